"""Names of files, of what a person calls something, in any script. No Qt."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["file_name", "plain_name"]

REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')  # by one file system or another
UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # but joiners
NO_LETTERS = {"Cc", "Cs", "Co"}  # controls, halves of a character, what each font has its own for
JOINERS = "\u200c\u200d"  # between letters of Persian and of Indian scripts; alone they are no name
OF_DEVICES = re.compile(  # on Windows, whatever follows a dot
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE
)
MAX_CHARS = 60  # of four bytes each at most, so that an ending fits into 255


def file_name(text: str, fallback: str) -> str:
    """Return a text as a name that any file system takes, without an ending.

    Args:
        text: What it is called.
        fallback: Where nothing of that can stay.
    """
    words = unicodedata.normalize("NFC", _seen(REFUSED.sub(" ", text))).split()
    name = " ".join(words).strip(" .")
    name = f"_{name}" if OF_DEVICES.fullmatch(name) else name
    return name[:MAX_CHARS].strip(" .") if name.strip(JOINERS + " .") else fallback


def plain_name(text: str, fallback: str) -> str:
    """Return the same in small letters, with hyphens for blanks."""
    return file_name(text, fallback).lower().replace(" ", "-")


def _seen(text: str) -> str:
    """Return a text without what no one sees, which would make two names look like one."""
    plain = UNSEEN.sub("", text)
    return "".join(
        char for char in plain if char.isspace() or unicodedata.category(char) not in NO_LETTERS
    )
