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
from tests.backends.gguf_build import living
from tests.benchmarks.gguf_mutations import mutations
from tests.conftest import FAULTY, SCRIPTED

WAIT_MS = 60_000
CAGED = "tests.caged_backend:CagedBackend"
N_MUTATED = 12


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
    assert not engine.pid


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


class Told:
    """What an engine tells, in its order."""

    def __init__(self, engine: QtEngine) -> None:
        self.text = ""
        self.ends: list[str] = []
        engine.chunk_arrived.connect(self._add)
        engine.finished.connect(lambda _: self.ends.append("finished"))
        engine.loaded.connect(lambda info: self.ends.append(f"loaded {info.n_ctx}"))
        engine.load_failed.connect(lambda error: self.ends.append(f"load {error.code}"))
        engine.failed.connect(lambda error: self.ends.append(error.code))
        engine.crashed.connect(lambda error: self.ends.append("crashed"))

    def _add(self, text: str) -> None:
        self.text += text


def _model(folder: Path, name: str, n_ctx: int, delay_s: float = 0.0) -> ModelSpec:
    (folder / name).touch()
    return ModelSpec(path=folder / name, n_ctx=n_ctx, options={"delay_s": str(delay_s)})


@pytest.fixture
def caged(qtbot: QtBot, engine: QtEngine, tmp_path: Path) -> QtEngine:
    """An engine with a model, in a cage that has room for no other file."""
    with qtbot.waitSignal(engine.loaded, timeout=WAIT_MS):
        engine.load(CAGED, _model(tmp_path, "a.gguf", 1024, 0.02))
    return engine


def test_a_model_that_needs_another_child_is_loaded_all_the_same(
    qtbot: QtBot, caged: QtEngine, tmp_path: Path
) -> None:
    """Told once; the old child ends, and no reply is wanted of it."""
    old, told = psutil.Process(caged.pid), Told(caged)
    caged.load(CAGED, _model(tmp_path, "b.gguf", 2048))
    qtbot.waitUntil(lambda: bool(told.ends), timeout=WAIT_MS)
    assert told.ends == ["loaded 2048"]
    assert caged.pid != old.pid
    qtbot.waitUntil(lambda: not old.is_running() or old.status() == "zombie", timeout=WAIT_MS)
    assert _ask(qtbot, caged, "hello") == "hello"


def test_a_question_behind_such_a_load_is_answered_once_and_by_the_new_child(
    qtbot: QtBot, caged: QtEngine, tmp_path: Path
) -> None:
    """The old one would answer, too: it has a model. What it says is not heard."""
    told = Told(caged)
    caged.load(CAGED, _model(tmp_path, "b.gguf", 2048))
    caged.generate([Message("user", f"read {tmp_path / 'b.gguf'}")], Sampling())
    qtbot.waitUntil(lambda: "finished" in told.ends, timeout=WAIT_MS)
    assert told.ends == ["loaded 2048", "finished"]
    assert told.text == "done"


def test_a_reply_that_runs_is_finished_by_the_old_child(
    qtbot: QtBot, caged: QtEngine, tmp_path: Path
) -> None:
    """No word is lost, none comes twice, and the new model is there after it."""
    told, words = Told(caged), "word " * 40
    caged.generate([Message("user", words)], Sampling())
    caged.load(CAGED, _model(tmp_path, "b.gguf", 2048))
    qtbot.waitUntil(lambda: len(told.ends) == 2, timeout=WAIT_MS)
    assert told.ends == ["finished", "loaded 2048"]
    assert told.text == words


def test_a_model_that_another_child_refuses_leaves_the_one_before_usable(
    qtbot: QtBot, caged: QtEngine, tmp_path: Path
) -> None:
    """It is the same child with its model; a question behind the load is answered by it."""
    first, told = caged.pid, Told(caged)
    caged.load(CAGED, ModelSpec(path=tmp_path / "missing.gguf"))
    caged.generate([Message("user", f"read {tmp_path / 'a.gguf'}")], Sampling())
    qtbot.waitUntil(lambda: "finished" in told.ends, timeout=WAIT_MS)
    assert told.ends == ["load model_load", "finished"]
    assert told.text == "done"
    assert caged.pid == first
    assert _ask(qtbot, caged, "still here") == "still here"


def test_another_child_that_crashes_while_it_loads_leaves_the_one_before(
    qtbot: QtBot, engine: QtEngine, tmp_path: Path
) -> None:
    """It is told as a crash, and the old child answers."""
    backend = "tests.caged_backend:FragileBackend"
    with qtbot.waitSignal(engine.loaded, timeout=WAIT_MS):
        engine.load(backend, _model(tmp_path, "a.gguf", 1024))
    first, told = engine.pid, Told(engine)
    engine.load(backend, _model(tmp_path, "segfault.gguf", 2048))
    qtbot.waitUntil(lambda: "crashed" in told.ends, timeout=WAIT_MS)
    assert told.ends == ["load engine_crashed", "crashed"]
    assert engine.ended_by_itself
    assert engine.pid == first
    assert _ask(qtbot, engine, "still here") == "still here"


def test_an_old_child_that_dies_meanwhile_is_not_missed(
    qtbot: QtBot, caged: QtEngine, tmp_path: Path
) -> None:
    """The new one has what was asked."""
    old, told = psutil.Process(caged.pid), Told(caged)
    caged.load(CAGED, _model(tmp_path, "b.gguf", 2048))
    qtbot.waitUntil(lambda: caged.pid != old.pid, timeout=WAIT_MS)
    old.kill()
    qtbot.waitUntil(lambda: "loaded 2048" in told.ends, timeout=WAIT_MS)
    assert told.ends == ["loaded 2048"]
    assert _ask(qtbot, caged, "hello") == "hello"


def test_the_last_of_several_models_is_the_one_that_is_there(
    qtbot: QtBot, caged: QtEngine, tmp_path: Path
) -> None:
    """Each needs a child of its own, and none is left behind."""
    told = Told(caged)
    for number, name in enumerate(("b.gguf", "c.gguf", "d.gguf"), 2):
        caged.load(CAGED, _model(tmp_path, name, number * 1024))
    qtbot.waitUntil(lambda: bool(told.ends), timeout=WAIT_MS)
    assert told.ends == ["loaded 4096"]
    assert _ask(qtbot, caged, f"read {tmp_path / 'd.gguf'}") == "done"
    children = psutil.Process().children()
    running = [it for it in children if it.status() != psutil.STATUS_ZOMBIE]
    assert [it.pid for it in running if "--backend" in it.cmdline()] == [caged.pid]


@pytest.mark.model
@pytest.mark.parametrize("backend", ["llama-ctypes", "llama-cpp-python"])
def test_mutated_models_cost_a_load_and_nothing_else(
    qtbot: QtBot, engine: QtEngine, tmp_path: Path, backend: str
) -> None:
    """Refused or crashed, each ends in words; nothing else is touched, and a good one loads."""
    told = Told(engine)
    for number, content in enumerate((*mutations(N_MUTATED, seed=7), living())):
        (tmp_path / f"{number}.gguf").write_bytes(content)
        told.ends.clear()
        engine.load(backend, ModelSpec(path=tmp_path / f"{number}.gguf", n_ctx=64, n_threads=1))
        qtbot.waitUntil(lambda: bool(told.ends), timeout=WAIT_MS)
        assert "engine_confined" not in told.ends[0]
    assert told.ends == ["loaded 64"]
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"{number}.gguf" for number in range(N_MUTATED + 1)}
