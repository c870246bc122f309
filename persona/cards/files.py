"""Reads and writes the files that carry a character card: every process.

PNG (also animated) with a text chunk, JPEG or WebP with a comment in their EXIF data, a JSON file,
or a CHARX archive. All come from strangers: sizes are limited, checksums checked, nothing is
unpacked to a path that the file names, and nothing is fetched from an address.
"""

from __future__ import annotations

import base64
import binascii
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO, Literal
from urllib.parse import unquote

import msgspec

from backends.errors import Sentence, Unusable
from backends.files import replacing
from persona.cards.archive import MANIFEST, MEMBER, CardArchive, is_archive
from persona.cards.byaf import card_in, n_characters
from persona.cards.exif import exif_texts, is_jpeg, is_webp
from persona.cards.foreign import kind_of_file
from persona.cards.parsing import parsed, parsed_yaml
from persona.cards.png import MAGIC as PNG_MAGIC
from persona.cards.png import Chunk, bare, find_chunks, text_of_chunk, with_texts

__all__ = [
    "CARD_SUFFIXES",
    "PICTURES",
    "WRITTEN_SUFFIXES",
    "CardFile",
    "Fault",
    "is_remote",
    "picture_suffix",
    "read_card_file",
    "write_card_file",
]

WRITTEN_SUFFIXES = (".png", ".apng", ".json", ".charx")
YAML_SUFFIXES = (".yaml", ".yml")
CARD_SUFFIXES = (*WRITTEN_SUFFIXES, *YAML_SUFFIXES, ".jpg", ".jpeg", ".webp", ".zip", ".byaf")
"""In which cards come."""
MAX_FILE_BYTES = 64 * 2**20  # of a JPEG or a text; an archive and a PNG are read piece by piece
MAX_JSON_BYTES = 16 * 2**20
MAX_PICTURE_BYTES = 16 * 2**20
MAX_TRIED = 4  # cards of one keyword in a picture, until one is whole
HEAD_BYTES = 512
BASE64_MARK_BYTES = 16  # that a text in base64 may have more than its four thirds
PREFERRED = ("ccv3", "chara", "naidata")  # keywords of the text chunk; of NovelAI a lorebook
ASSET_KEYWORDS = ("chara-ext-asset_:", "chara-ext-asset_")  # as the format has it, and RisuAI
ASSET_SCHEME = "__asset:"
LOCKED = b"rcc||"  # how RisuAI begins a card that it encrypts
MOST_WRAPPINGS = 2  # base64 within base64
OTHER_ALPHABET = bytes.maketrans(b"-_", b"+/")
PICTURES = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"RIFF": ".webp", b"GIF8": ".gif"}
SCHEMES = ("embeded://", "embedded://")  # the format has it with this spelling error
DATA_SCHEME = "data:"
DEFAULT_URI = "ccdefault:"
Fault = Literal["", "missing", "outside"]
"""Why an asset is not taken: the file does not have it, or its path leads out of the file."""


@dataclass(frozen=True, slots=True)
class PngAssets:
    """The files that a PNG carries as texts beside the card, as RisuAI writes them.

    Attributes:
        path: The PNG.
        chunks: By the name of the asset, in lower case.
    """

    path: Path
    chunks: Mapping[str, Chunk]

    def read(self, name: str, limit: int) -> bytes:
        """Return an asset; nothing where it is missing, damaged or too large."""
        chunk = self.chunks.get(name.lower())
        if chunk is None:
            return b""
        try:
            with self.path.open("rb") as file:
                data = _decoded(text_of_chunk(file, chunk, limit * 4 // 3 + BASE64_MARK_BYTES))
        except (OSError, ValueError):
            return b""
        return data if len(data) <= limit else b""


@dataclass(frozen=True, slots=True)
class CardFile:
    """What is in the file of a card.

    Attributes:
        table: The parsed JSON object.
        picture: The picture that carried the card, a PNG without the card; empty for none.
        archive: What else is in a CHARX file; None for others.
        title: What the file is called, for a card that has no name.
        beside: What else is in a PNG; None for others.
        n_others: How many more characters the file has; one is read.
    """

    table: Mapping[str, object]
    picture: bytes = b""
    archive: CardArchive | None = None
    title: str = ""
    beside: PngAssets | None = None
    n_others: int = 0
    is_picture_left: bool = False

    def asset(self, uri: str, limit: int = MAX_PICTURE_BYTES) -> bytes:
        """Return the bytes of a picture that is in the file, nothing for any other address.

        Args:
            uri: ``embeded://path``, ``__asset:name``, ``ccdefault:`` or ``data:...;base64,...``.
            limit: Bytes that it may have.
        """
        limit = min(limit, MAX_PICTURE_BYTES)
        if uri == DEFAULT_URI:
            return self.picture if len(self.picture) <= limit else b""
        if _has_scheme(uri, DATA_SCHEME):
            head, _, text = uri.partition(",")
            fits = head.lower().endswith(";base64") and len(text) * 3 // 4 <= limit
            return _decoded(text.encode("ascii", "replace")) if fits else b""
        if uri.startswith(ASSET_SCHEME) and self.beside:
            return self.beside.read(uri.removeprefix(ASSET_SCHEME), limit)
        place = self._place(uri)
        if not (place and self.archive):
            return b""
        return self.archive.read(place, limit, picture_suffix)

    def copy_asset(self, uri: str, target: BinaryIO, limit: int) -> bool:
        """Copy an asset of an archive; return whether it was there, whole and within the limit.

        Raises:
            OSError: The target cannot be written.
        """
        place = self._place(uri)
        return bool(place and self.archive and self.archive.copy(place, target, limit))

    def fault(self, uri: str) -> Fault:
        """Return why an asset cannot be in the file, where that is so."""
        if is_remote(uri) or uri == DEFAULT_URI or _has_scheme(uri, DATA_SCHEME):
            return ""
        path = _path(uri)
        posix, windows = PurePosixPath(path), PureWindowsPath(path)
        if self._place(uri):
            return ""
        if self.beside and uri.removeprefix(ASSET_SCHEME).lower() in self.beside.chunks:
            return ""
        if posix.is_absolute() or windows.drive or windows.root or ".." in windows.parts:
            return "outside"
        return "missing"

    def _place(self, uri: str) -> str:
        """Return the path in the archive that an address names; nothing where none is there."""
        if not uri.startswith(SCHEMES) or not self.archive:
            return ""
        path = _path(uri).lstrip("/")
        return next((place for place in (path, unquote(path)) if self.archive.has(place)), "")


def _has_scheme(uri: str, scheme: str) -> bool:
    return uri[: len(scheme)].lower() == scheme


def _path(uri: str) -> str:
    scheme = next((scheme for scheme in SCHEMES if uri.startswith(scheme)), "")
    return uri.removeprefix(scheme) if scheme else uri.removeprefix("file://")


def read_card_file(path: Path) -> CardFile:
    """Return what is in a file.

    Raises:
        ValueError: There is no card in it, it is damaged, or too large.
        OSError: It cannot be read.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise Unusable("It is a folder or no regular file.")
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if head.startswith(PNG_MAGIC):
        return _from_png(path)
    if is_jpeg(head) or is_webp(head):
        card = _in_comments(_whole(path)) if path.stat().st_size <= MAX_FILE_BYTES else b""
        if card or not is_archive(path):
            return _from_picture(card, _whole(path), path.stem)
    if head.startswith(b"PK") or is_archive(path):
        return _from_archive(path)
    if kind := kind_of_file(head):
        raise Unusable(kind)
    if path.suffix.lower() in YAML_SUFFIXES:
        return CardFile(parsed_yaml(_whole(path)), title=path.stem)
    return CardFile(_card(_whole(path)), title=path.stem)


def _whole(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise Unusable(Sentence("It has more than {1} MiB.", MAX_FILE_BYTES >> 20))
    return data


def _from_png(path: Path) -> CardFile:
    """Return the best card that is whole, of several in a picture."""
    with path.open("rb") as file:
        chunks = find_chunks(file)
        texts = _first_of_each(chunks)
        if not any(keyword in texts for keyword in PREFERRED) and is_archive(path):
            return _from_archive(path)
        cards = ([own for own in chunks if own.keyword == key] for key in PREFERRED)
        table = _best_card(file, [chunk for own in cards for chunk in own[:MAX_TRIED]])
        kept = [chunk for chunk in chunks if not chunk.keyword.startswith(CARRIED)]
        picture = bare(file, kept, MAX_PICTURE_BYTES)
    assets = {
        name: chunk
        for prefix in reversed(ASSET_KEYWORDS)
        for keyword, chunk in texts.items()
        if keyword.startswith(prefix) and (name := keyword.removeprefix(prefix))
    }
    return CardFile(
        table, picture, title=path.stem, beside=PngAssets(path, assets), is_picture_left=not picture
    )


CARRIED = (*PREFERRED, *ASSET_KEYWORDS)  # how the keywords of texts begin that are no picture's


def _first_of_each(chunks: Sequence[Chunk]) -> dict[str, Chunk]:
    """Return the texts by keyword; of two with the same, the first."""
    return {chunk.keyword: chunk for chunk in reversed(chunks) if chunk.keyword}


def _best_card(file: BinaryIO, chunks: Sequence[Chunk]) -> Mapping[str, object]:
    """Return the first card that can be read.

    Raises:
        ValueError: There is none; what is wrong with the first.
    """
    faults: list[ValueError] = []
    for chunk in chunks:
        try:
            text = text_of_chunk(file, chunk, MAX_JSON_BYTES * 4 // 3 + HEAD_BYTES)
            card = _unwrapped(text)
            if text.startswith(LOCKED):
                raise Unusable("RisuAI has encrypted the card: export it there without a lock.")
            if not card:
                raise Unusable("The card in the picture is damaged: it is no base64.")
            if not (table := _card(card)):
                raise Unusable("The card in the picture is empty.")
            return table
        except ValueError as exc:
            faults.append(exc)
    raise next(iter(faults), _no_card())


def _no_card() -> Unusable:
    return Unusable("It is a picture without a character card in it.")


def _unwrapped(text: bytes) -> bytes:
    """Return the JSON that a text is, or stands for in base64; nothing for another text."""
    found = text
    for _ in range(MOST_WRAPPINGS):
        if found.lstrip()[:1] == b"{" or not (inner := _decoded(found)):
            break
        found = inner
    return b"" if found is text and text.lstrip()[:1] != b"{" else found


def _from_picture(card: bytes, data: bytes, title: str) -> CardFile:
    if not card:
        raise _no_card()
    return CardFile(_card(card), data if len(data) <= MAX_PICTURE_BYTES else b"", title=title)


def _in_comments(data: bytes) -> bytes:
    """Return the card in the EXIF data of a picture: as JSON, base64, or numbers with commas."""
    for text in exif_texts(data):
        if text.replace(b",", b"").isdigit() and b"," in text:
            numbers = text.split(b",")
            return bytes(int(n) for n in numbers if n and len(n) <= 3 and int(n) < 256)
        if (card := _unwrapped(text)).startswith(b"{"):
            return card
    return b""


def _from_archive(path: Path) -> CardFile:
    archive = CardArchive(path)
    if archive.card.casefold() == MANIFEST:
        return _from_parts(archive, path.stem)
    card = archive.read(archive.card, MAX_JSON_BYTES)
    if not card:
        raise Unusable(archive.no_card())
    before = archive.picture_before(MAX_PICTURE_BYTES)
    picture = before if picture_suffix(before) else b""
    return CardFile(_card(card), picture, archive, path.stem)


def _from_parts(archive: CardArchive, title: str) -> CardFile:
    """Return the card whose parts are files of their own in an archive."""
    left = MAX_JSON_BYTES  # of all together

    def read(name: str) -> Mapping[str, object]:
        nonlocal left
        data = archive.read(name, left)
        left -= len(data)
        return parsed(data) if data else {}

    manifest = read(archive.card)
    count = n_characters(manifest)
    if not count:
        raise Unusable(archive.no_card())
    return CardFile(card_in(manifest, read), b"", archive, title, n_others=count - 1)


def _card(data: bytes) -> Mapping[str, object]:
    if len(data) > MAX_JSON_BYTES:
        raise Unusable(Sentence("The card has more than {1} MiB of text.", MAX_JSON_BYTES >> 20))
    return parsed(data)


def _decoded(text: bytes) -> bytes:
    """Return what base64 of either alphabet stands for, nothing for another text."""
    plain = b"".join(text.split()).translate(OTHER_ALPHABET).rstrip(b"=")
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except binascii.Error:
        return b""


def is_remote(uri: str) -> bool:
    """Tell whether an asset is on the network, from where nothing is fetched."""
    return uri.lower().startswith(("http:", "https:"))


def picture_suffix(data: bytes) -> str:
    """Return how a picture's file name ends, by its first bytes; nothing for other data."""
    suffix = next((end for start, end in PICTURES.items() if data.startswith(start)), "")
    return "" if suffix == ".webp" and not is_webp(data) else suffix


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
    with replacing(path, mode=0o644) as part:  # it is made to be passed on
        if suffix == ".json":
            part.write_bytes(msgspec.json.format(text, indent=1) + b"\n")
        elif suffix == ".charx":
            _write_archive(part, text, files)
        else:
            texts = {"chara": msgspec.json.encode(older), "ccv3": text}
            packed = {key: base64.b64encode(value) for key, value in texts.items()}
            part.write_bytes(with_texts(picture, packed))


def _write_archive(path: Path, card: bytes, files: Mapping[str, bytes | Path]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
        archive.writestr(MEMBER, card)
        for name, data in files.items():
            if isinstance(data, Path):
                archive.write(data, name)
            else:
                archive.writestr(name, data)
