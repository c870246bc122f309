"""Compares texts by their letters alone: every process.

Where the judge does not run, and among the thousands of texts that were not read yet. Groups of
three letters (two in Chinese and Korean), rare ones weigh more: it works in every script, and no
better than that.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from persona.model import Fact
from persona.sentences import normalised

__all__ = ["Letters", "says", "tells"]

TOLD = 0.7  # share of a fact's groups of letters that a text must have to tell it
LIKE = 0.25  # share of a question's weight that a text must have to be like it


class Letters:
    """Texts, by their letters."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._groups = [_groups(text) for text in texts]
        self._seen = Counter(group for groups in self._groups for group in groups)

    def nearest(self, question: str, n: int) -> list[int]:
        """Return the places of the texts most like a question, the best first; at most `n`."""
        size = 1 + len(self._groups)
        asked = {group: log(1 + size / (1 + self._seen[group])) for group in _groups(question)}
        total = sum(asked.values())
        shares = [sum(asked[own] for own in asked.keys() & groups) for groups in self._groups]
        order = sorted(range(len(shares)), key=shares.__getitem__, reverse=True)[:n]
        return [i for i in order if total > 0 and shares[i] >= LIKE * total]


def tells(text: str, fact: Fact) -> bool:
    """Return whether a text names what a fact says: its keys, else most of its letters."""
    if fact.keys:
        plain = f" {normalised(text)} "
        return all(any(f" {normalised(own)} " in plain for own in keys) for keys in fact.keys)
    wanted = _groups(fact.text)
    return len(wanted & _groups(text)) >= TOLD * len(wanted)


def says(text: str, told: Iterable[str]) -> bool:
    """Return whether a text has one of some sentences in it, or most of its letters."""
    plain = normalised(text)
    return any(normalised(one) in plain or tells(text, Fact("", one)) for one in told)


def _groups(text: str) -> set[str]:
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    size = 2 if any(ord(character) >= 0x2E80 for character in plain) else 3  # CJK and Hangul
    return {plain[i : i + size] for i in range(len(plain) - size + 1)}
