"""Keeps a conversation from saying the same thing in the same words: every process.

Plain functions over the replies so far; nothing is remembered elsewhere, so an edited or branched
conversation needs no care.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import product

from backends.base import Message
from persona.sentences import joined, n_last, normalised, repeats, sentences

__all__ = ["MIN_WORDS", "Said", "another_wording"]

MIN_WORDS = 4  # a shorter sentence ("Yes.") may come again; so long are the phrases compared
LIKE_BEFORE = 0.6  # share of its phrases from which on a sentence counts as said before
LATELY_CHARS = 300_000  # of replies that are compared: nobody notices after a book's worth of talk
STEPS = 12  # wordings are told apart by twelfths of what was said before


class Said:
    """What the avatar has said in a conversation, and further replies to `avoid`.

    An echo of the `question` that was just asked is no reply either.
    """

    def __init__(
        self, history: Sequence[Message], avoid: Iterable[str] = (), question: str = ""
    ) -> None:
        replies = [message.content for message in history if message.role == "assistant"]
        lately = replies[len(replies) - n_last(replies, LATELY_CHARS) :]
        self._lately = lately
        self._texts = [*lately, *avoid]
        self._question = question

    @cached_property
    def _replies(self) -> set[str]:
        return {normalised(text) for text in [*self._texts, self._question]} - {""}

    @cached_property
    def _sentences(self) -> set[str]:
        return {normalised(part) for text in self._texts for part in sentences(text)}

    @cached_property
    def _phrases(self) -> set[tuple[str, ...]]:
        return {phrase for text in self._texts for phrase in _phrases(text)}

    def has_reply(self, text: str) -> bool:
        """Return whether a whole reply was this one."""
        return normalised(text) in self._replies

    def has_sentence(self, text: str) -> bool:
        """Return whether a sentence of some length was said."""
        plain = normalised(text)
        if len(plain.split()) < MIN_WORDS:
            return False
        return plain in self._sentences or self.overlap(text) >= LIKE_BEFORE

    def has_told(self, text: str) -> bool:
        """Return whether the avatar said each sentence of a text before; one of some length."""
        is_long = len(normalised(text).split()) >= MIN_WORDS
        return is_long and any(repeats(text, reply) for reply in self._lately)

    def overlap(self, text: str) -> float:
        """Return which share of a text's phrases of four words was said before, 0.0 to 1.0."""
        phrases = _phrases(text)
        return len(phrases & self._phrases) / len(phrases) if phrases else 0.0


def _phrases(text: str) -> set[tuple[str, ...]]:
    found = normalised(text).split()
    return {tuple(found[i : i + MIN_WORDS]) for i in range(len(found) - MIN_WORDS + 1)}


def another_wording(wordings: Sequence[str], again: Sequence[str], said: Said) -> tuple[str, bool]:
    """Return a wording that was not used yet, and whether it refers back to an earlier reply.

    Of the `wordings` (at least one, the preferred first) that are new, it is the first among the
    least like what was `said`; where none is, `again` may be put before one that was.
    """
    new = [text for text in wordings if not said.has_reply(text)]
    fresh = [text for text in new if not said.has_sentence(text)]
    if fresh:
        return min(fresh, key=lambda text: int(said.overlap(text) * STEPS)), False
    for opening, wording in product(again, filter(said.has_told, wordings)):
        text = joined((opening, wording))
        if not said.has_reply(text):
            return text, True
    return (new or wordings)[0], False
