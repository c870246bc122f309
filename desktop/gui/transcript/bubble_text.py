"""The text of one bubble: rich documents below each other, of which a stream changes the last.

Window process, GUI thread. To the outside it is one text with one range of positions; a link that
copies code carries the number of the code block in the whole message.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from desktop.gui.transcript.markup import COPY_SCHEME, Markup

__all__ = ["BubbleText"]

Source = TypeVar("Source")

LIST_INDENT_PX = 24
GAP_PX = 8.0  # between two documents, as between two paragraphs
CARET_PX = 8


class _Document(QTextDocument):
    """A document that loads nothing: no picture from the web, none from the disk."""

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Refuse."""


@dataclass(slots=True)
class _Part:
    key: tuple[object, str]
    codes: list[str]
    document: _Document
    rest: str | None = None  # of the code at the end of the part before, which goes on
    measured: tuple[float, float] = (-1.0, 0.0)  # for which width, the ideal one

    @property
    def length(self) -> int:
        return self.document.characterCount()

    @property
    def gap(self) -> float:
        """Return the pixels above it, if anything is there."""
        return GAP_PX if self.rest is None else 0.0

    def layout(self, width: float) -> QAbstractTextDocumentLayout:
        """Return the layout of the text, at a width that it was not measured at, perhaps."""
        if self.document.textWidth() != width:
            self.document.setTextWidth(width)
        return self.document.documentLayout()


class BubbleText:
    """Lays out, paints and finds text.

    Args:
        owner: The widget that it is painted on.
    """

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._parts: list[_Part] = []
        self._width = -1.0  # of the lines; without any limit before the first `fit`

    def show(
        self, sources: Sequence[Source], render: Callable[[Source], Markup], css: str, font: QFont
    ) -> None:
        """Show a text; the documents whose source and style are the same stay as they are."""
        style = f"{css}{font.key()}"
        kept = 0
        for part, source in zip(self._parts, sources, strict=False):
            if part.key != (source, style):
                break
            kept += 1
        for part in self._parts[kept:]:
            part.document.deleteLater()
        del self._parts[kept:]
        for source in sources[kept:]:
            self._parts.append(self._made((source, style), render(source), css, font))

    @property
    def codes(self) -> list[str]:
        """Return all code blocks."""
        found: list[str] = []
        for part in self._parts:
            if part.rest is not None and found:
                found[-1] += f"\n{part.rest}"
            found += part.codes
        return found

    @property
    def last_position(self) -> int:
        """Return the position behind the last character."""
        return sum(part.length for part in self._parts) - 1

    def fit(self, width: float, room_at_end: float) -> tuple[float, float]:
        """Break the lines at a width; return the width and the height that are needed.

        A part breaks its lines at the ideal width as at the most that is allowed, so its height is
        known; it is laid out at the needed width when it is seen.

        Args:
            width: The most that is allowed, in pixels.
            room_at_end: What is painted behind the last line.
        """
        for part in self._parts:
            if part.measured[0] != width:
                part.document.setTextWidth(width)
                part.measured = (width, part.document.idealWidth())
        ideal = max((part.measured[1] for part in self._parts), default=0.0)
        self._width = min(width, ceil(ideal) + room_at_end)
        return self._width, self._top(len(self._parts))

    def paint(
        self, painter: QPainter, palette: QPalette, selected: tuple[int, int], clip: QRectF
    ) -> None:
        """Paint what lies in `clip`; positions in `selected` are marked."""
        first = 0
        for number, part in enumerate(self._parts):
            top, height = self._top(number), part.document.size().height()
            if clip.top() <= top + height and top <= clip.bottom():
                context = QAbstractTextDocumentLayout.PaintContext()
                context.palette = palette
                context.clip = clip.translated(0, -top)
                start, end = (min(max(at - first, 0), part.length - 1) for at in selected)
                if start != end:
                    context.selections = [_selection(part, start, end, palette)]
                painter.translate(0, top)
                part.layout(self._width).draw(painter, context)
                painter.translate(0, -top)
            first += part.length

    def position_at(self, point: QPointF) -> int:
        """Return the position nearest to a point."""
        number = self._part_at(point.y())
        inside = QPointF(point.x(), point.y() - self._top(number))
        layout = self._parts[number].layout(self._width)
        at = layout.hitTest(inside, Qt.HitTestAccuracy.FuzzyHit)
        return self._first(number) + at

    def link_at(self, point: QPointF) -> str:
        """Return the address under a point, nothing if there is none."""
        number = self._part_at(point.y())
        inside = QPointF(point.x(), point.y() - self._top(number))
        link = self._parts[number].layout(self._width).anchorAt(inside)
        scheme, _, rest = link.partition(":")
        if scheme != COPY_SCHEME or not rest.isdigit():
            return link
        before = sum(len(part.codes) for part in self._parts[:number])
        return f"{COPY_SCHEME}:{before + int(rest)}"

    def text(self, start: int, end: int) -> str:
        """Return the text between two positions, as shown."""
        pieces, first = [], 0
        for part in self._parts:
            low, high = (min(max(at - first, 0), part.length - 1) for at in (start, end))
            if low != high:
                cursor = QTextCursor(part.document)
                cursor.setPosition(low)
                cursor.setPosition(high, QTextCursor.MoveMode.KeepAnchor)
                pieces.append(cursor.selection().toPlainText())
            first += part.length
        return "\n".join(pieces)

    def find(self, wanted: str) -> tuple[int, int] | None:
        """Return where a text stands, None if it does not."""
        first = 0
        for part in self._parts:
            found = part.document.find(wanted)
            if not found.isNull():
                return first + found.selectionStart(), first + found.selectionEnd()
            first += part.length
        return None

    def caret(self, font: QFont, line_px: float) -> QRectF:
        """Return where the next character will be."""
        number = len(self._parts) - 1
        part, top = self._parts[number], self._top(number)
        block = part.document.lastBlock()
        box = part.layout(self._width).blockBoundingRect(block).translated(0, top)
        line = block.layout().lineForTextPosition(block.length() - 1)
        if not line.isValid():
            return QRectF(box.left() + 2, box.top(), CARET_PX, line_px * 0.75)
        metrics = QFontMetricsF(font)
        x = line.naturalTextRect().right()
        y = box.top() + line.y() + line.ascent() - metrics.ascent() * 0.94
        return QRectF(box.left() + x + 3, y, CARET_PX, metrics.height() * 0.94)

    def _made(self, key: tuple[object, str], markup: Markup, css: str, font: QFont) -> _Part:
        document = _Document(self._owner)
        document.setDocumentMargin(0)
        document.setUndoRedoEnabled(False)
        document.setIndentWidth(LIST_INDENT_PX)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDefaultFont(font)
        document.setDefaultStyleSheet(css)
        document.setHtml(markup.html)
        _trim(document)
        return _Part(key, markup.codes, document, markup.rest)

    def _top(self, number: int) -> float:
        heights = sum(part.document.size().height() for part in self._parts[:number])
        return heights + sum(part.gap for part in self._parts[1 : number + 1])

    def _first(self, number: int) -> int:
        return sum(part.length for part in self._parts[:number])

    def _part_at(self, y: float) -> int:
        last = len(self._parts) - 1
        return next((number for number in range(last) if y < self._top(number + 1)), last)


def _trim(document: QTextDocument) -> None:
    """Take the margin from the last paragraph, so that both edges look alike."""
    cursor = QTextCursor(document.lastBlock())
    if cursor.currentTable() is None:
        shape = QTextBlockFormat()
        shape.setBottomMargin(0)
        cursor.mergeBlockFormat(shape)


def _selection(
    part: _Part, start: int, end: int, palette: QPalette
) -> QAbstractTextDocumentLayout.Selection:
    selection = QAbstractTextDocumentLayout.Selection()
    cursor = QTextCursor(part.document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format.setBackground(palette.color(QPalette.ColorRole.Highlight))
    selection.format.setForeground(palette.color(QPalette.ColorRole.HighlightedText))
    return selection
