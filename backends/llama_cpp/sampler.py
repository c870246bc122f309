"""The chain that picks the next token for the backend `llama-cpp-python`: engine process.

llama-cpp-python's own chain knows no DRY; this one is made of the same native parts.
"""

from __future__ import annotations

import ctypes
import json
from types import TracebackType
from typing import TYPE_CHECKING, Self

from backends.base import Sampling
from backends.errors import GenerationError

if TYPE_CHECKING:
    from llama_cpp import Llama, llama_sampler_p

__all__ = ["SamplerChain"]

PENALTY_LAST_N = 64  # tokens that the penalties look back on
MIN_KEEP = 1  # candidates that top-p, min-p and typical-p leave at least
DRY_BASE = 1.75  # these three as in the DRY proposal and llama.cpp's defaults
DRY_ALLOWED_LENGTH = 2  # tokens; a longer repetition is penalised
DRY_LAST_N = 512  # tokens of the reply that are searched for repetitions
DRY_BREAKERS = (b"\n", b":", b'"', b"*")
RANDOM_SEED = 0xFFFFFFFF  # llama.cpp takes one from the system's random source


class SamplerChain:
    """A native sampler chain. Temperature 0 is greedy: the largest logit, without penalties.

    The penalties look at the reply only, not at the prompt: facts must stay quotable.

    Raises:
        GenerationError: The JSON schema cannot be turned into a grammar.

    Runs in: engine process, main thread. Source: llama.cpp `common/sampling.cpp`, for the order.
    """

    def __init__(self, llama: Llama, sampling: Sampling) -> None:
        import llama_cpp

        self._native = llama_cpp
        self._llama = llama
        self._chain = llama_cpp.llama_sampler_chain_init(
            llama_cpp.llama_sampler_chain_default_params()
        )
        try:
            self._build(sampling)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """Return the chain."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Free the chain."""
        self.close()

    def sample(self) -> int:
        """Return the next token, from the logits of the last one that was decoded."""
        return int(self._native.llama_sampler_sample(self._chain, self._llama.ctx, -1))

    def close(self) -> None:
        """Free the chain. A second call does nothing."""
        if self._chain:
            self._native.llama_sampler_free(self._chain)
            self._chain = None

    def _build(self, sampling: Sampling) -> None:
        if sampling.json_schema:
            self._add_grammar(sampling.json_schema)
        if sampling.temperature > 0:
            self._add_penalties(sampling)
        if sampling.dry_multiplier > 0:
            self._add_dry(sampling.dry_multiplier)
        if sampling.temperature > 0:
            self._add_choice(sampling)
        else:
            self._add(self._native.llama_sampler_init_greedy())

    def _add_penalties(self, sampling: Sampling) -> None:
        self._add(
            self._native.llama_sampler_init_penalties(
                self._llama.n_vocab(),
                PENALTY_LAST_N,
                sampling.repeat_penalty,
                sampling.frequency_penalty,
                sampling.presence_penalty,
            )
        )

    def _add_choice(self, sampling: Sampling) -> None:
        native = self._native
        self._add(native.llama_sampler_init_top_k(sampling.top_k))
        self._add(native.llama_sampler_init_typical(sampling.typical_p, MIN_KEEP))
        self._add(native.llama_sampler_init_top_p(sampling.top_p, MIN_KEEP))
        self._add(native.llama_sampler_init_min_p(sampling.min_p, MIN_KEEP))
        self._add(native.llama_sampler_init_temp(sampling.temperature))
        seed = sampling.seed if sampling.seed >= 0 else RANDOM_SEED
        self._add(native.llama_sampler_init_dist(seed & RANDOM_SEED))

    def _add_dry(self, multiplier: float) -> None:
        breakers = (ctypes.c_char_p * len(DRY_BREAKERS))(*DRY_BREAKERS)
        self._add(
            self._native.llama_sampler_init_dry(
                self._vocab(),
                multiplier,
                DRY_BASE,
                DRY_ALLOWED_LENGTH,
                DRY_LAST_N,
                breakers,
                len(DRY_BREAKERS),
            )
        )

    def _add_grammar(self, json_schema: str) -> None:
        grammar = _grammar(json_schema).encode()
        sampler = self._native.llama_sampler_init_grammar(self._vocab(), grammar, b"root")
        if not sampler:
            raise _schema_error("The grammar that was made of it cannot be read by llama.cpp.")
        self._add(sampler)

    def _vocab(self) -> int | None:
        vocab: int | None = self._native.llama_model_get_vocab(self._llama.model)
        return vocab

    def _add(self, sampler: llama_sampler_p) -> None:
        self._native.llama_sampler_chain_add(self._chain, sampler)


def _grammar(json_schema: str) -> str:
    from llama_cpp.llama_grammar import json_schema_to_gbnf

    try:
        json.loads(json_schema)
        return str(json_schema_to_gbnf(json_schema))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, AssertionError) as exc:
        raise _schema_error("No grammar can be made of it.") from exc


def _schema_error(why: str) -> GenerationError:
    return GenerationError(
        what="The reply cannot be forced into this JSON schema.",
        why=why,
        todo="Correct the schema, or leave it out.",
    )
