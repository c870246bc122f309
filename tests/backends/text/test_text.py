"""Text from token bytes: whole characters, stop strings, loops."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backends.text import LoopDetector
from backends.thinking.answer_text import AnswerText

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ANY_CUTS = st.lists(st.integers(0, 300), max_size=30)


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    """Cut bytes anywhere, also inside characters."""
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    return [data[start:end] for start, end in pairwise(places)]


def said(text: AnswerText, parts: list[bytes]) -> list[str]:
    """Return what was shown for each piece, and at the end."""
    return [*[text.feed(part).text for part in parts], text.finish().text]


UNSEEN = "\ufeff\u200b\u200c\u200d\u2060"


def without_unseen_start(text: str) -> str:
    """Return a reply without a beginning of characters that nobody sees."""
    rest = text.lstrip(f"{UNSEEN} \t\n")
    start = text[: len(text) - len(rest)]
    return rest if set(start) & set(UNSEEN) else text


@given(ANY_TEXT, ANY_CUTS)
@example("\ufeff", [])
@example("\n\u200b Hi", [1, 3])
def test_however_the_bytes_are_cut_the_text_is_the_same(text: str, cuts: list[int]) -> None:
    """And no piece holds half a character."""
    shown = said(AnswerText(), pieces(text.encode(), cuts))
    assert "".join(shown) == without_unseen_start(text)


@given(st.binary(max_size=60), ANY_CUTS)
@example(b"\xef\xbb\xbf", [])
def test_any_bytes_become_text(data: bytes, cuts: list[int]) -> None:
    """A damaged character becomes U+FFFD; nothing is raised, and nothing is lost."""
    shown = "".join(said(AnswerText(), pieces(data, cuts)))
    assert shown == without_unseen_start(data.decode("utf-8", "replace"))


@given(ANY_TEXT, ANY_CUTS, st.lists(st.text("ab\n", min_size=1, max_size=4), max_size=3))
def test_the_reply_ends_before_the_first_stop_string(
    text: str, cuts: list[int], stops: list[str]
) -> None:
    """Wherever the pieces are cut."""
    stream = AnswerText(stops)
    shown = "".join(said(stream, pieces(text.encode(), cuts)))
    text = without_unseen_start(text)
    ends = [text.find(stop) for stop in stops if stop in text]
    assert shown == text[: min(ends, default=len(text))]
    assert stream.is_answer_stopped == bool(ends)


def test_text_that_may_become_a_stop_string_waits() -> None:
    """It is shown as soon as it is clear that it is none."""
    shown = said(AnswerText(["<end>"]), [b"yes <e", b"xit>", b" <en"])
    assert shown == ["yes ", "<exit>", " ", "<en"]


def test_after_a_stop_string_nothing_is_shown() -> None:
    """Neither the rest of its piece nor what comes later."""
    assert said(AnswerText(["END", ""]), [b"a END b", b"c"]) == ["a ", "", ""]


def loops_at(items: list[int]) -> int | None:
    """Return after how many items a loop is seen."""
    detector = LoopDetector()
    return next((n for n, item in enumerate(items, 1) if detector.feed(item)), None)


@pytest.mark.parametrize("period", [1, 2, 7, 19, 40, 119])
def test_a_cycle_is_a_loop(period: int) -> None:
    """After three rounds, or 60 tokens of a short one, and at most seven more."""
    start = list(range(1000, 1100))
    found = loops_at(start + list(range(period)) * 200)
    least = len(start) + max(3 * period, 60)
    assert found in range(least, least + 8)


def test_a_list_that_differs_in_its_number_only_is_a_loop() -> None:
    """As in: 1. I like music. 2. I like music."""
    items = [token for number in range(100) for token in (500 + number, *range(12))]
    found = loops_at(items)
    assert found is not None
    assert found < 250


@given(st.lists(st.integers(0, 5000), min_size=100, max_size=400, unique=True))
def test_a_text_of_new_words_is_no_loop(items: list[int]) -> None:
    """However long."""
    assert loops_at(items) is None


def test_a_refrain_and_a_row_of_dashes_are_no_loop() -> None:
    """Repetition is allowed, in measure."""
    verse, refrain = list(range(60)), list(range(100, 120))
    song = [*verse, *refrain, *range(200, 260), *refrain, *range(300, 360), *refrain]
    table = [*range(400, 440), *[7] * 40, *range(500, 540)]
    assert loops_at(song) is None
    assert loops_at(table) is None
