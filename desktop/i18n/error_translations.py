"""Says an error in the language of the window. Window process, GUI thread.

Errors are made in every process, in English; a sentence with values in it brings them along, so
that they are put into its translation. What has no translation is shown as it is.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from backends.errors import AvatarError, Sentence, filled
from desktop.i18n.particles import with_particles
from desktop.i18n.translation import figure, running

__all__ = ["FIGURES", "REMARKS", "in_words", "spoken"]

CONTEXT = "Errors"
FIGURE = re.compile(r"\d{1,3}(,\d{3})+|\d+(\.\d+)? [kMG]i?B")  # as we write them
REMARKS = (  # those of `desktop.history.endings`, for the translators; a test compares both
    QT_TRANSLATE_NOOP("Errors", "cut off: the longest reply is reached"),
    QT_TRANSLATE_NOOP("Errors", "cut off while it thought"),
    QT_TRANSLATE_NOOP("Errors", "cut off: the context is full"),
    QT_TRANSLATE_NOOP("Errors", "ended, because it began to repeat itself"),
    QT_TRANSLATE_NOOP("Errors", "cut off by the server's filter"),
    QT_TRANSLATE_NOOP("Errors", "the model refused"),
    QT_TRANSLATE_NOOP("Errors", "the model called a tool; there are none here"),
    QT_TRANSLATE_NOOP("Errors", "stopped"),
    QT_TRANSLATE_NOOP("Errors", "unreadable lines in the server's answer: {1}"),
)
FIGURES = (  # of a model file: `desktop.models.model_inspection`
    QT_TRANSLATE_NOOP("Errors", "{1} files"),
    QT_TRANSLATE_NOOP("Errors", "{1} tokens"),
)


def spoken(error: AvatarError) -> str:
    """Return what happened, why, and what to do."""
    return running(map(in_words, (error.what, error.why, error.todo)))


def in_words(sentence: str) -> str:
    """Return a sentence of an error in the language of the window, or the two that it is of."""
    if isinstance(sentence, Sentence):
        template, *values = sentence.parts
        said = (QCoreApplication.translate(CONTEXT, line) for line in template.splitlines())
        return with_particles(filled(" ".join(said), tuple(map(_value, values))))
    return _value(QCoreApplication.translate(CONTEXT, sentence))


def _value(text: str) -> str:
    """Return a figure with the marks of the language; other text as it is."""
    return figure(text) if FIGURE.fullmatch(text) else text
