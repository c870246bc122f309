"""Reads a chat that a program exported as JSON records: who, when, what.

Discord, Instagram, Messenger, Slack, Signal and others differ in the names of the fields only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from backends.errors import Sentence
from desktop.studio.readers.brought import Brought, Place
from desktop.studio.readers.chat_messages import Message, own_side, owners_in

__all__ = ["chat_records", "read_json_chat"]

SENDERS = ("sender_name", "sender", "from", "author", "user_name", "username", "user", "name")
NAMES = ("nickname", "global_name", "real_name", "display_name", "name", "username", "id")
TEXTS = ("content", "text", "body", "message")
TIMES = (
    *("timestamp", "timestamp_ms", "ts", "date", "time", "sent_at", "created_at", "createdAt"),
    *("date_unixtime", "datetime"),
)
NO_WORDS = "it is a picture, a file, a call or a notice"
SECONDS_OF_2100 = 4_102_444_800
Table = Mapping[str, object]


def chat_records(values: Sequence[object]) -> Sequence[Table]:
    """Return the messages of a chat; none where the values are no chat.

    Args:
        values: Of the file: the messages, or one object that holds them in ``messages``.
    """
    if len(values) == 1 and isinstance(values[0], dict):
        listed = values[0].get("messages")
        values = listed if isinstance(listed, list) else values
    tables = [value for value in values if isinstance(value, dict)]
    n_messages = sum(_is_message(table) for table in tables)
    return tables if n_messages > 1 and n_messages * 2 > len(values) else []


def read_json_chat(
    records: Sequence[Table], wanted: Sequence[str], name: str, brought: Brought
) -> None:
    """Take the owner's side of a chat.

    Raises:
        Refused: The owner is not among the senders.
    """
    brought.format, brought.unit = "chat, JSON", "messages"
    brought.n_read = len(records)
    messages = [m for n, one in enumerate(records, start=1) if (m := _message(one, n, brought))]
    if all(message.minute is not None for message in messages):
        messages.sort(key=lambda message: message.minute or 0.0)  # some have the newest first
    owners = owners_in(Counter(message.sender for message in messages), wanted, name)
    own_side(messages, owners, brought)


def _is_message(table: Table) -> bool:
    has_time = any(table.get(name) is not None for name in TIMES)
    return has_time and bool(_sender(table)) and any(name in table for name in TEXTS)


def _sender(table: Table) -> str:
    for name in SENDERS:
        value = table.get(name)
        if isinstance(value, dict):
            value = next((value[own] for own in NAMES if value.get(own)), None)
        if isinstance(value, str) and value.strip():
            return _read_right(value).strip()
    return ""


def _message(table: Table, number: int, brought: Brought) -> Message | None:
    place = Place(part=Sentence("message {1}", number))
    found = next((table[name] for name in TEXTS if table.get(name)), "")
    text, sender = _read_right(found).strip() if isinstance(found, str) else "", _sender(table)
    if not text or not sender:
        brought.leave(place, NO_WORDS)
        return None
    time = next((table[name] for name in TIMES if table.get(name) is not None), None)
    return Message(place, sender, text, _minute(time))


def _read_right(text: str) -> str:
    """Return a text of which each byte in UTF-8 was written as a letter, as Meta does, as meant."""
    try:
        return text if text.isascii() else text.encode("latin-1").decode()
    except UnicodeError:
        return text


def _minute(time: object) -> float | None:
    """Return a time in minutes: ISO 8601, or seconds or milliseconds since 1970."""
    try:
        seconds = float(str(time))
        return seconds / (60_000 if seconds > SECONDS_OF_2100 else 60)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(str(time)).timestamp() / 60
    except (ValueError, OverflowError, OSError):
        return None
