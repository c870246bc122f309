"""What another window that writes is in the way of, and how long it is waited for. GUI thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from backends.errors import HistoryError
from desktop.history.chat_database import is_busy

__all__ = ["Patience"]

AGAIN_MS, MAX_TRIES = 500, 4  # until it is said that something could not be stored


class Patience(QObject):
    """Has something tried `again` until it goes well, or nobody wants to wait any longer."""

    def __init__(self, again: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._again, self._n_tries = again, 0
        self._timer = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._timer.timeout.connect(self._try)

    def bears(self, error: HistoryError) -> bool:
        """Whether what failed will be tried again; if not, the person has to be told."""
        if not self._timer.isActive():
            if not is_busy(error) or self._n_tries == MAX_TRIES:
                self._n_tries = 0
                return False
            self._n_tries += 1
            self._timer.start()
        return is_busy(error)

    def wait(self) -> None:
        """Try later, which is no try."""
        self._timer.start()

    def _try(self) -> None:
        self._again()
        if not self._timer.isActive():  # it went well
            self._n_tries = 0
