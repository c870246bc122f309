"""Runs one turn from question to reply: prepare, wait for the model, generate. Window process.

Knows no message and no widget. A question is prepared on the worker, because retrieval loads its
vectors at the first one; the engine is asked only when the model is ready.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from backends.base import ReplyStats
from backends.errors import AvatarError, EngineCrashed, GenerationError
from desktop.background import Background
from desktop.engine_process import EngineProcess
from desktop.model_loader import LoadState, ModelLoader
from persona.reply import Reply

if TYPE_CHECKING:
    from persona.conversation import Turn

__all__ = ["TurnRunner"]

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
        engine: EngineProcess,
        loader: ModelLoader,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._loader, self._background = engine, loader, background
        self._turn: Turn | None = None
        self._prepare: Callable[[], Turn] | None = None
        self._number = 0  # of the turn; an older result is stale
        self._is_running = False
        self._is_stopping = False
        self._is_waiting = False  # for the model
        self._is_generating = False
        self._text = ""  # has come, and waits to be checked
        self._stats: ReplyStats | None = None  # of a generation whose text still waits
        self._feeding = QTimer(self, interval=0)
        self._feeding.timeout.connect(self._feed)
        engine.chunk_arrived.connect(self._take)
        engine.thought_arrived.connect(self._take_thought)
        engine.restarted.connect(self._restart)
        engine.finished.connect(self._note_end)
        engine.failed.connect(self._fail)
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
        self._is_running, self._prepare = True, prepare
        number = self._number
        self._background.run(prepare, lambda future: self._asked(number, future))

    def stop(self) -> None:
        """End the turn early."""
        if not self._is_running or self._is_stopping:
            return
        if self._is_generating:
            while self._text:  # what has come stays
                self._feed_slice()
            self._is_stopping = True
            if self._stats is None:
                self._engine.cancel()
            else:
                self._feed()
        else:
            self._end(None, ReplyStats())

    def drop(self) -> None:
        """Forget the turn; an engine that is still busy with it is told to stop."""
        if self._is_generating:
            self._engine.cancel()
        self._turn, self._text, self._stats = None, "", None
        self._feeding.stop()
        self._number += 1
        self._is_running = self._is_stopping = self._is_waiting = self._is_generating = False

    def _asked(self, number: int, future: Future[Turn]) -> None:
        if number != self._number:
            return
        error = future.exception()
        if error is not None:
            self._fail(error if isinstance(error, AvatarError) else _unprepared(error))
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
        self._text += text
        if len(text) <= SLICE_CHARS and not self._feeding.isActive():
            self._feed_slice()
        else:
            self._feeding.start()

    def _feed(self) -> None:
        """Check and show the next slice of a huge piece; after the last one, end."""
        if self._text:
            self._feed_slice()
        if not self._text:
            self._feeding.stop()
            stats, self._stats = self._stats, None
            if stats is not None:
                self._finish(stats)

    def _feed_slice(self) -> None:
        text, self._text = self._text[:SLICE_CHARS], self._text[SLICE_CHARS:]
        if self._turn is None:
            return
        self.text_added.emit(self._turn.feed(text))
        if self._turn is not None and self._turn.stopped:
            self._text = ""
            self._engine.cancel()

    def _note_end(self, stats: ReplyStats) -> None:
        if self._text:
            self._stats = stats
        else:
            self._finish(stats)

    def _take_thought(self, text: str) -> None:
        if self._turn is not None and self._is_generating:
            self.thought_added.emit(text)

    def _restart(self) -> None:
        """Begin the turn anew within its generation: what it was fed were thoughts."""
        if self._turn is not None and self._is_generating and self._prepare is not None:
            self._turn, waiting, self._text = self._prepare(), self._text, ""
            self.restarted.emit()
            if waiting:
                self.thought_added.emit(waiting)

    def _finish(self, stats: ReplyStats) -> None:
        """End one generation of the turn: it asks for another, or the reply stands."""
        if self._turn is None or not self._is_generating:
            return
        self._is_generating = False
        if self._is_stopping:
            self._end(None, stats)
            return
        self.text_added.emit(self._turn.finish(stats))
        if self._turn.messages:
            self._generate()
        else:
            self._end(self._turn.reply, stats)

    def _end(self, reply: Reply | None, stats: ReplyStats) -> None:
        self._is_generating = False
        self.drop()
        self.ended.emit(reply, stats)

    def _fail(self, error: AvatarError) -> None:
        if not self._is_running:
            return
        was_stopping, self._is_generating = self._is_stopping, False
        self.drop()
        if was_stopping and isinstance(error, EngineCrashed):
            self.ended.emit(None, ReplyStats())  # it was killed because it did not stop: wanted
        else:
            self.failed.emit(error)


def _unprepared(error: BaseException) -> AvatarError:
    return GenerationError(
        "The question could not be prepared.",
        f"{type(error).__name__}: {error}.",
        "Try again; if it happens again, please report it.",
    )
