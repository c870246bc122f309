"""Tells what the files beside the chats of an export say: who is behind an id, whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.studio.readers.brought import Brought, Refused
from desktop.studio.readers.chats.json_chats import people_in
from desktop.studio.readers.json_values import json_values
from persona.cards.decoding import decode
from persona.cards.tables import is_table

__all__ = ["owner_told", "people_told"]

PEOPLE = "users.json"  # of Slack
OWNER = "user_info.json"  # of Google Chat
Texts = Sequence[tuple[str, bytes]]


def people_told(texts: Texts) -> dict[str, str]:
    """Return the names behind ids, as Slack exports them."""
    found: dict[str, str] = {}
    for values in _values(texts, PEOPLE):
        found |= people_in(values)
    return found


def owner_told(texts: Texts) -> list[str]:
    """Return the name of the account that an export is of; none where nothing tells it."""
    users = (one.get("user") for values in _values(texts, OWNER) for one in values if is_table(one))
    return [str(user["name"]) for user in users if is_table(user) and user.get("name")]


def _values(texts: Texts, name: str) -> Iterator[list[object]]:
    """Yield the values of each file of this name; a damaged one has none."""
    for member, data in texts:
        if Path(member).name == name:
            try:
                yield [one.value for one in json_values(decode(data)[0], Brought(Path(member)))]
            except (Refused, ValueError):
                continue
