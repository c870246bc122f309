"""Turns the tables of a persona folder into values and back: every process.

Types and sizes are checked here; unknown fields are kept in `extra` and written back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TypeVar

import msgspec

from backends.errors import Sentence, Unusable
from persona.model import Example, Fact, Persona

__all__ = [
    "TextTooLong",
    "example_from",
    "fact_from",
    "persona_from",
    "persona_table",
    "proved_line",
    "record_line",
]

MAX_LINE_CHARS = 256 * 2**10
MAX_TEXT_CHARS = 4_000  # a fact, a question
MAX_PROMPT_CHARS = 64_000  # a system prompt, a greeting, an answer
MAX_WORDINGS = 500  # questions of one example
MAX_ID_CHARS = 64
NOT_WRITTEN = ("extra", "folder", "stamp", "visitor")
OWN = {*NOT_WRITTEN, "id", "facts", "examples", "held_back", "lore"}  # not in persona.toml


class TextTooLong(Unusable):
    """The text of a field has more characters than a persona may hold: `limit`."""

    def __init__(self, field: str, limit: int) -> None:
        super().__init__(Sentence("The field {1} has more than {2} characters.", field, limit))
        self.limit = limit


Value = TypeVar("Value", Fact, Example, Persona)


def fact_from(line: str) -> Fact:
    """Return the fact on a line of ``facts.jsonl``.

    Raises:
        ValueError: It is no JSON object, a field has a wrong type, or a text is empty or too long.
    """
    fact = _convert(_table(line), Fact)
    _check_id(fact.id)
    _check_text("text", fact.text, MAX_TEXT_CHARS)
    return fact


def example_from(line: str) -> Example:
    """Return the example on a line of ``examples.jsonl``.

    Raises:
        ValueError: As for `fact_from`.
    """
    table = _table(line)
    if "kind" not in table:
        raise Unusable(_missing("kind"))
    example = _convert(table, Example)
    _check_id(example.id)
    if not 1 <= len(example.questions) <= MAX_WORDINGS:
        raise Unusable(Sentence("It needs 1 to {1} questions.", MAX_WORDINGS))
    for question in example.questions:
        _check_text("questions", question, MAX_TEXT_CHARS)
    for answer in example.answers:
        _check_text("answers", answer, MAX_PROMPT_CHARS)
    return example


def persona_from(table: Mapping[str, object], folder: Path) -> Persona:
    """Return the persona of a parsed ``persona.toml``; its id is the name of the folder.

    Raises:
        ValueError: A field has a wrong type, a text is too long, or a path leaves the folder.
    """
    known = {key: value for key, value in table.items() if key not in OWN}
    persona = _convert(known | {"id": folder.name or "persona"}, Persona)
    _check_text("name", persona.name, MAX_TEXT_CHARS)
    for field in ("greeting", "system_prompt", "counterpart_note", "reminder", "tagline"):
        if len(getattr(persona, field)) > MAX_PROMPT_CHARS:
            raise TextTooLong(field, MAX_PROMPT_CHARS)
    for path in persona.avatars.values():
        _check_path(path)
    return replace(persona, folder=folder)


def record_line(record: Fact | Example) -> str:
    """Return a record as one line of JSON, without its line feed."""
    return json.dumps(_plain(record), ensure_ascii=False)


def proved_line(record: Fact | Example) -> str:
    """Return the line of a record, which can be read again.

    Raises:
        ValueError: It could not be.
    """
    line = record_line(record)
    read = fact_from if isinstance(record, Fact) else example_from
    read(line)
    return line


def persona_table(persona: Persona) -> dict[str, object]:
    """Return what belongs into ``persona.toml``, unknown fields included."""
    alone = replace(persona, facts=(), examples=(), held_back=())  # thousands, left out below
    return {key: value for key, value in _plain(alone).items() if key not in OWN}


def _table(line: str) -> dict[str, object]:
    if len(line) > MAX_LINE_CHARS:
        raise Unusable(Sentence("It has more than {1} characters.", MAX_LINE_CHARS))
    try:
        return msgspec.json.decode(line.encode(), type=dict[str, object])
    except (msgspec.MsgspecError, UnicodeError) as exc:
        raise Unusable("It is no JSON object.") from exc


def _convert(table: Mapping[str, object], kind: type[Value]) -> Value:
    names = {field.name for field in fields(kind)} - {"extra"}
    extra = {key: value for key, value in table.items() if key not in names}
    try:
        value = msgspec.convert({key: table[key] for key in table if key in names}, kind)
    except msgspec.ValidationError as exc:
        raise Unusable(_why_unfit(str(exc))) from exc
    return replace(value, extra=extra)


def _missing(field: str) -> str:
    return Sentence("The field {1} is missing.", field)


def _why_unfit(said: str) -> str:
    """Say in words of our own what msgspec says of a table."""
    if missing := re.search(r"missing required field `(\w+)`", said):
        return _missing(missing[1])
    if place := re.search(r"at `\$\.(\w+)", said):
        return Sentence("The field {1} is of another kind than expected.", place[1])
    return Sentence("A field of it is of another kind than expected.")


def _plain(value: Fact | Example | Persona) -> dict[str, object]:
    """Return the fields that differ from their default, then the unknown ones."""
    unset = {field.name: field.default for field in fields(value)}
    table = {key: item for key, item in asdict(value).items() if key not in NOT_WRITTEN}
    kept = {key: item for key, item in table.items() if item and getattr(value, key) != unset[key]}
    return kept | dict(value.extra)


def _check_id(text: str) -> None:
    if not 0 < len(text) <= MAX_ID_CHARS or not text.isprintable():
        raise Unusable(Sentence("Its id needs 1 to {1} printable characters.", MAX_ID_CHARS))


def _check_text(field: str, text: str, limit: int) -> None:
    if not text.strip():
        raise Unusable(Sentence("The field {1} is empty.", field))
    if len(text) > limit:
        raise TextTooLong(field, limit)
    if "\0" in text:
        raise Unusable(Sentence("The field {1} holds a NUL character.", field))


def _check_path(path: str) -> None:
    posix, windows = PurePosixPath(path), PureWindowsPath(path)
    if posix.is_absolute() or windows.drive or windows.root or ".." in windows.parts:
        raise Unusable(Sentence("The path {1} leaves the folder.", path))
