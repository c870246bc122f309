"""One reply, token by token: engine process, main thread.

Greedy, as llama.cpp's `examples/simple/simple.cpp`, with an early end for stop strings and for
replies that run in circles.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from backends.base import Chunk, ChunkStream, ReplyStats, Sampling, StopReason
from backends.llama_ctypes.context import Context
from backends.llama_ctypes.model import Model
from backends.text import LoopDetector, ReplyText

__all__ = ["Reply"]


class Reply:
    """Generates one reply and keeps its statistics.

    Args:
        model: For the text of tokens.
        context: Holds what earlier replies have left in the cache.
        sampling: `n_predict` and `stop` are used.
        stats: Filled while the reply is made.
        stops_loops: Whether a reply that runs in circles is ended.
    """

    def __init__(
        self,
        model: Model,
        context: Context,
        sampling: Sampling,
        stats: ReplyStats,
        *,
        stops_loops: bool = True,
    ) -> None:
        self._model = model
        self._context = context
        self._stats = stats
        self._text = ReplyText(sampling.stop)
        self._loops = LoopDetector() if stops_loops else None
        self._room = context.n_ctx
        self._n_predict = sampling.n_predict or context.n_ctx
        self._began = time.perf_counter()
        self._first = 0.0

    def chunks(self, prompt: Sequence[int]) -> ChunkStream:
        """Yield the text of the reply; empty chunks are chances to cancel.

        Args:
            prompt: All tokens of the prompt; fewer than the context has room for.
        """
        self._stats.stop_reason = "cancelled"  # until it ends by itself
        self._stats.n_prompt = len(prompt)
        self._stats.n_reused = self._context.keep_prefix(prompt)
        for _ in self._context.prefill(prompt[self._stats.n_reused :]):
            yield Chunk("")
        for token in self._tokens():
            piece = self._model.piece(token)
            if piece is None:
                self._stats.stop_reason = "eog"
                break
            self._count()
            yield Chunk(self._text.feed(piece))
            reason = self._reason_to_stop(token)
            if reason:
                self._stats.stop_reason = reason
                break
        rest = self._text.finish()
        if rest:
            yield Chunk(rest)

    def _tokens(self) -> Iterator[int]:
        """Yield what the model says, for as long as it is asked."""
        token = self._context.choose()
        self._context.require_numbers(token)
        while True:
            yield token
            self._context.decode((token,))
            token = self._context.choose()

    def _count(self) -> None:
        now = time.perf_counter()
        stats = self._stats
        stats.n_predicted += 1
        if stats.n_predicted == 1:
            self._first = now
            stats.ttft_s = now - self._began
        elif now > self._first:
            stats.decode_s = now - self._first
            stats.tokens_per_s = (stats.n_predicted - 1) / stats.decode_s

    def _reason_to_stop(self, token: int) -> StopReason:
        if self._text.is_stopped:
            return "stop"
        if self._stats.n_predicted >= self._n_predict:
            return "length"
        if len(self._context.tokens) >= self._room:
            return "context"
        if self._loops is not None and self._loops.feed(token):
            return "loop"
        return ""
