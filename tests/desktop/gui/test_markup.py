"""Markdown in bubbles: what is shown, what is inert, what never loads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont, QTextBlock, QTextDocument
from pytestqt.qtbot import QtBot

from desktop.gui.theme.tokens import DARK, LIGHT
from desktop.gui.transcript.bubble import BubbleView
from desktop.gui.transcript.markup import render
from desktop.history.message import ShownMessage

pytestmark = pytest.mark.usefixtures("qapp")  # a document needs the fonts of Qt


def shown(text: str) -> str:
    """Return the plain text that a person sees of a Markdown text."""
    document = QTextDocument()
    document.setHtml(render(text, LIGHT).html)
    return document.toPlainText()


def bubble(qtbot: QtBot, text: str, role: str = "assistant") -> BubbleView:
    """Return a bubble that shows a text."""
    view = BubbleView()
    qtbot.addWidget(view)
    font = QFont()
    font.setPixelSize(15)
    view.setFont(font)
    message = ShownMessage(1, "user" if role == "user" else "assistant", text)
    view.show_message(message, DARK, "Copy")
    return view


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain text", "plain text"),
        ("**bold** and *italic*", "bold and italic"),
        ("a < b && c > d", "a < b && c > d"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<b>not bold</b>", "<b>not bold</b>"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("你好 안녕 🙂 שלום", "你好 안녕 🙂 שלום"),
        ("1. one\n2. two", "one\ntwo"),
        ("`a < b`", "a < b"),
        ("line one\nline two", "line one\nline two"),
    ],
)
def test_text_is_shown_as_it_was_meant(text: str, seen: str) -> None:
    """Markdown is formatted, raw HTML is text."""
    assert shown(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "[click](javascript:alert(1))",
        "[click](file:///etc/passwd)",
        "[click](data:text/html,x)",
        "[click](vbscript:x)",
        "![p](file:///etc/passwd)",
        "<javascript:alert(1)>",
    ],
)
def test_a_link_that_leads_elsewhere_than_the_web_is_text(text: str) -> None:
    """No anchor is made of it."""
    assert "<a href" not in render(text, LIGHT).html


@pytest.mark.parametrize(
    "text", ["[x](https://a.example/b)", "see https://a.example/b.", "<https://a.example/b>"]
)
def test_a_web_link_stays_a_link(text: str) -> None:
    """Written in any of the three ways; the full stop is not part of it."""
    assert 'href="https://a.example/b"' in render(text, LIGHT).html


def test_a_picture_is_never_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    """It becomes a link with its name; the document refuses what it is asked for."""
    html = render("![a cat](https://a.example/cat.png)", LIGHT).html
    assert "<img" not in html
    assert "[a cat]" in html
    picture = tmp_path / "p.png"
    picture.write_bytes(b"x")
    view = bubble(qtbot, "hello")
    document = view.findChild(QTextDocument)
    assert document is not None
    assert document.resource(2, QUrl.fromLocalFile(str(picture))) is None


def test_code_is_coloured_and_can_be_copied() -> None:
    """With the link that the bubble turns into a copy; the language is shown."""
    code = 'def f() -> str:\n    return "<x>"'
    made = render(f"```python\n{code}\n```", LIGHT)
    assert made.codes == [code]
    assert 'href="copy:0"' in made.html
    assert LIGHT.accent in made.html
    assert "&lt;x&gt;" in made.html


def test_code_in_an_unknown_language_is_shown_plain() -> None:
    """And long code is, too."""
    assert "x = 1" in render("```nonsense\nx = 1\n```", LIGHT).html
    assert render("```python\n" + "x = 1\n" * 10_000 + "```", LIGHT).codes


def test_half_a_code_block_is_shown_while_it_streams() -> None:
    """The fence is not closed yet."""
    assert render("```python\nprint(", LIGHT).codes == ["print("]


def test_a_table_has_its_cells() -> None:
    """Header and body."""
    html = render("| a | b |\n|---|---|\n| 1 | 2 |", LIGHT).html
    assert html.count("<td>") == 2
    assert html.count("<th>") == 2


def test_a_column_of_a_table_stands_where_its_head_says() -> None:
    """Figures at the right."""
    html = render("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |", LIGHT).html
    document = QTextDocument()
    document.setHtml(html)
    cells = [block for block in _blocks(document) if block.text() in ("1", "2", "3")]
    sides = [cell.blockFormat().alignment() for cell in cells]
    side = Qt.AlignmentFlag
    assert [bool(one & side.AlignRight) for one in sides] == [False, True, False]
    assert [bool(one & side.AlignHCenter) for one in sides] == [False, False, True]


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_shown(text: str) -> None:
    """No text breaks the renderer, and none becomes a tag that loads something."""
    html = render(text, LIGHT).html
    assert "<img" not in html
    assert "<script" not in html


@pytest.mark.parametrize("text", ["x" * 3_000, "https://a.example/" + "y" * 2_000, "word " * 900])
def test_a_bubble_is_never_wider_than_it_may(qtbot: QtBot, text: str) -> None:
    """Long words, addresses and texts wrap."""
    width, height = bubble(qtbot, text).fit(400)
    assert width <= 400
    assert height > 100


def test_a_short_text_makes_a_small_bubble(qtbot: QtBot) -> None:
    """As wide as its text."""
    assert bubble(qtbot, "Hi!").fit(400)[0] < 100


def test_the_persons_text_is_not_markdown(qtbot: QtBot) -> None:
    """Stars and tags are shown as typed."""
    view = bubble(qtbot, "**a** <b>\n  c", role="user")
    assert view.selected_text(0, view.last_position) == "**a** <b>\n  c"
