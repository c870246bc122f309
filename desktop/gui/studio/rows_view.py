"""The table of facts and answers: how its width is shared. Window process."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.gui.studio.rows_model import KIND, MARK, QUESTION, TEXT, TOPIC, RowsModel
from desktop.gui.widgets.cell_text import draw_lines, fitted

__all__ = ["RowsView"]

QUESTION_SHARE = 0.38  # of the width of question and text together
WIDTHS = {KIND: 92, TOPIC: 120, MARK: 48}
TOPIC_FROM = 760  # pixels of the table's width from which on the topic has a column
LINES = 2  # of a row
CELL_PX = 10  # above and below them

Index = QModelIndex | QPersistentModelIndex


class RowsView(QTableView):
    """Where it is wide the topics have a column; a fact has the place of question and answer."""

    def __init__(self, rows: RowsModel, parent: QWidget | None = None) -> None:
        self._is_fitting = False
        super().__init__(parent)
        self.setModel(rows)
        rows.is_edited = lambda: self.state() == QAbstractItemView.State.EditingState
        self.setItemDelegate(_RowDelegate(self, rows))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_header()
        self._fit_lines()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(WIDTHS[MARK])
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        is_narrow = self.width() < TOPIC_FROM
        self.setColumnHidden(TOPIC, is_narrow)
        others = sum(width for column, width in WIDTHS.items() if column != TOPIC or not is_narrow)
        both = self.viewport().width() - others
        self.setColumnWidth(QUESTION, int(both * QUESTION_SHARE))

    def reset(self) -> None:
        """Read all rows anew; the keyboard stays in the table when its editor goes."""
        before = QApplication.focusWidget()
        was_edited = before is not None and self.isAncestorOf(before)
        super().reset()
        if was_edited:
            self.setFocus()

    def updateGeometries(self) -> None:
        """Leave the rest of the height empty where not all rows are seen: none is cut."""
        if self._is_fitting or not self.model():
            return
        super().updateGeometries()
        margins, row = self.viewportMargins(), self.verticalHeader().defaultSectionSize()
        whole = self.viewport().height() + margins.bottom()
        is_full = row <= whole < row * self.model().rowCount()
        margins.setBottom(whole % row if is_full else 0)
        self._is_fitting = True
        self.setViewportMargins(margins)
        self._is_fitting = False

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_lines()

    def _fit_lines(self) -> None:
        height = LINES * self.fontMetrics().lineSpacing() + CELL_PX
        self.verticalHeader().setDefaultSectionSize(height)


class _RowDelegate(QStyledItemDelegate):
    """Shows and edits a fact over two cells, each of which paints its part of it."""

    def __init__(self, view: RowsView, rows: RowsModel) -> None:
        super().__init__(view)
        self._view, self._rows = view, rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell, or its part of both."""
        both = self._both(index)
        whole = QStyleOptionViewItem(option)
        if both is not None:
            whole.rect, index = both, index.sibling(index.row(), TEXT)
        painter.save()
        painter.setClipRect(option.rect, Qt.ClipOperation.IntersectClip)
        self._paint_whole(painter, whole, index)
        painter.restore()

    def _paint_whole(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        style, text = self._view.style(), option.text
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, self._view)
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, self._view) + 1
        box.adjust(margin, 0, -margin, 0)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.setFont(option.font)
        painter.setPen(option.palette.color(role))
        wanted = self._rows.shown.words.strip()
        lines = fitted(text, option.font, box.width(), LINES, wanted)
        draw_lines(painter, box, lines, option.displayAlignment)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the editor over both cells."""
        super().updateEditorGeometry(editor, option, index)
        both = self._both(index)
        if both is not None:
            editor.setGeometry(both)

    def _both(self, index: Index) -> QRect | None:
        """Return the place of a fact, where a cell is part of it."""
        if index.column() not in (QUESTION, TEXT) or not self._rows.is_fact(index):
            return None
        cells = (index.sibling(index.row(), column) for column in (QUESTION, TEXT))
        left, right = map(self._view.visualRect, cells)
        return left | right
