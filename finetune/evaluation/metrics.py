"""What one answer is worth, and how sure a share is: pure functions for the score card.

Plain Python. Claims about the counterpart have a checker of their own in
`finetune.evaluation.claims`.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Sequence
from functools import cache

__all__ = [
    "abstains",
    "bootstrap",
    "denies",
    "distinct_n",
    "matches_all",
    "mean",
    "names_any",
    "normalised",
    "percentile",
    "seq_rep",
    "words",
]

N_RESAMPLES = 2_000

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "`": "'", "‑": "-", "–": "-"})
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")

_KNOW = (
    r"(?:know|say|tell|answer|share|disclose|reveal|confirm|comment|speak|remember|recall|claim"
    r"|provide|help you with|give you|respond|find)"
)
_NOT = r"(?:do not|don't|did not|didn't|cannot|can't|can not|could not|couldn't|would not|wouldn't)"
_ABSTENTIONS = (
    rf"\b(?:{_NOT}|unable to|not able to|not in a position to|never|no way to) (?:\w+ ){{0,2}}?"
    rf"{_KNOW}\b(?! (?:any better|each other))",
    r"\b(?:has|have|had|was|were)(?:n't| not| never| yet to) (?:\w+ ){0,2}?"
    r"(?:told|tell|been told|shared|share|mentioned|mention|said|let me|given me|revealed"
    r"|passed on|covered|explained|filled me in|briefed|informed)\b",
    r"\b(?:didn't|did not|doesn't|does not|never|not|hasn't ever) (?:\w+ )?"
    r"(?:told|tell|been told|shared|share|mentioned|mention|said|let me know|come up|passed on"
    r"|reveal|covered)\b",
    r"\bno (?:idea|clue|information|info|record|knowledge|(?:contact )?details?|data)\b",
    r"\bknows? (?:nothing|little)\b",
    r"\b(?:do not|don't|not) have (?:\w+ ){0,4}?"
    r"(?:information|info|details?|knowledge|answer|access|record|data|facts?)\b",
    r"\b(?:not|isn't|aren't|nothing|n't) (?:\w+ ){0,4}?"
    r"(?:i know|i have been told|i've been told|i was told|told me|shared with me|my notes)\b",
    r"\b(?:not|n't) (?:sure|certain|aware|privy)\b(?! if i'm the only)",
    r"\b(?:beyond|outside|more than) (?:of )?what (?:i|he|she|they|my)\b",
    r"\b(?:unknown to me|above my pay grade|beats me|you'?d have to ask|you would have to ask"
    r"|you should ask|better ask|have to ask (?:him|her|keith)"
    r"|ask (?:him|her) (?:yourself|directly))\b",
    r"\b(?:as an? (?:ai|virtual|language|digital|avatar|chat)[^.!?]{0,60}?"
    r"(?:do not|don't|cannot|can't))\b",
    r"\b(?:rather not|prefer not to) (?:guess|say|make|invent)"
    r"|\bmak(?:e|ing) (?:it|that|something) up\b",
    r"\bonly know\b|\b(?:nobody|no one)(?: has| ever| has ever)? (?:told|mentioned|said)\b",
    r"\b(?:not|n't) (?:capable|equipped|programmed|authori[sz]ed|allowed|designed)\b|\bnot known\b",
    r"\bleft (?:me )?(?:\w+ )?(?:in the dark|out)\b",
    r"\b(?:kept|keeps) (?:\w+ ){1,3}(?:private|to (?:him|her|them)sel(?:f|ves))\b",
    r"\ball (?:that )?i (?:know|was told|have been told|can say)\b|\b(?:don't|do not) give out\b",
    r"\bnothing (?:that )?i (?:know|would|could|can|was|have)\b",
    r"\bmy facts (?:do not|don't|say nothing)\b|\bnothing (?:about|on) (?:that|this|it)\b",
)
_PROMISE = re.compile(r"\b(?:when|if|whenever) (?:i|he|she) (?:do not|don't|doesn't) know\b")
_DENIALS = (
    r"\b(?:not|n't|never|no such|neither)\b",
    r"\b(?:false|untrue|incorrect|mistaken|misunderstanding|wrong|mix[ -]?up|rumou?r)\b",
    r"^\W*no\b",
)


def bootstrap(
    values: Sequence[float],
    statistic: Callable[[Sequence[float]], float],
    *,
    seed: int = 0,
    n_resamples: int = N_RESAMPLES,
) -> tuple[float, float]:
    """Return the 95 % percentile interval of a statistic; the same for the same seed."""
    if not values:
        return math.nan, math.nan
    draw = random.Random(seed)
    found = sorted(statistic(draw.choices(values, k=len(values))) for _ in range(n_resamples))
    return percentile(found, 2.5), percentile(found, 97.5)


def percentile(ordered: Sequence[float], percent: float) -> float:
    """Return a percentile of sorted values, interpolated; NaN of nothing."""
    if not ordered:
        return math.nan
    place = (len(ordered) - 1) * percent / 100
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def mean(values: Sequence[float]) -> float:
    """Return the arithmetic mean; NaN of nothing."""
    return sum(values) / len(values) if values else math.nan


def normalised(text: str) -> str:
    """Return the text in lower case, with plain quotes, hyphens as blanks and single blanks."""
    plain = text.translate(_QUOTES).lower().replace("-", " ")
    return re.sub(r"\s+", " ", plain).strip()


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, numbers included."""
    return _WORD.findall(normalised(text))


def names_any(text: str, alternatives: Sequence[str]) -> bool:
    """Return whether one of the alternatives stands in the text as whole words."""
    plain = normalised(text)
    return any(_whole(normalised(alternative)).search(plain) for alternative in alternatives)


def matches_all(text: str, groups: Sequence[Sequence[str]]) -> bool:
    """Return whether each group has at least one of its alternatives in the text."""
    return all(names_any(text, group) for group in groups)


def abstains(text: str) -> bool:
    """Return whether an answer says, in whatever words, that it does not know."""
    plain = _PROMISE.sub("", normalised(text))
    return any(pattern.search(plain) for pattern in _compiled(_ABSTENTIONS))


def denies(text: str) -> bool:
    """Return whether an answer rejects what the question took for granted."""
    plain = normalised(text)
    return any(pattern.search(plain) for pattern in _compiled(_DENIALS))


def seq_rep(replies: Sequence[Sequence[str]], n: int = 4) -> float:
    """Return the share of n-grams that occurred before: 0.0 none, towards 1.0 a loop.

    Args:
        replies: The words of each reply; no n-gram reaches from one into the next.
        n: Words per n-gram.

    Source: seq-rep-n of Welleck et al., arXiv:1908.04319.
    """
    return 1 - distinct_n(replies, n)


def distinct_n(replies: Sequence[Sequence[str]], n: int = 2) -> float:
    """Return the share of different n-grams (Li et al., arXiv:1510.03055); 1.0 of nothing."""
    grams = [gram for reply in replies for gram in _grams(reply, n)]
    return len(set(grams)) / len(grams) if grams else 1.0


def _grams(tokens: Sequence[str], n: int) -> list[tuple[str, ...]]:
    return [tuple(tokens[start : start + n]) for start in range(len(tokens) - n + 1)]


@cache
def _whole(words_: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words_)}(?!\w)")


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)
