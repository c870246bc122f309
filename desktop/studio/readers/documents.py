"""Reads the text of a PDF through pypdf, and of a DOCX through python-docx."""

from __future__ import annotations

import logging
import re
import unicodedata
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from backends.errors import Sentence
from desktop.studio.readers.archives import BROKEN_TODO, checked_names, usual_office_file
from desktop.studio.readers.brought import Brought, Place, Refused
from desktop.studio.readers.columns import is_header, roles_of
from desktop.studio.readers.tables import Row, asks_in_a_column
from desktop.studio.readers.texts import Paragraph, plain_paragraphs

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

__all__ = ["Document", "read_docx", "read_pdf"]

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNSAID = (
    *(f"{WORD}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)
SIGNS = {
    **{f"{WORD}tab": " ", f"{WORD}br": "\n", f"{WORD}cr": "\n"},
    f"{WORD}noBreakHyphen": "-",
}
MAX_PAGES = 100
MIN_LETTERS_PER_PAGE = 5
FULL_SHARE = 0.6  # of the longest line of a page
PAGE_NUMBER = re.compile(r"\W*\d{1,4}(?: ?/ ?\d{1,4})?\W*")
PRINTED = str.maketrans(  # as it is set: ligatures, and what a space is in some programs
    {"\t": " ", "\xa0": " ", "\xad": None}
    | {chr(0xFB00 + n): word for n, word in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
)
FAULTS = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, ArithmeticError,
    NotImplementedError, RecursionError, SyntaxError, OSError, zipfile.BadZipFile,
)  # fmt: skip  # what damaged files make the two libraries raise


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, and its paragraphs with their places and headings."""

    text: str
    paragraphs: list[Paragraph]
    tables: tuple[list[Row], ...] = ()  # of questions and answers, whose words are not in the text


def read_pdf(path: Path, brought: Brought) -> Document:
    """Return what stands in a PDF.

    Raises:
        Refused: It is damaged, locked, too long, or pictures of text alone.
    """
    pages = _pages(path)
    brought.format = Sentence("PDF, {1} pages", len(pages))
    if sum(map(_n_letters, pages)) < MIN_LETTERS_PER_PAGE * max(len(pages), 1):
        raise Refused(
            "There is no text in it, only pictures of pages: it was scanned.",
            "Let a program for text recognition (OCR) read it, or write what it says into a TXT.",
        )
    paragraphs = [
        Paragraph(Place(part=Sentence("page {1}", number)), paragraph.text)
        for number, text in enumerate(pages, start=1)
        for paragraph in plain_paragraphs(text)
    ]
    return Document("\n".join(pages), paragraphs)


def _n_letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def _pages(path: Path) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("It is locked with a password.", "Save a copy without a password.")
        if len(reader.pages) > MAX_PAGES:
            raise Refused(
                Sentence("It has {1} pages; {2} are read at most.", len(reader.pages), MAX_PAGES),
                "Save the pages that tell of you as a PDF of their own, or as TXT.",
            )
        return [_page(page.extract_text()) for page in reader.pages]
    except Refused:
        raise
    except DependencyError as exc:
        raise Refused("It is locked.", "Save a copy without protection.") from exc
    except (PyPdfError, *FAULTS) as exc:
        raise Refused("It is damaged or no PDF.", BROKEN_TODO) from exc


def _page(text: str) -> str:
    """Return the words of a page: without its number, and with a blank line where a line is short.

    A line that has room for more is the last one of its paragraph, where no small letter follows.
    """
    plain = unicodedata.normalize("NFC", text.translate(PRINTED))
    lines = [line.rstrip() for line in plain.split("\n")]
    while lines and (not lines[-1] or PAGE_NUMBER.fullmatch(lines[-1])):
        lines.pop()
    width = max(map(len, lines), default=0) * FULL_SHARE
    kept: list[str] = []
    for line, after in pairwise([*lines, ""]):
        kept.append(line)
        if line and len(line) < width and not after[:1].islower():
            kept.append("")
    return "\n".join(kept)


def read_docx(path: Path, brought: Brought) -> Document:
    """Return what stands in a DOCX; headings are topics.

    Raises:
        Refused: It is damaged, too large, or hostile.
    """
    checked_names(path, is_office=True)
    brought.format = "DOCX"
    try:
        body, names = _opened(path)
        tables = {table: rows for table in body.iter(f"{WORD}tbl") if (rows := _rows(table))}
        blocks = list(_blocks(body, names, tables))
    except FAULTS as exc:
        raise Refused("It is no DOCX that can be read.", BROKEN_TODO) from exc
    paragraphs = list(_paragraphs(blocks))
    if not paragraphs and not tables:
        raise Refused("There is no text in it.", "Choose a file with sentences about you.")
    return Document("\n".join(text for text, _ in blocks), paragraphs, tuple(tables.values()))


def _opened(path: Path) -> tuple[BaseOxmlElement, dict[str, str]]:
    """Return the body of a document, and the names of its styles."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with usual_office_file(path) as file:
            document = Document(file)
    except PackageNotFoundError as exc:
        raise ValueError("its parts are missing") from exc
    return document.element.body, {one.style_id: str(one.name) for one in document.styles}


def _rows(table: BaseOxmlElement) -> list[Row]:
    """Return the rows of a table of questions and answers; none of another one."""
    rows = [
        (
            Place(number, "table"),
            ["\n".join(_said(cell)).strip() for cell in row.findall(f"{WORD}tc")],
        )
        for number, row in enumerate(table.findall(f"{WORD}tr"), start=1)
    ]
    is_known = bool(rows) and is_header(roles_of(rows[0][1]))
    return rows if is_known or asks_in_a_column(rows) else []


def _said(element: BaseOxmlElement) -> Iterator[str]:
    return ("".join(_words(paragraph)) for paragraph in element.iter(f"{WORD}p"))


def _blocks(
    body: BaseOxmlElement, names: Mapping[str, str], apart: Collection[BaseOxmlElement]
) -> Iterator[tuple[str, str]]:
    """Yield text and style of all paragraphs that are said, but those in some tables."""
    for paragraph in body.iter(f"{WORD}p"):
        above = list(paragraph.iterancestors())
        if not any(one.tag in UNSAID or one in apart for one in above):
            style = next(paragraph.iter(f"{WORD}pStyle"), None)
            style_id = "" if style is None else str(style.get(f"{WORD}val"))
            yield "".join(_words(paragraph)), names.get(style_id, "")


def _words(element: BaseOxmlElement) -> Iterator[str]:
    """Yield the words of a paragraph as they stand when its changes are accepted.

    What is deleted, hidden, or said once more for older programs is left out; a box of text in it
    has paragraphs of its own.
    """
    for part in element:
        if part.tag in (*UNSAID, f"{WORD}txbxContent"):
            continue
        if part.tag == f"{WORD}r" and _is_hidden(part):
            continue
        if part.tag == f"{WORD}t":
            yield str(part.text or "")
        elif part.tag in SIGNS:
            yield SIGNS[part.tag]
        else:
            yield from _words(part)


def _is_hidden(run: BaseOxmlElement) -> bool:
    """Tell whether the words of a run are not shown."""
    hidden = next(run.iter(f"{WORD}vanish"), None)
    return hidden is not None and hidden.get(f"{WORD}val") not in ("0", "false", "off")


def _paragraphs(blocks: Iterable[tuple[str, str]]) -> Iterator[Paragraph]:
    topic = ""
    for number, (text, style) in enumerate(blocks, start=1):
        if style.startswith(("Heading", "Title")):
            topic = text.strip()
        elif text.strip():
            for one in plain_paragraphs(text):
                yield Paragraph(Place(part=Sentence("paragraph {1}", number)), one.text, topic)
