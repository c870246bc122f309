"""Tells whether a LoRA adapter belongs to a model, from both headers: every process.

An adapter that comes with a persona is used without being asked for, so it has to fit; one that
does not is left out instead of failing the whole load.
"""

from __future__ import annotations

from math import isfinite
from pathlib import Path

from backends.base import Adapter
from backends.errors import ModelLoadError, Sentence, why_not
from backends.gguf.check import check_gguf
from backends.gguf.header import GgufHeader, TensorInfo, read_header, shown
from backends.gguf.split import read_parts

__all__ = ["check_adapter", "strength_of", "why_damaged", "why_unfit"]

ALPHA = "adapter.lora.alpha"
_FLOAT32 = 6  # its type number; native code aborts at any other
HALVES = {"lora_a": "lora_b", "lora_b": "lora_a"}
OTHER = "Choose the model that the adapter was trained on, or another adapter."


def why_damaged(adapter: Path) -> str:
    """Return why a file is no adapter that any model could use; empty for a whole one."""
    return _why_not(adapter, None)


def why_unfit(adapter: Path, model: Path) -> str:
    """Return why an adapter cannot be loaded on top of a model; empty when it can.

    Args:
        adapter: A LoRA adapter GGUF.
        model: The first file of the model.
    """
    return _why_not(adapter, model)


def _why_not(adapter: Path, model: Path | None) -> str:
    try:
        check_gguf(adapter, expect="adapter")
        own = read_header(adapter)
        base = read_parts(model, read_header(model)) if model else ()
    except ModelLoadError as exc:
        return exc.why
    except OSError as exc:
        return why_not(exc, adapter, "It cannot be read.")
    return (_difference(own, *base) if base else "") or _flaw(own)


def check_adapter(adapter: Adapter, model: Path) -> None:
    """Check an adapter and its strength, before native code sees it.

    Args:
        adapter: What is to be used.
        model: The first file of the model.

    Raises:
        ModelLoadError: It is damaged, made for another model, or its strength is no number.
    """
    name = adapter.path.name
    check_gguf(adapter.path, expect="adapter")
    if not isfinite(adapter.scale):
        why = Sentence("Its strength is {1}.", adapter.scale)
        raise ModelLoadError(
            Sentence("The adapter {1} cannot be used.", name), why, "Write FILE=0.5."
        )
    own = read_header(adapter.path)
    if flaw := _flaw(own):
        todo = "Copy, download or convert it again."
        raise ModelLoadError(Sentence("The adapter {1} is damaged.", name), flaw, todo)
    if difference := _difference(own, *read_parts(model, read_header(model))):
        raise ModelLoadError(
            Sentence("The adapter {1} does not fit {2}.", name, model.name), difference, OTHER
        )


def strength_of(adapter: Adapter) -> float:
    """Return the strength to use an adapter with: none where it was trained with alpha 0.

    llama.cpp takes an alpha of 0 for one that is not known, and uses its full strength.
    """
    alpha = read_header(adapter.path).metadata.get(ALPHA)
    return 0.0 if alpha == 0 else adapter.scale


def _flaw(own: GgufHeader) -> str:
    """Return what is wrong with an adapter by itself."""
    shapes = {tensor.name: tensor.shape for tensor in own.tensors}
    if not shapes:
        return "It holds nothing."
    alpha = own.metadata.get(ALPHA, 0.0)
    if own.kinds.get(ALPHA, _FLOAT32) != _FLOAT32 or not isfinite(float(str(alpha))):
        return "Its alpha is no number, so its strength is not known."
    for name, shape in shapes.items():
        stem, _, side = name.rpartition(".")
        if side not in HALVES:
            return Sentence("It holds {1}, which is no part of a LoRA adapter.", shown(name))
        other = shapes.get(f"{stem}.{HALVES[side]}")
        if other is None:
            return Sentence("Half of its part for {1} is missing.", shown(stem))
        if side == "lora_a" and len(shape) == len(other) == 2 and shape[1] != other[0]:
            return Sentence("The halves of its part for {1} do not fit each other.", shown(stem))
    return ""


def _difference(own: GgufHeader, *base: GgufHeader) -> str:
    mine, theirs = own.text("general.architecture"), base[0].text("general.architecture")
    if mine != theirs:
        return Sentence("It was made for the architecture {1}, the model is {2}.", mine, theirs)
    tensors = {tensor.name: tensor for header in base for tensor in header.tensors}
    for tensor in own.tensors:
        name, _, side = tensor.name.rpartition(".")
        if name not in tensors:
            return Sentence("The model has no tensor {1}.", name)
        if not _matches(tensor, side, tensors[name]):
            return Sentence("Its part for {1} has another size than the model's.", name)
    return ""


def _matches(tensor: TensorInfo, side: str, base: TensorInfo) -> bool:
    """Compare the base's dimension: GGUF has lora_a as (n_in, rank), lora_b as (rank, n_out).

    For the table of tokens it has (rank, n_vocab) and (rank, n_embd).
    """
    if len(tensor.shape) != len(base.shape):
        return False
    if len(base.shape) < 2:
        return True
    if base.name.startswith("token_embd."):
        return tensor.shape[1] == base.shape[1 if side == "lora_a" else 0]
    axis = 0 if side == "lora_a" else 1
    return tensor.shape[axis] == base.shape[axis]
