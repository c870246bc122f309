"""The page on which the avatar asks its owner; each answer is kept at once. Window process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backends.errors import PersonaError
from desktop.gui.studio.talk_view import TalkView
from desktop.gui.studio.workbench import Workbench
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.i18n.error_translations import in_words
from desktop.studio.bank import BankQuestion, BankTopic, answered_ids, bank_of, next_question
from desktop.studio.interview import Interview, Proposed, taken_answer
from desktop.studio.notebook import with_fact
from desktop.studio.remarks import is_whole_text, on_answer, on_subject
from persona.sentences import normalised

__all__ = ["InterviewPage"]

MAX_SHOWN = 3  # proposed facts at a time
DRAFT_MS = 800  # after the last key
GOOD_START = 12  # answers
SOURCE = "interview"


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
        self.told.setText(" ".join(sentences))
        self.bring.setVisible(is_text)
        self.setVisible(bool(sentences))
        if sentences:
            QAccessible.updateAccessibility(QAccessibleEvent(self.told, QAccessible.Event.Alert))


class InterviewPage(QWidget):
    """Asks by coverage: of which topic least is told.

    An answer of which something is to be known is kept when it is sent once more.
    """

    text_brought = Signal(str)  # a whole text, to be read as one

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._bank = bank_of(bench.persona)
        self.interview = Interview.open(bench.persona.folder)
        self._question: tuple[BankTopic, BankQuestion] | None = None
        self.view = TalkView(self.tr("Your answer, as you would say it"), self)
        self.view.submitted.connect(self.answer)
        self._progress = PlainLabel(self)
        self._progress.setObjectName("hint")
        self._skip = QPushButton(self.tr("Skip this question"), self)
        self._skip.clicked.connect(self.skip)
        self._again = QPushButton(self.tr("Ask what was skipped"), self)
        self._again.clicked.connect(self.ask_again)
        self._card = QFrame(self)
        self._card.setObjectName("card")
        self._title = PlainLabel(self._card)
        self._title.setObjectName("card-title")
        self._title.setWordWrap(True)
        self._all = QPushButton(self.tr("Take these"), self._card)
        self._all.setAccessibleName(self._all.text())
        self._all.setAutoDefault(False)
        self._all.clicked.connect(self.take_shown)
        self.proposals: list[ProposalRow] = []
        self._doubted = ""  # the answer that was not kept yet
        self.remarks = RemarkCard(self)
        self.remarks.bring_asked.connect(self.bring)
        self._build()
        bench.changed.connect(self._show_progress)
        self._ask()
        self._show_proposals()

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.view.set_tokens(tokens)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the field."""
        self.view.setFocus(event.reason())

    def answer(self, text: str) -> None:
        """Keep an answer as a pair, propose its sentences as facts, and ask on."""
        if self._question is None:
            self._tell([self.tr("Every question is answered: add more under Facts and answers.")])
            return
        topic, question = self._question
        if remarks := self._remarks(question, text):
            self._doubted = text
            again = self.tr("Send it once more to keep it as it is.")
            self._tell([*map(in_words, remarks), again], is_text=is_whole_text(text))
            return
        words = self.tr("Answer “{text}”").format(text=question.asked)
        bank = self._bank
        if not self._bench.change(
            words, lambda own: taken_answer(own, bank, topic, question, text)
        ):
            return
        self._tell([])
        self.view.prompt.set_text("")
        self.keep_draft()
        self.view.hear(text, self.tr("You"))
        if question.kind == "answerable":
            self._write(lambda: self.interview.offer(self._bench.persona, text, topic.name))
        self._show_proposals()
        self._ask()

    def keep_draft(self) -> None:
        """Keep what is typed and not sent for the next time that the studio opens."""
        self._drafts.stop()
        if self._bench.persona.folder.is_dir():  # else the avatar was removed
            self._write(lambda: self.interview.keep_draft(self.view.prompt.text))

    def bring(self) -> None:
        """Have the answer read as a text, sentence by sentence."""
        text = self._doubted
        self._tell([])
        self.view.prompt.set_text("")
        self.text_brought.emit(text)

    def _remarks(self, question: BankQuestion, text: str) -> list[str]:
        """Return what is to be known of an answer; nothing where it is sent once more."""
        if text == self._doubted:
            return []
        if question.kind == "unanswerable":
            return list(on_subject(text))
        return list(on_answer(text, is_small_talk=question.kind == "smalltalk"))

    def _tell(self, sentences: Sequence[str], *, is_text: bool = False) -> None:
        """Show what is to be known of the answer in the field; nothing for no sentence."""
        self._doubted = self._doubted if sentences else ""
        self.remarks.tell(sentences, is_text=is_text)

    def skip(self) -> None:
        """Do not ask this question."""
        if self._question is not None:
            _, question = self._question
            self._tell([])
            self._write(lambda: self.interview.skip(question))
            self._ask()

    def ask_again(self) -> None:
        """Ask what was skipped."""
        self._write(self.interview.ask_again)
        self._ask()

    def ask_topic(self, topic_id: str) -> None:
        """Ask a question of a topic next, if it has an open one."""
        done = answered_ids(self._bank, self._bench.persona)
        for topic, question in self._bank.questions():
            if topic.id == topic_id and question.id not in done:
                self._put(topic, question)
                return

    def _ask(self) -> None:
        found = next_question(self._bank, self._bench.persona, self.interview.skipped)
        if found is not None:
            self._put(*found)
            return
        self._question = None
        self.view.say(self.tr("That was all. Thank you!"), self._bench.persona.name)
        self._show_progress()

    def _put(self, topic: BankTopic, question: BankQuestion) -> None:
        self._question = (topic, question)
        self.view.say(question.ask, self._bench.persona.name)
        self._show_progress()

    def _show_progress(self) -> None:
        n_all = len(list(self._bank.questions()))
        n_done = len(answered_ids(self._bank, self._bench.persona))
        topic = self._question[0].name if self._question else ""
        text = self.tr("{done} of {all} answered").format(done=n_done, all=n_all)
        start = "" if n_done >= GOOD_START else self.tr("a dozen is a good start")
        self._progress.setText(" · ".join(filter(None, (topic, text, start))))
        self._skip.setEnabled(self._question is not None)
        self._again.setVisible(bool(self.interview.skipped))

    def _write(self, work: Callable[[], None]) -> None:
        """Write to the interview's file; what goes wrong is told, and the answer stays."""
        try:
            work()
        except OSError as exc:
            self._bench.failed.emit(
                PersonaError(
                    "The proposed facts were not kept.",
                    f"{exc.filename}: {exc.strerror or exc}.",
                    "Check that the disk has room and may be written to.",
                )
            )

    def take_shown(self) -> None:
        """Take the proposed facts that are shown, as they stand in their fields."""
        for row in tuple(self.proposals):
            row.take()

    def _take(self, one: Proposed, text: str) -> None:
        self._bench.refresh()
        words, told = self.tr("Add a fact"), normalised(text)
        if told in {normalised(own.text) for own in self._bench.persona.facts}:
            self._settle(one)  # it was taken in another window
        elif self._bench.change(words, lambda own: with_fact(own, text, one.topic, SOURCE)):
            self._settle(one)

    def _settle(self, one: Proposed) -> None:
        self._write(lambda: self.interview.settle(one))
        self._show_proposals()

    def _show_proposals(self) -> None:
        for row in self.proposals:
            row.hide()
            row.deleteLater()
        waiting = self.interview.proposed
        self._title.setText(
            self.tr("Facts in your answers: take, mend or strike them (%n)", "", len(waiting))
        )
        self.proposals = [self._row(one) for one in waiting[:MAX_SHOWN]]
        self._all.setVisible(len(waiting) > 1)
        self._card.setVisible(bool(waiting))

    def _row(self, one: Proposed) -> ProposalRow:
        row = ProposalRow(one.text, self._card)
        row.taken.connect(lambda text: self._take(one, text))
        row.struck.connect(lambda: self._settle(one))
        self._inside.addWidget(row)
        return row

    def _take_up_draft(self) -> None:
        self._drafts = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._drafts.timeout.connect(self.keep_draft)
        self.view.prompt.set_text(self.interview.draft())
        self.view.prompt.typed.connect(lambda _text: self._drafts.start())

    def _build(self) -> None:
        self._take_up_draft()
        self._inside = QVBoxLayout(self._card)
        self._inside.setContentsMargins(12, 10, 12, 12)
        self._inside.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._all)
        self._inside.addLayout(head)
        line = QHBoxLayout()
        line.addWidget(self._progress, 1)
        for button in (self._again, self._skip):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text())
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.view, 1)
        self.view.put_above_prompt(self.remarks)
        self.view.put_above_prompt(self._card)
