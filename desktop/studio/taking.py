"""Appends what the owner takes to a persona's files: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from backends.errors import PersonaError, Sentence, why_not
from backends.files import PRIVATE, alone_in, remove_parts, replacing, sync_later
from desktop.studio.readers.brought import Item, Pair, Statement
from desktop.studio.voice import VOICE_FILE, voice_line
from persona.bank import bank_of
from persona.layout import EXAMPLES_FILE, FACTS_FILE, MAX_FILE_BYTES, MAX_LINES, MAX_TOLD
from persona.model import Example, Fact, Persona
from persona.records import MAX_ID_CHARS, proved_line
from persona.sentences import normalised
from persona.store import is_changed_outside, stamp_of

__all__ = ["Ids", "Taken", "grown", "take", "too_large", "write_all"]

MAX_NUMBER = 7  # characters of an id that is a letter and a number
MIB = 2**20
TAKE_LESS = "Take less of it: what is really about you."


@dataclass(frozen=True, slots=True)
class Taken:
    """How many of each were added, and the persona with them."""

    persona: Persona
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
    _check_room(persona, items)
    new = _Records(persona)
    new.add_all(items)
    if not any(new.lines.values()):
        return Taken(persona)
    try:
        with alone_in(persona.folder):
            if is_changed_outside(persona):
                raise _refusal(persona, "Its files were changed meanwhile.", "Do it once more.")
            write_all(persona.folder, new.contents())
            after = new.persona()
    except OSError as exc:
        raise PersonaError.unwritten(_not_added(persona), exc, persona.folder) from exc
    return Taken(after, len(new.examples), len(new.facts), len(new.lines[VOICE_FILE]))


def _refusal(persona: Persona, why: str, todo: str) -> PersonaError:
    return PersonaError(_not_added(persona), why, todo)


def _not_added(persona: Persona) -> Sentence:
    return Sentence("Nothing was added to {1}.", persona.name)


def _check_room(persona: Persona, items: Sequence[tuple[str, Item]]) -> None:
    """Look, before the work of making them, whether there would be too many facts or answers."""
    for kind, there in ((Statement, persona.facts), (Pair, persona.examples)):
        n = len(there) + sum(isinstance(item, kind) for _, item in items)
        if n > MAX_TOLD and n > len(there):
            why = Sentence(
                "There would be {1} of them; an avatar holds at most {2} facts and {2} answers.",
                f"{n:,}",
                f"{MAX_TOLD:,}",
            )
            raise _refusal(persona, why, TAKE_LESS)


class _Records:
    """What is new to a persona: its records, and their lines by file."""

    def __init__(self, persona: Persona) -> None:
        self._persona = persona
        self._known = {fact.id for fact in persona.facts}
        self._fact_ids = Ids(self._known, "f")
        self._ids = Ids({own.id for own in (*persona.examples, *persona.held_back)}, "q")
        self._also = bank_of(persona).also()
        self.facts: list[Fact] = []
        self.examples: list[Example] = []
        self.lines: dict[str, list[str]] = {EXAMPLES_FILE: [], FACTS_FILE: [], VOICE_FILE: []}

    def add_all(self, items: Sequence[tuple[str, Item]]) -> None:
        """Make the records, each proved to be read again.

        Raises:
            PersonaError: One would not be.
        """
        try:
            for source, item in items:
                self._add(source, item)
        except ValueError as exc:
            why = why_not(exc, self._persona.folder, "A line would not be readable.")
            raise _refusal(self._persona, why, "Leave it out.") from exc

    def _add(self, source: str, item: Item) -> None:
        if isinstance(item, Statement):
            fact = Fact(self._fact_ids.free(item.id), item.text, item.topic, "file")
            self.lines[FACTS_FILE].append(proved_line(fact))
            self.facts.append(fact)
        elif isinstance(item, Pair):
            pair = _example(item, self._ids.free(item.id), self._known, self._also)
            self.lines[EXAMPLES_FILE].append(proved_line(pair))
            self.examples.append(pair)
        else:
            self.lines[VOICE_FILE].append(voice_line(item.text, source))

    def contents(self) -> dict[str, bytes]:
        """Return the files as they are to be.

        Raises:
            PersonaError: One would be more than a persona may hold.
        """
        return {
            name: _content(self._persona, name, added)
            for name, added in self.lines.items()
            if added
        }

    def persona(self) -> Persona:
        """Return the persona as its files are now."""
        before = self._persona
        return replace(
            before,
            facts=(*before.facts, *self.facts),
            examples=(*before.examples, *self.examples),
            stamp=stamp_of(before.folder),
        )


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
        numbers = (one[1:] for one in self._taken if one[:1] == letter and len(one) <= MAX_NUMBER)
        self._next = max((int(own) for own in numbers if own.isdecimal()), default=0) + 1

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


def grown(path: Path, added: Iterable[str]) -> bytes:
    """Return the content of a file with new lines; the old ones to the byte.

    Raises:
        OSError: It cannot be read.
    """
    old = path.read_bytes() if path.exists() else b""
    separator = b"\n" if old and not old.endswith(b"\n") else b""
    return old + separator + "".join(f"{line}\n" for line in added).encode()


def _content(persona: Persona, name: str, added: Sequence[str]) -> bytes:
    """Return a file with the new lines.

    Raises:
        PersonaError: It would be more than a persona may hold.
    """
    new = grown(persona.folder / name, added)
    if len(new) > MAX_FILE_BYTES or new.count(b"\n") >= MAX_LINES:
        raise _refusal(persona, too_large(name), TAKE_LESS)
    return new


def too_large(name: str) -> Sentence:
    """Say that a file would be more than a persona may hold."""
    limit = f"{MAX_LINES:,}", MAX_FILE_BYTES // MIB
    return Sentence("{1} would have more than {2} lines or {3} MiB.", name, *limit)


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
