"""What visitors asked in vain, kept on this computer alone. Window process, command line; no Qt.

One file for each avatar, in the folder of what may be thrown away: it is in no card and no shared
file. It can be switched off, and emptied.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backends.files import write_atomically
from desktop.config.paths import Places, create_private
from persona.sentences import normalised

__all__ = ["Unanswered", "Vain"]

FOLDER = "unanswered"
SWITCH = "off"  # a file; while it is there, nothing is kept
MAX_BYTES = 4 * 2**20
MAX_CHARS = 400  # of a question that is kept


@dataclass(frozen=True, slots=True)
class Vain:
    """A question that was asked in vain, and how often."""

    text: str
    count: int


class Unanswered:
    """The questions that avatars could not answer.

    Args:
        places: Where the person's data is.
    """

    def __init__(self, places: Places) -> None:
        self._folder = places.state / FOLDER

    @property
    def is_on(self) -> bool:
        """Whether questions are kept."""
        return not (self._folder / SWITCH).exists()

    def switch(self, *, on: bool) -> None:
        """Keep questions from now on, or keep none.

        Raises:
            OSError: The folder cannot be written.
        """
        if on:
            (self._folder / SWITCH).unlink(missing_ok=True)
        else:
            create_private(self._folder / SWITCH)

    def note(self, persona_id: str, question: str) -> None:
        """Keep a question, unless that is switched off or there are too many.

        Raises:
            OSError: The folder cannot be written.
        """
        path, text = self._path(persona_id), " ".join(question.split())[:MAX_CHARS]
        if not (self.is_on and text and persona_id):
            return
        create_private(path)
        if path.stat().st_size < MAX_BYTES:
            with path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(json.dumps(text, ensure_ascii=False) + "\n")

    def asked(self, persona_id: str) -> list[Vain]:
        """Return what was asked of an avatar in vain, the most frequent first."""
        counts: dict[str, int] = {}
        first: dict[str, str] = {}
        for text in self._texts(persona_id):
            plain = normalised(text) or text
            first.setdefault(plain, text)
            counts[plain] = counts.get(plain, 0) + 1
        order = sorted(counts, key=lambda plain: -counts[plain])
        return [Vain(first[plain], counts[plain]) for plain in order]

    def forget(self, persona_id: str, question: str = "") -> None:
        """Forget a question in all its repetitions; without one, all of an avatar.

        Raises:
            OSError: The file cannot be written.
        """
        path = self._path(persona_id)
        plain = normalised(question) or question
        kept = [text for text in self._texts(persona_id) if (normalised(text) or text) != plain]
        if not (question and kept):
            path.unlink(missing_ok=True)
            return
        lines = (json.dumps(text, ensure_ascii=False) + "\n" for text in kept)
        write_atomically(path, "".join(lines).encode("utf-8", "replace"))

    def _path(self, persona_id: str) -> Path:
        return self._folder / f"{Path(persona_id).name}.jsonl"

    def _texts(self, persona_id: str) -> Iterator[str]:
        try:
            data = self._path(persona_id).read_bytes()
        except OSError:
            return
        for line in data.split(b"\n"):
            try:
                text = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(text, str):
                yield text
