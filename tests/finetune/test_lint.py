"""The linter finds each thing that spoils a training, and is silent about sound data."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from backends.base import Message
from finetune.data.data_step import before_repetition
from finetune.data.lint import Finding, lint_examples, lint_prompts
from finetune.data.prompts import Splits, TrainingPrompt, build, split_examples
from finetune.recipe import Data
from persona.model import Example, Persona
from persona.store import load_persona
from tests.finetune.tiny import write_persona

STUDY = Example("uni", "answerable", ("What do you study?",), ("Botany, in Uppsala.",), ("uni",))
CAR = Example("car", "unanswerable", ("Which car do you drive?",))
PERSONAL = {
    "an e-mail address": "Write to ada@example.org.",
    "a phone number": "Call +46 70 123 45 67.",
    "a link": "See https://example.org/ada.",
    "an account name": "I'm @ada_rows there.",
    "a street address": "I live at 12 Long Barn Road.",
    "a card or account number": "Pay to 4111 1111 1111 1111.",
    "an identity number": "My number is S1234567D.",
}


def codes(examples: list[Example], tests: list[str] | None = None) -> list[tuple[str, str]]:
    """Return what the linter says about examples that are all trained on."""
    persona = Persona(id="ada", name="Ada", examples=tuple(examples))
    splits = Splits(tuple(examples), ())
    found = lint_examples(persona, examples, splits, Data(), tests or [])
    return [(each.severity, each.code) for each in found]


def prompt(question: str, answer: str) -> TrainingPrompt:
    """Return a prompt of one message."""
    return TrainingPrompt("grounded", "uni", (Message("user", question),), answer)


def test_an_answer_is_learnt_up_to_where_it_repeats_itself() -> None:
    """A loop of the base is nothing to teach."""
    assert before_repetition("It is a fox. It is a fox.") == "It is a fox."
    assert before_repetition("One, two, three.") == "One, two, three."
    assert before_repetition("") == ""


def test_sound_examples_pass() -> None:
    """No false alarm."""
    assert codes([STUDY, CAR]) == []


def test_a_question_twice_is_a_warning() -> None:
    """Case and punctuation aside."""
    again = replace(STUDY, id="uni2", questions=("what do YOU study",))
    assert codes([STUDY, again]) == [("warning", "duplicate")]


def test_known_here_and_unknown_there_is_a_contradiction() -> None:
    """The model would learn both."""
    again = replace(CAR, questions=("what do you study",))
    assert codes([STUDY, again]) == [("error", "contradiction")]


def test_another_answer_to_the_same_question_is_a_contradiction() -> None:
    """Until one of them goes, or both are said to be wordings of one; of one fact they are."""
    again = replace(STUDY, id="uni2", answers=("Physics.",), facts=())
    assert codes([STUDY, again]) == [("error", "contradiction")]
    for other in (replace(again, facts=STUDY.facts), replace(again, kind="smalltalk")):
        assert codes([STUDY, other]) == [("warning", "duplicate")]


@pytest.mark.parametrize("text", PERSONAL.values(), ids=PERSONAL.keys())
def test_contact_details_and_numbers_are_errors(text: str) -> None:
    """In an answer as in a question."""
    assert ("error", "personal") in codes([replace(STUDY, answers=(text,))])
    assert ("error", "personal") in codes([replace(STUDY, questions=(text,))])


def test_years_and_course_numbers_are_no_contact_details() -> None:
    """What a student says every day."""
    assert codes([replace(STUDY, answers=("CS486 and CS350, in 2024, 3rd year, 24/7.",))]) == []


def test_long_and_unfinished_answers_are_warned_of() -> None:
    """An answer that is cut off teaches to stop anywhere."""
    assert codes([replace(STUDY, answers=("Botany. " * 60,))]) == [("warning", "long")]
    assert codes([replace(STUDY, answers=("Botany and",))]) == [("warning", "unfinished")]


def test_training_on_the_score_card_is_an_error() -> None:
    """Or on nearly its words."""
    assert codes([STUDY], ["What do you study?!"]) == [("error", "leak")]
    long = replace(STUDY, questions=("so tell me please what is it that you study there",))
    near = "so tell me please what is it you study there"
    assert codes([long], [near]) == [("error", "leak")]
    assert codes([STUDY], ["Where do you row?"]) == []


def test_a_wording_in_both_splits_is_a_leak() -> None:
    """It would make the held-out loss look good."""
    persona = Persona(id="ada", name="Ada", examples=(STUDY,))
    found = lint_examples(persona, [STUDY], Splits((STUDY,), (STUDY,)), Data(), [])
    assert [each.code for each in found] == ["leak"]


def test_finished_prompts_are_checked() -> None:
    """An empty answer, a special token written out, two answers to one prompt."""
    found = lint_prompts([prompt("Q?", " ")], ["<|im_end|>"])
    assert [each.code for each in found] == ["empty"]
    found = lint_prompts([prompt("Q?", "A.<|im_end|>")], ["<|im_end|>"])
    assert [each.code for each in found] == ["special"]
    found = lint_prompts([prompt("Q?", "A."), prompt("Q?", "B.")], [])
    assert found == [Finding("warning", "two answers", "prompts", "with two answers: 1")]


def test_splits_hold_out_wordings_and_whole_unknown_topics(tmp_path: Path) -> None:
    """Held-out wordings of known facts, held-out topics that nobody knows."""
    persona = load_persona(write_persona(tmp_path / "ada"))
    splits = split_examples(persona.examples, 0.25, random.Random(1))
    trained = {question for each in splits.train for question in each.questions}
    held = {question for each in splits.held_out for question in each.questions}
    assert held
    assert not trained & held
    unknown = [each for each in splits.held_out if each.kind == "unanswerable"]
    assert len(unknown) == 1
    assert unknown[0].id not in {each.id for each in splits.train}
    known = [each.id for each in splits.held_out if each.kind == "answerable"]
    assert set(known) <= {each.id for each in splits.train}


def test_prompts_have_every_shape_of_the_chat(tmp_path: Path) -> None:
    """Facts among distractors, earlier turns, no answer, no facts; the same again by one seed."""
    persona = load_persona(write_persona(tmp_path / "ada"))
    data = Data(prompts=80, multi_turn=0.5, held_out=0.25)
    splits = split_examples(persona.examples, data.held_out, random.Random(1))
    made, held = build(persona, splits, data, seed=3)
    assert (made, held) == build(persona, splits, data, seed=3)
    assert {each.shape for each in made} == {"grounded", "unanswerable", "smalltalk", "free"}
    assert sum(each.shape == "unanswerable" for each in made) == 24
    grounded = [each for each in made if each.shape == "grounded"]
    right = {example.id: example.facts for example in persona.examples}
    texts = {fact.id: fact.text for fact in persona.facts}
    for each in grounded:
        assert all(texts[key] in each.messages[-1].content for key in right[each.example])
    assert any(each.n_facts > 1 for each in grounded)
    assert any(len(each.messages) > 2 for each in made)
    assert all(each.n_facts == 0 for each in made if each.shape == "free")
