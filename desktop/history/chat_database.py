"""The stored chats: SQLite, every message written when it stands. Window process, GUI thread.

A chat is a tree of messages: an edited question or a second answer is a sibling, and the chat's
``head`` names the leaf of the branch that is shown. Nothing is overwritten by another instance,
because each only adds messages and changes its own.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple, Self

from backends.errors import HistoryError, Sentence
from desktop.config.paths import create_private
from desktop.history.schema import migrate
from desktop.history.search import search_query, snippet

__all__ = [
    "MOST_HITS",
    "PIECE_CHARS",
    "Chat",
    "History",
    "Hit",
    "MessageState",
    "Stored",
    "is_busy",
]

MessageState = Literal["standing", "streaming", "stopped", "interrupted", "failed"]

LOG = logging.getLogger("avatar.history")
BUSY_MS = 2_000  # how long a write waits for another instance
WINDOW_MS = 30  # the same where a window waits for it
LOG_PAGES = 1_000  # of SQLite's log of writes, after which it is put into the file
STALE_S = 10.0  # a streaming answer that was not saved for so long has lost its window
TRASH_S = 7 * 24 * 3600.0  # a deleted chat can be brought back for so long
MOST_HITS = 100  # of a search that are shown
PIECE_CHARS = 50_000  # of an import; some 10 ms with the index of the search
PAUSE, PAUSE_S = threading.Event(), 0.01  # after a piece: for whoever waits to write
LAST_S = 253_370_764_800  # the year 9999, in seconds since the epoch
BELOW = (
    "WITH RECURSIVE below (id) AS (SELECT ? UNION ALL"
    " SELECT m.id FROM below JOIN messages m ON m.parent = below.id)"
)


@dataclass(frozen=True, slots=True)
class Chat:
    """One row of the list of chats."""

    id: int
    title: str
    persona: str
    updated: float  # seconds since the epoch
    is_pinned: bool = False
    draft: str = ""
    whose: str = ""  # name of its avatar, where several have chats


class Stored(NamedTuple):
    """One message of the branch that is shown. A tuple, because there are ten thousand."""

    id: int
    parent: int | None
    role: str  # user | assistant
    text: str
    state: MessageState
    created: float  # seconds since the epoch
    extra: str = ""  # JSON, see `desktop.details`


@dataclass(frozen=True, slots=True)
class Hit:
    """A message that a search found."""

    chat: int
    message: int
    title: str
    snippet: str  # the found text stands between MARK_OPEN and MARK_CLOSE
    wanted: str = ""  # what was looked for
    persona: str = ""
    whose: str = ""  # name of its avatar, where several have hits


class History:
    """One open file of chats.

    Raises (every method):
        HistoryError: The file cannot be read or written, in words.
    """

    def __init__(self, db: sqlite3.Connection, path: Path | None) -> None:
        self.path = path
        self._db = db

    @classmethod
    def open(cls, path: Path | None) -> Self:
        """Open or make a file; None keeps the chats in memory only."""
        with _translated(path):
            if path is not None:
                create_private(path)
            db = sqlite3.connect(path or ":memory:", isolation_level=None)
            try:
                _set_up(db)
                migrate(db, path or Path())
                history = cls(db, path)
                history._tidy_if_free()
            except BaseException:
                db.close()
                raise
            return history

    @contextmanager
    def beside(self) -> Iterator[History]:
        """Yield the same chats for another thread; those in memory have their own thread alone."""
        if self.path is None:
            yield self
            return
        with _translated(self.path):
            db = sqlite3.connect(self.path, isolation_level=None)
        try:
            with _translated(self.path):
                _set_up(db)
            yield History(db, self.path)
        finally:
            db.close()

    def serve_window(self, *, serves: bool = True) -> None:
        """Let no call keep a window waiting, or wait again, as before an end.

        It waits for another writer `WINDOW_MS` at most, and leaves to `checkpoint` what has to
        wait for the disk.
        """
        with suppress(sqlite3.Error):  # what is wrong with the file is told by whoever uses it
            self._db.execute(f"PRAGMA busy_timeout = {WINDOW_MS if serves else BUSY_MS}")
            self._db.execute(f"PRAGMA wal_autocheckpoint = {0 if serves else LOG_PAGES}")

    def checkpoint(self) -> None:
        """Put what was written into the file itself. Runs on a worker."""
        if self.path is not None:
            with self.beside() as own, _translated(self.path):
                own._db.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Close the file. A second call does nothing."""
        self._db.close()

    def _tidy_if_free(self) -> None:
        try:
            self._tidy()
        except sqlite3.OperationalError as exc:  # say, another window writes: the next start does
            LOG.warning("the stored chats are not tidied: %s", exc)

    def _tidy(self) -> None:
        now = time.time()
        self._db.execute(
            "UPDATE messages SET state = 'interrupted' WHERE state = 'streaming' AND saved < ?",
            (now - STALE_S,),
        )
        self._purge(now - TRASH_S)

    def _purge(self, before: float) -> None:
        """Delete what was thrown away before a moment, each message by itself.

        Each is taken off its parent first: SQLite counts every level of a chat as one of at most
        1,000 nested triggers when it follows ``ON DELETE CASCADE``.
        """
        with self._transaction():
            gone = (
                "WITH RECURSIVE gone (id) AS (SELECT id FROM messages WHERE deleted < ?1"
                " OR chat IN (SELECT id FROM chats WHERE deleted < ?1) UNION"
                " SELECT m.id FROM gone JOIN messages m ON m.parent = gone.id)"
            )
            self._db.execute("CREATE TEMP TABLE purged (id INTEGER PRIMARY KEY)")
            self._db.execute(f"INSERT INTO purged {gone} SELECT id FROM gone", (before,))
            is_purged = "WHERE id IN (SELECT id FROM purged)"
            self._db.execute(f"UPDATE messages SET parent = NULL {is_purged}")
            self._db.execute(f"DELETE FROM messages {is_purged}")
            self._db.execute("DELETE FROM chats WHERE deleted < ?", (before,))
            self._db.execute("DROP TABLE purged")

    def chats(self) -> list[Chat]:
        """Return the chats, pinned first, then the newest first."""
        with _translated(self.path):
            rows = self._db.execute(
                f"SELECT id, title, persona, {_moment('updated')}, pinned, draft FROM chats"
                " WHERE deleted IS NULL ORDER BY pinned DESC, updated DESC, id DESC"
            ).fetchall()
        return [Chat(row[0], row[1], row[2], row[3], bool(row[4]), row[5]) for row in rows]

    def has_chat(self, chat: int) -> bool:
        """Whether a chat is there, be it in the list or deleted."""
        with _translated(self.path):
            row = self._db.execute("SELECT 1 FROM chats WHERE id = ?", (chat,)).fetchone()
        return row is not None

    def whose(self, chat: int) -> str:
        """Return the id of the avatar that a chat is with."""
        with _translated(self.path):
            row = self._db.execute("SELECT persona FROM chats WHERE id = ?", (chat,)).fetchone()
        return row[0] if row else ""

    def add_chat(self, title: str, persona: str) -> int:
        """Make a chat and return its number."""
        now = time.time()
        return self._insert(
            "INSERT INTO chats (title, persona, created, updated) VALUES (?, ?, ?, ?)",
            (title, persona, now, now),
        )

    def import_chat(self, title: str, persona: str, rows: Iterable[Stored]) -> int:
        """Write a whole chat, each message below the one before; it is listed when all is there.

        It is written in pieces, so that nobody who writes meanwhile waits for long. What is there
        when something ends it is hidden, and goes as deleted chats do.
        """
        now = time.time()
        chat = self._insert(
            "INSERT INTO chats (title, persona, created, updated, deleted) VALUES (?, ?, ?, ?, ?)",
            (title, persona, now, now, now),
        )
        head: int | None = None
        for piece in _pieces(rows):
            head = self._append(chat, head, piece, now)
            PAUSE.wait(PAUSE_S)
        self._write("UPDATE chats SET head = ?, deleted = NULL WHERE id = ?", (head, chat))
        return chat

    def _append(self, chat: int, parent: int | None, rows: list[Stored], now: float) -> int | None:
        """Write messages one below the other in one transaction; return the number of the last."""
        with _translated(self.path), self._transaction():
            for row in rows:
                parent = self._db.execute(
                    "INSERT INTO messages (chat, parent, role, text, state, created, saved, extra)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (chat, parent, row.role, row.text, row.state, row.created, now, row.extra),
                ).lastrowid
        return parent

    def rename(self, chat: int, title: str) -> None:
        """Give a chat another title."""
        self._write("UPDATE chats SET title = ? WHERE id = ?", (title, chat))

    def pin(self, chat: int, *, pinned: bool) -> None:
        """Keep a chat at the top of the list, or not."""
        self._write("UPDATE chats SET pinned = ? WHERE id = ?", (int(pinned), chat))

    def delete_chat(self, chat: int) -> None:
        """Hide a chat; `restore_chat` brings it back for `TRASH_S`."""
        self._write("UPDATE chats SET deleted = ? WHERE id = ?", (time.time(), chat))

    def restore_chat(self, chat: int) -> None:
        """Bring a deleted chat back."""
        self._write("UPDATE chats SET deleted = NULL WHERE id = ?", (chat,))

    def set_draft(self, chat: int, text: str) -> None:
        """Keep what was typed and not sent."""
        self._write("UPDATE chats SET draft = ? WHERE id = ?", (text, chat))

    def add_message(
        self,
        chat: int,
        parent: int | None,
        role: str,
        text: str,
        *,
        state: MessageState = "standing",
        extra: str = "",
    ) -> int:
        """Write a message below `parent` and show its branch; return its number.

        A chat or a message that another window has deleted comes back: it goes on.
        """
        now = time.time()
        with _translated(self.path), self._transaction():
            self._bring_back(parent)
            cursor = self._db.execute(
                "INSERT INTO messages (chat, parent, role, text, state, created, saved, extra)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (chat, parent, role, text, state, now, now, extra),
            )
            self._db.execute(
                "UPDATE chats SET head = ?, updated = ?, deleted = NULL WHERE id = ?",
                (cursor.lastrowid, now, chat),
            )
        return int(cursor.lastrowid or 0)

    def _bring_back(self, message: int | None) -> None:
        query = "SELECT deleted FROM messages WHERE id = ?"
        row = self._db.execute(query, (message,)).fetchone()
        if row is not None and row[0] is not None:
            self._db.execute(
                "WITH RECURSIVE above (id) AS (SELECT ? UNION ALL"
                " SELECT m.parent FROM above JOIN messages m ON m.id = above.id)"
                " UPDATE messages SET deleted = NULL WHERE id IN (SELECT id FROM above)",
                (message,),
            )

    def save_message(
        self, message: int, text: str, *, state: MessageState, extra: str = ""
    ) -> None:
        """Write what a message has become."""
        self._write(
            "UPDATE messages SET text = ?, state = ?, extra = ?, saved = ? WHERE id = ?",
            (text, state, extra, time.time(), message),
        )

    def delete_message(self, message: int) -> None:
        """Hide a message and all that follows it; its chat then shows what was before."""
        with _translated(self.path), self._transaction():
            row = self._db.execute(
                "SELECT chat, parent FROM messages WHERE id = ?", (message,)
            ).fetchone()
            if row is None:
                return
            self._db.execute("UPDATE chats SET head = ? WHERE id = ?", (row[1], row[0]))
            self._db.execute(
                f"{BELOW} UPDATE messages SET deleted = ?"
                " WHERE deleted IS NULL AND id IN (SELECT id FROM below)",
                (message, time.time()),
            )
            rest = self._db.execute(
                "SELECT max(m.id) FROM messages own JOIN messages m ON m.parent IS own.parent"
                " AND m.chat = own.chat AND m.role = own.role"
                " WHERE own.id = ? AND m.deleted IS NULL",
                (message,),
            ).fetchone()[0]
            if rest is not None:
                self._show_branch(rest)

    def restore_message(self, message: int) -> None:
        """Bring a deleted message back with all that went with it, and show its branch."""
        with _translated(self.path), self._transaction():
            self._db.execute(
                f"{BELOW} UPDATE messages SET deleted = NULL WHERE id IN (SELECT id FROM below)"
                " AND deleted = (SELECT deleted FROM messages WHERE id = ?)",
                (message, message),
            )
            self._show_branch(message)

    def messages(self, chat: int) -> list[Stored]:
        """Return the branch that is shown, oldest first."""
        return list(self.branch(chat)[0])

    def branch(self, chat: int) -> tuple[Iterator[Stored], dict[int, tuple[int, ...]]]:
        """Return the branch that is shown, and for each message with siblings all of them.

        One query and a walk, because there may be ten thousand messages.
        """
        with _translated(self.path):
            row = self._db.execute("SELECT head FROM chats WHERE id = ?", (chat,)).fetchone()
            rows = self._db.execute(
                f"SELECT id, parent, role, text, state, {_moment('created')}, extra FROM messages"
                " WHERE chat = ? AND deleted IS NULL ORDER BY id",
                (chat,),
            ).fetchall()
        head = row[0] if row else None
        if rows and head == rows[-1][0] and _is_line(rows):
            return map(Stored._make, rows), {}
        by_id = {found[0]: found for found in rows}
        branch, at = [], head
        while at in by_id:
            branch.append(by_id.pop(at))
            at = branch[-1][1]
        return map(Stored._make, reversed(branch)), _siblings(rows)

    def alternatives(self, message: int) -> tuple[int, ...]:
        """Return a message and its siblings in the order they were made; nothing if it is gone."""
        with _translated(self.path):
            rows = self._db.execute(
                "SELECT m.id FROM messages own JOIN messages m ON m.parent IS own.parent"
                " WHERE own.id = ? AND m.chat = own.chat AND m.role = own.role"
                " AND m.deleted IS NULL ORDER BY m.id",
                (message,),
            ).fetchall()
        return tuple(row[0] for row in rows)

    def show_branch(self, message: int) -> None:
        """Show the newest branch that goes through a message."""
        with _translated(self.path):
            self._show_branch(message)

    def _show_branch(self, message: int) -> None:
        self._db.execute(
            "UPDATE chats SET head = (WITH RECURSIVE below (id) AS (SELECT ? UNION ALL"
            " SELECT m.id FROM below JOIN messages m ON m.parent = below.id"
            " WHERE m.deleted IS NULL) SELECT max(id) FROM below)"
            " WHERE id = (SELECT chat FROM messages WHERE id = ?)",
            (message, message),
        )

    def search(self, text: str, limit: int = MOST_HITS + 1) -> list[Hit]:
        """Return the messages that contain a text, the newest first; one more than are shown."""
        wanted = text.strip()
        if not wanted:
            return []
        with _translated(self.path):
            rows = self._db.execute(*search_query(wanted, limit)).fetchall()
        return [
            Hit(row[0], row[1], row[2], snippet(row[3], wanted), wanted, row[4]) for row in rows
        ]

    def version(self) -> int:
        """Return a number that changes when another instance has written."""
        with _translated(self.path):
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _insert(self, query: str, values: Sequence[object]) -> int:
        with _translated(self.path):
            return int(self._db.execute(query, values).lastrowid or 0)

    def _write(self, query: str, values: Sequence[object]) -> None:
        with _translated(self.path):
            self._db.execute(query, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _set_up(db: sqlite3.Connection) -> None:
    db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")  # what is deleted is not left in the file


def _pieces(rows: Iterable[Stored]) -> Iterator[list[Stored]]:
    """Yield rows by so many that writing and indexing them is short."""
    piece, size = [], 0
    for row in rows:
        piece.append(row)
        size += len(row.text)
        if size >= PIECE_CHARS:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _moment(column: str) -> str:
    """Return the SQL of a time that calendars can show; a strange one of an import is none."""
    return f"CASE WHEN {column} BETWEEN 0 AND {LAST_S} THEN {column} ELSE 0.0 END"


Row = tuple[int, int | None, str]
"""Id, parent and role of a message; more may follow."""


def _is_line(rows: Sequence[Row]) -> bool:
    """Whether each message follows the one before."""
    return all(after[1] == before[0] for before, after in pairwise(rows))


def _siblings(rows: Sequence[Row]) -> dict[int, tuple[int, ...]]:
    groups: defaultdict[tuple[int | None, str], list[int]] = defaultdict(list)
    for row in rows:
        groups[row[1], row[2]].append(row[0])
    several = (tuple(group) for group in groups.values() if len(group) > 1)
    return {message: group for group in several for message in group}


def is_busy(error: HistoryError) -> bool:
    """Tell whether another writer was in the way, so that it may go well in a moment."""
    cause = error.__cause__
    return isinstance(cause, sqlite3.OperationalError) and "locked" in str(cause)


@contextmanager
def _translated(path: Path | None) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as exc:
        raise HistoryError(*_words(path, str(exc))) from exc


def _words(path: Path | None, reason: str) -> tuple[str, str, str]:
    """Return what happened, why, and what to do."""
    name = path.name if path else "memory"
    what = "The chat could not be stored or read."
    if "full" in reason:
        return (
            what,
            Sentence("{1}: the disk is full.", name),
            "Free some space; what is on screen stays there.",
        )
    if "locked" in reason:
        return what, Sentence("{1}: another window is writing.", name), "Try again in a moment."
    if "malformed" in reason or "not a database" in reason:
        todo = "Restart the app: what can be read is then moved to a fresh file."
        return what, Sentence("{1}: the file is damaged.", name), todo
    LOG.info("%s: %s", name, reason)
    unread = Sentence("{1} cannot be read or written.", name)
    return what, unread, "Check the free space and the permissions of the folder."
