"""Tells how far a training is and how long it still takes: pipeline process, trainer callback."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from transformers import TrainerCallback

if TYPE_CHECKING:
    from transformers import TrainerControl, TrainerState, TrainingArguments

__all__ = ["ProgressReport", "duration"]

LOG = logging.getLogger(__name__)
SAY_EVERY_S = 10.0


class ProgressReport(TrainerCallback):  # type: ignore[misc]  # transformers has no types here
    """Logs step, loss and the time that is left, at most every `SAY_EVERY_S` seconds."""

    def __init__(self) -> None:
        self._started = 0.0
        self._first_step = 0
        self._said = 0.0

    def on_train_begin(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        **others: object,
    ) -> None:
        """Note where it starts; a resumed training starts in the middle."""
        self._started = time.monotonic()
        self._first_step = state.global_step

    def on_log(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        logs: dict[str, float] | None = None,
        **others: object,
    ) -> None:
        """Say a line when the last one is old, and at every look at the held-out loss."""
        values, now = logs or {}, time.monotonic()
        done = state.global_step - self._first_step
        if "eval_loss" in values:
            LOG.info("train: step %d, held-out loss %.3f", state.global_step, values["eval_loss"])
        elif "loss" in values and done and now - self._said >= SAY_EVERY_S:
            self._said = now
            left = (now - self._started) / done * (state.max_steps - state.global_step)
            LOG.info(
                "train: step %d of %d, loss %.3f, %s left",
                state.global_step,
                state.max_steps,
                values["loss"],
                duration(left),
            )


def duration(seconds: float) -> str:
    """Return a time to wait in words."""
    if seconds < 90:
        return f"{round(seconds)} s"
    return f"{round(seconds / 60)} min"
