"""Writes what the owner changed into a persona's files: all of it, or nothing. Window process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from backends.errors import PersonaError, Sentence, Unusable, why_not
from backends.files import alone_in
from desktop.studio.taking import grown, too_large, write_all
from persona.layout import (
    EXAMPLES_FILE,
    FACTS_FILE,
    HELD_BACK_FILE,
    MAX_FILE_BYTES,
    MAX_TOLD,
    PERSONA_FILE,
)
from persona.model import Example, Fact, Persona
from persona.records import TextTooLong, persona_table, proved_line
from persona.store import is_changed_outside, stamp_of
from persona.writer import to_toml

__all__ = ["keep"]


def keep(before: Persona, after: Persona, others: Mapping[str, bytes] | None = None) -> Persona:
    """Write the files of a persona where they differ; return it with its new stamp.

    Args:
        before: As it was read.
        after: The same with other facts, examples, or fields of ``persona.toml``.
        others: Files that are written with them, such as pictures, by their names.

    Raises:
        PersonaError: Its files were changed meanwhile, a line would not be readable, there would
            be too many, or the folder cannot be written; they are then as before.
    """
    try:
        with alone_in(before.folder):
            return _kept(before, after, others or {})
    except TextTooLong as exc:
        too_long = Sentence("A text of it has more than {1} characters.", exc.limit)
        raise _refusal(before, too_long, "Shorten it, or make several of it.") from exc
    except ValueError as exc:
        raise _refusal(
            before, why_not(exc, before.folder, "A line would not be readable."), "Mend it."
        ) from exc
    except OSError as exc:
        raise PersonaError.unwritten(_not_kept(before), exc, before.folder) from exc


def _kept(before: Persona, after: Persona, others: Mapping[str, bytes]) -> Persona:
    if is_changed_outside(before):
        raise _refusal(before, "Its files were changed meanwhile.", "Do it once more.")
    write_all(before.folder, {**others, **_written(before, after)})
    return replace(after, stamp=stamp_of(before.folder))


def _written(before: Persona, after: Persona) -> dict[str, bytes]:
    """Return the files that differ; one that gains lines first, so that a kill loses no line.

    Raises:
        ValueError: A line would not be readable, or a file would be too large.
        PersonaError: There would be too many facts or answers.
    """
    changed = {
        name: (old, new)
        for name, old, new in (
            (FACTS_FILE, before.facts, after.facts),
            (EXAMPLES_FILE, before.examples, after.examples),
            (HELD_BACK_FILE, before.held_back, after.held_back),
        )
        if new != old
    }
    if any(len(new) > max(MAX_TOLD, len(old)) for old, new in changed.values()):
        raise _full(before)
    longer = {name for name, (old, new) in changed.items() if new[: len(old)] == old}
    stand = _standing(before, changed.keys() - longer)
    written = {
        name: grown(before.folder / name, _lines(new[len(old) :], stand))
        if name in longer
        else "".join(f"{line}\n" for line in _lines(new, stand)).encode()
        for name, (old, new) in changed.items()
    }
    for name, content in written.items():
        if len(content) > MAX_FILE_BYTES:
            raise Unusable(too_large(name))
    gains = {name: len(new) - len(old) for name, (old, new) in changed.items()}
    if persona_table(after) != persona_table(before):
        written[PERSONA_FILE] = to_toml(persona_table(after)).encode()
    return {name: written[name] for name in sorted(written, key=lambda own: -gains.get(own, 0))}


def _standing(persona: Persona, names: AbstractSet[str]) -> dict[int, str]:
    """Return the lines in some files by the records that they gave (by their `id()`).

    Who changes one of ten thousand lines does not wait until the others are made anew.
    """
    found: dict[int, str] = {}
    for name, records in (
        (FACTS_FILE, persona.facts),
        (EXAMPLES_FILE, persona.examples),
        (HELD_BACK_FILE, persona.held_back),
    ):
        lines = _lines_of(persona.folder / name) if name in names else []
        if len(lines) == len(records):
            found |= zip(map(id, records), lines, strict=True)
    return found


def _lines_of(path: Path) -> list[str]:
    """Return the lines of a JSONL file that are not empty, as they stand; none of none.

    Raises:
        OSError: It cannot be read.
    """
    text = path.read_text("utf-8-sig") if path.exists() else ""
    return [line for line in text.split("\n") if line.strip()]


def _lines(records: Iterable[Fact | Example], stand: Mapping[int, str]) -> Iterator[str]:
    """Yield the lines of records, as they stand where they do.

    Raises:
        ValueError: One would not be readable.
    """
    return (stand.get(id(own)) or proved_line(own) for own in records)


def _full(persona: Persona) -> PersonaError:
    full = f"{MAX_TOLD:,}"
    return _refusal(
        persona,
        Sentence("An avatar holds at most {1} facts and {1} answers.", full),
        "Remove what is not really about you.",
    )


def _refusal(persona: Persona, why: str, todo: str) -> PersonaError:
    return PersonaError(_not_kept(persona), why, todo)


def _not_kept(persona: Persona) -> Sentence:
    return Sentence("The change to {1} was not kept.", persona.name)
