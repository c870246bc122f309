"""Takes a question, with the turns before it, for what it is: every process.

The one place where a question is decided: by the judge where it runs (`persona.judging.deciding`),
else by the nearest text.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

import numpy as np

from backends.base import HowFar, Message
from backends.errors import EngineError
from persona.judging.addressing import addressed
from persona.judging.candidates import candidates
from persona.judging.deciding import OF_VISITOR, Decider
from persona.judging.finding import Finding
from persona.judging.knowledge import Knowledge, Passage, passages_of
from persona.judging.nearest import Letters
from persona.judging.reader import Floats, Reader, shared_reader
from persona.judging.weighing import Candidates
from persona.model import Persona
from persona.prompt import MAX_ASKED_CHARS
from persona.reply import Match
from persona.sentences import normalised, numbers_in, says_something
from persona.visitor import statements

__all__ = ["Finder", "finder_for"]

LOG = logging.getLogger("avatar.finder")
RETRY_S = 60.0  # after which a judge that did not start is tried again


class Finder:
    """Finds what a persona knows. Not for use by several threads at once.

    Without a reader the nearest text by its letters is taken. Vectors are kept in `cache_dir`, a
    private folder; None keeps nothing.

    Raises:
        EngineError: The reader's child is gone.
    """

    def __init__(
        self, persona: Persona, reader: Reader | None, cache_dir: Path | None = None
    ) -> None:
        self.persona = persona
        self._cache_dir = cache_dir
        self._retry_at = math.inf  # seconds of the monotonic clock; then the child is tried again
        self._knowledge: Knowledge | None = None
        self._decider: Decider | None = None
        if reader is not None:
            self._use(reader)

    def _use(self, reader: Reader, note: HowFar = lambda *_: None) -> None:
        self._knowledge = Knowledge(self.persona, reader, self._cache_dir, note)
        self._decider = Decider(self.persona, reader, self._knowledge)

    @classmethod
    def open(
        cls, persona: Persona, cache_dir: Path | None = None, note: HowFar = lambda *_: None
    ) -> Self:
        """Return a finder that shares its reader with others; without one where it does not run."""
        made = cls(persona, None, cache_dir)
        made._retry_at = 0.0
        made._revive(note)
        return made

    def _revive(self, note: HowFar = lambda *_: None) -> None:
        """Start the judge's child, if it is to be tried again now."""
        if self._decider is not None or time.monotonic() < self._retry_at:
            return
        self._retry_at = time.monotonic() + RETRY_S
        try:
            self._use(shared_reader(), note)
        except EngineError as exc:
            LOG.warning("%s", exc)

    @property
    def reader(self) -> Reader | None:
        """What reads and judges; None where it does not run."""
        return self._decider.reader if self._decider else None

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, and every number in digits, of what is told, in small letters."""
        told = (f"{passage.text} {passage.said}" for passage in self._passages)
        texts = [self.persona.name, *told]
        words = {word for text in texts for word in normalised(text).split()}
        return frozenset(words | {number for text in texts for number in numbers_in(text)})

    def find(
        self, question: str, history: Sequence[Message] = (), remembered: Sequence[str] = ()
    ) -> Finding:
        """Return what a question, of any length and script, was taken for.

        The messages before it are the `history`, oldest first; `remembered` is what the visitor
        said of himself in earlier chats.
        """
        if not says_something(question):
            return Finding(Match(kind="smalltalk", topic="ack"), line="ack")
        if self._is_too_long(question):
            return Finding(Match(kind="general", topic="task"), line="too_long")
        history = [
            one for one in history if one.role != "user" or not self._is_too_long(one.content)
        ]
        for _ in range(2):
            self._revive()
            try:
                if self._decider:
                    return self._decider.decide(question, history, remembered)
            except EngineError as exc:  # the child died: it is started again, once
                LOG.warning("%s", exc)
                self._decider, self._retry_at = None, 0.0 if self._retry_at < math.inf else math.inf
        return self._nearest(question)

    def _is_too_long(self, message: str) -> bool:
        """Return whether a message is too long to be judged, and no question of the owner's."""
        if len(message) <= MAX_ASKED_CHARS:
            return False
        return self._knowledge is None or normalised(message) not in self._knowledge.asked

    def nearest_to(self, sentence: str, n: int) -> tuple[str, ...]:
        """Return what is told nearest to a sentence, the nearest first.

        Raises:
            EngineError: The judge's child died.
        """
        known = self._knowledge
        if self._decider is None or known is None or not known.passages:
            return ()
        likeness = known.vectors @ self._decider.reader.passages([sentence])[0]
        return tuple(known.passages[i].said for i in np.argsort(-likeness)[:n])

    def told_by_visitor(self, message: str) -> tuple[str, ...]:
        """Return the sentences of a message in which the visitor says something of himself.

        Raises:
            EngineError: The judge's child died.
        """
        decider = self._decider
        if decider is None or self._is_too_long(message):
            return ()
        own = (text for text in statements(message) if decider.topic_of(text) in OF_VISITOR)
        every = (decider.own_words(text) for text in own if decider.reader.claims(text))
        return tuple(text for texts in every for text in texts)

    def judged(self, question: str, before: str) -> Candidates:
        """Return candidates with what the judge says of them.

        Raises:
            EngineError: The judge does not run.
        """
        decider, (asked, last) = self._decides(), self._addressed(question, before)
        return candidates(decider.reader, decider.known, asked, last)

    def weighed(self, found: Candidates, question: str, before: str) -> Floats:
        """Return what is weighed to say what a question is; see `Decider.values`.

        Raises:
            EngineError: The judge does not run.
        """
        return self._decides().values(found, *self._addressed(question, before))

    def _decides(self) -> Decider:
        if self._decider is None:
            raise EngineError("The judge does not run here.")
        return self._decider

    def _addressed(self, question: str, before: str) -> tuple[str, str]:
        return addressed(self.persona, question), addressed(self.persona, before)

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        return tuple(passages_of(self.persona))

    @cached_property
    def _letters(self) -> Letters:
        return Letters([passage.text for passage in self._passages])

    def _nearest(self, question: str) -> Finding:
        """Return the nearest text by its letters alone."""
        for found in self._letters.nearest(question, 1):
            return Finding(Match(kind="answerable"), (self._passages[found],), is_judged=False)
        return Finding(Match(kind="unanswerable"), line="unknown", is_judged=False)


@dataclass(frozen=True, slots=True)
class _Held:
    """A persona that can be looked up: equal when the same can be known of it."""

    name: str
    told: tuple[object, ...] = field(hash=False)
    persona: Persona = field(compare=False)
    cache_dir: Path | None = field(compare=False)
    note: HowFar = field(compare=False)


@lru_cache(maxsize=2)
def _opened(held: _Held) -> Finder:
    return Finder.open(held.persona, held.cache_dir, held.note)


def finder_for(
    persona: Persona, cache_dir: Path | None = None, note: HowFar = lambda *_: None
) -> Finder:
    """Return a finder for a persona; the last two are kept, so that a new chat costs nothing.

    Only the first call for a persona reads `cache_dir`, and tells `note` how far its reading is.
    """
    told = (persona.facts, persona.examples, str(persona.folder))
    manner = (persona.language, persona.pronouns, persona.lines)
    return _opened(_Held(persona.name, (*told, *manner), persona, cache_dir, note))
