"""The cage on Windows: a job object, no privileges, low integrity. Engine process. Not verified.

A process cannot take away its own right to read: what a low integrity forbids is to write to
anything that is not marked as low, too. The job object forbids other programs, the clipboard, and
more memory than the rules say. Source: Microsoft Learn, "Job Objects", "Mandatory Integrity
Control".
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable
from ctypes import POINTER, byref, sizeof
from pathlib import Path

from backends.cage.needs import READS_ANYTHING, CageReport
from backends.cage.rules import Rules

__all__ = ["close_cage"]

ACTIVE_PROCESS, PROCESS_MEMORY, DIE_ON_FAULT = 0x8, 0x100, 0x400  # JOB_OBJECT_LIMIT_*
EXTENDED_LIMITS, UI_LIMITS, ALL_OF_UI = 9, 4, 0xFF  # JOBOBJECTINFOCLASS, JOB_OBJECT_UILIMIT_*
TOKEN_RIGHTS = 0x0080 | 0x0020 | 0x0008  # ADJUST_DEFAULT, ADJUST_PRIVILEGES, QUERY
TOKEN_INTEGRITY, INTEGRITY = 25, 0x20  # TokenIntegrityLevel, SE_GROUP_INTEGRITY
LOW = "S-1-16-4096"  # the SID of a low integrity
LOW_LABEL = "S:(ML;OICI;NW;;;LW)"  # low, with all that is in it; nobody lower may write
FILE_OBJECT, LABEL, REVISION = 1, 0x10, 1  # SE_FILE_OBJECT, LABEL_SECURITY_INFORMATION


class _Limits(ctypes.Structure):
    """``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``."""

    _fields_ = (
        ("process_time", ctypes.c_int64), ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32), ("least_set", ctypes.c_size_t), ("most_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32), ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32), ("scheduling", ctypes.c_uint32),
        ("io_counters", ctypes.c_uint64 * 6), ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t), ("process_peak", ctypes.c_size_t),
        ("job_peak", ctypes.c_size_t),
    )  # fmt: skip


class _Label(ctypes.Structure):
    """``TOKEN_MANDATORY_LABEL``."""

    _fields_ = (("sid", ctypes.c_void_p), ("attributes", ctypes.c_uint32))


def close_cage(rules: Rules) -> CageReport:
    """Confine this process, for good, and say how far.

    Raises:
        OSError: The system refuses.
    """
    if sys.platform != "win32":
        raise OSError("this is not Windows")
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    security = ctypes.WinDLL("advapi32", use_last_error=True)
    _mark_low(security, rules.write)
    _enter_job(kernel, rules.memory_bytes)
    _lower_token(kernel, security)
    return CageReport(
        programs=True,
        memory_bytes=rules.memory_bytes,
        by=("job object", "low integrity"),
        why_not=READS_ANYTHING,
    )


def _enter_job(kernel: ctypes.CDLL, memory_bytes: int) -> None:
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job, own = ctypes.c_void_p(kernel.CreateJobObjectW(None, None)), ctypes.c_void_p(-1)
    flags = ACTIVE_PROCESS | DIE_ON_FAULT | (PROCESS_MEMORY if memory_bytes else 0)
    limits = _Limits(flags=flags, processes=1, process_memory=memory_bytes)
    _check(kernel.SetInformationJobObject(job, EXTENDED_LIMITS, byref(limits), sizeof(limits)))
    ui = ctypes.c_uint32(ALL_OF_UI)
    _check(kernel.SetInformationJobObject(job, UI_LIMITS, byref(ui), sizeof(ui)))
    _check(kernel.AssignProcessToJobObject(job, own))


def _lower_token(kernel: ctypes.CDLL, security: ctypes.CDLL) -> None:
    token, sid = ctypes.c_void_p(), ctypes.c_void_p()
    _check(security.OpenProcessToken(ctypes.c_void_p(-1), TOKEN_RIGHTS, byref(token)))
    _check(security.AdjustTokenPrivileges(token, True, None, 0, None, None))
    _check(security.ConvertStringSidToSidW(LOW, byref(sid)))
    label = _Label(sid, INTEGRITY)
    size = sizeof(label) + security.GetLengthSid(sid)
    _check(security.SetTokenInformation(token, TOKEN_INTEGRITY, byref(label), size))
    kernel.LocalFree(sid)
    kernel.CloseHandle(token)


def _mark_low(security: ctypes.CDLL, folders: Iterable[Path]) -> None:
    """Let a process of low integrity write to these folders."""
    descriptor, label = ctypes.c_void_p(), ctypes.c_void_p()
    present, defaulted = ctypes.c_int(), ctypes.c_int()
    convert = security.ConvertStringSecurityDescriptorToSecurityDescriptorW
    convert.argtypes = (
        ctypes.c_wchar_p,
        ctypes.c_uint32,
        POINTER(ctypes.c_void_p),
        ctypes.c_void_p,
    )
    _check(convert(LOW_LABEL, REVISION, byref(descriptor), None))
    read = security.GetSecurityDescriptorSacl
    _check(read(descriptor, byref(present), byref(label), byref(defaulted)))
    for folder in folders:
        failed = security.SetNamedSecurityInfoW(
            ctypes.c_wchar_p(str(folder)), FILE_OBJECT, LABEL, None, None, None, label
        )
        _check(not failed)


def _check(succeeded: object) -> None:
    if sys.platform == "win32" and not succeeded:
        raise ctypes.WinError(ctypes.get_last_error())
