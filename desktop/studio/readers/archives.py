"""Looks into a ZIP (XLSX, DOCX, an exported chat) before anything else does: sizes and contents."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from backends.errors import Sentence
from desktop.studio.readers.brought import Refused

__all__ = ["Archive", "checked_names", "read_member", "usual_office_file"]

MAX_MEMBERS = 5_000
MAX_UNPACKED_BYTES = 64 * 2**20
CHUNK_BYTES = 2**16
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
DTD = tuple(
    word.encode(codec)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for codec in ("utf-8", "utf-16-le", "utf-16-be")
)
STRICT = {  # the names of ISO 29500 Strict, and those that every other program writes
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
TELLING = ("xl/workbook.xml", "xl/styles.xml", "word/document.xml")
TOLD_BYTES = 2**20
NO_FILL = re.compile(rb"<((?:\w+:)?)fill\s*/>")  # a format of a cell that openpyxl stumbles over
BROKEN_TODO = "Fetch or save the file again; the program that made it must be able to open it."


Archive = Path | io.BytesIO


def checked_names(path: Archive, *, is_office: bool) -> list[str]:
    """Return the names in a ZIP whose sizes, and in an office file whose XML, are harmless.

    Args:
        path: The file.
        is_office: Whether all of it is going to be unpacked, as libraries for XLSX and DOCX do.

    Raises:
        Refused: It is damaged, unpacks to too much, or holds what expands without end.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if is_office:
                _check_sizes(members)
                for member in members:
                    _check_member(archive, member)
            elif len(members) > MAX_MEMBERS * 4:
                raise Refused(
                    Sentence("It holds {1} files.", len(members)),
                    "Export the chat without its media.",
                )
    except Refused:
        raise
    except DAMAGED as exc:
        raise Refused("It is damaged or incomplete.", BROKEN_TODO) from exc
    return [member.filename for member in members]


def usual_office_file(path: Path) -> BinaryIO:
    """Open an office file, already checked, in the form that the libraries for it understand."""
    if not _is_unusual(path):
        return path.open("rb")
    made = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(made, "w") as usual:
        for member in archive.infolist():
            data = archive.read(member)
            if member.filename.lower().endswith((".xml", ".rels")):
                data = NO_FILL.sub(rb"<\1fill><\1patternFill/></\1fill>", data)
                for strict, name in STRICT.items():
                    data = data.replace(strict, name)
            usual.writestr(member.filename, data)
    made.seek(0)
    return made


def _is_unusual(path: Path) -> bool:
    """Tell whether the parts that name the standard and the formats have to be rewritten."""
    with zipfile.ZipFile(path) as archive:
        for name in {*TELLING} & {*archive.namelist()}:
            with archive.open(name) as part:
                told = part.read(TOLD_BYTES)
            if NO_FILL.search(told) or any(strict in told for strict in STRICT):
                return True
    return False


def read_member(path: Archive, name: str, most: int = MAX_UNPACKED_BYTES) -> bytes:
    """Return one file of a ZIP, of so many bytes at most.

    Raises:
        Refused: It is damaged or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            member = archive.getinfo(name)
            _check_sizes([member], most)
            return archive.read(member)
    except Refused:
        raise
    except DAMAGED as exc:
        raise Refused("It is damaged or incomplete.", BROKEN_TODO) from exc


def _check_sizes(members: list[zipfile.ZipInfo], most: int = MAX_UNPACKED_BYTES) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > most:
        raise Refused(
            Sentence(
                "It unpacks to {1} MiB in {2} files; {3} MiB are allowed.",
                f"{unpacked / 2**20:.0f}",
                len(members),
                MAX_UNPACKED_BYTES // 2**20,
            ),
            "Save the text or the table alone, without pictures, or as CSV or TXT.",
        )


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Unpack a member once, which proves it whole; an office file has no document type."""
    is_xml = member.filename.lower().endswith((".xml", ".rels"))
    with archive.open(member) as file:
        assert isinstance(file, io.BufferedIOBase)
        tail = b""
        while chunk := file.read(CHUNK_BYTES):
            if is_xml and any(word in tail + chunk for word in DTD):
                raise Refused(
                    "Its XML defines entities of its own, as no office program does.",
                    "Do not open it; ask who made it for a CSV or a TXT.",
                )
            tail = chunk[-32:]
