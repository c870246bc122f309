"""How long the event loop is kept waiting while answers stream in, and what scrolling costs."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.chat.message_list import MessageList
from desktop.gui.window.window import MainWindow
from desktop.history.message import ShownMessage
from tests.desktop.conftest import MakeApp

N_MESSAGES = 1_000
TOKENS_PER_S = 200
SECONDS = 4
LONGEST_GAP_S = 0.050
TYPING_S = 0.016
N_LONG = 10_000

WORDS = "some **words** of an answer that is `streamed` here, and " * 3


def _messages(count: int) -> list[ShownMessage]:
    return [
        ShownMessage(n + 1, "assistant" if n % 2 else "user", f"{n}: {WORDS}", created=1.0)
        for n in range(count)
    ]


class _Gaps:
    """Measures the processor time between two turns of the event loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.process_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(0)

    def _tick(self) -> None:
        now = time.process_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self) -> float:
        """Return the longest gap in seconds."""
        self._timer.stop()
        return self.longest


def _window(make_scripted: MakeApp, count: int) -> tuple[MainWindow, MessageList]:
    app, shown = make_scripted(), MessageList()
    shown.take(_messages(count))
    app.window.talk.show_list(shown)
    QApplication.processEvents()
    return app.window, shown


def test_streaming_into_a_long_chat_never_blocks(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """200 tokens a second, painted in batches, in a chat of 1,000 messages."""
    _, shown = _window(make_scripted, N_MESSAGES)
    answer = ShownMessage(9_999_999, "assistant", "", state="streaming")
    shown.add(answer)
    qtbot.wait(500)
    text, state = "", {"n": 0}
    gaps = _Gaps()

    def paint() -> None:
        nonlocal text
        state["n"] += 1
        text += "token " * round(TOKENS_PER_S * 0.033)
        text += "\n\n" if state["n"] % 20 == 0 else ""
        shown.put(N_MESSAGES, replace(answer, text=text))

    timer = QTimer()
    timer.timeout.connect(paint)
    timer.start(33)
    qtbot.wait(SECONDS * 1000)
    timer.stop()
    assert state["n"] > 20
    assert gaps.stop() <= LONGEST_GAP_S


def test_long_code_streams_as_fast_as_short(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """What stands above the end of a block is not laid out again: of 450 lines as of 50."""
    _, shown = _window(make_scripted, 10)
    short, long = (_code_frame_s(qtbot, shown, n_lines) for n_lines in (50, 450))
    assert long <= LONGEST_GAP_S
    assert long <= 2.5 * short


def _code_frame_s(qtbot: QtBot, shown: MessageList, n_lines: int) -> float:
    """Return the processor time of a frame, the median, at the end of so many lines of code."""
    text = "Here it is:\n\n```python\n" + "    value = compute(9)  # a line of code\n" * n_lines
    answer = ShownMessage(9_000_000 + n_lines, "assistant", text, state="streaming")
    shown.add(answer)
    qtbot.wait(500)
    took = []
    for _ in range(60):
        text += "    another = compute(10)  # one more\n"
        started = time.process_time()
        shown.put(len(shown.messages) - 1, replace(answer, text=text))
        QApplication.processEvents()
        took.append(time.process_time() - started)
    return sorted(took)[len(took) // 2]


def test_typing_is_never_late(make_scripted: MakeApp) -> None:
    """A key in the prompt bar, with a long chat above it."""
    window, _ = _window(make_scripted, N_MESSAGES)
    took = []
    for letter in "What do you do in your free time?":
        started = time.process_time()
        window.prompt.set_text(window.prompt.text + letter)
        QApplication.processEvents()
        took.append(time.process_time() - started)
    assert sorted(took)[len(took) * 9 // 10] <= TYPING_S


def test_ten_thousand_messages_scroll_smoothly(make_scripted: MakeApp) -> None:
    """Only what is seen exists as a widget; a page takes less than a blink."""
    window, _ = _window(make_scripted, N_LONG)
    bar = window.talk.verticalScrollBar()
    took = []
    for page in range(30):
        started = time.process_time()
        bar.setValue(bar.maximum() - page * bar.pageStep())
        QApplication.processEvents()
        took.append(time.process_time() - started)
    assert len(window.talk.rows) < 40
    assert sorted(took)[len(took) // 2] <= 0.100
