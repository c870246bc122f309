"""Writes a persona folder: the importer and ``persona new``, and a card: the exporter.

Each file is complete before it takes its place, so a crash leaves the old one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from pathlib import Path

from backends.files import replacing
from persona.layout import EXAMPLES_FILE, FACTS_FILE, HELD_BACK_FILE, PERSONA_FILE
from persona.model import Persona
from persona.records import persona_table, record_line

__all__ = ["save_persona", "to_toml"]

BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def save_persona(persona: Persona, folder: Path) -> None:
    """Write the text files of a persona; pictures and adapters are the caller's.

    Raises:
        OSError: The folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / PERSONA_FILE, to_toml(persona_table(persona)))
    _write(folder / FACTS_FILE, _lines(map(record_line, persona.facts)))
    _write(folder / EXAMPLES_FILE, _lines(map(record_line, persona.examples)))
    if persona.held_back:
        _write(folder / HELD_BACK_FILE, _lines(map(record_line, persona.held_back)))


def to_toml(table: Mapping[str, object]) -> str:
    """Return a table as TOML: values first, then the tables in it, as inline tables."""
    return _lines(f"{_key(key)} = {_value(value)}" for key, value in table.items())


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _key(key: str) -> str:
    return key if BARE_KEY.fullmatch(key) else _string(key)


def _string(text: str) -> str:
    clean = text.encode("utf-8", "replace").decode()  # TOML has no lone surrogates
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: object) -> str:
    if isinstance(value, int | float):
        return str(value).lower()  # a bool is an int
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = (f"{_key(key)} = {_value(item)}" for key, item in value.items() if item is not None)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(item) for item in value if item is not None) + "]"
    return _string(str(value))


def _write(path: Path, text: str) -> None:
    with replacing(path) as part:
        part.write_text(text, "utf-8", newline="\n")
