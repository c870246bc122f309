"""The text chunks of a PNG: every process. Pixels are not looked at.

Source: the PNG specification, third edition, chapters 5 (chunks) and 11.3.3 (texts).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["MAGIC", "bare", "card_text", "with_texts"]

MAGIC = b"\x89PNG\r\n\x1a\n"
END = b"IEND"
PLAIN, PACKED, INTERNATIONAL = b"tEXt", b"zTXt", b"iTXt"
MAX_CHUNKS = 100_000
PIECE_BYTES = 2**16
MAX_KEYWORD = 80  # bytes, with the NUL behind it


def card_text(data: bytes, keywords: Sequence[str], limit: int) -> bytes | None:
    """Return the text of the first of these keywords that is there, None for none.

    Of all others nothing is unpacked, nor of a second one with the same keyword.

    Args:
        data: The whole file.
        keywords: In lower case; those of the file are compared so.
        limit: Bytes that the text may have.

    Raises:
        ValueError: The file is cut short, damaged, or the text is too long.
    """
    found: dict[str, tuple[bytes, bytes]] = {}
    for kind, body, whole in _chunks(data):
        keyword = _keyword(kind, body)
        if keyword in keywords and keyword not in found:
            if zlib.crc32(kind + body) != int.from_bytes(whole[-4:], "big"):
                raise ValueError("the picture is damaged: the checksum of its card is wrong")
            found[keyword] = kind, body
    chosen = next((found[keyword] for keyword in keywords if keyword in found), None)
    return _text(*chosen, limit) if chosen else None


def bare(data: bytes, keywords: Sequence[str]) -> bytes:
    """Return a picture without the texts that have one of these keywords.

    Raises:
        ValueError: The file is cut short, or damaged.
    """
    kept = (whole for kind, body, whole in _chunks(data) if _keyword(kind, body) not in keywords)
    return b"".join((MAGIC, *kept))


def _keyword(kind: bytes, body: bytes) -> str:
    """Return the keyword of a text in lower case, nothing for another chunk."""
    if kind not in (PLAIN, PACKED, INTERNATIONAL):
        return ""
    return body[:MAX_KEYWORD].partition(b"\0")[0].decode("latin-1").lower()


def with_texts(picture: bytes, texts: Mapping[str, bytes]) -> bytes:
    """Return a PNG with texts just before its end, those of before with their names removed.

    Raises:
        ValueError: The picture is no PNG, or damaged.
    """
    if not picture.startswith(MAGIC):
        raise ValueError("the picture is no PNG")
    end = _chunk(END, b"")
    body = bare(picture, list(texts)).removesuffix(end)
    chunks = (_chunk(PLAIN, key.encode("latin-1") + b"\0" + text) for key, text in texts.items())
    return b"".join((body, *chunks, end))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield kind, content and the whole of each chunk up to the end."""
    place = len(MAGIC)
    for _ in range(MAX_CHUNKS):
        size = int.from_bytes(data[place : place + 4], "big")
        after = place + size + 12
        if after > len(data):
            raise ValueError("the picture is cut short")
        kind = data[place + 4 : place + 8]
        yield kind, data[place + 8 : after - 4], data[place:after]
        if kind == END:
            return
        place = after
    raise ValueError("the picture has too many parts")


def _text(kind: bytes, body: bytes, limit: int) -> bytes:
    _, _, rest = body.partition(b"\0")
    is_packed = kind == PACKED
    if kind == INTERNATIONAL:  # flag, method, language, NUL, translated keyword, NUL
        is_packed = rest[:1] == b"\1"
        rest = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    elif is_packed:
        rest = rest[1:]
    if is_packed:
        try:
            return _unpacked(rest, limit)
        except zlib.error as exc:
            raise ValueError(f"the card in the picture is damaged: {exc}") from exc
    _check_size(len(rest), limit)
    return rest


def _unpacked(data: bytes, limit: int) -> bytes:
    """Return a text unpacked; one that is too long is only counted, and takes no memory."""
    size = 0
    for piece in _pieces(data):
        size += len(piece)
        _check_size(size, limit)
    text = bytearray()
    for piece in _pieces(data):
        text += piece
    return bytes(text)


def _pieces(data: bytes) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for place in range(0, len(data), PIECE_BYTES):
        rest = data[place : place + PIECE_BYTES]
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, PIECE_BYTES)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise ValueError(f"the card in the picture has more than {limit >> 20} MiB")


def _chunk(kind: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(kind + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + kind + body + checksum
