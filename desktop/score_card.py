"""The persona's score card, as far as the right column shows it. Window process; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

__all__ = ["CARD_FILE", "PAGE_FILE", "ScoreCard", "load_score_card"]

CARD_FILE = "scorecard.json"
PAGE_FILE = "scorecard.html"


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """How faithful the avatar was when it was measured. Shares are 0.0 to 1.0."""

    fact_recall: float | None = None
    invented_per_100: float | None = None
    abstention_recall: float | None = None

    def lines(self, tr: Callable[[str], str]) -> list[tuple[str, str]]:
        """Return the figures that are known, in words."""
        found = []
        if self.fact_recall is not None:
            found.append((tr("Facts right"), f"{self.fact_recall:.0%}".replace("%", " %")))
        if self.invented_per_100 is not None:
            value = tr("{n} in 100").format(n=f"{self.invented_per_100:.0f}")
            found.append((tr("Invented"), value))
        if self.abstention_recall is not None:
            share = f"{self.abstention_recall:.0%}".replace("%", " %")
            found.append((tr('Says "I don\'t know"'), share))
        return found


def load_score_card(folder: Path) -> ScoreCard | None:
    """Read the card beside a persona; None if there is none or it cannot be read."""
    try:
        card = msgspec.json.decode((folder / CARD_FILE).read_bytes(), type=ScoreCard)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return card if card != ScoreCard() else None
