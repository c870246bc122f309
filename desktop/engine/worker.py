"""One worker thread for what would keep the window waiting: retrieval and late imports.

Results come back to the GUI thread through a signal; a result that was dropped never arrives. The
thread is a daemon: the process ends with the window, whatever is still being worked on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from backends.errors import AvatarError

__all__ = ["Worker", "done_now", "then_or_tell"]

T = TypeVar("T")


class Worker(QObject):
    """Runs one piece of work after the other, away from the GUI thread."""

    _finished = Signal(object, object)  # the future, what to do with it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_open = True
        self._finished.connect(self._deliver)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[Future[T]], None],
        owner: QObject | None = None,
    ) -> None:
        """Do `work` on the worker, then call `then` with its future in the GUI thread.

        Where `owner` is gone by then, such as a page that was closed, nobody is told.
        """
        if not self._is_open:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="background", daemon=True)
            self._thread.start()

        def told(future: Future[T]) -> None:
            if owner is None or isValid(owner):
                then(future)

        self._waiting.put(lambda: self._tell(done_now(work), told))

    def close(self) -> None:
        """Drop what has not begun and what has not been delivered."""
        self._is_open = False
        self._waiting.put(None)

    def _work(self) -> None:
        while (piece := self._waiting.get()) is not None:
            if self._is_open:
                piece()

    def _tell(self, future: Future[T], then: Callable[[Future[T]], None]) -> None:
        if self._is_open:
            self._finished.emit(future, then)

    def _deliver(self, future: Future[T], then: Callable[[Future[T]], None]) -> None:
        if self._is_open:
            then(future)


def then_or_tell(
    then: Callable[[T], object],
    tell: Callable[[AvatarError], object],
    first: Callable[[], object] = lambda: None,
) -> Callable[[Future[T]], None]:
    """Return what goes on with the outcome of a piece of work, or tells why there is none.

    `first` is done before, in either case; an error that is none of ours travels on.
    """

    def take(done: Future[T]) -> None:
        first()
        error = done.exception()
        if isinstance(error, AvatarError):
            tell(error)
        else:
            then(done.result())

    return take


def done_now(work: Callable[[], T]) -> Future[T]:
    """Do a piece of work; return what came of it."""
    future: Future[T] = Future()
    try:
        future.set_result(work())
    except Exception as exc:  # noqa: BLE001 (carried over to the GUI thread)
        future.set_exception(exc)
    return future
