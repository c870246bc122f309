"""Ends a reply at the mark of an end that a model writes as plain text: engine process.

A model may know no token for the mark of its template, or say that of another family: then the mark
comes as text, and perhaps an invented turn behind it. In code, or within quotation marks, it is
spoken of and stays, except where it is the very last of the reply.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from backends.thinking.thought_marks import TICKS, Code, is_in_quotes

__all__ = ["MARK_STARTS", "EndedText"]

MARK_STARTS = ("<", "[")  # of what is a mark; other ends are how a turn begins, in any place
MAX_QUOTED_CHARS = 200  # behind a mark, up to the backtick that closes its quotation
TICK_OR_LINE = re.compile(r"[`\n]")


class EndedText:
    """Takes a reply in pieces and returns it up to its end.

    Text that could be the beginning of an end waits until it is clear.

    Args:
        ends: The reply ends before the first of these that is not quoted.

    Attributes:
        is_stopped: Whether the end has come.
    """

    def __init__(self, ends: Sequence[str] = ()) -> None:
        self._ends = tuple(sorted(filter(None, ends), key=len, reverse=True))
        self._tags = {f"<{end[2:]}" for end in self._ends if end.startswith("</")}
        words = [*map(re.escape, (*self._ends, *sorted(self._tags))), TICKS]
        self._pattern = re.compile("|".join(words))
        marks = (*self._ends, *self._tags)
        self._longest = max(map(len, marks), default=1)
        self._firsts = {mark[0] for mark in marks}
        self._beginnings = {mark[:n] for mark in marks for n in range(1, len(mark))}
        self._held = ""
        self._last = ""  # the character before what is held
        self._code = Code()
        self._opened: set[str] = set()  # tags of HTML that a mark would close
        self.is_stopped = False

    def feed(self, text: str) -> str:
        """Take a piece; return what of it is certain now, perhaps nothing."""
        if self.is_stopped:
            return ""
        return self._read(self._held + text, is_end=False) if self._ends else text

    def finish(self) -> str:
        """Return what was still held back."""
        return "" if self.is_stopped else self._read(self._held, is_end=True)

    def _read(self, text: str, *, is_end: bool) -> str:
        sure = len(text) - (0 if is_end else self._n_unclear(text))
        at = 0
        for match in self._pattern.finditer(text, 0, sure):
            start, end = match.span()
            self._code.pass_text(text[at:start])
            at = end
            if match[0] in self._tags:
                self._opened.add(match[0])
            elif match[0] not in self._ends:
                self._code.pass_mark(match[0])
            elif (is_over := self._is_over(match, text, is_end=is_end)) is None:
                sure = start
                break
            elif is_over:
                self.is_stopped, self._held = True, ""
                return text[:start]
        else:
            self._code.pass_text(text[at:sure])
        self._held, self._last = text[sure:], text[:sure][-1:] or self._last
        return text[:sure]

    def _is_over(self, mark: re.Match[str], text: str, *, is_end: bool) -> bool | None:
        """Tell whether a reply ends at a mark; None where what follows has to tell."""
        rest = text[mark.end() :]
        if not mark[0].startswith(MARK_STARTS):
            return True
        if self._code.fence:
            return False if rest.strip() else is_end or None
        if self._code.ticks:
            closed = TICK_OR_LINE.search(rest)
            if closed is None and not is_end:
                return None if len(rest) < MAX_QUOTED_CHARS else False
            return closed is None or closed[0] == "\n"
        if (tag := f"<{mark[0][2:]}") in self._opened:
            self._opened.discard(tag)
            return False
        before = text[mark.start() - 1 : mark.start()] or self._last
        if not rest and not is_end and is_in_quotes(before):
            return None
        return not is_in_quotes(before, rest[:1])

    def _n_unclear(self, text: str) -> int:
        """Return how many characters at the end could be the beginning of a mark."""
        ticks = max(len(text) - len(text.rstrip(one)) for one in "`~")
        tail = text[-self._longest :]
        begun = (tail[at:] for at, char in enumerate(tail) if char in self._firsts)
        return max(ticks, next((len(one) for one in begun if one in self._beginnings), 0))
