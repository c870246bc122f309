"""Chats as files: Markdown, HTML and our JSON, which can be read again. Window process; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

import msgspec

from backends.errors import HistoryError
from desktop.history import Chat, History, MessageState, Stored
from desktop.settings import write_atomically

__all__ = ["FILTERS", "ChatFile", "StoredMessage", "read_chat", "write_chat"]

FILTERS = ("Markdown (*.md)", "JSON (*.json)", "HTML (*.html)")
FORMAT = "avatar-chat/1"
MAX_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One message in our JSON."""

    role: str
    text: str
    state: MessageState = "standing"
    created: float = 0.0
    extra: str = ""


@dataclass(frozen=True, slots=True)
class ChatFile:
    """A chat in our JSON: the branch that was shown."""

    title: str
    persona: str
    messages: tuple[StoredMessage, ...]
    format: str = FORMAT


def write_chat(history: History, chat: int, path: Path) -> None:
    """Write a chat; the ending of the name says in which form.

    Raises:
        HistoryError: The chat cannot be read, or the file not be written.
    """
    row = next((row for row in history.chats() if row.id == chat), Chat(chat, "", "", 0.0))
    messages = history.messages(chat)
    forms = {".json": _json, ".html": _html, ".htm": _html}
    text = forms.get(path.suffix.lower(), _markdown)(row, messages)
    try:
        write_atomically(path, text.encode())
    except OSError as exc:
        raise HistoryError("The chat could not be exported.", f"{path}: {exc.strerror}.") from exc


def read_chat(history: History, path: Path) -> int:
    """Add a chat from our JSON and return its number.

    Raises:
        HistoryError: The file is not one of ours, or the chat cannot be stored.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise HistoryError("The chat could not be imported.", "The file is too large.")
        found = msgspec.json.decode(path.read_bytes(), type=ChatFile)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
        raise HistoryError(
            "The chat could not be imported.",
            f"{path.name}: {exc}.",
            "Choose a JSON file that this app has exported.",
        ) from exc
    chat = history.add_chat(found.title, found.persona)
    parent = None
    for message in found.messages:
        role = "user" if message.role == "user" else "assistant"
        parent = history.add_message(
            chat, parent, role, message.text, state=message.state, extra=message.extra
        )
    return chat


def _json(chat: Chat, messages: list[Stored]) -> str:
    rows = tuple(
        StoredMessage(row.role, row.text, row.state, row.created, row.extra) for row in messages
    )
    made = msgspec.json.encode(ChatFile(chat.title, chat.persona, rows))
    return msgspec.json.format(made, indent=2).decode() + "\n"


def _markdown(chat: Chat, messages: list[Stored]) -> str:
    parts = [f"# {chat.title}"]
    parts += [f"**{_who(row, chat)}**, {_when(row)}\n\n{row.text}" for row in messages]
    return "\n\n".join(parts) + "\n"


def _html(chat: Chat, messages: list[Stored]) -> str:
    rows = "".join(
        f'<div class="{row.role}"><small>{escape(_who(row, chat))}, {_when(row)}</small>'
        f"<p>{escape(row.text)}</p></div>"
        for row in messages
    )
    style = (
        "body{font:15px/1.5 system-ui,sans-serif;max-width:44em;margin:2em auto;padding:0 1em}"
        "p{white-space:pre-wrap;margin:.2em 0 1.2em}.user{text-align:right}small{color:#5B616C}"
    )
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(chat.title)}</title>'
        f"<style>{style}</style></head><body><h1>{escape(chat.title)}</h1>{rows}</body></html>\n"
    )


def _who(row: Stored, chat: Chat) -> str:
    return "You" if row.role == "user" else chat.persona


def _when(row: Stored) -> str:
    return datetime.fromtimestamp(row.created).strftime("%Y-%m-%d %H:%M")
