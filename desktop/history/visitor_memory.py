"""What avatars remember of who talks to them: a file of its own. Window process; no Qt.

Nothing is in it before the person agrees, one avatar at a time. It is not a part of chats, exports
or avatars. Each change is written whole at once; what is forgotten is not in the file any more.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path

import msgspec

from backends.errors import HistoryError, why_not, why_unreadable
from backends.files import remove_parts, write_atomically
from persona.visitor import Visitor

__all__ = ["Remembered", "VisitorMemory"]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What one avatar remembers.

    Attributes:
        is_allowed: Whether the person wants to be remembered across chats.
    """

    is_allowed: bool = False
    visitor: Visitor = field(default_factory=Visitor)


class VisitorMemory:
    """The file. Read anew for each change, because another window may have written it.

    Args:
        path: Made with the first thing to remember, readable to nobody else.

    Raises (every method):
        HistoryError: The file cannot be read or written, in words.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, persona_id: str) -> Remembered:
        """Return what an avatar remembers."""
        return self._read().get(persona_id, Remembered())

    def keep(self, persona_id: str, remembered: Remembered) -> None:
        """Write what an avatar remembers from now on."""
        self._write({**self._read(), persona_id: remembered})

    def forget(self, persona_id: str) -> None:
        """Remove all that an avatar remembers, and that it may remember."""
        known = self._read()
        if known.pop(persona_id, None) is not None:
            self._write(known)
        self._clear()

    def _read(self) -> dict[str, Remembered]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, Remembered])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as exc:
            raise HistoryError(
                "What I remember about you could not be read.",
                why_unreadable(exc, self._path),
                "Delete this file to begin anew.",
            ) from exc

    def _write(self, known: dict[str, Remembered]) -> None:
        try:
            payload = msgspec.json.encode({key: asdict(one) for key, one in known.items()})
            write_atomically(self._path, msgspec.json.format(payload, indent=2) + b"\n")
        except OSError as exc:
            raise _unwritable(self._path, exc) from exc
        self._clear()

    def _clear(self) -> None:
        """Remove what a process that was killed while it wrote has left: it is as private."""
        try:
            remove_parts(self._path)
        except OSError as exc:
            raise _unwritable(self._path, exc) from exc


def _unwritable(path: Path, exc: OSError) -> HistoryError:
    return HistoryError(
        "What I remember about you could not be saved.",
        why_not(exc, path.parent),
        "Check the free space and the permissions of this folder.",
    )
