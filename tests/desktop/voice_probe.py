"""A child that reads a line aloud with one of Qt's speech engines, and tells what happened.

A child, because the engines write warnings of their own and keep threads.
"""

from __future__ import annotations

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.gui.assistive.read_aloud import ReadAloud

LONGEST_MS = 10_000


def main() -> None:
    """``voice_probe ENGINE TEXT``: print one JSON line."""
    qt = QApplication([])
    voice = ReadAloud(engine=sys.argv[1])
    states: list[bool] = []

    def note(speaking: bool) -> None:
        states.append(speaking)
        if not speaking:
            qt.quit()

    voice.speaking_changed.connect(note)
    is_available = voice.is_available
    voice.say(sys.argv[2])
    QTimer.singleShot(LONGEST_MS if is_available else 0, qt.quit)
    qt.exec()
    told = {"available": is_available, "states": states, "modules": "PySide6.QtTextToSpeech"}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
