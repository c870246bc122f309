"""Reads a chat that a program exported as JSON records: who, when, what.

Discord, Instagram, Messenger, Slack, Signal and others differ in the names of the fields only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from backends.errors import Sentence
from desktop.studio.readers.brought import Brought, Place, Refused
from desktop.studio.readers.chat_messages import CHAT_TODO, Message, own_side, owners_in

__all__ = ["chats_in", "read_json_chat"]

# By small letters alone: "created_at" is "createdat".
SENDERS = (
    *(
        "userprofile",
        "sendername",
        "sender",
        "from",
        "fromname",
        "author",
        "creator",
        "username",
        "user",
    ),
    *("displayname", "name"),
)
IDS = ("authorid", "senderid", "fromid", "userid", "user")
NOTICES = ("channel_join", "channel_leave", "channel_topic", "channel_purpose", "bot_message")
NAMES = ("nickname", "globalname", "realname", "displayname", "name", "username", "id")
TEXTS = ("content", "text", "body", "message")
TIMES = (
    *("timestamp", "timestampms", "ts", "date", "time", "sentat", "createdat", "created"),
    *("createddate", "dateunixtime", "datetime", "originalarrivaltime", "originserverts"),
    *("sentdatetime", "senttime"),
)
MODELS = frozenset(("human", "user", "assistant", "model", "ai", "bot", "system", "tool"))
NO_LETTER = re.compile(r"[\W_]+")
NO_WORDS = "it is a picture, a file, a call or a notice"
OF_A_MODEL = "It is a chat with a model: the answers in it are the model's."
SECONDS_OF_2100 = 4_102_444_800
DEEPEST = 6  # of chats in lists in objects
MOST_CHATS = 5_000
Table = Mapping[str, object]


def chats_in(values: Sequence[object]) -> list[list[Table]]:
    """Return the messages of each chat in a file; none where the values are no chat.

    Args:
        values: Of the file: messages, or objects that hold them, however deep.
    """
    chats: list[list[Table]] = []
    waiting: list[tuple[object, int]] = [(list(values), 0)]
    while waiting and len(chats) < MOST_CHATS:
        value, depth = waiting.pop(0)
        if isinstance(value, list):
            tables = [_spelt(one) for one in value if isinstance(one, dict)]
            n_messages = sum(map(_is_message, tables))
            if n_messages > 1 and n_messages * 2 > len(value):
                chats.append(tables)
                continue
        inner = value if isinstance(value, list) else list(_values(value))
        if depth < DEEPEST:
            waiting += [(one, depth + 1) for one in inner if isinstance(one, dict | list)]
    return chats


def _values(value: object) -> Iterable[object]:
    return value.values() if isinstance(value, dict) else ()


def _spelt(table: Table) -> Table:
    """Return a record whose fields are in small letters, without marks."""
    return {NO_LETTER.sub("", name).lower(): value for name, value in table.items()}


def read_json_chat(
    chats: Sequence[Sequence[Table]], wanted: Sequence[str], name: str, brought: Brought
) -> None:
    """Take the owner's side of chats.

    Raises:
        Refused: The owner is not among the senders, or it is a chat with a model.
    """
    brought.format, brought.unit = "chat, JSON", "messages"
    talks, doubled = [], _doubled(one for records in chats for one in records)
    for records in chats:
        first = brought.n_read + 1
        brought.n_read += len(records)
        numbered = enumerate(records, first)
        found = [m for n, one in numbered if (m := _message(one, n, doubled, brought))]
        if all(message.minute is not None for message in found):
            found.sort(key=lambda message: message.minute or 0.0)  # some have the newest first
        talks.append(found)
    senders = Counter(message.sender for talk in talks for message in talk)
    if senders and {sender.casefold() for sender in senders} <= MODELS:
        raise Refused(OF_A_MODEL, CHAT_TODO)
    owners = owners_in(senders, wanted, name)
    for talk in talks:
        own_side(talk, owners, brought)


def _is_message(table: Table) -> bool:
    has_time = any(table.get(name) is not None for name in TIMES)
    return has_time and bool(_sender(table)) and any(name in table for name in TEXTS)


def _sender(table: Table) -> str:
    for name in SENDERS:
        value = table.get(name)
        if isinstance(value, dict):
            value = _spelt(value)
            value = next((value[own] for own in NAMES if value.get(own)), None)
        if isinstance(value, str) and value.strip():
            return _read_right(value).strip()
    return ""


def _id(table: Table) -> str:
    """Return what tells a sender from another one of the same name; nothing where nothing does."""
    inner = (_spelt(value) for name in SENDERS if isinstance(value := table.get(name), dict))
    found = [one.get("id") for one in inner] + [table.get(name) for name in IDS]
    return next((str(one) for one in found if one), "")


def _doubled(records: Iterable[Table]) -> set[str]:
    """Return the names that more than one person has."""
    ids: dict[str, set[str]] = {}
    for table in records:
        ids.setdefault(_sender(table), set()).add(_id(table))
    return {name for name, own in ids.items() if len(own - {""}) > 1}


def _message(
    table: Table, number: int, doubled: Collection[str], brought: Brought
) -> Message | None:
    place = Place(part=Sentence("message {1}", number))
    found = next((table[name] for name in TEXTS if table.get(name)), "")
    if isinstance(found, dict):
        found = next((found[name] for name in TEXTS[1:] if found.get(name)), "")
    text, sender = _read_right(found).strip() if isinstance(found, str) else "", _sender(table)
    if not text or not sender or table.get("subtype") in NOTICES:
        brought.leave(place, NO_WORDS)
        return None
    if sender in doubled:
        sender = f"{sender} ({_id(table)})"  # two people of one name stay two
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
