"""Takes values out of JSON objects that may hold anything: every process."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeGuard

import msgspec

__all__ = [
    "flag_of",
    "is_table",
    "list_of",
    "number_of",
    "parsed",
    "table_of",
    "text_of",
    "texts_of",
]

Table = Mapping[str, object]
MAX_VALUES = 300_000  # about 30 MB as values of Python
BEGINNINGS = (b",", b"[", b"{")  # each begins one value at most
HALF = re.compile("[\ud800-\udfff]")
HALF_ESCAPED = re.compile(rb"\\u[dD][89a-fA-F]")
LOST = "\ufffd"  # stands for a character that is damaged


def parsed(data: bytes) -> Table:
    """Return the JSON object in a file, in UTF-8, -16 or -32; half characters become U+FFFD.

    Raises:
        ValueError: There is none, or it has more values than any card.
    """
    text = _utf_8(data)
    if sum(map(text.count, BEGINNINGS)) > MAX_VALUES:
        raise ValueError(f"it has more than {MAX_VALUES} values")
    try:
        table = _decoded(text)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as exc:
        raise ValueError(f"it is no JSON: {exc}") from exc
    if not is_table(table):
        raise ValueError("it is JSON, but no object")
    return table


def _utf_8(data: bytes) -> bytes:
    encoding = json.detect_encoding(data)
    if encoding == "utf-8":
        return data
    if encoding == "utf-8-sig":
        return data[3:]
    return data.decode(encoding, "replace").encode()


def _decoded(text: bytes) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        if not HALF_ESCAPED.search(text):
            raise
    try:
        whole = json.dumps(json.loads(text), ensure_ascii=False)
    except json.JSONDecodeError as exc:
        raise msgspec.DecodeError(str(exc)) from exc
    return msgspec.json.decode(HALF.sub(LOST, whole))


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
