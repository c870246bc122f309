"""A model that speaks has the whole sheet before the talk, and reads little more at each turn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backends.base import Message
from persona.conversation import Conversation
from persona.model import Fact, Manner, Persona
from persona.sheet import ask_beside, sheet_message, speaks
from persona.visitor import Visitor
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
    assert speaks("speaking", ada, 0, 4096)
    assert not speaks("speaking", ada, 0, 256)
    long = replace(ada, facts=tuple(Fact(f"f{n}", "我在北京学法律。" * 5) for n in range(60)))
    assert not speaks("speaking", long, 0, 4096)
    assert not speaks("auto", long, 7_000_000_000, 4096)
    assert speaks("speaking", long, 0, 0)  # the server keeps it to itself


def test_every_turn_goes_on_where_the_last_one_ended(ada: Persona) -> None:
    """All facts first, then the talk as the engine has it, then the question with some facts."""
    own = replace(ada, system_prompt="You are Ada's avatar.")
    talk = Conversation(own)
    talk.speaks = True
    before = sheet_message(own)
    assert all(fact.text in before[0].content for fact in own.facts)
    questions = ("What do you study?", "Do you have any pets?", "Have you ever flown?")
    for question in questions:
        sent = talk.ask(question).messages
        assert sent[:-1] == before
        assert sent[-1].content.startswith(question)
        assert len(sent[-1].content) - len(question) <= MAX_ADDED_CHARS
        reply = reply_of(talk, question, "I study botany in Uppsala.")
        if reply.source == "model":
            before = (*sent, Message("assistant", reply.text))
        else:
            before = (*before, Message("user", question), Message("assistant", reply.text))
        assert talk.beginning() == before
        assert talk.history[-2:] == (Message("user", question), before[-1])


def test_a_history_that_was_changed_is_sent_as_it_is_now(ada: Persona) -> None:
    """Branches and edits: nothing of another question stays in it."""
    talk = Conversation(ada)
    talk.speaks = True
    reply_of(talk, "What do you study?", "I study botany in Uppsala.")
    talk.history = (Message("user", "Hello!"), Message("assistant", "Hi."))
    assert talk.ask("Do you have any pets?").messages[1:-1] == talk.history


def test_a_long_line_of_facts_is_cut_and_the_first_fact_stays(ada: Persona) -> None:
    """The sheet has them all."""
    facts = [Fact(f"f{n}", f"I have seen the {n}th of the seven seas. " * 3) for n in range(4)]
    asked = ask_beside(ada, "Where were you?", facts)
    assert facts[0].text.strip() in asked
    assert facts[1].text not in asked
    assert ask_beside(ada, "Where were you?", ()) == "Where were you?"


def test_what_is_remembered_of_a_visitor_is_told_a_model_once(ada: Persona) -> None:
    """It stays in the talk that the model has before it."""
    talk = Conversation(ada)
    talk.speaks, talk.visitor = True, Visitor("Tom", ("I keep bees in Leeds.",))
    first = talk.ask("Hi there!").messages
    assert "bees" in first[-1].content
    reply_of(talk, "Hi there!", "Hello Tom, how are the bees doing today?")
    later = talk.ask("What is the capital of France?").messages
    assert [("bees in Leeds" in one.content) for one in later].count(True) == 1


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
