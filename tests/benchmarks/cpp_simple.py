"""llama.cpp's own `simple` program, compiled against the library that we use: the real peer.

Its source is that of the sdist from which the installed llama-cpp-python was built. It is fetched
with pip when a benchmark runs, into a folder that is kept between runs, and is not part of this
project. `PATCH` makes a second program of it, with a thread count and cache types of our choice;
nothing else is changed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from backends.llama_common.kv_cache import PLAIN, CacheTypes
from backends.llama_ctypes.library import find_library

__all__ = ["Run", "SimpleProgram", "compile_simple", "source_tree"]

CACHE = Path(os.environ.get("AVATAR_CHAT_BENCHMARKS", "~/.cache/avatar-chat-benchmarks"))
ANCHOR = "    ctx_params.no_perf = false;\n"
PATCH = """\
    ctx_params.n_threads = ctx_params.n_threads_batch = std::stoi(std::getenv("N_THREADS"));
    ctx_params.type_k = (ggml_type) std::stoi(std::getenv("TYPE_K"));
    ctx_params.type_v = (ggml_type) std::stoi(std::getenv("TYPE_V"));
"""
DECODED = re.compile(r"decoded (\d+) tokens in ([\d.]+) s")
PREFILL = re.compile(r"prompt eval time = +([\d.]+) ms")
RUNS = re.compile(r"(?<!prompt) eval time = +([\d.]+) ms / +(\d+) runs")


@dataclass(frozen=True, slots=True)
class Run:
    """What the program said to one prompt, and how fast."""

    text: str  # the reply, special tokens as text
    n_predicted: int
    tokens_per_s: float  # decoded tokens; prefill not counted, sampling and printing counted


@dataclass(frozen=True, slots=True)
class SimpleProgram:
    """The compiled program: as it comes, or with `n_threads` and `types` set.

    Attributes:
        path: The program.
        n_threads: 0 = as it comes, which is 4 threads and f16 for keys and values.
        types: Of the KV cache.
    """

    path: Path
    n_threads: int = 0
    types: CacheTypes = PLAIN

    def run(self, model: Path, prompt: str, n_predict: int) -> Run:
        """Let it complete one prompt."""
        settings = {
            "N_THREADS": str(self.n_threads),
            "TYPE_K": str(self.types.keys),
            "TYPE_V": str(self.types.values),
        }
        command = [str(self.path), "-m", str(model), "-n", str(n_predict), "-ngl", "0", prompt]
        result = subprocess.run(
            command, capture_output=True, check=True, env={**os.environ, **settings}
        )
        said = result.stdout.decode("utf-8", "replace")
        assert said.startswith(prompt), "it echoes its prompt"
        return _read(
            said[len(prompt) :].removesuffix("\n"), result.stderr.decode("utf-8", "replace")
        )


def _read(text: str, log: str) -> Run:
    decoded, prefill, runs = DECODED.search(log), PREFILL.search(log), RUNS.search(log)
    assert decoded
    assert prefill
    assert runs
    # Its clock starts before the prefill; what is left is one evaluation per further token.
    seconds = float(decoded[2]) - float(prefill[1]) / 1000
    return Run(text, int(decoded[1]), int(runs[2]) / seconds)


def source_tree() -> Path:
    """Return llama.cpp as the installed llama-cpp-python was built from; fetched once."""
    release = version("llama-cpp-python")
    folder = CACHE.expanduser() / release
    tree = folder / f"llama_cpp_python-{release}" / "vendor" / "llama.cpp"
    if not (tree / "examples/simple/simple.cpp").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        name = f"llama-cpp-python=={release}"
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", ":all:"]
        pip[-1] = "llama-cpp-python"  # its build tools may be wheels
        subprocess.run([*pip, "-d", str(folder), name], check=True, stdout=subprocess.DEVNULL)
        (archive,) = folder.glob("*.tar.gz")
        with tarfile.open(archive) as file:
            file.extractall(folder, filter="data")
    return tree


def compile_simple(folder: Path) -> tuple[SimpleProgram, SimpleProgram]:
    """Compile the program as it comes, and the one that takes threads and types.

    Args:
        folder: Where the programs are put.

    Returns:
        Both; the second still has to be told its threads, with `dataclasses.replace`.
    """
    source = (source_tree() / "examples/simple/simple.cpp").read_text("utf-8")
    assert source.count(ANCHOR) == 1, "the patch does not fit this version of simple.cpp"
    patched = "#include <cstdlib>\n" + source.replace(ANCHOR, ANCHOR + PATCH)
    return (
        SimpleProgram(_compile(folder, "simple", source)),
        SimpleProgram(_compile(folder, "simple_like_ours", patched)),
    )


def _compile(folder: Path, name: str, source: str) -> Path:
    tree, libraries = source_tree(), find_library().parent
    file, program = folder / f"{name}.cpp", folder / name
    file.write_text(source, "utf-8")
    includes = [f"-I{tree / part}" for part in ("include", "ggml/include")]
    links = [f"-L{libraries}", "-lllama", "-lggml", "-lggml-base", f"-Wl,-rpath,{libraries}"]
    compiler = os.environ.get("CXX", "c++")
    command = [compiler, "-O2", "-std=c++17", *includes, str(file), "-o", str(program), *links]
    subprocess.run(command, check=True)
    return program
