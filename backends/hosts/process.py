"""An engine over a plain subprocess: the command line, the evaluation, the tests.

Blocking, one request at a time. The window has a transport of its own over QProcess.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from backends.base import (
    Chunk,
    ChunkStream,
    Message,
    ModelInfo,
    ModelSpec,
    Progress,
    ReplyStats,
    Sampling,
)
from backends.errors import EngineConfined
from backends.hosts.child import EngineChild
from backends.protocol.wire import Chunked, Counted, Done, Loaded, Progressed, Scored

__all__ = ["BlockingEngine"]


class BlockingEngine:
    """One engine child and what is loaded in it; a child that died is replaced when needed.

    Use it as a context manager. After a crash the next request starts a new child and loads the
    last model that could be loaded; a model that crashed the engine while it loaded is not.

    Args:
        backend: A registered name, or ``module:Class``.
        log: A file to append the engine's log to; none: a temporary one.

    A child is confined to the files of the first model that it is asked for; another one is loaded
    into another child, which then takes its place.

    Raises (each request):
        EngineCrashed: The child died or had to be killed.
        BackendError: What the backend reported.
    """

    def __init__(self, backend: str, *, log: Path | None = None) -> None:
        self.stats = ReplyStats()
        self.info: ModelInfo | None = None
        self._backend = backend
        self._log_path = log
        self._spec: ModelSpec | None = None
        self._child: EngineChild | None = None

    def __enter__(self) -> Self:
        """Start the child."""
        self._running()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child."""
        self.close()

    @property
    def pid(self) -> int:
        """The process id of the child, 0 if there is none."""
        return self._child.pid if self._child else 0

    def load(self, spec: ModelSpec, progress: Progress | None = None) -> ModelInfo:
        """Load a model and return what it is."""
        child = self._running(restore=False)
        try:
            self.info = _load(child, spec, progress)
        except EngineConfined:
            self.info = self._load_elsewhere(spec, progress)
        self._spec = spec
        return self.info

    def generate(
        self, messages: Sequence[Message], sampling: Sampling, *, show_prompt: bool = False
    ) -> ChunkStream:
        """Stream a reply; `stats` is set when it has ended. Closing the stream cancels."""
        self.stats = ReplyStats()
        child = self._running()
        ticket = child.client.generate(messages, sampling, show_prompt=show_prompt)
        try:
            for event in child.events(ticket):
                if isinstance(event, Chunked):
                    yield Chunk(event.text, event.thought, event.restarts)
                elif isinstance(event, Done):
                    self.stats = event.stats
        except (GeneratorExit, KeyboardInterrupt):
            self.stats = child.cancel(ticket)
            raise

    def warm(self, messages: Sequence[Message]) -> int:
        """Prefill the start of the prompts to come; return the tokens now cached."""
        child = self._running()
        return child.answer(child.client.warm(messages), Counted).n_tokens

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Return the length of a prompt in tokens."""
        child = self._running()
        return child.answer(child.client.count(messages), Counted).n_tokens

    def score(self, messages: Sequence[Message], reply: str) -> tuple[float, int]:
        """Return the log-likelihood of a reply in nats, and its length in tokens."""
        child = self._running()
        scored = child.answer(child.client.score(messages, reply), Scored)
        return scored.log_likelihood, scored.n_tokens

    def close(self) -> None:
        """End the child: ask, wait, kill. A second call does nothing."""
        child, self._child = self._child, None
        if child:
            child.stop()

    def _load_elsewhere(self, spec: ModelSpec, progress: Progress | None) -> ModelInfo:
        """Load into a new child with a cage of its own; until it has, the one before stays."""
        before, after = self._child, EngineChild(self._backend, self._log_path)
        try:
            info = _load(after, spec, progress)
        except BaseException:
            after.stop()
            raise
        self._child = after
        if before:
            before.stop()
        return info

    def _running(self, *, restore: bool = True) -> EngineChild:
        if self._child and self._child.is_alive:
            return self._child
        self.close()
        self._child = EngineChild(self._backend, self._log_path)
        spec, self._spec = self._spec, None  # forgotten until it has proved itself again
        if spec and restore:
            self.load(spec)
        return self._child


def _load(child: EngineChild, spec: ModelSpec, progress: Progress | None) -> ModelInfo:
    info = None
    for event in child.events(child.client.load(spec)):
        if isinstance(event, Progressed) and progress:
            progress(event.fraction)
        elif isinstance(event, Loaded):
            info = event.info
    assert info  # no error was raised, so `Loaded` was the last event
    return info
