"""Text that is shown as it is, whatever stands in it. Window process.

Qt takes a label or a tool tip that looks like HTML for HTML, and then reads what its ``<img>``
names: a file, or a share of another machine, which is told who asks. Names of models, licences,
titles of chats and words of errors come from outside.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QLabel, QWidget

__all__ = ["PlainLabel", "plain_tip"]


class PlainLabel(QLabel):
    """A label that is never HTML."""

    def __init__(self, text: str | QWidget | None = "", parent: QWidget | None = None) -> None:
        super().__init__(parent if isinstance(text, str) else text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text if isinstance(text, str) else "")


def plain_tip(text: str) -> str:
    """Return what shows a text in a place that knows no format but guesses, as tool tips do."""
    if not QtText.mightBeRichText(text):
        return text
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>'
