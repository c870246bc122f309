"""The sheet is read behind the window, and what is asked before is answered all the same."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from backends.base import Message
from desktop.chat.chat_session import ChatSession
from desktop.config.settings import Settings
from desktop.history.chat_database import Stored
from tests.conftest import SCRIPTED
from tests.desktop.chat.test_chat import read
from tests.desktop.conftest import MakeApp

WAIT_MS = 60_000
REPLIES = {"capital of France": "The capital of France is Paris."}


def test_a_large_model_speaks_when_the_sheet_is_read(qtbot: QtBot, make_app: MakeApp) -> None:
    """The status line says how far it is; a choice in Settings holds at once."""
    app = make_app(Settings(backend=SCRIPTED, first_run_done=True))
    seen: list[str] = []
    app.reading.changed.connect(lambda: seen.append(app.window.status.text()))
    qtbot.waitUntil(lambda: app.current.session.speaks, timeout=WAIT_MS)
    assert not app.current.session.quotes
    assert any("50 %" in text for text in seen)
    assert "50 %" not in app.window.status.text()
    app.settings.update(replace(app.settings.value, manner="quoting"))
    assert app.current.session.quotes
    assert not app.current.session.speaks


def test_in_the_free_mode_nothing_of_the_sheet_is_read(qtbot: QtBot, make_app: MakeApp) -> None:
    """The model has the persona's instructions alone."""
    app = make_app(Settings(backend=SCRIPTED, mode="free", first_run_done=True))
    with qtbot.waitSignal(app.engine.warmed, timeout=WAIT_MS):
        pass
    assert not app.current.session.speaks
    assert not app.current.session.quotes


def test_what_was_said_is_read_before_the_next_question(qtbot: QtBot, make_app: MakeApp) -> None:
    """An answer in the owner's words, too: a turn reads the new words and little more."""
    settings = Settings(backend=SCRIPTED, options={"replies": json.dumps(REPLIES)})
    app = make_app(replace(settings, first_run_done=True))
    qtbot.waitUntil(lambda: app.current.session.speaks, timeout=WAIT_MS)
    for question in ("What is your blood type?", "What is the capital of France?"):
        with qtbot.waitSignal(app.engine.warmed, timeout=WAIT_MS):
            app.controller.ask(question)
    stats = app.controller.talk.messages[-1].details.stats
    assert stats
    assert stats.n_prompt - stats.n_reused == 7  # words of the question, and whose it is


def test_a_chat_that_no_model_holds_is_not_gathered_to_be_read(
    qtbot: QtBot, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have 64 MiB; one that a model may hold is."""
    app = make_app(Settings(backend=SCRIPTED, first_run_done=True))
    qtbot.waitUntil(lambda: app.current.session.speaks, timeout=WAIT_MS)
    info = app.loader.state.info
    assert info
    gathered: list[int] = []

    def gather(talk: ChatSession) -> tuple[Message, ...]:
        gathered.append(talk.chat)
        return ()

    for n_messages in (info.n_ctx + 1, 2):
        rows = [Stored(0, None, "user", "x", "standing", 0.0) for _ in range(n_messages)]
        chat = app.history.import_chat("chat", "keith-low", rows)
        with monkeypatch.context() as patch:
            patch.setattr(ChatSession, "for_prompt", gather)
            app.chat_commands.open_chat(chat)
            read(qtbot, app)
    assert gathered == [chat]
