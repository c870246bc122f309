"""Makes the pictures of every screen: ``python -m tests.desktop.make_screenshots [FOLDER]``.

A real window without a display, over the real engine child; the answers come from a script, so
that the pictures stay the same.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import AvatarApp
from desktop.paths import find_places
from desktop.settings import Settings, ThemeName
from desktop.settings_dialog import SettingsDialog

ROOT = Path(__file__).resolve().parents[2]
SCRIPTED = "tests.scripted_backend:ScriptedBackend"
WAIT_MS = 20_000
REPLIES = {
    "sort": (
        "Sure, **insertion sort** is short:\n\n```python\ndef insertion_sort(items: list[int]) ->"
        ' None:\n    """Sort in place."""\n    for i in range(1, len(items)):\n        item = '
        "items[i]\n        while i > 0 and items[i - 1] > item:\n            items[i] = items[i-1]"
        "\n            i -= 1\n        items[i] = item\n```\n\n| case | steps |\n|---|---|\n"
        "| sorted | *n* |\n| reversed | *n*² |\n\n1. It is stable.\n2. It needs no memory.\n\n"
        "> Simple beats clever. See <https://en.wikipedia.org/wiki/Insertion_sort>."
    ),
    "exchange": "I'm on exchange in Canada for one term, at the University of Waterloo.",
    "courses": "I'm taking **CS486**, introduction to artificial intelligence, and **CS350**.",
    "": "That is a good question.",
}


def main() -> None:
    """Write one picture per screen and theme."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication([])
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as home:
            _shoot(qt, Path(home), theme, folder)


def _shoot(qt: QApplication, home: Path, theme: ThemeName, folder: Path) -> None:
    places = find_places({"AVATAR_CHAT_HOME": str(home)})
    options = {"replies": json.dumps(REPLIES), "delay_s": "0.01"}
    Settings(backend=SCRIPTED, theme=theme, options=options, motion="reduced").save(places.settings)
    app = AvatarApp(qt, places)
    app.start()
    _pause(400)

    def save(name: str, widget: QWidget | None = None) -> None:
        _pause(250)
        (widget or app.window).grab().save(str(folder / f"{name}-{theme}.png"))

    save("first-run")
    _chat(app, "Climbing, mostly", "What music do you like?")
    app.commands.new_chat()
    _chat(app, "Where are you on exchange?", "What's your dog called?", "And which courses?")
    save("chat")
    for width, height in ((480, 760), (800, 600), (1280, 720), (2200, 900)):
        app.window.resize(QSize(width, height))
        save(f"chat-{width}")
    app.window.resize(QSize(1180, 780))
    app.commands.new_chat()
    _chat(app, "Show me a sort in Python")
    save("markdown")
    app.shelf.search("exchange")
    save("search")
    app.shelf.search("")
    dialog = SettingsDialog(app.settings, app.backends, app.embedded, app.window)
    dialog.show()
    for number, name in enumerate(("model", "answers", "look")):
        dialog.tabs.setCurrentIndex(number)
        save(f"settings-{name}", dialog)
    dialog.close()
    app.window.close()


def _chat(app: AvatarApp, *questions: str) -> None:
    for question in questions:
        _until(lambda: not app.controller.is_answering)
        app.chat_commands.submit(question)
    _until(lambda: not app.controller.is_answering)


def _until(done: Callable[[], bool]) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start(20)
    QTimer.singleShot(WAIT_MS, loop.quit)
    loop.exec()


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
