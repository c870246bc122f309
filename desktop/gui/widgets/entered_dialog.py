"""A dialog that asks before what was entered in it is thrown away. Window process."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

__all__ = ["EnteredDialog"]


class EnteredDialog(QDialog):
    """A form. Escape, Cancel and the frame's button close it at once where nothing is entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_first: object = None

    @abstractmethod
    def entered(self) -> object:
        """Return what is entered now, to be compared with what was there at first."""

    def note_first(self) -> None:
        """Take what is entered now as what nobody would miss."""
        self._at_first = self.entered()

    def reject(self) -> None:
        """Close it, after a question where something would be lost."""
        if self.entered() == self._at_first or self._may_lose():
            super().reject()

    def _may_lose(self) -> bool:
        box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("Throw away what you have entered?"))
        lose = box.addButton(self.tr("Throw away"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("Keep on writing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        is_lost = box.clickedButton() is lose
        box.deleteLater()
        return is_lost
