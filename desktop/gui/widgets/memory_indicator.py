"""The memory light: a coloured sign with its words. Window process.

The sign has a shape of its own for each colour, so that it can be told without seeing the colour.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backends.gguf.memory_fit import Fit, Light, memory_size
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.i18n.translation import figure, running

__all__ = ["MemoryIndicator", "context_words", "light_words"]

SIGN_PX = 14
COLOURS: dict[Light, tuple[str, str]] = {  # on a light and on a dark ground
    "green": ("#1E8E4E", "#5CC98A"),
    "yellow": ("#B26B00", "#F2C464"),
    "red": ("#C02B2B", "#FF8A80"),
}


def light_words(light: Light) -> str:
    """Return what a light means."""
    words: dict[Light, str] = {
        "green": QCoreApplication.translate("light", "Fits the memory with room to spare."),
        "yellow": QCoreApplication.translate(
            "light", "Just fits the memory: close other large programs first."
        ),
        "red": QCoreApplication.translate("light", "Does not fit the memory."),
    }
    return words[light]


def context_words(fit: Fit) -> str:
    """Return both figures and the context that would fit."""
    figures = QCoreApplication.translate("light", "It needs {need} of {free} free").format(
        need=figure(memory_size(fit.need.total)), free=figure(memory_size(fit.available_bytes))
    )
    if fit.light == "red" and fit.largest_n_ctx:
        return QCoreApplication.translate(
            "light", "{figures}; a context of {n} tokens would fit."
        ).format(figures=figures, n=figure(f"{fit.largest_n_ctx:,}"))
    if fit.light == "red":
        return QCoreApplication.translate("light", "{figures}; no context is short enough.").format(
            figures=figures
        )
    return QCoreApplication.translate(
        "light", "{figures}, with a context of {n} tokens; up to {most} would fit."
    ).format(figures=figures, n=figure(f"{fit.n_ctx:,}"), most=figure(f"{fit.largest_n_ctx:,}"))


class _Sign(QWidget):
    """A circle, a triangle or a square."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(SIGN_PX)
        self.light: Light = "green"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign."""
        is_dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS[self.light][is_dark]))
        side = float(SIGN_PX)
        painter.translate(0, (self.height() - side) / 2)
        if self.light == "green":
            painter.drawEllipse(QRectF(1, 1, side - 2, side - 2))
        elif self.light == "yellow":
            corners = [QPointF(side / 2, 0), QPointF(side, side - 1), QPointF(0, side - 1)]
            painter.drawPolygon(QPolygonF(corners))
        else:
            painter.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), 2, 2)


class MemoryIndicator(QWidget):
    """One line: the sign, and what it means. Hidden until something is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = _Sign(self)
        self._text = PlainLabel(self)
        self._text.setWordWrap(True)
        self._text.setObjectName("value")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """Return the words beside the sign."""
        return self._text.text()

    @property
    def light(self) -> Light | None:
        """Return the colour that is shown, if any."""
        return None if self.isHidden() else self._sign.light

    def show_fit(self, fit: Fit) -> None:
        """Show how a model fits."""
        self.show_light(fit.light, running((light_words(fit.light), context_words(fit))))

    def show_light(self, light: Light, text: str) -> None:
        """Show a light with words."""
        self._sign.light = light
        self._sign.update()
        self._text.setText(text)
        self._text.ensurePolished()
        self._sign.setFixedHeight(max(SIGN_PX, self._text.fontMetrics().height()))  # a line of it
        self.setAccessibleName(text)
        self.show()
