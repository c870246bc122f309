"""Writes score cards as one self-contained HTML page: figures, plots, every answer.

Nothing is fetched from a network, and whatever a model said is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from finetune.evaluation.measure import Measure
from finetune.evaluation.plots import plots_of
from finetune.evaluation.scorecard import Row, ScoreCard

__all__ = ["Line", "as_text", "lines_of", "summary", "write_page"]

TEMPLATE = "report.html.j2"
SUMMARY_KEYS = (
    "fact_recall",
    "abstention_recall",
    "abstention_precision",
    "over_refusal",
    "invented_per_100",
    "identity",
    "contradiction",
    "talk_seq_rep_4",
    "talk_within",
    "talk_identical",
    "ended_by_stop",
    "perplexity",
    "ttft",
    "first_text",
    "tokens_per_s",
    "prefilled_max",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One measure over all runs."""

    title: str
    target: str
    cells: tuple[Measure | None, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what each run answered; None where it was not asked."""

    id: str
    kind: str
    topic: str
    question: str
    rows: tuple[Row | None, ...]


def write_page(cards: Sequence[ScoreCard], path: Path) -> None:
    """Write the page."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["figure"] = as_text
    environment.filters["interval"] = _interval
    page = environment.get_template(TEMPLATE).render(
        cards=cards,
        lines=lines_of(cards),
        exchanges=_exchanges([card.rows for card in cards]),
        talk=_exchanges([card.talk for card in cards]),
        checkers=cards[0].checkers if cards else (),
        plots=plots_of(cards),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, "utf-8")


def lines_of(cards: Sequence[ScoreCard]) -> tuple[Line, ...]:
    """Return the measures of all cards, one line each, in the order of the first card."""
    keys = {measure.key: measure for card in cards for measure in card.measures}
    return tuple(
        Line(
            title=measure.title,
            target=_target(measure),
            cells=tuple(card.measure(key) for card in cards),
        )
        for key, measure in keys.items()
    )


def summary(cards: Sequence[ScoreCard]) -> tuple[str, ...]:
    """Return the most important figures as lines of text."""
    lines = ["".join([f"{'':34}", *(f"{card.info.label:>24}" for card in cards)])]
    for key in SUMMARY_KEYS:
        measures = [card.measure(key) for card in cards]
        title = next((measure.title for measure in measures if measure), key)
        lines.append("".join([f"{title[:33]:34}", *(f"{_brief(m):>24}" for m in measures)]))
    return tuple(lines)


def as_text(measure: Measure | None) -> str:
    """Return a value with its unit, as a person reads it."""
    if measure is None or measure.value is None:
        return "–"
    return _value(measure, measure.value)


def _value(measure: Measure, value: float) -> str:
    if measure.unit == "share":
        return f"{100 * value:.1f} %"
    if measure.unit in ("s", "ratio", ""):
        return f"{value:.2f}{' s' if measure.unit == 's' else ''}"
    number = f"{value:.1f}".removesuffix(".0")
    return number if measure.unit == "count" else f"{number} {measure.unit}"


def _interval(measure: Measure | None) -> str:
    if measure is None or measure.low is None or measure.high is None:
        return ""
    return f"{_value(measure, measure.low)} to {_value(measure, measure.high)}"


def _brief(measure: Measure | None) -> str:
    mark = {True: " ok", False: " !!", None: ""}[measure.passes if measure else None]
    return as_text(measure) + mark


def _target(measure: Measure) -> str:
    if measure.target is None:
        return ""
    sign = "≥" if measure.better == "higher" else "≤"
    return f"{sign} {_value(measure, measure.target)}"


def _exchanges(tables: Sequence[Sequence[Row]]) -> tuple[Exchange, ...]:
    asked = {row.id: row for table in tables for row in table}
    by_id = [{row.id: row for row in table} for table in tables]
    return tuple(
        Exchange(id_, row.kind, row.topic, row.question, tuple(t.get(id_) for t in by_id))
        for id_, row in asked.items()
    )
