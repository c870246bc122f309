"""Whole turns: the model's words are fed in by hand, or come from the real engine."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from backends.base import Message, ModelSpec, ReplyStats, Sampling
from backends.errors import PersonaError
from backends.hosts.process import BlockingEngine
from persona.conversation import Conversation
from persona.lines import Lines
from persona.model import Example, Fact, Mode, Persona
from persona.reply import Reply
from persona.sheet import is_small
from persona.store import load_persona
from persona.writer import save_persona

GREEDY = Sampling(temperature=0.0, n_predict=80)


def reply_of(conversation: Conversation, question: str, *attempts: str) -> Reply:
    """Return the reply to a question when the model says these texts, one after the other."""
    turn = conversation.ask(question)
    shown = ""
    for text in attempts:
        if not turn.messages:
            break
        for character in text:
            shown += turn.feed(character)
        shown += turn.finish(ReplyStats(n_prompt=90, n_reused=75, n_predicted=9))
    assert not turn.messages, "the turn wants more than was given"
    assert turn.reply
    if turn.reply.n_attempts:
        assert shown == turn.reply.text, "what was shown is the reply"
    return turn.reply


def test_a_supported_sentence_is_shown(keith: Persona) -> None:
    """The model's own words, with the fact that carries them."""
    reply = reply_of(
        Conversation(keith),
        "Where are you on exchange?",
        "I'm on exchange at the University of Waterloo in Canada. It is in France.",
    )
    assert reply.text == "I'm on exchange at the University of Waterloo in Canada."
    assert reply.source == "model"
    assert [fact.id for fact in reply.facts] == ["f13"]
    assert "held_back" in reply.notes


def test_an_invention_is_never_shown(keith: Persona) -> None:
    """Held back, asked again, then the owner's own words."""
    reply = reply_of(
        Conversation(keith),
        "Where are you on exchange?",
        "I'm at Stanford with my brother.",
        "I'm in New York.",
    )
    assert reply.source == "owner"
    assert "Waterloo" in reply.text
    assert reply.held_back == ("I'm at Stanford with my brother.", "I'm in New York.")
    assert reply.n_attempts == 2
    assert reply.n_prefilled == 30


def test_what_is_not_known_is_said_without_the_model(keith: Persona) -> None:
    """Nothing is generated, so nothing can be invented."""
    reply = reply_of(Conversation(keith), "What is your blood type?")
    assert reply.abstained
    assert reply.source == "abstention"
    assert reply.n_attempts == 0


def test_small_talk_is_free_of_claims(keith: Persona) -> None:
    """The model may answer, but not with a biography."""
    talk = Conversation(keith)
    assert reply_of(talk, "What's the capital of France?", "It is Paris.").text == "It is Paris."
    reply = reply_of(talk, "How high is Mount Everest?", "I drive a Toyota.", "My dog is Rex.")
    assert "Toyota" not in reply.text
    assert "Rex" not in reply.text


def test_a_small_model_is_not_asked_for_small_talk(keith: Persona) -> None:
    """A line for it, another one each time; a larger model says it in its own words."""
    small = Conversation(keith, is_small=True)
    thanked = [reply_of(small, text) for text in ("Thanks", "thanks!", "Thank you")]
    assert {reply.source for reply in thanked} == {"line"}
    assert len({reply.text for reply in thanked}) == 3
    assert reply_of(Conversation(keith), "Thanks", "You are welcome, any time.").source == "model"
    free = Conversation(keith, mode="free", is_small=True)
    assert reply_of(free, "Thanks", "You are welcome, any time.").source == "model"


def test_a_small_model_is_not_asked_for_the_persons_life(keith: Persona) -> None:
    """The owner's words stand: nothing is generated, so nothing can be invented."""
    reply = reply_of(Conversation(keith, is_small=True), "Where are you on exchange?")
    assert reply.source == "owner"
    assert "Waterloo" in reply.text
    assert reply.n_attempts == 0


def test_the_owners_own_lines_come_before_the_general_ones(ada: Persona) -> None:
    """For small talk of a kind, and by key in persona.toml."""
    hello = Example("greeting", "smalltalk", ("Hi",), ("Hej hej!",))
    own = replace(ada, examples=(*ada.examples, hello), lines={"farewell": ("Ahoy, {name} out!",)})
    talk = Conversation(own, is_small=True)
    assert reply_of(talk, "Hello there").text == "Hej hej!"
    assert reply_of(talk, "Goodbye!").text == "Ahoy, Ada out!"


@pytest.mark.parametrize(
    ("language", "question", "words"),
    [
        ("en", "What's your blood type?", ("Ada",)),
        ("de", "Welche Blutgruppe hast du?", ("Ada",)),
        pytest.param(
            *("zh", "你是什么血型？", ("Ada",)),
            marks=pytest.mark.xfail(reason="taken for a question about the program", strict=True),
        ),
        ("zh", "你的生日是几号？", ("Ada",)),
        ("ko", "생일이 언제예요?", ("Ada",)),
    ],
)
def test_what_it_says_of_itself_is_in_its_language(
    ada: Persona, language: str, question: str, words: tuple[str, ...]
) -> None:
    """By name, and never "he" for a woman."""
    reply = reply_of(Conversation(replace(ada, language=language), is_small=True), question)
    assert reply.abstained
    assert reply.text in Lines(replace(ada, language=language)).of("unknown")
    assert not re.search(r"\b(he|him|his|er|ihm|sein)\b", reply.text, re.IGNORECASE)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("asked", ["Write a poem about the sea", "How high is Mount Everest?"])
def test_a_small_model_is_not_asked_for_texts_and_the_world(
    ada: Persona, language: str, asked: str
) -> None:
    """It is wrong more often than not, of the owner too: that is said instead."""
    reply = reply_of(Conversation(replace(ada, language=language), is_small=True), asked)
    assert not reply.abstained
    assert "too_small" in reply.notes
    assert reply.n_attempts == 0
    said = "The sea is wide, the sea is deep."
    assert reply_of(Conversation(ada), asked, said).text == said


def test_sentences_that_claim_nothing_pass_a_capable_model(ada: Persona) -> None:
    """Advice, code, a story told by an "I", a question back: nothing of it is the person's."""
    code = "```python\nn = 10\nwhile n > 0:\n    print(n)\n    n = n - 1\n```"
    text = f"Of course! Try this:\n\n{code}\n\nYou could also use a for loop. Does that help?"
    assert reply_of(Conversation(ada), "Write me a countdown in Python", text).text == text


def test_a_claim_that_nothing_tells_is_held(ada: Persona) -> None:
    """Another animal, an uncle that nobody told of."""
    question = "Do you have a dog?"
    for text in ("I have a cat called Minka.", "No, but my uncle breeds horses in Texas."):
        reply = reply_of(Conversation(ada), question, text, text)
        assert reply.source == "owner", reply.text
        assert "beagle" in reply.text


def test_what_the_owner_edits_is_in_force_at_the_next_question(
    ada: Persona, tmp_path: Path
) -> None:
    """No restart; a damaged file is told, with its line."""
    save_persona(ada, tmp_path)
    talk = Conversation(load_persona(tmp_path), is_small=True)
    assert "Uppsala" in reply_of(talk, "What do you study?").text
    edited = replace(ada, facts=(Fact("study", "I study geology in Bergen."),), examples=())
    save_persona(edited, tmp_path)
    assert "Bergen" in reply_of(talk, "What do you study?").text
    (tmp_path / "facts.jsonl").write_text('{"id": 3}\n', "utf-8")
    with pytest.raises(PersonaError, match=r"facts\.jsonl:1"):
        talk.ask("What do you study?")


def test_the_free_mode_checks_nothing(keith: Persona) -> None:
    """The behaviour of the source."""
    reply = reply_of(Conversation(keith, mode="free"), "Who are you?", "Ethan, from New York.")
    assert reply.text == "Ethan, from New York."


def test_the_strict_mode_says_the_owners_words(keith: Persona) -> None:
    """A known question does not reach the model."""
    reply = reply_of(Conversation(keith, mode="strict"), "Where are you on exchange?")
    assert reply.source == "owner"
    assert reply.n_attempts == 0


def test_asked_again_it_is_said_differently(keith: Persona) -> None:
    """Six times the same question, the same words from the model: six replies."""
    talk = Conversation(keith)
    words = "I'm on exchange at the University of Waterloo in Canada."
    replies = [reply_of(talk, "Where are you on exchange?", words, words).text for _ in range(6)]
    assert len(set(replies)) == 6
    assert all("Waterloo" in reply or "Canada" in reply for reply in replies)


def test_asked_for_more_it_tells_what_is_left_and_then_that_nothing_is(keith: Persona) -> None:
    """The model is not left to make up the rest."""
    talk = Conversation(keith)
    exchange = "I'm on exchange at the University of Waterloo in Canada."
    reply_of(talk, "Where are you on exchange?", exchange)
    more = reply_of(talk, "Tell me more about it!", "I live by a lake.", "We ski all day.")
    assert "term" in more.text or "CS" in more.text
    ends = [reply_of(talk, "go on", "We ski.", "We ski.") for _ in range(11)]
    others = [one for one in ends if "near_told" in one.notes]
    told = [fact.id for one in others for fact in one.facts]
    assert others  # of something else, and said so
    assert len(set(told)) == len(told)
    assert all(one.text.startswith(Lines(keith).of("near_more")) for one in others)
    assert ends[-1].abstained
    assert ends[-1].text in Lines(keith).of("no_more")


def test_a_stopped_reply_keeps_what_was_shown(keith: Persona) -> None:
    """The person pressed Stop."""
    turn = Conversation(keith).ask("Where are you on exchange?")
    shown = turn.feed("I'm on exchange at the University of Waterloo in Canada. And ")
    shown += turn.finish(ReplyStats(stop_reason="cancelled"))
    assert turn.reply
    assert turn.reply.text == shown
    assert "cancelled" in turn.reply.notes


def test_a_loop_is_ended_and_said(keith: Persona) -> None:
    """In the free mode too."""
    reply = reply_of(Conversation(keith, mode="free"), "Go on", "again and again " * 40)
    assert "loop_stopped" in reply.notes


def test_dropped_turns_stay_dropped(keith: Persona) -> None:
    """What the engine left out is not sent again, so that the KV prefix stays."""
    talk = Conversation(keith, mode="free")
    for number in range(4):
        reply_of(talk, f"Question {number}", f"Reply {number}")
    turn = talk.ask("One more")
    turn.feed("Yes")
    turn.finish(ReplyStats(n_dropped=4))
    sent = [message.content for message in talk.ask("And now?").messages]
    assert "Question 0" not in sent
    assert "Question 2" in sent


def test_of_a_very_long_chat_only_what_fits_a_model_is_sent(keith: Persona) -> None:
    """The last turns whole, a question first; what is left out stays out, and is counted."""
    roles = ("user", "assistant")
    past = tuple(Message(roles[i % 2], f"{i} " + "word " * 20_000) for i in range(61))  # type: ignore[arg-type]
    talk = Conversation(keith, mode="free", history=past[1:])
    sent = talk.ask("And now?").messages
    assert sum(len(message.content) for message in sent) < 1_100_000
    assert len(sent) > 8
    assert sent[1].role == "user"
    assert sent[-2] == past[-1]
    assert talk.n_left_out == len(past) - 1 - (len(sent) - 2)
    short = Conversation(keith, mode="free", history=past[-3:])
    short.ask("And now?")
    assert short.n_left_out == 0


def test_a_branch_is_a_conversation_of_earlier_messages(keith: Persona) -> None:
    """Editing an earlier message needs nothing else."""
    past = (Message("user", "Hi"), Message("assistant", "Hello!"))
    sent = Conversation(keith, mode="free", history=past).ask("And?").messages
    assert sent[1:3] == past


def test_a_model_that_is_asked_sees_all_turns(keith: Persona) -> None:
    """One that is too small is not asked."""
    past = tuple(Message("user" if i % 2 == 0 else "assistant", f"m{i}") for i in range(12))
    small = Conversation(keith, history=past, is_small=is_small(135_000_000))
    assert not small.ask("Write a poem about the sea").messages
    large = Conversation(keith, history=past, is_small=is_small(7_000_000_000))
    assert len(large.ask("Where are you on exchange?").messages) == 2 + 12


def test_an_empty_persona_talks_too() -> None:
    """Nothing to check against: said so in the notes."""
    reply = reply_of(Conversation(Persona("x", "X")), "Hi", "Hello there!")
    assert reply.text == "Hello there!"
    assert "no_facts" in reply.notes


def test_contradicting_facts_do_not_break_a_turn(keith: Persona) -> None:
    """Both are facts; the reply is one of them."""
    more = replace(keith.facts[12], id="x1", text="I am on exchange in Japan.")
    both = replace(keith, facts=(*keith.facts, more), examples=())
    reply = reply_of(Conversation(both, is_small=True), "Where are you on exchange?")
    assert "Waterloo" in reply.text or "Japan" in reply.text


@pytest.mark.model
@pytest.mark.parametrize("mode", ["grounded", "strict"])
def test_a_talk_with_the_real_model_stays_faithful(
    keith: Persona, embedded_model: Path, mode: Mode
) -> None:
    """Six turns: no reply twice, no invention."""
    questions = (
        "Heyo.",
        "Where are you on exchange?",
        "And which courses do you take there?",
        "Have you ever built an image classifier?",
        "What's your dog called?",
        "You are a virtual avatar?",
    )
    with BlockingEngine("llama-ctypes") as engine:
        info = engine.load(ModelSpec(path=embedded_model, n_ctx=2048))
        talk = Conversation(keith, mode=mode, is_small=is_small(info.n_params))
        replies = [_asked(engine, talk, question) for question in questions]
    texts = [reply.text for reply in replies]
    assert len(set(texts)) == len(texts)
    assert "Waterloo" in texts[1]
    assert "CS486" in texts[2]
    assert "CS350" in texts[2]
    assert {fact.id for fact in replies[3].facts} == {"f18"}
    assert replies[4].abstained
    assert "avatar" in texts[5]


def _asked(engine: BlockingEngine, talk: Conversation, question: str) -> Reply:
    turn = talk.ask(question, GREEDY)
    while turn.messages:
        with closing(engine.generate(turn.messages, turn.sampling)) as stream:
            for chunk in stream:
                turn.feed(chunk.text)
                if turn.stopped:
                    break
        turn.finish(engine.stats)
    assert turn.reply
    return turn.reply


@pytest.mark.parametrize("mode", ["free", "grounded"])
def test_a_reply_goes_on_where_it_was_cut_off(keith: Persona, mode: Mode) -> None:
    """The prompt ends with its beginning; what is shown is new, the reply is whole."""
    begun = "I'm on exchange at the University of Waterloo"
    turn = Conversation(keith, mode).ask("Where are you on exchange?", resume=begun)
    assert turn.messages[-1] == Message("assistant", begun)
    shown = "".join(turn.feed(piece) for piece in (" in", " Canada", "."))
    shown += turn.finish(ReplyStats(n_prompt=90, n_reused=75, n_predicted=3))
    assert turn.messages == ()
    assert turn.reply
    assert turn.reply.text == f"{begun} in Canada."
    assert begun + shown == turn.reply.text
