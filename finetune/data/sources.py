"""Reads an owner's own questions and answers as examples: pipeline process.

A row of ours, in JSONL, JSON or CSV, has ``question`` and ``answer``, and may have ``id`` (rows of
one id are wordings of one question), ``kind`` and ``facts`` (ids, in CSV separated by blanks).
Lines in the shape of a persona's ``examples.jsonl`` are understood too. Every other file is read
as ``avatar-chat persona add`` reads it; what is left out of it is told.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from backends.errors import FinetuneError, PersonaError
from persona.model import Example, Kind, Persona

__all__ = ["Source", "all_examples", "read_examples", "read_source"]

MAX_SOURCE_BYTES = 64 * 2**20
N_NAMED = 3  # lines that are named where all of a file was left out


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a source: either a pair, or an example in many wordings."""

    question: str = ""
    answer: str = ""
    id: str = ""
    kind: Kind = "answerable"
    facts: tuple[str, ...] = ()
    topic: str = ""
    questions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    is_generic: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What a file gave: examples, and what was left out of it, each with its line and why."""

    examples: tuple[Example, ...]
    left_out: tuple[str, ...] = ()


def all_examples(persona: Persona, files: Sequence[str]) -> Source:
    """Return the persona's examples and those of the recipe's own files.

    Raises:
        FinetuneError: A file cannot be read, or names a fact that the persona does not have.
    """
    sources = [read_source(Path(name), persona.name) for name in files]
    added = [example for source in sources for example in source.examples]
    known = {fact.id for fact in persona.facts}
    for example in added:
        if missing := set(example.facts) - known:
            raise _refusal(
                Path(example.id), f"{persona.name} has no fact {', '.join(sorted(missing))}"
            )
    left_out = tuple(text for source in sources for text in source.left_out)
    return Source((*persona.examples, *added), left_out)


def read_source(path: Path, name: str) -> Source:
    """Return what a file gives: rows of ours, or what another program wrote.

    Args:
        path: The file.
        name: Of the persona, whose words are the answers in a conversation.

    Raises:
        FinetuneError: It is missing, too large, not understood, or gives nothing.
    """
    try:
        examples = read_examples(path)
    except FinetuneError as exc:
        return _brought(path, name, exc)
    if not examples:
        raise _refusal(path, "there is no question in it")
    return Source(examples)


def _brought(path: Path, name: str, refused: FinetuneError) -> Source:
    from desktop.studio.readers.bring import bring

    try:
        brought = bring(path, name)
    except PersonaError as exc:
        if path.suffix.lower() in _READERS:
            raise refused from exc
        raise _refusal(path, exc.why.rstrip(".")) from exc
    pairs = brought.pairs()
    left = tuple(f"{path.name}, {one.place}: {one.why}" for one in brought.left_out)
    if not pairs:
        raise _refusal(path, f"it gives no answer ({'; '.join(left[:N_NAMED])})") from refused
    rows = (
        Example(
            id=f"{path.stem}:{pair.id or (*pair.answers, pair.place)[0]}",
            kind=pair.kind,
            questions=pair.questions,
            answers=pair.answers,
            facts=pair.facts,
            topic=pair.topic,
        )
        for pair in pairs
    )
    return Source(_grouped(rows), left)


def read_examples(path: Path) -> tuple[Example, ...]:
    """Return the examples of a file of ours; rows of the same id or the same answer become one.

    Raises:
        FinetuneError: It is missing, too large, or a row is not understood; names the row.
    """
    return _grouped(_example(path, n, row) for n, row in enumerate(_rows(path), start=1))


def _grouped(examples: Iterable[Example]) -> tuple[Example, ...]:
    grouped: dict[str, Example] = {}
    for example in examples:
        earlier = grouped.get(example.id)
        grouped[example.id] = _joined(earlier, example) if earlier else example
    return tuple(grouped.values())


def _joined(one: Example, other: Example) -> Example:
    return replace(
        one,
        questions=tuple(dict.fromkeys((*one.questions, *other.questions))),
        answers=tuple(dict.fromkeys((*one.answers, *other.answers))),
    )


def _example(path: Path, number: int, values: object) -> Example:
    try:
        row = msgspec.convert(values, _Row)
    except msgspec.ValidationError as exc:
        raise _refusal(path, f"row {number}: {exc}") from exc
    questions = tuple(q.strip() for q in (*row.questions, row.question) if q.strip())
    answers = tuple(a.strip() for a in (*row.answers, row.answer) if a.strip())
    if not questions or (not answers and row.kind not in ("unanswerable", "general")):
        raise _refusal(path, f"row {number} has no question or no answer")
    return Example(
        id=f"{path.stem}:{row.id or (answers[0] if answers else number)}",
        kind=row.kind,
        questions=questions,
        answers=answers,
        facts=row.facts,
        topic=row.topic,
        is_generic=row.is_generic,
    )


def _rows(path: Path) -> Iterator[object]:
    try:
        if path.stat().st_size > MAX_SOURCE_BYTES:
            raise ValueError("it is larger than 64 MiB")
        if path.suffix.lower() not in _READERS:
            raise ValueError("only .jsonl, .json and .csv are understood")
        text = path.read_text("utf-8-sig")
        yield from _READERS[path.suffix.lower()](text)
    except RecursionError as exc:
        raise _refusal(path, "its values are nested too deeply") from exc
    except (OSError, ValueError, csv.Error) as exc:  # a DecodeError of msgspec is a ValueError
        raise _refusal(path, str(exc)) from exc


def _from_jsonl(text: str) -> Iterator[object]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield msgspec.json.decode(line)
            except msgspec.DecodeError as exc:
                raise ValueError(f"line {number}: {exc}") from exc


def _from_json(text: str) -> Iterator[object]:
    values = msgspec.json.decode(text)
    if not isinstance(values, list):
        raise ValueError("it is no list of rows")
    yield from values


def _from_csv(text: str) -> Iterator[object]:
    for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
        if None in row:
            raise ValueError("a row has more cells than there are columns; quote its commas")
        values: dict[str, object] = {key: value for key, value in row.items() if value}
        facts = values.get("facts")
        if isinstance(facts, str):
            values["facts"] = facts.split()
        yield values


_READERS = {".jsonl": _from_jsonl, ".json": _from_json, ".csv": _from_csv}


def _refusal(path: Path, why: str) -> FinetuneError:
    return FinetuneError(
        what=f"The questions and answers in {path} cannot be used.",
        why=f"{why}.",
        todo="Correct it; docs/make-your-own.md shows the columns.",
    )
