"""What the short list says of its models, for the translators. Window process.

The texts stand in `resources/models.toml`; a test compares both.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

__all__ = ["WORDS", "translated"]

WORDS = (
    QT_TRANSLATE_NOOP("models", "Comes with the app and runs anywhere. Short, simple answers."),
    QT_TRANSLATE_NOOP(
        "models", "The same family, noticeably better; for laptops with 4 GB to spare."
    ),
    QT_TRANSLATE_NOOP(
        "models", "Good answers in many languages on an ordinary laptop; does not think aloud."
    ),
    QT_TRANSLATE_NOOP(
        "models",
        "The best of this list on a machine with 8 GB to spare; slow without a graphics card.",
    ),
    QT_TRANSLATE_NOOP(
        "models",
        "The base model of the first avatar; use it with an adapter that the large recipe trained.",
    ),
    QT_TRANSLATE_NOOP(
        "models",
        "The merged model of the first generation. It invents things about its person; compare "
        "its score card.",
    ),
)


def translated(text: str) -> str:
    """Return a text in the language of the window; one that is not known stays as it is."""
    return QCoreApplication.translate("models", text)
