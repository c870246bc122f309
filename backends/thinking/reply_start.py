"""Takes away what stands before a reply and is none of it: engine process.

Characters that nobody sees, the header of the turn that a model repeats from its template, and
other brackets around the marks of its thoughts: some servers write them as HTML does.
"""

from __future__ import annotations

import re

from backends.thinking.thought_marks import OPENER, is_mark

__all__ = ["ReplyStart"]

_UNSEEN = "\ufeff\u200b\u200c\u200d\u2060"
_ROLE = "assistant|model|chatbot_token|bot"
_BARS = r"[|｜]"
_NAME = r"[^<>|｜\s]{2,26}"
_MARK = rf"<(?!\|(?:start|begin)\|){_BARS}{_NAME}{_BARS}?>|<start_of_turn>"  # gpt-oss has channels
_HEADER = re.compile(
    rf"(?:(?:{_MARK})[ \t]*(?:{_ROLE})[ \t]*(?:\n\s*|(?:{_MARK})\s*)"
    rf"|(?:{_MARK})?[<\[]{_BARS}(?:{_ROLE}){_BARS}[>\]]\s*"
    r"|(?-i:assistant)\n\s*)",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"[<\[][^<>\[\]\n]{0,30}(?:[>\]][ \t]*[a-z]{0,9}[ \t]*(?:<[^<>\n]{0,30}(?:>\s*)?)?)?"
    r"|(?:&|&l|&lt|\\|(?:&lt;|＜|\\<)[^<>&＞\\\n]{0,30}(?:&|&g|&gt|\\)?)",
    re.IGNORECASE,
)  # all of what has come could become one of these
_BRACKETED = re.compile(r"(?:&lt;|＜|\\<)([^<>&＞\\\n]{1,30})(?:&gt;|＞|\\>)", re.IGNORECASE)
_BEGUN_BRACKETS = re.compile(r"(?:&|＜|\\<?)[^<>&＞\\\n]{0,33}(?:&[gt]{0,2}|\\)?$")


class ReplyStart:
    """Takes a reply in pieces and returns it without what stands before it.

    What could be the beginning of a header or of a mark waits until it is clear.
    """

    def __init__(self) -> None:
        self._held = ""
        self._is_start = True
        self._is_bracketed = False  # the thoughts were opened with other brackets

    def feed(self, text: str) -> str:
        """Take a piece; return what of it is certain now, perhaps nothing."""
        if not (self._is_start or self._is_bracketed):
            return text
        self._held += text
        return self._read(is_end=False)

    def finish(self) -> str:
        """Return what was still held back."""
        return self._read(is_end=True)

    def _read(self, *, is_end: bool) -> str:
        if self._is_start and not self._take_start(is_end=is_end):
            return ""
        text, self._held = self._held, ""
        if not self._is_bracketed:
            return text
        text = _BRACKETED.sub(self._plain, text)
        begun = None if is_end or not self._is_bracketed else _BEGUN_BRACKETS.search(text)
        if begun:
            text, self._held = text[: begun.start()], begun[0]
        return text

    def _take_start(self, *, is_end: bool) -> bool:
        """Take what stands before the reply; return whether the beginning is over."""
        rest = self._held.lstrip(f"{_UNSEEN} \t\n")
        is_begun = rest == "" or _BEGUN.fullmatch(rest) or "assistant\n".startswith(rest)
        if is_begun and not is_end:
            return False
        if header := _HEADER.match(rest):
            if header.end() == len(rest) and not is_end:
                return False  # blanks of it may follow
            self._held = rest[header.end() :]
        elif (mark := _BRACKETED.match(rest)) and OPENER.fullmatch(f"<{mark[1]}>"):
            self._held, self._is_bracketed = rest, True
        elif any(char in _UNSEEN for char in self._held[: len(self._held) - len(rest)]):
            self._held = rest
        self._is_start = False
        return True

    def _plain(self, mark: re.Match[str]) -> str:
        """Return a mark of thoughts with its own brackets; all else stays as it is."""
        plain = f"<{mark[1]}>"
        if not (self._is_bracketed and is_mark(plain)):
            return mark[0]
        self._is_bracketed = bool(OPENER.fullmatch(plain))  # until they are closed
        return plain
