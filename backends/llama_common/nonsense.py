"""The error of a model whose calculation went wrong: engine process."""

from __future__ import annotations

from backends.errors import GenerationError

__all__ = ["nonsense"]


def nonsense() -> GenerationError:
    """Return the error of logits that are not numbers, or all the same."""
    return GenerationError(
        what="The model calculates nonsense.",
        why="Its logits are no numbers: it or an adapter is damaged, or the build is faulty.",
        todo="Leave out its adapters, download it again, or choose another library or backend.",
    )
