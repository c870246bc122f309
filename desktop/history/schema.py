"""The tables of the stored chats and how an older file becomes a newer one. Window process.

A migration is one numbered step, applied once, inside a transaction, after a copy of the file has
been put beside it. Numbers are never reused.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from backends.errors import HistoryError, Sentence
from desktop.config.paths import create_private

__all__ = ["MIGRATIONS", "migrate"]

_FIRST = """
CREATE TABLE chats (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    persona TEXT NOT NULL DEFAULT '',
    created REAL NOT NULL,
    updated REAL NOT NULL,
    pinned INTEGER NOT NULL DEFAULT 0,
    deleted REAL,
    draft TEXT NOT NULL DEFAULT '',
    head INTEGER
);
CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    chat INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    parent INTEGER REFERENCES messages (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    created REAL NOT NULL,
    saved REAL NOT NULL,
    extra TEXT NOT NULL DEFAULT ''
);
CREATE INDEX messages_by_chat ON messages (chat);
CREATE INDEX messages_by_parent ON messages (parent);
CREATE INDEX messages_unfinished ON messages (state) WHERE state = 'streaming';
CREATE VIRTUAL TABLE messages_fts USING fts5 (
    text, content = 'messages', content_rowid = 'id', tokenize = 'trigram'
);
CREATE TRIGGER messages_added AFTER INSERT ON messages BEGIN
    INSERT INTO messages_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER messages_removed AFTER DELETE ON messages BEGIN
    INSERT INTO messages_fts (messages_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER messages_changed AFTER UPDATE OF text ON messages BEGIN
    INSERT INTO messages_fts (messages_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO messages_fts (rowid, text) VALUES (new.id, new.text);
END;
"""

_SECOND = """
ALTER TABLE messages ADD COLUMN deleted REAL;
CREATE INDEX messages_deleted ON messages (deleted) WHERE deleted IS NOT NULL;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _SECOND)
"""Number N (from 1) turns version N - 1 into N; ``PRAGMA user_version`` holds the version."""


def migrate(db: sqlite3.Connection, path: Path, steps: tuple[str, ...] = MIGRATIONS) -> None:
    """Bring a file to the newest version; each step is preceded by a backup beside the file.

    Raises:
        HistoryError: The file was written by a newer app; it is left alone.
        sqlite3.Error: A step failed; nothing of it has been kept.
    """
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > len(steps):
        raise HistoryError(
            "The stored chats were written by a newer version of this app.",
            Sentence("Their version is {1}, this app knows {2}.", version, len(steps)),
            "Install the newer app again; chats of this session are not kept.",
        )
    for number in range(version + 1, len(steps) + 1):
        if version > 0:
            _back_up(db, path.with_name(f"{path.stem}.before-{number}{path.suffix}"))
        db.executescript(
            f"BEGIN IMMEDIATE;\n{steps[number - 1]}\nPRAGMA user_version = {number};\nCOMMIT;"
        )


def _back_up(db: sqlite3.Connection, target: Path) -> None:
    create_private(target)
    copy = sqlite3.connect(target)
    try:
        db.backup(copy)
    finally:
        copy.close()
