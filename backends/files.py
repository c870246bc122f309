"""What every process does with a file of its own: lock it, replace it, tell it by its content."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = [
    "PRIVATE",
    "alone_in",
    "lock_file",
    "remove_parts",
    "replacing",
    "sha256_of",
    "sync_later",
    "sync_now",
    "write_atomically",
]

PRIVATE = 0o600  # mode of a file that only its owner may read
LOCK_DEADLINE_S = 5.0  # for another process to have written some files
LOOK_S = 0.01


def lock_file(handle: int) -> None:
    """Lock an open file until its handle is closed, without waiting.

    Raises:
        BlockingIOError, PermissionError: Another process has it.
        OSError: This file system has no locks.
    """
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)  # it locks bytes, not files
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other processes that ask for it, too, out of a folder; waits for one that is in it.

    Raises:
        OSError: The folder cannot be opened, or another process stays in it.
    """
    if sys.platform == "win32":  # it locks no folders
        handle = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR, PRIVATE)
    else:
        handle = os.open(folder, os.O_RDONLY)
    try:
        _wait_for(handle, folder)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, folder: Path) -> None:
    end, clock = time.monotonic() + LOCK_DEADLINE_S, threading.Event()
    while True:
        try:
            return lock_file(handle)
        except (BlockingIOError, PermissionError):
            if time.monotonic() > end:
                why = "another window is writing to it"
                raise TimeoutError(errno.ETIMEDOUT, why, str(folder)) from None
            clock.wait(LOOK_S)
        except OSError:  # this file system has no locks
            return None


@contextmanager
def replacing(path: Path, mode: int = PRIVATE) -> Iterator[Path]:
    """Yield a file to write; it takes the place of `path` if that went well.

    Args:
        path: Where it goes.
        mode: Who may read it.

    Raises:
        OSError: The folder cannot be written.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_part_prefix(path))
    os.close(descriptor)
    part = Path(name)
    try:
        yield part
        part.chmod(mode)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def remove_parts(path: Path) -> None:
    """Remove what processes that were killed while they replaced a file have left.

    What versions before this one left has a full stop before its last part.

    Raises:
        OSError: The folder cannot be written.
    """
    for prefix in (_part_prefix(path), f".{path.name}."):
        for left in path.parent.glob(f"{glob.escape(prefix)}*"):
            left.unlink(missing_ok=True)


def _part_prefix(path: Path) -> str:
    return f".{path.name}-"


def write_atomically(path: Path, payload: bytes) -> None:
    """Replace a private file by a new one; makes its folder.

    A reader sees the old or the new bytes, never a half. A thread has them put on the disk, for
    which a window must not wait.

    Raises:
        OSError: The folder cannot be made or written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with replacing(path) as part:
        part.write_bytes(payload)
    sync_later(path)


def sync_later(path: Path) -> None:
    """Have a thread put what was written to a file on the disk; nobody waits for it."""
    threading.Thread(target=sync_now, args=(path,), name="disk").start()


def sync_now(path: Path) -> None:
    """Wait until what was written to a file is on the disk."""
    with contextlib.suppress(OSError), path.open("r+b") as file:  # it may be gone by now
        os.fsync(file.fileno())


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal.

    Raises:
        OSError: It cannot be read.
    """
    import hashlib  # loads OpenSSL, 4 MB that a window does without

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
