"""What an owner does not talk about beats the facts that would tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backends.base import Message
from desktop.studio.notebook import with_refusal
from persona.bank import load_bank
from persona.judging.finder import Finder
from persona.judging.reader import Reader
from persona.model import Example, Fact, Persona

PERSONA = Persona(
    id="ada",
    name="Ada",
    facts=(
        Fact("f01", "I got divorced in 2019."),
        Fact("f02", "I study mosses in Uppsala."),
        Fact("f03", "I broke my leg when I was nine."),
    ),
    examples=(
        Example(
            id="q01",
            kind="unanswerable",
            questions=(
                "my divorce",
                "What about my divorce?",
                "Will you tell me about my divorce?",
            ),
            answers=("That I keep to myself.",),
            extra={"subject": "my divorce"},
        ),
    ),
)


@pytest.fixture(scope="module")
def finder() -> Finder:
    """Return a finder with the judge."""
    return Finder.open(PERSONA)


@pytest.mark.parametrize(
    "question", ["Are you divorced?", "When did you get divorced?", "Tell me about your divorce"]
)
def test_the_subject_is_not_told(finder: Finder, question: str) -> None:
    """Though a fact answers it."""
    finding = finder.find(question)
    assert not finding.is_known
    assert finding.passages[0].said == "That I keep to myself."


@pytest.mark.parametrize("question", ["What do you study?", "Did you ever break a bone?"])
def test_all_else_is_told(finder: Finder, question: str) -> None:
    """A subject takes nothing else with it."""
    assert finder.find(question).is_known


def test_what_is_not_told_anyway_is_not_called_private() -> None:
    """The nearest text may have to do with the subject; the question has not."""
    facts = (Fact("f01", "Ich bin Kapitän auf der Fähre nach Amrum."),)
    keep = Example(
        id="q01",
        kind="unanswerable",
        questions=("mein Gehalt", "Was ist mit meinem Gehalt?", "Erzählst du mir von mein Gehalt?"),
        answers=("Das behalte ich für mich.",),
        extra={"subject": "mein Gehalt"},
    )
    finder = Finder.open(Persona("j", "Jonte", language="de", facts=facts, examples=(keep,)))
    for question in ("Danke dir, das hilft mir!", "Was ist dein Leibgericht?"):
        assert not [own for own in finder.find(question).passages if own.is_refusal]


TOLD = (
    ("Where were you born?", "Hull Royal Infirmary, in the big snow of 1958. My mam walked there."),
    (
        "What do you do for a living?",
        "Nothing now! I drove the number 14 bus for 33 years. These days I breed racing pigeons.",
    ),
    (
        "What have you never done?",
        "I've never been abroad. Not once. People reckon a driver must have seen the world.",
    ),
)
KEEP = Example(
    id="q09",
    kind="unanswerable",
    questions=("my operation", "What about my operation?", "Will you tell me about my operation?"),
    answers=("That I keep to myself.",),
    extra={"subject": "my operation"},
)


@pytest.mark.parametrize(
    "question", ["Do you have any animals?", "Have you travelled to other countries?"]
)
def test_a_vague_subject_takes_nothing_with_it(question: str) -> None:
    """An "operation" may be anything: what was asked has to have to do with it."""
    pairs = tuple(
        Example(f"p{i}", "answerable", (asked,), (said,)) for i, (asked, said) in enumerate(TOLD)
    )
    fact = Fact("f01", "I'm Tobias, a retired bus driver who breeds racing pigeons in Hull.")
    finder = Finder.open(Persona("t", "Tobias Achterberg", facts=(fact,), examples=(*pairs, KEEP)))
    found = finder.find(question)
    assert found.is_known
    assert not [own for own in found.passages if own.is_refusal]


def private(language: str, subject: str, *told: str) -> Persona:
    """Return a persona that does not talk about a subject, and tells other things."""
    bank = load_bank(language)
    facts = tuple(Fact(f"f{i}", text) for i, text in enumerate(told))
    persona = Persona("m", "Marta", language=language, facts=facts)
    return with_refusal(persona, subject, "", bank)


MARTA = (
    "I restore old church organs.",
    "I live with two greyhounds called Basil and Thyme.",
    "I studied physics.",
)


@pytest.mark.parametrize(
    ("persona", "questions"),
    [
        (private("en", "my income", *MARTA), ("What's your salary?", "what do you get paid")),
        (private("en", "my love life", *MARTA), ("Do you have a girlfriend?",)),
        (private("en", "my family", *MARTA), ("Have you got any family?", "Any siblings?")),
        (private("de", "mein Vater", "Ich bin Kapitän."), ("Lebt dein Papa noch?",)),
        (private("de", "mein Einkommen", "Ich bin Kapitän."), ("Wie hoch ist dein Gehalt?",)),
        (private("zh", "我的收入", "我家里有一只三花猫。"), ("你一个月挣多少钱？", "你工资多少？")),
        (private("ko", "내 수입", "저는 고양이를 키워요."), ("돈 많이 벌어요?",)),
    ],
)
def test_a_subject_is_withheld_in_other_words(
    reader: Reader, persona: Persona, questions: tuple[str, ...]
) -> None:
    """Though the judge finds no answer in the refusal."""
    finder = Finder(persona, reader)
    for question in questions:
        found = finder.find(question)
        assert [own for own in found.passages if own.is_withheld], question


@pytest.mark.parametrize(
    ("subject", "question"),
    [
        (subject, question)
        for subject in ("my income", "my love life", "my health")
        for question in (
            "What car do you drive?",
            "Which football team do you support?",
            "What are you hoping to do one day?",
            "Which instrument do you play?",
            "Where did you spend your last holiday?",
        )
    ],
)
def test_what_is_not_known_is_not_withheld_for_it(
    reader: Reader, subject: str, question: str
) -> None:
    """Of other things it is still said that nobody has told them."""
    found = Finder(private("en", subject, *MARTA), reader).find(question)
    assert not [own for own in found.passages if own.is_refusal]


@pytest.mark.parametrize("subject", ["my income", "my love life", "my health"])
def test_what_is_told_is_told_beside_a_subject(reader: Reader, subject: str) -> None:
    """Nothing of it goes with what is not talked about."""
    finder = Finder(private("en", subject, *MARTA), reader)
    assert finder.find("What are your dogs called?").is_known


def test_more_is_told_but_for_the_subject(reader: Reader) -> None:
    """Neither "tell me more" nor a question about several things brings it out."""
    facts = (
        Fact("f1", "I married in 2010.", "family"),
        Fact("f2", "I got divorced in 2019.", "family"),
        Fact("f3", "I have one son.", "family"),
    )
    own = replace(PERSONA, facts=facts)
    finder = Finder(own, reader)
    history = (
        Message("user", "When did you marry?"),
        Message("assistant", "I married in 2010."),
    )
    assert "f2" not in {fact.id for fact in finder.find("Tell me more.", history).facts}
    asked = finder.find("When did you marry, and when did you get divorced?")
    assert "f2" not in {fact.id for fact in asked.facts}


def test_of_two_answers_the_refusal_counts() -> None:
    """What an owner does not want to say is not told by an older answer to the same question."""
    pairs = (
        Example("a", "answerable", ("What do you earn?",), ("3,000 a month.",)),
        Example("b", "unanswerable", ("What do you earn?",), ("That I keep to myself.",)),
    )
    finding = Finder.open(replace(PERSONA, examples=pairs)).find("What do you earn?")
    assert finding.passages[0].said == "That I keep to myself."
