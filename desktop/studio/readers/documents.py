"""Reads the text of a PDF through pypdf, and of a DOCX through python-docx."""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from backends.errors import Sentence
from desktop.studio.readers.archives import BROKEN_TODO, checked_names
from desktop.studio.readers.brought import Brought, Place, Refused
from desktop.studio.readers.texts import Paragraph, plain_paragraphs

__all__ = ["Document", "read_docx", "read_pdf"]

MAX_PAGES = 100
MIN_LETTERS_PER_PAGE = 5
FAULTS = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, ArithmeticError,
    NotImplementedError, RecursionError, SyntaxError, OSError, zipfile.BadZipFile,
)  # fmt: skip  # what damaged files make the two libraries raise


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, and its paragraphs with their places and headings."""

    text: str
    paragraphs: list[Paragraph]


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
        return [page.extract_text() for page in reader.pages]
    except Refused:
        raise
    except DependencyError as exc:
        raise Refused("It is locked.", "Save a copy without protection.") from exc
    except (PyPdfError, *FAULTS) as exc:
        raise Refused("It is damaged or no PDF.", BROKEN_TODO) from exc


def read_docx(path: Path, brought: Brought) -> Document:
    """Return what stands in a DOCX; headings are topics.

    Raises:
        Refused: It is damaged, too large, or hostile.
    """
    checked_names(path, is_office=True)
    brought.format = "DOCX"
    try:
        blocks = list(_read_blocks(path))
    except FAULTS as exc:
        raise Refused("It is no DOCX that can be read.", BROKEN_TODO) from exc
    paragraphs = list(_paragraphs(blocks))
    if not paragraphs:
        raise Refused("There is no text in it.", "Choose a file with sentences about you.")
    return Document("\n".join(text for text, _ in blocks), paragraphs)


def _read_blocks(path: Path) -> Iterator[tuple[str, str]]:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(str(path))
    except PackageNotFoundError as exc:
        raise ValueError("its parts are missing") from exc
    yield from _blocks(document.iter_inner_content())


def _paragraphs(blocks: Iterable[tuple[str, str]]) -> Iterator[Paragraph]:
    topic = ""
    for number, (text, style) in enumerate(blocks, start=1):
        if style.startswith(("Heading", "Title")):
            topic = text.strip()
        elif text.strip():
            for one in plain_paragraphs(text):
                yield Paragraph(Place(part=Sentence("paragraph {1}", number)), one.text, topic)


def _blocks(content: Iterator[object]) -> Iterator[tuple[str, str]]:
    """Yield text and style of all paragraphs, those in the cells of tables too."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph as DocxParagraph

    for block in content:
        if isinstance(block, DocxParagraph):
            yield block.text, str(block.style.name if block.style else "")
        elif isinstance(block, Table):
            seen: set[object] = set()  # a cell over several columns is listed once for each
            for cell in (cell for row in block.rows for cell in row.cells):
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    yield from _blocks(cell.iter_inner_content())
