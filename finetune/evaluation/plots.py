"""Draws the score card: bars with intervals, one per run. SVG, inline.

matplotlib is imported only when a page is written.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backends.errors import FinetuneError
from finetune.evaluation.scorecard import ScoreCard

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Plot", "plots_of"]

SHARES = (
    "fact_recall",
    "abstention_recall",
    "abstention_precision",
    "identity",
    "ended_by_stop",
)
FAULTS = ("invented_any", "over_refusal", "contradiction", "talk_seq_rep_4")
COLOURS = ("#0F766E", "#8A5A00", "#3B5B92", "#A23B72", "#5B616C", "#2DB5A3", "#C0772B", "#7A6CC4")


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing with what it shows in words, for those who do not see it."""

    title: str
    alt: str
    svg: str


def plots_of(cards: Sequence[ScoreCard]) -> tuple[Plot, ...]:
    """Return the drawings of the page; none without cards."""
    if not cards:
        return ()
    return (
        _bars(cards, SHARES, "More is better", "Share of answers, with 95 % intervals"),
        _bars(cards, FAULTS, "Less is better", "Share of faults, with 95 % intervals"),
        _bars(cards, ("invented_per_100",), "Invented claims", "Per 100 answers"),
    )


def _bars(cards: Sequence[ScoreCard], keys: Sequence[str], title: str, label: str) -> Plot:
    try:
        from matplotlib.figure import Figure
    except ImportError as exc:
        raise FinetuneError(
            "The page cannot be drawn.",
            f"matplotlib is missing: {exc}.",
            'Run: pip install -e ".[finetune]"',
        ) from exc
    figure = Figure(figsize=(8.4, 0.9 + 0.24 * len(keys) * (len(cards) + 1)), layout="constrained")
    axes = figure.subplots()
    for number, card in enumerate(cards):
        _run_bars(axes, card, keys, number, len(cards))
    titles = [_title(cards, key) for key in keys]
    axes.set_yticks(range(len(keys)), titles)
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.set_xlabel(label)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, fontsize="small")
    drawn = io.StringIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None})
    svg = drawn.getvalue()
    return Plot(title, f"{title}: the figures are in the table.", svg[svg.index("<svg") :])


def _run_bars(axes: Axes, card: ScoreCard, keys: Sequence[str], number: int, n_runs: int) -> None:
    height = 0.8 / n_runs
    for place, key in enumerate(keys):
        measure = card.measure(key)
        if measure is None or measure.value is None:
            continue
        low = measure.value if measure.low is None else measure.low
        high = measure.value if measure.high is None else measure.high
        error = [[max(0.0, measure.value - low)], [max(0.0, high - measure.value)]]
        axes.barh(
            place - 0.4 + height * (number + 0.5),
            measure.value,
            height * 0.9,
            xerr=error,
            color=COLOURS[number % len(COLOURS)],
            error_kw={"elinewidth": 0.8, "ecolor": "#1C1F23"},
            label=card.info.label if place == 0 else None,
        )


def _title(cards: Sequence[ScoreCard], key: str) -> str:
    return next((m.title for card in cards if (m := card.measure(key))), key)
