"""What was asked and answered in one run, as values and as JSON. Plain Python.

A recording holds no judgement: it can be judged again when a checker changes, without a model.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from backends.base import ReplyStats
from backends.errors import FinetuneError

__all__ = ["Answer", "Likelihood", "Recording", "RunInfo", "load_recording", "save_recording"]


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What was run, on what, with what: enough to run it again."""

    label: str
    persona: str
    mode: str
    backend: str
    model: str
    adapter: str = ""
    questions: str = "test"
    seed: int = 0
    temperature: float = 0.0
    n_predict: int = 0  # most tokens of one reply
    n_ctx: int = 0
    n_threads: int = 0
    build: str = ""  # of the native library
    machine: str = ""
    started: str = ""  # UTC, ISO 8601
    wall_s: float = 0.0
    questions_hash: str = ""
    persona_hash: str = ""
    told_hash: str = ""  # of facts and pairs alone


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it was shown.

    Attributes:
        source: Who worded it: model, owner or abstention.
        facts: Ids of the facts that it rests on.
        notes: What happened on the way.
        wall_s: From the question to the end of the answer.
        first_s: From the question to the first text that was shown.
        attempts: What each generation cost, in order; none when nothing was generated.
    """

    question_id: str
    question: str
    text: str
    source: str = "model"
    facts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    wall_s: float = 0.0
    first_s: float = 0.0
    attempts: tuple[ReplyStats, ...] = ()
    held_back: tuple[str, ...] = ()

    @property
    def n_prefilled(self) -> int:
        """Prompt tokens that were not in the KV cache, over all attempts."""
        return sum(stats.n_prompt - stats.n_reused for stats in self.attempts)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely the model finds the held-out answers."""

    log_likelihood: float = 0.0  # nats, summed
    n_tokens: int = 0
    why_not: str = ""  # why there is none


@dataclass(frozen=True, slots=True)
class Recording:
    """One run over the questions, the talk and the held-out answers."""

    info: RunInfo
    answers: tuple[Answer, ...]
    talk: tuple[Answer, ...] = ()
    likelihood: Likelihood = Likelihood()


def save_recording(recording: Recording, path: Path) -> None:
    """Write a recording as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(recording), indent=1))


def load_recording(path: Path) -> Recording:
    """Read a recording.

    Raises:
        FinetuneError: It is missing, or of another shape.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Recording)
    except (OSError, msgspec.MsgspecError) as exc:
        raise FinetuneError(
            f"The recording {path.name} could not be read.", str(exc), "Run evaluate again."
        ) from exc
