"""The questions that an owner is asked, by topic, in the persona's language: every process.

The texts are in ``resources/interview``, one file a language, with the same ids in each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from persona.judging.addressing import turned
from persona.lines import language_of
from persona.model import SUBJECT, Example, Kind, Persona
from persona.sentences import normalised

__all__ = ["Bank", "BankQuestion", "BankTopic", "bank_of", "load_bank", "refusal"]

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "interview"


class BankQuestion(msgspec.Struct, frozen=True):
    """One question.

    Attributes:
        ask: How the owner is asked.
        visitor: What a visitor asks then, where it is another text.
        other: The same in other words; never shown to the owner, so that it can be a test. It asks
            for no more: whatever answers `ask` answers it.
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
        introduced: The same in other words.
        keep: What is said to a question that the owner does not answer.
        refused: Questions about a subject that is not talked about; ``{subject}`` is its place.
    """

    introduction: str
    introduced: tuple[str, ...]
    keep: str
    refused: tuple[str, ...]
    topics: tuple[BankTopic, ...]

    def questions(self) -> Iterator[tuple[BankTopic, BankQuestion]]:
        """Yield all questions with their topics."""
        for topic in self.topics:
            for question in topic.questions:
                yield topic, question

    def also(self) -> dict[str, tuple[str, ...]]:
        """Return the further wordings of each question that an owner is asked, by its words."""
        own = {normalised(own.asked): own.also for _, own in self.questions()}
        return own | {normalised(self.introduction): self.introduced}

    def about(self, subject: str) -> tuple[str, ...]:
        """Return what a visitor asks about a subject in his words: "your divorce"."""
        return tuple(text.replace("{subject}", subject) for text in self.refused)


@cache
def load_bank(language: str) -> Bank:
    """Return the questions of one of `persona.model.LANGUAGES`."""
    return msgspec.toml.decode((FOLDER / f"{language}.toml").read_bytes(), type=Bank)


def bank_of(persona: Persona) -> Bank:
    """Return the questions in a persona's language."""
    return load_bank(language_of(persona))


def refusal(persona: Persona, bank: Bank, subject: str, words: str = "") -> Example:
    """Return the pair, without an id, with which a persona does not talk about a subject."""
    asked = (subject, *bank.about(turned(persona, subject)))
    said = (words.strip() or bank.keep,)
    return Example("", "unanswerable", asked, said, extra={SUBJECT: subject})
