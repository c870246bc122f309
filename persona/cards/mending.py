"""Gives the fields of a card the types that they are meant to have: every process.

Cards pass through many programs: "false" for false, "100" for 100, an object for a list, one
text for a list of them. What is meant is plain, is read so, and is told by the field's name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from persona.cards.parsing import parsed
from persona.cards.tables import is_table
from persona.model import SecondaryLogic

__all__ = ["CARD_FIELDS", "Mended", "mended", "mended_book", "mended_entry"]

Kind = Literal["text", "line", "texts", "words", "flag", "number", "logic", "table", "list"]
"""A ``line`` is a short text. ``words`` are texts that one text holds with commas between them;
``texts`` are never cut."""

CARD_FIELDS: Mapping[str, Kind] = {
    "name": "line",
    "nickname": "line",
    "description": "text",
    "personality": "text",
    "scenario": "text",
    "first_mes": "text",
    "mes_example": "text",
    "system_prompt": "text",
    "post_history_instructions": "text",
    "creator": "text",
    "creator_notes": "text",
    "alternate_greetings": "texts",
    "tags": "words",
    "extensions": "table",
    "assets": "list",
    "character_book": "table",
}
BOOK: Mapping[str, Kind] = {
    "scan_depth": "number",
    "token_budget": "number",
    "recursive_scanning": "flag",
}
ENTRY: Mapping[str, Kind] = {
    "name": "text",
    "keys": "words",
    "secondary_keys": "words",
    "content": "text",
    "enabled": "flag",
    "constant": "flag",
    "selective": "flag",
    "case_sensitive": "flag",
    "use_regex": "flag",
    "selectiveLogic": "logic",
    "insertion_order": "number",
    "priority": "number",
}
# How other programs call the fields of an entry: SillyTavern's world info, NovelAI, Agnai, Risu.
OTHER_NAMES: Mapping[str, Sequence[str]] = {
    "name": ("comment", "displayName"),
    "keys": ("key", "keywords"),
    "secondary_keys": ("keysecondary", "secondkey"),
    "content": ("entry", "text", "value"),
    "constant": ("alwaysActive", "forceActivation"),
    "case_sensitive": ("caseSensitive",),
    "selectiveLogic": ("selective_logic", "secondaryLogic"),
    "insertion_order": ("order", "insertorder"),
}
LOGICS = get_args(SecondaryLogic)
NO_LETTERS = re.compile(r"[\W_]+")
TRUE = frozenset(("true", "yes", "on", "1", "y", "enabled"))
FALSE = frozenset(("false", "no", "off", "0", "n", "disabled"))

WORD_END = re.compile("[,，、;；\n]")

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Mended:
    """The names of the fields that had another type than they should, each as often as it had.

    Attributes:
        read: What was meant is plain.
        lost: Nobody could tell what was meant; they are left out.
    """

    read: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def __add__(self, other: Mended) -> Mended:
        """Return the names of both."""
        return Mended((*self.read, *other.read), (*self.lost, *other.lost))


def mended(table: Table) -> tuple[dict[str, object], Mended]:
    """Return the fields of a card in their types, and the names of those that had another."""
    book = table.get("character_book")
    if isinstance(book, list) and book:
        table = {**table, "character_book": {"entries": book}}
    return _in_kinds(table, CARD_FIELDS)


def mended_book(table: Table) -> tuple[dict[str, object], list[dict[str, object]], Mended]:
    """Return the fields of a lorebook, its entries, and the names of what was mended."""
    book, names = _in_kinds(table, BOOK)
    listed = table.get("entries")
    if is_table(listed) and "entries" in listed:  # once more within itself
        listed = listed["entries"]
    if isinstance(listed, str) and listed.lstrip()[:1] in ("[", "{"):
        listed, names = _listed(listed), names + Mended(("entries",))
    values = list(listed.values()) if is_table(listed) else listed
    entries: list[dict[str, object]] = []
    read, lost = list(names.read), list(names.lost)
    for value in values if isinstance(values, list) else [values] if values else ():
        if is_table(value):
            entry, more = mended_entry(value)
            entries.append(entry)
            read += more.read
            lost += more.lost
        elif value is not None:
            lost.append("entries")
    return book, entries, Mended(tuple(read), tuple(lost))


def _listed(text: str) -> object:
    """Return the entries that are written as a text; the text where it is damaged."""
    try:
        return parsed(f'{{"entries": {text}}}'.encode())["entries"]
    except ValueError:
        return text


def mended_entry(table: Table) -> tuple[dict[str, object], Mended]:
    """Return an entry with the names and the types of the format, and what was mended."""
    named = dict(table)
    for name, others in OTHER_NAMES.items():
        found = next((other for other in others if other in table), "")
        if found and table.get(name) is None:
            named[name] = table[found]
    beside = table.get("extensions")
    if is_table(beside):  # as SillyTavern writes its own fields into cards
        for name in ("case_sensitive", "selectiveLogic"):
            if beside.get(name) is not None and named.get(name) is None:
                named[name] = beside[name]
    if "secondary_keys" not in table and named.get("secondary_keys"):
        named.setdefault("selective", True)
    entry, names = _in_kinds(named, ENTRY)
    if "disable" in table and table.get("enabled") is None:
        is_off, _ = _in_kind(table["disable"], "flag")
        entry["enabled"] = is_off is not True
    if _never_drawn(table) or (is_table(beside) and _never_drawn(beside)):
        entry["enabled"] = False
    return entry, names


def _never_drawn(table: Table) -> bool:
    """Tell whether an entry is given by lot, and its lot is never drawn."""
    is_drawn, _ = _in_kind(table.get("useProbability"), "flag")
    share, _ = _in_kind(table.get("probability"), "number")
    return is_drawn is True and share == 0


def _in_kinds(table: Table, kinds: Mapping[str, Kind]) -> tuple[dict[str, object], Mended]:
    """Return a table with its known fields in their types; what means nothing is left out."""
    found, names = dict(table), Mended()
    for name, kind in kinds.items():
        before = table.get(name)
        value, is_right = _in_kind(before, kind)
        if value is None:
            found.pop(name, None)
        else:
            found[name] = value
        if not is_right:
            names += Mended(lost=(name,)) if value is None else Mended((name,))
    return found, names


def _in_kind(value: object, kind: Kind) -> tuple[object, bool]:
    """Return what a value means, None for nothing, and whether it had the right type."""
    if value is None or value == "":
        return None, True
    if kind in ("text", "line"):
        return _text(value, is_line=kind == "line")
    if kind in ("texts", "words"):
        return _texts(value, is_cut=kind == "words")
    if kind == "flag":
        return _flag(value)
    if kind == "number":
        return _number(value)
    if kind == "logic":
        return _logic(value)
    if isinstance(value, dict if kind == "table" else list):
        return value, True
    return _contained(value, kind)


def _contained(value: object, kind: Kind) -> tuple[object, bool]:
    """Return an object that is written as a text, or the values of one in the place of a list."""
    if kind == "list" and is_table(value):
        return list(value.values()) or None, not value
    if kind == "table" and isinstance(value, str):
        try:
            return parsed(value.encode()), False
        except ValueError:
            return None, False
    return None, value in ([], {})


def _text(value: object, *, is_line: bool) -> tuple[object, bool]:
    if isinstance(value, str):
        return value, True
    if _is_number(value):
        return str(value), False
    lines = value
    if is_table(value) and not is_line:
        lines = [f"{key}: {_told(part)}" for key, part in value.items()]
    if isinstance(lines, list) and all(isinstance(part, str) for part in lines):
        return "\n".join(lines) or None, not lines
    return None, False


def _told(value: object) -> str:
    """Return a value within an object as a reader would say it."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _texts(value: object, *, is_cut: bool) -> tuple[object, bool]:
    if isinstance(value, str):
        return (WORD_END.split(value) if is_cut else [value]), False
    if is_table(value):
        value, is_right = list(value.values()), False
    else:
        is_right = True
    if not isinstance(value, list):
        return ([str(value)], False) if _is_number(value) else (None, False)
    texts = [str(part) if _is_number(part) else part for part in value]
    kept = [part for part in texts if isinstance(part, str)]
    return (kept or None) if value else kept, is_right and kept == value


def _flag(value: object) -> tuple[object, bool]:
    if isinstance(value, bool):
        return value, True
    plain = f"{value:g}" if isinstance(value, float) else str(value).strip().lower()
    if plain in TRUE or plain in FALSE:
        return plain in TRUE, False
    return None, False


def _number(value: object) -> tuple[object, bool]:
    if _is_number(value):
        return value, True
    try:
        return float(value) if isinstance(value, str) else None, False
    except ValueError:
        return None, False


def _logic(value: object) -> tuple[object, bool]:
    """Return how the other keys of an entry count: by number, or in words as "AND_ALL"."""
    if isinstance(value, str) and not value.strip().isdecimal():
        plain = NO_LETTERS.sub("", value).lower().removeprefix("and")
        named = next((one for one in LOGICS if one.replace(" ", "") == plain), None)
        return named, named is not None
    number, is_right = _number(value)
    named = next((one for n, one in enumerate(LOGICS) if n == number), None)
    return named, is_right and named is not None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
