"""What a capable model says rightly reaches the visitor whole; what it says wrongly does not.

The model's words are written here; judge, verifier and conversation are the real ones.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from backends.base import Message, ReplyStats
from persona.conversation import Conversation
from persona.judging.finder import finder_for
from persona.judging.verifier import Verifier
from persona.model import Example, Persona
from persona.reply import Reply

FIBONACCI = """Of course! Here is one way:

```python
def fibonacci(n):
    a, b = 0, 1
    while n > 0:
        a, b = b, a + b
        n = n - 1
    return a
```

It counts down from n, so the loop ends. Shall I explain it line by line?"""
RIGHT = [
    ("What do you study?", "I study botany, in Uppsala. Are you a student too?"),
    ("Do you eat steak?", "No, I don't eat meat. But I love cheese!"),
    ("Does anybody in your family make music?", "My sister Nora plays the cello."),
    ("Have you ever flown?", "No, I have never been on a plane."),
    ("Can you write me a Fibonacci function in Python?", FIBONACCI),
    (
        "Who was Marie Curie?",
        "Marie Curie was a physicist and chemist. She discovered polonium and radium, and she was "
        "the first person to win two Nobel Prizes.",
    ),
    ("I had a terrible day.", "I'm sorry to hear that. I'm here to listen. What happened?"),
    (
        "Tell me a very short story told by a lighthouse keeper.",
        "I climbed the stairs as I did every night. The lamp was cold. Far out, a ship called, and "
        "I lit the flame just in time.",
    ),
    ("Translate 'good night' into French.", "“Good night” is “Bonne nuit” in French."),
    (
        "How do I bake bread?",
        "First, we mix flour, water, salt and yeast. Then let us knead it for ten minutes. You "
        "can bake it when it has doubled.",
    ),
    (
        "Give me three tips for an exam.",
        "1. Sleep well.\n2. Start early.\n3. Explain it to a friend.",
    ),
    ("What is 17 times 23?", "17 times 23 is 391."),
    (
        "Is Hamlet worth reading?",
        "Yes, Hamlet is worth reading: it is witty, dark and full of doubt.",
    ),
    ("Hi there!", "Hello! It's nice to meet you. What would you like to know?"),
    ("Thank you so much", "You're very welcome!"),
    ("Hey, I'm Marco, I drive a tram in Lisbon.", "Oh, Marco! A tram in Lisbon, how lovely."),
    ("Tell me a joke", "Why did the scarecrow win a prize? He was outstanding in his field."),
    (
        "Write a haiku about snow",
        "Snow falls on the roof,\nI hear nothing but the wind,\nwhite and deep and still.",
    ),
    ("Why is the sky blue?", "Because air scatters short waves of light more than long ones."),
]
WRONG = [
    ("What do you study?", "I study law in Lund.", "law"),
    ("Do you have any pets?", "I have a cat called Minka.", "Minka"),
    ("Have you ever flown?", "Yes, I flew to Rome last year.", "Rome"),
    ("When did you move?", "I moved to Uppsala in 2012.", "2012"),
    (
        "How do I bake bread?",
        "My mother always baked rye bread with me in our kitchen in Kiruna.",
        "Kiruna",
    ),
    ("Hi there!", "Hello! I just came back from my holiday in Spain.", "Spain"),
]


def reply_of(conversation: Conversation, question: str, text: str) -> Reply:
    """Return the reply when the model says a text at each attempt, some letters at a time."""
    turn = conversation.ask(question)
    while turn.messages:
        for start in range(0, len(text), 7):
            turn.feed(text[start : start + 7])
            if turn.stopped:
                break
        turn.finish(ReplyStats(n_prompt=90, n_reused=75, n_predicted=9))
    assert turn.reply
    assert turn.reply.text.strip()
    return turn.reply


@pytest.mark.parametrize(("question", "text"), RIGHT)
def test_what_is_right_comes_through_whole(ada: Persona, question: str, text: str) -> None:
    """Facts with a question back, code, stories, advice, empathy: not a word is lost."""
    assert reply_of(Conversation(ada), question, text).text == text


@pytest.mark.parametrize(("question", "text", "word"), WRONG)
def test_what_is_wrong_is_never_shown(ada: Persona, question: str, text: str, word: str) -> None:
    """Exchanged, denied, joined wrongly or invented, also in an answer to a general question."""
    assert word not in reply_of(Conversation(ada), question, text).text


def test_a_capable_model_is_asked_what_was_said_before(ada: Persona) -> None:
    """It has the talk before it."""
    past = (Message("user", "Hi, my name is Tom."), Message("assistant", "Hello Tom!"))
    talk = Conversation(ada, history=past)
    asked = talk.ask("What did I say my name was?").messages[-1].content
    assert "My name is Tom" in asked  # a small one of them finds it there
    reply = reply_of(talk, "What did I say my name was?", "You said that your name is Tom.")
    assert reply.text == "You said that your name is Tom."
    small = Conversation(ada, history=past, is_small=True)
    assert "name is Tom" in reply_of(small, "What did I say my name was?", "").text


def test_what_was_found_is_told_in_other_capitals_and_marks(ada: Persona) -> None:
    """Word for word it is what the owner said."""
    found = "On exchange I take CS486, introduction to lathes."
    verifier = Verifier(finder_for(ada), [found], is_personal=True)
    assert verifier.allows("On exchange, I take CS486, Introduction to Lathes!")
    assert verifier.has_told
    assert not verifier.allows("On exchange I take CS350, Introduction to Lathes.")


def pieces_of(conversation: Conversation, question: str, text: str) -> tuple[list[str], Reply]:
    """Return what is shown at each word of a model's, and the reply in the end."""
    turn = conversation.ask(question)
    shown = [turn.feed(word) for word in text.split("|")]
    shown.append(turn.finish(ReplyStats(n_prompt=90, n_reused=75, n_predicted=9)))
    assert turn.reply
    return shown, turn.reply


def test_what_begins_as_the_owners_own_sentence_is_shown_word_by_word(ada: Persona) -> None:
    """It is true so far, whatever comes: nobody waits for the end of the sentence."""
    asked, text = "Where did you go to school?", "I |went |to |school |in |Lund|, before| I moved."
    shown, reply = pieces_of(Conversation(ada), asked, text)
    assert shown[:5] == ["", "", "", "I went to school", " in"]
    assert "".join(shown) == reply.text
    assert reply.text.startswith("I went to school in Lund")


def test_where_it_goes_on_otherwise_the_owners_sentence_is_ended(ada: Persona) -> None:
    """What was shown stays, and becomes the sentence that it began as."""
    text = "I |went |to |school |in |Berlin, |and I hated it. |I have a cat."
    shown, reply = pieces_of(Conversation(ada), "Where did you go to school?", text)
    assert "".join(shown) == reply.text
    assert reply.text == "I went to school in Lund, before I moved to Uppsala in 2019."
    assert reply.held_back == ("I went to school in Berlin, and I hated it.",)


def test_what_was_said_before_is_not_begun_again(ada: Persona) -> None:
    """A reply that only says the same again is found when it is whole."""
    said = "I went to school in Lund, before I moved to Uppsala in 2019."
    talk = Conversation(ada, history=(Message("user", "School?"), Message("assistant", said)))
    turn = talk.ask("Where did you go to school?")
    assert not any(turn.feed(f"{word} ") for word in said.split())


def test_a_stop_in_the_midst_of_it_leaves_what_was_shown(ada: Persona) -> None:
    """As it stands in the bubble."""
    turn = Conversation(ada).ask("Where did you go to school?")
    shown = "".join(turn.feed(word) for word in ("I went ", "to school ", "in Lu"))
    shown += turn.finish(ReplyStats(stop_reason="cancelled"))
    assert turn.reply
    assert turn.reply.text == shown
    assert shown.startswith("I went to school")


def speaking(persona: Persona) -> Conversation:
    """Return a talk whose model has the whole sheet before it."""
    talk = Conversation(persona)
    talk.speaks = True
    return talk


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What was your grandfather called?", "That I cannot tell you."),
        (
            "What do you think of Frankenstein?",
            "It is a sad book, and a long way from the films. The monster is the kindest in it.",
        ),
    ],
)
def test_what_claims_nothing_needs_no_fact(ada: Persona, question: str, text: str) -> None:
    """That it isn't known may be said in the model's words, and what was never about a person."""
    reply = reply_of(speaking(ada), question, text)
    assert (reply.text, reply.facts, reply.source) == (text, (), "model")


def test_a_beginning_that_claims_nothing_is_no_answer(ada: Persona) -> None:
    """Where the claim after it is held, nothing is left of the reply."""
    reply = reply_of(speaking(ada), "What was your grandfather called?", "Oh, him! He was Karl.")
    assert "Oh" not in reply.text
    assert reply.abstained


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("I am studying botany, up in Uppsala.", "My sister Nora plays the cello."),
        ("Nora, my sister, is the one with the cello.", "I study botany in Uppsala."),
        ("I study botany in Uppsala. My sister Nora plays the cello.", ""),
    ],
)
def test_of_two_things_asked_what_the_model_leaves_out_is_added(
    ada: Persona, text: str, added: str
) -> None:
    """In the owner's words; what it told is not said again."""
    question = "What do you study, and what does your sister play?"
    reply = reply_of(speaking(ada), question, text)
    assert {fact.id for fact in reply.facts} == {"study", "sister"}
    assert reply.text.startswith(text)
    assert added in reply.text
    assert bool(added) == (len(reply.text) > len(text))


def test_where_the_model_does_not_see_the_answer_the_fact_stands_beside(ada: Persona) -> None:
    """Neither is a fact kept back, nor is it said after "I don't know" as if nothing were."""
    reply = reply_of(speaking(ada), "Where did you go to school?", "I do not know that.")
    assert "school in Lund" in reply.text
    assert "do not know" not in reply.text
    assert "near_told" in reply.notes


@pytest.mark.parametrize("text", ["I don't know.", "I do not know his name, sorry."])
def test_a_models_refusal_is_one(ada: Persona, text: str) -> None:
    """It counts as a question that was asked in vain, and no fact is shown below it."""
    reply = reply_of(speaking(ada), "What was your grandfather called?", text)
    assert reply.text == text
    assert reply.abstained
    assert not reply.facts


@pytest.mark.parametrize(
    "text",
    [
        "That I really can't tell you, nobody ever told me. What I do know: my sister Nora plays "
        "the cello.",
        "I don't know what he was called. I study botany in Uppsala, if that is of interest.",
    ],
)
def test_a_models_refusal_may_go_on_with_what_is_told(ada: Persona, text: str) -> None:
    """It says that it does not know; what it offers instead is true."""
    reply = reply_of(speaking(ada), "What was your grandfather called?", text)
    assert reply.text == text
    assert reply.abstained
    assert not reply.facts


def test_what_is_true_and_no_answer_is_not_shown_as_one(ada: Persona) -> None:
    """Unless it says first that it does not know."""
    text = "My sister Nora plays the cello."
    reply = reply_of(speaking(ada), "What was your grandfather called?", text)
    assert "cello" not in reply.text
    assert reply.abstained


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Tell me about yourself", "Nice to meet you!", ("I'm Ada, and I like moss.",)),
        ("Do you have pets?", "Good question!", ("beagle",)),
        (
            "What do you study, and what does your sister play?",
            "I do not know that.",
            ("botany in Uppsala", "cello"),
        ),
    ],
)
def test_what_was_asked_for_certain_is_told_without_a_doubt(
    ada: Persona, question: str, text: str, told: tuple[str, ...]
) -> None:
    """The owner's introduction, the owner's own question, all of several things."""
    pair = Example(
        "intro", "answerable", ("Tell me about yourself.",), ("I'm Ada, and I like moss.",)
    )
    reply = reply_of(speaking(replace(ada, examples=(*ada.examples, pair))), question, text)
    assert all(one in reply.text for one in told)
    assert not reply.abstained
    assert "near_told" not in reply.notes


def test_what_is_stopped_is_no_refusal(ada: Persona) -> None:
    """Nothing was said yet."""
    turn = speaking(ada).ask("What was your grandfather called?")
    turn.feed("Hm, ")
    turn.finish(ReplyStats(stop_reason="cancelled"))
    assert turn.reply
    assert not turn.reply.abstained


CODE = (
    "Here it is:\n\n```python\ndef add(numbers):\n    total = 0\n    for number in numbers:\n"
    "        total = total + number\n    return total\n```"
)


@pytest.mark.parametrize(
    ("before", "question", "text"),
    [
        (("Is 7 a prime number?", "Yes."), "Is 11 a prime number?", "Yes."),
        (("What is 2 + 2?", "2 + 2 is 4."), "What is 2 + 2?", "2 + 2 is 4."),
        (
            ("Why is the sky blue?", "That's a great question! Air scatters blue light most."),
            "How do volcanoes form?",
            "That's a great question! They form where molten rock rises.",
        ),
        (
            ("Write me a Python function that adds up a list.", CODE),
            "Write me that Python function with type hints.",
            CODE.replace("(numbers)", "(numbers: list[int]) -> int", 1),
        ),
        (
            ("My cat died.", "I'm so sorry to hear that. Was it old?"),
            "I failed my exam.",
            "I'm so sorry to hear that. Do you want to talk about it?",
        ),
    ],
)
def test_what_is_not_told_of_the_person_may_come_again(
    ada: Persona, before: tuple[str, str], question: str, text: str
) -> None:
    """A result, a habit of speech, the same code with a change."""
    past = (Message("user", before[0]), Message("assistant", before[1]))
    reply = reply_of(Conversation(ada, history=past), question, text)
    assert reply.text == text
    assert "repeated" not in reply.notes


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Write a short song about rain.",
            "Rain on the roof tonight,\nrain in the street.\nOh sing with me, the rain is free.\n"
            "Clouds hang low and white.\nOh sing with me, the rain is free.",
        ),
        (
            "Plan me a week of training.",
            "**Monday**\n- Squats: 3 sets of 12\n\n**Friday**\n- Squats: 3 sets of 12",
        ),
        ("What is 1/3 as a decimal?", "It is 0.333333333333333333333333333333, without an end."),
    ],
)
def test_a_refrain_is_no_repetition(ada: Persona, question: str, text: str) -> None:
    """Nor is a step that comes twice, or a row of digits."""
    assert reply_of(Conversation(ada), question, text).text == text


def test_a_piece_of_a_quote_is_judged(ada: Persona) -> None:
    """Cut out of a clause, the owner's own words may say the contrary."""
    verifier = Verifier(finder_for(ada), ["I don't eat meat, but cheese."], is_personal=True)
    assert verifier.passes("I don't eat meat.")
    assert not verifier.passes("Eat meat.")


def test_the_number_of_an_item_is_no_number_that_has_to_be_told(ada: Persona) -> None:
    """Facts in a numbered list are facts; their own numbers still count."""
    text = "1. I love cheese.\n2️⃣ I have never been on a plane.\n3) My sister plays the cello."
    verifier = Verifier(finder_for(ada), [], is_personal=True, said=["Three things about you?"])
    assert all(map(verifier.allows, text.split("\n")))
    assert not verifier.allows("4. I moved to Uppsala in 2012.")


def test_a_lie_after_code_within_a_line_is_held(ada: Persona) -> None:
    """Only what the fences enclose is code."""
    text = "Use this: ```js\nlet n = 1;\n```\nI learned it from my uncle Karl in Kiruna."
    reply = reply_of(Conversation(ada), "How do I set a variable in JavaScript?", text)
    assert "```js\nlet n = 1;\n```" in reply.text
    assert "Kiruna" not in reply.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I study botany, in Uppsala. And about my family:\n\n- My uncle is a pilot in Rome.", 27),
        ("I study botany, in Uppsala.\n\n## My family\n\nMy uncle is a pilot in Rome.", 27),
        ("I study botany, in Uppsala. Take care:\n\nIt is hard work.", 0),
    ],
)
def test_what_announces_comes_with_what_it_announces(ada: Persona, text: str, shown: int) -> None:
    """A reply does not end in a colon or a heading because the rest was held."""
    reply = reply_of(Conversation(ada), "What do you study?", text)
    assert reply.text.strip() == (text[:shown] if shown else text)


def test_a_second_try_is_judged_by_itself(ada: Persona) -> None:
    """What the first told, and was not shown, is told by nobody."""
    turn = Conversation(ada).ask("Do you have pets?")
    for text in ("Yes. I have a cat called Minka.", "Good question!"):
        assert turn.messages
        turn.feed(text)
        turn.finish(ReplyStats())
    assert turn.reply
    assert "beagle" in turn.reply.text


def test_what_ended_a_first_try_is_no_note_of_the_second(ada: Persona) -> None:
    """The reply that is shown was not ended."""
    said = "I went to school in Lund, before I moved to Uppsala in 2019."
    talk = Conversation(ada, history=(Message("user", "School?"), Message("assistant", said)))
    turn = talk.ask("Where did you go to school?")
    for text in (said, "In Lund, that was my school."):
        assert turn.messages
        turn.feed(text)
        turn.finish(ReplyStats())
    assert turn.reply
    assert turn.reply.text == "In Lund, that was my school."
    assert turn.reply.notes == ("retried",)
