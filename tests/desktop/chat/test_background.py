"""The worker thread of the window."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import Future
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backends.errors import AvatarError, GenerationError
from desktop.engine.worker import Worker, done_now, then_or_tell

ROOT = Path(__file__).resolve().parents[3]
CLOSED_AT_WORK = """
import threading
from PySide6.QtCore import QCoreApplication
from desktop.engine.worker import Worker

qt, begun = QCoreApplication([]), threading.Event()
background = Worker()
background.run(lambda: (begun.set(), threading.Event().wait()), print)
begun.wait()
background.close()
"""


def test_results_and_errors_arrive_in_the_gui_thread(qtbot: QtBot) -> None:
    """In the order in which they were asked for."""
    background = Worker()
    told: list[object] = []

    def take(done: Future[float]) -> None:
        told.append(done.exception() or done.result())
        told.append(threading.current_thread() is threading.main_thread())

    background.run(lambda: 1 / 1, take)
    background.run(lambda: 1 / 0, take)
    qtbot.waitUntil(lambda: len(told) == 4, timeout=5_000)
    assert told[:2] == [1.0, True]
    assert isinstance(told[2], ZeroDivisionError)
    assert told[3]
    background.close()


def test_an_outcome_goes_on_and_an_error_is_told() -> None:
    """After what has to be done in any case; a fault of ours is not taken for an error."""
    seen: list[object] = []
    take = then_or_tell(seen.append, seen.append, first=lambda: seen.append("first"))
    error: AvatarError = GenerationError("It did not work.")

    def fail() -> object:
        raise error

    take(done_now(lambda: "done"))
    take(done_now(fail))
    with pytest.raises(ZeroDivisionError):
        take(done_now(lambda: 1 / 0))
    assert seen == ["first", "done", "first", error, "first"]


def test_the_process_ends_while_the_worker_is_busy() -> None:
    """Nobody waits for what is not wanted any more."""
    done = subprocess.run([sys.executable, "-c", CLOSED_AT_WORK], cwd=ROOT, timeout=20, check=False)
    assert done.returncode == 0
