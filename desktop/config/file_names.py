"""Names of files, of what a person calls something, in any script. No Qt."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["file_name", "plain_name"]

REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')  # by one file system or another
OF_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)\d", re.IGNORECASE)  # on Windows
MAX_CHARS = 60  # of four bytes each at most, so that an ending fits into 255


def file_name(text: str, fallback: str) -> str:
    """Return a text as a name that any file system takes, without an ending.

    Args:
        text: What it is called.
        fallback: Where nothing of that can stay.
    """
    words = REFUSED.sub(" ", unicodedata.normalize("NFC", text)).split()
    name = " ".join(words).strip(" .")[:MAX_CHARS].strip(" .")
    return f"{name}_" if OF_DEVICES.fullmatch(name) else name or fallback


def plain_name(text: str, fallback: str) -> str:
    """Return the same in small letters, with hyphens for blanks."""
    return file_name(text, fallback).lower().replace(" ", "-")
