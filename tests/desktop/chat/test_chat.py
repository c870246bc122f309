"""A chat in a real window over a real engine child that says what it is told to."""

from __future__ import annotations

import os
import signal
from dataclasses import replace

import pytest
from PySide6.QtGui import QCursor
from pytestqt.qtbot import QtBot

from backends.base import ModelSpec
from backends.errors import ModelLoadError
from desktop.chat import chat_controller
from desktop.chat.avatar_state import AvatarState
from desktop.config.settings import Settings
from desktop.engine import model_loader
from desktop.gui.shell.app import AvatarApp
from desktop.history.message import ShownMessage
from tests.conftest import FAULTY
from tests.desktop.conftest import MakeApp

WAIT_MS = 20_000


def answers(app: AvatarApp) -> list[str]:
    """Return the answers on screen, without the greeting."""
    return [m.text for m in app.window.talk.messages if m.role == "assistant" and m.id]


def last(app: AvatarApp) -> ShownMessage:
    """Return the newest row."""
    return app.window.talk.messages[-1]


def ask(qtbot: QtBot, app: AvatarApp, text: str) -> ShownMessage:
    """Type a question, send it and wait until its answer stands."""
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.window.prompt.set_text(text)
        app.window.prompt.submitted.emit(text)
    return last(app)


def read(qtbot: QtBot, app: AvatarApp) -> None:
    """Wait until the chat that was opened, or another branch of it, is shown."""
    qtbot.waitUntil(lambda: app.controller.talk.is_read, timeout=WAIT_MS)


def test_an_answer_streams_into_a_bubble_and_is_stored(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """Question and answer are on screen and in the file; the avatar moved through its states."""
    app = make_scripted({"": "I am a scripted answer."})
    states: list[AvatarState] = []
    app.controller.state_changed.connect(states.append)
    answer = ask(qtbot, app, "Hello?")
    assert answer.text == "I am a scripted answer."
    assert states[-3:] == [AvatarState.THINKING, AvatarState.SPEAKING, AvatarState.IDLE]
    (chat,) = app.history.chats()
    assert chat.title == "Hello?"
    assert [row.text for row in app.history.messages(chat.id)] == ["Hello?", answer.text]
    assert app.window.prompt.text == ""


def test_the_second_turn_knows_the_first(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """The exact prompt of the second answer holds both turns."""
    app = make_scripted({"": "Yes."})
    ask(qtbot, app, "My name is Ada.")
    answer = ask(qtbot, app, "What did I say?")
    prompt = app.controller.prompt_of(answer.id)
    assert "My name is Ada." in prompt
    assert "What did I say?" in prompt
    assert answer.details.stats is not None
    assert answer.details.stats.n_reused > 0


def test_the_first_answer_knows_the_start_of_its_prompt(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """The avatar's instructions are read as soon as the model is there."""
    app = make_scripted({"": "Yes."})
    with qtbot.waitSignal(app.engine.counted, timeout=WAIT_MS):
        pass
    stats = ask(qtbot, app, "Hello?").details.stats
    assert stats is not None
    assert stats.n_reused > 0


def test_the_exact_prompts_of_the_newest_answers_are_kept(
    qtbot: QtBot, make_scripted: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is as long as its chat."""
    monkeypatch.setattr(chat_controller, "MAX_PROMPTS", 2)
    app = make_scripted({"": "Yes."})
    answers = [ask(qtbot, app, f"question {n}") for n in range(3)]
    prompts = [app.controller.prompt_of(answer.id) for answer in answers]
    assert [bool(prompt) for prompt in prompts] == [False, True, True]


def test_stop_keeps_what_is_there(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """A stopped answer is marked, stored, and the next question works."""
    app = make_scripted({"long": "word " * 200, "": "short"}, delay_s=0.05)
    app.controller.ask("long")
    qtbot.waitUntil(lambda: len(last(app).text) > 10, timeout=WAIT_MS)
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.stop()
    assert last(app).state == "stopped"
    assert last(app).text.startswith("word word")
    assert app.history.messages(app.controller.talk.chat)[-1].state == "stopped"
    assert ask(qtbot, app, "hi").text == "short"


def test_a_question_waits_while_the_avatar_speaks(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """It is asked when the answer stands."""
    app = make_scripted({"first": "one two three", "second": "four"}, delay_s=0.05)
    app.controller.ask("first")
    app.controller.ask("second")
    qtbot.waitUntil(lambda: answers(app) == ["one two three", "four"], timeout=WAIT_MS)


def test_regenerate_keeps_both_answers(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """The arrows go between them, on screen and after a restart."""
    app = make_scripted()
    first = ask(qtbot, app, "echo")
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.regenerate(first.id)
    assert (last(app).alternative, last(app).n_alternatives) == (2, 2)
    app.controller.step(last(app).id, -1)
    read(qtbot, app)
    assert last(app).id == first.id
    assert (last(app).alternative, last(app).n_alternatives) == (1, 2)


def test_an_edited_question_begins_a_branch(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """What followed stays, and the arrows lead back to it."""
    app = make_scripted()
    ask(qtbot, app, "one")
    ask(qtbot, app, "two")
    question = next(m for m in app.window.talk.messages if m.text == "one" and m.role == "user")
    app.chat_commands.edit(question.id)
    assert app.window.prompt.text == "one"
    answer = ask(qtbot, app, "uno")
    assert [m.text for m in app.window.talk.messages if m.role == "user"] == ["uno"]
    assert answer.text == "uno"
    edited = app.controller.talk.question_of(answer.id)
    assert edited is not None
    assert edited.n_alternatives == 2
    app.controller.step(edited.id, -1)
    read(qtbot, app)
    assert [m.text for m in app.window.talk.messages if m.role == "user"] == ["one", "two"]


def test_a_crash_is_told_in_the_bubble_and_retried(qtbot: QtBot, make_app: MakeApp) -> None:
    """SIGSEGV of the engine while it answers: the window stays, Retry works."""
    app = make_app(Settings(backend=FAULTY, mode="free", first_run_done=True))
    ask(qtbot, app, "hello")
    app.controller.ask("late hang")
    qtbot.waitUntil(lambda: bool(last(app).text), timeout=WAIT_MS)
    os.kill(app.engine.pid, signal.SIGSEGV)
    qtbot.waitUntil(lambda: last(app).state == "failed", timeout=WAIT_MS)
    fault = last(app).details.fault
    assert fault is not None
    assert "segmentation fault" in fault.why
    assert app.window.header.avatar.state is AvatarState.ERROR
    assert ask(qtbot, app, "still there?").text == "still there?"


def test_another_backend_ends_the_answer(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """The engine of the old one goes; its answer says so, a waiting question returns."""
    app = make_scripted({"long": "word " * 300, "": "short"}, delay_s=0.02)
    app.controller.ask("long")
    qtbot.waitUntil(lambda: len(last(app).text) > 20, timeout=WAIT_MS)
    app.chat_commands.submit("and then?")
    app.settings.update(replace(app.settings.value, backend=FAULTY, options={}))
    assert last(app).state == "failed"
    assert last(app).text.startswith("word word")
    assert not app.controller.is_answering
    assert app.window.prompt.text == "and then?"
    assert ask(qtbot, app, "hello").text == "hello"


def test_another_backend_ends_an_answer_that_is_being_stopped(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """Then it was stopped, as asked."""
    app = make_scripted({"long": "word " * 300}, delay_s=0.3)
    app.controller.ask("long")
    qtbot.waitUntil(lambda: bool(last(app).text), timeout=WAIT_MS)
    app.controller.stop()
    app.settings.update(replace(app.settings.value, backend=FAULTY, options={}))
    assert last(app).state == "stopped"
    assert ask(qtbot, app, "hello").text == "hello"


def test_retry_after_a_load_that_failed(qtbot: QtBot, make_app: MakeApp) -> None:
    """The bubble names the file; with another model the same question is answered."""
    app = make_app(
        Settings(backend=FAULTY, mode="free", model_path="/no/missing.gguf", first_run_done=True)
    )
    app.controller.ask("hello")
    qtbot.waitUntil(lambda: last(app).state == "failed", timeout=WAIT_MS)
    assert "missing.gguf" in str(last(app).details.fault)
    app.settings.update(Settings(backend=FAULTY, mode="free", model_path="/yes/m.gguf"))
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.window.talk.retry_asked.emit(last(app).id)
    assert [m.text for m in app.window.talk.messages if m.id] == ["hello", "hello"]


def test_a_model_that_crashed_is_not_loaded_by_itself(qtbot: QtBot, make_app: MakeApp) -> None:
    """Only when the person asks for it."""
    settings = Settings(
        backend=FAULTY, mode="free", model_path="/m/segfault.gguf", first_run_done=True
    )
    app = make_app(settings)
    qtbot.waitUntil(lambda: app.loader.state.phase == "failed", timeout=WAIT_MS)
    app.window.close()
    again = make_app()
    qtbot.waitUntil(lambda: again.loader.state.phase == "waiting", timeout=WAIT_MS)
    assert not again.engine.pid
    assert "segfault.gguf" in again.window.status.text()
    again.controller.ask("hello")
    qtbot.waitUntil(lambda: last(again).state == "failed", timeout=WAIT_MS)


def test_a_model_that_is_not_wanted_any_more_does_not_become_ready(
    qtbot: QtBot, make_scripted: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was loading when another one was chosen, which is not there."""
    app = make_scripted()
    qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)

    def nothing(*_: object) -> ModelSpec:
        raise ModelLoadError("No model file is chosen.")

    app.settings.update(replace(app.settings.value, n_ctx=1024))
    monkeypatch.setattr(model_loader, "choose_spec", nothing)
    with qtbot.waitSignal(app.engine.loaded, timeout=WAIT_MS):
        app.settings.update(replace(app.settings.value, backend="llama-ctypes"))
    assert app.loader.state.phase == "failed"


def test_closing_while_a_model_loads_is_no_crash(qtbot: QtBot, make_app: MakeApp) -> None:
    """The next start loads it."""
    app = make_app(
        Settings(backend=FAULTY, mode="free", model_path="/m/hang.gguf", first_run_done=True)
    )
    qtbot.waitUntil(lambda: app.places.crash_marker.exists(), timeout=WAIT_MS)
    app.window.close()
    assert not app.places.crash_marker.exists()


def test_an_engine_that_was_killed_for_a_stop_has_not_crashed(
    qtbot: QtBot, make_app: MakeApp
) -> None:
    """It was busy for too long; its model is loaded at the next start."""
    app = make_app(Settings(backend=FAULTY, mode="free", first_run_done=True))
    ask(qtbot, app, "hello")
    app.controller.ask("late hang")
    qtbot.waitUntil(lambda: bool(last(app).text), timeout=WAIT_MS)
    qtbot.wait(1_000)  # a stop that comes before the hang is answered as usual
    with qtbot.waitSignal(app.engine.crashed, timeout=WAIT_MS):
        app.controller.stop()
    assert not app.places.crash_marker.exists()
    assert last(app).state == "stopped"


def test_chats_come_back_with_their_drafts(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """What was typed and not sent waits in its chat, also after a restart."""
    app = make_scripted()
    ask(qtbot, app, "first chat")
    chat = app.controller.talk.chat
    app.window.prompt.set_text("half a thought")
    app.chat_commands.new_chat()
    assert app.window.prompt.text == ""
    app.window.close()
    again = make_scripted()
    again.chat_commands.open_chat(chat)
    assert again.window.prompt.text == "half a thought"
    read(qtbot, again)
    assert answers(again) == ["first chat"]


def test_a_deleted_chat_offers_undo(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """And comes back from it."""
    app = make_scripted()
    ask(qtbot, app, "keep me")
    chat = app.controller.talk.chat
    app.chats.delete(chat, "keep me")
    assert app.history.chats() == []
    assert "keep me" in app.window.notice.text
    assert app.controller.talk.chat == 0
    app.chats.restore(chat)
    assert [row.title for row in app.history.chats()] == ["keep me"]


def test_settings_survive_a_restart(make_scripted: MakeApp, make_app: MakeApp) -> None:
    """A change in the dialog is there the next time."""
    app = make_scripted()
    app.settings.update(
        Settings(backend=app.settings.value.backend, theme="dark", n_ctx=1024, mode="strict")
    )
    app.window.close()
    again = make_app()
    assert (again.settings.value.theme, again.settings.value.n_ctx) == ("dark", 1024)
    assert again.settings.value.mode == "strict"


@pytest.mark.parametrize("content", [b"", b"GGUF", b"x", b"not a model at all"])
def test_a_file_that_is_no_model_is_refused_at_once(
    make_scripted: MakeApp, tmp_path: object, content: bytes, places: object
) -> None:
    """In words, and the model before stays."""
    app = make_scripted()
    path = app.places.settings.parent / "bad.gguf"
    path.write_bytes(content)
    before = app.settings.value
    app.window.dropped.emit(path)
    assert app.window.notice.text
    assert app.settings.value == before


def test_the_small_buttons_go_with_what_is_under_the_mouse(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """Rows move under a mouse that rests: its buttons are never beside another bubble, or below."""
    app = make_scripted({"first": "One.", "": "word " * 30})
    talk, bar = app.window.talk, app.window.actions_bar
    ask(qtbot, app, "The first question")
    row = next(row for index, row in talk.rows.items() if talk.messages[index].role == "user")
    QCursor.setPos(row.mapToGlobal(row.bubble.geometry().center()))
    qtbot.waitUntil(lambda: bar.isVisible(), timeout=WAIT_MS)
    right_of_bar = bar.geometry().right()
    assert right_of_bar < row.x() + row.bubble.x()
    for _ in range(4):
        ask(qtbot, app, "Another question")
        talk.scroll_to_end()
        mouse = talk.viewport().mapFromGlobal(QCursor.pos())
        under = [at for at, row in talk.rows.items() if row.geometry().contains(mouse)]
        assert bar.isVisible() == bool(under and talk.messages[under[0]].id)
        if bar.isVisible():
            row = talk.rows[under[0]]
            bubble = row.bubble.geometry().translated(row.pos())
            assert bar.isAncestorOf(talk.viewport().childAt(bar.geometry().center()) or bar)
            assert bar.geometry().bottom() == bubble.bottom()
