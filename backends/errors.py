"""What can go wrong, in words for the person: used in every process.

The tree::

    AvatarError
    ├── BackendError
    │   ├── BackendUnavailable   the backend or its library is not usable here
    │   ├── ModelLoadError       this model file cannot be loaded
    │   ├── ContextOverflow      the prompt does not fit the context
    │   └── GenerationError      the reply could not be made
    ├── EngineError              the engine process could not be used
    │   ├── EngineConfined       its cage lacks what a load needs: another child has to do it
    │   ├── EngineCrashed        it died: signal, abort, out of memory, hang
    │   └── ProtocolError        it was sent, or it sent, something undecodable
    ├── PersonaError             a persona folder, card or fact file is not usable
    ├── SettingsError            a setting is out of range or unreadable
    ├── HistoryError             the stored chats cannot be read or written
    ├── DownloadError            a model cannot be found or fetched
    └── FinetuneError            a step of the pipeline cannot go on

Only ``code`` and the three sentences cross the process boundary, those with values in them also as
what they are made of.
"""

from __future__ import annotations

import errno
import logging
import re
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Self

__all__ = [
    "AvatarError",
    "BackendError",
    "BackendUnavailable",
    "ContextOverflow",
    "DownloadError",
    "EngineConfined",
    "EngineCrashed",
    "EngineError",
    "FinetuneError",
    "GenerationError",
    "HistoryError",
    "ModelLoadError",
    "PersonaError",
    "ProtocolError",
    "Sentence",
    "SettingsError",
    "Unusable",
    "error_from_code",
    "filled",
    "joined",
    "why_not",
    "why_refused",
    "why_unreadable",
]

LOG = logging.getLogger("avatar.errors")

_HOLE = re.compile(r"\{([1-9])\}")
_TOLD = ("what", "why", "todo")
_IN_USE = "Another window or program is using {1}."
_NO_DRIVE = "The drive of {1} cannot be read or written."
_NO_ROOM = "There is no room left for {1}."
_NOT_ALLOWED = "You may not read or change {1}."
_REFUSALS = {  # by name: not every system has each
    "ENOENT": "{1} is not there.",
    "EACCES": _NOT_ALLOWED,
    "EPERM": _NOT_ALLOWED,
    "EROFS": "{1} is on a drive that can only be read.",
    "ENOSPC": _NO_ROOM,
    "EDQUOT": _NO_ROOM,
    "EFBIG": "{1} would be larger than its drive allows.",
    "EEXIST": "{1} is there already.",
    "ENOTEMPTY": "{1} is there already.",
    "EISDIR": "{1} is a folder.",
    "ENOTDIR": "A part of the path {1} is no folder.",
    "ENAMETOOLONG": "The name {1} is too long.",
    "ELOOP": "{1} is a link that leads to itself.",
    "ENOEXEC": "{1} is no program for this computer.",
    "EMFILE": "Too many files are open to open {1}, too.",
    "ENFILE": "Too many files are open to open {1}, too.",
    "EBUSY": _IN_USE,
    "EAGAIN": _IN_USE,
    "EWOULDBLOCK": _IN_USE,
    "ETIMEDOUT": _IN_USE,
    "ETXTBSY": _IN_USE,
    "EIO": _NO_DRIVE,
    "ENODEV": _NO_DRIVE,
    "ENXIO": _NO_DRIVE,
}
_SHARING_VIOLATION = 32  # Windows: another program has the file open


class Sentence(str):
    """An English sentence with values in it that can be said in another language, too.

    It is the text, and remembers what it is made of. Translators find the template in the source,
    so that it has to be a literal.

    Args:
        template: The sentence, with ``{1}``, ``{2}`` … where its values go. Of several sentences,
            one in each line, each is translated by itself.
        values: As many; not translated.
    """

    __slots__ = ("parts",)
    parts: tuple[str, ...]  # the template, and the values as text

    def __new__(cls, template: str, *values: object) -> Sentence:
        """Fill the template."""
        parts = (template, *map(str, values))
        sentence = super().__new__(cls, filled(" ".join(template.splitlines()), parts[1:]))
        sentence.parts = parts
        return sentence


def filled(template: str, values: tuple[str, ...]) -> str:
    """Return a template with its values; a hole without a value stays."""

    def value(hole: re.Match[str]) -> str:
        number = int(hole[1])
        return values[number - 1] if number <= len(values) else hole[0]

    return _HOLE.sub(value, template)


def joined(*sentences: str) -> Sentence:
    """Return sentences as one text; at most one of them has values."""
    parts = [said.parts if isinstance(said, Sentence) else (said,) for said in sentences]
    values = next((values for _, *values in parts if values), [])
    return Sentence("\n".join(template for template, *_ in parts), *values)


class Unusable(ValueError):
    """Why a file or a value cannot be used; raised where the file's name is not known.

    Args:
        why: A sentence for the person, as of an error.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def why_not(exc: BaseException, place: object, otherwise: str = "") -> str:
    """Say in words of our own why something failed; those of Python and of libraries are logged.

    Args:
        exc: What was raised.
        place: The file or folder that it is about.
        otherwise: The sentence where the system gives no reason.
    """
    if isinstance(exc, Unusable):
        return exc.why
    LOG.info("%s: %s: %s", place, type(exc).__name__, exc)
    if not isinstance(exc, OSError) or exc.errno is None:
        return otherwise
    if getattr(exc, "winerror", 0) == _SHARING_VIOLATION:
        return Sentence(_IN_USE, place)
    template = _REFUSALS.get(errno.errorcode.get(exc.errno, ""), "The system refuses {1} ({2}).")
    return Sentence(template, place, f"errno {exc.errno}")


def why_refused(exc: OSError, place: object) -> str:
    """Say why the system refused something: of the file that it names, else of `place`."""
    return why_not(exc, exc.filename or place)


def why_unreadable(exc: BaseException, path: Path) -> str:
    """Say why a file cannot be used; it is damaged where the system gives no reason."""
    return why_not(exc, path, Sentence("{1} is damaged.", path.name))


class AvatarError(Exception):
    """Base of all errors that a person may read.

    Args:
        what: What happened, one sentence.
        why: The cause as far as it is known, one sentence; may be empty.
        todo: What the person can do now, one sentence; may be empty.
    """

    code: ClassVar[str] = "error"

    def __init__(self, what: str, why: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.todo = todo

    @classmethod
    def unwritten(cls, what: str, exc: OSError, place: object) -> Self:
        """Return an error for what could not be written.

        Args:
            what: As of any error.
            exc: What the system said.
            place: The file or folder that it is about, where the system names none.
        """
        todo = "Check that the disk has room and may be written to."
        return cls(what, why_refused(exc, place), todo)

    def __str__(self) -> str:
        """Return the three sentences in reading order."""
        return " ".join(part for part in (self.what, self.why, self.todo) if part)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in reading order."""
        told = filter(None, (self.what, self.why, self.todo))
        return tuple(map(joined, told))

    @property
    def words(self) -> dict[str, str]:
        """The code and the sentences as plain text, for a line of JSON."""
        return {"code": self.code} | {name: str(getattr(self, name)) for name in _TOLD}

    @property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """What those of the sentences are made of that have values in them."""
        told = ((name, getattr(self, name)) for name in _TOLD)
        return {name: said.parts for name, said in told if isinstance(said, Sentence)}

    @property
    def record(self) -> dict[str, object]:
        """The words and the parts, for another process or a file."""
        return {**self.words, "parts": self.parts}


class BackendError(AvatarError):
    """A backend could not do what was asked."""

    code = "backend_error"


class BackendUnavailable(BackendError):
    """The backend, its Python package or its native library is not usable here."""

    code = "backend_unavailable"


class ModelLoadError(BackendError):
    """A model or adapter file cannot be loaded."""

    code = "model_load"


class ContextOverflow(BackendError):
    """The prompt is longer than the context."""

    code = "context_overflow"


class GenerationError(BackendError):
    """The reply could not be made, or not to its end."""

    code = "generation"


class EngineError(AvatarError):
    """The engine process could not be used."""

    code = "engine_error"


class EngineConfined(EngineError):
    """The engine closed its cage around other files. Clients start another one; nobody reads it."""

    code = "engine_confined"


class EngineCrashed(EngineError):
    """The engine process ended without being asked to."""

    code = "engine_crashed"


class ProtocolError(EngineError):
    """A line between window and engine could not be understood."""

    code = "protocol"


class PersonaError(AvatarError):
    """A persona folder, card or fact file is not usable."""

    code = "persona"


class SettingsError(AvatarError):
    """A setting is out of range, or the settings file is unreadable."""

    code = "settings"


class HistoryError(AvatarError):
    """The stored chats cannot be read or written."""

    code = "history"


class DownloadError(AvatarError):
    """A model cannot be found, fetched or kept."""

    code = "download"


class FinetuneError(AvatarError):
    """A step of the fine-tuning pipeline cannot go on."""

    code = "finetune"


def _subclasses(root: type[AvatarError]) -> dict[str, type[AvatarError]]:
    found = {root.code: root}
    for child in root.__subclasses__():
        found |= _subclasses(child)
    return found


def error_from_code(
    code: str,
    what: str,
    why: str = "",
    todo: str = "",
    parts: Mapping[str, tuple[str, ...]] | None = None,
) -> AvatarError:
    """Rebuild an error that crossed a process boundary.

    An unknown code becomes a `BackendError`, so that a newer engine never breaks the window.

    Args:
        code: Of its class.
        what: See `AvatarError`.
        why: See `AvatarError`.
        todo: See `AvatarError`.
        parts: Its `AvatarError.parts`.
    """
    words = {"what": what, "why": why, "todo": todo}
    words |= {name: Sentence(*of) for name, of in (parts or {}).items() if name in words and of}
    return _subclasses(AvatarError).get(code, BackendError)(**words)
