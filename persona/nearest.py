"""Finds the texts most like a question by their letters alone: every process.

Where the judge does not run, and among the thousands of texts that were not read yet. Groups of
three letters (two in Chinese and Korean), rare ones weigh more: it works in every script, and no
better than that.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from math import log

__all__ = ["Letters"]

LIKE = 0.25  # share of a question's weight that a text must have to be like it


class Letters:
    """Texts, by their letters."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._groups = [_groups(text) for text in texts]
        self._seen = Counter(group for groups in self._groups for group in groups)

    def nearest(self, question: str, n: int) -> list[int]:
        """Return the places of the texts most like a question, the best first; at most `n`."""
        size = 1 + len(self._groups)
        asked = {group: log(size / (1 + self._seen[group])) for group in _groups(question)}
        total = sum(asked.values())
        shares = [sum(asked[own] for own in asked.keys() & groups) for groups in self._groups]
        order = sorted(range(len(shares)), key=shares.__getitem__, reverse=True)[:n]
        return [i for i in order if total > 0 and shares[i] >= LIKE * total]


def _groups(text: str) -> set[str]:
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    size = 2 if any(ord(character) >= 0x2E80 for character in plain) else 3  # CJK and Hangul
    return {plain[i : i + size] for i in range(len(plain) - size + 1)}
