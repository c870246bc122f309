"""The guard's own measure: its cases are sound, and some of them go as they should."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from backends.errors import FinetuneError
from finetune.evaluation.evaluate import Plan
from finetune.guard.bench import Case, is_right, lines_of, load_cases, measure
from finetune.guard.manner import letters_of, likeliest_language, recited, voice_score
from finetune.guard.talks import hold, load_talks, manner_of
from finetune.guard.talks import lines_of as talk_lines
from finetune.judge.owners import use_of
from persona.reply import Reply


def test_the_cases_are_as_many_and_as_even_as_they_are_said_to_be() -> None:
    """Half of them right, half wrong, of many owners, none of whom was trained on."""
    cases = load_cases()
    assert len(cases) >= 150
    assert len({case.owner for case in cases}) >= 8
    known = {owner.id for owner in [*use_of("tune"), *use_of("test")]}
    assert {case.owner for case in cases} <= known
    assert 0.4 <= sum(bool(case.wrong) for case in cases) / len(cases) <= 0.6
    assert all(case.wrong in case.reply for case in cases)
    assert len({case.id for case in cases}) == len(cases)


def test_the_talks_are_long_enough() -> None:
    """Sixteen turns each."""
    talks = load_talks()
    assert len(talks) >= 6
    assert all(len(talk.turns) == 16 for talk in talks)


def test_words_are_recited_when_four_in_a_row_were_written() -> None:
    """Fewer are everybody's; a Chinese character is less than a word."""
    told = ["I gave up driving at eighty-three.", "My eyes are good."]
    assert recited("Well, I gave up driving at eighty-three!", told, "en") == (7, 8)
    assert recited("I gave up my car at eighty-three.", told, "en") == (0, 8)
    assert recited("", told, "en") == (0, 0)
    assert recited("我在上海当护士。", ["我在上海当过老师。"], "zh") == (0, 7)
    assert recited("我在上海当过老师。", ["我在上海当过老师。"], "zh") == (8, 8)


def test_an_owners_other_answers_sound_more_like_him_than_like_others() -> None:
    """Over many lives; answers of another person are at chance."""
    long = [owner for owner in use_of("tune") if len(owner.qa) > 12]  # who was interviewed is terse
    owners = [owner for owner in long if owner.language == "en"]
    answers = [[pair.answer for pair in owner.qa] for owner in owners]
    own, strange = [], []
    for place, said in enumerate(answers):
        others = [texts[1::2] for texts in answers[:place] + answers[place + 1 :]]
        own.append(voice_score(said[::2], said[1::2], others))
        strange.append(voice_score(answers[place - 1][::2], said[1::2], others))
    assert sum(own) / len(own) > 0.6
    assert sum(strange) / len(strange) < 0.5


def test_languages_are_told_by_their_letters() -> None:
    """Sentences of people that nothing was counted from."""
    known = {
        language: letters_of(
            fact.text
            for owner in use_of("tune")
            if owner.language == language
            for fact in owner.facts
        )
        for language in ("en", "de", "zh", "ko")
    }
    found = [
        likeliest_language(pair.answer, known) == owner.language
        for owner in use_of("test")
        for pair in owner.qa
        if len(pair.answer) >= 20
    ]
    assert sum(found) >= 0.97 * len(found)


@pytest.mark.model
def test_a_talk_is_held_and_described(embedded_model: Path) -> None:
    """The embedded model quotes: nearly all that it tells is recited, and sounds like the owner."""
    talk = msgspec.structs.replace(load_talks()[0], turns=load_talks()[0].turns[:5])
    said = list(hold(Plan(model=embedded_model), [talk]))
    assert [one.number for one in said] == [1, 2, 3, 4, 5]
    assert all(one.text for one in said)
    assert any("5 turns as expected" in line for line in talk_lines(said))
    manner = "".join(manner_of(said, use_of("tune")))
    assert "recited" in manner
    assert "voice" in manner


def test_right_is_whole_and_wrong_is_not_there() -> None:
    """To the letter; a lie may be held wherever it stands."""
    right = Case("a", "first", "x", "task", "How?", "First this. Then that.")
    assert is_right(right, Reply("First this. Then that."))
    assert not is_right(right, Reply("First this."))
    wrong = Case("b", "first", "x", "invented", "Pets?", "Sure! I have a cat.", "I have a cat.")
    assert is_right(wrong, Reply("Sure!"))
    assert not is_right(wrong, Reply("Sure! I have a cat."))


def test_one_owner_goes_through_the_real_conversation() -> None:
    """Most of what is right is shown whole, most of what is wrong is held."""
    cases = [case for case in load_cases() if case.owner == "e-9"]
    shown = list(measure(cases))
    assert len(shown) == len(cases)
    for is_lie in (False, True):
        own = [one.is_right for one in shown if bool(one.case.wrong) is is_lie]
        assert sum(own) / len(own) >= 0.6
    assert any("shown whole" in line for line in lines_of(shown))


@pytest.mark.parametrize("data", [b'{"id": 3}\n', b"nothing\n"])
def test_a_damaged_file_is_refused_with_its_line(tmp_path: Path, data: bytes) -> None:
    """So that it can be mended."""
    path = tmp_path / "cases.jsonl"
    path.write_bytes(data)
    with pytest.raises(FinetuneError, match=r"cases\.jsonl:1"):
        load_cases(path)


def test_an_owner_that_is_not_there_is_named() -> None:
    """A typing error in a case must not count as a right reply."""
    with pytest.raises(FinetuneError, match="nobody-1"):
        list(measure([Case("a", "first", "nobody-1", "task", "How?", "So.")]))
