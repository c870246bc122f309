"""Reads the XML in which "SMS Backup & Restore" and Signal keep the messages of an Android phone.

Each message says whether it was received or sent, so the owner needs no name. The XML is read by
expat as it stands: what declares a document type, and with it entities of its own, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from backends.errors import Sentence
from desktop.studio.readers.archives import BROKEN_TODO
from desktop.studio.readers.brought import Brought, Place, Refused
from desktop.studio.readers.chats.chat_messages import Message, own_side
from desktop.studio.readers.chats.json_messages import ME, NO_WORDS
from desktop.studio.readers.chats.placeholders import is_placeholder
from desktop.studio.readers.json_values import CUT_OFF

__all__ = ["looks_like_sms", "read_sms"]

ROOT = re.compile(r"<(?:\w+:)?(?:smses|allsms)\b")
SAMPLE_CHARS = 20_000
CHARACTER = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,9}));")
HALVES = range(0xD800, 0xE000)
IN, OUT = "1", "2"  # of `type` and `msg_box`; others are drafts and what was never sent
SENDER = "137"  # of the addresses of a message in parts
UNKNOWN = frozenset(("", "null", "(unknown)", "unknown"))
PLAIN_TEXT = "text/plain"
NEVER_SENT = "it was never sent"


def looks_like_sms(text: str) -> bool:
    """Tell whether a text is such a backup."""
    head = text[:SAMPLE_CHARS]
    return head.lstrip("\ufeff \t\r\n").startswith("<") and bool(ROOT.search(head))


def read_sms(text: str, _wanted: object, _name: object, brought: Brought) -> None:
    """Take the owner's side of all conversations, those with each number by themselves.

    Raises:
        Refused: It is no XML, or defines entities of its own.
    """
    brought.format, brought.unit = "SMS backup", "messages"
    reader = _Reader(brought)
    reader.read(text)
    for talk in reader.talks.values():
        talk.sort(key=lambda one: one.minute or 0.0)
        own_side(talk, {ME}, brought)


@dataclass(slots=True)
class _Parts:
    """A message in parts (MMS), as far as it is read."""

    line: int
    table: Mapping[str, str]
    texts: list[str]
    sender: str = ""


class _Reader:
    """Takes the elements as expat meets them.

    Attributes:
        talks: The messages with each number, or group of numbers.
    """

    def __init__(self, brought: Brought) -> None:
        self.talks: dict[str, list[Message]] = {}
        self._brought = brought
        self._parts: _Parts | None = None
        self._names: dict[str, str] = {}
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.EntityDeclHandler = _refuse

    def read(self, text: str) -> None:
        """Read the whole text; of one that is cut off what is there."""
        plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"), count=1)
        try:
            self._parser.Parse(_mended(plain).encode(), True)
        except expat.ExpatError as exc:
            if not self._brought.n_read:
                why = Sentence("It is no XML that can be read from line {1} on.", exc.lineno)
                raise Refused(why, BROKEN_TODO) from exc
            self._brought.leave(Place(exc.lineno), CUT_OFF)

    def _begin(self, name: str, table: dict[str, str]) -> None:
        if name == "sms":
            self._take(self._line, table, table.get("type", ""), table.get("body", ""))
        elif name == "mms":
            self._parts = _Parts(self._line, table, [])
        elif self._parts and name == "part" and table.get("ct") == PLAIN_TEXT:
            self._parts.texts.append(_known(table.get("text", "")))
        elif self._parts and name == "addr" and table.get("type") == SENDER:
            self._parts.sender = table.get("address", "")

    def _end(self, name: str) -> None:
        if name == "mms" and (parts := self._parts):
            text = "\n".join(filter(None, parts.texts))
            box = parts.table.get("msg_box", "")
            self._take(parts.line, parts.table, box, text, sender=parts.sender)
            self._parts = None

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber

    def _take(
        self, line: int, table: Mapping[str, str], box: str, text: str, *, sender: str = ""
    ) -> None:
        self._brought.n_read += 1
        place, text = Place(line), _known(text).strip()
        if box not in (IN, OUT):
            self._brought.leave(place, NEVER_SENT)
            return
        if not text or is_placeholder(text):
            self._brought.leave(place, NO_WORDS)
            return
        address = "~".join(sorted(table.get("address", "").split("~")))
        name = _known(table.get("contact_name", ""))
        if "~" not in address and name:
            self._names[address] = name
        other = self._names.get(sender or address, sender or address) or "–"
        said = Message(place, ME if box == OUT else other, text, _minute(table.get("date", "")))
        self.talks.setdefault(address, []).append(said)


def _refuse(*_declared: object) -> None:
    raise Refused(
        "Its XML defines a document type of its own, as no backup does.",
        "Do not open it; make the backup again on the telephone.",
    )


def _known(text: str) -> str:
    """Return a text; nothing where the program had none."""
    return "" if text.strip().casefold() in UNKNOWN else text


def _minute(time: str) -> float | None:
    """Return a time in minutes, of milliseconds since 1970."""
    return int(time) / 60_000 if time.isdecimal() and len(time) < 16 else None


def _mended(text: str) -> str:
    """Return XML in which each character stands by itself: emoji are written as two halves."""

    def said(found: re.Match[str]) -> str:
        number = int(found[1], 16) if found[1] else int(found[2])
        return chr(number) if number in HALVES else found[0] if _is_allowed(number) else "\ufffd"

    halves = CHARACTER.sub(said, text)
    whole = halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return re.sub(r"[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", whole)


def _is_allowed(number: int) -> bool:
    return number in (9, 10, 13) or 32 <= number < 0xFFFE or 0x10000 <= number < 0x110000
