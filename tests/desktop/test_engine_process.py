"""The engine over QProcess: real children that reply, crash, hang and come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from backends.base import Message, ModelInfo, ModelSpec, Sampling
from backends.errors import AvatarError
from desktop.engine.qt_engine import QtEngine
from tests.conftest import FAULTY, SCRIPTED

WAIT_MS = 20_000


@pytest.fixture
def engine(qapp: QCoreApplication) -> Iterator[QtEngine]:
    """An engine that has not been started."""
    made = QtEngine()
    yield made
    made.close()


def _load(qtbot: QtBot, engine: QtEngine, backend: str, name: str = "m.gguf") -> None:
    with qtbot.waitSignal(engine.loaded, timeout=WAIT_MS):
        engine.load(backend, ModelSpec(path=Path(name), n_ctx=4096))


def _ask(qtbot: QtBot, engine: QtEngine, text: str) -> str:
    pieces: list[str] = []
    engine.chunk_arrived.connect(pieces.append)
    with qtbot.waitSignal(engine.finished, timeout=WAIT_MS):
        engine.generate([Message("user", text)], Sampling())
    engine.chunk_arrived.disconnect(pieces.append)
    return "".join(pieces)


def test_an_answer_streams(qtbot: QtBot, engine: QtEngine) -> None:
    """Chunks joined are the reply."""
    _load(qtbot, engine, SCRIPTED)
    assert _ask(qtbot, engine, "one two thrée 你好 🙂") == "one two thrée 你好 🙂"


@pytest.mark.parametrize("fault", ["segfault", "abort", "killed", "exit", "late segfault"])
def test_a_crash_is_an_error_and_the_next_question_works(
    qtbot: QtBot, engine: QtEngine, fault: str
) -> None:
    """A native crash costs one reply, not the window."""
    _load(qtbot, engine, FAULTY)
    first = engine.pid
    with qtbot.waitSignal(engine.failed, timeout=WAIT_MS) as failure:
        engine.generate([Message("user", fault)], Sampling())
    error: AvatarError = failure.args[0]
    assert error.code == "engine_crashed"
    assert error.why
    assert error.todo
    assert _ask(qtbot, engine, "hello again") == "hello again"
    assert engine.pid != first


def test_an_engine_that_hangs_is_killed_after_the_deadline(qtbot: QtBot, engine: QtEngine) -> None:
    """Cancel, three seconds, kill; the next question works."""
    _load(qtbot, engine, FAULTY)
    with qtbot.waitSignal(engine.chunk_arrived, timeout=WAIT_MS):
        engine.generate([Message("user", "late hang")], Sampling())
    qtbot.wait(1_000)  # a cancel that comes before the hang is answered as usual
    with qtbot.waitSignal(engine.failed, timeout=8_000) as failure:
        engine.cancel()
    assert "did not answer" in failure.args[0].what
    assert _ask(qtbot, engine, "hello") == "hello"


def test_noise_on_stdout_is_skipped(qtbot: QtBot, engine: QtEngine) -> None:
    """What native code prints is not the protocol."""
    _load(qtbot, engine, FAULTY)
    assert _ask(qtbot, engine, "noise") == "noise"


def test_a_crash_while_loading_fails_the_load(qtbot: QtBot, engine: QtEngine) -> None:
    """And the model is not loaded again by itself."""
    with qtbot.waitSignal(engine.load_failed, timeout=WAIT_MS) as failure:
        engine.load(FAULTY, ModelSpec(path=Path("segfault.gguf")))
    assert failure.args[0].code == "engine_crashed"
    assert not engine.is_running


def test_a_refused_model_leaves_the_one_before_usable(qtbot: QtBot, engine: QtEngine) -> None:
    """The engine goes on with what it had."""
    _load(qtbot, engine, SCRIPTED)
    with qtbot.waitSignal(engine.load_failed, timeout=WAIT_MS) as failure:
        engine.load(SCRIPTED, ModelSpec(path=Path("missing.gguf")))
    assert failure.args[0].code == "model_load"
    assert _ask(qtbot, engine, "still here") == "still here"


def test_an_unknown_backend_is_an_error_in_words(qtbot: QtBot, engine: QtEngine) -> None:
    """The name is in the message."""
    with qtbot.waitSignal(engine.load_failed, timeout=WAIT_MS) as failure:
        engine.load("no-such-backend", ModelSpec(path=Path("m.gguf")))
    assert "no-such-backend" in str(failure.args[0])


def test_only_the_model_that_was_asked_for_last_is_told(qtbot: QtBot, engine: QtEngine) -> None:
    """Another one was chosen while the first one loaded."""
    told: list[ModelInfo] = []
    engine.loaded.connect(told.append)
    engine.load(SCRIPTED, ModelSpec(path=Path("a.gguf"), n_ctx=1024))
    engine.load(SCRIPTED, ModelSpec(path=Path("b.gguf"), n_ctx=2048))
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert _ask(qtbot, engine, "hello") == "hello"
    assert [info.n_ctx for info in told] == [2048]


def test_closing_ends_the_child(qtbot: QtBot, engine: QtEngine) -> None:
    """No orphan."""
    _load(qtbot, engine, SCRIPTED)
    child = psutil.Process(engine.pid)
    engine.close()
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE
    engine.close()
