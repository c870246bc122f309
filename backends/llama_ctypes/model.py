"""A loaded model and its vocabulary: engine process, main thread.

Native handles are freed in the reverse order of their making, adapters before their model.
"""

from __future__ import annotations

import ctypes
import logging
import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from backends.base import Adapter, ModelSpec, Progress
from backends.errors import GenerationError, ModelLoadError, Sentence
from backends.gguf.header import read_header
from backends.llama_ctypes.adapter_rank import is_exact_rank, rank_of, write_padded
from backends.llama_ctypes.api import VOCAB_TYPE_NONE, Api, ProgressCallback
from backends.llama_ctypes.library import native_lines
from backends.llama_ctypes.prefix import file_fingerprint
from backends.thinking.thought_marks import is_mark

__all__ = ["Model"]

LOG = logging.getLogger(__name__)
PIECE_BYTES = 64  # most tokens are shorter; a longer one is asked for again
OTHER_MODEL = "Choose a chat or instruct model in GGUF format."


class Model:
    """The weights, the vocabulary and the adapters of one GGUF.

    Args:
        api: The functions of the library.
        spec: What to load; `n_gpu_layers` is taken as it stands.
        progress: Told how much is loaded.

    Raises:
        ModelLoadError: The library refuses the file, or the model cannot chat.
    """

    def __init__(self, api: Api, spec: ModelSpec, progress: Progress | None = None) -> None:
        self._api = api
        self._stack = ExitStack()
        self._pieces: dict[int, bytes | None] = {}
        self._adapters: dict[str, int] = {}
        self._inexact: set[int] = set()  # handles
        self.path = spec.path
        self.handle = self._load(spec, progress)
        self._stack.callback(api.llama_model_free, self.handle)
        self._vocab = api.llama_model_get_vocab(self.handle)
        try:
            self._require_chat()
        except ModelLoadError:
            self.close()
            raise

    @property
    def n_ctx_train(self) -> int:
        """Return the longest context that it was trained for, in tokens."""
        return int(self._api.llama_model_n_ctx_train(self.handle))

    @property
    def n_params(self) -> int:
        """Return the number of parameters."""
        return int(self._api.llama_model_n_params(self.handle))

    @property
    def n_vocab(self) -> int:
        """Return the number of tokens in the vocabulary."""
        return int(self._api.llama_vocab_n_tokens(self._vocab))

    @property
    def size_bytes(self) -> int:
        """Return the size of all tensors."""
        return int(self._api.llama_model_size(self.handle))

    @property
    def description(self) -> str:
        """Return architecture, size and quantization, e.g. "llama 134.52M Q4_1"."""
        text = ctypes.create_string_buffer(256)
        self._api.llama_model_desc(self.handle, text, len(text))
        return text.value.decode("utf-8", "replace")

    @property
    def can_be_cut(self) -> bool:
        """Return whether its memory can forget the last tokens alone: a recurrent state cannot."""
        return not (
            self._api.llama_model_is_recurrent(self.handle)
            or self._api.llama_model_is_hybrid(self.handle)
        )

    @property
    def has_experts(self) -> bool:
        """Return whether it is a mixture of experts."""
        architecture = self.metadata("general.architecture")
        return self.metadata(f"{architecture}.expert_count") not in ("", "0")

    def metadata(self, key: str) -> str:
        """Return a value of the GGUF as text, empty if there is none."""
        text = ctypes.create_string_buffer(1024)
        size = self._api.llama_model_meta_val_str(self.handle, key.encode(), text, len(text))
        return text.value.decode("utf-8", "replace") if size >= 0 else ""

    def bos_text(self) -> str:
        """Return the text of the BOS token, empty if there is none."""
        return self._special_text(self._api.llama_vocab_bos(self._vocab))

    def eos_text(self) -> str:
        """Return the text of the EOS token, empty if there is none."""
        return self._special_text(self._api.llama_vocab_eos(self._vocab))

    def tokenize(self, text: str) -> list[int]:
        """Return the tokens of a rendered prompt, with exactly one BOS if the model wants one.

        Special tokens are recognised, for the template writes them as text.
        """
        tokens = self._tokens(text.encode("utf-8", "replace"))
        bos = int(self._api.llama_vocab_bos(self._vocab))
        if bos < 0 or not self._api.llama_vocab_get_add_bos(self._vocab):
            return tokens
        n_bos = next((n for n, token in enumerate(tokens) if token != bos), len(tokens))
        return [bos, *tokens[n_bos:]]

    def part(self, text: str) -> list[int]:
        """Return the tokens of a text that begins nothing: without a BOS."""
        return list(self._tokens(text.encode("utf-8", "replace")))

    def piece(self, token: int) -> bytes | None:
        """Return the bytes of a token, None if it ends the reply.

        Control tokens are empty, but for those that part thoughts from the answer.
        """
        try:
            return self._pieces[token]
        except KeyError:
            is_end = self._api.llama_vocab_is_eog(self._vocab, token)
            piece = None if is_end else self._bytes(token, special=False) or self._mark(token)
            self._pieces[token] = piece
            return piece

    def adapter(self, adapter: Adapter) -> int:
        """Return the handle of an adapter, loaded once for as long as the model lives.

        Raises:
            ModelLoadError: It was made for another base model, or cannot be read.
        """
        key = _adapter_key(adapter.path)
        if key not in self._adapters:
            self._adapters[key] = self._load_exact_adapter(adapter.path)
        return self._adapters[key]

    def is_exact_adapter(self, adapter: Adapter) -> bool:
        """Return whether a batch is calculated like single tokens with it (docs/adr/0012)."""
        return self.adapter(adapter) not in self._inexact

    def forget_adapters(self, keep: Sequence[Path]) -> None:
        """Free the adapters that are not in use any more."""
        for key in set(self._adapters) - set(map(_adapter_key, keep)):
            handle = self._adapters.pop(key)
            self._inexact.discard(handle)
            self._api.llama_adapter_lora_free(handle)

    def close(self) -> None:
        """Free everything, the adapters with their model. A second call does nothing."""
        self._adapters.clear()
        self._stack.close()

    def _load(self, spec: ModelSpec, progress: Progress | None) -> int:
        params = self._api.llama_model_default_params()
        params.n_gpu_layers = spec.n_gpu_layers  # below 0: all

        def report(fraction: float, _user_data: int | None) -> bool:
            if progress is not None:
                progress(fraction)
            return True

        params.progress_callback = callback = ProgressCallback(report)
        with native_lines() as lines:
            handle = self._api.llama_model_load_from_file(os.fsencode(spec.path), params)
        del callback  # native code has called it for the last time
        if not handle:
            why = f"llama.cpp refused it: {lines.reason()}."
            raise ModelLoadError(
                Sentence("{1} could not be loaded.", spec.path.name), why, OTHER_MODEL
            )
        return int(handle)

    def _load_exact_adapter(self, path: Path) -> int:
        """Load an adapter, with one rank more where its own would round batches differently."""
        header = read_header(path)
        rank = rank_of(header)
        if not rank or is_exact_rank(rank):
            handle = self._load_adapter(path)
            if not rank:
                self._inexact.add(handle)
            return handle
        with TemporaryDirectory(prefix="avatar-adapter-") as folder:
            padded = Path(folder, path.name)
            try:
                with padded.open("wb") as file:
                    write_padded(header, file)
            except OSError:  # no room: it works as it is, too
                handle = self._load_adapter(path)
                self._inexact.add(handle)
                return handle
            return self._load_adapter(padded)

    def _load_adapter(self, path: Path) -> int:
        with native_lines() as lines:
            handle = self._api.llama_adapter_lora_init(self.handle, os.fsencode(path))
        if not handle:
            LOG.warning("%s: %s", path.name, lines.reason())
            raise ModelLoadError(
                what=Sentence("The adapter {1} does not fit {2}.", path.name, self.path.name),
                why="llama.cpp refused its parts; the log has the reason.",
                todo="Choose the model that the adapter was trained on, or another adapter.",
            )
        return int(handle)

    def _require_chat(self) -> None:
        reason = self._reason_against_chat()
        if reason:
            raise ModelLoadError(Sentence("{1} cannot chat.", self.path.name), reason, OTHER_MODEL)

    def _reason_against_chat(self) -> str:
        api, architecture = self._api, self.metadata("general.architecture")
        if api.llama_vocab_type(self._vocab) == VOCAB_TYPE_NONE:
            return "It has no vocabulary."
        if api.llama_model_has_encoder(self.handle) or not api.llama_model_has_decoder(self.handle):
            return Sentence("It is an encoder ({1}), made for other tasks than chat.", architecture)
        if api.llama_model_is_diffusion(self.handle):
            return Sentence(
                "It is a diffusion model ({1}), which does not write left to right.", architecture
            )
        is_embedder = self.metadata(f"{architecture}.pooling_type") not in ("", "0")
        if is_embedder or self.metadata(f"{architecture}.attention.causal") == "false":
            return Sentence(
                "It is an embedding model ({1}): it reads text but writes none.", architecture
            )
        return ""

    def _mark(self, token: int) -> bytes:
        text = self._special_text(token)
        return text.encode() if is_mark(text) else b""

    def _special_text(self, token: int) -> str:
        return self._bytes(token, special=True).decode("utf-8", "replace") if token >= 0 else ""

    def _bytes(self, token: int, *, special: bool) -> bytes:
        size = PIECE_BYTES
        for _ in range(2):
            text = ctypes.create_string_buffer(size)
            n = self._api.llama_token_to_piece(self._vocab, token, text, size, 0, special)
            if n >= 0:
                return text.raw[:n]
            size = -n  # a negative result is the size that is needed
        return b""

    def _tokens(self, text: bytes) -> list[int]:
        size = len(text) + 8  # never more tokens than bytes, but for a prefix
        tokens = (ctypes.c_int32 * size)()
        n = self._api.llama_tokenize(self._vocab, text, len(text), tokens, size, False, True)
        if n < 0:
            raise GenerationError(
                what="The prompt could not be read by the model.",
                why=Sentence("Its {1} bytes could not be turned into tokens.", len(text)),
                todo="Shorten the question.",
            )
        return tokens[:n]


def _adapter_key(path: Path) -> str:
    return f"{file_fingerprint(path)} {path.resolve()}"  # one that was trained again is another
