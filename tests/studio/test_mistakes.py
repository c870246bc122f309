"""What a new owner does wrong, in a real window: each is told in a sentence, nothing is lost."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.studio_window import StudioWindow
from desktop.studio.remarks import on_answer, on_fact, on_question, on_subject
from persona.store import load_persona
from tests.desktop.conftest import MakeApp, make_app, make_scripted, places
from tests.desktop.test_chat import WAIT_MS
from tests.studio.test_studio_window import app, studio

__all__ = ["MakeApp", "app", "make_app", "make_scripted", "places", "studio"]  # fixtures

CV = """Ada Example
Hafnarvej 12, 24105 Kiel
ada@example.org

2019 to 2023: I studied botany in Uppsala.
Since 2023: I run the seed bank of Kiel.
I speak Swedish and German.
I row on Sundays.
"""


def answers(window: StudioWindow) -> list[str]:
    """Return the answers that are in the files."""
    persona = load_persona(window.bench.persona.folder)
    return [text for own in persona.examples for text in own.answers]


def test_a_cv_in_the_field_of_an_answer_is_read_as_a_text(
    qtbot: QtBot, studio: StudioWindow
) -> None:
    """It is not said whole to anybody who asks; what is chosen of it becomes facts."""
    page, before = studio.interview, answers(studio)
    page.view.prompt.set_text(CV.strip())
    page.view.prompt.submitted.emit(CV.strip())
    told = page.remarks.told.text()
    assert f"It has {len(CV.strip())} characters, and the avatar says all of them." in told
    assert "Anybody who asks is told this: ada@example.org" in told
    assert told.endswith("Send it once more to keep it as it is.")
    assert page.view.prompt.text == CV.strip()
    assert answers(studio) == before
    page.remarks.bring.click()
    assert studio.tabs.currentWidget() is studio.bring
    qtbot.waitUntil(lambda: studio.bring.tree.topLevelItemCount() == 1, timeout=WAIT_MS)
    assert page.view.prompt.text == ""
    assert not page.remarks.isVisible()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I was born in Lund. " * 150, "It has 2999 characters"),
        ("🙂🙂", "There is not a word in it."),
        ("…", "There is not a word in it."),
        ("What do you mean?", "It is a question"),
        ("Ring me on 07700 900123.", "Anybody who asks is told this: 07700 900123."),
    ],
)
def test_an_answer_is_asked_about_once(studio: StudioWindow, text: str, told: str) -> None:
    """Sent once more it is kept; another answer is looked at anew."""
    page, text = studio.interview, text.strip()
    asked = page.view.talk.messages[-1].text
    page.answer(text)
    assert told in page.remarks.told.text()
    assert page.view.talk.messages[-1].text == asked
    page.answer(text)
    assert answers(studio)[-1] == text
    assert page.remarks.isHidden()
    page.answer(text)
    assert not page.remarks.isHidden()


def test_an_answer_longer_than_a_persona_holds_stays_in_the_field(studio: StudioWindow) -> None:
    """With a sentence that says how long it may be."""
    page, text = studio.interview, "I talk. " * 9_000
    page.view.prompt.set_text(text.strip())
    for _ in range(2):
        page.answer(text.strip())
    assert studio.notice.text == (
        "The change to Ada was not kept. A text of it has more than 64000 characters."
        " Shorten it, or make several of it."
    )
    assert page.view.prompt.text == text.strip()


def test_a_question_is_answered_twice_in_two_windows(app: AvatarApp, studio: StudioWindow) -> None:
    """Both answers are said in turn; a fact that was taken there is taken once."""
    folder, page = studio.bench.persona.folder, studio.interview
    other = StudioWindow(load_persona(folder), app.studio.needs(), app.look.tokens)
    page.answer("I was born in Lund. It rained on my parents.")
    other.interview.answer("I was born in Malmö.")
    pair = load_persona(folder).examples[-1]
    assert pair.answers == ("I was born in Lund. It rained on my parents.", "I was born in Malmö.")
    other.close()
    third = StudioWindow(load_persona(folder), app.studio.needs(), app.look.tokens)
    page.proposals[0].take()
    third.interview.proposals[0].take()
    told = [own.text for own in load_persona(folder).facts]
    assert told.count("I was born in Lund.") == 1
    third.close()


def test_what_is_typed_in_a_dialog_is_remarked_on(studio: StudioWindow) -> None:
    """Before it is saved: the same again, not in the first person, a number, no word."""
    persona = studio.bench.persona
    assert list(on_fact(persona, "i am a BOTANIST")) == ["This fact is there already."]
    assert list(on_fact(persona, "Born in Lund.")) == [
        "It does not speak in the first person; the avatar says it as it stands."
    ]
    asked = persona.examples[0].questions[0]
    assert list(on_question(persona, asked.upper())) == [
        "This question has an answer already: “I am a botanist.”."
    ]
    assert list(on_question(persona, "🙂?")) == ["There is not a word in the question."]
    assert list(on_subject("my health")) == []
    assert "Name the subject in a few words" in next(on_subject("Do not tell of my divorce."))
    assert list(on_answer("In Lund, above the bakery of my parents.")) == []
    assert list(on_answer("أنا من حلب.")) == []
