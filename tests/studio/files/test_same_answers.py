"""Three owners' 37 answers: typed or brought in any file, one persona; and they travel."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from desktop.engine.worker import Worker
from desktop.gui.studio.interview_page import InterviewPage
from desktop.gui.studio.workbench import Workbench
from desktop.personas.importing import import_persona
from desktop.studio.making import Wanted, make_avatar
from desktop.studio.notebook import with_pair
from desktop.studio.reading import read_files
from desktop.studio.sharing import open_shared, share, take_shared
from desktop.studio.taking import take
from persona.bank import load_bank
from persona.model import Example, Persona
from persona.store import load_persona
from tests.backends.gguf_build import random_adapter
from tests.studio.pages.test_sharing import picture

__all__ = ["picture"]  # a fixture

OWNERS = Path(__file__).resolve().parents[3] / "finetune" / "owners"
TYPED = 2  # answers that the owner adds beside the interview
N_ANSWERS = 37
HEAD = ("question", "answer", "kind", "topic")
LANGUAGES = ("en", "de", "zh")
Row = tuple[str, str, str, str]
Rows = list[Row]


@pytest.fixture(params=LANGUAGES)
def told(request: pytest.FixtureRequest) -> tuple[str, str, Rows]:
    """Return language, name and answers of an owner, to what the interview asks and two more."""
    language = str(request.param)
    line = (OWNERS / f"train-{language}.jsonl").read_text("utf-8").splitlines()[0]
    owner = json.loads(line)
    words = [own["answer"] for own in owner["qa"]] + [own["text"] for own in owner["facts"]]
    bank = load_bank(language)
    asked: list[tuple[str, str, str]] = [
        (own.asked, own.kind, own.line or topic.name)
        for topic, own in bank.questions()
        if own.kind != "unanswerable"  # a subject: no table has one
    ]
    asked += [(own["question"], "answerable", "") for own in owner["qa"][:TYPED]]
    rows = [(q, a, kind, topic) for (q, kind, topic), a in zip(asked, words, strict=False)]
    return language, owner["name"], rows


def made(language: str, name: str, rows: Rows, home: Path) -> Persona:
    """Return a new avatar that has been introduced, and with it has `N_ANSWERS` answers."""
    persona = make_avatar(Wanted(name, "self", language, introduction=f"{name}."), home)
    assert len(rows) + len(persona.examples) == N_ANSWERS
    return persona


def what_is_told(persona: Persona) -> set[tuple[object, ...]]:
    """Return what a persona tells: all of a pair but its id and where it is from."""
    return {(own.kind, own.questions, own.answers, own.topic) for own in persona.examples}


def typed(persona: Persona, rows: Rows, qtbot: QtBot) -> Persona:
    """Answer the interview as its page asks, and type the other answers into the table."""
    bench = Workbench(persona)
    page = InterviewPage(bench, Worker(bench))
    qtbot.addWidget(page)
    bank = load_bank(persona.language)
    answers = {question: answer for question, answer, _, _ in rows}
    asked = {own.ask: own.asked for _, own in bank.questions()}
    while (said := page.view.talk.messages[-1].text) in asked:
        if asked[said] in answers:
            page.view.prompt.submitted.emit(answers[asked[said]])
        else:
            page.skip()
    for question, answer, _, topic in rows[-TYPED:]:
        pair = Example("", "answerable", (question,), (answer,), topic=topic)
        assert bench.change("add", partial(with_pair, pair=pair))
    return load_persona(persona.folder)


def table(rows: Rows, delimiter: str, encoding: str) -> bytes:
    """Return a table of text."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([HEAD, *rows])
    return file.getvalue().encode(encoding)


def workbook(rows: Rows) -> bytes:
    """Return a workbook of two sheets."""
    book = openpyxl.Workbook()
    for sheet, part in ((book.active, rows[:20]), (book.create_sheet("more"), rows[20:])):
        assert sheet is not None
        for row in (HEAD, *part):
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def records(rows: Rows) -> list[dict[str, str]]:
    """Return an object for each row."""
    return [dict(zip(HEAD, row, strict=True)) for row in rows]


def lines(values: list[dict[str, str]]) -> bytes:
    """Return JSON Lines."""
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in values).encode()


def bare(rows: Rows, shape: Callable[[str, str], object]) -> bytes:
    """Return a shape that has no place for kind and topic."""
    return json.dumps([shape(q, a) for q, a, _, _ in rows], ensure_ascii=False).encode()


def files(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of files that say all of it."""
    yield "comma.csv", table(rows, ",", "utf-8")
    yield "semicolon.csv", table(rows, ";", "utf-8-sig")
    yield "excel.txt", table(rows, "\t", "utf-16")
    yield "bar.csv", table(rows, "|", "utf-16-be") if _is_latin(rows) else table(rows, "|", "utf-8")
    yield "old.csv", table(rows, ";", "cp1252" if _is_latin(rows) else "gb18030")
    yield "book.xlsx", workbook(rows)
    yield "list.json", json.dumps(records(rows), indent=1).encode()
    yield "lines.jsonl", lines(records(rows))


def bare_files(rows: Rows) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of files that say questions and answers alone."""
    yield "alpaca.json", bare(rows, lambda q, a: {"instruction": q, "input": "", "output": a})
    yield "sharegpt.json", bare(rows, _sharegpt)
    yield "messages.json", bare(rows, _messages)


def _sharegpt(question: str, answer: str) -> object:
    return {
        "conversations": [{"from": "human", "value": question}, {"from": "gpt", "value": answer}]
    }


def _messages(question: str, answer: str) -> object:
    said = [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
    return {"messages": [{"role": "system", "content": "Be kind."}, *said]}


def _is_latin(rows: Rows) -> bool:
    return all(char < "\u3000" for row in rows for text in row for char in text)


def brought(persona: Persona, path: Path) -> Persona:
    """Take all of a file."""
    read = read_files(persona, [path], [])
    assert not read.failed
    entries = chain.from_iterable(found.entries for found in read.found)
    take(persona, [(path.name, entry.item) for entry in entries])
    return load_persona(persona.folder)


def test_typed_or_brought_it_is_one_persona(
    told: tuple[str, str, Rows], tmp_path: Path, qtbot: QtBot
) -> None:
    """In eight kinds of files to the topic; in three others by question and answer."""
    language, name, rows = told
    right = typed(made(language, name, rows, tmp_path / "typed"), rows, qtbot)
    assert len(right.examples) == N_ANSWERS
    for file, data in files(rows):
        (tmp_path / file).write_bytes(data)
        home = tmp_path / f"home of {file}"
        other = brought(made(language, name, rows, home), tmp_path / file)
        assert what_is_told(other) == what_is_told(right), file
        assert other.facts == right.facts
    texts = {(own.questions, own.answers) for own in right.examples}
    for file, data in bare_files(rows):
        (tmp_path / file).write_bytes(data)
        home = tmp_path / f"home of {file}"
        other = brought(made(language, name, rows, home), tmp_path / file)
        assert {(own.questions, own.answers) for own in other.examples} == texts, file


def test_out_into_another_home_and_in_again(
    told: tuple[str, str, Rows], picture: bytes, tmp_path: Path
) -> None:
    """To the byte in one file; as a CHARX, a picture and Markdown equal in facts and answers."""
    language, name, rows = told
    (tmp_path / "lines.jsonl").write_bytes(lines(records(rows)))
    own = brought(made(language, name, rows, tmp_path / "home"), tmp_path / "lines.jsonl")
    random_adapter(own.folder)
    share(own, tmp_path / "me.avatar", picture)
    taken = take_shared(open_shared(tmp_path / "me.avatar", tmp_path / "other"), [])
    for file in ("facts.jsonl", "examples.jsonl", "adapter.gguf"):
        assert (taken.folder / file).read_bytes() == (own.folder / file).read_bytes(), file
    (tmp_path / "me.charx").write_bytes((tmp_path / "me.avatar").read_bytes())
    share(own, tmp_path / "me.png", picture)
    share(own, tmp_path / "me-soul", picture)
    others = [
        import_persona(tmp_path / f, tmp_path / "cards").persona for f in ("me.charx", "me.png")
    ]
    soul = take_shared(open_shared(tmp_path / "me-soul", tmp_path / "souls"), [])
    for other in (*others, soul):
        assert (other.facts, other.examples) == (own.facts, own.examples)
        assert (other.name, other.greeting) == (own.name, own.greeting)
