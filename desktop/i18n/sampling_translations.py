"""Names and reasons of presets and sampling values, for the translators. Window process.

The texts stand in `presets.py`, which knows no Qt; a test compares both.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

__all__ = ["WORDS", "translated"]

WORDS = (
    QT_TRANSLATE_NOOP("sampling", "Balanced"),
    QT_TRANSLATE_NOOP("sampling", "Natural and mostly to the point. The default."),
    QT_TRANSLATE_NOOP("sampling", "Faithful"),
    QT_TRANSLATE_NOOP(
        "sampling", "Close to what the model is sure of: for facts, and for small models."
    ),
    QT_TRANSLATE_NOOP("sampling", "Lively"),
    QT_TRANSLATE_NOOP(
        "sampling", "Varied and playful; min-p keeps it from falling apart. For models from 3B on."
    ),
    QT_TRANSLATE_NOOP("sampling", "Against repetition"),
    QT_TRANSLATE_NOOP(
        "sampling",
        "For long talks in which phrases come back: DRY instead of a penalty on single words.",
    ),
    QT_TRANSLATE_NOOP("sampling", "Always the same"),
    QT_TRANSLATE_NOOP("sampling", "Takes the likeliest word each time: one question, one reply."),
    QT_TRANSLATE_NOOP("sampling", "Temperature"),
    QT_TRANSLATE_NOOP(
        "sampling", "How daring the choice of words is; 0 always takes the likeliest one."
    ),
    QT_TRANSLATE_NOOP("sampling", "top-k"),
    QT_TRANSLATE_NOOP("sampling", "Only so many of the likeliest words are considered."),
    QT_TRANSLATE_NOOP("sampling", "off"),
    QT_TRANSLATE_NOOP("sampling", "top-p"),
    QT_TRANSLATE_NOOP(
        "sampling", "Only the likeliest words that together have this share; 1 is off."
    ),
    QT_TRANSLATE_NOOP("sampling", "min-p"),
    QT_TRANSLATE_NOOP(
        "sampling", "Words less likely than this share of the likeliest one are left out; 0 is off."
    ),
    QT_TRANSLATE_NOOP("sampling", "typical-p"),
    QT_TRANSLATE_NOOP("sampling", "Prefers words that surprise as much as usual; 1 is off."),
    QT_TRANSLATE_NOOP("sampling", "Repetition penalty"),
    QT_TRANSLATE_NOOP(
        "sampling",
        "Makes words less likely that were just used; 1 is off, above 1.3 sentences suffer.",
    ),
    QT_TRANSLATE_NOOP("sampling", "Presence penalty"),
    QT_TRANSLATE_NOOP("sampling", "The same for every word that occurred at all; 0 is off."),
    QT_TRANSLATE_NOOP("sampling", "Frequency penalty"),
    QT_TRANSLATE_NOOP("sampling", "The same, the more the oftener it occurred; 0 is off."),
    QT_TRANSLATE_NOOP("sampling", "DRY"),
    QT_TRANSLATE_NOOP(
        "sampling",
        "Stops whole phrases from coming back, single words may; 0 is off, 0.8 is usual.",
    ),
)


def translated(text: str) -> str:
    """Return a text in the language of the window; one that is not known stays as it is."""
    return QCoreApplication.translate("sampling", text) if text else ""
