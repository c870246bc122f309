"""A model that thinks first, in a real window: its thoughts are folded away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import MakeApp
from tests.desktop.test_chat import WAIT_MS, ask, last

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


def test_only_thoughts_are_told_in_the_bubble(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Not an empty bubble: what happened, and a button to try again."""
    app = make_scripted({"": f"<think>{THOUGHT}"})
    answer = ask(qtbot, app, "Hello?")
    assert answer.text == ""
    assert answer.state == "failed"
    assert answer.details.fault is not None
    assert "only thought" in answer.details.fault.why
    assert last(app).details.stats is not None
