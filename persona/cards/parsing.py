"""Reads the JSON object, or the YAML, that a card is: every process.

Cards pass through many hands and programs: what a standard forbids and a reader understands all
the same (a comma too many, a line feed in a text, NaN, JSON within JSON) is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import msgspec

from backends.errors import Sentence, Unusable
from persona.cards.decoding import decode
from persona.cards.tables import Table, is_table

__all__ = ["parsed", "parsed_yaml"]

MAX_VALUES = 300_000  # about 30 MB as values of Python
MAX_YAML_BYTES = 2**20  # read by a slow parser
BEGINNINGS = (b",", b"[", b"{")  # each begins one value at most
MAX_MENDED_BYTES = 4 * 2**20  # of JSON that is none by the standard; it takes several copies
MAX_DEPTH = 64
MAX_DIGITS = 18  # of a whole number; a longer one is read as a float
HALF = re.compile("[\ud800-\udfff]")
LOST = "\ufffd"  # stands for a character that is damaged
# A text, which stays; or a comment, or a comma before a closing bracket, which go.
TEXT = r'"(?:[^"\\]++|\\.)*+"?'
COMMENT = re.compile(rf"{TEXT}|//[^\n]*|/\*(?:[^*]++|\*(?!/))*+(?:\*/)?", re.DOTALL)
COMMA = re.compile(rf"{TEXT}|,(?=\s*[}}\]])", re.DOTALL)
KEYS_OF_LORE = frozenset(("key", "keys", "keywords"))


def parsed(data: bytes) -> Table:
    """Return the JSON object in a file, in any encoding; half characters become U+FFFD.

    A list of one object is that object; a list of texts with keys is a lorebook.

    Raises:
        ValueError: There is none, or it has more values than any card.
    """
    if sum(map(data.count, BEGINNINGS)) > MAX_VALUES:
        raise Unusable(Sentence("It has more than {1} values.", MAX_VALUES))
    try:
        value = _decoded(data)
        if isinstance(value, str):
            value = _decoded(value.encode())
    except json.JSONDecodeError as exc:
        why = Sentence("It is no JSON from line {1}, column {2} on.", exc.lineno, exc.colno)
        raise Unusable(why) from exc
    except RecursionError as exc:
        raise Unusable("It is no JSON that can be read: its values are nested too deeply.") from exc
    except (msgspec.MsgspecError, UnicodeError) as exc:
        raise Unusable("It is no JSON.") from exc
    return _one(value)


def parsed_yaml(data: bytes) -> Table:
    """Return the object in a YAML file.

    Raises:
        ValueError: There is none, it is too large, or this program was packed without YAML.
    """
    if len(data) > MAX_YAML_BYTES:
        raise Unusable(Sentence("It is YAML of more than {1} MiB.", MAX_YAML_BYTES >> 20))
    try:
        value: object = msgspec.yaml.decode(decode(data)[0])
        if sum(1 for _ in _values(value)) > MAX_VALUES:
            raise Unusable(Sentence("It has more than {1} values.", MAX_VALUES))
        return _one(msgspec.json.decode(msgspec.json.encode(value)))
    except ImportError as exc:
        raise Unusable("It is YAML, which cannot be read here: save it as JSON.") from exc
    except (msgspec.MsgspecError, TypeError, RecursionError) as exc:
        raise Unusable("It is no YAML that can be read.") from exc


def _values(value: object) -> Iterator[object]:
    """Yield all values in a value, one that is named twice as often, up to the limit."""
    waiting = [value]
    for _ in range(MAX_VALUES + 1):
        if not waiting:
            return
        one = waiting.pop()
        yield one
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _decoded(data: bytes) -> object:
    encoding = json.detect_encoding(data)
    text: bytes | str = data
    if encoding != "utf-8":
        text = data.decode(encoding, "replace")
    try:
        return msgspec.json.decode(text)
    except UnicodeDecodeError:
        text = decode(data)[0]
    except msgspec.DecodeError:
        if len(data) > MAX_MENDED_BYTES:
            raise
        text = text if isinstance(text, str) else decode(text)[0]
    return _leniently_decoded(text)


def _leniently_decoded(text: str) -> object:
    plain = COMMA.sub(_kept, COMMENT.sub(_kept, text.strip("\ufeff\0")))
    value = json.loads(
        plain,
        strict=False,
        parse_int=_number,
        parse_float=_number,
        parse_constant=lambda _: None,
    )
    whole = json.dumps(value, ensure_ascii=False)
    return msgspec.json.decode(HALF.sub(LOST, whole))


def _kept(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith('"') else "\n" * found[0].count("\n")


def _number(text: str) -> float | None:
    """Return a number; None for one that no program can hold."""
    if len(text) <= MAX_DIGITS and text.lstrip("-").isdigit():
        return int(text)
    value = float(text)
    return value if abs(value) < float("inf") else None


def _is_deep(value: object) -> bool:
    """Tell whether values are nested deeper than any program may go into them."""
    level: list[object] = [value]
    for _ in range(MAX_DEPTH):
        tables = [
            one.values() if isinstance(one, dict) else one
            for one in level
            if isinstance(one, dict | list)
        ]
        level = [inner for one in tables for inner in one]
        if not level:
            return False
    return True


def _one(value: object) -> Table:
    if _is_deep(value):
        raise Unusable("It is no JSON that can be read: its values are nested too deeply.")
    if isinstance(value, list) and value and all(is_table(one) for one in value):
        if all(KEYS_OF_LORE & one.keys() for one in value):
            return {"entries": value}
        if len(value) > 1:
            raise Unusable(
                Sentence("It holds {1} objects: save the one that is meant alone.", len(value))
            )
        value = value[0]
    if not is_table(value):
        raise Unusable("It is JSON, but no object.")
    return value
