"""Speaks HTTP with an OpenAI-compatible server, and says in words what went wrong. Engine process.

A stream is read by a thread of its own, so that the engine's main thread can look up twice a second
whether the reply was cancelled, however long the server is silent; closing the stream shuts the
connection, which is how a server learns that nobody listens any more.
"""

from __future__ import annotations

import contextlib
import json
import logging
import queue
import random
import socket
import ssl
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import TYPE_CHECKING

from backends.api_key import Secret
from backends.errors import AvatarError, ContextOverflow, GenerationError, ModelLoadError

if TYPE_CHECKING:
    import httpx2

__all__ = ["Json", "ServerConnection", "ServerRefused", "is_overflow", "refusal_in_words"]

LOG = logging.getLogger(__name__)
CONNECT_TIMEOUT_S = 10.0
HEARTBEAT_S = 0.25  # how often a silent stream gives the caller a turn
MAX_ATTEMPTS = 4
FIRST_PAUSE_S = 0.5  # before the second attempt; doubles
LONGEST_PAUSE_S = 20.0  # a server may ask for more: then we give up and say so
QUEUE_LINES = 1000  # a reader that is further ahead waits
MAX_ERROR_BYTES = 64 * 1024
MAX_ANSWER_BYTES = 16 * 2**20  # of one that is not streamed: a list of models
MAX_LINE_BYTES = 4 * 2**20  # of a stream
RETRY_STATUS = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})

Json = Mapping[str, object]


class ServerRefused(Exception):
    """The server answered with an error status.

    Attributes:
        status: HTTP status.
        code: What kind of error the server says it is; may be empty.
        message: The server's own words; may be empty.
    """

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status = status
        self.code = code
        self.message = message


class ServerConnection:
    """A server at one address, with its key and its timeouts.

    Args:
        url: The base address, from `read_url`.
        key: Sent as a bearer token; empty = none.
        silence_s: A server that says nothing for so many seconds is given up.
        certificates: A PEM file with the certificates to trust besides the system's.
    """

    def __init__(
        self, url: str, key: Secret, *, silence_s: float = 120.0, certificates: str = ""
    ) -> None:
        import httpx2

        self.url = url
        self.root = url.removesuffix("/v1")
        headers = {"Authorization": f"Bearer {key.reveal()}"} if key else {}
        verify: ssl.SSLContext | bool = True
        if certificates:
            verify = ssl.create_default_context()
            verify.load_verify_locations(certificates)
        self._key = key
        self._sockets = _Sockets()
        self._client = httpx2.Client(
            headers=headers,
            timeout=httpx2.Timeout(silence_s, connect=CONNECT_TIMEOUT_S),
            verify=verify,
            follow_redirects=False,  # a key must not follow to another host
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(self, url: str) -> Json:
        """Return the JSON object at an address; an empty one if there is none."""
        return self._ask("GET", url, None)

    def post(self, url: str, body: Json) -> Json:
        """Send an object and return the one that comes back."""
        return self._ask("POST", url, body)

    def _ask(self, method: str, url: str, body: Json | None) -> Json:
        with self.in_words():
            try:
                answer: object = json.loads(self._request(method, url, body))
            except (ValueError, RecursionError):
                return {}
            return answer if isinstance(answer, dict) else {"data": answer}

    def _request(self, method: str, url: str, body: Json | None) -> bytes:
        import httpx2

        try:
            return self._answer(method, url, body)
        except (httpx2.RemoteProtocolError, httpx2.ReadError, httpx2.WriteError):
            # a kept connection that the server had closed meanwhile
            return self._answer(method, url, body)

    def _answer(self, method: str, url: str, body: Json | None) -> bytes:
        watch = {"trace": self._sockets.note}
        with self._client.stream(method, url, json=body, extensions=watch) as response:
            _check(response)
            return _beginning(response, MAX_ANSWER_BYTES)

    def stream(self, url: str, body: Json) -> Generator[str | None, None, None]:
        """Send an object and yield the lines that come back; None each time nothing came.

        Tries again with growing pauses on a busy server and on lost connections, as long as no
        line has come. Closing the iterator shuts the connection.

        Raises:
            ServerRefused: The server answered with an error, also after the last attempt.
            GenerationError: It could not be reached, or went away.
        """
        reader = _StreamReader(self._client, self._sockets, url, body)
        reader.start()
        try:
            with self.in_words():
                yield from reader.lines()
        except GenerationError as exc:
            if not reader.has_line:
                raise
            todo = "Ask for the answer again."
            raise GenerationError("The reply broke off.", exc.why, todo) from exc
        finally:
            reader.stop()

    @contextlib.contextmanager
    def in_words(self) -> Iterator[None]:
        """Turn the exceptions of the HTTP library into errors in words."""
        import httpx2

        try:
            yield
        except ServerRefused as exc:
            if not self._key:
                raise
            message = exc.message.replace(self._key.reveal(), "•••")  # some servers repeat it
            raise ServerRefused(exc.status, exc.code, message) from None
        except httpx2.HTTPError as exc:
            raise _unreachable(self.root, exc) from exc


def _check(response: httpx2.Response) -> None:
    if response.status_code < 300:
        return
    code, message = _server_words(_beginning(response, MAX_ERROR_BYTES))
    raise ServerRefused(response.status_code, code, message)


def _beginning(response: httpx2.Response, n_bytes: int) -> bytes:
    """Read so much of an answer; what follows is not fetched."""
    read = bytearray()
    for piece in response.iter_bytes():
        read += piece
        if len(read) >= n_bytes:
            break
    return bytes(read[:n_bytes])


def _lines(response: httpx2.Response) -> Iterator[str]:
    """Yield the lines of a stream as they come."""
    import httpx2

    rest = b""
    for piece in response.iter_bytes():
        *whole, rest = (rest + piece).split(b"\n")
        if len(rest) > MAX_LINE_BYTES:
            raise httpx2.RemoteProtocolError("a line without an end")
        for line in whole:
            yield line.rstrip(b"\r").decode("utf-8", "replace")
    yield rest.decode("utf-8", "replace")


def _server_words(body: bytes) -> tuple[str, str]:
    """Return the code and the message in an error body, whatever its shape."""
    try:
        answer: object = json.loads(body)
    except (ValueError, RecursionError):
        return "", ""
    error = answer.get("error", answer) if isinstance(answer, dict) else answer
    if isinstance(error, str):
        return "", error
    if not isinstance(error, dict):
        return "", ""
    code = error.get("code") if isinstance(error.get("code"), str) else error.get("type")
    message = error.get("message") or error.get("detail") or ""
    return str(code or ""), str(message)


class _Sockets:
    """The connections of a client, so that one can be shut while a thread waits for it.

    Known from their beginning: before the first header there is no answer that would name its own.
    """

    def __init__(self) -> None:
        self._open: list[socket.socket] = []

    def note(self, event: str, info: Mapping[str, object]) -> None:
        """Take what the HTTP library tells of its work (its ``trace`` extension)."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            find = getattr(info.get("return_value"), "get_extra_info", None)
            found = find("socket") if find is not None else None
            self._open = [one for one in self._open if one.fileno() >= 0]
            if found is not None:
                self._open.append(found)

    def shut(self) -> None:
        """End whatever waits for one of them; the next request connects anew."""
        for one in self._open:
            with contextlib.suppress(OSError, ValueError):
                one.shutdown(socket.SHUT_RDWR)
        self._open = []


class _StreamReader(threading.Thread):
    """Reads one streamed answer into a queue. A daemon: it never keeps the engine alive."""

    def __init__(self, client: httpx2.Client, sockets: _Sockets, url: str, body: Json) -> None:
        super().__init__(name="server-stream", daemon=True)
        self._client = client
        self._sockets = sockets
        self._url = url
        self._body = body
        self._items: queue.Queue[str | Exception | None] = queue.Queue(QUEUE_LINES)
        self._is_ended = threading.Event()  # not `_is_stopped`: that is the thread's own
        self.has_line = False

    def lines(self) -> Iterator[str | None]:
        """Yield what is read. Runs in: main thread."""
        while True:
            try:
                item = self._items.get(timeout=HEARTBEAT_S)
            except queue.Empty:
                yield None
                continue
            if item is None:
                return
            if isinstance(item, Exception):
                raise item
            yield item

    def stop(self) -> None:
        """Shut the connection, so that a blocked read ends. Runs in: main thread."""
        self._is_ended.set()
        with contextlib.suppress(queue.Empty):
            while True:
                self._items.get_nowait()
        if self.is_alive():
            self._sockets.shut()

    def run(self) -> None:
        """Read until the end, with new attempts as long as nothing has come."""
        for attempt in range(1, MAX_ATTEMPTS + 1):
            try:
                self._read()
                self._put(None)
                return
            except Exception as exc:  # noqa: BLE001 (carried over to the main thread)
                pause = self._pause(attempt, exc)
                if pause is None:
                    self._put(exc)
                    return
            LOG.info("attempt %d failed; the next in %.1f s", attempt, pause)
            if self._is_ended.wait(pause):
                return

    def _read(self) -> None:
        with self._client.stream(
            "POST", self._url, json=self._body, extensions={"trace": self._note}
        ) as response:
            if response.status_code >= 300:
                wait = response.headers.get("retry-after", "")
                self._wished_pause = float(wait) if wait.isdigit() else 0.0
                _check(response)
            for line in _lines(response):
                if self._is_ended.is_set():
                    return
                if line:
                    self.has_line = True
                    self._put(line)

    def _note(self, event: str, info: Mapping[str, object]) -> None:
        self._sockets.note(event, info)
        if self._is_ended.is_set():  # while it was connecting
            self._sockets.shut()

    _wished_pause = 0.0

    def _pause(self, attempt: int, exc: Exception) -> float | None:
        """Return the seconds until the next attempt; None = there is none."""
        import httpx2

        if self._is_ended.is_set() or self.has_line or attempt == MAX_ATTEMPTS:
            return None
        busy = isinstance(exc, ServerRefused) and exc.status in RETRY_STATUS
        lost = isinstance(exc, httpx2.TransportError) and not isinstance(exc, httpx2.ReadTimeout)
        if not (busy or lost) or _is_certificate(exc):
            return None
        pause = max(FIRST_PAUSE_S * 2 ** (attempt - 1), self._wished_pause)
        return None if pause > LONGEST_PAUSE_S else pause * random.uniform(1.0, 1.25)

    def _put(self, item: str | Exception | None) -> None:
        while not self._is_ended.is_set():
            with contextlib.suppress(queue.Full):
                self._items.put(item, timeout=HEARTBEAT_S)
                return


def _is_certificate(exc: BaseException) -> bool:
    causes: BaseException | None = exc
    while causes:
        if isinstance(causes, ssl.SSLError) or "CERTIFICATE" in str(causes):
            return True
        causes = causes.__cause__ or causes.__context__
    return False


def _unreachable(root: str, exc: Exception) -> AvatarError:
    import httpx2

    if _is_certificate(exc):
        why = f"The certificate of {root} could not be verified, so nothing was sent."
        todo = "Check the address; for a certificate of your own, name its file in Settings."
    elif isinstance(exc, httpx2.ConnectError | httpx2.ConnectTimeout):
        why, todo = f"Nothing answers at {root}.", "Start the server, or check its address."
    elif isinstance(exc, httpx2.TimeoutException):
        why, todo = f"{root} was silent for too long.", "Try again, or use a faster server."
    else:
        why, todo = f"The connection to {root} was lost.", "Try again; check that it still runs."
    return GenerationError("The server could not answer.", why, todo)


def refusal_in_words(
    refused: ServerRefused, root: str, kind: Callable[..., AvatarError] = GenerationError
) -> AvatarError:
    """Return the error for a person that an error status stands for."""
    said = f" It says: {refused.message[:300]}" if refused.message else ""
    what = "The server refused the request."
    if is_overflow(refused):
        why = f"The prompt is longer than the context of the server.{said}"
        return ContextOverflow("The conversation is too long.", why, "Start a new chat.")
    if refused.status in (401, 403):
        todo = "Check the key of this server in Settings."
        return kind(what, f"{root} does not accept the key.{said}", todo)
    if refused.status == 404:
        return ModelLoadError(what, f"{root} does not know the address or the model.{said}", _SET)
    if refused.status == 429:
        why = f"{root} has too many requests, or your limit is reached.{said}"
        return kind(what, why, "Wait a little and try again.")
    if refused.status in range(300, 400):
        return kind(what, f"{root} has moved.", "Enter its new address in Settings.")
    if refused.status >= 500:
        return kind(what, f"{root} has a fault ({refused.status}).{said}", "Try again later.")
    return kind(what, f"{root} answered with status {refused.status}.{said}", _SET)


_SET = "Check the address and the model in Settings."


def is_overflow(refused: ServerRefused) -> bool:
    """Return whether a refusal means that the prompt is longer than the context."""
    words = f"{refused.code} {refused.message}".lower()
    marks = ("exceed_context", "context_length_exceeded", "context window", "context length")
    return refused.status in (400, 413, 422, 500) and any(mark in words for mark in marks)
