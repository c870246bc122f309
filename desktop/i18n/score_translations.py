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
    "abstention_precision": QT_TRANSLATE_NOOP("ScoreCard", "Right where it refuses"),
    "chat_refused": QT_TRANSLATE_NOOP("ScoreCard", "Refuses small talk"),
    "contradiction": QT_TRANSLATE_NOOP("ScoreCard", "Contradicts itself in other wordings"),
    "talk_within": QT_TRANSLATE_NOOP("ScoreCard", "Repeats itself within an answer"),
    "talk_distinct_2": QT_TRANSLATE_NOOP("ScoreCard", "Different pairs of words in a talk"),
    "talk_identical": QT_TRANSLATE_NOOP("ScoreCard", "Answers given before, word for word"),
    "talk_invented": QT_TRANSLATE_NOOP("ScoreCard", "Inventions in a talk"),
    "ended_by_stop": QT_TRANSLATE_NOOP("ScoreCard", "Answers that end by themselves"),
    "cut_short": QT_TRANSLATE_NOOP("ScoreCard", "Answers that the check cut short"),
    "worded_by_model": QT_TRANSLATE_NOOP("ScoreCard", "Answers in the model's words"),
    "ttft": QT_TRANSLATE_NOOP("ScoreCard", "Seconds to the first token"),
    "first_text": QT_TRANSLATE_NOOP("ScoreCard", "Seconds to the first text"),
    "answer_s": QT_TRANSLATE_NOOP("ScoreCard", "Seconds for an answer"),
    "tokens_per_s": QT_TRANSLATE_NOOP("ScoreCard", "Tokens per second"),
    "prefilled": QT_TRANSLATE_NOOP("ScoreCard", "Tokens read anew for an answer"),
    "prefilled_max": QT_TRANSLATE_NOOP("ScoreCard", "Most tokens read anew for an answer"),
    "prefilled_growth": QT_TRANSLATE_NOOP("ScoreCard", "Tokens read anew, late over early"),
    "perplexity": QT_TRANSLATE_NOOP("ScoreCard", "Distance from the owner's words (perplexity)"),
}


def figure_title(key: str, other: str = "") -> str:
    """Return what a figure is called; `other` where it is none of ours."""
    title = TITLES.get(key)
    return other if title is None else QCoreApplication.translate("ScoreCard", str(title))
