"""Reads the chats of Google Hangouts, as Google Takeout has them: all conversations in one JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.studio.readers.brought import Brought
from desktop.studio.readers.chats.chat_messages import Message, own_side
from desktop.studio.readers.chats.json_messages import ME, NO_WORDS
from persona.cards.tables import Table, table_of

__all__ = ["is_hangouts", "read_hangouts"]

LISTS = ("conversations", "conversation_state")  # of the newer and the older form
MICROSECONDS_PER_MINUTE = 60_000_000
BREAK = "LINE_BREAK"


def is_hangouts(value: object) -> bool:
    """Tell whether a JSON value is an export of Hangouts."""
    return any("chat_message" in event for one in _conversations(value) for event in _events(one))


def read_hangouts(value: object, brought: Brought) -> None:
    """Take the owner's side of all conversations; who exported them, each of them says."""
    brought.format, brought.unit = "Hangouts chat", "messages"
    for one in _conversations(value):
        about = _about(one)
        own = _id(table_of(table_of(about, "self_conversation_state"), "self_read_state"))
        names = {
            _id(person, "id"): str(person.get("fallback_name") or _id(person, "id"))
            for person in _tables(about.get("participant_data"))
        }
        names[own] = ME
        found = [_message(event, names, brought) for event in _events(one)]
        talk = [message for message in found if message]
        talk.sort(key=lambda message: message.minute or 0.0)
        own_side(talk, {ME}, brought)


def _conversations(value: object) -> Iterator[Table]:
    table = value if isinstance(value, dict) else {}
    return (one for name in LISTS for one in _tables(table.get(name)))


def _events(one: Table) -> list[Table]:
    """Return what happened in a conversation."""
    inner = table_of(one, "conversation_state")
    found = [*_tables(one.get("events")), *_tables(inner.get("event"))]
    return [event for event in found if "sender_id" in event]


def _about(one: Table) -> Table:
    """Return what is told of a conversation, however deep."""
    about: Table = table_of(one, "conversation_state") or one
    while inner := table_of(about, "conversation"):
        about = inner
    return about


def _message(event: Table, names: Mapping[str, str], brought: Brought) -> Message | None:
    place = brought.next_message()
    content = table_of(table_of(event, "chat_message"), "message_content")
    parts = (
        "\n" if part.get("type") == BREAK else str(part.get("text") or "")
        for part in _tables(content.get("segment"))
    )
    text = "".join(parts).strip()
    if not text:
        brought.leave(place, NO_WORDS)
        return None
    sender = _id(event, "sender_id")
    return Message(place, names.get(sender) or sender or "–", text, _minute(event.get("timestamp")))


def _id(table: Table, name: str = "participant_id") -> str:
    found = table_of(table, name)
    return str(found.get("gaia_id") or found.get("chat_id") or "")


def _minute(time: object) -> float | None:
    plain = str(time)
    return int(plain) / MICROSECONDS_PER_MINUTE if plain.isdecimal() and len(plain) < 20 else None


def _tables(value: object) -> list[Table]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
