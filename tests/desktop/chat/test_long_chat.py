"""A long chat keeps nobody waiting: the window reads none of it, and says what comes of that."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar, TypeVar

from pytestqt.qtbot import QtBot

from desktop.chat.message_list import MessageList
from desktop.gui.shell.app import AvatarApp
from desktop.gui.transcript.chat_view import N_COUNTED, ChatView
from desktop.history.chat_database import Stored
from desktop.history.message import ShownMessage
from tests.desktop.chat.test_chat import WAIT_MS, answers, ask, last, read
from tests.desktop.chat.test_keeping import _read_only
from tests.desktop.conftest import MakeApp

N = 400  # messages
FEW = 40  # rows of a table

Row = TypeVar("Row")


def _long(app: AvatarApp) -> int:
    roles = ("user", "assistant")
    rows = [Stored(0, None, roles[n % 2], f"message {n}", "standing", 0.0) for n in range(N)]
    return app.history.import_chat("long", "keith-low", rows)


def _rows_read(app: AvatarApp, act: Callable[[], object]) -> int:
    """Return how many rows the window reads over its own connection."""
    count = 0

    def note(_cursor: object, row: Row) -> Row:
        nonlocal count
        count += 1
        return row

    app.history._db.row_factory = note
    act()
    app.history._db.row_factory = None
    return count


@contextmanager
def _slow(app: AvatarApp) -> Iterator[None]:
    """Keep whoever reads the stored chats busy."""
    go_on = threading.Event()
    app.reader.run(lambda: go_on.wait(WAIT_MS / 1_000), lambda _: None)
    try:
        yield
    finally:
        go_on.set()


def test_the_window_reads_no_message_of_a_chat(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Neither when it is opened, nor for another version of an answer."""
    app = make_scripted()
    chat = _long(app)

    def open_chat() -> None:
        app.chat_commands.open_chat(chat)
        read(qtbot, app)

    def step() -> None:
        app.controller.step(last(app).id, -1)
        read(qtbot, app)

    assert _rows_read(app, open_chat) < FEW
    assert len(app.window.talk.messages) >= N
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.regenerate(last(app).id)
    assert _rows_read(app, step) < FEW
    assert last(app).text == f"message {N - 1}"


def test_an_answer_is_numbered_without_reading_the_chat(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """Nothing but the newest turn can have other versions now."""
    app = make_scripted()
    app.chat_commands.open_chat(_long(app))
    read(qtbot, app)
    assert _rows_read(app, lambda: ask(qtbot, app, "one more")) < FEW


def test_an_answer_that_is_stored_late_is_numbered(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """It is a version of the one before it from then on."""
    app = make_scripted()
    first = ask(qtbot, app, "echo")
    _read_only(app, is_so=True)
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.regenerate(first.id)
    _read_only(app, is_so=False)
    ask(qtbot, app, "next")
    again = next(it for it in app.window.talk.messages if it.text == "echo" and it.role != "user")
    assert (again.alternative, again.n_alternatives) == (2, 2)


def test_a_question_waits_for_the_chat_that_is_read(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """It is asked in that one; what is on screen until then cannot be changed."""
    app = make_scripted()
    ask(qtbot, app, "other")
    other, shown = app.controller.talk.chat, last(app)
    chat = _long(app)
    with _slow(app):
        app.chat_commands.open_chat(chat)
        assert last(app) is shown
        app.controller.regenerate(shown.id)
        app.controller.delete(shown.id)
        app.chat_commands.submit("here?")
        assert "here?" in app.window.notice.text
    qtbot.waitUntil(lambda: answers(app)[-1] == "here?", timeout=WAIT_MS)
    assert len(app.history.messages(chat)) == N + 2
    assert [row.text for row in app.history.messages(other)] == ["other", "other"]


def test_a_chat_that_is_left_before_it_is_read_is_not_shown(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """A question that waited for it is in its field when it is opened again."""
    app = make_scripted()
    chat = _long(app)
    with _slow(app):
        app.chat_commands.open_chat(chat)
        app.chat_commands.submit("here?")
        app.chat_commands.new_chat()
    qtbot.wait(100)
    assert [it.id for it in app.window.talk.messages] == [0]
    app.chat_commands.open_chat(chat)
    read(qtbot, app)
    assert app.window.prompt.text == "here?"
    assert last(app).text == f"message {N - 1}"


def test_a_chat_that_cannot_be_read_leaves_what_is_on_screen(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """In words; the talk goes on there."""
    app = make_scripted()
    ask(qtbot, app, "first")
    chat = _long(app)
    app.history._db.execute("ALTER TABLE messages RENAME COLUMN extra TO more")
    app.chat_commands.open_chat(chat)
    read(qtbot, app)
    app.history._db.execute("ALTER TABLE messages RENAME COLUMN more TO extra")
    assert "could not be stored or read" in app.window.notice.text
    assert answers(app) == ["first"]
    ask(qtbot, app, "second")
    assert answers(app) == ["first", "second"]


def test_hits_in_a_chat_that_is_read_are_shown(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """One after the other."""
    app = make_scripted()
    chat = _long(app)
    hits = [app.history.search(f"message {number}")[-1] for number in (7, 55)]
    with _slow(app):
        for hit in hits:
            app.window.sidebar.message_opened.emit(chat, hit.message, hit.wanted)
    qtbot.waitUntil(lambda: app.window.talk.selected_text() == "message 55", timeout=WAIT_MS)


class _Text(str):
    """A text that knows how often somebody has looked through all of it."""

    __slots__ = ()
    looks: ClassVar[list[str]] = []  # of all texts together

    def count(self, *args: object) -> int:
        """Note a look."""
        self.looks.append(self)
        return 0


def test_heights_are_estimated_by_lengths(qtbot: QtBot) -> None:
    """To look through 64 MiB of text, at each pixel that a window is made wider, takes its time."""
    view, messages = ChatView(), MessageList()
    qtbot.addWidget(view)
    view.show_list(messages)
    messages.take([ShownMessage(n, "user", _Text(f"text {n}")) for n in range(2 * N_COUNTED)])
    assert len(_Text.looks) == 0
    assert view.heights.total > 2 * N_COUNTED
