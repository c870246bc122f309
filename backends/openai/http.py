"""Speaks HTTP with an OpenAI-compatible server, and says in words what went wrong. Engine process.

A stream is read by a thread of its own, so that the engine's main thread can look up twice a second
whether the reply was cancelled, however long the server is silent; closing the stream shuts the
connection, which is how a server learns that nobody listens any more.
"""

from __future__ import annotations

import contextlib
import json
import ssl
from collections.abc import Generator, Iterator
from urllib.parse import urlsplit

from backends.errors import AvatarError, GenerationError, Sentence, Unusable
from backends.openai.refusals import Json, ServerRefused, web_page_title
from backends.openai.sockets import Sockets, beginning
from backends.openai.stream import (
    ServerEvent,
    StreamReader,
    asked,
    check_response,
    is_certificate,
    is_encryption,
)
from backends.servers.api_key import Secret
from backends.servers.server_url import is_loopback

__all__ = ["ServerConnection"]

CONNECT_TIMEOUT_S = 10.0
MAX_ANSWER_BYTES = 16 * 2**20  # of one that is not streamed: a list of models


class ServerConnection:
    """A server at one address, with its key and its timeouts.

    Args:
        url: The base address, from `read_url`; what stands behind its ``?`` goes with each request.
        key: Sent as a bearer token; empty = none.
        silence_s: A server that says nothing for so many seconds is given up.
        certificates: A PEM file with the certificates to trust besides the system's.
    """

    def __init__(
        self, url: str, key: Secret, *, silence_s: float = 120.0, certificates: str = ""
    ) -> None:
        import httpx2

        self.url, _, self._query = url.partition("?")
        self.root = self.url.removesuffix("/v1")
        headers = {"Accept-Encoding": "identity"}  # what is packed comes in lumps, or not at all
        if key:
            headers["Authorization"] = f"Bearer {key.reveal()}"
        verify: ssl.SSLContext | bool = True
        if certificates:
            verify = _trusting(certificates)
        self._key = key
        self._sockets = Sockets()
        try:
            self._client = httpx2.Client(
                headers=headers,
                timeout=httpx2.Timeout(silence_s, connect=CONNECT_TIMEOUT_S),
                verify=verify,
                follow_redirects=False,  # a key must not follow to another host
                trust_env=not is_loopback(urlsplit(url).hostname or ""),  # no proxy to ourselves
            )
        except httpx2.InvalidURL as exc:  # of a proxy
            raise Unusable("The address of the proxy cannot be used.") from exc

    def masked(self, text: str) -> str:
        """Return a text of the server without the key: some repeat it."""
        return text.replace(self._key.reveal(), "•••") if self._key else text

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(self, url: str) -> Json:
        """Return the JSON object at an address; an empty one if nothing is there.

        Raises:
            ServerRefused: An error, a web page, or other text.
            AvatarError: It cannot be reached.
        """
        return self._ask("GET", url, None)

    def post(self, url: str, body: Json) -> Json:
        """Send an object and return the one that comes back."""
        return self._ask("POST", url, body)

    def _ask(self, method: str, url: str, body: Json | None) -> Json:
        with self.in_words():
            received = self._request(method, url, body)
            try:
                answer: object = json.loads(received)
            except (ValueError, RecursionError):
                words = web_page_title(received)
                code = "web_page" if received.lstrip().startswith(b"<") else ""
                if not words:
                    return {}
                raise ServerRefused(200, code, words) from None
            return answer if isinstance(answer, dict) else {"data": answer}

    def _request(self, method: str, url: str, body: Json | None) -> bytes:
        import httpx2

        try:
            return self._answer(method, url, body)
        except (httpx2.RemoteProtocolError, httpx2.ReadError, httpx2.WriteError):
            # a kept connection that the server had closed meanwhile
            return self._answer(method, url, body)

    def _answer(self, method: str, url: str, body: Json | None) -> bytes:
        with asked(self._client, method, self._whole(url), body, self._sockets.note) as response:
            check_response(response)
            return beginning(response, MAX_ANSWER_BYTES)

    def stream(self, url: str, body: Json) -> Generator[ServerEvent | None, None, None]:
        """Send an object and yield the events that come back; None each time nothing came.

        Tries again with growing pauses on a busy server and on lost connections, as long as no
        event has come. Closing the iterator shuts the connection.

        Raises:
            ServerRefused: The server answered with an error, also after the last attempt.
            GenerationError: It could not be reached, or went away.
        """
        reader = StreamReader(self._client, self._sockets, self._whole(url), body)
        reader.start()
        try:
            with self.in_words():
                yield from reader.events()
        except GenerationError as exc:
            if not reader.has_event:
                raise
            todo = "Ask for the answer again."
            raise GenerationError("The reply broke off.", exc.why, todo) from exc
        finally:
            reader.stop()

    def _whole(self, url: str) -> str:
        """Return an address with what the person's own asks for: a version, as a rule."""
        return f"{url}{'&' if '?' in url else '?'}{self._query}" if self._query else url

    @contextlib.contextmanager
    def in_words(self) -> Iterator[None]:
        """Turn the exceptions of the HTTP library into errors in words."""
        import httpx2

        try:
            yield
        except ServerRefused as exc:
            if not self._key:
                raise
            raise exc.in_other_words(self.masked(exc.message)) from None
        except httpx2.HTTPError as exc:
            raise _unreachable(self.root, exc) from exc


def _trusting(certificates: str) -> ssl.SSLContext:
    """Return what trusts the certificates in a file, too."""
    verify = ssl.create_default_context()
    try:
        verify.load_verify_locations(certificates)
    except ssl.SSLError as exc:
        raise Unusable(Sentence("{1} holds no certificate.", certificates)) from exc
    return verify


def _unreachable(root: str, exc: Exception) -> AvatarError:
    import httpx2

    if is_certificate(exc):
        why = Sentence("The certificate of {1} could not be verified, so nothing was sent.", root)
        todo = "Check the address; for a certificate of your own, name its file in Settings."
    elif is_encryption(exc):
        why = Sentence("What answers at {1} does not speak https.", root)
        todo = "Write http:// before the address, or check its port."
    elif isinstance(exc, httpx2.ProxyError):
        why = Sentence("The proxy before {1} does not let the connection through.", root)
        todo = "Check the proxy of this system, or set NO_PROXY for this server."
    elif isinstance(exc, httpx2.RemoteProtocolError) and "illegal" in str(exc):
        why = Sentence("What answers at {1} does not speak http.", root)
        todo = "Write https:// before the address, or check its port."
    elif isinstance(exc, httpx2.DecodingError):
        why = Sentence("{1} packs its answers in a way that cannot be read.", root)
        todo = "Let it send them as they are: without gzip, or without the proxy between."
    elif isinstance(exc, httpx2.ConnectError | httpx2.ConnectTimeout):
        why, todo = (
            Sentence("Nothing answers at {1}.", root),
            "Start the server, or check its address.",
        )
    elif isinstance(exc, httpx2.TimeoutException):
        why, todo = (
            Sentence("{1} was silent for too long.", root),
            "Try again, or use a faster server.",
        )
    else:
        why, todo = (
            Sentence("The connection to {1} was lost.", root),
            "Try again; check that it still runs.",
        )
    return GenerationError("The server could not answer.", why, todo)
