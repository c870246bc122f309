"""Cuts a long Markdown text where nothing is torn, so that only its end is rendered again.

Window process; no Qt. A cut is a blank line outside a code fence, before a line that begins a new
block at the margin; lists, quotes and indented lines stay with what is before them. A text that
has none for too long is cut at the end of a line or a sentence: that costs a gap, and the window
would stand still without it. Long code is cut between two lines, a long table between two rows;
each piece knows the fence or the head that it goes on with.
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
TABLE_ROWS = 40  # of a piece of a table
DELIMITERS = re.compile(r"\|(\s*:?-+:?\s*\|)+\s*")  # the line below the head of a table
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
    head: str = ""  # the first two lines of the table that its beginning belongs to


def pieces(text: str) -> list[Piece]:
    """Return the parts of a text, in order, long code and tables in several; joined they are it."""
    return [piece for chunk in chunks(text) for piece in _Cutter(chunk).cut()]


class _Cutter:
    """Cuts what is long within a chunk: code between two lines, a table between two rows."""

    def __init__(self, chunk: str) -> None:
        self._chunk = chunk
        self._made: list[Piece] = []
        self._start = self._at = 0  # of the piece, of the line
        self._begun = Piece("")  # with what the piece goes on
        self._fence = self._opened = self._before = ""
        self._head = ""  # of the table that the line before is in
        self._n_lines = 0  # of code, or rows, in the piece

    def cut(self) -> list[Piece]:
        """Return the pieces."""
        for line in self._chunk.splitlines(keepends=True):
            after = _fence_after(self._fence, line)
            if self._fence or after:
                self._pass_code(line, after)
            else:
                self._pass_row(line)
            self._fence, self._before = after, line
            self._at += len(line)
        return [*self._made, self._begun._replace(text=self._chunk[self._start :])]

    def _pass_code(self, line: str, after: str) -> None:
        is_code = bool(self._fence and after)
        n_lines, is_blank = self._n_lines, not self._before.strip()
        is_due = n_lines >= CODE_LINES and (is_blank or n_lines >= 2 * CODE_LINES)
        if is_code and is_due and not self._opened.startswith(" "):  # else in a list, perhaps
            self._end_piece(Piece("", self._opened), goes_on=True)
        if not self._fence:
            self._opened, self._head, self._n_lines = line, "", 0
        self._n_lines += is_code

    def _pass_row(self, line: str) -> None:
        if not line.startswith("|"):
            self._head, self._n_lines = "", 0
        elif self._head:
            if self._n_lines >= TABLE_ROWS or self._at - self._start >= 2 * LONG_CHARS:
                self._end_piece(Piece("", head=self._head))
            self._n_lines += 1
        elif DELIMITERS.fullmatch(line) and self._before.startswith("|"):
            self._head = self._before + line

    def _end_piece(self, following: Piece, *, goes_on: bool = False) -> None:
        text = self._chunk[self._start : self._at]
        self._made.append(self._begun._replace(text=text, goes_on=goes_on))
        self._start, self._begun, self._n_lines = self._at, following, 0


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
