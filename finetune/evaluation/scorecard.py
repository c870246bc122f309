"""Turns a recording into a score card: the measures of product.md §7 with their intervals.

Plain Python, no model: the same recording always gives the same card.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import msgspec

from backends.base import ReplyStats
from finetune.evaluation.checkers import checker_measures
from finetune.evaluation.claims import Statements
from finetune.evaluation.judging import Judgement, judge, statements_of
from finetune.evaluation.measure import SEED, Measure, finite, median, share_of
from finetune.evaluation.metrics import bootstrap, distinct_n, mean, normalised, seq_rep, words
from finetune.evaluation.question_set import Question, load_labelled
from finetune.evaluation.recording import Answer, Recording, RunInfo
from persona.model import Persona

__all__ = ["Measure", "Row", "ScoreCard", "card_of", "load_cards", "save_cards", "score"]

FORMAT = 1
LABELLED = Path(__file__).parents[2] / "tests" / "finetune" / "labelled_answers.jsonl"


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the table."""

    id: str
    kind: str
    topic: str
    question: str
    answer: str
    source: str
    facts: tuple[str, ...]
    recalled: bool
    abstained: bool
    denied: bool
    invented: tuple[str, ...]
    is_right: bool


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """One run, judged."""

    info: RunInfo
    measures: tuple[Measure, ...]
    rows: tuple[Row, ...] = ()
    talk: tuple[Row, ...] = ()
    checkers: tuple[Measure, ...] = ()

    def measure(self, key: str) -> Measure | None:
        """Return a figure by its key."""
        return next((measure for measure in self.measures if measure.key == key), None)


def score(
    recording: Recording,
    questions: Sequence[Question],
    known: Statements,
    checkers: Sequence[Measure] = (),
) -> ScoreCard:
    """Return the card of a recording.

    Args:
        recording: What was answered.
        questions: What was asked; a question without an answer is left out.
        known: What the owner said.
        checkers: How often the checkers themselves err, from `finetune.evaluation.checkers`.
    """
    answers = {answer.question_id: answer for answer in recording.answers}
    asked = [question for question in questions if question.id in answers]
    rows = [_row(question, answers[question.id], known) for question in asked]
    talk = [_row(_talk_question(answer), answer, known) for answer in recording.talk]
    measures = (
        *_faithfulness(rows),
        *_talk_measures(talk),
        *_behaviour(recording),
        *_speed(recording),
    )
    return ScoreCard(recording.info, measures, tuple(rows), tuple(talk), tuple(checkers))


def card_of(
    recording: Recording, questions: Sequence[Question], persona: Persona, labelled: Path = LABELLED
) -> ScoreCard:
    """Return the card of a recording, judged by what the persona's owner said."""
    known = statements_of(persona)
    checkers = checker_measures(load_labelled(labelled), known)
    return score(recording, questions, known, checkers)


def save_cards(cards: Iterable[ScoreCard], path: Path) -> None:
    """Write score cards as one JSON file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"format": FORMAT, "cards": list(cards)}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")


def load_cards(path: Path) -> tuple[ScoreCard, ...]:
    """Read the score cards of a file."""
    content = msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    return msgspec.json.decode(content["cards"], type=tuple[ScoreCard, ...])


def _row(question: Question, answer: Answer, known: Statements) -> Row:
    judged: Judgement = judge(question, answer.text, known)
    return Row(
        id=question.id,
        kind=question.kind,
        topic=question.topic,
        question=question.question,
        answer=answer.text,
        source=answer.source,
        facts=answer.facts,
        recalled=judged.recalled,
        abstained=judged.abstained,
        denied=judged.denied,
        invented=judged.invented,
        is_right=judged.is_right,
    )


def _talk_question(answer: Answer) -> Question:
    """A turn of the talk counts as personal; what it must hold is not prescribed."""
    return Question(id=answer.question_id, kind="identity", question=answer.question, topic="talk")


def _faithfulness(rows: Sequence[Row]) -> list[Measure]:
    known = [row for row in rows if row.kind == "answerable"]
    unknown = [row for row in rows if row.kind == "unanswerable"]
    identity = [row for row in rows if row.kind == "identity"]
    chat = [row for row in rows if row.kind == "smalltalk"]
    refused = [row for row in known + unknown if row.abstained or row.denied]
    return [
        share_of("fact_recall", "Fact recall", (row.recalled for row in known), target=0.9),
        share_of(
            "abstention_recall",
            "Abstention recall",
            (row.abstained or row.denied for row in unknown),
            target=0.9,
        ),
        share_of(
            "abstention_precision",
            "Abstention precision",
            (row.kind == "unanswerable" for row in refused),
            target=0.9,
        ),
        share_of("over_refusal", "Over-refusal", (row.abstained for row in known), "lower", 0.05),
        *_inventions(rows),
        share_of("identity", "Identity", (row.is_right for row in identity)),
        share_of("chat_refused", "Small talk refused", (row.abstained for row in chat), "lower"),
        _contradiction(known),
    ]


def _inventions(rows: Sequence[Row]) -> list[Measure]:
    counts = [float(len(row.invented)) for row in rows]
    low, high = bootstrap(counts, mean, seed=SEED)
    per_100 = Measure(
        key="invented_per_100",
        title="Invented claims per 100 answers",
        value=finite(100 * mean(counts)),
        low=finite(100 * low),
        high=finite(100 * high),
        n=len(rows),
        unit="count",
        better="lower",
        target=3.0,
    )
    any_ = share_of("invented_any", "Answers with an invented claim", map(bool, counts), "lower")
    return [per_100, any_]


def _contradiction(known: Sequence[Row]) -> Measure:
    """Return the share of paraphrase pairs of which one tells the fact and one invents."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in known:
        groups[row.topic].append(row)
    pairs = [list(combinations(group, 2)) for group in groups.values() if len(group) > 1]
    shares = [mean([float(_contradict(a, b)) for a, b in group]) for group in pairs]
    low, high = bootstrap(shares, mean, seed=SEED)
    return Measure(
        key="contradiction",
        title="Contradiction over paraphrases",
        value=finite(mean(shares)),
        low=finite(low),
        high=finite(high),
        n=sum(map(len, pairs)),
        better="lower",
        note="pairs of answers about one topic, one true and one invented; interval over topics",
    )


def _contradict(a: Row, b: Row) -> bool:
    return (a.recalled and bool(b.invented)) or (b.recalled and bool(a.invented))


def _talk_measures(talk: Sequence[Row]) -> list[Measure]:
    said = [words(row.answer) for row in talk]
    n_invented = sum(len(row.invented) for row in talk)
    texts = [normalised(row.answer) for row in talk]
    within = [seq_rep([reply], 4) for reply in said]
    measures = [
        Measure(
            "talk_seq_rep_4",
            "Repetition over the talk (seq-rep-4)",
            seq_rep(said, 4),
            better="lower",
            target=0.02,
        ),
        Measure(
            "talk_within",
            "Repetition within a reply of the talk (seq-rep-4)",
            finite(mean(within)),
            better="lower",
        ),
        Measure("talk_distinct_2", "Different word pairs (distinct-2)", distinct_n(said, 2)),
        _count(
            "talk_identical", "Replies said before, word for word", len(texts) - len(set(texts))
        ),
        _count("talk_invented", "Invented claims in the talk", n_invented),
    ]
    return [replace(m, n=len(talk), value=m.value if talk else None) for m in measures]


def _count(key: str, title: str, number: int) -> Measure:
    """Return a count that should be zero."""
    return Measure(key, title, float(number), unit="count", better="lower", target=0.0)


def _behaviour(recording: Recording) -> list[Measure]:
    stats = [stats for answer in _all(recording) for stats in answer.attempts]
    modelled = [answer.source == "model" for answer in recording.answers]
    ran = [s.stop_reason for s in stats if s.stop_reason != "cancelled"]
    likelihood = recording.likelihood
    perplexity = (
        math.exp(-likelihood.log_likelihood / likelihood.n_tokens) if likelihood.n_tokens else None
    )
    return [
        replace(
            share_of("ended_by_stop", "Ended by the stop token", (end == "eog" for end in ran)),
            note="of the generations that the guard let run",
        ),
        share_of(
            "cut_short",
            "Generations cut short by the guard",
            (s.stop_reason == "cancelled" for s in stats),
            "lower",
        ),
        share_of("worded_by_model", "Worded by the model", modelled, ""),
        Measure(
            "perplexity",
            "Perplexity of held-out answers",
            perplexity,
            n=likelihood.n_tokens,
            unit="",
            better="lower",
            note=likelihood.why_not,
        ),
    ]


def _speed(recording: Recording) -> list[Measure]:
    stats = [stats for answer in recording.answers for stats in answer.attempts]
    speeds = [s.tokens_per_s for s in stats if s.tokens_per_s > 0]
    prefilled = [float(answer.n_prefilled) for answer in recording.talk if answer.attempts]
    firsts = [answer.first_s for answer in recording.answers if answer.first_s]
    walls = [answer.wall_s for answer in recording.answers]
    return [
        median("ttft", "Time to first token, median", _ttft(stats), "s", "lower"),
        median("first_text", "Time to the first text shown, median", firsts, "s", "lower"),
        median("answer_s", "Time per answer, median", walls, "s", "lower"),
        median("tokens_per_s", "Decoding speed, median", speeds, "tokens/s", "higher"),
        Measure(
            "prefilled_max",
            "Tokens prefilled per turn of the talk, most",
            max(prefilled[1:], default=None),
            n=len(prefilled),
            unit="tokens",
            better="lower",
            target=250.0,
            note="all attempts of a turn, from the second turn on",
        ),
        median(
            "prefilled",
            "Tokens prefilled per turn of the talk, median",
            prefilled[1:],
            "tokens",
            "lower",
        ),
        Measure(
            "prefilled_growth",
            "Tokens prefilled, late turns over early ones",
            _late_over_early(prefilled[1:]),
            n=len(prefilled),
            unit="ratio",
            better="lower",
        ),
    ]


def _ttft(stats: Sequence[ReplyStats]) -> list[float]:
    return [s.ttft_s for s in stats if s.ttft_s > 0]


def _all(recording: Recording) -> tuple[Answer, ...]:
    return (*recording.answers, *recording.talk)


def _late_over_early(values: Sequence[float]) -> float | None:
    quarter = len(values) // 4
    if not quarter:
        return None
    return finite(mean(values[-quarter:]) / max(1.0, mean(values[:quarter])))
