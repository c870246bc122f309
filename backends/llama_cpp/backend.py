"""The sampling backend, over the package llama-cpp-python: engine process.

Of the package it uses the model, the context and `eval`; the loop around them is ours, so that
a cancel is seen during a long prompt, text comes in whole characters, and every count is honest.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from backends.base import (
    Backend,
    Chunk,
    ChunkStream,
    GoOn,
    Message,
    ModelInfo,
    ModelSpec,
    Progress,
    ReplyStats,
    Sampling,
)
from backends.cage.local_needs import local_needs
from backends.cage.needs import Needs
from backends.errors import ContextOverflow, GenerationError, Sentence
from backends.llama_common.nonsense import nonsense
from backends.llama_cpp.adapters import FileState, file_state
from backends.llama_cpp.log import NativeLog
from backends.llama_cpp.model import OpenedModel, open_model, use_adapters
from backends.llama_cpp.sampler import SamplerChain
from backends.templates.chat_template import ChatTemplate
from backends.text import LoopDetector
from backends.thinking.answer_text import AnswerText
from backends.thinking.thought_marks import is_mark, opened_thought, speaks_of_marks

if TYPE_CHECKING:
    from llama_cpp import Llama

__all__ = ["LlamaCppPythonBackend"]

FIRST_BATCH = 32  # prompt tokens that are decoded before a cancel is looked for again
QUICK_S = 0.3  # a batch faster than this is followed by one twice as long
PIECE_BYTES = 64  # enough for most tokens; the library says when it is not


class LlamaCppPythonBackend(Backend):
    """Sampling with llama.cpp: temperature, top-k, top-p, min-p, penalties, DRY, JSON schema.

    Options of `ModelSpec.options`: ``stop_loops`` = ``off`` lets a reply run in circles.
    """

    name = "llama-cpp-python"
    splits_thoughts = True

    def __init__(self) -> None:
        super().__init__()
        self._opened: OpenedModel | None = None
        self._asked: tuple[FileState, ModelSpec] | None = None  # "automatic" not yet resolved
        self._llama: Llama | None = None
        self._log: NativeLog | None = None
        self._template = ChatTemplate("")
        self._n_ctx = 0
        self._stops_loops = True
        self._rendered: tuple[tuple[Message, ...], str, list[int]] = ((), "", [])

    def needs(self, spec: ModelSpec) -> Needs:
        """Return the files that `load` reads; the library lies among Python's packages."""
        return local_needs(spec)

    def load(self, spec: ModelSpec, progress: Progress | None = None) -> ModelInfo:
        """Load a model; the one before it stays until the new one is ready.

        Other adapters on the same model are switched without loading it again.

        Raises:
            ModelLoadError: The file or an adapter cannot be used; what was loaded stays.
        """
        if self._opened and self._asked == _without_adapters(spec):
            use_adapters(self._opened, spec.adapters)
            return self._opened.info
        self._log = self._log or NativeLog()
        opened = open_model(spec, self._log)
        if self._opened:
            self._opened.resources.close()
        self._opened, self._asked = opened, _without_adapters(spec)
        self._llama, self._template = opened.llama, opened.template
        self._n_ctx = opened.info.n_ctx
        self._stops_loops = spec.options.get("stop_loops", "on") != "off"
        self._rendered = ((), "", [])
        if progress:
            progress(1.0)
        return opened.info

    def close(self) -> None:
        """Free everything. A second call does nothing."""
        self._llama = self._asked = None
        if self._opened:
            self._opened.resources.close()
            self._opened = None
        if self._log:
            self._log.close()
            self._log = None

    def generate(self, messages: Sequence[Message], sampling: Sampling) -> ChunkStream:
        """Stream the reply to a conversation. Empty chunks mark progress in a long prompt."""
        started = time.perf_counter()
        self.stats = ReplyStats()
        llama = self._loaded()
        prompt = self._prompt(messages)[1]
        if len(prompt) >= self._n_ctx:
            raise _overflow(len(prompt), self._n_ctx)
        with translated(), SamplerChain(llama, sampling) as sampler:
            self.stats.n_prompt = len(prompt)
            yield from self._prefill(llama, prompt)
            yield from self._decode(llama, sampler, sampling, started)

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Return the length of the rendered prompt in tokens."""
        return len(self._prompt(messages)[1])

    def render(self, messages: Sequence[Message]) -> str:
        """Return the prompt, as the model's own chat template has it."""
        return self._prompt(messages)[0]

    def warm(self, messages: Sequence[Message], go_on: GoOn | None = None) -> int:
        """Prefill what prompts that start with these messages have in common."""
        llama = self._loaded()
        first, second = (self._prompt([*messages, Message("user", text)])[1] for text in "aB")
        shared = first[: common_prefix(first, second)][: self._n_ctx - 1]
        with translated():
            for _ in self._prefill(llama, shared):
                if go_on and not go_on(min(1.0, llama.n_tokens / max(1, len(shared)))):
                    break
        return min(llama.n_tokens, len(shared))

    def score(self, messages: Sequence[Message], reply: str) -> tuple[float, int]:
        """Return the summed log-likelihood (nats) of `reply` and its length in tokens."""
        llama = self._loaded()
        prompt = self._prompt(messages)[1]
        tokens = llama.tokenize(reply.encode(), add_bos=False, special=False)
        if len(prompt) + len(tokens) >= self._n_ctx:
            raise _overflow(len(prompt) + len(tokens), self._n_ctx)
        total = 0.0
        with translated():
            for _ in self._prefill(llama, prompt):
                pass
            for token in tokens:
                total += _log_probability(llama, token)
                llama.eval([token])
        return total, len(tokens)

    def _prefill(self, llama: Llama, prompt: Sequence[int]) -> Generator[Chunk, None, None]:
        """Decode the part of a prompt that is not in the KV cache, in batches of fitting length."""
        n_reused = _keep_prefix(llama, prompt)
        self.stats.n_reused = n_reused
        done, size = n_reused, FIRST_BATCH
        while done < len(prompt):
            started = time.perf_counter()
            llama.eval(prompt[done : done + size])
            done += size
            if time.perf_counter() - started < QUICK_S:
                size = min(2 * size, llama.n_batch)
            yield Chunk("")

    def _decode(
        self, llama: Llama, sampler: SamplerChain, sampling: Sampling, started: float
    ) -> ChunkStream:
        stats, loops = self.stats, LoopDetector()
        messages, prompt, _ = self._rendered
        text = AnswerText(
            sampling.stop,
            self._template.ends,
            opened_thought(prompt),
            is_topic=speaks_of_marks(messages),
        )
        began = time.perf_counter()
        try:
            while not stats.stop_reason:
                if not stats.n_predicted:
                    _check_logits(llama)
                token = sampler.sample()
                began = began if stats.n_predicted else time.perf_counter()
                if self._ends(llama, token):
                    stats.stop_reason = "eog"
                    break
                stats.n_predicted += 1
                shown = text.feed(piece(llama, token))
                self._note_times(shown.text or shown.thought, started, began)
                yield shown
                self._judge(text, loops, token, sampling)
                if not stats.stop_reason:
                    llama.eval([token])
            rest = text.finish()
            self._note_times(rest.text, started, began)
            yield rest
        finally:
            stats.stop_reason = stats.stop_reason or "cancelled"

    def _judge(self, text: AnswerText, loops: LoopDetector, token: int, sampling: Sampling) -> None:
        """Set the reason why the reply ends with this token, if it does."""
        stats, n_predict = self.stats, sampling.n_predict
        stats.n_thought += text.is_thinking
        if text.is_stopped:
            stats.stop_reason = "stop"
        elif text.is_thinking and 0 < sampling.n_think <= stats.n_thought:
            stats.stop_reason = "thoughts"
        elif not text.is_thinking and 0 < n_predict <= stats.n_predicted - stats.n_thought:
            stats.stop_reason = "length"
        elif stats.n_prompt + stats.n_predicted > self._n_ctx:
            stats.stop_reason = "context"
        elif self._stops_loops and loops.feed(token):
            stats.stop_reason = "loop"

    def _note_times(self, shown: str, started: float, began: float) -> None:
        stats, now = self.stats, time.perf_counter()
        if shown and not stats.ttft_s:
            stats.ttft_s = now - started
        stats.decode_s = now - began
        if stats.n_predicted > 1 and stats.decode_s > 0:
            stats.tokens_per_s = (stats.n_predicted - 1) / stats.decode_s

    def _prompt(self, messages: Sequence[Message]) -> tuple[str, list[int]]:
        """Return a prompt as text and tokens; the last one is kept, it is asked for repeatedly.

        It has exactly one BOS where the model wants one.
        """
        llama, key = self._loaded(), tuple(messages)
        if not key or self._rendered[0] != key:
            text, bos = self._template.render(messages), llama.token_bos()
            tokens = llama.tokenize(text.encode(), add_bos=False, special=True)
            if bos >= 0 and llama._model.add_bos_token() and tokens[:1] != [bos]:
                tokens.insert(0, bos)
            self._rendered = (key, text, tokens)
        return self._rendered[1:]

    def _ends(self, llama: Llama, token: int) -> bool:
        import llama_cpp

        return bool(llama_cpp.llama_vocab_is_eog(llama._model.vocab, token))

    def _loaded(self) -> Llama:
        if self._llama is None:
            raise GenerationError(
                what="There is nothing to answer with yet.",
                why="No model is loaded.",
                todo="Choose a model in Settings → Model.",
            )
        return self._llama


def _without_adapters(spec: ModelSpec) -> tuple[FileState, ModelSpec] | None:
    """Return what distinguishes a loaded model from another; None if its file is gone."""
    same = replace(spec, adapters=(), prompt_lookup=True, library="", state_dir="")
    return (file_state(spec.path), same) if spec.path.is_file() else None


@contextmanager
def translated() -> Iterator[None]:
    """Turn the failures of `llama_decode` into an error of ours; others are bugs, and travel on."""
    try:
        yield
    except RuntimeError as exc:
        if "llama_decode" not in str(exc):
            raise
        raise GenerationError(
            what="The model could not go on with its reply.",
            why="The next part of it could not be computed.",
            todo="Try again with a smaller context.",
        ) from exc


def piece(llama: Llama, token: int) -> bytes:
    """Return the bytes of a token; control tokens have none, but for the marks of thoughts.

    Source: llama.cpp `llama_token_to_piece`, whose negative result is the size that it needs.
    """
    text = _piece(llama, token, is_special=False)
    if text:
        return text
    mark = _piece(llama, token, is_special=True)
    return mark if is_mark(mark.decode("utf-8", "replace")) else b""


def _piece(llama: Llama, token: int, *, is_special: bool) -> bytes:
    import llama_cpp

    size = PIECE_BYTES
    while True:
        buffer = ctypes.create_string_buffer(size)
        n = llama_cpp.llama_token_to_piece(llama._model.vocab, token, buffer, size, 0, is_special)
        if n >= 0:
            return buffer.raw[:n]
        size = -n


def common_prefix(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many tokens two sequences share at their start."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


def _keep_prefix(llama: Llama, prompt: Sequence[int]) -> int:
    """Cut the KV cache down to what the prompt starts with; return its length.

    One token is always left to decode, because its logits choose the first token of the reply.
    A model with a recurrent state cannot be cut and starts anew.
    """
    import llama_cpp

    cached = llama.input_ids[: llama.n_tokens].tolist()
    n_kept = min(common_prefix(cached, prompt), len(prompt) - 1)
    if n_kept > 0 and llama._ctx.kv_cache_seq_rm(-1, n_kept, -1):
        llama.n_tokens = n_kept
        return n_kept
    llama_cpp.llama_memory_clear(llama._ctx.memory, True)
    llama.n_tokens = 0
    return 0


def _check_logits(llama: Llama) -> None:
    """Refuse logits from which no token can be drawn: not numbers, or all the same."""
    import llama_cpp
    import numpy as np

    row = llama_cpp.llama_get_logits_ith(llama.ctx, -1)
    logits = np.ctypeslib.as_array(row, shape=(llama.n_vocab(),))
    low, high = float(logits.min()), float(logits.max())  # of a NaN, if there is one
    if not low < high:
        raise nonsense()


def _log_probability(llama: Llama, token: int) -> float:
    """Return the log-softmax of one token, in nats, from the last row of logits."""
    import llama_cpp
    import numpy as np

    row = llama_cpp.llama_get_logits_ith(llama.ctx, -1)
    logits = np.ctypeslib.as_array(row, shape=(llama.n_vocab(),)).astype(np.float64)
    top = float(logits.max())
    return float(logits[token] - top - np.log(np.exp(logits - top).sum()))


def _overflow(n_tokens: int, n_ctx: int) -> ContextOverflow:
    return ContextOverflow(
        what="The prompt does not fit the model's context.",
        why=Sentence("It has {1} tokens; the context holds {2}.", n_tokens, n_ctx),
        todo="Shorten it, or raise the context length in Settings → Model.",
    )
