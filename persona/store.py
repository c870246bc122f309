"""Reads and checks persona folders: every process that needs a persona.

A folder comes from anyone, so sizes, counts and paths are checked before anything is believed.
Each problem names its file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import TypeVar

from backends.digests import blake2b
from backends.errors import PersonaError, Sentence, Unusable, why_not
from persona.cards.lore import given_lore, kept_lore
from persona.cards.lorebook import joined
from persona.layout import (
    CARD_FILE,
    EXAMPLES_FILE,
    FACTS_FILE,
    HELD_BACK_FILE,
    LORE_FILE,
    MAX_FILE_BYTES,
    MAX_LINES,
    PERSONA_FILE,
)
from persona.model import Example, Fact, Lorebook, Persona
from persona.records import example_from, fact_from, persona_from
from persona.tables_of_toml import MAX_TOML_BYTES, read_toml

__all__ = [
    "Problem",
    "is_changed_outside",
    "load_persona",
    "read_persona",
    "stamp_of",
    "told_hash",
]

MAX_NAMED = 3  # places of what is wrong; the others are counted

Record = TypeVar("Record", Fact, Example)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a persona folder that the owner should look at.

    `line` counts from 1; 0 means the file as a whole. An error keeps the persona from loading.
    """

    file: str
    line: int
    text: str
    is_error: bool = True

    @property
    def place(self) -> str:
        """Return where it is: file:line."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        """Return it the way compilers do: file:line: text."""
        return f"{self.place}: {self.text}"


def load_persona(folder: Path) -> Persona:
    """Return the persona in a folder.

    Raises:
        PersonaError: The folder is missing, or a file in it is too large, damaged or hostile;
            the message names file and line.
    """
    persona, problems = read_persona(folder)
    errors = [problem for problem in problems if problem.is_error]
    if persona is None or errors:
        raise _refusal(folder, errors)
    return persona


def stamp_of(folder: Path) -> tuple[tuple[int, int], ...]:
    """Return what changes when a file of a persona is written; empty for no folder."""
    if folder == Path():
        return ()
    found = []
    names = (PERSONA_FILE, FACTS_FILE, EXAMPLES_FILE, HELD_BACK_FILE, CARD_FILE, LORE_FILE)
    for name in names:
        try:
            stat = (folder / name).stat()
            found.append((stat.st_mtime_ns, stat.st_size))
        except OSError:
            found.append((0, 0))
    return tuple(found)


def is_changed_outside(persona: Persona) -> bool:
    """Tell whether somebody has written to the persona's files since they were read."""
    return stamp_of(persona.folder) != persona.stamp


def told_hash(folder: Path) -> str:
    """Return a short hash over the files of what a persona tells: its facts and its pairs."""
    digest = blake2b(digest_size=8)
    for name in (FACTS_FILE, EXAMPLES_FILE):
        path = folder / name
        is_usual = path.is_file() and path.stat().st_size <= MAX_FILE_BYTES
        digest.update((path.read_bytes() if is_usual else b"") + b"\0")
    return digest.hexdigest()


def _refusal(folder: Path, errors: Sequence[Problem]) -> PersonaError:
    if not errors:
        return PersonaError(Sentence("The persona in {1} cannot be used.", folder.name or folder))
    more = f" (+{len(errors) - MAX_NAMED})" if len(errors) > MAX_NAMED else ""
    places = ", ".join(error.place for error in errors[:MAX_NAMED]) + more
    return PersonaError(
        what=Sentence(
            "The persona in {1} cannot be used because of {2}.", folder.name or folder, places
        ),
        why=errors[0].text,
        todo=Sentence("Correct it; “avatar-chat persona check {1}” says more.", folder),
    )


def read_persona(folder: Path) -> tuple[Persona | None, list[Problem]]:
    """Return the persona in a folder, where it can be read, and what is wrong with the folder."""
    problems: list[Problem] = []
    stamp = stamp_of(folder)  # before: what is written meanwhile is seen as a change
    persona = _read_toml(folder, problems)
    if persona is None:
        return None, problems
    facts = tuple(_records(folder, FACTS_FILE, fact_from, problems))
    examples = tuple(_records(folder, EXAMPLES_FILE, example_from, problems))
    held_back = tuple(_records(folder, HELD_BACK_FILE, example_from, problems))
    lore = _lore(folder, persona.name, problems)
    read = replace(persona, facts=facts, examples=examples, held_back=held_back, lore=lore)
    return replace(read, stamp=stamp), problems


def _lore(folder: Path, name: str, problems: list[Problem]) -> Lorebook:
    """Return the lore of the card that the persona was made of, and what was given to it."""
    books = []
    for file, read in ((CARD_FILE, kept_lore), (LORE_FILE, given_lore)):
        text = _text(folder, file, MAX_FILE_BYTES, problems)
        if text is None:
            continue
        try:
            book, unused = read(text.encode(), name)
        except ValueError as exc:
            problems.append(_flaw(exc, file))
            continue
        books.append(book)
        problems += (
            Problem(file, 0, f'the lore "{title}" is too long to be ever told', is_error=False)
            for title in unused.too_long
        )
    return reduce(joined, books, Lorebook())


def _read_toml(folder: Path, problems: list[Problem]) -> Persona | None:
    text = _text(folder, PERSONA_FILE, MAX_TOML_BYTES, problems)
    if text is None:
        if not problems:
            problems.append(Problem(PERSONA_FILE, 0, Sentence("There is none in {1}.", folder)))
        return None
    try:
        return persona_from(read_toml(text), folder)
    except tomllib.TOMLDecodeError as exc:
        problems.append(Problem(PERSONA_FILE, _line_of(str(exc)), "This is no TOML."))
    except (ValueError, RecursionError) as exc:
        problems.append(_flaw(exc, PERSONA_FILE))
    return None


def _flaw(exc: Exception, file: str, line: int = 0) -> Problem:
    return Problem(file, line, why_not(exc, file, Sentence("It is damaged.")))


def _line_of(message: str) -> int:
    found = re.search(r"line (\d+)", message)
    return int(found[1]) if found else 0


def _text(folder: Path, name: str, limit: int, problems: list[Problem]) -> str | None:
    """Return a file's text; None when it is missing or, with a problem noted, unusable."""
    path = folder / name
    try:
        if not path.exists():
            return None
        if not path.resolve().is_relative_to(folder.resolve()):
            raise Unusable("It is a link that leads out of the folder.")
        if not path.is_file():
            raise Unusable("It is not a regular file.")
        if (size := path.stat().st_size) > limit:
            raise Unusable(Sentence("Its {1} bytes are more than the {2} allowed.", size, limit))
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        problems.append(Problem(name, 0, "It cannot be read: it is no text in UTF-8."))
    except (OSError, Unusable) as exc:
        problems.append(_flaw(exc, name))
    return None


def _records(
    folder: Path, name: str, read: Callable[[str], Record], problems: list[Problem]
) -> Iterator[Record]:
    """Yield the usable lines of a JSONL file; note the others."""
    lines = (_text(folder, name, MAX_FILE_BYTES, problems) or "").split("\n")
    if len(lines) > MAX_LINES:
        text = Sentence("Its {1} lines are more than the {2} allowed.", len(lines), MAX_LINES)
        problems.append(Problem(name, 0, text))
        return
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                record = read(line)
                if record.id in seen:
                    raise Unusable(Sentence("The id {1} occurs twice.", record.id))
            except (ValueError, RecursionError) as exc:
                problems.append(_flaw(exc, name, number))
            else:
                seen.add(record.id)
                yield record
