"""Chats to and from files, and their return after a deletion. Window process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.chat.chat_controller import ChatController
from desktop.chat.chat_list import ChatList
from desktop.chat.history_worker import HistoryWorker
from desktop.config.file_names import file_name
from desktop.current.current_persona import CurrentPersona
from desktop.engine.worker import then_or_tell
from desktop.gui.widgets.ask_file import ask_file, ask_save
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.history.chat_database import History

__all__ = ["ChatFiles"]

UNDO_MS = 10_000  # how long what was deleted offers to come back
READING = "reading"  # what a notice is about

T = TypeVar("T")


class ChatFiles(QObject):
    """Exports, imports, and offers to undo."""

    new_asked = Signal()
    chat_asked = Signal(int)

    def __init__(
        self,
        history: History,
        chats: ChatList,
        controller: ChatController,
        current: CurrentPersona,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._chats, self._controller = chats, controller
        self._current, self._notices, self._window = current, notices, window
        self._worker = HistoryWorker(history, self)  # questions do not wait for a large file
        chats.deleted.connect(self.offer_undo)
        controller.removed.connect(self.offer_message)

    def export_chat(self, chat: int = 0) -> None:
        """Ask for a file and write a chat to it."""
        from desktop.history.export import FILTERS

        chat = chat or self._controller.talk.chat
        row = self._chats.chat(chat)
        if row is None:
            self._notices.tell(self.tr("There is nothing to export yet."), for_ms=UNDO_MS)
            return
        name = f"{file_name(row.title, 'chat')}.md"
        path = ask_save(self._window, self.tr("Export a chat"), name, FILTERS)
        if path is not None:
            self.write(chat, path)

    def write(self, chat: int, path: Path) -> None:
        """Write a chat to a file and say so."""
        from desktop.history.export import Names, write_chat

        row = self._chats.chat(chat)
        name = self._current.names().get(row.persona, row.persona) if row else ""
        names = Names(self.tr("You"), name)
        told = self.tr("Saved as {name}.").format(name=path.name)
        self._run(
            lambda history: write_chat(history, chat, path, names),
            lambda _: self._notices.tell(told, for_ms=UNDO_MS),
        )

    def import_chat(self) -> None:
        """Ask for a file of our JSON and open the chat in it."""
        if path := ask_file(self._window, self.tr("Import a chat"), "JSON (*.json)"):
            self.read(path)

    def read(self, path: Path) -> None:
        """Add the chat of a file and open it."""
        from desktop.history.export import read_chat

        self._notices.tell(QCoreApplication.translate("BringPage", "Reading…"), about=READING)
        self._run(
            lambda history: read_chat(history, path),
            self._show_read,
            first=lambda: self._notices.withdraw(READING),
        )

    def _show_read(self, chat: int) -> None:
        self._chats.refresh()
        if not self._controller.is_answering:  # else it is found in the list
            self.chat_asked.emit(chat)

    def close(self) -> None:
        """Drop what is not done; a chat that is half read never shows."""
        self._worker.close()

    def _run(
        self,
        work: Callable[[History], T],
        then: Callable[[T], object],
        first: Callable[[], object] = lambda: None,
    ) -> None:
        """Work with the stored chats on a worker; say what went wrong, else go on."""
        self._worker.use(work, then_or_tell(then, self._notices.tell_error, first))

    def offer_undo(self, chat: int, title: str) -> None:
        """Offer to bring a deleted chat back."""
        was_open = chat == self._controller.talk.chat
        if was_open:
            self.new_asked.emit()

        def undo() -> None:
            self._chats.restore(chat)
            if was_open:
                self.chat_asked.emit(chat)

        self._notices.tell(
            self.tr("“{title}” was deleted.").format(title=title),
            [(self.tr("Undo"), undo)],
            for_ms=UNDO_MS,
        )

    def offer_message(self, message_id: int) -> None:
        """Offer to bring a deleted message back, with what followed it."""
        controller = self._controller
        chat = controller.talk.chat
        self._notices.tell(
            self.tr("The message and what followed it were deleted."),
            [(self.tr("Undo"), lambda: controller.restore(chat, message_id))],
            for_ms=UNDO_MS,
        )
