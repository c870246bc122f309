"""What a visitor says of himself is said again when asked, and is no fact of the owner's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backends.base import Message
from persona.conversation import Conversation
from persona.judging.finder import Finder
from persona.judging.reader import Reader
from persona.model import Persona
from persona.visitor import (
    MAX_LINES,
    Visitor,
    greeting_for,
    name_in,
    statements,
    told_by,
    with_told,
)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Hi, my name is Tom.", "Tom"),
        ("en", "my name's Anna Lee, nice to meet you", "Anna Lee"),
        ("en", "I like it here", ""),
        ("de", "Ich heiße Jürgen und komme aus Kiel.", "Jürgen"),
        ("de", "My name is Rob", "Rob"),
        ("zh", "你好，我叫小明。", "小明"),
        ("ko", "제 이름은 민수예요.", "민수"),
        ("en", "my name is tom nice to meet you", "tom"),
        ("en", "My name is Dr. Anna Lee and I paint.", "Dr. Anna Lee"),
        ("en", "Call me crazy, but I love rain.", ""),
        ("en", "Don't call me Tom.", ""),
        ("en", "My name is not important.", ""),
        ("de", "Nenn mich bitte Tom.", "Tom"),
        ("de", "Ich heiße auch Anna.", "Anna"),
        ("zh", "叫我小明吧。", "小明"),
        ("zh", "妈妈叫我吃饭了。", ""),
        ("zh", "我叫什么名字", ""),
        ("ko", "제 이름은 뭐예요", ""),
        ("en", "My name’s Ana.", "Ana"),
        ("en", "Everybody calls me Lex.", "Lex"),
        ("de", "Mein Name ist Frau Dr. Meier.", "Frau Dr. Meier"),
        ("de", "Ich heiße Özlem Şahin.", "Özlem Şahin"),
        ("de", "Nennen Sie mich doch einfach Jupp.", "Jupp"),
        ("de", "Eigentlich heiße ich Jupp.", "Jupp"),
        ("de", "Wie heiße ich denn?", ""),
        ("zh", "我叫Tom，来自伦敦。", "Tom"),
        ("zh", "我叫Tom今年三十岁。", "Tom"),
        ("ko", "제 이름은 Tom입니다.", "Tom"),
        ("ko", "저를 서연이라고 불러 주세요.", "서연"),
        ("ko", "전 박서연이라고 해요.", "박서연"),
        ("ko", "난 민지라고 해.", "민지"),
        ("ko", "재난 영화라고 해서 봤어요.", ""),
        ("ko", "완전 사기라고 해요.", ""),
        ("ko", "만나는 남자라고 해요.", ""),
        ("ko", "나는 아니라고 해요.", ""),
        ("de", "Heute heiße ich Sie willkommen.", ""),
        ("de", "Ich heiße Jan żołnierz.", "Jan"),
    ],
)
def test_the_name_is_found_in_what_is_said(
    ada: Persona, language: str, text: str, name: str
) -> None:
    """In the language of the persona, and in English."""
    assert name_in(replace(ada, language=language), text) == name


def test_a_line_is_remembered_once_and_the_oldest_leaves_first(ada: Persona) -> None:
    """The page stays one that can be read."""
    first = with_told(Visitor(), ada, ("My name is Tom.", "I study law."))
    again = with_told(first, ada, ("I study law!",))
    assert again == Visitor("Tom", ("My name is Tom.", "I study law."))
    full = with_told(again, ada, tuple(f"I own {n} hats." for n in range(MAX_LINES)))
    assert len(full.lines) == MAX_LINES
    assert "I study law." not in full.lines


def test_questions_are_no_statements() -> None:
    """What is asked says nothing of who asks."""
    assert statements("I study law. What do you study? ...") == ("I study law.",)
    assert statements("I was born in 1990. Where were you born?") == ("I was born in 1990.",)


def test_the_name_that_was_set_last_counts(ada: Persona) -> None:
    """What was said earlier stays on the page, and is not what the visitor is called."""
    own = Visitor("Tim", ("My name is Tom.", "I like tea."))
    assert told_by(own, ada)[-1] == "My name is Tim."
    assert told_by(Visitor("Al", ("Also I like tea.",)), ada)[-1] == "My name is Al."


def test_somebody_known_is_greeted_by_name(ada: Persona) -> None:
    """And nobody else."""
    own = replace(ada, greeting="Hej!")
    assert greeting_for(own, Visitor()) == "Hej!"
    assert greeting_for(own, Visitor("Tom")) == "Good to see you again, Tom! Hej!"


def test_a_card_calls_the_visitor_by_name(ada: Persona) -> None:
    """Its greeting and its instructions, with the name of now."""
    card = replace(ada, greeting="Hello {{user}}!", system_prompt="{{user}} is a guest.", facts=())
    card = replace(card, examples=())
    talk = Conversation(card)
    assert talk.ask("Hi").messages[0].content == "User is a guest."
    talk.visitor = Visitor("Tom")
    assert talk.ask("Hi").messages[0].content == "Tom is a guest."
    assert greeting_for(card, talk.visitor) == "Hello Tom!"
    assert greeting_for(card, Visitor()) == "Hello User!"


@pytest.mark.parametrize(
    ("language", "told", "asked", "word"),
    [
        ("en", "I'm from Leeds and I study law.", "Where did I say I come from?", "Leeds"),
        ("de", "Ich studiere Jura in Kiel.", "Was habe ich gesagt, was ich studiere?", "Jura"),
        ("zh", "我在北京学法律。", "我刚才说我学什么？", "法律"),
        ("ko", "저는 부산에서 법학을 공부해요.", "제가 무엇을 공부한다고 했죠?", "법학"),
    ],
)
def test_what_was_said_is_said_again_when_asked(
    ada: Persona, language: str, told: str, asked: str, word: str
) -> None:
    """With any model, and after another topic; so it is where it was said in an earlier chat."""
    own = replace(ada, language=language)
    past = (
        Message("user", told),
        Message("assistant", "."),
        Message("user", "OK"),
        Message("assistant", "!"),
    )
    turn = Conversation(own, history=past, is_small=True).ask(asked)
    assert turn.reply
    assert word in turn.reply.text
    later = Conversation(own, is_small=True)
    later.visitor = Visitor(lines=(told,))
    turn = later.ask(asked)
    assert turn.reply
    assert word in turn.reply.text


def test_what_the_visitor_studies_is_not_what_the_owner_studies(ada: Persona) -> None:
    """Told of oneself, a thing is one's own."""
    past = (Message("user", "I study law in Leeds."), Message("assistant", "How nice."))
    turn = Conversation(ada, history=past, is_small=True).ask("What do you study?")
    assert turn.reply
    assert "otany" in turn.reply.text
    assert "law" not in turn.reply.text


def test_only_what_is_said_of_oneself_is_found(ada: Persona, reader: Reader) -> None:
    """Not a question, not a task, not thanks."""
    finder = Finder(ada, reader)
    assert finder.told_by_visitor("I'm a nurse from Bristol. What do you study?") == (
        "I'm a nurse from Bristol.",
    )
    for text in ("Thanks a lot!", "Write a poem about the sea.", "What is a star?"):
        assert finder.told_by_visitor(text) == ()
