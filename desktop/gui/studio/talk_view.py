"""A talk that is not stored: bubbles and a field below them, as in a chat. Window process."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.chat.message_list import MessageList
from desktop.gui.theme.tokens import Tokens
from desktop.gui.transcript.chat_view import ChatView
from desktop.gui.window.prompt_bar import PromptBar
from desktop.history.message import Role, ShownMessage

__all__ = ["TalkView"]


class TalkView(QWidget):
    """Emits what was typed. What is said is added by whoever owns it."""

    submitted = Signal(str)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.talk = ChatView(self)
        self.prompt = PromptBar(self)
        self.prompt.set_hint(hint)
        self.prompt.submitted.connect(self.submitted)
        self._list = MessageList(self)
        self.talk.show_list(self._list)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.talk, 1)
        self._column.addWidget(self.prompt)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the field; with a proxy, Tab would pass over the talk."""
        self.prompt.setFocus(event.reason())

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.talk.set_look(tokens, self.font())

    def put_above_prompt(self, widget: QWidget) -> None:
        """Show something between the talk and the field, which stays where it is."""
        self._column.insertWidget(1, widget)

    def show_talk(self, said: Iterable[tuple[Role, str, str]]) -> None:
        """Show who said what so far: the role, the words, and what that one is called."""
        messages = [
            ShownMessage(number, role, text, speaker=speaker)
            for number, (role, text, speaker) in enumerate(said, 1)
        ]
        if messages != list(self.talk.messages):
            self._list.take(messages)

    def hear(self, text: str, speaker: str) -> None:
        """Show what the owner said."""
        number = len(self.talk.messages) + 1
        self._list.add(ShownMessage(number, "user", text, speaker=speaker))

    def say(self, text: str, speaker: str) -> None:
        """Show what the avatar says, and have a screen reader say it."""
        number = len(self.talk.messages) + 1
        self._list.add(ShownMessage(number, "assistant", text, speaker=speaker))
        self.talk.announce(f"{speaker}: {text}")
