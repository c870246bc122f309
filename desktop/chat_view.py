"""The talk: a scroll area that holds rows only for what can be seen. Window process.

Heights of rows that were never seen are estimated; when one is laid out, the rows that are on
screen stay where they are. So ten thousand messages cost no more than twenty.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QWidget

from desktop.chat_selection import ChatSelection
from desktop.message import ShownMessage
from desktop.message_row import MessageRow
from desktop.row_heights import RowHeights
from desktop.theme_tokens import LIGHT, Tokens

__all__ = ["ChatView"]

MARGIN_X, MARGIN_Y = 28, 14  # pixels around the talk
NARROW_PX, NARROW_MARGIN_X = 560, 14
COLUMN_MAX_PX = 860
OVERSCAN_PX = 300  # laid out above and below what is seen
NEAR_END_PX = 40  # so near to the end counts as "at the end"


class ChatView(QAbstractScrollArea):
    """Shows a branch of messages. Emits what the person wants done with one of them."""

    why_asked = Signal(int)
    alternative_asked = Signal(int, int)
    retry_asked = Signal(int)
    settings_asked = Signal()
    link_clicked = Signal(str)
    code_copied = Signal(str)
    menu_asked = Signal(int, QPoint)  # message id, global position
    hovered = Signal(int, QRect)  # message id (0 = none), bubble in viewport coordinates

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("talk")
        self.setAccessibleName(self.tr("Conversation"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setObjectName("talk-viewport")
        self._tokens = LIGHT
        self._items: list[ShownMessage] = []
        self._heights = RowHeights()
        self._rows: dict[int, MessageRow] = {}
        self._current = -1
        self._is_at_end = True
        self.selection = ChatSelection()
        self._jump = QPushButton(self.tr("Jump to newest"), self)
        self._jump.setObjectName("jump")
        self._jump.clicked.connect(self.scroll_to_end)
        self._jump.hide()
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def set_look(self, tokens: Tokens, font: QFont) -> None:
        """Take the colours and the font of a theme."""
        self._tokens = tokens
        self.setFont(font)
        self._forget_heights()
        for index, row in self._rows.items():
            row.bubble.setFont(font)
            row.show_message(self._items[index], tokens)
        self._place_rows()

    def show_messages(self, messages: Sequence[ShownMessage]) -> None:
        """Show another branch or chat, from its end."""
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows.clear()
        self._items = list(messages)
        self._current = -1
        self.selection.clear()
        self._forget_heights()
        self._is_at_end = True
        self._place_rows()

    def add_message(self, message: ShownMessage) -> None:
        """Append a message and show it."""
        self._items.append(message)
        self._heights.append(self._estimate(message))
        self._is_at_end = True
        self._place_rows()

    def change_message(self, message_id: int, message: ShownMessage) -> None:
        """Show what a message has become; it is searched from the end."""
        index = self.index_of(message_id)
        if index < 0:
            return
        self._items[index] = message
        self._heights.forget(index)
        row = self._rows.get(index)
        if row is not None:
            row.show_message(message, self._tokens)
        self._place_rows()

    def announce(self, text: str) -> None:
        """Have a screen reader say something now."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def index_of(self, message_id: int) -> int:
        """Return the place of a message, -1 if it is not shown."""
        for index in range(len(self._items) - 1, -1, -1):
            if self._items[index].id == message_id:
                return index
        return -1

    @property
    def messages(self) -> Sequence[ShownMessage]:
        """Return what is shown, oldest first."""
        return self._items

    @property
    def n_rows(self) -> int:
        """Return how many rows exist as widgets."""
        return len(self._rows)

    @property
    def current(self) -> ShownMessage | None:
        """Return the message that the keyboard is on."""
        return self._items[self._current] if 0 <= self._current < len(self._items) else None

    def scroll_to_end(self) -> None:
        """Show the newest message, and stay with it."""
        self._is_at_end = True
        self._place_rows()

    def scroll_to_message(self, message_id: int) -> None:
        """Show a message and put the keyboard on it."""
        index = self.index_of(message_id)
        if index >= 0:
            self._is_at_end = False
            self._set_current(index)

    def sizeHint(self) -> QSize:
        """Return a size that suits a talk."""
        return QSize(640, 560)

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between messages, open the menu of one."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps and self._items:
            start = len(self._items) if self._current < 0 else self._current
            self._set_current(max(0, min(len(self._items) - 1, start + steps[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu, Qt.Key.Key_Space):
            self._ask_menu_here()
        elif key == Qt.Key.Key_Home and self._items:
            self._set_current(0)
        elif key == Qt.Key.Key_End:
            self.scroll_to_end()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the keyboard on the newest message."""
        super().focusInEvent(event)
        by_keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_keyboard and self._current < 0 and self._items:
            self._set_current(len(self._items) - 1)
        self._show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._show_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the message under the mouse."""
        index = self._index_at(event.pos().y())
        if 0 <= index < len(self._items):
            self.menu_asked.emit(self._items[index].id, event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no message is under the mouse."""
        super().leaveEvent(event)
        self.hovered.emit(0, QRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for another width."""
        if event.oldSize().width() != event.size().width():
            self._forget_heights()
        self._place_rows()

    def selected_text(self) -> str:
        """Return the selected text, one paragraph per message."""
        parts = []
        for index, start, end in self.selection.spans():
            row = self._rows.get(index)
            if row is not None:
                parts.append(row.bubble.selected_text(start, end))
            elif index < len(self._items):
                parts.append(self._items[index].text)
        return "\n\n".join(parts)

    # Layout

    def _column(self) -> tuple[int, int]:
        width = self.viewport().width()
        margin = NARROW_MARGIN_X if width < NARROW_PX else MARGIN_X
        column = min(width - 2 * margin, COLUMN_MAX_PX)
        return max(margin, (width - column) // 2), max(column, 120)

    def _forget_heights(self) -> None:
        self._heights.reset([self._estimate(message) for message in self._items])

    def _estimate(self, message: ShownMessage) -> int:
        line = self.font().pixelSize() if self.font().pixelSize() > 0 else 15
        per_line = max(20, int(self._column()[1] * 0.7 / (line * 0.5)))
        lines = len(message.text) // per_line + message.text.count("\n") + 1
        return int(lines * line * 1.5) + (54 if message.role == "assistant" else 26)

    def _place_rows(self) -> None:
        """Lay out what is seen, keep what was on screen in place, drop the rest."""
        bar = self.verticalScrollBar()
        anchor = self._anchor()
        for _ in range(4):  # each pass may replace estimates, until none is left on screen
            top = self._set_range_and_top(anchor)
            if not self._measure(self._visible(top)):
                break
        top = self._set_range_and_top(anchor)
        visible = self._visible(top)
        left, width = self._column()
        for index in [index for index in self._rows if index not in visible]:
            row = self._rows.pop(index)
            row.hide()
            row.deleteLater()
        for index in visible:
            row = self._rows[index]
            y = self._heights.top(index) + MARGIN_Y - top
            row.setGeometry(left, y, width, self._heights.height(index))
            row.show()
        self._jump.setVisible(bar.maximum() - bar.value() > NEAR_END_PX)
        self._place_jump()
        self._show_selection()

    def _anchor(self) -> tuple[int, int]:
        """Return a row on screen and how far its top is from the top of the viewport."""
        value = self.verticalScrollBar().value()
        index = self._heights.at(value)
        return index, self._heights.top(index) - value if self._items else 0

    def _set_range_and_top(self, anchor: tuple[int, int]) -> int:
        bar = self.verticalScrollBar()
        view = self.viewport().height()
        total = self._heights.total + 2 * MARGIN_Y
        bar.blockSignals(True)
        bar.setRange(0, max(0, total - view))
        bar.setPageStep(view)
        bar.setSingleStep(40)
        if self._is_at_end:
            bar.setValue(bar.maximum())
        elif self._items:
            bar.setValue(self._heights.top(anchor[0]) - anchor[1])
        bar.blockSignals(False)
        return bar.value()

    def _visible(self, top: int) -> range:
        bottom = top + self.viewport().height()
        return self._heights.between(top - OVERSCAN_PX, bottom + OVERSCAN_PX)

    def _measure(self, indexes: range) -> bool:
        """Lay out the rows of these indexes; return whether a height was not as thought."""
        width = self._column()[1]
        return self._heights.learn(
            {
                index: self._row(index).lay_out(width)
                for index in indexes
                if not self._heights.is_known(index) or index not in self._rows
            }
        )

    def _row(self, index: int) -> MessageRow:
        row = self._rows.get(index)
        if row is None:
            row = MessageRow(self.viewport())
            row.bubble.setFont(self.font())
            self._connect(row)
            row.show_message(self._items[index], self._tokens)
            self._rows[index] = row
        return row

    def _connect(self, row: MessageRow) -> None:
        row.why_asked.connect(self.why_asked)
        row.alternative_asked.connect(self.alternative_asked)
        row.retry_asked.connect(self.retry_asked)
        row.settings_asked.connect(self.settings_asked)
        row.entered.connect(self._hover)
        row.bubble.grabbed.connect(lambda place, more: self._grab(row, place, extend=more))
        row.bubble.dragged.connect(self._drag)
        row.bubble.released.connect(lambda link: self._release(row, link))

    def _hover(self, message_id: int) -> None:
        row = self._rows.get(self.index_of(message_id))
        if row is not None:
            self.hovered.emit(message_id, row.bubble.geometry().translated(row.pos()))

    def _place_jump(self) -> None:
        size = self._jump.sizeHint()
        view = self.viewport().geometry()
        self._jump.setGeometry(
            view.center().x() - size.width() // 2,
            view.bottom() - size.height() - 8,
            size.width(),
            size.height(),
        )

    def _scrolled(self) -> None:
        bar = self.verticalScrollBar()
        self._is_at_end = bar.maximum() - bar.value() <= NEAR_END_PX // 4
        self.hovered.emit(0, QRect())
        self._place_rows()

    # Selection

    def _index_of_row(self, row: MessageRow) -> int:
        return next((index for index, shown in self._rows.items() if shown is row), -1)

    def _index_at(self, y: int) -> int:
        place = y + self.verticalScrollBar().value() - MARGIN_Y
        return self._heights.at(place)

    def _grab(self, row: MessageRow, place: int, *, extend: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.selection.start(self._index_of_row(row), place, extend=extend)
        self._show_selection()

    def _drag(self, point: QPoint) -> None:
        local = self.viewport().mapFromGlobal(point)
        index = self._index_at(local.y())
        row = self._rows.get(index)
        if row is not None:
            at = row.bubble.mapFromGlobal(point)
            self.selection.move(index, row.bubble.position_at(at))
            self._show_selection()
        if not self.viewport().rect().contains(local):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (20 if local.y() > 0 else -20))

    def _release(self, row: MessageRow, link: str) -> None:
        if not link or not self.selection.is_empty:
            return
        scheme, _, rest = link.partition(":")
        if scheme == "copy" and rest.isdigit() and int(rest) < len(row.bubble.codes):
            self.code_copied.emit(row.bubble.codes[int(rest)])
        elif scheme != "copy":
            self.link_clicked.emit(link)

    def _show_selection(self) -> None:
        for index, row in self._rows.items():
            row.bubble.set_selection(*self.selection.part(index, row.bubble.last_position))

    def _set_current(self, index: int) -> None:
        self._current = index
        bar = self.verticalScrollBar()
        self._measure(range(index, index + 1))
        top = self._heights.top(index)
        bottom = top + self._heights.height(index) + 2 * MARGIN_Y
        view = self.viewport().height()
        if top < bar.value() or bottom - top > view:
            self._is_at_end = False
            bar.setValue(top)
        elif bottom > bar.value() + view:
            bar.setValue(bottom - view)
        self._place_rows()
        self._show_current()
        row = self._rows.get(index)
        if row is not None:
            self.announce(row.accessibleName())

    def _show_current(self) -> None:
        for index, row in self._rows.items():
            row.bubble.set_current(index == self._current and self.hasFocus())

    def _ask_menu_here(self) -> None:
        row = self._rows.get(self._current)
        if row is not None:
            self.menu_asked.emit(row.message.id, row.mapToGlobal(row.bubble.geometry().center()))
