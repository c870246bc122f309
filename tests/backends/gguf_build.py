"""Makes small GGUF files for tests, whole ones and broken ones: test process.

`build` writes what it is told, right or wrong: that is its purpose. `tiny` is a whole llama model
of one layer; `living` is the same with random weights, which a real engine loads and runs.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

U8, I8, U16, I16, U32, I32, F32, BOOL, STR, ARR, U64, I64, F64 = range(13)
_FORMATS = {U8: "B", I8: "b", U16: "H", I16: "h", U32: "I", I32: "i", F32: "f", BOOL: "?"}
_FORMATS |= {U64: "Q", I64: "q", F64: "d"}


@dataclass(frozen=True)
class Entry:
    """A metadata value; `elements` is the type number of an array's elements."""

    kind: int
    value: object
    elements: int = STR


@dataclass(frozen=True)
class Tensor:
    """A tensor; `offset` None means where it belongs, `size` how many bytes are written."""

    name: str
    shape: tuple[int, ...]
    kind: int = 0
    offset: int | None = None
    size: int | None = None


def text(value: str | bytes) -> bytes:
    """Return a length-prefixed string."""
    raw = value.encode() if isinstance(value, str) else value
    return struct.pack("<Q", len(raw)) + raw


def entry(key: str, item: Entry) -> bytes:
    """Return a metadata value with its key."""
    return text(key) + struct.pack("<I", item.kind) + _payload(item)


def _payload(item: Entry) -> bytes:
    if item.kind == STR:
        assert isinstance(item.value, str | bytes)
        return text(item.value)
    if item.kind == ARR:
        assert isinstance(item.value, Sequence)
        head = struct.pack("<IQ", item.elements, len(item.value))
        return head + b"".join(_payload(Entry(item.elements, value)) for value in item.value)
    return struct.pack(f"<{_FORMATS[item.kind]}", item.value)


def build(
    entries: Mapping[str, Entry] | Sequence[tuple[str, Entry]],
    tensors: Sequence[Tensor] = (),
    *,
    version: int = 3,
    n_entries: int | None = None,
    n_tensors: int | None = None,
    alignment: int = 32,
    noise: int = 0,
) -> bytes:
    """Return a GGUF file; counts that are given are written in place of the true ones."""
    pairs = list(entries.items()) if isinstance(entries, Mapping) else list(entries)
    counts = (
        len(tensors) if n_tensors is None else n_tensors,
        len(pairs) if n_entries is None else n_entries,
    )
    head = b"GGUF" + struct.pack("<IQQ", version, *counts)
    head += b"".join(entry(key, item) for key, item in pairs)
    place, data = 0, b""
    for tensor in tensors:
        size = _size(tensor) if tensor.size is None else tensor.size
        offset = place if tensor.offset is None else tensor.offset
        head += text(tensor.name) + struct.pack("<I", len(tensor.shape))
        head += struct.pack(f"<{len(tensor.shape)}Q", *tensor.shape)
        head += struct.pack("<IQ", tensor.kind, offset)
        data += _noise(size, noise) + b"\0" * (-size % alignment)
        place += size + -size % alignment
    return head + b"\0" * (-len(head) % alignment) + data


def _size(tensor: Tensor) -> int:
    size = 4
    for length in tensor.shape:
        size *= length
    return size


def _noise(size: int, seed: int) -> bytes:
    if not seed:
        return b"\0" * size
    chance = random.Random(seed + size)
    return b"".join(struct.pack("<f", chance.gauss(0, 0.05)) for _ in range(size // 4))


VOCABULARY = ("<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), "▁", "a", "b")
LAYER = (
    ("attn_norm.weight", (32,)),
    ("attn_q.weight", (32, 32)),
    ("attn_k.weight", (32, 16)),
    ("attn_v.weight", (32, 16)),
    ("attn_output.weight", (32, 32)),
    ("ffn_norm.weight", (32,)),
    ("ffn_gate.weight", (32, 64)),
    ("ffn_up.weight", (32, 64)),
    ("ffn_down.weight", (64, 32)),
)
TINY_TENSORS = (
    Tensor("token_embd.weight", (32, len(VOCABULARY))),
    *(Tensor(f"blk.0.{name}", shape) for name, shape in LAYER),
    Tensor("output_norm.weight", (32,)),
)
TINY_ENTRIES: Mapping[str, Entry] = {
    "general.architecture": Entry(STR, "llama"),
    "general.type": Entry(STR, "model"),
    "general.name": Entry(STR, "Tiny"),
    "general.license": Entry(STR, "mit"),
    "general.file_type": Entry(U32, 0),
    "llama.block_count": Entry(U32, 1),
    "llama.context_length": Entry(U32, 256),
    "llama.embedding_length": Entry(U32, 32),
    "llama.feed_forward_length": Entry(U32, 64),
    "llama.attention.head_count": Entry(U32, 4),
    "llama.attention.head_count_kv": Entry(U32, 2),
    "llama.attention.layer_norm_rms_epsilon": Entry(F32, 1e-5),
    "llama.rope.dimension_count": Entry(U32, 8),
    "tokenizer.ggml.model": Entry(STR, "llama"),
    "tokenizer.ggml.tokens": Entry(ARR, VOCABULARY),
    "tokenizer.ggml.scores": Entry(ARR, [0.0] * len(VOCABULARY), F32),
    "tokenizer.ggml.token_type": Entry(ARR, [2, 3, 3, *[6] * 256, 1, 1, 1], I32),
    "tokenizer.ggml.bos_token_id": Entry(U32, 1),
    "tokenizer.ggml.eos_token_id": Entry(U32, 2),
    "tokenizer.chat_template": Entry(STR, "{% for m in messages %}{{ m.content }}{% endfor %}"),
}


def tiny(**changes: Entry | None) -> bytes:
    """Return the tiny model with some metadata changed; keys with ``__`` for ``.``, None drops."""
    return build(changed(**changes), TINY_TENSORS)


def living() -> bytes:
    """Return the tiny model with random weights, for an engine to run."""
    return build(TINY_ENTRIES, TINY_TENSORS, noise=1)


def changed(**changes: Entry | None) -> dict[str, Entry]:
    """Return the metadata of the tiny model with some of it changed or dropped."""
    named = {key.replace("__", "."): item for key, item in changes.items()}
    entries = dict(TINY_ENTRIES) | {key: item for key, item in named.items() if item}
    return {key: item for key, item in entries.items() if named.get(key, item)}


def write(folder: Path, content: bytes, name: str = "model.gguf") -> Path:
    """Write a file into a folder and return its path."""
    path = folder / name
    path.write_bytes(content)
    return path


def random_adapter(folder: Path, noise: int = 7, rank: int = 4) -> Path:
    """Write a LoRA adapter for the embedded model that has learned nothing but noise."""
    entries = {
        "general.architecture": Entry(STR, "llama"),
        "general.type": Entry(STR, "adapter"),
        "adapter.type": Entry(STR, "lora"),
        "adapter.lora.alpha": Entry(F32, 64.0),
    }
    tensors = [
        Tensor(f"blk.{layer}.attn_output.weight.lora_{half}", shape)
        for layer in range(8)
        for half, shape in (("a", (576, rank)), ("b", (rank, 576)))
    ]
    return write(folder, build(entries, tensors, noise=noise), "adapter.gguf")
