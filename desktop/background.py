"""One worker thread for what would keep the window waiting: retrieval and late imports.

Results come back to the GUI thread through a signal; a result that was dropped never arrives.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

__all__ = ["Background"]

T = TypeVar("T")


class Background(QObject):
    """Runs one piece of work after the other, away from the GUI thread."""

    _finished = Signal(object, object)  # the future, what to do with it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._is_open = True
        self._finished.connect(self._deliver)

    def run(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> None:
        """Do `work` on the worker, then call `then` with its future in the GUI thread."""
        if not self._is_open:
            return
        future = self._pool.submit(work)
        future.add_done_callback(lambda done: self._tell(done, then))

    def close(self) -> None:
        """Drop what has not begun and what has not been delivered."""
        self._is_open = False
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _tell(self, future: Future[T], then: Callable[[Future[T]], None]) -> None:
        if self._is_open and not future.cancelled():
            self._finished.emit(future, then)

    def _deliver(self, future: Future[T], then: Callable[[Future[T]], None]) -> None:
        if self._is_open:
            then(future)
