"""Nothing is told twice in one reply: of folders made by an interview, and of tables brought."""

from __future__ import annotations

import pytest

from backends.base import Message
from persona.judging.finder import Finder
from persona.judging.knowledge import passages_of
from persona.judging.reader import Reader
from persona.model import Example, Fact, Persona
from persona.owner_words import OwnerWords
from persona.repetition import Said
from persona.sentences import clauses, repeats, sentences, told_once

INTERVIEWED = (
    ("Where were you born?", "I was raised in Whitby, by the sea."),
    (
        "What do you do for a living?",
        "I restore old church organs. I share a workshop in Leeds with two colleagues.",
    ),
    ("Do you have a family?", "I live with two greyhounds called Basil and Thyme."),
    ("What do you like to eat?", "I could eat rhubarb crumble every day."),
    ("What can you not stand?", "I hate coriander. I am afraid of heights."),
    (
        "Where did you grow up?",
        "I was raised in Whitby. The best holiday of my life was cycling through Slovenia.",
    ),
)
BROUGHT = (
    ("What is your job?", "I restore old church organs."),
    ("What do you do all day?", "I restore old church organs."),
    ("Any pets?", "I live with two greyhounds called Basil and Thyme."),
    ("Who lives with you?", "I live with two greyhounds called Basil and Thyme."),
)
ASKED = {
    "en": (
        "Which town did you grow up in?",
        "What's your job?",
        "Who do you work with?",
        "Got any pets?",
        "What are your dogs called?",
        "What's your favourite dish?",
        "What are you scared of?",
        "Where was your favourite trip?",
    ),
    "zh": (
        "最爱吃的菜是哪一道？",
        "家里养了什么动物？",
        "你的宠物叫啥名字？",
        "你的店开了几年了？",
    ),
}
CHINESE = (
    ("你是做什么工作的？", "我是修钟表的师傅,在厦门开了一家小店,店是2009年开的。"),
    ("你有家人吗？", "我家里有一只三花猫,它叫豆包。我爷爷是木匠。"),
    ("你喜欢吃什么？", "我最喜欢吃海蛎煎。"),
    ("你受不了什么？", "我受不了别人迟到。"),
)


def made(
    rows: tuple[tuple[str, str], ...], language: str = "en", *, has_facts: bool = True
) -> Persona:
    """Return a persona whose facts, if any, were taken from its answers and are named nowhere."""
    pairs = [
        Example(f"q{i}", "answerable", (asked,), (said,)) for i, (asked, said) in enumerate(rows)
    ]
    told = [text.strip() for _, said in rows for text in sentences(said)] if has_facts else []
    facts = [Fact(f"f{i}", text) for i, text in enumerate(told)]
    return Persona("m", "Marta", language=language, facts=tuple(facts), examples=tuple(pairs))


def said_twice(reply: str) -> list[str]:
    """Return the sentences of a reply that the rest of it says, too."""
    parts = [part for part in sentences(reply) if clauses(part)]
    return [
        part for i, part in enumerate(parts) if repeats(part, "\n".join(parts[:i] + parts[i + 1 :]))
    ]


@pytest.mark.parametrize(
    ("persona", "language"),
    [
        (made(INTERVIEWED), "en"),
        (made(BROUGHT, has_facts=False), "en"),
        (made(CHINESE, "zh"), "zh"),
    ],
    ids=["interviewed", "brought", "interviewed in Chinese"],
)
def test_no_sentence_is_said_twice(reader: Reader, persona: Persona, language: str) -> None:
    """Whatever answers, and in the second wording of it, too."""
    finder = Finder(persona, reader)
    history: list[Message] = []
    known = 0
    for question in (*ASKED[language], *ASKED[language]):
        found = finder.find(question)
        reply = OwnerWords(persona, found, Said(history)).reply()
        assert not said_twice(reply.text), f"{question} {reply.text}"
        known += found.is_known
        history += [Message("user", question), Message("assistant", reply.text)]
    assert known > len(ASKED[language]) // 2


def test_a_pair_tells_the_facts_that_its_answer_says() -> None:
    """Though nobody has named them there; those that it names come first."""
    persona = Persona(
        "m",
        "Marta",
        facts=(
            Fact("f1", "I hate coriander."),
            Fact("f2", "I am afraid of heights."),
            Fact("f3", "I live in Leeds."),
            Fact("f4", "I was raised in Whitby."),
        ),
        examples=(
            Example(
                "q1",
                "answerable",
                ("What can you not stand?",),
                ("I hate coriander. And cold tea! I am afraid of heights.",),
                ("f3",),
            ),
            Example(
                "q2", "answerable", ("Where?",), ("I was raised in Whitby, by the sea.",), ("f9",)
            ),
            Example("q3", "unanswerable", ("Why Leeds?",), ("I live in Leeds.",)),
        ),
    )
    told = {one.example.id: one.facts for one in passages_of(persona) if one.example}
    assert [fact.id for fact in told["q1"]] == ["f3", "f1", "f2"]
    assert [fact.id for fact in told["q2"]] == ["f4"]
    assert told["q3"] == ()


def test_the_question_is_named_as_it_was_written(reader: Reader) -> None:
    """Not in the wording in which it was asked; and the facts of the answer are named."""
    pair = Example(
        "q1",
        "answerable",
        ("Where were you born?", "Where do you come from?"),
        ("I was raised in Whitby.",),
    )
    persona = Persona(
        "m", "Marta", facts=(Fact("f1", "I was raised in Whitby."),), examples=(pair,)
    )
    found = Finder(persona, reader).find("Where do you come from?")
    assert found.match.question == "Where were you born?"
    assert [fact.id for fact in found.facts] == ["f1"]


def test_whole_clauses_repeat() -> None:
    """Words in a row alone do not."""
    assert repeats("I was raised in Whitby.", "Well, I was raised in Whitby, by the sea.")
    assert repeats("我最喜欢吃海蛎煎！", "我是福建人,我最喜欢吃海蛎煎。")
    assert not repeats("I like cheese.", "I like cheese cake.")
    assert not repeats("我喜欢鱼。", "我喜欢鱼香肉丝。")
    assert not repeats("I smoke.", "I never said that I smoke.")
    assert not repeats("I hate tea. I sail.", "I hate tea.")


def test_what_is_told_together_is_told_once() -> None:
    """Of two of which one says more, that one stays; a text by itself stays as it is."""
    assert told_once(["I sail. I weld.", "I weld!", "I weld boats."]) == [
        "I sail. I weld.",
        "I weld boats.",
    ]
    assert told_once(["I weld.", "I weld, in Hull. I sail."]) == ["I weld, in Hull. I sail."]
    assert told_once(["No. No.\n\nNo!"]) == ["No. No.\n\nNo!"]
