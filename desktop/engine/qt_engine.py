"""The engine of the window over QProcess: window process, GUI thread, no blocking but at the end.

`EngineChild` is one child; this decides which one there is, and turns events into signals. A child
that died is replaced when something is asked for again, and the last model that was asked for is
loaded into the new one. A child whose cage has no room for a model is followed by another one; the
old one stays until the new one has loaded it, and until it has answered what it was asked before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from backends.base import Message, ModelSpec, Sampling
from backends.errors import EngineConfined, EngineError
from backends.protocol.client import EngineClient, Ticket
from backends.protocol.wire import (
    Chunked,
    Counted,
    Done,
    Event,
    Failed,
    Generate,
    Load,
    Loaded,
    Progressed,
    Ready,
)
from desktop.engine.engine_child import EngineChild

__all__ = ["QtEngine"]


class QtEngine(QObject):
    """One engine at a time, and what is loaded in it.

    Args:
        parent: The Qt owner.

    Runs in: window process, GUI thread.
    """

    greeted = Signal(object)  # Ready
    progressed = Signal(float)  # fraction of the load
    loaded = Signal(object)  # ModelInfo
    load_failed = Signal(object)  # AvatarError
    chunk_arrived = Signal(str)
    thought_arrived = Signal(str)
    restarted = Signal()  # what has arrived of the reply were thoughts, too
    finished = Signal(object)  # ReplyStats
    failed = Signal(object)  # AvatarError, of a reply
    counted = Signal(int)  # tokens
    reading_progressed = Signal(float)  # of what `warm` was asked to read, 0.0 to 1.0
    warmed = Signal(bool)  # whether all of it was read
    crashed = Signal(object)  # EngineCrashed, after the failures of all open requests

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = ""
        self._spec: ModelSpec | None = None
        self._child: EngineChild | None = None
        self._before: EngineChild | None = None  # there is a way back to it
        self._trial: Ticket | None = None  # the load that `_child` was started for, and it was not
        self._leaving: list[EngineChild] = []  # they answer what they were asked, and end
        self._reply: Ticket | None = None
        self._load: Ticket | None = None
        self._warming: Ticket | None = None
        self._ended_by_itself = False

    @property
    def ended_by_itself(self) -> bool:
        """Whether the last child crashed: it ran, and nobody here killed it."""
        return self._ended_by_itself

    @property
    def pid(self) -> int:
        """The process id of the child, 0 if there is none."""
        return self._child.pid if self._child else 0

    def load(self, backend: str, spec: ModelSpec) -> None:
        """Load a model, into the running child if the backend is the same and its cage allows."""
        broken_off = backend != self._backend and self._retire()
        self._backend, self._spec = backend, spec
        child = self._running(restore=False)
        self._load = child.client.load(spec)
        child.flush()
        if broken_off:
            self.failed.emit(
                EngineError(
                    "The reply broke off.", "It was interrupted.", "Ask for the answer again."
                )
            )

    def generate(
        self, messages: Sequence[Message], sampling: Sampling, *, show_prompt: bool = False
    ) -> None:
        """Ask for a reply: `chunk_arrived`… and `finished`, or `failed`."""
        child = self._running(restore=True)
        self._reply = child.client.generate(messages, sampling, show_prompt=show_prompt)
        child.flush()

    def warm(self, messages: Sequence[Message]) -> None:
        """Prefill the start of the prompts to come; answered by `warmed`.

        Given up by the engine as soon as something else is asked for.
        """
        child = self._running(restore=True)
        self._warming = child.client.warm(messages)
        child.flush()

    def cancel(self) -> None:
        """End the reply early; a child that does not is killed after `CANCEL_DEADLINE_S`."""
        for child in self._children():
            if self._reply is not None and child.client.holds(self._reply):
                child.cancel(self._reply)

    def abandon(self) -> None:
        """Kill the child without a word: what it does is not wanted any more."""
        self._retire()

    def close(self) -> None:
        """End the child: ask, wait, kill. The only wait of the window; called when it closes."""
        child, self._child = self._child, None
        self._retire()
        if child is not None:
            child.close()

    def _children(self) -> Iterator[EngineChild]:
        yield from filter(None, (self._child, self._before, *self._leaving))

    def _running(self, *, restore: bool) -> EngineChild:
        if self._child is not None:
            return self._child
        child = self._started(EngineClient())
        if restore and self._spec is not None:
            self._load = child.client.load(self._spec)
        return child

    def _started(self, client: EngineClient) -> EngineChild:
        self._ended_by_itself = False
        self._child = child = EngineChild(self._backend, client, self)
        child.told.connect(self._hear)
        child.ended.connect(self._end)
        child.start()
        return child

    def _hear(self, child: EngineChild, event: Event) -> None:
        is_trial = self._trial is not None and _id_of(event) == self._trial.id
        if isinstance(event, Failed) and event.code == EngineConfined.code and not is_trial:
            self._move(child)
            return
        if is_trial and isinstance(event, Loaded):
            self._dismiss_before()
        elif is_trial and isinstance(event, Failed):
            self._go_back(child)
        self._dispatch(event)
        if child in self._leaving and child.is_idle:
            self._leaving.remove(child)
            child.kill()

    def _dispatch(self, event: Event) -> None:
        match event:
            case Chunked() if self._is_current(event.id):
                self._tell_chunk(event)
            case Done() if self._is_current(event.id):
                self.finished.emit(event.stats)
            case Loaded() if self._is_newest_load(event.id):
                self.loaded.emit(event.info)
            case Progressed():
                self._tell_progress(event)
            case Counted():
                self._tell_count(event)
            case Ready():
                self.greeted.emit(event)
            case Failed():
                self._tell_failure(event)

    def _tell_progress(self, event: Progressed) -> None:
        if self._is_newest_load(event.id):
            self.progressed.emit(event.fraction)
        elif self._is_warming(event.id):
            self.reading_progressed.emit(event.fraction)

    def _tell_count(self, event: Counted) -> None:
        self.counted.emit(event.n_tokens)
        if self._is_warming(event.id):
            self.warmed.emit(event.is_whole)

    def _tell_chunk(self, chunk: Chunked) -> None:
        if chunk.restarts:
            self.restarted.emit()
        if chunk.thought:
            self.thought_arrived.emit(chunk.thought)
        self.chunk_arrived.emit(chunk.text)

    def _is_current(self, request_id: int) -> bool:
        """Whether an event is about the newest reply; an older one is not wanted any more."""
        return self._reply is not None and request_id == self._reply.id

    def _is_warming(self, request_id: int) -> bool:
        """Whether an event is about what was to be read last."""
        return self._warming is not None and request_id == self._warming.id

    def _is_newest_load(self, request_id: int) -> bool:
        """Whether an event is about the model that was asked for last."""
        return self._load is not None and request_id == self._load.id

    def _tell_failure(self, event: Failed) -> None:
        if self._is_current(event.id):
            self.failed.emit(event.error())
        elif self._is_newest_load(event.id) or (self._load is not None and event.id == 0):
            self.load_failed.emit(event.error())

    def _move(self, child: EngineChild) -> None:
        """Start another child for what a confined one must not load, and what was asked since."""
        client = child.client.successor()
        child.flush()
        self._before, self._trial = child, client.pending[0]
        self._started(client)

    def _go_back(self, child: EngineChild) -> None:
        """Use the child before again: the new one could not load what it was started for."""
        before, self._before, self._trial = self._before, None, None
        if before is not None:
            self._child = before
            before.client.take_over(child.client)
            before.flush()
            child.kill()

    def _dismiss_before(self) -> None:
        """Let the child before go, as soon as it has answered."""
        child, self._before, self._trial = self._before, None, None
        if child is not None and child.is_idle:
            child.kill()
        elif child is not None:
            self._leaving.append(child)

    def _end(self, child: EngineChild, error: EngineError) -> None:
        """Tell what a child leaves open when it is gone, and what that means."""
        if child is not self._child:
            self._end_of_old(child, error)
            return
        self._ended_by_itself = child.ended_by_itself
        self._child = None
        if self._trial is not None:
            child.client.lose_after(self._trial)
            self._go_back(child)
        self._fail_all(child.client, error)
        self.crashed.emit(error)

    def _end_of_old(self, child: EngineChild, error: EngineError) -> None:
        if child in self._leaving:
            self._leaving.remove(child)
        if child is self._before and self._child is not None:
            self._before, self._trial = None, None
            self._child.client.settle()
        self._fail_all(child.client, error)

    def _fail_all(self, client: EngineClient, error: EngineError) -> None:
        kinds = {ticket.id: type(ticket.request) for ticket in client.pending}
        if self._reply is not None and client.holds(self._reply):
            self._reply = None
        for failure in client.fail_all(error):
            if kinds[failure.id] is Load:
                self.load_failed.emit(error)
            elif kinds[failure.id] is Generate:
                self.failed.emit(error)

    def _retire(self) -> bool:
        """Kill all children; return whether that cost a reply, which its listeners must be told."""
        broken_off = self._reply is not None and not self._reply.is_done
        had_child = self._child is not None
        children = list(self._children())
        self._child = self._before = self._trial = self._reply = None
        self._leaving.clear()
        for child in children:
            child.kill()
        return broken_off and had_child


def _id_of(event: Event) -> int:
    """Return the number of the request that an event is about, 0 if it is about none."""
    return getattr(event, "id", 0)
