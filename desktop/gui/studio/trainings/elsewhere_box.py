"""Where a training goes to a faster computer and comes back. Window process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.gui.widgets.ask_file import ask_file, ask_folder
from desktop.gui.widgets.button_menu import give_menu
from desktop.gui.widgets.plain_text import PlainLabel

__all__ = ["ElsewhereBox"]


class ElsewhereBox(QWidget):
    """Emits where a folder is wanted, and what came back: a folder or a file."""

    folder_wanted = Signal(Path)
    came_back = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = PlainLabel(self.tr("On a faster computer"), self)
        heading.setObjectName("heading")
        hint = PlainLabel(
            self.tr(
                "A folder with data, recipe and one command. It holds what you told, so give it"
                " only to a computer you trust. The adapter that comes back is looked at first."
            ),
            self,
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        self._write = QPushButton(self.tr("Write a folder…"), self)
        self._write.clicked.connect(self._choose_place)
        self._back = QPushButton(self.tr("Take it back…"), self)
        menu = QMenu(self._back)
        menu.addAction(self.tr("The folder…"), self._choose_folder)
        menu.addAction(self.tr("An adapter file…"), self._choose_file)
        give_menu(self._back, menu)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self._write, self._back):
            button.setAccessibleName(button.text())
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addWidget(hint)
        column.addLayout(line)

    def _choose_place(self) -> None:
        if folder := ask_folder(self, self.tr("Where the folder goes")):
            self.folder_wanted.emit(folder)

    def _choose_folder(self) -> None:
        if folder := ask_folder(self, self._back.text()):
            self.came_back.emit(folder)

    def _choose_file(self) -> None:
        kinds = self.tr("Adapters (*.gguf);;All files (*)")
        if path := ask_file(self, self._back.text(), kinds):
            self.came_back.emit(path)
