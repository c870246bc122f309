"""Runs one turn from question to reply: prepare, wait for the model, generate. Window process.

Knows no message and no widget. Questions are prepared and sentences verified on the worker, because
both ask the judge; the engine is asked only when the model is ready.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from backends.base import ReplyStats
from backends.errors import AvatarError, EngineError, GenerationError
from desktop.engine.model_loader import LoadState, ModelLoader
from desktop.engine.qt_engine import QtEngine
from desktop.engine.worker import Worker
from persona.reply import Reply

if TYPE_CHECKING:
    from persona.conversation import Turn

__all__ = ["TurnRunner"]

T = TypeVar("T")

SLICE_CHARS = 400  # of a huge piece that are checked and shown between two turns of the event loop


class TurnRunner(QObject):
    """One turn at a time; what belongs to a turn that was dropped is not heard any more."""

    text_added = Signal(str)
    thought_added = Signal(str)  # empty = another generation begins
    restarted = Signal()  # what was added were thoughts
    ended = Signal(object, object)  # Reply or None (stopped), ReplyStats
    failed = Signal(object)  # AvatarError

    def __init__(
        self,
        engine: QtEngine,
        loader: ModelLoader,
        background: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._loader, self._background = engine, loader, background
        self._turn: Turn | None = None
        self._prepare: Callable[[], Turn] | None = None
        self._number = 0  # of the turn and its beginnings; an older result is stale
        self._n_generations = 0  # of the turn
        self._is_running = False
        self._is_stopping = False
        self._is_waiting = False  # for the model
        self._is_generating = False
        self._arrived = ""  # text that the worker has not been given yet
        self._given = ""  # text that the worker checks
        self._is_checking = False
        self._stats: ReplyStats | None = None  # of a generation whose text is not all checked
        engine.chunk_arrived.connect(self._take)
        engine.thought_arrived.connect(self._take_thought)
        engine.restarted.connect(self._restart)
        engine.finished.connect(self._finish)
        engine.failed.connect(self._break_off)
        loader.changed.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether a turn has not ended."""
        return self._is_running

    def start(self, prepare: Callable[[], Turn]) -> None:
        """Begin a turn; the one before has ended or is dropped.

        Args:
            prepare: Makes the turn; runs on the worker.
        """
        self.drop()
        self._is_running, self._prepare, self._n_generations = True, prepare, 0
        number = self._number
        self._background.run(prepare, lambda future: self._asked(number, future))

    def stop(self) -> None:
        """End the turn early; what has come of it is checked and stays.

        A second time, it waits for no check.
        """
        if self._is_generating:
            if not self._is_stopping:
                self._is_stopping = True
                self._engine.cancel()
        elif self._is_checking and not self._is_stopping:
            self._is_stopping = True
        elif self._is_running:
            self._end(None, self._stats or ReplyStats())

    def drop(self) -> None:
        """Forget the turn; an engine that is still busy with it is told to stop."""
        if self._is_generating:
            self._engine.cancel()
        self._turn, self._prepare, self._stats = None, None, None
        self._arrived = self._given = ""
        self._number += 1
        self._is_checking = False
        self._is_running = self._is_stopping = self._is_waiting = self._is_generating = False

    def _asked(self, number: int, future: Future[Turn]) -> None:
        if number != self._number:
            return
        if self._is_failed(future):
            return
        self._turn = future.result()
        if self._turn.messages:
            self._generate()
        else:
            self._end(self._turn.reply, ReplyStats())

    def _generate(self) -> None:
        self._is_waiting = self._loader.state.phase != "ready"
        if self._is_waiting:
            self._loader.ensure()
        elif self._turn is not None:
            self._is_generating = True
            self._n_generations += 1
            self.thought_added.emit("")
            self._engine.generate(self._turn.messages, self._turn.sampling, show_prompt=True)

    def _go_on(self, state: LoadState) -> None:
        if not self._is_waiting:
            return
        if state.phase == "ready":
            self._generate()
        elif state.phase == "failed":
            self._fail(state.error or GenerationError("There is no model to answer with."))

    def _take(self, text: str) -> None:
        if self._turn is None or self._is_stopping or not self._is_generating:
            return
        self._arrived += text
        self._check()

    def _take_thought(self, text: str) -> None:
        if self._turn is not None and self._is_generating:
            self.thought_added.emit(text)

    def _restart(self) -> None:
        """Begin the turn anew within its generation: what it was fed were thoughts."""
        prepare, n_before = self._prepare, self._n_generations - 1
        if self._turn is None or not self._is_generating or prepare is None:
            return
        waiting, self._arrived, self._given = self._given + self._arrived, "", ""
        self._number += 1
        number = self._number
        self._is_checking = True  # what comes waits for the new beginning
        self._background.run(
            lambda: _anew(prepare, n_before), lambda got: self._begun_anew(number, got)
        )
        self.restarted.emit()
        if waiting:
            self.thought_added.emit(waiting)

    def _begun_anew(self, number: int, future: Future[Turn]) -> None:
        if number != self._number:
            return
        self._is_checking = False
        if self._is_failed(future):
            return
        self._turn = future.result()
        if self._turn.messages:
            self._check()
        else:  # the avatar's owner has written an answer meanwhile
            reply = self._turn.reply
            self.drop()
            self.ended.emit(reply, ReplyStats())

    def _check(self) -> None:
        """Hand over what has arrived, or the end; one thing at a time, in order."""
        turn, number = self._turn, self._number
        if turn is None or self._is_checking:
            return
        if self._arrived:
            text, self._arrived = self._arrived[:SLICE_CHARS], self._arrived[SLICE_CHARS:]
            self._given, self._is_checking = text, True
            self._background.run(lambda: turn.feed(text), lambda got: self._checked(number, got))
        elif self._stats is not None:
            stats, self._stats = self._stats, None
            if self._is_stopping:
                self._end(None, stats)
                return
            self._is_checking = True
            self._background.run(
                lambda: turn.finish(stats), lambda got: self._closed(number, got, stats)
            )

    def _checked(self, number: int, future: Future[str]) -> None:
        if number != self._number or self._turn is None:
            return
        self._given, self._is_checking = "", False
        if not self._shown(future):
            return
        if self._turn.stopped:
            self._arrived = ""
            if self._is_generating:
                self._engine.cancel()
        self._check()

    def _shown(self, future: Future[str]) -> bool:
        """Show checked text; False where the turn has ended with it."""
        if self._is_failed(future):
            return False
        self.text_added.emit(future.result())
        return self._turn is not None

    def _is_failed(self, future: Future[T]) -> bool:
        """Return whether a piece of work failed, and the turn with it."""
        error = future.exception()
        if error is None:
            return False
        if self._is_generating:
            self._engine.cancel()
        self._fail(error if isinstance(error, AvatarError) else _unprepared(error))
        return True

    def _finish(self, stats: ReplyStats) -> None:
        """End one generation of the turn, when all its text is checked."""
        if self._turn is None or not self._is_generating:
            return
        self._is_generating = False
        self._stats = stats
        self._check()

    def _closed(self, number: int, future: Future[str], stats: ReplyStats) -> None:
        """Ask for another generation, or let the reply stand."""
        if number != self._number or self._turn is None:
            return
        self._is_checking = False
        if not self._shown(future):
            return
        if not self._turn.messages:
            self._end(self._turn.reply, stats)
        elif self._is_stopping:
            self._end(None, stats)
        else:
            self._generate()

    def _end(self, reply: Reply | None, stats: ReplyStats) -> None:
        self._is_generating = False
        self.drop()
        self.ended.emit(reply, stats)

    def _break_off(self, error: AvatarError) -> None:
        """End the turn if it is the one that the engine answered."""
        if self._is_generating:
            self._fail(error)

    def _fail(self, error: AvatarError) -> None:
        if not self._is_running:
            return
        was_stopping, self._is_generating = self._is_stopping, False
        self.drop()
        if was_stopping and isinstance(error, EngineError):
            self.ended.emit(None, ReplyStats())  # the engine was killed, the reply not wanted
        else:
            self.failed.emit(error)


def _anew(prepare: Callable[[], Turn], n_before: int) -> Turn:
    """Return the turn at the beginning of the generation that it is in. Runs on the worker."""
    turn = prepare()
    for _ in range(n_before):
        turn.finish()
    return turn


def _unprepared(error: BaseException) -> AvatarError:
    return GenerationError(
        "The question could not be prepared.",
        f"{type(error).__name__}: {error}.",
        "Try again; if it happens again, please report it.",
    )
