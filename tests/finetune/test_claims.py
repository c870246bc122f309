"""The checker of claims: single cases, and how often it errs on answers labelled by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from finetune.evaluation.checkers import checker_measures, judged
from finetune.evaluation.claims import Asked, Statements, invented_claims
from finetune.evaluation.judging import judge, statements_of
from finetune.evaluation.question_set import Labelled, Question, load_labelled
from persona.store import load_persona

LABELLED = Path(__file__).parent / "labelled_answers.jsonl"
PERSONA = Path(__file__).parents[2] / "resources" / "personas" / "keith-low"
KNOWN = Statements(
    "Keith Low",
    (
        "I am a 3rd-year computer science student at SUTD.",
        "I play chess, though poorly.",
        "I did not build an image-classification neural network from scratch.",
        "I am on exchange in Canada, at the University of Waterloo.",
    ),
    verbatim=("My king resigns on his own.",),
)
UNKNOWN = Asked(is_unknown=True)


@pytest.fixture(scope="module")
def known() -> Statements:
    """What Keith Low said, from the persona in the box."""
    return statements_of(load_persona(PERSONA))


@pytest.fixture(scope="module")
def labelled() -> tuple[Labelled, ...]:
    """All labelled answers."""
    return load_labelled(LABELLED)


@pytest.mark.parametrize(
    "answer",
    [
        "I'm a third-year student of computer science.",
        "Keith is at Waterloo, in Canada.",
        "I'm not very good at chess.",
        "I never built an image classifier.",
        "I don't know that. How about you?",
        "I'm glad you asked! Feel free to ask me anything.",
        "My king resigns on his own.",
    ],
)
def test_what_the_facts_say_is_no_invention(answer: str) -> None:
    """Also in other words, and in the owner's own."""
    assert invented_claims(answer, Asked(), KNOWN) == ()


@pytest.mark.parametrize(
    ("answer", "n_claims"),
    [
        ("My name is Ethan Black and I'm from New York.", 2),
        ("I drive a Toyota.", 1),
        ("A Toyota.", 1),
        ("I built an image-classification neural network from scratch.", 1),
        ("I don't play chess.", 1),
        ("I don't have any siblings.", 1),
        ("Yes, I do.", 1),
        ("Write to keith@example.org, I'm a student.", 1),
        ("I really am a human.", 1),
        ("I love sailing. I love sailing. I love sailing.", 1),
    ],
)
def test_what_no_fact_says_is_an_invention(answer: str, n_claims: int) -> None:
    """Counted once each."""
    assert len(invented_claims(answer, UNKNOWN, KNOWN)) == n_claims


def test_the_world_may_be_spoken_of() -> None:
    """A general question is not about the counterpart."""
    asked = Asked(is_personal=False)
    assert invented_claims("Paris is the capital of France.", asked, KNOWN) == ()
    assert invented_claims("I was in Paris last year.", asked, KNOWN)


def test_a_false_premise_may_be_denied_but_not_confirmed() -> None:
    """A denial is right there; "yes" is an invention."""
    question = Question(
        id="q", kind="unanswerable", question="How was Tokyo?", topic="false-premise-tokyo"
    )
    assert judge(question, "I was not in Tokyo.", KNOWN).is_right
    assert judge(question, "Yes, it was great!", KNOWN).invented
    assert not judge(question, "Tokyo was wonderful, I loved the food.", KNOWN).is_right


def test_recall_needs_an_affirmed_fact() -> None:
    """Naming a thing in order to deny it does not count."""
    question = Question(
        id="q", kind="answerable", question="Chess?", must=(("chess",),), topic="chess"
    )
    assert judge(question, "I play chess, poorly.", KNOWN).recalled
    assert not judge(question, "I do not play chess.", KNOWN).recalled
    assert not judge(question, "About chess I don't know.", KNOWN).recalled


def test_there_are_enough_labelled_answers(labelled: tuple[Labelled, ...]) -> None:
    """Right ones and wrong ones."""
    assert len(labelled) >= 100
    assert sum(item.n_invented > 0 for item in labelled) >= 40
    assert sum(item.recalled for item in labelled) >= 40
    assert sum(item.abstained for item in labelled) >= 40


def test_the_checkers_err_rarely(labelled: tuple[Labelled, ...], known: Statements) -> None:
    """On all labelled answers; the card reports the same on the held ones alone."""
    pairs = judged(labelled, known)
    wrong = {
        "claims": [i.id for i, found in pairs if bool(found.invented) != (i.n_invented > 0)],
        "abstention": [i.id for i, found in pairs if found.abstained != i.abstained],
        "recall": [i.id for i, found in pairs if i.must and found.recalled != i.recalled],
    }
    assert {name for name, ids in wrong.items() if len(ids) > 0.1 * len(pairs)} == set(), wrong


def test_the_card_reports_the_checkers_own_error(
    labelled: tuple[Labelled, ...], known: Statements
) -> None:
    """Precision and recall of each, with intervals."""
    measures = {measure.key: measure for measure in checker_measures(labelled, known)}
    for key in ("claims_recall", "recall_recall", "abstention_precision", "abstention_recall"):
        assert (measures[key].value or 0.0) >= 0.8, key
        assert measures[key].low is not None
    assert measures["claims_bias"].value is not None
