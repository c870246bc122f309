"""The stored chats on a thread of their own, so that the window does not wait for a large one."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.engine.worker import Worker, done_now
from desktop.history.chat_database import History

__all__ = ["HistoryWorker"]

T = TypeVar("T")


class HistoryWorker(Worker):
    """A worker with a connection of its own for each piece of work."""

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history

    def use(self, work: Callable[[History], T], then: Callable[[Future[T]], None]) -> None:
        """Work with the stored chats, then call `then` with what came of it in the GUI thread.

        Those in memory belong to the GUI thread: that has happened when the call returns.
        """
        if self._history.path is None:
            then(done_now(lambda: work(self._history)))
        else:
            self.run(lambda: self._beside(work), then)

    def _beside(self, work: Callable[[History], T]) -> T:
        with self._history.beside() as own:
            return work(own)
