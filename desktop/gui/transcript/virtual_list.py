"""A scroll area with rows of any height, of which only those that are seen exist. Window process.

Heights of rows that were never seen are estimated; when one is laid out, the rows that are on
screen stay where they are. So ten thousand rows cost no more than twenty.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QWidget

from desktop.gui.transcript.row_offsets import RowOffsets

__all__ = ["VirtualList", "side_margin"]

MARGIN_X, MARGIN_Y = 28, 14  # pixels around the rows
NARROW_PX, NARROW_MARGIN_X = 560, 14
COLUMN_MAX_PX = 860
OVERSCAN_PX = 300  # laid out above and below what is seen
NEAR_END_PX = 40  # so near to the end counts as "at the end"
SCROLL_STEP_PX = 40
MAX_PASSES = 5  # of replacing estimates until those on screen are right

MIN_COLUMN_PX = 120

Row = TypeVar("Row", bound=QWidget)


class VirtualList(QAbstractScrollArea, Generic[Row]):
    """Places rows. A subclass makes them, measures them and knows how many there are."""

    sized = Signal()  # all rows together have another height

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.heights = RowOffsets()
        self.rows: dict[int, Row] = {}
        self._is_at_end = True
        self._whole_height = 0  # as told
        self._jump = QPushButton(self.tr("Jump to newest"), self)
        self._jump.setObjectName("jump")
        self._jump.setAccessibleName(self._jump.text())
        self._jump.clicked.connect(self.scroll_to_end)
        self._jump.hide()
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def make_row(self, index: int) -> Row:
        """Return a new widget for a row; a subclass says which."""
        raise NotImplementedError

    def lay_out_row(self, row: Row, width: int) -> int:
        """Arrange a row for a width and return its height; a subclass says how."""
        raise NotImplementedError

    def rows_placed(self) -> None:
        """Do what depends on which rows exist; for a subclass."""

    def rows_scrolled(self) -> None:
        """Do what depends on where the rows are; for a subclass."""

    @property
    def whole_height(self) -> int:
        """The height of all rows with what is around them, in pixels."""
        return self.heights.total + 2 * MARGIN_Y

    def column(self) -> tuple[int, int]:
        """Return the left edge and the width of the rows; the scroll bar is in the margin."""
        margin = side_margin(self.width())
        return margin, max(self.width() - 2 * margin, MIN_COLUMN_PX)

    def drop_rows(self) -> None:
        """Remove all widgets; the next `place_rows` makes those that are seen.

        While one is hidden, the mouse enters that below it: by then none of them is a row.
        """
        dropped, self.rows = self.rows, {}
        for row in dropped.values():
            _remove(row)

    def scroll_to_end(self) -> None:
        """Show the newest row, and stay with it."""
        self._is_at_end = True
        self.place_rows()

    def scroll_to_row(self, index: int) -> None:
        """Scroll as little as is needed to see a row."""
        bar, view = self.verticalScrollBar(), self.viewport().height()
        self._measure(range(index, index + 1))
        top = self.heights.top(index)
        bottom = top + self.heights.height(index) + 2 * MARGIN_Y
        self._is_at_end = False
        if top < bar.value() or bottom - top > view:
            bar.setValue(top)
        elif bottom > bar.value() + view:
            bar.setValue(bottom - view)
        self.place_rows()
        self._is_at_end = self._ends_here()  # so it stays there where the view becomes lower

    def index_at(self, y: int) -> int:
        """Return the row at a height of the viewport, -1 if there are none."""
        return self.heights.at(y + self.verticalScrollBar().value() - MARGIN_Y)

    def sizeHint(self) -> QSize:
        """Return a size that suits a talk."""
        return QSize(640, 560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for another size."""
        super().resizeEvent(event)
        self.place_rows()

    def place_rows(self) -> None:
        """Lay out what is seen, keep what was on screen in place, drop the rest."""
        anchor = self._anchor()
        for _ in range(MAX_PASSES):
            visible = self._visible(self._set_range(anchor))
            if not self._measure(visible):
                break
        top = self._set_range(anchor)
        visible = self._visible(top)
        self._measure(visible)
        for index in [index for index in self.rows if index not in visible]:
            _remove(self.rows.pop(index))
        left, width = self.column()
        for index, row in self.rows.items():
            y = self.heights.top(index) + MARGIN_Y - top
            row.setGeometry(left, y, width, self.heights.height(index))
            row.show()
        self._place_jump()
        self.rows_placed()
        if self.whole_height != self._whole_height:
            self._whole_height = self.whole_height
            self.sized.emit()

    def _anchor(self) -> tuple[int, int]:
        """Return a row on screen and how far its top is from the top of the viewport."""
        value = self.verticalScrollBar().value()
        index = self.heights.at(value)
        return index, self.heights.top(index) - value if index >= 0 else 0

    def _set_range(self, anchor: tuple[int, int]) -> int:
        """Give the scroll bar its range, keep the anchor in place, return the top."""
        bar, view = self.verticalScrollBar(), self.viewport().height()
        bar.blockSignals(True)
        bar.setRange(0, max(0, self.whole_height - view))
        bar.setPageStep(view)
        bar.setSingleStep(SCROLL_STEP_PX)
        if self._is_at_end:
            bar.setValue(bar.maximum())
        elif anchor[0] >= 0:
            bar.setValue(self.heights.top(anchor[0]) - anchor[1])
        bar.blockSignals(False)
        return bar.value()

    def _visible(self, top: int) -> range:
        bottom = top + self.viewport().height()
        return self.heights.between(top - OVERSCAN_PX, bottom + OVERSCAN_PX)

    def _measure(self, indexes: range) -> bool:
        """Lay out the rows of these indexes; return whether a height was not as thought."""
        width, measured = self.column()[1], {}
        for index in indexes:
            if index in self.rows and self.heights.is_known(index):
                continue
            row = self.rows.get(index) or self.make_row(index)
            self.rows[index] = row
            measured[index] = self.lay_out_row(row, width)
        return self.heights.learn(measured)

    def _place_jump(self) -> None:
        bar, view = self.verticalScrollBar(), self.viewport().geometry()
        self._jump.setVisible(bar.maximum() - bar.value() > NEAR_END_PX)
        box = QRect(view.topLeft(), self._jump.sizeHint())
        box.moveCenter(view.center())
        box.moveBottom(view.bottom() - 8)
        self._jump.setGeometry(box)

    def _scrolled(self) -> None:
        self._is_at_end = self._ends_here()
        self.rows_scrolled()
        self.place_rows()

    def _ends_here(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.maximum() - bar.value() <= NEAR_END_PX // 4


def _remove(row: QWidget) -> None:
    row.hide()
    row.deleteLater()


def side_margin(width: int) -> int:
    """Return the space at both sides of a column in an area of a width, in pixels."""
    margin = NARROW_MARGIN_X if width < NARROW_PX else MARGIN_X
    return max(margin, (width - COLUMN_MAX_PX) // 2)
