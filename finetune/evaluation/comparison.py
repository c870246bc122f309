"""Puts the ways to ship an avatar side by side: size, perplexity, score card. Plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from finetune.evaluation.measure import Measure
from finetune.evaluation.scorecard import ScoreCard
from finetune.export.merge import Measured

__all__ = ["REPORT_FILE", "Way", "advice", "compared", "table"]

REPORT_FILE = "comparison.json"
HEADLINE = (
    "fact_recall",
    "abstention_recall",
    "abstention_precision",
    "over_refusal",
    "invented_per_100",
    "identity",
    "ended_by_stop",
)
NEGLIGIBLE = 1.01  # a perplexity within 1 % of the best counts as the best


class Way(msgspec.Struct, frozen=True):
    """One way to ship the avatar, with what it answers."""

    name: str
    size_mb: float  # beside the base
    perplexity: float  # of the held-out answers
    measures: Mapping[str, Measure]


def compared(
    measured: Sequence[Measured], cards: Sequence[ScoreCard], modes: Sequence[str]
) -> tuple[Way, ...]:
    """Join the merge report with the cards of the last mode.

    Args:
        measured: Of the merge step.
        cards: Of the evaluation: base and adapter in every mode, then each merged file.
        modes: Of the base and the adapter, in their order.
    """
    mode = modes[-1]
    by_name = {card.info.label: card for card in cards}
    names = {"base": f"{mode}, base", "adapter at run time": f"{mode}, adapter"}
    ways = []
    for each in measured:
        label = names.get(each.name, f"{each.name.replace(':', '')}: {mode}")
        card = by_name.get(label)
        found = {key: value for key in HEADLINE if card and (value := card.measure(key))}
        ways.append(Way(each.name, each.size_mb, each.perplexity, found))
    return tuple(ways)


def table(ways: Sequence[Way]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    titles = {key: way.measures[key].title for way in ways for key in way.measures}
    keys = [key for key in HEADLINE if key in titles]
    yield "| way | size | perplexity | " + " | ".join(titles[key] for key in keys) + " |"
    yield "| --- |" + " ---: |" * (len(keys) + 2)
    for way in ways:
        values = " | ".join(_shown(way.measures.get(key)) for key in keys)
        yield f"| {way.name} | {way.size_mb:.1f} MB | {way.perplexity:.2f} | {values} |"


def _shown(measure: Measure | None) -> str:
    if measure is None or measure.value is None:
        return ""
    return f"{100 * measure.value:.1f} %" if measure.unit == "share" else f"{measure.value:.2f}"


def advice(ways: Sequence[Way]) -> str:
    """Return which way the figures speak for, as a sentence.

    Of the ways that no headline figure shows to be worse (outside the 95 % interval of the best),
    and whose perplexity is within 1 % of the best, the smallest.
    """
    trained = [way for way in ways if way.name != "base"]
    sound = [way for way in trained if not any(_is_worse(way, trained, key) for key in HEADLINE)]
    candidates = sound or trained
    if not candidates:
        return "Nothing was compared."
    best = min(way.perplexity for way in candidates)
    good = [way for way in candidates if way.perplexity <= best * NEGLIGIBLE] or candidates
    chosen = min(good, key=lambda way: way.size_mb)
    return f"By these figures: {chosen.name}."


def _is_worse(way: Way, ways: Sequence[Way], key: str) -> bool:
    own = way.measures.get(key)
    others = [found for other in ways if (found := other.measures.get(key))]
    if own is None or own.value is None:
        return False
    values = [each for each in others if each.value is not None]
    if own.better == "higher":
        top = max(values, key=lambda each: each.value or 0.0)
        return top.low is not None and own.value < top.low
    top = min(values, key=lambda each: each.value or 0.0)
    return top.high is not None and own.value > top.high
