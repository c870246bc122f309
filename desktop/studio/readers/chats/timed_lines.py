"""Reads a chat in which each message begins with date, time and who, in any country's way."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from desktop.studio.readers.brought import Brought, Place
from desktop.studio.readers.chats.stamps import Stamp, day_in, stamp_in
from desktop.studio.readers.chats.written_chats import Written, gathered, lines_of

__all__ = ["looks_timed", "timed_messages"]

# A message begins with date and time, in brackets or before a dash; marks and letters are not told
# apart: what counts is where the numbers are.
CLOSE = re.compile(r"\]\s?|\s+[-–—]\s|,\s|(?<=:\d\d:\d\d):\s")
TURNS = re.compile("[\u200e\u200f\u202a-\u202e]")  # of the direction of writing
FORM = re.compile(r"[]\[,،/:–—-]")
MAX_STAMP_CHARS = 60
MAX_SENDER_CHARS = 80
SENDER = re.compile(rf"([^\"“”„«»]{{1,{MAX_SENDER_CHARS}}}?) ?(?::(?: |$)|： ?)")
CLOSE_SENDER = re.compile(  # without a blank behind the colon
    r"(?!\d{1,2}:)([^\"“”„«»:]{1,30}):(?!//)(?=\S)"
)
SAMPLE_LINES = 60
MANY_LINES = 3
MIN_OF_A_FORM = 2  # a date within a message looks otherwise, as a rule


@dataclass(frozen=True, slots=True)
class _Head:
    """How a message begins.

    Attributes:
        form: The marks in it, which are the same in all messages of a chat.
        rest: What stands behind it: who, and what.
    """

    form: str
    stamp: Stamp
    rest: str


def looks_timed(text: str) -> bool:
    """Tell whether a text is a chat: two of its first lines say when, and one of them who."""
    lines = text[:20_000].splitlines()[:SAMPLE_LINES]
    heads = [head for line in lines if (head := _head(line))]
    n_needed = 2 if len(lines) > MANY_LINES else 1
    return len(heads) >= n_needed and any(_sender(head.rest)[0] for head in heads)


def _head(line: str) -> _Head | None:
    """Return how a message begins; None for a line of one that is longer."""
    plain = _plain(line)
    is_open = plain.startswith("[")
    body = plain[is_open:]
    if not TURNS.sub("", body[:2])[:1].isalnum():
        return None
    for close in CLOSE.finditer(body, 0, MAX_STAMP_CHARS):
        is_closed = close[0].startswith("]")
        text = TURNS.sub("", body[: close.start()])
        if is_closed == is_open and (stamp := stamp_in(text)):
            form = f"{text[0].isdigit()} {''.join(FORM.findall(text + close[0]))}"
            return _Head(form, stamp, body[close.end() :])
    return None


def timed_messages(text: str, brought: Brought) -> list[Written]:
    """Return the messages of a chat, each with all its lines; nobody wrote a notice or a date."""
    written = list(gathered(_begun(text), brought))
    for one, after in pairwise(written):
        said, _, last = one.text.rstrip().rpartition("\n")
        is_new = sorted(one.stamp.numbers) != sorted(after.stamp.numbers)
        if said and is_new and sorted(day_in(last)) == sorted(after.stamp.numbers):
            one.text = said  # the date stood above the next one
    return written


def _begun(text: str) -> Iterator[tuple[int, str, Written | None]]:
    lines = lines_of(text)
    heads = [_head(line) for line in lines]
    forms = Counter(head.form for head in heads if head)
    usual = forms.most_common(1)[0][1] if forms else 0
    for number, (line, head) in enumerate(zip(lines, heads, strict=True), start=1):
        if head and forms[head.form] >= min(usual, MIN_OF_A_FORM):
            sender, first = _sender(head.rest)
            yield number, line, Written(Place(number), sender, head.stamp, first)
        else:
            yield number, line, None


def _plain(line: str) -> str:
    """Return a line with plain spaces, without the marks that begin it."""
    stripped = line.lstrip("\u200e\u200f\ufeff\u202a\u202b")
    return re.sub(r"[\u00a0\u202f\u2009]", " ", stripped)


def _sender(rest: str) -> tuple[str, str]:
    """Return who wrote, and what; nobody for a notice."""
    match = SENDER.match(rest) or CLOSE_SENDER.match(rest)
    if not match:
        return "", rest
    name = "".join(char for char in match[1] if unicodedata.category(char) != "Cf")
    return re.sub(r"\s+", " ", name).strip("~ "), rest[match.end() :]
