"""Reads a chat that Telegram Desktop exported as JSON, one chat or all of an account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.studio.readers.brought import Brought
from desktop.studio.readers.chats.chat_messages import Message, own_side, owners_in
from desktop.studio.readers.chats.json_messages import NO_WORDS, minute_of
from persona.cards.tables import Table, is_table, list_of

__all__ = ["is_telegram", "read_telegram"]

LISTS = ("chats", "left_chats")
DATES = frozenset(("date", "date_unixtime"))
OF_OTHERS = ("forwarded_from", "forwarded_from_id", "saved_from", "via_bot")  # some may be null
FORWARDED = "it was forwarded: somebody else's words"


def is_telegram(value: object) -> bool:
    """Tell whether a JSON value is an export of Telegram."""
    return bool(_chats(value))


def read_telegram(value: object, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take the owner's side of all chats; each stands for itself.

    Raises:
        Refused: The owner is not among the senders.
    """
    found = _chats(value)
    ids: dict[str, set[str]] = {}
    for one in (one for chat in found for one in chat if isinstance(one, dict)):
        ids.setdefault(str(one.get("from") or ""), set()).add(str(one.get("from_id")))
    doubled = {sender for sender, own in ids.items() if len(own) > 1}
    chats = [[m for one in chat if (m := _message(one, doubled, brought))] for chat in found]
    brought.format, brought.unit = "Telegram chat", "messages"
    senders = Counter(message.sender for chat in chats for message in chat)
    account = _account(value)
    owners = owners_in(senders, wanted or ([account] if account in senders else []), name)
    for chat in chats:
        own_side(chat, owners, brought)


def _chats(value: object) -> list[list[object]]:
    if not isinstance(value, dict):
        return []
    listed = [found for name in LISTS if isinstance(found := value.get(name), dict)]
    inner = [chat for each in listed for chat in list_of(each, "list")] if listed else [value]
    return [
        chat["messages"]
        for chat in inner
        if isinstance(chat, dict) and _is_chat(chat.get("messages"))
    ]


def _is_chat(messages: object) -> bool:
    return isinstance(messages, list) and any(
        isinstance(one, dict) and one.keys() & DATES and ("from_id" in one or "actor" in one)
        for one in messages
    )


def _account(value: object) -> str:
    """Return the name of the account that an export of all chats is of."""
    own = value.get("personal_information") if isinstance(value, dict) else None
    names = [own.get("first_name"), own.get("last_name")] if isinstance(own, dict) else []
    return " ".join(str(name) for name in names if name).strip()


def _message(value: object, doubled: set[str], brought: Brought) -> Message | None:
    table: Table = value if is_table(value) else {}
    place = brought.next_message(table.get("id"))
    sender = str(table.get("from") or table.get("from_id") or "").strip()  # who left has no name
    text = "".join(_pieces(table.get("text") or table.get("text_entities"))).strip()
    is_forwarded = bool(text) and any(key in table for key in OF_OTHERS)
    if table.get("type") != "message" or not sender or not text or is_forwarded:
        brought.leave(place, FORWARDED if is_forwarded else NO_WORDS)
        if table.get("type") != "message" or not sender:
            return None
        text = ""
    if sender in doubled:
        sender = f"{sender} ({table.get('from_id')})"  # two people of one name stay two
    minute = minute_of(table.get("date", table.get("date_unixtime")))
    key = str(table.get("id", ""))
    return Message(place, sender, text, minute, key, _replied(table))


def _replied(table: Table) -> str:
    """Return the key of what is replied to; one that is in no chat where that is elsewhere."""
    reply, elsewhere = table.get("reply_to_message_id"), table.get("reply_to_peer_id")
    return "" if reply is None else f"{reply} of {elsewhere}" if elsewhere else str(reply)


def _pieces(text: object) -> Iterator[str]:
    """Yield the pieces of a text: plain, or marked as a link, bold and so on."""
    for piece in text if isinstance(text, list) else [text]:
        if isinstance(piece, dict) and piece.get("type") == "blockquote":
            continue  # somebody else's words, as a rule
        found = piece.get("text") if isinstance(piece, dict) else piece
        if isinstance(found, str):
            yield found
