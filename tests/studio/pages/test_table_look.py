"""What is seen of the table of facts and answers: whole lines, what is searched, what is new."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui.studio.rows_model import TEXT
from desktop.gui.studio.studio_window import StudioWindow
from desktop.gui.widgets.cell_text import fitted
from desktop.studio.notebook import with_fact, with_pair
from persona.model import Example
from tests.desktop.conftest import make_app, make_scripted, places
from tests.studio.pages.test_studio_window import app, fill, studio

__all__ = ["app", "make_app", "make_scripted", "places", "studio"]  # fixtures

LONG = {
    "en": "I was born in a small mining town in the hills, and my father worked in the mine there.",
    "zh": "我出生在山里的一个煤矿小镇,我的父亲在那里的矿井里工作了三十年,后来他开了一家小店。",
    "ko": "저는 강원도 정선 고한에서 태어났고, 아버지는 그곳의 탄광에서 삼십 년 동안 일하셨어요.",
}


def _bands(image: QImage) -> Iterator[int]:
    """Yield where a line of ink begins, from the top."""
    was_empty = True
    for y in range(image.height() - 2):  # below stands the line between two rows
        is_empty = len({image.pixel(x, y) for x in range(4, image.width() - 4)}) == 1
        if was_empty and not is_empty:
            yield y
        was_empty = is_empty


@pytest.mark.parametrize("language", LONG)
def test_a_long_answer_has_two_lines_in_any_alphabet(studio: StudioWindow, language: str) -> None:
    """The letters of one font need more height than those of another."""
    studio.resize(800, 600)
    pair = Example("", "answerable", ("Where?",), (LONG[language],))
    studio.bench.change("Tell", lambda own: with_pair(own, pair))
    studio.tabs.setCurrentWidget(studio.table)
    studio.table.search.setText(LONG[language])
    QApplication.processEvents()
    table = studio.table.table
    cell = table.visualRect(studio.table.model.index(0, TEXT))
    assert len(list(_bands(table.viewport().grab(cell).toImage()))) == 2


@pytest.mark.parametrize(
    ("language", "wanted"),
    [("en", "MINE"), ("zh", "小店"), ("ko", "일하셨"), ("en", "small"), ("en", "there")],
)
@pytest.mark.parametrize("before", ["", "🙂🙂 "])
def test_what_is_searched_is_seen_in_its_row(
    qapp: QApplication, language: str, wanted: str, before: str
) -> None:
    """However far behind it stands."""
    text = before + 2 * (LONG[language] + " ")
    lines = fitted(text, QFont(qapp.font()), 160, 2, wanted)
    assert len(lines) == 2
    assert wanted.casefold() in "".join(lines).casefold()


def test_a_text_that_fits_stays_as_it_is(qapp: QApplication) -> None:
    """In one line or two, whatever is searched; of more the end is left out."""
    font = QFont(qapp.font())
    assert fitted("I row.", font, 160, 2, "row") == ["I row."]
    assert "".join(fitted("I row on the lake.", font, 90, 2)) == "I row on the lake."
    assert fitted("I row.", font, 160, 2, "sail") == ["I row."]
    assert fitted(LONG["en"], font, 160, 2)[-1].endswith("…")
    assert fitted("", font, 160, 2) == [""]


def test_what_is_searched_in_a_very_long_text_is_shown_at_once(qapp: QApplication) -> None:
    """However far behind it stands: a row is painted many times."""
    text = "I row on the lake 𠀀 each day. " * 2_000 + "Then I sail. " + "I rest. " * 20
    began = time.perf_counter()
    lines = fitted(text, QFont(qapp.font()), 160, 2, "sail")
    assert time.perf_counter() - began < 0.2
    assert "sail" in "".join(lines)
    assert lines[0].startswith("…")
    assert "sail" in "".join(fitted("row" * 999 + "sail", QFont(qapp.font()), 160, 2, "sail"))


def test_a_row_that_is_added_is_seen_and_chosen(studio: StudioWindow) -> None:
    """Of each kind, wherever it stands among many, and whatever is shown just then."""
    page = studio.table
    studio.tabs.setCurrentWidget(page)
    for n in range(40):
        studio.bench.change("Tell", partial(with_fact, text=f"I row boat {n}."))
    for texts, add in (
        (("my health", "That is mine."), page.add_refusal),
        (("I sail.", ""), page.add_fact),
        (("Do you ski?", "Never.", ""), page.add_answer),
    ):
        page.search.setText("boat")
        fill(*texts)
        add()
        QApplication.processEvents()
        (key,) = page.selected()
        row = page.model.row_at(page.model.place_of(key))
        assert texts[0] in (row.question, row.text)
        place = page.table.visualRect(page.table.currentIndex())
        assert page.table.viewport().rect().contains(place)


def test_what_is_said_of_a_row_goes_with_it(qtbot: QtBot, studio: StudioWindow) -> None:
    """Of a row that is not among those that are searched nothing is said any more."""
    page = studio.table
    with qtbot.waitSignal(studio.bench.marked):
        studio.bench.change("Tell", lambda own: with_fact(own, "My number is +46 18 471 25 00."))
    page.show_key(("fact", "f02"))
    assert "471" in page._marks.text()
    page.search.setText("botanist")
    assert page._marks.text() == ""
    assert page._marks.isHidden()


@pytest.mark.parametrize("width", [800, 1180])
def test_no_topic_of_ours_is_cut(studio: StudioWindow, width: int) -> None:
    """One of the owner's is, where it is longer than its part of the page."""
    topics = (
        "What I never",
        "What I never did",
        "Work and studies",
        "Everything else that I can think of " * 2,
    )
    for topic in topics:
        studio.bench.change("Tell", partial(with_fact, text=f"{topic}!", topic=topic))
    studio.resize(width, 600)
    studio.tabs.setCurrentWidget(studio.table)
    QApplication.processEvents()
    listed = studio.table.topics
    texts = [listed.item(row).text() for row in range(listed.count())]
    assert any(text.startswith("Not talked about ") for text in texts)
    assert [text for text in texts if "…" in text] == [own for own in texts if "Everything" in own]
    assert listed.width() < width / 3
