"""How stored messages are searched: the query, and the snippet of a hit. Window process; no Qt."""

from __future__ import annotations

import re

__all__ = ["MARK_CLOSE", "MARK_OPEN", "search_query", "snippet"]

TRIGRAM = 3  # characters; shorter searches scan
MARK_OPEN, MARK_CLOSE = "\x02", "\x03"  # around a hit in a snippet
AROUND = 24  # characters shown before and after a hit


def search_query(wanted: str, limit: int) -> tuple[str, tuple[object, ...]]:
    """Return the SQL that finds the newest messages with a text, and its values."""
    columns = "SELECT m.chat, m.id, c.title, m.text, c.persona FROM"
    rest = "JOIN chats c ON c.id = m.chat WHERE c.deleted IS NULL AND m.deleted IS NULL AND"
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


def snippet(text: str, wanted: str, around: int = AROUND) -> str:
    """Return the text around a hit, the hit between `MARK_OPEN` and `MARK_CLOSE`."""
    flat = " ".join(text.split())
    found = re.search(re.escape(wanted), flat, re.IGNORECASE)
    if found is None:
        return flat[: 2 * around]
    start, end = max(0, found.start() - around), found.end() + around
    head = ("…" if start else "") + flat[start : found.start()]
    tail = flat[found.end() : end] + ("…" if end < len(flat) else "")
    return f"{head}{MARK_OPEN}{found[0]}{MARK_CLOSE}{tail}"
