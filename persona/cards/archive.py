"""The archive that carries a character card, a CHARX or a plain ZIP: every process.

It may have a picture before it, and a folder around all. It comes from strangers: its directory
is measured before it is read, what is unpacked is limited, and nothing goes to a path it names.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from backends.errors import Sentence, Unusable

__all__ = ["MANIFEST", "MEMBER", "CardArchive", "is_archive"]

MEMBER, MANIFEST = "card.json", "manifest.json"
MAX_MEMBERS = 2_000
MAX_DIRECTORY_BYTES = MAX_MEMBERS * 256  # an entry has 46 bytes and its name
MAX_COMMENT_BYTES = 2**16
PIECE_BYTES = 2**20
END, END_BYTES = b"PK\5\6", 22
LOCATOR, LOCATOR_BYTES, END_64_BYTES = b"PK\6\7", 20, 56
OF_THE_SYSTEM = "__MACOSX/"
KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # of others `zipfile` unpacks a piece whole
DAMAGED = (  # what `zipfile` raises for a member that is missing, encrypted or broken
    *(KeyError, OSError, RuntimeError, NotImplementedError, EOFError, ValueError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
)


class CardArchive:
    """An archive whose directory was found harmless.

    Attributes:
        path: The file.
        sizes: Of all its files, unpacked, by their names; as the directory says.
        root: The folder that the card is in, with its slash; empty for none.
        card: The file of the card in it.
        start: Bytes before the archive, such as those of a picture.
    """

    def __init__(self, path: Path) -> None:
        """Read the directory.

        Raises:
            ValueError: It is damaged, has too many files, or no card.
            OSError: It cannot be read.
        """
        self.path = path
        try:
            if _directory_bytes(path) > MAX_DIRECTORY_BYTES:
                raise Unusable(Sentence("It has more than {1} files.", MAX_MEMBERS))
            with zipfile.ZipFile(path) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, struct.error) as exc:
            raise Unusable("It is damaged or incomplete.") from exc
        if len(members) > MAX_MEMBERS:
            raise Unusable(Sentence("It has more than {1} files.", MAX_MEMBERS))
        self.sizes = {member.filename: member.file_size for member in members}
        self._names = {_plain(name): name for name in reversed(self.sizes)}
        self.start = min((member.header_offset for member in members), default=0)
        folder, slash, self.card = _slashed(self._card()).rpartition("/")
        self.root = folder + slash

    def has(self, name: str) -> bool:
        """Tell whether a file is there, by its path from the card's folder on."""
        return bool(name) and _plain(self.root + name) in self._names

    def size(self, name: str) -> int:
        """Return the bytes of a file that is there, unpacked; as the directory says."""
        return self.sizes[self._names[_plain(self.root + name)]]

    def read(self, name: str, limit: int, is_wanted: Callable[[bytes], object] = bool) -> bytes:
        """Return a file; nothing where it is missing, not wanted, damaged or too large."""
        target = io.BytesIO()
        return target.getvalue() if self.copy(name, target, limit, is_wanted) else b""

    def copy(
        self,
        name: str,
        target: BinaryIO,
        limit: int,
        is_wanted: Callable[[bytes], object] = bool,
    ) -> bool:
        """Copy a file beside the card; return whether it was there, whole and within the limit.

        Args:
            name: Its path from the card's folder on.
            target: Where its bytes go.
            limit: How many there may be.
            is_wanted: Told by the first bytes; of what is not, no more is unpacked.

        Raises:
            OSError: The target cannot be written.
        """
        left = limit
        for piece in self._pieces(name):
            left -= len(piece)
            if not piece or left < 0 or (not target.tell() and not is_wanted(piece)):
                return False
            target.write(piece)
        return left < limit

    def _pieces(self, name: str) -> Iterator[bytes]:
        """Yield a file piece by piece; an empty one ends it where it is missing or damaged."""
        place = self._names.get(_plain(self.root + name), "")
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(place) as member:
                if archive.getinfo(place).compress_type not in KINDS:
                    raise NotImplementedError
                while piece := member.read(PIECE_BYTES):
                    yield piece
        except DAMAGED:
            yield b""

    def picture_before(self, limit: int) -> bytes:
        """Return the bytes before the archive, nothing where there are too many."""
        if not 0 < self.start <= limit:
            return b""
        with self.path.open("rb") as file:
            return file.read(self.start)

    def no_card(self) -> str:
        """Say that it has no card, and what it has instead that may be one."""
        cards = sorted(n for n in self.sizes if n.lower().endswith((".png", ".json", ".charx")))
        kept = [name for name in cards if PurePosixPath(name).name != MANIFEST]
        if not kept:
            return Sentence("It has no {1} that can be read.", MEMBER)
        return Sentence(
            "It has no {1} that can be read; unpack it, and choose {2}.",
            MEMBER,
            PurePosixPath(kept[0]).name,
        )

    def _card(self) -> str:
        """Return the path of the card, or of what names its parts, in the outermost folder."""
        for member in (MEMBER, MANIFEST):
            places = [
                name
                for name in self.sizes
                if PurePosixPath(_plain(name)).name == member and not name.startswith(OF_THE_SYSTEM)
            ]
            if places:
                return min(places, key=lambda name: (_slashed(name).count("/"), name))
        raise Unusable(self.no_card())


def _slashed(name: str) -> str:
    """Return a path as archives write it; some programs on Windows write it as Windows does."""
    return name.replace("\\", "/")


def _plain(name: str) -> str:
    """Return what two spellings of one path have in common."""
    return _slashed(name).casefold()


def is_archive(path: Path) -> bool:
    """Tell whether a file is a ZIP, or ends in one.

    Raises:
        OSError: It cannot be read.
    """
    return _end(_tail(path)) >= 0


def _tail(path: Path) -> bytes:
    """Return what the end record of an archive is in, wherever it stands."""
    n_bytes = MAX_COMMENT_BYTES + END_BYTES + LOCATOR_BYTES + END_64_BYTES
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(size - n_bytes, 0))
        return file.read()


def _end(tail: bytes) -> int:
    """Return where the end record begins, as `zipfile` finds it; -1 for no archive."""
    last = len(tail) - END_BYTES
    if tail[last : last + 4] == END and tail[-2:] == b"\0\0" and last >= 0:
        return last
    return tail.rfind(END)


def _directory_bytes(path: Path) -> int:
    """Return how long the directory says that it is, before it is read."""
    tail = _tail(path)
    end = _end(tail)
    if end < 0:
        return 0  # no archive: `zipfile` says so
    sizes = [tail[end + 12 : end + 16]]
    locator = end - LOCATOR_BYTES
    if locator >= END_64_BYTES and tail[locator : locator + 4] == LOCATOR:
        sizes.append(tail[locator - END_64_BYTES + 40 : locator - END_64_BYTES + 48])
    return max(int.from_bytes(size, "little") for size in sizes)
