"""Reads the archive of Backyard AI (BYAF), whose parts are files of their own: every process.

Source: the format as Backyard AI publishes it (manifest, characters, scenarios).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from backends.errors import Unusable
from persona.cards.tables import is_table, list_of, table_of, text_of

__all__ = ["card_in", "n_characters", "respelled"]

MAX_SCENARIOS = 50
MACRO = re.compile(r"#?(?<!\{)\{(character|user)\}(?!\})", re.IGNORECASE)

Table = Mapping[str, object]
Reader = Callable[[str], Table]
"""Returns the JSON object at a path in the archive; an empty one where there is none."""


def n_characters(manifest: Table) -> int:
    """Return how many characters a manifest names."""
    return len(_paths(manifest, "characters"))


def card_in(manifest: Table, read: Reader) -> Table:
    """Return the first character of an archive as a card of version 3.

    Raises:
        ValueError: There is none that can be read.
    """
    path = next(iter(_paths(manifest, "characters")), "")
    character = read(path) if path else {}
    if not character:
        raise Unusable("The archive has no character that can be read.")
    scenarios = [read(one) for one in _paths(manifest, "scenarios")[:MAX_SCENARIOS]]
    first = next((one for one in scenarios if one), {})
    greetings = [text for one in scenarios for text in _texts(one, "firstMessages")]
    book = {"entries": list(_entries(character))}
    data = {
        "name": text_of(character, "displayName") or text_of(character, "name"),
        "description": text_of(character, "persona"),
        "scenario": text_of(first, "narrative"),
        "first_mes": next(iter(greetings), ""),
        "alternate_greetings": greetings[1:],
        "mes_example": "\n".join(f"<START>\n{text}" for text in _texts(first, "exampleMessages")),
        "system_prompt": text_of(first, "formattingInstructions"),
        "creator": text_of(table_of(manifest, "author"), "name"),
        "assets": list(_pictures(character, PurePosixPath(path).parent)),
        **({"character_book": book} if book["entries"] else {}),
    }
    return {"spec": "chara_card_v3", "spec_version": "3.0", "data": respelled(data)}


def respelled(value: object) -> object:
    """Return a value with the names of Backyard's macros as cards have them."""
    if isinstance(value, str):
        return MACRO.sub(
            lambda name: "{{user}}" if name[1].lower() == "user" else "{{char}}", value
        )
    if isinstance(value, list):
        return [respelled(one) for one in value]
    if is_table(value):
        return {key: respelled(one) for key, one in value.items()}
    return value


def _paths(manifest: Table, name: str) -> list[str]:
    return [path for path in list_of(manifest, name) if isinstance(path, str) and path]


def _texts(table: Table, name: str) -> Iterator[str]:
    """Yield the texts of a list of messages."""
    return (
        text for one in list_of(table, name) if is_table(one) and (text := text_of(one, "text"))
    )


def _entries(character: Table) -> Iterator[Table]:
    for item in list_of(character, "loreItems"):
        if is_table(item):
            yield {"keys": text_of(item, "key").split(","), "content": text_of(item, "value")}


def _pictures(character: Table, folder: PurePosixPath) -> Iterator[Table]:
    for number, image in enumerate(list_of(character, "images")):
        path = text_of(image, "path") if is_table(image) else ""
        if path:
            kind = {"type": "icon", "name": "main" if not number else str(number)}
            yield {**kind, "uri": f"embeded://{folder / path}"}
