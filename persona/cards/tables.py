"""Takes values out of JSON objects that may hold anything: every process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard

__all__ = [
    "Table",
    "flag_of",
    "is_table",
    "list_of",
    "number_of",
    "table_of",
    "text_of",
    "texts_of",
]

Table = Mapping[str, object]


def is_table(value: object) -> TypeGuard[Table]:
    """Tell whether a value is a JSON object."""
    return isinstance(value, Mapping)


def table_of(table: Table, key: str) -> Table:
    """Return the object at a key, an empty one where there is none."""
    value = table.get(key)
    return value if is_table(value) else {}


def list_of(table: Table, key: str) -> Sequence[object]:
    """Return the list at a key, an empty one where there is none."""
    value = table.get(key)
    return value if isinstance(value, list) else ()


def text_of(table: Table, key: str) -> str:
    """Return the text at a key, or a number as text; else nothing."""
    value = table.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return _clean(value) if isinstance(value, str) else ""


def texts_of(table: Table, key: str) -> tuple[str, ...]:
    """Return the texts in a list, without blanks around them and without empty ones."""
    found = (_clean(part).strip() for part in list_of(table, key) if isinstance(part, str))
    return tuple(part for part in found if part)


def number_of(table: Table, key: str, default: float) -> float:
    """Return the number at a key, within a million."""
    value = table.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return default
    return float(max(-1e6, min(value, 1e6)))


def flag_of(table: Table, key: str, *, default: bool = False) -> bool:
    """Return the truth value at a key."""
    value = table.get(key)
    return value if isinstance(value, bool) else default


def _clean(text: str) -> str:
    return text.replace("\0", "").replace("\r\n", "\n")
