"""The studio without a mouse and without eyes: each page by Tab, each element with a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.studio.studio_window import StudioWindow
from tests.desktop.conftest import make_app, make_scripted, places
from tests.studio.pages.test_studio_window import answer, app, studio

__all__ = ["app", "make_app", "make_scripted", "places", "studio"]  # fixtures

Role = QAccessible.Role
NAMELESS = {  # what holds others, or is told by what it stands in
    Role.Client, Role.Window, Role.Grouping, Role.ScrollBar, Role.Splitter, Role.NoRole,
    Role.Pane, Role.Border, Role.Indicator, Role.LayeredPane, Role.Cell, Role.ListItem,
    Role.Separator,
}  # fmt: skip
DEPTH = 14
PAGES = ("interview", "table", "bring", "todo", "score", "train", "share", "trial")


def nameless(element: QAccessibleInterface, depth: int = 0) -> Iterator[str]:
    """Yield the visible elements below one that a screen reader could not name."""
    for number in range(element.childCount() if depth < DEPTH else 0):
        child = element.child(number)
        if child is None or child.state().invisible:
            continue
        if child.role() not in NAMELESS and not child.text(QAccessible.Text.Name).strip():
            yield f"{child.role().name} {child.object()}"
        yield from nameless(child, depth + 1)


def by_tab(window: QWidget) -> set[QWidget]:
    """Return what the keyboard comes by, once around."""
    seen: set[QWidget] = set()
    while (now := QApplication.focusWidget() or window) not in seen:
        seen.add(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_reached_and_named(page: str, studio: StudioWindow, qtbot: QtBot) -> None:
    """Whatever takes the keyboard on it is reached by Tab, and has a name."""
    studio.resize(800, 600)
    answer(qtbot, studio.interview, "I was born in Lund.\n\nMy parents had a bakery.")
    studio.tabs.setCurrentWidget(getattr(studio, page))
    studio.activateWindow()
    studio.tabs.tabBar().setFocus()
    wanted = {
        widget
        for widget in studio.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert {str(widget) for widget in wanted - by_tab(studio)} == set()
    assert list(nameless(QAccessible.queryAccessibleInterface(studio))) == []
