"""Mutates GGUF headers by the thousand and counts how they end: a command for developers.

Each mutation of the tiny model goes through `check_gguf`; what passes goes on to a real llama.cpp
in a child process, so that a crash of native code behind the check shows too. ::

    python -m tests.benchmarks.gguf_mutations --count 5000
"""

from __future__ import annotations

import argparse
import collections
import random
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from backends.errors import ModelLoadError
from backends.gguf_check import check_gguf
from tests.backends import gguf_build as g

NUMBERS = (0, 1, 2, 3, 255, 2**16, 2**31 - 1, 2**31, 2**32 - 1, 2**63, 2**64 - 1)
LOADER = """
import sys, llama_cpp
quiet = llama_cpp.llama_log_callback(lambda *_: None)
llama_cpp.llama_log_set(quiet, None)
for line in sys.stdin:
    params = llama_cpp.llama_model_default_params()
    model = llama_cpp.llama_model_load_from_file(line.strip().encode(), params)
    context = None
    if model:
        options = llama_cpp.llama_context_default_params()
        options.n_ctx, options.n_batch = 64, 64
        context = llama_cpp.llama_init_from_model(model, options)
    if context:
        tokens = (llama_cpp.llama_token * 2)(1, 5)
        llama_cpp.llama_decode(context, llama_cpp.llama_batch_get_one(tokens, 2))
        llama_cpp.llama_free(context)
    if model:
        llama_cpp.llama_model_free(model)
    sys.stdout.write("loaded\\n" if context else "refused\\n")
    sys.stdout.flush()
"""


def mutations(count: int, seed: int) -> Iterator[bytes]:
    """Yield mutated copies of the tiny model: one to three patches, sometimes a cut."""
    chance, whole = random.Random(seed), g.living()
    header = len(whole) - 70_784
    for _ in range(count):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            at, patch = chance.randrange(4, header - 9), _patch(chance)
            content[at : at + len(patch)] = patch
        yield bytes(content[: chance.choice((len(whole),) * 9 + (chance.randrange(len(whole)),))])


def _patch(chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return chance.randbytes(chance.randint(1, 9))
    form = chance.choice(("<Q", "<I"))
    return struct.pack(form, chance.choice(NUMBERS) % 2 ** (64 if form == "<Q" else 32))


class Native:
    """A child that loads what the check let through; started again when it dies."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[str] | None = None

    def load(self, path: Path) -> str:
        """Return ``loaded``, ``refused`` or how the child died."""
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(
                [sys.executable, "-c", LOADER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        assert self._child.stdin
        assert self._child.stdout
        self._child.stdin.write(f"{path}\n")
        self._child.stdin.flush()
        answer = self._child.stdout.readline().strip()
        return answer or f"died with {self._child.wait()}"

    def close(self) -> None:
        """End the child."""
        if self._child and self._child.stdin:
            self._child.stdin.close()
            self._child.wait()


def main() -> None:
    """Run the mutations and write a table to stdout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the files that killed the child")
    args = parser.parse_args()
    ends: collections.Counter[str] = collections.Counter()
    native, slowest = Native(), 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutated.gguf"
        for number, content in enumerate(mutations(args.count, args.seed)):
            path.write_bytes(content)
            start = time.perf_counter()
            try:
                check_gguf(path)
                end = "passed, native code: "
            except ModelLoadError:
                end = "refused in words"
            slowest = max(slowest, time.perf_counter() - start)
            if end.startswith("passed"):
                end += native.load(path)
            if "died" in end and args.keep:
                (args.keep / f"{number}.gguf").write_bytes(content)
            ends[end] += 1
    native.close()
    for end, times in ends.most_common():
        sys.stdout.write(f"{times:6}  {end}\n")
    sys.stdout.write(f"slowest check: {slowest * 1000:.1f} ms\n")


if __name__ == "__main__":
    main()
