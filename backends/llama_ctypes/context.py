"""The KV cache of a model, and greedy decoding over it: engine process, main thread.

`Context.tokens` is what the cache holds, token for token. Everything that is decoded goes
through here, so the two never differ.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from math import isnan

import numpy as np
import numpy.typing as npt

from backends.base import Adapter
from backends.errors import GenerationError, ModelLoadError, Sentence
from backends.gguf.adapter_fit import strength_of
from backends.llama_common.kv_cache import PLAIN, CacheTypes
from backends.llama_common.nonsense import nonsense
from backends.llama_ctypes.api import (
    FLASH_ATTN_DISABLED,
    Api,
    Batch,
    ContextParams,
)
from backends.llama_ctypes.library import native_lines
from backends.llama_ctypes.model import Model

Logits = npt.NDArray[np.float32]

__all__ = ["BATCH_LIMITS", "MAX_ROWS", "Context", "ContextSettings"]

LEAST_CTX = 256  # tokens; llama.cpp aborts with less, so the rest of it is not used
N_BATCH = 512  # tokens that are prefilled in one call at most
PREFILL_S = 0.5  # and about how long one call may take: a cancel waits for it
PROOF_S = 1.0  # that a proof of exactness may take beforehand; it costs half of that
FIRST_PREFILL = 64  # tokens of the first call, while the speed is not known
MAX_ROWS = 32  # tokens of a batch whose logits are kept; each costs memory for the vocabulary
# Tokens of a batch up to which the code for the weights may be the same as for a single token:
# with all types that have one kernel, with K-quants of one more, with those that are repacked.
BATCH_LIMITS = (24, 7, 3, 1)
K_QUANT_LIMITS = BATCH_LIMITS[2:]  # as a rule they are repacked, and a wrong guess costs steps
SEQUENCE = 0


@dataclass(frozen=True, slots=True)
class ContextSettings:
    """How a context is made."""

    n_ctx: int  # tokens, 0 = as trained
    n_threads: int
    flash_attention: bool
    types: CacheTypes
    is_offloaded: bool = False


class Context:
    """The memory of one conversation.

    Args:
        api: The functions of the library.
        model: Has to stay open longer than the context.
        settings: Sizes, threads and attention.

    Raises:
        ModelLoadError: There is not enough memory, or the model does not allow the settings.
    """

    def __init__(self, api: Api, model: Model, settings: ContextSettings) -> None:
        self._api = api
        self._model = model
        self._stack = ExitStack()
        self.tokens: list[int] = []
        self.has_flash_attention = settings.flash_attention
        self._types = settings.types
        self.handle = self._make(settings)
        self._stack.callback(api.llama_free, self.handle)
        self._memory = api.llama_get_memory(self.handle)
        if not self._memory:
            self._stack.close()
            raise _refused(model, "it keeps no memory of what it read, as embedding models")
        n_ctx = int(api.llama_n_ctx(self.handle))
        self.n_ctx = min(n_ctx, settings.n_ctx) if settings.n_ctx else n_ctx
        self._n_vocab = model.n_vocab
        self._views: dict[int, Logits] = {}  # by address, of which there are few
        self._ids = (ctypes.c_int32 * N_BATCH)()
        self._wanted = (ctypes.c_int8 * N_BATCH)()
        self._batch = Batch(n_tokens=1, token=self._ids)
        self._prefill_speed = FIRST_PREFILL / PREFILL_S  # tokens per second
        self._limits = self._expected_limits()
        self._n_proven = 1

    @property
    def is_exact(self) -> bool:
        """Return whether attention gives a token the same logits alone and in a batch."""
        return self.has_flash_attention and self._types.is_exact

    @property
    def batch_limit(self) -> int:
        """Return how many tokens may be read at once without a change of their logits.

        So far as is known: `read_draft` finds out.
        """
        return self._limits[0]

    def is_proven(self, n_tokens: int) -> bool:
        """Return whether a batch of so many tokens has been compared, bit for bit."""
        return n_tokens <= self._n_proven

    def read_draft(self, tokens: Sequence[int]) -> int:
        """Read a token and a draft after it, all logits kept; return how many were read.

        The weights of some types are multiplied by other code when there are several tokens,
        which rounds differently. So the first batch of more tokens than one of `BATCH_LIMITS` is
        compared with the token read alone. Where the logits differ, the limit is lowered, and
        that one token is all that is read: the text is never affected.
        """
        n, n_before, is_proven = len(tokens), len(self.tokens), self.is_proven(len(tokens))
        if not is_proven:
            self.decode(tokens[:1])
            alone = self.logits(-1).copy()
            self.truncate(n_before)
        self.decode(tokens, n_logits=n)
        if is_proven or np.array_equal(alone, self.logits(-n)):
            self._n_proven = min(limit for limit in BATCH_LIMITS if limit >= max(n, self._n_proven))
            return n
        self._limits = [limit for limit in self._limits if limit < n]
        self.truncate(n_before)
        self.decode(tokens[:1])
        return 1

    def prove(self) -> None:
        """Find out how many tokens may be read at once while nobody waits for a reply.

        That costs about 13 single steps, so with a large model it is left to `read_draft`.
        """
        n = len(self.tokens)
        if not (self.is_exact and 0 < n < self.n_ctx - MAX_ROWS):
            return
        last = self.tokens[-1]
        while not self.is_proven(self.batch_limit):
            self.truncate(n - 1)
            began = time.perf_counter()
            self.decode((last,))
            if (time.perf_counter() - began) * self.batch_limit > PROOF_S:
                return
            self.truncate(n - 1)
            self.read_draft((last,) * self.batch_limit)
        self.truncate(n)

    def set_adapters(self, adapters: Sequence[Adapter]) -> None:
        """Use these adapters and no others. What the cache holds is forgotten."""
        handles = [self._model.adapter(adapter) for adapter in adapters]
        n = len(adapters)
        status = self._api.llama_set_adapters_lora(
            self.handle,
            (ctypes.c_void_p * n)(*handles),
            n,
            (ctypes.c_float * n)(*map(strength_of, adapters)),
        )
        if status:
            raise _refused(self._model, "the adapters cannot be combined")
        self._model.forget_adapters([adapter.path for adapter in adapters])
        self.clear()
        self._limits, self._n_proven = self._expected_limits(), 1

    def keep_prefix(self, tokens: Sequence[int]) -> int:
        """Cut the cache back to what it has in common with a prompt; return how many tokens.

        At least one token of the prompt is left over: its logits are needed.
        """
        n = 0
        for cached, wanted in zip(self.tokens, tokens[:-1], strict=False):
            if cached != wanted:
                break
            n += 1
        self.truncate(n)
        return len(self.tokens)

    def truncate(self, n: int) -> None:
        """Forget all but the first `n` tokens, or everything where the model cannot do that."""
        if n >= len(self.tokens):
            return
        is_cut = n > 0 and self._api.llama_memory_seq_rm(self._memory, SEQUENCE, n, -1)
        # A cache with a sliding window may have lost the beginning.
        if is_cut and self._api.llama_memory_seq_pos_min(self._memory, SEQUENCE) == 0:
            del self.tokens[n:]
        else:
            self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._api.llama_memory_clear(self._memory, False)
        self.tokens.clear()

    def prefill(self, tokens: Sequence[int], draft: Sequence[int] = ()) -> Iterator[None]:
        """Read tokens in pieces of about half a second; the caller may stop in between.

        Where the size of a piece would change the logits, all have the size of other programs.

        Args:
            tokens: The rest of a prompt.
            draft: Read with the last piece; the logits of the token before it and of all its own
                are kept. Only for a context that is exact, at most `MAX_ROWS` - 1 tokens.
        """
        start = 0
        while start < len(tokens):
            size = int(min(max(self._prefill_speed * PREFILL_S, 8), N_BATCH - len(draft)))
            size = size if self.is_exact else N_BATCH
            began = time.perf_counter()
            piece = tokens[start : start + size]
            start += size
            ahead = draft if start >= len(tokens) else ()
            self.decode((*piece, *ahead), n_logits=len(ahead) + 1)
            self._prefill_speed = (len(piece) + len(ahead)) / (time.perf_counter() - began)
            yield

    def decode(self, tokens: Sequence[int], *, n_logits: int = 1) -> None:
        """Read tokens; keep the logits of so many of the last ones.

        Raises:
            GenerationError: The native code failed. The cache is empty then.
        """
        n = len(tokens)
        self._ids[:n] = list(tokens)
        self._batch.n_tokens = n
        self._batch.logits = self._last_wanted(n, n_logits) if n_logits > 1 else None
        status = self._api.llama_decode(self.handle, self._batch)
        if status:
            self.clear()
            raise GenerationError(
                what="The reply could not be continued.",
                why=f"llama.cpp could not read {n} more tokens (code {status}).",
                todo="Try again; if it happens again, choose a shorter context.",
            )
        self.tokens.extend(tokens)

    def choose(self, row: int = -1) -> int:
        """Return the most likely token after the row-th token of the last batch (greedy).

        The first of several equal ones, as llama.cpp's greedy sampler has it, at a tenth of its
        time: that copies the whole vocabulary into structs first.

        Raises:
            GenerationError: A logit is not a number: a damaged file or a faulty build.
        """
        logits = self.logits(row)
        token = int(logits.argmax())  # of a NaN, if there is one
        if isnan(logits[token]) or logits[0] == logits[-1] == logits[token] == logits.min():
            self.clear()
            raise nonsense()
        return token

    def logits(self, row: int) -> Logits:
        """Return the logits of a token of the last batch.

        Args:
            row: Which of the tokens whose logits were kept, from the end: -1 = the last.

        Returns:
            float32, shape (n_vocab,), a view: the next batch overwrites it.
        """
        address = int(self._api.llama_get_logits_ith(self.handle, row))
        view = self._views.get(address)
        if view is None:
            numbers = (ctypes.c_float * self._n_vocab).from_address(address)
            view = self._views[address] = np.ctypeslib.as_array(numbers)
        return view

    def state(self) -> bytes:
        """Return what the cache holds, in llama.cpp's own form."""
        size = self._api.llama_state_seq_get_size(self.handle, SEQUENCE)
        data = (ctypes.c_uint8 * size)()
        n = self._api.llama_state_seq_get_data(self.handle, data, size, SEQUENCE)
        return bytes(memoryview(data)[:n])

    def restore(self, data: bytes, tokens: Sequence[int]) -> bool:
        """Fill the cache from a state of these tokens; return whether it worked.

        Only states that this program made may come here: native code trusts them.
        """
        self.clear()
        copy = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
        n = self._api.llama_state_seq_set_data(self.handle, copy, len(data), SEQUENCE)
        last = self._api.llama_memory_seq_pos_max(self._memory, SEQUENCE)
        if n != len(data) or last != len(tokens) - 1:
            self.clear()
            return False
        self.tokens.extend(tokens)
        return True

    def close(self) -> None:
        """Free everything. A second call does nothing."""
        self.tokens.clear()
        self._stack.close()

    def _expected_limits(self) -> list[int]:
        return list(K_QUANT_LIMITS if "_K" in self._model.description else BATCH_LIMITS)

    def _last_wanted(self, n: int, n_wanted: int) -> ctypes.Array[ctypes.c_int8]:
        """Return a mark for each of n tokens, set for the last ones."""
        self._wanted[:n] = [place >= n - n_wanted for place in range(n)]
        return self._wanted

    def _make(self, settings: ContextSettings) -> int:
        with native_lines() as lines:
            handle = self._api.llama_init_from_model(self._model.handle, self._params(settings))
            if not handle and settings.types != PLAIN:
                self._types = PLAIN  # some architectures cannot have two types
                plain = self._params(replace(settings, types=PLAIN))
                handle = self._api.llama_init_from_model(self._model.handle, plain)
        if not handle:
            raise _refused(self._model, lines.reason())
        refusals = ("Flash Attention not supported", "flash_attn is not compatible")
        if any(refusal in line for line in lines.warnings for refusal in refusals):
            self.has_flash_attention = False
        return int(handle)

    def _params(self, settings: ContextSettings) -> ContextParams:
        params: ContextParams = self._api.llama_context_default_params()
        params.n_ctx = max(settings.n_ctx, LEAST_CTX) if settings.n_ctx else 0
        params.n_batch = params.n_ubatch = N_BATCH
        params.n_threads = params.n_threads_batch = settings.n_threads
        params.type_k, params.type_v = settings.types
        if not settings.flash_attention:
            params.flash_attn_type = FLASH_ATTN_DISABLED
        params.n_outputs_max = MAX_ROWS
        params.offload_kqv = params.op_offload = settings.is_offloaded
        return params


def _refused(model: Model, why: str) -> ModelLoadError:
    return ModelLoadError(
        what=Sentence("{1} could not be made ready.", model.path.name),
        why=f"llama.cpp refused it: {why}.",
        todo="Choose a shorter context, other settings, or a smaller model.",
    )
