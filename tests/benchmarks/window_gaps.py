"""How long the window stands still at what waits for files, locks and keyrings.

``python -m tests.benchmarks.window_gaps [PART]``: each part in a real window, in a process and a
home of its own; the longest time between two turns of its event loop while the part runs.

Wall time is what a person waits; processor time is what the GUI thread takes of it. On a busy
machine they differ.
"""

from __future__ import annotations

import gc
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import keyring
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.config.paths import Places, find_places
from desktop.config.settings import Settings
from desktop.engine.worker import Worker
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.score_page import ScorePage
from desktop.gui.studio.workbench import Workbench
from desktop.personas.score_card import Run, ScoreCard, save_score_card
from persona.store import load_persona
from persona.writer import save_persona
from tests.benchmarks.large_avatar import ID, STUDIO_PARTS, large_persona, when
from tests.benchmarks.window_figures import PARAGRAPH, SCRIPTED, Gaps, fill, pause
from tests.desktop.chat.test_waits import SlowKeyring

ROOT = Path(__file__).resolve().parents[2]
MIB = int(os.environ.get("AVATAR_CHAT_GAPS_MIB", "64"))  # of the chat that is imported
N_LONG = 10_000  # messages of the chat that is exported
N_LINES = 1_000  # of the block of code that is streamed
TOKENS_PER_S = 200
LOCK_S = 1.0
SETTLE_MS = 3_000
LONGEST_S = 500.0  # of a part


def main() -> None:
    """Print one line for each part."""
    names = sys.argv[1:] or list(PARTS)
    for name in names:
        if os.environ.get("AVATAR_CHAT_GAPS_PART"):
            _measure(name)
            continue
        with tempfile.TemporaryDirectory() as home:
            environment = {"AVATAR_CHAT_HOME": home, "AVATAR_CHAT_GAPS_PART": "1"}
            command = [sys.executable, "-m", "tests.benchmarks.window_gaps", name]
            subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True)


def _measure(name: str) -> None:
    places = find_places()
    settings = Settings(backend=SCRIPTED, mode="free", n_predict=0, first_run_done=True)
    if name == "stream":
        code = "".join(f"value_{n} = compute({n})  # a line\n" for n in range(N_LINES))
        options = {"replies": json.dumps({"": f"```python\n{code}```"})}
        settings = replace(settings, options=options | {"delay_s": str(1 / TOKENS_PER_S)})
    settings.save(places.settings)
    save_persona(large_persona(), places.personas / ID)
    gc.freeze()  # as `desktop.gui.shell.app.main` does
    app = AvatarApp(QApplication([]), places)
    app.start()
    pause(SETTLE_MS)
    idle = QEventLoop()
    app.worker.run(lambda: None, lambda _done: idle.quit())
    idle.exec()
    begin = PARTS[name](app, places)
    loop, gaps, started = QEventLoop(), Gaps(), time.perf_counter()
    QTimer.singleShot(0, lambda: begin(loop.quit))
    QTimer.singleShot(round(1e3 * LONGEST_S), lambda: loop.exit(1))
    if loop.exec():
        raise SystemExit(f"{name}: not done after {LONGEST_S:.0f} s")
    pause(200)
    gaps.stop()
    words = f"longest gap {1e3 * gaps.wall:.0f} ms ({1e3 * gaps.cpu:.0f} ms CPU)"
    sys.stdout.write(f"{name:10} {words}, {time.perf_counter() - started:.1f} s in all\n")
    sys.stdout.flush()
    app.window.close()


Begin = Callable[[Callable[[], None]], object]
"""Begins a part; calls what it is given when the part is done."""


def _large_chat(places: Places) -> Path:
    path = places.settings.parent / "chat.json"
    turn = [{"role": role, "text": PARAGRAPH * 12} for role in ("user", "assistant")]
    head = {"format": "avatar-chat/1", "title": "large", "persona": "", "messages": []}
    n_turns = (MIB * 2**20 - len(json.dumps(head))) // len(json.dumps(turn))
    path.write_text(json.dumps(head | {"messages": turn * n_turns}))
    return path


def _imported(app: AvatarApp, places: Places) -> Begin:
    path = _large_chat(places)

    def begin(done: Callable[[], None]) -> None:
        def shown() -> None:
            QTimer.singleShot(0, done)

        app.chat_files.chat_asked.connect(lambda _chat: app.controller.when_read(shown))
        app.chat_files.read(path)

    return begin


def _asked(app: AvatarApp, places: Places) -> Begin:
    ready = QEventLoop()
    app.chat_files.chat_asked.connect(lambda _chat: app.controller.when_read(ready.quit))
    app.chat_files.read(_large_chat(places))
    ready.exec()
    pause(SETTLE_MS)

    def begin(done: Callable[[], None]) -> None:
        app.controller.answered.connect(lambda _message: done())
        app.controller.ask("And what did we say last?")

    return begin


def _exported(app: AvatarApp, places: Places) -> Begin:
    chat = fill(places, N_LONG)
    paths = [places.settings.parent / f"out.{kind}" for kind in ("md", "json", "html")]

    def begin(done: Callable[[], None]) -> None:
        for path in paths:
            app.chat_files.write(chat, path)
        when(lambda: all(path.exists() for path in paths), done)

    return begin


def _zoomed(app: AvatarApp, _places: Places) -> Begin:
    steps = [1] * 5 + [-1] * 5

    def begin(done: Callable[[], None]) -> None:
        if not steps:
            QTimer.singleShot(1_000, done)  # until it is written
            return
        app.assistive.zoom(steps.pop())
        QTimer.singleShot(100, lambda: begin(done))

    return begin


def _locked(app: AvatarApp, places: Places) -> Begin:
    """Somebody else holds the file while a question is asked, and lets go."""
    taken = threading.Event()

    def hold() -> None:
        db = sqlite3.connect(places.history, isolation_level=None)
        db.execute("BEGIN IMMEDIATE")
        taken.set()
        threading.Event().wait(LOCK_S)
        db.execute("COMMIT")
        db.close()

    def begin(done: Callable[[], None]) -> None:
        threading.Thread(target=hold, daemon=True).start()
        taken.wait()
        app.controller.ask("stored?")
        when(lambda: app.controller.talk.chat > 0 and not app.controller.talk.has_unstored, done)

    return begin


def _chosen(app: AvatarApp, places: Places) -> Begin:
    """The menu of avatars opens, and the large one is to speak."""

    def begin(done: Callable[[], None]) -> None:
        app.persona_menu.fill()
        app.settings.update(replace(app.settings.value, persona=ID))
        QTimer.singleShot(1_000, done)

    return begin


def _scored(app: AvatarApp, places: Places) -> Begin:
    folder = places.personas / ID
    save_score_card(ScoreCard(Run(label="l", questions="studio", told_hash="x")), folder)
    persona, worker = load_persona(folder), Worker()

    def begin(done: Callable[[], None]) -> None:
        page = ScorePage(Workbench(persona), worker, lambda: (), app.window)
        page.show()
        QTimer.singleShot(1_000, done)

    return begin


def _notified(app: AvatarApp, _places: Places) -> Begin:
    def begin(done: Callable[[], None]) -> None:
        app.window.showMinimized()
        app.assistive.notifier.tell("title", "text")
        QTimer.singleShot(1_000, done)

    return begin


def _kept(app: AvatarApp, _places: Places) -> Begin:
    """A key goes into a keyring that asks the person first."""
    slow, loop, models = SlowKeyring(), QEventLoop(), app.model_commands
    keyring.set_keyring(slow)
    models.directory.described.connect(loop.quit)
    models.directory.ask(SCRIPTED)
    loop.exec()
    dialog = models.make_settings_dialog()
    dialog.show()
    pause(SETTLE_MS)
    dialog.model.editors["secret"].setProperty("text", "sesame")

    def begin(done: Callable[[], None]) -> None:
        dialog.accepted_settings.connect(lambda _settings: QTimer.singleShot(300, done))
        dialog._accept()
        QTimer.singleShot(round(1e3 * LOCK_S), slow.allowed.set)

    return begin


def _streamed(app: AvatarApp, _places: Places) -> Begin:
    def begin(done: Callable[[], None]) -> None:
        app.controller.answered.connect(lambda _message: done())
        app.controller.ask("code")

    return begin


PARTS: dict[str, Callable[[AvatarApp, Places], Begin]] = {
    "import": _imported,
    "ask": _asked,
    "export": _exported,
    "zoom": _zoomed,
    "lock": _locked,
    "choose": _chosen,
    "score": _scored,
    "notify": _notified,
    "keyring": _kept,
    "stream": _streamed,
    **STUDIO_PARTS,
}

if __name__ == "__main__":
    main()
