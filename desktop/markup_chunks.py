"""Cuts a long Markdown text where nothing is torn, so that only its end is rendered again.

Window process; no Qt. A cut is a blank line outside a code fence, before a line that begins a new
block at the margin; lists, quotes and indented lines stay with what is before them. A text that
has none for too long is cut at the end of a line or a sentence: that costs a gap, and the window
would stand still without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["chunks"]

MIN_CHARS = 700  # of a chunk; a text up to twice as long is one
LONG_CHARS = 3_000  # of one without a blank line
SENTENCE_END = re.compile(r"[.!?…。！？]\s+|[。！？]")
WORD_END = re.compile(r"\s+")
TORN = re.compile(r"\s|\|")  # lines that mean nothing without the one before
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
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
