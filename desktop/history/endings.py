"""Says how an answer ended, where that is not plain: window process, command line. No Qt."""

from __future__ import annotations

from backends.base import ReplyStats
from backends.errors import ContextOverflow, GenerationError, Sentence

__all__ = ["REMARKS", "UNREAD", "no_answer", "remark", "unread"]

_AGAIN = "Ask again, or in other words."
_THOUGHTS = ("The model only thought, and its thoughts are no answer.", "Ask again, turn its"
             " thinking off, or allow more tokens for thoughts.")  # fmt: skip
_EMPTY = {
    "thoughts": _THOUGHTS,
    "length": ("The longest reply was reached before a word of it.", "Allow longer replies."),
    "stop": ("A stop text came before the first word.", "Remove it, or ask in other words."),
    "loop": ("The model began to repeat itself at once.", _AGAIN),
    "filter": ("The server's filter held it back.", "Ask in other words."),
    "refusal": ("The model refused to answer.", "Ask in other words."),
    "tool": (
        "The model called a tool in place of an answer, and there are no tools here.",
        "Ask again, or choose another model.",
    ),
}
REMARKS = {
    "length": "cut off: the longest reply is reached",
    "thoughts": "cut off while it thought",
    "context": "cut off: the context is full",
    "loop": "ended, because it began to repeat itself",
    "filter": "cut off by the server's filter",
    "refusal": "the model refused",
    "tool": "the model called a tool; there are none here",
    "cancelled": "stopped",
}
UNREAD = "unreadable lines in the server's answer: {1}"


def no_answer(text: str, stats: ReplyStats) -> GenerationError | ContextOverflow | None:
    """Return why nothing came, in words; None if something did.

    Args:
        text: The reply.
        stats: How it ended.
    """
    if text.strip() or stats.stop_reason == "cancelled":
        return None
    if stats.stop_reason == "context":
        why = "The context is full."
        return ContextOverflow("No answer came.", why, "Start a new chat, or raise its length.")
    plain = ("The model ended its reply before the first word.", _AGAIN)
    reason = "thoughts" if stats.thought_s and stats.stop_reason == "eog" else stats.stop_reason
    why, todo = _EMPTY.get(reason, plain)
    return GenerationError("No answer came.", why, todo)


def remark(stats: ReplyStats) -> str:
    """Return how a reply that has text ended, in a few words; empty if the model was done."""
    return REMARKS.get(stats.stop_reason, "")


def unread(stats: ReplyStats) -> str:
    """Return that some of what a server sent of a reply was not understood; empty if all was."""
    return Sentence(UNREAD, stats.n_unreadable) if stats.n_unreadable else ""
