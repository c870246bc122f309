"""The page on which an avatar is trained: what it will be, how it goes, what came of it.

Window process. What runs belongs to the `TrainingDesk`, which outlives this page.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from backends.errors import AvatarError
from desktop.config.paths import Places
from desktop.engine.worker import Worker, then_or_tell
from desktop.gui.studio.share_page import contents_card
from desktop.gui.studio.trainings.curve_view import CurveView
from desktop.gui.studio.trainings.elsewhere_box import ElsewhereBox
from desktop.gui.studio.trainings.train_words import (
    TrainWords,
    compared_rows,
    parts_words,
    step_words,
)
from desktop.gui.studio.trainings.training_desk import TrainingDesk
from desktop.gui.studio.workbench import Workbench
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.ask_file import ask_folder
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.scrolled import scrolled
from desktop.i18n.error_translations import in_words, spoken
from desktop.i18n.translation import duration, running
from desktop.studio.trainings.elsewhere import take_back, write_folder
from desktop.studio.trainings.journal import Progress
from desktop.studio.trainings.trainer import (
    Installation,
    Trainer,
    begin_installation,
    find_trainer,
    use_source,
)
from desktop.studio.trainings.training import (
    Plan,
    Result,
    Training,
    drop,
    keep_adapter,
    plan_for,
    prepare,
    training_of,
)
from persona.model import Persona

__all__ = ["TrainPage"]

T = TypeVar("T")
Action = tuple[str, Callable[[], None]]
N_BUTTONS = 3


class TrainPage(QWidget):
    """Shows it; what comes of it is told by the desk, also where this page is closed by then."""

    def __init__(
        self,
        bench: Workbench,
        background: Worker,
        desk: TrainingDesk,
        places: Places,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench, self._background, self._desk, self._places = bench, background, desk, places
        self._words = TrainWords(self)
        self._trainer: Trainer | None = None
        self._card: QFrame | None = None
        self._column = QVBoxLayout()
        self._working = ""  # what is being done on the worker
        self.title, self.text = PlainLabel(self), PlainLabel(self)
        self.steps, self.trouble = PlainLabel(self), PlainLabel(self)
        self.curves, self.bar = CurveView(self), QProgressBar(self)
        self.buttons = [QPushButton(self) for _ in range(N_BUTTONS)]
        self._does: list[Callable[[], None]] = []
        self.elsewhere = ElsewhereBox(self)
        self.elsewhere.folder_wanted.connect(self.write)
        self.elsewhere.came_back.connect(self.take)
        self._build()
        bench.changed.connect(self._read_if_shown)
        desk.changed.connect(self._read_if_shown)
        desk.failed.connect(bench.failed)
        desk.kept.connect(bench.refresh_aside)

    @property
    def training(self) -> Training:
        """Return the training of the avatar that is worked on."""
        return training_of(self._bench.persona, self._places)

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.curves.set_tokens(tokens)

    def showEvent(self, event: QShowEvent) -> None:
        """Look how things are when the page is turned to."""
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Show how things are now."""
        desk, training = self._desk, self.training
        self._trainer = find_trainer(self._places)
        for part in (self.steps, self.trouble, self.curves, self.bar):
            part.hide()
        self._set_card(None)
        is_mine = desk.training is not None and desk.training.folder == training.folder
        if self._working:
            self._show(self._working, "", [])
            self._show_bar(0, 0)
        elif desk.installation is not None:
            self._show_installation(desk.installation)
        elif desk.is_running and is_mine:
            self._show_running(training, desk.progress)
        elif (result := training.result()) is not None:
            self._show_result(result, training.progress()[0])
        elif self._trainer is None:
            self._show_missing()
        elif training.is_begun:
            self._show_begun(training)
        else:
            self._show_plan()
        self.elsewhere.setEnabled(not (self._working or desk.is_running or desk.installation))

    def begin(self) -> None:
        """Prepare a training and start it; one of before is thrown away."""
        persona, training = self._bench.persona, self.training
        plan, trainer = self._plan(), self._trainer
        if plan is None or trainer is None:
            return
        self._work(
            self.tr("The training is being prepared…"),
            lambda: prepare(persona, plan, training),
            lambda _done: self._desk.start(training, trainer),
        )

    def go_on(self) -> None:
        """Go on from what was saved."""
        if self._trainer is not None:
            self._desk.start(self.training, self._trainer)

    def begin_anew(self) -> None:
        """Throw away what there is, after a question, and begin."""
        if self._is_sure(self.tr("Throw away what was trained, and begin anew?")):
            self.begin()

    def stop(self) -> None:
        """End the training and throw it away, after a question."""
        if self._is_sure(self.tr("Stop, and throw away what was trained?")):
            self._desk.kill()
            self.drop()

    def keep(self) -> None:
        """Give the adapter to the avatar."""
        persona, training = self._bench.persona, self.training
        told = self.tr("{name} speaks with it from now on.").format(name=persona.name)

        def show(_kept: Persona) -> None:
            self._desk.kept.emit()
            self._desk.told.emit(told)

        words = self.tr("The adapter is being kept…")
        self._work(words, lambda: keep_adapter(persona, training), show)

    def drop(self) -> None:
        """Throw the adapter away; the avatar stays as it is. It may have some gigabytes."""
        training = self.training
        words = self.tr("What was trained is being thrown away…")
        self._work(words, lambda: drop(training), lambda _done: None)

    def install(self) -> None:
        """Install what trains."""
        places = self._places
        self._work(
            self.tr("Looking for Python…"),
            lambda: begin_installation(places),
            self._desk.install,
        )

    def choose_source(self) -> None:
        """Ask for the folder of a source install, and train with it."""
        if folder := ask_folder(self, self.tr("Folder of a source install")):
            self.use(folder)

    def use(self, folder: Path) -> None:
        """Train with a source install."""
        places = self._places
        self._work(
            self.tr("Looking at it…"), lambda: use_source(places, folder), lambda _done: None
        )

    def write(self, place: Path) -> None:
        """Write the folder for another computer, into a folder that is there."""
        persona, plan = self._bench.persona, self._plan()
        if plan is None:
            return
        place = place / f"{persona.id}-training"
        told = self.tr("Copy {place} to the other computer and run there: python3 train.py")
        self._work(
            self.tr("The folder is being written…"),
            lambda: write_folder(persona, plan, place),
            lambda _done: self._desk.told.emit(told.format(place=place)),
        )

    def take(self, path: Path) -> None:
        """Look at what was trained elsewhere, so that it can be kept or dropped."""
        persona, plan, training = self._bench.persona, self._plan(), self.training
        trainer = self._trainer
        is_free = not training.is_begun or self._is_sure(
            self.tr("Throw away the training that is here, if that one can be used?")
        )
        if plan is not None and is_free:
            self._work(
                self.tr("Looking at it…"),
                lambda: take_back(path, persona, plan, training, trainer),
                lambda _done: None,
            )

    def _show_plan(self) -> None:
        plan = self._plan()
        text = self.tr(
            "Nothing has to be trained: the avatar answers already. A training makes the model"
            " speak more in your words, and say less where nothing is told."
        )
        self._show(self.tr("Train the avatar"), text, [(self.tr("Train"), self.begin)])
        self.buttons[0].setEnabled(plan is not None and not self._desk.is_running)
        if plan is not None:
            self._set_card(contents_card(list(self._words.plan_rows(plan)), self))
            if plan.has_few:
                few = self.tr(
                    "There are few answers to learn from: go on with the interview first."
                )
                self._tell_trouble(few)
        if self._desk.is_running:
            self._tell_trouble(self.tr("Another avatar is being trained just now."))

    def _show_missing(self) -> None:
        download, disk = parts_words()
        text = self.tr(
            "PyTorch and what goes with it are not part of this installation: about {download} to"
            " download, {disk} on the disk. They go into a folder of their own, {folder}; nothing"
            " else on this computer changes. Or choose a source install that has them."
        ).format(download=download, disk=disk, folder=self._places.trainer)
        self._show(
            self.tr("Training needs more parts"),
            text,
            [
                (self.tr("Yes, install them"), self.install),
                (self.tr("Choose a source install…"), self.choose_source),
            ],
        )

    def _show_installation(self, installation: Installation) -> None:
        title = self.tr("The parts for training are being installed")
        cancel = (self.tr("Cancel"), self._desk.cancel_installation)
        self._show(title, installation.last_words(), [cancel])
        self._show_bar(installation.n_done, installation.n_all)

    def _show_running(self, training: Training, progress: Progress) -> None:
        pause = (self.tr("Pause"), self._desk.pause)
        text = self._step_text(progress)
        if self._desk.is_pausing:
            text = self.tr("It saves itself and pauses…")
        title = self.tr("The avatar is being trained")
        self._show(title, text, [pause, (self.tr("Stop…"), self.stop)])
        self.buttons[0].setEnabled(not self._desk.is_pausing)
        self._show_progress(training, progress)

    def _show_begun(self, training: Training) -> None:
        progress, _ = training.progress()
        text = self._waiting_text(progress)
        choices = [
            (self.tr("Go on"), self.go_on),
            (self.tr("Begin anew…"), self.begin_anew),
            (self.tr("Drop"), self.drop),
        ]
        if progress.failure is not None:
            told = (progress.failure.what, progress.failure.why, progress.failure.todo)
            self._show(self.tr("The training did not come to its end"), text, choices)
            self._tell_trouble(running(map(in_words, told)))
        else:
            self._show(self.tr("The training waits"), text, choices)
        self.buttons[0].setEnabled(not self._desk.is_running)
        if not training.is_of(self._bench.persona):
            self._tell_trouble(self._stale())
        self._show_progress(training, progress)

    def _stale(self) -> str:
        before = self.trouble.text() if not self.trouble.isHidden() else ""
        text = self.tr("Facts or answers have changed since: only a new training learns them.")
        return f"{before}\n{text}".strip()

    def _show_result(self, result: Result, progress: Progress) -> None:
        self._show(
            self.tr("The training is done"),
            self.tr("Keep it, if it is better; the avatar stays as it is otherwise.")
            if result.before
            else self.tr(
                "It fits the model. It was not measured: try the avatar after keeping it."
            ),
            [(self.tr("Keep"), self.keep), (self.tr("Drop"), self.drop)],
        )
        if rows := list(compared_rows(result)):
            self._set_card(self._compared(rows, self._words.sure(result)))
        if progress.train:
            self.curves.show_curves(progress.train, progress.held_out, progress.n_done)
            self.curves.show()

    def _waiting_text(self, progress: Progress) -> str:
        """Return from which step a training goes on: the last that was saved."""
        if progress.step != "train" or not progress.n_all:
            return ""
        return self.tr("Step {step} of {all}").format(step=progress.n_saved, all=progress.n_all)

    def _step_text(self, progress: Progress) -> str:
        if progress.step in ("convert", "evaluate"):
            return self.tr("Measuring: this takes some minutes.")
        if progress.step != "train" or not progress.n_all:
            return self.tr("Preparing: this takes some minutes.")
        words = self.tr("Step {step} of {all}").format(step=progress.n_done, all=progress.n_all)
        if progress.left_s is None:
            return words
        return self.tr("{words}, {time} left").format(words=words, time=duration(progress.left_s))

    def _show_progress(self, training: Training, progress: Progress) -> None:
        done = training.done()
        self.steps.setText(step_words(progress, done))
        self.steps.show()
        if progress.train:
            self.curves.show_curves(progress.train, progress.held_out, progress.n_all)
            self.curves.show()
        if self._desk.is_running:
            is_training = progress.step == "train" and bool(progress.n_all)
            self._show_bar(progress.n_done if is_training else 0, progress.n_all * is_training)

    def _show_bar(self, value: int, maximum: int) -> None:
        """Show how far it is; a `maximum` of 0 = not known."""
        self.bar.setRange(0, maximum)
        self.bar.setValue(value)
        self.bar.show()

    def _show(self, title: str, text: str, actions: list[Action]) -> None:
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self._does = [does for _, does in actions]
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(actions))
            button.setEnabled(True)
            if number < len(actions):
                button.setText(actions[number][0])
                button.setAccessibleName(actions[number][0])

    def _tell_trouble(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()

    def _act(self, number: int) -> None:
        if number < len(self._does):
            self._does[number]()

    def _plan(self) -> Plan | None:
        try:
            return plan_for(self._bench.persona, self._places)
        except AvatarError as error:
            self._tell_trouble(spoken(error))
            return None

    def _work(self, words: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something on the worker; a failure is told, else `then` is called."""

        def show(done: Future[T]) -> None:
            self._working = ""
            then_or_tell(then, self._desk.failed.emit)(done)
            if isValid(self):  # the studio may be closed by now
                self._read_if_shown()

        self._working = words
        self._background.run(work, show)
        self.read()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.read()

    def _is_sure(self, question: str) -> bool:
        return (
            QMessageBox.question(self, self.window().windowTitle(), question)
            == QMessageBox.StandardButton.Yes
        )

    def _compared(self, rows: list[tuple[str, str, str]], sure: str) -> QFrame:
        """Return a card of figures before and after."""
        card = QFrame(self)
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(0, 1)
        heads = ("", self.tr("before"), self.tr("after"))
        for column, head in enumerate(heads):
            label = PlainLabel(head, card)
            label.setObjectName("heading")
            grid.addWidget(label, 0, column)
        for number, row in enumerate(rows, start=1):
            for column, text in enumerate(row):
                label = PlainLabel(text, card)
                label.setWordWrap(column == 0)
                label.setAccessibleName(f"{row[0]}: {heads[column]} {text}" if column else text)
                grid.addWidget(label, number, column)
        if sure:
            hint = PlainLabel(sure, card)
            hint.setObjectName("hint")
            hint.setWordWrap(True)
            grid.addWidget(hint, len(rows) + 1, 0, 1, 3)
        return card

    def _set_card(self, card: QFrame | None) -> None:
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = card
        if card is not None:
            self._column.insertWidget(self._column.indexOf(self.curves), card)

    def _build(self) -> None:
        self.title.setObjectName("row-title")
        self.text.setObjectName("value")
        self.steps.setObjectName("hint")
        self.trouble.setObjectName("warning-text")
        for label in (self.title, self.text, self.steps, self.trouble):
            label.setWordWrap(True)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        inside = QWidget()
        inside.setLayout(self._column)
        self._column.setContentsMargins(0, 12, 8, 0)
        self._column.setSpacing(10)
        for part in (self.title, self.text, self.steps, self.bar, self.trouble):
            self._column.addWidget(part)
        self._column.addWidget(self.curves, 1)
        self._column.addLayout(self._action_line())
        self._column.addStretch()
        self._column.addWidget(self.elsewhere)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolled(inside, self))

    def _action_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for number, button in enumerate(self.buttons):
            button.setObjectName("" if number else "primary")
            button.clicked.connect(lambda _on=False, number=number: self._act(number))
            line.addWidget(button)
        line.addStretch(1)
        return line
