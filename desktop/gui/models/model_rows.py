"""Rows of the model manager: what a model is, its light, and what can be done. Window process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.widgets.elided_label import ElidedLabel
from desktop.gui.widgets.memory_indicator import MemoryIndicator
from desktop.gui.widgets.plain_text import PlainLabel, plain_tip

__all__ = ["Action", "ModelRow", "RowList"]

Widget = TypeVar("Widget", bound=QWidget)
Action = tuple[str, Callable[[], None]]
"""The text of a button, and what it does."""


class ModelRow(QFrame):
    """A title, a line of facts, a light, a warning; buttons on the right."""

    def __init__(self, title: str, facts: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title = title
        self.setAccessibleName(title)
        self._title = ElidedLabel(self)
        self._title.setObjectName("row-title")
        self._title.setText(title)
        self._title.setToolTip(plain_tip(title))
        self._facts = PlainLabel(facts, self)
        self._facts.setObjectName("hint")
        self._facts.setWordWrap(True)
        self._facts.setVisible(bool(facts))
        self.light = MemoryIndicator(self)
        self._warning = PlainLabel(self)
        self._warning.setObjectName("warning-text")
        self._warning.setWordWrap(True)
        self._warning.hide()
        for label in (self._facts, self._warning):
            label.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.setSpacing(4)
        for widget in (self._title, self._facts, self.light, self._warning):
            words.addWidget(widget)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 12, 12)
        line.setSpacing(12)
        line.addLayout(words, 1)
        line.addLayout(self._buttons)
        line.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)

    @property
    def warning(self) -> str:
        """Return what is wrong with it, if anything."""
        return "" if self._warning.isHidden() else self._warning.text()

    @property
    def facts(self) -> str:
        """Return the line of facts."""
        return self._facts.text()

    def show_facts(self, text: str) -> None:
        """Show another line of facts."""
        self._facts.setText(text)
        self._facts.setVisible(bool(text))

    def warn(self, text: str) -> None:
        """Say what is wrong with it."""
        self._warning.setText(text)
        self._warning.setVisible(bool(text))

    def offer(self, actions: Sequence[Action], *, inert: int = -1) -> None:
        """Show other buttons; `inert` is the number of one that only says what is."""
        _clear(self._buttons)
        for number, (text, action) in enumerate(actions):
            button = QPushButton(text, self)
            button.setAccessibleName(f"{text}: {self.title}")
            button.setAutoDefault(False)
            button.setEnabled(number != inert)
            button.clicked.connect(_called(action))
            self._buttons.addWidget(button)


class RowList(QScrollArea):
    """Rows below each other, headings between them, a line where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(2, 10, 10, 10)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    @property
    def rows(self) -> tuple[ModelRow, ...]:
        """Return the rows from top to bottom."""
        return tuple(_widgets(self._column, ModelRow))

    def clear(self) -> None:
        """Remove everything."""
        _clear(self._column)
        self._column.addStretch(1)

    def add(self, row: QWidget) -> None:
        """Put a row below the others."""
        self._column.insertWidget(self._column.count() - 1, row)

    def put_first(self, row: QWidget) -> None:
        """Put a row above the others."""
        self._column.insertWidget(0, row)
        self.ensureWidgetVisible(row)

    def say(self, text: str, *, is_bad: bool = False) -> None:
        """Put a line below the others."""
        label = PlainLabel(text)
        label.setObjectName("warning-text" if is_bad else "hint")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.add(label)


def _called(action: Callable[[], None]) -> Callable[[], None]:
    """Return a slot that takes no argument, whatever the signal has."""
    return lambda: action()


def _widgets(layout: QLayout, kind: type[Widget]) -> Iterator[Widget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = item.widget() if item is not None else None
        if isinstance(widget, kind):
            yield widget


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
