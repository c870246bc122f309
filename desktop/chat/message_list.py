"""The messages of a talk, each of them once: whatever shows them looks here. No widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.history.message import ShownMessage

__all__ = ["MessageList"]


class MessageList(QObject):
    """A branch, oldest first; no message changes without its being told here.

    Attributes:
        n_unseen: How many of the oldest the model does not get any more, without the greeting.
    """

    reset = Signal()  # there are others, or fewer
    added = Signal()  # one more, at the end
    changed = Signal(int)  # place of a message that has become another

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.n_unseen = 0
        self._messages: list[ShownMessage] = []

    @property
    def messages(self) -> Sequence[ShownMessage]:
        """Return them; what is returned follows all changes."""
        return self._messages

    def take(self, messages: Iterable[ShownMessage]) -> None:
        """Take other messages."""
        self._messages[:] = messages
        self.reset.emit()

    def add(self, message: ShownMessage) -> None:
        """Append a message."""
        self._messages.append(message)
        self.added.emit()

    def put(self, index: int, message: ShownMessage, *, is_told: bool = True) -> None:
        """Let a message be another one; who tells nothing of it does so with a later change."""
        self._messages[index] = message
        if is_told:
            self.changed.emit(index)

    def cut(self, index: int) -> None:
        """Drop a message and all after it."""
        del self._messages[index:]
        self.reset.emit()

    def mark(self, n_unseen: int) -> None:
        """Note how many of the oldest messages the model does not get any more.

        That is told of the messages where its memory began and begins: the others stay as they are.
        """
        before, self.n_unseen = self.n_unseen, n_unseen
        for n in {before, n_unseen} if before != n_unseen else ():
            if self._after_unseen(n) < len(self._messages):
                self.changed.emit(self._after_unseen(n))

    def unseen_before(self, index: int) -> int:
        """Return that number where the model's memory begins, 0 at every other message."""
        return self.n_unseen if index == self._after_unseen(self.n_unseen) else 0

    def _after_unseen(self, n_unseen: int) -> int:
        return n_unseen + int(bool(self._messages) and self._messages[0].id == 0)

    def index_of(self, message_id: int) -> int:
        """Return the place of a message, -1 if it is not there; searched from the end."""
        for index in range(len(self._messages) - 1, -1, -1):
            if self._messages[index].id == message_id:
                return index
        return -1

    def find(self, message_id: int) -> ShownMessage | None:
        """Return a message by its number."""
        index = self.index_of(message_id)
        return self._messages[index] if index >= 0 else None
