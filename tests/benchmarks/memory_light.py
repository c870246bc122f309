"""Compares the memory estimate with what a model really takes: a command for developers.

Makes a model of the shape of Mistral 7B in Q4_0 with random weights (4 GB of disk; with --holes its
weights are a hole in the file), loads it with a real llama.cpp in a child, fills part of the
context, and prints both figures; then loads it under half of that memory, as `ulimit -v` would
limit it, with the real engine, which has to refuse in words and to go on. ::

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
from backends.gguf.check import check_gguf
from backends.gguf.memory_fit import estimate, memory_size
from tests.benchmarks.shape_of_7b import write_model

LOAD = """
import json, sys, psutil, llama_cpp
path, n_ctx, limit = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from pathlib import Path
from backends.base import ModelSpec
from backends.errors import ModelLoadError
from backends.gguf.check import check_gguf
from backends.gguf.memory_fit import require_fit
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


def load(path: Path, n_ctx: int, limit: int = 0) -> dict[str, str | int]:
    """Load the model in a child and return what it took, or why it was refused."""
    command = [sys.executable, "-c", LOAD, str(path), str(n_ctx), str(limit)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, str | int] = json.loads(run.stdout.splitlines()[-1])
    return result


def limited_engine(path: Path, n_ctx: int, limit: int) -> str:
    """Ask a real engine under a limit for the model; return its words, and that it still lives."""
    load = {"type": "load", "id": 1, "spec": {"path": str(path), "n_ctx": n_ctx}}
    command = f"ulimit -v {limit // 1024}; exec {sys.executable} -m backends.engine"
    engine = subprocess.Popen(
        ["bash", "-c", command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert engine.stdin
    assert engine.stdout
    said: dict[str, str | int] = {}
    for request, answers in (
        (load, ("error", "loaded")),
        ({"type": "status", "id": 2}, ("status_report",)),
        ({"type": "shutdown", "id": 3}, ()),
    ):
        engine.stdin.write(json.dumps(request) + "\n")
        engine.stdin.flush()
        for line in engine.stdout if answers else ():
            event = json.loads(line)
            if event["type"] in answers:
                said = said or event
                break
    words = " ".join(str(said.get(name, "")) for name in ("type", "what", "why", "todo"))
    return f"{words} It went on and ended with code {engine.wait(10)}."


def main() -> None:
    """Write the table to stdout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--layers", type=int, default=32)
    parser.add_argument("--n-ctx", type=int, default=4096)
    parser.add_argument("--holes", action="store_true", help="no disk: the weights are zeros")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shape-of-7b.gguf"
        write_model(path, args.layers, noise=not args.holes)
        need = estimate(check_gguf(path), ModelSpec(n_ctx=args.n_ctx))
        real = load(path, args.n_ctx)
        limit = load(path, args.n_ctx, need.total // 2)
        engine = limited_engine(path, args.n_ctx, need.total // 2)
    used = int(real["rss"])
    sys.stdout.write(
        f"estimate {memory_size(need.total)} (weights {memory_size(need.weights)}, cache "
        f"{memory_size(need.cache)}, compute {memory_size(need.compute)})\n"
        f"really used {memory_size(used)}: {need.total / used - 1:+.1%}, light {real['light']}; "
        f"with evictable file pages {memory_size(int(real['peak']))}\n"
        f"under half of that: {limit}\n"
        f"the engine under half of that: {engine}\n"
    )


if __name__ == "__main__":
    main()
