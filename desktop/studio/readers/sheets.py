"""Reads the sheets of an XLSX as tables, through openpyxl."""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import ParseError

from backends.errors import Sentence
from desktop.studio.readers.archives import BROKEN_TODO, checked_names, usual_office_file
from desktop.studio.readers.brought import Brought, Place, Refused
from desktop.studio.readers.tables import MAX_ROWS, Row, read_rows

if TYPE_CHECKING:
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

__all__ = ["read_workbook"]

MAX_COLUMNS = 64
MAX_LISTED_ROWS = 200_000  # empty ones that were formatted, too
CHUNK_BYTES = 2**16
TAG = re.compile(rb"<(?:\w+:)?(?:col|mergeCell)\s[^<>]*>")
FIELD = re.compile(r'(\w+)="([^"]*)"')
AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # a character that XML does not have
QUOTED = re.compile(r'"[^"]*"|\\.')  # in the format of a number
PERCENT = re.compile(r"[0#?].*%")
FAULTS = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    ParseError,
    SyntaxError,
    OSError,
)


def read_workbook(path: Path, brought: Brought) -> None:
    """Take the questions and answers of all sheets that are shown.

    Raises:
        Refused: It is damaged, too large, or none of its sheets has questions and answers.
    """
    checked_names(path, is_office=True)
    brought.format = "XLSX"
    try:
        sheets = list(_sheets(path, brought))
    except FAULTS as exc:
        if isinstance(exc, Refused):
            raise
        raise Refused("It is no XLSX that can be read.", BROKEN_TODO) from exc
    reasons = [reason for rows in sheets if (reason := _read(rows, brought))]
    if sheets and len(reasons) == len(sheets):
        raise reasons[0]
    if not sheets:
        raise Refused("It has no rows.", "Choose a file with questions and answers in it.")


def _read(rows: list[Row], brought: Brought) -> Refused | None:
    """Read one sheet; what is wrong with it is noted, another one may have the pairs."""
    try:
        read_rows(rows, brought)
    except Refused as reason:
        brought.leave(Place(part=rows[0][0].part), "the sheet has no questions and answers")
        return reason
    return None


def _sheets(path: Path, brought: Brought) -> Iterator[list[Row]]:
    from openpyxl import load_workbook
    from openpyxl.utils import get_column_letter

    with warnings.catch_warnings(), usual_office_file(path) as file:
        warnings.simplefilter("ignore")  # of styles and extensions that openpyxl does not know
        book = load_workbook(file, read_only=True, data_only=True)
        try:
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for sheet in shown:
                part = str(sheet.title) if len(shown) > 1 else ""
                look = _look(sheet)
                rows = list(_filled(_rows(sheet, part), look))
                if look.hidden:
                    names = ", ".join(get_column_letter(n) for n in sorted(look.hidden))
                    brought.notes.append(Sentence("columns that are not used: {1}", names))
                if any(any(cells) for _, cells in rows):
                    yield rows
        finally:
            book.close()


def _rows(sheet: ReadOnlyWorksheet, part: str) -> Iterator[Row]:
    """Yield the rows that hold something; where one is a million rows down, it says so."""
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    n_filled = 0
    empty: object = None  # openpyxl gives the same one for all rows that are not there
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        cells = [_text(cell) for cell in row] if row is not empty else []
        while cells and not cells[-1]:
            cells.pop()
        empty = empty if cells else row
        if cells:
            n_filled += 1
            yield Place(number, part), cells
        if n_filled > MAX_ROWS + 1 or number > MAX_LISTED_ROWS:
            return


@dataclass(frozen=True, slots=True)
class _Look:
    """Which columns of a sheet are hidden (from 1), and which cells of a column are one."""

    hidden: frozenset[int]
    merged: tuple[_Area, ...]


class _Area(NamedTuple):
    """Cells of one column (from 0) that are one: the first row and the last."""

    first: int
    last: int
    column: int


def _look(sheet: ReadOnlyWorksheet) -> _Look:
    """Return what openpyxl does not tell of a sheet that it reads row by row."""
    from openpyxl.utils import column_index_from_string

    hidden: set[int] = set()
    merged: list[_Area] = []
    with sheet._get_source() as source:
        tail = b""
        while chunk := source.read(CHUNK_BYTES):
            for tag in TAG.finditer(tail + chunk):
                fields = dict(FIELD.findall(tag[0].decode("utf-8", "replace")))
                if fields.get("hidden") in ("1", "true"):
                    last = min(int(fields["max"]), MAX_COLUMNS)
                    hidden.update(range(int(fields["min"]), last + 1))
                elif area := AREA.fullmatch(fields.get("ref", "")):
                    column = column_index_from_string(area[1]) - 1
                    merged.append(_Area(int(area[2]), int(area[3]), column))
            tail = (tail + chunk).rpartition(b"<")[2]
            tail = b"<" + tail if len(tail) < CHUNK_BYTES else b""
    kept = (area for area in merged if area.column < MAX_COLUMNS and area.last > area.first)
    return _Look(frozenset(hidden), tuple(kept))


def _filled(rows: Iterable[Row], look: _Look) -> Iterator[Row]:
    """Yield rows in which each cell of a merged one says what it says, without hidden columns."""
    waiting = sorted(look.merged, reverse=True)
    begun: dict[int, tuple[int, str]] = {}  # the last row of the area in a column, and its words
    for place, cells in rows:
        while waiting and waiting[-1].first <= place.line:
            area = waiting.pop()
            said = cells[area.column] if area.column < len(cells) else ""
            begun[area.column] = (area.last, said if area.first == place.line else "")
        for column, (last, said) in begun.items():
            if said and place.line <= last:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = said
        yield place, ["" if n in look.hidden else cell for n, cell in enumerate(cells, start=1)]


def _text(cell: ReadOnlyCell | EmptyCell) -> str:
    value: object = cell.value
    if value is None or cell.data_type == "e":  # an error of a formula
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        is_share = PERCENT.search(QUOTED.sub("", str(getattr(cell, "number_format", ""))))
        return f"{value * 100:.12g}%" if is_share else _number(value)
    if isinstance(value, datetime.time) and not value.second:
        return f"{value:%H:%M}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    return plain.replace("\r\n", "\n").replace("\r", "\n").strip()


def _number(value: float) -> str:
    """Return a number as a sheet shows it: with fifteen digits, of which the last are exact."""
    return str(int(value)) if value == int(value) else f"{value:.15g}"
