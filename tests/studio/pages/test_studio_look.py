"""What is seen in the studio: nothing jumps, nothing is cut, nothing looks as if it were off."""

from __future__ import annotations

from functools import partial, reduce
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.pictures.create_dialog import CreateDialog
from desktop.gui.studio.rows_model import QUESTION, TEXT
from desktop.gui.studio.studio_window import StudioWindow
from desktop.gui.theme.tokens import LIGHT
from desktop.personas.score_card import save_score_card
from desktop.studio.notebook import with_fact
from persona.model import Persona
from persona.store import load_persona
from tests.desktop.conftest import make_app, make_scripted, places
from tests.studio.pages.test_score import a_card
from tests.studio.pages.test_studio_window import app, studio

__all__ = ["app", "make_app", "make_scripted", "places", "studio"]  # fixtures


def test_the_names_of_the_pages_stand_still(studio: StudioWindow) -> None:
    """Whichever page is chosen."""
    bar = studio.tabs.tabBar()
    places = []
    for index in range(bar.count()):
        studio.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        places.append([bar.tabRect(at) for at in range(bar.count())])
    assert all(found == places[0] for found in places)


def test_no_licence_is_a_choice_like_the_others(studio: StudioWindow) -> None:
    """It is written in the field, not hinted at; whoever empties the field chooses it."""
    page, folder = studio.share, studio.bench.persona.folder
    line = page.licence.lineEdit()
    assert line is not None
    assert line.text() == page.licence.itemText(0) == "No licence"
    line.setText("CC0-1.0")
    line.editingFinished.emit()
    assert load_persona(folder).licence == "CC0-1.0"
    line.setText("")
    line.editingFinished.emit()
    assert load_persona(folder).licence == ""
    assert line.text() == "No licence"
    page.keep_licence()
    assert load_persona(folder).licence == ""


def test_pronouns_are_offered_without_an_empty_row(qtbot: QtBot) -> None:
    """Nothing is chosen, and the field says that it may stay so."""
    dialog = CreateDialog(LIGHT, "en")
    qtbot.addWidget(dialog)
    box = dialog.pronouns
    assert all(box.itemText(row) for row in range(box.count()))
    assert box.currentText() == ""
    line = box.lineEdit()
    assert line is not None
    assert line.placeholderText() == "May stay empty"
    dialog.language.setCurrentIndex(dialog.language.findData("zh"))
    assert box.currentText() == ""
    assert box.itemText(0) == "她"


@pytest.mark.parametrize("height", [690, 552])
def test_what_is_always_said_of_an_avatar_is_read_whole(
    app: AvatarApp, qtbot: QtBot, height: int
) -> None:
    """Also below a remark, and where the form is scrolled; at its own height it is not."""
    dialog = CreateDialog(LIGHT, "en")
    qtbot.addWidget(dialog)
    dialog.resize(QSize(660, height))
    dialog.name.setText("😀")
    dialog.show()
    QApplication.processEvents()
    hint = next(own for own in dialog.findChildren(QLabel) if own.text().startswith("It always"))
    top = hint.mapTo(dialog, QPoint(0, 0)).y()
    assert dialog.remark.isVisible()
    assert hint.height() >= hint.heightForWidth(hint.width())
    assert not hint.visibleRegion().isEmpty()
    assert hint.visibleRegion().boundingRect() == hint.rect()
    assert top + hint.height() <= dialog.height()
    bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
    assert (bar.maximum() == 0) == (height == 690)
    dialog.done(QDialog.DialogCode.Rejected)


def _is_told(folder: Path, text: str) -> bool:
    return load_persona(folder).facts[0].text == text


def test_a_fact_has_the_place_of_question_and_answer(studio: StudioWindow, qtbot: QtBot) -> None:
    """It is painted and edited over both cells, from either of them."""
    studio.resize(800, 600)
    studio.tabs.setCurrentWidget(studio.table)
    table, folder = studio.table.table, studio.bench.persona.folder
    QApplication.processEvents()
    for column, text in ((QUESTION, "I am a botanist of Lund."), (TEXT, "I draw mosses.")):
        index = studio.table.model.index(0, column)
        table.edit(index)
        editor = table.viewport().findChild(QLineEdit)
        assert editor is not None
        both = table.columnWidth(QUESTION) + table.columnWidth(TEXT)
        assert editor.width() == both
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(_is_told, folder, text))
        qtbot.waitUntil(lambda: table.viewport().findChild(QLineEdit) is None)
    fact = table.visualRect(studio.table.model.index(0, QUESTION))
    image = table.viewport().grab(fact).toImage()
    assert len({image.pixel(x, y) for x in range(40) for y in range(image.height())}) > 2


@pytest.mark.parametrize("height", range(500, 560, 17))
def test_no_row_of_the_table_is_cut(studio: StudioWindow, height: int) -> None:
    """At any height, wherever it is scrolled to; the last one can be reached."""
    table, rows = studio.table.table, studio.table.model
    studio.tabs.setCurrentWidget(studio.table)

    def told(own: Persona) -> Persona:
        return reduce(with_fact, [f"I row boat {n}." for n in range(30)], own)

    studio.bench.change("Tell", told)
    studio.resize(800, height)
    for at in (0, 3, rows.rowCount() - 1):
        table.scrollTo(rows.index(at, TEXT))
        QApplication.processEvents()
        inside = table.viewport().rect()
        places = [table.visualRect(rows.index(row, TEXT)) for row in range(rows.rowCount())]
        assert inside.contains(places[at])
        assert all(inside.contains(place) for place in places if inside.intersects(place))


def test_a_row_of_the_table_has_two_lines(studio: StudioWindow) -> None:
    """In any size of the letters."""
    table = studio.table.table
    for size in (12, 24):
        font = table.font()
        font.setPixelSize(size)
        table.setFont(font)
        assert table.verticalHeader().defaultSectionSize() >= 2 * table.fontMetrics().lineSpacing()


def _squeezed(studio: StudioWindow) -> list[str]:
    labels = (own for own in studio.findChildren(QLabel) if own.isVisible() and own.text())
    return [own.text() for own in labels if own.height() < own.heightForWidth(own.width())]


@pytest.mark.parametrize("size", [(800, 552), (560, 420)])
def test_no_words_of_a_page_are_squeezed(
    qtbot: QtBot, studio: StudioWindow, size: tuple[int, int]
) -> None:
    """In a low window it scrolls, below a notice too; the card of what is shared is whole."""
    save_score_card(a_card(), studio.bench.persona.folder)
    studio.resize(*size)
    studio.notice.tell("Saved as ada.avatar.")
    for index in range(studio.tabs.count()):
        studio.tabs.setCurrentIndex(index)
        qtbot.waitUntil(lambda: not _squeezed(studio))


TOLD_PLAINLY = (
    "我是修钟表的师傅,在厦门开了一家小店,店是2009年开的。",
    "我家里有一只三花猫,它叫豆包。我爷爷是木匠。",
    "我修好了鼓浪屿一座百年老钟。",
    "手艺和耐心对我最重要。以后我想写一本关于老钟表的书。",
)


def test_an_ordinary_interview_is_not_warned_of(studio: StudioWindow, qtbot: QtBot) -> None:
    """Neither beside a row nor where it is shared; a name and a number among it are."""
    warning, bench = studio.share.findChild(QLabel, "warning-text"), studio.bench
    assert warning is not None
    with qtbot.waitSignal(bench.marked):
        bench.change("Tell", lambda own: reduce(with_fact, TOLD_PLAINLY, own))
    assert not any(mark.sort == "private" for own in bench.marks.values() for mark in own)
    assert warning.isHidden()
    secret = "女儿雨桐的电话是13905921633。"
    bench.change("Tell", lambda own: with_fact(own, secret))
    qtbot.waitUntil(lambda: not warning.isHidden())
    found = {mark.other for own in bench.marks.values() for mark in own if mark.sort == "private"}
    assert found == {"雨桐", "13905921633"}
