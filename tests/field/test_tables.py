"""Tables and conversations as people have them: each pair, and each line that was left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from backends.errors import FinetuneError, PersonaError
from desktop.studio.readers.bring import bring
from finetune.data.sources import read_source

FIELD = Path(__file__).parent
SUNDAYS = "What do you do on Sundays?"
BOATS = "I walk to the harbour and draw boats."
TEA = ("Which tea do you like?", "Smoky black tea, no sugar.")
WELD = ("Where did you learn to weld?", "In my uncle's yard, when I was fifteen.")
THREE = [(SUNDAYS, BOATS), TEA, WELD]
GERMAN = (
    "What do you do; on Sundays?",
    'I walk to the harbour,\nand draw "boats".',
)
TABLES = {
    "d03a-excel-german.csv": [
        GERMAN,
        TEA,
        (WELD[0], "In my uncle’s yard – at fifteen."),
    ],
    "d04-excel-unicode-text.csv": [*THREE, ("Café?", "Oui – l’été.")],
    "d06b-jsonl-pretty-printed.jsonl": THREE,
    "d07a-sharegpt-mixed-roles.json": [*THREE, ("Hi", "Hi."), ("one\ntwo", "Both.")],
    "d07c-messages.jsonl": THREE,
}
LEFT_OUT = {
    "d03a-excel-german.csv": ["line 6: the row is empty"],
    "d04-excel-unicode-text.csv": [],
    "d06b-jsonl-pretty-printed.jsonl": [],
    "d07a-sharegpt-mixed-roles.json": [
        "line 42: nothing was asked before an answer",
        "line 74: there is no answer",
        "line 86: the last question has no answer",
        "line 94: a call of a tool stands between question and answer",
        "line 114: the conversation is empty",
        "line 117: the conversation is empty",
        "line 120: it is no object",
    ],
    "d07c-messages.jsonl": ["line 4: there is no answer"],
}
Pairs = list[tuple[str, str]]


def by_persona_add(path: Path) -> tuple[Pairs, list[str]]:
    """Return pairs and what was left out, as ``avatar-chat persona add`` reads a file."""
    brought = bring(path, "Theo")
    pairs = [(pair.questions[0], pair.answers[0]) for pair in brought.pairs()]
    return pairs, [f"{one.place}: {one.why}" for one in brought.left_out]


def by_data_step(path: Path) -> tuple[Pairs, list[str]]:
    """Return the same, as the step ``data`` of the pipeline reads it."""
    source = read_source(path, "Theo")
    pairs = [(example.questions[0], example.answers[0]) for example in source.examples]
    return pairs, [text.removeprefix(f"{path.name}, ") for text in source.left_out]


EACH_WAY = pytest.mark.parametrize("read", [by_persona_add, by_data_step])
Read = Callable[[Path], tuple[Pairs, list[str]]]


@EACH_WAY
@pytest.mark.parametrize("name", TABLES)
def test_each_pair_is_read_and_each_other_line_is_told(name: str, read: Read) -> None:
    """In both ways in."""
    pairs, left_out = read(FIELD / name)
    assert pairs == [(q, a) for q, a in TABLES[name]]
    assert left_out == LEFT_OUT[name]


def test_d01a_a_chat_gives_only_what_its_owner_said() -> None:
    """As WhatsApp writes it on an iPhone."""
    pairs, left_out = by_persona_add(FIELD / "d01a-whatsapp-ios.txt")
    assert pairs == [("Are you at the pier?", "Yes.\nTwo lines, even three:\n  - rope")]
    assert len(left_out) == 4
    voices = bring(FIELD / "d01a-whatsapp-ios.txt", "Theo").voices()
    assert [voice.text for voice in voices] == ["12:30: that is a time, not a name"]


ROWS = [("Sunday?", "Boats, mostly."), ("Tea?", 'Black "tea".')]
QUOTED = [f'"{q}"{{0}}"{a.replace(chr(34), chr(34) * 2)}"' for q, a in ROWS]


def table(delimiter: str, header: str, *, above: str = "", end: str = "\n") -> str:
    """Return a table as a program with this delimiter writes it."""
    lines = [header.replace("|", delimiter), *(row.format(delimiter) for row in QUOTED)]
    return above + end.join(lines) + end


SIBLINGS = {
    "sep line": table(";", "Question|Answer", above="sep=;\r\n", end="\r\n").encode(),
    "capitals": table(",", "QUESTION |ANSWER").encode("utf-8-sig"),
    "tabs": table("\t", "prompt|completion").encode(),
    "bars": table("|", "instruction|output").encode(),
    "Windows": table(";", "Frage|Antwort", end="\r\n").encode("cp1252"),
    "UTF-16 of a Mac": table("\t", "question|answer").encode("utf-16-be"),
    "more columns": table(",", "question|answer").replace("\n", ",7\n").encode(),
    "alpaca": json.dumps([{"instruction": q, "input": "", "output": a} for q, a in ROWS]).encode(),
    "in an object": json.dumps({"data": [{"q": q, "a": a} for q, a in ROWS]}).encode(),
    "one bad line": "\n".join(
        [json.dumps({"question": q, "answer": a}) for q, a in ROWS] + ['{"question": "Cut o']
    ).encode(),
    "parts": "\n".join(
        json.dumps(
            {
                "messages": [
                    {"role": "system", "content": "You are Theo."},
                    {"role": "user", "content": [{"type": "text", "text": q}]},
                    {"role": "assistant", "content": a},
                ]
            }
        )
        for q, a in ROWS
    ).encode(),
}


@EACH_WAY
@pytest.mark.parametrize("data", SIBLINGS.values(), ids=SIBLINGS.keys())
def test_siblings_are_read_as_well(tmp_path: Path, data: bytes, read: Read) -> None:
    """Other delimiters, encodings, names of columns, shapes of records."""
    is_json = data.startswith((b"{", b"["))
    path = tmp_path / ("x.jsonl" if is_json else "x.csv")
    path.write_bytes(data)
    pairs, left_out = read(path)
    assert pairs == ROWS
    assert all("no JSON" in text for text in left_out)


NOTHING = {
    "header.csv": b"question,answer\n",
    "blank.jsonl": b"\n\n",
    "empty.json": b"[]",
    "other.json": b'[{"colour": "red"}, {"colour": "blue"}]',
    "asks.json": json.dumps([{"conversations": [{"from": "human", "value": "Hi?"}]}]).encode(),
}


def told_of(path: Path) -> str:
    """Return what is said of a file that gives nothing."""
    try:
        brought = bring(path, "Theo")
    except PersonaError as error:
        return error.what
    assert brought.items == []
    return "; ".join(one.why for one in brought.left_out)


@pytest.mark.parametrize("name", NOTHING)
def test_a_file_that_gives_nothing_says_so(tmp_path: Path, name: str) -> None:
    """Never "done, 0 warnings"."""
    path = tmp_path / name
    path.write_bytes(NOTHING[name])
    assert told_of(path)
    with pytest.raises(FinetuneError) as refused:
        read_source(path, "Theo")
    assert name in str(refused.value.what)
