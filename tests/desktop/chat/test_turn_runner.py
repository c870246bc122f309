"""One turn in the window: its checks, one at a time and in order, and its beginnings anew."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from threading import Event, current_thread, main_thread
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from backends.base import Message, ReplyStats, Sampling
from backends.errors import AvatarError, GenerationError
from desktop.chat.turn_runner import MOST_UNPAINTED, PAINT_MS, SLICE_CHARS, TurnRunner
from desktop.engine.model_loader import ModelLoader
from desktop.engine.qt_engine import QtEngine
from desktop.engine.worker import Worker
from persona.plain_turn import Turn
from persona.reply import Reply

STATS = ReplyStats(n_predicted=3)


class FakeEngine(QObject):
    """Says what a test lets it say."""

    chunk_arrived = Signal(str)
    thought_arrived = Signal(str)
    restarted = Signal()
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.n_asked = self.n_cancelled = 0

    def generate(self, *_: object, **__: object) -> None:
        """Count."""
        self.n_asked += 1

    def cancel(self) -> None:
        """Count."""
        self.n_cancelled += 1


class FakeLoader(QObject):
    """Always ready."""

    changed = Signal(object)
    state = SimpleNamespace(phase="ready")


class FakeTurn(Turn):
    """Shows all, in capitals, on the worker; waits while it must."""

    def __init__(self, gate: Event, n_attempts: int = 1) -> None:
        super().__init__((Message("user", "?"),), Sampling(), lambda _: None)
        self.gate, self.n_attempts = gate, n_attempts
        self.fed: list[str] = []

    def feed(self, text: str) -> str:
        """Take a chunk."""
        assert current_thread() is not main_thread()
        assert self.gate.wait(5)
        self.fed.append(text)
        return text.upper()

    def finish(self, stats: ReplyStats | None = None) -> str:
        """Ask again while there are attempts and nothing came."""
        self.n_attempts -= 1
        if self.fed or not self.n_attempts:
            self.messages = ()
            self.reply = Reply("".join(self.fed).upper())
        return ""


class Stage:
    """A runner, and what it said."""

    def __init__(self, n_attempts: int = 1) -> None:
        self.engine, self.gate, self.background = FakeEngine(), Event(), Worker()
        self.gate.set()
        self.turns: list[FakeTurn] = []
        self.text, self.thought, self.ended = "", "", list[tuple[Reply | None, ReplyStats]]()
        self.failed: list[tuple[str, AvatarError]] = []  # with the text before it
        self.loader = FakeLoader()
        self.runner = TurnRunner(
            cast("QtEngine", self.engine), cast("ModelLoader", self.loader), self.background
        )
        self.n_attempts = n_attempts
        self.runner.text_added.connect(self._add)
        self.runner.thought_added.connect(self._think)
        self.runner.restarted.connect(self._restart)
        self.runner.ended.connect(lambda reply, stats: self.ended.append((reply, stats)))
        self.runner.failed.connect(lambda error: self.failed.append((self.text, error)))

    def make(self) -> FakeTurn:
        """Prepare a turn; on the worker."""
        assert current_thread() is not main_thread()
        self.turns.append(FakeTurn(self.gate, self.n_attempts))
        return self.turns[-1]

    def _add(self, text: str) -> None:
        self.text += text

    def _think(self, text: str) -> None:
        self.thought = self.thought + text if text else ""

    def _restart(self) -> None:
        self.text, self.thought = "", self.text


@pytest.fixture
def start(qtbot: QtBot) -> Callable[[int], Stage]:
    """Return what begins a turn and waits until the engine is asked."""

    def begin(n_attempts: int = 1) -> Stage:
        stage = Stage(n_attempts)
        stage.runner.start(stage.make)
        qtbot.waitUntil(lambda: stage.engine.n_asked == 1)
        return stage

    return begin


def test_a_huge_piece_is_checked_in_order(qtbot: QtBot, start: Callable[[int], Stage]) -> None:
    """In slices, and the end after all of them."""
    stage = start(1)
    huge = "".join(f"{n} " for n in range(2_000))
    stage.engine.chunk_arrived.emit(huge)
    stage.engine.chunk_arrived.emit("end")
    stage.engine.finished.emit(STATS)
    qtbot.waitUntil(lambda: bool(stage.ended))
    assert stage.text == f"{huge}END"
    assert max(map(len, stage.turns[0].fed)) <= SLICE_CHARS
    reply, stats = stage.ended[0]
    assert reply is not None
    assert (reply.text, stats) == (stage.text, STATS)


def test_what_has_come_is_checked_and_stays_after_a_stop(
    qtbot: QtBot, start: Callable[[int], Stage]
) -> None:
    """While its check waits, and after the engine has ended; what comes later is not shown."""
    stage = start(1)
    stage.gate.clear()
    stage.engine.chunk_arrived.emit("one ")
    stage.engine.chunk_arrived.emit("two ")
    stage.runner.stop()
    stage.engine.chunk_arrived.emit("three")
    stage.engine.finished.emit(STATS)
    assert stage.engine.n_cancelled == 1
    assert not stage.ended
    stage.gate.set()
    qtbot.waitUntil(lambda: bool(stage.ended))
    assert (stage.text, stage.ended) == ("ONE TWO ", [(None, STATS)])
    assert not stage.runner.is_running


def test_what_came_before_an_error_is_checked_and_stays(
    qtbot: QtBot, start: Callable[[int], Stage]
) -> None:
    """All of it, and then the error; the engine of a turn that was stopped may fail as it will."""
    stage, error = start(1), GenerationError("The reply broke off.")
    stage.gate.clear()
    stage.engine.chunk_arrived.emit("one ")
    stage.engine.chunk_arrived.emit("two ")
    stage.engine.failed.emit(error)
    stage.gate.set()
    qtbot.waitUntil(lambda: bool(stage.failed))
    assert stage.failed == [("ONE TWO ", error)]
    assert not stage.ended
    assert not stage.runner.is_running


def test_much_at_once_is_shown_with_pauses_to_paint(
    qtbot: QtBot, start: Callable[[int], Stage]
) -> None:
    """A timer that is always due gets its turn after no more than so many characters."""
    stage, shown = start(1), [0]
    timer = QTimer(interval=PAINT_MS - 5)
    timer.timeout.connect(lambda: shown.append(len(stage.text)))
    timer.start()
    stage.engine.chunk_arrived.emit("x" * 10 * MOST_UNPAINTED)
    stage.engine.finished.emit(STATS)
    qtbot.waitUntil(lambda: bool(stage.ended))
    timer.stop()
    shown.append(len(stage.text))
    steps = [after - before for before, after in pairwise(shown)]
    assert shown[-1] == 10 * MOST_UNPAINTED
    assert max(steps) <= 2 * MOST_UNPAINTED


@pytest.mark.parametrize("n_stops", [1, 2])
def test_a_stop_after_the_engine_ended(
    qtbot: QtBot, start: Callable[[int], Stage], n_stops: int
) -> None:
    """The first waits for the checks of what has come, the second for nothing."""
    stage = start(1)
    stage.gate.clear()
    stage.engine.chunk_arrived.emit("one")
    stage.engine.finished.emit(STATS)
    for _ in range(n_stops):
        stage.runner.stop()
    assert len(stage.ended) == n_stops - 1
    stage.gate.set()
    qtbot.waitUntil(lambda: bool(stage.ended))
    qtbot.wait(50)
    assert stage.ended == [(None, STATS)]
    assert stage.text == ("ONE" if n_stops == 1 else "")


def test_a_restart_begins_anew_and_checks_what_follows(
    qtbot: QtBot, start: Callable[[int], Stage]
) -> None:
    """Shown, being checked or waiting: all before were thoughts."""
    stage = start(1)
    stage.engine.chunk_arrived.emit("a")
    qtbot.waitUntil(lambda: stage.text == "A")
    stage.gate.clear()
    stage.engine.chunk_arrived.emit("b")
    stage.engine.chunk_arrived.emit("c")
    stage.engine.restarted.emit()
    stage.engine.chunk_arrived.emit("answer")
    stage.engine.finished.emit(STATS)
    stage.gate.set()
    qtbot.waitUntil(lambda: bool(stage.ended))
    assert (stage.text, stage.thought) == ("ANSWER", "Abc")
    assert [turn.fed for turn in stage.turns] == [["a", "b"], ["answer"]]
    reply = stage.ended[0][0]
    assert reply is not None
    assert reply.text == "ANSWER"


def test_restarts_use_no_more_attempts_than_there_are(
    qtbot: QtBot, start: Callable[[int], Stage]
) -> None:
    """A model whose every generation turns out to be thoughts comes to an end."""
    stage = start(2)
    for n in (1, 2):
        qtbot.waitUntil(lambda n=n: stage.engine.n_asked == n)  # type: ignore[misc]
        stage.engine.chunk_arrived.emit("thought")
        stage.engine.restarted.emit()
        stage.engine.finished.emit(STATS)
    qtbot.waitUntil(lambda: bool(stage.ended))
    assert stage.engine.n_asked == 2
    assert not stage.text


def test_a_dropped_turn_is_not_heard_any_more(qtbot: QtBot, start: Callable[[int], Stage]) -> None:
    """Not its checks, not its beginning anew."""
    stage = start(1)
    stage.gate.clear()
    stage.engine.chunk_arrived.emit("one")
    stage.engine.restarted.emit()
    stage.engine.chunk_arrived.emit("two")
    stage.runner.drop()
    stage.gate.set()
    stage.engine.finished.emit(STATS)
    qtbot.waitUntil(lambda: len(stage.turns) == 2)
    qtbot.wait(50)
    assert (stage.text, stage.ended, stage.engine.n_cancelled) == ("", [], 1)
