"""Chats to and from files, and their return after a deletion. Window process."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from backends.errors import AvatarError

if TYPE_CHECKING:
    from desktop.gui.shell.app import AvatarApp

__all__ = ["ChatFiles"]

UNDO_MS = 10_000  # how long what was deleted offers to come back
NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
MAX_NAME = 60  # characters


class ChatFiles(QObject):
    """Exports, imports, and offers to undo."""

    def __init__(self, app: AvatarApp) -> None:
        super().__init__(app.window)
        self._app = app
        app.window.sidebar.export_asked.connect(self.export_chat)
        app.shelf.deleted.connect(self.offer_undo)
        app.controller.removed.connect(self.offer_message)

    def export_chat(self, chat: int = 0) -> None:
        """Ask for a file and write a chat to it."""
        from desktop.history.export import FILTERS

        app = self._app
        chat = chat or app.controller.talk.chat
        row = app.shelf.chat(chat)
        if row is None:
            app.window.notice.tell(self.tr("There is nothing to export yet."), for_ms=UNDO_MS)
            return
        name = NOT_IN_NAMES.sub(" ", row.title).strip(" .")[:MAX_NAME] or "chat"
        path, chosen = QFileDialog.getSaveFileName(
            app.window, self.tr("Export a chat"), f"{name}.md", ";;".join(FILTERS)
        )
        if path:
            kind = Path(path).suffix or FILTERS.get(chosen, ".md")
            self.write(chat, Path(path).with_suffix(kind))

    def write(self, chat: int, path: Path) -> None:
        """Write a chat to a file and say so."""
        from desktop.history.export import Names, write_chat

        app = self._app
        row = app.shelf.chat(chat)
        name = app.persona_names().get(row.persona, app.persona.name) if row else ""
        try:
            write_chat(app.history, chat, path, Names(self.tr("You"), name))
        except AvatarError as exc:
            app.tell(exc)
            return
        app.window.notice.tell(self.tr("Saved as {name}.").format(name=path.name), for_ms=UNDO_MS)

    def import_chat(self) -> None:
        """Ask for a file of our JSON and open the chat in it."""
        name, _ = QFileDialog.getOpenFileName(
            self._app.window, self.tr("Import a chat"), "", "JSON (*.json)"
        )
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Add the chat of a file and open it."""
        from desktop.history.export import read_chat

        app = self._app
        try:
            chat = read_chat(app.history, path)
        except AvatarError as exc:
            app.tell(exc)
            return
        app.shelf.refresh()
        app.chat_commands.open_chat(chat)

    def offer_undo(self, chat: int, title: str) -> None:
        """Offer to bring a deleted chat back."""
        app = self._app
        was_open = chat == app.controller.talk.chat
        if was_open:
            app.commands.new_chat()

        def undo() -> None:
            app.shelf.restore(chat)
            if was_open:
                app.chat_commands.open_chat(chat)

        app.window.notice.tell(
            self.tr("“{title}” was deleted.").format(title=title),
            [(self.tr("Undo"), undo)],
            for_ms=UNDO_MS,
        )

    def offer_message(self, message_id: int) -> None:
        """Offer to bring a deleted message back, with what followed it."""
        controller = self._app.controller
        chat = controller.talk.chat
        self._app.window.notice.tell(
            self.tr("The message and what followed it were deleted."),
            [(self.tr("Undo"), lambda: controller.restore(chat, message_id))],
            for_ms=UNDO_MS,
        )
