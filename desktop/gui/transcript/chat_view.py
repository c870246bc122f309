"""The talk: a row for each message that can be seen, keyboard, mouse, selection. Window process.

Which messages there are, and what they say, stands in a `MessageList` alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.chat.message_list import MessageList
from desktop.gui.theme.tokens import LIGHT, Tokens
from desktop.gui.transcript.chat_selection import ChatSelection
from desktop.gui.transcript.message_row import MessageRow
from desktop.gui.transcript.virtual_list import VirtualList
from desktop.history.message import ShownMessage

__all__ = ["ChatView"]

N_COUNTED = 200  # of the newest messages, whose lines tell how long those of all are


class ChatView(VirtualList[MessageRow]):
    """Shows a list of messages. Emits what the person wants done with one of them."""

    why_asked = Signal(int)
    alternative_asked = Signal(int, int)
    retry_asked = Signal(int)
    continue_asked = Signal(int)
    settings_asked = Signal()
    link_clicked = Signal(str)
    code_copied = Signal(str)
    copy_asked = Signal()  # what is selected, or the current message
    menu_asked = Signal(int, QPoint)  # message id, global position
    announced = Signal(str)  # what a screen reader says, if there is one
    hovered = Signal(int, QRect)  # message id (0 = none), bubble in viewport coordinates

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("talk")
        self.setAccessibleName(self.tr("Conversation"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setObjectName("talk-viewport")
        self._tokens = LIGHT
        self._list = MessageList(self)
        self._current = -1
        self._is_still = False
        self._is_hovered = False
        self.selection = ChatSelection()
        self._follow()

    def set_look(self, tokens: Tokens, font: QFont) -> None:
        """Take the colours and the font of a theme."""
        self._tokens = tokens
        self.setFont(font)
        self._forget_heights()
        for index, row in self.rows.items():
            row.bubble.setFont(font)
            self._fill(row, index)
        self.place_rows()

    def set_reduced_motion(self, *, reduced: bool) -> None:
        """Stop (or start) what moves in the bubbles."""
        self._is_still = reduced
        for row in self.rows.values():
            row.bubble.set_reduced_motion(reduced=reduced)

    def show_list(self, messages: MessageList) -> None:
        """Show the messages of a list, and all that becomes of them."""
        if messages is not self._list:
            self._list.reset.disconnect(self._show_all)
            self._list.added.disconnect(self._show_added)
            self._list.changed.disconnect(self._show_changed)
            self._list = messages
            self._follow()
            self._show_all()

    def _follow(self) -> None:
        self._list.reset.connect(self._show_all)
        self._list.added.connect(self._show_added)
        self._list.changed.connect(self._show_changed)

    def _show_all(self) -> None:
        """Show other messages, from their end."""
        self._current = -1
        self.selection.clear()
        self.drop_rows()
        self._forget_heights()
        self.scroll_to_end()

    def _show_added(self) -> None:
        self.heights.append(self._estimates(self.messages[-1:])[0])
        self.scroll_to_end()

    def _show_changed(self, index: int) -> None:
        self.heights.forget(index)
        row = self.rows.get(index)
        if row is not None:
            self._fill(row, index)
        self.place_rows()

    def _fill(self, row: MessageRow, index: int) -> None:
        n_unseen = self._list.unseen_before(index)
        row.show_message(self.messages[index], self._tokens, n_unseen)

    def announce(self, text: str) -> None:
        """Have a screen reader say something now."""
        self.announced.emit(text)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @property
    def messages(self) -> Sequence[ShownMessage]:
        """Return what is shown, oldest first."""
        return self._list.messages

    @property
    def current(self) -> ShownMessage | None:
        """Return the message that the keyboard is on."""
        return self.messages[self._current] if self._current >= 0 else None

    def scroll_to_message(self, message_id: int) -> None:
        """Show a message and put the keyboard on it."""
        index = self._list.index_of(message_id)
        if index >= 0:
            self._set_current(index)

    def mark(self, message_id: int, wanted: str) -> None:
        """Select the first place of a text in a message."""
        index = self._list.index_of(message_id)
        row = self.rows.get(index)
        span = row.bubble.span_of(wanted) if row is not None else None
        if span is not None:
            self.selection.start(index, span[0])
            self.selection.move(index, span[1])
            self.rows_placed()

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between messages, open the menu of one."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif key in steps and self.messages:
            start = len(self.messages) if self._current < 0 else self._current
            self._set_current(max(0, min(len(self.messages) - 1, start + steps[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu, Qt.Key.Key_Space):
            self._ask_menu_here()
        elif key == Qt.Key.Key_Home and self.messages:
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
        if by_keyboard and self._current < 0 and self.messages:
            self._set_current(len(self.messages) - 1)
        self._show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._show_current()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the message under the mouse."""
        index = self.index_at(event.pos().y())
        if index >= 0:
            self.menu_asked.emit(self.messages[index].id, event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no message is under the mouse."""
        super().leaveEvent(event)
        self._hover(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for another width."""
        if event.oldSize().width() != event.size().width():
            self._forget_heights()
        super().resizeEvent(event)

    def selected_text(self) -> str:
        """Return the selected text, one paragraph per message."""
        spans = list(self.selection.spans())
        ends = (spans[0], spans[-1]) if spans else ()
        parts = []
        for span in spans:
            if span[0] in self.rows or span in ends:
                parts.append(self._text_of(*span))
            else:
                parts.append(self.messages[span[0]].text)
        return "\n\n".join(parts)

    def _text_of(self, index: int, start: int, end: int) -> str:
        """Return a part of a message as it is shown, also where nobody sees it now."""
        row = self.rows.get(index)
        if row is not None:
            return row.bubble.selected_text(start, end)
        row = self.make_row(index)
        text = row.bubble.selected_text(start, end)
        row.deleteLater()
        return text

    # Rows

    def make_row(self, index: int) -> MessageRow:
        """Return a row for a message."""
        row = MessageRow(self.viewport())
        row.bubble.setFont(self.font())
        row.bubble.set_reduced_motion(reduced=self._is_still)
        row.why_asked.connect(lambda: self._ask(self.why_asked, row))
        row.alternative_asked.connect(lambda step: self._ask(self.alternative_asked, row, step))
        row.retry_asked.connect(lambda: self._ask(self.retry_asked, row))
        row.continue_asked.connect(lambda: self._ask(self.continue_asked, row))
        row.settings_asked.connect(self.settings_asked)
        row.entered.connect(lambda: self._hover(row))
        row.unfolded.connect(lambda: self._show_changed(self._index_of_row(row)))
        row.bubble.grabbed.connect(lambda place, more: self._grab(row, place, extend=more))
        row.bubble.dragged.connect(self._drag)
        row.bubble.released.connect(lambda link: self._release(row, link))
        self._fill(row, index)
        return row

    def lay_out_row(self, row: MessageRow, width: int) -> int:
        """Arrange a row and return its height."""
        return row.lay_out(width)

    def rows_placed(self) -> None:
        """Mark selection and keyboard in rows that are new; the mouse may be over another one."""
        for index, row in self.rows.items():
            row.bubble.set_selection(*self.selection.part(index, row.bubble.last_position))
        self._show_current()
        if self._is_hovered:
            mouse = self.viewport().mapFromGlobal(QCursor.pos())
            under = (row for row in self.rows.values() if row.geometry().contains(mouse))
            self._hover(next(under, None))

    def rows_scrolled(self) -> None:
        """No bubble is under the mouse while they move."""
        self._hover(None)

    def _forget_heights(self) -> None:
        self.heights.reset(self._estimates(self.messages))

    def _estimates(self, messages: Sequence[ShownMessage]) -> list[int]:
        """Return about how high these messages will be; no more than the length of most is read."""
        size = self.font().pixelSize() if self.font().pixelSize() > 0 else 15
        line = size * 1.5
        newest = "".join(it.text for it in messages[-N_COUNTED:])
        breaks = newest.count("\n") / max(1, len(newest))
        per_line = max(20, int(self.column()[1] * 0.7 / (size * 0.5)))
        of_letter = line * (1 / per_line + breaks)
        extra = {"assistant": line + 54, "user": line + 26}
        return [int(len(it.text) * of_letter + extra[it.role]) for it in messages]

    def _hover(self, row: MessageRow | None) -> None:
        index = self._index_of_row(row)
        message_id = self.messages[index].id if index >= 0 else 0
        self._is_hovered = bool(message_id)
        bubble = row.bubble.geometry().translated(row.pos()) if row and message_id else QRect()
        self.hovered.emit(message_id, bubble)

    def _ask(self, signal: SignalInstance, row: MessageRow, *how: int) -> None:
        """Ask for something to be done with the message that a row shows."""
        index = self._index_of_row(row)
        if index >= 0:
            signal.emit(self.messages[index].id, *how)

    # Selection

    def _index_of_row(self, row: MessageRow | None) -> int:
        return next((index for index, shown in self.rows.items() if shown is row), -1)

    def _grab(self, row: MessageRow, place: int, *, extend: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.selection.start(self._index_of_row(row), place, extend=extend)
        self.rows_placed()

    def _drag(self, point: QPoint) -> None:
        local = self.viewport().mapFromGlobal(point)
        index = self.index_at(local.y())
        row = self.rows.get(index)
        if row is not None:
            at = row.bubble.mapFromGlobal(point)
            self.selection.move(index, row.bubble.position_at(at))
            self.rows_placed()
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

    def _set_current(self, index: int) -> None:
        self._current = index
        self.scroll_to_row(index)
        self._show_current()
        row = self.rows.get(index)
        if row is not None:
            self.announce(row.accessibleName())

    def _show_current(self) -> None:
        for index, row in self.rows.items():
            row.bubble.set_current(index == self._current and self.hasFocus())

    def _ask_menu_here(self) -> None:
        row = self.rows.get(self._current)
        if row is not None:
            middle = row.mapToGlobal(row.bubble.geometry().center())
            self.menu_asked.emit(self.messages[self._current].id, middle)
