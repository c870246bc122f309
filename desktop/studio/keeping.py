"""Writes what the owner changed into a persona's files: all of it, or nothing. Window process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from backends.errors import PersonaError, Sentence, Unusable, why_not
from backends.files import alone_in
from desktop.studio.taking import write_all
from persona.layout import (
    EXAMPLES_FILE,
    FACTS_FILE,
    HELD_BACK_FILE,
    MAX_FILE_BYTES,
    MAX_LINES,
    PERSONA_FILE,
)
from persona.model import Persona
from persona.records import (
    TextTooLong,
    example_from,
    example_line,
    fact_from,
    fact_line,
    persona_table,
)
from persona.store import stamp_of
from persona.writer import to_toml

__all__ = ["is_changed_outside", "keep"]


def is_changed_outside(persona: Persona) -> bool:
    """Tell whether somebody else has written to the persona's files since they were read."""
    return stamp_of(persona.folder) != persona.stamp


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
        why = why_not(exc, exc.filename or before.folder)
        raise _refusal(before, why, "Check that the disk has room and may be written to.") from exc


def _kept(before: Persona, after: Persona, others: Mapping[str, bytes]) -> Persona:
    if is_changed_outside(before):
        raise _refusal(before, "Its files were changed meanwhile.", "Do it once more.")
    write_all(before.folder, {**others, **_written(before, after)})
    return replace(after, stamp=stamp_of(before.folder))


def _written(before: Persona, after: Persona) -> dict[str, bytes]:
    """Return the files that differ; one that gains lines first, so that a kill loses no line.

    Raises:
        ValueError: A line would not be readable, or there would be too many.
    """
    written, gains = {}, dict[str, int]()
    if after.facts != before.facts:
        lines = _lines(map(fact_line, after.facts), {*map(fact_line, before.facts)}, fact_from)
        written[FACTS_FILE] = lines
    known = {*map(example_line, (*before.examples, *before.held_back))}
    for name, old, new in (
        (EXAMPLES_FILE, before.examples, after.examples),
        (HELD_BACK_FILE, before.held_back, after.held_back),
    ):
        if new != old:
            written[name] = _lines(map(example_line, new), known, example_from)
            gains[name] = len(new) - len(old)
    if persona_table(after) != persona_table(before):
        written[PERSONA_FILE] = to_toml(persona_table(after)).encode()
    return {name: written[name] for name in sorted(written, key=lambda own: -gains.get(own, 0))}


def _refusal(persona: Persona, why: str, todo: str) -> PersonaError:
    return PersonaError(
        what=Sentence("The change to {1} was not kept.", persona.name), why=why, todo=todo
    )


def _lines(lines: Iterable[str], known: set[str], read: Callable[[str], object]) -> bytes:
    """Return the content of a file; each line that is new is proved to be read again.

    Raises:
        ValueError: One would not be, or there are too many.
    """
    listed = list(lines)
    for line in listed:
        if line not in known:
            read(line)
    content = "".join(f"{line}\n" for line in listed).encode()
    if len(listed) >= MAX_LINES or len(content) > MAX_FILE_BYTES:
        most = "It would have more than {1} lines or {2} MiB."
        raise Unusable(Sentence(most, MAX_LINES, MAX_FILE_BYTES // 2**20))
    return content
