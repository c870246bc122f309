"""What the window does with what an avatar remembers of the person. Window process."""

from __future__ import annotations

import logging
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from backends.errors import AvatarError
from desktop.history.message import ShownMessage
from desktop.history.visitor_memory import Remembered, VisitorMemory
from persona.visitor import Visitor, with_told

if TYPE_CHECKING:
    from desktop.gui.dialogs.visitor_page import VisitorPage
    from desktop.gui.shell.app import AvatarApp

__all__ = ["VisitorCommands"]

LOG = logging.getLogger("avatar.visitor")


class VisitorCommands(QObject):
    """Owns the page, which is imported when it opens, and remembers where that is allowed."""

    def __init__(self, app: AvatarApp) -> None:
        super().__init__(app.window)
        self._app = app
        self._memory = VisitorMemory(app.places.visitor)
        self.page: VisitorPage | None = None
        app.controller.answered.connect(self._listen)

    def known(self, persona_id: str) -> Visitor:
        """Return what an avatar may use; nobody where it may not, or nothing can be read."""
        remembered = self._of(persona_id)
        return remembered.visitor if remembered.is_allowed else Visitor()

    def show(self) -> None:
        """Open the page of the current avatar."""
        from desktop.gui.dialogs.visitor_page import VisitorPage

        persona = self._app.persona
        page = VisitorPage(persona.name, self._of(persona.id), self._app.window)
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
            self._app.tell(error)
        self._use(persona_id)

    def _of(self, persona_id: str) -> Remembered:
        try:
            return self._memory.of(persona_id)
        except AvatarError as error:
            self._app.tell(error)
            return Remembered()

    def _keep(self, persona_id: str, remembered: Remembered) -> None:
        try:
            self._memory.keep(persona_id, remembered)
        except AvatarError as error:
            self._app.tell(error)
        self._use(persona_id)

    def _use(self, persona_id: str) -> None:
        """Let the open dialogue know what is remembered now."""
        if persona_id == self._app.persona.id:
            self._app.use_visitor(self.known(persona_id))

    def _listen(self, answer: ShownMessage) -> None:
        """Look for what the person said of himself in the question that was answered."""
        question = self._app.controller.talk.question_of(answer.id)
        persona, dialogue = self._app.persona, self._app.dialogue()
        if question is None or not self._of(persona.id).is_allowed:
            return
        self._app.background.run(
            lambda: dialogue.told_by_visitor(question.text),
            lambda future: self._remember(persona.id, future),
        )

    def _remember(self, persona_id: str, future: Future[tuple[str, ...]]) -> None:
        if (error := future.exception()) is not None:
            LOG.info("what was said is not remembered: %s", error)
            return
        before = self._of(persona_id)
        if not (before.is_allowed and future.result()):
            return
        visitor = with_told(before.visitor, self._app.persona, future.result())
        self._keep(persona_id, replace(before, visitor=visitor))
        if self.page is not None and persona_id == self._app.persona.id:
            self.page.show_remembered(self._of(persona_id))
