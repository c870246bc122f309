"""Gives LoRA adapters a rank at which a batch is calculated like single tokens: engine process.

llama.cpp multiplies 16- and 32-bit weights with several tokens at once by other code than with
one (`ggml-cpu/llamafile/sgemm.cpp`), which rounds differently; adapters have such weights. That
code leaves alone what has a rank that is no multiple of four. So an adapter of rank 16 is loaded
as one of rank 17: a row of zeros more, and the same strength. See docs/adr/0012.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import accumulate
from typing import BinaryIO

import numpy as np

from backends.gguf.header import GgufHeader, TensorInfo

__all__ = ["is_exact_rank", "rank_of", "write_padded"]

ROWS = 4  # sgemm.cpp takes so many rows at once, at least
NUMBER_BYTES = {0: 4, 1: 2, 30: 2}  # F32, F16, BF16; zero is written with zeros in all of them
ALIGNMENT = 32
TEXT, FLOAT32 = 8, 6
STRENGTH = "adapter.lora.alpha"
KNOWN = ("general.architecture", "general.type", "adapter.type")


def rank_of(header: GgufHeader) -> int:
    """Return the rank that all parts of an adapter have; 0 where it cannot be changed.

    That is so where parts differ, are quantized, or replace whole weights, and where the adapter
    is of a kind that says more of itself than rank and strength, or says it in another type.
    """
    said = {key for key in header.metadata if key.startswith("adapter.")}
    if not said <= {"adapter.type", STRENGTH} or not header.tensors:
        return 0
    if header.kinds.get(STRENGTH, FLOAT32) != FLOAT32:
        return 0
    ranks = set()
    for tensor in header.tensors:
        is_part = tensor.name.endswith((".lora_a", ".lora_b")) and len(tensor.shape) == 2
        if not is_part or tensor.kind not in NUMBER_BYTES or tensor.name.startswith("token_embd."):
            return 0
        ranks.add(tensor.shape[1 if tensor.name.endswith("a") else 0])
    return ranks.pop() if len(ranks) == 1 else 0


def is_exact_rank(rank: int) -> bool:
    """Return whether a batch is calculated like single tokens at this rank."""
    return rank % ROWS != 0


def write_padded(header: GgufHeader, file: BinaryIO) -> None:
    """Write an adapter with a rank higher by one, and no other effect.

    Args:
        header: Of an adapter with a rank (`rank_of`), checked by `check_gguf`.
        file: Where to.

    Raises:
        OSError: It cannot be read or written.
    """
    rank = rank_of(header)
    shapes = [_padded_shape(tensor) for tensor in header.tensors]
    sizes = [
        _aligned(x * y * NUMBER_BYTES[tensor.kind])
        for tensor, (x, y) in zip(header.tensors, shapes, strict=True)
    ]
    head = b"".join(_head(header, rank, shapes, [0, *accumulate(sizes)]))
    file.write(head.ljust(_aligned(len(head)), b"\0"))
    with header.path.open("rb") as source:
        for tensor, size in zip(header.tensors, sizes, strict=True):
            source.seek(header.data_offset + tensor.offset)
            file.write(_padded(tensor, source.read(tensor.size)).ljust(size, b"\0"))


def _padded_shape(tensor: TensorInfo) -> tuple[int, int]:
    x, y = tensor.shape
    return (x, y + 1) if tensor.name.endswith("a") else (x + 1, y)


def _padded(tensor: TensorInfo, data: bytes) -> bytes:
    """Return the numbers of a tensor with those of one more rank, which are zero."""
    n_bytes = NUMBER_BYTES[tensor.kind]
    x, y = tensor.shape
    wide, high = _padded_shape(tensor)
    rows = np.zeros((high, wide * n_bytes), np.uint8)
    rows[:y, : x * n_bytes] = np.frombuffer(data, np.uint8).reshape(y, x * n_bytes)
    return rows.tobytes()


def _head(
    header: GgufHeader, rank: int, shapes: list[tuple[int, int]], places: list[int]
) -> Iterator[bytes]:
    """Yield everything before the numbers: GGUF, version 3."""
    texts = [(key, header.text(key)) for key in KNOWN]
    strength = header.metadata.get(STRENGTH, 0.0)
    alpha = float(strength) if isinstance(strength, int | float) else 0.0
    yield struct.pack("<4sIQQ", b"GGUF", 3, len(header.tensors), len(texts) + 1)
    for key, text in texts:
        yield _text(key) + struct.pack("<I", TEXT) + _text(text)
    # llama.cpp divides the strength by the rank.
    yield _text(STRENGTH) + struct.pack("<If", FLOAT32, alpha * (rank + 1) / rank)
    for tensor, shape, place in zip(header.tensors, shapes, places, strict=False):
        yield _text(tensor.name) + struct.pack("<IQQIQ", 2, *shape, tensor.kind, place)


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _aligned(n_bytes: int) -> int:
    return -(-n_bytes // ALIGNMENT) * ALIGNMENT
