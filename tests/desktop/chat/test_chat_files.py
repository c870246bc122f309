"""Chats to files and back, from a real window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backends.errors import HistoryError
from desktop.gui.shell.app import AvatarApp
from desktop.history.chat_database import PIECE_CHARS, History, Stored
from desktop.history.export import Names, is_chat_file, read_chat, write_chat
from tests.desktop.chat.test_chat import answers, ask, read
from tests.desktop.conftest import MakeApp

NAMES = Names("You", "Keith Low")
WAIT_MS = 30_000  # a bound for a busy machine


@pytest.fixture
def history(tmp_path: Path) -> History:
    """An empty file of chats."""
    return History.open(tmp_path / "chats.sqlite3")


def export(qtbot: QtBot, app: AvatarApp, path: Path) -> None:
    """Write the open chat to a file, and wait until that is said."""
    app.chat_files.write(app.controller.talk.chat, path)
    qtbot.waitUntil(lambda: f"Saved as {path.name}." in app.window.notice.text, timeout=WAIT_MS)


def drop(qtbot: QtBot, app: AvatarApp, path: Path) -> None:
    """Drop a chat on the window, and wait until it is open."""
    with qtbot.waitSignal(app.chat_files.chat_asked, timeout=WAIT_MS):
        app.window.dropped.emit(path)
    read(qtbot, app)


def _chat(history: History, answer: str = "**bold** and <b>raw</b>") -> int:
    chat = history.add_chat("A & B", "keith-low")
    question = history.add_message(chat, None, "user", "What\nnow?")
    history.add_message(chat, question, "assistant", answer)
    return chat


def test_json_comes_back_as_it_was(history: History, tmp_path: Path) -> None:
    """Title, persona, texts, states and times."""
    chat = _chat(history)
    path = tmp_path / "chat.json"
    write_chat(history, chat, path, NAMES)
    again = read_chat(history, path)
    assert again != chat
    old, new = history.messages(chat), history.messages(again)
    assert [row[2:] for row in old] == [row[2:] for row in new]
    titles = {row.id: (row.title, row.persona) for row in history.chats()}
    assert titles[again] == titles[chat] == ("A & B", "keith-low")


def test_markdown_names_who_spoke(history: History, tmp_path: Path) -> None:
    """And keeps the text as it is."""
    path = tmp_path / "chat.md"
    write_chat(history, _chat(history), path, NAMES)
    text = path.read_text("utf-8")
    assert text.startswith("# A & B\n")
    assert "**Keith Low**, " in text
    assert "**bold** and <b>raw</b>" in text


def test_html_loads_nothing_and_runs_nothing(history: History, tmp_path: Path) -> None:
    """Markdown is rendered; raw HTML is text, pictures and scripts are not there."""
    hostile = "**bold** <script>alert(1)</script> ![x](http://example.org/x.png) [y](javascript:z)"
    path = tmp_path / "chat.html"
    write_chat(history, _chat(history, hostile), path, NAMES)
    text = path.read_text("utf-8")
    assert "<strong>bold</strong>" in text
    assert "&lt;script&gt;" in text
    assert "<script" not in text
    assert "<img" not in text
    assert 'href="javascript' not in text
    assert "default-src 'none'" in text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b'{"format": "avatar-chat/99", "title": "", "persona": "", "messages": []}',
        b'{"format": "avatar-chat/1", "title": "x"}',
        b'{"format": "avatar-chat/1", "title": "", "persona": "", "messages": [{"role": "system",'
        b' "text": "x"}]}',
        b"[" * 100_000,
    ],
)
def test_a_strange_file_is_refused_in_words(
    history: History, tmp_path: Path, content: bytes
) -> None:
    """And leaves no trace."""
    path = tmp_path / "chat.json"
    path.write_bytes(content)
    with pytest.raises(HistoryError, match="could not be imported"):
        read_chat(history, path)
    assert history.chats() == []


def test_an_answer_that_was_streaming_is_marked_in_the_import(
    history: History, tmp_path: Path
) -> None:
    """Nobody is writing it any more."""
    row = {"role": "assistant", "text": "half", "state": "streaming"}
    path = tmp_path / "chat.json"
    path.write_text(
        json.dumps({"format": "avatar-chat/1", "title": "t", "persona": "", "messages": [row]})
    )
    assert is_chat_file(path)
    assert history.messages(read_chat(history, path))[0].state == "interrupted"


@pytest.mark.parametrize("created", [1e300, -1e300, 1e18, -1.0])
def test_a_strange_time_is_no_time(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path, created: float
) -> None:
    """The chat is shown and exported without it, whatever else is strange in it."""
    extra = '{"unknown": ' + "[" * 10_000 + "]" * 10_000 + "}"
    row = {"role": "assistant", "text": "hello", "created": created, "extra": extra}
    path = tmp_path / "chat.json"
    head = {"format": "avatar-chat/1", "title": "t" * 9_999, "persona": ""}
    path.write_text(json.dumps(head | {"messages": [row]}))
    app = make_scripted()
    with qtbot.captureExceptions() as exceptions:
        drop(qtbot, app, path)
        app.window.talk.viewport().repaint()
        qtbot.wait(50)
    assert exceptions == []
    assert answers(app) == ["hello"]
    assert len(app.history.chats()[0].title) == 200
    for kind in ("md", "html", "json"):
        export(qtbot, app, tmp_path / f"out.{kind}")
        assert "hello" in (tmp_path / f"out.{kind}").read_text("utf-8")


def test_a_dropped_chat_opens(qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path) -> None:
    """The window shows what was in the file, and says where an export went."""
    app = make_scripted()
    ask(qtbot, app, "remember me")
    path = tmp_path / "chat.json"
    export(qtbot, app, path)
    app.chat_commands.new_chat()
    drop(qtbot, app, path)
    assert answers(app) == ["remember me"]
    assert len(app.history.chats()) == 2


def test_a_character_card_is_not_taken_for_a_chat(tmp_path: Path) -> None:
    """Both are JSON."""
    path = tmp_path / "card.json"
    path.write_text(json.dumps({"spec": "chara_card_v2", "data": {"name": "x"}}))
    assert not is_chat_file(path)


def test_an_import_in_the_middle_is_not_listed_and_goes(history: History) -> None:
    """Whatever ends it: what is there of it is hidden, and goes as deleted chats do."""

    def rows() -> Iterator[Stored]:
        yield Stored(0, None, "user", "x" * (PIECE_CHARS + 1), "standing", 0.0)
        assert history.chats() == []
        raise HistoryError("torn off")

    with pytest.raises(HistoryError, match="torn off"):
        history.import_chat("half", "", rows())
    assert history.chats() == []
    assert history.search("xxx") == []


def test_who_writes_meanwhile_does_not_wait_for_a_whole_import(tmp_path: Path) -> None:
    """Each piece is a transaction of its own."""
    history = History.open(tmp_path / "chats.sqlite3")
    other = History.open(tmp_path / "chats.sqlite3")

    def rows() -> Iterator[Stored]:
        for number in range(4):
            yield Stored(0, None, "user", f"{number}" * PIECE_CHARS, "standing", 0.0)
            other.add_chat(f"beside {number}", "")

    chat = history.import_chat("long", "", rows())
    assert len(other.chats()) == 5
    assert len(other.messages(chat)) == 4


@pytest.mark.parametrize(
    "content",
    [
        b'{"messages": [ {"text": "a } b \\" ]", "role": "user"} ,\n {"role": "assistant",'
        b' "text": "2"}], "title": "\\"messages\\": [", "format": "avatar-chat/1", "persona": ""}',
        b'{"format": "avatar-chat/1", "title": "t", "persona": "", "more": {"messages": []},'
        b' "messages": [{"role": "user", "text": "a } b \\" ]", "more": {"a": [1]}},'
        b' {"role": "assistant", "text": "2"}]}',
    ],
)
def test_messages_are_found_however_the_file_is_written(
    history: History, tmp_path: Path, content: bytes
) -> None:
    """In another order, with brackets in texts, with parts that we do not know."""
    path = tmp_path / "chat.json"
    path.write_bytes(content)
    read = history.messages(read_chat(history, path))
    assert [row.text for row in read] == ['a } b " ]', "2"]


@pytest.mark.parametrize("filling", [b" ", b'"",', b"{", b'"\\'])
def test_a_hostile_file_is_refused_soon(history: History, tmp_path: Path, filling: bytes) -> None:
    """However often something stands in it that might be the beginning of a message."""
    path = tmp_path / "chat.json"
    path.write_bytes(b'{"messages": [{' + filling * (2_000_000 // len(filling)))
    with pytest.raises(HistoryError, match="could not be imported"):
        read_chat(history, path)
