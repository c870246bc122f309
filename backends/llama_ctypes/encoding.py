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
MAX_BATCH = MAX_TOKENS  # that are read together: more cost 50 MB, and little is won
MAX_SEQUENCES = 16  # texts, likewise

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
        self._batch = _batch()

    def encode(self, texts: Sequence[Sequence[str]]) -> Vector:
        """Return the mean over the tokens of each text; zeros for one without any.

        Texts are read together, as many as fit: what a graph costs is shared.

        Args:
            texts: Each in one or more parts, which are read side by side.

        Returns:
            Float32, shape (n_texts, n_dim).

        Raises:
            GenerationError: The native code failed.
        """
        found = np.zeros((len(texts), self.n_dim), np.float32)
        waiting: list[tuple[int, list[int]]] = []
        n_waiting = 0
        for place, parts in enumerate(texts):
            ids = self._read(parts)
            if n_waiting + len(ids) > MAX_BATCH or len(waiting) == MAX_SEQUENCES:
                self._flush(waiting, found)
                waiting, n_waiting = [], 0
            if ids:
                waiting.append((place, ids))
                n_waiting += len(ids)
        self._flush(waiting, found)
        return found

    def _flush(self, waiting: Sequence[tuple[int, Sequence[int]]], found: Vector) -> None:
        """Read texts together and put their vectors into their places."""
        batch, n = self._batch, 0
        for sequence, (_, ids) in enumerate(waiting):
            for position, token in enumerate(ids):
                batch.token[n], batch.pos[n] = token, position
                batch.n_seq_id[n], batch.seq_id[n][0] = 1, sequence
                batch.logits[n] = 1
                n += 1
        batch.n_tokens = n
        if n and self._api.llama_encode(self._context, batch):
            raise GenerationError(
                Sentence("{1} could not read a text of {2} tokens.", self._path.name, n)
            )
        for sequence, (place, _) in enumerate(waiting):
            address = int(self._api.llama_get_embeddings_seq(self._context, sequence))
            found[place] = (ctypes.c_float * self.n_dim).from_address(address)

    def close(self) -> None:
        """Free everything. A second call does nothing."""
        self._stack.close()

    def _read(self, parts: Sequence[str]) -> list[int]:
        """Return the tokens of a text in parts; none of an empty one."""
        found = [self._tokens(part) for part in parts]
        if not any(found):
            return []
        while sum(map(len, found)) > MAX_TOKENS - 2 * len(found):
            longest = max(found, key=len)
            del longest[-1]
        ids: list[int] = [self._bos]
        for number, own in enumerate(found):
            ids += [*([self._eos] if number else []), *own, self._eos]
        return ids

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
        params.n_ctx = params.n_batch = params.n_ubatch = MAX_BATCH
        params.n_seq_max = MAX_SEQUENCES
        params.n_threads = params.n_threads_batch = N_THREADS
        params.embeddings = True
        with native_lines() as lines:
            handle = self._api.llama_init_from_model(self._model, params)
        if not handle:
            raise _refused(self._path, lines.reason())
        return int(handle)


def _batch() -> Batch:
    """Return a batch of `MAX_BATCH` tokens, each of one sequence."""
    ints, pointer = ctypes.c_int32 * MAX_BATCH, ctypes.POINTER(ctypes.c_int32)
    sequences = (pointer * MAX_BATCH)()
    for place in range(MAX_BATCH):
        sequences[place] = ctypes.pointer(ctypes.c_int32())
    return Batch(
        token=ints(),
        pos=ints(),
        n_seq_id=ints(),
        seq_id=sequences,
        logits=(ctypes.c_int8 * MAX_BATCH)(),
    )


def _refused(path: Path, why: str) -> ModelLoadError:
    return ModelLoadError(
        what=Sentence("The encoder {1} could not be loaded.", path.name),
        why=f"llama.cpp refused it: {why}.",
        todo="Install the app again.",
    )
