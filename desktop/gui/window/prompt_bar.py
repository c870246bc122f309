"""Where the person types. Emits what was typed; the chat decides what to do. Window process."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.widgets.plain_text import PlainLabel
from persona.model import isolated

__all__ = ["PromptBar"]

MAX_LINES = 7
MIN_HEIGHT = 54  # pixels
NEWLINE_KEYS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class PromptText(QPlainTextEdit):
    """A text field that grows with its lines. Enter sends, Shift+Enter begins a new line."""

    submitted = Signal()
    recalled = Signal()  # Up in an empty field: edit the last question
    focus_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prompt-text")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, recall, or type."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & NEWLINE_KEYS:
            self.submitted.emit()
        elif is_enter:
            self.insertPlainText("\n")
        elif event.key() == Qt.Key.Key_Up and not self.toPlainText():
            self.recalled.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text only; a dropped file is not for this field."""
        if not source.hasUrls():
            self.insertPlainText(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there is text; files go to the window."""
        return source.hasText() and not source.hasUrls()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus on the frame."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus from the frame."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have room for the lines at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._grow()

    def fit_height(self) -> None:
        """Be as high as the lines, up to `MAX_LINES`."""
        self._grow()

    def _grow(self) -> None:
        needed = max(1, round(self.document().size().height()), self._hint_lines())
        lines = min(MAX_LINES, needed)
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing()) + 6)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed > MAX_LINES else policy.ScrollBarAlwaysOff
        )

    def _hint_lines(self) -> int:
        """Return how many lines the hint takes where nothing is typed."""
        if self.toPlainText() or not self.placeholderText():
            return 1
        metrics, width = self.fontMetrics(), max(1, self.viewport().width())
        wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        box = metrics.boundingRect(0, 0, width, 10_000, wrap, self.placeholderText())
        return round(box.height() / metrics.lineSpacing())


class PromptBar(QFrame):
    """The field and its button, which sends or stops."""

    submitted = Signal(str)
    stopped = Signal()
    recalled = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prompt")
        self.setMinimumHeight(MIN_HEIGHT)
        self._is_answering = False
        self._text = PromptText(self)
        self._text.submitted.connect(self._submit)
        self._text.recalled.connect(self.recalled)
        self._text.focus_changed.connect(self._mark_active)
        self._text.textChanged.connect(self._tell_typed)
        self._button = QPushButton(self)
        self._button.setObjectName("primary")
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.clicked.connect(self._press)
        self._limit = 0  # characters; 0 = none
        self.too_long = PlainLabel(self)
        self.too_long.setObjectName("warning-text")
        self.too_long.setWordWrap(True)
        self.too_long.hide()
        self._build()
        self.set_answering(answering=False)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.too_long)
        column.addLayout(line, 1)
        self.setFocusProxy(self._text)

    @property
    def text(self) -> str:
        """Return what is typed."""
        return self._text.toPlainText()

    def set_text(self, text: str) -> None:
        """Put text into the field, the cursor behind it."""
        self._text.setPlainText(text)
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._text.setTextCursor(cursor)

    def set_name(self, name: str) -> None:
        """Name whom the message goes to."""
        short = isolated(name.split(" ")[0])
        self.set_hint(self.tr("Message {name}'s avatar").format(name=short))

    def set_hint(self, hint: str) -> None:
        """Say what is to be typed."""
        self._text.setPlaceholderText(hint)
        self._text.setAccessibleName(hint)
        self._text.fit_height()

    def warn_beyond(self, limit: int) -> None:
        """Say, while more characters are typed, that they are too many to be answered; 0: never."""
        self._limit = limit
        self._show_length(self.text)

    def _show_length(self, text: str) -> None:
        length, was_shown = len(text.strip()), not self.too_long.isHidden()
        is_shown = 0 < self._limit < length
        if is_shown:
            count, limit = (QLocale().toString(number) for number in (length, self._limit))
            told = self.tr(
                "{count} characters. A question of more than {limit} is too long to be answered"
                " from what is told."
            )
            self.too_long.setText(told.format(count=count, limit=limit))
        self.too_long.setVisible(is_shown)
        if is_shown and not was_shown:
            QAccessible.updateAccessibility(
                QAccessibleEvent(self.too_long, QAccessible.Event.Alert)
            )

    def set_answering(self, *, answering: bool) -> None:
        """Offer Stop while an answer comes, Send otherwise."""
        self._is_answering = answering
        label = self.tr("Stop") if answering else self.tr("Send")
        self._button.setText(label)
        self._button.setAccessibleName(label)
        self._button.setMinimumWidth(70)
        self._update_button()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the field to another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._text.fit_height()

    def _update_button(self) -> None:
        self._button.setEnabled(self._is_answering or bool(self.text.strip()))

    def _press(self) -> None:
        if self._is_answering:
            self.stopped.emit()
        else:
            self._submit()

    def _submit(self) -> None:
        if self.text.strip():
            self.submitted.emit(self.text.strip())

    def _tell_typed(self) -> None:
        text = self.text
        self._update_button()
        self._show_length(text)
        self.typed.emit(text)

    def _mark_active(self, active: bool) -> None:
        self.setProperty("active", active)
        self.style().unpolish(self)
        self.style().polish(self)
