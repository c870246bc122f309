"""Holds sentences of the model against what is told before they are shown: every process.

A sentence that claims nothing about the person is not its business; one that does passes where
what is told says it. Both are learnt (docs/adr/0046), so there is no list of words here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persona.finder import Finder
from persona.model import Fact
from persona.sentences import FENCE

__all__ = ["Verifier", "missing_facts", "tells"]

CLAIM = 0.5  # probability from which on a sentence claims something about the person
TOLD = 0.5  # probability from which on it is taken for told
N_BESIDE = 4  # passages nearest to a sentence that it is held against
TOLD_SHARE = 0.6  # of a fact's words that a reply must have
GROUP = 2  # letters; words are not parted by spaces in every script


class Verifier:
    """Judges the sentences of one turn.

    Args:
        finder: Knows the persona; where its judge does not run, no claim passes but quotes.
        basis: What the reply may rest on beside what is near to a sentence: facts, answers.
        is_personal: True where the question is about the person: then each sentence is a claim.
    """

    def __init__(self, finder: Finder, basis: Sequence[str], *, is_personal: bool) -> None:
        self._finder = finder
        self._basis = " ".join(basis)
        self._is_personal = is_personal

    def allows(self, sentence: str) -> bool:
        """Return whether a sentence may be shown.

        Raises:
            EngineError: The judge's child died.
        """
        text = sentence.strip()
        reader = self._finder.reader
        if not any(character.isalnum() for character in text) or text in self._basis:
            return True
        if text.startswith(FENCE):
            return True
        if reader is None:
            return not self._is_personal
        if reader.claims([text])[0] < CLAIM:
            return True
        beside = self._finder.nearest_to(text, N_BESIDE)
        return bool(reader.verify(text, f"{self._basis} {beside}".strip())[0] > TOLD)


def tells(text: str, fact: Fact) -> bool:
    """Return whether a reply names what a fact says."""
    if fact.keys:
        return all(any(_names(text, word) for word in spellings) for spellings in fact.keys)
    wanted = _groups(fact.text)
    return len(wanted & _groups(text)) >= TOLD_SHARE * len(wanted)


def missing_facts(text: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts that a reply does not tell."""
    return tuple(fact for fact in facts if not tells(text, fact))


def _names(text: str, spelling: str) -> bool:
    return f" {_plain(spelling)} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w'-]+", text.lower()))


def _groups(text: str) -> set[str]:
    found = re.findall(r"\w+", text.lower())
    return {word[i : i + GROUP] for word in found for i in range(max(1, len(word) - GROUP + 1))}
