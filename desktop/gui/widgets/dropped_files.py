"""Files that are dragged over a widget or dropped on it. Window process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

__all__ = ["take_files"]


def take_files(event: QDropEvent) -> list[Path]:
    """Return the files of this computer that an event brings; it is accepted if there are any.

    Args:
        event: That something is dropped, or that it enters a widget.
    """
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if paths:
        event.acceptProposedAction()
    return paths
