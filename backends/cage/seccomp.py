"""Which system calls a confined child is refused on Linux: engine process.

Named are calls, not files: a filter of the kernel sees numbers only. What is not named here is
allowed, because Python, llama.cpp and the drivers of graphics cards use more calls than anybody
can list. Refused are programs, the network, the memory of others, and changes to files that
Landlock does not see. Source: Linux `Documentation/userspace-api/seccomp_filter.rst`.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterator, Sequence

__all__ = ["filter_calls", "refuse_calls"]

SET_FILTER, ALL_THREADS = 1, 1  # SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ, |JGE, BPF_RET
NUMBER_AT, PROCESSOR_AT = 0, 4  # in `struct seccomp_data`
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
X32 = 0x40000000  # the first number of a second set of calls on x86-64
INSTRUCTION = struct.Struct("=HBBI")

PROCESSORS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # AUDIT_ARCH_*
SECCOMP = {"x86_64": 317, "aarch64": 277}
# Numbers on x86-64 and on ARM; -1: it is not there. Higher ones are the same everywhere.
NETWORK = {
    "socket": (41, 198), "connect": (42, 203), "accept": (43, 202), "bind": (49, 200),
    "listen": (50, 201), "accept4": (288, 242),
}  # fmt: skip
OTHERS = {
    "execve": (59, 221), "execveat": (322, 281),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438), "io_uring_setup": (425, 425), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "add_key": (248, 217),
    "request_key": (249, 218), "keyctl": (250, 219), "unshare": (272, 97), "setns": (308, 268),
    "mount": (165, 40), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "pivot_root": (155, 41), "chroot": (161, 51), "open_by_handle_at": (304, 265),
    "chmod": (90, -1), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, -1), "fchown": (93, 55), "lchown": (94, -1), "fchownat": (260, 54),
    "utime": (132, -1), "utimes": (235, -1), "futimesat": (261, -1), "utimensat": (280, 88),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7), "setxattrat": (463, 463),
    "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
}  # fmt: skip


class _Program(ctypes.Structure):
    """``struct sock_fprog``."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def filter_calls(*, allow_network: bool) -> bool:
    """Refuse the calls from now on, in all threads; return whether this kernel does it.

    `no_new_privs` must be set already.
    """
    machine = os.uname().machine
    if machine not in PROCESSORS or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    calls = OTHERS if allow_network else OTHERS | NETWORK
    column = list(PROCESSORS).index(machine)
    return refuse_calls([own[column] for own in calls.values() if own[column] >= 0])


def refuse_calls(numbers: Sequence[int]) -> bool:
    """Refuse calls by their numbers on this processor, which `PROCESSORS` has; else as above."""
    machine = os.uname().machine
    code = b"".join(_instructions(PROCESSORS[machine], numbers))
    program = _Program(len(code) // INSTRUCTION.size, code)
    libc = ctypes.CDLL(None, use_errno=True)
    number = ctypes.c_long(SECCOMP[machine])
    return bool(libc.syscall(number, SET_FILTER, ALL_THREADS, ctypes.byref(program)) == 0)


def _instructions(processor: int, numbers: Sequence[int]) -> Iterator[bytes]:
    """Yield a program that refuses the numbers, and all calls of another processor's kind."""
    n = len(numbers)
    yield INSTRUCTION.pack(LOAD, 0, 0, PROCESSOR_AT)
    yield INSTRUCTION.pack(EQUAL, 0, n + 3, processor)
    yield INSTRUCTION.pack(LOAD, 0, 0, NUMBER_AT)
    yield INSTRUCTION.pack(AT_LEAST, n + 1, 0, X32)
    for place, number in enumerate(numbers):
        yield INSTRUCTION.pack(EQUAL, n - place, 0, number)
    yield INSTRUCTION.pack(RETURN, 0, 0, ALLOW)
    yield INSTRUCTION.pack(RETURN, 0, 0, REFUSE)
