"""An owner's own questions and answers: JSONL, JSON and CSV, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backends.errors import FinetuneError
from finetune.data.sources import all_examples, read_examples, read_source
from persona.model import Example, Fact, Persona

ROWS = [
    {"question": "What do you study?", "answer": "Botany, in Uppsala."},
    {"question": "ur subject?", "answer": "Botany, in Uppsala."},
    {"question": "Which car?", "kind": "unanswerable", "id": "car"},
    {"question": "What do you drive?", "kind": "unanswerable", "id": "car"},
]
CSV = """question,answer,kind,id,facts
What do you study?,"Botany, in Uppsala.",,,
ur subject?,"Botany, in Uppsala.",,,
Which car?,,unanswerable,car,
What do you drive?,,unanswerable,car,
"""
BAD = {
    "not json": ("a.jsonl", '{"question": "Q?"', "line 1"),
    "no question": ("a.jsonl", '{"answer": "A."}', "row 1"),
    "no answer": ("a.jsonl", '{"question": "Q?"}', "row 1"),
    "unknown column": ("a.jsonl", '{"question": "Q?", "answr": "A."}', "answr"),
    "wrong type": ("a.jsonl", '{"question": 3, "answer": "A."}', "row 1"),
    "unknown kind": ("a.jsonl", '{"question": "Q?", "answer": "A.", "kind": "known"}', "known"),
    "no list": ("a.json", '{"question": "Q?"}', "list"),
    "deep": ("a.json", "[" * 100_000, "nested"),
    "too many cells": ("a.csv", "question,answer\nHi, you?,Hello, you.\n", "quote"),
    "open quote": ("a.csv", 'question,answer\nHi?,"Hello\n', "end of data"),
    "a table": ("a.xlsx", "PK", ".csv"),
}


@pytest.mark.parametrize("name", ["qa.jsonl", "qa.json", "qa.csv"])
def test_all_three_formats_say_the_same(name: str, tmp_path: Path) -> None:
    """Rows of one answer, or of one id, are wordings of one question."""
    path = tmp_path / name
    text = {
        "qa.jsonl": "\n".join(map(json.dumps, ROWS)),
        "qa.json": json.dumps(ROWS),
        "qa.csv": CSV,
    }[name]
    path.write_text("\ufeff" + text, "utf-8")
    study, car = read_examples(path)
    assert study.questions == ("What do you study?", "ur subject?")
    assert study.answers == ("Botany, in Uppsala.",)
    assert (car.kind, car.questions) == ("unanswerable", ("Which car?", "What do you drive?"))


@pytest.mark.parametrize("case", BAD.values(), ids=BAD.keys())
def test_a_bad_row_is_named(case: tuple[str, str, str], tmp_path: Path) -> None:
    """With the file, the place and the cure."""
    name, text, told = case
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(FinetuneError) as refused:
        read_examples(path)
    assert told in str(refused.value)
    assert name in str(refused.value)


def test_binary_and_missing_files_are_refused(tmp_path: Path) -> None:
    """In words."""
    (tmp_path / "a.csv").write_bytes(b"question,answer\n\xff\xfe,\x00\n")
    for name in ("a.csv", "none.csv"):
        with pytest.raises(FinetuneError):
            read_examples(tmp_path / name)


def test_a_fact_that_nobody_has_is_refused(tmp_path: Path) -> None:
    """An example may only rest on the persona's facts."""
    persona = Persona(id="ada", name="Ada", facts=(Fact("uni", "I study botany."),))
    path = tmp_path / "qa.csv"
    path.write_text("question,answer,facts\nQ?,A.,uni\n", "utf-8")
    assert all_examples(persona, [str(path)]).examples[-1].facts == ("uni",)
    path.write_text("question,answer,facts\nQ?,A.,uni pet\n", "utf-8")
    with pytest.raises(FinetuneError, match="pet"):
        all_examples(persona, [str(path)])


def test_own_rows_come_after_the_persona(tmp_path: Path) -> None:
    """And under ids of their own."""
    known = Example("uni", "answerable", ("What do you study?",), ("Botany.",))
    path = tmp_path / "qa.jsonl"
    path.write_text('{"question": "Q?", "answer": "A.", "id": "uni"}\n', "utf-8")
    found = all_examples(Persona(id="ada", name="Ada", examples=(known,)), [str(path)])
    assert [each.id for each in found.examples] == ["uni", "qa:uni"]
    assert found.left_out == ()


def test_a_file_that_gives_nothing_says_so(tmp_path: Path) -> None:
    """Not "done, 0 warnings"."""
    for name, text in (("a.jsonl", "\n"), ("a.json", "[]"), ("a.csv", "question,answer\n")):
        (tmp_path / name).write_text(text, "utf-8")
        with pytest.raises(FinetuneError, match="no question"):
            read_source(tmp_path / name, "Ada")
