"""The interface that every backend implements, and the values it speaks in: every process.

Plain Python: no Qt, no native code. A backend lives in the engine process; only these values
cross over to the window, the command line and the evaluation.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Literal

from backends.cage.needs import CageReport, Needs
from backends.errors import Sentence
from backends.settings_schema.schema import BackendPage

__all__ = [
    "Adapter",
    "Backend",
    "Chunk",
    "ChunkStream",
    "GoOn",
    "HowFar",
    "Message",
    "ModelInfo",
    "ModelSpec",
    "Progress",
    "ReplyStats",
    "Role",
    "Sampling",
    "StopReason",
]

Role = Literal["system", "user", "assistant"]
StopReason = Literal[
    "",
    "eog",  # the model was done
    "stop",  # a stop string of the person
    "length",  # `n_predict`
    "thoughts",  # `n_think`: it was still thinking
    "context",
    "loop",
    "filter",  # the server held something back
    "refusal",  # the model refused, in a field of its own
    "tool",  # it called a tool in place of an answer
    "cancelled",
]
"""Why a reply ended."""
Progress = Callable[[float], None]
"""Called with the fraction of the load that is done, 0.0 to 1.0."""

GoOn = Callable[[float], bool]
"""Called with the fraction that is done, 0.0 to 1.0; returns whether to go on."""

HowFar = Callable[[int, int], object]
"""Called with how many of how many are done; may raise, to end it."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Adapter:
    """A LoRA adapter GGUF and its strength."""

    path: Path
    scale: float = 1.0  # 0.0 = no effect, 1.0 = as trained


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """Which model to load, and how."""

    path: Path = Path()  # the .gguf; empty for a backend that needs no file (a server)
    n_ctx: int = 4096  # tokens; 0 = as long as it was trained for, -1 = what fits well
    n_threads: int = 0  # 0 = the physical cores that this process may use
    n_gpu_layers: int = 0  # -1 = all that fit
    flash_attention: bool = True  # exact single/batched parity needs it (see docs/adr)
    kv_type: Literal["f16", "q8_0"] = "f16"  # element type of the KV cache
    adapters: tuple[Adapter, ...] = ()
    chat_template: str = ""  # Jinja; empty = the model's own
    prompt_lookup: bool = True  # draft from the conversation; never changes the reply
    library: str = ""  # folder or file of the llama.cpp shared library; empty = search
    state_dir: str = ""  # private folder for prefix state files; empty = none are kept
    nearby: tuple[Path, ...] = field(default=(), compare=False)
    """Adapters that may be asked for next: a confined engine lets them be read, too."""
    options: Mapping[str, str] = field(default_factory=dict)  # for backends of third parties


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is chosen. A greedy backend uses `n_predict` and `stop` only."""

    n_predict: int = 512  # most tokens of one reply; 0 = until the context is full
    n_think: int = 2048  # most tokens of thoughts before it, beside those of `n_predict`; 0 = any
    temperature: float = 0.7  # 0 = greedy
    top_k: int = 40  # 0 = off
    top_p: float = 0.95
    min_p: float = 0.05
    typical_p: float = 1.0
    repeat_penalty: float = 1.1
    presence_penalty: float = 0.0
    frequency_penalty: float = 0.0
    dry_multiplier: float = 0.0  # 0 = off
    seed: int = -1  # -1 = a new one for each reply
    stop: tuple[str, ...] = ()  # the reply ends before the first of these
    json_schema: str = ""  # the reply is forced into it, where the backend can
    draft_texts: tuple[str, ...] = ()  # texts the reply may quote: drafts for prompt lookup


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of the reply: whole characters, never a part of one."""

    text: str
    thought: str = ""  # what the model thought meanwhile: never a part of the reply
    restarts: bool = False  # what was said before turned out to be thoughts, too


@dataclass(slots=True)
class ReplyStats:
    """What one reply cost. A backend renews it at the start of each `generate`.

    Token counts are in tokens, times in seconds, `tokens_per_s` counts decoded tokens only.
    """

    n_prompt: int = 0
    n_reused: int = 0  # prompt tokens found in the KV cache
    n_predicted: int = 0
    n_thought: int = 0  # of these, the ones that were thoughts
    n_drafted: int = 0  # tokens proposed by prompt lookup
    n_accepted: int = 0  # of these, the ones that the model agreed with
    n_dropped: int = 0  # oldest messages left out because the context was full
    n_unreadable: int = 0  # lines of a server's answer that could not be read
    ttft_s: float = 0.0  # from the request to the first text
    decode_s: float = 0.0  # from the first token to the last
    thought_s: float = 0.0  # from the first thought to the first text
    tokens_per_s: float = 0.0
    stop_reason: StopReason = ""
    prompt: str = ""  # the rendered prompt, for "show the exact prompt"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What was loaded, for the status line and the settings."""

    name: str = ""
    description: str = ""  # e.g. "llama 135M Q4_1"
    n_ctx: int = 0  # tokens, as granted
    n_ctx_train: int = 0
    n_params: int = 0
    size_bytes: int = 0
    n_threads: int = 0
    flash_attention: bool = False
    has_chat_template: bool = True
    build: str = ""  # of the native library or the server
    library: str = ""  # where it was found
    notes: tuple[Sentence, ...] = ()  # what the person should know, e.g. that the CPU is used
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values that options of the backend's page can take, e.g. the models of a server."""
    cage: CageReport | None = None  # how far the engine is confined, as it says itself


ChunkStream = Generator[Chunk, None, None]


class Backend(ABC):
    """Something that turns a conversation into a reply. One model at a time, one thread.

    Third parties register a subclass in the entry-point group ``avatar_chat.backends``.
    Runs in: engine process, main thread.
    """

    name: ClassVar[str]
    page: ClassVar[BackendPage | None] = None  # its part of Settings; None = a plain one
    splits_thoughts: ClassVar[bool] = False  # whether `Chunk.text` is free of them already

    def __init__(self) -> None:
        self.stats = ReplyStats()

    def needs(self, spec: ModelSpec) -> Needs | None:
        """Return what loading and using a model will touch; None (the default) = anything.

        The engine closes its cage around it before the first load, and asks again before each
        later one whether the same cage will do. So it must name the same for the same `spec`, and
        open nothing.

        Raises:
            BackendUnavailable: The native library is missing.
        """
        return None

    def prepare(self, spec: ModelSpec) -> None:  # noqa: B027 (most have nothing to do)
        """Do what the first load needs and a cage forbids, such as starting a child.

        Raises:
            BackendUnavailable: The native library is missing or does not fit.
        """

    @abstractmethod
    def load(self, spec: ModelSpec, progress: Progress | None = None) -> ModelInfo:
        """Load a model; the one before it is closed only after the new one is checked.

        Raises:
            BackendUnavailable: The native library or package is missing or does not fit.
            ModelLoadError: The file is missing, damaged, foreign or too large.
        """

    @abstractmethod
    def generate(self, messages: Sequence[Message], sampling: Sampling) -> ChunkStream:
        """Stream the reply to a conversation. Closing the stream cancels.

        Joined chunks are the reply. `stats` is up to date whenever the stream has stopped.

        Raises:
            ContextOverflow: The prompt has more tokens than the context.
            GenerationError: No model is loaded, or the native code reported a failure.
        """

    @abstractmethod
    def close(self) -> None:
        """Free everything. A second call does nothing."""

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Return the length of the rendered prompt in tokens; an estimate by default."""
        return sum(len(message.content) for message in messages) // 4

    def render(self, messages: Sequence[Message]) -> str:
        """Return the exact prompt text that `generate` would feed to the model."""
        return "\n".join(f"{message.role}: {message.content}" for message in messages)

    def warm(self, messages: Sequence[Message], go_on: GoOn | None = None) -> int:
        """Prefill what the next prompts will start with; return the tokens now cached.

        Args:
            messages: That start.
            go_on: Asked now and then, with the fraction that is done; False gives the rest up.
        """
        return 0

    def score(self, messages: Sequence[Message], reply: str) -> tuple[float, int]:
        """Return the summed log-likelihood (nats) of `reply` and its length in tokens.

        Raises:
            BackendUnavailable: The backend cannot tell (the default).
        """
        from backends.errors import BackendUnavailable

        raise BackendUnavailable(
            Sentence("{1} cannot measure the likelihood of a text.", self.name)
        )
