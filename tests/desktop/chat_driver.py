"""The app as a child that chats by itself and says which messages stand, until it is killed.

The real window, controller, history and engine child; only the person and the model are a script.
"""

from __future__ import annotations

import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.config.paths import find_places
from desktop.config.settings import Settings
from desktop.gui.shell.app import AvatarApp
from desktop.history.message import ShownMessage

SCRIPTED = "tests.scripted_backend:ScriptedBackend"
LENGTHS = (300, 20)  # words of the answers, in turn; 200 words a second


def main() -> None:
    """Ask question after question; print a line when a message stands.

    ``Q`` or ``A`` (it stands) or ``H`` (half an answer is on screen), its id, the monotonic time,
    its length in characters and its first two words.
    """
    qt = QApplication([])
    places = find_places()
    replies = {f"question {n}.": f"answer {n} {_words(n)}" for n in range(99)}
    options = {"replies": json.dumps(replies), "delay_s": "0.005"}
    Settings(
        backend=SCRIPTED, mode="free", options=options, first_run_done=True, notify=False
    ).save(places.settings)
    app = AvatarApp(qt, places)
    app.start()
    number = 0

    def say(kind: str, message: ShownMessage) -> None:
        text = f"{len(message.text)} {' '.join(message.text.split()[:2])}"
        sys.stdout.write(f"{kind} {message.id} {time.monotonic()} {text}\n")
        sys.stdout.flush()

    def ask() -> None:
        nonlocal number
        number += 1
        app.chat_commands.submit(f"question {number}.")
        asked = app.controller.talk.messages[-2]
        say("Q", asked)

    def answered(message: ShownMessage) -> None:
        say("A", message)
        ask()

    app.controller.answered.connect(answered)
    shown = app.controller.talk.shown
    shown.changed.connect(lambda index: say("H", shown.messages[index]))
    ask()
    qt.exec()


def _words(number: int) -> str:
    """Return words that do not go round in circles, which would end the answer."""
    return " ".join(f"w{number * word}" for word in range(LENGTHS[number % len(LENGTHS)]))


if __name__ == "__main__":
    main()
