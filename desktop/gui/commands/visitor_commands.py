"""What the window does with what an avatar remembers of the person. Window process."""

from __future__ import annotations

import logging
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from backends.errors import AvatarError
from desktop.chat.chat_controller import ChatController
from desktop.current.current_persona import CurrentPersona
from desktop.engine.worker import Worker
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.history.message import ShownMessage
from desktop.history.visitor_memory import Remembered, VisitorMemory
from persona.model import Persona
from persona.visitor import Visitor, with_told

if TYPE_CHECKING:
    from desktop.gui.dialogs.visitor_page import VisitorPage

__all__ = ["VisitorCommands"]

LOG = logging.getLogger("avatar.visitor")


class VisitorCommands(QObject):
    """Owns the page, which is imported when it opens, and remembers where that is allowed."""

    def __init__(
        self,
        memory: VisitorMemory,
        current: CurrentPersona,
        controller: ChatController,
        worker: Worker,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._memory, self._current, self._controller = memory, current, controller
        self._worker, self._notices, self._window = worker, notices, window
        self.page: VisitorPage | None = None
        current.session_changed.connect(self.introduce)
        controller.answered.connect(self._listen)

    def introduce(self) -> None:
        """Let the current avatar know who talks to it, from the next question on.

        That is nobody where it may not remember, or nothing can be read.
        """
        remembered = self._of(self._current.persona.id)
        self._current.session.visitor = remembered.visitor if remembered.is_allowed else Visitor()

    def show(self) -> None:
        """Open the page of the current avatar."""
        from desktop.gui.dialogs.visitor_page import VisitorPage

        persona = self._current.persona
        page = VisitorPage(persona.name, self._of(persona.id), self._window)
        page.changed.connect(lambda remembered: self._keep(persona.id, remembered))
        page.forgotten.connect(lambda: self.forget(persona.id))
        self.page = page
        page.exec()
        self.page = None
        page.deleteLater()

    def forget(self, persona_id: str) -> None:
        """Forget the person for good."""
        try:
            self._memory.forget(persona_id)
        except AvatarError as error:
            self._notices.tell_error(error)
        self._use(persona_id)

    def _of(self, persona_id: str) -> Remembered:
        try:
            return self._memory.of(persona_id)
        except AvatarError as error:
            self._notices.tell_error(error)
            return Remembered()

    def _keep(self, persona_id: str, remembered: Remembered) -> None:
        try:
            self._memory.keep(persona_id, remembered)
        except AvatarError as error:
            self._notices.tell_error(error)
        self._use(persona_id)

    def _use(self, persona_id: str) -> None:
        """Let the one that speaks know what is remembered now."""
        if persona_id == self._current.persona.id:
            self.introduce()

    def _listen(self, answer: ShownMessage) -> None:
        """Look for what the person said of himself in the question that was answered."""
        question = self._controller.talk.question_of(answer.id)
        persona, dialogue = self._current.persona, self._current.session
        if question is None or not self._of(persona.id).is_allowed:
            return
        self._worker.run(
            lambda: dialogue.told_by_visitor(question.text),
            lambda future: self._remember(persona, future),
        )

    def _remember(self, persona: Persona, future: Future[tuple[str, ...]]) -> None:
        if (error := future.exception()) is not None:
            LOG.info("what was said is not remembered: %s", error)
            return
        before = self._of(persona.id)
        if not (before.is_allowed and future.result()):
            return
        visitor = with_told(before.visitor, persona, future.result())
        self._keep(persona.id, replace(before, visitor=visitor))
        if self.page is not None and persona.id == self._current.persona.id:
            self.page.show_more(self._of(persona.id))
