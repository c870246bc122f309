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
from desktop.gui.shell.app import AvatarApp
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


@pytest.mark.parametrize("reason", ["length", "loop"])
def test_how_a_model_ended_is_not_said_of_the_owners_words(
    make_scripted: MakeApp, reason: StopReason
) -> None:
    """They stand in the place of a reply that was not shown, and are whole."""
    app = make_scripted()
    stats = ReplyStats(stop_reason=reason, n_predicted=3)
    details = Details(source="owner", notes=("loop_stopped", "retried"), stats=stats)
    shown = app.controller.talk.shown
    shown.add(ShownMessage(7, "assistant", "A whole answer.", details=details))
    row = app.window.talk.rows[shown.index_of(7)]
    line = " ".join(label.text() for label in row.findChildren(QLabel))
    assert "cut off" not in line
    assert "repeat itself" not in line


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
    assert set(error_translations.REMARKS) == {*endings.REMARKS.values(), endings.UNREAD}


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_was_unreadable_is_told_below_the_bubble(
    qtbot: QtBot, make_app: MakeApp, language: str
) -> None:
    """Of a server that sends garbage beside a good answer; and what it takes, in the language."""

    def garble(handler: Handler) -> None:
        handler.begin()
        handler.event("<!-- proxy -->")
        handler.text("Hello from here.")
        handler.event("@@@@")
        handler.end()

    with scripted_server(Script(answers=[garble])) as url:
        app = make_app(server_settings(url, language))
        with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
            app.controller.ask("Hello?")
    assert last(app).text == "Hello from here."
    row = app.window.talk.rows[app.controller.talk.shown.index_of(last(app).id)]
    line = " ".join(label.text() for label in row.findChildren(QLabel))
    words = {
        "en": ("unreadable lines in the server's answer: 2", "It takes these sampling values"),
        "de": ("unlesbare Zeilen in der Antwort des Servers: 2", "Er nimmt diese Sampling-Werte"),
    }
    below, note = words[language]
    assert below in line
    assert f"{note}: seed, top-k, min-p." in app.window.status.toolTip()


def server_settings(url: str, language: str = "en") -> Settings:
    """Return the settings of somebody who asks a server."""
    settings = Settings(backend="openai-server", mode="free", options={"base_url": url})
    return replace(settings, language=language, first_run_done=True)


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
        gone.wait(60)

    with scripted_server(Script(answers=[stall])) as url:
        app = make_app(server_settings(url))
        qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)
        app.controller.ask("Hello?")
        qtbot.waitUntil(lambda: last(app).text == "Hello from the ", timeout=WAIT_MS)
        status = app.window.status
        qtbot.waitUntil(lambda: "Waiting for the server, " in status.text(), timeout=WAIT_MS)
        assert does(app).text() == status.text().replace("Waiting for the server", "waiting")
        with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
            app.controller.stop()
        assert (last(app).text, last(app).state) == ("Hello from the ", "stopped")
        assert "Waiting" not in status.text()
        assert does(app).text() == "ready"
        gone.set()


def test_an_avatar_that_waits_does_not_say_that_it_speaks(
    qtbot: QtBot, make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so again when more comes."""
    monkeypatch.setattr(silence, "FIRST_S", 1.0)
    more = Event()

    def stall(handler: Handler) -> None:
        handler.begin()
        handler.text("Hello ")
        more.wait(60)
        for _ in range(20):
            handler.text("and hello ")
            handler.script.hung_up.wait(0.1)
        handler.end()

    with scripted_server(Script(answers=[stall])) as url:
        app = make_app(server_settings(url))
        face = app.window.header.avatar
        app.controller.ask("Hello?")
        qtbot.waitUntil(lambda: bool(last(app).text), timeout=WAIT_MS)
        qtbot.waitUntil(lambda: does(app).text().startswith("waiting, "), timeout=WAIT_MS)
        assert face.state.value == "thinking"
        more.set()
        qtbot.waitUntil(lambda: does(app).text() == "speaking", timeout=WAIT_MS)
        assert face.state.value == "speaking"
        qtbot.waitUntil(lambda: does(app).text() == "ready", timeout=WAIT_MS)


def does(app: AvatarApp) -> QLabel:
    """Return the words that say what the avatar does."""
    label = app.window.header.findChild(QLabel, "state")
    assert isinstance(label, QLabel)
    return label
