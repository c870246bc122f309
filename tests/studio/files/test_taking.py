"""What is taken stands in the persona's files, once, beside what was there, or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from backends.errors import PersonaError
from desktop.cli.command import main
from desktop.config.paths import find_places
from desktop.studio.readers.brought import Item, Pair, Place, Statement
from desktop.studio.taking import take
from desktop.studio.unanswered import Unanswered
from persona.layout import MAX_TOLD
from persona.store import load_persona
from tests.studio.conftest import Run, lines_of

TABLE = (
    "id,question,answer,facts\nwork,What tea?,Black.,f01 f99\n,What do you do?,I weld!,\n"
    ",What do you do?,I sing.,\n,Cake?,None.,\n,cake,Some,\n,Pie?,Ask 0171 1234567.,\n"
)
TEXT = "I live in Lund. I never sail. I weld boats. My number is 0171 1234567."
STILL = "Nothing was taken."


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table with what is there already, twice, and private."""
    path = tmp_path / "table.csv"
    path.write_text(TABLE, "utf-8")
    return path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """Return a text about Theo."""
    path = tmp_path / "me.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_yes_takes_what_is_new_and_not_private(add: Run, folder: Path, table: Path) -> None:
    """Ids are unique, unknown facts are not named, the old line stands to the byte."""
    old = (folder / "examples.jsonl").read_bytes()
    code, out, _ = add(table, "--yes")
    assert code == 0
    assert (folder / "examples.jsonl").read_bytes().startswith(old + b"\n")
    assert lines_of(folder / "examples.jsonl")[1:] == [
        {
            "id": "q01",
            "kind": "answerable",
            "questions": ["What tea?"],
            "answers": ["Black."],
            "facts": ["f01"],
        },
        {"id": "q02", "kind": "answerable", "questions": ["Cake?"], "answers": ["None.", "Some"]},
    ]
    assert "! a telephone number: 0171 1234567" in out
    assert 'its question has another answer already, in "work" (line 3)' in out
    assert "Taken into" in out
    load_persona(folder)


def test_a_second_time_nothing_is_new(add: Run, folder: Path, table: Path) -> None:
    """Duplicates are left out, and told."""
    add(table, "--yes")
    before = (folder / "examples.jsonl").read_bytes()
    code, out, _ = add(table, "--yes")
    assert (code, (folder / "examples.jsonl").read_bytes()) == (0, before)
    assert "left out: it is there already (line 2; line 5)" in out
    assert STILL in out


def test_facts_are_never_taken_unseen(add: Run, folder: Path, text: Path) -> None:
    """With --yes they are shown; without it the numbers of those that are right are given."""
    code, out, _ = add(text, "--yes")
    assert (code, len(lines_of(folder / "facts.jsonl"))) == (0, 1)
    assert STILL in out
    assert "I never sail." in out
    code, out, _ = add(text, answers="9\n1-2\n")
    assert (code, "numbers are from 1 to 3" in out) == (0, True)
    assert lines_of(folder / "facts.jsonl")[1:] == [
        {"id": "f02", "text": "I live in Lund.", "source": "file"},
        {"id": "f03", "text": "I never sail.", "source": "file"},
    ]


def test_each_group_is_asked_for(add: Run, folder: Path, table: Path, text: Path) -> None:
    """What is not private by default, the rest only if it is named."""
    code, _, _ = add(table, text, answers="\nall\n2\n")
    assert code == 0
    assert [one["id"] for one in lines_of(folder / "examples.jsonl")] == [
        "work",
        "q01",
        "q02",
        "q03",
    ]
    assert lines_of(folder / "facts.jsonl")[1:] == [
        {"id": "f02", "text": "I never sail.", "source": "file"}
    ]


def test_an_end_of_input_takes_nothing(add: Run, folder: Path, table: Path) -> None:
    """As when the terminal is closed half way."""
    before = (folder / "examples.jsonl").read_bytes()
    code, out, _ = add(table, answers="all\n")
    assert (code, out.strip().splitlines()[-1]) == (130, STILL)
    assert (folder / "examples.jsonl").read_bytes() == before


def test_json_tells_all_and_takes_only_with_yes(
    add: Run, folder: Path, table: Path, text: Path, tmp_path: Path
) -> None:
    """One object for each file."""
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"")
    code, out, err = add(table, text, bad, "--json")
    bad_file, first, second = map(json.loads, out.splitlines())
    assert (code, err) == (1, "")
    assert bad_file["error"]["why"] == "It is empty."
    assert (first["read"], first["unit"], first["format"]) == (
        6,
        "rows",
        "table, comma between the columns, UTF-8",
    )
    assert [one["taken"] for one in first["proposals"]] == [False] * 3
    assert first["proposals"][2]["private"] == [
        {"kind": "a telephone number", "text": "0171 1234567"}
    ]
    assert first["left_out"][0] == {
        "why": 'its question has another answer already, in "work"',
        "count": 1,
        "places": ["line 3"],
    }
    assert [one["kind"] for one in second["proposals"]] == ["fact"] * 3
    assert len(lines_of(folder / "examples.jsonl")) == 1
    _, out, _ = add(table, "--json", "--yes")
    assert [one["taken"] for one in json.loads(out)["proposals"]] == [True, True, False]
    assert len(lines_of(folder / "examples.jsonl")) == 3


def test_a_file_that_is_not_there_costs_itself_alone(
    add: Run, folder: Path, table: Path, tmp_path: Path
) -> None:
    """With its error as JSON, too; a folder is called by its name."""
    gone = tmp_path / "gone.csv"
    code, out, err = add(gone, table, "--yes")
    assert (
        code,
        "Nothing was taken from gone.csv. " in err and "gone.csv is not there." in err,
    ) == (1, True)
    assert "2 pairs, 0 facts" in out
    _, out, err = add(gone, "--json")
    assert (json.loads(out)["error"]["todo"], err) == (
        "Check that the file is there and may be read.",
        "",
    )
    _, _, err = add(".", "--yes")
    assert err.startswith(f"Nothing was taken from {Path.cwd().name}. It is a folder")


def test_a_persona_that_is_none_is_told(
    add: Run, folder: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unknown, in the box, damaged: what, why, what to do; with --json as JSON."""
    assert main(["persona", "add", "nobody", str(table)]) == 1
    assert capsys.readouterr().err == (
        "There is no persona 'nobody'. It is no folder, and none of keith-low."
        " Name one of them, or make one: avatar-chat persona new FOLDER --name NAME\n"
    )
    assert main(["persona", "add", "keith-low", str(table), "--yes"]) == 1
    assert "It came with the app, and stays as it is." in capsys.readouterr().err
    (folder / "facts.jsonl").write_text("broken\n", "utf-8")
    code, out, err = add(table, "--json", "--yes")
    told = json.loads(out)
    assert (code, err, told["file"]) == (1, "", str(folder))
    assert "facts.jsonl:1" in told["error"]["what"]
    assert told["error"]["todo"].startswith("Correct it; “avatar-chat persona check")


def test_what_was_asked_in_vain_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One object a question; nothing, an unknown persona and a list that is off are told."""
    kept = Unanswered(find_places())
    for text in ("How tall are you?", "how tall are you", "Tea\tor coffee?"):
        kept.note("ada", text)
    assert main(["persona", "unanswered", "ada", "--json"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"question": "How tall are you?", "count": 2},
        {"question": "Tea or coffee?", "count": 1},
    ]
    kept.switch(on=False)
    assert main(["persona", "unanswered", "ada", "--clear"]) == 0
    assert capsys.readouterr().err == "Forgotten: 2.\n"
    assert main(["persona", "unanswered", "ada"]) == 1
    assert "There is no persona 'ada'." in capsys.readouterr().err
    assert main(["persona", "unanswered", "keith-low"]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err.splitlines()[0]) == ("", "Nothing was asked in vain.")
    assert "switched on in the studio" in told.err


def test_voice_stands_in_a_file_of_its_own(add: Run, folder: Path, tmp_path: Path) -> None:
    """No pair is made of what nobody asked for."""
    chat = tmp_path / "chat.txt"
    chat.write_text("01.10.24, 10:00 - T: fine weather\n01.10.24, 11:00 - M: Tea?\n", "utf-8")
    add(chat, "--yes", "--owner", "T")
    assert lines_of(folder / "voice.jsonl") == [{"text": "fine weather", "source": "chat.txt"}]
    assert len(lines_of(folder / "examples.jsonl")) == 1
    _, out, _ = add(chat, "--yes", "--owner", "T")
    assert len(lines_of(folder / "voice.jsonl")) == 1, out


def test_a_change_meanwhile_is_not_overwritten(folder: Path) -> None:
    """Two windows, or an editor."""
    persona = load_persona(folder)
    path = folder / "facts.jsonl"
    path.write_text(path.read_text("utf-8") + '{"id": "f02", "text": "I sing."}\n', "utf-8")
    before = path.read_bytes()
    with pytest.raises(PersonaError, match="changed meanwhile"):
        take(persona, [("x", Statement(Place(1), "I sail."))])
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="folders have no write bit there")
def test_a_failure_at_the_second_file_puts_the_first_back(folder: Path) -> None:
    """Nothing of it is kept, and nothing is lost."""
    (folder / "facts.jsonl").unlink()
    (folder / "facts.jsonl").symlink_to(folder / "sub" / "facts.jsonl")  # a folder that is missing
    persona = load_persona(folder)
    before = (folder / "examples.jsonl").read_bytes()
    items: list[tuple[str, Item]] = [
        ("x", Pair(Place(1), ("Tea?",), ("Black.",))),
        ("x", Statement(Place(1), "I sail.")),
    ]
    with pytest.raises(PersonaError, match="Nothing was added to Theo Marsh"):
        take(persona, items)
    assert (folder / "examples.jsonl").read_bytes() == before
    assert not [own for own in folder.iterdir() if own.name.startswith(".")]


def test_more_lines_than_a_persona_holds_are_refused(folder: Path) -> None:
    """With both numbers."""
    items = [("x", Statement(Place(n), f"I have {n} sheep.")) for n in range(MAX_TOLD)]
    with pytest.raises(PersonaError, match=r"would be 10,001 of them; .* at most 10,000 facts"):
        take(load_persona(folder), items)
    assert len(lines_of(folder / "facts.jsonl")) == 1


def test_no_persona_no_taking(add: Run, folder: Path, table: Path) -> None:
    """A damaged one is named, and not written to."""
    (folder / "persona.toml").write_text("name = ", "utf-8")
    code, _, err = add(table, "--yes")
    assert code == 1
    assert "cannot be used" in err


def test_the_same_answers_as_csv_xlsx_and_json_are_the_same_persona(
    add: Run, folder: Path, tmp_path: Path
) -> None:
    """To the byte."""
    from openpyxl import Workbook

    pairs = [(f"What is {n}?", f'It is {n},\nsurely; "so".') for n in "abcdefgh"]
    paths = [tmp_path / name for name in ("t.csv", "t.xlsx", "t.jsonl")]
    quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in pair) for pair in pairs]
    paths[0].write_bytes("\r\n".join(["Frage;Antwort", *quoted]).encode("utf-16"))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [("질문", "답변"), *pairs]:
        sheet.append(row)
    book.save(paths[1])
    paths[2].write_text(
        "\n".join(json.dumps({"instruction": q, "output": a}) for q, a in pairs), "utf-8"
    )
    old, made = (folder / "examples.jsonl").read_bytes(), set()
    for path in paths:
        (folder / "examples.jsonl").write_bytes(old)
        assert add(path, "--yes")[0] == 0
        made.add((folder / "examples.jsonl").read_bytes())
    assert len(made) == 1
    assert len(load_persona(folder).examples) == 9
