"""What makes a chat comfortable: notices, a voice, larger text, less motion. Window process."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.chat.chat_controller import ChatController
from desktop.config.settings import FONT_RANGE, Settings
from desktop.current.settings_store import SettingsStore
from desktop.engine.worker import Worker
from desktop.gui.assistive.notification import Notifier
from desktop.gui.assistive.read_aloud import ReadAloud, spoken_text
from desktop.gui.assistive.system_motion import prefers_still
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.history.message import ShownMessage
from persona.model import isolated

__all__ = ["AssistiveFeatures"]

FONT_STEP_PX = 1
SAVE_MS = 500  # after the last step of the size: writing waits for the disk


class AssistiveFeatures(QObject):
    """Follows the answers and the settings; owns the voice and the notifier."""

    stillness_changed = Signal(bool)  # whether what moves is to be held still

    def __init__(
        self,
        settings: SettingsStore,
        controller: ChatController,
        worker: Worker,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings, self._worker, self._notices = settings, worker, notices
        self._window = window
        self._is_system_still = False
        self.notifier = Notifier(window)
        self.voice = ReadAloud(self)
        self._save = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._save.timeout.connect(settings.save)
        settings.changed.connect(self.apply)
        controller.answered.connect(self.note_answer)
        controller.answering_changed.connect(self._hush)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            self._add(keys, partial(self.zoom, step))
        self._add("Ctrl+0", self.reset_zoom)

    def look_at_system(self) -> None:
        """Ask the system for its preferences, on the worker."""
        self._worker.run(prefers_still, self._note_still)

    def apply(self) -> None:
        """Hold still what moves, if that is wanted."""
        settings = self._settings.value
        wanted = settings.motion
        still = wanted == "reduced" or (wanted == "system" and self._is_system_still)
        self.stillness_changed.emit(still)
        if not settings.read_aloud:
            self.voice.stop()

    def note_answer(self, message: ShownMessage) -> None:
        """Tell the desktop about an answer, and read it, as the settings say."""
        settings = self._settings.value
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
            self._notices.tell(
                self.tr("This system has no voice; install one to have answers read aloud.")
            )

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller."""
        low, high = FONT_RANGE
        size = self._settings.value.font_px + step * FONT_STEP_PX
        self._set_size(max(low, min(high, size)))

    def reset_zoom(self) -> None:
        """Make the text as large as it is by default."""
        self._set_size(Settings().font_px)

    def _set_size(self, size: int) -> None:
        settings = self._settings.value
        if size != settings.font_px:
            self._settings.update_unsaved(replace(settings, font_px=size))
            self._save.start()

    def close(self) -> None:
        """Write what is still to be written."""
        if self._save.isActive():
            self._save.stop()
            self._settings.save()

    def _hush(self, answering: bool) -> None:
        if answering:
            self.voice.stop()

    def _note_still(self, future: Future[bool]) -> None:
        if future.exception() is None:
            self._is_system_still = future.result()
            self.apply()

    def _add(self, keys: str, action: Callable[[], object]) -> None:
        made = QAction(self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(lambda: action())
        self._window.addAction(made)
