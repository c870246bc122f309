"""How an answer ends is said, and what comes is shown when it comes: a real window and engine."""

from __future__ import annotations

import time
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backends.base import Chunk, ReplyStats, StopReason
from backends.engine.wire import FRAME_S, TextOut, Wire
from backends.errors import GenerationError
from backends.protocol.wire import Chunked
from backends.protocol.wire import Event as WireEvent
from desktop.config.settings import Settings
from desktop.gui.shell import silence
from desktop.gui.transcript.markup_chunks import LONG_CHARS, chunks
from desktop.history import endings
from desktop.history.chat_database import MessageState
from desktop.history.endings import no_answer, remark
from desktop.history.message import Details, Fault, ShownMessage
from desktop.i18n import error_translations
from tests.backends.servers import Handler, Script, scripted_server
from tests.desktop.chat.test_chat import WAIT_MS, ask, last
from tests.desktop.conftest import MakeApp

HUGE = "".join(f"Sentence {n} of a very long answer is here. " for n in range(1200))
LONGEST_GAP_S = 0.2  # of processor time, with room for a busy machine; a tenth is the aim


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


def test_an_answer_stopped_before_its_first_word_says_so(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """In the bubble, to a screen reader, and with a way to ask again that leaves none of it."""
    app = make_scripted({"": "Hello from here."}, delay_s=0.3)
    app.controller.ask("Hello?")
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.stop()
    answer = last(app)
    assert (answer.text, answer.state) == ("", "stopped")
    row = app.window.talk.rows[app.controller.talk.shown.index_of(answer.id)]
    words = "Stopped before the first word."
    assert row.bubble.selected_text(0, row.bubble.last_position).strip() == words
    assert row.accessibleName().endswith(words)
    (again,) = (chip for chip in row.findChildren(QPushButton) if chip.text() == "Try again")
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        again.click()
    assert (last(app).text, last(app).n_alternatives) == ("Hello from here.", 1)


def test_a_failed_answer_is_told_to_a_screen_reader(make_scripted: MakeApp) -> None:
    """What came of it and why no more: it does not think any longer."""
    app = make_scripted()
    shown = app.controller.talk.shown
    fault = Fault.of(GenerationError("It broke.", "A reason.", "Do this."))
    shown.add(ShownMessage(7, "assistant", "Half", "failed", details=Details(fault=fault)))
    row = app.window.talk.rows[shown.index_of(7)]
    assert row.accessibleName().endswith(": Half\nIt broke. A reason. Do this.")


def test_the_first_word_comes_after_the_thoughts(make_scripted: MakeApp) -> None:
    """Below the bubble; where no word came, nothing is said of it."""
    app = make_scripted()
    shown = app.controller.talk.shown
    stats = ReplyStats(ttft_s=0.5, thought_s=12.0, n_predicted=9, tokens_per_s=20)
    for text in ("Hello.", ""):
        state: MessageState = "standing" if text else "stopped"
        shown.add(ShownMessage(7, "assistant", text, state, details=Details(stats=stats)))
        row = app.window.talk.rows[len(shown.messages) - 1]
        line = " ".join(label.text() for label in row.findChildren(QLabel))
        assert ("12.5 s to first word" in line) == bool(text)
        assert ("to first word" in line) == bool(text)


def test_every_remark_is_there_to_be_translated() -> None:
    """What stands below a bubble is said in the language of the window."""
    assert set(error_translations.REMARKS) == set(endings.REMARKS.values())


CODE = "".join(f"value_{n} = compute({n})  # a line\n" for n in range(1_500))
ROWS = "".join(f"| {n} | row number {n} | {n * n} |\n" for n in range(1_600))


@pytest.mark.parametrize(
    "huge",
    [
        HUGE.replace(" ", "\u00a0"),
        f"```python\n{CODE}```",
        f"| a | b | c |\n|---|---|---|\n{ROWS}",
        "".join(f"## Part {n}\n\n- **bold** `{n}`\n\n```\nx = {n}\n```\n\n" for n in range(1_000)),
    ],
    ids=["prose", "code", "table", "sections"],
)
def test_fifty_thousand_characters_at_once_never_stop_the_window(
    qtbot: QtBot, make_scripted: MakeApp, huge: str
) -> None:
    """No turn of the event loop takes long."""
    app = make_scripted({"": huge})
    app.settings.update(replace(app.settings.value, n_predict=0))  # as long as it is
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
    assert answer.text == huge
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
