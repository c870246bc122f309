"""The persona's score card, as the window shows it. Window process; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

import msgspec

__all__ = ["CARD_FILE", "Figure", "ScoreCard", "load_cards", "load_score_card"]

CARD_FILE = "scorecard.json"
ADAPTER_FILE = "adapter.gguf"
MAX_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the card; `value` is None where it could not be measured."""

    key: str
    title: str
    value: float | None = None
    n: int = 0  # answers that it rests on
    unit: str = "share"

    def text(self) -> str:
        """Return the figure for a person."""
        if self.value is None:
            return "–"
        if self.unit == "share":
            return f"{self.value:.0%}".replace("%", " %")
        return f"{round(self.value, 1):g}"


@dataclass(frozen=True, slots=True)
class _Run:
    label: str = ""
    mode: str = ""
    adapter: str = ""


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """How faithful the avatar was when it was measured."""

    info: _Run
    measures: tuple[Figure, ...] = ()

    def known(self) -> dict[str, Figure]:
        """Return the figures that were measured, by their keys."""
        return {figure.key: figure for figure in self.measures if figure.value is not None}

    def html(self) -> str:
        """Return the whole card as a table."""
        rows = "".join(
            f"<tr><td>{escape(figure.title)}</td><td align='right'><b>{figure.text()}</b></td>"
            f"<td align='right'>n = {figure.n}</td></tr>"
            for figure in self.measures
        )
        return f"<p>{escape(self.info.label)}</p><table cellpadding='4'>{rows}</table>"


def load_score_card(folder: Path) -> ScoreCard | None:
    """Read the card beside a persona; None if there is none or it cannot be read.

    Of several runs the one as the window answers counts: grounded, with the persona's own adapter
    where it has one.
    """
    has_adapter = (folder / ADAPTER_FILE).is_file()
    return max(
        load_cards(folder / CARD_FILE),
        key=lambda card: (bool(card.info.adapter) == has_adapter, card.info.mode == "grounded"),
        default=None,
    )


def load_cards(path: Path) -> list[ScoreCard]:
    """Return the cards of a file, one for each run; none where it cannot be read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return []
        content = msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
        return msgspec.json.decode(content.get("cards", b"[]"), type=list[ScoreCard])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return []
