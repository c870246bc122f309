"""What stands above the field of the interview: proposed facts, remarks on an answer.

Window process.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, SignalInstance
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

from desktop.gui.widgets.plain_text import PlainLabel, plain_tip
from desktop.i18n.translation import running
from desktop.studio.interview import Proposed

__all__ = ["ProposalCard", "ProposalRow", "RemarkCard"]

MAX_SHOWN = 3  # proposed facts at a time
MAX_TOLD = 20  # of them in a tool tip


class ProposalRow(QWidget):
    """A sentence that may become a fact: to be mended, taken or struck."""

    taken = Signal(str)
    struck = Signal()
    pointed = Signal()  # it is done with the mouse

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
        for button in (take, strike):
            _keep_keyboard(button, self.pointed)
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
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.told = PlainLabel(self)
        self.told.setObjectName("remark")
        self.told.setWordWrap(True)
        self.bring = QPushButton(self.tr("Read it as a text"), self)
        self.bring.clicked.connect(self.bring_asked)
        self.undo = QPushButton(self.tr("Undo"), self)
        self.undo.clicked.connect(self.undo_asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self.told, 1)
        for button in (self.bring, self.undo):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(button)
        self.hide()

    def tell(
        self,
        sentences: Sequence[str],
        *,
        warns: bool = True,
        is_text: bool = False,
        can_undo: bool = False,
    ) -> None:
        """Show sentences, and have a screen reader say them; nothing for none.

        Args:
            sentences: What is to be known.
            warns: Whether something is to be thought over.
            is_text: Whether the answer can be read as a text.
            can_undo: Whether what is told can be undone here.
        """
        self.told.setText(running(sentences))
        self.told.setProperty("warns", warns)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.bring.setVisible(is_text)
        self.undo.setVisible(can_undo)
        self.setVisible(bool(sentences))
        if sentences:
            QAccessible.updateAccessibility(QAccessibleEvent(self.told, QAccessible.Event.Alert))


class ProposalCard(QFrame):
    """Shows the newest sentences that may become facts; the keyboard goes on to the next one.

    Whoever uses the mouse goes on typing where answers are typed, not in a fact.
    """

    taken = Signal(object)  # list of Proposed with the words
    struck = Signal(object)  # Proposed
    done = Signal()  # the keyboard is to go back: the last one is settled, or the mouse is used

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.rows: list[ProposalRow] = []
        self._title = PlainLabel(self)
        self._title.setObjectName("card-title")
        self._title.setWordWrap(True)
        self._waiting: Sequence[Proposed] = ()
        self.all = QPushButton(self)
        self.all.setAutoDefault(False)
        self.all.clicked.connect(self.take_all)
        _keep_keyboard(self.all, self.done)
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
        held = self._waiting[at[0]] if at is not None and at[1] >= 0 else None
        mended = {
            one: row.line.text()
            for one, row in zip(self._waiting, self.rows, strict=False)
            if row.line.isModified() or one is held
        }
        waiting = sorted(waiting, key=lambda one: one not in mended)  # they stay on the card
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self._title.setText(
            self.tr("Facts in your answers: take, mend or strike them (%n)", "", len(waiting))
        )
        self._waiting = waiting
        self.rows = [self._row(one) for one in waiting[:MAX_SHOWN]]
        for one, row in zip(waiting, self.rows, strict=False):
            if (text := mended.get(one, one.text)) != one.text:
                row.line.setText(text)
                row.line.setModified(True)
        self._offer_all()
        self.setVisible(bool(waiting))
        self._column.activate()
        self._order()
        if at is not None:
            self._go_on(waiting.index(held) if held in waiting else at[0], at[1])

    def take_all(self) -> None:
        """Take all that waits; what is shown as it stands in its field, unless that is empty."""
        shown = [row.line.text().strip() for row in self.rows]
        texts = [*shown, *(one.text for one in self._waiting[len(shown) :])]
        self.taken.emit([pair for pair in zip(self._waiting, texts, strict=True) if pair[1]])

    def _offer_all(self) -> None:
        """Offer to take all of several; what they are is read before, also where it is not seen."""
        self.all.setText(self.tr("Take all ({n})").format(n=len(self._waiting)))
        self.all.setAccessibleName(self.all.text())
        self.all.setToolTip(plain_tip("\n".join(one.text for one in self._waiting[:MAX_TOLD])))
        self.all.setVisible(len(self._waiting) > 1)

    def _row(self, one: Proposed) -> ProposalRow:
        row = ProposalRow(one.text, self)
        row.taken.connect(lambda text: self.taken.emit([(one, text)]))
        row.struck.connect(lambda: self.struck.emit(one))
        row.pointed.connect(self.done)
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
            chosen.setFocus()  # not as by Tab, which selects: who types on would overwrite a fact


def _keep_keyboard(button: QPushButton, pointed: SignalInstance) -> None:
    """Have a click leave the keyboard where it is, and tell of it before what it does."""
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.pressed.connect(lambda: None if button.hasFocus() else pointed.emit())
