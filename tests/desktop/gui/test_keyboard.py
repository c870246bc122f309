"""A day with the app without a mouse: every key goes to whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.shell.app import AvatarApp
from tests.desktop.chat.test_chat import WAIT_MS, answers, last, read
from tests.desktop.conftest import MakeApp

CODE = "Look:\n\n```python\nprint('hi')\n```\n\nSee https://example.org/page for more."
REPLIES = {"code": CODE, "long": " ".join(f"w{n}" for n in range(300)), "": "yes"}
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
POPUP_MS = 150  # until a menu or a dialog is open


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(_focused(), key, modifier)


def _type(text: str) -> None:
    QTest.keyClicks(_focused(), text)


def _ask(qtbot: QtBot, app: AvatarApp, text: str) -> None:
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        _type(text)
        _press(Qt.Key.Key_Return)


def _in_popup(opens: Callable[[], None], act: Callable[[QWidget], None]) -> None:
    """Press something that opens a menu or a dialog, and act in it."""

    def go() -> None:
        widget = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        assert widget is not None
        act(widget)

    QTimer.singleShot(POPUP_MS, go)
    opens()


def _choose(text: str) -> Callable[[QWidget], None]:
    """Walk down a menu to an entry and take it."""

    def act(menu: QWidget) -> None:
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
            active = menu.activeAction()
            if active is not None and active.text().startswith(text):
                QTest.keyClick(menu, Qt.Key.Key_Return)
                return
        raise AssertionError([action.text() for action in menu.actions()])

    return act


def _tab_to(name: str) -> None:
    for _ in range(60):
        if _focused().accessibleName() == name:
            return
        _press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came to {name}")


def _begin(qtbot: QtBot, make_scripted: MakeApp, delay_s: float = 0.0) -> AvatarApp:
    app = make_scripted(REPLIES, delay_s=delay_s)
    app.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT_MS)
    return app


def test_a_conversation(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Ask on two lines, stop, go on, answer again, step back, delete, undo."""
    app = _begin(qtbot, make_scripted, delay_s=0.01)
    _type("a long")
    _press(Qt.Key.Key_Return, SHIFT)
    _type("question")
    _press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(last(app).text) > 20, timeout=WAIT_MS)
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        _press(Qt.Key.Key_Escape)
    assert app.window.talk.messages[1].text == "a long\nquestion"
    assert last(app).state == "stopped"
    _tab_to("Continue")
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        _press(Qt.Key.Key_Space)
    assert last(app).text == REPLIES["long"]
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        QTest.keyClick(app.window, Qt.Key.Key_R, CONTROL)
    assert last(app).n_alternatives == 2
    _tab_to("Previous version")
    _press(Qt.Key.Key_Space)
    read(qtbot, app)
    assert last(app).alternative == 1
    _tab_to("Conversation")
    _press(Qt.Key.Key_End)
    _press(Qt.Key.Key_Up)
    _in_popup(lambda: _press(Qt.Key.Key_Return), _choose("Delete this"))
    assert answers(app) == []
    _tab_to("Undo")
    _press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(answers(app)) == 1, timeout=WAIT_MS)


def test_code_and_links_are_reached(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """What the mouse finds in a bubble is in the menu of the message."""
    app = _begin(qtbot, make_scripted)
    _ask(qtbot, app, "code please")
    _tab_to("Conversation")
    _press(Qt.Key.Key_End)
    _in_popup(lambda: _press(Qt.Key.Key_Return), _choose("Copy code block 1"))
    assert QApplication.clipboard().text() == "print('hi')"
    asked: list[str] = []

    def leave(box: QWidget | None) -> None:
        assert isinstance(box, QMessageBox)
        asked.append(box.informativeText())
        QTest.keyClick(box, Qt.Key.Key_Escape)

    def open_link(menu: QWidget) -> None:
        QTimer.singleShot(2 * POPUP_MS, lambda: leave(QApplication.activeModalWidget()))
        _choose("Open https")(menu)

    _in_popup(lambda: _press(Qt.Key.Key_Return), open_link)
    assert asked == ["https://example.org/page"]


def test_a_chat_is_found_and_opened(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Search, walk to the hit, open it; Delete in the search field brings the list back."""
    app = _begin(qtbot, make_scripted)
    _ask(qtbot, app, "about the needle")
    QTest.keyClick(app.window, Qt.Key.Key_N, CONTROL)
    _ask(qtbot, app, "something else")
    QTest.keyClick(app.window, Qt.Key.Key_F, CONTROL)
    assert isinstance(_focused(), QLineEdit)
    _type("needle")
    qtbot.waitUntil(lambda: "1 message found" in _rows(app), timeout=WAIT_MS)
    _tab_to("Chats")
    _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_Return)
    read(qtbot, app)
    assert [m.text for m in app.window.talk.messages if m.role == "user"] == ["about the needle"]
    QTest.keyClick(app.window, Qt.Key.Key_F, CONTROL)
    _press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Today" in _rows(app), timeout=WAIT_MS)


def test_a_chat_is_renamed_and_deleted(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """F2, Delete, and Undo."""
    app = _begin(qtbot, make_scripted)
    _ask(qtbot, app, "straw")
    _tab_to("Chats")

    def rename(box: QWidget) -> None:
        assert isinstance(box, QInputDialog)
        QTest.keyClicks(_focused(), "Hay")
        QTest.keyClick(_focused(), Qt.Key.Key_Return)

    _in_popup(lambda: _press(Qt.Key.Key_F2), rename)
    assert "Hay" in _rows(app)
    app.window.activateWindow()  # what a window manager does when a dialog has closed
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT_MS)
    assert _focused().accessibleName() == "Chats"  # where it was before the dialog
    _press(Qt.Key.Key_Delete)
    assert app.history.chats() == []
    _tab_to("Undo")
    _press(Qt.Key.Key_Space)
    assert [chat.title for chat in app.history.chats()] == ["Hay"]


def test_every_shortcut_of_the_list_is_one(make_scripted: MakeApp) -> None:
    """F1 shows no key that does nothing, and none is bound twice."""
    app = make_scripted()
    bound = [action.shortcut().toString() for action in app.window.actions() if action.shortcut()]
    assert len(set(bound) - {""}) == len([keys for keys in bound if keys])
    from desktop.gui.commands.dialog_commands import SHORTCUTS

    listed = {key for keys, _ in SHORTCUTS for key in keys.split(", ") if "Ctrl+" in key}
    assert listed - set(bound) - {"Ctrl+C"} == set()


def _rows(app: AvatarApp) -> list[str]:
    sidebar = app.window.sidebar
    model = sidebar.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
