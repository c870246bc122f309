"""Which command a file is for: a model, a card, a chat or a shared avatar. Window process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.gui.commands.card_commands import CardCommands
from desktop.gui.commands.chat_files import ChatFiles
from desktop.gui.commands.model_commands import ModelCommands
from desktop.gui.studio.studio_commands import StudioCommands
from desktop.gui.widgets.ask_file import ask_file

__all__ = ["FileCommands"]


class FileCommands(QObject):
    """Takes what was dropped, handed over at the start, or chosen."""

    def __init__(
        self,
        models: ModelCommands,
        cards: CardCommands,
        chats: ChatFiles,
        studio: StudioCommands,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._models, self._cards, self._chats = models, cards, chats
        self._studio, self._window = studio, window

    def choose_model(self) -> None:
        """Ask for a .gguf and use it in place."""
        kinds = self.tr("Models (*.gguf);;All files (*)")
        if path := ask_file(self._window, self.tr("Open a model"), kinds):
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Use a model, or import an avatar, a card or a chat."""
        from desktop.history.export import is_chat_file
        from persona.cards.files import CARD_SUFFIXES

        kind = path.suffix.lower()
        if kind in CARD_SUFFIXES and kind != ".json":
            self._cards.read(path)
        elif self._studio.reads(path):
            self._studio.read(path)
        elif kind == ".json" and is_chat_file(path):
            self._chats.read(path)
        elif kind == ".json":
            self._cards.read(path)
        else:
            self._models.use(path)
