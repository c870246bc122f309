"""The list of chats, which is rebuilt whenever a chat changes: also under an open dialog."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QListView, QMenu
from pytestqt.qtbot import QtBot

from desktop.gui.window.sidebar import Sidebar
from desktop.history.chat_database import Chat

CHATS = [Chat(7, "Seven", "keith-low", time.time()), Chat(8, "Eight", "keith-low", time.time())]


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    """Two chats below their day, the first one current."""
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    made.show_chats(CHATS)
    made.set_open(7)
    return made


def _list(sidebar: Sidebar) -> QListView:
    view = sidebar.findChild(QListView)
    assert view is not None
    return view


def test_a_chat_is_renamed_though_the_list_was_rebuilt(qtbot: QtBot, sidebar: Sidebar) -> None:
    """The dialog is about the chat that it opened for; this once ended the process."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        sidebar.show_chats(CHATS[::-1])  # an answer has ended meanwhile
        sidebar.show_chats([])
        dialog.setTextValue("Renamed")
        dialog.accept()

    QTimer.singleShot(0, answer)
    with qtbot.waitSignal(sidebar.renamed) as renamed:
        QTest.keyClick(_list(sidebar), Qt.Key.Key_F2)
    assert renamed.args == [7, "Renamed"]


@pytest.mark.parametrize("what", ["Delete", "Pin", "Export…", "Rename…"])
def test_the_menu_is_about_its_chat_though_the_list_was_rebuilt(
    qtbot: QtBot, sidebar: Sidebar, what: str
) -> None:
    """Whatever is chosen in it."""
    view = _list(sidebar)
    place = view.visualRect(sidebar.model.index(1, 0)).center()
    heard: list[object] = []
    sidebar.deleted.connect(lambda chat, title: heard.extend((chat, title)))
    sidebar.pinned.connect(lambda chat, _: heard.append(chat))
    sidebar.export_asked.connect(heard.append)
    sidebar.renamed.connect(lambda chat, _: heard.append(chat))

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        sidebar.show_chats([])
        menu.close()
        QTimer.singleShot(0, confirm)
        next(action for action in menu.actions() if action.text() == what).trigger()

    def confirm() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QInputDialog):
            dialog.accept()

    QTimer.singleShot(0, choose)
    view.customContextMenuRequested.emit(QPoint(place))
    assert heard[0] == 7
    assert heard[1:] in ([], ["Seven"])
