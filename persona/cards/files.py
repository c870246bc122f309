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
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import msgspec

from persona.cards.png import MAGIC as PNG_MAGIC
from persona.cards.png import card_texts, with_texts
from persona.cards.tables import is_table

__all__ = [
    "CARD_SUFFIXES",
    "PICTURES",
    "CardFile",
    "is_remote",
    "picture_suffix",
    "read_card_file",
    "to_bytes",
]

CARD_SUFFIXES = (".png", ".apng", ".json", ".charx")
MAX_FILE_BYTES = 512 * 2**20  # a CHARX may bring many pictures
MAX_JSON_BYTES = 16 * 2**20
MAX_PICTURE_BYTES = 32 * 2**20
MAX_MEMBERS = 2_000
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
        archive: The CHARX archive; empty for other files.
    """

    table: Mapping[str, object]
    picture: bytes = b""
    archive: bytes = field(default=b"", repr=False)

    def asset(self, uri: str, limit: int = MAX_PICTURE_BYTES) -> bytes:
        """Return the bytes of an asset that is in the file, nothing for any other.

        Args:
            uri: ``embeded://path``, ``ccdefault:`` or ``data:...;base64,...``.
            limit: Bytes from which on it is left out.
        """
        if uri == DEFAULT_URI:
            return self.picture
        if uri.startswith(DATA_SCHEME):
            head, _, text = uri.partition(",")
            fits = head.endswith(";base64") and len(text) * 3 // 4 <= limit
            return _decoded(text.encode("ascii", "replace")) if fits else b""
        scheme = next((scheme for scheme in SCHEMES if uri.startswith(scheme)), "")
        if not (scheme and self.archive):
            return b""
        with zipfile.ZipFile(io.BytesIO(self.archive)) as archive:
            return _member(archive, uri.removeprefix(scheme).lstrip("/"), limit)


def read_card_file(path: Path) -> CardFile:
    """Return what is in a file.

    Raises:
        ValueError: There is no card in it, it is damaged, or too large.
        OSError: It cannot be read.
    """
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        raise ValueError(f"it has {size >> 20} MiB; a card has {MAX_FILE_BYTES >> 20} at most")
    data = path.read_bytes()
    if data.startswith(PNG_MAGIC):
        return _from_png(data)
    if data.startswith(b"PK"):
        return _from_archive(data)
    return CardFile(_parsed(data))


def _from_png(data: bytes) -> CardFile:
    texts, picture = card_texts(data, PREFERRED, MAX_JSON_BYTES * 2)
    text = next((texts[key] for key in PREFERRED if key in texts), None)
    if text is None:
        raise ValueError("it is a picture without a character card in it")
    card = _decoded(text)
    if not card:
        raise ValueError("the card in the picture is damaged (it is no base64)")
    return CardFile(_parsed(card), picture if len(picture) <= MAX_PICTURE_BYTES else b"")


def _from_archive(data: bytes) -> CardFile:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > MAX_MEMBERS:
                raise ValueError(f"the archive has more than {MAX_MEMBERS} files")
            card = _member(archive, MEMBER, MAX_JSON_BYTES)
    except (zipfile.BadZipFile, NotImplementedError, struct.error) as exc:
        raise ValueError(f"the archive is damaged: {exc}") from exc
    if not card:
        raise ValueError(f"the archive has no readable {MEMBER}")
    return CardFile(_parsed(card), archive=data)


def _member(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Return a file of an archive; nothing if it is missing, damaged, encrypted or too large."""
    try:
        with archive.open(name) as member:
            data = member.read(limit + 1)
    except DAMAGED:
        return b""
    return data if len(data) <= limit else b""


def _parsed(data: bytes) -> Mapping[str, object]:
    if len(data) > MAX_JSON_BYTES:
        raise ValueError(f"the card has more than {MAX_JSON_BYTES >> 20} MiB of text")
    try:
        table = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as exc:
        raise ValueError(f"it is no JSON: {exc}") from exc
    if not is_table(table):
        raise ValueError("it is JSON, but no object")
    return table


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


def to_bytes(
    suffix: str,
    table: Mapping[str, object],
    older: Mapping[str, object],
    picture: bytes,
    files: Mapping[str, bytes],
) -> bytes:
    """Return the file of a card.

    Args:
        suffix: ``.png``, ``.json`` or ``.charx``.
        table: The card in version 3.
        older: The same in version 2, for programs that know no other.
        picture: A PNG; needed for ``.png`` only.
        files: What goes into a CHARX beside the card, by path.

    Raises:
        ValueError: There is no such kind of file.
    """
    text = msgspec.json.encode(table)
    if suffix == ".json":
        return msgspec.json.format(text, indent=1) + b"\n"
    if suffix in (".png", ".apng"):
        texts = {"chara": msgspec.json.encode(older), "ccv3": text}
        return with_texts(picture, {key: base64.b64encode(value) for key, value in texts.items()})
    if suffix != ".charx":
        raise ValueError(f'a card is a .png, .json or .charx file, not "{suffix}"')
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {MEMBER: text, **files}.items():
            assert ".." not in PurePosixPath(name).parts
            archive.writestr(name, data)
    return buffer.getvalue()
