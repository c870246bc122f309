"""The messages of a chat as they stand in a text, and what all such chats have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.studio.readers.brought import Brought, Place
from desktop.studio.readers.chats.chat_messages import Message, own_side, owners_in
from desktop.studio.readers.chats.stamps import Stamp, minutes_of

__all__ = [
    "BEFORE_FIRST",
    "NOTICE",
    "NO_WORDS",
    "Written",
    "gathered",
    "lines_of",
    "owners_of",
    "take_written",
    "to_messages",
]

LINE_END = re.compile(r"\r+\n|\n|\r")
BEFORE_FIRST = "it stands before the first message"
CUT = "it is the beginning of a message: the file may be cut off"
MIN_CUT_CHARS = 6
NUMBER = re.compile(r"\d+")
NOTICE = "it is a notice of the program"
NO_WORDS = "it is a picture, a sticker, a file or a call"


@dataclass(slots=True)
class Written:
    """A message as it stands; of all dates together it is told which number is the day.

    Attributes:
        sender: Nobody for a notice.
        why: It is left out, where it is.
    """

    place: Place
    sender: str
    stamp: Stamp
    text: str
    why: str = ""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, whatever ends them."""
    return LINE_END.split(text)


def gathered(
    lines: Iterable[tuple[int, str, Written | None]], brought: Brought
) -> Iterator[Written]:
    """Yield messages, each with the lines behind it that begin no other one.

    Args:
        lines: Number, text and, where one begins with it, the message with its first words.
        brought: Where it is noted what stands before the first one.
    """
    last: Written | None = None
    said: list[str] = []
    number, head = 0, ""
    for number, line, begun in lines:
        if begun:
            head = line
            if last:
                last.text = "\n".join(said)
                yield last
            last, said = begun, [begun.text]
        elif last:
            said.append(line)
        elif line.strip():
            brought.leave(Place(number), BEFORE_FIRST)
    if len(said) > 1 and _is_cut(said[-1], head):
        said.pop()
        brought.leave(Place(number), CUT)
    if last:
        last.text = "\n".join(said)
        yield last


def _is_cut(line: str, head: str) -> bool:
    """Tell whether a line is how a message begins, and ends before it says who wrote it."""
    begun, whole = (NUMBER.sub("0", text.strip()) for text in (line, head))
    return len(line.strip()) >= MIN_CUT_CHARS and begun.count("0") > 1 and whole.startswith(begun)


def to_messages(written: Sequence[Written], brought: Brought) -> list[Message]:
    """Return the messages with words; note the others."""
    minutes = minutes_of([one.stamp for one in written])
    messages = []
    for one, minute in zip(written, minutes, strict=True):
        text = one.text.strip()
        if one.why or not text:
            brought.leave(one.place, one.why or NO_WORDS)
            text = ""
        if one.sender:
            messages.append(Message(one.place, one.sender, text, minute))
    return messages


def owners_of(
    written: Sequence[Written],
    wanted: Sequence[str],
    name: str,
    brought: Brought,
    exporter: Collection[str] = (),
) -> set[str]:
    """Return the senders who are the owner, and note all others.

    Args:
        written: The messages.
        wanted: Names that the owner said are theirs.
        name: Of the persona; looked for where `wanted` is empty.
        brought: Where the others are noted.
        exporter: What the program calls whoever exported the chat; looked for before `name`.

    Raises:
        Refused: The owner is not among them.
    """
    senders = Counter(one.sender for one in written if one.sender)
    called = [one for one in exporter if one in senders]
    owners = owners_in(senders, wanted or called, name)
    brought.names |= {sender for sender in senders if sender not in owners}
    return owners


def take_written(
    chat: str,
    written: Sequence[Written],
    wanted: Sequence[str],
    name: str,
    brought: Brought,
    exporter: Collection[str] = (),
) -> None:
    """Take the owner's side of a chat.

    Args:
        chat: What it is, in words.
        written: Its messages.
        wanted: Names that the owner said are theirs.
        name: Of the persona; looked for where `wanted` is empty.
        brought: Where it goes.
        exporter: What the program calls whoever exported the chat.

    Raises:
        Refused: The owner is not among the senders.
    """
    brought.format, brought.unit = chat, "messages"
    brought.n_read = len(written)
    messages = to_messages(written, brought)
    own_side(messages, owners_of(written, wanted, name, brought, exporter), brought)
