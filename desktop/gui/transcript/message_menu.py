"""The menu of one message: all that can be done with it, for mouse and keyboard. Window process."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.gui.transcript.markup import links_of, render
from desktop.history.message import ShownMessage

if TYPE_CHECKING:
    from desktop.gui.shell.app import AvatarApp

__all__ = ["MessageMenu"]

MAX_LINK = 48  # characters of a link in the menu


class MessageMenu(QObject):
    """Fills a menu for a message. What cannot be done while an answer comes is greyed."""

    def __init__(self, app: AvatarApp) -> None:
        super().__init__(app.window)
        self._app = app

    def menu(self, message: ShownMessage, selected: str) -> QMenu:
        """Return the menu; the caller opens and deletes it.

        Args:
            message: What the menu is about.
            selected: The text that is selected in the talk.
        """
        menu, commands = QMenu(self._app.window), self._app.chat_commands
        if selected:
            menu.addAction(self.tr("Copy selection"), lambda: commands.copy(selected))
        menu.addAction(self.tr("Copy message"), lambda: commands.copy(message.text))
        if message.role == "assistant":
            self._add_parts(menu, message)
            self._add_voice(menu, message)
        if message.id:
            self._add_actions(menu, message)
        return menu

    def _add_parts(self, menu: QMenu, message: ShownMessage) -> None:
        """Offer what the mouse finds in the bubble: its code blocks and its links."""
        commands = self._app.chat_commands
        markup = render(message.text, self._app.tokens())
        for number, code in enumerate(markup.codes, 1):
            name = self.tr("Copy code block {n}").format(n=number)
            menu.addAction(name, partial(commands.copy, code))
        for link in links_of(markup):
            shown = link if len(link) <= MAX_LINK else f"{link[:MAX_LINK]}…"
            name = self.tr("Open {link}").format(link=shown).replace("&", "&&")
            menu.addAction(name, partial(self._app.commands.open_link, link))

    def _add_voice(self, menu: QMenu, message: ShownMessage) -> None:
        voice = self._app.comfort.voice
        if voice.is_speaking:
            menu.addAction(self.tr("Stop reading"), voice.stop)
        elif voice.is_installed():
            menu.addAction(self.tr("Read aloud"), lambda: self._app.comfort.read(message.text))

    def _add_actions(self, menu: QMenu, message: ShownMessage) -> None:
        app, number = self._app, message.id
        controller, commands = app.controller, app.chat_commands
        if message.role == "assistant":
            menu.addAction(self.tr("Why this answer"), lambda: commands.show_why(number))
        menu.addSeparator()
        changes: list[QAction] = []
        if message.role == "user":
            changes.append(
                menu.addAction(self.tr("Edit and ask again"), lambda: commands.edit(number))
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
