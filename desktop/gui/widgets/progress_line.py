"""A bar that shows how much of something is done, with a button that ends it. Window process."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

__all__ = ["ProgressLine"]


class ProgressLine(QWidget):
    """Not there as long as nothing is being done."""

    cancelled = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAccessibleName(self.cancel.text())
        self.cancel.clicked.connect(self.cancelled)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)
        self.hide()

    def show_share(self, n_done: int, n_all: int) -> None:
        """Show that so much is done; of nothing as long as that is not known."""
        self.bar.setRange(0, n_all)
        self.bar.setValue(n_done)
        self.show()
