"""A backend that says what it is told to: engine process, in tests.

A real `Backend` in a real child, without a model. Without a script it repeats the question.
`ModelSpec.options`:

- ``replies``: a JSON object from a part of the question to the reply; the first match counts,
  ``""`` matches all.
- ``delay_s``: seconds between two words.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Sequence

from backends.base import (
    Backend,
    Chunk,
    ChunkStream,
    GoOn,
    Message,
    ModelInfo,
    ModelSpec,
    Progress,
    ReplyStats,
    Sampling,
)
from backends.errors import GenerationError, ModelLoadError
from backends.settings_schema.schema import BackendPage, Option


class ScriptedBackend(Backend):
    """Tokens are words; nothing is ever left out or made up."""

    name = "scripted"
    page = BackendPage(
        title="Script",
        summary="Says what it is told to.",
        takes_template=False,
        takes_adapters=False,
        samples=False,
        options=(
            Option("delay_s", "Pause between words", "In seconds.", kind="decimal", high=2.0),
            Option("mood", "Mood", "As you like.", default="calm", is_offered=True),
            Option("secret", "Password", kind="secret", is_advanced=True),
        ),
    )

    def __init__(self) -> None:
        super().__init__()
        self._spec: ModelSpec | None = None
        self._cached: list[str] = []

    def load(self, spec: ModelSpec, progress: Progress | None = None) -> ModelInfo:
        """Accept any path but one that says ``missing``."""
        if "missing" in spec.path.name:
            raise ModelLoadError("The model could not be loaded.", f"{spec.path} is missing.")
        if progress:
            progress(0.5)
            progress(1.0)
        self._spec = spec
        n_ctx = spec.n_ctx if spec.n_ctx > 0 else 4096
        offered = {"mood": ("calm", "merry")}
        return ModelInfo("script", "a script", n_ctx=n_ctx, n_ctx_train=n_ctx, offered=offered)

    def generate(self, messages: Sequence[Message], sampling: Sampling) -> ChunkStream:
        """Say the reply word by word."""
        spec = self._loaded()
        started = time.perf_counter()
        prompt = self.render(messages).split()
        self.stats = ReplyStats(n_prompt=len(prompt), n_reused=_common(self._cached, prompt))
        self._cached = prompt
        pause = threading.Event()
        first = started
        for word in _words(_reply(spec, messages), sampling):
            pause.wait(float(spec.options.get("delay_s", "0")))
            self.stats.n_predicted += 1
            first = time.perf_counter() if self.stats.n_predicted == 1 else first
            yield Chunk(word)
        self.stats.ttft_s = first - started
        self.stats.stop_reason = "eog"

    def count_tokens(self, messages: Sequence[Message]) -> int:
        """Count words."""
        return len(self.render(messages).split())

    def warm(self, messages: Sequence[Message], go_on: GoOn | None = None) -> int:
        """Remember the words."""
        if go_on:
            go_on(0.5)
            go_on(1.0)
        self._cached = self.render(messages).split()
        return len(self._cached)

    def score(self, messages: Sequence[Message], reply: str) -> tuple[float, int]:
        """Call the scripted reply certain, and each other word a thousand times less likely."""
        expected = _reply(self._loaded(), messages).split()
        words = reply.split()
        misses = sum(word not in expected for word in words)
        return -6.9 * misses, len(words)

    def close(self) -> None:
        """Forget the script."""
        self._spec = None

    def _loaded(self) -> ModelSpec:
        if self._spec is None:
            raise GenerationError("There is nothing to answer with yet.", "No model is loaded.")
        return self._spec


def _reply(spec: ModelSpec, messages: Sequence[Message]) -> str:
    """Return the reply to the last question, or what is left of it if it has begun."""
    begun = messages[-1].content if messages[-1].role == "assistant" else ""
    question = messages[-2 if begun else -1].content
    replies: dict[str, str] = json.loads(spec.options.get("replies", "{}"))
    reply = next((replies[part] for part in replies if part in question), question)
    return reply.removeprefix(begun)


def _words(reply: str, sampling: Sampling) -> Iterator[str]:
    for stop in sampling.stop:
        reply = reply.partition(stop)[0]
    for index, word in enumerate(reply.split(" ")):
        if sampling.n_predict and index >= sampling.n_predict:
            return
        yield word if index == 0 else f" {word}"


def _common(before: Sequence[str], now: Sequence[str]) -> int:
    for index, (old, new) in enumerate(zip(before, now, strict=False)):
        if old != new:
            return index
    return min(len(before), len(now))
