"""The page on which the avatar asks its owner; each answer is kept at once. Window process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.engine.worker import Worker
from desktop.gui.studio.proposal_card import ProposalCard, RemarkCard
from desktop.gui.studio.talk_view import TalkView
from desktop.gui.studio.workbench import Workbench
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.history.message import Role
from desktop.i18n.error_translations import in_words
from desktop.studio.interview import (
    Interview,
    Proposed,
    answered_ids,
    answers_of,
    next_question,
    taken_answer,
    taken_fact,
)
from desktop.studio.readers.answers import facts_in
from desktop.studio.remarks import is_whole_text, on_answer, on_subject
from persona.bank import BankQuestion, BankTopic, bank_of
from persona.model import Persona
from persona.sentences import normalised

__all__ = ["InterviewPage"]

DRAFT_MS = 800  # after the last key
GOOD_START = 12  # answers


@dataclass(eq=False, slots=True)
class _Step:
    """What was done here and can be undone: an answer with the facts that it offered, or facts.

    What an answer offers is there once the judge has read it; `is_off` while it is undone.
    """

    text: str = ""
    asked: tuple[BankTopic, BankQuestion] | None = None
    offered: tuple[Proposed, ...] = ()
    taken: tuple[Proposed, ...] = ()
    is_off: bool = False

    def is_undone(self, persona: Persona) -> bool:
        """Return whether a persona has it no longer."""
        if self.asked is not None:
            return self.asked[1] not in (question for question, _ in answers_of(persona))
        told = {normalised(own.text) for own in persona.facts}
        return told.isdisjoint(normalised(own.text) for own in self.taken)


class InterviewPage(QWidget):
    """Asks by coverage: of which topic least is told.

    An answer of which something is to be known is kept when it is sent once more.
    """

    text_brought = Signal(str)  # a whole text, to be read as one

    def __init__(self, bench: Workbench, judging: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._judging = bench, judging
        self.n_reading = 0  # answers that the judge has not read yet
        self._bank = bank_of(bench.persona)
        self.interview = Interview.open(bench.persona.folder)
        self._question: tuple[BankTopic, BankQuestion] | None = None
        self.view = TalkView(self.tr("Your answer, as you would say it"), self)
        self.view.submitted.connect(self.answer)
        self.progress = PlainLabel(self)
        self.progress.setObjectName("hint")
        self.progress.setWordWrap(True)  # with its next step it is long in a narrow window
        self._skip = self._button(self.tr("Skip this question"), self.skip)
        self._again = self._button(self.tr("Ask what was skipped"), self.ask_again)
        self._undo = self._button(self.tr("Undo"), self.undo)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Answered"))
        self._past: list[_Step] = []  # what was answered and taken here, the last one at the end
        self._undone: list[_Step] = []
        self._last = ""  # what the avatar has said last
        self._done: set[str] = set()  # ids of the questions that are answered
        self.card = ProposalCard(self)
        self._doubted = ""  # the answer that was not kept yet
        self.remarks = RemarkCard(self)
        self._build()
        self._connect()
        self._question = next(
            (own for own in self._bank.questions() if own[1].id == self.interview.asking), None
        )
        self._follow()
        self._show_proposals()
        self._read_left()

    def _connect(self) -> None:
        self.remarks.bring_asked.connect(self.bring)
        self.remarks.undo_asked.connect(self.view.setFocus)
        self.remarks.undo_asked.connect(self.undo)
        self.card.taken.connect(self._take)
        self.card.struck.connect(self._settle)
        self.card.done.connect(self.view.setFocus)
        self._bench.changed.connect(self._follow)
        self._bench.undone.connect(self._follow_undo)
        self._bench.redone.connect(self._follow_redo)
        self._bench.stack.canUndoChanged.connect(self._undo.setEnabled)

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.view.set_tokens(tokens)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the field."""
        self.view.setFocus(event.reason())

    def answer(self, text: str) -> None:
        """Keep an answer as a pair, propose what it tells as facts, and ask on."""
        if self._question is None:
            told = self.tr("Every question is answered: add more under Facts and answers.")
            self.remarks.tell([told], warns=False)
            return
        topic, question = self._question
        if remarks := self._remarks(question, text):
            self._doubted = text
            again = self.tr("Send it once more to keep it as it is.")
            self._tell([*map(in_words, remarks), again], is_text=is_whole_text(text))
            return
        self._undone.clear()
        if not self._keep(topic, question, text):
            return
        self._tell([])
        self.view.prompt.set_text("")
        self.keep_draft()
        self._past.append(_Step(text, asked=(topic, question)))
        if question.kind == "answerable":
            self._read(self._past[-1])

    def _keep(self, topic: BankTopic, question: BankQuestion, text: str) -> bool:
        """Write an answer, and before it that it is to be read; return whether that went well."""
        if question.kind == "answerable":
            self._write(lambda: self.interview.to_read(text, question.id))
        words = self.tr("Answer “{text}”").format(text=question.asked)
        bank = self._bank
        is_kept = self._bench.change(
            words, lambda own: taken_answer(own, bank, topic, question, text)
        )
        if not is_kept:
            self._write(lambda: self.interview.was_read(text, question.id))
        return is_kept

    def _read_left(self) -> None:
        """Read the answers that the judge had not read when the studio was closed."""
        asked = {question.id: (topic, question) for topic, question in self._bank.questions()}
        kept = {
            (normalised(text), question.id)
            for question, texts in answers_of(self._bench.persona)
            for text in texts
        }
        for text, question_id in self.interview.unread:
            if (normalised(text), question_id) in kept:
                self._read(_Step(text, asked=asked[question_id]))
            else:  # it was undone, or never kept
                self._write(partial(self.interview.was_read, text, question_id))

    def _read(self, step: _Step) -> None:
        """Have the judge find what an answer tells, beside the window."""
        self.n_reading += 1
        self._judging.run(
            lambda: facts_in(step.text), lambda done: self._offer(step, done.result()), owner=self
        )

    def _offer(self, step: _Step, told: Sequence[str]) -> None:
        """Propose what an answer tells as facts, unless it was undone meanwhile."""
        self.n_reading -= 1
        if step.asked is None:
            return
        topic, question = step.asked
        step.offered = self.interview.new_of(self._bench.persona, told, topic.name, question.id)
        if not step.is_off:
            self._change_proposals(propose=step.offered)
        self._write(lambda: self.interview.was_read(step.text, question.id))

    def keep_draft(self) -> bool:
        """Keep what is typed and not sent for the next time; return whether that went well."""
        self._drafts.stop()
        if self._bench.persona.folder.is_dir():  # else the avatar was removed
            text = self.view.prompt.text
            return self._bench.write(
                "What is typed was not kept.", lambda: self.interview.keep_draft(text)
            )
        return True

    def bring(self) -> None:
        """Have the answer read as a text, sentence by sentence."""
        text = self.view.prompt.text.strip()
        self._tell([])
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
        for topic, question in self._bank.questions():
            if topic.id == topic_id and question.id not in self._done:
                self._write(partial(self.interview.ask_next, question))
                self._put(topic, question)
                return

    def _follow(self) -> None:
        """Show what the persona has now, and ask what it has not."""
        if not self._bench.stack.count():  # somebody else has written: nothing can be undone
            self._past.clear()
            self._undone.clear()
        self._done = answered_ids(self._bank, self._bench.persona)
        if self._question is None or self._question[1].id in self._done:
            self._ask()
        else:
            self._put(*self._question)

    def _ask(self) -> None:
        found = next_question(self._bank, self._bench.persona, self.interview.skipped)
        if found is not None:
            self._put(*found)
            return
        self._question = None
        self._show_talk(self.tr("That was all. Thank you!"))
        self._show_progress()

    def _put(self, topic: BankTopic, question: BankQuestion) -> None:
        self._question = (topic, question)
        self._show_talk(question.ask)
        self._show_progress()

    def _show_talk(self, last: str) -> None:
        """Show what was asked and answered so far, in earlier hours, too, and the last words."""
        name, you = self._bench.persona.name, self.tr("You")
        said: list[tuple[Role, str, str]] = []
        for question, answers in answers_of(self._bench.persona):
            said.append(("assistant", question.ask, name))
            said += [("user", text, you) for text in answers]
        self.view.show_talk([*said, ("assistant", last, name)])
        if last != self._last:
            self._last = last
            self.view.talk.announce(f"{name}: {last}")

    def _show_progress(self) -> None:
        n_all, n_done = len(list(self._bank.questions())), len(self._done)
        topic = self._question[0].name if self._question else ""
        text = self.tr("{done} of {all} answered").format(done=n_done, all=n_all)
        start = self.tr("a dozen is a good start")
        if n_done >= GOOD_START:
            start = self.tr("a good start: ask it something under “Try it”, or go on")
        self.bar.setRange(0, n_all)
        self.bar.setValue(n_done)
        self.progress.setText(" · ".join(filter(None, (topic, text, start))))
        self._skip.setEnabled(self._question is not None)
        self._again.setVisible(bool(self.interview.skipped))

    def _write(self, work: Callable[[], None]) -> None:
        """Write to the interview's file; what goes wrong is told, and the answer stays."""
        self._bench.write("The proposed facts were not kept.", work)

    def undo(self) -> None:
        """Undo the last change; an answer is back in the field, a fact is proposed again."""
        words, before = self._bench.stack.undoText(), self._bench.persona
        self._tell([])
        self._bench.stack.undo()
        if self._bench.persona is before:
            return  # it failed, which is told
        self.remarks.tell([self.tr("Undone: {what}").format(what=words)], warns=False)

    def _follow_undo(self) -> None:
        """Follow what is undone, wherever that was asked for."""
        if self._past and self._past[-1].is_undone(self._bench.persona):
            self._undone.append(self._past.pop())
            self._put_back(self._undone[-1])

    def _follow_redo(self) -> None:
        if self._undone and not self._undone[-1].is_undone(self._bench.persona):
            self._past.append(self._undone.pop())
            self._do_again(self._past[-1])

    def _put_back(self, step: _Step) -> None:
        step.is_off = True
        self._change_proposals(propose=step.taken, settle=step.offered)
        if step.asked is None:
            return
        if not self.view.prompt.text:
            self.view.prompt.set_text(step.text)
        self._put(*step.asked)
        if self.isVisible():
            self.view.setFocus()

    def _do_again(self, step: _Step) -> None:
        step.is_off = False
        self._change_proposals(propose=step.offered, settle=step.taken)
        if step.text and self.view.prompt.text == step.text:
            self.view.prompt.set_text("")

    def _take(self, chosen: Sequence[tuple[Proposed, str]]) -> None:
        """Take proposed facts in these words, to be undone at once."""
        self._bench.refresh()
        told = {normalised(own.text) for own in self._bench.persona.facts}
        new: dict[str, tuple[Proposed, str]] = {}  # what was not taken in another window
        for one, text in sorted(chosen, key=lambda pair: self._place_of(pair[0])):
            if (plain := normalised(text)) not in told:
                new.setdefault(plain, (one, text))
        if new and not self._add(tuple(new.values())):
            return
        self._change_proposals(settle=[one for one, _ in chosen])
        if len(new) > 1:
            text = self.tr("%n fact(s) taken.", "", len(new))
            self.remarks.tell([text], warns=False, can_undo=True)

    def _place_of(self, one: Proposed) -> int:
        """Return which one it is of what was told."""
        waiting = self.interview.proposed
        return waiting.index(one) if one in waiting else len(waiting)

    def _add(self, new: Sequence[tuple[Proposed, str]]) -> bool:
        def told(persona: Persona) -> Persona:
            for one, text in new:
                persona = taken_fact(persona, one, text)
            return persona

        words = self.tr("Add %n fact(s)", "", len(new)) if len(new) > 1 else self.tr("Add a fact")
        self._undone.clear()
        if not self._bench.change(words, told):
            return False
        self._past.append(_Step(taken=tuple(replace(one, text=text) for one, text in new)))
        return True

    def _settle(self, one: Proposed) -> None:
        self._change_proposals(settle=[one])

    def _change_proposals(
        self, *, propose: Sequence[Proposed] = (), settle: Sequence[Proposed] = ()
    ) -> None:
        for one in propose:
            self._write(partial(self.interview.propose, one))
        for one in settle:
            self._write(partial(self.interview.settle, one))
        self._show_proposals()

    def _show_proposals(self) -> None:
        self.card.show_proposals(self.interview.newest_first())

    def _take_up_draft(self) -> None:
        self._drafts = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._drafts.timeout.connect(self.keep_draft)
        self.view.prompt.set_text(self.interview.draft())
        self.view.prompt.typed.connect(lambda _text: self._drafts.start())

    def _build(self) -> None:
        self._take_up_draft()
        line = QHBoxLayout()
        line.addWidget(self.progress, 1)
        self._undo.setEnabled(self._bench.stack.canUndo())
        for button in (self._undo, self._again, self._skip):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self.view.put_above_prompt(self.remarks)
        self.view.put_above_prompt(self.card)
        self._order()

    def _button(self, text: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the field
        button.clicked.connect(action)
        return button

    def _order(self) -> None:
        """Have Tab go from the field, where the page begins, down the page."""
        buttons = (self._undo, self._again, self._skip)
        chain = (*buttons, self.view.talk, self.remarks.bring, self.remarks.undo, self.card.all)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
