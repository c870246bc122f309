"""A model that thinks first, in a real window: its thoughts are folded away."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.config.settings import Settings
from tests.backends.servers import Script, scripted_server
from tests.desktop.chat.test_chat import WAIT_MS, ask, last
from tests.desktop.conftest import MakeApp
from tests.field.test_templates import ANSWER
from tests.field.test_templates import THOUGHT as OF_A_MODEL
from tests.field.test_thinking_servers import Thinker

THOUGHT = "Hm, who is that?"


@pytest.mark.parametrize(
    "said", [f"<think>{THOUGHT}</think>\n\nI am here.", f"{THOUGHT}\n</think>\n\nI am here."]
)
def test_thoughts_are_folded_under_the_bubble(
    qtbot: QtBot, make_scripted: MakeApp, said: str
) -> None:
    """Not in the answer, the file, the search or the next prompt; one click shows them."""
    app = make_scripted({"": said}, delay_s=0.06)
    answer = ask(qtbot, app, "Hello?")
    assert (answer.text, answer.thought.strip()) == ("I am here.", THOUGHT)
    (chat,) = app.history.chats()
    assert [row.text for row in app.history.messages(chat.id)] == ["Hello?", "I am here."]
    assert not any(THOUGHT in row.extra for row in app.history.messages(chat.id))
    row = app.window.talk.rows[app.controller.talk.shown.index_of(answer.id)]
    before = row.height()
    (chip,) = (c for c in row.findChildren(QPushButton) if c.text().startswith("thought for"))
    chip.click()
    shown = [label for label in row.findChildren(QLabel) if label.text() == THOUGHT]
    assert shown
    qtbot.waitUntil(lambda: row.height() > before, timeout=WAIT_MS)
    chip.click()
    qtbot.waitUntil(lambda: row.height() == before, timeout=WAIT_MS)
    second = ask(qtbot, app, "And now?")
    assert THOUGHT not in app.controller.prompt_of(second.id)


@pytest.mark.parametrize("name", ["deepseek-r1-distill", "gpt-oss"])
def test_thoughts_of_a_server_are_in_no_file_and_no_prompt(
    qtbot: QtBot, make_app: MakeApp, name: str
) -> None:
    """It knows nothing of thoughts, and sends them as text; the template opens some of them."""
    thinker = Thinker(name)
    script = Script(answers=[thinker] * 2)
    with scripted_server(script) as url:
        options = {"openai-server/base_url": url}
        settings = Settings(backend="openai-server", mode="free", options=options)
        app = make_app(replace(settings, first_run_done=True))
        qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)
        for question in ("Hi.", "Mira. And you?"):
            answer = ask(qtbot, app, question)
            assert (answer.text, answer.thought.strip()) == (ANSWER, OF_A_MODEL)
    (chat,) = app.history.chats()
    rows = app.history.messages(chat.id)
    assert [row.text for row in rows] == ["Hi.", ANSWER, "Mira. And you?", ANSWER]
    assert not any(OF_A_MODEL in f"{row.text}{row.extra}" for row in rows)
    assert not any(OF_A_MODEL in prompt for prompt in thinker.prompts)
    assert OF_A_MODEL not in json.dumps(script.seen)


def test_only_thoughts_are_told_in_the_bubble(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Not an empty bubble: what happened, and a button to try again."""
    app = make_scripted({"": f"<think>{THOUGHT}"})
    answer = ask(qtbot, app, "Hello?")
    assert answer.text == ""
    assert answer.state == "failed"
    assert answer.details.fault is not None
    assert "only thought" in answer.details.fault.why
    assert last(app).details.stats is not None
