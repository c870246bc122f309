"""What visitors have told is found again when they ask, and nobody's life is taken for theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backends.base import Message
from persona.conversation import Conversation
from persona.judging.finder import Finder, finder_for
from persona.judging.finding import Finding
from persona.judging.reader import Reader
from persona.judging.recall import name_said, tells_again
from persona.model import Persona
from persona.reply import Reply
from persona.visitor import Visitor
from tests.persona.test_capable import reply_of

TOLD = {
    "en": "My name is Tom. I study law.",
    "de": "Ich heiße Tom. Ich studiere Jura.",
    "zh": "我叫小明。我在北京学法律。",
    "ko": "제 이름은 민수예요. 저는 법학을 공부해요.",
}


def talk(*turns: str) -> tuple[Message, ...]:
    """Return a history, visitor first."""
    return tuple(Message("assistant" if n % 2 else "user", text) for n, text in enumerate(turns))


def small(persona: Persona, question: str, *turns: str) -> Reply:
    """Return what a small model's avatar replies; the model is not asked."""
    turn = Conversation(persona, history=talk(*turns), is_small=True).ask(question)
    assert turn.reply
    return turn.reply


def found(persona: Persona, reader: Reader, question: str, *turns: str) -> Finding:
    """Return what a question is taken for."""
    return Finder(persona, reader).find(question, talk(*turns))


@pytest.mark.parametrize(
    ("language", "asked", "name"),
    [
        ("en", "What's my name?", "Tom"),
        ("en", "Do you remember my name?", "Tom"),
        ("de", "Wie heiße ich?", "Tom"),
        ("zh", "我叫什么名字？", "小明"),
        ("ko", "제 이름이 뭐예요?", "민수"),
    ],
)
def test_the_name_is_said_and_not_the_whole_sentence(
    ada: Persona, language: str, asked: str, name: str
) -> None:
    """As one says it to somebody."""
    own = replace(ada, language=language)
    text = small(own, asked, "Hiya", "!", TOLD[language], ".").text
    assert name in text
    assert "“" not in text
    assert "„" not in text


@pytest.mark.parametrize(
    ("language", "asked", "words"),
    [
        ("en", "What do I study again, and what's my name?", ("law", "Tom")),
        ("de", "Was studiere ich noch mal, und wie heiße ich?", ("Jura", "Tom")),
        ("zh", "我学什么专业，我叫什么名字？", ("法律", "小明")),
        ("ko", "제가 뭘 공부한다고 했죠, 그리고 제 이름은요?", ("법학", "민수")),
    ],
)
def test_both_parts_of_a_question_about_oneself_are_told(
    ada: Persona, language: str, asked: str, words: tuple[str, ...]
) -> None:
    """And the owner's studies stay out of it."""
    text = small(replace(ada, language=language), asked, TOLD[language], ".").text
    assert all(word in text for word in words)
    assert "otany" not in text


@pytest.mark.parametrize(
    ("language", "said", "asked", "word"),
    [
        ("en", "I'm Priya, calling from Bangalore!", "Where am I calling from?", "Bangalore"),
        ("zh", "你好，我叫Tom，来自伦敦。", "我从哪里来？", "伦敦"),
        ("ko", "안녕하세요, 박서연입니다.", "제 이름이 뭐예요?", "박서연"),
    ],
)
def test_what_was_said_with_a_name_is_found_too(
    ada: Persona, language: str, said: str, asked: str, word: str
) -> None:
    """And a name that is said without "I"."""
    assert word in small(replace(ada, language=language), asked, said, "!").text


@pytest.mark.parametrize(
    ("language", "said", "new", "asked", "name"),
    [
        ("en", "I'm Priya, calling from Bangalore!", "My name isn't Priya, it’s Priyanka.",
         "What's my name then?", "Priyanka"),
        ("de", "Ich heiße Jürgen Behrens und komme aus Kiel.", "Nenn mich einfach Jupp.",
         "Wie heiße ich?", "Jupp"),
    ],
)  # fmt: skip
def test_the_name_that_was_said_last_counts(
    ada: Persona, language: str, said: str, new: str, asked: str, name: str
) -> None:
    """Whoever says another one is greeted by it, and called so."""
    own = replace(ada, language=language)
    assert name in small(own, new, said, "!").text
    text = small(own, asked, said, "!", new, "!").text
    assert name in text
    assert said not in text


def test_whose_name_is_asked_for_is_not_the_visitors(ada: Persona) -> None:
    """Who speaks of what the avatar said does not ask for his own."""
    text = small(ada, "You said you have a son, what's his name?", "My name is Tom.", "Hello!").text
    assert "Tom" not in text


def test_what_was_said_long_ago_is_found(ada: Persona) -> None:
    """In a talk of an evening."""
    between = ["Do you eat meat?", "No."] * 30
    assert "law" in small(ada, "What do I study?", "I study law.", "Nice.", *between).text


def test_what_was_not_told_is_said_to_be_untold(ada: Persona, reader: Reader) -> None:
    """Not answered with another's life, nor with a greeting."""
    asked = found(ada, reader, "What do I study?", "Hiya", "Hello!")
    assert (asked.is_known, asked.line, asked.quote) == (False, "recall", "")


def test_who_changes_language_is_understood_in_it(ada: Persona) -> None:
    """What was read in the old one is not used any more."""
    assert finder_for(ada).persona.language == ada.language
    assert finder_for(replace(ada, language="ko")).persona.language == "ko"


def test_a_name_that_is_on_the_page_alone_is_known(ada: Persona) -> None:
    """Written there by hand."""
    later = Conversation(ada, is_small=True)
    later.visitor = Visitor("Tom")
    turn = later.ask("What's my name?")
    assert turn.reply
    assert "Tom" in turn.reply.text


def test_who_says_a_name_is_greeted_by_it(ada: Persona) -> None:
    """By any model."""
    assert "Tom" in small(ada, "Hi, my name is Tom.").text


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("Thanks! And what do you study?", "otany"),
        ("I love cheese too. What does your sister play?", "cello"),
    ],
)
def test_what_comes_before_a_question_is_not_asked(ada: Persona, asked: str, word: str) -> None:
    """Thanks, and what visitors say of themselves."""
    assert word in small(ada, asked, "Do you have a dog?", "I have a dog, a beagle.").text


def test_somebody_else_was_meant(ada: Persona, reader: Reader) -> None:
    """What is told of the one who was meant is told, also where it does not answer."""
    asked = found(ada, reader, "No, I meant your sister.", "Do you have a dog?", "A beagle.")
    assert [fact.id for fact in asked.facts] == ["sister"]


def test_the_reason_that_was_not_told_is_not_what_was_told(ada: Persona, reader: Reader) -> None:
    """Not in other words of the owner's either."""
    own = replace(ada, examples=())
    why = found(own, reader, "Why?", "Do you eat steak?", "I don't eat meat.")
    assert (why.is_known, why.line) == (False, "no_reason")


def test_a_model_that_takes_the_owner_for_the_visitor_is_not_shown(ada: Persona) -> None:
    """The visitor's own words are there instead."""
    past = talk("My name is Tom. I study law.", "Nice.")
    asked = "What do I study?"
    wrong = reply_of(Conversation(ada, history=past), asked, "You study botany in Uppsala.")
    assert "law" in wrong.text
    assert "otany" not in wrong.text
    right = "You told me that you study law. How do you like it?"
    assert reply_of(Conversation(ada, history=past), asked, right).text == right


def test_words_of_the_visitor_tell_again(ada: Persona) -> None:
    """Those that the owner has used, too, tell nothing."""
    known = {"i", "study", "in", "uppsala", "what", "do"}
    assert tells_again("Law, you said!", "I study law in Uppsala.", known)
    assert not tells_again("You study botany in Uppsala.", "I study law in Uppsala.", known)
    assert tells_again("법학이라고 하셨어요.", "저는 법학을 공부해요.", ())


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "I'm Marcus by the way", "Marcus"),
        ("en", "Hi, I am Priya and I live in Leeds.", "Priya"),
        ("en", "I'm German", ""),
        ("en", "I'm tired", ""),
        ("en", "I am a friend of Anna", ""),
        ("de", "ich bin die Svenja", "Svenja"),
        ("de", "Hi, ich bin Jörg aus Köln", "Jörg"),
        ("de", "ich bin Lehrerin", ""),
        ("de", "ich bin die Mutter von Tom", ""),
        ("zh", "我是小陈，在温州做外贸。", "小陈"),
        ("zh", "我是老师", ""),
        ("ko", "저는 민지라고 해요.", "민지"),
        ("ko", "저는 학생이에요", ""),
    ],
)
def test_a_name_is_told_from_other_things_that_people_are(
    ada: Persona, reader: Reader, language: str, text: str, name: str
) -> None:
    """Both are said in the same words."""
    assert name_said(reader, replace(ada, language=language), text) == name


def test_who_was_met_so_is_called_so(ada: Persona) -> None:
    """And what else was said with the name is known, too."""
    met = small(ada, "I'm Grace and I live in Leeds").text
    assert "Grace" in met
    said = ("I'm Grace and I live in Leeds", met)
    assert "Grace" in small(ada, "What's my name?", *said).text
    assert "Leeds" in small(ada, "Where do I live?", *said).text
