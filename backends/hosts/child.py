"""One engine child over plain pipes, from its start to its end: client processes without Qt."""

from __future__ import annotations

import contextlib
import math
import os
import queue
import subprocess
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TypeVar

from backends.base import ReplyStats
from backends.errors import EngineCrashed, EngineError, ProtocolError, why_not
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
from backends.protocol.wire import Chunked, Done, Event, Failed, Progressed, Ready

__all__ = ["EngineChild"]

READ_BYTES = 65536
TAIL_BYTES = 4096  # of the log, for its last line
POLL_S = 0.2  # how long a wait may keep Ctrl+C from being seen on Windows

T = TypeVar("T")


class EngineChild:
    """An engine process, its client, and the thread that reads its stdout.

    Args:
        backend: A registered name, or ``module:Class``.
        log_path: A file to append the engine's log to; none: a temporary one.

    Raises:
        BackendUnavailable: The engine has no such backend.
        EngineCrashed: It did not start.
    """

    def __init__(self, backend: str, log_path: Path | None) -> None:
        self.client = EngineClient()
        self._log = _opened(log_path)
        self._slices: queue.SimpleQueue[bytes] = queue.SimpleQueue()  # b"" = end of file
        self._events: deque[Event] = deque()
        self._error: EngineError | None = None  # why it is no more
        self._process = self._started(engine_command(backend))
        self._reader = threading.Thread(target=self._read, name="engine-stdout", daemon=True)
        self._reader.start()
        try:
            self._greet()
        except BaseException:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can take requests."""
        return self._error is None and self._process.poll() is None

    def events(self, ticket: Ticket, deadline: float = math.inf) -> Iterator[Event]:
        """Yield the events of a request, up to and with the one that ends it.

        Args:
            ticket: The request.
            deadline: A reading of `time.monotonic`; after it the child is killed as hung.

        Raises:
            AvatarError: What the request failed with.
        """
        self._send()
        while True:
            event = self._next(deadline)
            if getattr(event, "id", 0) != ticket.id:
                continue
            if isinstance(event, Failed):
                raise event.error()
            yield event
            if not isinstance(event, Progressed | Chunked):
                return

    def answer(self, ticket: Ticket, kind: type[T]) -> T:
        """Return the one event that answers a request."""
        *_, event = self.events(ticket)
        assert isinstance(event, kind)
        return event

    def cancel(self, ticket: Ticket) -> ReplyStats:
        """End a reply early; return what it has cost. A child that does not listen is killed."""
        self.client.cancel(ticket)
        with contextlib.suppress(EngineCrashed):  # the one who cancels wants no reply
            for event in self.events(ticket, time.monotonic() + CANCEL_DEADLINE_S):
                if isinstance(event, Done):
                    return event.stats
        return ReplyStats(stop_reason="cancelled")

    def stop(self) -> None:
        """End the process: ask, wait, kill. Then free the pipes and the log."""
        if self.is_alive:
            self.client.shutdown()
            self._send()
        returncode = self._wait_or_kill()
        if not self._error:
            self._ended(EngineExit(returncode).error())
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout, self._log):
            with contextlib.suppress(OSError):  # unsent bytes for a child that is gone
                if stream:
                    stream.close()

    def _started(self, command: list[str]) -> subprocess.Popen[bytes]:
        environment = os.environ | engine_environment()
        pipe = subprocess.PIPE
        try:
            return subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=self._log, env=environment
            )
        except OSError as exc:
            self._log.close()
            raise EngineCrashed(
                what="The engine could not be started.",
                why=why_not(exc, command[0]),
                todo="Install the app again.",
            ) from exc

    def _greet(self) -> None:
        deadline = time.monotonic() + START_DEADLINE_S
        while not isinstance(event := self._next(deadline), Ready):
            if isinstance(event, Failed):
                raise event.error()

    def _read(self) -> None:
        assert self._process.stdout
        while data := os.read(self._process.stdout.fileno(), READ_BYTES):
            self._slices.put(data)
        self._slices.put(b"")

    def _send(self) -> None:
        assert self._process.stdin
        with contextlib.suppress(OSError):  # a child that is gone is noticed where we read
            self._process.stdin.write(self.client.data_to_send())
            self._process.stdin.flush()

    def _next(self, deadline: float) -> Event:
        while not self._events:
            if self._error:
                raise self._error
            self._receive(deadline)
        return self._events.popleft()

    def _receive(self, deadline: float) -> None:
        timeout = min(POLL_S, max(0.0, deadline - time.monotonic()))
        try:
            data = self._slices.get(timeout=timeout)
        except queue.Empty:
            if time.monotonic() >= deadline:
                self._process.kill()
                self._ended(EngineExit(self._process.wait(), is_hung=True).error())
            return
        if not data:
            self._ended(EngineExit(self._wait_or_kill(), last_words=self._tail()).error())
            return
        try:
            self._events.extend(self.client.feed(data))
        except ProtocolError as error:
            self._ended(error)

    def _ended(self, error: EngineError) -> None:
        self._error = error
        self._events.extend(self.client.fail_all(error))

    def _wait_or_kill(self) -> int:
        try:
            return self._process.wait(SHUTDOWN_DEADLINE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def _tail(self) -> str:
        size = self._log.seek(0, os.SEEK_END)
        self._log.seek(max(0, size - TAIL_BYTES))
        lines = self._log.read().decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _opened(log_path: Path | None) -> IO[bytes]:
    return log_path.open("a+b") if log_path else tempfile.TemporaryFile()
