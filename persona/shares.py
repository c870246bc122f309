"""How sure a share is that rests on a few answers: score cards, the evaluation. Every process."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["Share", "wilson"]

CONFIDENCE_Z = 1.959964  # two-sided 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """So many out of so many, with its 95 % interval; `low` and `high` are 0.0 to 1.0."""

    hits: int
    total: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself; NaN when there was nothing to count."""
        return self.hits / self.total if self.total else math.nan


def wilson(hits: int, total: int) -> Share:
    """Return a share with Wilson's score interval, which stays inside 0 to 1.

    Source: E. B. Wilson, 1927, J. Am. Stat. Assoc. 22.
    """
    if not total:
        return Share(0, 0, 0.0, 1.0)
    p, z2 = hits / total, CONFIDENCE_Z**2
    centre = (p + z2 / (2 * total)) / (1 + z2 / total)
    spread = p * (1 - p) / total + z2 / (4 * total**2)
    half = CONFIDENCE_Z * math.sqrt(spread) / (1 + z2 / total)
    return Share(hits, total, max(0.0, centre - half), min(1.0, centre + half))
