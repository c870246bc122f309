"""Tells how far a training is and how long it still takes: pipeline process, trainer callback."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from transformers import TrainerCallback

from backends.files import sync_now
from desktop.studio.trainings.journal import PAUSE, Event, tell

if TYPE_CHECKING:
    from transformers import TrainerControl, TrainerState, TrainingArguments

__all__ = ["SAVED", "ProgressReport"]

LOG = logging.getLogger(__name__)
SAY_EVERY_S = 10.0
SAVED = "saved"  # in a checkpoint that is whole, and on the disk


class ProgressReport(TrainerCallback):  # type: ignore[misc]  # transformers has no types here
    """Logs step, loss and the time that is left, at most every `SAY_EVERY_S` seconds.

    Each step goes into the journal. Where a file asks for a pause, the training is saved and ends.

    Args:
        folder: Of the recipe's results.
    """

    def __init__(self, folder: Path) -> None:
        self.is_paused = False
        self._folder = folder
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
        self._tell(state, Event(step="train", state="begun", n_done=state.global_step))

    def on_step_end(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        **others: object,
    ) -> None:
        """Save and end, where that is wanted."""
        if state.global_step < state.max_steps and (self._folder / PAUSE).exists():
            self.is_paused = control.should_save = control.should_training_stop = True

    def on_save(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        **others: object,
    ) -> None:
        """Have the checkpoint put on the disk; only then it counts."""
        if not state.is_world_process_zero:
            return
        folder = Path(args.output_dir) / f"checkpoint-{state.global_step}"
        for path in folder.iterdir():
            sync_now(path)
        (folder / SAVED).touch()
        self._tell(state, Event(step="train", state="saved"))

    def on_log(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        logs: dict[str, float] | None = None,
        **others: object,
    ) -> None:
        """Say a line when the last one is old, and at every look at the held-out loss."""
        values = logs or {}
        if "eval_loss" in values:
            LOG.info("train: step %d, held-out loss %.3f", state.global_step, values["eval_loss"])
            self._tell(state, Event(step="train", state="held_out", loss=values["eval_loss"]))
        elif "loss" in values:
            left_s = self._left_s(state)
            self._say(state, values["loss"], left_s)
            self._tell(
                state, Event(step="train", state="running", loss=values["loss"], left_s=left_s)
            )

    def _left_s(self, state: TrainerState) -> float | None:
        done = state.global_step - self._first_step
        taken = time.monotonic() - self._started
        return taken / done * (state.max_steps - state.global_step) if done else None

    def _say(self, state: TrainerState, loss: float, left_s: float | None) -> None:
        now = time.monotonic()
        if left_s is not None and now - self._said >= SAY_EVERY_S:
            self._said = now
            LOG.info(
                "train: step %d of %d, loss %.3f, %s left",
                state.global_step,
                state.max_steps,
                loss,
                timedelta(seconds=round(left_s)),
            )

    def _tell(self, state: TrainerState, event: Event) -> None:
        if state.is_world_process_zero:
            at = {"n_done": state.global_step, "n_all": state.max_steps}
            tell(self._folder, msgspec.structs.replace(event, **at))
