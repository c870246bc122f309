"""What every process does with a file of its own: lock it, tell it by its content. Any process."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["lock_file", "sha256_of"]


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


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal.

    Raises:
        OSError: It cannot be read.
    """
    import hashlib  # brings OpenSSL, 3.5 MB, which not everybody who locks a file needs

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
