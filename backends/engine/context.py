"""Which messages of a conversation fit the context: engine process.

The persona (system messages) always stays. When room is short, several whole turns leave at
once, oldest first, so that it happens rarely: each time costs one full prefill.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from backends.base import Message

__all__ = ["KEEP", "fit_messages"]

KEEP = 0.75  # of the budget is filled at most after turns had to leave


def fit_messages(
    messages: Sequence[Message],
    count: Callable[[Sequence[Message]], int],
    budget: int,
) -> tuple[Sequence[Message], int]:
    """Leave out the oldest whole turns until the prompt fits.

    The system messages and the last turn stay, even if they alone are too long: then the caller
    has to refuse the prompt.

    Args:
        messages: The conversation, oldest first.
        count: Returns the length of a rendered prompt in tokens.
        budget: The most tokens that the prompt may have.

    Returns:
        The messages that stay, and how many were left out.

    Runs in: engine process, main thread.
    """
    if count(messages) <= budget:
        return messages, 0
    turns = _turns(messages)
    target = int(budget * KEEP)
    n_turns = bisect_left(
        range(len(turns)), True, key=lambda n: count(_without(messages, turns[:n])) <= target
    )
    dropped = turns[: min(n_turns, len(turns) - 1)] if turns else []
    kept = _without(messages, dropped)
    return kept, len(messages) - len(kept)


def _turns(messages: Sequence[Message]) -> list[list[int]]:
    """Return the positions of the messages of each turn: a question and what came after it."""
    turns: list[list[int]] = []
    for position, message in enumerate(messages):
        if message.role == "system":
            continue
        if message.role == "user" or not turns:
            turns.append([])
        turns[-1].append(position)
    return turns


def _without(messages: Sequence[Message], turns: Sequence[Sequence[int]]) -> list[Message]:
    gone = {position for turn in turns for position in turn}
    return [message for position, message in enumerate(messages) if position not in gone]
