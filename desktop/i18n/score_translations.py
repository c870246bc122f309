"""What the figures of a score card are called, wherever one is shown. Window process.

Owner and visitors read the same words, so nobody is addressed in them.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

__all__ = ["figure_title"]

TITLES: dict[str, object] = {
    "fact_recall": QT_TRANSLATE_NOOP("ScoreCard", "Tells what it was told"),
    "abstention_recall": QT_TRANSLATE_NOOP("ScoreCard", "Refuses what it was not told"),
    "over_refusal": QT_TRANSLATE_NOOP("ScoreCard", "Refuses what it was told"),
    "invented_any": QT_TRANSLATE_NOOP("ScoreCard", "Answers with an invention"),
    "invented_per_100": QT_TRANSLATE_NOOP("ScoreCard", "Inventions in 100 answers"),
    "voice": QT_TRANSLATE_NOOP("ScoreCard", "Speaks in the owner's words"),
    "chat_answered": QT_TRANSLATE_NOOP("ScoreCard", "Answers small talk"),
    "identity": QT_TRANSLATE_NOOP("ScoreCard", "Knows who it is"),
    "talk_seq_rep_4": QT_TRANSLATE_NOOP("ScoreCard", "Repeats itself in a talk"),
    "perplexity": QT_TRANSLATE_NOOP("ScoreCard", "Distance from the owner's words (perplexity)"),
}


def figure_title(key: str, other: str = "") -> str:
    """Return what a figure is called; `other` where it is none of ours."""
    title = TITLES.get(key)
    return other if title is None else QCoreApplication.translate("ScoreCard", str(title))
