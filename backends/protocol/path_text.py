"""Paths as text that is always UTF-8, as JSON wants it: every process."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

__all__ = ["is_utf8", "path_text", "read_path"]

RAW = "raw:"  # begins a path whose bytes follow, as a URL has them


def is_utf8(path: Path) -> bool:
    """Return whether a path is text: on an old disk its bytes may be none."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def path_text(path: Path) -> str:
    """Return a path as text, empty for none."""
    if path == Path():
        return ""
    return str(path) if is_utf8(path) else RAW + quote_from_bytes(os.fsencode(path))


def read_path(text: str) -> Path:
    """Return the path that a text stands for."""
    if text.startswith(RAW):
        return Path(os.fsdecode(unquote_to_bytes(text.removeprefix(RAW))))
    return Path(text)
