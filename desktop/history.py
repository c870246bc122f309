"""The stored chats: SQLite, every message written when it stands. Window process, GUI thread.

A chat is a tree of messages: an edited question or a second answer is a sibling, and the chat's
``head`` names the leaf of the branch that is shown. Nothing is overwritten by another instance,
because each only adds messages and changes its own.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, Self

from backends.errors import HistoryError
from desktop.history_schema import migrate

__all__ = ["Chat", "History", "Hit", "MessageState", "Stored", "open_or_set_aside"]

MessageState = Literal["standing", "streaming", "stopped", "interrupted", "failed"]

BUSY_MS = 2_000  # how long a write waits for another instance
STALE_S = 10.0  # a streaming answer that was not saved for so long has lost its window
TRASH_S = 7 * 24 * 3600.0  # a deleted chat can be brought back for so long
TRIGRAM = 3  # characters; shorter searches scan
MARK_OPEN, MARK_CLOSE = "\x02", "\x03"  # around a hit in a snippet


@dataclass(frozen=True, slots=True)
class Chat:
    """One row of the list of chats."""

    id: int
    title: str
    persona: str
    updated: float  # seconds since the epoch
    is_pinned: bool = False
    draft: str = ""


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
                path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path or ":memory:", isolation_level=None)
            try:
                db.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = NORMAL")
                db.execute("PRAGMA foreign_keys = ON")
                migrate(db, path or Path())
                history = cls(db, path)
                history._tidy()
            except BaseException:
                db.close()
                raise
            return history

    def close(self) -> None:
        """Close the file. A second call does nothing."""
        self._db.close()

    def _tidy(self) -> None:
        now = time.time()
        self._db.execute(
            "UPDATE messages SET state = 'interrupted' WHERE state = 'streaming' AND saved < ?",
            (now - STALE_S,),
        )
        self._db.execute("DELETE FROM chats WHERE deleted < ?", (now - TRASH_S,))

    def chats(self) -> list[Chat]:
        """Return the chats, pinned first, then the newest first."""
        with _translated(self.path):
            rows = self._db.execute(
                "SELECT id, title, persona, updated, pinned, draft FROM chats"
                " WHERE deleted IS NULL ORDER BY pinned DESC, updated DESC, id DESC"
            ).fetchall()
        return [Chat(row[0], row[1], row[2], row[3], bool(row[4]), row[5]) for row in rows]

    def add_chat(self, title: str, persona: str) -> int:
        """Make a chat and return its number."""
        now = time.time()
        return self._insert(
            "INSERT INTO chats (title, persona, created, updated) VALUES (?, ?, ?, ?)",
            (title, persona, now, now),
        )

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
        """Write a message below `parent` and show its branch; return its number."""
        now = time.time()
        with _translated(self.path), self._transaction():
            cursor = self._db.execute(
                "INSERT INTO messages (chat, parent, role, text, state, created, saved, extra)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (chat, parent, role, text, state, now, now, extra),
            )
            self._db.execute(
                "UPDATE chats SET head = ?, updated = ? WHERE id = ?",
                (cursor.lastrowid, now, chat),
            )
        return int(cursor.lastrowid or 0)

    def save_message(
        self, message: int, text: str, *, state: MessageState, extra: str = ""
    ) -> None:
        """Write what a message has become."""
        self._write(
            "UPDATE messages SET text = ?, state = ?, extra = ?, saved = ? WHERE id = ?",
            (text, state, extra, time.time(), message),
        )

    def delete_message(self, message: int) -> None:
        """Remove a message and all that follows it; its chat then shows what was before."""
        with _translated(self.path), self._transaction():
            row = self._db.execute(
                "SELECT chat, parent FROM messages WHERE id = ?", (message,)
            ).fetchone()
            if row is None:
                return
            self._db.execute("UPDATE chats SET head = ? WHERE id = ?", (row[1], row[0]))
            self._db.execute("DELETE FROM messages WHERE id = ?", (message,))

    def messages(self, chat: int) -> list[Stored]:
        """Return the branch that is shown, oldest first."""
        with _translated(self.path):
            row = self._db.execute("SELECT head FROM chats WHERE id = ?", (chat,)).fetchone()
            rows = self._db.execute(
                "SELECT id, parent, role, text, state, created, extra FROM messages WHERE chat = ?",
                (chat,),
            ).fetchall()
        by_id = {found[0]: found for found in rows}  # a walk here is faster than in SQL
        branch, at = [], row[0] if row else None
        while at in by_id:
            branch.append(by_id.pop(at))
            at = branch[-1][1]
        return list(map(Stored._make, reversed(branch)))

    def alternatives(self, chat: int) -> dict[int, tuple[int, ...]]:
        """Return, for each message with siblings, all of them in the order they were made."""
        with _translated(self.path):
            rows = self._db.execute(
                "SELECT group_concat(id) FROM (SELECT id, parent, role FROM messages"
                " WHERE chat = ? ORDER BY id) GROUP BY parent, role HAVING count(*) > 1",
                (chat,),
            ).fetchall()
        groups = (tuple(sorted(map(int, row[0].split(",")))) for row in rows)
        return {message: group for group in groups for message in group}

    def show_branch(self, chat: int, message: int) -> None:
        """Show the newest branch that goes through a message."""
        with _translated(self.path):
            row = self._db.execute(
                "WITH RECURSIVE below (id) AS (SELECT ? UNION ALL"
                " SELECT m.id FROM below JOIN messages m ON m.parent = below.id)"
                " SELECT max(id) FROM below",
                (message,),
            ).fetchone()
            self._db.execute("UPDATE chats SET head = ? WHERE id = ?", (row[0], chat))

    def set_head(self, chat: int, message: int | None) -> None:
        """Show the branch that ends with a message."""
        self._write("UPDATE chats SET head = ? WHERE id = ?", (message, chat))

    def search(self, text: str, limit: int = 100) -> list[Hit]:
        """Return the messages that contain a text, the newest first."""
        wanted = text.strip()
        if not wanted:
            return []
        with _translated(self.path):
            rows = self._db.execute(*_search_query(wanted, limit)).fetchall()
        return [Hit(row[0], row[1], row[2], _snippet(row[3], wanted)) for row in rows]

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


def open_or_set_aside(path: Path) -> tuple[History, HistoryError | None]:
    """Open the chats; a damaged file is renamed, a newer or locked one left alone.

    The error says what happened; the history returned always works, in memory if it must.
    """
    try:
        return History.open(path), None
    except HistoryError as exc:
        if not isinstance(exc.__cause__, sqlite3.DatabaseError) or isinstance(
            exc.__cause__, sqlite3.OperationalError
        ):
            return History.open(None), exc
    aside = path.with_name(f"{path.stem}.damaged-{int(time.time())}{path.suffix}")
    try:
        for suffix in ("", "-wal", "-shm"):
            if Path(f"{path}{suffix}").exists():
                os.replace(f"{path}{suffix}", f"{aside}{suffix}")
        return History.open(path), HistoryError(
            "The stored chats could not be read.",
            "The file is damaged.",
            f"It was kept as {aside.name}; new chats go into a fresh file.",
        )
    except OSError as exc:
        return History.open(None), HistoryError(
            "The stored chats could not be read.",
            f"The file is damaged and cannot be moved: {exc.strerror or exc}.",
            "Chats of this session are not kept.",
        )


def _search_query(wanted: str, limit: int) -> tuple[str, tuple[object, ...]]:
    columns = "SELECT m.chat, m.id, c.title, m.text FROM"
    rest = "JOIN chats c ON c.id = m.chat WHERE c.deleted IS NULL AND"
    order = "ORDER BY m.id DESC LIMIT ?"
    if len(wanted) >= TRIGRAM:
        quoted = '"' + wanted.replace('"', '""') + '"'
        found = "messages_fts f JOIN messages m ON m.id = f.rowid"
        return f"{columns} {found} {rest} messages_fts MATCH ? {order}", (quoted, limit)
    escaped = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return (
        f"{columns} messages m {rest} m.text LIKE ? ESCAPE '\\' {order}",
        (f"%{escaped}%", limit),
    )


def _snippet(text: str, wanted: str, around: int = 40) -> str:
    flat = " ".join(text.split())
    at = flat.casefold().find(wanted.casefold())
    if at < 0:
        return flat[: 2 * around]
    start, end = max(0, at - around), at + len(wanted) + around
    head = ("…" if start else "") + flat[start:at]
    tail = flat[at + len(wanted) : end] + ("…" if end < len(flat) else "")
    return f"{head}{MARK_OPEN}{flat[at : at + len(wanted)]}{MARK_CLOSE}{tail}"


@contextmanager
def _translated(path: Path | None) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as exc:
        name = path.name if path else "the memory"
        reason = str(exc)
        todo = "Check the free space and the permissions of the folder."
        if "full" in reason:
            reason, todo = "The disk is full", "Free some space; what is on screen stays there."
        elif "locked" in reason:
            reason, todo = "Another instance is writing", "Try again in a moment."
        raise HistoryError(
            "The chat could not be stored or read.", f"{name}: {reason}.", todo
        ) from exc
