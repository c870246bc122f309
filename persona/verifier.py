"""Holds sentences of the model against what is told before they are shown: every process.

A sentence that claims nothing about the person is not its business; one that does passes where
what is told says it. Both are learnt (docs/adr/0046), so there is no list of words here.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from backends.errors import EngineError
from persona.finder import Finder
from persona.sentences import FENCE

__all__ = ["Verifier"]

LOG = logging.getLogger("avatar.verifier")
CONTRADICTED = 0.5  # where the person was asked about, what is taken for no claim may be one
TOLD = 0.8  # probability from which on it is taken for told
N_BESIDE = 4  # passages nearest to a sentence that it is held against
MAX_BESIDE = 380  # characters of what a sentence is held against


class Verifier:
    """Judges the sentences of one turn.

    Args:
        finder: Knows the persona.
        basis: What the reply may rest on beside what is near to a sentence: facts, an answer.
        is_free: True where a text in another voice was asked for: an "I" in it is not the person.
        is_personal: True where the question is about the person: what contradicts is held then,
            claim or not; where the judge does not run, only quotes pass.
    """

    def __init__(
        self, finder: Finder, basis: Sequence[str], *, is_personal: bool, is_free: bool = False
    ) -> None:
        self._finder = finder
        self._is_free = is_free
        self._basis = tuple(basis)
        self._is_personal = is_personal

    def allows(self, sentence: str) -> bool:
        """Return whether a sentence may be shown."""
        text = sentence.strip()
        if not any(character.isalnum() for character in text) or text.startswith(FENCE):
            return True
        if self._is_free or any(text in own for own in self._basis):
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
        is_claim = reader.claims(text)
        if not (is_claim or self._is_personal):
            return True
        told, contradicted, _ = map(float, reader.verify(text, self._beside(text)))
        return told > TOLD if is_claim else contradicted < CONTRADICTED

    def _beside(self, text: str) -> str:
        """Return what a sentence is held against: the basis, then the nearest, in whole texts."""
        kept: list[str] = []
        for one in dict.fromkeys((*self._basis, *self._finder.nearest_to(text, N_BESIDE))):
            if not kept or sum(map(len, kept)) + len(one) <= MAX_BESIDE:
                kept.append(one)
        return " ".join(kept)
