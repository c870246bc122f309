"""The pure functions of the score card, against values worked out by hand."""

from __future__ import annotations

import math

import pytest

from finetune.evaluation.metrics import (
    abstains,
    bootstrap,
    denies,
    distinct_n,
    matches_all,
    mean,
    names_any,
    percentile,
    seq_rep,
    words,
)
from persona.shares import wilson


def test_wilson_agrees_with_the_published_example() -> None:
    """8 of 10: 0.490 to 0.943 (Wilson 1927, as in Agresti and Coull 1998)."""
    share = wilson(8, 10)
    assert (share.value, share.hits, share.total) == (0.8, 8, 10)
    assert share.low == pytest.approx(0.4902, abs=1e-3)
    assert share.high == pytest.approx(0.9433, abs=1e-3)


@pytest.mark.parametrize(("hits", "total"), [(0, 20), (20, 20), (1, 1)])
def test_wilson_stays_inside_zero_and_one(hits: int, total: int) -> None:
    """Also at the ends, where the normal interval does not."""
    share = wilson(hits, total)
    assert 0.0 <= share.low <= share.value <= share.high <= 1.0


def test_wilson_of_nothing_is_unknown() -> None:
    """No answers: anything is possible."""
    share = wilson(0, 0)
    assert math.isnan(share.value)
    assert (share.low, share.high) == (0.0, 1.0)


def test_bootstrap_is_the_same_for_the_same_seed() -> None:
    """And its interval holds the mean."""
    values = [float(number % 3) for number in range(60)]
    first = bootstrap(values, mean, seed=3)
    assert first == bootstrap(values, mean, seed=3)
    assert first != bootstrap(values, mean, seed=4)
    assert first[0] < mean(values) < first[1]


def test_statistics_of_nothing_are_not_a_number() -> None:
    """No values, no figure."""
    assert math.isnan(mean([]))
    assert math.isnan(percentile([], 50))
    assert math.isnan(bootstrap([], mean)[0])


def test_percentile_interpolates() -> None:
    """Between neighbours, linearly."""
    assert percentile([1.0, 2.0, 3.0, 4.0], 50) == 2.5
    assert percentile([5.0], 97.5) == 5.0


def test_words_keep_numbers_and_apostrophes() -> None:
    """Curly quotes and hyphens do not hide a word."""
    assert words("I’m a 3rd-year student, GPA 3.9!") == [
        *("i'm", "a", "3rd", "year", "student", "gpa", "3.9")
    ]


@pytest.mark.parametrize(
    ("text", "alternatives", "is_named"),
    [
        ("I study at SUTD.", ["SUTD"], True),
        ("i am a Third-Year student", ["third year"], True),
        ("I take CS4860.", ["CS486"], False),
        ("The aim is clear.", ["AI"], False),
        ("It's about AI.", ["AI"], True),
    ],
)
def test_an_alternative_is_found_as_whole_words(
    text: str, alternatives: list[str], is_named: bool
) -> None:
    """Case and hyphens do not matter, parts of words do not count."""
    assert names_any(text, alternatives) is is_named


def test_each_group_needs_one_alternative() -> None:
    """A compound question is recalled only as a whole."""
    groups = [["SUTD"], ["climb", "climbing"]]
    assert matches_all("I'm at SUTD and I go climbing", groups)
    assert not matches_all("I'm at SUTD", groups)
    assert matches_all("anything", [])


@pytest.mark.parametrize(
    "text",
    [
        "I don't know that.",
        "My real-life counterpart hasn't told me.",
        "No idea, sorry!",
        "He never mentioned his age.",
        "You would have to ask him.",
        "I’m afraid I can’t share that.",
        "As a virtual avatar, I can't give you an address.",
        "That's beyond what I know.",
    ],
)
def test_not_knowing_is_recognised(text: str) -> None:
    """In many wordings."""
    assert abstains(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm an avid rock climber.",
        "I don't play the guitar.",
        "Did you know that I climb?",
        "Nothing beats climbing.",
        "I never built an image classifier.",
    ],
)
def test_an_answer_is_no_abstention(text: str) -> None:
    """A negation is not yet an "I don't know"."""
    assert not abstains(text)


def test_denials() -> None:
    """A false premise is rejected in some way or other."""
    assert denies("I did not build one.")
    assert denies("There must be a mix-up.")
    assert not denies("I built it last year.")


def test_repetition_of_a_loop_and_of_prose() -> None:
    """seq-rep-4 counts n-grams seen before, over all replies but not across them."""
    loop = ["a", "b", "c", "d"] * 3
    assert seq_rep([loop]) == pytest.approx(1 - 4 / 9)
    assert seq_rep([["a", "b", "c", "d"], ["a", "b", "c", "d"]]) == 0.5
    assert seq_rep([["one", "two", "three", "four", "five"]]) == 0.0
    assert seq_rep([]) == 0.0
    assert distinct_n([["a", "b", "a", "b"]]) == pytest.approx(2 / 3)
