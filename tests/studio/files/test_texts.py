"""Texts about oneself: sentences in the first person are proposed, the others are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.studio.conftest import left_of, pairs_of, read
from tests.studio.pdf_build import pdf


def facts_of(path: Path) -> list[str]:
    """Return the proposed facts."""
    return [fact.text for fact in read(path).statements()]


def test_english_sentences_in_the_first_person(tmp_path: Path) -> None:
    """Wrapped lines are one paragraph; an abbreviation and an initial end nothing."""
    path = tmp_path / "me.txt"
    path.write_text(
        "I was born in Kiel. My teacher was\nDr. Who, and my friend J. Smith. It rained.\n\n"
        "- I weld boats\n- Do I sail? Yes.\n- Welding, 2001\n",
        "utf-8",
    )
    brought = read(path)
    assert [(str(fact.place), fact.text) for fact in brought.statements()] == [
        ("line 1", "I was born in Kiel."),
        ("line 1", "My teacher was Dr. Who, and my friend J. Smith."),
        ("line 4", "I weld boats"),
    ]
    assert left_of(brought) == [
        ("line 1", "it is not in the first person"),
        ("line 5", "it is a question"),
        ("line 5", "it is not in the first person"),
        ("line 6", "it is not in the first person"),
    ]
    assert brought.n_read == 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ich bin am 3. Oktober geboren. Das Wetter war gut. Mein Bruder heißt Karl!",
            ["Ich bin am 3. Oktober geboren.", "Mein Bruder heißt Karl!"],
        ),
        ("我是柳州人。今天下雨了。我不会游泳！你呢？", ["我是柳州人。", "我不会游泳！"]),
        (
            "저는 부산에서 태어났어요. 비가 왔다. 우리 집은 바다 옆이다.",
            ["저는 부산에서 태어났어요.", "우리 집은 바다 옆이다."],
        ),
    ],
)
def test_other_languages(tmp_path: Path, text: str, expected: list[str]) -> None:
    """Chinese sentences have no space between them."""
    path = tmp_path / "me.txt"
    path.write_text(text, "utf-8")
    assert facts_of(path) == expected


def test_markdown_without_its_marks(tmp_path: Path) -> None:
    """Headings are topics; code, front matter and comments are no facts."""
    path = tmp_path / "me.md"
    path.write_text(
        "---\ntitle: I am front matter.\n---\n# About\n## Work\n"
        "I **weld** *boats* at [Lund](https://x.org/a).\n"
        "```\nI am code.\n```\n<!-- I am a comment. -->\n"
        "## Home\n* I live by the `harbour`.\n---\n",
        "utf-8",
    )
    brought = read(path)
    assert [(fact.topic, fact.text, fact.place.line) for fact in brought.statements()] == [
        ("Work", "I weld boats at Lund (https://x.org/a).", 6),
        ("Home", "I live by the harbour.", 12),
    ]


def test_a_pdf_by_page(tmp_path: Path) -> None:
    """Lines of a page belong together."""
    path = tmp_path / "cv.pdf"
    path.write_bytes(pdf([["I was born in Kiel and I", "weld boats."], ["My tea is black."]]))
    brought = read(path)
    assert [(str(fact.place), fact.text) for fact in brought.statements()] == [
        ("page 1", "I was born in Kiel and I weld boats."),
        ("page 2", "My tea is black."),
    ]
    assert brought.format == "PDF, 2 pages"


@pytest.mark.parametrize("first", [(), ("1.", "2.")])
def test_a_table_of_a_docx_needs_no_header(tmp_path: Path, first: tuple[str, ...]) -> None:
    """Where one of its columns asks."""
    from docx import Document

    document = Document()
    document.add_paragraph("I weld boats.")
    table = document.add_table(rows=2, cols=2 + bool(first))
    said = [("Where do you live?", "By the sea."), ("What do you drink?", "Tea.")]
    for number, pair in enumerate(said):
        for cell, text in zip(table.rows[number].cells, (*first[number:][:1], *pair), strict=True):
            cell.text = text
    path = tmp_path / "about.docx"
    document.save(str(path))
    assert pairs_of(read(path)) == said
    assert facts_of(path) == ["I weld boats."]


def test_a_docx_with_headings_and_a_table(tmp_path: Path) -> None:
    """Its cells are read, each once."""
    from docx import Document

    document = Document()
    document.add_heading("Work", 1)
    document.add_paragraph("I weld boats. Boats are heavy.")
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text = "I drink tea."
    row.cells[1].text = "2001"
    path = tmp_path / "cv.docx"
    document.save(str(path))
    brought = read(path)
    assert [(fact.topic, fact.text) for fact in brought.statements()] == [
        ("Work", "I weld boats."),
        ("Work", "I drink tea."),
    ]
    assert len(brought.left_out) == 2


def test_a_day_by_the_clock_is_no_chat_and_a_long_text_is_read(tmp_path: Path) -> None:
    """Times alone make no chat; a text without blank lines has no limit."""
    path = tmp_path / "me.txt"
    path.write_text("7:00 I get up\n8:00 I weld\n9:00 I rest\n10:30 I eat\n\n" * 2, "utf-8")
    assert len(facts_of(path)) >= 2
    path.write_text("I have a boat, and\nit is a good one.\n" * 2_000, "utf-8")
    assert set(facts_of(path)) == {"I have a boat, and it is a good one."}
    assert len(facts_of(path)) == 2_000
