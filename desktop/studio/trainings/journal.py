"""What a training tells while it runs, one JSON line after the other in a file. No Qt.

The pipeline writes it and the studio reads it: whichever of the two is killed, what was told
stays. The only module of ``desktop/studio`` that both sides share (docs/adr/0075).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec

__all__ = ["JOURNAL", "LOCK", "PAUSE", "PAUSED_CODE", "Event", "Progress", "read_events", "tell"]

JOURNAL = "journal.jsonl"
PAUSED_CODE = 75  # of a trainer that has paused: it can be gone on with
LOCK = "lock"  # a file that whoever works on a training holds
PAUSE = "pause"  # a file of this name asks a training to save itself and to end
MAX_BYTES = 64 * 2**20
_ENCODER = msgspec.json.Encoder(enc_hook=str)  # a sentence of an error is text, of its own class

State = Literal["begun", "running", "held_out", "saved", "done", "failed", "paused"]


class Event(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One line.

    Attributes:
        step: Of the pipeline.
        n_done: Optimizer steps so far; where a training goes on, where it starts again; of
            ``saved`` those that a kill does not cost.
        n_all: Optimizer steps of the whole training.
        loss: Nats per answer token; of ``held_out`` that of the held-out prompts.
        left_s: Seconds that the training still takes.
        what: Of a failure, as `why` and `todo`: the sentences of its error.
        at: Seconds since 1970.
    """

    step: str
    state: State
    n_done: int = 0
    n_all: int = 0
    loss: float | None = None
    left_s: float | None = None
    what: str = ""
    why: str = ""
    todo: str = ""
    at: float = msgspec.field(default_factory=time.time)


def tell(folder: Path, event: Event) -> None:
    """Add a line to the journal of a folder.

    Raises:
        OSError: It cannot be written.
    """
    with (folder / JOURNAL).open("a+b") as file:
        if file.tell() and not _ends_whole(file.fileno(), file.tell()):
            file.write(b"\n")  # a writer was killed in the midst of a line
        file.write(_ENCODER.encode(event) + b"\n")


def _ends_whole(handle: int, size: int) -> bool:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def read_events(folder: Path, start: int = 0) -> tuple[list[Event], int]:
    """Return the whole lines from a place on, and the place after them.

    A line that is none is left out. A journal that cannot be read has no lines.
    """
    try:
        with (folder / JOURNAL).open("rb") as file:
            file.seek(start)
            content = file.read(MAX_BYTES)
    except OSError:
        return [], start
    whole = content[: content.rfind(b"\n") + 1]
    return [*filter(None, map(_event, whole.splitlines()))], start + len(whole)


def _event(line: bytes) -> Event | None:
    try:
        return msgspec.json.decode(line, type=Event)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


@dataclass(slots=True)
class Progress:
    """How far a training is, by what it told.

    Attributes:
        step: What is being done, or was done last.
        n_done: Optimizer steps; `n_all` of how many.
        n_saved: Optimizer steps that a training goes on from.
        train: Loss by optimizer step.
        held_out: Held-out loss by optimizer step.
        left_s: Seconds that the training still takes; None = not known.
        failure: The last event, where the step failed.
    """

    step: str = ""
    n_done: int = 0
    n_all: int = 0
    n_saved: int = 0
    train: dict[int, float] = field(default_factory=dict)
    held_out: dict[int, float] = field(default_factory=dict)
    left_s: float | None = None
    failure: Event | None = None
    is_paused: bool = False

    def take(self, events: Iterable[Event]) -> None:
        """Go on with what was told since."""
        for event in events:
            self.step = event.step
            self.failure = event if event.state == "failed" else None
            self.is_paused = event.state == "paused"
            if event.step == "train":
                self._train(event)

    def _train(self, event: Event) -> None:
        if not event.n_all:
            return
        self.n_done, self.n_all = event.n_done, event.n_all
        if event.state in ("begun", "saved"):
            self.n_saved = event.n_done
        if event.state == "begun":  # what came after the last checkpoint is done again
            self.train = {step: it for step, it in self.train.items() if step <= event.n_done}
            self.held_out = {n: it for n, it in self.held_out.items() if n <= event.n_done}
            self.left_s = None
        elif event.loss is not None:
            (self.held_out if event.state == "held_out" else self.train)[event.n_done] = event.loss
            self.left_s = self.left_s if event.left_s is None else event.left_s
