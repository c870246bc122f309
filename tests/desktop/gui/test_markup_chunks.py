"""Long answers are cut where nothing is torn, and look the same as in one piece."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QImage, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.theme.tokens import LIGHT
from desktop.gui.transcript.bubble_text import BubbleText
from desktop.gui.transcript.markup import render, render_piece
from desktop.gui.transcript.markup_chunks import (
    CODE_LINES,
    MIN_CHARS,
    TABLE_ROWS,
    chunks,
    pieces,
)

SENTENCE = "some **words** of an answer that is `streamed` here, and more of them. "
PARAGRAPH = SENTENCE * 4
CODE = "```python\n" + "print('x')\n\n" * 200 + "```"
LIST = "\n\n".join(f"{n}. {SENTENCE}" for n in range(1, 60))
TEXTS = {
    "paragraphs": "\n\n".join([PARAGRAPH] * 20),
    "code": f"{PARAGRAPH}\n\n{CODE}\n\n{PARAGRAPH}\n\n{PARAGRAPH}",
    "open code": f"{PARAGRAPH}\n\n" + CODE.removesuffix("```"),
    "list": f"{PARAGRAPH}\n\n{LIST}\n\n{PARAGRAPH}",
    "tilde": "~~~\n```\n\nx\n\n" + "y\n\n" * 600 + "~~~\n\nend\n\n" + PARAGRAPH * 8,
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_parts_are_the_text(name: str) -> None:
    """Nothing is lost, and only the last part is short."""
    parts = chunks(TEXTS[name])
    assert "".join(parts) == TEXTS[name]
    assert all(len(part) >= MIN_CHARS for part in parts[:-1])


@pytest.mark.parametrize("name", ["code", "open code", "list", "tilde"])
def test_a_block_is_never_torn(name: str) -> None:
    """Code and lists give the same HTML in parts as in one."""
    text = TEXTS[name]
    whole = render(text, LIGHT).html.replace("copy:0", "copy")
    parts = "".join(render(part, LIGHT).html for part in chunks(text)).replace("copy:0", "copy")
    assert parts == whole


def test_a_growing_text_keeps_its_first_parts() -> None:
    """What has been cut off once stays as it is."""
    text = TEXTS["paragraphs"] + "\n\n" + TEXTS["code"]
    before: list[str] = []
    for end in range(2 * MIN_CHARS + 1, len(text), 97):
        now = chunks(text[:end])
        kept = before[:-1]
        assert now[: len(kept)] == kept
        before = now
    assert len(before) > 4


def test_positions_and_text_run_through_all_parts(qtbot: QtBot) -> None:
    """As if it were one document."""
    owner = QWidget()
    qtbot.addWidget(owner)
    text = BubbleText(owner)
    text.show(chunks(TEXTS["code"]), lambda part: render(part, LIGHT), "", QFont())
    text.fit(600, 0)
    assert len(chunks(TEXTS["code"])) > 1
    assert text.codes == ["print('x')\n\n" * 199 + "print('x')"]
    everything = text.text(0, text.last_position)
    assert everything.startswith("some words")
    assert everything.rstrip().endswith("more of them.")
    found = text.find("print('x')")
    assert found is not None
    assert text.text(*found) == "print('x')"


LONG_CODE = "".join(f"def function_{n}():\n    return {n}\n\n\n" for n in range(60))


@pytest.mark.parametrize("language", ["python", ""])
@pytest.mark.parametrize("is_open", [True, False])
def test_long_code_looks_the_same_in_pieces(qtbot: QtBot, language: str, is_open: bool) -> None:
    """One block, one link that copies all of it, the same height and the same text."""
    fence = "" if is_open else f"```\n\n{PARAGRAPH}"
    text = f"{PARAGRAPH}\n\n```{language}\n{LONG_CODE}{fence}"
    cut = pieces(text)
    assert "".join(piece.text for piece in cut) == text
    assert len(cut) > 4
    assert all(piece.text.count("\n") <= 2 * CODE_LINES + 2 for piece in cut)
    owner = QWidget()
    qtbot.addWidget(owner)
    shown = []
    for sources in (cut, [type(cut[0])(text)]):
        made = BubbleText(owner)
        css = "pre { line-height:130%; margin:0 }"
        made.show(sources, lambda piece: render_piece(piece, LIGHT), css, QFont())
        height = made.fit(600, 0)[1]
        shown.append((made.codes, made.text(0, made.last_position).split(), round(height)))
    (codes, words, height), (codes_of_one, words_of_one, height_of_one) = shown
    assert codes == codes_of_one == [LONG_CODE.rstrip("\n")]
    assert words == words_of_one
    assert abs(height - height_of_one) <= 16
    assert sum("copy:0" in render_piece(piece, LIGHT).html for piece in cut) == 1


def test_parts_that_are_not_seen_are_not_laid_out_for_another_width(qtbot: QtBot) -> None:
    """The caret goes, or a line is longer than those before: that is a matter of what is seen."""
    owner = QWidget()
    qtbot.addWidget(owner)
    text = BubbleText(owner)
    lines = "\n\n".join(f"A short line, number {n}." for n in range(200))
    text.show(chunks(lines), lambda part: render(part, LIGHT), "", QFont())
    width, height = text.fit(600, 12)
    laid_out: list[object] = []
    documents = owner.findChildren(QTextDocument)
    for document in documents:
        document.documentLayout().documentSizeChanged.connect(laid_out.append)
    assert text.fit(600, 0) == (width - 12, height)
    assert laid_out == []
    picture = QImage(600, 100, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    text.paint(painter, QPalette(), (0, 0), QRectF(picture.rect()))
    painter.end()
    assert len(laid_out) == 1 < len(documents)


@pytest.mark.parametrize(
    "text",
    [
        "some **words**",
        "1. one\n2. two\n   - three\n\n## Four",
        "```python\nx = 1\n```\n\n| a | b |\n|---|---:|\n| one | two words |",
        "> - quoted\n> ```\n> x = 2\n> ```\n> | a | b |\n> |---|---|\n> | c | d |",
    ],
)
def test_a_part_is_as_high_at_any_width_that_its_lines_need(qtbot: QtBot, text: str) -> None:
    """So its height is known before it is laid out at the width of the bubble."""
    owner = QWidget()
    qtbot.addWidget(owner)
    shown = BubbleText(owner)
    shown.show([text], lambda part: render(part, LIGHT), "", QFont())
    height = shown.fit(600.3, 0)[1]
    for room in (0, 12, 40):
        shown.fit(600.3, room)
        shown.position_at(QPointF())  # looks at the part
        assert shown.fit(600.3, room)[1] == height


HEAD = "| n | what |\n|---|:---|\n"
TABLE = HEAD + "".join(f"| {n} | row *number* {n} |\n" for n in range(400))


def test_a_long_table_is_cut_between_rows_and_has_its_head_again() -> None:
    """No piece takes long to lay out, and each tells what its columns are."""
    text = f"{PARAGRAPH}\n\n{TABLE}\nthe end, and\n\n```\n{TABLE}```\n"
    cut = pieces(text)
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text.count("\n") <= 2 * CODE_LINES + 4 for piece in cut)
    tables = [piece for piece in cut if piece.head]
    assert len(tables) == 400 // TABLE_ROWS - 1
    assert {piece.head for piece in tables} == {HEAD}
    html = [render_piece(piece, LIGHT).html for piece in tables]
    assert all(one.count("</th>") == 2 and one.count("<table") == 1 for one in html)
    assert sum("".join(html).count(f"<em>number</em> {n}<") for n in range(400)) == 360
    assert "".join(render_piece(piece, LIGHT).rest or "" for piece in cut).count(HEAD) == 0


@pytest.mark.parametrize("text", [f"```python\n{LONG_CODE}", TABLE])
def test_growing_code_or_tables_keep_their_first_pieces(text: str) -> None:
    """Only the last one is laid out again."""
    before = pieces(text[:10])
    for end in range(11, len(text), 7):
        now = pieces(text[:end])
        assert now[: len(before) - 1] == before[:-1]
        before = now
