"""The marks that models set around their thoughts, and how they are recognised: engine process."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backends.base import Message

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
    "TAIL_CHARS",
    "TICKS",
    "WORDED",
    "WRAPS",
    "Code",
    "closing_mark",
    "closing_marks",
    "is_in_quotes",
    "is_mark",
    "is_mentioned",
    "is_unclear",
    "is_within_text",
    "is_word_part",
    "may_begin",
    "n_unclear",
    "opened_thought",
    "opening_mark",
    "speaks_of_marks",
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
_CLOSER = re.compile(_CLOSERS, re.IGNORECASE)
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
_ITEM = " \t>*+-.)0123456789"  # what stands before the text of a list or of a quotation
_NUMBER = re.compile(r"\s*\d+\.\s*")
_SENTENCE_END = re.compile(r"[.!?…。！？:：`][*_~\"'”’»)）】」』\]]*\s*$")
_OPENING = r"[*_\"'“”‘’«»„‚「『《【(（\[{<`~$¿¡#>]{0,8}"
_BEGINNING = re.compile(rf"{_OPENING}([^\W_]|[\u2600-\u27bf\U0001f000-\U0001faff])")
_UNCLEAR = re.compile(rf"[ \t]*{_OPENING}")
_COLONS = (":", "：")
_CODE_SPAN = re.compile("`[^`]*`")
_CODE_INDENT = 4  # columns of a line that Markdown takes for code
TAIL_CHARS = 200  # of what was said before a mark that tell whether it is spoken of
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
    is_line_blank: bool = True  # nothing but blanks and the mark of an item since the line began

    @property
    def is_on(self) -> bool:
        """Whether it is."""
        return bool(self.fence or self.ticks)

    def pass_text(self, text: str) -> None:
        """Go over text without a mark."""
        self.is_line_blank = self.is_line_blank and not text.strip(_ITEM)

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


def is_unclear(after: str) -> bool:
    """Return whether more has to come behind a mark to tell whether it is spoken of."""
    return bool(_UNCLEAR.fullmatch(after))


def is_word_part(after: str) -> bool:
    """Return whether no text begins right behind a mark: its sentence goes on, as in <think>-tag.

    Args:
        after: What follows it, clear unless nothing else comes.
    """
    return bool(after) and not after[0].isspace() and not _BEGINNING.match(after)


def is_within_text(before: str, after: str, *, is_topic: bool = False) -> bool:
    """Return whether a mark that closes what nobody opened is spoken of, not the end of thoughts.

    Thoughts end where a sentence or a line does, and an answer begins behind them. A mark within a
    sentence, in indented code, or behind one that is spoken of, too, closes nothing.

    Args:
        before: The text before it, `TAIL_CHARS` of it or more.
        after: What follows, clear unless nothing else comes.
        is_topic: The talk is about such marks: only one on a line of its own ends thoughts, unless
            a colon has announced it.
    """
    line, follows = before.rpartition("\n")[2], after.lstrip(" \t")
    is_alone = not line.strip() and len(line.expandtabs(_CODE_INDENT)) < _CODE_INDENT
    if is_topic and not (is_alone and follows[:1] in ("", "\n")):
        return True
    if is_topic and before.rstrip().endswith(_COLONS):
        return True
    if _is_open_in(line):
        return True
    is_end = is_alone or bool(_SENTENCE_END.search(line) and not _NUMBER.fullmatch(line))
    is_attached = bool(line) and not line[-1].isspace()
    if follows[:1] in ("", "\n"):
        return not (is_end or (is_attached and follows))
    begun = _BEGINNING.match(follows)
    if begun and begun[1].isupper():
        return not (is_end or is_attached)
    return not (begun and is_end and follows == after)


def _is_open_in(line: str) -> bool:
    """Return whether a line speaks of more marks that open thoughts than of ones that close any."""
    plain = _CODE_SPAN.sub("", line)
    return len(OPENER.findall(plain)) > len(_CLOSER.findall(plain))


def speaks_of_marks(messages: Sequence[Message]) -> bool:
    """Return whether the person has written of a mark that closes thoughts."""
    return any(_CLOSER.search(message.content) for message in messages if message.role == "user")


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
