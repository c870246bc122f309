"""The page on which files are brought: what stays after some of it was taken, what is asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from desktop.gui.studio.bring_page import BringPage
from desktop.gui.studio.studio_window import StudioWindow
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import make_app, make_scripted, places
from tests.studio.pages.test_studio_window import app, studio

__all__ = ["app", "make_app", "make_scripted", "places", "studio"]  # fixtures

TABLE = "question,answer\nTea?,Black\nCake?,Plum\nPhone?,Ring me on 07700 900123.\n"
CHAT = "[01/02/2024, 10:00:0{n}] {who}: {text}\n"


def read(qtbot: QtBot, page: BringPage, *paths: Path) -> None:
    """Read files and wait until they are shown."""
    page.read(paths)
    qtbot.waitUntil(lambda: not page.waiting.isVisibleTo(page), timeout=WAIT_MS)


def entries(page: BringPage) -> dict[str, QTreeWidgetItem]:
    """Return what is listed, by the question."""
    found = QTreeWidgetItemIterator(page.tree, QTreeWidgetItemIterator.IteratorFlag.NoChildren)
    listed = {}
    while (item := found.value()) is not None:
        listed[item.text(0).splitlines()[0]] = item
        found += 1
    return listed


def take(qtbot: QtBot, page: BringPage) -> None:
    """Take what is ticked."""
    page._take.click()
    qtbot.waitUntil(lambda: page.told.text().startswith("Taken:"), timeout=WAIT_MS)


def test_what_was_not_taken_stays(qtbot: QtBot, studio: StudioWindow, tmp_path: Path) -> None:
    """And is not ticked: the owner has left it out; then that is taken, too."""
    page, path = studio.bring, tmp_path / "table.csv"
    path.write_text(TABLE, "utf-8")
    studio.tabs.setCurrentWidget(page)
    read(qtbot, page, path)
    entries(page)["Cake?"].setCheckState(0, Qt.CheckState.Unchecked)
    assert page._take.text() == "Take what is ticked (1)"
    take(qtbot, page)
    assert [*entries(page)] == ["Cake?", "Phone?"]
    assert page.ticked() == []
    assert (page._take.text(), page._take.isEnabled()) == ("Take what is ticked", False)
    for entry in entries(page).values():
        entry.setCheckState(0, Qt.CheckState.Checked)
    page.told.clear()
    take(qtbot, page)
    assert entries(page) == {}
    assert page._take.text() == "Take what is ticked"
    asked = {text for own in studio.bench.persona.examples for text in own.questions}
    assert asked >= {"Tea?", "Cake?", "Phone?"}


def test_the_name_in_chats_is_asked_where_there_is_one(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path
) -> None:
    """Of a table nobody writes to another; of a chat also where its owner is not found."""
    page, table, chat = studio.bring, tmp_path / "table.csv", tmp_path / "chat.txt"
    table.write_text(TABLE, "utf-8")
    said = (("Lena", "Where do you live?"), ("Adi", "In Lund."))
    lines = [CHAT.format(n=n, who=who, text=text) for n, (who, text) in enumerate(said)]
    chat.write_text("".join(lines), "utf-8")
    studio.tabs.setCurrentWidget(page)
    assert not page.owner.isVisible()
    read(qtbot, page, table)
    assert not page.owner.isVisible()
    read(qtbot, page, chat)
    assert page.owner.isVisible()
    assert "Nobody in it is called Ada" in page.trouble.text()
    page.owner.setText("Adi")
    page.read_again()
    qtbot.waitUntil(lambda: "Where do you live?" in entries(page), timeout=WAIT_MS)
    assert page.owner.isVisible()
