"""One figure of a score card, and how figures are made from counts and values. Plain Python."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from finetune.evaluation.metrics import bootstrap, percentile
from persona.shares import wilson

__all__ = ["SEED", "Better", "Measure", "Unit", "finite", "median", "share_of"]

SEED = 20261124  # of every bootstrap

Better = Literal["higher", "lower", ""]
Unit = Literal["share", "count", "s", "tokens", "tokens/s", "ratio", ""]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of the card; `value` is None where it could not be measured.

    Attributes:
        low: Lower end of the 95 % interval, `high` the upper; None where there is none.
        n: How many answers it rests on.
        better: Which way is better; empty for what only describes.
        target: The bar it should pass, where there is one.
    """

    key: str
    title: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    unit: Unit = "share"
    better: Better = "higher"
    target: float | None = None
    note: str = ""

    @property
    def passes(self) -> bool | None:
        """Whether the value meets the target; None where one of them is missing."""
        if self.value is None or self.target is None:
            return None
        return self.value >= self.target if self.better == "higher" else self.value <= self.target


def median(
    key: str,
    title: str,
    values: Sequence[float],
    unit: Unit,
    better: Better,
) -> Measure:
    """Return the median of values with its bootstrap interval."""
    low, high = bootstrap(values, _middle, seed=SEED, n_resamples=500)
    return Measure(
        key,
        title,
        finite(_middle(values)),
        finite(low),
        finite(high),
        n=len(values),
        unit=unit,
        better=better,
    )


def _middle(values: Sequence[float]) -> float:
    return percentile(sorted(values), 50)


def share_of(
    key: str,
    title: str,
    hits: Iterable[bool],
    better: Better = "higher",
    target: float | None = None,
) -> Measure:
    """Return the share of hits with its Wilson interval."""
    found = list(hits)
    share = wilson(sum(found), len(found))
    return Measure(
        key,
        title,
        finite(share.value),
        share.low if found else None,
        share.high if found else None,
        n=share.total,
        better=better,
        target=target,
    )


def finite(value: float) -> float | None:
    """Return a number, or None for NaN and infinity, which JSON has not."""
    return value if math.isfinite(value) else None
