"""Keeps a conversation from saying the same thing in the same words: every process.

Plain functions over the replies so far; nothing is remembered elsewhere, so an edited or branched
conversation needs no care.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from backends.base import Message
from persona.sentences import normalised, sentences

__all__ = ["Said", "another_wording"]

MIN_WORDS = 4  # a shorter sentence ("Yes.") may come again


class Said:
    """What the avatar has said in a conversation.

    Args:
        history: The messages so far.
        avoid: Further replies that are not wanted again.
    """

    def __init__(self, history: Sequence[Message], avoid: Iterable[str] = ()) -> None:
        texts = [message.content for message in history if message.role == "assistant"]
        self._replies = {normalised(text) for text in [*texts, *avoid]}
        self._sentences = {
            normalised(part) for text in [*texts, *avoid] for part in sentences(text)
        }

    def has_reply(self, text: str) -> bool:
        """Return whether a whole reply was this one."""
        return normalised(text) in self._replies

    def has_sentence(self, text: str) -> bool:
        """Return whether a sentence of some length was said."""
        plain = normalised(text)
        return len(plain.split()) >= MIN_WORDS and plain in self._sentences


def another_wording(wordings: Sequence[str], again: Sequence[str], said: Said) -> tuple[str, bool]:
    """Return a wording that was not used yet, and whether it refers back to an earlier reply.

    Args:
        wordings: The owner's words for one thing, the preferred first; at least one.
        again: What may be put before a repeated answer.
        said: What was said so far.
    """
    for wording in wordings:
        if not said.has_reply(wording) and not said.has_sentence(wording):
            return wording, False
    for opening, wording in product(again, wordings):
        text = f"{opening} {wording}"
        if not said.has_reply(text):
            return text, True
    return wordings[0], False
