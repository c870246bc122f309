"""The cage on Linux: Landlock for files, seccomp for calls, limits for memory. Engine process.

Landlock allows the paths of the rules and refuses all others, whoever the process runs as. The
kernel says which version (ABI) it has; an older one protects less, one without it no files.
Source: Linux `Documentation/userspace-api/landlock.rst`, `include/uapi/linux/landlock.h`.
"""

from __future__ import annotations

import ctypes
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from backends.cage.needs import NO_LANDLOCK, REFUSED, RUNS_THREADS, CageReport
from backends.cage.rules import Rules
from backends.cage.seccomp import filter_calls

__all__ = ["close_cage", "landlock_version"]

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # system calls, alike on all processors
ASK_VERSION = 1  # LANDLOCK_CREATE_RULESET_VERSION
PATH_BENEATH = 1  # LANDLOCK_RULE_PATH_BENEATH
NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS
THREADS = Path("/proc/self/task")

# LANDLOCK_ACCESS_FS_*
WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5
MAKE_DIR, MAKE_FILE, MAKE_LINK, TRUNCATE, CONTROL_DEVICE = 1 << 7, 1 << 8, 1 << 12, 1 << 14, 1 << 15
FIRST_RIGHTS = (1 << 13) - 1  # those of version 1
LATER_RIGHTS = {2: 1 << 13, 3: TRUNCATE, 5: CONTROL_DEVICE}  # version → the right that came
ON_FILES = WRITE_FILE | READ_FILE | TRUNCATE | CONTROL_DEVICE
READS = READ_FILE | READ_DIR
WRITES = READS | WRITE_FILE | TRUNCATE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_FILE | MAKE_LINK
CONTROLS = READ_FILE | WRITE_FILE | CONTROL_DEVICE
NET_VERSION, NET_RIGHTS = 4, 0b11  # LANDLOCK_ACCESS_NET_BIND_TCP, _CONNECT_TCP
SCOPE_VERSION, SCOPES = 6, 0b11  # LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET, _SIGNAL


class _Ruleset(ctypes.Structure):
    """``struct landlock_ruleset_attr``."""

    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    """``struct landlock_path_beneath_attr``."""

    _pack_ = 1
    _fields_ = (("rights", ctypes.c_uint64), ("folder", ctypes.c_int32))


def close_cage(rules: Rules) -> CageReport:
    """Confine this process, for good, and say how far. It must have no other thread yet.

    Raises:
        OSError: The kernel refuses even `no_new_privs`.
    """
    _limit_memory(rules.memory_bytes)
    _check(_libc().prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    version, why_not = landlock_version(), NO_LANDLOCK
    is_alone = len(os.listdir(THREADS)) == 1  # Landlock confines the thread that calls it
    if version:
        why_not = "" if is_alone else RUNS_THREADS
        try:
            _landlock(rules, version)
        except OSError:
            version, why_not = 0, REFUSED
    is_filtered = filter_calls(allow_network=rules.network)
    return CageReport(
        files=not why_not,
        network=is_filtered and not rules.network,
        programs=is_filtered or not why_not,
        memory_bytes=rules.memory_bytes,
        by=(
            *((f"Landlock {version}",) if version else ()),
            *(("seccomp",) if is_filtered else ()),
        ),
        why_not=why_not or ("" if is_filtered else REFUSED),
    )


def landlock_version() -> int:
    """Return the version of Landlock that this kernel has, 0 if none or if it is turned off."""
    return max(0, _call(CREATE_RULESET, None, ctypes.c_size_t(0), ASK_VERSION))


def _limit_memory(n_bytes: int) -> None:
    """Let what a file asks for fail in this process before the machine runs out of memory.

    A model that is mapped does not count. There is no dump either: it would hold the talk.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if n_bytes and (hard == resource.RLIM_INFINITY or n_bytes < hard):
        resource.setrlimit(resource.RLIMIT_DATA, (n_bytes, n_bytes))


def _landlock(rules: Rules, version: int) -> None:
    known = FIRST_RIGHTS
    for since, right in LATER_RIGHTS.items():
        known |= right if version >= since else 0
    with _ruleset(rules, version, known) as ruleset:
        for paths, rights in (
            (rules.read, READS), (rules.write, WRITES), (rules.devices, CONTROLS),
        ):  # fmt: skip
            for path in paths:
                _allow(ruleset, path, rights & known)
        _check(_call(RESTRICT_SELF, ruleset, 0))


@contextmanager
def _ruleset(rules: Rules, version: int, known: int) -> Iterator[int]:
    own = not rules.network
    attributes = _Ruleset(known, NET_RIGHTS if own else 0, SCOPES if own else 0)
    n_fields = 3 if version >= SCOPE_VERSION else 2 if version >= NET_VERSION else 1
    size = ctypes.c_size_t(n_fields * ctypes.sizeof(ctypes.c_uint64))
    ruleset = _check(_call(CREATE_RULESET, ctypes.byref(attributes), size, 0))
    try:
        yield ruleset
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # it is gone, or hidden from us: nothing to allow
    try:
        rights &= -1 if path.is_dir() else ON_FILES
        _check(_call(ADD_RULE, ruleset, PATH_BENEATH, ctypes.byref(_Beneath(rights, place)), 0))
    finally:
        os.close(place)


def _call(number: int, *arguments: object) -> int:
    return int(_libc().syscall(ctypes.c_long(number), *arguments))


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _check(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
