"""Cuts a long Markdown text where nothing is torn, so that only its end is rendered again.

Window process; no Qt. A cut is a blank line outside a code fence, before a line that begins a new
block at the margin; lists, quotes and indented lines stay with what is before them. Long code is
cut between two lines; each piece knows the fence that it goes on with.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Piece", "chunks", "pieces"]

MIN_CHARS = 700  # of a chunk; a text up to twice as long is one
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
CODE_LINES = 40  # of a piece of code, which then ends at a blank line; at twice as many anywhere
CONTINUES = re.compile(r"\s|[-+*>|]|\d+[.)]|\[[^\]]+\]:")  # belongs to the block before, perhaps


def chunks(text: str) -> list[str]:
    """Return the parts of a text, in order; joined they are the text."""
    if len(text) <= 2 * MIN_CHARS:
        return [text]
    parts, start, at, fence, is_after_blank = [], 0, 0, "", False
    for line in text.splitlines(keepends=True):
        is_blank = not line.strip()
        is_start = is_after_blank and not (is_blank or fence or CONTINUES.match(line))
        if is_start and at - start >= MIN_CHARS:
            parts.append(text[start:at])
            start = at
        fence = _fence_after(fence, line)
        is_after_blank = is_blank
        at += len(line)
    return [*parts, text[start:]]


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
