"""The avatar beside the page: ask it, see why it answers so, and mend it. Window process."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from backends.errors import AvatarError
from desktop.engine.worker import Worker, then_or_tell
from desktop.gui.studio.mending import better_words, mend, never_words, withhold
from desktop.gui.studio.talk_view import TalkView
from desktop.gui.studio.workbench import Workbench
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.i18n.translation import percent, running
from desktop.studio.trial import Tried, try_question
from persona.prompt import MAX_ASKED_CHARS

__all__ = ["TryPanel"]


class TryPanel(QWidget):
    """Each question begins a chat of its own, as with a visitor."""

    _read = Signal(int, int)  # so many texts of so many, from the worker

    def __init__(
        self,
        bench: Workbench,
        background: Worker,
        cache_dir: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("beside")
        self._bench, self._background, self._cache_dir = bench, background, cache_dir
        self._tried: Tried | None = None
        self._asked: deque[str] = deque()  # the first one is being read, the others wait
        self.view = TalkView(self.tr("Ask as a visitor would"), self)
        self.view.submitted.connect(self.ask)
        self.view.prompt.warn_beyond(MAX_ASKED_CHARS)
        self.verdict = PlainLabel(
            self.tr("Below an answer stands how sure the judge is, and what it rests on."), self
        )
        self.verdict.setObjectName("hint")
        self.verdict.setWordWrap(True)
        self._better = QPushButton(better_words(), self)
        self._better.clicked.connect(self.mend)
        self._never = QPushButton(never_words(), self)
        self._never.clicked.connect(self.withhold)
        self._read.connect(self._tell_reading)
        self._build()
        self._show_buttons()

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.view.set_tokens(tokens)

    def stand_beside(self, *, is_beside: bool) -> None:
        """Have a line and a title of its own beside the pages, none as one of them."""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, is_beside)
        self._title.setVisible(is_beside)
        self._column.setContentsMargins(16 if is_beside else 0, 12, 0, 0)
        way = QBoxLayout.Direction
        self._line.setDirection(way.TopToBottom if is_beside else way.LeftToRight)

    def ask(self, question: str) -> None:
        """Put a question to the avatar as it is now; below those that are not answered yet."""
        self.view.prompt.set_text("")
        self._asked.append(question)
        if len(self._asked) == 1:
            self._hear_next()
        else:
            self._tell_reading()

    def _hear_next(self) -> None:
        self.view.hear(self._asked[0], self.tr("You"))
        self._look(self._asked[0])

    def _answered(self) -> None:
        """Go on to the question that was asked meanwhile, if any."""
        if self._asked:
            self._asked.popleft()
        if self._asked:
            self._hear_next()

    def _tell_reading(self, n_read: int = 0, n_all: int = 0) -> None:
        """Say that the judge reads, how much of what is told, and what waits for that."""
        n_more = len(self._asked) - 1
        more = self.tr("%n more question(s) wait.", "", n_more) if n_more > 0 else ""
        share = percent(f"{100 * n_read // n_all} %") if n_all else ""
        self.verdict.setText(running((self.tr("The judge reads…"), share, more)))

    def mend(self) -> None:
        """Ask for the right answer to the last question, and keep it."""
        if tried := self._tried:
            said = tried.text if tried.is_known else ""
            self._look_again(mend(self, self._bench, tried.question, said))

    def withhold(self) -> None:
        """Have the avatar not answer the last question."""
        if tried := self._tried:
            self._look_again(withhold(self, self._bench, tried.question))

    def _look_again(self, question: str) -> None:
        if question:
            self._asked.appendleft(question)
            self._look(question)

    def _look(self, question: str) -> None:
        persona, cache_dir = self._bench.persona, self._cache_dir
        self._tried = None
        self._show_buttons()
        self._tell_reading()
        self._background.run(
            lambda: try_question(persona, question, cache_dir, self._read.emit),
            then_or_tell(self._show, self._tell_trouble),
            owner=self,
        )

    def _tell_trouble(self, error: AvatarError) -> None:
        self.verdict.setText("")
        self._bench.failed.emit(error)
        self._answered()

    def _show(self, tried: Tried) -> None:
        self._tried = tried
        text = tried.text or self.tr("(The model answers this, in the chat.)")
        self.view.say(text, self._bench.persona.name)
        self.verdict.setText("\n".join(self._opinion(tried)))
        self._show_buttons()
        self._answered()

    def _opinion(self, tried: Tried) -> list[str]:
        """Return what the judge thinks, and what the answer rests on."""
        if not tried.is_judged:
            return [self.tr("The judge does not run: the nearest text was taken.")]
        text = self.tr("Judged to be known: {share} %").format(share=round(tried.known * 100))
        known = [text] if tried.is_of_person else []
        facts = [self.tr("Fact: {text}").format(text=fact.text) for fact in tried.facts]
        asked = [self.tr("Your pair: {text}").format(text=tried.asked)] if tried.asked else []
        return [*known, *asked, *facts]

    def _show_buttons(self) -> None:
        for button in (self._better, self._never):
            button.setEnabled(self._tried is not None)

    def _build(self) -> None:
        self._title = PlainLabel(self.tr("Try it"), self)
        self._title.setObjectName("row-title")
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(6)
        for button in (self._better, self._never):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text())
            self._line.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self.verdict)
        self._column.addLayout(self._line)
