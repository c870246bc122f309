"""Why this answer: the facts, the match, the prompt, the score card. Window process."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.widgets.plain_text import PlainLabel, plain_tip
from desktop.history.message import Details, FactLine, ShownMessage
from desktop.i18n.score_translations import figure_title
from desktop.i18n.translation import percent
from desktop.personas.score_card import ScoreCard

__all__ = ["WhyPanel"]

WIDTH = 268  # pixels
LONG_VALUE = 14  # characters; a longer one may break, a shorter one leaves that to its name


class WhyPanel(QScrollArea):
    """The right column. Shows one answer; emits what the person wants to see in full."""

    prompt_asked = Signal(int)  # message id
    card_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why")
        self.setAccessibleName(self.tr("Why this answer"))
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._card: ScoreCard | None = None
        self._message: ShownMessage | None = None
        self._rebuild()

    def show_message(self, message: ShownMessage | None) -> None:
        """Show how an answer came to be."""
        before = self._message
        self._message = message
        if (before and before.details) != (message and message.details) or before is None:
            self._rebuild()

    def show_card(self, card: ScoreCard | None) -> None:
        """Show the score card of the persona, if it has one."""
        self._card = card
        self._rebuild()

    def _rebuild(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 18, 16, 16)
        column.setSpacing(10)
        column.addWidget(_label(self.tr("Why this answer"), "heading"))
        self._add_answer(column)
        if self._card is not None:
            column.addSpacing(14)
            column.addWidget(_label(self.tr("Score card"), "heading"))
            column.addWidget(self._score_frame(self._card))
        column.addStretch(1)
        self.setWidget(inside)

    def _add_answer(self, column: QVBoxLayout) -> None:
        message = self._message
        details = message.details if message else Details()
        for fact in details.facts:
            column.addWidget(_fact_frame(fact))
        if message is None or not _says_something(details):
            hint = self.tr("Ask something; the facts behind the answer appear here.")
            column.addWidget(_label(hint, "hint"))
            return
        if not details.facts:
            column.addWidget(_label(self._without_facts(details), "hint"))
        for sentence in details.held_back:
            text = self.tr("Held back, no fact supports it: {text}").format(text=sentence)
            column.addWidget(_label(text, "warning-text"))
        frame, figures = _frame()
        self._add_figures(figures, message, details)
        if figures.count():
            column.addWidget(frame)

    def _without_facts(self, details: Details) -> str:
        """Return what an answer that tells no fact rests on."""
        if details.tells_near:
            return self.tr("Nothing answers exactly this, so what comes nearest was told.")
        if details.is_unknown:
            return self.tr("No fact answers this question, so the avatar said so.")
        if details.abstained:
            return self.tr("The owner does not talk about this.")
        if details.asked or details.source == "owner":
            return self.tr("This answer rests on the owner's own words.")
        return self.tr("This answer rests on no fact.")

    def _add_figures(self, column: QVBoxLayout, message: ShownMessage, details: Details) -> None:
        if details.has_match and details.is_of_person:
            value = percent(f"{100 * details.known:.0f} %")
            column.addLayout(_pair(self.tr("Judged to be known"), value))
        if details.asked:
            column.addLayout(_pair(self.tr("The owner's answer to"), details.asked))
        if details.source == "owner":
            column.addLayout(_pair(self.tr("Worded by"), self.tr("the owner")))
        stats = details.stats
        if stats is not None and stats.n_prompt:
            value = self.tr("{prompt} tokens, {reused} reused").format(
                prompt=stats.n_prompt, reused=stats.n_reused
            )
            column.addLayout(_pair(self.tr("Prompt"), value))
            number = message.id
            column.addWidget(
                _row(self.tr("Show the exact prompt"), lambda: self.prompt_asked.emit(number))
            )

    def _score_frame(self, card: ScoreCard) -> QFrame:
        frame, column = _frame()
        for name, value in self._card_lines(card):
            column.addLayout(_pair(name, value))
        column.addWidget(_row(self.tr("Open the full card"), self.card_asked.emit))
        return frame

    def _card_lines(self, card: ScoreCard) -> list[tuple[str, str]]:
        """Return the three figures that matter most, those that are known."""
        known = card.known()
        invented = "invented_per_100" if "invented_per_100" in known else "invented_any"
        keys = ("fact_recall", invented, "abstention_recall")
        return [(figure_title(key), percent(known[key].text())) for key in keys if key in known]


def _says_something(details: Details) -> bool:
    return bool(details.facts or details.abstained or details.has_match or details.stats)


def _label(text: str, name: str) -> QLabel:
    label = PlainLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _frame() -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 11, 12, 11)
    column.setSpacing(3)
    return frame, column


def _fact_frame(fact: FactLine) -> QFrame:
    frame, column = _frame()
    frame.setToolTip(plain_tip(fact.id))
    if fact.topic:
        column.addWidget(_label(fact.topic, "card-title"))
    text = _label(fact.text, "card-text")
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(text)
    return frame


def _pair(name: str, value: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    left, right = _label(name, "muted"), _label(value, "value")
    right.setWordWrap(len(value) > LONG_VALUE)
    right.setAlignment(Qt.AlignmentFlag.AlignRight)
    line.addWidget(left)
    line.addWidget(right, 1)
    return line


def _row(text: str, clicked: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName("row")
    button.setAccessibleName(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda: clicked())
    line = QHBoxLayout(button)
    line.setContentsMargins(0, 0, 0, 0)
    arrow = _label("›", "value")
    arrow.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    arrow.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    line.addWidget(arrow)
    return button
