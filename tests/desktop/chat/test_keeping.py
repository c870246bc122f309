"""What a person wrote or was told is kept: half answers, drafts, what waited, what was deleted."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from backends.errors import HistoryError
from desktop.config.paths import resource_dir
from desktop.current.persona_session import PersonaSession
from desktop.gui.shell.app import WARM_UP_MS, AvatarApp
from desktop.history.chat_database import History
from tests.desktop.chat.test_chat import WAIT_MS, answers, ask, last, read
from tests.desktop.conftest import MakeApp

LONG = "word " * 300


def _make_twin(app: AvatarApp) -> None:
    """Add another avatar."""
    folder = app.places.personas / "twin"
    shutil.copytree(resource_dir() / "personas" / "keith-low", folder)
    text = (folder / "persona.toml").read_text("utf-8")
    (folder / "persona.toml").write_text(text.replace("Keith Low", "Twin Low", 1), "utf-8")
    lines = (folder / "examples.jsonl").read_text("utf-8").splitlines(keepends=True)
    (folder / "examples.jsonl").write_text("".join(lines[::20]), "utf-8")  # learnt in a moment


def _speaking(qtbot: QtBot, app: AvatarApp) -> None:
    _speaking_of(qtbot, app, "long")


def _speaking_of(qtbot: QtBot, app: AvatarApp, question: str) -> None:
    app.controller.ask(question)
    qtbot.waitUntil(lambda: len(last(app).text) > 20, timeout=WAIT_MS)


def test_leaving_a_chat_keeps_the_half_answer(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """All of what was on screen, marked as stopped."""
    app = make_scripted({"long": LONG, "": "short"}, delay_s=0.02)
    _speaking(qtbot, app)
    chat, seen = app.controller.talk.chat, last(app).text
    app.chat_commands.new_chat()
    row = app.history.messages(chat)[-1]
    assert row.state == "stopped"
    assert row.text.startswith(seen)
    assert not app.controller.is_answering
    assert ask(qtbot, app, "hi").text == "short"


def test_closing_the_window_keeps_the_half_answer(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """The next start shows it."""
    app = make_scripted({"long": LONG}, delay_s=0.02)
    _speaking(qtbot, app)
    chat, seen = app.controller.talk.chat, last(app).text
    app.window.close()
    history = History.open(app.places.history)
    assert history.messages(chat)[-1].state == "stopped"
    assert history.messages(chat)[-1].text.startswith(seen)
    history.close()


def test_a_stopped_answer_goes_on(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """In the same bubble, from where it was, over the KV prefix of the question."""
    words = " ".join(f"w{n}" for n in range(40))
    app = make_scripted({"long": words}, delay_s=0.03)
    _speaking(qtbot, app)
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.stop()
    half = last(app)
    assert half.state == "stopped"
    assert app.controller.can_continue(half.id)
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.window.talk.continue_asked.emit(half.id)
    whole = last(app)
    assert whole.id == half.id
    assert whole.text == words
    assert not app.controller.can_continue(whole.id)
    assert whole.details.stats is not None
    assert whole.details.stats.n_reused > 0
    assert app.history.messages(app.controller.talk.chat)[-1].text == words


def test_an_edit_keeps_the_prefix(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """What comes before the edited question is not read again."""
    app = make_scripted({"": "fine"})
    ask(qtbot, app, "one two three four five six seven eight")
    ask(qtbot, app, "nine")
    question = [m for m in app.window.talk.messages if m.role == "user"][-1]
    app.chat_commands.edit(question.id)
    answer = ask(qtbot, app, "ten")
    stats = answer.details.stats
    assert stats is not None
    assert stats.n_reused >= 8


def test_stop_returns_the_waiting_question(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """It is neither asked nor lost."""
    app = make_scripted({"long": LONG}, delay_s=0.02)
    _speaking(qtbot, app)
    app.chat_commands.submit("and then?")
    assert app.window.prompt.text == ""
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.chat_commands.escape()
    assert app.window.prompt.text == "and then?"
    assert [m.text for m in app.window.talk.messages if m.role == "user"] == ["long"]


def test_a_draft_is_stored_while_it_is_typed(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Nobody has to close the window for it: the app may be killed."""
    app = make_scripted()
    ask(qtbot, app, "first")
    app.window.prompt.set_text("half a thought")
    qtbot.waitUntil(lambda: app.history.chats()[0].draft == "half a thought", timeout=WAIT_MS)
    app.chat_commands.new_chat()
    app.window.prompt.set_text("for a new chat")
    qtbot.waitUntil(
        lambda: app.places.draft.exists() and app.places.draft.read_text() == "for a new chat",
        timeout=WAIT_MS,
    )
    again = make_scripted()
    assert again.window.prompt.text == "for a new chat"


def test_leaving_an_edit_brings_back_what_was_typed(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Escape ends the edit."""
    app = make_scripted()
    answer = ask(qtbot, app, "one")
    question = app.controller.talk.question_of(answer.id)
    assert question is not None
    app.window.prompt.set_text("a draft")
    app.chat_commands.edit(question.id)
    assert app.window.prompt.text == "one"
    app.chat_commands.escape()
    assert app.window.prompt.text == "a draft"


def _edit_last(app: AvatarApp) -> None:
    app.chat_commands.edit_last()
    app.window.prompt.set_text("in other words")


def test_an_edit_waits_for_an_answer_that_was_asked_for_again(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """Enter is refused while it comes; the words stay in the field and work afterwards."""
    app = make_scripted({"one": LONG}, delay_s=0.02)
    _speaking_of(qtbot, app, "one")
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.stop()
    _edit_last(app)
    app.chat_commands.regenerate_last()
    app.chat_commands.submit("in other words")
    assert app.window.prompt.text == "in other words"
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.chat_commands.escape()
    assert ask(qtbot, app, "in other words").text == "in other words"
    assert app.window.prompt.text == ""
    assert [m.text for m in app.window.talk.messages if m.role == "user"] == ["in other words"]


def test_an_edit_survives_another_avatar(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """It waits in its chat, with what was typed before; so does what is typed for a new one."""
    app = make_scripted()
    _make_twin(app)
    ask(qtbot, app, "one")
    chat = app.controller.talk.chat
    app.window.prompt.set_text("typed before")
    _edit_last(app)
    app.settings.update(replace(app.settings.value, persona="twin"))
    assert app.window.prompt.text == ""
    app.window.prompt.set_text("for the new chat")
    app.chat_commands.open_chat(chat)
    assert app.window.prompt.text == "typed before\nin other words"
    app.chat_commands.new_chat()
    assert app.window.prompt.text == "for the new chat"
    app.settings.update(replace(app.settings.value, persona="twin"))
    assert app.window.prompt.text == "for the new chat"
    app.chat_commands.open_chat(chat)
    assert app.window.prompt.text == "typed before\nin other words"


def test_an_edit_survives_the_deletion_of_its_question(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """Its words are an ordinary question then."""
    app = make_scripted()
    ask(qtbot, app, "one")
    ask(qtbot, app, "two")
    _edit_last(app)
    app.controller.delete(next(m.id for m in app.window.talk.messages if m.role == "user"))
    assert app.window.prompt.text == "in other words"
    assert ask(qtbot, app, app.window.prompt.text).text == "in other words"


def test_a_starter_leaves_what_is_typed(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """It is asked beside it."""
    app = make_scripted()
    app.window.prompt.set_text("half a thought")
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.window.welcome.asked.emit("Who are you?")
    assert answers(app) == ["Who are you?"]
    assert app.window.prompt.text == "half a thought"


def test_a_sent_question_is_no_draft(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Neither of the next new chat nor of its own, at once: the app may be killed."""
    app = make_scripted()
    for question in ("the first question", "the second question"):
        app.window.prompt.set_text(question)
        app.chat_commands.keep_draft()
        with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
            app.window.prompt.submitted.emit(question)
            assert app.places.draft.read_text() == ""
            assert app.history.chats()[0].draft == ""
    assert make_scripted().window.prompt.text == ""


def test_a_deleted_message_comes_back(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """With what followed it; until then nobody finds it."""
    app = make_scripted()
    ask(qtbot, app, "first words")
    ask(qtbot, app, "second words")
    question = [m for m in app.window.talk.messages if m.role == "user"][-1]
    app.controller.delete(question.id)
    assert answers(app) == ["first words"]
    assert app.history.search("second words") == []
    assert "deleted" in app.window.notice.text
    undo = next(b for b in app.window.notice.buttons if b.text() == "Undo")
    undo.click()
    read(qtbot, app)
    assert answers(app) == ["first words", "second words"]
    assert len(app.history.search("second words")) == 2


def _undo(app: AvatarApp) -> None:
    next(b for b in app.window.notice.buttons if b.text() == "Undo").click()


def _read_only(app: AvatarApp, *, is_so: bool) -> None:
    app.history._db.execute(f"PRAGMA query_only = {int(is_so)}")


def test_undo_outlives_other_notices(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """What is told meanwhile covers it for a moment; a question goes on, another chat too."""
    app = make_scripted()
    ask(qtbot, app, "first words")
    ask(qtbot, app, "second words")
    chat = app.controller.talk.chat
    app.controller.delete([m for m in app.window.talk.messages if m.role == "user"][-1].id)
    app.chat_commands.copy("something")
    assert app.window.notice.text == "Copied."
    app.window.notice.dismiss()
    assert "deleted" in app.window.notice.text
    ask(qtbot, app, "third words")
    assert "deleted" in app.window.notice.text
    app.chat_commands.new_chat()
    _undo(app)
    app.chat_commands.open_chat(chat)
    read(qtbot, app)
    assert answers(app) == ["first words", "second words"]


def test_what_could_not_be_deleted_is_not_announced(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Neither a chat nor a message; it stays on screen."""
    app = make_scripted()
    ask(qtbot, app, "keep me")
    _read_only(app, is_so=True)
    told: list[object] = []
    app.chats.deleted.connect(lambda *_: told.append("chat"))
    app.controller.removed.connect(told.append)
    app.chats.delete(app.controller.talk.chat, "keep me")
    assert "could not be stored" in app.window.notice.text
    app.controller.delete(app.window.talk.messages[-1].id)
    assert told == []
    assert answers(app) == ["keep me"]
    _read_only(app, is_so=False)


def test_what_is_not_stored_outlives_its_chat(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """It waits in memory, is there when the chat is opened again, and is stored in the end."""
    app = make_scripted()
    ask(qtbot, app, "first")
    chat = app.controller.talk.chat
    _read_only(app, is_so=True)
    ask(qtbot, app, "second")
    app.chat_commands.new_chat()
    ask(qtbot, app, "in no chat yet")
    app.chat_commands.open_chat(chat)
    assert answers(app) == ["first", "second"]
    app.chat_commands.new_chat()
    _read_only(app, is_so=False)
    ask(qtbot, app, "third")
    assert [row.text for row in app.history.messages(chat)][2:] == ["second", "second"]
    assert {row.title for row in app.history.chats()} == {"first", "in no chat yet", "third"}


def test_a_chat_that_was_purged_is_stored_anew(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Another window deleted it, a week passed, and this one still has it open."""
    app = make_scripted()
    ask(qtbot, app, "first")
    chat = app.controller.talk.chat
    other = app.history.add_chat("another", "")
    app.history._db.execute("DELETE FROM chats WHERE id = ?", (chat,))
    ask(qtbot, app, "second")
    assert app.controller.talk.chat not in (0, other)
    stored = app.history.messages(app.controller.talk.chat)
    assert [row.text for row in stored] == ["first", "first", "second", "second"]
    assert answers(app) == ["first", "second"]


def test_the_rest_is_stored_when_the_chat_is_left(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """There was no room for a moment; nothing else is asked in it."""
    app = make_scripted()
    ask(qtbot, app, "first")
    chat = app.controller.talk.chat
    _read_only(app, is_so=True)
    ask(qtbot, app, "second")
    _read_only(app, is_so=False)
    app.chat_commands.new_chat()
    assert [row.text for row in app.history.messages(chat)][2:] == ["second", "second"]


def test_a_deleted_message_is_no_alternative(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Asking again after a deletion does not bring it back as another version."""
    app = make_scripted()
    ask(qtbot, app, "one")
    question = next(m for m in app.window.talk.messages if m.role == "user")
    app.controller.delete(question.id)
    answer = ask(qtbot, app, "two")
    asked = app.controller.talk.question_of(answer.id)
    assert asked is not None
    assert asked.n_alternatives == 1


def test_a_full_disk_keeps_what_is_on_screen(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """It is said; when there is room again, everything is stored in order."""
    app = make_scripted({"": "word " * 2_000})
    ask(qtbot, app, "first")
    pages = app.history._db.execute("PRAGMA page_count").fetchone()[0]
    app.history._db.execute(f"PRAGMA max_page_count = {pages}")
    ask(qtbot, app, "second " * 3_000)
    assert "disk is full" in app.window.notice.text
    assert len(answers(app)) == 2
    app.history._db.execute("PRAGMA max_page_count = 1000000")
    ask(qtbot, app, "third")
    chat = app.controller.talk.chat
    stored = [row.text.split(" ")[0] for row in app.history.messages(chat) if row.role == "user"]
    assert stored == ["first", "second", "third"]
    assert [m.id for m in app.window.talk.messages if m.id < 0] == []


def test_another_windows_chats_appear(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """And a write of the other window is no error here."""
    first, second = make_scripted(), make_scripted()
    ask(qtbot, first, "from the first window")
    titles: list[str] = []
    second.chats.listed.connect(lambda chats: titles.extend(chat.title for chat in chats))
    qtbot.waitUntil(lambda: "from the first window" in titles, timeout=WAIT_MS)
    ask(qtbot, second, "from the second")
    assert len(first.history.chats()) == 2


def test_a_chat_brings_its_avatar(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Opening it switches to the persona that it is with, pictures and all."""
    app = make_scripted()
    _make_twin(app)
    ask(qtbot, app, "hello")
    chat = app.controller.talk.chat
    app.settings.update(replace(app.settings.value, persona="twin"))
    assert app.current.persona.name == "Twin Low"
    assert app.window.windowTitle() == "Twin Low"
    app.chat_commands.open_chat(chat)
    assert app.current.persona.id == "keith-low"
    read(qtbot, app)
    assert answers(app) == ["hello"]


def test_another_avatar_is_learned_before_it_is_asked(
    qtbot: QtBot, make_scripted: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the worker, as the one at the start is: at the first question it would be too late."""
    warmed: list[str] = []
    monkeypatch.setattr(PersonaSession, "warm", lambda dialogue: warmed.append(dialogue.persona.id))
    app = make_scripted()
    _make_twin(app)
    qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)
    qtbot.wait(2 * WARM_UP_MS)  # the start has looked after its own avatar
    app.settings.update(replace(app.settings.value, persona="twin", mode="grounded"))
    qtbot.waitUntil(lambda: "twin" in warmed, timeout=WAIT_MS)


def test_a_chat_whose_avatar_is_gone_can_be_read(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """It says who answers instead."""
    app = make_scripted()
    chat = app.history.add_chat("old", "nobody")
    app.history.add_message(chat, None, "user", "hello")
    app.chat_commands.open_chat(chat)
    assert "Keith Low" in app.window.notice.text


def test_a_hit_on_another_branch_is_shown_and_marked(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """The branch is opened, the words are selected."""
    app = make_scripted()
    ask(qtbot, app, "the needle is here")
    question = next(m for m in app.window.talk.messages if m.role == "user")
    app.chat_commands.edit(question.id)
    ask(qtbot, app, "something else")
    app.chat_commands.new_chat()
    hit = app.history.search("needle")[0]
    app.window.sidebar.message_opened.emit(hit.chat, hit.message, hit.wanted)
    qtbot.waitUntil(lambda: app.window.talk.selected_text() == "needle", timeout=WAIT_MS)
    assert "the needle is here" in answers(app)


def test_a_write_that_fails_is_told_once(make_scripted: MakeApp) -> None:
    """A closed file is an error in words, not an exception."""
    app = make_scripted()
    app.history.close()
    with pytest.raises(HistoryError):
        app.history.chats()
    app.chats.look_for_others()
