"""Makes a model of the shape of Mistral 7B, for figures that its text cannot change.

What a step costs depends on the shapes and the types of the weights, not on their values. With
fewer layers than the 32 of the original a step costs less in proportion; a batch of n tokens costs
the same number of single steps, as long as the weights are far larger than the processor's cache.
"""

from __future__ import annotations

import random
import struct
from pathlib import Path

from backends.gguf.types import GGML_TYPES
from tests.backends import gguf_build as g

__all__ = ["FILE_TYPES", "write_model"]

N_EMBD, N_FF, N_KV = 4096, 14_336, 1024
F32, Q4_0, Q4_K = 0, 2, 12  # enum ggml_type
FILE_TYPES = {"Q4_0": Q4_0, "Q4_K": Q4_K}
LAYER: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("attn_norm.weight", (N_EMBD,)),
    ("attn_q.weight", (N_EMBD, N_EMBD)),
    ("attn_k.weight", (N_EMBD, N_KV)),
    ("attn_v.weight", (N_EMBD, N_KV)),
    ("attn_output.weight", (N_EMBD, N_EMBD)),
    ("ffn_norm.weight", (N_EMBD,)),
    ("ffn_gate.weight", (N_EMBD, N_FF)),
    ("ffn_up.weight", (N_EMBD, N_FF)),
    ("ffn_down.weight", (N_FF, N_EMBD)),
)
PATTERN_BLOCKS = 16_381  # a prime: no two rows are alike


def write_model(
    path: Path, n_layers: int, *, n_vocab: int = 32_002, kind: int = Q4_0, noise: bool = True
) -> None:
    """Write the model; about 130 MB for each layer.

    Args:
        path: Of the new file.
        n_layers: 32 in the original.
        n_vocab: Size of its vocabulary, of which the first tokens are bytes.
        kind: ggml's number of the type of its weights, one of `FILE_TYPES`.
        noise: Random weights; else all are zero, and take no place on the disk.
    """
    place, tensors = 0, []
    for name, dims in _shapes(n_layers, n_vocab):
        tensor = g.Tensor(name, dims, F32 if len(dims) == 1 else kind, offset=place, size=0)
        tensors.append(tensor)
        place += _n_bytes(tensor)
    head = g.build(_entries(n_layers, n_vocab), tensors)
    pattern = _pattern(kind)
    with path.open("wb") as file:
        file.write(head)
        for tensor in tensors if noise else ():
            for piece in _weights(tensor, pattern):
                file.write(piece)
        file.truncate(len(head) + place)


def _shapes(n_layers: int, n_vocab: int) -> list[tuple[str, tuple[int, ...]]]:
    layers = [(f"blk.{n}.{name}", dims) for n in range(n_layers) for name, dims in LAYER]
    ends = [("output_norm.weight", (N_EMBD,)), ("output.weight", (N_EMBD, n_vocab))]
    return [("token_embd.weight", (N_EMBD, n_vocab)), *layers, *ends]


def _n_bytes(tensor: g.Tensor) -> int:
    n_elements = 1
    for length in tensor.shape:
        n_elements *= length
    block = GGML_TYPES[tensor.kind]
    return n_elements // block.block * block.size


def _pattern(kind: int) -> bytes:
    """Return random blocks; their scales make weights of an ordinary size."""
    chance = random.Random(7)
    size = GGML_TYPES[kind].size
    scales = struct.pack("<e", 0.004) if kind == Q4_0 else struct.pack("<2e", 2e-4, 1.5e-3)
    blocks = (scales + chance.randbytes(size - len(scales)) for _ in range(PATTERN_BLOCKS))
    return b"".join(blocks)


def _weights(tensor: g.Tensor, pattern: bytes) -> list[bytes]:
    size = _n_bytes(tensor)
    if tensor.kind == F32:
        return [struct.pack("<f", 1.0) * (size // 4)]
    n_whole, rest = divmod(size, len(pattern))
    return [pattern] * n_whole + [pattern[:rest]]


def _entries(n_layers: int, n_vocab: int) -> dict[str, g.Entry]:
    numbers = {
        "block_count": n_layers,
        "context_length": 32_768,
        "embedding_length": N_EMBD,
        "feed_forward_length": N_FF,
        "attention.head_count": 32,
        "attention.head_count_kv": 8,
        "rope.dimension_count": 128,
    }
    tokens = (*g.VOCABULARY, *(f"t{n}" for n in range(n_vocab - len(g.VOCABULARY))))
    entries = g.changed(tokenizer__ggml__tokens=g.Entry(g.ARR, tokens))
    del entries["tokenizer.ggml.scores"], entries["tokenizer.ggml.token_type"]
    kinds = [6 if token.startswith("<0x") else 1 for token in tokens]
    entries["tokenizer.ggml.token_type"] = g.Entry(g.ARR, kinds, g.I32)
    return entries | {f"llama.{key}": g.Entry(g.U32, value) for key, value in numbers.items()}
