"""How many threads are worth it: engine process.

Decoding is limited by memory and by the slowest thread. A thread on a hyper-thread, or on a core
that the process may not use, makes all of them wait.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable
from math import ceil
from pathlib import Path

from backends.errors import Sentence

__all__ = ["limit_spinning", "usable_cores", "why_not_opened"]

LOG = logging.getLogger("avatar.cpu")
MISSING = re.compile(r"(\S+): cannot open shared object file")  # glibc's words, too
ISA_REFUSAL = "CPU ISA level"  # glibc's word on a library for newer processors; lib/lean.cmake

TOPOLOGY = Path("/sys/devices/system/cpu")
CGROUP = Path("/sys/fs/cgroup")


def usable_cores() -> int:
    """Return the number of physical cores that this process may use, at least 1.

    Counted are the cores of its CPU affinity, each once however many hyper-threads it has, and no
    more than its control group grants CPU time for.

    Runs in: engine process. Source: Linux `Documentation/admin-guide/cputopology.rst`, cgroup-v2.
    """
    return max(1, min(_affine_cores(), _granted_cpus()))


def _affine_cores() -> int:
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    if affinity is None:  # macOS, Windows
        return _installed_cores()
    cpus = affinity(0)
    return len({_core_of(cpu) for cpu in cpus}) or len(cpus)


def _core_of(cpu: int) -> str:
    """Return the group of hyper-threads that a CPU belongs to, or itself if that is not known."""
    try:
        return (TOPOLOGY / f"cpu{cpu}/topology/thread_siblings_list").read_text("ascii")
    except OSError:
        return str(cpu)


def _installed_cores() -> int:
    import psutil

    return psutil.cpu_count(logical=False) or os.cpu_count() or 1


def _granted_cpus() -> int:
    """Return the CPUs that the control group grants, rounded up; many if there is no limit."""
    for quota_us, period_us in (_quota_v2(), _quota_v1()):
        if quota_us > 0 and period_us > 0:
            return ceil(quota_us / period_us)
    return os.cpu_count() or 1


def _quota_v2() -> tuple[int, int]:
    words = _words(CGROUP / "cpu.max")
    return (int(words[0]), int(words[1])) if len(words) == 2 and words[0].isdigit() else (0, 0)


def _quota_v1() -> tuple[int, int]:
    quota, period = (
        _words(CGROUP / "cpu" / name) for name in ("cpu.cfs_quota_us", "cpu.cfs_period_us")
    )
    return (int(quota[0]), int(period[0])) if quota and period else (0, 0)


def _words(path: Path) -> list[str]:
    try:
        return path.read_text("ascii").split()
    except OSError:
        return []


def limit_spinning() -> None:
    """Let waiting threads of GNU OpenMP give way soon. Call it before a native library is loaded.

    By default they spin for milliseconds, which is harmless on idle cores only: beside other work
    on two cores, decoding falls from 120 to 4 tokens/s. With this limit it is 15 there, and on
    idle cores at most 3 % slower (measured). A value that the person has set stays.
    """
    if not os.environ.get("OMP_WAIT_POLICY"):
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")


def why_not_opened(error: Exception) -> str:
    """Say in words why the system did not open a library."""
    if ISA_REFUSAL in str(error):
        return "It needs a newer processor: an instruction is unknown to this one."
    LOG.info("a library cannot be opened: %s", error)
    if missing := MISSING.match(str(error)):
        return Sentence("The library {1}, which it needs, is not there.", missing[1])
    return "The system cannot open it as a library."
