"""Long answers are cut where nothing is torn, and look the same as in one piece."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.bubble_text import BubbleText
from desktop.markup import render
from desktop.markup_chunks import MIN_CHARS, chunks
from desktop.theme_tokens import LIGHT

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
