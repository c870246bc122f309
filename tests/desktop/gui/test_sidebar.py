"""The list of chats, which is rebuilt whenever a chat changes: also under an open dialog."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QListView, QMenu
from pytestqt.qtbot import QtBot

from desktop.gui.theme.tokens import LIGHT
from desktop.gui.window.chat_delegate import WHOSE
from desktop.gui.window.sidebar import Sidebar
from desktop.history.chat_database import MOST_HITS, Chat, Hit
from desktop.history.search import snippet
from desktop.studio.figure import Figure
from desktop.studio.making import Wanted, make_avatar
from tests.desktop.conftest import MakeApp
from tests.desktop.contrast import painted_contrast

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


def test_a_chat_says_whose_it_is_where_there_are_several(make_scripted: MakeApp) -> None:
    """By name, to be seen and to be heard; of one that is gone the id; nothing where it is one."""
    app = make_scripted()
    made = make_avatar(Wanted("Ada", "self", figure=Figure()), app.places.personas)
    model, history = app.window.sidebar.model, app.history

    def told() -> list[tuple[object, object, object]]:
        app.chats.refresh()
        roles = (Qt.ItemDataRole.DisplayRole, WHOSE, Qt.ItemDataRole.AccessibleTextRole)
        found = (model.index(row, 0) for row in range(1, model.rowCount()))
        return [(own.data(roles[0]), own.data(roles[1]), own.data(roles[2])) for own in found]

    chat = history.add_chat("What do you study?", "keith-low")
    history.add_message(chat, None, "user", "What do you study?")
    assert told() == [("What do you study?", None, None)]
    chat = history.add_chat("Do you row?", made.id)
    history.add_message(chat, None, "user", "Do you row?")
    history.add_chat("Hello", "gone")
    assert told() == [
        ("Hello", "gone", "Hello, gone"),
        ("Do you row?", "Ada", "Do you row?, Ada"),
        ("What do you study?", "Keith Low", "What do you study?, Keith Low"),
    ]
    app.chats.search("do you")
    assert [whose for _, whose, _ in told()] == ["Ada", "Keith Low"]


@pytest.mark.parametrize("query", ["", "you"])
def test_the_name_is_read_below_the_title(qtbot: QtBot, make_scripted: MakeApp, query: str) -> None:
    """Its row is higher by a line, and nothing of it is cut."""
    app = make_scripted()
    sidebar, history = app.window.sidebar, app.history
    for persona in ("keith-low", "ada"):
        chat = history.add_chat("Do you row?", persona)
        history.add_message(chat, None, "user", "Do you row?")
    app.chats.search(query)
    view, index = _list(sidebar), sidebar.model.index(1, 0)
    row = view.visualRect(index)
    lower = row.adjusted(0, row.height() // 2, 0, -4)
    assert painted_contrast(view.viewport(), lower) >= 4.5


def test_a_thousand_chats_of_two_are_listed_as_fast(make_scripted: MakeApp) -> None:
    """Their names are asked for once, and read from one small file of each avatar."""
    app, sidebar = make_scripted(), Sidebar()
    chats = [Chat(n + 1, "What do you do?", "ab"[n % 2], time.time()) for n in range(1_000)]
    named = [Chat(own.id, own.title, own.persona, own.updated, whose="Ada") for own in chats]

    def seconds(listed: list[Chat]) -> float:
        began = time.process_time()
        sidebar.show_chats(listed)
        return time.process_time() - began

    plain = min(seconds(chats) for _ in range(5))
    assert min(seconds(named) for _ in range(5)) < 1.6 * plain + 0.01
    began = time.process_time()
    for _ in range(20):
        app.chats._named(chats)
    assert (time.process_time() - began) / 20 < 0.02
    sidebar.deleteLater()


@pytest.mark.parametrize("font_px", [15, 24])
@pytest.mark.parametrize(
    "told",
    [
        "Where are you on exchange? How long have you been climbing, and with whom?",
        "我最喜欢人工智能导论，因为它教我如何解决问题，还有攀岩 climbing 和音乐，还有国际象棋",
        "요즘 만화를 읽고 있어요. 주말에는 친구들과 산에 가요. climbing 그리고 체스를 조금 둬요.",
    ],
)
def test_what_was_looked_for_is_seen_whole(sidebar: Sidebar, told: str, font_px: int) -> None:
    """In its row, not below its edge, in letters of any font and size."""
    view, font = _list(sidebar), sidebar.font()
    font.setPixelSize(font_px)
    view.setFont(font)
    found = [Hit(n, n, "A title", snippet(told, "climbing"), "climbing") for n in range(1, 30)]
    sidebar.show_hits(found)
    QApplication.processEvents()
    box = view.visualRect(sidebar.model.index(1, 0))
    whole = view.viewport().grab(box.adjusted(0, 0, 0, -4)).toImage()
    accent = QColor(LIGHT.accent).rgb()
    lines = {
        y
        for y in range(whole.height())
        for x in range(whole.width())
        if whole.pixel(x, y) == accent
    }
    assert lines, "it is not seen at all"
    assert max(lines) - min(lines) >= 0.8 * font_px * 13 / 15  # from the b to the tail of the g


def test_where_there_is_no_chat_it_is_said(sidebar: Sidebar) -> None:
    """An empty column tells nothing."""
    sidebar.show_chats([])
    assert [sidebar.model.item(n).text() for n in range(sidebar.model.rowCount())] == [
        "No chats yet"
    ]


def test_a_search_says_where_there_is_more_than_it_shows(make_scripted: MakeApp) -> None:
    """The number of rows is not that of all that was found."""
    app = make_scripted()
    chat = app.history.add_chat("Boats", "keith-low")
    for number in range(MOST_HITS):
        app.history.add_message(chat, None, "user", f"Rowing {number}")
    model = app.window.sidebar.model
    app.chats.search("rowing")
    assert model.index(0, 0).data() == f"{MOST_HITS} messages found"
    app.history.add_message(chat, None, "user", "Rowing again")
    app.chats.search("rowing")
    assert model.index(0, 0).data() == f"More than {MOST_HITS} messages found, the newest here"
    assert model.rowCount() == 1 + MOST_HITS
