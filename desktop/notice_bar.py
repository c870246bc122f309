"""A line above the talk that says what happened and offers what to do. Window process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

__all__ = ["NoticeBar"]

Choice = tuple[str, Callable[[], None]]
"""The text of a button, and what it does."""


class NoticeBar(QFrame):
    """Hidden until there is something to say. The newest notice replaces the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # names of files and avatars are in it
        self._text.setWordWrap(True)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(28, 8, 16, 8)
        self._line.setSpacing(8)
        self._line.addWidget(self._text, 1)
        self._buttons: list[QPushButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """Return what is said, nothing if the bar is hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def buttons(self) -> Sequence[QPushButton]:
        """Return what can be chosen now."""
        return self._buttons

    def tell(
        self, text: str, choices: Sequence[Choice] = (), *, for_ms: int = 0, warns: bool = False
    ) -> None:
        """Show a notice; `for_ms` 0 keeps it until it is closed."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [
            self._add(label, action)
            for label, action in (*choices, (self.tr("Close"), lambda: None))
        ]
        self._text.setText(text)
        self.setAccessibleName(text)
        if warns != self.property("warns"):
            self.setProperty("warns", warns)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.stop()
        if for_ms:
            self._timer.start(for_ms)

    def _add(self, label: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(label, self)
        button.setAccessibleName(label)
        button.clicked.connect(lambda: self._choose(action))
        self._line.addWidget(button)
        return button

    def _choose(self, action: Callable[[], None]) -> None:
        self.hide()
        action()
