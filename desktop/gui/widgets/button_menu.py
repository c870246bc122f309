"""A button that opens a menu. Window process."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

__all__ = ["give_menu"]


def give_menu(button: QPushButton | QToolButton, menu: QMenu) -> None:
    """Have a button open a menu, and look as before when the menu has closed."""
    button.setMenu(menu)
    menu.aboutToHide.connect(partial(_leave, button))


def _leave(button: QPushButton | QToolButton) -> None:
    """Tell a button that the mouse has left it: under a menu, and a dialog of it, Qt does not."""
    if not button.rect().contains(button.mapFromGlobal(QCursor.pos())):
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
