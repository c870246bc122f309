"""The greedy backend over our own binding to llama.cpp: engine process, main thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from backends.base import (
    Adapter,
    Backend,
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
from backends.errors import BackendUnavailable, ContextOverflow, GenerationError, Sentence
from backends.gguf.adapter_fit import check_adapter
from backends.gguf.check import check_gguf
from backends.gguf.memory_fit import require_fit, settle
from backends.llama_ctypes.library import Library, find_library, open_library, setting_folder
from backends.llama_ctypes.loading import Loaded, identify, load
from backends.llama_ctypes.prefix import PrefixStore, file_fingerprint, prefix_key
from backends.llama_ctypes.probe import require_sound
from backends.llama_ctypes.reply import Reply
from backends.llama_ctypes.scoring import log_likelihood
from backends.thinking.thought_marks import opened_thought, speaks_of_marks

__all__ = ["LlamaCtypesBackend"]


class LlamaCtypesBackend(Backend):
    """Greedy decoding, token for token that of llama.cpp's own `simple` program.

    Options of `ModelSpec.options`: ``stop_loops`` = ``off`` lets a reply run in circles;
    ``exact_cache`` = ``off`` keeps the KV cache as other programs do (see `kv_cache`).
    """

    name = "llama-ctypes"
    splits_thoughts = True

    def __init__(self) -> None:
        super().__init__()
        self._library: Library | None = None
        self._sound: Path | None = None  # the library that was judged
        self._loaded: Loaded | None = None
        self._asked: tuple[str, ...] = ()  # what was loaded, "automatic" not yet resolved

    def needs(self, spec: ModelSpec) -> Needs:
        """Return the files that `load` reads: model, adapters, library; the folder of states."""
        folder = setting_folder(spec.library) if spec.library else find_library().parent
        return local_needs(spec, folder)

    def prepare(self, spec: ModelSpec) -> None:
        """Try the library in a child.

        Raises:
            BackendUnavailable: There is no usable llama.cpp library.
        """
        library = find_library(spec.library)
        require_sound(library, spec.state_dir)
        self._sound = library

    def load(self, spec: ModelSpec, progress: Progress | None = None) -> ModelInfo:
        """Load a model; the one before it is closed when the new one is ready.

        Other adapters on the same model are switched without loading it again.

        Raises:
            BackendUnavailable: There is no usable llama.cpp library.
            ModelLoadError: The file cannot be loaded, or an adapter does not fit it.
        """
        library = self._open_library(spec)
        report = check_gguf(spec.path, library=library.path)
        for adapter in spec.adapters:
            check_adapter(adapter, report.path)
        has_gpu = bool(library.api.llama_supports_gpu_offload())
        asked, spec = spec, settle(report, spec, has_gpu=has_gpu)
        if self._loaded is not None and self._only_adapters_differ(library, asked):
            self._loaded.switch_adapters(replace(self._loaded.spec, adapters=spec.adapters))
            return self._loaded.info
        require_fit(report, spec if has_gpu else replace(spec, n_gpu_layers=0))
        loaded = load(library, spec, report, progress)
        if self._loaded is not None:
            self._loaded.close()
        self._loaded, self._asked = loaded, identify(library, asked)
        return loaded.info

    def generate(self, messages: Sequence[Message], sampling: Sampling) -> ChunkStream:
        """Stream the greedy reply. Closing the stream cancels, between any two tokens.

        Raises:
            ContextOverflow: The prompt has no room in the context.
            GenerationError: No model is loaded, or the native code failed.
        """
        loaded = self._require_loaded()
        self.stats = ReplyStats()
        self.stats.prompt, tokens = loaded.rendered(messages)
        if len(tokens) >= loaded.context.n_ctx:
            raise ContextOverflow(
                what="The conversation is too long for the model.",
                why=Sentence(
                    "It has {1} tokens, and the context holds {2}.",
                    len(tokens),
                    loaded.context.n_ctx,
                ),
                todo="Start a new chat, or choose a longer context in Settings.",
            )
        reply = Reply(
            loaded.model,
            loaded.context,
            sampling,
            self.stats,
            drafter=loaded.drafter,
            end_of_turn=loaded.template.ends,
            opener=opened_thought(self.stats.prompt),
            is_topic=speaks_of_marks(messages),
            stops_loops=loaded.spec.options.get("stop_loops", "on") != "off",
        )
        yield from reply.chunks(tokens)

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Return the length of the rendered prompt in tokens."""
        return len(self._require_loaded().rendered(messages)[1])

    def render(self, messages: Sequence[Message]) -> str:
        """Return the exact prompt text; the BOS that the vocabulary adds is not part of it."""
        return self._require_loaded().rendered(messages)[0]

    def warm(self, messages: Sequence[Message], go_on: GoOn | None = None) -> int:
        """Prefill what the next prompts begin with, or take it from an earlier launch.

        Only a pinned start is kept on disk; a talk that follows it is not.

        Args:
            messages: The pinned start, as a rule the system message; a talk may follow.
            go_on: Asked after each half second of reading.

        Returns:
            How many tokens of the prefix are in the cache now.
        """
        loaded = self._require_loaded()
        prefix = _common_prefix(loaded, messages)[: loaded.context.n_ctx - 1]
        if loaded.context.tokens[: len(prefix)] != prefix:
            is_pinned = all(message.role == "system" for message in messages)
            _fill(loaded, prefix, go_on, _store(loaded) if is_pinned else None)
        if loaded.drafter is not None:
            loaded.context.prove()
        return _n_equal(loaded.context.tokens, prefix)

    def score(self, messages: Sequence[Message], reply: str) -> tuple[float, int]:
        """Return the summed log-likelihood (nats) of `reply` and its length in tokens.

        The token that ends a reply is not counted.

        Raises:
            ContextOverflow: Conversation and reply do not fit the context.
        """
        loaded = self._require_loaded()
        text, prompt = loaded.rendered(messages)
        whole = loaded.model.tokenize(text + reply)
        n_prompt = max(_n_equal(prompt, whole), 1)
        return log_likelihood(loaded.context, whole[:n_prompt], whole), len(whole) - n_prompt

    def close(self) -> None:
        """Free everything. A second call does nothing."""
        if self._loaded is not None:
            self._loaded.close()
            self._loaded = None

    def _open_library(self, spec: ModelSpec) -> Library:
        path = find_library(spec.library)
        if self._library is None:
            if self._sound != path:
                require_sound(path, spec.state_dir)
            library = open_library(path)
            library.set_up()
            self._library = library
        if self._library.path != path:
            raise BackendUnavailable(
                what="The llama.cpp library cannot be changed while the engine runs.",
                why=Sentence("{1} is in use already.", self._library.path),
                todo="Restart the engine or the app; the new setting is used from then on.",
            )
        return self._library

    def _only_adapters_differ(self, library: Library, spec: ModelSpec) -> bool:
        loaded = self._require_loaded()
        kept = (loaded.spec.prompt_lookup, loaded.spec.chat_template)
        is_same = kept == (spec.prompt_lookup, spec.chat_template)
        return is_same and self._asked == identify(library, spec)

    def _require_loaded(self) -> Loaded:
        if self._loaded is None:
            raise GenerationError("No model is loaded.", todo="Choose a model in Settings.")
        return self._loaded


def _common_prefix(loaded: Loaded, messages: Sequence[Message]) -> list[int]:
    """Return the tokens that every prompt starts with that starts with these messages."""
    first, second = (
        loaded.rendered((*messages, Message("user", question)))[1] for question in ("A", "1")
    )
    return first[: _n_equal(first, second)]


def _store(loaded: Loaded) -> PrefixStore | None:
    folder = loaded.spec.state_dir
    return PrefixStore(Path(folder)) if folder else None


def _fill(loaded: Loaded, prefix: list[int], go_on: GoOn | None, store: PrefixStore | None) -> None:
    """Bring a prefix into the cache: from a file of an earlier launch, or by reading it."""
    context = loaded.context
    key = prefix_key((*loaded.identity, *map(_adapter_identity, loaded.spec.adapters)), prefix)
    state = store.load(key) if store else None
    if state and context.restore(state, prefix):
        return
    context.truncate(_n_equal(context.tokens, prefix))
    for _ in context.prefill(prefix[len(context.tokens) :]):
        n_read = len(context.tokens)
        if go_on and not go_on(n_read / len(prefix)) and n_read < len(prefix):
            return
    if store:
        store.save(key, context.state())


def _n_equal(first: Sequence[int], second: Sequence[int]) -> int:
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _adapter_identity(adapter: Adapter) -> str:
    return f"{file_fingerprint(adapter.path)} {adapter.scale!r}"
