"""All steps of a recipe in their order; what is finished is not done again. Pipeline process."""

from __future__ import annotations

import importlib
import logging
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from backends.errors import AvatarError
from desktop.studio.trainings.journal import Event, tell
from finetune.export.convert import ADAPTER_GGUF
from finetune.places import persona_folder
from finetune.recipe import Recipe
from finetune.rundir import Paused, claim, finished, folder_of, need

__all__ = ["STEPS", "failed", "install", "run", "run_step"]

LOG = logging.getLogger(__name__)
STEPS = {
    "data": "finetune.data.data_step",
    "train": "finetune.training.train",
    "convert": "finetune.export.convert",
    "merge": "finetune.export.merge",
    "evaluate": "finetune.evaluation.scoring",
    "publish": "finetune.export.publish",
}
"""Name of a step and the module whose `run` does it."""


def run_step(recipe: Recipe, step: str) -> Path:
    """Do one step and return what it left; the journal says how it went."""
    claim(recipe)
    _tell(recipe, Event(step=step, state="begun"))
    try:
        function: Callable[[Recipe], Path] = importlib.import_module(STEPS[step]).run
        done = function(recipe)
    except Paused:
        _tell(recipe, Event(step=step, state="paused"))
        raise
    except AvatarError as exc:
        _tell(recipe, failed(step, exc))
        raise
    _tell(recipe, Event(step=step, state="done"))
    return done


def failed(step: str, error: AvatarError) -> Event:
    """Return what the journal says of a step that could not be done."""
    return Event(step=step, state="failed", what=error.what, why=error.why, todo=error.todo)


def _tell(recipe: Recipe, event: Event) -> None:
    if os.environ.get("LOCAL_RANK", "0") == "0":  # of several processes of a training
        tell(recipe.folder, event)


def run(recipe: Recipe) -> Path:
    """Do every step that is not finished yet; return the recipe's folder.

    Raises:
        AvatarError: A step could not be done; the ones before it stay finished.
    """
    started = time.monotonic()
    for number, step in enumerate(STEPS, start=1):
        if step != "publish" and (stamp := finished(recipe, step)):
            LOG.info("%d/%d %s: finished before. %s", number, len(STEPS), step, stamp.summary)
            continue
        LOG.info("%d/%d %s", number, len(STEPS), step)
        run_step(recipe, step)
    LOG.info("all steps: %.1f minutes; see %s", (time.monotonic() - started) / 60, recipe.folder)
    return recipe.folder


def install(recipe: Recipe) -> Path:
    """Put the adapter and its score card into the persona's folder, where the app uses them."""
    source = need(recipe, "convert") / ADAPTER_GGUF
    target = persona_folder(recipe) / ADAPTER_GGUF
    shutil.copyfile(source, target)
    score_card = folder_of(recipe, "evaluate") / "scorecard.json"
    if finished(recipe, "evaluate"):
        shutil.copyfile(score_card, persona_folder(recipe) / score_card.name)
    LOG.info("install: %s is what the avatar speaks with from now on", target)
    return target
