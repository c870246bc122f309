"""Compares the memory estimate with what a model really takes: a command for developers.

Makes a model of the shape of Mistral 7B in Q4_0 whose weights are a hole in the file (no disk is
used), loads it with a real llama.cpp in a child, fills part of the context, and prints both
figures; then loads it under half of that memory, as `ulimit -v` would limit it. ::

    python -m tests.benchmarks.memory_light --layers 32 --n-ctx 4096
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from backends.base import ModelSpec
from backends.gguf_check import check_gguf
from backends.gguf_types import GGML_TYPES
from backends.memory_fit import estimate, memory_size
from tests.backends import gguf_build as g

N_EMBD, N_FF, N_VOCAB, N_KV = 4096, 14_336, 32_002, 1024
Q4_0 = 2
LAYER: tuple[tuple[str, tuple[int, ...], int], ...] = (
    ("attn_norm.weight", (N_EMBD,), 0),
    ("attn_q.weight", (N_EMBD, N_EMBD), Q4_0),
    ("attn_k.weight", (N_EMBD, N_KV), Q4_0),
    ("attn_v.weight", (N_EMBD, N_KV), Q4_0),
    ("attn_output.weight", (N_EMBD, N_EMBD), Q4_0),
    ("ffn_norm.weight", (N_EMBD,), 0),
    ("ffn_gate.weight", (N_EMBD, N_FF), Q4_0),
    ("ffn_up.weight", (N_EMBD, N_FF), Q4_0),
    ("ffn_down.weight", (N_FF, N_EMBD), Q4_0),
)
LOAD = """
import json, sys, psutil, llama_cpp
path, n_ctx, limit = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from pathlib import Path
from backends.base import ModelSpec
from backends.errors import ModelLoadError
from backends.gguf_check import check_gguf
from backends.memory_fit import require_fit
try:
    fit = require_fit(check_gguf(Path(path)), ModelSpec(n_ctx=n_ctx))
except ModelLoadError as error:
    print(json.dumps({"refused": str(error)})); sys.exit()
llama = llama_cpp.Llama(path, n_ctx=n_ctx, n_threads=2, flash_attn=True, verbose=False)
llama.eval([1] + [5] * 15)
# llama.cpp repacks some quantizations into memory of its own; the mapped originals then stay in
# memory only as long as nobody else wants it. Unmap them, so that what comes back is what is used.
import ctypes
libc, peak = ctypes.CDLL(None), psutil.Process().memory_info().rss
for line in open("/proc/self/maps"):
    if path in line:
        start, end = (int(part, 16) for part in line.split()[0].split("-"))
        libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), 4)  # MADV_DONTNEED
llama.reset()
llama.eval([1] + [5] * 15)
print(json.dumps({"light": fit.light, "rss": psutil.Process().memory_info().rss, "peak": peak}))
"""


def write_model(path: Path, n_layers: int) -> None:
    """Write a model of the shape of Mistral 7B with this many layers; its weights are zeros."""
    shapes: list[tuple[str, tuple[int, ...], int]] = []
    shapes.append(("token_embd.weight", (N_EMBD, N_VOCAB), Q4_0))
    shapes += [
        (f"blk.{n}.{name}", dims, kind) for n in range(n_layers) for name, dims, kind in LAYER
    ]
    shapes += [("output_norm.weight", (N_EMBD,), 0), ("output.weight", (N_EMBD, N_VOCAB), Q4_0)]
    place, tensors = 0, []
    for name, dims, kind in shapes:
        tensors.append(g.Tensor(name, dims, kind, offset=place, size=0))
        n_elements = 1
        for length in dims:
            n_elements *= length
        place += n_elements // GGML_TYPES[kind].block * GGML_TYPES[kind].size
    head = g.build(_entries(n_layers), tensors)
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + place)


def _entries(n_layers: int) -> dict[str, g.Entry]:
    numbers = {
        "block_count": n_layers,
        "context_length": 32_768,
        "embedding_length": N_EMBD,
        "feed_forward_length": N_FF,
        "attention.head_count": 32,
        "attention.head_count_kv": 8,
        "rope.dimension_count": 128,
    }
    tokens = (*g.VOCABULARY, *(f"t{n}" for n in range(N_VOCAB - len(g.VOCABULARY))))
    entries = g.changed(tokenizer__ggml__tokens=g.Entry(g.ARR, tokens))
    del entries["tokenizer.ggml.scores"], entries["tokenizer.ggml.token_type"]
    kinds = [6 if token.startswith("<0x") else 1 for token in tokens]
    entries["tokenizer.ggml.token_type"] = g.Entry(g.ARR, kinds, g.I32)
    return entries | {f"llama.{key}": g.Entry(g.U32, value) for key, value in numbers.items()}


def load(path: Path, n_ctx: int, limit: int = 0) -> dict[str, str | int]:
    """Load the model in a child and return what it took, or why it was refused."""
    command = [sys.executable, "-c", LOAD, str(path), str(n_ctx), str(limit)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, str | int] = json.loads(run.stdout.splitlines()[-1])
    return result


def main() -> None:
    """Write the table to stdout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layers", type=int, default=32)
    parser.add_argument("--n-ctx", type=int, default=4096)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shape-of-7b.gguf"
        write_model(path, args.layers)
        need = estimate(check_gguf(path), ModelSpec(n_ctx=args.n_ctx))
        real = load(path, args.n_ctx)
        limit = load(path, args.n_ctx, need.total // 2)
    used = int(real["rss"])
    sys.stdout.write(
        f"estimate {memory_size(need.total)} (weights {memory_size(need.weights)}, cache "
        f"{memory_size(need.cache)}, compute {memory_size(need.compute)})\n"
        f"really used {memory_size(used)}: {need.total / used - 1:+.1%}, light {real['light']}; "
        f"with evictable file pages {memory_size(int(real['peak']))}\n"
        f"under half of that: {limit}\n"
    )


if __name__ == "__main__":
    main()
