"""Keys for servers and the Hub: from the environment or the system's keyring. Any process.

A key is never written to a file, a log or a message of ours; `Secret` shows dots wherever it is
printed by mistake.
"""

from __future__ import annotations

import logging
import os
import re
import unicodedata
from collections.abc import Mapping

from backends.errors import BackendUnavailable, Sentence

__all__ = ["KEY_VARIABLE", "SERVICE", "Secret", "find_key", "forget_key", "store_key"]

LOG = logging.getLogger(__name__)
SERVICE = "avatar-chat"  # the name of our entries in the keyring
KEY_VARIABLE = "AVATAR_CHAT_API_KEY"


class Secret:
    """A text that is only told to who asks for it by name."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text.strip()

    def reveal(self) -> str:
        """Return the text itself, to be sent to its server and nowhere else."""
        return self._text

    def __bool__(self) -> bool:
        """Return whether there is one."""
        return bool(self._text)

    def __repr__(self) -> str:
        """Return dots."""
        return "Secret(•••)" if self._text else "Secret()"

    __str__ = __repr__


def find_key(
    name: str, *, variable: str = KEY_VARIABLE, environ: Mapping[str, str] | None = None
) -> Secret:
    """Return the key of a server: the environment's, else the keyring's, else an empty one.

    Args:
        name: The entry in the keyring; for a server its host.
        variable: The environment variable that goes first.
        environ: The environment, if not that of this process.
    """
    text = (os.environ if environ is None else environ).get(variable, "")
    return Secret(_cleaned(text or _from_keyring(name)))


def _cleaned(text: str) -> str:
    """Return a key without what was copied with it: its name, quotation marks, what is unseen."""
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
    plain = _NAMED.sub("", seen.strip(_AROUND), count=1).strip(_AROUND)
    return _SCHEME.sub("", plain, count=1).strip(_AROUND)


_NAMED = re.compile(
    r"^(?:export\s+|set\s+|\$env:)?[\"']?[\w-]*(?:key|token|authorization)[\"']?\s*[=:]\s*",
    re.IGNORECASE,
)  # as in a settings file, a command or a header
_SCHEME = re.compile(r"^bearer\s+", re.IGNORECASE)
_AROUND = " \t\r\n\"'`“”‘’«»<>,;"


def _from_keyring(name: str) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(SERVICE, name) or ""
    except (KeyringError, RuntimeError, OSError) as exc:
        LOG.info("the keyring did not answer: %s", type(exc).__name__)
        return ""


def store_key(name: str, key: Secret) -> None:
    """Put a key into the keyring.

    Raises:
        BackendUnavailable: This system has no keyring that can be used.
    """
    try:
        import keyring
        from keyring.errors import KeyringError

        keyring.set_password(SERVICE, name, key.reveal())
    except ImportError as exc:
        raise _no_keyring("The package keyring is not installed.") from exc
    except (KeyringError, RuntimeError, OSError) as exc:
        LOG.info("%s: %s", type(exc).__name__, exc)
        raise _no_keyring() from exc


def forget_key(name: str) -> None:
    """Take a key out of the keyring; one that is not there is no fault."""
    try:
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError
    except ImportError:
        return
    try:
        keyring.delete_password(SERVICE, name)
    except PasswordDeleteError:
        return
    except (KeyringError, RuntimeError, OSError) as exc:
        LOG.info("%s: %s", type(exc).__name__, exc)
        raise _no_keyring() from exc


def _no_keyring(why: str = "The keyring of this system cannot be used.") -> BackendUnavailable:
    return BackendUnavailable(
        what="The key could not be kept.",
        why=why,
        todo=Sentence(
            "Unlock it, or set the environment variable {1} before the app starts.", KEY_VARIABLE
        ),
    )
