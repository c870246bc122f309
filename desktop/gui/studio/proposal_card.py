"""What stands above the field of the interview: proposed facts, remarks on an answer.

Window process.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.widgets.plain_text import PlainLabel
from desktop.i18n.translation import running
from desktop.studio.interview import Proposed

__all__ = ["ProposalCard", "ProposalRow", "RemarkCard"]

MAX_SHOWN = 3  # proposed facts at a time


class ProposalRow(QWidget):
    """A sentence that may become a fact: to be mended, taken or struck."""

    taken = Signal(str)
    struck = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(text, self)
        self.line.setCursorPosition(0)  # the beginning of a long one is seen
        self.line.setAccessibleName(self.tr("Proposed fact"))
        self.line.returnPressed.connect(self.take)
        take, strike = QPushButton(self.tr("Take"), self), QPushButton(self.tr("Strike"), self)
        self.parts: tuple[QWidget, ...] = (self.line, take, strike)
        take.clicked.connect(self.take)
        strike.clicked.connect(self.struck)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        for button in (take, strike):
            button.setAutoDefault(False)
            button.setAccessibleName(f"{button.text()}: {text}")
            row.addWidget(button)

    def take(self) -> None:
        """Take the sentence as it stands in the field."""
        if self.line.text().strip():
            self.taken.emit(self.line.text().strip())


class RemarkCard(QFrame):
    """Says what is to be known of an answer that was not kept yet."""

    bring_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.told = PlainLabel(self)
        self.told.setObjectName("warning-text")
        self.told.setWordWrap(True)
        self.bring = QPushButton(self.tr("Read it as a text"), self)
        self.bring.setAccessibleName(self.bring.text())
        self.bring.setAutoDefault(False)
        self.bring.clicked.connect(self.bring_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self.told, 1)
        line.addWidget(self.bring)
        self.hide()

    def tell(self, sentences: Sequence[str], *, is_text: bool = False) -> None:
        """Show sentences, and have a screen reader say them; nothing for none."""
        self.told.setText(running(sentences))
        self.bring.setVisible(is_text)
        self.setVisible(bool(sentences))
        if sentences:
            QAccessible.updateAccessibility(QAccessibleEvent(self.told, QAccessible.Event.Alert))


class ProposalCard(QFrame):
    """Shows the first sentences that may become facts; the keyboard goes on to the next one."""

    taken = Signal(object, str)  # Proposed, the words
    struck = Signal(object)  # Proposed
    done = Signal()  # the last one is settled, by keyboard

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.rows: list[ProposalRow] = []
        self._title = PlainLabel(self)
        self._title.setObjectName("card-title")
        self._title.setWordWrap(True)
        self.all = QPushButton(self.tr("Take these"), self)
        self.all.setAccessibleName(self.all.text())
        self.all.setAutoDefault(False)
        self.all.clicked.connect(self.take_shown)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(6)
        self._column.addLayout(head)

    def show_proposals(self, waiting: Sequence[Proposed]) -> None:
        """Show what waits; the keyboard stays in its place."""
        at = self._place()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self._title.setText(
            self.tr("Facts in your answers: take, mend or strike them (%n)", "", len(waiting))
        )
        self.rows = [self._row(one) for one in waiting[:MAX_SHOWN]]
        self.all.setVisible(len(waiting) > 1)
        self.setVisible(bool(waiting))
        self._column.activate()
        self._order()
        if at is not None:
            self._go_on(*at)

    def take_shown(self) -> None:
        """Take the sentences that are shown, as they stand in their fields."""
        for row in tuple(self.rows):
            row.take()

    def _row(self, one: Proposed) -> ProposalRow:
        row = ProposalRow(one.text, self)
        row.taken.connect(lambda text: self.taken.emit(one, text))
        row.struck.connect(lambda: self.struck.emit(one))
        self._column.addWidget(row)
        row.show()  # now, not with the next events: a busy computer would show an empty card
        return row

    def _order(self) -> None:
        """Have Tab go through the rows behind the card's button, not behind the whole window."""
        parts = (part for row in self.rows for part in row.parts)
        chain = [self.all, *parts]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _place(self) -> tuple[int, int] | None:
        """Return in which row and which part of it the keyboard is; the button: in the first."""
        now = QApplication.focusWidget()
        if now is None:
            return None
        places = (
            (i, j)
            for i, row in enumerate(self.rows)
            for j, part in enumerate(row.parts)
            if part is now
        )
        return next(places, (0, -1) if now is self.all else None)

    def _go_on(self, row: int, part: int) -> None:
        if not self.rows:
            self.done.emit()
        elif part < 0 and not self.all.isHidden():
            self.all.setFocus()
        else:
            chosen = self.rows[min(row, len(self.rows) - 1)].parts[max(part, 0)]
            chosen.setFocus(Qt.FocusReason.TabFocusReason)
