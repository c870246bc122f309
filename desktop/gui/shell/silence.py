"""Says below the prompt bar how long an answer has been silent. Window process, GUI thread."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.chat.chat_controller import ChatController
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from desktop.engine.model_loader import ModelLoader
from desktop.engine.qt_engine import QtEngine

__all__ = ["SilenceWatch"]

FIRST_S = 5.0
TICK_MS = 1_000


class SilenceWatch(QObject):
    """Follows the pieces of an answer; `heard` comes once after each silence that was told."""

    told = Signal(str)
    waited = Signal(int)  # for so many seconds; not for what is looked up here
    heard = Signal()

    def __init__(
        self,
        engine: QtEngine,
        loader: ModelLoader,
        controller: ChatController,
        current: CurrentPersona,
        settings: SettingsStore,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._loader, self._settings, self._controller = loader, settings, controller
        self._heard = 0.0
        self._is_told = False
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._tell)
        controller.answering_changed.connect(self._follow)
        engine.chunk_arrived.connect(self._hear)
        engine.thought_arrived.connect(self._hear)
        current.reading.connect(self._note_reading)

    def _follow(self, is_answering: bool) -> None:
        self._hear("begun")
        if is_answering:
            self._tick.start()
        else:
            self._tick.stop()

    def _note_reading(self, n_read: int, n_all: int) -> None:
        """Say nothing as long as the line says how much of what is told is read."""
        self._hear(f"{n_read} of {n_all}")

    def _hear(self, text: str) -> None:
        if not text:  # the engine says that it waits, too
            return
        self._heard = time.monotonic()
        if self._is_told:
            self._is_told = False
            self.heard.emit()

    def _tell(self) -> None:
        silent_s = time.monotonic() - self._heard
        is_looking_up = self._controller.is_looking_up
        if silent_s < FIRST_S or not (is_looking_up or self._loader.state.phase == "ready"):
            return
        self._is_told = True
        if is_looking_up:
            words = self.tr("Looking through what is told, {seconds} s")
        elif self._settings.value.is_server:
            words = self.tr("Waiting for the server, {seconds} s")
        else:
            words = self.tr("Waiting for the model, {seconds} s")
        self.told.emit(words.format(seconds=round(silent_s)))
        if not is_looking_up:
            self.waited.emit(round(silent_s))
