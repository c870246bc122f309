"""How replies are worded: how much is recited, whose voice it is, and in which language.

Pipeline process. No word lists: both are counted from what owners have written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

import numpy as np
import numpy.typing as npt

from persona.sentences import normalised, sentences

__all__ = ["letters_of", "likeliest_language", "recited", "voice_score"]

RUN = 4  # words in a row that somebody has written count as recited from there on
RUN_OF_CHARACTERS = 8  # where each character counts as a word
N_COMMON = 50  # words whose frequencies make a manner, the most frequent of all

N_LETTERS = 3  # in a row, by which languages are told apart

Floats = npt.NDArray[np.float64]


def recited(reply: str, written: Iterable[str], language: str) -> tuple[int, int]:
    """Return how many words of a reply stand as somebody has written them, and how many it has.

    Args:
        reply: What was shown.
        written: Facts and answers.
        language: Of both, as the persona's.
    """
    run = RUN_OF_CHARACTERS if language == "zh" else RUN
    rows = {row for text in written for row in _rows(text, run)}
    taken = {
        place
        for start, row in enumerate(_rows(reply, run))
        if row in rows
        for place in range(start, start + run)
    }
    return len(taken), len(normalised(reply).split())


def _rows(text: str, run: int) -> list[tuple[str, ...]]:
    words = normalised(text).split()
    return [tuple(words[start : start + run]) for start in range(len(words) - run + 1)]


def voice_score(
    replies: Sequence[str], own: Sequence[str], others: Sequence[Sequence[str]]
) -> float:
    """Return to which share of other people replies are less alike than to their owner, 0 to 1.

    Compared are the frequencies of the commonest words and the length of sentences, each in
    standard deviations over all people (Burrows's Delta). Chance is 0.5.

    Args:
        replies: What an avatar has said.
        own: What its owner has answered.
        others: The answers of other people in the same language.
    """
    people = [_counts(texts) for texts in (own, *others)]
    common = [word for word, _ in sum(people, Counter()).most_common(N_COMMON)]
    rows = np.array([_manner(texts, common) for texts in (replies, own, *others)])
    spread = rows[1:].std(axis=0)
    told = spread > 0
    distance = (np.abs(rows[1:] - rows[0])[:, told] / spread[told]).mean(axis=1)
    return float((distance[1:] > distance[0]).mean()) if len(others) else 0.5


def _counts(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in normalised(text).split())


def _manner(texts: Sequence[str], common: Sequence[str]) -> list[float]:
    """Return the frequencies of words, and the mean length of sentences in words."""
    counts = _counts(texts)
    n_words = max(1, counts.total())
    n_sentences = max(1, sum(len(sentences(text)) for text in texts))
    return [*(counts[word] / n_words for word in common), n_words / n_sentences]


def letters_of(texts: Iterable[str]) -> Counter[str]:
    """Return how often each row of letters stands in texts."""
    plain = (f" {normalised(text)} " for text in texts)
    return Counter(
        text[start : start + N_LETTERS]
        for text in plain
        for start in range(len(text) - N_LETTERS + 1)
    )


def likeliest_language(text: str, known: Mapping[str, Counter[str]]) -> str:
    """Return which of some languages a text is most likely in.

    Args:
        text: Some words; a single one may be of any.
        known: The letters of each language, from `letters_of`.
    """
    said = letters_of([text])

    def fit(language: str) -> float:
        own, total = known[language], known[language].total()
        return sum(n * log((own[row] + 0.5) / (total + 0.5)) for row, n in said.items())

    return max(known, key=fit)
