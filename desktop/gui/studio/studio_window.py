"""The studio: its pages on the left, the avatar to be tried beside them. Window process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from backends.errors import AvatarError
from desktop.config.paths import Places
from desktop.engine.worker import Worker
from desktop.gui.studio.bring_page import BringPage
from desktop.gui.studio.interview_page import InterviewPage
from desktop.gui.studio.score_page import ScorePage
from desktop.gui.studio.share_page import SharePage
from desktop.gui.studio.table_page import TablePage
from desktop.gui.studio.todo_page import TodoPage
from desktop.gui.studio.trainings.train_page import TrainPage
from desktop.gui.studio.trainings.training_desk import TrainingDesk
from desktop.gui.studio.try_panel import TryPanel
from desktop.gui.studio.workbench import Workbench
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.lost_focus import took_over
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.gui.widgets.screen_room import open_at
from desktop.i18n.error_translations import spoken
from desktop.studio.notebook import Key
from desktop.studio.unanswered import Unanswered
from persona.model import Persona

__all__ = ["Needs", "StudioWindow"]

SIZE = QSize(1120, 720)
MIN_SIZE = QSize(560, 420)
BESIDE_FROM = 940  # pixels of width from which on the avatar is beside the pages, not a page
TRY_PX = 360
TRY_MIN_PX = 280  # less, and what is said in it stands in a word a line
GAP_PX = 16  # between the pages and the avatar
TOLD_MS = 8_000


@dataclass(frozen=True, slots=True)
class Needs:
    """What the studio uses of the app.

    Attributes:
        judging: The one worker on which the judge is asked.
        reading: Another worker, for files.
        unanswered: What visitors asked in vain.
        cache_dir: A private folder for what is learned from the persona.
        picture: A PNG of the avatar.
        model: Returns the options of ``persona score`` for the model that is loaded.
        desk: Where trainings run.
        places: The person's folders.
    """

    judging: Worker
    reading: Worker
    unanswered: Unanswered
    cache_dir: Path
    picture: bytes
    model: Callable[[], Sequence[str]]
    desk: TrainingDesk
    places: Places


class StudioWindow(QWidget):
    """One persona at work. All pages share its workbench."""

    def __init__(
        self, persona: Persona, needs: Needs, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Studio: {name}").format(name=persona.name))
        self.setMinimumSize(MIN_SIZE)
        open_at(self, SIZE)
        self.bench = Workbench(persona, self)
        self.bench.failed.connect(self.tell)
        self.notice = NoticeBar(self)
        self._is_warned = False  # that what is typed could not be kept
        judging, cache_dir = needs.judging, needs.cache_dir
        self.interview = InterviewPage(self.bench, judging, self)
        self.table = TablePage(self.bench, self)
        self.bring = BringPage(self.bench, needs.reading, self)
        self.todo = TodoPage(self.bench, judging, needs.unanswered, cache_dir, self)
        self.score = ScorePage(self.bench, needs.reading, needs.model, self)
        self.train = TrainPage(self.bench, needs.reading, needs.desk, needs.places, self)
        self.share = SharePage(self.bench, needs.reading, needs.picture, self)
        self.trial = TryPanel(self.bench, judging, cache_dir, self)
        self.tabs = QTabWidget(self)
        self._build()
        self._connect(needs)
        self.set_tokens(tokens)
        self.interview.setFocus()

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        for part in (self.interview, self.table, self.train, self.trial):
            part.set_tokens(tokens)

    def tell(self, error: AvatarError) -> None:
        """Say what went wrong."""
        self.notice.tell(spoken(error), warns=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the avatar beside the pages where there is room, else as a page."""
        super().resizeEvent(event)
        self._arrange()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Go on as Tab does; from what is gone to the name of the page, which does nothing."""
        return took_over(self.tabs.tabBar()) or super().focusNextPrevChild(is_next)

    def changeEvent(self, event: QEvent) -> None:
        """Look, when the window comes to the front, whether somebody else has written."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.bench.refresh_aside()
            self.todo.read()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what is being made; what is half typed in the interview is kept."""
        if not self.interview.keep_draft() and not self._is_warned:
            self._is_warned = True  # who closes it once more wants that
            event.ignore()
            return
        self.score.stop()
        self.bench.close()
        super().closeEvent(event)

    def _build(self) -> None:
        self.tabs.setObjectName("pages")
        self.tabs.setUsesScrollButtons(False)  # all of them are there; a long word is cut instead
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(self.tr("Pages of the studio"))
        for page, title in (
            (self.interview, self.tr("Interview")),
            (self.table, self.tr("Facts and answers")),
            (self.bring, self.tr("Bring")),
            (self.todo, self.tr("To do")),
            (self.score, self.tr("Score")),
            (self.train, self.tr("Train")),
            (self.share, self.tr("Share")),
        ):
            self.tabs.addTab(page, title)
        self.tabs.currentChanged.connect(self._leave_buttons)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(GAP_PX)
        self._split.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 8, 16, 16)
        inside.addWidget(self._split)
        column.addLayout(inside, 1)
        self._arrange()

    def _connect(self, needs: Needs) -> None:
        self.todo.topic_asked.connect(self._ask_topic)
        self.todo.question_asked.connect(self._answer)
        self.interview.text_brought.connect(self._bring_text)
        self.score.line_wanted.connect(self._show_line)
        self.score.made.connect(self.share.read)
        self.share.saved.connect(self._note_saved)
        needs.desk.told.connect(self.notice.tell)

    def _arrange(self) -> None:
        is_beside = self.width() >= BESIDE_FROM
        at = self.tabs.indexOf(self.trial)
        self.trial.stand_beside(is_beside=is_beside)
        self.trial.setMinimumWidth(TRY_MIN_PX if is_beside else 0)
        self._make_narrow(is_narrow=not is_beside)
        if is_beside and self._split.indexOf(self.trial) < 0:
            if at >= 0:
                self.tabs.removeTab(at)
            self._split.addWidget(self.trial)
            self.trial.show()
            self._split.setSizes([self.width() - TRY_PX, TRY_PX])
            self._split.setStretchFactor(0, 1)
        elif not is_beside and at < 0:
            self.tabs.addTab(self.trial, self.tr("Try it"))

    def _leave_buttons(self) -> None:
        """Have a page that is turned to not begin on a button: the next key would press it."""
        before = QApplication.focusWidget()
        if isinstance(before, QAbstractButton) and self.tabs.isAncestorOf(before):
            self.tabs.tabBar().setFocus()

    def _make_narrow(self, *, is_narrow: bool) -> None:
        """Name the pages in smaller letters where one more of them has less room."""
        if self.tabs.property("narrow") != is_narrow:
            self.tabs.setProperty("narrow", is_narrow)
            for widget in (self.tabs, self.tabs.tabBar()):
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _ask_topic(self, topic: str) -> None:
        self.tabs.setCurrentWidget(self.interview)
        self.interview.ask_topic(topic)
        self.interview.setFocus()

    def _bring_text(self, text: str) -> None:
        self.tabs.setCurrentWidget(self.bring)
        self.bring.read_text(text)

    def _answer(self, question: str) -> None:
        if self.table.add_answer(question):
            self.todo.note_answered(question)

    def _show_line(self, key: Key) -> None:
        self.tabs.setCurrentWidget(self.table)
        self.table.show_key(key)
        self.table.table.setFocus()

    def _note_saved(self, path: Path) -> None:
        self.notice.tell(self.tr("Saved as {name}.").format(name=path.name), for_ms=TOLD_MS)
