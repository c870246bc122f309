"""Finds evaluation questions that are too near to training data, or to each other.

Two rulers: words (rapidfuzz, word order ignored) and meaning (the static embeddings of
`wordllama`). What they find is for a person: the question or the example is to be reworded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from finetune.evaluation.metrics import words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Cosines = npt.NDArray[np.float64]

__all__ = ["MIN_COSINE", "MIN_WORDS", "Pair", "near_duplicates", "shared_topics"]

MIN_WORDS = 90.0  # 0 to 100: token_sort_ratio from which two wordings are one
MIN_COSINE = 0.92  # from which two wordings mean and say the same


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings that are too near."""

    question: str
    other: str
    words: float  # 0 to 100
    cosine: float  # -1 to 1


def near_duplicates(
    questions: Sequence[str],
    others: Sequence[str],
    *,
    min_words: float = MIN_WORDS,
    min_cosine: float = MIN_COSINE,
) -> tuple[Pair, ...]:
    """Return the pairs of a question and another wording that are too near, nearest first."""
    if not questions or not others:
        return ()
    import numpy as np
    from rapidfuzz import fuzz, process

    plain = [[" ".join(words(text)) for text in texts] for texts in (questions, others)]
    ratios = process.cdist(*plain, scorer=fuzz.token_sort_ratio, workers=-1)
    cosines = _cosines(questions, others)
    near = np.argwhere((ratios >= min_words) | (cosines >= min_cosine)).tolist()
    found = [
        Pair(
            questions[row],
            others[column],
            round(float(ratios[row, column]), 1),
            round(float(cosines[row, column]), 3),
        )
        for row, column in near
    ]
    return tuple(sorted(found, key=lambda pair: -max(pair.words / 100, pair.cosine)))


def shared_topics(topics: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the topics that occur in both."""
    return tuple(sorted(set(topics) & set(others)))


def _cosines(questions: Sequence[str], others: Sequence[str]) -> Cosines:
    """Return the cosine of each question (row) with each other wording (column)."""
    import numpy as np
    import wordllama

    # its own folder, no network: the weights ship inside the wheel
    model = wordllama.WordLlama.load(
        cache_dir=Path(wordllama.__file__).parent, disable_download=True
    )
    left, right = (
        model.embed([text.strip() or "?" for text in texts], norm=True)
        for texts in (questions, others)
    )
    return np.asarray(left @ right.T, dtype=np.float64)
