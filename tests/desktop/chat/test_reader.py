"""Faults that a reader found in the chat, each as a person would meet it."""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QMessageBox
from pytestqt.qtbot import QtBot

from backends.errors import AvatarError
from desktop.config.paths import Places
from desktop.config.settings import Settings
from desktop.gui.dialogs.visitor_page import VisitorPage
from desktop.gui.shell.app import AvatarApp
from desktop.gui.transcript.chat_view import ChatView
from desktop.gui.window.chat_delegate import CHAT
from desktop.gui.window.sidebar import Sidebar
from desktop.history.chat_database import Chat
from desktop.history.search import MARK_CLOSE, MARK_OPEN, snippet
from desktop.history.visitor_memory import Remembered
from persona.visitor import Visitor
from tests.conftest import SCRIPTED
from tests.desktop.chat.test_chat import WAIT_MS, answers, ask, last, read
from tests.desktop.chat.test_keeping import _read_only
from tests.desktop.conftest import MakeApp

TROUBLE = AvatarError("It broke.", "Because.", "Do it.")


def _many(qtbot: QtBot, app: AvatarApp) -> ChatView:
    """Open a chat of eighty messages."""
    chat, parent = app.history.add_chat("many", "keith-low"), None
    for number in range(80):
        role = "assistant" if number % 2 else "user"
        parent = app.history.add_message(chat, parent, role, f"message {number} " + "words " * 30)
    app.chat_commands.open_chat(chat)
    read(qtbot, app)
    return app.window.talk


def _told(app: AvatarApp) -> str:
    """Return all that is said, one notice after the other is closed."""
    told = ""
    while app.window.notice.text:
        told += app.window.notice.text
        next(it for it in app.window.notice.buttons if it.text() == "Close").click()
    return told


def test_the_end_of_an_answer_hides_no_error(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Only what it said itself: which question waits."""
    app = make_scripted({"": "word " * 40}, 0.02)
    app.controller.ask("one")
    app.controller.ask("two")
    assert "Next" in app.window.notice.text
    app.window.notice.tell_error(TROUBLE)
    qtbot.waitUntil(lambda: app.controller._queued == "", timeout=WAIT_MS)
    assert "It broke" in app.window.notice.text


def test_an_error_comes_back_after_a_short_notice(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Until it is closed."""
    app = make_scripted()
    app.window.notice.tell_error(TROUBLE)
    app.chat_commands.copy("x")
    qtbot.wait(3300)
    assert "It broke" in app.window.notice.text


def test_a_model_that_is_there_is_not_told_as_missing(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path
) -> None:
    """The notice goes with what it is about."""
    app = make_scripted()
    qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)
    app.settings.update(replace(app.settings.value, model_path=str(tmp_path / "missing.gguf")))
    qtbot.waitUntil(lambda: app.loader.state.phase == "failed", timeout=WAIT_MS)
    app.settings.update(replace(app.settings.value, model_path=str(tmp_path / "there.gguf")))
    qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)
    assert "could not be loaded" not in app.window.notice.text


def test_a_draft_that_waits_to_be_written_is_shown(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Another window writes; the chat is left and opened again."""
    app = make_scripted()
    ask(qtbot, app, "one")
    a = app.controller.talk.chat
    app.chat_commands.new_chat()
    ask(qtbot, app, "two")
    b = app.controller.talk.chat
    other = sqlite3.connect(app.places.history, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    app.window.prompt.set_text("half typed")
    app.chat_commands.open_chat(a)
    app.chat_commands.open_chat(b)
    typed = app.window.prompt.text
    other.execute("COMMIT")
    other.close()
    assert typed == "half typed"


def test_a_deleted_chat_stays_deleted(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """What could not be stored in it is stored before."""
    app = make_scripted()
    ask(qtbot, app, "first")
    chat = app.controller.talk.chat
    _read_only(app, is_so=True)
    ask(qtbot, app, "second")
    _read_only(app, is_so=False)
    app.window.sidebar.deleted.emit(chat, "first")
    assert chat not in [c.id for c in app.history.chats()]


def test_a_chat_that_was_left_stays_deleted(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """The same, where another chat is open."""
    app = make_scripted()
    ask(qtbot, app, "first")
    chat = app.controller.talk.chat
    _read_only(app, is_so=True)
    ask(qtbot, app, "second")
    app.chat_commands.new_chat()
    _read_only(app, is_so=False)
    app.window.sidebar.deleted.emit(chat, "first")
    ask(qtbot, app, "other")
    assert chat not in [c.id for c in app.history.chats()]


def test_the_ring_of_the_keyboard_is_there_when_its_row_comes_back(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """Rows are made anew."""
    app = make_scripted()
    talk = _many(qtbot, app)
    talk.setFocus()
    qtbot.waitUntil(talk.hasFocus)
    talk._set_current(40)
    assert talk.rows[40].bubble._is_current
    bar = talk.verticalScrollBar()
    bar.setValue(0)
    assert 40 not in talk.rows
    talk.scroll_to_row(40)
    assert talk.rows[40].bubble._is_current


@pytest.mark.parametrize("is_walked", [False, True])
def test_a_reader_at_the_end_stays_there_in_a_lower_window(
    qtbot: QtBot, make_scripted: MakeApp, is_walked: bool
) -> None:
    """As when a notice comes above the talk; also with the keyboard on the newest message."""
    talk = _many(qtbot, make_scripted())
    bar = talk.verticalScrollBar()
    if is_walked:
        talk.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(lambda: talk.current is not None)
    talk.window().resize(talk.window().width(), talk.window().height() - 90)
    QApplication.processEvents()
    assert bar.value() == bar.maximum() > 0
    assert talk._jump.isHidden()


def test_where_the_memory_begins_moves_no_reader(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Nor the keyboard."""
    app = make_scripted()
    talk = _many(qtbot, app)
    bar = talk.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    talk._current = 30
    before = bar.value()
    app.controller.talk.shown.mark(6)
    assert bar.value() == before
    assert talk._current == 30


def test_a_selection_that_is_out_of_sight_is_copied_to_the_letter(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """From its first letter, not the whole message."""
    app = make_scripted()
    talk = _many(qtbot, app)
    talk.scroll_to_row(0)
    talk.selection.start(1, 10)
    talk.selection.move(40, 5)
    talk.scroll_to_row(40)
    assert 1 not in talk.rows
    assert talk.selected_text().startswith("words words")
    assert talk.selected_text().endswith("messa")


def test_the_sheet_is_read_on_when_an_answer_is_left(qtbot: QtBot, make_app: MakeApp) -> None:
    """Else the model would not speak before the next answer."""
    app = make_app(
        Settings(
            backend=SCRIPTED,
            first_run_done=True,
            options={
                "replies": json.dumps({"capital of France": "word " * 300}),
                "delay_s": "0.05",
            },
        )
    )
    qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: app.current.session.speaks, timeout=WAIT_MS)
    app.reading._let_speak(app.current.session, is_read=False)
    app.controller.ask("What is the capital of France?")
    qtbot.wait(500)
    assert app.controller.is_answering
    app.chat_commands.new_chat()
    qtbot.waitUntil(lambda: app.current.session.speaks, timeout=8000)


def test_no_settings_open_when_the_window_closes(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """They were asked for a moment before."""
    app = make_scripted()
    app.model_commands.open_settings()
    app.window.close()
    qtbot.wait(100)
    assert app.model_commands.settings_dialog is None
    assert QApplication.overrideCursor() is None


def test_a_hit_is_marked_behind_letters_that_fold_to_two() -> None:
    """German has them."""
    s = snippet("Straße und Straße und Haus am See", "Haus")
    assert f"{MARK_OPEN}Haus{MARK_CLOSE}" in s


def test_the_keyboard_stays_in_the_list_of_chats(qtbot: QtBot) -> None:
    """Delete is about the chat that it is on."""
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    chats = [Chat(n, f"C{n}", "k", time.time()) for n in range(1, 60)]
    made.show_chats(chats)
    made.set_open(1)
    view = made.findChild(QListView)
    assert view is not None
    view.setFocus()
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Down)
    at = view.currentIndex().data(CHAT)
    top = view.verticalScrollBar().value()
    made.show_chats(chats)
    assert view.currentIndex().data(CHAT) == at
    assert view.verticalScrollBar().value() == top


def test_another_version_costs_no_message(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Of those that could not be stored."""
    app = make_scripted()
    ask(qtbot, app, "first")
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.regenerate(last(app).id)
    number = last(app).id
    _read_only(app, is_so=True)
    ask(qtbot, app, "second")
    _read_only(app, is_so=False)
    app.controller.step(number, -1)
    read(qtbot, app)
    app.controller.step(
        next(m.id for m in app.controller.talk.messages if m.role == "assistant" and m.id), 1
    )
    read(qtbot, app)
    assert answers(app) == ["first", "second"]


def test_an_edit_costs_no_message(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """The same."""
    app = make_scripted()
    ask(qtbot, app, "first")
    _read_only(app, is_so=True)
    ask(qtbot, app, "second")
    _read_only(app, is_so=False)
    q = next(m for m in app.controller.talk.messages if m.role == "user")
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.edit(q.id, "erste")
    rows = [r[0] for r in app.history._db.execute("SELECT text FROM messages")]
    assert "second" in rows


def test_another_answer_costs_no_message(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """The same."""
    app = make_scripted()
    ask(qtbot, app, "first")
    _read_only(app, is_so=True)
    ask(qtbot, app, "second")
    _read_only(app, is_so=False)
    a = next(m for m in app.controller.talk.messages if m.role == "assistant" and m.id)
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.regenerate(a.id)
    rows = [r[0] for r in app.history._db.execute("SELECT text FROM messages")]
    assert "second" in rows


def test_two_troubles_at_the_start_are_told(
    qtbot: QtBot, make_app: MakeApp, places: Places
) -> None:
    """One below the other."""
    places.settings.parent.mkdir(parents=True, exist_ok=True)
    places.settings.write_text("{broken", "utf-8")
    places.history.write_bytes(b"no database " * 200)
    app = make_app()
    qtbot.waitUntil(lambda: bool(app.window.notice.text), timeout=WAIT_MS)
    seen = _told(app)
    assert "settings file" in seen
    assert "stored chats" in seen


def test_a_model_that_waits_is_told_beside_a_trouble(
    qtbot: QtBot, make_app: MakeApp, places: Places
) -> None:
    """With what can be done."""
    places.state.mkdir(parents=True, exist_ok=True)
    Settings(backend=SCRIPTED, mode="free", first_run_done=True, model_path="/x/y.gguf").save(
        places.settings
    )
    places.crash_marker.write_text(json.dumps([SCRIPTED, "/x/y.gguf"]))
    places.history.write_bytes(b"no database " * 200)
    app = make_app()
    qtbot.waitUntil(lambda: app.loader.state.phase == "waiting", timeout=WAIT_MS)
    seen = _told(app)
    assert "not loaded again" in seen
    assert "stored chats" in seen


def type_in_dialog(name: Path, kind: str) -> None:
    """Type a name into the dialog for files that is about to be shown, choose a kind, accept."""

    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, lambda: type_it())
            return
        dialog.selectNameFilter(kind)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(str(name))
        dialog.accept()

    QTimer.singleShot(20, type_it)


def test_no_file_is_replaced_unasked(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ending was not typed."""
    app = make_scripted()
    ask(qtbot, app, "first")
    (tmp_path / "notes.md").write_text("mine")
    type_in_dialog(tmp_path / "notes", "Markdown (*.md)")
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    app.chat_files.export_chat()
    qtbot.wait(600)
    assert (tmp_path / "notes.md").read_text() == "mine"


def test_no_name_with_a_full_stop_is_another_file(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path
) -> None:
    """What stands behind it is no ending of ours."""
    app = make_scripted()
    ask(qtbot, app, "first")
    (tmp_path / "keith.png").write_text("mine")
    type_in_dialog(tmp_path / "keith.v2", app.cards.tr("Picture with the card in it (*.png)"))
    app.cards.save()
    qtbot.wait(800)
    assert (tmp_path / "keith.png").read_text() == "mine"


def test_what_is_typed_stays_when_more_is_told(qtbot: QtBot) -> None:
    """On the page of what is remembered."""
    page = VisitorPage("Keith", Remembered(True, Visitor("", ("I row.",))))
    qtbot.addWidget(page)
    page.show()
    page.name.setFocus()
    QTest.keyClicks(page.name, "Ann")
    page.show_more(Remembered(True, Visitor("", ("I row.", "I sail."))))
    assert page.name.text() == "Ann"
