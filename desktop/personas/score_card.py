"""The persona's score card: what the window shows of it, and the file beside the persona. No Qt.

The studio's own card and those of the pipeline stand in one file; the newest that fits counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from backends.errors import PersonaError
from backends.files import write_atomically
from persona.shares import wilson
from persona.store import told_hash

__all__ = [
    "CARD_FILE",
    "STUDIO",
    "Figure",
    "Row",
    "Run",
    "ScoreCard",
    "is_stale",
    "load_cards",
    "load_score_card",
    "save_score_card",
    "share_figure",
]

CARD_FILE = "scorecard.json"
ADAPTER_FILE = "adapter.gguf"
FORMAT = 1
MAX_BYTES = 16 * 2**20
STUDIO = "studio"  # what the studio's own card says of its questions
Count = Annotated[int, msgspec.Meta(ge=0, le=10**6)]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the card; `value` is None where it could not be measured.

    Attributes:
        low: Lower end of the 95 % interval, `high` the upper; None where there is none.
        n: Answers that it rests on.
        hits: How many of them count; of a share of the studio's card.
    """

    key: str
    title: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0
    unit: str = "share"
    better: str = "higher"
    hits: int = 0

    def text(self) -> str:
        """Return the figure for a person."""
        if self.value is None:
            return "–"
        if self.unit == "share":
            return _percent(self.value)
        return f"{round(self.value, 1):g}"

    def interval(self) -> tuple[str, str]:
        """Return both ends of the 95 % interval; empty where there is none."""
        if self.value is None or self.low is None or self.high is None:
            return "", ""
        return _percent(self.low), _percent(self.high)


def _percent(value: float) -> str:
    return f"{value:.0%}".replace("%", "\u00a0%")


def share_figure(key: str, title: str, hits: Sequence[bool], better: str = "higher") -> Figure:
    """Return so many out of so many; no value where there are none."""
    if not hits:
        return Figure(key, title, better=better)
    share = wilson(sum(hits), len(hits))
    return Figure(
        key, title, share.value, share.low, share.high, share.total, better=better, hits=share.hits
    )


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked with what.

    Attributes:
        questions: Which ones; `STUDIO` for those made from the persona.
        started: UTC, ISO 8601.
        told_hash: Of facts and pairs then; empty where it was not kept.
        n_asked: Questions, and `n_possible` those that they are a sample of.
        n_restarts: How often the engine had to be started again on the way.
        version: Of the app.
    """

    label: str = ""
    persona: str = ""
    mode: str = ""
    backend: str = ""
    model: str = ""
    adapter: str = ""
    questions: str = ""
    started: str = ""
    wall_s: float = 0.0
    told_hash: str = ""
    n_asked: Count = 0
    n_possible: Count = 0
    n_restarts: Count = 0
    version: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer.

    Attributes:
        kind: ``answerable``, ``unanswerable`` or ``smalltalk``.
        topic: How the question was made, for the studio's own card.
        invented: Sentences that nothing that is told supports.
        wanted: What the owner says to it; empty where it was to be refused.
        key: The line of the table that the question was made from; empty for none.
    """

    id: str = ""
    kind: str = ""
    topic: str = ""
    question: str = ""
    answer: str = ""
    source: str = ""
    facts: tuple[str, ...] = ()
    recalled: bool = False
    abstained: bool = False
    denied: bool = False
    invented: tuple[str, ...] = ()
    is_right: bool = False
    wanted: str = ""
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """How faithful the avatar was when it was measured."""

    info: Run
    measures: tuple[Figure, ...] = ()
    rows: tuple[Row, ...] = ()

    def known(self) -> dict[str, Figure]:
        """Return the figures that were measured, by their keys."""
        return {figure.key: figure for figure in self.measures if figure.value is not None}

    def misses(self) -> list[Row]:
        """Return the questions whose answer is not as wanted, or that holds an invention."""
        return [row for row in self.rows if not row.is_right or row.invented]


def is_stale(card: ScoreCard, folder: Path) -> bool:
    """Tell whether facts or answers were changed since a card was made, where that can be told."""
    return bool(card.info.told_hash) and card.info.told_hash != told_hash(folder)


def load_score_card(folder: Path) -> ScoreCard | None:
    """Read the card beside a persona; None if there is none or it cannot be read.

    Of several runs the one as the window answers counts: with the persona's own adapter where it
    has one, grounded; the newest of those.
    """
    has_adapter = (folder / ADAPTER_FILE).is_file()
    return max(
        load_cards(folder / CARD_FILE),
        key=lambda card: (
            bool(card.info.adapter) == has_adapter,
            card.info.mode == "grounded",
            card.info.started,
        ),
        default=None,
    )


def load_cards(path: Path) -> list[ScoreCard]:
    """Return the cards of a file, one for each run; none where it cannot be read."""
    try:
        return msgspec.convert(_stored(path), list[ScoreCard])
    except msgspec.MsgspecError:
        return []


def save_score_card(card: ScoreCard, folder: Path) -> None:
    """Put the studio's card beside a persona, in the place of its last one; others stay.

    Raises:
        PersonaError: The folder cannot be written; the card of before is still there then.
    """
    others = [own for own in _stored(folder / CARD_FILE) if _questions_of(own) != STUDIO]
    content = msgspec.json.encode({"format": FORMAT, "cards": [card, *others]})
    try:
        write_atomically(folder / CARD_FILE, msgspec.json.format(content, indent=1) + b"\n")
    except OSError as exc:
        raise PersonaError.unwritten("The score card was not kept.", exc, folder) from exc


def _stored(path: Path) -> list[object]:
    """Return the cards in the file, unread; none where it is missing or damaged."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return []
        content = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return []
    cards = content.get("cards")
    return cards if isinstance(cards, list) else []


def _questions_of(card: object) -> object:
    info = card.get("info") if isinstance(card, dict) else None
    return info.get("questions") if isinstance(info, dict) else None
