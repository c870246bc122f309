"""What stands above, in and below the talk; the first page has what the others leave.

Window process.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.gui.transcript.chat_view import ChatView
from desktop.gui.transcript.welcome import Welcome
from desktop.gui.window.header import Header

__all__ = ["TalkColumn"]

MIN_TALK_PX = 40  # of a greeting, in a window that is too low for it and the first page


class TalkColumn(QWidget):
    """Tells the first page how much room there is below the greeting."""

    def __init__(
        self,
        header: Header,
        notice: QWidget,
        talk: ChatView,
        welcome: Welcome,
        foot: QLayout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self._talk, self._welcome = talk, welcome
        talk.setMinimumHeight(MIN_TALK_PX)
        talk.sized.connect(self._share)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(header)
        self._column.addWidget(notice)
        self._column.addWidget(talk, 1)
        self._column.addWidget(welcome)
        self._column.addLayout(foot)

    def event(self, event: QEvent) -> bool:
        """Share the height anew where a part needs another one."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return is_done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        if self._welcome.isHidden():
            return
        left = self.height() - sum(map(self._needed, range(self._column.count())))
        self._welcome.set_room(left - self._talk.whole_height, left - MIN_TALK_PX)

    def _needed(self, at: int) -> int:
        """Return the height of a part that is neither the talk nor the first page."""
        item = self._column.itemAt(at)
        if item is None or item.isEmpty() or item.widget() in {self._talk, self._welcome}:
            return 0
        wanted = item.sizeHint().expandedTo(item.minimumSize()).height()
        return item.heightForWidth(self.width()) if item.hasHeightForWidth() else wanted
