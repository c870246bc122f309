"""Opens the stored chats whatever has happened to the file. Window process, GUI thread.

A damaged file is set aside, and what can still be read of it goes into a fresh one; a file of a
newer app, or one that another program holds, is left alone.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from backends.errors import HistoryError, Sentence, why_not
from desktop.history.chat_database import History

__all__ = ["open_or_set_aside"]

WHAT = "The stored chats could not be read."
ALWAYS_CHECKED_BYTES = 64 * 2**20
TABLES = ("chats", "messages")


def open_or_set_aside(path: Path) -> tuple[History, HistoryError | None]:
    """Return the chats and, if something was wrong, what; in memory only if it must be."""
    try:
        if _is_damaged(path):
            return _begin_afresh(path)
        return History.open(path), None
    except HistoryError as exc:
        if _is_damage(exc.__cause__):
            return _begin_afresh(path)
        return History.open(None), exc


def _is_damage(cause: BaseException | None) -> bool:
    return isinstance(cause, sqlite3.DatabaseError) and not isinstance(
        cause, sqlite3.OperationalError
    )


def _is_damaged(path: Path) -> bool:
    """Whether SQLite finds a fault in the pages of a file; 12 ms for 10,000 messages.

    A very large file is looked through only if its last window did not close it.
    """
    if not path.exists():
        return False
    if path.stat().st_size > ALWAYS_CHECKED_BYTES and not Path(f"{path}-wal").exists():
        return False
    try:
        with closing(sqlite3.connect(path)) as db:
            row = db.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError:
        return False  # held by another program, or not to be read at all: `History.open` says so
    except sqlite3.DatabaseError:
        return True
    return bool(row[0] != "ok")


def _begin_afresh(path: Path) -> tuple[History, HistoryError]:
    aside = path.with_name(f"{path.stem}.damaged-{int(time.time())}{path.suffix}")
    why = "The file is damaged."
    try:
        for suffix in ("", "-wal", "-shm"):
            if Path(f"{path}{suffix}").exists():
                os.replace(f"{path}{suffix}", f"{aside}{suffix}")
    except OSError as exc:
        why = why_not(exc, aside, why)
        return History.open(None), HistoryError(WHAT, why, "Chats of this session are not kept.")
    history = History.open(path)
    n_saved = _rescue(aside, path)
    return history, HistoryError(
        WHAT,
        why,
        Sentence(
            "It was kept as {1}; {2} messages of it could be brought over.", aside.name, n_saved
        ),
    )


def _rescue(damaged: Path, fresh: Path) -> int:
    """Copy every row that can be read; return how many messages came over."""
    with closing(sqlite3.connect(fresh, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            marks = ", ".join("?" * len(columns))
            for row in _readable_rows(damaged, table, columns):
                try:
                    db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)
                except sqlite3.Error:
                    continue  # a value that no table of ours takes: damage, too
        _mend(db)
        (count,) = db.execute("SELECT count(*) FROM messages").fetchone()
        db.execute("COMMIT")
    return int(count)


def _mend(db: sqlite3.Connection) -> None:
    """Give messages without a chat one, and each chat a branch that exists."""
    now = time.time()
    db.execute(
        "INSERT INTO chats (id, created, updated) SELECT DISTINCT chat, ?, ? FROM messages"
        " WHERE chat NOT IN (SELECT id FROM chats)",
        (now, now),
    )
    db.execute(
        "UPDATE messages SET parent = (SELECT max(m.id) FROM messages m"
        " WHERE m.chat = messages.chat AND m.id < messages.id)"
        " WHERE parent NOT IN (SELECT id FROM messages)"
    )
    db.execute(
        "UPDATE chats SET head = (SELECT max(id) FROM messages WHERE chat = chats.id"
        " AND deleted IS NULL) WHERE head IS NULL OR head NOT IN (SELECT id FROM messages)"
    )


def _readable_rows(path: Path, table: str, columns: list[str]) -> Iterator[tuple[object, ...]]:
    """Yield the rows from both ends up to the damage; a row may come twice."""
    for order in ("ASC", "DESC"):
        try:
            with closing(sqlite3.connect(path)) as db:
                known = {row[1] for row in db.execute(f"PRAGMA table_info({table})")}
                wanted = ", ".join(name if name in known else "NULL" for name in columns)
                yield from db.execute(f"SELECT {wanted} FROM {table} ORDER BY rowid {order}")
            return
        except sqlite3.DatabaseError:
            continue
