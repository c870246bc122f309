"""The Qt application of the window process: takes the files that macOS hands over as events."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

__all__ = ["Application"]


class Application(QApplication):
    """A QApplication; "open with" names no file on the command line on macOS."""

    file_opened = Signal(str)  # its path

    def event(self, event: QEvent) -> bool:
        """Take what is meant for the application itself."""
        if isinstance(event, QFileOpenEvent):
            self.file_opened.emit(event.file())
            return True
        return super().event(event)
