"""Compares texts by their letters alone: every process.

Where the judge does not run, and among the thousands of texts that were not read yet. Groups of
three letters (two in Chinese and Korean), rare ones weigh more: it works in every script, and no
better than that.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from heapq import nlargest
from math import log

from persona.model import Fact
from persona.sentences import normalised

__all__ = ["Letters", "says", "tells"]

TOLD = 0.7  # share of a fact's groups of letters that a text must have to tell it
WIDE = re.compile("[\u2e80-\U0010ffff]")  # CJK, Hangul and what comes behind
LIKE = 0.25  # share of a question's weight that a text must have to be like it


class Letters:
    """Texts, by their letters: for each group of them the places of the texts that have it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._n_texts = len(texts)
        self._places: dict[str, array[int]] = defaultdict(partial(array, "I"))
        for place, text in enumerate(texts):
            for group in _groups(text):
                self._places[group].append(place)

    def nearest(self, question: str, n: int) -> list[int]:
        """Return the places of the texts most like a question, the best first; at most `n`."""
        shares, total, size = [0.0] * self._n_texts, 0.0, 1 + self._n_texts
        for group in _groups(question):
            places = self._places.get(group, ())
            weight = log(1 + size / (1 + len(places)))
            total += weight
            for place in places:
                shares[place] += weight
        best = nlargest(n, range(self._n_texts), key=shares.__getitem__)
        return [place for place in best if total > 0 and shares[place] >= LIKE * total]


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
    size = 2 if WIDE.search(plain) else 3
    return {plain[i : i + size] for i in range(len(plain) - size + 1)}
