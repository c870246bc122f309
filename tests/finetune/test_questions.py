"""The evaluation questions: enough of them, well formed, apart from what the persona learnt."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from backends.errors import FinetuneError
from finetune.data.duplicates import near_duplicates, shared_topics
from finetune.evaluation.question_set import (
    Question,
    load_held_out,
    load_questions,
    load_talk,
    question_folder,
)
from persona.store import load_persona

FOLDER = question_folder("keith-low")
PERSONA = Path(__file__).parents[2] / "resources" / "personas" / "keith-low"


def questions(name: str) -> tuple[Question, ...]:
    """The questions of a set."""
    return load_questions(FOLDER / f"{name}.jsonl")


@pytest.mark.parametrize("name", ["test", "dev"])
def test_there_are_enough_questions_of_each_kind(name: str) -> None:
    """At least as many as the score card promises."""
    counts = Counter(question.kind for question in questions(name))
    assert counts["answerable"] >= 66
    assert counts["unanswerable"] >= 66
    assert counts["identity"] + counts["smalltalk"] >= 32


@pytest.mark.parametrize("name", ["test", "dev"])
def test_what_is_known_says_what_an_answer_must_hold(name: str) -> None:
    """Answerable and identity questions can be judged; what is unknown has no right answer."""
    for question in questions(name):
        needs = question.kind in ("answerable", "identity")
        assert bool(question.must) is needs, question.id
        assert all(group for group in question.must), question.id
        assert question.topic, question.id


@pytest.mark.parametrize("name", ["test", "dev"])
def test_the_image_classifier_that_never_was_is_asked_for(name: str) -> None:
    """Both as a false premise and as a plain question."""
    topics = Counter(question.topic for question in questions(name))
    assert topics["false-premise-classifier"] >= 3
    assert topics["no-classifier"] >= 2


def test_test_and_development_share_no_wording_and_no_unknown_topic() -> None:
    """But for the classifier, which both must ask for."""
    test, dev = questions("test"), questions("dev")
    assert near_duplicates(_texts(test), _texts(dev)) == ()
    assert shared_topics(_unknown(test), _unknown(dev)) == ("false-premise-classifier",)


@pytest.mark.parametrize("name", ["test", "dev"])
def test_no_question_is_a_near_duplicate_of_an_example(name: str) -> None:
    """When this fails, reword the example: nothing is tuned on the questions."""
    persona = load_persona(PERSONA)
    wordings = [question for example in persona.examples for question in example.questions]
    assert near_duplicates(_texts(questions(name)), wordings) == ()


def test_a_near_duplicate_is_found() -> None:
    """By its words in another order, and by its meaning."""
    found = near_duplicates(
        ["Which gym do you climb at?", "Name the capital of Peru."],
        ["At which gym do you climb?", "Do you like tea?"],
    )
    assert [(pair.question, pair.other) for pair in found] == [
        ("Which gym do you climb at?", "At which gym do you climb?")
    ]


def test_the_talk_has_twenty_turns_in_the_style_of_the_original() -> None:
    """It begins as the transcript did."""
    talk = load_talk(FOLDER / "talk.jsonl")
    assert [turn.turn for turn in talk] == list(range(1, 21))
    assert talk[0].question == "Heyo."
    assert "What other projects have you done?" in [turn.question for turn in talk]


def test_held_out_answers_exist() -> None:
    """For the perplexity."""
    assert len(load_held_out(FOLDER / "held_out.jsonl")) >= 20
    assert load_held_out(FOLDER / "missing.jsonl") == ()


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    """With file and line."""
    path = tmp_path / "test.jsonl"
    path.write_text('{"id": "a", "kind": "answerable", "question": "?"}\n{"id": 3}\n', "utf-8")
    with pytest.raises(FinetuneError, match=r"test\.jsonl:2"):
        load_questions(path)


def test_an_id_occurs_once(tmp_path: Path) -> None:
    """Answers are found by it."""
    path = tmp_path / "test.jsonl"
    path.write_text('{"id": "a", "kind": "smalltalk", "question": "?"}\n' * 2, "utf-8")
    with pytest.raises(FinetuneError, match="twice"):
        load_questions(path)


def test_texts_differ_within_a_set() -> None:
    """No question is asked twice."""
    for name in ("test", "dev"):
        assert not [a for a, b in combinations(sorted(_texts(questions(name))), 2) if a == b]


def _texts(asked: tuple[Question, ...]) -> list[str]:
    return [question.question for question in asked]


def _unknown(asked: tuple[Question, ...]) -> list[str]:
    return [question.topic for question in asked if question.kind == "unanswerable"]
