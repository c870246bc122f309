"""The questions that an owner is asked, by topic, in the persona's language. Window process; no Qt.

The texts are in ``resources/interview``, one file a language, with the same ids in each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from desktop.config.paths import resource_dir
from persona.lines import language_of
from persona.model import Example, Kind, Persona
from persona.sentences import normalised

__all__ = ["Bank", "BankQuestion", "BankTopic", "answered_ids", "bank_of", "next_question"]

ASKED = "interview"  # unknown field of an example: the id of the question that it answers


class BankQuestion(msgspec.Struct, frozen=True):
    """One question.

    Attributes:
        ask: How the owner is asked.
        visitor: What a visitor asks then, where it is another text.
        other: The same in other words; never shown to the owner, so that it can be a test.
        also: Further wordings that an answer answers as well; none of them is `other`.
        kind: Of the pair that the answer makes.
        line: For small talk: the kind of message that the answer is for.
    """

    id: str
    ask: str
    visitor: str = ""
    other: str = ""
    also: tuple[str, ...] = ()
    kind: Kind = "answerable"
    line: str = ""

    @property
    def asked(self) -> str:
        """What a visitor asks."""
        return self.visitor or self.ask

    @property
    def wordings(self) -> tuple[str, ...]:
        """All that a visitor may ask: what the pair of an answer has as its questions."""
        return (self.asked, *self.also)


class BankTopic(msgspec.Struct, frozen=True):
    """Questions that belong together."""

    id: str
    name: str
    questions: tuple[BankQuestion, ...]


class Bank(msgspec.Struct, frozen=True):
    """All questions of one language.

    Attributes:
        introduction: The question that the line of introduction answers.
        keep: What is said to a question that the owner does not answer.
        refused: Questions about a subject that is not talked about; ``{subject}`` is its place.
    """

    introduction: str
    keep: str
    refused: tuple[str, ...]
    topics: tuple[BankTopic, ...]

    def questions(self) -> Iterator[tuple[BankTopic, BankQuestion]]:
        """Yield all questions with their topics."""
        for topic in self.topics:
            for question in topic.questions:
                yield topic, question

    def also(self) -> dict[str, tuple[str, ...]]:
        """Return the further wordings of each question of the interview, by its words alone."""
        return {normalised(own.asked): own.also for _, own in self.questions()}

    def about(self, subject: str) -> tuple[str, ...]:
        """Return what a visitor asks about a subject in his words: "your divorce"."""
        return tuple(text.replace("{subject}", subject) for text in self.refused)


@cache
def load_bank(language: str) -> Bank:
    """Return the questions of one of `persona.model.LANGUAGES`."""
    text = (resource_dir() / "interview" / f"{language}.toml").read_bytes()
    return msgspec.toml.decode(text, type=Bank)


def bank_of(persona: Persona) -> Bank:
    """Return the questions in a persona's language."""
    return load_bank(language_of(persona))


def answered_ids(bank: Bank, persona: Persona) -> set[str]:
    """Return the ids of the questions that a persona answers in so many words, or holds back."""
    asked, told = _asked_in(_Pairs(persona.examples, persona.held_back))
    found = {own.id for _, own in bank.questions() if normalised(own.asked) in asked}
    return found | (told & {own.id for _, own in bank.questions()})


class _Pairs:
    """Pairs of a persona, the same as long as they are the same objects."""

    def __init__(self, *parts: tuple[Example, ...]) -> None:
        self.parts = parts

    def __eq__(self, other: object) -> bool:
        mine = map(id, self.parts)
        return isinstance(other, _Pairs) and [*mine] == [*map(id, other.parts)]

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.parts)))


@lru_cache(maxsize=2)
def _asked_in(pairs: _Pairs) -> tuple[frozenset[str], frozenset[str]]:
    """Return what is asked in pairs, by its words alone, and what they answer of the interview.

    Every page of the studio looks after each change.
    """
    own = [pair for part in pairs.parts for pair in part]
    asked = frozenset(normalised(text) for pair in own for text in pair.questions)
    return asked, frozenset(str(pair.extra.get(ASKED, "")) for pair in own)


def next_question(
    bank: Bank, persona: Persona, skipped: set[str]
) -> tuple[BankTopic, BankQuestion] | None:
    """Return the next question with its topic: one of the topic of which least is told."""
    done = answered_ids(bank, persona) | skipped
    told = Counter(topic.id for topic, own in bank.questions() if own.id in done)
    open_ones = [(topic, own) for topic, own in bank.questions() if own.id not in done]
    return min(open_ones, key=lambda pair: told[pair[0].id], default=None)
