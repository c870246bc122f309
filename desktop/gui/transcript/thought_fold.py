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
        self.is_open = False

    def show_thought(self, thought: str) -> None:
        """Show the thoughts of a message, if they are not folded away."""
        text = thought.strip()
        is_shown = self.is_open and bool(text)
        if is_shown:
            if self._label is None:
                self._label = _label(self._owner)
            rest = len(text) - MOST_SHOWN
            self._label.setText(text[:MOST_SHOWN] + (" …" if rest > 0 else ""))
        if self._label is not None:
            self._label.setVisible(is_shown)

    def lay_out(self, left: int, top: int, width: int) -> int:
        """Place the text; return the height that it needs."""
        if self._label is None or not self._label.isVisibleTo(self._owner):
            return 0
        height = self._label.heightForWidth(width)
        self._label.setGeometry(left, top + GAP_PX, width, height)
        return height + GAP_PX


def _label(owner: QWidget) -> QLabel:
    label = PlainLabel(owner)
    label.setObjectName("muted")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
