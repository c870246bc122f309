"""Tells whether a LoRA adapter belongs to a model, from both headers: every process.

An adapter that comes with a persona is used without being asked for, so it has to fit; one that
does not is left out instead of failing the whole load.
"""

from __future__ import annotations

from pathlib import Path

from backends.errors import ModelLoadError
from backends.gguf_check import check_gguf
from backends.gguf_header import GgufHeader, TensorInfo, read_header

__all__ = ["why_unfit"]


def why_unfit(adapter: Path, model: Path) -> str:
    """Return why an adapter cannot be loaded on top of a model; empty when it can.

    Args:
        adapter: A LoRA adapter GGUF.
        model: The model's GGUF, not split over files.
    """
    try:
        check_gguf(adapter, expect="adapter")
        own, base = read_header(adapter), read_header(model)
    except ModelLoadError as exc:
        return exc.why
    except OSError as exc:
        return f"It cannot be read: {exc.strerror or exc}."
    return _difference(own, base)


def _difference(own: GgufHeader, base: GgufHeader) -> str:
    mine, theirs = own.text("general.architecture"), base.text("general.architecture")
    if mine != theirs:
        return f"It was made for the architecture {mine}, the model is {theirs}."
    tensors = {tensor.name: tensor for tensor in base.tensors}
    for tensor in own.tensors:
        name, _, side = tensor.name.rpartition(".")
        if name not in tensors:
            return f"The model has no tensor {name}."
        if not _matches(tensor, side, tensors[name]):
            return f"Its part for {name} has another size than the model's."
    return ""


def _matches(tensor: TensorInfo, side: str, base: TensorInfo) -> bool:
    """Compare the base's dimension: GGUF has lora_a as (n_in, rank), lora_b as (rank, n_out)."""
    if len(tensor.shape) != len(base.shape):
        return False
    axis = 0 if side == "lora_a" else 1
    return len(base.shape) < 2 or tensor.shape[axis] == base.shape[axis]
