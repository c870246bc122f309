"""What the person can do with the open chat and its messages. Window process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from desktop.message import ShownMessage
from desktop.settings import BACKEND_OF_A_SERVER

if TYPE_CHECKING:
    from desktop.app import AvatarApp

__all__ = ["ChatCommands"]

TOLD_MS = 3_000  # how long "copied" is said


class ChatCommands(QObject):
    """Connects talk, prompt bar and sidebar to the controller."""

    def __init__(self, app: AvatarApp) -> None:
        super().__init__(app.window)
        self._app = app
        self._window, self._controller = app.window, app.controller
        self._editing = 0  # the question that is being edited
        self._pinned_why = 0  # the answer whose why was asked for
        prompt, talk, sidebar = self._window.prompt, self._window.talk, self._window.sidebar
        prompt.submitted.connect(self.submit)
        prompt.stopped.connect(self._controller.stop)
        prompt.typed.connect(self._controller.listen)
        prompt.recalled.connect(self.edit_last)
        talk.why_asked.connect(self.show_why)
        talk.alternative_asked.connect(self._controller.step)
        talk.retry_asked.connect(self._controller.regenerate)
        talk.menu_asked.connect(self.show_menu)
        talk.code_copied.connect(self.copy)
        talk.copy_asked.connect(self.copy_selection)
        talk.hovered.connect(self.hover)
        self._window.actions_bar.chosen.connect(self.act)
        sidebar.chat_opened.connect(self.open_chat)
        sidebar.message_opened.connect(self.open_message)
        self._controller.answered.connect(self.note_answer)
        self._controller.queued_changed.connect(self.show_queued)
        self._controller.branch_shown.connect(self.welcome)
        self._controller.message_added.connect(lambda _message: self._window.welcome.hide())
        self._window.welcome.asked.connect(self.submit)
        self._window.welcome.understood.connect(self.note_understood)
        self._add("Escape", self.escape)
        self._add("Ctrl+L", prompt.setFocus)
        self._add("Ctrl+R", self.regenerate_last)

    def submit(self, text: str) -> None:
        """Ask, or ask an earlier question in other words."""
        editing, self._editing = self._editing, 0
        self._window.prompt.set_text("")
        self._window.notice.hide()
        if editing:
            self._controller.edit(editing, text)
        else:
            self._controller.ask(text)
        self._window.sidebar.set_open(self._controller.talk.chat)

    def welcome(self, messages: Sequence[ShownMessage]) -> None:
        """Offer questions in an empty chat, and the first page until it was read."""
        page, settings = self._window.welcome, self._app.settings
        is_empty = all(message.id == 0 for message in messages)
        if is_empty:
            page.show_starters(self._controller.persona.starters)
            if settings.first_run_done:
                page.hide_page()
            else:
                page.show_page(is_server=settings.backend == BACKEND_OF_A_SERVER)
        page.setVisible(is_empty)

    def note_understood(self) -> None:
        """Never show the first page again."""
        self._app.apply(replace(self._app.settings, first_run_done=True))
        self._window.welcome.hide_page()
        self._window.prompt.setFocus()

    def leave_chat(self) -> None:
        """Keep what was typed with the chat that is left."""
        self._editing = 0
        self._app.shelf.keep_draft(self._controller.talk.chat, self._window.prompt.text)
        self._window.prompt.set_text("")
        self._window.why.show_message(None)

    def open_chat(self, chat: int) -> None:
        """Show a stored chat and what was typed in it."""
        self.leave_chat()
        self._controller.open_chat(chat)
        self._window.sidebar.set_open(chat)
        self._window.prompt.set_text(self._app.shelf.draft(chat))
        self._window.prompt.setFocus()
        self._show_last_why()

    def open_message(self, chat: int, message: int) -> None:
        """Show a message that a search found."""
        self.open_chat(chat)
        self._window.talk.scroll_to_message(message)

    def show_why(self, message_id: int) -> None:
        """Show how an answer came to be."""
        self._window.why.show_message(self._controller.talk.find(message_id))
        self._window.show_why()

    def note_answer(self, message: ShownMessage) -> None:
        """Show its why, and have a screen reader say a new answer."""
        self._window.why.show_message(message)
        self._window.talk.announce(f"{message.speaker}: {message.text}")

    def show_queued(self, text: str) -> None:
        """Say which question waits."""
        if text:
            self._window.notice.tell(self.tr("Next: “{text}”").format(text=text))
        else:
            self._window.notice.hide()

    def escape(self) -> None:
        """Stop the answer, or leave what is being edited."""
        if self._controller.is_answering:
            self._controller.stop()
        elif self._editing:
            self._editing = 0
            self._window.notice.hide()
            self._window.prompt.set_text("")
        self._window.prompt.setFocus()

    def edit(self, message_id: int) -> None:
        """Put a question into the field, to be asked in other words."""
        message = self._controller.talk.find(message_id)
        if message is None or self._controller.is_answering:
            return
        self._editing = message_id
        self._window.prompt.set_text(message.text)
        self._window.prompt.setFocus()
        self._window.notice.tell(
            self.tr("You are editing an earlier message; what follows stays on its own branch."),
        )

    def edit_last(self) -> None:
        """Edit the last question."""
        last = self._last("user")
        if last is not None:
            self.edit(last.id)

    def regenerate_last(self) -> None:
        """Answer the last question again."""
        last = self._last("assistant")
        if last is not None and last.id:
            self._controller.regenerate(last.id)

    def copy(self, text: str) -> None:
        """Put text on the clipboard and say so."""
        QApplication.clipboard().setText(text)
        self._window.notice.tell(self.tr("Copied."), for_ms=TOLD_MS)

    def copy_selection(self) -> None:
        """Copy what is selected in the talk, or the message the keyboard is on."""
        talk = self._window.talk
        current = talk.current
        text = talk.selected_text() or (current.text if current else "")
        if text:
            self.copy(text)

    def hover(self, message_id: int, bubble: QRect) -> None:
        """Show the small buttons beside a bubble."""
        message = self._controller.talk.find(message_id) if message_id else None
        if message is None or message.state == "streaming":
            self._window.actions_bar.hide()
            return
        names = ["copy", "menu"]
        if not self._controller.is_answering:
            names.append("edit" if message.role == "user" else "regenerate")
        self._window.actions_bar.show_at(message_id, bubble, names)

    def act(self, name: str, message_id: int) -> None:
        """Do what a small button says."""
        message = self._controller.talk.find(message_id)
        if message is None:
            return
        self._window.actions_bar.hide()
        if name == "copy":
            self.copy(message.text)
        elif name == "edit":
            self.edit(message_id)
        elif name == "regenerate":
            self._controller.regenerate(message_id)
        else:
            bar = self._window.actions_bar
            self.show_menu(message_id, bar.mapToGlobal(bar.rect().bottomLeft()))

    def show_menu(self, message_id: int, point: QPoint) -> None:
        """Open the menu of a message."""
        message = self._controller.talk.find(message_id)
        if message is None:
            return
        menu = QMenu(self._window)
        selected = self._window.talk.selected_text()
        if selected:
            menu.addAction(self.tr("Copy selection"), lambda: self.copy(selected))
        menu.addAction(self.tr("Copy message"), lambda: self.copy(message.text))
        if message.id:
            self._add_message_actions(menu, message)
        menu.exec(point)
        menu.deleteLater()

    def _add_message_actions(self, menu: QMenu, message: ShownMessage) -> None:
        controller, number = self._controller, message.id
        if message.role == "user":
            menu.addAction(self.tr("Edit and ask again"), lambda: self.edit(number))
        else:
            menu.addAction(self.tr("Why this answer"), lambda: self.show_why(number))
            menu.addAction(self.tr("Answer again"), lambda: controller.regenerate(number))
            last = self._last("assistant")
            if last is not None and last.id == number:
                menu.addAction(self.tr("Continue"), lambda: controller.ask(self.tr("Go on.")))
        if message.n_alternatives > 1:
            menu.addAction(self.tr("Previous version"), lambda: controller.step(number, -1))
            menu.addAction(self.tr("Next version"), lambda: controller.step(number, 1))
        menu.addSeparator()
        menu.addAction(self.tr("Delete this and what follows"), lambda: controller.delete(number))
        for action in menu.actions()[1:]:
            action.setDisabled(controller.is_answering)

    def _show_last_why(self) -> None:
        self._window.why.show_message(self._last("assistant"))

    def _last(self, role: str) -> ShownMessage | None:
        messages = self._controller.talk.messages
        return next((message for message in reversed(messages) if message.role == role), None)

    def _add(self, keys: str, action: Callable[[], object]) -> None:
        made = QAction(self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(lambda: action())
        self._window.addAction(made)
