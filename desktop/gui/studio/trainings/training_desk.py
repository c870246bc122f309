"""Holds the training that runs, also while no studio is open. Window process, GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from backends.errors import FinetuneError, why_refused
from desktop.studio.trainings.journal import Progress, read_events
from desktop.studio.trainings.trainer import Installation, Trainer
from desktop.studio.trainings.training import Training, TrainingChild

__all__ = ["TrainingDesk"]

LOOK_MS = 400


class TrainingDesk(QObject):
    """One training, or one installation of what trains, at a time.

    Attributes:
        training: The one that runs, or ran last.
        progress: How far that is.
        installation: That runs.
    """

    changed = Signal()
    failed = Signal(object)  # AvatarError
    kept = Signal()  # an avatar has another adapter
    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.training: Training | None = None
        self.progress = Progress()
        self.installation: Installation | None = None
        self.is_pausing = False
        self._read_to = 0
        self._child: TrainingChild | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @property
    def is_running(self) -> bool:
        """Whether a training runs."""
        return self._child is not None

    def start(self, training: Training, trainer: Trainer) -> None:
        """Begin a training, or go on with it."""
        if self._child is not None:
            return
        try:
            self._child = TrainingChild(training, trainer)
        except OSError as exc:
            why = why_refused(exc, trainer.python)
            self.failed.emit(FinetuneError("The training did not start.", why, "Try again."))
            return
        self.training, self.is_pausing = training, False
        self.progress, self._read_to = training.progress()
        self.progress.failure, self.progress.is_paused = None, False
        self._timer.start(LOOK_MS)
        self.changed.emit()

    def pause(self) -> None:
        """Have the training save itself and end."""
        if self._child is not None:
            self._child.pause()
            self.is_pausing = True
            self.changed.emit()

    def kill(self) -> None:
        """End the training at once; what was saved stays."""
        if self._child is not None:
            self._child.kill()
            self._look()

    def forget(self, training: Training) -> None:
        """End a training whose avatar is gone, if it runs."""
        if self.training is not None and self.training.folder == training.folder:
            self.kill()
            self.training = None

    def install(self, installation: Installation) -> None:
        """Watch an installation."""
        self.installation = installation
        self._timer.start(LOOK_MS)
        self.changed.emit()

    def cancel_installation(self) -> None:
        """End it; nothing is left of it."""
        if self.installation is not None:
            self.installation.cancel()
            self.installation = None
            self.changed.emit()

    def close(self) -> None:
        """Let the training save itself and end, and wait for nothing."""
        self.cancel_installation()
        self.pause()
        self._timer.stop()

    def _look(self) -> None:
        if self.installation is not None:
            self._look_at_installation(self.installation)
        if self._child is not None and self.training is not None:
            if not self._child.poll():
                self._child = None
            events, self._read_to = read_events(self.training.run, self._read_to)
            self.progress.take(events)
            if events or self._child is None:
                self.changed.emit()
        if self._child is None and self.installation is None:
            self._timer.stop()

    def _look_at_installation(self, installation: Installation) -> None:
        if not installation.poll():
            self.installation = None
            if installation.error is not None:
                self.failed.emit(installation.error)
        self.changed.emit()
