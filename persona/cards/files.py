"""Reads and writes the files that carry a character card: every process.

PNG (also animated) with a text chunk, a JSON file, or a CHARX archive. All come from strangers:
sizes are limited, checksums checked, nothing is unpacked to a path that the file names, and
nothing is fetched from an address.
"""

from __future__ import annotations

import base64
import binascii
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from persona.cards.png import MAGIC as PNG_MAGIC
from persona.cards.png import card_texts, with_texts
from persona.cards.tables import parsed
from persona.writer import replacing

__all__ = [
    "CARD_SUFFIXES",
    "PICTURES",
    "CardFile",
    "is_remote",
    "picture_suffix",
    "read_card_file",
    "write_card_file",
]

CARD_SUFFIXES = (".png", ".apng", ".json", ".charx")
MAX_FILE_BYTES = 64 * 2**20  # of a picture or a text; an archive is read piece by piece
MAX_JSON_BYTES = 16 * 2**20
MAX_PICTURE_BYTES = 32 * 2**20
MAX_MEMBERS = 2_000
PIECE_BYTES = 2**20
MEMBER = "card.json"
PREFERRED = ("ccv3", "chara")  # keywords of the text chunk
PICTURES = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"RIFF": ".webp"}
SCHEMES = ("embeded://", "embedded://")  # the format has it with this spelling error
DATA_SCHEME = "data:"
DAMAGED = (  # what `zipfile` raises for a member that is missing, encrypted or broken
    *(KeyError, OSError, RuntimeError, NotImplementedError, EOFError, ValueError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
)
DEFAULT_URI = "ccdefault:"


@dataclass(frozen=True, slots=True)
class CardFile:
    """What is in the file of a card.

    Attributes:
        table: The parsed JSON object.
        picture: The PNG that carried the card, without the card; empty for other files.
        archive: The CHARX file; None for others.
    """

    table: Mapping[str, object]
    picture: bytes = b""
    archive: Path | None = None

    def asset(self, uri: str) -> bytes:
        """Return the bytes of a picture that is in the file, nothing for any other address.

        Args:
            uri: ``embeded://path``, ``ccdefault:`` or ``data:...;base64,...``.
        """
        if uri == DEFAULT_URI:
            return self.picture
        if uri.startswith(DATA_SCHEME):
            head, _, text = uri.partition(",")
            fits = head.endswith(";base64") and len(text) * 3 // 4 <= MAX_PICTURE_BYTES
            return _decoded(text.encode("ascii", "replace")) if fits else b""
        target = io.BytesIO()
        return target.getvalue() if self.copy_asset(uri, target, MAX_PICTURE_BYTES) else b""

    def copy_asset(self, uri: str, target: BinaryIO, limit: int) -> bool:
        """Copy an asset of an archive; return whether it was there, whole and within the limit."""
        scheme = next((scheme for scheme in SCHEMES if uri.startswith(scheme)), "")
        if not scheme or self.archive is None:
            return False
        try:
            with zipfile.ZipFile(self.archive) as archive:
                return _copied(archive, uri.removeprefix(scheme).lstrip("/"), target, limit)
        except DAMAGED:  # it was whole before: changed since
            return False


def read_card_file(path: Path) -> CardFile:
    """Return what is in a file.

    Raises:
        ValueError: There is no card in it, it is damaged, or too large.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(len(PNG_MAGIC))
        if head.startswith(b"PK"):
            return _from_archive(path)
        data = head + file.read(MAX_FILE_BYTES + 1 - len(head))
    if len(data) > MAX_FILE_BYTES:
        raise ValueError(f"it has more than {MAX_FILE_BYTES >> 20} MiB")
    return _from_png(data) if head == PNG_MAGIC else CardFile(_card(data))


def _from_png(data: bytes) -> CardFile:
    texts, picture = card_texts(data, PREFERRED, MAX_JSON_BYTES * 2)
    text = next((texts[key] for key in PREFERRED if key in texts), None)
    if text is None:
        raise ValueError("it is a picture without a character card in it")
    card = _decoded(text)
    if not card:
        raise ValueError("the card in the picture is damaged (it is no base64)")
    return CardFile(_card(card), picture if len(picture) <= MAX_PICTURE_BYTES else b"")


def _from_archive(path: Path) -> CardFile:
    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.infolist()) > MAX_MEMBERS:
                raise ValueError(f"the archive has more than {MAX_MEMBERS} files")
            card = io.BytesIO()
            is_there = _copied(archive, MEMBER, card, MAX_JSON_BYTES)
    except (zipfile.BadZipFile, NotImplementedError, struct.error) as exc:
        raise ValueError(f"the archive is damaged: {exc}") from exc
    if not is_there:
        raise ValueError(f"the archive has no readable {MEMBER}")
    return CardFile(_card(card.getvalue()), archive=path)


def _copied(archive: zipfile.ZipFile, name: str, target: BinaryIO, limit: int) -> bool:
    """Copy a file of an archive; tell whether it is there, whole, and not too large."""
    try:
        with archive.open(name) as member:
            while piece := member.read(PIECE_BYTES):
                limit -= len(piece)
                if limit < 0:
                    return False
                target.write(piece)
    except DAMAGED:
        return False
    return True


def _card(data: bytes) -> Mapping[str, object]:
    if len(data) > MAX_JSON_BYTES:
        raise ValueError(f"the card has more than {MAX_JSON_BYTES >> 20} MiB of text")
    return parsed(data)


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(b"".join(text.split()), validate=True)
    except binascii.Error:
        return b""


def is_remote(uri: str) -> bool:
    """Tell whether an asset is on the network, from where nothing is fetched."""
    return uri.lower().startswith(("http:", "https:"))


def picture_suffix(data: bytes) -> str:
    """Return how a picture's file name ends, by its first bytes; nothing for other data."""
    suffix = next((end for start, end in PICTURES.items() if data.startswith(start)), "")
    return "" if suffix == ".webp" and data[8:12] != b"WEBP" else suffix


def write_card_file(
    path: Path,
    table: Mapping[str, object],
    older: Mapping[str, object],
    picture: bytes,
    files: Mapping[str, bytes | Path],
) -> None:
    """Write the file of a card; the suffix says which kind.

    Args:
        path: ``.png``, ``.json`` or ``.charx``; complete before it takes its place.
        table: The card in version 3.
        older: The same in version 2, for programs that know no other.
        picture: A PNG; needed for ``.png`` only.
        files: What goes into a CHARX beside the card, by path in it: bytes, or a file to copy.

    Raises:
        ValueError: The picture is no PNG.
        OSError: It cannot be written.
    """
    text, suffix = msgspec.json.encode(table), path.suffix.lower()
    with replacing(path) as part:
        if suffix == ".json":
            part.write_bytes(msgspec.json.format(text, indent=1) + b"\n")
        elif suffix == ".charx":
            _write_archive(part, text, files)
        else:
            texts = {"chara": msgspec.json.encode(older), "ccv3": text}
            packed = {key: base64.b64encode(value) for key, value in texts.items()}
            part.write_bytes(with_texts(picture, packed))


def _write_archive(path: Path, card: bytes, files: Mapping[str, bytes | Path]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MEMBER, card)
        for name, data in files.items():
            if isinstance(data, Path):
                archive.write(data, name)
            else:
                archive.writestr(name, data)
