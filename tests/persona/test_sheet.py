"""A model that speaks has the whole sheet before the talk, and reads little more at each turn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backends.base import Message
from persona.conversation import Conversation
from persona.model import Fact, Persona
from persona.sheet import Manner, fits, sheet_message, speaks
from tests.persona.test_capable import reply_of

MAX_ADDED_CHARS = 200  # some fifty tokens


@pytest.mark.parametrize(
    ("manner", "n_params", "expected"),
    [
        ("auto", 135_000_000, False),
        ("auto", 1_500_000_000, True),
        ("auto", 0, True),
        ("speaking", 135_000_000, True),
        ("quoting", 7_000_000_000, False),
    ],
)
def test_the_size_decides_and_the_person_may_choose(
    ada: Persona, manner: Manner, n_params: int, *, expected: bool
) -> None:
    """A server does not tell its size."""
    assert speaks(manner, ada, n_params, 4096) is expected


def test_a_sheet_takes_a_quarter_of_the_context_at_most(ada: Persona) -> None:
    """In every script; else the facts found are given with the question."""
    assert fits(ada, 4096)
    assert not fits(ada, 256)
    long = replace(ada, facts=tuple(Fact(f"f{n}", "我在北京学法律。" * 5) for n in range(60)))
    assert not fits(long, 4096)
    assert not speaks("auto", long, 7_000_000_000, 4096)


def test_every_turn_begins_alike_and_adds_little(ada: Persona) -> None:
    """All facts first, then the talk as it was, then the question with a line of facts."""
    own = replace(ada, system_prompt="You are Ada's avatar.")
    talk = Conversation(own)
    talk.speaks = True
    questions = ("What do you study?", "Do you have any pets?", "Have you ever flown?")
    for question in questions:
        sent = talk.ask(question).messages
        assert sent[:1] == sheet_message(own)
        assert all(fact.text in sent[0].content for fact in own.facts)
        assert sent[1:-1] == talk.history
        assert len(sent[-1].content) - len(question) <= MAX_ADDED_CHARS
        reply_of(talk, question, "I study botany in Uppsala.")


def test_until_the_sheet_is_read_the_owner_is_quoted(ada: Persona) -> None:
    """What is known is there at once; the model is asked for the rest."""
    talk = Conversation(ada)
    talk.quotes = True
    turn = talk.ask("What do you study?")
    assert turn.messages == ()
    assert turn.reply
    assert turn.reply.source == "owner"
    assert talk.ask("Who was Marie Curie?").messages


def test_a_held_sentence_is_named_in_the_second_try(ada: Persona) -> None:
    """The model hears what it must not say again."""
    turn = Conversation(ada).ask("What do you study?")
    turn.feed("I study law in Lund. ")
    turn.finish()
    assert "I study law in Lund." in turn.messages[-1].content
    assert Message("user", "What do you study?") not in turn.messages
