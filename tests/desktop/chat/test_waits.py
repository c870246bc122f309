"""The window goes on while somebody else holds what it needs: a lock, a keyring."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import keyring
from keyring.backend import KeyringBackend
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.chat.patience import AGAIN_MS
from desktop.config.paths import Places
from desktop.history.chat_database import History
from tests.conftest import SCRIPTED
from tests.desktop.chat.test_chat import answers, ask
from tests.desktop.conftest import MakeApp
from tests.desktop.models.test_model_settings import settings_of

WAIT_MS = 30_000  # a bound for a busy machine


@contextmanager
def held(places: Places) -> Iterator[None]:
    """Hold the stored chats, as another program that writes."""
    with closing(sqlite3.connect(places.history, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_what_a_lock_is_in_the_way_of_is_stored_in_a_moment(
    qtbot: QtBot, make_scripted: MakeApp, places: Places
) -> None:
    """Nothing is said of it, and the next question is stored behind it."""
    app = make_scripted()
    ask(qtbot, app, "before")
    with held(places):
        ask(qtbot, app, "during")
        app.chats.keep_draft(app.controller.talk.chat, "typed")
        assert app.controller.talk.has_unstored
    qtbot.waitUntil(lambda: not app.controller.talk.has_unstored, timeout=WAIT_MS)
    assert app.window.notice.text == ""
    assert answers(app) == ["before", "during"]
    chat = app.controller.talk.chat
    assert [row.text for row in app.history.messages(chat)][-2:] == ["during", "during"]
    qtbot.waitUntil(lambda: app.history.chats()[0].draft == "typed", timeout=WAIT_MS)


def test_a_lock_that_stays_is_told(qtbot: QtBot, make_scripted: MakeApp, places: Places) -> None:
    """In words; what is on screen stays there."""
    app = make_scripted()
    with held(places):
        ask(qtbot, app, "during")
        qtbot.waitUntil(lambda: "another window" in app.window.notice.text, timeout=WAIT_MS)
        assert answers(app) == ["during"]


def test_a_chat_is_deleted_as_soon_as_that_can_be(
    qtbot: QtBot, make_scripted: MakeApp, places: Places
) -> None:
    """It is announced when it has happened."""
    app = make_scripted()
    ask(qtbot, app, "go")
    with held(places):
        app.chats.delete(app.controller.talk.chat, "go")
        assert len(app.history.chats()) == 1
        assert app.window.notice.text == ""
    with qtbot.waitSignal(app.chats.deleted, timeout=WAIT_MS):
        pass
    assert app.history.chats() == []


def test_changes_of_the_list_are_made_in_their_order(
    qtbot: QtBot, make_scripted: MakeApp, places: Places
) -> None:
    """What waits for a lock is not overtaken by what was wanted later."""
    app = make_scripted()
    ask(qtbot, app, "go")
    chat = app.controller.talk.chat
    with held(places):
        app.chats.rename(chat, "first")
    app.chats.rename(chat, "second")
    assert app.history.chats()[0].title == "second"
    qtbot.wait(2 * AGAIN_MS)
    assert app.history.chats()[0].title == "second"


def test_what_the_window_wrote_is_put_into_the_file_by_the_worker(
    qtbot: QtBot, make_scripted: MakeApp, places: Places
) -> None:
    """The window's own connection never does so, whatever it writes."""
    app = make_scripted()
    ask(qtbot, app, "stored")
    copy = places.history.with_name("copy.sqlite3")

    def is_there() -> bool:
        copy.write_bytes(places.history.read_bytes())  # without the log of writes
        history = History.open(copy)
        found = bool(history.search("stored"))
        history.close()
        return found

    qtbot.waitUntil(is_there, timeout=WAIT_MS)


class SlowKeyring(KeyringBackend):
    """A keyring that asks the person first."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.allowed = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        """Know nothing."""
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Wait for the person."""
        self.allowed.wait(WAIT_MS / 1_000)


def test_a_keyring_may_ask_the_person_first(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """The dialog waits for it, the window does not."""
    before, slow = keyring.get_keyring(), SlowKeyring()
    keyring.set_keyring(slow)
    try:
        dialog = settings_of(qtbot, make_scripted(), SCRIPTED)
        dialog.model.editors["secret"].setProperty("text", "opensesame")
        dialog._accept()
        assert dialog.isVisible()
        assert not dialog.tabs.isEnabled()
        with qtbot.waitSignal(dialog.accepted_settings, timeout=WAIT_MS):
            slow.allowed.set()
        assert dialog.result() == QDialog.DialogCode.Accepted
    finally:
        slow.allowed.set()
        keyring.set_keyring(before)
