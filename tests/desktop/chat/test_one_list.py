"""The messages of a talk stand in one list: what is on screen is what is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from desktop.chat.message_list import MessageList
from desktop.gui.shell.app import AvatarApp
from desktop.gui.transcript.chat_view import ChatView
from desktop.history.message import ShownMessage
from tests.desktop.chat.test_chat import WAIT_MS, ask, last, read
from tests.desktop.conftest import MakeApp


def _agrees(app: AvatarApp) -> bool:
    """Whether the file, the list, the view and its rows hold the same messages."""
    controller, talk = app.controller, app.window.talk
    stored = [(row.id, row.text) for row in app.history.messages(controller.talk.chat)]
    shown = [(message.id, message.text) for message in talk.messages if message.id]
    in_rows = [
        row.bubble.selected_text(0, 99) == talk.messages[index].text
        for index, row in talk.rows.items()
        if talk.messages[index].id
    ]
    assert list(controller.talk.messages) == list(talk.messages)
    return stored == shown and bool(in_rows) and all(in_rows)


def _answered(qtbot: QtBot, app: AvatarApp, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        act()


def _asked(app: AvatarApp, text: str) -> int:
    """Return the number of a question on screen."""
    shown = app.window.talk.messages
    return next(it.id for it in shown if it.role == "user" and it.text == text)


def _edit(qtbot: QtBot, app: AvatarApp) -> None:
    _answered(qtbot, app, lambda: app.controller.edit(_asked(app, "two"), "zwei"))


def _branch(qtbot: QtBot, app: AvatarApp) -> None:
    _edit(qtbot, app)
    app.controller.step(_asked(app, "zwei"), -1)
    read(qtbot, app)


def _regenerate(qtbot: QtBot, app: AvatarApp) -> None:
    _answered(qtbot, app, lambda: app.controller.regenerate(last(app).id))
    app.controller.step(last(app).id, -1)
    read(qtbot, app)
    _answered(qtbot, app, lambda: app.controller.regenerate(last(app).id))


def _delete(_: QtBot, app: AvatarApp) -> None:
    app.controller.delete(_asked(app, "two"))


def _undo(qtbot: QtBot, app: AvatarApp) -> None:
    _delete(qtbot, app)
    next(b for b in app.window.notice.buttons if b.text() == "Undo").click()
    read(qtbot, app)


@pytest.mark.parametrize(
    ("act", "asked"),
    [
        (_edit, ["one", "zwei"]),
        (_branch, ["one", "two", "three"]),
        (_regenerate, ["one", "two", "three"]),
        (_delete, ["one"]),
        (_undo, ["one", "two", "three"]),
    ],
)
def test_what_is_shown_is_what_is_stored(
    qtbot: QtBot,
    make_scripted: MakeApp,
    act: Callable[[QtBot, AvatarApp], None],
    asked: list[str],
) -> None:
    """After whatever can be done with a message, and after the next question, too."""
    app = make_scripted()
    for question in ("one", "two", "three"):
        ask(qtbot, app, question)
    act(qtbot, app)
    assert [it.text for it in app.window.talk.messages if it.role == "user"] == asked
    assert _agrees(app)
    ask(qtbot, app, "four")
    assert _agrees(app)


def test_what_another_window_did_is_shown_as_it_is_stored(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """Its branch, its answers, and what it has deleted under a question that goes on."""
    first, second = make_scripted(), make_scripted()
    ask(qtbot, first, "one")
    ask(qtbot, first, "two")
    second.chat_commands.open_chat(first.controller.talk.chat)
    read(qtbot, second)
    assert _agrees(second)
    _answered(qtbot, second, lambda: second.controller.edit(_asked(second, "two"), "zwei"))
    ask(qtbot, first, "three")
    assert _agrees(first)
    first.controller.step(_asked(first, "two"), 1)
    read(qtbot, first)
    assert last(first).text == "zwei"
    assert _agrees(first)
    second.controller.delete(_asked(second, "zwei"))
    read(qtbot, second)  # the other version is shown in its place
    assert last(second).text != "zwei"
    assert _agrees(second)
    _answered(qtbot, first, lambda: first.controller.regenerate(last(first).id))
    assert _agrees(first)
    ask(qtbot, first, "four")
    assert _agrees(first)


def test_half_an_answer_is_in_the_list_and_nowhere_else(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """While it comes, when its chat is left, and when that is opened again."""
    app = make_scripted({"long": "word " * 300, "": "short"}, delay_s=0.02)
    app.controller.ask("long")
    qtbot.waitUntil(lambda: len(last(app).text) > 20, timeout=WAIT_MS)
    chat = app.controller.talk.chat
    assert last(app) is app.controller.talk.messages[-1]
    app.chat_commands.new_chat()
    assert [it.id for it in app.window.talk.messages] == [0]
    app.chat_commands.open_chat(chat)
    read(qtbot, app)
    assert last(app).state == "stopped"
    assert _agrees(app)


def test_a_bubble_speaks_of_the_number_that_its_message_has(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """It gets another one when what could not be stored is."""
    app = make_scripted()
    ask(qtbot, app, "one")
    app.history._db.execute("PRAGMA query_only = 1")
    ask(qtbot, app, "two")
    assert last(app).id < 0
    app.history._db.execute("PRAGMA query_only = 0")
    ask(qtbot, app, "three")
    assert all(message.id >= 0 for message in app.window.talk.messages)
    assert _agrees(app)
    told: list[tuple[int, int]] = []
    talk = app.window.talk
    talk.alternative_asked.connect(lambda number, step: told.append((number, step)))
    for index, row in talk.rows.items():
        row.alternative_asked.emit(1)
        assert told[-1] == (talk.messages[index].id, 1)


def test_the_line_of_the_memory_goes_where_it_belongs(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """An earlier question in other words: the model gets all again, so no line is left behind."""
    app = make_scripted()
    for question in ("one", "two"):
        ask(qtbot, app, question)
    conversation = app.current.session._conversation
    assert conversation is not None
    conversation.n_left_out = 2
    app.controller.show_branch()
    assert _marked(app.window.talk) == [3]  # behind the greeting, a question and its answer
    _answered(qtbot, app, lambda: app.controller.edit(_asked(app, "one"), "uno"))
    assert _marked(app.window.talk) == []


def _marked(talk: ChatView) -> list[int]:
    """Return which rows have the line of the memory above them."""
    marks = (
        (index, label)
        for index, row in talk.rows.items()
        for label in row.findChildren(QLabel)
        if label.objectName() == "mark"
    )
    return [index for index, label in marks if "no longer seen" in label.text()]


@pytest.fixture
def view(qtbot: QtBot) -> ChatView:
    """A view of its own."""
    made = ChatView()
    qtbot.addWidget(made)
    made.resize(600, 800)
    made.show()
    return made


def _messages(count: int) -> list[ShownMessage]:
    return [ShownMessage(n + 1, "user" if n % 2 else "assistant", f"{n}") for n in range(count)]


def test_a_view_follows_its_list_alone(view: ChatView) -> None:
    """What becomes of the list before is not shown any more."""
    before, after = MessageList(), MessageList()
    view.show_list(before)
    before.take(_messages(3))
    assert len(view.messages) == len(view.rows) == 3
    view.show_list(after)
    before.add(ShownMessage(9, "user", "nobody hears this"))
    assert len(view.messages) == len(view.rows) == 0
    after.take(_messages(4))
    after.cut(2)
    after.add(ShownMessage(9, "user", "heard"))
    after.put(0, replace(after.messages[0], text="changed"))
    assert [row.bubble.selected_text(0, 99) for _, row in sorted(view.rows.items())] == [
        "changed",
        "1",
        "heard",
    ]


def test_the_line_of_the_memory_is_above_what_the_model_gets(view: ChatView) -> None:
    """It costs no message of its own: copying and the keys know nothing of it."""
    shown = MessageList()
    shown.take(_messages(5))
    view.show_list(shown)
    without = view.rows[2].height()
    shown.mark(2)
    assert _marked(view) == [2]
    assert view.rows[2].height() > without
    assert "no longer seen" in view.rows[2].accessibleName()
    view.selection.start(1, 0)
    view.selection.move(3, 1)
    assert view.selected_text() == "1\n\n2\n\n3"
    shown.cut(2)
    assert _marked(view) == []


def test_a_chip_of_a_row_that_is_gone_asks_for_nothing(view: ChatView) -> None:
    """Its message is not there any more, and no other one is meant."""
    shown = MessageList()
    shown.take([replace(message, n_alternatives=2) for message in _messages(3)])
    view.show_list(shown)
    asked: list[int] = []
    view.alternative_asked.connect(lambda number, _step: asked.append(number))
    buttons = [b for b in view.rows[2].findChildren(QAbstractButton) if b.isEnabled()]
    shown.cut(1)
    for button in buttons:
        button.click()
    assert asked == []


def test_a_row_that_goes_uncovers_no_message_that_is_gone(qtbot: QtBot, view: ChatView) -> None:
    """Qt tells at once what is under the mouse when the row above it is hidden."""
    shown = MessageList()
    shown.take(_messages(4))
    view.show_list(shown)
    hovered: list[int] = []
    view.hovered.connect(lambda number, _place: hovered.append(number))
    first, last = view.rows[0], view.rows[3]

    class Below(QObject):
        """The mouse comes to the last row when the first is hidden."""

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Hide:
                last.entered.emit()
            return False

    below = Below()
    first.installEventFilter(below)
    shown.take(_messages(1))
    assert hovered == [0]
    assert len(view.rows) == 1
