"""Short parts of a text side by side, in as many lines as they need. Window process."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui.widgets.elided_label import ElidedLabel

__all__ = ["GAP", "PartsLabel"]

GAP = "    "  # between two parts of a text


class PartsLabel(ElidedLabel):
    """Never wider than its place; only a part that has no room in a line of its own is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lines(self, width: int) -> list[str]:
        """Return the lines in a place of a width in pixels."""
        margins, metrics, lines = self.contentsMargins(), self.fontMetrics(), [""]
        room = width - margins.left() - margins.right()
        for part in self.text().split(GAP):
            longer = f"{lines[-1]}{GAP}{part}" if lines[-1] else part
            if lines[-1] and metrics.horizontalAdvance(longer) >= room:  # it is rounded
                lines.append(part)
            else:
                lines[-1] = longer
        return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines."""
        margins = self.contentsMargins()
        line = self.fontMetrics().lineSpacing()
        return margins.top() + len(self.lines(width)) * line + margins.bottom()

    def sizeHint(self) -> QSize:
        """Return the size of its place as it is."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter, box, pitch = QPainter(self), self.contentsRect(), self.fontMetrics().lineSpacing()
        painter.setPen(self.palette().color(self.foregroundRole()))
        for number, line in enumerate(self.lines(self.width())):
            place = QRect(box.left(), box.top() + number * pitch, box.width(), pitch)
            painter.drawText(place, int(self.alignment()), line)
