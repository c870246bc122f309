"""Says whether a model fits the memory of this machine, before it is loaded: every process.

Weights come from the tensor list, the KV cache from heads and context, the compute buffers from the
widest step of one micro-batch as llama.cpp reserves it. Memory is main memory: with layers on a
graphics card the figures are an upper bound, so such a load is never refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import psutil

from backends.base import ModelSpec
from backends.errors import ModelLoadError, Sentence
from backends.gguf.check import GgufReport

__all__ = [
    "Fit",
    "Light",
    "MemoryNeed",
    "available_memory",
    "estimate",
    "fits",
    "memory_size",
    "require_fit",
    "settle",
]

Light = Literal["green", "yellow", "red"]

UBATCH = 512  # tokens decoded at once, llama.cpp's default
PROGRAM_BYTES = 64 * 2**20  # interpreter, libraries, vocabulary
COMFORTABLE = 0.8  # of the free memory; above that the machine starts to push others out
CTX_STEP = 256  # tokens
LEAST_CTX = 512  # tokens; less is of no use for a conversation
AUTO_CTX, AUTO_CTX_SMALL = 8192, 4096  # tokens, where they fit well
SMALL_PARAMS = 10**9  # a smaller model follows only the last turns anyway (docs/adr/0042)
CACHE_BYTES = {"f16": 2.0, "q8_0": 34 / 32}  # per element


@dataclass(frozen=True, slots=True)
class MemoryNeed:
    """What a loaded model takes, in bytes."""

    weights: int
    cache: int  # keys, values and recurrent states of the whole context
    compute: int  # buffers for one micro-batch
    program: int = PROGRAM_BYTES

    @property
    def total(self) -> int:
        """Return the sum."""
        return self.weights + self.cache + self.compute + self.program


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a model fits, as a traffic light.

    green: with room to spare; yellow: just, or on a graphics card only; red: it does not.
    """

    light: Light
    need: MemoryNeed
    available_bytes: int
    n_ctx: int  # tokens, what was asked for
    largest_n_ctx: int  # tokens that would fit; 0 if even a short context does not

    def __str__(self) -> str:
        """Return the two figures as a sentence."""
        needed, free = memory_size(self.need.total), memory_size(self.available_bytes)
        return Sentence("It needs {1} of memory; {2} are free.", needed, free)


def memory_size(n_bytes: int) -> str:
    """Return an amount of memory in words, in binary units."""
    if n_bytes < 2**30:
        return f"{max(n_bytes, 0) / 2**20:.0f} MiB"
    return f"{n_bytes / 2**30:.1f} GiB"


def estimate(report: GgufReport, spec: ModelSpec) -> MemoryNeed:
    """Return what a model takes with this context, cache type and adapters."""
    n_ctx = _context(report, spec)
    adapters = sum(a.path.stat().st_size for a in spec.adapters if a.path.is_file())
    return MemoryNeed(
        weights=report.size_bytes + adapters,
        cache=_cache_bytes(report, n_ctx, CACHE_BYTES[spec.kv_type]),
        compute=_compute_bytes(report, n_ctx, flash=spec.flash_attention),
    )


def _context(report: GgufReport, spec: ModelSpec) -> int:
    return spec.n_ctx if spec.n_ctx > 0 else report.n_ctx_train


def _cache_bytes(report: GgufReport, n_ctx: int, element_bytes: float) -> int:
    shape = report.shape
    per_token = sum(shape.n_kv_heads) * (shape.key_length + shape.value_length) * element_bytes
    return int(n_ctx * per_token) + 4 * shape.state_size * shape.n_kv_heads.count(0)


def _compute_bytes(report: GgufReport, n_ctx: int, *, flash: bool) -> int:
    shape = report.shape
    n_batch = min(UBATCH, n_ctx)
    scores = 0 if flash else shape.n_heads * n_ctx  # of one token with all others
    widest = max(report.n_vocab, 2 * shape.n_ff, scores)
    mask = n_ctx * (2 if flash else 4)
    return n_batch * (4 * widest + 12 * shape.n_embd + mask)


def fits(report: GgufReport, spec: ModelSpec, available_bytes: int) -> Fit:
    """Compare what a model takes with what is free, and say which context would fit."""
    need = estimate(report, spec)
    light: Light = "red" if need.total > available_bytes else "yellow"
    if need.total <= COMFORTABLE * available_bytes:
        light = "green"
    if light == "red" and spec.n_gpu_layers:
        light = "yellow"
    n_ctx = _context(report, spec)
    return Fit(light, need, available_bytes, n_ctx, _largest_n_ctx(report, spec, available_bytes))


def _largest_n_ctx(report: GgufReport, spec: ModelSpec, available_bytes: int) -> int:
    low, high = 0, max(report.n_ctx_train, LEAST_CTX) // CTX_STEP
    while low < high:
        middle = (low + high + 1) // 2
        shorter = replace(spec, n_ctx=middle * CTX_STEP)
        if estimate(report, shorter).total <= available_bytes:
            low = middle
        else:
            high = middle - 1
    return low * CTX_STEP if low * CTX_STEP >= LEAST_CTX else 0


def settle(
    report: GgufReport, spec: ModelSpec, *, has_gpu: bool, available_bytes: int | None = None
) -> ModelSpec:
    """Return a specification in which nothing is "automatic" any more.

    A context of -1 becomes the longest up to `AUTO_CTX` that leaves the memory room to spare; one
    that is longer than the model was trained for becomes that length. Layers of -1 become 0 where
    there is no graphics support.

    Args:
        report: What `check_gguf` found.
        spec: How it is going to be loaded.
        has_gpu: Whether the library can use a graphics card.
        available_bytes: Free memory; by default that of this process.
    """
    layers = 0 if spec.n_gpu_layers < 0 and not has_gpu else spec.n_gpu_layers
    spec = replace(spec, n_gpu_layers=layers)
    trained = report.n_ctx_train
    if spec.n_ctx >= 0:
        return replace(spec, n_ctx=trained) if spec.n_ctx > trained > 0 else spec
    wanted = AUTO_CTX_SMALL if report.n_params < SMALL_PARAMS else AUTO_CTX
    wanted = min(wanted, trained or wanted)
    free = available_memory() if available_bytes is None else available_bytes
    fitting = _largest_n_ctx(report, replace(spec, n_ctx=wanted), int(COMFORTABLE * free))
    least = min(wanted, LEAST_CTX)
    return replace(spec, n_ctx=wanted if layers else min(wanted, max(fitting, least)))


def require_fit(
    report: GgufReport,
    spec: ModelSpec,
    *,
    available_bytes: int | None = None,
    freed_bytes: int = 0,
) -> Fit:
    """Return how a model fits, or refuse it.

    Args:
        report: What `check_gguf` found.
        spec: How it is going to be loaded.
        available_bytes: Free memory; by default that of this process.
        freed_bytes: What the model that is loaded now will give back before.

    Raises:
        ModelLoadError: It would not fit; the sentences name the figures and a way out.
    """
    free = available_memory() if available_bytes is None else available_bytes
    fit = fits(report, spec, free + freed_bytes)
    if fit.light != "red":
        return fit
    todo = "Choose a smaller model or a stronger quantization, or close other programs."
    if fit.largest_n_ctx:
        todo = Sentence(
            "Set the context to {1} tokens or less, or choose a smaller model.", fit.largest_n_ctx
        )
    raise ModelLoadError(Sentence("{1} does not fit the memory.", report.path.name), str(fit), todo)


def available_memory(groups: Path = Path("/proc/self/cgroup")) -> int:
    """Return how many bytes this process can still take: machine, container and its own limits.

    Args:
        groups: Names the control groups of this process; Windows and macOS have none.
    """
    machine = int(psutil.virtual_memory().available)
    return max(0, min((machine, *_cgroup_room(groups), *_limit_room())))


def _limit_room() -> Iterator[int]:
    """Yield the room under the limits that the shell (ulimit) or a service sets."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    used = psutil.Process().memory_info()
    for limit, taken in ((resource.RLIMIT_AS, used.vms), (resource.RLIMIT_DATA, used.rss)):
        soft = resource.getrlimit(limit)[0]
        if soft != resource.RLIM_INFINITY:
            yield soft - taken


def _cgroup_room(
    proc: Path = Path("/proc/self/cgroup"), root: Path = Path("/sys/fs/cgroup")
) -> Iterator[int]:
    """Yield the room in each control group that this process is in (Linux, version 1 and 2)."""
    for line in _lines(proc):
        _, controllers, inside = line.split(":", 2)
        if controllers == "":
            yield from _group_rooms(root, inside, "memory.max", "memory.current")
        elif "memory" in controllers.split(","):
            base = root / "memory"
            yield from _group_rooms(base, inside, "memory.limit_in_bytes", "memory.usage_in_bytes")


def _group_rooms(root: Path, inside: str, limit: str, usage: str) -> Iterator[int]:
    folder = root / inside.lstrip("/")
    if not folder.is_dir():  # a container sees its own group as the root
        folder = root
    for group in (folder, *folder.parents):
        if not group.is_relative_to(root):
            return
        most, used = _number(group / limit), _number(group / usage)
        if most is not None and used is not None:
            yield most - used + _reclaimable(group)


def _reclaimable(group: Path) -> int:
    """Return the file pages that the kernel drops first when memory runs short."""
    stat = dict(line.split(" ", 1) for line in _lines(group / "memory.stat") if " " in line)
    value = stat.get("total_inactive_file", stat.get("inactive_file", "0"))
    return int(value) if value.isdigit() else 0


def _number(path: Path) -> int | None:
    lines = _lines(path)
    return int(lines[0]) if lines and lines[0].isdigit() else None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
