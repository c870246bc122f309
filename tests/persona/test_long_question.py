"""A message that is too long to be judged: it is said to be, and nothing unrelated is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backends.base import Message
from persona.conversation import Conversation
from persona.judging.finder import Finder
from persona.judging.reader import Reader
from persona.lines import Lines
from persona.model import LANGUAGES, Example, Fact, Persona
from persona.prompt import MAX_ASKED_CHARS
from persona.sheet import is_small
from tests.persona.test_conversation import reply_of

LONG = "Patience is what a long day at the harbour needs, he said, and mended his nets. " * 300
DOG = "I have a dog."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_model_is_not_asked_and_nothing_is_told(ada: Persona, language: str) -> None:
    """In the language of the avatar, also where the same was said before."""
    own = replace(ada, language=language, facts=(*ada.facts, Fact("f", "Patience matters to me.")))
    talk = Conversation(own, is_small=True)
    reply_of(talk, "What matters to you?")
    lines = Lines(own).of("too_long")
    told = {reply_of(talk, LONG).text, reply_of(talk, LONG).text}
    assert told == set(lines)
    turn = talk.ask(LONG)
    assert (turn.messages, turn.reply and turn.reply.facts) == ((), ())


def test_a_capable_model_gets_it_shortened_and_says_nothing_untold(ada: Persona) -> None:
    """Of its reply only what is told, or claims nothing, is shown."""
    talk = Conversation(ada, is_small=is_small(7_000_000_000))
    turn = talk.ask(LONG)
    assert " … " in turn.messages[-1].content
    assert len(turn.messages[-1].content) < 10_000
    assert reply_of(talk, LONG, "It is about a fisherman.").text == "It is about a fisherman."
    made_up = reply_of(Conversation(ada), LONG, "I own a harbour in Kiel.", "My nets are in Kiel.")
    assert made_up.text in Lines(ada).of("too_long")


def test_the_owners_own_question_may_be_long(ada: Persona) -> None:
    """In its very words it is answered."""
    asked = LONG[: 2 * MAX_ASKED_CHARS]
    own = replace(
        ada, examples=(*ada.examples, Example("q", "answerable", (asked,), ("Yes, always.",)))
    )
    assert reply_of(Conversation(own, is_small=True), asked).text == "Yes, always."


def test_what_was_too_long_is_not_looked_through_later(ada: Persona, reader: Reader) -> None:
    """Neither for what the visitor said of himself, nor for what a question leans on."""
    finder = Finder(ada, reader)
    said = f"{LONG} {DOG} "
    assert finder.told_by_visitor(said) == ()
    assert finder.told_by_visitor(DOG) == (DOG,)
    history = (Message("user", said), Message("assistant", "That is long."))
    assert not finder.find("Which pet did I say I have?", history).quote
