"""The texts in the EXIF data of a JPEG or a WebP: every process. Pixels are not looked at.

Sources: Exif 2.32, chapter 4.6 (TIFF header, IFD, UserComment); JPEG, annex B (segments); the WebP
container specification (RIFF chunks).
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["exif_texts", "is_jpeg", "is_webp"]

JPEG = b"\xff\xd8\xff"
APP1, START_OF_SCAN = 0xE1, 0xDA
EXIF = b"Exif\0\0"
USER_COMMENT, EXIF_IFD, DESCRIPTION = 0x9286, 0x8769, 0x010E
LONG = 4  # bytes of an offset
ENTRY_BYTES = 12
MAX_ENTRIES = 200  # of one directory
CHARSETS = {
    b"ASCII\0\0\0": "utf-8",
    b"UNICODE\0": "utf-16",
    b"JIS\0\0\0\0\0": "iso2022_jp",
    b"\0" * 8: "utf-8",
}


def is_jpeg(data: bytes) -> bool:
    """Tell whether this is how a JPEG begins."""
    return data.startswith(JPEG)


def is_webp(data: bytes) -> bool:
    """Tell whether this is how a WebP begins."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def exif_texts(data: bytes) -> Iterator[bytes]:
    """Yield the comments and descriptions of a picture, in UTF-8.

    Args:
        data: The whole file. What is damaged in it is passed over.
    """
    blocks = _of_jpeg(data) if is_jpeg(data) else _of_webp(data)
    for block in blocks:
        yield from _texts(block.removeprefix(EXIF))


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    place = 2
    while data[place : place + 1] == b"\xff" and place + 4 <= len(data):
        kind, size = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if kind == START_OF_SCAN or size < 2:
            return
        body = data[place + 4 : place + 2 + size]
        if kind == APP1 and body.startswith(EXIF):
            yield body
        place += 2 + size


def _of_webp(data: bytes) -> Iterator[bytes]:
    place = 12
    while place + 8 <= len(data):
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        if data[place : place + 4] == b"EXIF":
            yield data[place + 8 : place + 8 + size]
        place += 8 + size + size % 2


def _texts(block: bytes) -> Iterator[bytes]:
    """Yield the texts in a TIFF block: those of its first directory, and of the one of EXIF."""
    order = {b"II": "little", b"MM": "big"}.get(block[:2])
    if order is None:
        return
    first = _number(block, 4, LONG, order)
    for tag, size, value in _entries(block, first, order):
        if tag == EXIF_IFD:
            place = _number(block, value, LONG, order)
            for inner, n_bytes, start in _entries(block, place, order):
                if inner == USER_COMMENT:
                    yield _comment(block[start : start + n_bytes], order)
        elif tag == DESCRIPTION:
            yield block[value : value + size].strip(b"\0 ")


def _entries(block: bytes, place: int, order: str) -> Iterator[tuple[int, int, int]]:
    """Yield tag, size in bytes and place of the value of each entry of a directory."""
    count = min(_number(block, place, 2, order), MAX_ENTRIES)
    for number in range(count):
        at = place + 2 + number * ENTRY_BYTES
        kind, n = _number(block, at + 2, 2, order), _number(block, at + 4, LONG, order)
        size = n * {3: 2, 4: LONG}.get(kind, 1)
        value = at + 8 if size <= LONG else _number(block, at + 8, LONG, order)
        yield _number(block, at, 2, order), size, value


def _comment(value: bytes, order: str) -> bytes:
    """Return a user comment: eight bytes that name its characters, then the text."""
    encoding = CHARSETS.get(value[:8])
    if encoding is None:
        return value.strip(b"\0 ")
    if encoding == "utf-16" and value[8:10] not in (b"\xff\xfe", b"\xfe\xff"):
        zero = value[8:10].find(0)  # beside a Latin letter; many write it in the order they like
        encoding = f"utf-16-{'bl'[zero] if zero >= 0 else order[0]}e"
    return value[8:].decode(encoding, "replace").strip("\0 \ufeff").encode()


def _number(block: bytes, place: int, size: int, order: str) -> int:
    data = block[place : place + size]
    return int.from_bytes(data, "little" if order == "little" else "big")
