"""Reads a chat in which each message stands below a line of who and when.

So Discord, WeChat, QQ, iMessage and Telegram give it, as a file or as what was copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from desktop.studio.readers.brought import Brought, Place
from desktop.studio.readers.chats.stamps import Stamp, clock_in, day_in, stamp_in
from desktop.studio.readers.chats.written_chats import (
    BEFORE_FIRST,
    NO_WORDS,
    NOTICE,
    Written,
    lines_of,
    take_written,
)

__all__ = ["looks_headed", "read_headed"]

SAMPLE_CHARS, SAMPLE_LINES = 100_000, 400
MAX_STAMP_CHARS = 60
WHO = r"(?P<who>[^\s\[\]<>:,][^\[\]<>:\n]{0,60}?)"
DAY = (
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})[ T]{1,2}"
    r"(?:[上下]午 ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?"
)
FORMS = {
    "Discord chat": re.compile(rf"\[(?P<when>[^\]\n]{{4,40}})\] {WHO}(?P<more> \(pinned\))?"),
    "Telegram chat": re.compile(rf"{WHO},? \[(?P<when>[^\]\n]{{4,40}})\]"),
    "chat, copied": re.compile(rf"{WHO} ?[—–] ?(?P<when>[^\n]{{4,40}})"),
    "WeChat chat": re.compile(rf"{WHO},?[ \t]+(?P<when>{DAY})"),
    "QQ chat": re.compile(
        rf"(?P<when>{DAY})[ \t]+{WHO}(?P<more>\(\d{{5,12}}\)|<[^<>\s]{{1,60}}>)?"
    ),
    "transcript": re.compile(
        rf"{WHO}(?:,?[ \t]+| ?[(\[@|•·] ?| - )(?:\d{{1,2}}[-/.]\d{{1,2}}\.?,? )?"
        r"(?P<when>(?:[上下]午 ?|오[전후] ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)[)\]]?:?"
    ),
}
ABOVE = re.compile(r"(?P<when>[^\n()]{8,40}?)(?: \([^\n()]{4,80}\))?")  # the date of an iMessage
NAME = re.compile(r"[^\W_][^\n:!?]{0,60}|\+\d[\d ()-]{5,20}|\S{1,12}")
IMESSAGE = "iMessage chat"
COPIED = "chat log"  # a name, and the time in a line of its own
DASHES = ("—", "–", "-", "•", "·")  # between them
OVER_TIMES = ("transcript", COPIED)  # forms in which a time below a dash would be a head, too
CLOCK = re.compile(r"\d{1,2}:\d{2}(?: ?[AP]M)?")  # before the next one of the same person
EXPORTER = ("Me",)  # what exporters of iMessage call their owner
RELATIVE = re.compile(r"[^\W\d]+[^\n\d]{0,12}(?=\d{1,2}[:.]\d{2})")  # today at
CUT = re.compile(  # what Discord's exporter writes below the words
    r"Tapbacks:$"
    r"|\{(?:Attachments|Embed|Stickers|Reactions|Forwarded Message)\}|={10,}|Exported \d+ message"
)
AGAIN = re.compile(r"\[\d{1,2}[:.]\d{2}(?: ?[AP]M)?\] ?")  # before the next one of the same person
TAIL = re.compile(r"\s*\((?:edited|bearbeitet|已编辑|已編輯|수정됨)\)\s*$", re.IGNORECASE)
MEDIA = re.compile(
    r"[\[【][^\[\]【】\n.!?。！？]{1,24}[\]】]|https?://(?:cdn|media)\.discord\S+|\ufffc+"
)
NOTICES = re.compile(
    r"(?:pinned a message(?: to this channel)?|joined the server|left the group"
    r"|started a (?:call|thread)\b.{0,80}|(?:added|removed) .{1,60} (?:to|from) the group"
    r"|changed the (?:channel|group) (?:name|icon)\b.{0,80}|boosted the server.{0,40}"
    r"|.{0,30}撤回了一条消息|.{0,30}recalled a message)\.?",
    re.IGNORECASE,
)
MIN_HEADS = 2
SHARE = 4  # at least one line of so many is a head
SHARE_OF_SURE = 12
SURE = ("Discord chat", "Telegram chat")  # forms that are no titles of anything


@dataclass(frozen=True, slots=True)
class _Head:
    """A line of who and when; `length` lines."""

    who: str
    stamp: Stamp
    length: int = 1


def looks_headed(text: str) -> bool:
    """Tell whether a text has lines of who and when, above the words."""
    return bool(_form(text))


def read_headed(text: str, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take the owner's side of a chat.

    Raises:
        Refused: The owner is not among the senders.
    """
    lines = lines_of(text)
    form = _form(text)
    written = list(_written(lines, form, brought))
    for one in written:
        one.text, one.why = _said(one.text)
    exporter = EXPORTER if form == IMESSAGE else ()
    take_written(form, written, wanted, name, brought, exporter)


def _form(text: str) -> str:
    """Return in which form the heads are, or nothing."""
    lines = lines_of(text[:SAMPLE_CHARS])[:SAMPLE_LINES]
    n_lines = sum(bool(line.strip()) and not line[0].isspace() for line in lines)
    counts = {form: _n_heads(lines, form) for form in (*FORMS, IMESSAGE, COPIED)}
    form = max(counts, key=lambda one: counts[one])
    share = SHARE_OF_SURE if form in SURE else SHARE
    return form if counts[form] >= max(MIN_HEADS, n_lines / share) else ""


def _n_heads(lines: Sequence[str], form: str) -> int:
    """Return how many heads of a form have words below; titles, each another one, are none."""
    heads = dict(_heads(lines, form))
    n_names = len({head.who for head in heads.values()})
    if form not in SURE and n_names == len(heads):
        return 0
    below = [number + head.length for number, head in heads.items()]
    return sum(n < len(lines) and n not in heads and bool(lines[n].strip()) for n in below)


def _heads(lines: Sequence[str], form: str) -> Iterator[tuple[int, _Head]]:
    """Yield the heads of a form with the number of their line, from 0."""
    number = 0
    while number < len(lines):
        if lines[number][:1].isspace() and form == IMESSAGE:
            number += 1
            continue  # a reply, repeated below what it is to
        above = lines[number - 1].strip() if number else ""
        is_first = not above or above.startswith("=")
        head = _head_at(lines, number, form)
        if head and (is_first or form != IMESSAGE):
            yield number, head
        number += head.length if head else 1


def _head_at(lines: Sequence[str], number: int, form: str) -> _Head | None:
    if form == IMESSAGE:
        return _above(lines, number)
    if form in OVER_TIMES and number and lines[number - 1].strip() in DASHES:
        return None  # a time, of who stands above
    return _below(lines, number) if form == COPIED else _head(lines[number], form)


def _head(line: str, form: str) -> _Head | None:
    found = FORMS[form].fullmatch(line.strip())
    stamp = _stamp(found["when"].strip()) if found and not day_in(found["who"]) else None
    return _Head(found["who"].strip(), stamp) if found and stamp else None


def _stamp(when: str) -> Stamp | None:
    if len(when) > MAX_STAMP_CHARS:
        return None
    return stamp_in(when) or clock_in(when) or clock_in(RELATIVE.sub("", when))


def _below(lines: Sequence[str], number: int) -> _Head | None:
    """Return the head that is a name, and a time in the line below it or below a dash."""
    who, *below = (line.strip() for line in lines[number : number + 3])
    n_between = sum(line in DASHES for line in below[:1])
    stamp = _stamp(below[n_between]) if len(below) > n_between else None
    if stamp is None or not NAME.fullmatch(who) or who.endswith((".", ",")) or _stamp(who):
        return None
    return _Head(who, stamp, 2 + n_between)


def _above(lines: Sequence[str], number: int) -> _Head | None:
    """Return the head that is a date, and a name in the line below it."""
    found = ABOVE.fullmatch(lines[number].strip())
    below = lines[number + 1].strip() if number + 1 < len(lines) else ""
    stamp = stamp_in(found["when"]) if found else None
    if stamp is None or not NAME.fullmatch(below) or below.endswith((".", ",")):
        return None
    return _Head(below, stamp, 2)


def _written(lines: Sequence[str], form: str, brought: Brought) -> Iterator[Written]:
    heads = list(_heads(lines, form))
    ends = [number for number, _ in heads[1:]] + [len(lines)]
    for number, line in enumerate(lines[: heads[0][0]], start=1):
        if line.strip():
            brought.leave(Place(number), BEFORE_FIRST)
    for (number, head), end in zip(heads, ends, strict=True):
        said = lines[number + head.length : end]
        if form == IMESSAGE:  # replies stand below it once more, indented
            said = list(takewhile(lambda line: not _is_reply(line), said))
        text = "\n".join(said)
        yield Written(Place(number + 1), head.who, head.stamp, text)


def _is_reply(line: str) -> bool:
    found = ABOVE.fullmatch(line.strip()) if line[:1].isspace() else None
    return bool(found and stamp_in(found["when"]))


def _said(text: str) -> tuple[str, str]:
    """Return the words of a message; why it is left out, where there are none."""
    kept: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if CUT.match(line.strip()):
            break
        if kept and number + 1 < len(lines) and CLOCK.fullmatch(line.strip()):
            continue
        plain = TAIL.sub("", AGAIN.sub("", line, count=1))
        kept += [plain] if plain or not line else []  # the time may stand alone
    said = "\n".join(line for line in kept if not MEDIA.fullmatch(line.strip())).strip()
    if NOTICES.fullmatch(said):
        return "", NOTICE
    return said, "" if said else NO_WORDS
