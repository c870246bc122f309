"""Reads the sheets of an XLSX as tables, through openpyxl."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from desktop.studio.readers.archives import BROKEN_TODO, checked_names
from desktop.studio.readers.brought import Brought, Place, Refused
from desktop.studio.readers.tables import MAX_ROWS, Row, read_rows

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

__all__ = ["read_workbook"]

MAX_COLUMNS = 64
MAX_LISTED_ROWS = 200_000  # empty ones that were formatted, too
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
        sheets = list(_sheets(path))
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


def _sheets(path: Path) -> Iterator[list[Row]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings(), path.open("rb") as file:  # whatever its name ends with
        warnings.simplefilter("ignore")  # of styles and extensions that openpyxl does not know
        book = load_workbook(file, read_only=True, data_only=True)
        try:
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            for sheet in shown:
                part = str(sheet.title) if len(shown) > 1 else ""
                rows = list(_rows(sheet, part))
                if any(any(cells) for _, cells in rows):
                    yield rows
        finally:
            book.close()


def _rows(sheet: ReadOnlyWorksheet, part: str) -> Iterator[Row]:
    """Yield the rows that hold something; where one is a million rows down, it says so."""
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    n_filled = 0
    for number, values in enumerate(
        sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), start=1
    ):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            n_filled += 1
            yield Place(number, part), cells
        if n_filled > MAX_ROWS + 1 or number > MAX_LISTED_ROWS:
            return


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.time) and not value.second:
        return f"{value:%H:%M}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()
