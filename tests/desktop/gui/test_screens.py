"""A walk over every screen: names for a screen reader, the Tab key, contrast as it is painted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from desktop.config.settings import ThemeName
from desktop.gui.shell.accessible_roles import ROLES
from desktop.gui.transcript.bubble import BubbleView
from tests.desktop.conftest import MakeApp
from tests.desktop.contrast import painted_contrast
from tests.desktop.screens import focusable, pause, visit

READABLE = 4.5  # WCAG AA
SCREENS = 15  # at least
THEMES: tuple[ThemeName, ...] = ("light", "dark", "contrast-light", "contrast-dark")


def _focusable(root: QWidget) -> list[QWidget]:
    return [widget for widget in focusable(root) if not isinstance(widget, QMenu)]


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} {_name(widget)!r}"


def _met_by_tab(root: QWidget, n_wanted: int) -> set[QWidget]:
    root.window().activateWindow()
    pause()
    first = root.focusWidget() or next(iter(_focusable(root)), None)
    if first is None:
        return set()
    first.setFocus()
    met: set[QWidget] = set()
    for _ in range(3 * n_wanted):
        at = QApplication.focusWidget()
        assert at is not None
        met.add(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return met


def test_every_screen_is_named_and_reached_by_tab(make_scripted: MakeApp) -> None:
    """Each focusable widget has a name, and one round of Tab meets it."""
    app = make_scripted()
    nameless: list[str] = []
    unreached: list[str] = []
    seen: list[str] = []

    def look(screen: str, widget: QWidget) -> None:
        seen.append(screen)
        if isinstance(widget, QMenu):
            unnamed = [a for a in widget.actions() if not a.isSeparator() and not a.text()]
            nameless.extend(f"{screen}: {action}" for action in unnamed)
            return
        wanted = _focusable(widget)
        nameless.extend(f"{screen}: {_told(w)}" for w in wanted if not _name(w))
        met = _met_by_tab(widget, len(wanted))
        unreached.extend(f"{screen}: {_told(w)}" for w in wanted if w not in met)

    visit(app, look)
    assert len(seen) >= SCREENS
    assert nameless == []
    assert unreached == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_screen_can_be_read(make_scripted: MakeApp, theme: ThemeName) -> None:
    """Text has 4.5 : 1 as it is painted: labels, buttons, fields, bubbles, lists, menus."""
    app = make_scripted()
    app.settings.update(replace(app.settings.value, theme=theme, motion="reduced"))
    poor: list[str] = []

    def look(screen: str, widget: QWidget) -> None:
        for part in _texts(widget):
            found = painted_contrast(part)
            if found < READABLE:
                poor.append(f"{screen}: {_told(part)} {found:.2f}")
        for view in widget.findChildren(QListView):
            model = view.model()
            for row in range(model.rowCount() if view.isVisible() else 0):
                box = view.visualRect(model.index(row, 0)) & view.viewport().rect()
                found = painted_contrast(view.viewport(), box) if box.height() > 12 else READABLE
                if found < READABLE:
                    poor.append(f"{screen}: row {model.index(row, 0).data()!r} {found:.2f}")

    visit(app, look)
    assert poor == []


def _texts(root: QWidget) -> list[QWidget]:
    kinds = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, BubbleView, QTabBar)
    found: list[QWidget] = [w for w in root.findChildren(QWidget) if isinstance(w, kinds)]
    if isinstance(root, QMenu):
        found.append(root)
    return [w for w in found if w.isVisible() and _shows_text(w) and _is_whole(w, root)]


def _shows_text(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return bool(widget.text()) and widget.pixmap().isNull()
    if isinstance(widget, QAbstractButton):
        return bool(widget.text()) and widget.icon().isNull() and widget.isEnabled()
    return widget.isEnabled()


def _is_whole(widget: QWidget, root: QWidget) -> bool:
    """Whether nothing of a widget is scrolled away."""
    return widget is root or widget.visibleRegion().boundingRect() == widget.rect()


def test_our_own_widgets_have_roles(make_scripted: MakeApp) -> None:
    """A list, its items, a picture; not "client"."""
    app = make_scripted()
    app.window.notice.tell("hello")
    QApplication.processEvents()
    for kind, role in ROLES.items():
        (widget, *_) = app.window.findChildren(kind)
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        assert (kind.__name__, interface.role()) == (kind.__name__, role)
        assert interface.text(QAccessible.Text.Name), kind
