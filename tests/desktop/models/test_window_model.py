"""The window with the embedded model and the real backends."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.config.paths import embedded_model
from desktop.config.settings import Settings
from desktop.engine.backend_test import BackendTest
from tests.desktop.chat.test_chat import last
from tests.desktop.conftest import MakeApp

WAIT_MS = 120_000
BACKENDS = ("llama-ctypes", "llama-cpp-python")

pytestmark = pytest.mark.model


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_avatar_answers(qtbot: QtBot, make_app: MakeApp, backend: str) -> None:
    """A fresh person asks; the first words stream before the answer stands."""
    app = make_app(Settings(backend=backend, mode="free", n_predict=24, first_run_done=True))
    lengths: list[int] = []
    shown = app.controller.talk.shown
    shown.changed.connect(lambda index: lengths.append(len(shown.messages[index].text)))
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.ask("Tell me about yourself")
    answer = last(app)
    assert len(answer.text) > 10
    assert 0 < lengths[0] < len(answer.text)
    assert answer.details.stats is not None
    assert answer.details.stats.n_predicted > 0
    assert "SmolLM2 135M" in app.window.status.text()


def test_a_killed_engine_costs_one_answer(qtbot: QtBot, make_app: MakeApp) -> None:
    """SIGSEGV while the real model answers; the next message works."""
    app = make_app(Settings(mode="free", n_predict=400, first_run_done=True))
    app.controller.ask("Describe a sunset at the beach.")
    qtbot.waitUntil(lambda: bool(last(app).text), timeout=WAIT_MS)
    os.kill(app.engine.pid, signal.SIGSEGV)
    qtbot.waitUntil(lambda: last(app).state == "failed", timeout=WAIT_MS)
    app.settings.update(replace(app.settings.value, n_predict=8))
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.ask("Hello?")
    assert last(app).state == "standing"


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_test_button_tells_a_real_line(qtbot: QtBot, make_app: MakeApp, backend: str) -> None:
    """What the model said, and how fast."""
    app = make_app(Settings(backend=backend, first_run_done=True))
    trial = BackendTest(app.window)
    with qtbot.waitSignal(trial.ended, timeout=WAIT_MS) as ended:
        trial.start(app.settings.value, embedded_model())
    text, is_bad = ended.args
    assert not is_bad
    assert "tok/s" in text


def test_the_test_button_tells_what_is_wrong(qtbot: QtBot, make_app: MakeApp) -> None:
    """The same words as in a bubble."""
    app = make_app(Settings(first_run_done=True))
    trial = BackendTest(app.window)
    with qtbot.waitSignal(trial.ended, timeout=WAIT_MS) as ended:
        trial.start(replace(app.settings.value, model_path="/no/such.gguf"), None)
    text, is_bad = ended.args
    assert is_bad
    assert "such.gguf" in text


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_stopped_answer_goes_on(qtbot: QtBot, make_app: MakeApp, backend: str) -> None:
    """The real model goes on in the middle of its sentence; its prompt is known from before."""
    app = make_app(Settings(backend=backend, mode="free", n_predict=4, first_run_done=True))
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.ask("Describe a sunset at the beach.")
    half = last(app)
    assert half.is_unfinished
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.go_on(half.id)
    whole = last(app)
    assert whole.id == half.id
    assert whole.text.startswith(half.text)
    assert len(whole.text) > len(half.text)
    stats = whole.details.stats
    assert stats is not None
    assert stats.n_prompt - stats.n_reused <= 2
