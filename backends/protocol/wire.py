"""The protocol between window and engine: one JSON object per line, UTF-8. Every process.

No I/O of its own: lines in, values out, and back. Requests go to the engine, events come from it.
Each object has a ``type``; unknown fields are ignored, an unknown type or a wrong type of a value
is a `ProtocolError`. `PROTOCOL` rises when an old peer could misunderstand a new one.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, TypeGuard, TypeVar

import msgspec

from backends.base import Message, ModelInfo, ModelSpec, ReplyStats, Sampling
from backends.errors import AvatarError, ProtocolError, Sentence, error_from_code
from backends.protocol.path_text import path_text, read_path
from backends.settings_schema.schema import BackendPage

__all__ = [
    "MAX_LINE_BYTES",
    "PROTOCOL",
    "Cancel",
    "Chunked",
    "Count",
    "Counted",
    "Described",
    "Done",
    "Event",
    "Failed",
    "Generate",
    "Load",
    "Loaded",
    "Preview",
    "Previewed",
    "Progressed",
    "Ready",
    "Request",
    "Score",
    "Scored",
    "Shutdown",
    "Warm",
    "decode_event",
    "decode_request",
    "encode",
    "unread_id",
]

PROTOCOL = 1
MAX_LINE_BYTES = 64 * 2**20  # a longer line is a fault of the peer, not a message


class Load(msgspec.Struct, frozen=True, kw_only=True, tag="load"):
    """Load a model; answered by `Progressed`… and `Loaded` or `Failed`."""

    id: int
    spec: ModelSpec


class Generate(msgspec.Struct, frozen=True, kw_only=True, tag="generate"):
    """Reply to a conversation; answered by `Chunked`… and `Done` or `Failed`.

    Oldest whole turns are left out by the engine when the prompt does not fit; `Done.stats`
    says how many messages.
    """

    id: int
    messages: tuple[Message, ...]
    sampling: Sampling = Sampling()
    show_prompt: bool = False


class Warm(msgspec.Struct, frozen=True, kw_only=True, tag="warm"):
    """Prefill the pinned start of the prompts to come; answered by `Counted`."""

    id: int
    messages: tuple[Message, ...]


class Count(msgspec.Struct, frozen=True, kw_only=True, tag="count"):
    """Measure a prompt in tokens; answered by `Counted`."""

    id: int
    messages: tuple[Message, ...]


class Score(msgspec.Struct, frozen=True, kw_only=True, tag="score"):
    """Measure how likely a reply is; answered by `Scored`."""

    id: int
    messages: tuple[Message, ...]
    reply: str


class Cancel(msgspec.Struct, frozen=True, kw_only=True, tag="cancel"):
    """End the request with this id early; its `Done` says ``cancelled``."""

    id: int


class Shutdown(msgspec.Struct, frozen=True, kw_only=True, tag="shutdown"):
    """Free everything and exit with code 0."""

    id: int = 0


class Ready(msgspec.Struct, frozen=True, kw_only=True, tag="ready"):
    """The first line of an engine."""

    protocol: int
    backend: str
    backends: tuple[str, ...] = ()
    pid: int = 0


class Described(msgspec.Struct, frozen=True, kw_only=True, tag="described"):
    """The only line of ``--describe``: the backends, and those that cannot be used with why."""

    pages: dict[str, BackendPage]
    troubles: dict[str, tuple[Sentence, ...]] = {}


class Preview(msgspec.Struct, frozen=True, kw_only=True, tag="preview"):
    """What ``--preview-template`` reads from stdin: a template to be tried out."""

    template: str
    messages: tuple[Message, ...]
    bos: str = ""
    eos: str = ""


class Previewed(msgspec.Struct, frozen=True, kw_only=True, tag="previewed"):
    """What a template makes of a conversation; notes say what is wrong with it."""

    prompt: str = ""
    renders: bool = False
    has_system_role: bool = False
    notes: tuple[Sentence, ...] = ()
    error: str = ""


class Progressed(msgspec.Struct, frozen=True, kw_only=True, tag="progress"):
    """A load is this far, 0.0 to 1.0."""

    id: int
    fraction: float


class Loaded(msgspec.Struct, frozen=True, kw_only=True, tag="loaded"):
    """The model is ready."""

    id: int
    info: ModelInfo


class Chunked(msgspec.Struct, frozen=True, kw_only=True, tag="chunk"):
    """A piece of the reply, of the thoughts before it, or both: see `Chunk`."""

    id: int
    text: str
    thought: str = ""
    restarts: bool = False


class Done(msgspec.Struct, frozen=True, kw_only=True, tag="done"):
    """The reply stands."""

    id: int
    stats: ReplyStats


class Counted(msgspec.Struct, frozen=True, kw_only=True, tag="counted"):
    """A prompt has this many tokens, or this many are now cached.

    Attributes:
        is_whole: False where reading was given up for another request.
    """

    id: int
    n_tokens: int
    is_whole: bool = True


class Scored(msgspec.Struct, frozen=True, kw_only=True, tag="scored"):
    """Summed log-likelihood of a reply in nats, and its length in tokens."""

    id: int
    log_likelihood: float
    n_tokens: int


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag="error"):
    """A request could not be done. Only the code and the sentences cross over.

    Attributes:
        parts: What the sentences with values are made of, for a window in another language.
    """

    id: int
    code: str
    what: str
    why: str = ""
    todo: str = ""
    parts: dict[str, tuple[str, ...]] = {}

    @classmethod
    def of(cls, request_id: int, error: AvatarError) -> Failed:
        """Return the event that tells of an error."""
        return cls(id=request_id, parts=error.parts, **error.words)

    def error(self) -> AvatarError:
        """Return the error again, of the class that its code names."""
        return error_from_code(self.code, self.what, self.why, self.todo, self.parts)


Request = Load | Generate | Warm | Count | Score | Cancel | Shutdown
Event = (
    Ready | Described | Previewed | Progressed | Loaded | Chunked | Done | Counted | Scored | Failed
)

T = TypeVar("T")


def encode(message: Request | Event | Preview) -> bytes:
    """Return one line, with its line feed."""
    try:
        return _ENCODER.encode(message) + b"\n"
    except UnicodeEncodeError:  # half a character, in what a server or a file says
        plain = json.dumps(msgspec.to_builtins(message), ensure_ascii=False)
        return plain.encode("utf-8", "replace") + b"\n"


def decode_request(line: bytes) -> Request:
    """Read a line that the engine received.

    Raises:
        ProtocolError: It is no JSON object, or of an unknown type or shape.
    """
    return _decode(_REQUESTS, line)


def decode_event(line: bytes) -> Event:
    """Read a line that the client received.

    Raises:
        ProtocolError: It is no JSON object, or of an unknown type or shape.
    """
    return _decode(_EVENTS, line)


def unread_id(line: bytes) -> int:
    """Return the number of a request that cannot be read, so that it can be answered.

    0 if it cannot be told, or if the number would be that of another request.
    """
    try:
        asked = _NUMBERED.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        begun = _BEGINNING.match(line)
        asked = _Numbered(type=begun[1].decode(), id=int(begun[2])) if begun else _Numbered()
    return 0 if asked.type in _UNANSWERED else asked.id


class _Numbered(msgspec.Struct):
    """What all requests have; the rest of one that cannot be read may be anything."""

    type: str = ""
    id: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)] = 0


def _decode(decoder: msgspec.json.Decoder[T], line: bytes) -> T:
    try:
        return decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
        raise ProtocolError(
            what="A line between the window and the engine could not be understood.",
            why="It has another form than both agree on.",
            todo="Restart the app; if it happens again, please report it.",
        ) from exc


def _plain_value(value: object) -> str | tuple[str, ...]:
    if isinstance(value, Path):
        return path_text(value)
    if isinstance(value, Sentence):
        return value.parts
    if isinstance(value, str):  # of a third party
        return str(value)
    raise NotImplementedError(type(value).__name__)


def _read_value(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return read_path(value)
    if kind is Sentence and isinstance(value, str):  # of a third party
        return Sentence("{1}", value)
    if kind is Sentence and isinstance(value, list) and value and _are_texts(value):
        return Sentence(*value)
    raise TypeError(f"expected a {kind.__name__}")  # msgspec says where


def _are_texts(values: list[object]) -> TypeGuard[list[str]]:
    return all(isinstance(value, str) for value in values)


_ENCODER = msgspec.json.Encoder(enc_hook=_plain_value)
_REQUESTS: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request, dec_hook=_read_value)
_EVENTS: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event, dec_hook=_read_value)
_NUMBERED = msgspec.json.Decoder(_Numbered)
_UNANSWERED = ("cancel", "shutdown")
_BEGINNING = re.compile(rb'\s*\{\s*"type"\s*:\s*"(\w+)"\s*,\s*"id"\s*:\s*([0-9]{1,18})\s*[,}]')
