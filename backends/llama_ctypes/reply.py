"""One reply, token by token: engine process, main thread.

Greedy, as llama.cpp's `examples/simple/simple.cpp`, with an early end for stop strings and for
replies that run in circles.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from backends.base import Chunk, ChunkStream, ReplyStats, Sampling, StopReason
from backends.llama_ctypes.context import BATCH_LIMITS, Context
from backends.llama_ctypes.lookup import Drafter
from backends.llama_ctypes.model import Model
from backends.text import LoopDetector
from backends.thinking.answer_text import AnswerText

__all__ = ["Reply"]

# Tokens of the prompt that are read anyway for each one that is drafted with them: the first text
# waits for both, no more than a fifth longer.
PER_FIRST_DRAFTED = 6


class Reply:
    """Generates one reply and keeps its statistics.

    Args:
        model: For the text of tokens.
        context: Holds what earlier replies have left in the cache.
        sampling: `n_predict` and `stop` are used.
        stats: Filled while the reply is made.
        drafter: Proposes drafts; None = one token after the other.
        end_of_turn: Also ends the reply, as a stop string does.
        opener: The mark with which the prompt has opened the thoughts.
        is_topic: Whether the talk is about the marks of thoughts.
        stops_loops: Whether a reply that runs in circles is ended.
    """

    def __init__(
        self,
        model: Model,
        context: Context,
        sampling: Sampling,
        stats: ReplyStats,
        *,
        drafter: Drafter | None = None,
        end_of_turn: Sequence[str] = (),
        opener: str = "",
        is_topic: bool = False,
        stops_loops: bool = True,
    ) -> None:
        self._model = model
        self._context = context
        self._stats = stats
        self._text = AnswerText(sampling.stop, end_of_turn, opener, is_topic=is_topic)
        self._loops = LoopDetector() if stops_loops else None
        self._drafter = drafter
        self._draft_texts = sampling.draft_texts
        self._n_predict = sampling.n_predict or context.n_ctx
        self._n_think = sampling.n_think or context.n_ctx
        self._began = time.perf_counter()
        self._first = 0.0
        self._n_first = 1  # tokens that came with the first

    def chunks(self, prompt: Sequence[int]) -> ChunkStream:
        """Yield the text of the reply; empty chunks are chances to cancel.

        Args:
            prompt: All tokens of the prompt; fewer than the context has room for.
        """
        self._stats.stop_reason = "cancelled"  # until it ends by itself
        self._stats.n_prompt = len(prompt)
        self._stats.n_reused = self._context.keep_prefix(prompt)
        draft = self._first_draft(prompt)
        for _ in self._context.prefill(prompt[self._stats.n_reused :], draft):
            yield Chunk("")
        for token in self._tokens(draft):
            piece = self._model.piece(token)
            if piece is None:
                self._stats.stop_reason = "eog"
                break
            self._count()
            yield self._text.feed(piece)
            reason = self._reason_to_stop(token)
            if reason:
                self._stats.stop_reason = reason
                break
        yield self._text.finish()

    def _first_draft(self, prompt: Sequence[int]) -> list[int]:
        """Return a draft to be read with the end of the prompt, where any batch is exact."""
        if self._drafter is None:
            return []
        self._drafter.start(prompt, [self._model.part(text) for text in self._draft_texts])
        if not self._context.is_proven(BATCH_LIMITS[0]):
            return []
        n_most = (len(prompt) - self._stats.n_reused) // PER_FIRST_DRAFTED
        return self._drafter.open(min(n_most, self._room_for_draft(len(prompt))))

    def _tokens(self, draft: list[int]) -> Iterator[int]:
        """Yield what the model says, for as long as it is asked."""
        said = self._agreed(draft)
        self._n_first = len(said)
        if self._drafter is not None and draft:
            self._drafter.opened(len(draft), len(said) - 1)
            self._stats.n_drafted += len(draft)
        while True:
            yield from said
            said = self._step(said[-1])

    def _step(self, token: int) -> list[int]:
        """Read a token that was said, with a draft if one is worth it; return what follows."""
        drafter = self._drafter
        if drafter is None:
            self._context.decode((token,))
            return [self._context.choose()]
        drafter.extend(token)
        room = self._room_for_draft(len(self._context.tokens))
        draft = drafter.propose(min(room, self._context.batch_limit - 1))
        if draft:
            return self._verified(drafter, token, draft)
        began = time.perf_counter()
        self._context.decode((token,))
        following = self._context.choose()
        drafter.step(time.perf_counter() - began)
        return [following]

    def _verified(self, drafter: Drafter, token: int, draft: list[int]) -> list[int]:
        """Read a token and its draft in one batch; return what the model itself says there."""
        context = self._context
        was_proven = context.is_proven(len(draft) + 1)
        began = time.perf_counter()
        n_read = context.read_draft((token, *draft))
        self._stats.n_drafted += len(draft)
        said = self._agreed(draft[: n_read - 1])
        if was_proven:
            drafter.learn(len(draft), len(said) - 1, time.perf_counter() - began)
        return said

    def _agreed(self, draft: Sequence[int]) -> list[int]:
        """Return what the model says itself after each token of a draft that it agrees with.

        The draft and a token before it were just read; what it does not agree with is forgotten.
        """
        context, n = self._context, len(draft) + 1
        said = [context.choose(-n)]
        while len(said) < n and said[-1] == draft[len(said) - 1]:
            said.append(context.choose(len(said) - n))
        context.truncate(len(context.tokens) - n + len(said))
        if self._drafter is not None:
            for accepted in said[:-1]:
                self._drafter.extend(accepted)
        self._stats.n_accepted += len(said) - 1
        return said

    def _room_for_draft(self, n_held: int) -> int:
        """Return how many tokens may be drafted: no more than would be said anyway.

        Args:
            n_held: Tokens in the cache before the token that the draft follows.
        """
        n_left = self._n_predict + self._stats.n_thought - self._stats.n_predicted
        if self._text.is_thinking:
            n_left = self._n_think - self._stats.n_thought
        room = min(self._context.n_ctx - n_held, n_left)
        return max(room - 1, 0)

    def _count(self) -> None:
        now = time.perf_counter()
        stats = self._stats
        stats.n_predicted += 1
        if stats.n_predicted == 1:
            self._first = now
            stats.ttft_s = now - self._began
        elif now > self._first:
            stats.decode_s = now - self._first
            # Those that came at once with the first were paid for before it.
            n_after = max(0, stats.n_predicted - self._n_first)
            stats.tokens_per_s = n_after / stats.decode_s

    def _reason_to_stop(self, token: int) -> StopReason:
        if self._text.is_stopped:
            return "stop"
        stats = self._stats
        if self._text.is_thinking:
            stats.n_thought += 1
            if stats.n_thought >= self._n_think:
                return "thoughts"
        elif stats.n_predicted - stats.n_thought >= self._n_predict:
            return "length"
        # The token just said is not in the cache yet; drafts may be, ahead of it.
        if stats.n_prompt + stats.n_predicted > self._context.n_ctx:
            return "context"
        if self._loops is not None and self._loops.feed(token):
            return "loop"
        return ""
