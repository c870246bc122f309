"""Where each row of the talk is: known heights, estimates, their sums. Window process; no Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

__all__ = ["RowOffsets"]


class RowOffsets:
    """The heights of all rows in pixels; a row that was never laid out has an estimate."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._known: set[int] = set()
        self._offsets: list[int] = [0]

    @property
    def total(self) -> int:
        """Return the sum of all heights."""
        return self._offsets[-1]

    def reset(self, estimates: Sequence[int]) -> None:
        """Forget everything that was known."""
        self._heights = list(estimates)
        self._known.clear()
        self._sum_up()

    def append(self, estimate: int) -> None:
        """Add a row at the end."""
        self._heights.append(estimate)
        self._offsets.append(self._offsets[-1] + estimate)

    def forget(self, index: int) -> None:
        """Note that a row must be laid out again."""
        self._known.discard(index)

    def is_known(self, index: int) -> bool:
        """Return whether a row was laid out since it changed."""
        return index in self._known

    def learn(self, heights: dict[int, int]) -> bool:
        """Take measured heights; return whether one differs from what was thought."""
        changed = False
        for index, height in heights.items():
            self._known.add(index)
            changed |= height != self._heights[index]
            self._heights[index] = height
        if changed:
            self._sum_up()
        return changed

    def top(self, index: int) -> int:
        """Return where a row begins."""
        return self._offsets[index]

    def height(self, index: int) -> int:
        """Return how high a row is, or may be."""
        return self._heights[index]

    def at(self, place: int) -> int:
        """Return the row at a distance from the start, -1 if there are none."""
        last = len(self._heights) - 1
        return max(min(0, last), min(bisect_right(self._offsets, place) - 1, last))

    def between(self, top: int, bottom: int) -> range:
        """Return the rows that touch a stretch."""
        low = max(0, bisect_right(self._offsets, top) - 1)
        return range(low, min(len(self._heights), bisect_right(self._offsets, bottom)))

    def _sum_up(self) -> None:
        self._offsets = list(accumulate(self._heights, initial=0))
