"""Short parts of a text side by side, in as many lines as they need. Window process."""

from __future__ import annotations

from collections.abc import Sequence

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
        margins, lines = self.contentsMargins(), self.lines(width)
        return margins.top() + len(lines) * self._pitch(lines) + margins.bottom()

    def _pitch(self, lines: Sequence[str]) -> int:
        """Return the height of a line; letters of another font, as Chinese ones, may be higher."""
        metrics, flag = self.fontMetrics(), Qt.TextFlag.TextSingleLine
        return max(metrics.size(flag, line).height() for line in lines)

    def sizeHint(self) -> QSize:
        """Return the size of its place as it is."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter, box, lines = QPainter(self), self.contentsRect(), self.lines(self.width())
        pitch = self._pitch(lines)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for number, line in enumerate(lines):
            place = QRect(box.left(), box.top() + number * pitch, box.width(), pitch)
            painter.drawText(place, int(self.alignment()), line)
