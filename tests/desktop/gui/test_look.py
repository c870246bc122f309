"""The look: contrast, sizes, names for a screen reader, the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.chat.avatar_state import AvatarState
from desktop.chat.message_list import MessageList
from desktop.config.paths import resource_dir
from desktop.config.settings import Settings
from desktop.gui.shell.app import AvatarApp
from desktop.gui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens
from desktop.gui.window.avatar_view import FACES, AvatarView
from desktop.history.message import Details, FactLine, Fault, ShownMessage
from tests.conftest import SCRIPTED
from tests.desktop.chat.test_chat import answers, ask, read
from tests.desktop.conftest import MakeApp
from tests.desktop.screens import focusable

READABLE = 4.5  # WCAG AA
THEMES = {"light": LIGHT, "dark": DARK, "c-light": CONTRAST_LIGHT, "c-dark": CONTRAST_DARK}
PAIRS = [
    *product(("text", "muted"), ("background", "sidebar", "surface")),
    ("accent", "background"),
    ("accent", "surface"),
    ("accent", "soft"),
    ("on_accent", "accent"),
    ("warning", "warning_ground"),
    ("warning", "background"),
    ("text", "warning_ground"),
    ("text", "soft"),
]


def _luminance(colour: str) -> float:
    found = QColor(colour)
    parts = (found.redF(), found.greenF(), found.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground"), PAIRS)
def test_every_pair_of_colours_can_be_read(theme: str, front: str, ground: str) -> None:
    """4.5 : 1 at least, in every theme."""
    tokens: Tokens = THEMES[theme]
    assert _contrast(getattr(tokens, front), getattr(tokens, ground)) >= READABLE


def _with_content(make_scripted: MakeApp) -> AvatarApp:
    app = make_scripted()
    facts = (FactLine("f06", "Exchange", "One term at the University of Waterloo, Canada."),)
    shown = MessageList()
    shown.take(
        [
            ShownMessage(1, "user", "Where are you on exchange?"),
            ShownMessage(2, "assistant", "In Canada. " * 30, details=Details(facts=facts)),
            ShownMessage(3, "user", "x" * 400, n_alternatives=2),
            ShownMessage(4, "assistant", "No idea.", details=Details(abstained=True)),
            ShownMessage(
                6,
                "assistant",
                "",
                state="failed",
                details=Details(fault=Fault("x", "It stopped.", "Why not.", "Try again.")),
            ),
        ]
    )
    shown.mark(4)
    app.window.talk.show_list(shown)
    QApplication.processEvents()
    return app


def test_everything_in_the_window_has_a_name_and_is_reached_by_tab(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """One round of Tab meets every focusable widget."""
    app = _with_content(make_scripted)
    wanted = set(focusable(app.window))
    assert [w for w in wanted if not w.accessibleName() and not _text_of(w)] == []
    app.window.activateWindow()
    app.window.prompt.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    met, at = set(), QApplication.focusWidget()
    for _ in range(3 * len(wanted)):
        assert at is not None
        met.add(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
    assert {w.objectName() or type(w).__name__ for w in wanted - met} == set()


def test_everything_in_settings_has_a_name(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """On each page."""
    app = make_scripted()
    commands = app.model_commands
    with qtbot.waitSignal(commands.directory.described, timeout=30_000):
        commands.directory.ask()
    dialog = commands.make_settings_dialog()
    dialog.show()
    for page in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(page)
        QApplication.processEvents()
        nameless = [w for w in focusable(dialog) if not w.accessibleName() and not _text_of(w)]
        assert nameless == []
    dialog.close()


@pytest.mark.parametrize(
    ("size", "font_px"),
    [((1280, 720), 15), ((1180, 780), 15), ((480, 640), 15), ((1280, 720), 22), ((2560, 900), 15)],
)
def test_nothing_is_clipped(make_scripted: MakeApp, size: tuple[int, int], font_px: int) -> None:
    """Each button and label has room for its text, and stays inside the window."""
    app = _with_content(make_scripted)
    app.settings.update(replace(app.settings.value, font_px=font_px))
    app.window.resize(QSize(*size))
    QApplication.processEvents()
    assert app.window.size() == QSize(*size)
    assert [_told(w) for w in _texts(app.window) if not _has_room(w, app.window)] == []


def test_the_first_page_keeps_its_buttons_below_its_words(qtbot: QtBot, make_app: MakeApp) -> None:
    """In large letters in a small window the questions to begin with make room."""
    app = make_app(Settings(backend=SCRIPTED, font_px=20))
    app.window.resize(800, 600)
    QApplication.processEvents()
    page = app.window.welcome
    (done,) = [w for w in page.findChildren(QAbstractButton) if w.objectName() == "primary"]
    (words,) = page.findChildren(QLabel)
    assert words.isVisible()
    qtbot.waitUntil(
        lambda: words.mapTo(page, words.rect().bottomLeft()).y() < done.mapTo(page, QPoint()).y()
    )


def _texts(root: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLabel, QLineEdit, QPlainTextEdit)
    return [
        w
        for w in root.findChildren(QWidget)
        if isinstance(w, kinds) and w.isVisible() and not w.visibleRegion().isEmpty()
    ]


def _has_room(widget: QWidget, window: QWidget) -> bool:
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    inside = box.left() >= 0 and box.right() <= window.width()
    if isinstance(widget, QLabel) and not widget.wordWrap() and type(widget) is QLabel:
        return inside and widget.fontMetrics().horizontalAdvance(widget.text()) <= box.width() + 1
    if isinstance(widget, QAbstractButton):
        return inside and widget.height() >= widget.fontMetrics().height()
    return inside


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} {_text_of(widget)!r}"


def _text_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def test_the_columns_fold_where_there_is_no_room(make_scripted: MakeApp) -> None:
    """Right under 900 pixels, left under 640, and back again."""
    window = make_scripted().window
    shown = {}
    for width in (1200, 880, 600, 880, 1200):
        window.resize(width, 700)
        QApplication.processEvents()
        shown[width] = (window.sidebar.isVisible(), window.why.isVisible())
    assert shown == {1200: (True, True), 880: (True, False), 600: (False, False)}
    window.resize(600, 700)
    window.toggle_chats()
    assert window.sidebar.isVisible()


def test_a_whole_conversation_by_keyboard(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Ask, walk to the answer, copy it, edit the question, ask again, start a new chat."""
    app = make_scripted()
    window = app.window
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    with qtbot.waitSignal(app.controller.answered, timeout=20_000):
        QTest.keyClicks(text, "hello there")
        QTest.keyClick(text, Qt.Key.Key_Return)
    assert answers(app) == ["hello there"]
    window.talk.setFocus(Qt.FocusReason.TabFocusReason)
    current = window.talk.current
    assert current is not None
    assert current.text == "hello there"
    QTest.keyClick(window.talk, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "hello there"
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is text
    QTest.keyClick(text, Qt.Key.Key_Up)
    assert window.prompt.text == "hello there"
    with qtbot.waitSignal(app.controller.answered, timeout=20_000):
        QTest.keyClicks(text, " again")
        QTest.keyClick(text, Qt.Key.Key_Return)
    assert answers(app) == ["hello there again"]
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert answers(app) == []


def test_the_drawings_have_every_part() -> None:
    """Each state finds its eyes, mouth and brows in each drawing."""
    wanted = {part for face in FACES.values() for part in (face.eyes, face.mouth, face.brows)}
    wanted |= {"body", "eyes-closed", "mouth-half", "mouth-open"}
    for path in (
        resource_dir() / "personas" / "keith-low" / "avatar.svg",
        resource_dir() / "avatars" / "neutral.svg",
    ):
        renderer = QSvgRenderer(str(path))
        assert [part for part in wanted - {""} if not renderer.elementExists(part)] == []


def test_the_avatar_rests_when_motion_is_reduced(qtbot: QtBot) -> None:
    """No timer runs, whatever it does."""
    view = AvatarView()
    qtbot.addWidget(view)
    view.show_drawing(resource_dir() / "avatars" / "neutral.svg")
    view.set_reduced_motion(reduced=True)
    for state in AvatarState:
        view.set_state(state)
        assert not view.is_moving


def test_a_second_answer_can_be_reached_with_the_arrows(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """The arrows are buttons with names."""
    app = make_scripted()
    answer = ask(qtbot, app, "echo")
    with qtbot.waitSignal(app.controller.answered, timeout=20_000):
        app.controller.regenerate(answer.id)
    QApplication.processEvents()
    buttons = [b for b in app.window.talk.findChildren(QAbstractButton) if b.isVisible()]
    back = next(b for b in buttons if b.accessibleName() == "Previous version")
    back.click()
    read(qtbot, app)
    assert app.window.talk.messages[-1].id == answer.id
