"""Damaged, hostile and huge files: a sentence each, and the persona as it was."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from backends.errors import PersonaError
from desktop.studio.private.names import NameFinder
from desktop.studio.private.private_details import details_in
from desktop.studio.readers.bring import MAX_BYTES
from desktop.studio.readers.brought import MAX_ANSWER_CHARS, Refused
from tests.studio.conftest import Run, left_of, pairs_of, read
from tests.studio.pdf_build import pdf

DTD = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


def xlsx() -> bytes:
    """Return a whole XLSX."""
    from openpyxl import Workbook

    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for n in range(200):
        sheet.append([f"Question {n}?", f"Answer {n}."])
    book.save(file)
    return file.getvalue()


def zipped(**members: bytes) -> bytes:
    """Return a ZIP; two underscores stand for a slash, one for a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return file.getvalue()


def bomb() -> bytes:
    """Return a small ZIP that unpacks to 65 MiB."""
    return zipped(xl__workbook_xml=bytes(MAX_BYTES + 2**20), word__document_xml=b"<x/>")


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "half.xlsx": (lambda: xlsx()[:3000], "damaged or incomplete"),
    "half.docx": (lambda: xlsx()[:3000], "damaged or incomplete"),
    "half.avatar": (lambda: zipped(card_json=b"x" * 900)[:60], "a shared avatar, one of its own"),
    "whole.avatar": (
        lambda: zipped(avatar__about_json=b"{}"),
        "menu of the window: .Open a shared",
    ),
    "renamed.zip": (lambda: zipped(avatar__about_json=b"{}"), "a shared avatar, one of its own"),
    "card.charx": (lambda: zipped(card_json=b"{}"), "menu of the window: .Import a character card"),
    "half.zip": (lambda: zipped(_chat_txt=b"x" * 9000)[:60], "damaged or incomplete"),
    "bomb.xlsx": (bomb, "unpacks to 65 MiB"),
    "bomb.docx": (bomb, "unpacks to 65 MiB"),
    "bomb.zip": (lambda: zipped(chat_txt=bytes(MAX_BYTES + 2**20)), "unpacks to 65 MiB"),
    "laughs.xlsx": (lambda: zipped(xl__workbook_xml=DTD.encode()), "entities"),
    "laughs16.docx": (lambda: zipped(word__document_xml=DTD.encode("utf-16-le")), "entities"),
    "other.xlsx": (lambda: zipped(readme_txt=b"hello"), "no XLSX that can be read"),
    "other.docx": (lambda: zipped(readme_txt=b"hello"), "no DOCX that can be read"),
    "pictures.zip": (lambda: zipped(a_jpg=b"x"), "no text in the ZIP"),
    "texts.zip": (lambda: zipped(a_txt=b"x", b_txt=b"y"), "2 texts in the ZIP"),
    "long.pdf": (lambda: pdf([["I weld boats."]] * 200), "200 pages"),
    "scanned.pdf": (lambda: pdf([[]] * 3), "scanned"),
    "half.pdf": (lambda: pdf([["I weld boats."]])[:120], "damaged"),
    "no.pdf": (lambda: b"hello, I am a text", "damaged or no PDF"),
    "old.xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "office program"),
    "locked.xlsx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "password"),
    "nul.csv": (lambda: b"question,answer\nTea?,Bl\0ack\n", "NUL bytes .first in line 2"),
    "noise.txt": (lambda: bytes(range(256)) * 40, "NUL bytes"),
    "empty.csv": (lambda: b"", "empty"),
    "blank.txt": (lambda: b" \n\n ", "empty"),
    "one.csv": (lambda: b"only\none\ncolumn\n", "no two columns"),
    "towns.csv": (lambda: b"Theo,Kiel\nMira,Lund\n", "neither of them asks"),
    "unclear.csv": (lambda: b"a,b,c\nd,e,f\ng,h,i\n", "not clear"),
    "bad.json": (lambda: b'{"question": ', "no JSON: line 1"),
    "deep.json": (lambda: b"[" * 200_000, "nested too deeply|no JSON"),
    "deep.jsonl": (lambda: b'{"a":' * 100_000, "nested too deeply"),
    "shape.json": (lambda: b'[{"x": 1}, {"y": 2}]', "None of its 2 records"),
    "number.json": (lambda: b"12", "None of its 1 records"),
    "film.mp4": (lambda: b"film", "kind .mp4"),
    "rows.csv": (
        lambda: b"question,answer\n" + b"Tea?,Black\n" * 100_000,
        "more than 50,000 rows",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_says_what_why_and_what_to_do(
    add: Run, folder: Path, tmp_path: Path, name: str
) -> None:
    """And changes nothing."""
    made, why = CASES[name]
    path = tmp_path / name
    path.write_bytes(made())
    before = {own.name: own.read_bytes() for own in folder.iterdir()}
    with pytest.raises(PersonaError, match=why) as error:
        read(path)
    assert all(
        sentence.endswith(".") for sentence in (error.value.what, error.value.why, error.value.todo)
    )
    assert name in error.value.what
    code, _, err = add(path, "--yes")
    assert (code, "Traceback" in err, str(error.value) in err) == (1, False, True)
    assert {own.name: own.read_bytes() for own in folder.iterdir()} == before


def test_a_chat_of_300_megabytes_is_refused_unread(tmp_path: Path) -> None:
    """With what to do instead."""
    path = tmp_path / "chat.txt"
    with path.open("wb") as file:
        file.truncate(300 * 2**20)  # takes no room on the disk
    with pytest.raises(PersonaError, match="300 MiB; 64 MiB are read at most"):
        read(path)


def test_a_long_chat_is_read(tmp_path: Path) -> None:
    """Four thousand messages."""
    lines = [
        f"01.10.24, 10:{n % 60:02} - {'Mira: Is it ' if n % 2 else 'Theo Marsh: It is '}{n}"
        for n in range(4_000)
    ]
    path = tmp_path / "chat.txt"
    path.write_text("\n".join(lines), "utf-8")
    assert read(path).n_read == 4_000


def test_damaged_characters_are_left_out_by_line(tmp_path: Path) -> None:
    """NUL and half characters in JSON, bad bytes in UTF-8: that line, and no other."""
    path = tmp_path / "records.jsonl"
    texts = ["fine", "n\\u0000ul", "half \\ud83d one", "gut"]
    path.write_text("".join(f'{{"q": "{n}?", "a": "{t}"}}\n' for n, t in enumerate(texts)), "utf-8")
    brought = read(path)
    assert pairs_of(brought) == [("0?", "fine"), ("3?", "gut")]
    assert left_of(brought) == [
        ("line 2", "it holds damaged characters"),
        ("line 3", "it holds damaged characters"),
    ]
    path = tmp_path / "table.csv"
    rows = [f"Frage {n} über Öl?;Süß, schön und größer".encode() for n in range(6)]
    rows[3] = rows[3].replace("ö".encode(), b"\xc3")
    path.write_bytes(b"Frage;Antwort\n" + b"\n".join(rows))
    brought = read(path)
    assert len(brought.items) == 5
    assert left_of(brought) == [("line 5", "it holds damaged characters")]


def test_a_question_or_an_answer_that_is_too_long_is_left_out(tmp_path: Path) -> None:
    """What a persona may hold; a mistake in quoting shows so, too."""
    path = tmp_path / "records.jsonl"
    records = [{"q": "a" * 5000, "a": "b"}, {"q": "a?", "a": "b" * 70_000}, {"q": "c?", "a": "d"}]
    path.write_text("\n".join(map(json.dumps, records)), "utf-8")
    brought = read(path)
    assert pairs_of(brought) == [("c?", "d")]
    assert [why for _, why in left_of(brought)] == [
        "the question is longer than 4000 characters",
        "the answer is longer than 64000 characters",
    ]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Its files are to be named."""
    with pytest.raises(PersonaError, match="folder"):
        read(tmp_path)


def test_one_bad_file_does_not_keep_the_others(add: Run, folder: Path, tmp_path: Path) -> None:
    """It is told, and the exit code says so."""
    good, bad = tmp_path / "good.csv", tmp_path / "bad.pdf"
    good.write_text("question,answer\nTea?,Black\n", "utf-8")
    bad.write_bytes(b"nothing")
    code, out, err = add(bad, good, "--yes")
    assert code == 1
    assert "Nothing was taken from bad.pdf." in err
    assert "Taken into" in out
    assert "Tea?" in (folder / "examples.jsonl").read_text("utf-8")


KAKAO = "[김민수] [오후 3:34] 저는 밥을 먹었어요\n[나] [오후 3:35] 저는 아직이에요\n" * 4
IRC = "[15:34] <mira> I am here\n[15:35] onno: I am not\n" * 3
WECHAT = "Mira 2024-10-14 15:34:09\nI love tea\n\n" * 5
LINE = "15:3{}\tMira\tI love you\n"


UNKNOWN = "[mira] [um 15:34 Uhr] I love tea\n[onno] [um 15:35 Uhr] I do not\n" * 3


@pytest.mark.parametrize("text", [KAKAO, "".join(map(LINE.format, range(6))), IRC, WECHAT])
def test_a_chat_without_its_owner_is_no_text_about_oneself(tmp_path: Path, text: str) -> None:
    """Somebody else's "I" must not become a fact; who is in it is told."""
    path = tmp_path / "chat.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(PersonaError, match="Nobody in it is called Theo Marsh"):
        read(path)


def test_a_chat_of_an_unknown_program_is_no_text_about_oneself(tmp_path: Path) -> None:
    """The way on is a form that is understood, and is."""
    path = tmp_path / "chat.txt"
    path.write_text(UNKNOWN, "utf-8")
    with pytest.raises(PersonaError, match="looks like a chat") as refused:
        read(path)
    assert "a name, a colon and the words" in refused.value.todo
    path.write_text("Mira: Do you love tea?\nTheo Marsh: I love tea.\n", "utf-8")
    assert pairs_of(read(path)) == [("Do you love tea?", "I love tea.")]


SLOW = {
    "comments.md": "<!--" * 100_000,
    "brackets.md": "[" * 200_000 + "\n\n" + "[a](" * 4_000,
    "stars.md": "*a " * 60_000 + "\n\n" + "*a " * 6_000,
    "headings.md": "# " + " #" * 50_000 + "x",
    "line.txt": "I am here and there. " * 100_000,
    "lines.txt": "I am here and-\nthere\n" * 30_000,
    "spaces.txt": "01.10.24, 10:00 - A: x" + " " * 200_000 + "x\n" + "01.10.24, 10:01 - B: y\n",
    "header.csv": "(" * 50_000 + "1" * 50_000 + "?,b\nc?,d\n",
}
LONG = [
    "a",
    "A-",
    "a.",
    "가",
    "路",
    "1 ",
    "a@",
    "Aa ",
    "A. ",
    "'",
    "ich und ",
    "叫",
    "1949",
    "小芳的",
    "my ",
    "Anna ",
]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", SLOW)
def test_no_text_keeps_it_busy(tmp_path: Path, name: str) -> None:
    """Patterns that look twice at each place would take hours."""
    path = tmp_path / name
    path.write_text(SLOW[name], "utf-8")
    with suppress(PersonaError):
        read(path, "A")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", LONG)
def test_no_answer_keeps_the_look_for_private_details_busy(piece: str) -> None:
    """The longest that a persona may hold."""
    text = (piece * MAX_ANSWER_CHARS)[:MAX_ANSWER_CHARS]
    details_in(text, NameFinder(["Theo"], ["Mira"], [text]))


@pytest.mark.parametrize("name", ["half.xlsx", "half.zip", "half.pdf", "other.docx", "bad.json"])
def test_no_reason_is_in_the_words_of_a_library(tmp_path: Path, name: str) -> None:
    """They are told in the language of the window: nothing of them may stay in English."""
    path = tmp_path / name
    path.write_bytes(CASES[name][0]())
    with pytest.raises(PersonaError) as error:
        read(path)
    cause = error.value.__cause__
    while cause is not None:
        words = str(cause)
        assert isinstance(cause, Refused) or not words or words not in str(error.value)
        cause = cause.__cause__
