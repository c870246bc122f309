"""A line above the talk that says what happened and offers what to do. Window process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from backends.errors import AvatarError
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.i18n.error_translations import spoken

__all__ = ["NoticeBar"]

Choice = tuple[str, Callable[[], None]]
"""The text of a button, and what it does."""


@dataclass(frozen=True, slots=True)
class _Notice:
    text: str = ""
    choices: tuple[Choice, ...] = ()
    for_ms: int = 0
    warns: bool = False
    about: str = ""

    @property
    def stays(self) -> bool:
        """Whether it comes back after another one has covered it."""
        return not self.for_ms or self.is_offer

    @property
    def is_offer(self) -> bool:
        """Whether it offers something for a while, such as Undo."""
        return bool(self.choices and self.for_ms)


class NoticeBar(QFrame):
    """Hidden until there is something to say.

    The newest notice covers the one before, which comes back: until it is closed, or for the rest
    of its time where it offered something for a while. What was only told for a while does not.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = PlainLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # names of files and avatars are in it
        self._text.setWordWrap(True)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(28, 8, 16, 8)
        self._line.setSpacing(8)
        self._line.addWidget(self._text, 1)
        self._buttons: list[QPushButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)
        self._shown = _Notice()
        self._covered: list[_Notice] = []  # the newest last
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
        self,
        text: str,
        choices: Sequence[Choice] = (),
        *,
        for_ms: int = 0,
        warns: bool = False,
        about: str = "",
    ) -> None:
        """Show a notice.

        Args:
            text: What is said.
            choices: What can be done about it.
            for_ms: For how long; 0 = until it is closed.
            warns: Whether something went wrong.
            about: What `withdraw` takes it away by; it replaces what was said of that before.
        """
        notice = _Notice(text, tuple(choices), for_ms, warns, about)
        if not self.isHidden() and self._shown.stays:
            left_ms = max(1, self._timer.remainingTime()) if self._shown.is_offer else 0
            self._covered.append(replace(self._shown, for_ms=left_ms))
        self._covered = [
            it for it in self._covered if it.text != text and not (about and it.about == about)
        ]
        self._show(notice)

    def withdraw(self, about: str) -> None:
        """Take away what does not hold any more, and nothing else."""
        self._covered = [it for it in self._covered if it.about != about]
        if not self.isHidden() and self._shown.about == about:
            self._end()

    def add(self, text: str) -> None:
        """Say something more, below what is said now; it stays until the bar is closed."""
        if self.isHidden():
            self.tell(text)
            return
        left_ms = max(1, self._timer.remainingTime()) if self._shown.is_offer else 0
        self._show(replace(self._shown, text=f"{self._shown.text}\n{text}", for_ms=left_ms))

    def tell_error(self, error: AvatarError) -> None:
        """Say what happened, why, and what to do."""
        self.tell(spoken(error), warns=True)

    def dismiss(self) -> None:
        """Hide all that is said, but for what offers something for a while."""
        self._covered = [it for it in self._covered if it.is_offer]
        if not self.isHidden() and not self._shown.is_offer:
            self._end()

    def _end(self) -> None:
        """Hide what is said, or show again what it covered."""
        self.hide()
        if self._covered:
            self._show(self._covered.pop())

    def _show(self, notice: _Notice) -> None:
        self._shown = notice
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [
            self._add(label, action)
            for label, action in (*notice.choices, (self.tr("Close"), lambda: None))
        ]
        self._text.setText(notice.text)
        self.setAccessibleName(notice.text)
        if notice.warns != self.property("warns"):
            self.setProperty("warns", notice.warns)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.stop()
        if notice.for_ms:
            self._timer.start(notice.for_ms)

    def _add(self, label: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(label, self)
        button.setAccessibleName(label)
        button.clicked.connect(lambda: self._choose(action))
        self._line.addWidget(button)
        return button

    def _choose(self, action: Callable[[], None]) -> None:
        self._end()
        action()
