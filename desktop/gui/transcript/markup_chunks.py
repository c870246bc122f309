"""Cuts a long Markdown text where nothing is torn, so that only its end is rendered again.

Window process; no Qt. A cut is a blank line outside a code fence, before a line that begins a new
block at the margin; lists, quotes and indented lines stay with what is before them. A text that
has none for too long is cut at the end of a line or a sentence: that costs a gap, and the window
would stand still without it. Long code is cut between two lines; each piece knows the fence that it
goes on with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Piece", "chunks", "pieces"]

MIN_CHARS = 700  # of a chunk; a text up to twice as long is one
LONG_CHARS = 3_000  # of one without a blank line
SENTENCE_END = re.compile(r"[.!?…。！？]\s+|[。！？]")
WORD_END = re.compile(r"\s+")
TORN = re.compile(r"\s|\|")  # lines that mean nothing without the one before
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
CODE_LINES = 40  # of a piece of code, which then ends at a blank line; at twice as many anywhere
CONTINUES = re.compile(r"\s|[-+*>|]|\d+[.)]|\[[^\]]+\]:")  # belongs to the block before, perhaps


def chunks(text: str) -> list[str]:
    """Return the parts of a text, in order; joined they are the text."""
    if len(text) <= 2 * MIN_CHARS:
        return [text]
    parts, start, at, fence, is_after_blank = [], 0, 0, "", False
    for line in _short_lines(text):
        is_blank = not line.strip()
        is_start = is_after_blank and not (is_blank or fence or CONTINUES.match(line))
        most = 5 * LONG_CHARS if CONTINUES.match(line) else LONG_CHARS
        is_long = at - start >= most and not (fence or is_blank or TORN.match(line))
        if is_long or (is_start and at - start >= MIN_CHARS):
            parts.append(text[start:at])
            start = at
        fence = _fence_after(fence, line)
        is_after_blank = is_blank
        at += len(line)
    return [*parts, text[start:]]


def _short_lines(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends; a very long one in parts."""
    for line in text.splitlines(keepends=True):
        at = 0
        while len(line) - at > 2 * LONG_CHARS and not line.startswith((" ", "\t", "|")):
            found = SENTENCE_END.search(line, at + LONG_CHARS, at + LONG_CHARS + MIN_CHARS)
            found = found or WORD_END.search(line, at + LONG_CHARS, at + LONG_CHARS + MIN_CHARS)
            end = found.end() if found else at + LONG_CHARS
            yield line[at:end]
            at = end
        yield line[at:]


class Piece(NamedTuple):
    """A part of a text that is rendered by itself."""

    text: str
    fence: str = ""  # the line that opened the code that its beginning belongs to
    goes_on: bool = False  # whether its end is code that goes on in the next


def pieces(text: str) -> list[Piece]:
    """Return the parts of a text, in order, long code in several; joined they are the text."""
    return [piece for chunk in chunks(text) for piece in _cut_code(chunk)]


def _cut_code(chunk: str) -> list[Piece]:
    made: list[Piece] = []
    start, at, fence, opened, before = 0, 0, "", "", ""
    begun, n_lines = "", 0  # the fence that the piece goes on with; its lines of code
    for line in chunk.splitlines(keepends=True):
        after = _fence_after(fence, line)
        is_code = bool(fence and after)
        is_due = n_lines >= CODE_LINES and (not before.strip() or n_lines >= 2 * CODE_LINES)
        if is_code and is_due and not opened.startswith(" "):  # else it is in a list, perhaps
            made.append(Piece(chunk[start:at], begun, goes_on=True))
            start, begun, n_lines = at, opened, 0
        if after and not fence:
            opened, n_lines = line, 0
        n_lines += is_code
        fence, before = after, line
        at += len(line)
    return [*made, Piece(chunk[start:], begun)]


def _fence_after(fence: str, line: str) -> str:
    """Return the fence that is open after a line, nothing if none is."""
    found = FENCE.match(line)
    if found is None:
        return fence
    marks = found[1]
    if not fence:
        return marks
    closes = marks[0] == fence[0] and len(marks) >= len(fence) and not line.strip(f" {marks[0]}\n")
    return "" if closes else fence
