"""The prompt of a turn: one function for chat, training and evaluation."""

from __future__ import annotations

from backends.base import Message
from persona.model import Persona
from persona.prompt import MAX_QUESTION_CHARS, compose, restate, system_message

HISTORY = (Message("user", "Hi"), Message("assistant", "Hello!"))


def test_the_facts_stand_beside_the_last_question(keith: Persona) -> None:
    """So that everything before it keeps its place in the KV cache."""
    plain = compose(keith, HISTORY, "Where?")
    grounded = compose(keith, HISTORY, "Where?", keith.facts[:2])
    assert plain[:-1] == grounded[:-1] == (*system_message(keith), *HISTORY)
    assert grounded[-1].content.startswith("Where?")
    assert all(fact.text in grounded[-1].content for fact in keith.facts[:2])


def test_a_second_attempt_shares_the_prefix(keith: Persona) -> None:
    """Only the last message differs."""
    assert restate(keith, HISTORY, "Where?", keith.facts[:1])[:-1] == (
        *system_message(keith),
        *HISTORY,
    )


def test_an_empty_persona_has_no_system_message() -> None:
    """Some templates refuse an empty one."""
    assert compose(Persona("x", "X"), (), "Hi") == (Message("user", "Hi"),)


def test_a_very_long_question_keeps_its_ends(keith: Persona) -> None:
    """The middle goes."""
    text = compose(keith, (), "a" * MAX_QUESTION_CHARS + "z" * MAX_QUESTION_CHARS)[-1].content
    assert len(text) <= MAX_QUESTION_CHARS + 10
    assert text[0] == "a"
    assert text[-1] == "z"
