"""Reads a chat of SillyTavern, JSONL: what the person wrote, not what the model said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.studio.readers.brought import Brought, Place
from desktop.studio.readers.chats.chat_messages import Message, own_side, owners_in
from desktop.studio.readers.json_values import JsonValue

__all__ = ["is_sillytavern", "read_sillytavern"]


def is_sillytavern(values: Sequence[JsonValue]) -> bool:
    """Tell whether these are the lines of a chat."""
    return any(
        isinstance(one.value, dict) and {"mes", "is_user"} <= one.value.keys() for one in values
    )


def read_sillytavern(
    values: Sequence[JsonValue], wanted: Sequence[str], name: str, brought: Brought
) -> None:
    """Take the side of the person who typed, or of the name that is given.

    Args:
        values: The lines of the chat.
        wanted: Names that the owner said are theirs.
        name: Of the persona; looked for where nobody typed.
        brought: Where it goes.

    Raises:
        Refused: The name that is given is not in the chat.
    """
    brought.format, brought.unit = "SillyTavern chat", "messages"
    typed = {_name(one.value) for one in values if _is_typed(one.value)} - {""}
    messages = [message for one in values if (message := _message(one, typed, brought))]
    senders = Counter(message.sender for message in messages)
    owners = owners_in(senders, wanted, name) if wanted or not typed else typed
    own_side(messages, owners, brought)


def _is_typed(value: object) -> bool:
    return isinstance(value, dict) and "mes" in value and _is(value, "is_user")


def _is(table: dict[str, object], name: str) -> bool:
    """Tell whether a field says yes, also as a text or a number."""
    return str(table.get(name)).casefold() in ("true", "1", "yes")


def _name(value: object) -> str:
    return str(value.get("name") or "").strip() if isinstance(value, dict) else ""


def _message(one: JsonValue, typed: set[str], brought: Brought) -> Message | None:
    if not isinstance(one.value, dict) or "mes" not in one.value:
        return None  # the first line, which tells of the chat
    brought.n_read += 1
    text = str(one.value.get("mes") or "").strip()
    sender = _name(one.value)
    if _is(one.value, "is_system") or not text or not sender:
        brought.leave(Place(one.line), "it is a notice, or empty")
        return None
    if sender in typed and not _is_typed(one.value):
        sender += " (the model)"  # a character of the same name is somebody else
    return Message(Place(one.line), sender, text)
