"""The protocol between window and engine: one JSON object per line, UTF-8. Every process.

No I/O of its own: lines in, values out, and back. Requests go to the engine, events come from it.
Each object has a ``type``; unknown fields are ignored, an unknown type or a wrong type of a value
is a `ProtocolError`. `PROTOCOL` rises when an old peer could misunderstand a new one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import msgspec

from backends.base import Message, ModelInfo, ModelSpec, ReplyStats, Sampling
from backends.errors import AvatarError, ProtocolError, error_from_code
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
    "Status",
    "StatusReport",
    "Warm",
    "decode_event",
    "decode_request",
    "encode",
]

PROTOCOL = 1
MAX_LINE_BYTES = 64 * 2**20  # a longer line is a fault of the peer, not a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Load a model; answered by `Progressed`… and `Loaded` or `Failed`."""

    id: int
    spec: ModelSpec
    type: ClassVar[str] = "load"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generate:
    """Reply to a conversation; answered by `Chunked`… and `Done` or `Failed`.

    Oldest whole turns are left out by the engine when the prompt does not fit; `Done.stats`
    says how many messages.
    """

    id: int
    messages: tuple[Message, ...]
    sampling: Sampling = field(default_factory=Sampling)
    show_prompt: bool = False
    type: ClassVar[str] = "generate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Warm:
    """Prefill the pinned start of the prompts to come; answered by `Counted`."""

    id: int
    messages: tuple[Message, ...]
    type: ClassVar[str] = "warm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Measure a prompt in tokens; answered by `Counted`."""

    id: int
    messages: tuple[Message, ...]
    type: ClassVar[str] = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Measure how likely a reply is; answered by `Scored`."""

    id: int
    messages: tuple[Message, ...]
    reply: str
    type: ClassVar[str] = "score"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """End the request with this id early; its `Done` says ``cancelled``."""

    id: int
    type: ClassVar[str] = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Ask what is loaded and how much memory the engine uses."""

    id: int
    type: ClassVar[str] = "status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shutdown:
    """Free everything and exit with code 0."""

    id: int = 0
    type: ClassVar[str] = "shutdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The first line of an engine."""

    protocol: int
    backend: str
    backends: tuple[str, ...] = ()
    pid: int = 0
    type: ClassVar[str] = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """The only line of ``--describe``: the backends, and those that cannot be used with why."""

    pages: dict[str, BackendPage]
    troubles: dict[str, str] = field(default_factory=dict)
    type: ClassVar[str] = "described"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What ``--preview-template`` reads from stdin: a template to be tried out."""

    template: str
    messages: tuple[Message, ...]
    bos: str = ""
    eos: str = ""
    type: ClassVar[str] = "preview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewed:
    """What a template makes of a conversation; notes say what is wrong with it."""

    prompt: str = ""
    renders: bool = False
    has_system_role: bool = False
    notes: tuple[str, ...] = ()
    error: str = ""
    type: ClassVar[str] = "previewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progressed:
    """A load is this far, 0.0 to 1.0."""

    id: int
    fraction: float
    type: ClassVar[str] = "progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The model is ready."""

    id: int
    info: ModelInfo
    type: ClassVar[str] = "loaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunked:
    """A piece of the reply, of the thoughts before it, or both: see `Chunk`."""

    id: int
    text: str
    thought: str = ""
    restarts: bool = False
    type: ClassVar[str] = "chunk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The reply stands."""

    id: int
    stats: ReplyStats
    type: ClassVar[str] = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A prompt has this many tokens, or this many are now cached.

    Attributes:
        is_whole: False where reading was given up for another request.
    """

    id: int
    n_tokens: int
    is_whole: bool = True
    type: ClassVar[str] = "counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Summed log-likelihood of a reply in nats, and its length in tokens."""

    id: int
    log_likelihood: float
    n_tokens: int
    type: ClassVar[str] = "scored"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """What is loaded and what it costs."""

    id: int
    backend: str
    info: ModelInfo | None
    rss_bytes: int
    type: ClassVar[str] = "status_report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A request could not be done. Only the code and the sentences cross over."""

    id: int
    code: str
    what: str
    why: str = ""
    todo: str = ""
    type: ClassVar[str] = "error"

    @classmethod
    def of(cls, request_id: int, error: AvatarError) -> Failed:
        """Return the event that tells of an error."""
        return cls(id=request_id, code=error.code, what=error.what, why=error.why, todo=error.todo)

    def error(self) -> AvatarError:
        """Return the error again, of the class that its code names."""
        return error_from_code(self.code, self.what, self.why, self.todo)


Request = Load | Generate | Warm | Count | Score | Cancel | Status | Shutdown
Event = (
    Ready
    | Described
    | Previewed
    | Progressed
    | Loaded
    | Chunked
    | Done
    | Counted
    | Scored
    | StatusReport
    | Failed
)

T = TypeVar("T")

_REQUESTS: dict[str, type[Request]] = {
    kind.type: kind for kind in (Load, Generate, Warm, Count, Score, Cancel, Status, Shutdown)
}
_EVENTS: dict[str, type[Event]] = {
    kind.type: kind
    for kind in (
        Ready,
        Described,
        Previewed,
        Progressed,
        Loaded,
        Chunked,
        Done,
        Counted,
        Scored,
        StatusReport,
        Failed,
    )
}


def encode(message: Request | Event | Preview) -> bytes:
    """Return one line, with its line feed."""
    fields = msgspec.json.encode(message, enc_hook=_encode)  # "{…}", never without a field
    return b'{"type":"%s",%s\n' % (message.type.encode(), fields[1:])


def decode_request(line: bytes) -> Request:
    """Read a line that the engine received.

    Raises:
        ProtocolError: It is no JSON object, or of an unknown type or shape.
    """
    return _decode(line, _REQUESTS)


def decode_event(line: bytes) -> Event:
    """Read a line that the client received.

    Raises:
        ProtocolError: It is no JSON object, or of an unknown type or shape.
    """
    return _decode(line, _EVENTS)


def _decode(line: bytes, kinds: dict[str, type[T]]) -> T:
    try:
        payload = msgspec.json.decode(line, type=dict[str, Any])
        kind = kinds[payload.get("type", "")]
        return msgspec.convert(payload, kind, dec_hook=_decode_path)
    except (msgspec.MsgspecError, KeyError, UnicodeDecodeError, RecursionError) as exc:
        raise ProtocolError(
            what="A line between the window and the engine could not be understood.",
            why=f"{exc} in {line[:200]!r}.",
            todo="Restart the app; if it happens again, please report it.",
        ) from exc


def _encode(value: object) -> str:
    if isinstance(value, Path):
        return path_text(value)
    raise NotImplementedError(type(value).__name__)


def _decode_path(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return read_path(value)
    raise NotImplementedError(kind.__name__)
