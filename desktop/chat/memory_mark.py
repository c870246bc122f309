"""The line in the talk that says where the model's memory begins. Window process."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop.history.message import ShownMessage

__all__ = ["MemoryMark", "with_mark"]


class MemoryMark(QObject):
    """The words of the line."""

    def text(self, n_unseen: int) -> str:
        """Return them for a number of messages."""
        return self.tr("%n older message(s) no longer seen", "", n_unseen)


def with_mark(messages: Sequence[ShownMessage], n_unseen: int) -> list[ShownMessage]:
    """Return the messages with a line after those that the model does not get any more.

    Args:
        messages: The branch that is shown.
        n_unseen: How many of the oldest messages are left out of the prompt.
    """
    shown = list(messages)
    if not n_unseen:
        return shown
    offset = 1 if shown and shown[0].id == 0 else 0  # the greeting is never in a prompt
    shown.insert(offset + n_unseen, ShownMessage(0, "mark", MemoryMark().text(n_unseen)))
    return shown
