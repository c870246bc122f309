"""The marks that models set around their thoughts, and how they are recognised: engine process."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backends.text import overlap

__all__ = [
    "ANSWERS",
    "CHANNEL",
    "CONTROL_MARKS",
    "IN_ANSWER",
    "IN_CHANNEL",
    "MASHED",
    "MASHED_END",
    "MASHED_STARTS",
    "MAX_HEADER",
    "MESSAGE",
    "PAIRS",
    "START",
    "TICKS",
    "WRAPS",
    "Code",
    "closing_mark",
    "closing_marks",
    "is_in_quotes",
    "is_mark",
    "is_mentioned",
    "n_unclear",
    "opened_thought",
]

PAIRS = {
    "<think>": "</think>",
    "<thinking>": "</thinking>",
    "<thought>": "</thought>",
    "<thoughts>": "</thoughts>",
    "<reasoning>": "</reasoning>",
    "<reflection>": "</reflection>",
    "<scratchpad>": "</scratchpad>",
    "<antthinking>": "</antthinking>",
    "<|think|>": "<|/think|>",
    "<|begin_of_thought|>": "<|end_of_thought|>",
    "<unused94>thought": "<unused95>",
    "[think]": "[/THINK]",
    "<seed:think>": "</seed:think>",
    "◁think▷": "◁/think▷",
    "<|start_thinking|>": "<|END_THINKING|>",
    "<|inner_prefix|>": "<|inner_suffix|>",
    "<|channel>thought": "<channel|>",
}
"""What opens and closes thoughts; read without regard to case, the keys are in lower case."""

WRAPS = {
    "<answer>": "</answer>",
    "<output>": "</output>",
    "<response>": "</response>",
    "<|start_response|>": "<|end_response|>",
    "<|begin_of_solution|>": "<|end_of_solution|>",
}
"""What some models set around the answer behind their thoughts; in lower case."""

CHANNEL, MESSAGE, START = "<|channel|>", "<|message|>", "<|start|>"
ANSWERS = ("final", "assistant")  # channels that are not thoughts; no channel at all
MAX_HEADER = 120  # characters; a longer one is none
CONTROL_MARKS = (
    *PAIRS,
    *PAIRS.values(),
    *(CHANNEL, MESSAGE, START, "<|constrain|>", "<|end|>"),
)
"""Texts of control tokens that have to be seen here, though they are never shown."""

MASHED = re.compile(r"(assistant)?(analysis|commentary)(?=[A-Z\"'*])")
MASHED_STARTS, MASHED_END = ("assistantanalysis", "analysis", "commentary"), "assistantfinal"
"""What is left of the channels where a server has thrown the marks away."""

_OPENERS = "|".join(map(re.escape, PAIRS))
_CLOSERS = "|".join(re.escape(mark.lower()) for mark in PAIRS.values())
_CHANNEL_MARKS = "|".join(map(re.escape, (CHANNEL, START, "<|end|>", "<|return|>", "<|call|>")))
TICKS = r"`+|~~~+|\n"
_WRAP_ENDS = "|".join(map(re.escape, WRAPS.values()))
IN_ANSWER = re.compile(
    f"{_OPENERS}|{_CLOSERS}|{_WRAP_ENDS}|{re.escape(CHANNEL)}|{TICKS}", re.IGNORECASE
)
IN_CHANNEL = re.compile(_CHANNEL_MARKS)
_MARKS = tuple(
    mark.lower()
    for mark in (
        *CONTROL_MARKS,
        *WRAPS,
        *WRAPS.values(),
        MASHED_END,
        "<|return|>",
        "<|call|>",
        "~~~",
    )
)
_FIRST = frozenset(mark[0] for mark in _MARKS) | {"`"}
_QUOTES = frozenset(" \t\"'“”‘’«»(")
_MARKED = frozenset("\"'“”‘’«»`")
_AFTER_QUOTE = frozenset(" \t\"'“”‘’«».,;:!?)")
_LONGEST = max(map(len, _MARKS))


def opened_thought(prompt: str) -> str:
    """Return the mark with which a prompt has opened the thoughts already; empty if it has not."""
    end = prompt.rstrip()[-_LONGEST:].lower()
    return next((mark for mark in PAIRS if end.endswith(mark)), "")


def is_mark(text: str) -> bool:
    """Return whether the text of a control token is one of the marks."""
    return text.lower() in _MARKS


def closing_mark(opener: str) -> str:
    """Return what closes thoughts that were opened with a mark."""
    return PAIRS[opener]


def closing_marks(opener: str) -> str:
    """Return a pattern for what closes thoughts that were opened with a mark.

    Models mix up tags: ``<think>`` is closed by ``</thinking>`` as well.
    """
    own = PAIRS[opener]
    tags = [end for end in PAIRS.values() if own.startswith("</") and end.startswith("</")]
    return "|".join(map(re.escape, dict.fromkeys((own.lower(), *tags))))


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
    """Return whether a mark between two characters is within quotation marks."""
    return bool(before and after) and before in _MARKED and after in _MARKED


def n_unclear(text: str) -> int:
    """Return how many characters at the end could be the beginning of a mark."""
    end = text[-_LONGEST:].lower()
    if _FIRST.isdisjoint(end):
        return 0
    n_ticks = len(end) - len(end.rstrip("`"))
    return max(n_ticks, *(overlap(end, mark) for mark in _MARKS))
