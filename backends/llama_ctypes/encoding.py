"""Turns texts into vectors with an encoder GGUF: the encoder's process, main thread.

An encoder (BERT and its like) reads a text at once and keeps no memory of it, so it needs
neither the KV cache nor the chat checks of `Model`. A text in parts is laid out as XLM-R has pairs:
``<s> first </s></s> second </s>``.

Source: llama.cpp `examples/embedding/embedding.cpp`.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import numpy.typing as npt

from backends.errors import GenerationError, ModelLoadError, Sentence
from backends.llama_ctypes.api import Api, Batch
from backends.llama_ctypes.library import native_lines

__all__ = ["MAX_TOKENS", "TextEncoder"]

MAX_TOKENS = 192  # of a text with all its parts; of the longest part the end is cut off
MAX_CHARS = 2_000  # more are never looked at
N_THREADS = 2  # a question is too short to share among more
SEQUENCE = 0

Vector = npt.NDArray[np.float32]


class TextEncoder:
    """One loaded encoder. Use it as long as the process lives, or close it.

    Args:
        api: The functions of the library.
        path: The GGUF. It is ours; the pooling that it was trained with stands in it.

    Raises:
        ModelLoadError: The library refuses it.
    """

    def __init__(self, api: Api, path: Path) -> None:
        self._api, self._path = api, path
        self._stack = ExitStack()
        try:
            self._model = self._loaded()
            self._stack.callback(api.llama_model_free, self._model)
            self._vocab = api.llama_model_get_vocab(self._model)
            self._bos = int(api.llama_vocab_bos(self._vocab))
            self._eos = int(api.llama_vocab_eos(self._vocab))
            self.n_dim = int(api.llama_model_n_embd(self._model))
            self._context = self._made()
            self._stack.callback(api.llama_free, self._context)
        except BaseException:
            self.close()
            raise
        self._ids = (ctypes.c_int32 * MAX_TOKENS)()

    def encode(self, parts: Sequence[str]) -> Vector:
        """Return the mean over the tokens of a text: float32, shape (n_dim,); zeros for no text.

        Args:
            parts: The text, or the texts that are read side by side.

        Raises:
            GenerationError: The native code failed.
        """
        n = self._read(parts)
        if n == 0:
            return np.zeros(self.n_dim, np.float32)
        if self._api.llama_encode(self._context, Batch(n_tokens=n, token=self._ids)):
            raise GenerationError(
                Sentence("{1} could not read a text of {2} tokens.", self._path.name, n)
            )
        address = int(self._api.llama_get_embeddings_seq(self._context, SEQUENCE))
        return np.array((ctypes.c_float * self.n_dim).from_address(address), np.float32)

    def close(self) -> None:
        """Free everything. A second call does nothing."""
        self._stack.close()

    def _read(self, parts: Sequence[str]) -> int:
        """Fill the batch with the tokens of a text in parts; return how many."""
        found = [self._tokens(part) for part in parts]
        if not any(found):
            return 0
        while sum(map(len, found)) > MAX_TOKENS - 2 * len(found):
            longest = max(found, key=len)
            del longest[-1]
        ids: list[int] = [self._bos]
        for number, own in enumerate(found):
            ids += [*([self._eos] if number else []), *own, self._eos]
        self._ids[: len(ids)] = [*ids]
        return len(ids)

    def _tokens(self, text: str) -> list[int]:
        data = text[:MAX_CHARS].encode("utf-8", "replace")
        size = len(data) + 8
        tokens = (ctypes.c_int32 * size)()
        n = int(self._api.llama_tokenize(self._vocab, data, len(data), tokens, size, False, False))
        return [int(token) for token in tokens[: max(n, 0)]] if text.strip() else []

    def _loaded(self) -> int:
        params = self._api.llama_model_default_params()
        params.n_gpu_layers = 0
        with native_lines() as lines:
            handle = self._api.llama_model_load_from_file(os.fsencode(self._path), params)
        if not handle:
            raise _refused(self._path, lines.reason())
        return int(handle)

    def _made(self) -> int:
        params = self._api.llama_context_default_params()
        params.n_ctx = params.n_batch = params.n_ubatch = MAX_TOKENS
        params.n_seq_max = 1
        params.n_threads = params.n_threads_batch = N_THREADS
        params.embeddings = True
        with native_lines() as lines:
            handle = self._api.llama_init_from_model(self._model, params)
        if not handle:
            raise _refused(self._path, lines.reason())
        return int(handle)


def _refused(path: Path, why: str) -> ModelLoadError:
    return ModelLoadError(
        what=Sentence("The encoder {1} could not be loaded.", path.name),
        why=f"llama.cpp refused it: {why}.",
        todo="Install the app again.",
    )
