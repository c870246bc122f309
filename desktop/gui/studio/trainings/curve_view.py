"""Draws how the loss of a training falls, as it is trained. Window process."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, log10

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui.theme.tokens import LIGHT, Tokens

__all__ = ["CurveView"]

MIN_SIZE = QSize(280, 170)
LEFT, TOP, RIGHT, BOTTOM = 44.0, 28.0, 12.0, 26.0  # pixels around the plot
N_LINES = 4  # of the grid, at most
DOT_PX = 3.5
KEY_PX = 18  # the piece of line in the legend


class CurveView(QWidget):
    """Two curves over the steps: the loss of what is trained on, and of what was held out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._train: Mapping[int, float] = {}
        self._held_out: Mapping[int, float] = {}
        self._n_all = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(MIN_SIZE)

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens
        self.update()

    def show_curves(
        self, train: Mapping[int, float], held_out: Mapping[int, float], n_all: int
    ) -> None:
        """Show losses by step.

        Args:
            train: Of what is trained on.
            held_out: Of what was held out.
            n_all: Steps of the whole training.
        """
        self._train, self._held_out, self._n_all = train, held_out, max(1, n_all)
        self.setAccessibleName(self._in_words())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grid, curves and legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(max(9, round(self.font().pixelSize() * 0.8)))
        painter.setFont(font)
        box = QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)
        top = self._top()
        self._paint_grid(painter, box, top)
        self._paint_line(painter, box, top, self._train, QPen(QColor(self._tokens.muted), 1.2))
        self._paint_line(painter, box, top, self._held_out, QPen(QColor(self._tokens.accent), 2.2))
        painter.setBrush(QColor(self._tokens.accent))
        for point in self._points(box, top, self._held_out):
            painter.drawEllipse(point, DOT_PX, DOT_PX)
        self._paint_legend(painter)

    def _in_words(self) -> str:
        if not self._train:
            return self.tr("The curves of the training: nothing yet")
        step = max(self._train)
        words = self.tr("The curves of the training: step {step} of {all}, loss {loss}").format(
            step=step, all=self._n_all, loss=f"{self._train[step]:.2f}"
        )
        if not self._held_out:
            return words
        look = max(self._held_out)
        told = self.tr("{words}; held out {loss} at step {step}")
        return told.format(words=words, loss=f"{self._held_out[look]:.2f}", step=look)

    def _top(self) -> float:
        """Return the largest loss that is shown: what lies above is cut off by a single start."""
        return max((*self._train.values(), *self._held_out.values()), default=1.0) * 1.05 or 1.0

    def _points(self, box: QRectF, top: float, losses: Mapping[int, float]) -> list[QPointF]:
        across, up = box.width() / self._n_all, box.height() / top
        return [
            QPointF(box.left() + step * across, box.bottom() - loss * up)
            for step, loss in sorted(losses.items())
        ]

    def _paint_line(
        self, painter: QPainter, box: QRectF, top: float, losses: Mapping[int, float], pen: QPen
    ) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(self._points(box, top, losses)))

    def _paint_grid(self, painter: QPainter, box: QRectF, top: float) -> None:
        height = float(painter.fontMetrics().height())
        step = _round_step(top)
        for number in range(int(top / step) + 1):
            y = box.bottom() - number * step * box.height() / top
            painter.setPen(QPen(QColor(self._tokens.line), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(self._tokens.muted))
            place = QRectF(0, y - height / 2, LEFT - 8, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, f"{number * step:g}")
        below = QRectF(box.left(), box.bottom() + 5, box.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, str(self._n_all))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("step"))

    def _paint_legend(self, painter: QPainter) -> None:
        x = LEFT
        for words, colour in (
            (self.tr("held-out loss"), self._tokens.accent),
            (self.tr("loss"), self._tokens.muted),
        ):
            y = TOP / 2
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawLine(QPointF(x, y), QPointF(x + KEY_PX, y))
            painter.setPen(QColor(self._tokens.text))
            width = painter.fontMetrics().horizontalAdvance(words)
            place = QRectF(x + KEY_PX + 6, 0, width + 4, TOP)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            x += KEY_PX + width + 24


def _round_step(top: float) -> float:
    """Return a round distance of grid lines: 1, 2 or 5 times a power of ten."""
    least = top / N_LINES
    power: float = 10.0 ** (ceil(log10(least)) - 1)
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)
