"""What another window that writes is in the way of, and how long it is waited for. GUI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from backends.errors import HistoryError
from desktop.history.chat_database import is_busy

__all__ = ["Patience"]

AGAIN_MS, MAX_TRIES = 500, 4  # until it is said that something could not be stored


class Patience(QObject):
    """Has something tried again until it goes well, or nobody wants to wait any longer.

    Args:
        again: Tries again.
        parent: The Qt owner.
    """

    def __init__(self, again: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._n_tries = 0
        self._timer = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._timer.timeout.connect(again)

    def bears(self, error: HistoryError) -> bool:
        """Whether what failed will be tried again; if not, the person has to be told."""
        is_waiting = self._timer.isActive()
        if not is_busy(error) or (self._n_tries == MAX_TRIES and not is_waiting):
            self.end()
            return False
        if not is_waiting:
            self._n_tries += 1
            self._timer.start()
        return True

    def wait(self) -> None:
        """Try later, which is no try."""
        self._timer.start()

    def end(self) -> None:
        """Begin with new patience: it went well, or was told."""
        self._n_tries = 0
