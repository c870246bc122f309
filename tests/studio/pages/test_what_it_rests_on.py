"""An owner is interviewed, then asked: each answer says what it rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.studio_window import StudioWindow
from desktop.gui.theme.tokens import LIGHT
from desktop.gui.transcript.message_row import MessageRow
from desktop.history.message import Details, ShownMessage
from desktop.studio.interview import answered_ids
from desktop.studio.notebook import with_refusal
from persona.model import Fact
from persona.reply import Match, Reply
from tests.desktop.chat.test_chat import ask
from tests.desktop.conftest import make_app, make_scripted, places
from tests.studio.pages.test_studio_window import JUDGE_MS, answer, app, studio

__all__ = ["app", "make_app", "make_scripted", "places", "studio"]  # fixtures

BORN = "I was raised in Whitby, by the sea."
OWN_WORDS = "This answer rests on the owner's own words."
PRIVATE = "The owner does not talk about this."


@pytest.fixture
def asked(qtbot: QtBot, app: AvatarApp, studio: StudioWindow) -> AvatarApp:
    """Return a window in which an avatar speaks that was asked where it was born."""
    page = studio.interview
    page.ask_topic("origin")
    assert "born" not in answered_ids(page._bank, studio.bench.persona)
    answer(qtbot, page, BORN)
    app.settings.update(replace(app.settings.value, mode="strict"))
    return app


def why(app: AvatarApp) -> list[str]:
    """Return what stands beside the talk about the last answer."""
    app.window.why.show_message(app.window.talk.messages[-1])
    return [label.text() for label in app.window.why.findChildren(QLabel)]


def chips(app: AvatarApp) -> list[str]:
    """Return the chips below the last answer."""
    row = MessageRow()
    row.show_message(app.window.talk.messages[-1], LIGHT)
    return [chip.text() for chip in row.findChildren(QAbstractButton) if chip.text()]


def test_an_answer_names_the_facts_that_were_taken_from_it(
    qtbot: QtBot, asked: AvatarApp, studio: StudioWindow
) -> None:
    """And the question that was answered, not another wording of it."""
    studio.interview.card.take_all()
    answer = ask(qtbot, asked, "Where do you come from?")
    assert answer.text == BORN
    told = why(asked)
    assert BORN in told
    assert "Where were you born?" in told
    assert "Where do you come from?" not in told
    assert not {OWN_WORDS, "This answer rests on no fact."} & set(told)
    assert chips(asked) == ["1 fact", "owner's words"]


def test_an_answer_without_facts_is_the_owners_own(qtbot: QtBot, asked: AvatarApp) -> None:
    """It is not said to rest on nothing."""
    assert ask(qtbot, asked, "Where were you born?").text == BORN
    assert OWN_WORDS in why(asked)
    assert chips(asked) == ["owner's words"]


def test_what_is_not_talked_about_is_not_asked_in_vain(
    qtbot: QtBot, asked: AvatarApp, studio: StudioWindow
) -> None:
    """The owner has said what is answered, so that there is nothing to do."""
    bank = studio.interview._bank
    studio.bench.change("Add", lambda own: with_refusal(own, "my love life", "", bank))
    answer = ask(qtbot, asked, "Will you tell me about your love life?")
    assert answer.text == bank.keep
    assert answer.details.abstained
    assert PRIVATE in why(asked)
    assert chips(asked) == ["owner's words"]
    assert asked.studio.unanswered.asked(studio.bench.persona.id) == []
    with qtbot.waitSignal(asked.controller.answered, timeout=JUDGE_MS):
        asked.window.prompt.submitted.emit("How tall is the tallest of your cousins?")
    assert len(asked.studio.unanswered.asked(studio.bench.persona.id)) == 1


def test_what_is_nearest_is_not_said_to_be_nothing(qtbot: QtBot) -> None:
    """A reply that says so and quotes a fact is badged as one; one that quotes none is not."""
    match = Match("unanswerable", known=0.3, topic="person")
    near = Reply(BORN, (Fact("f1", BORN),), True, "abstention", match, ("near_told",))
    texts = []
    for reply in (near, replace(near, facts=(), notes=())):
        row = MessageRow()
        qtbot.addWidget(row)
        message = ShownMessage(1, "assistant", reply.text, details=Details.of(reply, "m"))
        row.show_message(message, LIGHT)
        buttons, labels = row.findChildren(QAbstractButton), row.findChildren(QLabel)
        texts.append([own.text() for own in buttons] + [own.text() for own in labels])
    assert {"not known exactly", "what comes nearest is told"} <= {*texts[0]}
    assert "not known" not in texts[0]
    assert "not known" in texts[1]


def test_how_surely_something_is_known_is_told_of_questions_about_the_person(
    qtbot: QtBot, asked: AvatarApp
) -> None:
    """A farewell asks for nothing."""
    ask(qtbot, asked, "Where were you born?")
    assert "Judged to be known" in why(asked)
    ask(qtbot, asked, "Goodbye, take care!")
    assert "Judged to be known" not in why(asked)
    assert "This answer rests on no fact." in why(asked)
