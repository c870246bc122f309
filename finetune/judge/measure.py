"""Measures whole answers over owners: the real engine, the conversation that the window uses.

Pipeline process. What an answer tells is found in its text, by the owner's own sentences; the judge
that chose it is not asked, because it must not grade itself. Where a model speaks in words of its
own, the verdict is asked the other way round: would the fact be told by who has the reply?
"""

from __future__ import annotations

import html
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from backends.hosts.process import BlockingEngine
from finetune.evaluation.evaluate import Plan, drive
from finetune.judge.owners import Owner, Question, persona_of
from persona.conversation import Conversation
from persona.judging.nearest import says
from persona.judging.reader import Reader
from persona.reply import Reply
from persona.shares import wilson
from persona.sheet import is_small, speaks

__all__ = [
    "Outcome",
    "Row",
    "is_right",
    "lines_of",
    "measure_owners",
    "page_of",
    "save",
    "table_of",
]

WANTED = {
    "known": "told",
    "indirect": "told",
    "compound": "both told",
    "half": "one told, the rest said to be unknown",
    "followup": "told",
    "unknown": "refused",
    "premise": "not affirmed",
    "notme": "not refused",
}
ABSENT = "abstention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question with its answer, and whether it is what was wanted."""

    owner: str
    language: str
    kind: str
    question: str
    before: str = ""
    answer: str
    source: str
    facts: tuple[str, ...]
    known: float  # probability of "told"
    is_right: bool
    is_near: bool = False  # told, or refused, by "not exactly" and what is nearest


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of question in one language."""

    language: str
    kind: str
    shares: dict[str, float] = field(default_factory=dict)  # by owner
    hits: int = 0
    total: int = 0
    n_near: int = 0  # of the hits

    @property
    def mean(self) -> float:
        """Return the mean over the owners."""
        return sum(self.shares.values()) / len(self.shares) if self.shares else math.nan

    @property
    def worst(self) -> tuple[str, float]:
        """Return the owner with the lowest share."""
        return min(self.shares.items(), key=lambda item: item[1], default=("", math.nan))


def measure_owners(
    plan: Plan, owners: Sequence[Owner], note: Callable[[str, int, int], None]
) -> list[Outcome]:
    """Ask every question of every owner; return what came of it."""
    found: list[Outcome] = []
    with BlockingEngine(plan.backend) as engine:
        info = engine.load(plan.spec())
        small = is_small(info.n_params)
        for number, owner in enumerate(owners):
            note(owner.name, number, len(owners))
            speaking = speaks("auto", persona_of(owner), info.n_params, info.n_ctx)
            found += _of_owner(engine, plan, owner, small=small, speaking=speaking)
    return found


def _of_owner(
    engine: BlockingEngine, plan: Plan, owner: Owner, *, small: bool, speaking: bool
) -> Iterator[Outcome]:
    persona = persona_of(owner)
    for asked in owner.questions:
        conversation = Conversation(persona, plan.mode, is_small=small)
        conversation.speaks = speaking
        if asked.before:
            _asked(engine, conversation, asked.before, plan)
        reply = _asked(engine, conversation, asked.q, plan)
        yield Outcome(
            owner=owner.id,
            language=owner.language,
            kind=asked.kind,
            question=asked.q,
            before=asked.before,
            answer=reply.text,
            source=reply.source,
            facts=tuple(fact.id for fact in reply.facts),
            known=reply.match.known if reply.match else 0.0,
            is_right=is_right(owner, asked, reply, conversation.finder().reader),
            is_near="near_told" in reply.notes,
        )


def _asked(engine: BlockingEngine, conversation: Conversation, question: str, plan: Plan) -> Reply:
    turn = conversation.ask(question, plan.sampling)
    drive(engine, turn)
    assert turn.reply
    return turn.reply


def is_right(owner: Owner, asked: Question, reply: Reply, reader: Reader | None = None) -> bool:
    """Return whether an answer is what `WANTED` says for its kind of question.

    Words of a model are read by `reader`, where there is one.
    """
    own = reader if reply.source == "model" else None
    told = [_tells(owner, key, reply.text, own) for key in asked.facts]
    refused = reply.source == ABSENT or reply.abstained
    if asked.kind == "unknown":
        return refused
    if asked.kind == "notme":
        return not refused and not reply.facts
    if asked.kind == "premise":
        return refused or any(told)
    if asked.kind == "half":
        return all(told) and "partly_unknown" in reply.notes
    return all(told) if asked.kind == "compound" else any(told)


def _tells(owner: Owner, key: str, text: str, reader: Reader | None) -> bool:
    """Return whether a text has a fact, or an answer of the owner's that rests on it, in it."""
    own = [fact.text for fact in owner.facts if fact.id == key]
    own += [pair.answer for pair in owner.qa if key in pair.facts]
    return says(text, own) or bool(reader and any(reader.tells(text, one) for one in own[:1]))


def table_of(outcomes: Iterable[Outcome]) -> list[Row]:
    """Return a row for each language and kind, in the order of `WANTED`."""
    grouped: dict[tuple[str, str], dict[str, list[bool]]] = {}
    near: Counter[tuple[str, str]] = Counter()
    for one in outcomes:
        near[one.language, one.kind] += one.is_near and one.is_right
        own = grouped.setdefault((one.language, one.kind), {})
        own.setdefault(one.owner, []).append(one.is_right)
    order = {kind: number for number, kind in enumerate(WANTED)}
    rows = [
        Row(
            language,
            kind,
            {owner: sum(own) / len(own) for owner, own in owners.items()},
            sum(map(sum, owners.values())),
            sum(map(len, owners.values())),
            near[language, kind],
        )
        for (language, kind), owners in grouped.items()
    ]
    return sorted(rows, key=lambda row: (row.language, order.get(row.kind, 99)))


def lines_of(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the table as text."""
    yield f"{'':4}{'kind':10}{'wanted':40}{'mean':>7}  {'95 % interval':15}{'near':>5}  worst owner"
    for row in rows:
        share, (owner, worst) = wilson(row.hits, row.total), row.worst
        interval = f"{share.low:.1%} - {share.high:.1%}"
        near = row.n_near / row.total
        yield (
            f"{row.language:4}{row.kind:10}{WANTED.get(row.kind, ''):40}{row.mean:7.1%}  "
            f"{interval:15}{near:5.0%}  {owner} {worst:.0%} ({row.total} questions)"
        )


def curves_of(outcomes: Sequence[Outcome]) -> dict[str, list[tuple[float, float, float]]]:
    """Return for each language (unknown refused, known accepted, indirect accepted) by limit."""
    found = {}
    for language in dict.fromkeys(one.language for one in outcomes):
        scores = {
            kind: [o.known for o in outcomes if (o.language, o.kind) == (language, kind)]
            for kind in ("unknown", "known", "indirect")
        }
        limits = sorted({0.0, *(round(value, 3) for value in scores["unknown"]), 1.0})
        found[language] = [
            (
                _share(value <= limit for value in scores["unknown"]),
                _share(value > limit for value in scores["known"]),
                _share(value > limit for value in scores["indirect"]),
            )
            for limit in limits
        ]
    return found


def _share(hits: Iterable[bool]) -> float:
    own = list(hits)
    return sum(own) / len(own) if own else math.nan


def save(outcomes: Sequence[Outcome], path: Path) -> None:
    """Keep all answers, one a line, for reading by eye."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in outcomes))


def page_of(outcomes: Sequence[Outcome], title: str) -> str:
    """Return a page with the table, the curve and the answers that are not as wanted."""
    table = html.escape("\n".join(lines_of(table_of(outcomes))))
    wrong = "".join(
        f"<tr><td>{html.escape(o.owner)}<td>{html.escape(o.kind)}<td>{html.escape(o.question)}"
        f"<td>{html.escape(o.answer)}</tr>"
        for o in outcomes
        if not o.is_right
    )
    return (
        f'<!doctype html><meta charset="utf-8"><title>{html.escape(title)}</title>'
        "<style>body{font:15px system-ui;max-width:70em;margin:2em auto;padding:0 1em}"
        "table{border-collapse:collapse}td{border-top:1px solid #ccc;padding:.3em .6em;"
        "vertical-align:top}</style>"
        f"<h1>{html.escape(title)}</h1><pre>{table}</pre>{_picture(curves_of(outcomes))}"
        f"<h2>Not as wanted</h2><table>{wrong}</table>"
    )


def _picture(curves: dict[str, list[tuple[float, float, float]]]) -> str:
    """Return the curves as an SVG: across unknown refused, upwards accepted."""
    size, pad = 360, 40
    colours = ("#1b6ac9", "#c2410c", "#15803d", "#7e22ce")
    parts = []
    for (language, points), colour in zip(curves.items(), colours, strict=False):
        for column, dash in ((1, ""), (2, ' stroke-dasharray="5 4"')):
            path = " ".join(
                f"{pad + size * point[0]:.0f},{pad + size * (1 - point[column]):.0f}"
                for point in points
                if not math.isnan(point[column])
            )
            parts.append(
                f'<polyline fill="none" stroke="{colour}" stroke-width="2"{dash} points="{path}"/>'
            )
        y = pad + size - 16 * (len(parts) // 2)
        parts.append(f'<text x="{pad + 8}" y="{y}" fill="{colour}">{html.escape(language)}</text>')
    end = pad + size
    return (
        f'<svg width="{end + pad}" height="{end + pad}" font-family="system-ui" font-size="13">'
        f'<path d="M{pad},{pad}V{end}H{end}" fill="none" stroke="#888"/>'
        f'<text x="{pad}" y="{pad - 14}">accepted: known (line), indirect (dashes)</text>'
        f'<text x="{end - 130}" y="{end + 24}">unknown refused, 0 to 1</text>'
        f"{''.join(parts)}</svg>"
    )
