"""Tries a foreign library in a throw-away child before the engine trusts it.

A library of another version crashes when it is called with the wrong structs. So a child, which
may die, checks its functions, its default parameters and the processor; the engine reads the
verdict. Runs in: engine process (`require_sound`), throw-away child (`main`).
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backends.cage.door import confine
from backends.cage.needs import Needs
from backends.errors import BackendUnavailable, Sentence
from backends.llama_ctypes.api import ContextParams, ModelParams
from backends.llama_ctypes.library import TODO, Library, open_library

if TYPE_CHECKING:
    from backends.llama_ctypes.api import CFunction

__all__ = ["Verdict", "main", "require_sound"]

DEADLINE_S = 30.0
SIGILL_WINDOWS = 0xC000001D
FILLING = b"\xa5"
TAIL_BYTES = 256  # looked at behind a struct: another version may have a longer one
CACHE_NAME = "library-verdicts.json"
ROOT = Path(__file__).resolve().parents[2]
PINS = ROOT / "lib" / "VERSION"
CHILD = f"import sys; sys.path.insert(0, {str(ROOT)!r}); " + (
    "from backends.llama_ctypes.probe import main; sys.exit(main(sys.argv[1:]))"
)

# What llama.cpp 0.5 has in the structs that the library fills in; a field that has moved or
# changed shows as another value. Source: `llama_model_default_params` in src/llama-model.cpp,
# `llama_context_default_params` in src/llama-context.cpp.
MODEL_DEFAULTS = {
    "devices": None,
    "tensor_buft_overrides": None,
    "n_gpu_layers": -1,
    "split_mode": 1,
    "load_mode": -1,
    "lazy_mode": 1,
    "main_gpu": 0,
    "tensor_split": None,
    "kv_overrides": None,
    "vocab_only": False,
    "check_tensors": False,
    "use_extra_bufts": True,
    "no_host": False,
    "no_alloc": False,
}
CONTEXT_DEFAULTS = {
    "n_ctx": 512,
    "n_batch": 2048,
    "n_ubatch": 512,
    "n_seq_max": 1,
    "n_rs_seq": 0,
    "n_outputs_max": 0,
    "n_outputs_max_per_seq": 1,
    "n_threads": 4,
    "n_threads_batch": 4,
    "ctx_type": 0,
    "rope_scaling_type": -1,
    "pooling_type": -1,
    "attention_type": -1,
    "flash_attn_type": -1,
    "rope_freq_base": 0.0,
    "yarn_ext_factor": -1.0,
    "yarn_attn_factor": -1.0,
    "defrag_thold": -1.0,
    "cb_eval": None,
    "type_k": 1,
    "type_v": 1,
    "abort_callback": None,
    "embeddings": False,
    "offload_kqv": True,
    "no_perf": True,
    "op_offload": True,
    "swa_full": True,
    "kv_unified": False,
    "samplers": None,
    "n_samplers": 0,
    "ctx_other": None,
}
# Instruction sets: the function that tells whether ggml was built for one, and its Linux name.
INSTRUCTIONS = {
    "ggml_cpu_has_avx": "avx",
    "ggml_cpu_has_avx2": "avx2",
    "ggml_cpu_has_fma": "fma",
    "ggml_cpu_has_f16c": "f16c",
    "ggml_cpu_has_bmi2": "bmi2",
    "ggml_cpu_has_avx512": "avx512f",
    "ggml_cpu_has_avx512_vbmi": "avx512vbmi",
    "ggml_cpu_has_avx512_vnni": "avx512_vnni",
    "ggml_cpu_has_avx512_bf16": "avx512_bf16",
    "ggml_cpu_has_amx_int8": "amx_int8",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the child found out."""

    why_not: str  # empty if the library is sound
    version: str = ""


def require_sound(path: Path, cache_folder: str = "") -> None:
    """Refuse a library that does not fit, before it is loaded here.

    Args:
        path: The llama library file.
        cache_folder: A private folder that keeps the verdict on an unchanged file; empty = none.

    Raises:
        BackendUnavailable: The library is foreign, damaged, or made for another processor.
    """
    cache = Path(cache_folder) / CACHE_NAME if cache_folder else None
    key = _fingerprint(path)
    verdict = _remembered(cache, key) or _try_in_child(path)
    if verdict.why_not:
        raise BackendUnavailable(
            Sentence("The library {1} cannot be used.", path.name), verdict.why_not, TODO
        )
    if cache is not None:
        _remember(cache, key, verdict)


def main(arguments: Sequence[str]) -> int:
    """Judge one library and write the verdict to stdout. Runs in: throw-away child."""
    wire = os.dup(1)
    os.dup2(2, 1)  # what the library prints must not mix with the verdict
    library = Path(arguments[0])
    confine(Needs(folders=(library.parent,)))
    try:
        verdict = judge(library)
    except BackendUnavailable as error:
        verdict = Verdict(error.why)
    parts = verdict.why_not.parts if isinstance(verdict.why_not, Sentence) else ()
    os.write(wire, json.dumps(asdict(verdict) | {"parts": parts}).encode() + b"\n")
    return 0


def judge(path: Path) -> Verdict:
    """Open a library and compare what it says with what is expected.

    Raises:
        BackendUnavailable: It cannot be opened, or functions are missing.
    """
    library = open_library(path)
    reasons = (*_other_release(library), *_strange_values(library), *_missing_instructions(library))
    for reason in reasons:
        return Verdict(reason)
    library.set_up()
    return Verdict("", library.api.version())


def _other_release(library: Library) -> Iterator[str]:
    """Yield that the library says itself that it is of another release than the pinned one."""
    with suppress(OSError):
        pins = dict(line.split() for line in PINS.read_text("utf-8").splitlines()[:1])
        pinned, found = pins["llama.cpp"], library.api.version()
        if found and found.split(".")[:2] != pinned.split(".")[:2]:
            yield _other_version(f"{found}, not {pinned}")


def _strange_values(library: Library) -> Iterator[str]:
    """Yield how the default parameters differ from those of the expected version."""
    for function, kind, expected in (
        (library.api.llama_model_default_params, ModelParams, MODEL_DEFAULTS),
        (library.api.llama_context_default_params, ContextParams, CONTEXT_DEFAULTS),
    ):
        params = function()
        for name, value in expected.items():
            if getattr(params, name) != value:
                yield _other_version(f"{name} is {getattr(params, name)}, not {value}")
        if _is_longer(function, kind):
            yield _other_version(f"{kind.__name__} is longer")


def _is_longer(function: CFunction, kind: type[ctypes.Structure]) -> bool:
    """Return whether a function writes more than the struct that it is expected to return.

    On x86-64 it gets the address of the result as a first, hidden argument; elsewhere the
    address is not an argument, and only the values tell.
    """
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return False
    size = ctypes.sizeof(kind)
    room = ctypes.create_string_buffer(FILLING * (size + TAIL_BYTES))
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(address)(ctypes.addressof(room))
    return room.raw[size : size + TAIL_BYTES] != FILLING * TAIL_BYTES


def _other_version(detail: str) -> str:
    return Sentence(
        "It is made from another version of llama.cpp than this app expects ({1}).", detail
    )


def _missing_instructions(library: Library) -> Iterator[str]:
    """Yield the instruction set that the library needs and this processor lacks (Linux)."""
    flags = _processor_flags()
    for function_name, flag in INSTRUCTIONS.items():
        function = library.function(function_name)
        if flags and function is not None and function() and flag not in flags:
            yield Sentence(
                "It needs a newer processor: this one has no {1} instructions.", flag.upper()
            )


def _processor_flags() -> frozenset[str]:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines():
            if line.startswith("flags"):
                return frozenset(line.partition(":")[2].split())
    return frozenset()


def _try_in_child(path: Path) -> Verdict:
    command = [sys.executable, "-I", "-c", CHILD, str(path)]
    if getattr(sys, "frozen", False):  # the engine's own program, which has this option for it
        command = [sys.executable, "--probe-library", str(path)]
    try:
        child = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=DEADLINE_S, check=False
        )
    except subprocess.TimeoutExpired:
        return Verdict(Sentence("It did not answer for {1} s.", f"{DEADLINE_S:g}"))
    return _read(child.stdout) or Verdict(_death(child.returncode))


def _read(output: bytes) -> Verdict | None:
    try:
        fields = json.loads(output)
        parts = tuple(map(str, fields["parts"]))
        why_not = Sentence(*parts) if parts else str(fields["why_not"])
        return Verdict(why_not, str(fields["version"]))
    except (ValueError, KeyError, TypeError):
        return None


def _death(returncode: int) -> str:
    """Say in words how the child ended."""
    if returncode in (-signal.SIGILL, SIGILL_WINDOWS):
        return "It needs a newer processor: an instruction is unknown to this one."
    if returncode < 0:
        with suppress(ValueError):
            name = signal.Signals(-returncode).name
            return Sentence(
                "It crashes when it is asked for its defaults ({1}): it is of another kind.", name
            )
    return Sentence("It ends the program that opens it (exit code {1}).", returncode)


def _fingerprint(path: Path) -> str:
    """Identify the library and those beside it, which it loads, by name, size and time."""
    lines = [str(path.resolve()), str(ctypes.sizeof(ContextParams))]
    for file in (*sorted(path.parent.glob("*ggml*")), path):
        state = file.stat()
        lines.append(f"{file.name} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _remembered(cache: Path | None, key: str) -> Verdict | None:
    if cache is None:
        return None
    try:
        fields = json.loads(cache.read_bytes())[key]
        return Verdict("", str(fields["version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(cache: Path, key: str, verdict: Verdict) -> None:
    """Keep a good verdict; bad ones are found out anew, for the person may have repaired it."""
    temporary = cache.with_suffix(".new")
    with suppress(OSError):
        cache.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.write_text(json.dumps({key: asdict(verdict)}), "utf-8")
        temporary.replace(cache)
