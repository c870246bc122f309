"""The text chunks of a PNG: every process. Pixels are not looked at.

Source: the PNG specification, third edition, chapters 5 (chunks) and 11.3.3 (texts).
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from backends.errors import Sentence, Unusable

__all__ = ["MAGIC", "Chunk", "bare", "find_chunks", "text_of_chunk", "with_texts"]

MAGIC = b"\x89PNG\r\n\x1a\n"
END = b"IEND"
PLAIN, PACKED, INTERNATIONAL = b"tEXt", b"zTXt", b"iTXt"
TEXTS = (PLAIN, PACKED, INTERNATIONAL)
AROUND_BYTES = 12  # size, kind and checksum of a chunk
MAX_CHUNKS = 100_000
PIECE_BYTES = 2**16
MAX_KEYWORD = 80  # bytes, with the NUL behind it


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a PNG.

    Attributes:
        place: Of its content, in bytes from the start of the file.
        size: Of its content, in bytes.
        keyword: Of a text, in lower case; empty for all else.
    """

    kind: bytes
    place: int
    size: int
    keyword: str = ""


def find_chunks(file: BinaryIO) -> list[Chunk]:
    """Return the parts of a PNG, and the texts that some programs write behind its end.

    Raises:
        ValueError: The file is cut short, or has too many parts.
    """
    n_bytes, place = file.seek(0, io.SEEK_END), len(MAGIC)
    chunks: list[Chunk] = []
    is_whole = False
    while len(chunks) <= MAX_CHUNKS:
        file.seek(place)
        head = file.read(8)
        size, kind = int.from_bytes(head[:4], "big"), head[4:]
        after = place + size + AROUND_BYTES
        if after > n_bytes or (is_whole and kind not in TEXTS):
            if is_whole:
                return chunks
            raise Unusable("The picture is cut short.")
        keyword = _keyword(file.read(min(size, MAX_KEYWORD))) if kind in TEXTS else ""
        chunks.append(Chunk(kind, place + 8, size, keyword))
        is_whole = is_whole or kind == END
        place = after
    raise Unusable("The picture has too many parts.")


def text_of_chunk(file: BinaryIO, chunk: Chunk, limit: int) -> bytes:
    """Return the text in a part; nothing of it is unpacked where it is too long.

    Args:
        file: The PNG.
        chunk: A text of it.
        limit: Bytes that the text may have.

    Raises:
        ValueError: It is damaged, or too long.
    """
    _check_size(chunk.size, limit)
    file.seek(chunk.place)
    body = file.read(chunk.size)
    if zlib.crc32(chunk.kind + body) != int.from_bytes(file.read(4), "big"):
        raise Unusable("The picture is damaged: the checksum of its card is wrong.")
    return _text(chunk.kind, body, limit)


def bare(file: BinaryIO, chunks: Collection[Chunk], limit: int) -> bytes:
    """Return a picture made of these parts; nothing where it is larger than the limit.

    Args:
        file: The PNG.
        chunks: What of it stays, up to its end.
        limit: Bytes that the picture may have.
    """
    if sum(chunk.size + AROUND_BYTES for chunk in chunks) + len(MAGIC) > limit:
        return b""
    picture = bytearray(MAGIC)
    for chunk in chunks:
        file.seek(chunk.place - 8)
        picture += file.read(chunk.size + AROUND_BYTES)
        if chunk.kind == END:
            break
    return bytes(picture)


def _keyword(body: bytes) -> str:
    return body.partition(b"\0")[0].decode("latin-1").lower()


def with_texts(picture: bytes, texts: Mapping[str, bytes]) -> bytes:
    """Return a PNG with texts just before its end, those of before with their names removed.

    Raises:
        ValueError: The picture is no PNG, or damaged.
    """
    if not picture.startswith(MAGIC):
        raise Unusable("The picture is no PNG.")
    file, end = io.BytesIO(picture), _chunk(END, b"")
    kept = [chunk for chunk in find_chunks(file) if chunk.keyword not in texts]
    body = bare(file, kept, len(picture)).removesuffix(end)
    chunks = (_chunk(PLAIN, key.encode("latin-1") + b"\0" + text) for key, text in texts.items())
    return b"".join((body, *chunks, end))


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
            raise Unusable("The card in the picture is damaged: it cannot be unpacked.") from exc
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
        raise Unusable(Sentence("The card in the picture has more than {1} MiB.", limit >> 20))


def _chunk(kind: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(kind + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + kind + body + checksum
