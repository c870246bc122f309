"""Says what a GGUF file is, and refuses in words what native code must not see: every process.

How to use it: a backend calls `check_gguf` before it gives a path to native code, and
`memory_fit.require_fit` with the report; an adapter is checked with ``expect="adapter"``. Both
raise `ModelLoadError`, whose three sentences are ready to be shown. A backend that loads a
llama.cpp library of the person's own passes the library's file, so that an architecture that only
that library knows is let through::

    report = check_gguf(spec.path, library=library_file)
    require_fit(report, spec)

The check needs neither numpy nor native code and takes some 30 ms for a vocabulary of 50,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from backends.errors import ModelLoadError, Sentence, why_not
from backends.gguf.header import GgufHeader, LongText, file_size, read_header, refuse, shown
from backends.gguf.holes import check_holes
from backends.gguf.model import (
    ModelShape,
    check_shape,
    check_tokenizer,
    describe_shape,
    special_token,
    vocabulary_size,
)
from backends.gguf.split import check_beginning, check_piece, check_rest, read_parts
from backends.gguf.types import ARCHITECTURES, FILE_TYPES, GGML_TYPES, NOT_FOR_CHAT

__all__ = ["GgufReport", "check_gguf", "file_size"]

Expected = Literal["model", "adapter", "any"]

TEMPLATE = "tokenizer.chat_template"
CHAT_NAMES = ("default", "chat", "chatml", "instruct")  # named templates, the best first
OTHER_NAMES = ("tool_use", "tool", "rag", "summarize")  # and those that are none for chats
_ADDRESS = re.compile(r"(?:https?|hf):/+(?:(?:huggingface\.co|hf\.co)/([^/\s]+/[^/\s]+))?")
OTHER_MODEL = "Choose a chat or instruct model in GGUF format."


@dataclass(frozen=True, slots=True)
class GgufReport:
    """What a GGUF file is, in values that native code is not needed for."""

    path: Path
    parts: tuple[Path, ...]  # all files of the model, the first is `path`
    size_bytes: int  # of all parts together
    version: int  # of the GGUF format
    name: str
    architecture: str
    size_label: str  # e.g. "135M"; empty if the file does not say
    quantization: str  # e.g. "Q4_K_M"
    n_params: int
    n_tensors: int
    shape: ModelShape  # layers, heads and widths, for the memory estimate
    tokenizer: str  # e.g. "gpt2"
    n_vocab: int
    bos_token: str
    eos_token: str
    adds_bos: bool
    chat_template: str  # Jinja; empty if the file has none
    licence: str
    base_model: str
    is_adapter: bool
    notes: tuple[Sentence, ...] = ()  # what the person should know

    @property
    def is_split(self) -> bool:
        """Return whether the model lies in more than one file."""
        return len(self.parts) > 1

    @property
    def n_ctx_train(self) -> int:
        """Return the longest context that the model was trained for, in tokens."""
        return self.shape.n_ctx_train


def check_gguf(
    path: Path, *, expect: Expected = "model", library: Path | None = None
) -> GgufReport:
    """Check a GGUF file and say what it is, before native code sees it.

    Args:
        path: The file; of a split model its first part.
        expect: What it is going to be used as.
        library: The llama.cpp library that will load it, by default the one of the installed
            llama-cpp-python; only searched for an architecture that is not in our table.

    Raises:
        ModelLoadError: It is missing, damaged, foreign, or cannot be used as expected.
    """
    try:
        _check_file(path)
        first = _first_header(path)
        headers = read_parts(path, first)
        return _report(headers, expect, library)
    except OSError as exc:
        why = why_not(exc, path)
        todo = "Check that you may read the file and that its drive is there."
        raise ModelLoadError(
            Sentence("{1} cannot be used as a model.", path.name), why, todo
        ) from exc


def _check_file(path: Path) -> None:
    if path == Path():
        raise ModelLoadError("No model file is chosen.", todo="Choose a .gguf file in Settings.")
    _refuse_peft(path)
    if path.is_dir():
        refuse(path, "It is a folder, not a file.", "Choose the .gguf file in it.")
    if not path.exists():
        refuse(path, *_missing(path))
    if not path.is_file():
        refuse(path, "It is a device or a pipe, not a file.", "Choose a .gguf file.")
    check_beginning(path)


def _missing(path: Path) -> tuple[str, str]:
    """Return why there is no file, and what to do."""
    if path.is_symlink():
        why = Sentence("It is a link to {1}, which is not there.", path.readlink())
        return why, "Download the model again, or bring back what the link leads to."
    if found := _ADDRESS.match(path.as_posix()):
        name = found[1] or "OWNER/NAME"
        todo = Sentence("Download it first: avatar-chat model get {1}.", name)
        return "It is an address on the web, not a file on this computer.", todo
    return Sentence("There is no such file in {1}.", path.absolute().parent), "Choose another file."


def _first_header(path: Path) -> GgufHeader:
    try:
        header = read_header(path)
    except ModelLoadError:
        check_piece(path)
        raise
    check_rest(header)
    return header


def _refuse_peft(path: Path) -> None:
    """Refuse an adapter as PEFT saves it, with the way to make a GGUF of it."""
    folder = path if path.is_dir() else path.parent
    is_weights = path.is_dir() or path.name.startswith("adapter_")
    if is_weights and path.suffix != ".gguf" and (folder / "adapter_config.json").is_file():
        raise ModelLoadError(
            Sentence("{1} is an adapter that is not converted yet.", path.name),
            "It is as PEFT saves it; llama.cpp reads GGUF files only.",
            Sentence("Make one of it: python -m finetune.export.convert {1} --base BASE.", folder),
        )


def _report(headers: tuple[GgufHeader, ...], expect: Expected, library: Path | None) -> GgufReport:
    first = headers[0]
    is_adapter = first.text("general.type") == "adapter"
    _check_use(first, expect, is_adapter=is_adapter)
    _check_architecture(first, library)
    if not is_adapter:
        _check_model(headers)
    return GgufReport(
        path=first.path,
        parts=tuple(header.path for header in headers),
        size_bytes=sum(header.file_size for header in headers),
        version=first.version,
        name=_plain(first.text("general.name")) or first.path.stem,
        architecture=first.text("general.architecture"),
        size_label=first.text("general.size_label"),
        quantization=_quantization(headers),
        n_params=sum(t.n_elements for header in headers for t in header.tensors),
        n_tensors=sum(len(header.tensors) for header in headers),
        shape=ModelShape() if is_adapter else describe_shape(first),
        tokenizer=first.text("tokenizer.ggml.model"),
        n_vocab=vocabulary_size(first),
        bos_token=special_token(first, "bos"),
        eos_token=special_token(first, "eos"),
        adds_bos=first.metadata.get("tokenizer.ggml.add_bos_token") is True,
        chat_template=_template(first)[1],
        licence=first.text("general.license"),
        base_model=first.text("general.base_model.0.name"),
        is_adapter=is_adapter,
        notes=tuple(_adapter_notes(first) if is_adapter else _notes(first)),
    )


def _plain(text: str) -> str:
    """Return a text of one line, without what a terminal would take for a command."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _check_use(header: GgufHeader, expect: Expected, *, is_adapter: bool) -> None:
    if expect == "model" and is_adapter:
        base = header.text("general.base_model.0.name") or header.text("general.architecture")
        on_top = Sentence(
            "It is a LoRA adapter, which only works on top of a model ({1}).", shown(base)
        )
        refuse(
            header.path, on_top, "Add it as an adapter in Settings, and choose the model itself."
        )
    if expect == "adapter" and not is_adapter:
        why: str = "It is a whole model, not a LoRA adapter."
        todo = "Choose it as the model, or choose the adapter's own .gguf file."
        if reason := NOT_FOR_CHAT.get(header.text("general.architecture")):
            why, todo = Sentence("It is no LoRA adapter: {1}.", reason), _LORA
        what = Sentence("{1} cannot be used as an adapter.", header.path.name)
        raise ModelLoadError(what, why, todo)
    if is_adapter and header.text("adapter.type") != "lora":
        kind = shown(header.text("adapter.type"))
        refuse(
            header.path,
            Sentence("It is an adapter of an unknown kind ({1}).", kind),
            _LORA,
        )


_LORA = "Use a LoRA adapter."


def _check_architecture(header: GgufHeader, library: Path | None) -> None:
    architecture = header.text("general.architecture")
    reason = NOT_FOR_CHAT.get(header.text("general.type")) or NOT_FOR_CHAT.get(architecture)
    if reason:
        refuse(header.path, Sentence("It cannot hold a conversation: {1}.", reason), OTHER_MODEL)
    is_bidirectional = header.metadata.get(f"{architecture}.attention.causal") is False
    if header.number(f"{architecture}.pooling_type", 0) > 0 or is_bidirectional:
        why = (
            "It cannot hold a conversation: it is an embedding model, which reads but never writes."
        )
        refuse(header.path, why, OTHER_MODEL)
    if not architecture:
        refuse(header.path, "It does not say which architecture it has.", OTHER_MODEL)
    if architecture not in ARCHITECTURES and not _library_knows(architecture, library):
        why = Sentence(
            "Its architecture {1} is unknown: it was made for a newer engine.", shown(architecture)
        )
        refuse(header.path, why, "Update this app, or choose a model of an older family.")


def _library_knows(architecture: str, library: Path | None) -> bool:
    """Search a library for a name; the linker may have made it the tail of a longer one."""
    name = architecture.encode()
    if not name.isascii() or len(name) < 3:
        return False
    files = [library] if library else _installed_libraries()
    return any(name + b"\0" in file.read_bytes() for file in files)


def _installed_libraries() -> list[Path]:
    """Return the llama library of the installed llama-cpp-python, without importing it."""
    spec = find_spec("llama_cpp")
    if spec is None or spec.origin is None:
        return []
    folder = Path(spec.origin).parent / "lib"
    names = ("libllama.so", "libllama.dylib", "llama.dll")
    return [folder / name for name in names if (folder / name).is_file()]


def _check_model(headers: tuple[GgufHeader, ...]) -> None:
    first = headers[0]
    if not any(header.tensors for header in headers):
        why = "It holds only a vocabulary, no model: it is made for testing tokenizers."
        refuse(first.path, why, OTHER_MODEL)
    check_shape(first)
    check_tokenizer(first)
    for header in headers:
        check_holes(header)


def _quantization(headers: tuple[GgufHeader, ...]) -> str:
    named = FILE_TYPES.get(headers[0].number("general.file_type", -1))
    if named:
        return named
    sizes: dict[str, int] = {}
    for tensor in (tensor for header in headers for tensor in header.tensors):
        kind = GGML_TYPES[tensor.kind].name
        sizes[kind] = sizes.get(kind, 0) + tensor.size
    return max(sizes, key=lambda kind: sizes[kind], default="")


def _template(header: GgufHeader) -> tuple[str, str]:
    """Return the template for chats and its name: the default one has none."""
    if (plain := header.text(TEMPLATE)).strip():
        return "", plain
    names = [key.removeprefix(f"{TEMPLATE}.") for key in header.metadata if TEMPLATE in key]
    named = {name: header.text(f"{TEMPLATE}.{name}") for name in names}
    known = [name for name in CHAT_NAMES if named.get(name)]
    others = [name for name, text in named.items() if text and name not in OTHER_NAMES]
    name = next(iter((*known, *others)), "")
    return name, named.get(name, "")


def _adapter_notes(header: GgufHeader) -> Iterator[Sentence]:
    ranks = {min(t.shape[:2]) for t in header.tensors if len(t.shape) == 2}
    alpha = header.metadata.get("adapter.lora.alpha")
    if isinstance(alpha, int | float) and len(ranks) == 1:
        yield Sentence("Its rank is {1}, its alpha {2}.", max(ranks), f"{alpha:g}")
    if alpha == 0:
        yield Sentence("Its alpha is 0, so it changes nothing.")


def _notes(header: GgufHeader) -> Iterator[Sentence]:
    name, template = _template(header)
    if name:
        yield Sentence("Of its named chat templates {1} is used.", shown(name))
    if isinstance(header.metadata.get(TEMPLATE), LongText):
        yield Sentence("Its chat template is too long to be used; choose one in Settings.")
    elif not template:
        yield Sentence(
            "It has no chat template, so it is probably a base model that continues text "
            "rather than answers; choose a template in Settings."
        )
    if not header.text("general.license"):
        yield Sentence("It does not say under which licence it may be used.")
