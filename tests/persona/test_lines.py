"""What is offered to be asked first."""

from __future__ import annotations

import time

from persona.judging.finding import unanswered
from persona.lines import Lines, starters_of
from persona.model import Example, Kind, Persona
from persona.owner_words import OwnerWords
from persona.repetition import Said

ADA = Persona("ada", "Ada")


def told(n: int, question: str, topic: str = "", kind: Kind = "answerable") -> Example:
    """Return a pair."""
    return Example(f"q{n}", kind, (question,), ("Yes.",), topic=topic)


def test_questions_that_are_answered_are_offered_with_those_of_the_owner() -> None:
    """One of each topic first; no question twice, none that is refused, none for no button."""
    pairs = (
        told(1, "Tell me about yourself."),
        told(2, "Where were you born?", "From"),
        told(3, "Where did you grow up?", "From"),
        told(4, "What is your income?", kind="unanswerable"),
        told(5, "Hello!", "hello", kind="smalltalk"),
        told(6, "Why " + "on earth " * 12 + "do you row?", "Sport"),
        told(7, "Do you row?", "Sport"),
    )
    own = Persona("ada", "Ada", starters=("tell me about yourself",), examples=pairs)
    assert starters_of(own) == (
        "tell me about yourself",
        "Where were you born?",
        "Do you row?",
        "Where did you grow up?",
    )
    assert "Do you row?" in Lines(own).examples()


def test_what_the_owner_offers_comes_first_and_is_enough() -> None:
    """Four of them, as they are."""
    offered = tuple(f"Question {n}?" for n in range(6))
    own = Persona("ada", "Ada", starters=offered, examples=(told(1, "Do you row?"),))
    assert starters_of(own) == offered[:4]
    assert starters_of(ADA) == ()
    assert Lines(ADA).examples() == ""


def test_nobody_waits_for_them() -> None:
    """Of fifty thousand pairs, too."""
    many = tuple(told(n, f"What is behind door {n}?") for n in range(50_000))
    began = time.process_time()
    assert len(starters_of(Persona("ada", "Ada", examples=many))) == 4
    assert time.process_time() - began < 0.1


def test_between_chinese_sentences_stands_no_space() -> None:
    """Where it is said what to ask."""
    pairs = (told(1, "你在哪里出生？"), told(2, "你会划船吗？"))
    own = Persona("liu", "刘桂芳", language="zh", examples=pairs)
    finding = unanswered("capabilities", 0.0)
    text = OwnerWords(own, finding, Said((), (), "")).reply().text
    assert "你在哪里出生？你会划船吗？" in text
    assert " " not in text
