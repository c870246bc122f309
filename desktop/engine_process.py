"""The engine child over QProcess: window process, GUI thread, no blocking but at the very end.

`backends.client.EngineClient` speaks the protocol; this moves its bytes, owns the deadlines and
turns events into signals. A child that died is replaced when something is asked for again, and
the last model that could be loaded is loaded into the new one.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from backends.base import Message, ModelSpec, Sampling
from backends.client import (
    CANCEL_DEADLINE_S,
    SHUTDOWN_DEADLINE_S,
    START_DEADLINE_S,
    EngineClient,
    EngineOutcome,
    Ticket,
    engine_command,
    engine_environment,
)
from backends.errors import AvatarError, EngineCrashed, EngineError, ProtocolError
from backends.wire import (
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

__all__ = ["EngineProcess"]

LOG_LINES = 200  # of the engine's stderr, kept for the last words


class EngineProcess(QObject):
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
        self._client = EngineClient()
        self._process: QProcess | None = None
        self._reply: Ticket | None = None
        self._load: Ticket | None = None
        self._warming: Ticket | None = None
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._is_hung = False
        self._ended_by_itself = False
        self._deadline = QTimer(self, singleShot=True)
        self._deadline.timeout.connect(self._give_up)

    @property
    def is_running(self) -> bool:
        """Whether there is a child that has not ended."""
        return self._process is not None

    @property
    def ended_by_itself(self) -> bool:
        """Whether the last child crashed: it ran, and nobody here killed it."""
        return self._ended_by_itself

    @property
    def pid(self) -> int:
        """The process id of the child, 0 if there is none."""
        return self._process.processId() if self._process else 0

    @property
    def log(self) -> str:
        """The last lines that the engine wrote to its log."""
        return "\n".join(self._log)

    def load(self, backend: str, spec: ModelSpec) -> None:
        """Load a model, into the running child if the backend is the same."""
        broken_off = backend != self._backend and self._retire()
        self._backend, self._spec = backend, spec
        self._ensure_running(restore=False)
        self._load = self._client.load(spec)
        self._flush()
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
        self._ensure_running(restore=True)
        self._reply = self._client.generate(messages, sampling, show_prompt=show_prompt)
        self._flush()

    def warm(self, messages: Sequence[Message]) -> None:
        """Prefill the start of the prompts to come; answered by `warmed`.

        Given up by the engine as soon as something else is asked for.
        """
        self._ensure_running(restore=True)
        self._warming = self._client.warm(messages)
        self._flush()

    def cancel(self) -> None:
        """End the reply early; a child that does not is killed after `CANCEL_DEADLINE_S`."""
        if self._reply is None or self._reply.is_done:
            return
        self._client.cancel(self._reply)
        self._flush()
        self._deadline.start(int(CANCEL_DEADLINE_S * 1000))

    def abandon(self) -> None:
        """Kill the child without a word: what it does is not wanted any more."""
        self._retire()

    def close(self) -> None:
        """End the child: ask, wait, kill. The only wait of the window; called when it closes."""
        process, self._process = self._process, None
        if process is None:
            return
        self._unhook(process)
        self._client.shutdown()
        process.write(self._client.data_to_send())
        process.closeWriteChannel()
        if not process.waitForFinished(int(SHUTDOWN_DEADLINE_S * 1000)):
            process.kill()
            process.waitForFinished(1000)
        process.deleteLater()

    def _ensure_running(self, *, restore: bool) -> None:
        if self._process is not None:
            return
        self._client = EngineClient()
        self._is_hung = self._ended_by_itself = False
        self._log.clear()
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in engine_environment().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        self._hook(process)
        program, *arguments = engine_command(self._backend)
        self._process = process
        process.start(program, arguments)
        self._deadline.start(int(START_DEADLINE_S * 1000))
        if restore and self._spec is not None:
            self._load = self._client.load(self._spec)

    def _hook(self, process: QProcess) -> None:
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._read_log)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._check_start)

    def _unhook(self, process: QProcess) -> None:
        process.readyReadStandardOutput.disconnect(self._read)
        process.readyReadStandardError.disconnect(self._read_log)
        process.finished.disconnect(self._end)
        process.errorOccurred.disconnect(self._check_start)

    def _flush(self) -> None:
        if self._process is not None:
            self._process.write(self._client.data_to_send())

    def _read(self) -> None:
        if self._process is None:
            return
        try:
            events = self._client.feed(bytes(self._process.readAllStandardOutput().data()))
        except ProtocolError as exc:
            self._retire()  # first: who hears of it may ask again at once
            self._fail_all(exc)
            return
        for event in events:
            self._dispatch(event)

    def _read_log(self) -> None:
        if self._process is not None:
            text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
            self._log.extend(line for line in text.splitlines() if line.strip())

    def _dispatch(self, event: Event) -> None:
        match event:
            case Chunked() if self._is_current(event.id):
                self._tell_chunk(event)
            case Done():
                self._deadline.stop()
                if self._is_current(event.id):
                    self.finished.emit(event.stats)
            case Loaded() if self._is_newest_load(event.id):
                self.loaded.emit(event.info)
            case Progressed():
                self._tell_progress(event)
            case Counted():
                self._tell_count(event)
            case Ready():
                self._deadline.stop()
                self.greeted.emit(event)
            case Failed():
                self._tell(event)

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

    def _tell(self, event: Failed) -> None:
        if self._is_current(event.id):
            self._deadline.stop()
            self.failed.emit(event.error())
        elif self._is_newest_load(event.id) or (self._load is not None and event.id == 0):
            self.load_failed.emit(event.error())

    def _give_up(self) -> None:
        self._is_hung = True
        if self._process is not None:
            self._process.kill()

    def _check_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            reason = self._process.errorString()
            self._process.deleteLater()
            self._process = None
            self._deadline.stop()
            self._fail_all(
                EngineCrashed(
                    "The engine could not be started.",
                    f"{reason}.",
                    "Install the app again, so that all its parts are in place.",
                )
            )

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        self._read_log()
        if self._process is None:
            return
        self._process.deleteLater()
        self._process = None
        self._deadline.stop()
        self._ended_by_itself = not self._is_hung
        is_signal = status == QProcess.ExitStatus.CrashExit and sys.platform != "win32"
        last_words = self._log[-1] if self._log else ""
        outcome = EngineOutcome(-code if is_signal else code, self._is_hung, last_words)
        self._fail_all(outcome.error())

    def _fail_all(self, error: AvatarError) -> None:
        if not isinstance(error, EngineError):
            error = EngineError(error.what, error.why, error.todo)
        kinds = {ticket.id: type(ticket.request) for ticket in self._client.pending}
        for failure in self._client.fail_all(error):
            if kinds[failure.id] is Load:
                self.load_failed.emit(error)
            elif kinds[failure.id] is Generate:
                self.failed.emit(error)
        self._reply = None
        self.crashed.emit(error)

    def _retire(self) -> bool:
        """Kill the child; return whether that cost a reply, which its listeners must be told."""
        process, self._process = self._process, None
        broken_off = self._reply is not None and not self._reply.is_done
        self._reply = None
        self._deadline.stop()
        if process is None:
            return False
        self._unhook(process)
        process.setParent(QCoreApplication.instance())  # it may outlive this object
        process.finished.connect(process.deleteLater)
        process.kill()
        return broken_off
