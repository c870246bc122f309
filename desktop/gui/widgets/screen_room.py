"""How large a window may be so that the whole of it, frame included, is on the screen.

Window process.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

__all__ = ["FRAME", "open_at"]

FRAME = QSize(16, 40)  # pixels that a desktop draws around a window
USUAL_PX = 15  # of the letters that sizes are named for


def open_at(window: QWidget, wanted: QSize) -> None:
    """Give a window the size that it wants, or as much of it as the screen has room for.

    With larger letters it wants more.
    """
    room = window.screen().availableSize() - FRAME
    wanted = wanted * max(1.0, window.font().pixelSize() / USUAL_PX)
    window.resize(wanted.boundedTo(room).expandedTo(window.minimumSize()))
