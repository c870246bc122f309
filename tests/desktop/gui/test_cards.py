"""A character card on a real window: dropped, talked to, saved, removed. And by commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.gui.shell.app import AvatarApp
from desktop.personas.finding import all_personas
from desktop.personas.importing import import_persona
from tests.conftest import SCRIPTED
from tests.desktop.chat.test_chat import WAIT_MS, ask
from tests.desktop.cli.test_cli import answers, run
from tests.desktop.conftest import MakeApp
from tests.persona.test_cards import V2, in_png


def told(qtbot: QtBot, app: AvatarApp, action: Callable[[], object]) -> str:
    """Do something and return what the window says then."""
    app.window.notice.hide()
    action()
    qtbot.waitUntil(lambda: app.window.notice.isVisibleTo(app.window), timeout=WAIT_MS)
    return app.window.notice.text


def dropped(qtbot: QtBot, app: AvatarApp, path: Path) -> str:
    """Drop a file on the window and return what it says."""
    return told(qtbot, app, lambda: app.window.dropped.emit(path))


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """Return a picture with a card in it."""
    path = tmp_path / "sera.png"
    path.write_bytes(in_png(V2))
    return path


def test_a_dropped_card_is_the_avatar_at_once(
    qtbot: QtBot, make_scripted: MakeApp, card: Path
) -> None:
    """Its name, its words, its picture; the model gets what the card says."""
    app = make_scripted({"": "Welcome to my glade."})
    notice = dropped(qtbot, app, card)
    assert "Sera is here." in notice
    assert "lorebook are not used (1)." in notice
    assert app.current.persona.name == "Sera"
    assert app.window.talk.messages[0].text == "*Sera smiles at User.* Hello!"
    answer = ask(qtbot, app, "Where is the glade?")
    prompt = app.controller.prompt_of(answer.id)
    assert "Sera guards the forest" in prompt
    assert "The glade of Sera is safe." in prompt
    again = make_scripted()
    assert again.current.persona.name == "Keith Low"  # the test's own settings
    assert "Sera" in [persona.name for persona in all_personas(again.places)]


def test_a_file_that_is_no_card_is_told(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path
) -> None:
    """The window, the avatar and the talk stay."""
    app = make_scripted()
    QImage(3, 3, QImage.Format.Format_RGB32).save(str(tmp_path / "cat.png"))
    assert "without a character card" in dropped(qtbot, app, tmp_path / "cat.png")
    assert app.current.persona.name == "Keith Low"


@pytest.mark.parametrize("suffix", [".png", ".charx", ".json"])
def test_an_avatar_is_saved_as_a_card(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path, suffix: str
) -> None:
    """Keith's drawing becomes the picture; what comes back knows what he knows."""
    app = make_scripted()
    path = tmp_path / f"keith{suffix}"
    assert told(qtbot, app, lambda: app.cards.write(path)) == f"Saved as keith{suffix}."
    again = import_persona(path, tmp_path / "personas").persona
    assert again.facts == app.current.persona.facts
    if suffix != ".json":
        face = QImage(str(again.avatar("idle")))
        assert (face.width(), face.height()) == (512, 512)
        assert len({face.pixel(x, 256) for x in range(0, 512, 8)}) > 3  # a face is there
    nowhere = tmp_path / "none" / f"x{suffix}"
    assert "The card was not saved" in told(qtbot, app, lambda: app.cards.write(nowhere))


def test_an_imported_avatar_can_be_removed(
    qtbot: QtBot,
    make_scripted: MakeApp,
    card: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Into the trash; the one in the box cannot."""
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    app = make_scripted()
    assert not app.cards.can_remove
    dropped(qtbot, app, card)
    folder = app.current.persona.folder
    assert app.cards.can_remove
    app.cards.remove()
    assert not folder.exists()
    assert app.current.persona.name == "Keith Low"
    assert "Sera is in the trash." in app.window.notice.text


def test_the_avatar_that_was_asked_about_is_removed(
    qtbot: QtBot,
    make_scripted: MakeApp,
    card: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another one has come under the question: its import has ended."""
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    app = make_scripted()
    dropped(qtbot, app, card)
    asked = app.current.persona.folder
    other = import_persona(_renamed(card), app.places.personas, [asked.name]).persona

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "Sera" in box.text()
        app.settings.update(replace(app.settings.value, persona=other.id))
        next(it for it in box.buttons() if it.text() == "Remove").click()

    QTimer.singleShot(0, answer)
    app.cards.ask_remove()
    assert not asked.exists()
    assert other.folder.exists()
    assert app.current.persona.id == other.id


def _renamed(card: Path) -> Path:
    path = card.with_name("mira.json")
    made = {"spec": "chara_card_v2", "data": {"name": "Mira", "first_mes": "Hi"}}
    path.write_text(json.dumps(made), "utf-8")
    return path


def test_lore_alone_is_offered_to_the_avatar_that_speaks(
    qtbot: QtBot, make_scripted: MakeApp, card: Path, tmp_path: Path
) -> None:
    """A question with the file's and the avatar's names; then it is told to the model."""
    app = make_scripted({"": "Green."})
    dropped(qtbot, app, card)
    path = tmp_path / "world.json"
    entries = {"0": {"key": ["buoy"], "content": "The buoy is green.", "disable": False}}
    path.write_text(json.dumps({"entries": entries}), "utf-8")
    asked: list[str] = []

    poll = QTimer(app.window)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            poll.stop()
            asked.append(box.text())
            next(it for it in box.buttons() if it.text() == "Give").click()

    app.window.notice.hide()
    poll.timeout.connect(answer)
    poll.start(20)
    app.window.dropped.emit(path)
    qtbot.waitUntil(lambda: "texts of lore now" in app.window.notice.text, timeout=WAIT_MS)
    assert asked == ["Give the 1 texts of world.json to Sera?"]
    answer_shown = ask(qtbot, app, "Which colour has the buoy?")
    assert "The buoy is green." in app.controller.prompt_of(answer_shown.id)


def test_the_visitor_is_called_by_the_name_in_the_settings(
    qtbot: QtBot, make_scripted: MakeApp, card: Path, tmp_path: Path
) -> None:
    """In the next chat; and it is not in a card that is saved."""
    app = make_scripted()
    dropped(qtbot, app, card)
    app.settings.update(replace(app.settings.value, visitor="Mira"))
    app.chat_commands.new_chat()
    assert app.window.talk.messages[0].text == "*Sera smiles at Mira.* Hello!"
    out = tmp_path / "out.json"
    told(qtbot, app, lambda: app.cards.write(out))
    data = json.loads(out.read_text("utf-8"))["data"]
    assert data["first_mes"] == V2["data"]["first_mes"]
    assert "Mira" not in out.read_text("utf-8")


def test_two_of_one_name_are_told_apart_in_the_menu(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path
) -> None:
    """By their folders."""
    app = make_scripted()
    for greeting in ("One.", "Two."):
        path = tmp_path / "orla.json"
        made = {"spec": "chara_card_v2", "data": {"name": "Orla", "first_mes": greeting}}
        path.write_text(json.dumps(made), "utf-8")
        dropped(qtbot, app, path)
    app.persona_menu.fill()
    texts = [action.text() for action in app.persona_menu.actions()]
    assert {"Orla (orla)", "Orla (orla-2)", "Keith Low"} <= set(texts)


def test_a_name_is_never_taken_for_html(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path
) -> None:
    """Nor for a key of the menu; a long one is cut."""
    app = make_scripted()
    name = "<b>A&B</b>"
    card = {"spec": "chara_card_v2", "data": {"name": f"{name}\n{'x' * 500}", "first_mes": "Hi"}}
    path = tmp_path / "x.json"
    path.write_text(json.dumps(card), "utf-8")
    assert f"{name} xxx" in dropped(qtbot, app, path)
    assert app.window.notice._text.textFormat() == Qt.TextFormat.PlainText
    assert len(app.current.persona.name) == 100
    app.persona_menu.fill()
    (action,) = [it for it in app.persona_menu.actions() if it.isChecked()]
    assert action.text().startswith("<b>A&&B</b>")


def test_the_menu_offers_it(qtbot: QtBot, make_scripted: MakeApp, card: Path) -> None:
    """Below the list of avatars, of which the current one is marked."""
    app = make_scripted()
    dropped(qtbot, app, card)
    app.persona_menu.fill()
    actions = app.persona_menu.actions()
    assert [action.text() for action in actions if action.isChecked()] == ["Sera"]
    assert [action.text() for action in actions][-3:] == [
        "Import a character card…",
        "Save this avatar as a card…",
        "Remove this avatar…",
    ]


def test_commands_import_and_export(card: Path, tmp_path: Path) -> None:
    """The same without a window."""
    home = str(tmp_path / "home")
    done = run("persona", "import", str(card), AVATAR_CHAT_HOME=home)
    assert b"note: Regular expressions" in done.stdout
    assert b"avatar-chat talk --persona sera" in done.stdout
    out = tmp_path / "out.png"
    done = run("persona", "export", "sera", str(out), AVATAR_CHAT_HOME=home)
    assert b"Written" in done.stdout
    assert import_persona(out, tmp_path / "other").persona.name == "Sera"
    asked = ("ask", "Hi", "--json", "--persona", "sera", "--backend", SCRIPTED)
    (answer,) = answers(run(*asked, AVATAR_CHAT_HOME=home))
    assert answer["error"] is None
    failed = run("persona", "export", "keith-low", str(out), AVATAR_CHAT_HOME=home)
    assert failed.returncode != 0
    assert b"--picture" in failed.stderr
