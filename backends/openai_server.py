"""A backend for any OpenAI-compatible server: llama-server, Ollama, vLLM, hosted. Engine process.

`ModelSpec.options` says which: ``base_url`` (required), ``model`` (empty = the server's first),
``key_name`` (entry in the keyring; by default the host), ``allow_http`` ("yes" = the person agreed
to unencrypted http to another machine), ``certificates`` (a PEM file), ``silence_s`` and ``lora``
(an adapter of the server, NAME or NAME=STRENGTH). `pages.OPENAI_SERVER` has them for the window.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from typing import ClassVar
from urllib.parse import urlsplit

from backends.api_key import find_key
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
    StopReason,
)
from backends.errors import AvatarError, BackendUnavailable, GenerationError, ModelLoadError
from backends.openai_abilities import Abilities, find_abilities, model_info, named_fields
from backends.openai_http import Json, ServerConnection, ServerRefused, refusal_in_words
from backends.openai_profile import (
    ServerProfile,
    as_objects,
    count_tokens,
    probe,
    rendered_prompt,
)
from backends.server_url import read_url
from backends.text import ReplyText

__all__ = ["OpenAIServerBackend"]

LOG = logging.getLogger(__name__)
MOST_STOPS = 4  # the protocol's limit; the others are found here
NEUTRAL = Sampling(top_k=0, top_p=1.0, min_p=0.0, repeat_penalty=1.0)
STOP_REASONS: Mapping[str, StopReason] = {"stop": "eog", "length": "length"}


class OpenAIServerBackend(Backend):
    """Sends the conversation to a server and streams its reply.

    Closing the stream shuts the connection, which makes the server stop.
    """

    name: ClassVar[str] = "openai-server"

    def __init__(self) -> None:
        super().__init__()
        self._connection: ServerConnection | None = None
        self._profile = ServerProfile("unknown", "", ())
        self._abilities = Abilities()
        self._refused_fields: frozenset[str] = frozenset()

    def load(self, spec: ModelSpec, progress: Progress | None = None) -> ModelInfo:
        """Ask the server what it is; nothing is loaded here."""
        connection = _connect(spec.options)
        try:
            profile = probe(connection, spec.options.get("model", ""))
            abilities = find_abilities(connection, profile, spec.options)
        except AvatarError:
            connection.close()
            raise
        self.close()
        self._connection, self._profile, self._abilities = connection, profile, abilities
        self._refused_fields = abilities.refused
        if progress:
            progress(1.0)
        return model_info(profile, abilities, connection, spec)

    def generate(self, messages: Sequence[Message], sampling: Sampling) -> ChunkStream:
        """Stream the reply."""
        connection = self._connected()
        self.stats = ReplyStats()
        clock, text = time.perf_counter(), ReplyText(sampling.stop)
        with closing(self._events(connection, messages, sampling)) as events:
            for event in events:
                piece = text.feed_text(event) if event else ""
                if piece and not self.stats.ttft_s:
                    self.stats.ttft_s = time.perf_counter() - clock
                yield Chunk(piece)
                if text.is_stopped:
                    self.stats.stop_reason = "stop"
                    return
        if rest := text.finish():
            yield Chunk(rest)

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Return the server's count, or an estimate where it has none."""
        return count_tokens(self._connected(), self._profile, messages)

    def render(self, messages: Sequence[Message]) -> str:
        """Return the prompt where the server tells it, else the messages."""
        prompt = rendered_prompt(self._connected(), self._profile, messages)
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

    def _events(
        self, connection: ServerConnection, messages: Sequence[Message], sampling: Sampling
    ) -> Generator[str, None, None]:
        """Yield the texts of the reply, and empty ones while the server is silent."""
        url = f"{connection.url}/chat/completions"
        while True:
            body = self._body(messages, sampling)
            try:
                yield from self._texts(connection, url, body)
            except ServerRefused as refused:
                if self._can_do_without(refused, body):
                    continue
                raise refusal_in_words(refused, connection.root) from refused
            return

    def _can_do_without(self, refused: ServerRefused, body: Json) -> bool:
        """Learn which field a server does not know, from the field that its refusal names."""
        named = named_fields(refused, body, self._refused_fields)
        self._refused_fields |= named
        if named:
            LOG.info("the server does not know %s", ", ".join(sorted(named)))
        return bool(named)

    def _body(self, messages: Sequence[Message], sampling: Sampling) -> dict[str, object]:
        body = _standard_body(self._profile, messages, sampling)
        body |= self._abilities.lora or {}
        if self._abilities.model:
            body["model"] = self._abilities.model
        for ours, theirs in self._profile.extras.items():
            value = getattr(sampling, ours)
            if sampling.temperature > 0 or ours == "repeat_penalty":
                body[theirs] = value if value or ours != "top_k" else -1
        if sampling.temperature <= 0:
            body |= _greedy(self._profile)
        if sampling.json_schema:
            body["response_format"] = _response_format(self._profile, sampling.json_schema)
        if "max_tokens" in self._refused_fields and "max_tokens" in body:
            body["max_completion_tokens"] = body["max_tokens"]  # what newer hosted models call it
        return {key: value for key, value in body.items() if key not in self._refused_fields}

    def _texts(
        self, connection: ServerConnection, url: str, body: Json
    ) -> Generator[str, None, None]:
        start, first, held, is_done = time.perf_counter(), 0.0, "", False
        with closing(connection.stream(url, body)) as lines:
            for line in lines:
                if line is None or not line.startswith("data:"):
                    yield ""
                    continue
                payload = line[5:].strip()
                is_done = is_done or payload == "[DONE]"
                event = _decoded(payload)
                if "error" in event:
                    raise _error_event(event, connection.root)
                text, held = _whole(held + _delta(event))
                if text:
                    first = first or time.perf_counter()
                    self.stats.n_predicted += 1
                self._note(event)
                is_done = is_done or bool(self.stats.stop_reason)
                yield text
        self._finish_stats(start, first)
        if not is_done:
            if not first:  # some servers only tell the reason where nothing is streamed
                connection.post(url, {**body, "stream": False, "max_tokens": 1})
            raise GenerationError(
                "The reply broke off.",
                f"The connection to {connection.root} was lost in the middle.",
                "Ask for the answer again.",
            )
        if held:
            yield "\ufffd"

    def _note(self, event: Json) -> None:
        """Take over what the server counted and why it stopped."""
        for choice in _list(event.get("choices")):
            reason = choice.get("finish_reason")
            if isinstance(reason, str) and reason:
                self.stats.stop_reason = STOP_REASONS.get(reason, "eog")
        usage = _mapping(event.get("usage"))
        self.stats.n_prompt = _number(usage.get("prompt_tokens")) or self.stats.n_prompt
        self.stats.n_predicted = _number(usage.get("completion_tokens")) or self.stats.n_predicted
        details = _mapping(usage.get("prompt_tokens_details"))
        self.stats.n_reused = _number(details.get("cached_tokens")) or self.stats.n_reused
        timings = _mapping(event.get("timings"))
        self.stats.n_reused = _number(timings.get("cache_n")) or self.stats.n_reused

    def _finish_stats(self, start: float, first: float) -> None:
        if not first:
            return
        self.stats.ttft_s = self.stats.ttft_s or first - start
        self.stats.decode_s = time.perf_counter() - first
        if self.stats.decode_s > 0:
            n_after_first = max(self.stats.n_predicted - 1, 0)
            self.stats.tokens_per_s = n_after_first / self.stats.decode_s


def _connect(options: Mapping[str, str]) -> ServerConnection:
    url = read_url(options.get("base_url", ""), allow_http=options.get("allow_http") == "yes")
    host = urlsplit(url).hostname or ""
    key = find_key(options.get("key_name") or host)
    try:
        silence_s = float(options.get("silence_s") or 120.0)
        return ServerConnection(
            url, key, silence_s=silence_s, certificates=options.get("certificates", "")
        )
    except ImportError as exc:
        raise BackendUnavailable(
            "Servers cannot be used here.",
            "The package httpx2 is not installed.",
            "Install it, or choose another backend.",
        ) from exc
    except (ValueError, OSError) as exc:
        raise ModelLoadError(
            "The server cannot be used.",
            f"A setting of the server is wrong: {exc}.",
            "Correct it in Settings.",
        ) from exc


def _standard_body(
    profile: ServerProfile, messages: Sequence[Message], sampling: Sampling
) -> dict[str, object]:
    body: dict[str, object] = {
        "model": profile.model,
        "messages": as_objects(messages),
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
    }
    if sampling.n_predict:
        body["max_tokens"] = sampling.n_predict
    if sampling.seed >= 0:
        body["seed"] = sampling.seed
    if sampling.presence_penalty:
        body["presence_penalty"] = sampling.presence_penalty
    if sampling.frequency_penalty:
        body["frequency_penalty"] = sampling.frequency_penalty
    if stop := [text for text in sampling.stop if text][:MOST_STOPS]:
        body["stop"] = stop
    return body


def _greedy(profile: ServerProfile) -> dict[str, object]:
    """Return what makes the most likely token win: neutral values, and no penalties."""
    neutral: dict[str, object] = {"temperature": 0.0, "top_p": NEUTRAL.top_p}
    if "repeat_penalty" in profile.extras:
        neutral[profile.extras["repeat_penalty"]] = NEUTRAL.repeat_penalty
    if profile.kind == "llama-server":
        neutral["top_k"] = 1
    return neutral


def _response_format(profile: ServerProfile, schema_text: str) -> Json:
    schema: object = json.loads(schema_text)
    if profile.kind == "llama-cpp-python":
        return {"type": "json_object", "schema": schema}
    return {"type": "json_schema", "json_schema": {"name": "reply", "schema": schema}}


def _decoded(payload: str) -> Json:
    try:
        event: object = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return event if isinstance(event, dict) else {}


def _delta(event: Json) -> str:
    for choice in _list(event.get("choices")):
        content = _mapping(choice.get("delta")).get("content")
        if isinstance(content, str):
            return content
    return ""


def _whole(text: str) -> tuple[str, str]:
    """Split off the first half of a character that JSON wrote as two."""
    if text and "\ud800" <= text[-1] <= "\udbff":
        return text[:-1], text[-1]
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), ""


def _error_event(event: Json, root: str) -> AvatarError:
    error = event.get("error")
    values = error if isinstance(error, dict) else {"message": str(error)}
    code = _number(values.get("code")) or 500
    kind = str(values.get("type") or values.get("code") or "")
    return refusal_in_words(ServerRefused(code, kind, str(values.get("message", ""))), root)


def _mapping(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Json]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
