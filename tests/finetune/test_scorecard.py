"""From a recording to a card and a page: figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from backends.base import ReplyStats
from backends.errors import FinetuneError
from finetune.evaluation.claims import Statements
from finetune.evaluation.measure import Measure, share_of
from finetune.evaluation.question_set import Question
from finetune.evaluation.recording import (
    Answer,
    Likelihood,
    Recording,
    RunInfo,
    load_recording,
    save_recording,
)
from finetune.evaluation.report import as_text, lines_of, summary, write_page
from finetune.evaluation.scorecard import ScoreCard, load_cards, save_cards, score

KNOWN = Statements("Keith Low", ("I study computer science at SUTD.", "I am an avid rock climber."))
INFO = RunInfo(label="grounded", persona="keith-low", mode="grounded", backend="b", model="m.gguf")
QUESTIONS = (
    Question(id="1", kind="answerable", question="Uni?", must=(("SUTD",),), topic="university"),
    Question(id="2", kind="answerable", question="School?", must=(("SUTD",),), topic="university"),
    Question(id="3", kind="answerable", question="Sport?", must=(("climber",),), topic="sport"),
    Question(id="4", kind="unanswerable", question="Car?", topic="car"),
    Question(id="5", kind="unanswerable", question="Age?", topic="age"),
    Question(id="6", kind="identity", question="Real?", must=(("avatar",),), topic="nature"),
    Question(id="7", kind="smalltalk", question="Hi", topic="greeting"),
)
TEXTS = (
    "I study at SUTD.",
    "I study at Harvard.",
    "I don't know.",
    "I don't know.",
    "I'm 20 years old.",
    "I'm an avatar.",
    "Hello!",
)


def recording() -> Recording:
    """Seven answers and a talk of eight turns."""
    stats = ReplyStats(
        n_prompt=50, n_reused=40, n_predicted=5, ttft_s=0.2, tokens_per_s=50.0, stop_reason="eog"
    )
    answers = tuple(
        Answer(q.id, q.question, text, wall_s=0.5, attempts=(stats,))
        for q, text in zip(QUESTIONS, TEXTS, strict=True)
    )
    talk = tuple(
        Answer(f"talk{turn}", "What?", f"I climb number {turn % 7}.", attempts=(stats,))
        for turn in range(8)
    )
    return Recording(INFO, answers, talk, Likelihood(-10.0, 10))


@pytest.fixture
def card() -> ScoreCard:
    """The card of that recording."""
    return score(recording(), QUESTIONS, KNOWN)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("fact_recall", 1 / 3),
        ("abstention_recall", 1 / 2),
        ("abstention_precision", 1 / 2),
        ("over_refusal", 1 / 3),
        ("invented_per_100", 100 * 2 / 7),
        ("invented_any", 2 / 7),
        ("identity", 1.0),
        ("contradiction", 1.0),
        ("talk_identical", 1.0),
        ("ended_by_stop", 1.0),
        ("perplexity", 2.718281828),
        ("ttft", 0.2),
        ("tokens_per_s", 50.0),
        ("prefilled_max", 10.0),
        ("prefilled_growth", 1.0),
    ],
)
def test_each_figure(card: ScoreCard, key: str, value: float) -> None:
    """As counted by hand."""
    measure = card.measure(key)
    assert measure
    assert measure.value == pytest.approx(value)


def test_intervals_hold_the_value(card: ScoreCard) -> None:
    """Wherever there is one."""
    for measure in card.measures:
        if measure.low is not None and measure.high is not None and measure.value is not None:
            assert measure.low <= measure.value + 1e-9, measure.key
            assert measure.value <= measure.high + 1e-9, measure.key


def test_a_card_of_nothing_has_no_figures() -> None:
    """And no division by zero."""
    empty = score(Recording(INFO, ()), QUESTIONS, KNOWN)
    assert {measure.value for measure in empty.measures} == {None}
    assert empty.rows == ()


def test_a_target_is_met_or_not() -> None:
    """Which way depends on the measure."""
    low = share_of("a", "A", [True] * 9 + [False], target=0.9)
    assert low.passes is True
    assert replace(low, better="lower", target=0.5).passes is False
    assert replace(low, target=None).passes is None


def test_recordings_and_cards_survive_the_disk(tmp_path: Path, card: ScoreCard) -> None:
    """Nothing is lost."""
    save_recording(recording(), tmp_path / "a.recording.json")
    assert load_recording(tmp_path / "a.recording.json") == recording()
    save_cards([card], tmp_path / "scorecard.json")
    assert load_cards(tmp_path / "scorecard.json") == (card,)


def test_a_missing_recording_says_what_to_do(tmp_path: Path) -> None:
    """Run evaluate again."""
    with pytest.raises(FinetuneError, match="evaluate"):
        load_recording(tmp_path / "missing.json")


def test_the_page_stands_alone_and_escapes_what_a_model_said(tmp_path: Path) -> None:
    """No script runs, nothing is fetched."""
    hostile = replace(recording().answers[0], text="<script>alert('I study at SUTD')</script>")
    told = replace(recording(), answers=(hostile, *recording().answers[1:]))
    first = score(told, QUESTIONS, KNOWN)
    second = replace(first, info=replace(INFO, label="free"))
    write_page([first, second], tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert page.count("<svg") == 3
    for address in ("src=", 'href="http', "@import"):
        assert address not in page.replace("http://www.w3.org", "")
    assert "free" in page


def test_a_page_without_cards_is_still_a_page(tmp_path: Path) -> None:
    """Nothing was measured."""
    write_page([], tmp_path / "page.html")
    assert "</html>" in (tmp_path / "page.html").read_text("utf-8")


def test_runs_stand_side_by_side(card: ScoreCard) -> None:
    """One line per measure, one column per run, a gap where a run has no such figure."""
    other = replace(card, measures=card.measures[1:])
    lines = lines_of([card, other])
    assert len(lines) == len(card.measures)
    assert lines[0].cells == (card.measures[0], None)
    assert "grounded" in summary([card])[0]


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (Measure("a", "A", 0.123), "12.3 %"),
        (Measure("a", "A", 2.5, unit="s"), "2.50 s"),
        (Measure("a", "A", 3.0, unit="count"), "3"),
        (Measure("a", "A", 41.26, unit="tokens/s"), "41.3 tokens/s"),
        (Measure("a", "A", None), "–"),
        (None, "–"),
    ],
)
def test_values_read_well(measure: Measure | None, text: str) -> None:
    """With their unit."""
    assert as_text(measure) == text
