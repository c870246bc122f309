"""Asks where a file goes, and before another one is replaced. Window process."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

__all__ = ["ask_save"]


def ask_save(parent: QWidget, title: str, name: str, kinds: Mapping[str, str]) -> Path | None:
    """Return the file that was chosen, with an ending of its kind; None where it was cancelled.

    The dialog of the system asks about the name that was typed; where an ending is added to it,
    that names another file.

    Args:
        parent: It is asked over it.
        title: Of the dialog.
        name: What is proposed.
        kinds: The endings that it may have, by what each is called; the first is the usual one.
    """
    typed, chosen = QFileDialog.getSaveFileName(parent, title, name, ";;".join(kinds))
    if not typed:
        return None
    path, endings = Path(typed), list(kinds.values())
    if path.suffix.lower() in endings:
        return path
    path = path.with_name(f"{path.name}{kinds.get(chosen, endings[0])}")
    return path if not path.exists() or _may_replace(parent, title, path) else None


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    question = QCoreApplication.translate("AskSave", "{name} is there already. Replace it?")
    answer = QMessageBox.question(parent, title, question.format(name=path.name))
    return answer == QMessageBox.StandardButton.Yes
