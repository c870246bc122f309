"""Text that is shown as it is, whatever stands in it. Window process.

Qt takes a label or a tool tip that looks like HTML for HTML, and then reads what its ``<img>``
names: a file, or a share of another machine, which is told who asks. Names of models, licences,
titles of chats and words of errors come from outside.
"""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QLabel, QWidget

__all__ = ["PlainLabel", "plain_tip"]


JOINER, BREAK = "\u2060", "\u200b"  # here a line does not end, or may; neither has a width
PATH = re.compile(r"(?<![\w:./\\])((?:~|[A-Za-z]:)?[/\\])(\S+)")
SLASH = re.compile(r"[/\\]")


class PlainLabel(QLabel):
    """A label that is never HTML. Where it breaks a path, it does so before a slash.

    A screen reader is told the path without what holds it together.
    """

    def __init__(self, text: str | QWidget | None = "", parent: QWidget | None = None) -> None:
        super().__init__(parent if isinstance(text, str) else text)
        self._plain = self._named = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text if isinstance(text, str) else "")

    def setText(self, text: str) -> None:
        """Show a text."""
        self._plain = text
        is_copied = bool(self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse)
        shown = text if is_copied else PATH.sub(_with_breaks, text)
        if self.accessibleName() == self._named:  # none was given
            self._named = text if shown != text else ""
            self.setAccessibleName(self._named)
        super().setText(shown)

    def clear(self) -> None:
        """Show nothing."""
        self.setText("")

    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:
        """Let the text be selected, or not: what is copied is the text as it was given."""
        super().setTextInteractionFlags(flags)
        self.setText(self._plain)

    def text(self) -> str:
        """Return it as it was given."""
        return self._plain


def _with_breaks(path: re.Match[str]) -> str:
    """Return a path that a line may end in, but not after a slash, least of all the first."""
    root, rest = path.groups()
    return root + JOINER + SLASH.sub(lambda slash: BREAK + slash[0] + JOINER, rest)


def plain_tip(text: str) -> str:
    """Return what shows a text in a place that knows no format but guesses, as tool tips do."""
    if not QtText.mightBeRichText(text):
        return text
    return f'<p style="white-space:pre-wrap">{escape(text)}</p>'
