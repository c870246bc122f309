"""Reads a chat that a program exported as JSON records: who, when, what.

Discord, Instagram, Messenger, Slack, Signal and others differ in the names of the fields only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop.studio.readers.brought import Brought, Refused
from desktop.studio.readers.chats.chat_messages import (
    CHAT_TODO,
    Message,
    own_side,
    owners_in,
    senders_called,
)
from desktop.studio.readers.chats.json_messages import (
    ME,
    corrected,
    doubled,
    is_message,
    is_own,
    message,
    minutes,
    people_named,
    sender_of,
    spelt,
    thread,
)
from persona.cards.tables import Table

__all__ = ["chats_in", "people_in", "read_json_chat"]

MODELS = frozenset(("human", "user", "assistant", "model", "ai", "bot", "system", "tool"))
OF_A_MODEL = "It is a chat with a model: the answers in it are the model's."
EXPORTERS = (ME, "You", "Ich", "我", "나")  # what programs call whoever exported the chat
DEEPEST = 6  # of chats in lists in objects
MOST_CHATS = 5_000


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
            tables = [spelt(_unwrapped(one)) for one in value if isinstance(one, dict)]
            n_messages = sum(map(is_message, tables))
            if n_messages > 1 and n_messages * 2 > len(value):
                chats.append(tables)
                continue
        inner = value if isinstance(value, list) else list(_values(value))
        if depth < DEEPEST:
            waiting += [(one, depth + 1) for one in inner if isinstance(one, dict | list)]
    return chats


def _unwrapped(table: dict[str, object]) -> Table:
    """Return a record that is the only value of an object around it, as X has them."""
    inner = next(iter(table.values()), None)
    return inner if len(table) == 1 and isinstance(inner, dict) else table


def _values(value: object) -> Iterable[object]:
    return value.values() if isinstance(value, dict) else ()


def people_in(value: object) -> dict[str, str]:
    """Return the names behind the ids in a list of people, as Slack exports it beside its chats."""
    found: dict[str, str] = {}
    for one in value if isinstance(value, list) else ():
        table = spelt(one) if isinstance(one, dict) else {}
        profile = {"userprofile": table.get("profile"), "name": table.get("realname")}
        name = sender_of(profile) or sender_of(table)
        if isinstance(own := table.get("id"), str) and name:
            found[own] = name
    return found


def read_json_chat(
    chats: Sequence[Sequence[Table]], wanted: Sequence[str], name: str, brought: Brought
) -> None:
    """Take the owner's side of chats.

    Raises:
        Refused: The owner is not among the senders, or it is a chat with a model.
    """
    brought.format, brought.unit = "chat, JSON", "messages"
    chats = [corrected(records) for records in chats]
    every = [one for records in chats for one in records]
    brought.people = people_named(every) | brought.people
    brought.partners = {sender_of(one) for one in every if is_own(one) is False}
    twice = doubled([one for one in every if is_own(one) is None])
    talks = [talk for records in chats for talk in _talks(records, twice, brought)]
    senders = Counter(message.sender for talk in talks for message in talk)
    if senders and {sender.casefold() for sender in senders} <= MODELS:
        raise Refused(OF_A_MODEL, CHAT_TODO)
    own = {sender_of(one) for one in every if is_own(one)} - brought.partners
    is_called = bool(senders_called(name, senders))
    exporters = [one for one in (*EXPORTERS, *sorted(own)) if one in senders and not is_called]
    owners = owners_in(senders, wanted or exporters, name)
    for talk in talks:
        own_side(talk, owners, brought)


def _talks(
    records: Sequence[Table], twice: Iterable[str], brought: Brought
) -> Iterator[list[Message]]:
    """Yield the messages of a chat in their order, those of each thread by themselves."""
    talks: dict[str, list[Message]] = {}
    for table, minute in zip(records, minutes(records), strict=True):
        if found := message(table, set(twice), brought):
            talks.setdefault(thread(table), []).append(replace(found, minute=minute))
    for talk in talks.values():
        if all(one.minute is not None for one in talk):
            talk.sort(key=lambda one: one.minute or 0.0)  # some have the newest first
        yield talk
