"""Stored chats whose file was damaged: what can be read is brought over."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.history.chat_database import History
from desktop.history.rescue import open_or_set_aside

N_MESSAGES = 600
PAGE = 4096


def _filled(path: Path) -> int:
    history = History.open(path)
    chat = history.add_chat("long", "keith-low")
    parent = None
    for number in range(N_MESSAGES):
        role = ("user", "assistant")[number % 2]
        parent = history.add_message(chat, parent, role, f"message {number} " * 20)
    history.close()
    return chat


def _page_of(path: Path, text: str) -> int:
    """Return where the page begins that holds a text."""
    return path.read_bytes().index(text.encode()) // PAGE * PAGE


def test_what_can_be_read_of_a_damaged_file_is_brought_over(tmp_path: Path) -> None:
    """One page of 4 KiB is lost, the rest of the chat is there, shown and searchable."""
    path = tmp_path / "chats.sqlite3"
    chat = _filled(path)
    at = _page_of(path, "message 300 ")
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xff" * PAGE)
    history, error = open_or_set_aside(path)
    assert error is not None
    assert "damaged" in error.why
    assert [row.title for row in history.chats()] == ["long"]
    shown = history.messages(chat)
    assert N_MESSAGES - 60 <= len(shown) < N_MESSAGES
    assert shown[0].text.startswith("message 0 ")
    assert shown[-1].text.startswith(f"message {N_MESSAGES - 1} ")
    assert str(len(shown)) in error.todo
    assert len(history.search(f"message {N_MESSAGES - 1} ")) == 1
    assert list(tmp_path.glob("chats.damaged-*.sqlite3"))
    history.close()


def test_the_next_start_finds_the_fresh_file_in_order(tmp_path: Path) -> None:
    """Nothing is said twice."""
    path = tmp_path / "chats.sqlite3"
    _filled(path)
    with path.open("r+b") as file:
        file.seek(_page_of(path, "message 100 "))
        file.write(b"\x00" * PAGE)
    open_or_set_aside(path)[0].close()
    history, error = open_or_set_aside(path)
    assert error is None
    assert len(history.chats()) == 1
    history.close()


def test_a_lost_list_of_chats_does_not_lose_the_messages(tmp_path: Path) -> None:
    """They come back under a chat without a title."""
    path = tmp_path / "chats.sqlite3"
    chat = _filled(path)
    with closing(sqlite3.connect(path)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'chats'").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * PAGE)
        file.write(b"\xee" * PAGE)
    history, error = open_or_set_aside(path)
    assert error is not None
    assert [row.id for row in history.chats()] == [chat]
    assert len(history.messages(chat)) == N_MESSAGES
    history.close()


def test_a_sound_file_opens_without_a_word(tmp_path: Path) -> None:
    """Also while another window has it open."""
    path = tmp_path / "chats.sqlite3"
    _filled(path)
    first, error = open_or_set_aside(path)
    second, again = open_or_set_aside(path)
    assert (error, again) == (None, None)
    first.close()
    second.close()
