"""Looks for the chats in a ZIP: an export of a program or of a service, or ZIPs of those."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from desktop.studio.readers.archives import Archive, checked_names, read_member
from desktop.studio.readers.chats.own_messages import OF_PACKAGE

__all__ = ["zipped_texts"]

SUFFIXES = (".txt", ".xml", ".json", ".jsonl", ".csv", ".vtt", ".srt", ".log", ".weechatlog")
OF_WHATSAPP = re.compile(r"_chat\.txt|whatsapp.{0,80}\.txt", re.IGNORECASE)
MAX_DEPTH = 2  # ZIPs in ZIPs
MAX_TEXTS = 2_000
MAX_BYTES = 64 * 2**20  # of all together


def zipped_texts(path: Path) -> list[tuple[str, bytes]]:
    """Return name and content of what may be a chat; of some exports the chats alone.

    Raises:
        Refused: It is damaged, or unpacks to too much.
    """
    found = list(_texts(path, 1))
    chats = [one for one in found if OF_WHATSAPP.fullmatch(PurePosixPath(one[0]).name)]
    return chats or found


def _texts(archive: Archive, depth: int) -> Iterator[tuple[str, bytes]]:
    names = [name for name in checked_names(archive, is_office=False) if not _is_shadow(name)]
    texts = [name for name in names if name.lower().endswith(SUFFIXES)]
    if packed := [name for name in texts if OF_PACKAGE.fullmatch(name)]:
        texts = packed  # beside them stands all that a program has noted of its use
    texts = texts[:MAX_TEXTS]
    left = MAX_BYTES
    for name in texts:
        data = read_member(archive, name, left)
        left -= len(data)
        yield name, data
    if texts or depth >= MAX_DEPTH:
        return
    for name in (name for name in names if name.lower().endswith(".zip")):
        yield from _texts(io.BytesIO(read_member(archive, name, left)), depth + 1)


def _is_shadow(name: str) -> bool:
    """Tell whether a file only holds what a Mac notes of another one."""
    path = PurePosixPath(name)
    return "__MACOSX" in path.parts or path.name.startswith("._")
