"""The blocking client over real children: crashes in words, restart, cancel, hang."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from backends.base import Message, ModelSpec, Sampling
from backends.errors import (
    BackendError,
    BackendUnavailable,
    EngineCrashed,
    GenerationError,
    ModelLoadError,
)
from backends.hosts.process import BlockingEngine
from backends.protocol.client import CANCEL_DEADLINE_S
from tests.conftest import FAULTY, SCRIPTED


def say(engine: BlockingEngine, text: str) -> str:
    """Return a whole reply."""
    return "".join(chunk.text for chunk in engine.generate([Message("user", text)], Sampling()))


def test_a_reply_comes_with_its_statistics(scripted_engine: BlockingEngine) -> None:
    """Text in pieces, counts and times when it has ended."""
    info = scripted_engine.load(ModelSpec(n_ctx=100))
    assert info.n_ctx == 100
    assert say(scripted_engine, "one two three") == "one two three"
    stats = scripted_engine.stats
    assert (stats.n_prompt, stats.n_predicted, stats.stop_reason) == (4, 3, "eog")
    assert stats.ttft_s > 0


def test_every_request_of_the_interface_is_answered(scripted_engine: BlockingEngine) -> None:
    """Counting, warming and scoring."""
    fractions: list[float] = []
    scripted_engine.load(ModelSpec(), fractions.append)
    question = [Message("user", "one two")]
    assert fractions == [0.5, 1.0]
    assert scripted_engine.count_tokens(question) == 3
    assert scripted_engine.warm(question) == 3
    assert scripted_engine.score(question, "one three") == (-6.9, 2)
    say(scripted_engine, "one two more")
    assert scripted_engine.stats.n_reused == 3


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("segfault", "segmentation fault"),
        ("late segfault", "segmentation fault"),
        ("abort", "abort"),
        ("illegal", "newer CPU"),
        ("killed", "memory ran out"),
        ("exit", "exit code 3"),
    ],
)
def test_a_crash_costs_one_reply(faulty_engine: BlockingEngine, fault: str, words: str) -> None:
    """It is told in words, and the next prompt works in a new child with the same model."""
    faulty_engine.load(ModelSpec(n_ctx=123))
    first = faulty_engine.pid
    with pytest.raises(EngineCrashed) as caught:
        say(faulty_engine, fault)
    assert words in caught.value.why
    assert caught.value.todo
    assert say(faulty_engine, "hello again") == "hello again"
    assert faulty_engine.pid != first
    assert faulty_engine.info
    assert faulty_engine.info.n_ctx == 123


def test_a_crash_after_the_first_word_keeps_the_first_word(faulty_engine: BlockingEngine) -> None:
    """What was said has been said."""
    faulty_engine.load(ModelSpec())
    stream = faulty_engine.generate([Message("user", "late abort")], Sampling())
    assert next(stream).text == "late"
    with pytest.raises(EngineCrashed):
        next(stream)


def test_a_model_that_crashed_is_not_loaded_again_by_itself(faulty_engine: BlockingEngine) -> None:
    """The one before it is, because it has proved itself."""
    faulty_engine.load(ModelSpec(n_ctx=123))
    with pytest.raises(EngineCrashed):
        faulty_engine.load(ModelSpec(path=Path("segfault.gguf")))
    assert say(faulty_engine, "hello") == "hello"


def test_after_a_crash_at_the_first_load_nothing_is_loaded(faulty_engine: BlockingEngine) -> None:
    """The next question is refused in words; it does not crash again."""
    with pytest.raises(EngineCrashed):
        faulty_engine.load(ModelSpec(path=Path("abort.gguf")))
    with pytest.raises(GenerationError, match="No model"):
        say(faulty_engine, "hello")


def test_closing_the_stream_cancels(scripted_engine: BlockingEngine) -> None:
    """The engine stays, and its statistics tell of the part that was said."""
    scripted_engine.load(ModelSpec(options={"delay_s": "0.02"}))
    pid = scripted_engine.pid
    stream = scripted_engine.generate([Message("user", "word " * 500)], Sampling())
    next(stream)
    stream.close()
    assert scripted_engine.stats.stop_reason == "cancelled"
    assert 0 < scripted_engine.stats.n_predicted < 500
    assert say(scripted_engine, "next") == "next"
    assert scripted_engine.pid == pid


def test_an_engine_that_ignores_a_cancel_is_killed_after_the_deadline(
    faulty_engine: BlockingEngine,
) -> None:
    """Not before, and soon after it; then a new one takes over."""
    faulty_engine.load(ModelSpec())
    hung = psutil.Process(faulty_engine.pid)
    n_threads = hung.num_threads()
    stream = faulty_engine.generate([Message("user", "late hang")], Sampling())
    next(stream)
    wait_for(lambda: hung.num_threads() > n_threads)
    before = time.monotonic()
    stream.close()
    assert CANCEL_DEADLINE_S <= time.monotonic() - before < 3 * CANCEL_DEADLINE_S
    assert not hung.is_running()
    assert say(faulty_engine, "hello") == "hello"


def test_kill_from_outside_while_it_answers(scripted_engine: BlockingEngine) -> None:
    """As `kill -SEGV` in a terminal does it."""
    scripted_engine.load(ModelSpec(options={"delay_s": "0.05"}))
    stream = scripted_engine.generate([Message("user", "word " * 100)], Sampling())
    next(stream)
    os.kill(scripted_engine.pid, signal.SIGSEGV)
    with pytest.raises(EngineCrashed, match="segmentation fault"):
        list(stream)
    assert say(scripted_engine, "hello") == "hello"


def test_a_death_between_two_requests_is_not_even_noticed(scripted_engine: BlockingEngine) -> None:
    """There was nothing to lose."""
    scripted_engine.load(ModelSpec())
    child = psutil.Process(scripted_engine.pid)
    child.kill()
    psutil.wait_procs([child], timeout=10)
    assert say(scripted_engine, "hello") == "hello"


def test_noise_on_stdout_changes_no_reply(faulty_engine: BlockingEngine) -> None:
    """Printed before and in the middle of a reply."""
    faulty_engine.load(ModelSpec())
    assert say(faulty_engine, "noise") == "noise"
    assert say(faulty_engine, "late noise") == "late noise"


def test_errors_of_the_backend_arrive_as_they_are(scripted_engine: BlockingEngine) -> None:
    """Their class too; the engine stays."""
    pid = scripted_engine.pid
    with pytest.raises(ModelLoadError, match="missing"):
        scripted_engine.load(ModelSpec(path=Path("missing.gguf")))
    assert scripted_engine.pid == pid


def test_a_bug_of_a_backend_is_an_error_in_words(faulty_engine: BlockingEngine) -> None:
    """The process survives it."""
    faulty_engine.load(ModelSpec())
    with pytest.raises(BackendError, match="mistake of its own"):
        say(faulty_engine, "bug")
    assert say(faulty_engine, "hello") == "hello"


def test_an_unknown_backend_cannot_be_started() -> None:
    """The names that can be chosen are told."""
    with pytest.raises(BackendUnavailable, match="llama-ctypes"), BlockingEngine("nonsense"):
        pass


def test_leaving_the_context_ends_the_child() -> None:
    """Also one that hangs: asked first, killed in the end."""
    with BlockingEngine(FAULTY) as engine:
        engine.load(ModelSpec())
        stream = engine.generate([Message("user", "late hang")], Sampling())
        next(stream)
        child = psutil.Process(engine.pid)
    assert not child.is_running()
    with pytest.raises(EngineCrashed):
        next(stream)


def test_the_log_can_be_kept(tmp_path: Path) -> None:
    """A crash leaves its Python stack in it."""
    log = tmp_path / "engine.log"
    with BlockingEngine(FAULTY, log=log) as engine:
        engine.load(ModelSpec())
        with pytest.raises(EngineCrashed):
            say(engine, "segfault")
    assert "faulty_backend.py" in log.read_text()


def test_closing_twice_does_nothing() -> None:
    """Nor does closing one that was never started."""
    engine = BlockingEngine(SCRIPTED)
    engine.close()
    with engine:
        pass
    engine.close()
    assert engine.pid == 0


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, ten seconds at most."""
    deadline, tick = time.monotonic() + 10, threading.Event()
    while not is_so():
        assert time.monotonic() < deadline
        tick.wait(0.01)


def test_a_prompt_that_fits_is_counted_once() -> None:
    """A server renders and tokenizes for each count, before the first token."""
    with BlockingEngine("tests.counting_backend:CountingBackend") as engine:
        engine.load(ModelSpec(path=Path("m.gguf"), n_ctx=4096))
        assert say(engine, "hello") == "1"
