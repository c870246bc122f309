"""The engine's end of the pipe, and the work that waits there: engine process.

The wire belongs to both threads; the inbox is how the reader thread tells the main thread.
"""

from __future__ import annotations

import logging
import os
import queue
import threading
from collections.abc import Iterator
from typing import BinaryIO

from backends.base import Chunk
from backends.errors import ProtocolError
from backends.protocol.wire import (
    MAX_LINE_BYTES,
    Chunked,
    Count,
    Event,
    Failed,
    Generate,
    Load,
    Request,
    Score,
    Shutdown,
    Warm,
    decode_request,
    encode,
    unread_id,
)

__all__ = ["Inbox", "TextOut", "Wire", "Work", "open_wire", "take_descriptors"]

LOG = logging.getLogger("avatar.engine")
LOGGED_BYTES = 200  # of a line that is skipped
FRAME_S = 0.05  # as often as an eye that reads can tell

Work = Load | Generate | Warm | Count | Score | Shutdown


class Wire:
    """The two private descriptors of the protocol. Any thread may send."""

    def __init__(self, lines_in: BinaryIO, lines_out: BinaryIO) -> None:
        self._in = lines_in
        self._out = lines_out
        self._lock = threading.Lock()

    def send(self, event: Event) -> None:
        """Write one event as one line."""
        with self._lock:
            self._out.write(encode(event))
            self._out.flush()

    def requests(self) -> Iterator[Request]:
        """Yield what arrives until end of file.

        A line that is no request is logged, and answered if it says which request it was to be.
        """
        while line := self._in.readline(MAX_LINE_BYTES):
            self._skip_rest(line)
            try:
                yield decode_request(line)
            except ProtocolError as exc:
                LOG.warning("skipped a line: %s: %r", exc.__cause__, line[:LOGGED_BYTES])
                if number := unread_id(line):
                    self.send(Failed.of(number, exc))

    def _skip_rest(self, line: bytes) -> None:
        """Read on to the end of a line that is too long: what is left of it is no request."""
        while line and not line.endswith(b"\n"):
            line = self._in.readline(MAX_LINE_BYTES)


class TextOut:
    """Sends the text of a reply, in lines that come no more often than a window is painted.

    Each line wakes the client, and while either of us works on it the model waits for a core. So
    text waits for what is to follow soon; the first, and that of a slow model, never waits. What
    was expected and does not come holds nothing up: a thread sends what has waited for a frame.
    """

    def __init__(self, wire: Wire, request_id: int) -> None:
        self._wire = wire
        self._id = request_id
        self._held = Chunk("")
        self._came = self._sent = 0.0
        self._lock = threading.Lock()
        self._is_closed = threading.Event()
        self._sender: threading.Thread | None = None

    def add(self, chunk: Chunk, now: float) -> None:
        """Take a piece.

        Args:
            chunk: Not empty.
            now: When it came, in seconds; the next one is expected after as long again.
        """
        with self._lock:
            next_one = now + (now - self._came)
            if chunk.restarts:
                self._send()
            self._held = Chunk(
                self._held.text + chunk.text, self._held.thought + chunk.thought, chunk.restarts
            )
            self._came = now
            if next_one > self._sent + FRAME_S or chunk.restarts:
                self._send()
                self._sent = now
            elif self._sender is None:
                self._sender = threading.Thread(target=self._send_late, name="text", daemon=True)
                self._sender.start()

    def close(self) -> None:
        """Send what has waited; nothing follows."""
        self._is_closed.set()
        with self._lock:
            self._send()

    def _send_late(self) -> None:
        while not self._is_closed.wait(FRAME_S):
            with self._lock:
                self._send()

    def _send(self) -> None:
        held, self._held = self._held, Chunk("")
        if held != self._held:
            self._wire.send(
                Chunked(id=self._id, text=held.text, thought=held.thought, restarts=held.restarts)
            )


def open_wire() -> Wire:
    """Return the wire over the descriptors that the process was started with."""
    return Wire(*take_descriptors())


def take_descriptors() -> tuple[BinaryIO, BinaryIO]:
    """Take descriptors 0 and 1 for the protocol, and leave harmless ones in their place.

    What native code prints to stdout goes to the log on stderr from now on, and what reads
    stdin finds it empty.
    """
    lines_in = os.fdopen(os.dup(0), "rb")
    lines_out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return lines_in, lines_out


class Inbox:
    """What the reader thread has received: work in order, and the ids to cancel."""

    def __init__(self) -> None:
        self._work: queue.SimpleQueue[Work] = queue.SimpleQueue()
        self._cancelled: set[int] = set()
        self._is_closing = False

    def put(self, work: Work) -> None:
        """Queue work. A shutdown cancels all that is before it."""
        self._is_closing = self._is_closing or isinstance(work, Shutdown)
        self._work.put(work)

    def get(self) -> Work:
        """Return the next piece of work, when there is one."""
        return self._work.get()

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return self._work.empty()

    def cancel(self, request_id: int) -> None:
        """Note that a request is to end early."""
        self._cancelled.add(request_id)

    def is_cancelled(self, request_id: int) -> bool:
        """Tell whether a request is to end early."""
        return self._is_closing or request_id in self._cancelled

    def forget(self, request_id: int) -> None:
        """Drop the note about a request that has ended."""
        self._cancelled.discard(request_id)
