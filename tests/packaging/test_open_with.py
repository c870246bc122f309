"""Files that a desktop opens with the app: macOS sends an event to the program that runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.packaging.conftest import ROOT

OPENED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from desktop.gui.shell.app import Session
from desktop.gui.shell.application import Application
from desktop.config.paths import find_places

qt = Application(sys.argv[:1])
session = Session(qt, find_places())
session.open()

def hand_over():
    QCoreApplication.sendEvent(qt, QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))
    print(session.app.window.notice.text)
    session.app.window.close()

QTimer.singleShot(500, hand_over)
sys.exit(qt.exec())
"""


def test_a_file_that_comes_as_an_event_is_opened(tmp_path: Path) -> None:
    """One that is no model, so that the window says so by its name."""
    file = tmp_path / "Kein Modell ü.gguf"
    file.write_text("not a model")
    done = subprocess.run(
        [sys.executable, "-c", OPENED, str(file)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert file.name in done.stdout
