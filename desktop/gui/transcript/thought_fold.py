"""The thoughts before an answer, folded away below its bubble until they are asked for. Window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.gui.widgets.plain_text import PlainLabel

__all__ = ["ThoughtFold"]

GAP_PX = 6
MOST_SHOWN = 20_000  # characters; a label with more would stop the window


class ThoughtFold:
    """Plain text that can be selected; what is in it is never part of the chat.

    Args:
        owner: The row that it belongs to.
    """

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._label: QLabel | None = None
        self._thought = ""
        self._message = 0
        self.is_open = False

    def show_thought(self, thought: str, *, of_message: int) -> None:
        """Take the thoughts of a message; another message begins folded."""
        if of_message != self._message:
            self._message, self.is_open = of_message, False
        self._thought = thought.strip()
        self._refresh()

    def set_open(self, *, is_open: bool) -> None:
        """Fold or unfold."""
        self.is_open = is_open
        self._refresh()

    def lay_out(self, left: int, top: int, width: int) -> int:
        """Place the text; return the height that it needs."""
        if self._label is None or not self._label.isVisibleTo(self._owner):
            return 0
        height = self._label.heightForWidth(width)
        self._label.setGeometry(left, top + GAP_PX, width, height)
        return height + GAP_PX

    def _refresh(self) -> None:
        is_shown = self.is_open and bool(self._thought)
        if self._label is None:
            if not is_shown:
                return
            self._label = _label(self._owner)
        if is_shown:
            rest = len(self._thought) - MOST_SHOWN
            self._label.setText(self._thought[:MOST_SHOWN] + (" …" if rest > 0 else ""))
        self._label.setVisible(is_shown)


def _label(owner: QWidget) -> QLabel:
    label = PlainLabel(owner)
    label.setObjectName("muted")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
