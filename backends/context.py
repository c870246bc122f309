"""Which messages of a conversation fit the context: engine process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from backends.base import Message

__all__ = ["fit_messages"]


def fit_messages(
    messages: Sequence[Message], count: Callable[[Sequence[Message]], int], budget: int
) -> tuple[tuple[Message, ...], int]:
    """Leave out whole oldest turns until the prompt fits; return the rest and how many left.

    The leading system messages and the last message always stay.
    """
    kept = list(messages)
    n_pinned = next((i for i, m in enumerate(kept) if m.role != "system"), len(kept))
    while len(kept) > n_pinned + 1 and count(kept) > budget:
        del kept[n_pinned]
        while len(kept) > n_pinned + 1 and kept[n_pinned].role != "user":
            del kept[n_pinned]
    return tuple(kept), len(messages) - len(kept)
