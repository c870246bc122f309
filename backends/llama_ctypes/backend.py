"""The greedy backend over our own binding to llama.cpp: engine process, main thread."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from backends.base import (
    Backend,
    ChunkStream,
    Message,
    ModelInfo,
    ModelSpec,
    Progress,
    ReplyStats,
    Sampling,
)
from backends.chat_template import ChatTemplate
from backends.cores import usable_cores
from backends.errors import BackendUnavailable, ContextOverflow, GenerationError, ModelLoadError
from backends.gguf_check import GgufReport, check_gguf
from backends.kv_cache import cache_types
from backends.llama_ctypes.context import Context, ContextSettings
from backends.llama_ctypes.library import Library, find_library, open_library
from backends.llama_ctypes.model import Model
from backends.llama_ctypes.probe import require_sound
from backends.llama_ctypes.reply import Reply

__all__ = ["LlamaCtypesBackend"]


@dataclass(slots=True)
class Loaded:
    """A model that is ready to answer, and everything that belongs to it."""

    spec: ModelSpec
    model: Model
    context: Context
    template: ChatTemplate
    info: ModelInfo
    prompt: tuple[tuple[Message, ...], str, list[int]] = ((), "", [])  # the last one, rendered

    def close(self) -> None:
        """Free context and model, in this order."""
        self.context.close()
        self.model.close()


class LlamaCtypesBackend(Backend):
    """Greedy decoding, token for token that of llama.cpp's own `simple` program.

    Options of `ModelSpec.options`: ``stop_loops`` = ``off`` lets a reply run in circles;
    ``exact_cache`` = ``off`` keeps the KV cache as other programs do (see `kv_cache`).
    """

    name = "llama-ctypes"

    def __init__(self) -> None:
        super().__init__()
        self._library: Library | None = None
        self._loaded: Loaded | None = None

    def load(self, spec: ModelSpec, progress: Progress | None = None) -> ModelInfo:
        """Load a model; the one before it is closed when the new one is ready.

        Raises:
            BackendUnavailable: There is no usable llama.cpp library.
            ModelLoadError: The file cannot be loaded, or an adapter does not fit it.
        """
        library = self._open_library(spec)
        report = check_gguf(spec.path, library=library.path)
        for adapter in spec.adapters:
            check_gguf(adapter.path, expect="adapter")
        loaded = _load(library, spec, report, progress)
        if self._loaded is not None:
            self._loaded.close()
        self._loaded = loaded
        return loaded.info

    def generate(self, messages: Sequence[Message], sampling: Sampling) -> ChunkStream:
        """Stream the greedy reply. Closing the stream cancels, between any two tokens.

        Raises:
            ContextOverflow: The prompt has no room in the context.
            GenerationError: No model is loaded, or the native code failed.
        """
        loaded = self._require_loaded()
        self.stats = ReplyStats()
        prompt, tokens = self._rendered(messages)
        self.stats.prompt = prompt
        if len(tokens) >= loaded.context.n_ctx:
            raise ContextOverflow(
                what="The conversation is too long for the model.",
                why=f"It has {len(tokens)} tokens, and the context holds {loaded.context.n_ctx}.",
                todo="Start a new chat, or choose a longer context in Settings.",
            )
        reply = Reply(
            loaded.model,
            loaded.context,
            sampling,
            self.stats,
            stops_loops=loaded.spec.options.get("stop_loops", "on") != "off",
        )
        yield from reply.chunks(tokens)

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Return the length of the rendered prompt in tokens."""
        return len(self._rendered(messages)[1])

    def render(self, messages: Sequence[Message]) -> str:
        """Return the exact prompt text; the BOS that the vocabulary adds is not part of it."""
        return self._rendered(messages)[0]

    def close(self) -> None:
        """Free everything. A second call does nothing."""
        if self._loaded is not None:
            self._loaded.close()
            self._loaded = None

    def _open_library(self, spec: ModelSpec) -> Library:
        path = find_library(spec.library)
        if self._library is None:
            require_sound(path, spec.state_dir)
            library = open_library(path)
            library.set_up()
            self._library = library
        if self._library.path != path:
            raise BackendUnavailable(
                what="The llama.cpp library cannot be changed while the engine runs.",
                why=f"{self._library.path} is in use already.",
                todo="Restart the engine or the app; the new setting is used from then on.",
            )
        return self._library

    def _require_loaded(self) -> Loaded:
        if self._loaded is None:
            raise GenerationError("No model is loaded.", todo="Choose a model in Settings.")
        return self._loaded

    def _rendered(self, messages: Sequence[Message]) -> tuple[str, list[int]]:
        """Return a prompt as text and tokens. The last one is kept: it is asked for repeatedly."""
        loaded = self._require_loaded()
        key = tuple(messages)
        if loaded.prompt[0] != key or not key:
            text = loaded.template.render(messages)
            loaded.prompt = (key, text, loaded.model.tokenize(text))
        return loaded.prompt[1:]


def _load(
    library: Library, spec: ModelSpec, report: GgufReport, progress: Progress | None
) -> Loaded:
    """Load model, context and adapters; nothing stays behind if one of them fails."""
    with ExitStack() as stack:
        model, note = _load_model(library, spec, progress)
        stack.callback(model.close)
        settings = _context_settings(spec, model)
        context = Context(library.api, model, settings)
        stack.callback(context.close)
        if spec.adapters:
            context.set_adapters(spec.adapters)
        template = ChatTemplate(
            spec.chat_template or model.chat_template, model.bos_text(), model.eos_text()
        )
        info = _info(library, report, model, context, settings)
        notes = (*note, *info.notes, *template.notes)
        stack.pop_all()
    return Loaded(spec, model, context, template, replace(info, notes=notes))


def _load_model(
    library: Library, spec: ModelSpec, progress: Progress | None
) -> tuple[Model, tuple[str, ...]]:
    """Load on the graphics processor if asked to, and on the CPU where that fails."""
    if spec.n_gpu_layers and not library.api.llama_supports_gpu_offload():
        spec = replace(spec, n_gpu_layers=0)
        note = "This build of llama.cpp has no graphics support: running on the CPU."
        return Model(library.api, spec, progress), (note,)
    try:
        return Model(library.api, spec, progress), ()
    except ModelLoadError as error:
        if not spec.n_gpu_layers:
            raise
        note = f"The graphics processor could not take the model ({error.why}): running on the CPU."
        return Model(library.api, replace(spec, n_gpu_layers=0), progress), (note,)


def _context_settings(spec: ModelSpec, model: Model) -> ContextSettings:
    n_train = model.n_ctx_train
    is_as_trained = spec.n_ctx <= 0 or spec.n_ctx > n_train > 0
    return ContextSettings(
        n_ctx=n_train if is_as_trained else spec.n_ctx,
        n_threads=spec.n_threads or usable_cores(),
        flash_attention=spec.flash_attention,
        types=cache_types(spec),
        is_offloaded=spec.n_gpu_layers != 0,
    )


def _info(
    library: Library,
    report: GgufReport,
    model: Model,
    context: Context,
    settings: ContextSettings,
) -> ModelInfo:
    notes = list(report.notes)
    if settings.flash_attention and not context.has_flash_attention:
        notes.append("This model does not allow flash attention; it answers a little slower.")
    return ModelInfo(
        name=report.name,
        description=model.description,
        n_ctx=context.n_ctx,
        n_ctx_train=model.n_ctx_train,
        n_params=model.n_params,
        size_bytes=model.size_bytes,
        n_threads=settings.n_threads,
        flash_attention=context.has_flash_attention,
        has_chat_template=bool(model.chat_template),
        build=library.api.version(),
        library=str(library.path),
        notes=tuple(notes),
    )
