"""What an empty chat offers: four sentences at the first start, and questions to begin with.

Window process.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.gui.widgets.plain_text import PlainLabel

__all__ = ["Welcome"]

TWO_COLUMNS_FROM = 560  # pixels of width
MAX_SHARE = 0.5  # of the window's height for sentences and questions; the sentences come first
PAGE_MARGIN = 16
GAP_PX = 8
MAX_TEXT = 2_000  # pixels of height
MIN_TEXT = 240  # pixels; before the first layout the width is not known


class Welcome(QWidget):
    """Below the greeting. Emits the question that was chosen, and that the page was read."""

    asked = Signal(str)
    understood = Signal()
    making_asked = Signal()  # an avatar of one's own

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QFrame(self)
        self._page.setObjectName("card")
        self._text = PlainLabel(self._page)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = self._page_buttons()
        self._has_own = False
        self._fill_page()
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP_PX)
        self._starters: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addWidget(self._page)
        self._column.addLayout(self._grid)
        self.set_margin(28)
        self._page.hide()

    def _page_buttons(self) -> tuple[QPushButton, QPushButton]:
        """Return what ends the page, and what begins an avatar of one's own."""
        done = QPushButton(self.tr("Understood"), self._page)
        done.setObjectName("primary")
        done.clicked.connect(self.understood)
        make = QPushButton(self.tr("Your own avatar…"), self._page)
        make.setObjectName("make")
        make.clicked.connect(self.making_asked)
        for button in (done, make):
            button.setAccessibleName(button.text())
        return done, make

    def _fill_page(self) -> None:
        inside = QVBoxLayout(self._page)
        inside.setContentsMargins(PAGE_MARGIN, 14, PAGE_MARGIN, 14)
        inside.setSpacing(12)
        inside.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_PX)
        for button in self._buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside.addLayout(buttons)

    def set_margin(self, margin: int) -> None:
        """Keep the left edge in line with the talk."""
        self._column.setContentsMargins(margin, 4, margin, 4)

    def show_page(self, *, is_server: bool, has_own: bool) -> None:
        """Show the sentences of the first start.

        Args:
            is_server: Whether a server answers.
            has_own: Whether there is an avatar besides those in the box; else one is offered.
        """
        self._has_own = has_own
        place = (
            self.tr("Answers are made by the server that you chose.")
            if is_server
            else self.tr("Everything runs on this computer: nothing that you type leaves it.")
        )
        sentences = (
            self.tr("This is a virtual avatar: it speaks for a person, and is not that person."),
            place,
            self.tr("Below each answer you see which facts it rests on, or that it is not known."),
            self.tr("A question without an answer is kept here for whoever made the avatar."),
        )
        self._text.setText("\n".join(sentences))
        self._page.show()
        self._fit()

    def hide_page(self) -> None:
        """Hide the sentences."""
        self._page.hide()
        self._arrange()

    def show_starters(self, questions: Sequence[str]) -> None:
        """Offer questions to begin with."""
        if [*questions] == [button.accessibleName() for button in self._starters]:
            return
        for button in self._starters:
            button.hide()
            button.deleteLater()
        self._starters = [self._starter(text) for text in questions]
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one column where two do not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        around = self._column.contentsMargins().left() + PAGE_MARGIN
        inside = max(self.width() - 2 * around, MIN_TEXT)
        room = QRect(0, 0, inside - PAGE_MARGIN, MAX_TEXT)
        metrics = self._text.fontMetrics()
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._text.text())
        self._text.setFixedHeight(needed.height())
        both = sum(button.sizeHint().width() for button in self._buttons) + GAP_PX
        self._buttons[1].setVisible(not self._has_own and both <= inside - PAGE_MARGIN)
        self._arrange()

    def _starter(self, text: str) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"), self)
        button.setObjectName("starter")
        button.setAccessibleName(text)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.asked.emit(text))
        return button

    def _arrange(self) -> None:
        room = (self.width() - 2 * self._column.contentsMargins().left() - GAP_PX) // 2
        fits = all(button.sizeHint().width() <= room for button in self._starters)
        columns = 2 if self.width() >= TWO_COLUMNS_FROM and fits else 1
        rows = -(-len(self._starters) // columns)
        starters = sum(button.sizeHint().height() + GAP_PX for button in self._starters[:rows])
        both = self._page.sizeHint().height() + starters
        is_crowded = not self._page.isHidden() and both > MAX_SHARE * self.window().height()
        for number, button in enumerate(self._starters):
            self._grid.addWidget(button, number // columns, number % columns)
            button.setVisible(not is_crowded)
