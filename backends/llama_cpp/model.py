"""Opens a model with its adapters for the backend `llama-cpp-python`: engine process.

The file is checked in Python first; native code sees only what passed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from backends.base import Adapter, ModelInfo, ModelSpec
from backends.errors import ModelLoadError, Sentence, joined
from backends.gguf.adapter_fit import check_adapter
from backends.gguf.check import GgufReport, check_gguf
from backends.gguf.memory_fit import require_fit, settle
from backends.llama_common.cpu_threads import usable_cores
from backends.llama_common.kv_cache import cache_types
from backends.llama_cpp.adapters import AdapterSet
from backends.llama_cpp.log import NativeLog
from backends.protocol.path_text import is_utf8
from backends.templates.chat_template import ChatTemplate

if TYPE_CHECKING:
    from llama_cpp import Llama

__all__ = ["OpenedModel", "open_model", "use_adapters"]

N_BATCH = 512  # tokens that are decoded at once at most


@dataclass(frozen=True, slots=True)
class OpenedModel:
    """A model that is ready, and the stack that frees it."""

    llama: Llama
    adapters: AdapterSet
    template: ChatTemplate
    info: ModelInfo
    resources: ExitStack
    path: Path  # its first file


def open_model(spec: ModelSpec, log: NativeLog) -> OpenedModel:
    """Check and open a model, its context and its adapters; on the CPU where the GPU fails.

    Args:
        spec: Which model, and how.
        log: Where the reasons of a failure are found.

    Raises:
        ModelLoadError: The file or an adapter cannot be used, or memory is short.
    """
    if spec.adapters:
        check_gguf(spec.path)  # what is wrong with the model is told first
    _check_adapters(spec.adapters, spec.path)
    try:
        return _open_model(spec, log)
    except ModelLoadError as error:
        if not spec.n_gpu_layers:
            raise
        note = joined(error.why, "The model runs on the CPU.")
    opened = _open_model(replace(spec, n_gpu_layers=0), log)
    return replace(opened, info=replace(opened.info, notes=(note, *opened.info.notes)))


def use_adapters(opened: OpenedModel, adapters: Sequence[Adapter]) -> None:
    """Check adapters and use them, and no others, on a model that stays open.

    Raises:
        ModelLoadError: One cannot be used; those before stay in use.
    """
    _check_adapters(adapters, opened.path)
    opened.adapters.use(adapters)


def _check_adapters(adapters: Sequence[Adapter], model: Path) -> None:
    for adapter in adapters:
        check_adapter(adapter, model)


def _open_model(spec: ModelSpec, log: NativeLog) -> OpenedModel:
    report = check_gguf(spec.path)
    has_gpu = _has_gpu()
    spec = settle(report, spec, has_gpu=has_gpu)
    require_fit(report, spec if has_gpu else replace(spec, n_gpu_layers=0))
    log.clear()
    with ExitStack() as stack:
        readable = replace(spec, path=_readable(report, stack))
        llama, is_flash = _open_llama(readable, log)
        stack.enter_context(closing(llama))
        adapters = AdapterSet(llama, log)
        adapters.use(spec.adapters)
        template = _template(llama, spec, report)
        info = _info(llama, spec, report, template, is_flash=is_flash)
        return OpenedModel(llama, adapters, template, info, stack.pop_all(), spec.path)
    raise AssertionError("unreachable: the stack suppresses nothing")


def _readable(report: GgufReport, stack: ExitStack) -> Path:
    """Return a path that the package can hand to C: it takes UTF-8 only, so others get a link."""
    if is_utf8(report.path):
        return report.path
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="avatar-model-")))
    names = [str(part.name).encode("ascii", "replace").decode() for part in report.parts]
    links = [folder / name.replace("?", "_") for name in names]
    for link, part in zip(links, report.parts, strict=True):
        link.symlink_to(part.absolute())
    return links[0]


def _has_gpu() -> bool:
    import llama_cpp

    return bool(llama_cpp.llama_supports_gpu_offload())


def _open_llama(spec: ModelSpec, log: NativeLog) -> tuple[Llama, bool]:
    """Open with flash attention, where it is wanted and the model can; else without."""
    is_needed = spec.kv_type != "f16"  # a quantised cache works with flash attention only
    wishes = (True,) if is_needed else (True, False) if spec.flash_attention else (False,)
    failure: Exception
    for is_flash in wishes:
        try:
            with _no_templates():
                return _llama(spec, is_flash=is_flash), is_flash
        except (ValueError, MemoryError) as exc:
            failure = exc
            if "context" not in str(exc):
                break
    raise _load_error(spec, log, failure) from failure


class _NoFormatter:
    """Stands for a chat template that is not used."""

    def __init__(self, **values: object) -> None: ...

    def to_chat_handler(self) -> None:
        """Return nothing: prompts are rendered by us."""


@contextmanager
def _no_templates() -> Iterator[None]:
    """Keep the package from reading the model's templates: it gives up at one with a slip."""
    from llama_cpp import llama_chat_format

    formats: Any = llama_chat_format
    formatter = formats.Jinja2ChatFormatter
    formats.Jinja2ChatFormatter = _NoFormatter
    try:
        yield
    finally:
        formats.Jinja2ChatFormatter = formatter


def _llama(spec: ModelSpec, *, is_flash: bool) -> Llama:
    import llama_cpp

    n_threads = spec.n_threads or usable_cores()
    types = cache_types(replace(spec, flash_attention=is_flash))
    return llama_cpp.Llama(
        str(spec.path),
        n_ctx=spec.n_ctx,
        n_batch=N_BATCH,
        n_threads=n_threads,
        n_threads_batch=n_threads,
        n_gpu_layers=spec.n_gpu_layers,
        flash_attn=is_flash,
        type_k=types.keys,
        type_v=types.values,
        chat_format="chatml",  # of no effect: prompts are rendered by us, in a sandbox
        verbose=False,
    )


def _template(llama: Llama, spec: ModelSpec, report: GgufReport) -> ChatTemplate:
    source = spec.chat_template or report.chat_template
    return ChatTemplate(
        source,
        bos=_token_text(llama, llama.token_bos()),
        eos=_token_text(llama, llama.token_eos()),
        is_own=not spec.chat_template,
        thinking=spec.options.get("thinking", ""),
    )


def _token_text(llama: Llama, token: int) -> str:
    return llama._model.token_get_text(token) if token >= 0 else ""


def _info(
    llama: Llama, spec: ModelSpec, report: GgufReport, template: ChatTemplate, *, is_flash: bool
) -> ModelInfo:
    import llama_cpp

    model = llama._model
    return ModelInfo(
        name=report.name,
        description=model.desc(),
        n_ctx=min(llama.n_ctx(), len(llama.input_ids)),
        n_ctx_train=model.n_ctx_train(),
        n_params=model.n_params(),
        size_bytes=model.size(),
        n_threads=llama.n_threads,
        flash_attention=is_flash,
        has_chat_template=bool(report.chat_template),
        build=f"llama-cpp-python {llama_cpp.__version__}",
        library=str(llama_cpp.llama_cpp._lib._name),
        notes=(*report.notes, *_notes(spec, is_flash=is_flash), *template.notes),
    )


def _notes(spec: ModelSpec, *, is_flash: bool) -> list[Sentence]:
    notes = []
    if spec.n_gpu_layers and not _has_gpu():
        notes.append(Sentence("This build has no GPU support; the model runs on the CPU."))
    if spec.flash_attention and not is_flash:
        notes.append(Sentence("The model does not work with flash attention; it runs without."))
    return notes


def _load_error(spec: ModelSpec, log: NativeLog, exc: Exception) -> ModelLoadError:
    return ModelLoadError(
        what=Sentence("{1} could not be loaded.", spec.path.name),
        why=f"{reason}." if (reason := log.reason()) else "No reason is given by llama.cpp.",
        todo="Choose another model, a smaller context, or download the file again.",
    )
