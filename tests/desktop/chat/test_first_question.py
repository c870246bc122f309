"""What is waited for before an answer is said: how much of what is told is read, or too much."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.config.settings import Settings
from desktop.gui.shell import silence
from persona.judging import knowledge
from persona.model import Fact, Persona
from persona.prompt import MAX_ASKED_CHARS
from persona.writer import save_persona
from tests.conftest import SCRIPTED
from tests.desktop.conftest import MakeApp, make_app, make_scripted, places

__all__ = ["make_app", "make_scripted", "places"]  # fixtures

WAIT_MS = 120_000  # until the encoders have started and read, on a busy machine
N = 40  # facts
LONG = "Patience is what a long day at the harbour needs, he said. " * 300


def test_the_first_question_says_how_much_is_read(
    qtbot: QtBot, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In place of a word that the model is waited for; and not when it is read."""
    monkeypatch.setattr(knowledge, "CHUNK", 10)
    monkeypatch.setattr(silence, "FIRST_S", 0.0)
    app = make_app(Settings(backend=SCRIPTED, mode="strict", first_run_done=True))
    facts = tuple(Fact(f"f{n}", f"I keep lamp {n} in my room.") for n in range(N))
    save_persona(Persona("lamps", "Lampe", facts=facts), app.places.personas / "lamps")
    qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)
    shown: list[str] = []
    app.current.reading.connect(lambda *_: shown.append(app.window.status.text()))
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.settings.update(replace(app.settings.value, persona="lamps"))
        app.controller.ask("What do you keep in your room?")
    read = [text for text in shown if "Reading what Lampe has told, " in text]
    assert not any("Waiting for the model" in text for text in shown)
    assert [text.split(", ")[-1].split(" %")[0] for text in read] == ["0", "24", "49", "73", "98"]
    qtbot.waitUntil(lambda: "Reading" not in app.window.status.text(), timeout=WAIT_MS)


def test_a_text_that_is_too_long_is_told_at_the_field(qtbot: QtBot, make_app: MakeApp) -> None:
    """As long as it is; in the free mode whatever is typed goes to the model."""
    app = make_app(Settings(backend=SCRIPTED, mode="strict", first_run_done=True))
    prompt = app.window.prompt
    prompt.set_text("a" * MAX_ASKED_CHARS)
    assert prompt.too_long.isHidden()
    prompt.set_text(LONG)
    assert prompt.too_long.text() == (
        "17,699 characters. A question of more than 1,000 is too long to be answered from what"
        " is told."
    )
    assert prompt.too_long.isVisible()
    app.settings.update(replace(app.settings.value, mode="free"))
    assert prompt.too_long.isHidden()
    app.settings.update(replace(app.settings.value, mode="strict", manner="quoting"))
    assert prompt.too_long.isVisible()
    prompt.set_text("")
    assert prompt.too_long.isHidden()
