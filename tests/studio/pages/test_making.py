"""A new avatar: its folder, its drawing, and the window in which it is made."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from backends.errors import PersonaError
from desktop.chat.avatar_state import AvatarState
from desktop.gui.settings.settings_form import Combo
from desktop.gui.studio.entry_dialog import EntryDialog, Field
from desktop.gui.studio.pictures.create_dialog import ChangeDialog, CreateDialog
from desktop.gui.studio.pictures.picture_forms import FigureForm
from desktop.gui.studio.pictures.portrait import PhotoCrop, state_pictures
from desktop.gui.theme.tokens import LIGHT
from desktop.i18n import translation
from desktop.studio.figure import CHOICES, Figure, drawn, figure_from, keys_of
from desktop.studio.interview import answered_ids, next_question
from desktop.studio.making import Wanted, make_avatar
from desktop.studio.notebook import with_pair, with_refusal
from persona.bank import load_bank
from persona.judging.knowledge import passages_of
from persona.model import Persona
from persona.store import load_persona
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import MakeApp, make_app, make_scripted, places

__all__ = ["make_app", "make_scripted", "places"]  # fixtures

PARTS = ("body", "eyes-open", "eyes-up", "mouth-smile", "mouth-frown", "brows-unsure")


def test_every_choice_is_drawn_with_all_parts() -> None:
    """The header shows each part by its state; no colour is left open."""
    for choice in CHOICES:
        for key in keys_of(choice):
            text = drawn(Figure(**{choice: key}))
            renderer = QSvgRenderer(text.encode())
            assert renderer.isValid()
            assert all(renderer.elementExists(part) for part in PARTS)
            assert "{" not in text


def test_a_figure_that_is_kept_comes_back() -> None:
    """What is unknown, or of a stranger, is the usual."""
    figure = Figure(style="bun", skin="deep")
    assert figure_from(figure.table()) == figure
    assert figure_from({"style": "<script>", "skin": "deep"}) == Figure(skin="deep")
    assert figure_from("bun") is None


@pytest.mark.parametrize(
    ("language", "subject", "asked"),
    [
        ("en", "my divorce", "Will you tell me about your divorce?"),
        ("en", "why I'm single", "What about why you're single?"),
        ("en", "mystery novels", "What about mystery novels?"),
        ("de", "mein Einkommen", "Und dein Einkommen?"),
        ("de", "warum ich geschieden bin", "Und warum du geschieden bist?"),
        ("zh", "我的收入", "你的收入怎么样？"),
        ("zh", "我们家", "能说说你们家吗？"),
        ("zh", "自我评价", "自我评价怎么样？"),
        ("ko", "내 수입", "수입에 대해서는요?"),
        ("ko", "안내", "안내에 대해서는요?"),
    ],
)
def test_a_subject_is_asked_for_as_a_visitor_says_it(
    language: str, subject: str, asked: str
) -> None:
    """The owner says "my divorce", a visitor "your divorce"; only whole words are changed.

    In the pair, and in one that was made before it was changed there.
    """
    persona = Persona("a", "Ada", language=language)
    made = with_refusal(persona, subject, "", load_bank(language))
    assert asked in made.examples[0].questions
    assert made.examples[0].extra == {"subject": subject}
    old = with_pair(persona, replace(made.examples[0], questions=(subject,)))
    (told,) = passages_of(old)
    assert told.example is not None
    assert told.example.questions[0] in asked


def test_a_new_avatar_answers_its_first_question(tmp_path: Path) -> None:
    """Its introduction is a fact and a pair in its language."""
    wanted = Wanted(
        "Ada Beispiel", "self", "de", "sie/ihr", "Ich bin Botanikerin.", figure=Figure()
    )
    made = make_avatar(wanted, tmp_path)
    assert made == load_persona(tmp_path / "ada-beispiel")
    assert made.facts[0].text == "Ich bin Botanikerin."
    assert made.starters == made.examples[0].questions[:1] == (load_bank("de").introduction,)
    assert "Stell dich vor." in made.examples[0].questions
    assert made.extra["consent"] == "self"
    assert "Ada" in made.greeting
    assert (made.folder / "avatar.svg").is_file()
    again = make_avatar(wanted, tmp_path)
    assert again.id == "ada-beispiel-2"
    assert again.extra["avatar_id"] != made.extra["avatar_id"]


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """A folder that is a file; a name that is none."""
    place = tmp_path / "personas"
    place.write_text("no folder", "utf-8")
    with pytest.raises(PersonaError, match="was not made"):
        make_avatar(Wanted("Ada", "self"), place)
    with pytest.raises(PersonaError, match="has no name"):
        make_avatar(Wanted("  ", "self"), tmp_path / "other")
    assert not (tmp_path / "other").exists()
    assert os.listdir(tmp_path) == ["personas"]


def test_the_next_question_is_of_the_topic_of_which_least_is_told(tmp_path: Path) -> None:
    """One of each topic first; what is answered or skipped does not come again."""
    persona, bank = Persona("ada", "Ada"), load_bank("en")
    topics, skipped = [], set[str]()
    while found := next_question(bank, persona, skipped):
        topics.append(found[0].id)
        skipped.add(found[1].id)
    assert topics[: len(bank.topics)] == [topic.id for topic in bank.topics]
    assert len(topics) == len(list(bank.questions()))
    made = make_avatar(Wanted("Ada", "self", introduction="I sail."), tmp_path)
    assert answered_ids(bank, made) == set()


def test_a_photo_becomes_six_pictures(qtbot: QtBot) -> None:
    """They differ, and the circle never shows what is beside the photo."""
    crop = PhotoCrop()
    qtbot.addWidget(crop)
    photo = QImage(300, 200, QImage.Format.Format_RGB32)
    photo.fill(QColor("#336699"))
    crop.show_photo(photo)
    crop.set_zoom(0.1)
    assert crop.zoom == 1.0
    for _ in range(50):
        QTest.keyClick(crop, Qt.Key.Key_Plus)
    face = crop.cropped()
    assert face.pixelColor(0, 0) == face.pixelColor(511, 511) == QColor("#336699")
    made = state_pictures(face)
    assert set(made) == {state.value for state in AvatarState}
    assert len({bytes(image.bits()) for image in made.values()}) == len(AvatarState)


def test_an_avatar_is_made_in_the_window_and_talked_to(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path
) -> None:
    """Name, figure, introduction; the chat with it is open."""
    app = make_scripted()

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CreateDialog)
        dialog.name.setText("Ada Example")
        dialog.introduction.setPlainText("I am a botanist.")
        dialog.figure.choose("style", "bun")
        dialog._accept()

    QTimer.singleShot(0, fill)
    app.studio.create()
    qtbot.waitUntil(lambda: app.current.persona.name == "Ada Example", timeout=WAIT_MS)
    assert app.current.persona.facts[0].text == "I am a botanist."
    assert app.window.welcome.isVisibleTo(app.window)
    assert app.window.talk.messages[0].text == app.current.persona.greeting
    kept = figure_from(app.current.persona.extra["figure"])
    assert kept == Figure(style="bun")


def press_escape(dialog: QDialog, answer: str = "") -> list[str]:
    """Press Escape; return what is asked then, which is answered with a button."""
    asked: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            next(own for own in box.buttons() if own.text() == answer).click()

    QTimer.singleShot(0, look)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()
    return asked


def fill_name(dialog: CreateDialog) -> None:
    """Type a name."""
    dialog.name.setText("Ada")


def choose_hair(dialog: CreateDialog) -> None:
    """Choose a part of the figure."""
    dialog.figure.choose("style", "bun")


@pytest.mark.parametrize("enter", [fill_name, choose_hair])
def test_escape_asks_before_what_was_entered_is_lost(
    qtbot: QtBot, enter: Callable[[CreateDialog], None]
) -> None:
    """And only then; the question keeps it by itself."""
    dialog = CreateDialog(LIGHT, "en")
    qtbot.addWidget(dialog)
    dialog.show()
    enter(dialog)
    entered = dialog.entered()
    assert press_escape(dialog, "Keep on writing") == ["Throw away what you have entered?"]
    assert dialog.isVisible()
    assert dialog.entered() == entered
    assert press_escape(dialog, "Throw away")
    assert not dialog.isVisible()


def test_escape_closes_at_once_what_nothing_was_entered_in(qtbot: QtBot) -> None:
    """A new avatar, one that is there, a fact."""
    persona = Persona(
        "ada", "Ada", pronouns="she/her", extra={"figure": Figure(style="bun").table()}
    )
    for dialog in (
        CreateDialog(LIGHT, "en"),
        ChangeDialog(LIGHT, persona),
        EntryDialog("New fact", [Field("Fact", "I bake.")], lambda _typed: True),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        assert press_escape(dialog) == []
        assert not dialog.isVisible()


def test_escape_asks_before_a_typed_fact_is_lost(qtbot: QtBot) -> None:
    """As everywhere where something was entered."""
    dialog = EntryDialog("New fact", [Field("Fact")], lambda _typed: True)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.editors[0], "I bake.")
    assert press_escape(dialog, "Throw away")
    assert not dialog.isVisible()


@pytest.mark.parametrize("code", translation.LANGUAGES)
def test_who_made_it_is_said_once_before_a_name_is_there(
    qtbot: QtBot, qapp: QApplication, code: str
) -> None:
    """And with the name as soon as it is typed."""
    translation.install_language(qapp, code)
    try:
        dialog = CreateDialog(LIGHT, code)
        qtbot.addWidget(dialog)
        before = [dialog.consent.itemText(number) for number in range(2)]
        dialog.name.setText("Ada")
        after = [dialog.consent.itemText(number) for number in range(2)]
    finally:
        translation.install_language(qapp, "en")
    assert "本人本人" not in before[0]
    assert all("Ada" in text and not text.endswith("Ada") for text in after[:1])
    assert "Ada" in after[1]
    halves = before[0][: len(before[0]) // 2], before[0][len(before[0]) // 2 :]
    assert halves[0] != halves[1]


def test_no_choice_of_a_figure_stands_alone_in_a_row(qtbot: QtBot) -> None:
    """All choices are there, in rows of the same width."""
    form = FigureForm()
    qtbot.addWidget(form)
    form.resize(form.sizeHint())
    form.show()
    rows: dict[int, list[Combo]] = {}
    for box in form.findChildren(Combo):
        rows.setdefault(box.y(), []).append(box)
    assert sum(map(len, rows.values())) == len(CHOICES)
    assert min(map(len, rows.values())) > 1
    ends = {max(box.geometry().right() for box in row) for row in rows.values()}
    assert max(ends) - min(ends) <= 2
