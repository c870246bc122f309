"""A backend for any OpenAI-compatible server: llama-server, Ollama, vLLM, hosted. Engine process.

`ModelSpec.options` says which: ``base_url`` (required), ``model`` (empty = the server's first),
``key_name`` (entry in the keyring; by default the host), ``allow_http`` ("yes" = the person agreed
to unencrypted http to another machine), ``certificates`` (a PEM file), ``silence_s`` and ``lora``
(an adapter of the server, NAME or NAME=STRENGTH), ``thinking`` (see `ChatTemplate`).
`pages.OPENAI_SERVER` has them for the window.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from backends.base import (
    Backend,
    Chunk,
    ChunkStream,
    Message,
    ModelInfo,
    ModelSpec,
    Progress,
    ReplyStats,
    Sampling,
)
from backends.cage.needs import Needs
from backends.errors import (
    AvatarError,
    BackendUnavailable,
    GenerationError,
    ModelLoadError,
    Sentence,
    Unusable,
    why_not,
)
from backends.openai.abilities import Abilities, find_abilities, model_info
from backends.openai.http import ServerConnection
from backends.openai.profile import ServerProfile, count_tokens, probe, rendered_prompt
from backends.openai.refusals import Json, ServerRefused, refusal_in_words, why_refused
from backends.openai.reply import Piece, ReplyReader
from backends.openai.request import RequestWriter
from backends.servers.api_key import Secret, find_key
from backends.servers.server_url import read_url
from backends.templates.chat_template import END_MARKS
from backends.thinking.answer_text import AnswerText
from backends.thinking.thought_marks import speaks_of_marks

__all__ = ["OpenAIServerBackend"]

MAX_SILENCE_S = 86_400.0
CHARS_PER_TOKEN = 8  # a server's pieces are no tokens: beyond it an answer is surely too long


class OpenAIServerBackend(Backend):
    """Sends the conversation to a server and streams its reply.

    Closing the stream shuts the connection, which makes the server stop.
    """

    name: ClassVar[str] = "openai-server"
    splits_thoughts: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self._connection: ServerConnection | None = None
        self._profile = ServerProfile("unknown", "", ())
        self._writer = RequestWriter(self._profile, Abilities())
        self._opener = ""  # with which the server's template opens thoughts, as far as was seen

    def needs(self, spec: ModelSpec) -> Needs:
        """Return the network, and the certificates that the person named."""
        certificates = spec.options.get("certificates", "")
        return Needs(files=(Path(certificates),) if certificates else (), network=True)

    def load(self, spec: ModelSpec, progress: Progress | None = None) -> ModelInfo:
        """Ask the server what it is; nothing is loaded here."""
        connection = _connect(spec.options)
        try:
            profile = probe(connection, spec.options.get("model", "").strip())
            abilities = find_abilities(connection, profile, spec.options)
        except AvatarError:
            connection.close()
            raise
        self.close()
        self._connection, self._profile, self._opener = connection, profile, ""
        self._writer = RequestWriter(profile, abilities, spec.options.get("thinking", ""))
        if progress:
            progress(1.0)
        return model_info(profile, abilities, connection, spec)

    def generate(self, messages: Sequence[Message], sampling: Sampling) -> ChunkStream:
        """Stream the reply."""
        connection = self._connected()
        while True:
            self.stats = ReplyStats()
            is_begun = len(messages) > 1 and messages[-1].role == "assistant"
            opener = "" if is_begun else self._opener
            ends, is_topic = _ends(messages), speaks_of_marks(messages)
            text = AnswerText(sampling.stop, ends, opener, is_guess=True, is_topic=is_topic)
            with closing(self._pieces(connection, messages, sampling)) as pieces:
                yield from self._chunks(pieces, text, sampling)
            self._opener = text.unopened or (opener if text.has_thought else "")
            had_room = self._writer.thinks
            self._writer.thinks = had_room or text.has_thought
            is_cut = self.stats.stop_reason == "length" and not text.has_answer
            if not (text.has_thought and is_cut) or had_room:
                return

    def _chunks(
        self, pieces: Iterator[Piece], text: AnswerText, sampling: Sampling
    ) -> Iterator[Chunk]:
        n_chars = n_pieces = n_all = 0
        n_most = sampling.n_predict and sampling.n_think and sampling.n_predict + sampling.n_think
        for piece in pieces:
            if piece.thought:
                text.note_thought()
            chunk = text.feed_text(piece.text)
            n_chars += len(chunk.text)
            n_all += len(chunk.text) + len(piece.thought) + len(chunk.thought)
            n_pieces += bool(piece.text or piece.thought)
            yield replace(chunk, thought=piece.thought + chunk.thought)
            if text.is_stopped:
                self.stats.stop_reason = "stop" if text.is_answer_stopped else "eog"
            elif self._writer.thinks and 0 < CHARS_PER_TOKEN * sampling.n_predict <= n_chars:
                self.stats.stop_reason = "length"  # it was given more, to think
            elif any(
                0 < limit < n_pieces and CHARS_PER_TOKEN * limit <= n
                for limit, n in ((n_most, n_all), (sampling.n_predict, n_chars))
            ):
                self.stats.stop_reason = "length"  # the server keeps no limit
            else:
                continue
            break
        yield text.finish()

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Return the server's count, or an estimate where it has none."""
        return count_tokens(self._connected(), self._profile, self._writer.shaped(messages))

    def render(self, messages: Sequence[Message]) -> str:
        """Return the prompt where the server tells it, else the messages."""
        prompt = rendered_prompt(self._connected(), self._profile, self._writer.shaped(messages))
        return prompt or super().render(messages)

    def close(self) -> None:
        """Close the connections."""
        connection, self._connection = self._connection, None
        if connection:
            connection.close()

    def _connected(self) -> ServerConnection:
        if self._connection is None:
            raise GenerationError(
                "There is nothing to answer with yet.",
                "No server is chosen.",
                "Choose one in Settings.",
            )
        return self._connection

    def _pieces(
        self, connection: ServerConnection, messages: Sequence[Message], sampling: Sampling
    ) -> Generator[Piece, None, None]:
        """Yield the pieces of the reply, and empty ones while the server is silent."""
        while True:
            body, reader = self._writer.body(messages, sampling), ReplyReader(self.stats)
            try:
                yield from self._read(connection, body, reader)
            except ServerRefused as refused:
                if not reader.has_content and self._writer.can_do_without(refused, body):
                    continue
                told = refused.in_other_words(connection.masked(refused.message))
                error = refusal_in_words(told, connection.root)
                if reader.has_content:
                    error = GenerationError("The reply broke off.", error.why, _AGAIN)
                raise error from None
            return

    def _read(
        self, connection: ServerConnection, body: Json, reader: ReplyReader
    ) -> Generator[Piece, None, None]:
        url, first = f"{connection.url}/chat/completions", 0.0
        start = time.perf_counter()
        try:
            with closing(connection.stream(url, body)) as events:
                for event in events:
                    piece = reader.read(event) if event else reader.release()
                    if piece.text or piece.thought:
                        first = first or time.perf_counter()
                    yield piece
                    if reader.is_over:
                        break
        except (GenerationError, ServerRefused) as exc:
            yield reader.release()
            if isinstance(exc, ServerRefused) or not reader.is_ended:  # else all of it was here
                raise
        yield reader.finish()
        self._finish_stats(start, first)
        if reader.is_ended:
            self.stats.stop_reason = self.stats.stop_reason or "eog"
            return
        has_content = reader.has_content or reader.is_cut
        if not has_content:  # some servers only tell the reason where nothing is streamed
            self._ask_why(connection, url, body)
        words = connection.masked(reader.odd_words)
        raise _broken_off(connection.root, words, has_content=has_content)

    def _ask_why(self, connection: ServerConnection, url: str, body: Json) -> None:
        """Ask once more for a single token, and nothing streamed: the refusal has words then."""
        once = {name: value for name, value in body.items() if name != "stream_options"}
        try:
            connection.post(url, {**once, "stream": False, "max_tokens": 1})
        except ServerRefused as refused:
            if refused.status != 200:
                raise

    def _finish_stats(self, start: float, first: float) -> None:
        if not first:
            return
        self.stats.ttft_s = first - start
        self.stats.decode_s = time.perf_counter() - first
        if self.stats.decode_s > 0:
            n_after_first = max(self.stats.n_predicted - 1, 0)
            self.stats.tokens_per_s = n_after_first / self.stats.decode_s


def _connect(options: Mapping[str, str]) -> ServerConnection:
    url = read_url(options.get("base_url", ""), allow_http=options.get("allow_http") == "yes")
    host = urlsplit(url).hostname or ""
    key = _plain_key(find_key(options.get("key_name") or host))
    certificates = options.get("certificates", "")
    try:
        silence_s = _silence(options.get("silence_s") or "120")
        return ServerConnection(url, key, silence_s=silence_s, certificates=certificates)
    except ImportError as exc:
        if "SOCKS" in str(exc):
            raise BackendUnavailable(
                "Servers cannot be used here.",
                "A SOCKS proxy is set in the environment, and the package socksio is missing.",
                "Install it, or start the app without the variable ALL_PROXY.",
            ) from exc
        raise BackendUnavailable(
            "Servers cannot be used here.",
            "The package httpx2 is not installed.",
            "Install it, or choose another backend.",
        ) from exc
    except (ValueError, OSError) as exc:
        raise ModelLoadError(
            "The server cannot be used.",
            why_not(exc, certificates, "A setting of the server is wrong."),
            "Correct it in Settings.",
        ) from exc


def _silence(text: str) -> float:
    """Return how long a server may be silent, in seconds."""
    with contextlib.suppress(ValueError):
        if 0 < (seconds := float(text)) <= MAX_SILENCE_S:
            return seconds
    raise Unusable("The setting of its longest silence is no number of seconds.")


def _plain_key(key: Secret) -> Secret:
    """Return a key as it is sent."""
    text = key.reveal()
    if not (text.isascii() and text.isprintable()):
        raise ModelLoadError(
            "The key of the server cannot be used.",
            "It has characters that no key has, such as a line end or a curved quotation mark.",
            "Copy it again from the page of the server, and nothing beside it.",
        )
    return key


def _ends(messages: Sequence[Message]) -> tuple[str, ...]:
    """Return what ends a reply though the server shows it; not what is talked about."""
    told = "".join(message.content for message in messages)
    return tuple(mark for mark in END_MARKS if "start" not in mark and mark not in told)


def _broken_off(root: str, words: str, *, has_content: bool) -> GenerationError:
    if not has_content:
        why = Sentence("{1} said that all is well, and sent nothing.", root)
        return GenerationError("The server sent no answer.", why, "Ask again, or ask its owner.")
    told = ServerRefused(0, "", words)
    why = why_refused("The connection to {1} was lost in the middle.", root, told)
    return GenerationError("The reply broke off.", why, _AGAIN)


_AGAIN = "Ask for the answer again."
