"""Where the keyboard is in the window and the studio, and what the next key does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.rows_model import TEXT
from desktop.gui.studio.studio_window import StudioWindow
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import make_app, make_scripted, places
from tests.studio.pages.test_studio_window import app, studio

__all__ = ["app", "make_app", "make_scripted", "places", "studio"]  # fixtures

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    """Return what has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def come_to_the_front(qtbot: QtBot, window: QWidget) -> None:
    """Give a window the keyboard."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(
        lambda: window.isActiveWindow() and QApplication.focusWidget() is not None,
        timeout=WAIT_MS,
    )


@pytest.fixture
def table(studio: StudioWindow, qtbot: QtBot) -> StudioWindow:
    """Return the studio with its table in front."""
    come_to_the_front(qtbot, studio)
    studio.tabs.setCurrentWidget(studio.table)
    return studio


def change_first_fact(qtbot: QtBot, studio: StudioWindow, text: str) -> None:
    """Change the first row as a person does; Qt commits it a moment later."""
    view = studio.table.table
    view.setFocus()
    view.setCurrentIndex(studio.table.model.index(0, TEXT))
    view.edit(view.currentIndex())
    editor = focused()
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.bench.persona.facts[0].text == text, timeout=WAIT_MS)


def test_enter_in_a_cell_leaves_the_keyboard_in_the_table(
    table: StudioWindow, qtbot: QtBot
) -> None:
    """The rows are read anew then, which takes the editor away."""
    change_first_fact(qtbot, table, "I am a baker.")
    assert focused() is table.table.table


@pytest.mark.parametrize(("key", "modifier"), [("Y", CONTROL), ("Z", CONTROL | SHIFT)])
def test_what_was_undone_is_done_again(
    table: StudioWindow, qtbot: QtBot, key: str, modifier: Qt.KeyboardModifier
) -> None:
    """With the keys of other programs, whichever one is used to."""
    change_first_fact(qtbot, table, "I am a baker.")
    QTest.keyClick(table.table.table, Qt.Key.Key_Z, CONTROL)
    assert table.bench.persona.facts[0].text == "I am a botanist."
    QTest.keyClick(table.table.table, Qt.Key[f"Key_{key}"], modifier)
    assert table.bench.persona.facts[0].text == "I am a baker."


def test_a_page_that_is_turned_to_begins_on_no_button(studio: StudioWindow, qtbot: QtBot) -> None:
    """The next key would press it, such as one that installs 668 MiB."""
    come_to_the_front(qtbot, studio)
    studio.interview.setFocus()
    bar = studio.tabs.tabBar()
    for number in range(studio.tabs.count()):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())
        assert studio.tabs.currentIndex() == number
        assert not isinstance(focused(), QAbstractButton), studio.tabs.tabText(number)


def test_a_question_that_is_chosen_leaves_the_keyboard_where_one_types(
    app: AvatarApp, qtbot: QtBot
) -> None:
    """The button that had it is gone then, and a notice stands there still."""
    window = app.window
    come_to_the_front(qtbot, window)
    window.notice.tell("Ada is here.", [("Studio", lambda: None)])
    starter = window.welcome.findChild(QPushButton, "starter")
    assert starter is not None
    starter.setFocus()
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        QTest.mouseClick(starter, Qt.MouseButton.LeftButton)
    assert window.prompt.isAncestorOf(focused())


def test_a_notice_that_is_closed_leaves_the_keyboard_where_one_types(
    app: AvatarApp, qtbot: QtBot
) -> None:
    """Not on the button that happens to stand next."""
    window = app.window
    come_to_the_front(qtbot, window)
    window.notice.tell("Ada is here.")
    close = window.notice.buttons[-1]
    close.setFocus()
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert window.prompt.isAncestorOf(focused())
