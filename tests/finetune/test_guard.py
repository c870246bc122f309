"""The guard's own measure: its cases are sound, and some of them go as they should."""

from __future__ import annotations

from pathlib import Path

import pytest

from backends.errors import FinetuneError
from finetune.guard.bench import Case, is_right, lines_of, load_cases, measure
from finetune.guard.talks import load_talks
from finetune.judge.owners import use_of
from persona.reply import Reply


def test_the_cases_are_as_many_and_as_even_as_they_are_said_to_be() -> None:
    """Half of them right, half wrong, of many owners, none of whom was trained on."""
    cases = load_cases()
    assert len(cases) >= 150
    assert len({case.owner for case in cases}) >= 8
    assert {case.owner for case in cases} <= {owner.id for owner in use_of("tune")}
    assert 0.4 <= sum(bool(case.wrong) for case in cases) / len(cases) <= 0.6
    assert all(case.wrong in case.reply for case in cases)
    assert len({case.id for case in cases}) == len(cases)


def test_the_talks_are_long_enough() -> None:
    """Sixteen turns each."""
    talks = load_talks()
    assert len(talks) >= 6
    assert all(len(talk.turns) == 16 for talk in talks)


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
