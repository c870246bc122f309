"""Appends what the owner takes to a persona's files: all of it, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

from backends.errors import PersonaError, Sentence, why_not
from backends.files import PRIVATE, alone_in, remove_parts, replacing, sync_later
from desktop.studio.bank import bank_of
from desktop.studio.readers.brought import Item, Pair, Statement, Voice
from desktop.studio.voice import VOICE_FILE, voice_line
from persona.layout import EXAMPLES_FILE, FACTS_FILE, MAX_FILE_BYTES, MAX_LINES
from persona.model import Example, Fact, Persona
from persona.records import MAX_ID_CHARS, example_from, example_line, fact_from, fact_line
from persona.sentences import normalised
from persona.store import stamp_of

__all__ = ["Ids", "Taken", "take", "write_all"]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many of each were added."""

    pairs: int = 0
    facts: int = 0
    voices: int = 0


def take(persona: Persona, items: Sequence[tuple[str, Item]]) -> Taken:
    """Append items to the files of a persona.

    Args:
        persona: As it was read when the items were proposed.
        items: Each with the name of the file that it comes from.

    Raises:
        PersonaError: The files were changed meanwhile, would be too large, or cannot be written;
            they are then as before.
    """
    if len(items) >= MAX_LINES:  # before the work of making them
        raise _too_much(persona, f"There would be {len(items)} new lines")
    lines = _lines(persona, items)
    if not any(lines.values()):
        return Taken()
    try:
        with alone_in(persona.folder):
            if stamp_of(persona.folder) != persona.stamp:
                raise _refusal(persona, "Its files were changed meanwhile.", "Do it once more.")
            new = {name: _content(persona, name, added) for name, added in lines.items() if added}
            write_all(persona.folder, new)
    except OSError as exc:
        why = why_not(exc, exc.filename or persona.folder)
        raise _refusal(persona, why, "Check that the disk has room and may be written to.") from exc
    return Taken(*(len(lines[name]) for name in (EXAMPLES_FILE, FACTS_FILE, VOICE_FILE)))


def _refusal(persona: Persona, why: str, todo: str) -> PersonaError:
    return PersonaError(
        what=Sentence("Nothing was added to {1}.", persona.name), why=why, todo=todo
    )


def _too_much(persona: Persona, would: str) -> PersonaError:
    allowed = f"{MAX_LINES} lines and {MAX_FILE_BYTES // 2**20} MiB are allowed"
    return _refusal(persona, f"{would}; {allowed}.", "Take less of it.")


def _lines(persona: Persona, items: Sequence[tuple[str, Item]]) -> dict[str, list[str]]:
    """Return the new lines by file, each proved to be read again."""
    facts = Ids({fact.id for fact in persona.facts}, "f")
    examples = Ids({own.id for own in (*persona.examples, *persona.held_back)}, "q")
    known, also = {fact.id for fact in persona.facts}, bank_of(persona).also()
    made: dict[str, list[str]] = {EXAMPLES_FILE: [], FACTS_FILE: [], VOICE_FILE: []}
    try:
        for source, item in items:
            if isinstance(item, Statement):
                fact = Fact(facts.free(item.id), item.text, item.topic, source)
                made[FACTS_FILE].append(_proved(fact_line(fact), fact_from))
            elif isinstance(item, Pair):
                example = _example(item, examples.free(item.id), known, also)
                made[EXAMPLES_FILE].append(_proved(example_line(example), example_from))
            elif isinstance(item, Voice):
                made[VOICE_FILE].append(voice_line(item.text, source))
    except ValueError as exc:
        raise _refusal(
            persona, why_not(exc, persona.folder, "A line would not be readable."), "Leave it out."
        ) from exc
    return made


def _proved(line: str, read: Callable[[str], object]) -> str:
    read(line)
    return line


def _example(
    pair: Pair, own_id: str, known_facts: set[str], also: Mapping[str, tuple[str, ...]]
) -> Example:
    """Return a pair of a persona; to a question of the interview as if it was answered there."""
    more = also.get(normalised(pair.questions[0]), ()) if len(pair.questions) == 1 else ()
    return Example(
        id=own_id,
        kind=pair.kind,
        questions=(*pair.questions, *more),
        answers=pair.answers,
        facts=tuple(fact for fact in pair.facts if fact in known_facts),
        topic=pair.topic,
    )


class Ids:
    """Gives each new line an id that no other has: its own, or the next number."""

    def __init__(self, taken: Iterable[str], letter: str) -> None:
        self._taken = set(taken)
        self._letter = letter
        numbers = [
            int(m[1]) for one in self._taken if (m := re.fullmatch(rf"{letter}(\d{{1,6}})", one))
        ]
        self._next = max(numbers, default=0) + 1

    def free(self, wanted: str) -> str:
        """Return an id, the wanted one where it is free and allowed."""
        is_allowed = bool(wanted) and len(wanted) <= MAX_ID_CHARS and wanted.isprintable()
        if not is_allowed or wanted in self._taken:
            wanted = next(self._numbered())
        self._taken.add(wanted)
        return wanted

    def _numbered(self) -> Iterator[str]:
        while True:
            name = f"{self._letter}{self._next:02d}"
            self._next += 1
            if name not in self._taken:
                yield name


def _content(persona: Persona, name: str, added: Sequence[str]) -> bytes:
    """Return a file with the new lines; the old ones to the byte.

    Raises:
        PersonaError: It would be more than a persona may hold.
    """
    path = persona.folder / name
    old = path.read_bytes() if path.exists() else b""
    separator = b"\n" if old and not old.endswith(b"\n") else b""
    new = old + separator + "".join(f"{line}\n" for line in added).encode()
    n_lines = new.count(b"\n") + 1
    if n_lines > MAX_LINES or len(new) > MAX_FILE_BYTES:
        raise _too_much(persona, f"{name} would have {n_lines} lines, {len(new) / 2**20:.1f} MiB")
    return new


def write_all(folder: Path, written: Mapping[str, bytes]) -> None:
    """Write all files, then let them take their places, the first one first.

    On a disk that is full none does. If one cannot, those before it are put back.

    Raises:
        OSError: One cannot be written.
    """
    paths = {(folder / name).resolve(): content for name, content in written.items()}
    before = {path: path.read_bytes() if path.exists() else None for path in paths}
    try:
        with ExitStack() as places:
            for path, content in reversed(paths.items()):  # they are left the last one first
                remove_parts(path)
                places.enter_context(_replaced(path)).write_bytes(content)
    except BaseException:
        for path, old in before.items():
            _put_back(path, old)
        raise
    for path in paths:
        sync_later(path)


def _put_back(path: Path, old: bytes | None) -> None:
    if old is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != old:
        with _replaced(path) as part:
            part.write_bytes(old)


def _replaced(path: Path) -> AbstractContextManager[Path]:
    """Return what lets a file take the place of another one, with its mode."""
    return replacing(path, path.stat().st_mode & 0o777 if path.exists() else PRIVATE)
