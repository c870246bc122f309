"""What an empty chat offers: four sentences at the first start, and questions to begin with.

Window process.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.scrolled import scrolled
from desktop.i18n.translation import running

__all__ = ["Welcome"]

TWO_COLUMNS_FROM = 560  # pixels of width
PAGE_MARGIN = 16
GAP_PX = 8
MAX_TEXT = 2_000  # pixels of height
MIN_TEXT = 240  # pixels; before the first layout the width is not known
MIN_LINES = 2  # of the sentences, which scroll where there is no room for more
MARGIN_Y, CARD_MARGIN_Y, SPACING = 4, 14, 12


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
        self._scroll = scrolled(self._text, self._page)
        self._sentences: tuple[str, ...] = ()
        self._room = self._most = MAX_TEXT
        self._buttons = self._page_buttons()
        self._has_own = False
        self._fill_page()
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP_PX)
        self._starters: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(SPACING)
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
        inside.setContentsMargins(PAGE_MARGIN, CARD_MARGIN_Y, PAGE_MARGIN, CARD_MARGIN_Y)
        inside.setSpacing(SPACING)
        inside.addWidget(self._scroll)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_PX)
        for button in self._buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside.addLayout(buttons)

    def set_margin(self, margin: int) -> None:
        """Keep the left edge in line with the talk."""
        self._column.setContentsMargins(margin, MARGIN_Y, margin, MARGIN_Y)

    def set_room(self, px: int, most_px: int) -> None:
        """Take no more height than there is.

        Args:
            px: Of it, below the greeting.
            most_px: Where the greeting gives way.
        """
        if (px, most_px) != (self._room, self._most):
            self._room, self._most = px, most_px
            self._fit()

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
        self._sentences = (
            self.tr("This is a virtual avatar: it speaks for a person, and is not that person."),
            place,
            self.tr("Below each answer you see which facts it rests on, or that it is not known."),
            self.tr("A question without an answer is kept here for whoever made the avatar."),
        )
        self._page.show()
        self._fit()

    def hide_page(self) -> None:
        """Hide the sentences."""
        self._page.hide()
        self._fit()

    def show_starters(self, questions: Sequence[str]) -> None:
        """Offer questions to begin with."""
        if [*questions] == [button.accessibleName() for button in self._starters]:
            return
        for button in self._starters:
            button.hide()
            button.deleteLater()
        self._starters = [self._starter(text) for text in questions]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one column where two do not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Have sentences and questions, as far as there is room: the sentences come first.

        Where one below the other they need too much, they follow one another.
        """
        self._fit_buttons()
        n_columns = self._columns()
        n_rows = -(-len(self._starters) // n_columns)
        heights = [button.sizeHint().height() + GAP_PX for button in self._starters[:n_rows]]
        text, has_starters = "", True
        if not self._page.isHidden():
            text, has_starters = self._choice(sum(heights) - GAP_PX + SPACING if heights else 0)
            self._show_text(text)
        for number, button in enumerate(self._starters):
            self._grid.addWidget(button, number // n_columns, number % n_columns)
            button.setVisible(has_starters)

    def _choice(self, starters_px: int) -> tuple[str, bool]:
        """Return the sentences as they have room, and whether the questions have some."""
        apart, together = "\n".join(self._sentences), running(self._sentences)
        choices = ((apart, True), (together, True), (apart, False), (together, False))
        needed = {text: self._around_px + self._text_px(text) for text in (apart, together)}
        fits = (own for own in choices if needed[own[0]] + own[1] * starters_px <= self._room)
        return next(fits, choices[-1])

    def _show_text(self, text: str) -> None:
        self._text.setText(text)
        least = MIN_LINES * self._text.fontMetrics().lineSpacing()
        most = max(self._most - self._around_px, least)
        self._scroll.setFixedHeight(min(self._text_px(text), most))

    @property
    def _inside_px(self) -> int:
        """The width of the sentences and of the scroll bar beside them."""
        return max(
            self.width() - 2 * (self._column.contentsMargins().left() + PAGE_MARGIN), MIN_TEXT
        )

    @property
    def _around_px(self) -> int:
        """The height of the page but for its sentences."""
        button = max(button.sizeHint().height() for button in self._buttons)
        return 2 * MARGIN_Y + 2 * CARD_MARGIN_Y + SPACING + button

    def _text_px(self, text: str) -> int:
        """Return the height of a text in its place."""
        room = QRect(0, 0, self._inside_px - PAGE_MARGIN, MAX_TEXT)
        metrics = self._text.fontMetrics()
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()

    def _fit_buttons(self) -> None:
        both = sum(button.sizeHint().width() for button in self._buttons) + GAP_PX
        self._buttons[1].setVisible(not self._has_own and both <= self._inside_px - PAGE_MARGIN)

    def _starter(self, text: str) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"), self)
        button.setObjectName("starter")
        button.setAccessibleName(text)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.asked.emit(text))
        return button

    def _columns(self) -> int:
        room = (self.width() - 2 * self._column.contentsMargins().left() - GAP_PX) // 2
        fits = all(button.sizeHint().width() <= room for button in self._starters)
        return 2 if self.width() >= TWO_COLUMNS_FROM and fits else 1
