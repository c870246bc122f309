"""What a new owner does wrong, in a real window: each is told in a sentence, nothing is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from backends.errors import PersonaError
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.pictures.create_dialog import ChangeDialog, CreateDialog
from desktop.gui.studio.pictures.picture_forms import PhotoForm
from desktop.gui.studio.studio_window import StudioWindow
from desktop.gui.theme.tokens import LIGHT
from desktop.personas.finding import labels
from desktop.studio.figure import Figure
from desktop.studio.making import Wanted, make_avatar
from desktop.studio.notebook import Told, row_of, without
from desktop.studio.remarks import on_answer, on_fact, on_question, on_subject
from desktop.studio.trainings.training import Training
from persona.model import LANGUAGES
from persona.store import load_persona
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import MakeApp, make_app, make_scripted, places
from tests.desktop.new_owner import opened_studio
from tests.studio.pages.test_studio_window import answer, app, studio

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
    assert page.view.prompt.text == CV.strip()  # until its owner removes it
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


def test_a_greeting_may_ask_and_be_a_smile(studio: StudioWindow) -> None:
    """What is said to a greeting is no fact about anybody: it is kept at once."""
    page = studio.interview
    for text in ("Ey up! What can I do for you?", "🙂"):
        asked = next(own for own in page._bank.questions() if own[1].kind == "smalltalk")
        page._put(*asked)
        page.answer(text)
        assert answers(studio)[-1] == text
        assert page.remarks.isHidden()


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


def test_a_question_is_answered_twice_in_two_windows(
    app: AvatarApp, studio: StudioWindow, qtbot: QtBot
) -> None:
    """Both answers are said in turn; a fact that was taken there is taken once."""
    folder, page = studio.bench.persona.folder, studio.interview
    other = StudioWindow(load_persona(folder), app.studio.needs(), app.look.tokens)
    answer(qtbot, page, "I was born in Lund.")
    answer(qtbot, other.interview, "I was born in Malmö.")
    pair = load_persona(folder).examples[-1]
    assert pair.answers == ("I was born in Lund.", "I was born in Malmö.")
    other.close()
    third = StudioWindow(load_persona(folder), app.studio.needs(), app.look.tokens)
    page.card.rows[0].take()
    third.interview.card.rows[0].take()
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


def moving(path: Path) -> None:
    """Write a GIF of three pictures."""
    frames = [Image.new("RGB", (90, 60), (0, 0, blue)) for blue in (200, 100, 0)]
    frames[0].save(path, save_all=True, append_images=frames[1:])


PICTURES: dict[str, Callable[[Path], object]] = {
    "huge.jpg": lambda path: Image.new("RGB", (9_000, 6_700), (0, 0, 200)).save(path),
    "print.jpg": lambda path: Image.new("CMYK", (90, 60), (200, 200, 0, 55)).save(path),
    "moving.gif": moving,
    "thin.png": lambda path: Image.new("RGB", (30_000, 4), (0, 0, 200)).save(path),
    "deep.png": lambda path: Image.new("I;16", (90, 60), 40_000).save(path),
    "grey.jpg": lambda path: Image.new("L", (90, 60), 90).save(path),
    "scan.tif": lambda path: Image.new("RGB", (90, 60), (0, 0, 200)).save(path),
}


def shown(qtbot: QtBot, path: Path) -> PhotoForm:
    """Return a form in which a photo was chosen."""
    form = PhotoForm()
    qtbot.addWidget(form)
    form.read(path)
    qtbot.waitUntil(lambda: "Reading" not in form.told, timeout=WAIT_MS)
    return form


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_of_all_kinds_are_taken(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    """60 megapixels, for print, moving, of odd sizes: the circle is full."""
    PICTURES[name](tmp_path / name)
    form = shown(qtbot, tmp_path / name)
    assert len(form.pictures()) == 6
    face = form.crop.cropped().pixelColor(256, 256)
    assert face.alpha() == 255
    if name not in ("deep.png", "grey.jpg"):
        assert face.blue() > 100 + max(face.red(), face.green()), face.name()
    form.end()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + bytes(400), "It is a HEIC or AVIF photo"),
        ("cv.pdf.png", b"hello, this is no picture", "It is damaged, or no picture."),
        ("empty.jpg", b"", "It is damaged, or no picture."),
    ],
)
def test_a_picture_that_cannot_be_read_is_told(
    qtbot: QtBot, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    """With what can be done."""
    (tmp_path / name).write_bytes(content)
    form = shown(qtbot, tmp_path / name)
    assert form.told.startswith(f"{name} cannot be read as a picture. {told}")
    assert form.told.endswith("Save it as JPEG or PNG, and choose that.")
    assert form.pictures() == {}
    form.end()


def test_a_name_is_looked_at_while_it_is_typed(qtbot: QtBot) -> None:
    """Too long, without a letter, known already; slashes are letters among others."""
    dialog = CreateDialog(LIGHT, "en", ["Ada Berg"])
    qtbot.addWidget(dialog)
    dialog.show()
    for name, told, is_right in (
        ("", "", False),
        ("x" * 200, "The name has 200 characters; 100 are the most.", False),
        ("🙂 !", "There is no letter in the name.", False),
        ("ada berg", "You have an avatar of ada berg already; this will be another one.", True),
        ("../A/b\\C {x}", "", True),
        ("أدا", "", True),
    ):
        dialog.name.setText(name)
        assert (dialog.remark.text(), dialog._make.isEnabled()) == (told, is_right)
    dialog.picture.setCurrentIndex(dialog.picture.findData("photo"))
    assert dialog.remark.text() == "Choose a photo, or a drawn figure."
    assert not dialog._make.isEnabled()
    dialog.done(QDialog.DialogCode.Rejected)


def test_odd_names_make_folders_of_their_own(tmp_path: Path) -> None:
    """Slashes, letters of other scripts, a name of Windows, one name twice."""
    names = ("../../A/b", "أدا", "con", "Ada", "Ada", "x" * 100)
    made = [make_avatar(Wanted(name, "self", figure=Figure()), tmp_path) for name in names]
    ids = [own.id for own in made]
    assert [*ids[:1], *ids[2:5]] == ["a-b", "con-avatar", "ada", "ada-2"]
    assert re.fullmatch("avatar-[0-9a-f]{8}", ids[1])  # chats of one that is gone stay his
    assert {own.folder.parent for own in made} == {tmp_path}
    assert labels(made)["ada-2"] == "Ada (ada-2)"
    with pytest.raises(PersonaError, match="101 characters; 100 are the most"):
        make_avatar(Wanted("x" * 101, "self"), tmp_path)
    assert len(list(tmp_path.iterdir())) == 6


def changed(qtbot: QtBot, app: AvatarApp, fill: Callable[[ChangeDialog], None]) -> None:
    """Change the avatar that speaks in its dialog."""

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ChangeDialog)
        fill(dialog)
        dialog._make.click()

    QTimer.singleShot(0, accept)
    with qtbot.waitSignal(app.studio.met, timeout=WAIT_MS):
        app.studio.change()


def test_name_language_and_picture_are_changed_afterwards(qtbot: QtBot, app: AvatarApp) -> None:
    """What the owner told stays; what the app said in its place is said in the new language."""
    before = load_persona(app.current.persona.folder)

    def fill(dialog: ChangeDialog) -> None:
        assert dialog.name.text() == "Ada"
        assert not dialog.introduction.isVisible()
        dialog.name.setText("Ada Berg")
        dialog.language.setCurrentIndex(dialog.language.findData("de"))
        assert dialog.remark.text().startswith("What is told stays in its language")
        dialog.figure.choose("hair", "grey")

    changed(qtbot, app, fill)
    after = load_persona(before.folder)
    assert (after.name, after.language, after.creator) == ("Ada Berg", "de", "Ada Berg")
    assert "Ada" in after.greeting
    assert after.greeting != before.greeting
    assert (after.facts, after.examples) == (before.facts, before.examples)
    assert after.extra["figure"] != before.extra["figure"]
    assert app.window.windowTitle() == "Ada Berg"
    assert opened_studio(app).interview.view.talk.messages[0].text.startswith("Wo ")


def test_a_photo_takes_the_place_of_a_figure_and_stays_as_it_is(
    qtbot: QtBot, app: AvatarApp, tmp_path: Path
) -> None:
    """A greeting of the owner's own stays, too."""
    folder = app.current.persona.folder
    toml = (folder / "persona.toml").read_text("utf-8")
    own = toml.replace(load_persona(folder).greeting, "Ahoy!")
    (folder / "persona.toml").write_text(own, "utf-8")
    Image.new("RGB", (90, 60), (0, 0, 200)).save(tmp_path / "me.png")

    def choose(dialog: ChangeDialog) -> None:
        dialog.picture.setCurrentIndex(dialog.picture.findData("photo"))
        dialog.photo.read(tmp_path / "me.png")
        qtbot.waitUntil(lambda: dialog.photo.crop.has_photo, timeout=WAIT_MS)

    changed(qtbot, app, choose)
    assert not (folder / "avatar.svg").exists()
    first = (folder / "idle.png").read_bytes()
    changed(qtbot, app, lambda dialog: dialog.language.setCurrentIndex(2))
    after = load_persona(folder)
    assert (after.language, after.greeting) == (LANGUAGES[2], "Ahoy!")
    assert (folder / "idle.png").read_bytes() == first
    assert after.avatars["idle"] == "idle.png"


def test_what_nobody_has_said_of_a_card_is_not_said_by_a_change(
    qtbot: QtBot, app: AvatarApp
) -> None:
    """By whose leave it was made; nor is its language another one than it was."""
    folder = app.current.persona.folder
    lines = (folder / "persona.toml").read_text("utf-8").replace('"en"', '"fr"').splitlines()
    kept = [line for line in lines if not line.startswith("consent")]
    (folder / "persona.toml").write_text("\n".join([*kept, 'language = "fr"']), "utf-8")
    changed(qtbot, app, lambda dialog: dialog.name.setText("Ada Berg"))
    after = load_persona(folder)
    assert (after.name, after.language) == ("Ada Berg", "fr")
    assert "consent" not in after.extra


def test_all_that_was_told_is_deleted_and_brought_back(studio: StudioWindow) -> None:
    """The pages stand an avatar of which nothing is known."""
    bench = studio.bench
    keys = [row_of(own).key for own in Told(bench.persona)]
    assert bench.change("Remove", lambda own: without(own, keys))
    persona = load_persona(bench.persona.folder)
    assert (persona.facts, persona.examples) == ((), ())
    for number in range(studio.tabs.count()):
        studio.tabs.setCurrentIndex(number)
    studio.tabs.setCurrentWidget(studio.train)
    assert studio.train.trouble.text().startswith("There is nothing to learn from. ")
    assert not studio.train.buttons[0].isEnabled()
    bench.stack.undo()
    assert [row_of(own).key for own in Told(load_persona(persona.folder))] == keys


def test_an_avatar_that_is_removed_takes_along_what_lay_beside_it(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """Its studio closes; training, what was asked in vain, and what undo kept are gone."""
    persona = app.current.persona
    training = Training(app.places.trainings / persona.id)
    training.folder.mkdir(parents=True)
    replaced = persona.folder.with_name(f".replaced-{persona.id}")
    replaced.mkdir()
    app.studio.unanswered.note(persona.id, "How tall are you?")
    app.cards.removed.emit(persona.id)
    assert app.studio.window is None
    qtbot.waitUntil(lambda: not training.folder.exists(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not replaced.exists(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: app.studio.unanswered.asked(persona.id) == [], timeout=WAIT_MS)


def test_a_folder_that_was_deleted_outside_is_told(studio: StudioWindow) -> None:
    """At the next change; the window stays, and the answer in its field."""
    shutil.rmtree(studio.bench.persona.folder)
    studio.interview.view.prompt.set_text("In Lund.")
    studio.interview.answer("In Lund.")
    assert studio.notice.text.startswith("The change to Ada was not kept. ")
    assert studio.interview.view.prompt.text == "In Lund."
