"""Checks sentences of the model against the facts before they are shown: every process.

A sentence about the counterpart passes only when the facts at hand say it: each name, number and
content word of it must come from them, and it must not turn a yes into a no. The check is
meant to err towards holding back, because the owner's own words are always there instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from persona.lexicon import HARMLESS, NEGATIONS, SELF_TALK
from persona.model import Fact, Persona
from persona.sentences import sentences
from persona.wording import is_content, stem, words

__all__ = [
    "Guard",
    "adds_nothing",
    "asks_about_self",
    "asks_about_world",
    "missing_facts",
    "tells",
]

SELF = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself|we|we're|we've|our|us|he|he's|his|him|she|her)\b",
    re.IGNORECASE,
)
VISITOR = re.compile(r"\b(?:you|you're|you've|your|yours)\b", re.IGNORECASE)
NAME = re.compile(r"(?<!^)(?<![.!?:]\s)\b(?!I'(?:m|ve|d|ll)\b)[A-Z][\w'-]+")
FULL_NAME = re.compile(r"\b[A-Z][\w'-]*(?:\s+(?:(?:of|the|and|in|for|at|to)\s+)*[A-Z][\w'-]*)+")
NUMBER = re.compile(r"\d")
HUMAN = re.compile(
    r"\b(?:i am|i'm|as)\s+(?:an?\s+|the\s+)?(?:real\s+|actual\s+|living\s+)*"
    r"(?:human|person|man|guy|woman)\b|\bi(?:'m| am) (?:real|alive|human)\b",
    re.IGNORECASE,
)
BARE = re.compile(r"(?:yes|no|yeah|yep|nope|sure|of course|certainly)\W*", re.IGNORECASE)
MENTIONED = frozenset(("you", "your", "yours", "yourself"))
OPENINGS = frozenset(
    ("is", "are", "was", "were", "do", "does", "did", "can", "could", "has", "have", "had", "will")
)
CLAUSE = re.compile(r"[,;:]|\s(?:and|but|while|which)\s", re.IGNORECASE)
TOLD_SHARE = 0.6  # of a fact's content words that a reply must have, where it names no keys


class Guard:
    """Judges sentences in one turn.

    Args:
        persona: Who speaks.
        facts: What may be said about the counterpart in this turn.
        owner_words: Wordings of the owner for the same, whose words may be used as well.
        is_personal: True when the question is about the counterpart: then every sentence must be
            supported, not only those in the first person.
        is_strict: True when nothing at all may be said about the counterpart but the facts.
        question: What was asked: a bare yes or no is a claim, unless it answers a whole question
            about the world.
    """

    def __init__(
        self,
        persona: Persona,
        facts: Sequence[Fact],
        owner_words: Sequence[str] = (),
        *,
        is_personal: bool,
        is_strict: bool = False,
        question: str = "",
    ) -> None:
        self._harmless = HARMLESS if is_strict else HARMLESS | SELF_TALK
        self._is_bare_a_claim = is_strict or not asks_about_world(question, persona.name)
        self._persona = persona
        self._is_personal = is_personal
        self._texts = (*(fact.text for fact in facts), *owner_words)
        self._stems = _stems((*self._texts, persona.name))
        self._plain = tuple(f" {_plain(text)} " for text in (*self._texts, persona.name))
        self._addressed = _address(persona.name)
        self._denials = [_is_negative(text) for text in self._texts]

    def allows(self, sentence: str) -> bool:
        """Return whether a sentence may be shown."""
        text = sentence.strip()
        if not any(character.isalnum() for character in text):
            return True
        if HUMAN.search(text) and "not" not in text.lower().split():
            return False
        if self._addressed.search(text):
            return False
        if self._is_personal:
            return not VISITOR.search(text) and self._is_supported(text, HARMLESS)
        if self._is_bare_a_claim and BARE.fullmatch(text):
            return False
        if self._names_counterpart(text):
            return self._is_supported(text, HARMLESS)
        return not SELF.search(text) or self._is_supported(text, self._harmless)

    def _names_counterpart(self, text: str) -> bool:
        first = self._persona.name.partition(" ")[0]
        return bool(first) and first.lower() in text.lower()

    def _is_supported(self, text: str, harmless: frozenset[str]) -> bool:
        allowed = self._stems | frozenset(map(stem, harmless))
        own = [word for word in words(text) if is_content(word)]
        if any(stem(word) not in allowed for word in own):
            return False
        if any(stem(name.lower()) not in self._stems for name in NAME.findall(text)):
            return _all_harmless(NAME.findall(text), harmless | self._stems)
        if not all(map(self._knows_name, FULL_NAME.findall(text))):
            return False
        return self._keeps_polarity(text, harmless) and self._keeps_numbers(text)

    def _knows_name(self, name: str) -> bool:
        """Return whether a name of several words stands so in a fact.

        "University of Singapore" does not, though each of its words does.
        """
        own = _plain(name).split()
        starts = (own, own[1:]) if len(own) > 2 else (own,)  # the first may begin a sentence
        return any(f" {' '.join(part)} " in text for part in starts for text in self._plain)

    def _keeps_polarity(self, text: str, harmless: frozenset[str]) -> bool:
        """Return whether yes stays yes and no stays no."""
        if not self._texts or all(word in harmless for word in words(text) if is_content(word)):
            return True
        if _is_negative(text):
            return any(self._denials)
        return not all(self._denials)

    def _keeps_numbers(self, text: str) -> bool:
        """Return whether what stands beside a number stands beside it in a fact as well."""
        for clause in CLAUSE.split(text):
            found = words(clause)
            for number in (word for word in found if NUMBER.search(word)):
                beside = _stems([own for own in self._texts if number in words(own)])
                allowed = beside | frozenset(map(stem, HARMLESS))
                if any(is_content(word) and stem(word) not in allowed for word in found):
                    return False
        return True


def tells(text: str, fact: Fact) -> bool:
    """Return whether a reply names what a fact says."""
    if fact.keys:
        return all(any(_names(text, word) for word in spellings) for spellings in fact.keys)
    wanted = {stem(word) for word in words(fact.text) if is_content(word)}
    return len(wanted & _stems([text])) >= TOLD_SHARE * len(wanted)


def asks_about_self(question: str, name: str) -> bool:
    """Return whether a question speaks of the avatar or its counterpart, by any of their names."""
    return not MENTIONED.isdisjoint(words(question, name))


def asks_about_world(question: str, name: str) -> bool:
    """Return whether a question is a whole yes-or-no question that is not about the avatar.

    "Is seven a prime?" is; "pineapple on pizza, yes or no?" asks for a taste without saying whose.
    """
    opening = words(question, name)[:1]
    return bool(opening) and opening[0] in OPENINGS and not asks_about_self(question, name)


def adds_nothing(sentence: str, shown: str) -> bool:
    """Return whether a sentence only says again, in other words, what was shown before it."""
    harmless = frozenset(map(stem, HARMLESS))
    own = {stem(word) for word in words(sentence) if is_content(word)} - harmless
    return bool(own) and own <= _stems([shown])


def missing_facts(text: str, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts that a reply does not tell."""
    return tuple(fact for fact in facts if not tells(text, fact))


def _address(name: str) -> re.Pattern[str]:
    """Return what finds the avatar speaking to the visitor by its own name."""
    own = re.escape(name.partition(" ")[0] or "\0")
    return re.compile(rf"(?:,|\b(?:hi|hello|hey|thanks|thank you))\s+{own}\s*[.,!?]", re.IGNORECASE)


def _names(text: str, spelling: str) -> bool:
    return f" {_plain(spelling)} " in f" {_plain(text)} "


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w'-]+", text.lower()))


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in words(text))


def _is_negative(text: str) -> bool:
    return any(not NEGATIONS.isdisjoint(words(part)) for part in sentences(text))


def _all_harmless(names: Sequence[str], allowed: frozenset[str]) -> bool:
    return all(stem(name.lower()) in allowed or name.lower() in allowed for name in names)
