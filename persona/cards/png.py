"""The text chunks of a PNG: every process. Pixels are not looked at.

Source: the PNG specification, third edition, chapters 5 (chunks) and 11.3.3 (texts).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["MAGIC", "card_texts", "with_texts"]

MAGIC = b"\x89PNG\r\n\x1a\n"
END = b"IEND"
PLAIN, PACKED, INTERNATIONAL = b"tEXt", b"zTXt", b"iTXt"
MAX_CHUNKS = 100_000


def card_texts(data: bytes, keywords: Sequence[str], limit: int) -> tuple[dict[str, bytes], bytes]:
    """Return the texts with these keywords, and the picture without them.

    Args:
        data: The whole file.
        keywords: In lower case; those of the file are compared so.
        limit: Bytes that a text may have.

    Raises:
        ValueError: The file is cut short, damaged, or a text is too long.
    """
    texts: dict[str, bytes] = {}
    kept = [MAGIC]
    for kind, body, whole in _chunks(data):
        keyword = body.partition(b"\0")[0].decode("latin-1").lower()
        if kind in (PLAIN, PACKED, INTERNATIONAL) and keyword in keywords:
            if zlib.crc32(kind + body) != int.from_bytes(whole[-4:], "big"):
                raise ValueError("the picture is damaged: the checksum of its card is wrong")
            texts.setdefault(keyword, _text(kind, body, limit))
        else:
            kept.append(whole)
    return texts, b"".join(kept)


def with_texts(picture: bytes, texts: Mapping[str, bytes]) -> bytes:
    """Return a PNG with texts just before its end, those of before with their names removed.

    Raises:
        ValueError: The picture is no PNG, or damaged.
    """
    if not picture.startswith(MAGIC):
        raise ValueError("the picture is no PNG")
    _, bare = card_texts(picture, list(texts), len(picture))
    end = _chunk(END, b"")
    body = bare.removesuffix(end)
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
            unpacker = zlib.decompressobj()
            rest = unpacker.decompress(rest, limit + 1)
        except zlib.error as exc:
            raise ValueError(f"the card in the picture is damaged: {exc}") from exc
    if len(rest) > limit:
        raise ValueError(f"the card in the picture has more than {limit >> 20} MiB")
    return rest


def _chunk(kind: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(kind + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + kind + body + checksum
