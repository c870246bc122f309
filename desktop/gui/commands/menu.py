"""The actions of the window: menu and shortcuts. Window process."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

__all__ = ["Commands"]


class Commands(QObject):
    """Holds them and does nothing; the shell connects each.

    Args:
        menu: They are put into it.
        personas: The part of it about avatars.
        window: Where the keys hold.
    """

    def __init__(self, menu: QMenu, personas: QMenu, window: QWidget) -> None:
        super().__init__(window)
        self._menu, self._window = menu, window
        self.new_chat = self._add(self.tr("New chat"), "Ctrl+N")
        self.open_model = self._add(self.tr("Open model…"), "Ctrl+O")
        self.models = self._add(self.tr("Models…"), "Ctrl+M")
        self.adapters = self._add(self.tr("Adapters…"))
        menu.addMenu(personas)
        self.visitor = self._add(self.tr("What I remember about you…"), "Ctrl+Shift+Y")
        menu.addSeparator()
        self.search = self._add(self.tr("Search chats"), "Ctrl+F")
        self.export_chat = self._add(self.tr("Export this chat…"), "Ctrl+E")
        self.import_chat = self._add(self.tr("Import a chat…"))
        self.chats = self._add(self.tr("Show or hide the chats"), "Ctrl+B")
        self.why = self._add(self.tr("Show or hide why"), "Ctrl+I")
        menu.addSeparator()
        self.settings = self._add(self.tr("Settings…"), "Ctrl+,")
        self.shortcuts = self._add(self.tr("Keyboard shortcuts"), "F1")
        self.about = self._add(self.tr("About"))
        self.quit = self._add(self.tr("Quit"), "Ctrl+Q")

    def _add(self, text: str, keys: str = "") -> QAction:
        made = QAction(text, self)
        made.setShortcut(QKeySequence(keys))
        self._menu.addAction(made)
        self._window.addAction(made)
        return made
