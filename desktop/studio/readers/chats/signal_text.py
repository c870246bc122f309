"""Reads a chat of Signal as exporters write it: date, name and words in a line, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.studio.readers.brought import Brought
from desktop.studio.readers.chats.timed_lines import timed_messages
from desktop.studio.readers.chats.written_chats import NO_WORDS, NOTICE, lines_of, take_written

__all__ = ["looks_like_signal", "read_signal"]

HEAD = re.compile(r"\[\d{4}-\d{2}-\d{2},? \d{1,2}:\d{2}\] [^:\n]{1,80}:(?: .*|)")
QUOTED = re.compile(r"\s*>.*")  # what is answered
FILE = re.compile(r"!?\[[^\]\n]{0,200}\]\([^()\n]{0,400}\)")
REACTIONS = re.compile(r"\s*\(-(?: [^\n:]{1,60}: \S{1,12},?)+ ?-\)\s*$")
EXPORTER = ("Me", "You")
SAMPLE_LINES = 200
MIN_HEADS = 2


def looks_like_signal(text: str) -> bool:
    """Tell whether a text has the lines of an export of Signal: in brackets, without seconds."""
    lines = [line for line in lines_of(text[:50_000])[:SAMPLE_LINES] if line.strip()]
    n_heads = sum(bool(HEAD.fullmatch(line)) for line in lines)
    return n_heads >= MIN_HEADS and n_heads * 4 >= len(lines)


def read_signal(text: str, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take the owner's side of a chat.

    Raises:
        Refused: The owner is not among the senders.
    """
    written = timed_messages(text, brought)
    for one in written:
        lines = [line for line in one.text.split("\n") if not QUOTED.fullmatch(line)]
        one.text = FILE.sub("", REACTIONS.sub("", "\n".join(lines).rstrip())).strip()
        one.why = NOTICE if not one.sender else "" if one.text else NO_WORDS
    take_written("Signal chat", written, wanted, name, brought, EXPORTER)
