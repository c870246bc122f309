"""Faults that a reader found in the studio, each as an owner would meet it."""

from __future__ import annotations

import threading
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from backends.errors import AvatarError
from desktop.config.settings import Settings
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio import bring_page, share_page, try_panel
from desktop.gui.studio.entry_dialog import EntryDialog
from desktop.gui.studio.rows_model import TEXT
from desktop.gui.studio.studio_window import StudioWindow
from desktop.gui.studio.trainings import train_page
from desktop.gui.theme.tokens import LIGHT
from desktop.studio import keeping
from desktop.studio.keeping import keep
from desktop.studio.making import Wanted, make_avatar
from desktop.studio.notebook import with_fact
from desktop.studio.readers.brought import Item
from desktop.studio.reading import read_files
from desktop.studio.sharing import open_shared, put_back, replace_with, share
from desktop.studio.taking import Taken, take
from desktop.studio.trial import Tried
from persona.model import Persona
from persona.store import load_persona
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import make_app, make_scripted, places
from tests.desktop.new_owner import opened_studio
from tests.studio.pages.test_studio_window import app, fill, studio

__all__ = ["app", "make_app", "make_scripted", "places", "studio"]  # fixtures

PNG = b64decode(
    b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
TROUBLE = AvatarError("It broke.", "Because.", "Do it.")


def _close(app: AvatarApp) -> None:
    """Close the studio, to the last of its objects."""
    app.studio.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _end_after_close(qtbot: QtBot, app: AvatarApp, go: threading.Event) -> None:
    """Close the studio, then let the work end that waits for `go`: nothing is raised."""
    _close(app)
    with qtbot.captureExceptions() as ex:
        go.set()
        qtbot.wait(500)
    assert not ex


def test_a_second_undo_of_a_replacement_costs_no_avatar(tmp_path: Path) -> None:
    """The state that it would bring back is gone."""
    own = make_avatar(Wanted("Ada", "self", introduction="I am a botanist."), tmp_path / "p")
    f = tmp_path / "a.avatar"
    share(own, f, PNG)
    one = replace_with(open_shared(f, tmp_path / "p", [own]), own)
    two = replace_with(open_shared(f, tmp_path / "p", [one.persona]), one.persona)
    put_back(two)
    with pytest.raises(AvatarError):
        put_back(one)
    assert own.folder.is_dir()


def test_a_studio_closes_while_a_file_is_written(
    qtbot: QtBot,
    app: AvatarApp,
    studio: StudioWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What comes back finds no page, and says nothing."""
    go = threading.Event()
    real = share
    monkeypatch.setattr(share_page, "share", lambda *a: (go.wait(5), real(*a))[1])
    studio.share.write(tmp_path / "x.avatar")
    _close(app)
    with qtbot.captureExceptions() as ex:
        go.set()
        qtbot.waitUntil(lambda: (tmp_path / "x.avatar").exists(), timeout=WAIT_MS)
        qtbot.wait(300)
    assert not ex


def test_a_studio_closes_while_an_adapter_is_kept(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model is loaded with it all the same."""
    go = threading.Event()
    monkeypatch.setattr(
        train_page, "keep_adapter", lambda persona, training: (go.wait(5), persona)[1]
    )
    heard = []
    app.studio.scored.connect(lambda: heard.append(1))
    studio.tabs.setCurrentWidget(studio.train)
    studio.train.keep()
    _end_after_close(qtbot, app, go)
    assert heard


def test_a_studio_closes_while_files_are_read(
    qtbot: QtBot,
    app: AvatarApp,
    studio: StudioWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As with a file that is written."""
    go = threading.Event()
    real = read_files
    monkeypatch.setattr(bring_page, "read_files", lambda *a: (go.wait(5), real(*a))[1])
    (tmp_path / "a.txt").write_text("I like tea.")
    studio.bring.read([tmp_path / "a.txt"])
    _end_after_close(qtbot, app, go)


def test_a_studio_closes_while_the_avatar_is_tried(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a file that is written."""
    go = threading.Event()
    monkeypatch.setattr(try_panel, "try_question", lambda *a: (go.wait(5), Tried("q", "a"))[1])
    studio.trial.ask("Hello?")
    _end_after_close(qtbot, app, go)


def test_gigabytes_are_thrown_away_beside_the_window(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not on the thread of the window."""
    where = []
    monkeypatch.setattr(
        train_page,
        "drop",
        lambda t: where.append(threading.current_thread() is threading.main_thread()),
    )
    studio.tabs.setCurrentWidget(studio.train)
    studio.train.drop()
    qtbot.waitUntil(lambda: bool(where), timeout=WAIT_MS)
    assert where == [False]


def test_a_failure_is_told_without_a_studio(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """In the window of the chat."""
    _close(app)
    app.studio.desk().failed.emit(TROUBLE)
    assert "It broke" in app.window.notice.text


def test_a_licence_of_another_window_stays(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """The field shows it."""
    folder = studio.bench.persona.folder
    studio.tabs.setCurrentWidget(studio.share)
    own = load_persona(folder)
    keep(own, replace(own, licence="CC0-1.0"))
    studio.bench.refresh()
    line = studio.share.licence.lineEdit()
    assert line is not None
    line.editingFinished.emit()
    assert load_persona(folder).licence == "CC0-1.0"


def test_an_edit_of_a_pair_that_is_gone_is_told(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """Another window removed it."""
    folder = studio.bench.persona.folder
    model = studio.table.model
    row = next(i for i in range(model.rowCount()) if not model.row_at(i).is_fact)
    own = load_persona(folder)
    keep(own, replace(own, examples=()))
    model.setData(model.index(row, TEXT), "Another text")
    assert studio.notice.text


def test_an_edit_of_a_fact_that_is_gone_is_told(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """Another window removed it."""
    folder = studio.bench.persona.folder
    model = studio.table.model
    own = load_persona(folder)
    keep(own, replace(own, facts=()))
    model.setData(model.index(0, TEXT), "Another text")
    assert studio.notice.text


def test_an_undo_that_failed_is_done_at_the_next_time(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No step of it is passed over."""
    bench, folder = studio.bench, studio.bench.persona.folder
    assert bench.change("a", lambda own: with_fact(own, "One."))
    assert bench.change("a", lambda own: with_fact(own, "Two."))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr(keeping, "write_all", full)
    bench.stack.undo()
    monkeypatch.undo()
    qtbot.wait(50)
    bench.stack.undo()
    assert [f.text for f in load_persona(folder).facts][1:] == ["One."]


def test_what_was_brought_can_be_undone(
    qtbot: QtBot,
    app: AvatarApp,
    studio: StudioWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where the window came to the front before all was told."""
    page = studio.bring
    (tmp_path / "qa.csv").write_text("question;answer\nDo you like tea?;Yes, black.\n")
    page.read([tmp_path / "qa.csv"])
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 1, timeout=WAIT_MS)
    studio.bench.change("a", lambda own: with_fact(own, "First."))
    n = studio.bench.stack.count()
    done = threading.Event()

    def slow(persona: Persona, items: Sequence[tuple[str, Item]]) -> Taken:
        taken = take(persona, items)
        done.set()
        return taken

    monkeypatch.setattr(bring_page, "take", slow)
    page.take()
    done.wait(5)
    studio.bench.refresh()  # the window came to the front
    qtbot.waitUntil(lambda: "Taken: 1" in page.told.text(), timeout=WAIT_MS)
    assert studio.bench.stack.count() == n + 1


def test_a_half_typed_answer_is_there_again(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """The studio was closed."""
    studio.interview.view.prompt.set_text("I was born in")
    _close(app)
    assert opened_studio(app).interview.view.prompt.text == "I was born in"


def test_what_is_refused_stays_in_its_dialog(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """To be shortened."""
    stayed: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EntryDialog)
        editor = dialog.editors[0]
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText("I am " + "very " * 5000)
        dialog._save.click()
        stayed.append(dialog.isVisible())
        dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, look)
    studio.table.add_fact()
    assert stayed == [True]
    assert studio.notice.text


def test_the_keyboard_stays_on_the_row_that_was_edited(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """And the table does not scroll."""
    bench = studio.bench

    def many(own: Persona) -> Persona:
        for i in range(60):
            own = with_fact(own, f"I know thing {i}.")
        return own

    bench.change("many", many)
    studio.tabs.setCurrentWidget(studio.table)
    t = studio.table.table
    t.setFocus()
    t.setCurrentIndex(studio.table.model.index(40, TEXT))
    top = t.verticalScrollBar().value()
    studio.table.model.setData(studio.table.model.index(40, TEXT), "I know more.")
    assert t.currentIndex().row() == 40
    assert t.verticalScrollBar().value() == top


def test_the_question_that_is_chosen_stays_chosen(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """“Forget it” is about it."""
    for q in ("One?", "Two?", "Three?"):
        app.studio.unanswered.note(studio.bench.persona.id, q)
    studio.todo.read()
    studio.todo.vain.setCurrentRow(2)
    text = studio.todo.vain.currentItem().text()
    studio.todo.read()
    assert studio.todo.vain.currentItem().text() == text


def test_a_question_that_cannot_be_forgotten_is_told(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """It is answered all the same."""
    path = app.studio.unanswered._path(studio.bench.persona.id)
    path.mkdir(parents=True)
    (path / "x").write_text("")
    fill("Do you like tea?", "Yes.", "")
    with qtbot.captureExceptions() as ex:
        studio.todo.question_asked.emit("Do you like tea?")
    assert not ex
    assert studio.notice.text


def test_the_studio_that_is_offered_is_that_of_the_new_avatar(qtbot: QtBot, app: AvatarApp) -> None:
    """Another one speaks by then."""
    app.studio._show_made(load_persona(app.current.persona.folder))
    app.settings.update(replace(app.settings.value, persona=Settings().persona))
    b = next(b for b in app.window.notice.buttons if b.text() == "Studio")
    b.click()
    qtbot.waitUntil(lambda: app.studio.window is not None, timeout=WAIT_MS)
    assert app.studio.window is not None
    assert app.studio.window.bench.persona.name == "Ada"


def test_an_open_studio_follows_the_theme(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow
) -> None:
    """As the window does."""
    app.settings.update(replace(app.settings.value, theme="dark"))
    assert studio.interview.view.talk._tokens is not LIGHT
