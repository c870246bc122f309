"""The stored chats: branches, search, crashes, damage, two instances."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from backends.errors import HistoryError
from desktop.history.chat_database import TRASH_S, History, Stored
from desktop.history.rescue import open_or_set_aside
from desktop.history.schema import MIGRATIONS, migrate
from tests.desktop.kills import kill_often

KILLS = 10


@pytest.fixture
def history(tmp_path: Path) -> History:
    """An empty file of chats."""
    return History.open(tmp_path / "chats.sqlite3")


def _turns(history: History, chat: int, *texts: str) -> list[int]:
    parent, numbers = None, []
    for index, text in enumerate(texts):
        parent = history.add_message(chat, parent, ("user", "assistant")[index % 2], text)
        numbers.append(parent)
    return numbers


def test_a_chat_is_there_after_a_restart(history: History, tmp_path: Path) -> None:
    """Chats and messages come back in order."""
    chat = history.add_chat("First", "keith-low")
    _turns(history, chat, "hello", "hi", "how are you?", "fine")
    history.close()
    again = History.open(tmp_path / "chats.sqlite3")
    assert [row.title for row in again.chats()] == ["First"]
    assert [row.text for row in again.messages(chat)] == ["hello", "hi", "how are you?", "fine"]


def test_a_second_answer_is_an_alternative(history: History) -> None:
    """Both stay; the arrows go between them."""
    chat = history.add_chat("", "")
    question, first = _turns(history, chat, "hello", "one")
    second = history.add_message(chat, question, "assistant", "two")
    assert [row.text for row in history.messages(chat)] == ["hello", "two"]
    assert history.alternatives(second) == (first, second)
    history.show_branch(first)
    assert [row.text for row in history.messages(chat)] == ["hello", "one"]


def test_an_edited_question_keeps_the_old_branch(history: History) -> None:
    """Going back to the old question brings its whole branch."""
    chat = history.add_chat("", "")
    numbers = _turns(history, chat, "a", "b", "c", "d")
    edited = history.add_message(chat, numbers[1], "user", "other c")
    history.add_message(chat, edited, "assistant", "other d")
    assert [row.text for row in history.messages(chat)] == ["a", "b", "other c", "other d"]
    history.show_branch(numbers[2])
    assert [row.text for row in history.messages(chat)] == ["a", "b", "c", "d"]


def test_deleting_a_message_takes_what_follows(history: History) -> None:
    """And leaves what was before."""
    chat = history.add_chat("", "")
    numbers = _turns(history, chat, "a", "b", "c", "d")
    history.delete_message(numbers[2])
    assert [row.text for row in history.messages(chat)] == ["a", "b"]
    assert history.search("c") == []


def test_of_two_versions_the_other_is_shown_when_one_is_deleted(history: History) -> None:
    """Nothing would lead to it else."""
    chat = history.add_chat("", "ada")
    numbers = _turns(history, chat, "a", "b")
    other = history.add_message(chat, numbers[0], "assistant", "other b")
    history.delete_message(other)
    assert [row.text for row in history.messages(chat)] == ["a", "b"]
    assert history.whose(chat) == "ada"


def test_what_is_deleted_for_good_is_not_left_in_the_file(tmp_path: Path) -> None:
    """Nor in the parts of it that are free."""
    own = History.open(tmp_path / "chats.db")
    assert own._db.execute("PRAGMA secure_delete").fetchone()[0] == 1
    own.close()


def test_a_deleted_chat_can_be_brought_back(history: History) -> None:
    """It is hidden from the list and the search, and comes back whole."""
    chat = history.add_chat("Gone", "")
    _turns(history, chat, "needle")
    history.delete_chat(chat)
    assert history.chats() == []
    assert history.search("needle") == []
    history.restore_chat(chat)
    assert [row.title for row in history.chats()] == ["Gone"]
    assert len(history.search("needle")) == 1


def test_pinned_chats_come_first(history: History) -> None:
    """Then the newest."""
    numbers = [history.add_chat(title, "") for title in ("old", "middle", "new")]
    history.pin(numbers[0], pinned=True)
    assert [row.title for row in history.chats()] == ["old", "new", "middle"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Waterloo", "the University of Waterloo in"),
        ("waterloo", "the University of Waterloo in"),
        ("대학", "대학교에서"),
        ("计算机科学", "我学计算机科学。"),
        ('say "no"', 'He did say "no" twice'),
        ("100%", "it is 100% true"),
        ("AND", "this AND that"),
    ],
)
def test_search_finds_text_in_any_script(history: History, wanted: str, found: str) -> None:
    """Parts of words, quotes, operators and percent signs are text."""
    chat = history.add_chat("T", "")
    _turns(history, chat, "something else", found)
    (hit,) = history.search(wanted)
    assert "\x02" in hit.snippet
    assert hit.snippet.split("\x02")[1].split("\x03")[0].casefold() == wanted.casefold()


def test_search_follows_what_a_message_becomes(history: History) -> None:
    """A streaming answer is found by its last text only."""
    chat = history.add_chat("T", "")
    number = history.add_message(chat, None, "assistant", "", state="streaming")
    history.save_message(number, "first draft", state="streaming")
    history.save_message(number, "final words", state="standing")
    assert history.search("draft") == []
    assert len(history.search("final")) == 1


def test_an_answer_without_its_window_is_marked(history: History, tmp_path: Path) -> None:
    """A half answer of a window that died says so; a fresh one of another window does not."""
    chat = history.add_chat("T", "")
    number = history.add_message(chat, None, "assistant", "half", state="streaming")
    fresh = History.open(tmp_path / "chats.sqlite3")
    assert fresh.messages(chat)[0].state == "streaming"
    with sqlite3.connect(tmp_path / "chats.sqlite3") as db:
        db.execute("UPDATE messages SET saved = saved - 60 WHERE id = ?", (number,))
    later = History.open(tmp_path / "chats.sqlite3")
    assert later.messages(chat)[0].state == "interrupted"
    assert later.messages(chat)[0].text == "half"


def test_two_instances_do_not_hurt_each_other(tmp_path: Path) -> None:
    """Both write to the same chat; nothing is lost, and each can see that the other wrote."""
    first = History.open(tmp_path / "chats.sqlite3")
    second = History.open(tmp_path / "chats.sqlite3")
    chat = first.add_chat("shared", "")
    before = first.version()
    for number in range(50):
        first.add_message(chat, None, "user", f"first {number}")
        second.add_message(chat, None, "user", f"second {number}")
    assert first.version() != before
    assert len(first.search("first")) == 50
    assert len(first.search("second")) == 50


def test_a_chat_that_goes_on_is_not_deleted(history: History, tmp_path: Path) -> None:
    """Another window deleted it, or the message that is answered; this one writes below it."""
    chat = history.add_chat("T", "")
    numbers = _turns(history, chat, "a", "b", "c")
    other = History.open(tmp_path / "chats.sqlite3")
    other.delete_message(numbers[1])
    other.delete_chat(chat)
    history.add_message(chat, numbers[-1], "assistant", "d")
    assert [row.title for row in other.chats()] == ["T"]
    assert [row.text for row in other.messages(chat)] == ["a", "b", "c", "d"]


def test_a_damaged_file_is_set_aside_and_a_fresh_one_opens(tmp_path: Path) -> None:
    """With a word; the damaged bytes are kept."""
    path = tmp_path / "chats.sqlite3"
    path.write_bytes(b"this is no database at all, whatever its name says" * 100)
    history, error = open_or_set_aside(path)
    assert error is not None
    assert "damaged" in error.why
    history.add_chat("works", "")
    (aside,) = tmp_path.glob("chats.damaged-*.sqlite3")
    assert aside.read_bytes().startswith(b"this is no database")


def test_a_file_of_a_newer_app_is_left_alone(tmp_path: Path) -> None:
    """Chats of this session are kept in memory only."""
    path = tmp_path / "chats.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    history, error = open_or_set_aside(path)
    assert error is not None
    assert "newer version" in error.what
    assert history.path is None
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (999,)


def test_a_migration_is_preceded_by_a_backup(tmp_path: Path) -> None:
    """And applied once."""
    path = tmp_path / "chats.sqlite3"
    history = History.open(path)
    history.add_chat("old", "")
    history.close()
    steps = (*MIGRATIONS, "ALTER TABLE chats ADD COLUMN colour TEXT;")
    with sqlite3.connect(path, isolation_level=None) as db:
        migrate(db, path, steps)
        migrate(db, path, steps)
        assert db.execute("SELECT title, colour FROM chats").fetchall() == [("old", None)]
    backup = tmp_path / f"chats.before-{len(steps)}.sqlite3"
    with sqlite3.connect(backup) as db:
        assert db.execute("SELECT title FROM chats").fetchall() == [("old",)]


def test_a_failed_migration_changes_nothing(tmp_path: Path) -> None:
    """The step is one transaction."""
    path = tmp_path / "chats.sqlite3"
    History.open(path).close()
    steps = (*MIGRATIONS, "CREATE TABLE extra (id); SELECT * FROM nowhere;")
    with sqlite3.connect(path, isolation_level=None) as db:
        with pytest.raises(sqlite3.Error):
            migrate(db, path, steps)
        db.rollback()
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert db.execute("SELECT name FROM sqlite_master WHERE name = 'extra'").fetchall() == []


def test_a_full_disk_is_an_error_in_words(history: History) -> None:
    """And the file stays readable."""
    chat = history.add_chat("T", "")
    _turns(history, chat, "kept")
    history._db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(HistoryError, match="the disk is full"):
        _turns(history, chat, *["x" * 5_000] * 200)
    assert history.messages(chat)


def test_nothing_finished_is_lost_when_the_app_is_killed(tmp_path: Path) -> None:
    """SIGKILL of the real window at random moments of a streaming chat; 100 in the benchmark."""
    losses = kill_often(tmp_path, KILLS, seed=7)
    assert losses.kills == KILLS
    assert losses.said >= KILLS
    assert losses.lost == []
    assert losses.corrupt == 0
    assert losses.unmarked == 0
    assert losses.stale == 0


def test_ten_thousand_messages_open_and_are_searched_in_time(tmp_path: Path) -> None:
    """Both together in 100 ms, the best of three."""
    path = tmp_path / "chats.sqlite3"
    history = History.open(path)
    chat = history.add_chat("long", "")
    history._db.execute("BEGIN")
    history._db.executemany(
        "INSERT INTO messages (chat, parent, role, text, state, created, saved)"
        " VALUES (?, ?, ?, ?, 'standing', 0, 0)",
        (
            (chat, n or None, ("user", "assistant")[n % 2], f"message {n} about climbing " * 6)
            for n in range(10_000)
        ),
    )
    history._db.execute("UPDATE chats SET head = 10000")
    history._db.execute("COMMIT")
    history.close()
    assert min(_open_and_search(path, chat) for _ in range(3)) <= 0.100


@pytest.mark.parametrize("of_chat", [True, False], ids=["chat", "message"])
def test_a_long_deleted_line_is_purged(tmp_path: Path, of_chat: bool) -> None:
    """1,500 messages, each below the one before, go after a week; the rest stays."""
    path = tmp_path / "chats.sqlite3"
    history = History.open(path)
    kept = history.add_chat("kept", "")
    _turns(history, kept, "stays")
    turns = [Stored(0, None, "user", f"line {n}", "standing", 0.0) for n in range(1_500)]
    chat = history.import_chat("long", "", turns)
    first = history.messages(chat)[0].id
    if of_chat:
        history.delete_chat(chat)
    else:
        history.delete_message(first)
    history._db.execute("UPDATE chats SET deleted = deleted - ?", (2 * TRASH_S,))
    history._db.execute("UPDATE messages SET deleted = deleted - ?", (2 * TRASH_S,))
    history.close()
    again = History.open(path)
    assert again._db.execute("SELECT count(*) FROM messages").fetchone() == (1,)
    assert again.search("line") == []
    assert [row.text for row in again.messages(kept)] == ["stays"]
    assert again._db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_file_that_another_window_writes_is_opened_all_the_same(
    history: History, tmp_path: Path
) -> None:
    """What cannot be tidied now waits; the chats are not kept in memory only for it."""
    history.add_chat("stored", "")
    history._db.execute("BEGIN IMMEDIATE")
    again, error = open_or_set_aside(tmp_path / "chats.sqlite3")
    history._db.execute("ROLLBACK")
    assert error is None
    assert [chat.title for chat in again.chats()] == ["stored"]
    again.add_chat("stored, too", "")
    assert len(history.chats()) == 2


def _open_and_search(path: Path, chat: int) -> float:
    started = time.process_time()  # not what other programs take meanwhile
    history = History.open(path)
    messages = history.messages(chat)
    hits = history.search("message 7777")
    took = time.process_time() - started
    assert len(messages) == 10_000
    assert len(hits) == 1
    history.close()
    return took
