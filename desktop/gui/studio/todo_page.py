"""The page of what is left to do: topics without an answer, and what was asked in vain.

Window process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.engine.worker import Worker, then_or_tell
from desktop.gui.studio.workbench import Workbench
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.row_list import RowList
from desktop.studio.interview import answered_ids
from desktop.studio.trial import known_among
from desktop.studio.unanswered import Unanswered
from persona.bank import bank_of

__all__ = ["TodoPage"]

WHAT = Qt.ItemDataRole.UserRole


class TodoPage(QWidget):
    """Emits the topic that the owner wants to be asked about, and a question to answer."""

    topic_asked = Signal(str)
    question_asked = Signal(str)

    def __init__(
        self,
        bench: Workbench,
        background: Worker,
        unanswered: Unanswered,
        cache_dir: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench, self._background = bench, background
        self._unanswered, self._cache_dir = unanswered, cache_dir
        self._known: frozenset[str] = frozenset()  # questions that the judge found answered
        self.topics, self.vain = RowList(self), RowList(self)
        self.keeps = QCheckBox(self.tr("Keep what visitors asked in vain, on this computer"), self)
        self.keeps.setChecked(unanswered.is_on)
        self.keeps.toggled.connect(self.switch)
        self._none = PlainLabel(self.tr("Nobody has asked anything in vain yet."), self)
        self._none.setObjectName("hint")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._of_vain: list[QPushButton] = []  # what can be done with such a question
        self._judged = PlainLabel(self)
        self._judged.setObjectName("hint")
        self._judged.hide()
        self._build()
        bench.changed.connect(self._read_anew)
        self.read()

    def read(self) -> None:
        """Show what is left to do now."""
        bank, persona = bank_of(self._bench.persona), self._bench.persona
        done = answered_ids(bank, persona)
        done |= {own.id for _, own in bank.questions() if own.asked in self._known}
        chosen = {view: _chosen(view) for view in (self.topics, self.vain)}
        self.topics.clear()
        for topic in bank.topics:
            n_all = len(topic.questions)
            n_done = sum(own.id in done for own in topic.questions)
            if n_done < n_all:
                item = QListWidgetItem(f"{topic.name}  ({n_done}/{n_all})", self.topics)
                item.setData(WHAT, topic.id)
        self.vain.clear()
        asked = self._unanswered.asked(persona.id)
        for one in asked:
            item = QListWidgetItem(f"{one.text}  ({one.count})", self.vain)
            item.setData(WHAT, one.text)
        for view, what in chosen.items():
            _choose(view, what)
        self._none.setVisible(not asked)
        self.vain.setVisible(bool(asked))
        for button in self._of_vain:
            button.setVisible(bool(asked))

    def _read_anew(self) -> None:
        """Take nothing for answered that the judge found in what was there before."""
        self._known = frozenset()
        self._tell_judged("")
        self.read()

    def judge(self) -> None:
        """Have the judge say which questions of the interview are answered in other words."""
        bank, persona = bank_of(self._bench.persona), self._bench.persona
        done, cache_dir = answered_ids(bank, persona), self._cache_dir
        asked = tuple(own.asked for _, own in bank.questions() if own.id not in done)
        self._tell_judged(self.tr("The judge reads…"))
        self._background.run(
            lambda: known_among(persona, asked, cache_dir),
            then_or_tell(
                self._show_known, self._bench.failed.emit, first=lambda: self._tell_judged("")
            ),
            owner=self,
        )

    def switch(self, on: bool) -> None:
        """Keep questions from now on, or keep none."""
        self._write(lambda: self._unanswered.switch(on=on))

    def answer(self) -> None:
        """Answer the question that is chosen."""
        if item := self.vain.currentItem():
            self.question_asked.emit(str(item.data(WHAT)))

    def forget(self) -> None:
        """Forget the question that is chosen."""
        if item := self.vain.currentItem():
            text = str(item.data(WHAT))
            self._write(lambda: self._unanswered.forget(self._bench.persona.id, text))

    def forget_all(self) -> None:
        """Forget all of them."""
        self._write(lambda: self._unanswered.forget(self._bench.persona.id))

    def note_answered(self, question: str) -> None:
        """Forget a question that is answered now."""
        self._write(lambda: self._unanswered.forget(self._bench.persona.id, question))

    def _ask_topic(self) -> None:
        if item := self.topics.currentItem():
            self.topic_asked.emit(str(item.data(WHAT)))

    def _show_known(self, known: frozenset[str]) -> None:
        self._known = known
        self._tell_judged(
            self.tr("%n question(s) are answered by other facts.", "", len(self._known))
        )
        self.read()

    def _tell_judged(self, text: str) -> None:
        self._judged.setText(text)
        self._judged.setVisible(bool(text))

    def _write(self, work: Callable[[], None]) -> None:
        self._bench.write("The questions of visitors could not be written.", work)
        self.read()

    def _build(self) -> None:
        self.topics.setAccessibleName(self.tr("Topics with open questions"))
        self.vain.setAccessibleName(self.tr("Asked in vain, most asked first"))
        self.topics.itemActivated.connect(lambda _item: self._ask_topic())
        self.vain.itemActivated.connect(lambda _item: self.answer())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading(self.topics.accessibleName()))
        column.addWidget(self.topics, 1)
        asks = (self.tr("Ask me about it"), self._ask_topic)
        judge = (self.tr("Look with the judge"), self.judge)
        column.addLayout(self._line(self._buttons(asks, judge), self._judged))
        column.addSpacing(8)
        column.addWidget(self._heading(self.vain.accessibleName()))
        column.addWidget(self.keeps)
        column.addWidget(self._none, 1)
        column.addWidget(self.vain, 1)
        answer = (self.tr("Answer it…"), self.answer)
        forget = (self.tr("Forget it"), self.forget)
        empty = (self.tr("Forget all"), self.forget_all)
        self._of_vain = self._buttons(answer, forget, empty)
        column.addLayout(self._line(self._of_vain))

    def _heading(self, text: str) -> PlainLabel:
        label = PlainLabel(text, self)
        label.setObjectName("heading")
        return label

    def _buttons(self, *wanted: tuple[str, Callable[[], None]]) -> list[QPushButton]:
        made = []
        for text, action in wanted:
            button = QPushButton(text, self)
            button.setAccessibleName(text)
            button.setAutoDefault(False)
            button.clicked.connect(action)
            made.append(button)
        return made

    def _line(self, buttons: Sequence[QPushButton], *others: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        for widget in (*buttons, *others):
            line.addWidget(widget)
        line.addStretch(1)
        return line


def _chosen(view: QListWidget) -> object:
    item = view.currentItem()
    return item.data(WHAT) if item else None


def _choose(view: QListWidget, what: object) -> None:
    """Choose what was chosen before, else the first: what is done is done to it."""
    rows = range(view.count())
    view.setCurrentRow(next((row for row in rows if view.item(row).data(WHAT) == what), 0))
