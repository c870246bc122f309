"""Has the engine read what every prompt begins with, while nobody asks anything. Window process.

For a model that speaks that is the whole sheet: a minute and more for a large one. A question gives
it up at once, and what is asked until it has been read is answered by quoting.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.chat.chat_controller import ChatController
from desktop.current.current_persona import CurrentPersona
from desktop.current.persona_session import PersonaSession
from desktop.current.settings_store import SettingsStore
from desktop.engine.model_loader import LoadState, ModelLoader
from desktop.engine.qt_engine import QtEngine
from persona.prompt import system_message
from persona.sheet import has_room, sheet_message, speaks

__all__ = ["Reading"]

LEARN_MS = 2_000  # after the last change in the studio


class Reading(QObject):
    """One start of prompts at a time.

    Attributes:
        fraction: How much of a sheet has been read; None while none is being read.
    """

    changed = Signal()

    def __init__(
        self,
        engine: QtEngine,
        loader: ModelLoader,
        controller: ChatController,
        current: CurrentPersona,
        settings: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.fraction: float | None = None
        self._engine, self._loader, self._controller = engine, loader, controller
        self._current, self._settings = current, settings
        self._dialogue: PersonaSession | None = None
        self._manner = settings.value.manner
        settings.changed.connect(self.follow)
        self._pause = QTimer(self, singleShot=True, interval=LEARN_MS)
        self._pause.timeout.connect(self._learn)
        current.learned.connect(self._pause.start)
        engine.reading_progressed.connect(self._progress)
        engine.warmed.connect(self._end)
        loader.changed.connect(self._begin_if_loaded)
        controller.answering_changed.connect(self._go_on)
        controller.branch_shown.connect(lambda _: self._read_talk())

    def follow(self) -> None:
        """Take who answers, and how; what was read for others is of no use."""
        dialogue, manner = self._current.session, self._settings.value.manner
        if dialogue is not self._dialogue or manner != self._manner:
            self._dialogue, self._manner = dialogue, manner
            self._let_speak(dialogue, is_read=False)
            self._begin_if_loaded(self._loader.state)

    def _learn(self) -> None:
        """Hold the sheet against the context anew, and have it read."""
        self._dialogue = None
        self.follow()

    def _let_speak(self, dialogue: PersonaSession, *, is_read: bool) -> None:
        """Let a dialogue know whether the model speaks from now on, or the owner is quoted."""
        is_wanted = self._is_to_speak(dialogue)
        dialogue.speaks = is_read and is_wanted
        dialogue.quotes = self._manner == "quoting" or (is_wanted and not is_read)

    def _begin_if_loaded(self, state: LoadState) -> None:
        dialogue = self._dialogue
        if dialogue is None:
            return
        if state.phase != "ready":
            self._let_speak(dialogue, is_read=False)
            if self.fraction is not None:  # the engine has died over it
                self._set(None)
            return
        if self._controller.is_answering:
            return
        if self._is_to_speak(dialogue):
            if not dialogue.speaks:
                self._let_speak(dialogue, is_read=False)
                self._set(0.0)
                self._engine.warm(sheet_message(dialogue.named_persona))
        elif pinned := system_message(dialogue.named_persona):
            self._engine.warm(pinned)

    def _is_to_speak(self, dialogue: PersonaSession) -> bool:
        info = self._loader.state.info
        if info is None or dialogue.mode == "free":
            return False
        return speaks(self._manner, dialogue.persona, info.n_params, info.n_ctx)

    def _progress(self, fraction: float) -> None:
        if self.fraction is not None:
            self._set(fraction)

    def _end(self, is_whole: bool) -> None:
        if self.fraction is not None:
            self._set(None)
            if self._dialogue is not None:
                self._let_speak(self._dialogue, is_read=is_whole)

    def _go_on(self, is_answering: bool) -> None:
        """After an answer begin again, where a question has broken it off; else read the talk."""
        dialogue = self._dialogue
        if is_answering or dialogue is None or self._loader.state.phase != "ready":
            return
        if not dialogue.speaks and self._is_to_speak(dialogue):
            self._begin_if_loaded(self._loader.state)
        else:
            self._read_talk()

    def _read_talk(self) -> None:
        """Read what was said: other words than the model's are not in its cache yet."""
        state, dialogue = self._loader.state, self._dialogue
        if dialogue is None or state.info is None or state.phase != "ready":
            return
        if self._controller.is_answering or not dialogue.speaks:
            return
        talk, n_ctx = self._controller.talk, state.info.n_ctx
        if 0 < n_ctx < len(talk.messages) - dialogue.n_left_out:
            return  # each of them is a token at least; nobody gathers 64 MiB for that
        beginning = dialogue.beginning(talk.for_prompt())
        if beginning and has_room(beginning, n_ctx):
            self._engine.warm(beginning)

    def _set(self, fraction: float | None) -> None:
        self.fraction = fraction
        self.changed.emit()
