"""Holds sentences of the model against what is told before they are shown: every process.

A sentence that claims nothing about the person is not its business; one that does passes where
what is told says it. Both are learnt (docs/adr/0046), so there is no list of words here.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence

from backends.errors import EngineError
from persona.finder import GENERAL, Finder
from persona.lines import Lines, language_of
from persona.reader import Reader
from persona.sentences import FENCE, asks, names_in, normalised, numbers_in

__all__ = ["Verifier"]

LOG = logging.getLogger("avatar.verifier")
CONTRADICTED = 0.5  # where the person was asked about, what is taken for no claim may be one
TOLD = 0.6  # probability from which on it is taken for told
N_BESIDE = 4  # passages nearest to a sentence that it is held against
BOTH = 0.5  # mean of two readings from which on it is
CONTRADICTS = 1  # place of that verdict
N_BARE = 3  # words of a bare answer, which says nothing without the question
MIN_STEM = 4  # letters from which on a word may be the beginning of another
MAX_BESIDE = 380  # characters of what a sentence is held against


class Verifier:
    """Judges the sentences of one turn.

    Args:
        finder: Knows the persona.
        basis: What the reply may rest on beside what is near to a sentence: facts, an answer.
        is_free: True where a text in another voice was asked for: an "I" in it is not the person.
        is_general: True where something of the world was asked for, a task was set, or a visitor
            spoke of himself: what has no word of the first person in it is not about the
            person then.
        is_personal: True where the question is about the person: what contradicts is held then,
            claim or not; where the judge does not run, only quotes pass.
        said: What visitor and avatar said before; a name in it is no invention.

    Attributes:
        has_told: Whether a sentence that was allowed tells what the question was about.
    """

    def __init__(
        self,
        finder: Finder,
        basis: Sequence[str],
        *,
        is_personal: bool,
        is_free: bool = False,
        is_general: bool = False,
        said: Sequence[str] = (),
    ) -> None:
        self._finder = finder
        self._is_free = is_free
        self._is_general = is_general
        self._basis = tuple(dict.fromkeys(basis))
        self._is_personal = is_personal
        self._said = tuple(said)
        self.has_told = False

    def allows(self, sentence: str) -> bool:
        """Return whether a sentence may be shown."""
        text = sentence.strip()
        if not any(character.isalnum() for character in text) or text.startswith(FENCE):
            return True
        if self._is_free or (self._is_general and not self._is_of_oneself(text)):
            return True
        if any(f" {normalised(text)} " in f" {normalised(own)} " for own in self._basis):
            self.has_told = True
            return True
        try:
            return self._judged(text)
        except EngineError as exc:  # the judge's child died: the owner's words are there instead
            LOG.warning("%s", exc)
            return not self._is_personal

    def _judged(self, text: str) -> bool:
        reader = self._finder.reader
        if reader is None:
            return not self._is_personal
        if asks(text) and not self._names_oneself(text):  # asked back, nothing is claimed
            return True
        is_bare = len(normalised(text).split()) <= N_BARE and not numbers_in(text)
        if is_bare and self._said and not names_in(text):  # "Yes, I do!"
            return not self._is_contradicted(reader, f"{self._said[-1]} {text}")
        if not reader.claims(text):
            return not self._is_personal or asks(text) or not self._is_contradicted(reader, text)
        is_general = not self._is_personal and not self._names_oneself(text)
        if is_general and self._finder.topic_of(text) in GENERAL:
            return True  # one of the two heads takes it for advice, or for something of the world
        return self._is_grounded(text) and self._is_told(reader, text)

    def _is_of_oneself(self, text: str) -> bool:
        """Return whether a sentence may be about the one who says it, by its words alone."""
        leaves_out = not Lines(self._finder.persona).of("own_words")
        return leaves_out or self._names_oneself(text)

    def _names_oneself(self, text: str) -> bool:
        return Lines(self._finder.persona).has_words("own_words", text)

    def _is_contradicted(self, reader: Reader, text: str) -> bool:
        return float(reader.verify(text, self._beside(text))[CONTRADICTS]) >= CONTRADICTED

    def _is_told(self, reader: Reader, text: str) -> bool:
        """Return whether what the question found tells it, or one of the texts near to it.

        The first is read alone and among what is near, which shows what was exchanged; the others
        each by itself: two that are true are not to be joined into one that is not.
        """
        if self._basis:
            alone = float(reader.verify(text, " ".join(self._basis))[0])
            among = float(reader.verify(text, self._beside(text))[0])
            if alone > TOLD and alone + among > 2 * BOTH:
                self.has_told = True
                return True
        near = self._finder.nearest_to(text, N_BESIDE)
        return any(float(reader.verify(text, one)[0]) > TOLD for one in near)

    def _is_grounded(self, text: str) -> bool:
        """Return whether each number in a claim, and each name, was told by somebody."""
        known, numbers = self._finder.words, numbers_in(text)
        if not numbers <= known:
            return False
        if language_of(self._finder.persona) != "en":  # capitals mark more than names, or nothing
            return self._is_of_one_life(numbers)
        names = set(names_in(text))
        said = {word for one in self._said for word in normalised(one).split()}
        is_known = all(_is_known(name, known | said) for name in names)
        return is_known and self._is_of_one_life(numbers | names)

    def _is_of_one_life(self, details: Iterable[str]) -> bool:
        """Return whether no two details stand in one fact each, and not in the same.

        What stands in several facts says nothing; what the question found counts as one.
        """
        basis = " ".join(self._basis)
        found = {*normalised(basis).split(), *numbers_in(basis)}
        homes = (self._finder.homes.get(detail, frozenset()) for detail in details)
        alone = {next(iter(ids)) for ids in homes if len(ids) == 1}
        own = {
            next(iter(ids))
            for word in found
            if len(ids := self._finder.homes.get(word, frozenset())) == 1
        }
        return len(alone - own) + bool(alone & own) <= 1

    def _beside(self, text: str) -> str:
        """Return what a sentence is held against: the basis, then the nearest, in whole texts."""
        kept: list[str] = []
        for one in dict.fromkeys((*self._basis, *self._finder.nearest_to(text, N_BESIDE))):
            if not kept or sum(map(len, kept)) + len(one) <= MAX_BESIDE:
                kept.append(one)
        return " ".join(kept)


def _is_known(name: str, known: Collection[str]) -> bool:
    """Return whether a name is known, or a word that begins like it: "German", "Germany"."""
    if name in known:
        return True
    return len(name) >= MIN_STEM and any(
        word.startswith(name) or (len(word) >= MIN_STEM and name.startswith(word)) for word in known
    )
