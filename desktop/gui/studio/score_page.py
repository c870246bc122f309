"""The page on which the avatar is examined: figures, how sure they are, what went wrong.

Window process. The card is made in a child (`avatar-chat persona score`), so that the window and
the chat go on beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backends.errors import AvatarError, EngineError
from desktop.engine.command_process import CommandProcess, Row
from desktop.engine.worker import Worker
from desktop.gui.dialogs.text_dialog import show_text
from desktop.gui.studio.mending import better_words, mend, never_words, withhold
from desktop.gui.studio.score_words import (
    how_made,
    how_questions_are_made,
    miss_words,
    sure,
    title_of,
    told_misses,
)
from desktop.gui.studio.workbench import Workbench
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.personas.score_card import Figure, ScoreCard, is_stale, load_score_card
from desktop.personas.score_card import Row as Asked
from desktop.studio.notebook import Key, Told

__all__ = ["ScorePage"]

WHAT = Qt.ItemDataRole.UserRole


class ScorePage(QWidget):
    """Emits the line of the table that a question was made from."""

    line_wanted = Signal(object)  # Key
    made = Signal()

    def __init__(
        self,
        bench: Workbench,
        background: Worker,
        model: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench, self._background, self._model = bench, background, model
        self._task: CommandProcess | None = None
        self._card: ScoreCard | None = None
        self._how = self._label("hint")
        self._stale = self._label("warning-text")
        self._stale.setText(self.tr("Facts or answers have changed since: make it anew."))
        self._stale.hide()
        self._asked = self._label("hint", wraps=False)
        self.figures = QFrame(self)
        self.figures.setObjectName("card")
        self._grid = QGridLayout(self.figures)
        self._title = self._label("heading")
        self.misses = QListWidget(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.start = self._button(self.tr("Make the score card"), self.run)
        self.start.setObjectName("primary")
        self.cancel = self._button(self.tr("Cancel"), self.stop)
        self._line = self._button(self.tr("Show its line"), self.show_line)
        self._better = self._button(better_words(), self.mend)
        self._never = self._button(never_words(), self.withhold)
        self._build()
        bench.changed.connect(self._show_state)
        self.read()

    @property
    def is_running(self) -> bool:
        """Whether a card is being made."""
        return self._task is not None

    def read(self) -> None:
        """Show the card that stands beside the persona."""
        self._card = card = load_score_card(self._bench.persona.folder)
        _clear(self._grid)
        for number, figure in enumerate(card.measures if card else ()):
            self._add_figure(number, figure)
        self.misses.clear()
        for row in card.misses() if card else ():
            item = QListWidgetItem(miss_words(row), self.misses)
            item.setData(WHAT, row)
        self._title.setText(told_misses(card) if card else "")
        self.misses.setCurrentRow(0)
        self._show_state()

    def run(self) -> None:
        """Make a card, in a child; nothing while one is being made."""
        if self.is_running:
            return
        folder = str(self._bench.persona.folder)
        arguments = ["persona", "score", folder, "--progress", *self._model()]
        self._task = CommandProcess(arguments, self, fault=EngineError)
        self._task.row_came.connect(self._hear)
        self._task.ended.connect(self._end)
        self._asked.setText(self.tr("The judge and the model are being started…"))
        self.bar.setRange(0, 0)
        self._show_state()
        self.cancel.setFocus()

    def stop(self) -> None:
        """Make no card; the one of before stays."""
        task, self._task = self._task, None
        if task is not None:
            task.stop()
            task.deleteLater()
            self._show_state()
            self.start.setFocus()

    def show_line(self) -> None:
        """Show the line of the table that the chosen question was made from."""
        if (row := self._chosen()) and (key := self._key_of(row)):
            self.line_wanted.emit(key)

    def mend(self) -> None:
        """Ask for the right answer to the chosen question, and keep it."""
        if row := self._chosen():
            mend(self, self._bench, row.question, row.wanted)

    def withhold(self) -> None:
        """Have the avatar not answer the chosen question."""
        if row := self._chosen():
            withhold(self, self._bench, row.question)

    def tell_how(self) -> None:
        """Say how the questions are made and judged."""
        show_text(self.window(), self.tr("How it is made"), how_questions_are_made())

    def _hear(self, row: Row) -> None:
        if row.get("kind") != "progress":
            return
        done, total = int(str(row.get("done", 0))), int(str(row.get("total", 1)))
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        text = self.tr("{done} of {all}: {question}")
        self._asked.setText(
            text.format(done=done + 1, all=total, question=str(row.get("question", ""))[:120])
        )

    def _end(self, error: AvatarError | None) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.deleteLater()
        had_keyboard = self.cancel.hasFocus()
        self.read()
        if had_keyboard:
            self.start.setFocus()
        if error is not None:
            self._bench.failed.emit(error)
        else:
            self.made.emit()

    def _show_state(self) -> None:
        """Show what can be done now, and whether the card still holds."""
        card, runs = self._card, self.is_running
        none = self.tr("No score card yet. It takes some minutes; you can go on working meanwhile.")
        self._how.setText(how_made(card) if card else none)
        if card is None:
            self._stale.hide()
        else:
            folder = self._bench.persona.folder
            self._background.run(
                lambda: is_stale(card, folder),
                lambda done: self._show_stale(card, done),
                owner=self,
            )
        self.start.setVisible(not runs)
        for widget in (self.cancel, self.bar, self._asked):
            widget.setVisible(runs)
        has_misses = self.misses.count() > 0
        for shown in (self.figures, self._title):
            shown.setVisible(card is not None)
        self.misses.setVisible(has_misses)
        self._show_buttons()

    def _show_stale(self, card: ScoreCard, done: Future[bool]) -> None:
        """Say that a card does not hold any more, if it is still the one that is shown."""
        if card is self._card:
            self._stale.setVisible(done.exception() is None and done.result())

    def _show_buttons(self) -> None:
        row = self._chosen()
        for button in (self._line, self._better, self._never):
            button.setVisible(self.misses.count() > 0)
            button.setEnabled(row is not None)
        self._line.setEnabled(row is not None and self._key_of(row) is not None)
        if row is not None and row.topic == "held_back":  # a pair in its very words is no test
            self._better.setEnabled(False)

    def _chosen(self) -> Asked | None:
        item = self.misses.currentItem()
        row = item.data(WHAT) if item else None
        return row if isinstance(row, Asked) else None

    def _key_of(self, row: Asked) -> Key | None:
        """Return the line that a question was made from, where it is still there."""
        keys = {(sort, own.id) for sort, own in Told(self._bench.persona)}
        key = row.key[:2]
        return (key[0], key[1]) if len(key) == 2 and key in keys else None

    def _open(self) -> None:
        """Lead to the line of the chosen question, else ask for its answer."""
        row = self._chosen()
        if row is not None and self._key_of(row):
            self.show_line()
        else:
            self.mend()

    def _add_figure(self, number: int, figure: Figure) -> None:
        title = PlainLabel(title_of(figure), self.figures)
        value, words = PlainLabel(figure.text(), self.figures), sure(figure)
        told = PlainLabel(words, self.figures)
        value.setObjectName("row-title")
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        told.setObjectName("hint")
        title.setAccessibleName(f"{title.text()}: {words}")
        told.setWordWrap(True)
        for column, label in enumerate((title, value, told)):
            self._grid.addWidget(label, number, column)

    def _label(self, name: str, *, wraps: bool = True) -> PlainLabel:
        label = PlainLabel(self)
        label.setObjectName(name)
        label.setWordWrap(wraps)
        return label

    def _button(self, text: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: action())
        return button

    def _build(self) -> None:
        self.misses.setAccessibleName(self.tr("Answers that are not as wanted"))
        self.misses.setWordWrap(True)
        self.misses.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.misses.currentRowChanged.connect(lambda _row: self._show_buttons())
        self.misses.itemActivated.connect(lambda _item: self._open())
        self.bar.setAccessibleName(self.tr("Questions asked"))
        self._grid.setContentsMargins(16, 10, 16, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        how = self._button(self.tr("How it is made…"), self.tell_how)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._how)
        column.addWidget(self._stale)
        column.addLayout(_row(self.start, self.cancel, how))
        column.addWidget(self.bar)
        column.addWidget(self._asked)
        column.addWidget(self.figures)
        column.addWidget(self._title)
        column.addWidget(self.misses, 1)
        column.addLayout(_row(self._line, self._better, self._never))
        column.addStretch(0)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line


def _clear(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
