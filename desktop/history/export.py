"""Chats as files: Markdown, HTML and our JSON, which can be read again. Window process; no Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Literal

import msgspec

from backends.errors import HistoryError, Sentence, why_not
from backends.files import replacing
from desktop.history.chat_database import Chat, History, MessageState, Stored

__all__ = [
    "FILTERS",
    "ChatFile",
    "Names",
    "StoredMessage",
    "is_chat_file",
    "read_chat",
    "write_chat",
]

FILTERS = {"Markdown (*.md)": ".md", "JSON (*.json)": ".json", "HTML (*.html)": ".html"}
FORMAT = "avatar-chat/1"
WHAT = "The chat could not be imported."
TODO = "Choose a JSON file that this app has exported."
MESSAGES = re.compile(rb'"messages"\s*:\s*\[')
MESSAGE = re.compile(
    rb'\s*+(\{(?:[^"{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+\})(?:\s*+,(?=\s*+\{))?', re.DOTALL
)  # never looked at twice, whatever a file holds
MAX_BYTES = 64 * 2**20
MAX_TITLE = 200  # characters
HEAD_BYTES = 4096  # the format stands in them
POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # an exported page loads nothing
STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:44em;margin:2em auto;padding:0 1em}"
    "body>div{margin:0 0 1.2em}.user p{white-space:pre-wrap}.user{text-align:right}"
    "small{color:#5B616C}pre{background:#F6F6F3;padding:.6em;overflow:auto}p{margin:.3em 0}"
    "table{border-collapse:collapse}td,th{border:1px solid #5B616C;padding:.2em .6em}"
)


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One message in our JSON."""

    role: Literal["user", "assistant"]
    text: str
    state: MessageState = "standing"
    created: float = 0.0
    extra: str = ""


@dataclass(frozen=True, slots=True)
class ChatFile:
    """A chat in our JSON: the branch that was shown."""

    format: str
    title: str
    persona: str
    messages: tuple[StoredMessage, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What the two who talk are called in an exported chat."""

    user: str
    assistant: str

    def of(self, row: Stored) -> str:
        """Return who said a message."""
        return self.user if row.role == "user" else self.assistant


def write_chat(history: History, chat: int, path: Path, names: Names) -> None:
    """Write a chat; the ending of the name says in which form.

    Args:
        history: The stored chats.
        chat: Which one.
        path: Ends in .md, .json or .html.
        names: What the person and the avatar are called in it.

    Raises:
        HistoryError: The chat cannot be read, or the file not be written.
    """
    row = next((row for row in history.chats() if row.id == chat), Chat(chat, "", "", 0.0))
    messages = history.messages(chat)
    kind = path.suffix.lower()
    form = _json if kind == ".json" else _html if kind in (".html", ".htm") else _markdown
    try:
        with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(form(row, messages, names))
    except OSError as exc:
        raise HistoryError("The chat could not be exported.", why_not(exc, path)) from exc


def read_chat(history: History, path: Path) -> int:
    """Add a chat from our JSON, whole or not at all, and return its number.

    Raises:
        HistoryError: The file is not one of ours, or the chat cannot be stored.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise HistoryError(
                WHAT,
                Sentence("{1} is larger than {2} MiB.", path.name, MAX_BYTES // 2**20),
                TODO,
            )
        head, messages = _taken_apart(path.read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
        no_chat = Sentence("{1} is no chat of this app, or damaged.", path.name)
        raise HistoryError(WHAT, why_not(exc, path.name, no_chat), TODO) from exc
    if head.format != FORMAT:
        raise HistoryError(
            WHAT,
            Sentence(
                "{1} has the format {2}, this app reads {3}.",
                path.name,
                repr(head.format),
                repr(FORMAT),
            ),
            "Export the chat again with this version of the app.",
        )
    rows = (
        Stored(0, None, row.role, row.text, _at_rest(row.state), row.created, row.extra)
        for row in messages
    )
    return history.import_chat(head.title[:MAX_TITLE], head.persona, rows)


def _taken_apart(data: bytes) -> tuple[ChatFile, list[StoredMessage]]:
    """Return a chat without its messages, and these: decoded one by one.

    To decode all at once would hold up every other thread of the window.

    Raises:
        msgspec.MsgspecError: It is not our JSON.
    """
    begin = MESSAGES.search(data)
    messages: list[StoredMessage] = []
    at = end = begin.end() if begin else 0
    while found := MESSAGE.match(data, end):
        messages.append(msgspec.json.decode(found[1], type=StoredMessage))
        end = found.end()
    whole = msgspec.json.decode(data[:at] + data[end:], type=ChatFile)
    return whole, messages + list(whole.messages)


def is_chat_file(path: Path) -> bool:
    """Whether a file begins like our JSON; a character card may be JSON, too."""
    try:
        with path.open("rb") as file:
            return f'"{FORMAT}"'.encode() in file.read(HEAD_BYTES)
    except OSError:
        return False


def _at_rest(state: MessageState) -> MessageState:
    return "interrupted" if state == "streaming" else state


def _json(chat: Chat, messages: list[Stored], _names: Names) -> Iterator[str]:
    """Yield our JSON; `_taken_apart` finds its messages again."""
    head = msgspec.json.encode(ChatFile(FORMAT, chat.title, chat.persona, ())).decode()
    yield head.removesuffix("]}")
    for number, row in enumerate(messages):
        role: Literal["user", "assistant"] = "user" if row.role == "user" else "assistant"
        kept = StoredMessage(role, row.text, row.state, row.created, row.extra)
        yield f"{',' if number else ''}\n{msgspec.json.encode(kept).decode()}"
    yield "\n]}\n"


def _markdown(chat: Chat, messages: list[Stored], names: Names) -> Iterator[str]:
    yield f"# {chat.title}\n"
    for row in messages:
        yield f"\n**{names.of(row)}**, {_when(row)}\n\n{row.text}\n"


def _html(chat: Chat, messages: list[Stored], names: Names) -> Iterator[str]:
    title = escape(chat.title)
    yield (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<style>{STYLE}</style></head><body><h1>{title}</h1>"
    )
    for row in messages:
        yield (
            f'<div class="{row.role}"><small>{escape(names.of(row))}, {_when(row)}</small>'
            f"<div>{_rendered(row)}</div></div>"
        )
    yield "</body></html>\n"


def _rendered(row: Stored) -> str:
    """Return a message as HTML; raw HTML in it stays text, pictures stay their names."""
    if row.role == "user":
        return f"<p>{escape(row.text)}</p>"
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return str(reader.disable("image").render(row.text))


def _when(row: Stored) -> str:
    return datetime.fromtimestamp(row.created).strftime("%Y-%m-%d %H:%M")
