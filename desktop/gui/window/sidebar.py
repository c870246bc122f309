"""The chats at the left: by day, searchable. Emits; the list of chats decides. Window process."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QInputDialog,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.plain_text import plain_tip
from desktop.gui.window.chat_delegate import (
    CHAT,
    KIND,
    MESSAGE,
    PINNED,
    SNIPPET,
    WANTED,
    WHOSE,
    ChatDelegate,
)
from desktop.history.chat_database import MOST_HITS, Chat, Hit

__all__ = ["Sidebar"]

WIDTH = 244  # pixels
SEARCH_PAUSE_MS = 150  # after the last key


class _ChatList(QListView):
    """The list; Enter opens, F2 renames, Delete deletes.

    An index is read at once and never kept: the list is rebuilt whenever a chat changes, also
    while a menu or a dialog is open, and an index of an item that is gone ends the process.
    """

    opened = Signal(QModelIndex)
    rename_asked = Signal(int, str)  # chat, title
    delete_asked = Signal(int, str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key says with the current chat."""
        index, key = self.currentIndex(), Qt.Key(event.key())
        chat, title = index.data(CHAT), str(index.data())
        if chat and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index)
        elif chat and key == Qt.Key.Key_F2:
            self.rename_asked.emit(chat, title)
        elif chat and key == Qt.Key.Key_Delete:
            self.delete_asked.emit(chat, title)
        else:
            super().keyPressEvent(event)


class Sidebar(QWidget):
    """Search, the chats or the hits, and New chat."""

    searched = Signal(str)
    chat_opened = Signal(int)
    message_opened = Signal(int, int, str)  # chat, message, what was looked for
    renamed = Signal(int, str)
    pinned = Signal(int, bool)
    deleted = Signal(int, str)
    export_asked = Signal(int)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Chats"))
        self._open_chat = 0
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search chats"))
        self.search.setAccessibleName(self.tr("Search chats"))
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textChanged.connect(lambda: self._pause.start())
        self.model = QStandardItemModel(self)
        self._delegate = ChatDelegate(self)
        self._list = self._make_list()
        self._new = QPushButton(self.tr("New chat"), self)
        self._new.setAccessibleName(self.tr("New chat"))
        self._new.setMinimumHeight(40)
        self._new.clicked.connect(self.new_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 13, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self._list, 1)
        column.addWidget(self._new)

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._delegate.set_tokens(tokens)
        self._list.viewport().update()

    def show_chats(self, chats: Sequence[Chat]) -> None:
        """Show the list of chats under their days; the keyboard stays where it is."""
        place = self._place()
        self.model.clear()
        heading = ""
        if not chats:
            self._add_heading(self.tr("No chats yet"))
        for chat in chats:
            wanted = self.tr("Pinned") if chat.is_pinned else self._day(chat.updated)
            if wanted != heading:
                heading = wanted
                self._add_heading(heading)
            item = self._add(chat.title or self.tr("New chat"), "chat", chat.whose)
            item.setData(chat.id, CHAT)
            item.setData(chat.is_pinned, PINNED)
        self._mark_open()
        self._go_back_to(place)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show what a search found; the keyboard stays where it is."""
        place = self._place()
        self.model.clear()
        found = self.tr("%n message(s) found", "", len(hits))
        if len(hits) > MOST_HITS:
            found = self.tr("More than %n message(s) found, the newest here", "", MOST_HITS)
        self._add_heading(found if hits else self.tr("Nothing found"))
        for hit in hits[:MOST_HITS]:
            item = self._add(hit.title, "hit", hit.whose)
            item.setData(hit.chat, CHAT)
            item.setData(hit.message, MESSAGE)
            item.setData(hit.snippet, SNIPPET)
            item.setData(hit.wanted, WANTED)
        self._go_back_to(place)

    def _place(self) -> tuple[tuple[object, object], int]:
        """Return which chat and message the keyboard is on, and how far the list is scrolled."""
        index = self._list.currentIndex()
        return (index.data(CHAT), index.data(MESSAGE)), self._list.verticalScrollBar().value()

    def _go_back_to(self, place: tuple[tuple[object, object], int]) -> None:
        """Put the keyboard where it was, if that is there still: Delete is about what it is on."""
        wanted, scrolled = place
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            if wanted[0] and (index.data(CHAT), index.data(MESSAGE)) == wanted:
                self._list.setCurrentIndex(index)
                self._list.doItemsLayout()
                self._list.verticalScrollBar().setValue(scrolled)
                break

    def set_open(self, chat: int) -> None:
        """Mark the chat that is open."""
        self._open_chat = chat
        self._mark_open()

    def _make_list(self) -> _ChatList:
        view = _ChatList(self)
        view.setObjectName("chats")
        view.setAccessibleName(self.tr("Chats"))
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.clicked.connect(self._open)
        view.opened.connect(self._open)
        view.rename_asked.connect(self._rename)
        view.delete_asked.connect(self.deleted)
        return view

    def _add(self, text: str, kind: str, whose: str = "") -> QStandardItem:
        item = QStandardItem(text)
        item.setData(kind, KIND)
        item.setToolTip(plain_tip(f"{text}\n{whose}" if whose else text))
        if whose:
            item.setData(whose, WHOSE)
            item.setData(f"{text}, {whose}", Qt.ItemDataRole.AccessibleTextRole)
        self.model.appendRow(item)
        return item

    def _add_heading(self, text: str) -> None:
        self._add(text, "heading").setFlags(Qt.ItemFlag.NoItemFlags)

    def _mark_open(self) -> None:
        self._delegate.open_chat = self._open_chat
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            if index.data(KIND) == "chat" and index.data(CHAT) == self._open_chat:
                self._list.setCurrentIndex(index)
                break
        self._list.viewport().update()

    def _day(self, moment: float) -> str:
        day, today = datetime.fromtimestamp(moment).date(), date.today()
        if day == today:
            return self.tr("Today")
        if day == today - timedelta(days=1):
            return self.tr("Yesterday")
        if day > today - timedelta(days=7):
            return QLocale().dayName(day.isoweekday())
        return QLocale().toString(QDate(day.year, day.month, 1), self.tr("MMMM yyyy"))

    def _open(self, index: QModelIndex) -> None:
        if index.data(MESSAGE):
            self.message_opened.emit(index.data(CHAT), index.data(MESSAGE), index.data(WANTED))
        elif index.data(CHAT):
            self.chat_opened.emit(index.data(CHAT))

    def _rename(self, chat: int, title: str) -> None:
        wanted, accepted = QInputDialog.getText(
            self, self.tr("Rename"), self.tr("Title"), text=title
        )
        if accepted:
            self.renamed.emit(chat, wanted)

    def _show_menu(self, point: QPoint) -> None:
        index = self._list.indexAt(point)
        if not index.data(CHAT):
            return
        menu = QMenu(self)
        is_pinned = bool(index.data(PINNED))
        chat, title = int(index.data(CHAT)), str(index.data())
        pin = self.tr("Unpin") if is_pinned else self.tr("Pin")
        menu.addAction(pin, lambda: self.pinned.emit(chat, not is_pinned))
        menu.addAction(self.tr("Rename…"), lambda: self._rename(chat, title))
        menu.addAction(self.tr("Export…"), lambda: self.export_asked.emit(chat))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), lambda: self.deleted.emit(chat, title))
        menu.exec(self._list.viewport().mapToGlobal(point))
        menu.deleteLater()
