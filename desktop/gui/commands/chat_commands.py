"""What the person can do with the open chat and its messages. Window process."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from backends.files import write_atomically
from desktop.chat.chat_controller import ChatController
from desktop.chat.chat_list import ChatList
from desktop.chat.message_list import MessageList
from desktop.config.paths import Places
from desktop.config.settings import BACKEND_OF_A_SERVER
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from desktop.gui.transcript.message_menu import MessageMenu
from desktop.gui.window.window import MainWindow
from desktop.history.message import ShownMessage
from desktop.i18n.error_translations import spoken
from desktop.personas.finding import has_own
from persona.lines import starters_of
from persona.model import isolated

__all__ = ["ChatCommands"]

LOG = logging.getLogger("avatar.chat")
EDITING, QUEUED = "editing", "queued"  # what notices are about
TOLD_MS = 3_000  # how long "copied" is said
DRAFT_MS = 800  # after the last key


class ChatCommands(QObject):
    """Connects talk, prompt bar and sidebar to the controller.

    Args:
        controller: Drives the open chat.
        chats: All of them.
        places: Where what is typed in a chat that is not stored yet is kept, and avatars are.
        settings: Which backend, whether the first page was read, which avatar.
        current: Who speaks.
        menus: Of the messages.
        window: Shows all of it.
    """

    def __init__(
        self,
        controller: ChatController,
        chats: ChatList,
        places: Places,
        settings: SettingsStore,
        current: CurrentPersona,
        menus: MessageMenu,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._chats = window, controller, chats
        self._places, self._draft = places, places.draft
        self._settings, self._current = settings, current
        self._menus = menus
        self._editing = 0  # the question that is being edited
        self._before_edit = ""  # what was typed when that began
        self._edited = ""  # the question in its own words
        self._drafts = QTimer(self)
        self._drafts.setSingleShot(True)
        self._drafts.setInterval(DRAFT_MS)
        self._drafts.timeout.connect(self.keep_draft)
        self._connect_talk()
        self._connect_rest()
        self._add("Escape", self.escape)
        self._add("Ctrl+L", self._window.prompt.setFocus)
        self._add("Ctrl+R", self.regenerate_last)

    def submit(self, text: str) -> None:
        """Ask, or ask an earlier question in other words; what is refused stays in the field."""
        editing = self._editing
        if editing and self._controller.is_busy:
            return
        self._end_edit()
        self._window.notice.dismiss()
        if editing:
            self._ask(lambda: self._controller.edit(editing, text))
        else:
            self._window.prompt.set_text("")
            self.ask(text)

    def ask(self, text: str) -> None:
        """Ask a question that does not come from the field; what is typed there stays."""
        self._ask(lambda: self._controller.ask(text))

    def _ask(self, action: Callable[[], None]) -> None:
        was_new = self._controller.talk.chat == 0
        action()
        if was_new and self._controller.talk.chat > 0:
            self._keep_for_new_chat("")
        self.keep_draft()
        self._window.sidebar.set_open(self._controller.talk.chat)

    def welcome(self, shown: MessageList) -> None:
        """Offer questions in an empty chat, and the first page until it was read."""
        page, settings = self._window.welcome, self._settings.value
        is_empty = all(message.id == 0 for message in shown.messages)
        if is_empty:
            self.offer_starters()
            if settings.first_run_done:
                page.hide_page()
            else:
                is_server = settings.backend == BACKEND_OF_A_SERVER
                page.show_page(is_server=is_server, has_own=has_own(self._places))
        page.setVisible(is_empty)

    def offer_starters(self) -> None:
        """Offer questions that are answered, also those that were told of just now."""
        self._window.welcome.show_starters(starters_of(self._current.persona))

    def note_understood(self) -> None:
        """Never show the first page again."""
        self._settings.update(replace(self._settings.value, first_run_done=True))
        self._window.welcome.hide_page()
        self._window.prompt.setFocus()

    def keep_draft(self) -> None:
        """Keep what was typed and not sent, with its chat or for the next new one."""
        self._drafts.stop()
        if self._controller.talk.chat > 0:
            self._chats.keep_draft(self._controller.talk.chat, self._typed)
        else:
            self._keep_for_new_chat(self._typed)

    def _keep_for_new_chat(self, text: str) -> None:
        try:
            write_atomically(self._draft, text.encode())
        except OSError as exc:
            LOG.warning("the draft is not kept: %s", exc)

    @property
    def _typed(self) -> str:
        """What is typed and not sent: without a question that was only taken up to be edited."""
        text = self._window.prompt.text
        if not self._editing:
            return text
        return "\n".join(filter(None, (self._before_edit, text if text != self._edited else "")))

    def _end_edit(self) -> None:
        """Put back what was typed before the edit."""
        if self._editing:
            self._editing = 0
            self._window.notice.withdraw(EDITING)
            self._window.prompt.set_text(self._before_edit)
            self._before_edit = self._edited = ""

    def end_edit_of_what_is_gone(self, shown: MessageList) -> None:
        """Let an edit end whose question is not shown any more; its words stay in the field."""
        if self._editing and shown.find(self._editing) is None:
            typed = self._typed
            self._end_edit()
            self._window.prompt.set_text(typed)

    def restore_draft(self) -> None:
        """Show what was typed for a new chat and not sent."""
        try:
            text = self._draft.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            text = ""
        self._window.prompt.set_text(text)

    def leave_chat(self) -> None:
        """Keep what was typed with the chat that is left."""
        self._controller.leave()
        self.keep_draft()
        self._end_edit()
        self._window.prompt.set_text("")
        self._drafts.stop()
        self._window.why.show_message(None)

    def new_chat(self) -> None:
        """Begin an empty chat."""
        self.leave_chat()
        self.begin_chat()
        self._window.prompt.setFocus()

    def begin_chat(self) -> None:
        """Show an empty chat after another was left, and what was typed for it."""
        self._controller.new_chat()
        self._window.sidebar.set_open(0)
        self.restore_draft()

    def open_chat(self, chat: int) -> None:
        """Show a stored chat, with the avatar that it is with and what was typed in it."""
        if chat == self._controller.talk.chat:
            self._window.prompt.setFocus()
            return
        row = self._chats.chat(chat)
        if row is not None:
            self._meet(row.persona)
        self.leave_chat()
        self._controller.open_chat(chat)
        self._window.sidebar.set_open(chat)
        self._window.prompt.set_text(row.draft if row else "")
        self._window.prompt.setFocus()
        self._controller.when_read(self._show_last_why)

    def _come_back(self, chat: int) -> None:
        """Show again what was typed in the chat that stays open."""
        row = self._chats.chat(chat)
        if row is None:
            self.restore_draft()
        else:
            self._window.prompt.set_text(row.draft)
        self._window.sidebar.set_open(chat)

    def delete_chat(self, chat: int, title: str) -> None:
        """Delete a chat; what was still to be written to it would bring it back later."""
        self._controller.store_rest()
        self._chats.delete(chat, title)

    def open_message(self, chat: int, message: int, wanted: str) -> None:
        """Show a message that a search found, with what was looked for marked."""
        controller, talk = self._controller, self._window.talk

        def find_branch() -> None:
            if controller.talk.shown.find(message) is None:
                controller.show_message(message)
            controller.when_read(show)

        def show() -> None:
            talk.scroll_to_message(message)
            talk.mark(message, wanted)

        self.open_chat(chat)
        controller.when_read(find_branch)

    def take_back(self, text: str) -> None:
        """Put a question that waited back into the field, before what is typed there."""
        typed = self._window.prompt.text
        self._window.prompt.set_text(f"{text}\n{typed}" if typed else text)

    def _meet(self, persona: str) -> None:
        """Have the avatar of a chat answer in it, if it is still there."""
        current = self._current
        if not persona or persona == current.persona.id:
            return
        if persona in current.names():
            self._settings.update(replace(self._settings.value, persona=persona))
            return
        self._window.notice.tell(
            self.tr("The avatar of this chat is not here any more; {name} answers.").format(
                name=current.persona.label
            )
        )

    def show_why(self, message_id: int) -> None:
        """Show how an answer came to be."""
        self._window.why.show_message(self._controller.talk.shown.find(message_id))
        self._window.show_why()

    def note_answer(self, message: ShownMessage) -> None:
        """Show its why, and have a screen reader say a new answer."""
        self._window.why.show_message(message)
        fault = message.details.fault
        said = "\n".join(filter(None, (message.text, spoken(fault.error()) if fault else "")))
        self._window.talk.announce(f"{isolated(message.speaker)}: {said}")

    def show_queued(self, text: str) -> None:
        """Say which question waits."""
        if text:
            self._window.notice.tell(self.tr("Next: “{text}”").format(text=text), about=QUEUED)
        else:
            self._window.notice.withdraw(QUEUED)

    def escape(self) -> None:
        """Stop the answer, or leave what is being edited."""
        if self._controller.is_answering:
            self._controller.stop()
        elif self._editing:
            self._end_edit()
        self._window.prompt.setFocus()

    def edit(self, message_id: int) -> None:
        """Put a question into the field, to be asked in other words."""
        message = self._controller.talk.shown.find(message_id)
        if message is None or self._controller.is_answering:
            return
        if not self._editing:
            self._before_edit = self._window.prompt.text
        self._editing, self._edited = message_id, message.text
        self._window.prompt.set_text(message.text)
        self._window.prompt.setFocus()
        self._window.notice.tell(
            self.tr("You are editing an earlier message; what follows stays on its own branch."),
            about=EDITING,
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
        message = self._controller.talk.shown.find(message_id) if message_id else None
        if message is None or message.state == "streaming":
            self._window.actions_bar.hide()
            return
        names = ["copy", "menu"]
        if not self._controller.is_answering:
            names.append("edit" if message.role == "user" else "regenerate")
        self._window.actions_bar.show_at(message_id, bubble, names)

    def act(self, name: str, message_id: int) -> None:
        """Do what a small button says."""
        message = self._controller.talk.shown.find(message_id)
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
        message = self._controller.talk.shown.find(message_id)
        if message is None:
            return
        menu = self._menus.menu(message, self._window.talk.selected_text())
        menu.exec(point)
        menu.deleteLater()

    def _connect_talk(self) -> None:
        talk, controller = self._window.talk, self._controller
        talk.why_asked.connect(self.show_why)
        talk.alternative_asked.connect(controller.step)
        talk.retry_asked.connect(controller.regenerate)
        talk.continue_asked.connect(controller.go_on)
        talk.menu_asked.connect(self.show_menu)
        talk.code_copied.connect(self.copy)
        talk.copy_asked.connect(self.copy_selection)
        talk.hovered.connect(self.hover)
        controller.answered.connect(self.note_answer)
        controller.queued_changed.connect(self.show_queued)
        controller.returned.connect(self.take_back)
        controller.read_failed.connect(self._come_back)
        controller.branch_shown.connect(self.welcome)
        controller.branch_shown.connect(self.end_edit_of_what_is_gone)
        controller.answering_changed.connect(lambda _: self._window.welcome.hide())
        self._menus.copy_asked.connect(self.copy)
        self._menus.why_asked.connect(self.show_why)
        self._menus.edit_asked.connect(self.edit)

    def _connect_rest(self) -> None:
        window, prompt = self._window, self._window.prompt
        prompt.submitted.connect(self.submit)
        prompt.stopped.connect(self._controller.stop)
        prompt.typed.connect(self._controller.listen)
        prompt.typed.connect(lambda _text: self._drafts.start())
        prompt.recalled.connect(self.edit_last)
        window.actions_bar.chosen.connect(self.act)
        window.sidebar.new_asked.connect(self.new_chat)
        window.sidebar.chat_opened.connect(self.open_chat)
        window.sidebar.deleted.connect(self.delete_chat)
        window.sidebar.message_opened.connect(self.open_message)
        window.welcome.asked.connect(self.ask)
        window.welcome.understood.connect(self.note_understood)
        self._current.learned.connect(self.offer_starters)
        self._current.left.connect(self.leave_chat)
        self._current.changed.connect(self.begin_chat)

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
