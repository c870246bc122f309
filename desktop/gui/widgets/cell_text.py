"""The text of a cell in lines of one height, whatever alphabets are in it. Window process.

Qt leaves out a line that is higher than the letters of the cell's own font, as lines in letters of
another font are: of two lines that have room, one is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from PySide6.QtCore import QRect, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

__all__ = ["draw_lines", "fitted"]

RIGHT = Qt.TextElideMode.ElideRight
MAX_BEFORE = 400  # characters that are shown before what is searched


def fitted(text: str, font: QFont, width: int, n_lines: int, wanted: str = "") -> list[str]:
    """Return the lines of a text, the last one with an ellipsis where there are more.

    Args:
        text: Of a cell.
        font: That it is shown in.
        width: Of the cell, in pixels.
        n_lines: That there is room for.
        wanted: What is searched: where it stands too far behind, the lines begin later.
    """
    flat = " ".join(text.split())
    lines = _lines(flat, font, width, n_lines)
    found = re.search(re.escape(wanted), flat, re.IGNORECASE) if wanted else None
    if found is None or found[0] in "".join(lines):
        return lines
    starts = _starts(flat, found.start())

    def lines_from(number: int) -> list[str]:
        return _lines(f"…{flat[starts[number] :]}", font, width, n_lines)

    numbers = range(len(starts) - 1)
    first = bisect_left(numbers, True, key=lambda number: found[0] in "".join(lines_from(number)))
    return lines_from(first)


def draw_lines(
    painter: QPainter, box: QRect, lines: list[str], alignment: Qt.AlignmentFlag
) -> None:
    """Paint lines in the middle of the height of a box."""
    pitch = painter.fontMetrics().lineSpacing()
    top = box.top() + (box.height() - pitch * len(lines)) // 2
    across = alignment & Qt.AlignmentFlag.AlignHorizontal_Mask
    flags = int(across | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
    for number, line in enumerate(lines):
        painter.drawText(QRect(box.left(), top + number * pitch, box.width(), pitch), flags, line)


def _lines(text: str, font: QFont, width: int, n_lines: int) -> list[str]:
    units = text.encode("utf-16-le")  # Qt counts in these
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping())
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < n_lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, is_last = 2 * line.textStart(), len(lines) == n_lines - 1
        end = len(units) if is_last else start + 2 * line.textLength()
        lines.append(units[start:end].decode("utf-16-le"))
    layout.endLayout()
    metrics = QFontMetrics(font)
    return [*lines[:-1], *(metrics.elidedText(own, RIGHT, width) for own in lines[-1:])]


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _starts(text: str, end: int) -> list[int]:
    """Return where a line may begin, not far before a place, which is the last of them."""
    skipped = max(end - MAX_BEFORE, 0)
    before = text[skipped:end]
    units = before.encode("utf-16-le")  # Qt counts in these
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, before)
    starts = []
    while (at := finder.toNextBoundary()) >= 0:
        starts.append(skipped + len(units[: 2 * at].decode("utf-16-le")))
    return [*(at for at in starts if at < end), end]
