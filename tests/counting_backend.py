"""A backend that tells how often it had to count tokens: engine process, in tests."""

from __future__ import annotations

from collections.abc import Sequence

from backends.base import Chunk, ChunkStream, Message, Sampling
from tests.scripted_backend import ScriptedBackend


class CountingBackend(ScriptedBackend):
    """Its reply is the number of counts since the reply before."""

    name = "counting"

    def __init__(self) -> None:
        super().__init__()
        self._n_counts = 0

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Count, and remember it."""
        self._n_counts += 1
        return super().count_tokens(messages)

    def generate(self, messages: Sequence[Message], sampling: Sampling) -> ChunkStream:
        """Say how often."""
        told, self._n_counts = self._n_counts, 0
        yield Chunk(str(told))
