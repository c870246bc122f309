"""Measures the contrast of text as it is painted, by WCAG 2."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


def painted_contrast(widget: QWidget, area: QRect | None = None) -> float:
    """Return the contrast of the most readable ink of a widget to its most common colour.

    Args:
        widget: Painted for this, with its children and what shows through from its window.
        area: Part of it; all if absent.
    """
    window = widget.window()
    box = area or widget.rect()
    image = window.grab(QRect(widget.mapTo(window, box.topLeft()), box.size())).toImage()
    colours, counts = np.unique(_pixels(image), return_counts=True)
    ground = colours[counts.argmax()]
    return max(contrast(int(ink), int(ground)) for ink in colours)


def contrast(one: int, other: int) -> float:
    """Return the contrast of two colours, each as 0xRRGGBB: 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: int) -> float:
    """Return the relative luminance of 0xRRGGBB: 0 to 1."""
    parts = [((colour >> shift) & 255) / 255 for shift in (16, 8, 0)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _pixels(image: QImage) -> NDArray[np.uint32]:
    """Return the colours, shape (height · width,), without the alpha."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), dtype=np.uint32)
    rows = data.reshape(image.height(), image.bytesPerLine() // 4)[:, : image.width()]
    return np.bitwise_and(rows, np.uint32(0xFFFFFF)).reshape(-1)
