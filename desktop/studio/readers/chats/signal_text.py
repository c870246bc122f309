"""Reads a chat of Signal as exporters write it.

Date, name and words in a line, in Markdown; or as sigtop has it: fields above the words, as of a
mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.studio.readers.brought import Brought, Place
from desktop.studio.readers.chats.stamps import Stamp, stamp_in
from desktop.studio.readers.chats.timed_lines import timed_messages
from desktop.studio.readers.chats.written_chats import (
    NO_WORDS,
    NOTICE,
    Written,
    lines_of,
    take_written,
)

__all__ = ["looks_like_signal", "read_signal"]

HEAD = re.compile(r"\[\d{4}-\d{2}-\d{2},? \d{1,2}:\d{2}\] [^:\n]{1,80}:(?: .*|)")
QUOTED = re.compile(r"\s*>.*")  # what is answered
FILE = re.compile(r"!?\[[^\]\n]{0,200}\]\([^()\n]{0,400}\)")
REACTIONS = re.compile(r"\s*\(-(?: [^\n:]{1,60}: \S{1,12},?)+ ?-\)\s*$")
EXPORTER = ("Me", "You")
SENDING = re.compile(  # of sigtop
    r"^From: (?P<who>[^\n]{1,80}?)(?: \([^()\n]*\))?\nType: (?P<way>incoming|outgoing)\n"
    r"(?:Sent: (?P<sent>[^\n]*?)(?: [+-]\d{4})?\n)?(?:[A-Z][\w ]{1,30}: [^\n]*(?:\n|\Z))*",
    re.MULTILINE,
)
SAMPLE_LINES = 200
MIN_HEADS = 2


def looks_like_signal(text: str) -> bool:
    """Tell whether a text has the lines of an export of Signal: in brackets, without seconds."""
    if SENDING.search(text[:50_000].replace("\r\n", "\n")):
        return True
    lines = [line for line in lines_of(text[:50_000])[:SAMPLE_LINES] if line.strip()]
    n_heads = sum(bool(HEAD.fullmatch(line)) for line in lines)
    return n_heads >= MIN_HEADS and n_heads * 4 >= len(lines)


def read_signal(text: str, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take the owner's side of a chat.

    Raises:
        Refused: The owner is not among the senders.
    """
    text = text.replace("\r\n", "\n")
    written = list(_sent(text)) or timed_messages(text, brought)
    for one in written:
        lines = [line for line in one.text.split("\n") if not QUOTED.fullmatch(line)]
        one.text = FILE.sub("", REACTIONS.sub("", "\n".join(lines).rstrip())).strip()
        one.why = NOTICE if not one.sender else "" if one.text else NO_WORDS
    take_written("Signal chat", written, wanted, name, brought, EXPORTER)


def _sent(text: str) -> Iterator[Written]:
    """Yield the messages whose fields stand above their words."""
    heads = list(SENDING.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    line, at = 1, 0
    for head, end in zip(heads, ends, strict=False):
        stamp = stamp_in(head["sent"] or "") or Stamp((), 0, 0)
        who = EXPORTER[0] if head["way"] == "outgoing" else head["who"]
        line, at = line + text.count("\n", at, head.start()), head.start()
        yield Written(Place(line), who, stamp, text[head.end() : end].strip())
