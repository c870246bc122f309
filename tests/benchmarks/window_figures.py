"""The figures of the window, in real time: ``python -m tests.benchmarks.window_figures``.

- 200 tokens a second from the engine child into a chat of 1,000 messages, with code and a table,
  while someone types: the longest gap of the event loop, and the time of a key.
- A chat of 10,000 messages: open it in the window, search it; the memory over a bare Qt window.

Wall time is what a person waits, processor time is what we take; on a busy machine they differ.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from desktop.config.paths import Places, find_places
from desktop.config.settings import Settings
from desktop.gui.shell.app import AvatarApp
from desktop.history.chat_database import History, Stored

ROOT = Path(__file__).resolve().parents[2]
SCRIPTED = "tests.scripted_backend:ScriptedBackend"
N_CHAT, N_LONG = 1_000, 10_000  # messages
TOKENS_PER_S = 200
N_TOKENS = 2_000  # of the streamed answer
KEY_EVERY_MS = 120
SETTLE_MS = 3_000
PARAGRAPH = "some **words** of an answer that is `streamed` here, and a [link](https://example.org)"


def main() -> None:
    """Print one figure a line. Each part has a process of its own: a person has one window."""
    if len(sys.argv) > 1:
        _part(sys.argv[1])
        return
    with tempfile.TemporaryDirectory() as home:
        _tell(_run("stream", home))
    with tempfile.TemporaryDirectory() as home:
        _tell(_run("open", home))
        bare, app = (int(_run(what, home)) for what in ("bare", "app"))
    _print(f"memory with {N_LONG} messages over a bare window", f"{(app - bare) / 2**20:.1f} MiB")


def _part(what: str) -> None:
    places = find_places()
    if what == "stream":
        _stream(places)
    elif what == "open":
        _open_and_search(places)
    else:
        _memory(what)


def fill(places: Places, count: int) -> int:
    """Store a chat of so many messages; return its number."""
    history = History.open(places.history)
    rows = [
        Stored(0, None, ("user", "assistant")[n % 2], f"{n}: {PARAGRAPH} " * 2, "standing", n)
        for n in range(count)
    ]
    chat = history.import_chat("long", "keith-low", rows)
    history.close()
    return chat


def _answer() -> str:
    code, table = (
        "```python\nfor i in range(9):\n    print(i)\n```",
        "| a | b |\n|---|---|\n| 1 | 2 |",
    )
    part = f"{PARAGRAPH}\n\n{code}\n\n{table}\n\n"
    words: list[str] = []
    number = 0
    while len(words) < N_TOKENS:
        number += 1
        words += f"Number {number}: {part}".split(" ")
    return " ".join(words)


def _settings(reply: str) -> Settings:
    options = {"replies": json.dumps({"": reply}), "delay_s": str(1 / TOKENS_PER_S)}
    return Settings(
        backend=SCRIPTED, mode="free", n_predict=0, options=options, first_run_done=True
    )


def _stream(places: Places) -> None:
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    chat = fill(places, N_CHAT)
    _settings(_answer()).save(places.settings)
    app = AvatarApp(qt, places)
    app.start()
    app.chat_commands.open_chat(chat)
    pause(SETTLE_MS)
    gaps, keys, loop = Gaps(), _Keys(app.window), QEventLoop()
    app.controller.answered.connect(lambda _message: loop.quit())
    app.controller.ask("stream")
    started = time.perf_counter()
    loop.exec()
    seconds = time.perf_counter() - started
    gaps.stop()
    keys.stop()
    stats = app.controller.talk.messages[-1].details.stats
    n_tokens = stats.n_predicted if stats else 0
    _print("tokens a second shown", f"{n_tokens / seconds:.0f} ({n_tokens} tokens)")
    _print(
        "longest gap of the event loop", f"{1e3 * gaps.wall:.0f} ms ({1e3 * gaps.cpu:.0f} ms CPU)"
    )
    _print("typing, longest key", f"{1e3 * max(keys.took):.1f} ms ({len(keys.took)} keys)")
    app.window.close()


def _open_and_search(places: Places) -> None:
    chat = fill(places, N_LONG)
    opened, found = [], []
    for _ in range(5):
        started = time.perf_counter()
        history = History.open(places.history)
        assert len(history.messages(chat)) == N_LONG
        opened.append(time.perf_counter() - started)
        started = time.perf_counter()
        assert len(history.search("7777: some")) == 1
        found.append(time.perf_counter() - started)
        history.close()
    _print("open the file and read 10,000 messages", f"{1e3 * min(opened):.0f} ms")
    _print("search them", f"{1e3 * min(found):.1f} ms")
    _settings("yes").save(places.settings)
    app = AvatarApp(QApplication.instance() or QApplication([]), places)  # type: ignore[arg-type]
    app.start()
    pause(SETTLE_MS)
    started = time.perf_counter()
    app.chat_commands.open_chat(chat)
    loop = QEventLoop()
    app.controller.when_read(lambda: QTimer.singleShot(0, loop.quit))
    loop.exec()
    QApplication.processEvents()
    _print(
        "open the chat in the window, painted", f"{1e3 * (time.perf_counter() - started):.0f} ms"
    )
    started = time.perf_counter()
    app.chats.search("7777: some")
    QApplication.processEvents()
    _print("search in the window, painted", f"{1e3 * (time.perf_counter() - started):.0f} ms")
    app.window.close()


def _run(what: str, home: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.window_figures", what],
        cwd=ROOT,
        env=os.environ | {"AVATAR_CHAT_HOME": home},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.rstrip()


def _memory(what: str) -> None:
    qt = QApplication([])
    if what == "bare":
        window = QWidget()
        window.resize(1180, 780)
        window.show()
    else:
        app = AvatarApp(qt, find_places())
        app.start()
        app.chat_commands.open_chat(app.history.chats()[0].id)
        app.chats.search("words")
        window = app.window
    pause(SETTLE_MS)
    sys.stdout.write(f"{psutil.Process().memory_info().rss}\n")
    window.close()


class Gaps:
    """The longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0
        self._last = (time.perf_counter(), time.thread_time())
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(0)

    def _tick(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.wall = max(self.wall, now[0] - self._last[0])
        self.cpu = max(self.cpu, now[1] - self._last[1])
        self._last = now

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()


class _Keys:
    """Types into the prompt bar, and takes the time until the key has been painted."""

    def __init__(self, window: QWidget) -> None:
        self.took: list[float] = []
        field = window.findChild(QPlainTextEdit, "prompt-text")
        assert isinstance(field, QPlainTextEdit)
        self._field = field
        self._timer = QTimer()
        self._timer.timeout.connect(self._type)
        self._timer.start(KEY_EVERY_MS)

    def _type(self) -> None:
        started = time.perf_counter()
        QTest.keyClick(self._field, Qt.Key.Key_X)
        self._field.viewport().repaint()
        self.took.append(time.perf_counter() - started)

    def stop(self) -> None:
        self._timer.stop()


def pause(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _print(name: str, value: str) -> None:
    _tell(f"{name:48} {value}")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
