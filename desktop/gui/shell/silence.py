"""Says below the prompt bar how long an answer has been silent. Window process, GUI thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from desktop.gui.shell.app import AvatarApp

__all__ = ["SilenceWatch"]

FIRST_S = 5.0
TICK_MS = 1_000


class SilenceWatch(QObject):
    """Follows the pieces of an answer; the line is that of the model again when one comes."""

    def __init__(self, app: AvatarApp) -> None:
        super().__init__(app.window)
        self._app = app
        self._heard = 0.0
        self._is_told = False
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._tell)
        app.controller.answering_changed.connect(self._follow)
        app.engine.chunk_arrived.connect(self._hear)
        app.engine.thought_arrived.connect(self._hear)

    def _follow(self, is_answering: bool) -> None:
        self._hear("begun")
        if is_answering:
            self._tick.start()
        else:
            self._tick.stop()

    def _hear(self, text: str) -> None:
        if not text:  # the engine says that it waits, too
            return
        self._heard = time.monotonic()
        if self._is_told:
            self._is_told = False
            self._app.show_status(self._app.loader.state)

    def _tell(self) -> None:
        silent_s = time.monotonic() - self._heard
        if silent_s < FIRST_S or self._app.loader.state.phase != "ready":
            return
        self._is_told = True
        words = (
            self.tr("Waiting for the server, {seconds} s")
            if self._app.settings.is_server
            else self.tr("Waiting for the model, {seconds} s")
        )
        self._app.window.status.setText(words.format(seconds=round(silent_s)))
