"""Makes an adapter and its score card for a window that watches: ``python -m finetune watched``.

What happens stands in the journal. The end of standard input, which also comes when the window
dies, is a pause: a training saves itself at its next step and ends, another step is left where it
is and begins anew. One process at a time works on a recipe. Pipeline process.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backends.errors import FinetuneError
from backends.files import lock_file
from desktop.studio.trainings.journal import LOCK, PAUSE, PAUSED_CODE, Event, tell
from finetune.pipeline import failed, run_step
from finetune.recipe import Recipe
from finetune.rundir import Paused, claim, finished

__all__ = ["WATCHED", "run"]

LOG = logging.getLogger(__name__)
WATCHED = ("data", "train", "convert", "evaluate")
"""What an avatar needs; the other steps are for who gives a whole model away."""
LOCK_DEADLINE_S = 120.0  # until one that was told to pause has saved itself
LOOK_S = 0.5
NICENESS = 10


def run(recipe: Recipe) -> None:
    """Do what is not finished.

    Raises:
        AvatarError: A step could not be done, or another process is at work; the journal has it.
        Paused: Standard input has ended.
    """
    if hasattr(os, "nice"):
        os.nice(NICENESS)  # the window goes first
    claim(recipe)
    with _alone(recipe.folder):
        (recipe.folder / PAUSE).unlink(missing_ok=True)  # of the one that has ended just now
        watch = _Watch(recipe.folder)
        for step in WATCHED:
            if finished(recipe, step):
                LOG.info("%s: finished before", step)
            else:
                watch.do(recipe, step)


class _Watch:
    """Waits for the end of standard input beside the steps."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._step = ""
        self._guard = threading.Lock()
        threading.Thread(target=self._wait, name="watch", daemon=True).start()

    def do(self, recipe: Recipe, step: str) -> None:
        with self._guard:
            if (self._folder / PAUSE).exists():
                tell(self._folder, Event(step=step, state="paused"))
                raise Paused(step)
            self._step = step
        try:
            run_step(recipe, step)
        finally:
            with self._guard:
                self._step = ""

    def _wait(self) -> None:
        with suppress(OSError, ValueError):
            while os.read(sys.stdin.fileno(), 1024):  # a buffer would be locked at the exit
                pass
        with self._guard:
            (self._folder / PAUSE).touch()
            if self._step not in ("", "train"):
                tell(self._folder, Event(step=self._step, state="paused"))
                os._exit(PAUSED_CODE)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep a second process away from the folder; wait for one that is about to end.

    Raises:
        FinetuneError: It does not end.
    """
    with (folder / LOCK).open("ab") as file:
        waited, clock = 0.0, threading.Event()
        while not _locked(file.fileno()):
            clock.wait(LOOK_S)
            waited += LOOK_S
            if waited > LOCK_DEADLINE_S:
                error = FinetuneError(
                    "The training did not start.",
                    "Another process is at work on it.",
                    "End that one, or wait until it is done.",
                )
                tell(folder, failed("", error))
                raise error
        yield


def _locked(handle: int) -> bool:
    """Lock a file until its handle is closed; return whether that went well."""
    try:
        lock_file(handle)
    except OSError:
        return False
    return True
