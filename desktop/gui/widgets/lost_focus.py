"""Where the keyboard goes when what it was on is hidden or disabled. Window process.

Qt goes on to the next widget then, as Tab does; that one nobody has chosen.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

__all__ = ["took_over"]


def took_over(home: QWidget) -> bool:
    """Give the keyboard to `home` where its widget is gone just now; return whether it was.

    For `focusNextPrevChild` of a window, which Qt asks both for Tab and for that.
    """
    before = QApplication.focusWidget()
    is_gone = before is not None and not (before.isVisible() and before.isEnabled())
    if not (is_gone and home.isVisible() and home.isEnabled()):
        return False
    home.setFocus()
    return True
