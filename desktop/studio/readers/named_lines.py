"""Reads a chat that people have written down: each line says who, when and what, in any order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.studio.readers.brought import Brought, Place
from desktop.studio.readers.chats.placeholders import is_placeholder
from desktop.studio.readers.chats.stamps import Stamp, clock_in, day_in, stamp_in
from desktop.studio.readers.chats.written_chats import (
    NO_WORDS,
    Written,
    gathered,
    lines_of,
    take_written,
)

__all__ = ["looks_named", "read_named"]

DATE = (
    r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}\.? [^\W\d]{3,12}\.?,? \d{4}"
    r"|[^\W\d]{3,12}\.? \d{1,2},? \d{4})(?:T|,? )"
)
WHEN = (
    rf"(?P<when>(?:{DATE})?(?:[上下]午 ?|오[전후] ?)?"
    r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\b\.?| Uhr)?)"
)
WHO = r"(?P<who>[^\W\d_][^\n\t:：|<>()\[\]–—•·@]{0,40}?)"
NAME_FIRST = re.compile(
    rf"{WHO}(?P<a>,? | ?[(\[|•·@–—] ?| - ){WHEN}(?P<b>[)\]]?)(?P<c> ?[:：|–—]| -) ?"
    r"(?P<what>.*)"
)
TIME_FIRST = re.compile(
    rf"(?P<a>[(\[<]?){WHEN}(?P<b>[)\]>]?[ \t]*+[|•·–—-]?)[ \t]*+(?<!\w){WHO}"
    r"(?P<c> ?[:：|>]| [–—-])[ \t]+(?P<what>.*)"
)
SAMPLE_CHARS, SAMPLE_LINES = 100_000, 400
MIN_HEADS = 2
SHARE = 3  # at least one line of so many says who and when


@dataclass(frozen=True, slots=True)
class _Head:
    """How a message begins; the marks in its form are the same in all of a chat."""

    form: tuple[str, ...]
    who: str
    stamp: Stamp
    text: str


def looks_named(text: str) -> bool:
    """Tell whether lines say who and when: names that come again, or nothing but such lines."""
    lines = [line for line in lines_of(text[:SAMPLE_CHARS])[:SAMPLE_LINES] if line.strip()]
    heads = [head for line in lines if (head := _head(line))]
    form = _usual(heads)
    who = [head.who for head in heads if head.form == form]
    is_bracketed = form[:2] in (("name", "("), ("name", "["))
    is_sure = len({*who}) < len(who) or (is_bracketed and len(who) == len(lines))
    return len(who) >= MIN_HEADS and len(who) * SHARE >= len(lines) and is_sure


def read_named(text: str, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take the owner's side of a chat.

    Raises:
        Refused: The owner is not among the senders.
    """
    written = list(gathered(_begun(lines_of(text)), brought))
    for one in written:
        one.why = NO_WORDS if is_placeholder(one.text.strip()) else ""
    take_written("talk, text", written, wanted, name, brought)


def _begun(lines: Sequence[str]) -> Iterator[tuple[int, str, Written | None]]:
    heads = [_head(line) for line in lines]
    form = _usual([head for head in heads if head])
    day: tuple[int, ...] = ()
    for number, (line, head) in enumerate(zip(lines, heads, strict=True), start=1):
        if head and head.form == form:
            stamp = replace(head.stamp, numbers=head.stamp.numbers or day)
            yield number, line, Written(Place(number), head.who, stamp, head.text)
        elif numbers := day_in(line):
            day = numbers
        else:
            yield number, line, None


def _usual(heads: Sequence[_Head]) -> tuple[str, ...]:
    forms = Counter(head.form for head in heads)
    return forms.most_common(1)[0][0] if forms else ()


def _head(line: str) -> _Head | None:
    """Return how a message begins; None for a line of one that is longer."""
    for order in (NAME_FIRST, TIME_FIRST):
        if found := order.match(line.strip("\u200e\u200f\ufeff ")):
            stamp = stamp_in(found["when"]) or clock_in(found["when"])
            marks = (found[mark].strip() for mark in "abc")
            if stamp:
                form = ("time" if order is TIME_FIRST else "name", *marks)
                return _Head(form, found["who"].strip(), stamp, found["what"])
    return None
