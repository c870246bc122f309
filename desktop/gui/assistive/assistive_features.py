"""What makes a chat comfortable: notices, a voice, larger text, less motion. Window process."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence

from desktop.config.settings import FONT_RANGE, Settings
from desktop.gui.assistive.notification import Notifier
from desktop.gui.assistive.read_aloud import ReadAloud, spoken_text
from desktop.gui.assistive.system_motion import prefers_still
from desktop.history.message import ShownMessage
from persona.model import isolated

if TYPE_CHECKING:
    from desktop.gui.shell.app import AvatarApp

__all__ = ["AssistiveFeatures"]

FONT_STEP_PX = 1
SAVE_MS = 500  # after the last step of the size: writing waits for the disk


class AssistiveFeatures(QObject):
    """Follows the answers and the settings; owns the voice and the notifier."""

    def __init__(self, app: AvatarApp) -> None:
        super().__init__(app.window)
        self._app = app
        self._is_system_still = False
        self.notifier = Notifier(app.window)
        self.voice = ReadAloud(self)
        self._save = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._save.timeout.connect(app.save_settings)
        app.controller.answered.connect(self.note_answer)
        app.controller.answering_changed.connect(self._hush)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            self._add(keys, partial(self.zoom, step))
        self._add("Ctrl+0", self.reset_zoom)

    def look_at_system(self) -> None:
        """Ask the system for its preferences, on the worker."""
        self._app.background.run(prefers_still, self._note_still)

    def apply(self, settings: Settings) -> None:
        """Hold still what moves, if that is wanted."""
        wanted = settings.motion
        still = wanted == "reduced" or (wanted == "system" and self._is_system_still)
        self._app.window.header.avatar.set_reduced_motion(reduced=still)
        self._app.window.talk.set_reduced_motion(reduced=still)
        if not settings.read_aloud:
            self.voice.stop()

    def note_answer(self, message: ShownMessage) -> None:
        """Tell the desktop about an answer, and read it, as the settings say."""
        settings = self._app.settings
        if message.state != "standing":
            return
        if settings.notify:
            self.notifier.tell(isolated(message.speaker), spoken_text(message.text))
        if settings.read_aloud:
            self.voice.say(message.text)

    def read(self, text: str) -> None:
        """Read a text aloud now, or say why not."""
        if self.voice.is_available:
            self.voice.say(text)
        else:
            self._app.window.notice.tell(
                self.tr("This system has no voice; install one to have answers read aloud.")
            )

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller."""
        low, high = FONT_RANGE
        size = self._app.settings.font_px + step * FONT_STEP_PX
        self._set_size(max(low, min(high, size)))

    def reset_zoom(self) -> None:
        """Make the text as large as it is by default."""
        self._set_size(Settings().font_px)

    def _set_size(self, size: int) -> None:
        app = self._app
        if size != app.settings.font_px:
            app.settings = replace(app.settings, font_px=size)
            app.apply_look()
            self._save.start()

    def close(self) -> None:
        """Write what is still to be written."""
        if self._save.isActive():
            self._save.stop()
            self._app.save_settings()

    def _hush(self, answering: bool) -> None:
        if answering:
            self.voice.stop()

    def _note_still(self, future: Future[bool]) -> None:
        if future.exception() is None:
            self._is_system_still = future.result()
            self.apply(self._app.settings)

    def _add(self, keys: str, action: Callable[[], object]) -> None:
        made = QAction(self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(lambda: action())
        self._app.window.addAction(made)
