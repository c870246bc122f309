"""The marks that models set around their thoughts, and how they are recognised: engine process."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = [
    "ANSWERS",
    "CHANNEL",
    "HEADERS",
    "HEADER_END",
    "IN_ANSWER",
    "IN_CHANNEL",
    "IN_THOUGHT",
    "MAX_HEADER",
    "OPENER",
    "PLAIN_WRAPS",
    "TICKS",
    "WORDED",
    "WRAPS",
    "Code",
    "closing_mark",
    "closing_marks",
    "is_in_quotes",
    "is_mark",
    "is_mentioned",
    "may_begin",
    "n_unclear",
    "opened_thought",
    "opening_mark",
]

_STEMS = (
    "think|thinking|thoughts?|reason|reasoning|reflect|reflection|scratchpad|cot|rationale"
    "|monologue|analysis"
)
_SPACE = r"(?:[a-z]{1,12}[:_]){0,2}(?:ant)?"  # seed:think, inner_thoughts, begin_of_thought
_OPENS = rf"(?!end_){_SPACE}(?:{_STEMS})(?:_start)?"
_ENDS = rf"(?:/+\s?{_SPACE}(?:{_STEMS})s?|end_(?:of_)?(?:{_STEMS})|{_SPACE}(?:{_STEMS})_end)"
_ATTRIBUTES = r"\s[^<>\n]{0,80}"
_DETAILS = r"<details\s[^<>\n]{0,80}reasoning[^<>\n]{0,80}>"  # a fold for a web page
_OPENERS = (
    rf"<{_OPENS}(?:{_ATTRIBUTES})?>|<[|｜]{_OPENS}[|｜]>|\[think\]|◁{_OPENS}▷"
    rf"|<unused94>thought|<\|inner_prefix\|>|<\|channel>thought|{_DETAILS}"
)
_CLOSERS = (
    rf"<{_ENDS}\s?>|<[|｜]{_ENDS}[|｜]>|\[/think\]|◁{_ENDS}▷"
    r"|<unused95>|<\|inner_suffix\|>|<channel\|>"
)
OPENER = re.compile(_OPENERS, re.IGNORECASE)
"""What opens thoughts: a word for thinking between brackets of any kind."""
_ENDS_OF = {
    "<unused94>thought": "<unused95>",
    "<|inner_prefix|>": "<|inner_suffix|>",
    "<|channel>thought": "<channel|>",
}
_SWAPPED = (("begin_of_", "end_of_"), ("start_", "end_"), ("_start", "_end"))

WRAPS = {
    "<answer>": "</answer>",
    "<output>": "</output>",
    "<response>": "</response>",
    "<|start_response|>": "<|end_response|>",
    "<|begin_of_solution|>": "<|end_of_solution|>",
    "<|begin_of_box|>": "<|end_of_box|>",
    "<|start_text|>": "<|end_text|>",
    "[begin final response]": "[end final response]",
}
"""What some models set around the answer behind their thoughts; in lower case."""
PLAIN_WRAPS = frozenset(
    ("<|begin_of_box|>", "<|start_text|>", "<|start_response|>")
)  # also where there were no thoughts

CHANNEL = "<|channel|>"
HEADERS = re.compile(r"<\|(?:channel|start|begin)\|>|(?=(?:analysis|final)<\|message\|>)")
HEADER_END = re.compile(r"<\|(?:message|content)\|>")
ANSWERS = ("final", "assistant")  # channels that are not thoughts; no channel at all
MAX_HEADER = 120  # characters; a longer one is none
CONTROL_MARKS = (
    *("<think>", "</think>", "[think]", "[/think]", *_ENDS_OF, *_ENDS_OF.values()),
    *(CHANNEL, "<|message|>", "<|start|>", "<|constrain|>", "<|end|>", "<|begin|>", "<|content|>"),
    *("<|return|>", "<|call|>", "<|flush|>"),
)
"""Texts of control tokens that have to be seen here, though they are never shown."""

WORDED = (
    (
        re.compile(r"(?:assistant)?(?:analysis|commentary)(?=[A-Z\"'*])"),
        r"assistant(?:<\|channel\|>)?final(?:<\|message\|>)?",
    ),
    (
        re.compile(r"here(?:['’]s| is) my thought process:", re.IGNORECASE),
        r"here(?:['’]s| is) my response:",
    ),
    (re.compile(r"here are my reasoning steps:", re.IGNORECASE), r"(?=\[begin final response\])"),
)
"""Words that open thoughts at the beginning of a reply, and a pattern for what closes these:
what is left of channels where a server has thrown the marks away, and the words of Granite and of
Apriel."""
_FIRST_WORDS = (
    *("assistantanalysis", "assistantcommentary", "commentary", "final<|message|>"),
    *("analysis<|message|>", "here is my thought process:", "here's my thought process:"),
    "here are my reasoning steps:",
)
_LAST_WORDS = (
    *("assistantfinal<|message|>", "assistant<|channel|>final<|message|>"),
    *("here is my response:", "here's my response:", "[begin final response]"),
)

TICKS = r"`+|~~~+|\n"
_WRAP_ENDS = "|".join(map(re.escape, WRAPS.values()))
_HERE = r"(?=[<\[◁`~\n])"
IN_ANSWER = re.compile(
    f"{_HERE}(?:(?P<in>{_OPENERS})|(?P<end>{_CLOSERS})|{_WRAP_ENDS}|{re.escape(CHANNEL)}|{TICKS})",
    re.IGNORECASE,
)
IN_THOUGHT = f"(?P<in>{_OPENERS})|{TICKS}"
IN_CHANNEL = re.compile(r"<\|(?:channel|start|begin|end|return|call|flush)\|>")
_MARKS = (*CONTROL_MARKS, *WRAPS, *WRAPS.values(), "~~~")
# The beginning of a mark of any shape at the end of a text.
_BEGUN = re.compile(
    rf"(?:<[|｜]?/{{0,3}}\s?[a-z:_]{{0,30}}\s?[|｜]?|<(?:{_OPENS}|details){_ATTRIBUTES}"
    r"|<details\s[^<>\n]{0,180}|◁/?[a-z:_]{0,30})$",
    re.IGNORECASE,
)
_FIRST = frozenset(mark[0] for mark in _MARKS) | {"`", "◁"}
_QUOTES = frozenset(" \t\"'“”‘’«»(")
_MARKED = frozenset("\"'“”„‘’‚«»‹›「」『』`()（）")
_AFTER_QUOTE = frozenset(" \t\"'“”‘’«».,;:!?)")
_LONGEST = 200  # characters of a mark with attributes
_BEGUN_MARKS = frozenset(mark[:n] for mark in _MARKS for n in range(1, len(mark)))
_BEGUN_WORDS = frozenset(mark[:n] for mark in _LAST_WORDS for n in range(1, len(mark)))
_LONGEST_FIXED = max(map(len, _BEGUN_MARKS | _BEGUN_WORDS))


def opened_thought(prompt: str) -> str:
    """Return the mark with which a prompt has opened the thoughts already; empty if it has not."""
    end = prompt.rstrip()[-_LONGEST:]
    found = [match for match in OPENER.finditer(end) if match.end() == len(end)]
    return found[0][0] if found else ""


def is_mark(text: str) -> bool:
    """Return whether the text of a control token is one of the marks."""
    plain = text.lower()
    return plain in _MARKS or bool(OPENER.fullmatch(plain) or re.fullmatch(_CLOSERS, plain))


def closing_mark(opener: str) -> str:
    """Return what closes thoughts that were opened with a mark."""
    if end := _ENDS_OF.get(opener.lower()):
        return end
    for begin, end in _SWAPPED:
        if begin in opener.lower():
            is_loud = begin not in opener
            swap = (begin.upper(), end.upper()) if is_loud else (begin, end)
            return opener.replace(*swap)
    bare = re.sub(r"\s[^>]*", "", opener)
    return re.sub(r"(\w)", r"/\1", bare, count=1)


def closing_marks(opener: str) -> str:
    """Return a pattern for what closes thoughts that were opened with a mark.

    Models mix up tags: any word for thinking closes what any has opened.
    """
    if opener.lower().startswith("<details"):
        return "</details>"
    return rf"{_CLOSERS}|<\|end\|>" if opener.startswith("<|") else _CLOSERS


def opening_mark(closer: str) -> str:
    """Return what opens the thoughts that a mark closes; ``<think>`` where that is not plain."""
    plain = re.sub(r"[/\s]", "", closer)
    return plain if OPENER.fullmatch(plain) else "<think>"


@dataclass(slots=True)
class Code:
    """Whether text is in a code block or between backticks, and where its line is."""

    fence: str = ""
    ticks: str = ""
    is_line_blank: bool = True  # nothing but blanks since the line began

    @property
    def is_on(self) -> bool:
        """Whether it is."""
        return bool(self.fence or self.ticks)

    def pass_text(self, text: str) -> None:
        """Go over text without a mark."""
        self.is_line_blank = self.is_line_blank and not text.strip()

    def pass_mark(self, mark: str) -> None:
        """Go over backticks, tildes or the end of a line."""
        if mark == "\n":
            self.ticks, self.is_line_blank = "", True
            return
        is_fence = self.is_line_blank and len(mark) >= 3
        if self.fence:
            if is_fence and mark.startswith(self.fence):
                self.fence = ""
        elif is_fence:
            self.fence = mark
        elif mark[0] == "`" and self.ticks in ("", mark):
            self.ticks = "" if self.ticks else mark
        self.is_line_blank = False


def is_mentioned(before: str, after: str) -> bool:
    """Return whether a mark between two characters is spoken of, as in: the <think> mark."""
    return bool(before and after) and before in _QUOTES and after in _AFTER_QUOTE


def is_in_quotes(before: str, after: str = '"') -> bool:
    """Return whether a mark between two characters is within quotation marks or brackets."""
    return bool(before and after) and before in _MARKED and after in _MARKED


def may_begin(low: str, *, wrapped: bool) -> bool:
    """Return whether the beginning of a reply could still become a mark; nothing at all could.

    Args:
        low: The beginning, in lower case.
        wrapped: Whether there were thoughts, so that the answer may be wrapped.
    """
    marks = (*CONTROL_MARKS, *_FIRST_WORDS, *(WRAPS if wrapped else PLAIN_WRAPS))
    return any(mark.startswith(low) for mark in marks) or bool(_BEGUN.fullmatch(low))


def n_unclear(text: str, *, is_worded: bool = False) -> int:
    """Return how many characters at the end could be the beginning of a mark.

    Args:
        text: Of which the end is looked at.
        is_worded: Whether plain words may close thoughts here.
    """
    end = text[-_LONGEST:].lower()
    words = _n_begun(end, _BEGUN_WORDS) if is_worded else 0
    if _FIRST.isdisjoint(end):
        return words
    n_ticks = len(end) - len(end.rstrip("`"))
    begun = _BEGUN.search(end)
    return max(n_ticks, len(begun[0]) if begun else 0, words, _n_begun(end, _BEGUN_MARKS))


def _n_begun(end: str, beginnings: frozenset[str]) -> int:
    """Return the length of the longest end of a text that is one of these beginnings."""
    longest = min(_LONGEST_FIXED, len(end))
    return next((n for n in range(longest, 0, -1) if end[-n:] in beginnings), 0)
