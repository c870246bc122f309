"""The KV state of a persona's prefix, kept in a private file between launches: engine process.

A state file is native data, which an attacker could use against llama.cpp. So only files that
this program wrote are read: they lie in a private folder, their name is the hash of everything
that they depend on, and their content is checked against its own hash before native code sees it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import struct
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

__all__ = ["PrefixStore", "file_fingerprint", "prefix_key"]

LOG = logging.getLogger(__name__)
MAGIC = b"AVCHPFX1"
HEADER = struct.Struct("<8s32s32sQ")  # magic, key, SHA-256 of the data, its length
MAX_FILES = 8
MAX_BYTES = 1 * 2**30  # of all files together
EDGE_BYTES = 2**20


class PrefixStore:
    """A private folder of state files; those not used for longest make room for new ones.

    Args:
        folder: Created with access for its owner only.
        max_files: How many are kept.
        max_bytes: Of all files together.
    """

    def __init__(
        self, folder: Path, max_files: int = MAX_FILES, max_bytes: int = MAX_BYTES
    ) -> None:
        self._folder = folder
        self._max_files, self._max_bytes = max_files, max_bytes

    def save(self, key: bytes, data: bytes) -> None:
        """Keep the state that belongs to a key. A full disk is no reason to fail."""
        header = HEADER.pack(MAGIC, key, hashlib.sha256(data).digest(), len(data))
        temporary = self._file(key).with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(descriptor, "wb") as file:
                file.write(header)
                file.write(data)
            temporary.replace(self._file(key))
        except OSError as exc:
            LOG.info("the state of a prefix could not be kept: %s", exc)
            with suppress(OSError):
                temporary.unlink()
        self._make_room()

    def load(self, key: bytes) -> bytes | None:
        """Return the state that belongs to a key; None if there is none that can be trusted."""
        path = self._file(key)
        try:
            if not _is_private(path):
                return None
            with path.open("rb") as file:
                magic, its_key, digest, size = HEADER.unpack(file.read(HEADER.size))
                data = file.read()
        except (OSError, struct.error):
            return None
        is_sound = (magic, its_key, size) == (MAGIC, key, len(data))
        if is_sound and hashlib.sha256(data).digest() == digest:
            with suppress(OSError):
                os.utime(path)  # used now
            return data
        LOG.warning("a damaged state file was thrown away: %s", path.name)
        path.unlink(missing_ok=True)
        return None

    def _file(self, key: bytes) -> Path:
        return self._folder / f"prefix-{key.hex()}.state"

    def _make_room(self) -> None:
        with suppress(OSError):
            files = sorted(
                self._folder.glob("prefix-*"), key=lambda file: file.stat().st_mtime, reverse=True
            )
            total = 0
            for n, file in enumerate(files, 1):
                total += file.stat().st_size
                if n > self._max_files or total > self._max_bytes:
                    file.unlink()


def _is_private(path: Path) -> bool:
    """Return whether nobody but this user can have written a file (always on Windows)."""
    if not hasattr(os, "getuid"):
        return True
    return all(
        state.st_uid == os.getuid() and not state.st_mode & 0o022
        for state in (path.lstat(), path.parent.stat())
    )


def prefix_key(parts: Iterable[str], tokens: Sequence[int]) -> bytes:
    """Return the hash of everything that a prefix state depends on."""
    digest = hashlib.sha256()
    for part in (*parts, " ".join(map(str, tokens))):
        data = part.encode()
        digest.update(struct.pack("<Q", len(data)) + data)
    return digest.digest()


def file_fingerprint(path: Path) -> str:
    """Identify a large file without reading all of it: its size, time, beginning and end."""
    state = path.stat()
    digest = hashlib.sha256(f"{state.st_size} {state.st_mtime_ns}".encode())
    with path.open("rb") as file:
        digest.update(file.read(EDGE_BYTES))
        file.seek(max(0, state.st_size - EDGE_BYTES))
        digest.update(file.read())
    return digest.hexdigest()
