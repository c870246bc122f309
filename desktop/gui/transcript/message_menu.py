"""The menu of one message: all that can be done with it, for mouse and keyboard. Window process."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.chat.chat_controller import ChatController
from desktop.gui.assistive.read_aloud import ReadAloud
from desktop.gui.theme.look import Look
from desktop.gui.transcript.markup import links_of, render
from desktop.history.message import ShownMessage

__all__ = ["MessageMenu"]

MAX_LINK = 48  # characters of a link in the menu


class MessageMenu(QObject):
    """Fills a menu for a message. What cannot be done while an answer comes is greyed.

    What changes the chat the controller does; all else is asked for.
    """

    copy_asked = Signal(str)
    why_asked = Signal(int)  # message id
    edit_asked = Signal(int)  # message id
    link_asked = Signal(str)
    read_asked = Signal(str)

    def __init__(
        self, controller: ChatController, voice: ReadAloud, look: Look, window: QWidget
    ) -> None:
        super().__init__(window)
        self._controller, self._voice, self._look = controller, voice, look
        self._window = window

    def menu(self, message: ShownMessage, selected: str) -> QMenu:
        """Return the menu; the caller opens and deletes it.

        Args:
            message: What the menu is about.
            selected: The text that is selected in the talk.
        """
        menu, copy = QMenu(self._window), self.copy_asked.emit
        if selected:
            menu.addAction(self.tr("Copy selection"), lambda: copy(selected))
        menu.addAction(self.tr("Copy message"), lambda: copy(message.text))
        if message.role == "assistant":
            self._add_parts(menu, message)
            self._add_voice(menu, message)
        if message.id:
            self._add_actions(menu, message)
        return menu

    def _add_parts(self, menu: QMenu, message: ShownMessage) -> None:
        """Offer what the mouse finds in the bubble: its code blocks and its links."""
        markup = render(message.text, self._look.tokens)
        for number, code in enumerate(markup.codes, 1):
            name = self.tr("Copy code block {n}").format(n=number)
            menu.addAction(name, partial(self.copy_asked.emit, code))
        for link in links_of(markup):
            shown = link if len(link) <= MAX_LINK else f"{link[:MAX_LINK]}…"
            name = self.tr("Open {link}").format(link=shown).replace("&", "&&")
            menu.addAction(name, partial(self.link_asked.emit, link))

    def _add_voice(self, menu: QMenu, message: ShownMessage) -> None:
        voice = self._voice
        if voice.is_speaking:
            menu.addAction(self.tr("Stop reading"), voice.stop)
        elif voice.is_installed():
            menu.addAction(self.tr("Read aloud"), lambda: self.read_asked.emit(message.text))

    def _add_actions(self, menu: QMenu, message: ShownMessage) -> None:
        controller, number = self._controller, message.id
        if message.role == "assistant":
            menu.addAction(self.tr("Why this answer"), lambda: self.why_asked.emit(number))
        menu.addSeparator()
        changes: list[QAction] = []
        if message.role == "user":
            changes.append(
                menu.addAction(self.tr("Edit and ask again"), lambda: self.edit_asked.emit(number))
            )
        else:
            changes.append(
                menu.addAction(self.tr("Answer again"), lambda: controller.regenerate(number))
            )
        if controller.can_continue(number):
            changes.append(menu.addAction(self.tr("Continue"), lambda: controller.go_on(number)))
        if message.n_alternatives > 1:
            changes.append(
                menu.addAction(self.tr("Previous version"), lambda: controller.step(number, -1))
            )
            changes.append(
                menu.addAction(self.tr("Next version"), lambda: controller.step(number, 1))
            )
        menu.addSeparator()
        changes.append(
            menu.addAction(
                self.tr("Delete this and what follows"), lambda: controller.delete(number)
            )
        )
        for action in changes:
            action.setDisabled(controller.is_answering)
