"""What a question is taken for: the real judge, the persona in the box and owners never seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from backends.base import Message
from finetune.judge.owners import Owner, persona_of
from persona.bank import load_bank
from persona.judging.addressing import addressed, spoken_to
from persona.judging.finder import Finder
from persona.judging.reader import Reader
from persona.lines import Lines
from persona.model import Example, Fact, Persona
from persona.owner_words import OwnerWords
from persona.repetition import Said


def asked(*questions: str) -> tuple[Message, ...]:
    """Return a history of questions, each answered with a dot."""
    return tuple(
        message
        for text in questions
        for message in (Message("user", text), Message("assistant", "."))
    )


def ids(finder: Finder, question: str, *before: str) -> set[str]:
    """Return the facts found for a question; none where it is not known."""
    found = finder.find(question, asked(*before))
    return {fact.id for fact in found.facts} if found.is_known else set()


@pytest.fixture(scope="module")
def of_ada(ada: Persona, reader: Reader) -> Finder:
    """Return the finder of a persona that somebody wrote in ten minutes."""
    return Finder(ada, reader)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        pytest.param(
            "so where abouts did you go for your exchange term?",
            {"f13"},
            marks=pytest.mark.xfail(strict=True, reason="learnt so, docs/adr/0103"),
        ),
        ("r u into music or what??", {"f09"}),
        ("is he any good at chess?", {"f11"}),
        ("Which courses are you taking on exchange?", {"f15", "f16"}),
        ("Have you ever built an image classifier from scratch?", {"f18"}),
        ("Do you climb?", {"f12"}),
    ],
)
def test_a_question_finds_its_facts(finder: Finder, question: str, facts: set[str]) -> None:
    """In words that no pair has."""
    assert ids(finder, question) & facts


@pytest.mark.parametrize(
    "question",
    ["What is your blood type?", "Who teaches CS350?", "Give me Keith's phone number"],
)
def test_what_nobody_told_is_not_known(finder: Finder, question: str) -> None:
    """Near misses included."""
    assert not finder.find(question).is_known


@pytest.mark.parametrize("language", ["en", "de", "zh", "ko"])
def test_a_stranger_is_known_and_refused_as_well(
    reader: Reader, strangers: dict[str, Owner], language: str
) -> None:
    """Nobody tuned anything on them; one owner is few questions, so the limits are wide."""
    owner = strangers[language]
    finder = Finder(persona_of(owner), reader)
    known = [
        bool(ids(finder, one.q) & set(one.facts)) for one in owner.questions if one.kind == "known"
    ]
    unknown = [not finder.find(one.q).is_known for one in owner.questions if one.kind == "unknown"]
    assert sum(known) / len(known) >= 0.6
    assert sum(unknown) / len(unknown) >= 0.6


def test_an_unsure_answer_says_so_and_tells_what_is_nearest(
    reader: Reader, strangers: dict[str, Owner]
) -> None:
    """It is not told as an answer, and the nearest facts are there as the owner wrote them."""
    owner = strangers["en"]
    persona = persona_of(owner)
    finder = Finder(persona, reader)
    found = [finder.find(one.q) for one in owner.questions if one.kind in ("indirect", "unknown")]
    unsure = [one for one in found if one.near]
    assert 0 < len(unsure) < len(found)
    for one in unsure:
        assert not one.is_known
        reply = OwnerWords(persona, one, Said((), (), "")).reply()
        assert reply.abstained
        assert "near_told" in reply.notes
        lines = Lines(persona).of("near")
        assert any(reply.text.startswith(line) for line in lines)
        assert one.facts
        assert all(fact.text in reply.text for fact in one.facts)


def test_what_tells_nothing_is_not_near(reader: Reader) -> None:
    """An answer of a table by which nothing is told is no help to who asks for something else."""
    pairs = (Example("church", "answerable", ("您信教吗？",), ("这个我不想说。",)),)
    found = Finder(Persona("x", "刘桂芳", language="zh", examples=pairs), reader).find("您信佛吗？")
    assert found.match.kind == "unanswerable"
    assert found.near == ()


@pytest.mark.parametrize("asked", ["What is the capital of France?", "Thanks!", "Why?"])
def test_what_is_near_is_told_to_questions_about_the_person_only(
    of_ada: Finder, asked: str
) -> None:
    """Elsewhere it is noise."""
    assert of_ada.find(asked).near == ()


@pytest.mark.parametrize(
    "asked", ["Are you an AI?", "are you AI?", "You're just an AI, right?", "Are you ChatGPT?"]
)
def test_whether_it_is_a_program_no_interest_in_programs_says(finder: Finder, asked: str) -> None:
    """Of somebody who has told that he likes artificial intelligence, too."""
    found = finder.find(asked)
    assert found.line == "avatar" or {fact.id for fact in found.facts} == {"f19"}


@pytest.mark.parametrize(
    "asked", ["Do you like AI?", "are you into artificial intelligence", "does AI interest you"]
)
def test_whether_he_likes_programs_is_no_question_about_the_avatar(
    finder: Finder, asked: str
) -> None:
    """Though the same words are in it."""
    assert {fact.id for fact in finder.find(asked).facts} == {"f05"}


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(
            "Why do we have seasons?",
            marks=pytest.mark.xfail(reason="its we is taken for the person's", strict=True),
        ),
        "Why is the sky blue?",
    ],
)
def test_a_reason_of_the_worlds_is_none_of_the_persons(of_ada: Finder, asked: str) -> None:
    """It leans on nothing that was told."""
    assert of_ada.find(asked).match.topic == "world"


def test_a_follow_up_is_read_with_the_question_before_it(of_ada: Finder) -> None:
    """Alone it says little; after another question it says something else."""
    where = of_ada.find("Where?", asked("Do you study?"))
    assert where.is_known
    assert "study" in {fact.id for fact in where.facts}
    assert not ids(of_ada, "Where?", "Do you climb?")
    assert ids(of_ada, "And what breed?", "Do you have a dog?") == {"dog"}


def test_what_was_just_told_is_not_its_own_reason(of_ada: Finder) -> None:
    """Nor is it what thanks, or a question about the avatar, is answered with."""
    told = (Message("user", "Do you have a dog?"), Message("assistant", "I have a dog, a beagle."))
    why = of_ada.find("Why?", told)
    assert (why.is_known, why.line) == (False, "no_reason")
    for text in ("Are you a robot?", "What can I ask you?", "Oh nice, that's cool!"):
        assert not of_ada.find(text, told).is_known


def test_what_was_just_told_may_say_why(reader: Reader) -> None:
    """Asked for the reason, it is said again; "the reason was not told" would be false."""
    told = {
        "en": ("Why?", "Do you eat lamb?", "I eat no lamb, because I had a pet sheep as a child."),
        "de": ("Warum?", "Trinkst du Kaffee?", "Kaffee trinke ich keinen, weil mir das Herz rast."),
    }
    for language, (why, asked_before, text) in told.items():
        facts = (Fact(id="f1", text=text), Fact(id="f2", text="I live in Ulm with two cats."))
        persona = Persona(id="p", name="Eda Olm", language=language, facts=facts)
        history = (Message("user", asked_before), Message("assistant", text))
        found = Finder(persona, reader).find(why, history)
        assert found.is_known
        assert found.facts[0].id == "f1"


@pytest.mark.parametrize(
    ("question", "before", "told"),
    [
        ("What's your job?", "Which town did you grow up in?", "work"),
        ("Do you have children?", "What's your job?", "child"),
        ("Can you play an instrument?", "Do you have children?", "music"),
    ],
)
def test_the_question_before_takes_nothing_from_the_next(
    reader: Reader, question: str, before: str, told: str
) -> None:
    """As it would be told at the start of a talk, though the two have nothing in common."""
    facts = (
        Fact(id="town", text="I was raised in Whitby, by the sea."),
        Fact(id="work", text="I repair clocks in a small workshop in Durham."),
        Fact(id="child", text="I have one daughter, Ines."),
        Fact(id="music", text="I play the fiddle."),
    )
    marta = Finder(Persona(id="m", name="Marta Quill", facts=facts), reader)
    assert ids(marta, question) == {told}
    assert ids(marta, question, before) == {told}


def test_a_question_with_many_answers_is_given_more_than_two(reader: Reader) -> None:
    """Each in a fact of its own."""
    texts = (
        "I have a cat called Moss.",
        "My tortoise Anton is forty.",
        "I keep three bantam hens.",
        "I work as a joiner.",
        "I was born in Cork.",
    )
    facts = tuple(Fact(id=f"f{i}", text=text) for i, text in enumerate(texts))
    found = Finder(Persona(id="p", name="Eda Olm", facts=facts), reader).find(
        "What pets do you have, and what do you do for a living?"
    )
    assert {fact.id for fact in found.facts} >= {"f0", "f1", "f2"}


@pytest.mark.parametrize(
    ("language", "name", "pronouns", "question", "read"),
    [
        ("en", "Keith Low", "he/him", "Where does mr. Low live?", "Where does you live?"),
        ("en", "Keith Low", "he/him", "Low prices for Mrs Low?", "Low prices for Mrs Low?"),
        ("en", "Keith Low", "", "Is Dr Keith Low in?", "Is you in?"),
        ("de", "Hanne Groß", "sie", "Wie groß ist Frau Groß?", "Wie groß ist du?"),
        ("zh", "雒守正", "", "雒老师住在哪里？", "你住在哪里？"),
        ("zh", "雒守正", "", "守正是什么意思？", "守正是什么意思？"),
        ("ko", "김정우", "", "정우 씨, 김밥 좋아해요?", "당신, 김밥 좋아해요?"),
    ],
)
def test_whoever_is_called_by_a_title_is_the_person(
    language: str, name: str, pronouns: str, question: str, read: str
) -> None:
    """By the family name with a title; that name alone may be a word."""
    persona = Persona(id="p", name=name, language=language, pronouns=pronouns)
    assert addressed(persona, question) == read


def test_asked_for_its_own_name_again_it_does_not_quote_the_visitor(of_ada: Finder) -> None:
    """A greeting says nothing of the visitor."""
    found = of_ada.find("wait, what was your name again?", asked("hey"))
    assert found.line != "you_said"
    assert not found.quote


def test_what_is_told_of_the_avatar_is_not_near_to_a_question_of_life(finder: Finder) -> None:
    """That one is an avatar helps nobody who asks where somebody went."""
    of_avatar = {"f01", "f19"}
    for text in ("Who do you look up to?", "Where did Keith go last night?", "Any nickname?"):
        near = finder.find(text).near
        assert not {fact.id for passage in near for fact in passage.facts} & of_avatar


def test_a_compound_question_finds_both_facts(of_ada: Finder) -> None:
    """One of each part."""
    asked = "Do you have a dog, and what does your sister play?"
    assert ids(of_ada, asked) >= {"dog", "sister"}


def test_half_known_is_told_as_half_known(of_ada: Finder) -> None:
    """The part that nobody told is not passed over."""
    found = of_ada.find("What do you study and who is your dentist?")
    assert found.facts[0].id == "study"
    assert found.is_partly_unknown


def test_the_sister_is_not_the_person(of_ada: Finder) -> None:
    """Who does what is part of the question."""
    assert not ids(of_ada, "Do you play the cello in an orchestra?") & {"dog", "study"}
    assert ids(of_ada, "What does Nora play?") == {"sister"}


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Hello!", "greeting"),
        ("bye, see you tomorrow", "farewell"),
        ("What can I ask you?", "capabilities"),
        ("Canada has ten provinces, right?", "world"),
        ("What will Will Smith play next?", "world"),
    ],
)
def test_what_is_not_about_the_person_is_not_refused(
    of_ada: Finder, question: str, topic: str
) -> None:
    """Also where a name or a word of the persona is in it."""
    found = of_ada.find(question)
    assert found.match.kind in ("smalltalk", "general")
    assert found.match.topic == topic or found.match.kind == "general"


@pytest.mark.parametrize(
    "question",
    ["", "   ", "?!", "🙂🙂", "a" * 20_000, "where " * 4_000, "ما هي دراستك؟", "\x00\ud800"],
)
def test_odd_questions_have_an_answer_too(of_ada: Finder, question: str) -> None:
    """Empty, very long, right to left, no letters at all."""
    assert 0.0 <= of_ada.find(question).match.known <= 1.0


@pytest.mark.parametrize("part", ["nothing", "facts", "pairs"])
def test_a_persona_may_be_empty_or_have_only_one_kind(
    ada: Persona, reader: Reader, part: str
) -> None:
    """Nothing to know: said so. Facts or pairs alone: told."""
    facts = ada.facts if part == "facts" else ()
    pairs = tuple(replace(own, facts=()) for own in ada.examples) if part == "pairs" else ()
    asked = "Do you have a dog?" if part == "pairs" else "What do you study?"
    found = Finder(replace(ada, facts=facts, examples=pairs), reader).find(asked)
    assert found.is_known is (part != "nothing")


def test_facts_in_two_languages_are_both_found(ada: Persona, reader: Reader) -> None:
    """And a question in one finds what is told in the other."""
    more = replace(ada, facts=(*ada.facts, Fact("berg", "Ich wandere jeden Sommer in den Alpen.")))
    finder = Finder(more, reader)
    assert ids(finder, "Wo wanderst du?") == {"berg"}
    assert ids(finder, "Hast du einen Hund?") == {"dog"}


def large(n_facts: int) -> Persona:
    """Return a persona of many facts."""
    things = [f"thing{i} of kind {i % 97}" for i in range(n_facts)]
    facts = tuple(Fact(f"f{i}", f"I own {thing}.") for i, thing in enumerate(things))
    return Persona("big", "Big", facts=facts)


def test_ten_thousand_facts_are_no_trouble(reader: Reader, tmp_path: Path) -> None:
    """The first are read at once, of the others those that are like the question."""
    own = Fact("lamp", "I own a lamp that my grandmother brought from Riga.")
    big = large(10_000)
    finder = Finder(replace(big, facts=(*big.facts, own)), reader, tmp_path)
    assert "lamp" in ids(finder, "Who brought your lamp from Riga?")


def test_vectors_are_kept_and_damaged_ones_made_anew(
    ada: Persona, reader: Reader, tmp_path: Path
) -> None:
    """A private folder; what was edited is read, the rest is not."""
    Finder(ada, reader, tmp_path)
    (kept,) = tmp_path.rglob("*.npz")
    whole = kept.read_bytes()
    for damage in (b"\x00" * 100, whole[: len(whole) // 2], b""):
        kept.write_bytes(damage)
        assert ids(Finder(ada, reader, tmp_path), "What do you study?") == {"study"}
    edited = (Fact("study", "I study geology in Bergen."), *ada.facts[1:])
    finder = Finder(replace(ada, facts=edited, examples=()), reader, tmp_path)
    assert "geology" in finder.find("What do you study?").passages[0].said


def test_where_the_judge_does_not_run_the_nearest_text_is_taken(ada: Persona) -> None:
    """And said to be less sure; so it is when the child dies."""
    found = Finder(ada, None).find("Do you study botany in Uppsala?")
    assert {fact.id for fact in found.facts} == {"study"}
    assert not found.is_judged
    assert not Finder(ada, None).find("Qwrtz?").is_known
    before = {*psutil.Process().children()}
    finder = Finder(ada, Reader.open())
    (child,) = {*psutil.Process().children()} - before
    child.kill()
    assert not finder.find("Do you study botany?").is_judged
    assert finder.reader is None


def test_an_owner_may_refuse_to_tell(ada: Persona, reader: Reader) -> None:
    """In the owner's words, and before the facts."""
    pair = Example("age", "unanswerable", ("How old are you?",), ("That I keep to myself.",))
    found = Finder(replace(ada, examples=(*ada.examples, pair)), reader).find("How old are you?")
    assert not found.is_known
    assert found.passages[0].said == "That I keep to myself."


def test_a_strange_word_for_the_person_breaks_no_question(ada: Persona, reader: Reader) -> None:
    """A persona of a stranger's may have anything in its lines."""
    strange = replace(ada, lines={"you": ("\\1 \\g<x>",)})
    assert Finder(strange, reader).find("What does Ada study?").match.kind


@pytest.mark.parametrize(
    ("language", "pet", "question"),
    [
        ("en", "My dog is called Bruno.", "What's your name?"),
        ("de", "Mein Hund heißt Bruno.", "Wie heißt du?"),
        ("zh", "我的狗叫布鲁诺。", "你叫什么名字？"),
        ("ko", "우리 강아지 이름은 브루노예요.", "이름이 뭐예요?"),
    ],
)
def test_an_avatar_does_not_bear_the_name_of_its_dog(
    reader: Reader, language: str, pet: str, question: str
) -> None:
    """Its own stands in no fact."""
    persona = Persona(id="x", name="Mia Anders", language=language, facts=(Fact("f1", pet),))
    found = Finder(persona, reader).find(question)
    text = OwnerWords(persona, found, Said((), (), question)).reply().text
    assert pet not in text
    assert "Mia" in text


@pytest.mark.parametrize(
    ("language", "pronouns", "question", "asked"),
    [
        ("en", "he/him", "does he climb? his sport?", "does you climb? you sport?"),
        ("en", "he/him", "Is your son well? Is he 3?", "Is your son well? Is he 3?"),
        ("en", "she/her", "Is he married?", "Is he married?"),
        ("en", "", "Is he married?", "Is he married?"),
        ("de", "er", "Klettert er?", "Klettert du?"),
        ("de", "sie", "Klettern Sie?", "Klettern Sie?"),
        ("zh", "她", "她会攀岩吗？", "你会攀岩吗？"),
        ("ko", "he", "등산하세요?", "등산하세요?"),
    ],
)  # fmt: skip
def test_whoever_asks_about_him_means_the_person(
    language: str, pronouns: str, question: str, asked: str
) -> None:
    """But not where somebody else may be meant."""
    persona = Persona(id="x", name="Kim", language=language, pronouns=pronouns)
    assert spoken_to(persona, question) == asked


def test_a_name_said_in_passing_is_no_follow_up(of_ada: Finder) -> None:
    """What was asked before is not answered again; whoever also asks is answered."""
    found = of_ada.find("I have two cats, by the way. My name is Sam.", asked("Any pets?"))
    assert (found.line, found.quote, found.passages) == ("met", "Sam", ())
    assert ids(of_ada, "My name is Sam. Do you have a dog?") == {"dog"}


def test_what_asks_for_nothing_is_answered_by_no_fact(reader: Reader) -> None:
    """Though its word is in one; and in the midst of a talk nobody says hello."""
    told = (Fact("f1", "Opera bores me; I own eighty records of tango instead."),)
    tango = Finder(Persona(id="t", name="Otto", facts=told), reader)
    assert tango.find("you're boring", asked("What music do you like?")).line == "insult"
    seoul = (Fact("f1", "나는 서울 망원동에 산다."),)
    korean = Finder(Persona(id="k", name="최도윤", language="ko", facts=seoul), reader)
    assert korean.find("안녕히 계세요!", asked("어디 사세요?")).line == "farewell"
    assert korean.find("안녕하세요!").line == "greeting"


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Introduce yourself, please"),
        ("de", "Stellen Sie sich bitte vor!"),
        ("zh", "能介绍一下你自己吗"),
        ("ko", "자기소개 부탁해요"),
        ("ko", "본인에 대해 이야기해 주세요"),
    ],
)
def test_who_asks_for_an_introduction_gets_the_owners(
    reader: Reader, language: str, question: str
) -> None:
    """Not what any avatar says of itself."""
    words = "I'm Marlow, I build and mend theremins on a houseboat."
    bank = load_bank(language)
    told = Example("intro", "answerable", (bank.introduction, *bank.introduced), (words,))
    dog = Fact("dog", "I have a dog, a beagle.")
    own = Persona(id="m", name="Marlow", language=language, facts=(dog,), examples=(told,))
    assert [one.said for one in Finder(own, reader).find(question).passages] == [words]


@pytest.mark.parametrize("question", ["What's your name?", "What are you called?"])
def test_the_name_is_no_introduction(reader: Reader, question: str) -> None:
    """It is asked for by itself."""
    told = Example("intro", "answerable", (load_bank("en").introduction,), ("I build theremins.",))
    own = Persona(id="m", name="Marlow", facts=(Fact("f", "I build theremins."),), examples=(told,))
    assert "Marlow" in Finder(own, reader).find(question).passages[0].said
