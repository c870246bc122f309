"""Asked again, the avatar says it in other words; text that goes round is found."""

from __future__ import annotations

from backends.base import Message
from persona.repetition import Said, another_wording
from persona.sentences import SentenceStream, goes_round, joined, quotes, sentences

AGAIN = ("As I said:", "Once more:")


def said(*replies: str) -> Said:
    """Return what was said in a conversation of these replies."""
    return Said([Message("assistant", reply) for reply in replies])


def test_a_wording_is_not_used_twice() -> None:
    """First the preferred one, then the others, then with a word that refers back."""
    wordings = ("I climb rocks in my free time.", "Climbing, mostly.")
    assert another_wording(wordings, AGAIN, said()) == (wordings[0], False)
    assert another_wording(wordings, AGAIN, said(wordings[0])) == (wordings[1], False)
    third, refers = another_wording(wordings, AGAIN, said(*wordings))
    assert refers
    assert third.startswith("As I said:")
    fourth, _ = another_wording(wordings, AGAIN, said(*wordings, third))
    assert fourth not in (*wordings, third)


def test_nothing_is_said_again_that_was_not_said() -> None:
    """What is short, or only like what was said, or what the visitor said, comes as it is."""
    brother = "My brother works as a teacher at a school in Leeds."
    sister = "My sister works as a teacher at a school in Leeds."
    for wording, before in (
        ("No.", said("No.")),
        (brother, said(sister)),
        ("Football.", Said([], question="Football?")),
    ):
        assert another_wording((wording,), AGAIN, before)[0] == wording


def test_the_wording_least_like_the_past_is_preferred() -> None:
    """New, but nearly the same as before, is worse than really new."""
    before = said("I study at the University of Waterloo in Canada.")
    wordings = ("I do study at the University of Waterloo in Canada now.", "At Waterloo!")
    assert another_wording(wordings, AGAIN, before)[0] == "At Waterloo!"


def test_nearly_the_same_sentence_counts_as_said() -> None:
    """Four words in a row, most of them, make it the same."""
    before = said("I like to read Korean manhwa in the evening.")
    assert before.has_sentence("Well, I like to read Korean manhwa in the evening.")
    assert not before.has_sentence("Korean manhwa.")
    assert not before.has_sentence("I like to climb rocks when it is dry.")


def test_an_echo_of_the_question_is_no_reply() -> None:
    """The model only says what it was told."""
    assert Said([], question="Heyo.").has_reply("heyo")
    assert not Said([], question="?").has_reply("")


def test_loops_are_found_and_prose_is_not() -> None:
    """The same piece three times in a row; a laugh or a row of digits is short."""
    assert goes_round("I don't know. " * 9)
    assert goes_round("and so on " * 12)
    assert goes_round("One and the same long sentence, again and again, to the letter. " * 3)
    assert not goes_round("I like music. I read manhwa. I play chess, but poorly.")
    assert not goes_round("=" * 400)
    for text in (
        "It is 0.333333333333333333",
        "Hahahahahahahahahaha",
        "[0, 0, 0, 0, 0, 0, 0, 0, 0]",
    ):
        assert not goes_round(text)


def test_a_sentence_ends_where_it_ends() -> None:
    """Not at what is shortened, and at a year."""
    assert len(sentences("I work for Dr. Low, a surgeon. Do you?")) == 2
    assert len(sentences("Ich arbeite bei Dr. Müller, z. B. am 3. Mai.")) == 1
    assert len(sentences("I was born in 1990. I live at St. Ives.")) == 2


def test_sentences_lose_nothing() -> None:
    """Cut at any place, joined they are the text."""
    text = 'Dr. No e.g. likes 3.14! Really?\nYes… "Sure." Ok'
    stream = SentenceStream()
    parts = [part for character in text for part in stream.add(character)] + stream.close()
    assert "".join(parts) == text
    assert "".join(sentences(text)) == text


def test_a_block_of_code_is_one_sentence_wherever_it_begins() -> None:
    """What comes after it is none of it; in a longer fence stand shorter ones."""
    code = "```js\nlet n = 1;\n```"
    assert sentences(f"Use this: {code}\nI was born.") == ["Use this: ", code, "\nI was born."]
    nested = f"````md\n{code}\n````"
    assert sentences(f"{nested}\nThat is all.") == [nested, "\nThat is all."]
    prose = "Use ``` for code. I was born in Kiruna."
    assert sentences(prose) == ["Use ``` for code.", " I was born in Kiruna."]
    long = "```js\n" + "let n = 1;\n" * 3_000 + "```"
    assert "".join(sentences(long)) == long


def test_an_emoji_behind_a_word_ends_a_sentence() -> None:
    """It stands in the place of a full stop; one before the words marks an item."""
    assert sentences("I have four 😊 Do you?") == ["I have four 😊", " Do you?"]
    assert len(sentences("✅ Done. 1️⃣ First")) == 2


def test_a_quote_is_whole() -> None:
    """Clause by clause: what is cut out of one may say the contrary."""
    told = "Cats and dogs I treat none, but cows every day, and horses."
    assert quotes("But cows every day and horses!", told)
    assert not quotes("Cats and dogs I treat.", told)
    assert not quotes("吃肉。", "我不吃肉，也不喝酒。")


def test_texts_that_are_joined_are_sentences() -> None:
    """Each gets its mark; Chinese has no space between them."""
    assert joined(["Second-hand, for 1400", "", "The rest I don't know."]) == (
        "Second-hand, for 1400. The rest I don't know."
    )
    assert joined(["没人听得见的", "其余的我就不知道了。"]) == "没人听得见的。其余的我就不知道了。"
    assert joined(["Wow 😀", "작년에 땄어", "네."]) == "Wow 😀 작년에 땄어. 네."
