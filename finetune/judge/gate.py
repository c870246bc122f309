"""Fits the gate: a few numbers that turn what the judge says into "known", on the tuning owners.

Pipeline process. They were not trained on. The real encoders in their child, so that the numbers
hold for the quantized weights that are shipped.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from finetune.judge.owners import Owner, persona_of
from persona.finder import Finder, gate_values, ranking
from persona.lines import language_of
from persona.model import LANGUAGES
from persona.reader import Reader

__all__ = ["Scored", "fit_gate", "scored"]

LOG = logging.getLogger(__name__)
KNOWN_KINDS = ("known", "indirect", "compound", "half", "followup", "premise")
REFUSED = 0.87  # share of the unknown questions that are to be refused on tuning owners
STEPS, RATE, DECAY = 3_000, 0.3, 1e-3

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scored:
    """One question of an owner's, as the gate sees it."""

    owner: Owner
    kind: str
    values: tuple[float, ...]
    is_right: bool  # the best passage tells what was asked for


def scored(reader: Reader, owners: Sequence[Owner]) -> Iterator[Scored]:
    """Yield every question of owners with what the gate weighs."""
    for owner in owners:
        persona = persona_of(owner)
        finder = Finder(persona, reader)
        for asked in owner.questions:
            passages, judged, likeness, kinds = finder.judged(asked.q, asked.before)
            best = passages[int(np.argmax(ranking(judged, likeness)))]
            told = {fact.id for fact in best.facts}
            values = tuple(gate_values(judged, likeness, kinds, language_of(persona)))
            yield Scored(owner, asked.kind, values, bool(told & set(asked.facts)))


def fit_gate(rows: Sequence[Scored]) -> tuple[float, ...]:
    """Return weights; the probability of one half lies where `REFUSED` is reached in each language.

    A logistic regression: known where the best passage is right, each kind with the same weight.
    """
    values = np.array([row.values for row in rows])
    inputs, languages = values[:, : -len(LANGUAGES)], values[:, -len(LANGUAGES) :] > 0
    known = np.array([row.kind in KNOWN_KINDS and row.is_right for row in rows], float)
    kinds = np.array([row.kind for row in rows])
    share = np.array([1 / np.sum(kinds == kind) for kind in kinds])
    share /= share.sum()
    centre, spread = inputs.mean(0), inputs.std(0) + 1e-9
    x = np.concatenate([(inputs - centre) / spread, languages], axis=1)
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(x @ weights))) - known
        weights -= RATE * (x.T @ (error * share) + DECAY * weights)
    slopes = weights[: len(centre)] / spread
    scores, is_unknown = inputs @ slopes, kinds == "unknown"
    limits = [
        np.quantile(scores[is_unknown & (own if (own & is_unknown).any() else True)], REFUSED)
        for own in languages.T
    ]
    return (*map(float, slopes), *(-float(limit) for limit in limits))
