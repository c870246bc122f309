"""The small buttons beside the bubble under the mouse. Window process."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.gui.theme.theme import icon
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.plain_text import plain_tip

__all__ = ["ActionBar"]

GAP = 6  # pixels between bubble and bar


class ActionBar(QFrame):
    """One bar for all rows; it moves to where the mouse is. Emits the name of an action."""

    chosen = Signal(str, int)  # copy | edit | regenerate | menu, message id

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setObjectName("actions")
        self._message = 0
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(0)
        self._buttons = {
            name: self._button(name, text)
            for name, text in (
                ("copy", self.tr("Copy")),
                ("edit", self.tr("Edit and ask again")),
                ("regenerate", self.tr("Answer again")),
                ("menu", self.tr("More")),
            )
        }
        for button in self._buttons.values():
            line.addWidget(button)
        self.hide()

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        for name, button in self._buttons.items():
            button.setIcon(icon(name, tokens.muted))

    def show_at(self, message_id: int, bubble: QRect, actions: Sequence[str]) -> None:
        """Show the bar beside a bubble, where there is room."""
        self._message = message_id
        for name, button in self._buttons.items():
            button.setVisible(name in actions)
        size = self.sizeHint()
        self.resize(size)
        parent = self._ground
        is_right = bubble.left() > parent.width() - bubble.right()
        x = bubble.left() - size.width() - GAP if is_right else bubble.right() + GAP
        x = max(2, min(x, parent.width() - size.width() - 2))
        y = bubble.bottom() - size.height() + 1
        self.move(x, max(0, min(y, parent.height() - size.height())))
        self.show()
        self.raise_()

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("icon")
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(28, 26)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(text)
        button.setToolTip(plain_tip(text))
        button.clicked.connect(lambda: self.chosen.emit(name, self._message))
        return button
