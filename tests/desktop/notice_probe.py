"""A child whose window is behind others when an answer ends; on a message bus of the test."""

from __future__ import annotations

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.gui.assistive.notification import Notifier


def main() -> None:
    """``notice_probe TITLE TEXT``: notify once."""
    qt = QApplication([])
    window = QWidget()
    window.showMinimized()
    Notifier(window).tell(sys.argv[1], sys.argv[2])
    QTimer.singleShot(500, qt.quit)
    qt.exec()


if __name__ == "__main__":
    main()
