"""Reads all parts of a GGUF model that is split over several files: every process."""

from __future__ import annotations

import re
from pathlib import Path

from backends.errors import Sentence
from backends.gguf.file_kind import HEAD_BYTES, advice, looks_like
from backends.gguf.header import GgufHeader, file_size, read_header, refuse

__all__ = ["check_beginning", "check_piece", "check_rest", "part_names", "read_parts"]

MAX_PARTS = 999
_UINT16, _UINT32, _INT32 = 2, 4, 5  # type numbers of the split.* values that native code asserts
_PART_NAME = re.compile(r"(?P<stem>.*)-\d{5}-of-(?P<count>\d{5})\.gguf", re.DOTALL)
_ANY_PART = re.compile(r"[-_. ]0*\d+[-_ ]?of[-_ ]?0*\d+\b.*$", re.DOTALL)  # also x-2-of-3 (1)
_PIECE_NAME = re.compile(
    r"(?i)[-_.](part[-_. ]?\d+[-_. ]?of[-_. ]?\d+|(split|part)[-_.]?[a-z\d]{1,2})(\.gguf)?$"
    r"|(?<=\.gguf)[-_.](\d{2,3}|\d{5}-of-\d{5}|[a-z]{2}|z\d\d)$"
)


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
    number = first.number("split.no") + 1
    stem = _PART_NAME.fullmatch(path.name)
    if stem is None or count > MAX_PARTS:
        why = Sentence("It is part {1} of {2}, but its name does not say so.", number, count)
        name = _part_name(_ANY_PART.sub("", path.stem), number, count)
        refuse(path, why, Sentence("Rename it to {1}; {2}", name, _ALIKE))
    parts = [path.with_name(_part_name(stem["stem"], n, count)) for n in _count(count)]
    _check_missing(path, parts)
    if number != 1:
        refuse(
            path, "It is not the first part of its model.", Sentence("Choose {1}.", parts[0].name)
        )
    for part in parts[1:]:
        check_beginning(part)
    headers = (first, *(read_header(part) for part in parts[1:]))
    for header in headers:
        check_rest(header)
    _check_together(headers)
    return headers


def part_names(path: Path) -> tuple[Path, ...]:
    """Return the files of a model as far as its name tells; none of them is opened."""
    found = _PART_NAME.fullmatch(path.name)
    count = int(found["count"]) if found else 0
    if found is None or not 0 < count <= MAX_PARTS:
        return (path,)
    return tuple(path.with_name(_part_name(found["stem"], n, count)) for n in _count(count))


def check_rest(header: GgufHeader) -> None:
    """Refuse a file with more bytes than its index says, beyond what fills the last tensor up.

    Every writer fills it up to the alignment, or ends with it. Whatever is more was not written by
    one: a download that went on at a wrong place shifts what comes after it, by one byte or many.

    Raises:
        ModelLoadError: Something is glued to it, or a download went on at a wrong place.
        OSError: It cannot be read.
    """
    if not header.tensors:
        return
    last, alignment = header.tensors[-1], header.number("general.alignment", 32)
    end = header.data_offset + last.offset + last.size
    end += -end % alignment
    more = header.file_size - end
    if more <= 0:
        return
    with header.path.open("rb") as file:
        file.seek(end)
        is_second = file.read(4) == b"GGUF"
    count = header.number("split.count", 1)
    if is_second and count > 1:
        why = Sentence("Its {1} parts were glued together, which GGUF files do not allow.", count)
        refuse(header.path, why, _unglued(count))
    size, rest = file_size(header.file_size), file_size(more)
    why = Sentence(
        "It is {1} long, {2} more than its index says: a download went wrong.", size, rest
    )
    refuse(header.path, why, "Delete it and download it again.")


def check_beginning(path: Path) -> None:
    """Refuse a file whose first bytes are not those of a GGUF file: a page, a pointer, a piece.

    Raises:
        ModelLoadError: It is none; with what it looks like, and where the right one is.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        refuse(path, "The file is empty: the download did not start.", _DOWNLOAD)
    if len(head) < 24 and b"GGUF".startswith(head[:4]):
        size = file_size(len(head))
        refuse(path, Sentence("It is {1} long: the download stopped early.", size), _DOWNLOAD)
    if head[:4] != b"GGUF":
        if "archive" not in looks_like(head):  # .gz looks like .ab
            check_piece(path)
        why = Sentence("It is no GGUF file. It looks like {1}.", looks_like(head))
        refuse(path, why, advice(head, path))


def check_piece(path: Path) -> None:
    """Refuse a piece of a file that was cut for a download, with the way to join the pieces."""
    found = _PIECE_NAME.search(path.name)
    if found is None:
        return
    stem = path.name[: found.start()]
    whole = stem.removesuffix(".gguf") + ".gguf"
    word = re.match(r"(?i).(part|split)?", found[0])
    pieces = stem + (word[0] if word else "") + "*"
    why = Sentence("It is one piece of {1}, which was cut for the download.", whole)
    todo = Sentence(
        "Join all pieces in their order: cat {1} > {2} (Windows: copy /b).", pieces, whole
    )
    refuse(path, why, todo)


def _part_name(stem: str, number: int, count: int) -> str:
    return f"{stem}-{number:05d}-of-{count:05d}.gguf"


def _count(count: int) -> range:
    return range(1, count + 1)


def _check_missing(path: Path, parts: list[Path]) -> None:
    missing = [part.name for part in parts if not part.is_file()]
    if missing:
        named = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
        why = Sentence("{1} of its {2} parts are missing: {3}.", len(missing), len(parts), named)
        todo = Sentence(
            "Put all {1} parts into one folder and choose {2}.", len(parts), parts[0].name
        )
        refuse(path, why, todo)


def _check_together(headers: tuple[GgufHeader, ...]) -> None:
    first = headers[0]
    names: set[str] = set()
    for place, header in enumerate(headers):
        _check_kinds(first, header)
        if header.number("split.no") != place or header.number("split.count", -1) != len(headers):
            refuse(
                first.path, Sentence("{1} is a part of another model.", header.path.name), _FETCH
            )
        own = {tensor.name for tensor in header.tensors}
        if own & names:
            refuse(
                first.path,
                Sentence("{1} repeats tensors of another part.", header.path.name),
                _FETCH,
            )
        names |= own
    if first.number("split.tensors.count", -1) != len(names):
        refuse(first.path, "Its parts do not belong together: tensors are missing.", _FETCH)


def _check_kinds(first: GgufHeader, header: GgufHeader) -> None:
    kinds = header.kinds
    if kinds.get("split.no") != _UINT16 or kinds.get("split.count") != _UINT16:
        refuse(first.path, Sentence("{1} does not say which part it is.", header.path.name), _FETCH)
    if kinds.get("split.tensors.count", _INT32) not in (_UINT16, _UINT32, _INT32):
        refuse(first.path, Sentence("{1} does not count its tensors.", header.path.name), _FETCH)


_ALIKE = "the other parts alike, all in one folder."
_FETCH = "Download all parts again from one place."
_DOWNLOAD = "Download it again, from a source that you trust."


def _unglued(count: int) -> str:
    return Sentence(
        "Download the {1} parts again, leave them as they are in one folder, and "
        "choose the one whose name has -00001-of-{2}.",
        count,
        f"{count:05d}",
    )
