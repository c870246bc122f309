"""One engine child over QProcess, from its start to its end: window process, GUI thread.

It moves the bytes of its `EngineClient` and owns the deadlines. What its events mean, and whether
another child follows, is for `desktop.engine.qt_engine`.
"""

from __future__ import annotations

import sys
from collections import deque

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from backends.errors import EngineCrashed, EngineError, ProtocolError
from backends.protocol.client import (
    CANCEL_DEADLINE_S,
    SHUTDOWN_DEADLINE_S,
    START_DEADLINE_S,
    EngineClient,
    EngineExit,
    Ticket,
    engine_command,
    engine_environment,
)
from backends.protocol.wire import Event, Ready

__all__ = ["EngineChild"]

LOG_LINES = 200  # of the engine's stderr, kept for the last words


class EngineChild(QObject):
    """A process and the client that speaks with it.

    Args:
        backend: A registered name, or ``module:Class``.
        client: What it is asked; requests may wait there already.
        parent: The Qt owner.
    """

    told = Signal(object, object)  # itself, Event
    ended = Signal(object, object)  # itself, EngineError; its requests are open still

    def __init__(self, backend: str, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self.client = client
        self.ended_by_itself = False  # it ran, and nobody here killed it
        self._backend = backend
        self._process = QProcess(self)
        self._is_hung = False
        self._is_over = False
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._awaited: Ticket | None = None  # cancelled, and not ended yet
        self._untold: deque[Event] = deque()
        self._deadline = QTimer(self, singleShot=True)
        self._deadline.timeout.connect(self._give_up)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_log)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._check_start)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.processId()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked of it, and all that it answered was told."""
        return not self.client.pending and not self._untold

    def start(self) -> None:
        """Start it; it is killed if it says nothing for `START_DEADLINE_S`."""
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in engine_environment().items():
            environment.insert(name, value)
        self._process.setProcessEnvironment(environment)
        program, *arguments = engine_command(self._backend)
        self._deadline.start(int(START_DEADLINE_S * 1000))
        self._process.start(program, arguments)
        self.flush()

    def flush(self) -> None:
        """Send what the client wants to be sent."""
        if not self._is_over:
            self._process.write(self.client.data_to_send())

    def cancel(self, reply: Ticket) -> None:
        """End a reply early; a child that does not is killed after `CANCEL_DEADLINE_S`."""
        self.client.cancel(reply)
        self.flush()
        self._awaited = reply
        self._deadline.start(int(CANCEL_DEADLINE_S * 1000))

    def kill(self) -> None:
        """End it without a word; nothing is heard of it any more."""
        if self._is_over:
            return
        self._leave()
        process = self._process
        process.setParent(QCoreApplication.instance())  # it may outlive this object
        process.finished.connect(process.deleteLater)
        process.kill()
        self.deleteLater()

    def close(self) -> None:
        """Ask it to end, wait, kill."""
        if self._is_over:
            return
        self._leave()
        self.client.shutdown()
        self._process.write(self.client.data_to_send())
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(int(SHUTDOWN_DEADLINE_S * 1000)):
            self._process.kill()
            self._process.waitForFinished(1000)
        self.deleteLater()

    def _leave(self) -> None:
        self._is_over = True
        self._deadline.stop()
        self._process.readyReadStandardOutput.disconnect(self._read)
        self._process.readyReadStandardError.disconnect(self._read_log)
        self._process.finished.disconnect(self._end)
        self._process.errorOccurred.disconnect(self._check_start)

    def _read(self) -> None:
        try:
            events = self.client.feed(bytes(self._process.readAllStandardOutput().data()))
        except ProtocolError as exc:
            self.kill()  # first: who hears of it may ask again at once
            self.ended.emit(self, exc)
            return
        is_ready = any(isinstance(event, Ready) for event in events)
        if is_ready or (self._awaited and not self.client.holds(self._awaited)):
            self._deadline.stop()
            self._awaited = None
        self._untold += events
        while self._untold and not self._is_over:
            self.told.emit(self, self._untold.popleft())

    def _read_log(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        self._log.extend(line for line in text.splitlines() if line.strip())

    def _give_up(self) -> None:
        self._is_hung = True
        self._process.kill()

    def _check_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._tell_end(
                EngineCrashed(
                    "The engine could not be started.",
                    "Its program cannot be started.",
                    "Install the app again, so that all its parts are in place.",
                )
            )

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._is_over:
            return
        self._read_log()
        is_signal = status == QProcess.ExitStatus.CrashExit and sys.platform != "win32"
        last_words = self._log[-1] if self._log else ""
        self.ended_by_itself = not self._is_hung
        outcome = EngineExit(-code if is_signal else code, self._is_hung, last_words)
        self._tell_end(outcome.error())

    def _tell_end(self, error: EngineError) -> None:
        self._is_over = True
        self._deadline.stop()
        self.deleteLater()
        self.ended.emit(self, error)
