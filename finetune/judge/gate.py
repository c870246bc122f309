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
from persona.finder import Finder, addressed, gate_values, ranking
from persona.reader import Reader

__all__ = ["Scored", "curve", "fit_gate", "scored"]

LOG = logging.getLogger(__name__)
KNOWN_KINDS = ("known", "indirect", "compound", "half", "followup", "premise")
REFUSED = 0.85  # share of the unknown questions that are to be refused on tuning owners
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
            question, before = addressed(persona, asked.q), addressed(persona, asked.before)
            passages, judged, likeness, kinds = finder.judged(question, before)
            best = passages[int(np.argmax(ranking(judged, likeness)))]
            told = {fact.id for fact in best.facts}
            values = tuple(gate_values(judged, likeness, kinds))
            yield Scored(owner, asked.kind, values, bool(told & set(asked.facts)))


def fit_gate(rows: Sequence[Scored]) -> tuple[float, ...]:
    """Return weights and bias; the probability of one half lies where `REFUSED` is reached.

    A logistic regression: known where the best passage is right, each kind with the same weight.
    """
    values = np.array([row.values for row in rows])
    known = np.array([row.kind in KNOWN_KINDS and row.is_right for row in rows], float)
    kinds = [row.kind for row in rows]
    share = np.array([1 / kinds.count(kind) for kind in kinds])
    share /= share.sum()
    centre, spread = values.mean(0), values.std(0) + 1e-9
    x = np.concatenate([(values - centre) / spread, np.ones((len(rows), 1))], axis=1)
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(x @ weights))) - known
        weights -= RATE * (x.T @ (error * share) + DECAY * np.append(weights[:-1], 0.0))
    slopes = weights[:-1] / spread
    bias = float(weights[-1] - slopes @ centre)
    unknown = values[np.array([kind == "unknown" for kind in kinds])] @ slopes + bias
    bias -= float(np.quantile(unknown, REFUSED))
    return (*map(float, slopes), bias)


def curve(rows: Sequence[Scored], weights: Sequence[float]) -> dict[str, list[float]]:
    """Return for each kind the share that is taken for known, by the share of unknown refused."""
    scores = np.array([row.values for row in rows]) @ np.array(weights[:-1]) + weights[-1]
    kinds = np.array([row.kind for row in rows])
    limits = np.quantile(scores[kinds == "unknown"], np.linspace(0, 1, 41))
    return {
        kind: [float((scores[kinds == kind] > limit).mean()) for limit in limits]
        for kind in dict.fromkeys(kinds.tolist())
    }
