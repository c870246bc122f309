"""The list of chats: what can be done with one of them. Window process, GUI thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from backends.errors import HistoryError
from desktop.chat.patience import Patience
from desktop.history.chat_database import Chat, History, Hit

__all__ = ["ChatList"]

LOOK_MS = 3_000  # how often another window's chats are looked for

Row = TypeVar("Row", Chat, Hit)


class ChatList(QObject):
    """Lists, searches, renames, pins and deletes chats; emits what the sidebar is to show.

    Args:
        history: The chats.
        names: Returns what avatars are called, by their ids.
    """

    listed = Signal(object)  # list[Chat]
    found = Signal(object)  # list[Hit]
    deleted = Signal(int, str)  # chat, title: offer to undo
    noticed = Signal(object)  # AvatarError

    def __init__(
        self,
        history: History,
        names: Callable[[], Mapping[str, str]] = dict,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history, self._names = history, names
        self._query = ""
        self._drafts: dict[int, str] = {}  # by chat: what is to be written
        self._seen = 0
        self._changes: deque[tuple[Callable[[], None], Callable[[], object]]] = deque()
        self._patience = Patience(self._make_changes, self)
        self._others = QTimer(self)
        self._others.setInterval(LOOK_MS)
        self._others.timeout.connect(self.look_for_others)
        self._others.start()

    def refresh(self) -> None:
        """Emit the list, or what the search finds."""
        try:
            if self._query:
                self.found.emit(self._named(self._history.search(self._query)))
            else:
                self.listed.emit(self._named(self._history.chats()))
        except HistoryError as exc:
            self.noticed.emit(exc)

    def _named(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return rows that say whose they are, where that is not the same of all."""
        if len({row.persona for row in rows}) < 2:
            return rows
        names = self._names()
        return [replace(row, whose=names.get(row.persona, row.persona)) for row in rows]

    def search(self, text: str) -> None:
        """Look for a text in all chats; an empty one shows the list again."""
        self._query = text.strip()
        self.refresh()

    def rename(self, chat: int, title: str) -> None:
        """Give a chat another title."""
        if title.strip():
            self._change(lambda: self._history.rename(chat, title.strip()), self.refresh)

    def pin(self, chat: int, pinned: bool) -> None:
        """Keep a chat on top, or not."""
        self._change(lambda: self._history.pin(chat, pinned=pinned), self.refresh)

    def delete(self, chat: int, title: str) -> None:
        """Delete a chat; it can be brought back."""

        def tell() -> None:
            self.refresh()
            self.deleted.emit(chat, title)

        self._change(lambda: self._history.delete_chat(chat), tell)

    def restore(self, chat: int) -> None:
        """Bring a deleted chat back."""
        self._change(lambda: self._history.restore_chat(chat), self.refresh)

    def keep_draft(self, chat: int, text: str) -> None:
        """Keep what was typed and not sent."""
        if chat > 0:
            self._drafts[chat] = text
            self._change(self._write_drafts, lambda: None)

    def chat(self, chat: int) -> Chat | None:
        """Return a chat of the list, with its draft also where that is still to be written."""
        try:
            row = next((row for row in self._history.chats() if row.id == chat), None)
        except HistoryError:
            return None
        return row and replace(row, draft=self._drafts.get(chat, row.draft))

    def look_for_others(self) -> None:
        """Show what another window of the app has written meanwhile."""
        try:
            version = self._history.version()
        except HistoryError:
            return
        if version != self._seen:
            self._seen = version
            self.refresh()

    def _change(self, change: Callable[[], None], then: Callable[[], object]) -> None:
        """Change the stored chats and go on; what went wrong is told.

        Where another window is in the way, it is tried again before that.
        """
        self._changes.append((change, then))
        self._make_changes()

    def _make_changes(self) -> None:
        while self._changes:
            change, then = self._changes[0]
            try:
                change()
            except HistoryError as exc:
                if self._patience.bears(exc):
                    return
                then = partial(self.noticed.emit, exc)
            self._changes.popleft()
            then()

    def _write_drafts(self) -> None:
        for chat, text in tuple(self._drafts.items()):
            self._history.set_draft(chat, text)
            del self._drafts[chat]
