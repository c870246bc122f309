"""Says an error in the language of the window. Window process, GUI thread.

Errors are made in every process, in English, some with values in their sentences. The sentences
stand in ``errors.json`` as templates; the values of one are found again and put into its
translation. What has no translation is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from backends.errors import AvatarError
from desktop.config.paths import resource_dir
from desktop.history.message import Fault

__all__ = ["REMARKS", "in_words", "spoken"]

CONTEXT = "Errors"
FILE = "errors.json"
REMARKS = (  # those of `desktop.history.endings`, for the translators; a test compares both
    QT_TRANSLATE_NOOP("Errors", "cut off: the longest reply is reached"),
    QT_TRANSLATE_NOOP("Errors", "cut off while it thought"),
    QT_TRANSLATE_NOOP("Errors", "cut off: the context is full"),
    QT_TRANSLATE_NOOP("Errors", "ended, because it began to repeat itself"),
    QT_TRANSLATE_NOOP("Errors", "cut off by the server's filter"),
    QT_TRANSLATE_NOOP("Errors", "the model refused"),
    QT_TRANSLATE_NOOP("Errors", "the model called a tool; there are none here"),
    QT_TRANSLATE_NOOP("Errors", "stopped"),
)
HOLE = re.compile(r"\{\d+\}")


def spoken(error: AvatarError | Fault) -> str:
    """Return what happened, why, and what to do."""
    return " ".join(in_words(part) for part in (error.what, error.why, error.todo) if part)


def in_words(sentence: str) -> str:
    """Return one sentence of an error in the language of the window."""
    exact = QCoreApplication.translate(CONTEXT, sentence)
    if exact != sentence:
        return exact
    best, values = "", tuple[str, ...]()
    for template in _templates():
        found = _values(template, sentence)
        if found is not None and len(template) > len(best):
            best, values = template, found
    if not best:
        return sentence
    return _filled(QCoreApplication.translate(CONTEXT, best), values)


def _templates() -> Sequence[str]:
    try:
        text = (resource_dir() / "translations" / FILE).read_bytes()
        return [it for it in msgspec.json.decode(text, type=list[str]) if HOLE.search(it)]
    except (OSError, msgspec.MsgspecError):
        return ()


def _values(template: str, sentence: str) -> tuple[str, ...] | None:
    """Return what stands in the holes of a template, None if the sentence is another one."""
    first, *rest = HOLE.split(template)
    if not sentence.startswith(first) or not sentence.endswith(rest[-1]):
        return None
    at, values = len(first), []
    for number, piece in enumerate(rest):
        is_last = number == len(rest) - 1
        end = len(sentence) - len(piece) if is_last else sentence.find(piece, at)
        if end < at:
            return None
        values.append(sentence[at:end])
        at = end + len(piece)
    return tuple(values)


def _filled(translation: str, values: Sequence[str]) -> str:
    return HOLE.sub(lambda hole: values[int(hole[0][1:-1]) - 1], translation)
