"""What an owner changes: written at once, undone, marked; and the interview that fills it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from backends.errors import PersonaError
from desktop.config.paths import find_places
from desktop.studio.interview import (
    INTERVIEW_FILE,
    Interview,
    answered_ids,
    next_question,
    taken_answer,
)
from desktop.studio.keeping import keep
from desktop.studio.marks import marks_of
from desktop.studio.notebook import (
    Told,
    answered,
    row_of,
    with_fact,
    with_pair,
    with_question,
    with_refusal,
    with_text,
    with_topic,
    withheld,
    without,
)
from desktop.studio.unanswered import Unanswered
from persona.bank import load_bank
from persona.model import Example, Persona
from persona.store import load_persona

BANK = load_bank("en")


@pytest.fixture
def persona(folder: Path) -> Persona:
    """Return the persona of `folder`."""
    return load_persona(folder)


def test_each_change_is_in_the_files(persona: Persona) -> None:
    """And reads back as it was made; what was not touched keeps its line."""
    before = (persona.folder / "facts.jsonl").read_bytes()
    made = with_fact(persona, " I sail. ", "Leisure")
    made = with_pair(made, Example("", "answerable", ("Do you sail?",), ("Yes.",), ("f02",)))
    kept = keep(persona, made)
    assert kept == load_persona(persona.folder)
    texts = [row_of(own).text for own in Told(kept)]
    assert texts == ["I weld boats.", "I sail.", "I weld.", "Yes."]
    assert (persona.folder / "facts.jsonl").read_bytes().startswith(before)
    gone = keep(kept, without(kept, [("fact", "f02")]))
    assert gone.examples[-1].facts == ()
    assert [own.id for own in gone.facts] == ["f01"]


def test_rows_are_edited_and_moved(persona: Persona) -> None:
    """The first wording of each; others stay."""
    two = Example("two", "answerable", ("A?", "B?"), ("a", "b"))
    made = with_pair(persona, two)
    made = with_text(with_question(made, ("pair", "two"), "C?"), ("pair", "two"), "c")
    assert made.examples[-1].questions == ("C?", "B?")
    assert made.examples[-1].answers == ("c", "b")
    made = with_topic(with_text(made, ("fact", "f01"), "I bolt."), [("fact", "f01")], "Work")
    assert (made.facts[0].text, made.facts[0].topic) == ("I bolt.", "Work")
    assert row_of([*Told(made)][-1]).n_more == 2


def test_a_file_that_somebody_else_wrote_is_not_overwritten(persona: Persona) -> None:
    """The change is refused, the other's words stay."""
    path = persona.folder / "facts.jsonl"
    path.write_text('{"id": "f01", "text": "I weld ships and boats."}\n', "utf-8")
    with pytest.raises(PersonaError, match="changed meanwhile"):
        keep(persona, with_fact(persona, "I sail."))
    assert "ships" in path.read_text("utf-8")


def test_a_line_that_could_not_be_read_is_refused(persona: Persona) -> None:
    """All is as before."""
    before = (persona.folder / "facts.jsonl").read_bytes()
    with pytest.raises(PersonaError, match="was not kept"):
        keep(persona, with_fact(persona, "x" * 5_000))
    assert (persona.folder / "facts.jsonl").read_bytes() == before


def test_rows_are_marked(persona: Persona) -> None:
    """Doubles, contradictions, private details, no answer."""
    made = with_fact(with_fact(persona, "I do not weld boats."), "Call me: +49 170 1234567.")
    made = with_pair(made, Example("b", "answerable", ("what do you do",), ("Nothing.",)))
    made = with_pair(made, Example("c", "answerable", ("Why?",)))
    found = {key: {mark.sort for mark in marks} for key, marks in marks_of(made).items()}
    assert found[("fact", "f01")] == found[("fact", "f02")] == {"contradicts"}
    assert found[("fact", "f03")] == {"private"}
    assert found[("pair", "work")] == found[("pair", "b")] == {"twice"}
    assert found[("pair", "c")] == {"empty"}


def test_what_is_not_talked_about_and_what_is_mended(persona: Persona) -> None:
    """In the owner's words, or those of the language; a pair that is there is mended."""
    made = with_refusal(persona, "my health", "", BANK)
    kept = made.examples[-1]
    assert (kept.kind, kept.answers) == ("unanswerable", (BANK.keep,))
    assert kept.extra == {"subject": "my health"}
    mended = answered(made, "what do you do", "I weld boats in Kiel.")
    assert mended.examples[0].answers == ("I weld boats in Kiel.",)
    assert len(answered(made, "Why boats?", "They float.").examples) == len(made.examples) + 1
    closed = withheld(mended, "What do you do?", "No comment.")
    assert (closed.examples[0].kind, closed.examples[0].answers) == (
        "unanswerable",
        ("No comment.",),
    )


def test_an_interview_goes_on_where_it_was_left(persona: Persona) -> None:
    """Answers are pairs at once; proposed facts and skipped questions wait; a torn line is none."""
    talk = Interview.open(persona.folder)
    found = next_question(BANK, persona, talk.skipped)
    assert found is not None
    told = ["I was born in Lund.", "My parents had a bakery in Lund."]
    answer = " ".join(told)
    kept = keep(persona, taken_answer(persona, BANK, *found, answer))
    for one in talk.new_of(kept, told, found[0].name):
        talk.propose(one)
    assert found[1].id in answered_ids(BANK, load_persona(persona.folder))
    skipped = next_question(BANK, kept, talk.skipped)
    assert skipped is not None
    talk.skip(skipped[1])
    with (persona.folder / INTERVIEW_FILE).open("ab") as file:
        file.write(b'{"proposed": "I was bor')
    again = Interview.open(persona.folder)
    assert [own.text for own in again.proposed] == told
    assert not again.new_of(kept, told, found[0].name)
    assert again.skipped == {skipped[1].id}
    after = next_question(BANK, kept, again.skipped)
    assert after is not None
    assert after[1].id not in {found[1].id, skipped[1].id}
    again.settle(again.proposed[0])
    assert len(Interview.open(persona.folder).proposed) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from desktop.studio.interview import Interview, next_question, taken_answer
from desktop.studio.keeping import keep
from persona.bank import load_bank
from persona.store import load_persona
folder, bank = Path(sys.argv[1]), load_bank("en")
persona, talk = load_persona(folder), Interview.open(folder)
for number in range(8):
    found = next_question(bank, persona, talk.skipped)
    answer = f"I say number {number}."
    persona = keep(persona, taken_answer(persona, bank, *found, answer))
    if found[1].kind == "answerable":
        for one in talk.new_of(persona, [answer], found[0].name):
            talk.propose(one)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kill_loses_no_answer(folder: Path) -> None:
    """A real process, killed after eight answers: all eight are there, with their facts."""
    root = Path(__file__).parents[3]
    ended = subprocess.run([sys.executable, "-c", KILLED, str(folder)], cwd=root, check=False)
    assert ended.returncode == -9
    persona = load_persona(folder)
    assert [own.answers[0] for own in persona.examples[1:]] == [
        f"I say number {number}." for number in range(8)
    ]
    assert len(Interview.open(folder).proposed) == 8


def test_what_was_asked_in_vain_is_counted_switched_off_and_emptied(tmp_path: Path) -> None:
    """On this computer alone, readable by its owner alone."""
    kept = Unanswered(find_places({"AVATAR_CHAT_HOME": str(tmp_path)}))
    for text in ("How tall are you?", "how tall are you", "Do you ski?"):
        kept.note("theo", text)
    assert [(one.text, one.count) for one in kept.asked("theo")] == [
        ("How tall are you?", 2),
        ("Do you ski?", 1),
    ]
    (path,) = tmp_path.rglob("theo.jsonl")
    assert path.stat().st_mode & 0o077 == 0
    kept.switch(on=False)
    kept.note("theo", "Why?")
    assert len(kept.asked("theo")) == 2
    kept.switch(on=True)
    kept.forget("theo", "How tall are you")
    assert [one.text for one in kept.asked("theo")] == ["Do you ski?"]
    kept.forget("theo")
    assert kept.asked("theo") == []
    assert kept.asked("../../etc") == []


def test_an_answer_of_small_talk_and_a_subject(persona: Persona) -> None:
    """They become what the avatar looks for: a line for a kind of message, a refusal."""
    by_id = {own.id: (topic, own) for topic, own in BANK.questions()}
    made = taken_answer(persona, BANK, *by_id["thanks"], "Any time!")
    assert (made.examples[-1].kind, made.examples[-1].topic) == ("smalltalk", "thanks")
    made = taken_answer(made, BANK, *by_id["keep"], "my health")
    assert made.examples[-1].kind == "unanswerable"
    assert {"thanks", "keep"} <= answered_ids(BANK, made)
    line = json.loads(json.dumps(dict(made.examples[-1].extra)))
    assert line == {"subject": "my health", "interview": "keep"}
