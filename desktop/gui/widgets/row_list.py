"""A list that shows whole rows. Window process."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget

__all__ = ["RowList"]


class RowList(QListWidget):
    """A list of rows of one height, none of them cut at its lower edge."""

    def updateGeometries(self) -> None:
        """Leave the rest of the height empty where not all rows are seen."""
        super().updateGeometries()
        row, before = self.sizeHintForRow(0), self.viewportMargins().bottom()
        whole = self.viewport().height() + before
        rest = whole % row if 0 < row <= whole < row * self.count() else 0
        if rest != before:
            self.setViewportMargins(0, 0, 0, rest)
