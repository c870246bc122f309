"""Runs one turn from question to reply: prepare, wait for the model, generate. Window process.

Knows no message and no widget. Questions are prepared and sentences verified on the worker, because
both ask the judge; the engine is asked only when the model is ready.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from backends.base import ReplyStats
from backends.errors import AvatarError, EngineError, GenerationError
from desktop.engine.model_loader import LoadState, ModelLoader
from desktop.engine.qt_engine import QtEngine
from desktop.engine.worker import Worker
from persona.reply import Reply

if TYPE_CHECKING:
    from persona.conversation import Turn

__all__ = ["TurnRunner"]

LOG = logging.getLogger("avatar.turn")
T = TypeVar("T")

SLICE_CHARS = 400  # of a huge piece that are checked and shown between two turns of the event loop
MOST_UNPAINTED = 4_000  # characters that are shown at once: to lay out more takes long
PAINT_MS = 35  # until they have been painted


class TurnState(Enum):
    """How far a request for a reply is. `STOPPING` and `ENDING`: the person wants no more of it."""

    PREPARING = auto()  # on the worker
    WAITING = auto()  # for the model
    GENERATING = auto()  # the engine answers
    STOPPING = auto()  # the engine was told to end early, and has not yet
    CHECKING = auto()  # the engine has ended, what it said is being checked
    ENDING = auto()  # the same, and what has passed stays


ANSWERING = (TurnState.GENERATING, TurnState.STOPPING)
UNWANTED = (TurnState.STOPPING, TurnState.ENDING)


@dataclass(slots=True, eq=False)
class ReplyRequest:
    """One reply that was asked for, until it stands. What is heard for another one is stale."""

    prepare: Callable[[], Turn]
    state: TurnState = TurnState.PREPARING
    turn: Turn | None = None  # none while it is prepared, also anew
    n_generations: int = 0
    arrived: str = ""  # text that the worker has not been given yet
    given: str = ""  # text that the worker checks
    n_unpainted: int = 0  # characters since the last pause
    is_pausing: bool = False  # until what is shown has been painted
    stats: ReplyStats | None = None  # of a generation that has ended
    error: AvatarError | None = None  # that ended it


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
        self._request: ReplyRequest | None = None
        engine.chunk_arrived.connect(self._take)
        engine.thought_arrived.connect(self._take_thought)
        engine.restarted.connect(self._restart)
        engine.finished.connect(self._finish)
        engine.failed.connect(self._break_off)
        loader.changed.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether a turn has not ended."""
        return self._request is not None

    @property
    def is_preparing(self) -> bool:
        """Whether a question is being looked up; the model is not asked yet."""
        return self._request is not None and self._request.state is TurnState.PREPARING

    def start(self, prepare: Callable[[], Turn]) -> None:
        """Begin a turn; the one before has ended or is dropped.

        Args:
            prepare: Makes the turn; runs on the worker.
        """
        self.drop()
        self._request = request = ReplyRequest(prepare)
        self._background.run(prepare, lambda future: self._asked(request, future))

    def stop(self) -> None:
        """End the turn early; what has come of it is checked and stays.

        A second time, it waits for no check.
        """
        request = self._request
        if request is None or request.state is TurnState.STOPPING:
            return
        if request.state is TurnState.GENERATING:
            request.state = TurnState.STOPPING
            self._engine.cancel()
        elif request.state is TurnState.CHECKING and request.error is None:
            request.state = TurnState.ENDING
        else:
            self._end(None, request.stats or ReplyStats())

    def drop(self) -> None:
        """Forget the turn; an engine that is still busy with it is told to stop."""
        if self._is_answering():
            self._engine.cancel()
        self._request = None

    def _is_answering(self) -> bool:
        return self._request is not None and self._request.state in ANSWERING

    def _asked(self, request: ReplyRequest, future: Future[Turn]) -> None:
        if request is not self._request or self._is_failed(future):
            return
        request.turn = turn = future.result()
        if turn.messages:
            self._generate(request, turn)
        else:
            self._end(turn.reply, ReplyStats())

    def _generate(self, request: ReplyRequest, turn: Turn) -> None:
        if self._loader.state.phase != "ready":
            request.state = TurnState.WAITING
            self._loader.ensure()
            return
        request.state, request.stats = TurnState.GENERATING, None
        request.n_generations += 1
        self.thought_added.emit("")
        self._engine.generate(turn.messages, turn.sampling, show_prompt=True)

    def _go_on(self, state: LoadState) -> None:
        request = self._request
        if request is None or request.turn is None or request.state is not TurnState.WAITING:
            return
        if state.phase == "ready":
            self._generate(request, request.turn)
        elif state.phase == "failed":
            self._fail(state.error or GenerationError("There is no model to answer with."))

    def _take(self, text: str) -> None:
        request = self._request
        if request is not None and request.state is TurnState.GENERATING:
            request.arrived += text
            self._check(request)

    def _take_thought(self, text: str) -> None:
        if self._is_answering():
            self.thought_added.emit(text)

    def _restart(self) -> None:
        """Begin the turn anew within its generation: what it was fed were thoughts."""
        before = self._request
        if before is None or before.state not in ANSWERING:
            return
        prepare, n = before.prepare, before.n_generations
        self._request = request = ReplyRequest(prepare, before.state, n_generations=n)
        self._background.run(
            lambda: _anew(prepare, n - 1), lambda future: self._begun_anew(request, future)
        )
        self.restarted.emit()
        if waiting := before.given + before.arrived:
            self.thought_added.emit(waiting)

    def _begun_anew(self, request: ReplyRequest, future: Future[Turn]) -> None:
        if request is not self._request or self._is_failed(future):
            return
        request.turn = turn = future.result()
        if turn.messages:
            self._check(request)
        else:  # the avatar's owner has written an answer meanwhile
            self.drop()
            self.ended.emit(turn.reply, ReplyStats())

    def _check(self, request: ReplyRequest) -> None:
        """Hand over what has arrived, or the end; one thing at a time, in order."""
        turn, stats = request.turn, request.stats
        if turn is None or request.given or request.is_pausing:
            return
        if request.arrived:
            text, request.arrived = request.arrived[:SLICE_CHARS], request.arrived[SLICE_CHARS:]
            request.given, request.n_unpainted = text, request.n_unpainted + len(text)
            self._background.run(
                lambda: turn.feed(text), lambda future: self._checked(request, turn, future)
            )
        elif request.error is not None:
            self._fail(request.error)
        elif stats is not None and request.state is TurnState.ENDING:
            self._end(None, stats)
        elif stats is not None:
            self._background.run(
                lambda: turn.finish(stats),
                lambda future: self._closed(request, turn, stats, future),
            )

    def _checked(self, request: ReplyRequest, turn: Turn, future: Future[str]) -> None:
        request.given = ""
        if not self._shown(request, future):
            return
        if turn.stopped:
            request.arrived = ""
            if request.state in ANSWERING:
                self._engine.cancel()
        if request.arrived and request.n_unpainted >= MOST_UNPAINTED:
            request.is_pausing = True
            QTimer.singleShot(PAINT_MS, self, lambda: self._resume(request))
        self._check(request)

    def _resume(self, request: ReplyRequest) -> None:
        request.is_pausing, request.n_unpainted = False, 0
        if request is self._request:
            self._check(request)

    def _shown(self, request: ReplyRequest, future: Future[str]) -> bool:
        """Show checked text; False where nobody waits for more."""
        if request is not self._request or self._is_failed(future):
            return False
        self.text_added.emit(future.result())
        return request is self._request

    def _is_failed(self, future: Future[T]) -> bool:
        """Return whether a piece of work failed, and the turn with it."""
        error = future.exception()
        if error is None:
            return False
        if self._is_answering():
            self._engine.cancel()
        self._fail(error if isinstance(error, AvatarError) else _unprepared(error))
        return True

    def _finish(self, stats: ReplyStats) -> None:
        """End one generation of the turn, when all its text is checked."""
        request = self._request
        if request is None or request.state not in ANSWERING:
            return
        is_wanted = request.state is TurnState.GENERATING
        request.state = TurnState.CHECKING if is_wanted else TurnState.ENDING
        request.stats = stats
        self._check(request)

    def _closed(
        self, request: ReplyRequest, turn: Turn, stats: ReplyStats, future: Future[str]
    ) -> None:
        """Ask for another generation, or let the reply stand."""
        if not self._shown(request, future):
            return
        if not turn.messages:
            self._end(turn.reply, stats)
        elif request.state is TurnState.ENDING:
            self._end(None, stats)
        else:
            self._generate(request, turn)

    def _end(self, reply: Reply | None, stats: ReplyStats) -> None:
        self._request = None
        self.ended.emit(reply, stats)

    def _break_off(self, error: AvatarError) -> None:
        """End the turn if it is the one that the engine answered, when all its text is checked."""
        request = self._request
        if request is None or request.state not in ANSWERING:
            return
        if request.state is TurnState.STOPPING or not (request.given or request.arrived):
            self._fail(error)
            return
        request.state, request.error = TurnState.CHECKING, error
        self._check(request)

    def _fail(self, error: AvatarError) -> None:
        request, self._request = self._request, None
        if request is None:
            return
        if request.state in UNWANTED and isinstance(error, EngineError):
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
    LOG.error("a question could not be prepared", exc_info=error)
    return GenerationError(
        "The question could not be prepared.",
        "An error was met that this app does not handle itself; the log has the details.",
        "Try again; if it happens again, please report it.",
    )
