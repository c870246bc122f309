"""Cuts a long Markdown text where nothing is torn, so that only its end is rendered again.

Window process; no Qt. A cut is a blank line outside a code fence, before a line that begins a new
block at the margin; lists, quotes and indented lines stay with what is before them.
"""

from __future__ import annotations

import re

__all__ = ["chunks"]

MIN_CHARS = 700  # of a chunk; a text up to twice as long is one
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
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
