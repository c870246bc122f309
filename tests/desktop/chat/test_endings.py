"""How an answer ends is said, and what comes is shown when it comes: a real window and engine."""

from __future__ import annotations

import time
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backends.base import Chunk, ReplyStats, StopReason
from backends.engine.wire import FRAME_S, TextOut, Wire
from backends.protocol.wire import Chunked
from backends.protocol.wire import Event as WireEvent
from desktop.config.settings import Settings
from desktop.gui.shell import silence
from desktop.gui.transcript.markup_chunks import LONG_CHARS, chunks
from desktop.history import endings
from desktop.history.endings import no_answer, remark
from desktop.history.message import Details, ShownMessage
from desktop.i18n import error_translations
from tests.backends.servers import Handler, Script, scripted_server
from tests.desktop.chat.test_chat import WAIT_MS, ask, last
from tests.desktop.conftest import MakeApp

HUGE = "".join(f"Sentence {n} of a very long answer is here. " for n in range(1200))
LONGEST_GAP_S = 0.1


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("eog", "ended its reply before the first word"),
        ("thoughts", "only thought"),
        ("tool", "called a tool"),
        ("refusal", "refused"),
        ("filter", "filter"),
        ("length", "longest reply"),
        ("context", "context is full"),
        ("loop", "repeat itself"),
    ],
)
def test_an_empty_answer_is_told_with_its_reason(reason: StopReason, words: str) -> None:
    """What happened, why, what to do."""
    error = no_answer(" \n", ReplyStats(stop_reason=reason))
    assert error is not None
    assert words in error.why
    assert error.todo
    assert no_answer("Hi", ReplyStats(stop_reason=reason)) is None


@pytest.mark.parametrize(("reason", "words"), [("context", "the context is full"), ("eog", "")])
def test_a_cut_answer_says_so_below_its_bubble(
    make_scripted: MakeApp, reason: StopReason, words: str
) -> None:
    """And one that the model ended says nothing."""
    app = make_scripted()
    details = Details(stats=ReplyStats(stop_reason=reason, n_predicted=3))
    shown = app.controller.talk.shown
    shown.add(ShownMessage(7, "assistant", "Half an ans", details=details))
    row = app.window.talk.rows[shown.index_of(7)]
    line = " ".join(label.text() for label in row.findChildren(QLabel))
    assert words in line
    assert ("cut off" in line) == bool(words)
    assert remark(ReplyStats(stop_reason=reason)).endswith(words)


def test_every_remark_is_there_to_be_translated() -> None:
    """What stands below a bubble is said in the language of the window."""
    assert set(error_translations.REMARKS) == set(endings.REMARKS.values())


def test_fifty_thousand_characters_at_once_never_stop_the_window(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """No turn of the event loop takes longer than a tenth of a second."""
    app = make_scripted({"": HUGE.replace(" ", "\u00a0")})
    gaps, before = [0.0], [time.process_time()]

    def tick() -> None:
        now = time.process_time()
        gaps.append(now - before[0])
        before[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(0)
    answer = ask(qtbot, app, "Hello?")
    qtbot.wait(200)
    timer.stop()
    assert answer.text == HUGE.replace(" ", "\u00a0")
    assert max(gaps) < LONGEST_GAP_S


def test_a_long_text_is_cut_where_it_stays_whole() -> None:
    """At sentences, then at words; a growing text keeps its cuts."""
    for text in (HUGE, "word " * 10_000, "a line\n" * 8_000, "x" * 50_000):
        parts = chunks(text)
        assert "".join(parts) == text
        assert max(map(len, parts)) <= 3 * LONG_CHARS
        assert (
            chunks(text[: len(text) // 2])[:-2] == parts[: len(chunks(text[: len(text) // 2])) - 2]
        )


def test_a_piece_waits_for_no_other() -> None:
    """What is held back for the next one is sent when that does not come."""
    sent: list[WireEvent] = []
    came = Event()

    class Kept(Wire):
        def __init__(self) -> None:
            """Have no descriptors."""

        def send(self, event: WireEvent) -> None:
            sent.append(event)
            if len(sent) == 2:
                came.set()

    out = TextOut(Kept(), 1)
    now = time.perf_counter()
    out.add(Chunk("one"), now)
    out.add(Chunk(" two"), now + 0.001)
    assert came.wait(5)
    assert time.perf_counter() - now < 4 * FRAME_S + 1
    out.close()
    assert [e.text for e in sent if isinstance(e, Chunked)] == ["one", " two"]


def test_a_stall_shows_what_was_received_and_stop_keeps_it(
    qtbot: QtBot, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Silence after half a sentence: all of it is on screen, and how long nothing has come."""
    monkeypatch.setattr(silence, "FIRST_S", 1.0)
    gone = Event()

    def stall(handler: Handler) -> None:
        handler.begin()
        handler.text("Hel")
        handler.text("lo from the ")
        gone.wait(20)

    with scripted_server(Script(answers=[stall])) as url:
        options = {"openai-server/base_url": url}
        settings = Settings(backend="openai-server", mode="free", options=options)
        app = make_app(replace(settings, first_run_done=True))
        qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)
        app.controller.ask("Hello?")
        qtbot.waitUntil(lambda: last(app).text == "Hello from the ", timeout=WAIT_MS)
        status = app.window.status
        qtbot.waitUntil(lambda: "Waiting for the server, " in status.text(), timeout=WAIT_MS)
        with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
            app.controller.stop()
        assert (last(app).text, last(app).state) == ("Hello from the ", "stopped")
        assert "Waiting" not in status.text()
        gone.set()
