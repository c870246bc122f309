"""Reads what Discord gives of an account: all that its owner wrote, and nobody else's words.

There is no question in it, so all of it is voice. A package has a folder for each channel, with a
table (older ones) or a JSON of when and what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.studio.readers.brought import Brought
from desktop.studio.readers.chats.chat_messages import Message, own_side
from desktop.studio.readers.chats.json_messages import ME, NO_WORDS, minutes, spelt
from desktop.studio.readers.chats.placeholders import is_placeholder
from persona.cards.tables import Table

__all__ = ["OF_PACKAGE", "are_own_messages", "read_own_messages"]

OF_PACKAGE = re.compile(r"(?:.*/)?c?\d{15,20}/messages\.(?:json|csv)", re.IGNORECASE)
FIELDS = frozenset(("id", "timestamp", "contents", "attachments"))
NEEDED = frozenset(("timestamp", "contents"))
MARKED = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[\w ]+:\d+)>")
BLANKS = re.compile(r"[ \t]{2,}")
LINK_ALONE = re.compile(r"<?https?://\S+>?")


def are_own_messages(values: Sequence[object]) -> bool:
    """Tell whether records say when and what was written, and not by whom."""
    tables = [spelt(one) for one in values if isinstance(one, dict)]
    is_known = all(NEEDED <= table.keys() <= FIELDS for table in tables)
    return bool(tables) and len(tables) == len(values) and is_known


def read_own_messages(values: Sequence[object], brought: Brought) -> None:
    """Take all of it as voice."""
    brought.format, brought.unit = "Discord package", "messages"
    tables = [spelt(one) for one in values if isinstance(one, dict)]
    found = [
        message
        for table, minute in zip(tables, minutes(tables), strict=True)
        if (message := _message(table, minute, brought))
    ]
    if all(one.minute is not None for one in found):
        found.sort(key=lambda one: one.minute or 0.0)  # the newest stands first
    own_side(found, {ME}, brought)


def _message(table: Table, minute: float | None, brought: Brought) -> Message | None:
    place = brought.next_message()
    plain = MARKED.sub("", str(table.get("contents") or ""))
    text = BLANKS.sub(" ", plain).strip()
    if not text or LINK_ALONE.fullmatch(text) or is_placeholder(text):
        brought.leave(place, NO_WORDS)
        return None
    return Message(place, ME, text, minute)
