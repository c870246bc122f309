"""Reads all parts of a GGUF model that is split over several files: every process."""

from __future__ import annotations

import re
from pathlib import Path

from backends.gguf_header import GgufHeader, read_header, refuse

__all__ = ["read_parts"]

MAX_PARTS = 999
_UINT16, _UINT32, _INT32 = 2, 4, 5  # type numbers of the split.* values that native code asserts
_PART_NAME = re.compile(r"(?P<stem>.*)-\d{5}-of-\d{5}\.gguf", re.DOTALL)


def read_parts(path: Path, first: GgufHeader) -> tuple[GgufHeader, ...]:
    """Return the headers of all parts of a model; of one that is not split just the first.

    Raises:
        ModelLoadError: A part is missing or damaged, or `path` is not the first part.
        OSError: A part cannot be read.
    """
    count = first.number("split.count", 1)
    if count <= 1:
        return (first,)
    _check_kinds(first, first)
    stem = _PART_NAME.fullmatch(path.name)
    if stem is None or count > MAX_PARTS:
        why = f"It is one of {count} parts, but its name does not say so."
        refuse(path, why, f"Give the parts the names they had: …-00001-of-{count:05d}.gguf.")
    parts = [path.with_name(f"{stem['stem']}-{n:05d}-of-{count:05d}.gguf") for n in _count(count)]
    if first.number("split.no") != 0:
        refuse(path, "It is not the first part of its model.", f"Choose {parts[0].name}.")
    _check_missing(path, parts)
    headers = (first, *(read_header(part) for part in parts[1:]))
    _check_together(headers)
    return headers


def _count(count: int) -> range:
    return range(1, count + 1)


def _check_missing(path: Path, parts: list[Path]) -> None:
    missing = [part.name for part in parts if not part.is_file()]
    if missing:
        named = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
        why = f"{len(missing)} of its {len(parts)} parts are missing: {named}."
        refuse(path, why, "Put all parts into one folder, or download the missing ones.")


def _check_together(headers: tuple[GgufHeader, ...]) -> None:
    first = headers[0]
    names: set[str] = set()
    for place, header in enumerate(headers):
        _check_kinds(first, header)
        if header.number("split.no") != place or header.number("split.count", -1) != len(headers):
            refuse(first.path, f"{header.path.name} is a part of another model.", _FETCH)
        own = {tensor.name for tensor in header.tensors}
        if own & names:
            refuse(first.path, f"{header.path.name} repeats tensors of another part.", _FETCH)
        names |= own
    if first.number("split.tensors.count", -1) != len(names):
        refuse(first.path, "Its parts do not belong together: tensors are missing.", _FETCH)


def _check_kinds(first: GgufHeader, header: GgufHeader) -> None:
    kinds = header.kinds
    if kinds.get("split.no") != _UINT16 or kinds.get("split.count") != _UINT16:
        refuse(first.path, f"{header.path.name} does not say which part it is.", _FETCH)
    if kinds.get("split.tensors.count", _INT32) not in (_UINT16, _UINT32, _INT32):
        refuse(first.path, f"{header.path.name} does not count its tensors.", _FETCH)


_FETCH = "Download all parts again from one place."
