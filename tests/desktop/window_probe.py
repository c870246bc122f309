"""A child that opens the window as a person does, and tells what that cost as one JSON line.

Times are processor time of the process: what other programs take meanwhile does not count.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

BARE_MS = 300  # after it, a window has been painted
FORBIDDEN = ("llama_cpp", "torch", "transformers", "numpy", "finetune", "click")


def main() -> None:
    """``bare`` opens an empty Qt window, ``app`` ours."""
    qt = QApplication([])
    qt_s = time.process_time()
    if sys.argv[1] == "bare":
        window = QWidget()
        window.resize(1180, 780)
        window.show()
        shown_s, modules = time.process_time(), []
    else:
        from desktop.config.paths import find_places
        from desktop.gui.shell.app import AvatarApp

        app = AvatarApp(qt, find_places())
        app.start()
        qt.processEvents()
        shown_s = time.process_time()
        modules = [name for name in FORBIDDEN if name in sys.modules]
        window = app.window

    def tell() -> None:
        maps = Path("/proc/self/maps")
        native = maps.read_text() if maps.exists() else ""
        told = {
            "qt_s": qt_s,
            "shown_s": shown_s,
            "modules": modules,
            "late": [name for name in FORBIDDEN if name in sys.modules],
            "native": [name for name in ("libllama", "libggml") if name in native],
            "rss": psutil.Process().memory_info().rss,
            "uss": psutil.Process().memory_full_info().uss,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        window.close()
        qt.quit()

    QTimer.singleShot(int(sys.argv[2]) if len(sys.argv) > 2 else BARE_MS, tell)
    qt.exec()


if __name__ == "__main__":
    main()
