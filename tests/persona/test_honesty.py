"""The guard: what no fact supports is not shown."""

from __future__ import annotations

import pytest

from persona.honesty import Guard, adds_nothing, missing_facts, tells
from persona.model import Fact, Persona


def guard(keith: Persona, *facts: str, is_personal: bool = True) -> Guard:
    """Return a guard for some facts of Keith."""
    found = [fact for key in facts if (fact := keith.fact(key))]
    return Guard(keith, found or keith.facts, is_personal=is_personal)


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm on exchange at the University of Waterloo in Canada.",
        "I am on exchange in Canada, at the University of Waterloo.",
        "Yes, I'm at the University of Waterloo.",
    ],
)
def test_what_the_facts_say_passes(keith: Persona, sentence: str) -> None:
    """In the facts' words, in another order, with harmless words around."""
    assert guard(keith, "f13").allows(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm on exchange at the University of Toronto in Canada.",
        "I'm on exchange in Canada with my girlfriend.",
        "I've been on exchange for 3 years.",
        "I'm not on exchange in Canada.",
        "I'm a human being.",
        "My friend Sarah is at Waterloo too.",
        "You are on exchange in Canada.",
    ],
)
def test_what_the_facts_do_not_say_is_held(keith: Persona, sentence: str) -> None:
    """Another name, a relation, a number, a no for a yes, a human, somebody else."""
    assert not guard(keith, "f13").allows(sentence)


def test_a_name_is_more_than_its_words(keith: Persona) -> None:
    """Each word of it is in the facts; the university does not exist."""
    own = guard(keith)
    assert not own.allows("I study computer science at the University of Singapore.")
    assert own.allows("I study at the Singapore University of Technology and Design (SUTD).")


def test_the_classifier_that_never_was_is_not_claimed(keith: Persona) -> None:
    """The false memory of the first generation."""
    own = guard(keith, "f18")
    assert own.allows("I have not built an image-classification neural network from scratch.")
    assert not own.allows("I have built an image-classification neural network from scratch.")


def test_general_talk_is_free_and_claims_are_not(keith: Persona) -> None:
    """The capital of France may be told, a car may not."""
    own = guard(keith, is_personal=False)
    assert own.allows("The capital of France is Paris.")
    assert not own.allows("I drive a red Toyota.")
    assert not own.allows("Keith was born in 1999.")


@pytest.mark.parametrize(
    ("question", "is_a_claim"),
    [
        ("Do you like tea?", True),
        ("tattoos?", True),
        ("pineapple on pizza, yes or no?", True),
        ("Is seven a prime number?", False),
        ("Did the Romans use concrete?", False),
    ],
)
def test_a_bare_yes_is_a_claim_unless_the_world_was_asked(
    keith: Persona, question: str, *, is_a_claim: bool
) -> None:
    """A question without "you" may still ask for the avatar's taste."""
    own = Guard(keith, keith.facts, is_personal=False, question=question)
    assert own.allows("Yes.") is not is_a_claim
    assert not Guard(
        keith, keith.facts, is_personal=False, is_strict=True, question=question
    ).allows("No.")


def test_the_visitor_is_not_called_by_the_avatars_name(keith: Persona) -> None:
    """The name in the system prompt leads small models to greet with it."""
    own = guard(keith, is_personal=False)
    assert not own.allows("It's going well, Keith.")
    assert not own.allows("Hello Keith!")


def test_telling_a_fact_means_naming_its_keys() -> None:
    """One spelling of each key; without keys most content words."""
    fact = Fact("a", "I take CS486 at Waterloo.", keys=(("CS486",), ("Waterloo", "UW")))
    assert tells("CS486, at UW!", fact)
    assert not tells("Some course at Waterloo.", fact)
    bare = Fact("b", "I collect old botany books.")
    assert tells("Old botany books, I collect them.", bare)
    assert missing_facts("Nothing.", [fact, bare]) == (fact, bare)


def test_saying_it_again_adds_nothing() -> None:
    """A second sentence without a new word is left out."""
    assert adds_nothing("I am a climber of rocks.", "I'm a rock climber.")
    assert not adds_nothing("I read manhwa.", "I'm a rock climber.")
