"""A selection of text that runs through several messages. Window process; no Qt."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["ChatSelection"]

END = 1 << 30  # behind the last character of any message

Place = tuple[int, int]
"""Index of the message, position in its text."""


class ChatSelection:
    """From where to where text is selected."""

    def __init__(self) -> None:
        self._anchor: Place = (0, 0)
        self._head: Place = (0, 0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self._anchor == self._head

    def clear(self) -> None:
        """Select nothing."""
        self._anchor = self._head = (0, 0)

    def start(self, index: int, place: int, *, extend: bool = False) -> None:
        """Begin at a place, or move the end of what is selected there."""
        self._head = (index, place)
        if not extend:
            self._anchor = self._head

    def move(self, index: int, place: int) -> None:
        """Move the end of the selection."""
        self._head = (index, place)

    def part(self, index: int, last: int) -> tuple[int, int]:
        """Return start and end of what is selected in one message."""
        low, high = sorted((self._anchor, self._head))
        if not low[0] <= index <= high[0]:
            return 0, 0
        start = low[1] if index == low[0] else 0
        end = high[1] if index == high[0] else last
        return min(start, last), min(end, last)

    def spans(self) -> Iterator[tuple[int, int, int]]:
        """Yield index, start and end for each message that the selection touches."""
        if self.is_empty:
            return
        low, high = sorted((self._anchor, self._head))
        for index in range(low[0], high[0] + 1):
            yield index, *self.part(index, END)
