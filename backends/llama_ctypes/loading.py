"""Loads a model with everything that belongs to it: engine process, main thread."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from backends.base import Message, ModelInfo, ModelSpec, Progress
from backends.errors import ModelLoadError, Sentence, joined
from backends.gguf.check import GgufReport
from backends.llama_common.cpu_threads import usable_cores
from backends.llama_common.kv_cache import cache_types
from backends.llama_ctypes.context import Context, ContextSettings
from backends.llama_ctypes.library import Library
from backends.llama_ctypes.lookup import Drafter
from backends.llama_ctypes.model import Model
from backends.llama_ctypes.prefix import file_fingerprint
from backends.templates.chat_template import ChatTemplate

__all__ = ["Loaded", "identify", "load"]


@dataclass(slots=True)
class Loaded:
    """A model that is ready to answer, and everything that belongs to it."""

    spec: ModelSpec
    model: Model
    context: Context
    template: ChatTemplate
    info: ModelInfo
    drafter: Drafter | None  # None: one token after the other
    identity: tuple[str, ...]  # everything but the adapters that the cache depends on
    prompt: tuple[tuple[Message, ...], str, list[int]] = ((), "", [])  # the last one, rendered

    def rendered(self, messages: Sequence[Message]) -> tuple[str, list[int]]:
        """Return a prompt as text and as tokens; the last one is not made twice."""
        key = tuple(messages)
        if self.prompt[0] != key or not key:
            text = self.template.render(messages)
            self.prompt = (key, text, self.model.tokenize(text))
        return self.prompt[1:]

    def switch_adapters(self, spec: ModelSpec) -> None:
        """Use other adapters on the same model.

        Raises:
            ModelLoadError: One does not fit; those before stay in use.
        """
        self.context.set_adapters(spec.adapters)
        self.spec = spec
        self.drafter = Drafter() if _can_draft(spec, self.model, self.context) else None

    def close(self) -> None:
        """Free context and model, in this order."""
        self.context.close()
        self.model.close()


def identify(library: Library, spec: ModelSpec) -> tuple[str, ...]:
    """Return what distinguishes a loaded model from another, its adapters left out."""
    same = replace(spec, adapters=(), prompt_lookup=True, chat_template="", state_dir="")
    return (
        library.api.version(),
        file_fingerprint(library.path),
        file_fingerprint(spec.path),
        repr(same),
    )


def load(
    library: Library, spec: ModelSpec, report: GgufReport, progress: Progress | None
) -> Loaded:
    """Load model, context and adapters; nothing stays behind if one of them fails.

    Raises:
        ModelLoadError: The library refuses the model, an adapter, or the settings.
    """
    identity = identify(library, spec)
    if not spec.n_gpu_layers:
        return _attempt(library, spec, report, progress, identity)
    on_cpu = replace(spec, n_gpu_layers=0)
    if library.api.llama_supports_gpu_offload():
        try:
            return _attempt(library, spec, report, progress, identity)
        except ModelLoadError as error:
            reason = error.why
    else:
        reason = "This build of llama.cpp has no graphics support."
    loaded = _attempt(library, on_cpu, report, progress, identity)
    note = joined(reason, "The model runs on the CPU.")
    loaded.info = replace(loaded.info, notes=(note, *loaded.info.notes))
    return loaded


def _attempt(
    library: Library,
    spec: ModelSpec,
    report: GgufReport,
    progress: Progress | None,
    identity: tuple[str, ...],
) -> Loaded:
    with ExitStack() as stack:
        model = Model(library.api, spec, progress)
        stack.callback(model.close)
        settings = _settings(spec, model)
        context = Context(library.api, model, settings)
        stack.callback(context.close)
        context.set_adapters(spec.adapters)
        source = spec.chat_template or report.chat_template
        template = ChatTemplate(
            source,
            model.bos_text(),
            model.eos_text(),
            is_own=not spec.chat_template,
            thinking=spec.options.get("thinking", ""),
        )
        info = _info(library, report, model, context, settings)
        info = replace(info, notes=(*info.notes, *template.notes))
        drafter = Drafter() if _can_draft(spec, model, context) else None
        loaded = Loaded(spec, model, context, template, info, drafter, identity)
        stack.pop_all()
    return loaded


def _can_draft(spec: ModelSpec, model: Model, context: Context) -> bool:
    """Return whether a batch may have the logits of single tokens (docs/adr/0012)."""
    return (
        spec.prompt_lookup
        and context.is_exact
        and model.can_be_cut
        and not model.has_experts
        and all(map(model.is_exact_adapter, spec.adapters))
    )


def _settings(spec: ModelSpec, model: Model) -> ContextSettings:
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
        why = "This model does not allow flash attention; it answers a little slower."
        notes.append(Sentence(why))
    return ModelInfo(
        name=report.name,
        description=model.description,
        n_ctx=context.n_ctx,
        n_ctx_train=model.n_ctx_train,
        n_params=model.n_params,
        size_bytes=model.size_bytes,
        n_threads=settings.n_threads,
        flash_attention=context.has_flash_attention,
        has_chat_template=bool(report.chat_template),
        build=library.api.version(),
        library=str(library.path),
        notes=tuple(notes),
    )
