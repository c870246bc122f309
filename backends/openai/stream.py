"""Reads the answer of a server as it comes, in a thread of its own. Engine process.

Event streams by the standard (https://html.spec.whatwg.org/multipage/server-sent-events.html); what
is none, a JSON document or a web page, is one event.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import logging
import queue
import random
import re
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from backends.openai.refusals import Json, ServerRefused, is_final, server_words
from backends.openai.sockets import Sockets, beginning

if TYPE_CHECKING:
    import httpx2

__all__ = [
    "END_KINDS",
    "EventParser",
    "ServerEvent",
    "StreamReader",
    "asked",
    "check_response",
    "is_certificate",
    "is_encryption",
    "json_values",
    "wished_pause",
]

LOG = logging.getLogger(__name__)
HEARTBEAT_S = 0.1  # how often a silent stream gives the caller a turn
MAX_ATTEMPTS = 4
FIRST_PAUSE_S = 0.5  # before the second attempt; doubles
LONGEST_PAUSE_S = 20.0  # a server may ask for more: then we give up and say so
MOST_WISHED_S = 30 * 86_400.0  # what is longer, or no number, tells nothing
QUEUE_EVENTS = 1000  # a reader that is further ahead waits
MAX_ERROR_BYTES = 64 * 1024
MAX_EVENT_CHARS = 4 * 2**20  # a longer one is a fault of the server
RETRY_STATUS = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
LINE_END = re.compile(r"\r\n|\n|\r")
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FIELDS = ("", "id", "retry")  # of an event that say nothing here; a comment has no name
DOCUMENT = ("{", "[", "<")  # what begins with it is no event stream
BETWEEN = re.compile(r"(?:[\s,]|\\[nr]|data:)*")  # values that follow each other on one line
LOOSE_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)
DONE = "[DONE]"
END_KINDS = frozenset(("done", "end", "close", "complete", "finish"))  # events that are the last
MOST_MOVES = 3  # from one address of a server to another


Trace = Callable[[str, Mapping[str, object]], None]


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """One event of a stream, or all of what was sent in place of one."""

    data: str
    kind: str = ""  # as the server named it
    is_document: bool = False  # no event stream: JSON or a web page


class EventParser:
    """Turns bytes into events. Lines end with CR LF, LF or CR, and with nothing else."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
        self._text = ""
        self._data: list[str] = []
        self._n_chars = 0  # in it
        self._kind = ""
        self._is_document: bool | None = None  # None: nothing has come

    def feed(self, data: bytes) -> list[ServerEvent]:
        """Take bytes in slices of any size; return the events that they complete."""
        if self._is_document is None and data.startswith(UTF_16_MARKS):
            self._decode = codecs.getincrementaldecoder("utf-16")("replace").decode
        self._text += self._decode(data).replace("\0", "")
        if self._is_document is None and self._text.strip():
            self._is_document = self._text.lstrip().startswith(DOCUMENT)
        if len(self._text) > MAX_EVENT_CHARS:
            raise _endless("a line")
        return self._objects() if self._is_document else self._lines(is_end=False)

    def finish(self) -> list[ServerEvent]:
        """Return what the end of the stream completes."""
        self._text += self._decode(b"", final=True)
        if self._is_document:
            return [*self._objects(), *_documents(self._text)]
        return [*self._lines(is_end=True), *self._dispatched()]

    def _objects(self) -> list[ServerEvent]:
        """Return the JSON objects that fill whole lines at the beginning, one line each."""
        events: list[ServerEvent] = []
        while (end := LINE_END.search(self._text)) and self._text[: end.start()].endswith("}"):
            events += _documents(self._text[: end.start()])
            self._text = self._text[end.end() :].lstrip()
        return events

    def _lines(self, *, is_end: bool) -> list[ServerEvent]:
        events: list[ServerEvent] = []
        at = 0
        for end in LINE_END.finditer(self._text):
            if end[0] == "\r" and end.end() == len(self._text) and not is_end:
                break  # a line feed may follow
            events += self._line(self._text[at : end.start()])
            at = end.end()
        self._text = self._text[at:]
        if is_end and self._text:
            events += self._line(self._text)
            self._text = ""
        return events

    def _line(self, line: str) -> list[ServerEvent]:
        if not line:
            return self._dispatched()
        name, colon, value = line.partition(":")
        name, value = name.strip("\ufeff \t").lower(), value.removeprefix(" ")
        if name == "data":
            while value.startswith("data:"):
                value = value.removeprefix("data:").lstrip()
            self._keep(value)
            if len(self._data) == 1 and _is_whole(value):
                return self._dispatched(keep_kind=True)  # some servers send no empty line
        elif name == "event":
            self._kind = value
        elif self._data and self._data[0].lstrip().startswith(DOCUMENT[:2]) and name not in FIELDS:
            self._keep(line)  # of a value that is printed over several lines
            is_last = line.rstrip().endswith(("}", "]"))
            return self._dispatched(keep_kind=True) if is_last and self._is_whole() else []
        elif name == "error":
            return [ServerEvent(value, name)]
        elif name not in FIELDS and (colon or line.strip()):
            return [ServerEvent(line, "unknown")]
        return []

    def _keep(self, line: str) -> None:
        self._n_chars += len(line) + 1
        if self._n_chars > MAX_EVENT_CHARS:
            raise _endless("an event")
        self._data.append(line)

    def _is_whole(self) -> bool:
        return _is_whole("\n".join(self._data))

    def _dispatched(self, *, keep_kind: bool = False) -> list[ServerEvent]:
        data, kind = self._data, self._kind
        self._data, self._n_chars, self._kind = [], 0, kind if keep_kind else ""
        return [ServerEvent("\n".join(data), kind)] if data or kind in END_KINDS else []


def _endless(what: str) -> Exception:
    import httpx2

    return httpx2.RemoteProtocolError(f"{what} without an end")


def _documents(text: str) -> Iterator[ServerEvent]:
    """Split JSON values that follow each other; what is none stays together."""
    decode = json.JSONDecoder(strict=False).raw_decode
    while text := text.lstrip():
        try:
            end = decode(text)[1]
        except (ValueError, RecursionError):
            end = len(text)
        yield ServerEvent(text[:end], is_document=True)
        text = text[end:]


def json_values(text: str) -> list[object] | None:
    """Return the values of a text that follow each other, whatever a server sets between them.

    Commas, line feeds that were never made one, the name of the field; a comma too much within a
    value is none. None where there is anything else in it.
    """
    decode = json.JSONDecoder(strict=False).raw_decode
    text = LOOSE_COMMA.sub(lambda found: found[1] or "", text)
    values: list[object] = []
    at = _behind(text, 0)
    while at < len(text):
        try:
            value, end = (DONE, at + len(DONE)) if text.startswith(DONE, at) else decode(text, at)
        except (ValueError, RecursionError):
            return None
        values.append(value)
        at = _behind(text, end)
    is_told = any(isinstance(value, dict) for value in values)
    return values if is_told else None


def _behind(text: str, at: int) -> int:
    """Return where the next value begins."""
    found = BETWEEN.match(text, at)
    return found.end() if found else at


def _is_whole(text: str) -> bool:
    """Tell whether a line of data is all of its event: an object, or the mark of the end."""
    text = text.strip()
    if not (text.startswith("{") and text.endswith("}")):
        return text == DONE
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def is_certificate(exc: BaseException) -> bool:
    """Return whether a certificate is the reason of a failure."""
    return any("CERTIFICATE" in str(one).upper() for one in _causes(exc))


def is_encryption(exc: BaseException) -> bool:
    """Return whether a failure is one of the encryption: a certificate, or none is spoken there."""
    return is_certificate(exc) or any(isinstance(one, ssl.SSLError) for one in _causes(exc))


def _causes(exc: BaseException | None) -> Iterator[BaseException]:
    while exc:
        yield exc
        exc = exc.__cause__ or exc.__context__


@contextlib.contextmanager
def asked(
    client: httpx2.Client, method: str, url: str, body: Json | None, trace: Trace
) -> Iterator[httpx2.Response]:
    """Ask, and yield the answer; what only stands at another address of the host is asked there.

    Args:
        client: Follows nowhere itself: a key must not come to another host.
        method: Is kept, whatever the redirection.
        url: The address.
        body: Sent as JSON.
        trace: As of `Sockets.note`.
    """
    for n_left in reversed(range(MOST_MOVES)):
        with client.stream(method, url, json=body, extensions={"trace": trace}) as response:
            moved = _moved(response) if n_left else ""
            if not moved:
                yield response
                return
            url = moved


def _moved(response: httpx2.Response) -> str:
    """Return where an answer sends us, if that is the same server: with a slash, or encrypted."""
    old, place = response.url, response.headers.get("location", "")
    if response.status_code not in (301, 302, 307, 308) or not place:
        return ""
    new = old.join(place)
    is_encrypted = (old.scheme, new.scheme) == ("http", "https")
    is_same = (new.scheme, new.port) == (old.scheme, old.port)
    return str(new) if new.host == old.host and (is_same or is_encrypted) else ""


def check_response(response: httpx2.Response) -> None:
    """Raise what an error status stands for.

    Raises:
        ServerRefused: With the server's own words.
    """
    if response.status_code < 300:
        return
    code, message = server_words(beginning(response, MAX_ERROR_BYTES, may_break=True))
    if response.status_code < 400:
        message = response.headers.get("location", "")
    pause_s = wished_pause(response.headers.get("retry-after", ""))
    raise ServerRefused(response.status_code, code, message, pause_s=pause_s)


def wished_pause(text: str) -> float:
    """Return how many seconds a server wants to be left alone (``Retry-After``); 0 = unknown."""
    try:
        seconds = float(text)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(text).timestamp() - time.time()
        except (ValueError, OverflowError):
            return 0.0
    return seconds if 0 < seconds <= MOST_WISHED_S else 0.0


class StreamReader(threading.Thread):
    """Reads one streamed answer into a queue. A daemon: it never keeps the engine alive."""

    def __init__(self, client: httpx2.Client, sockets: Sockets, url: str, body: Json) -> None:
        super().__init__(name="server-stream", daemon=True)
        self._client = client
        self._sockets = sockets
        self._url = url
        self._body = body
        self._items: queue.Queue[ServerEvent | Exception | None] = queue.Queue(QUEUE_EVENTS)
        self._is_ended = threading.Event()  # not `_is_stopped`: that is the thread's own
        self.has_event = False

    def events(self) -> Iterator[ServerEvent | None]:
        """Yield what is read; None each time nothing came. Runs in: main thread."""
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
        with asked(self._client, "POST", self._url, self._body, self._note) as response:
            check_response(response)
            parser = EventParser()
            for data in response.iter_bytes():
                if self._is_ended.is_set():
                    return
                self._put_all(parser.feed(data))
            self._put_all(parser.finish())

    def _note(self, event: str, info: Mapping[str, object]) -> None:
        self._sockets.note(event, info, is_wanted=not self._is_ended.is_set())

    def _pause(self, attempt: int, exc: Exception) -> float | None:
        """Return the seconds until the next attempt; None = there is none."""
        import httpx2

        if self._is_ended.is_set() or self.has_event or attempt == MAX_ATTEMPTS:
            return None
        busy = isinstance(exc, ServerRefused) and exc.status in RETRY_STATUS and not is_final(exc)
        lost = isinstance(exc, httpx2.TransportError) and not isinstance(exc, httpx2.ReadTimeout)
        if not (busy or lost) or is_encryption(exc):
            return None
        wished = exc.pause_s if isinstance(exc, ServerRefused) else 0.0
        pause = max(FIRST_PAUSE_S * 2 ** (attempt - 1), wished)
        return None if pause > LONGEST_PAUSE_S else pause * random.uniform(1.0, 1.25)

    def _put_all(self, events: Sequence[ServerEvent]) -> None:
        for event in events:
            self.has_event = True
            self._put(event)

    def _put(self, item: ServerEvent | Exception | None) -> None:
        while not self._is_ended.is_set():
            with contextlib.suppress(queue.Full):
                self._items.put(item, timeout=HEARTBEAT_S)
                return
