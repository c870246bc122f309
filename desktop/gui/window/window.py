"""The window: three columns and what is connected to what in them. Window process.

It builds and arranges; the controller, the shelf and the app decide. Below `WHY_FROM` pixels the
right column folds away, below `CHATS_FROM` the left one; both can be laid over the talk then.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.chat.avatar_state import AvatarState
from desktop.gui.theme.tokens import Tokens
from desktop.gui.transcript.action_bar import ActionBar
from desktop.gui.transcript.chat_view import ChatView
from desktop.gui.transcript.virtual_list import side_margin
from desktop.gui.transcript.welcome import Welcome
from desktop.gui.widgets.dropped_files import take_files
from desktop.gui.widgets.lost_focus import took_over
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.gui.widgets.parts_label import PartsLabel
from desktop.gui.widgets.screen_room import open_at
from desktop.gui.window.header import Header
from desktop.gui.window.prompt_bar import PromptBar
from desktop.gui.window.sidebar import WIDTH as SIDEBAR_PX
from desktop.gui.window.sidebar import Sidebar
from desktop.gui.window.talk_column import TalkColumn
from desktop.gui.window.why_panel import WIDTH as WHY_PX
from desktop.gui.window.why_panel import WhyPanel

__all__ = ["MainWindow"]

WHY_FROM, CHATS_FROM = 900, 640  # pixels of width, at the usual size of the text
BASE_PX, MAX_SCALE = 15, 1.5
DEFAULT_SIZE = QSize(1180, 780)
MIN_SIZE = QSize(400, 420)
UNPAINTED_MS = 1_000  # a window that is not painted, say a minimised one, is told as shown then


class MainWindow(QWidget):
    """Holds the views. Emits what was dropped on it, and that it closes."""

    dropped = Signal(Path)
    closed = Signal()
    shown = Signal()  # it is painted for the first time, or has had time to be
    language_changed = Signal()  # all words are those of the window's start

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setMinimumSize(MIN_SIZE)
        open_at(self, DEFAULT_SIZE)
        self.setAcceptDrops(True)
        self.header = Header(menu, self)
        self.header.set_state(AvatarState.IDLE)
        self.notice = NoticeBar(self)
        self.talk = ChatView(self)
        self.actions_bar = ActionBar(self.talk.viewport())
        self.welcome = Welcome(self)
        self.prompt = PromptBar(self)
        self.status = PartsLabel(self)
        self.status.setObjectName("status")
        self.sidebar = Sidebar(self)
        self.why = WhyPanel(self)
        self._scale = 1.0
        self._wants = {"chats": True, "why": True}
        self._opening = QTimer(self, singleShot=True)
        self._opening.timeout.connect(self.shown)
        self._build()
        self.header.chats_toggled.connect(lambda: self._toggle("chats"))
        self.header.why_toggled.connect(self.toggle_why)
        self.prompt.setFocus()

    def set_tokens(self, tokens: Tokens) -> None:
        """Hand the colours of a theme to the views that paint; larger text has wider columns."""
        self._scale = max(1.0, min(MAX_SCALE, self.font().pixelSize() / BASE_PX))
        self.sidebar.setFixedWidth(round(SIDEBAR_PX * self._scale))
        self.why.setFixedWidth(round(WHY_PX * self._scale))
        self.header.set_tokens(tokens)
        self.sidebar.set_tokens(tokens)
        self.actions_bar.set_tokens(tokens)
        self.talk.set_look(tokens, self.font())
        self._fold()

    def show_why(self) -> None:
        """Unfold the right column."""
        self._wants["why"] = True
        self._fold(forced="why")

    def toggle_why(self) -> None:
        """Fold or unfold the right column."""
        self._toggle("why")

    def toggle_chats(self) -> None:
        """Fold or unfold the left column."""
        self._toggle("chats")

    def search_chats(self) -> None:
        """Go to the search field."""
        if not self.sidebar.isVisible():
            self.toggle_chats()
        self.sidebar.search.setFocus()
        self.sidebar.search.selectAll()

    def restore(self, store: QSettings) -> None:
        """Take the size and the columns of the last time."""
        geometry = store.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        for name in self._wants:
            self._wants[name] = store.value(name, "true") in (True, "true")
        self._fold()

    def remember(self, store: QSettings) -> None:
        """Keep the size and the columns for the next time."""
        store.setValue("geometry", self.saveGeometry())
        for name, wanted in self._wants.items():
            store.setValue(name, "true" if wanted else "false")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the columns that do not fit."""
        super().resizeEvent(event)
        self._fold()

    def open(self) -> None:
        """Show the window for the first time."""
        self._opening.start(UNPAINTED_MS)
        self.show()
        self.prompt.setFocus()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Go on as Tab does; from what is gone, such as a notice, to where one types."""
        return took_over(self.prompt) or super().focusNextPrevChild(is_next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, after the first time, that the window is there to be seen."""
        super().paintEvent(event)
        if self._opening.isActive():
            self._opening.start(0)  # the views in it are painted before that

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes."""
        self._opening.stop()
        self.closed.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        take_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which file was dropped."""
        for path in take_files(event)[:1]:
            self.dropped.emit(path)

    def _build(self) -> None:
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(28, 8, 28, 12)
        self._foot.setSpacing(8)
        self._foot.addWidget(self.prompt)
        self._foot.addWidget(self.status)
        self.status.setContentsMargins(4, 0, 4, 0)
        middle = TalkColumn(
            self.header, self.notice, self.talk, self.welcome, self._foot, parent=self
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        line.addWidget(middle, 1)
        line.addWidget(self.why)
        QWidget.setTabOrder(self.prompt, self.talk)

    def _toggle(self, name: str) -> None:
        shown = (self.sidebar if name == "chats" else self.why).isVisible()
        self._wants[name] = not shown
        self._fold(forced="" if shown else name)

    def _fold(self, forced: str = "") -> None:
        width = self.width()
        why_from, chats_from = WHY_FROM * self._scale, CHATS_FROM * self._scale
        show_chats = self._wants["chats"] and (width >= chats_from or forced == "chats")
        show_why = self._wants["why"] and (width >= why_from or forced == "why")
        if forced == "why" and width < why_from:
            show_chats = False
        if forced == "chats" and width < why_from:
            show_why = False
        self.sidebar.setVisible(show_chats)
        self.why.setVisible(show_why)
        left = width - show_chats * self.sidebar.width() - show_why * self.why.width()
        margin = side_margin(left)
        self._foot.setContentsMargins(margin, 8, margin, 12)
        self.header.set_margin(margin)
        self.welcome.set_margin(margin)
