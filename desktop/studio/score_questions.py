"""The questions of a score card, made from what a persona tells. Child of the window; no Qt.

Nobody reads them before they are asked, and the judge does not choose them: it would grade itself.
Questions to be answered are the owner's own in other words; those to be refused ask for what hardly
anybody tells, and are left out where a word of theirs stands in what is told. The texts are in
``resources/scorecard``, one file a language.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

import msgspec

from desktop.config.paths import resource_dir
from desktop.studio.interview import ASKED
from desktop.studio.notebook import FACT, HELD, PAIR, Key
from persona.bank import bank_of
from persona.judging.addressing import turned
from persona.lines import language_of
from persona.model import SUBJECT, Example, Fact, Persona
from persona.sentences import normalised

__all__ = ["Origin", "Paper", "Question", "Wanted", "paper_for"]

SEED = 20261129  # the same persona is asked the same questions
MAX_HELD_BACK, MAX_TOLD, MAX_NEAR, MAX_DETAILS, MAX_PRIVATE = 60, 40, 24, 12, 8
PERSONAL = ("answerable", "identity")

Wanted = Literal["told", "refused", "chat"]
Origin = Literal["held_back", "interview", "frame", "about", "near", "detail", "private", "chat"]
"""How a question was made: held back by the owner; another wording of the interview; the owner's
own in a frame; about a name or noun of a fact; about what hardly anybody tells; about a detail of
what is told; about what is not talked about; small talk."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        told: Sentences of the owner's, one of which is to be said; for ``told`` alone.
        key: The line of the table that it was made from.
    """

    text: str
    origin: Origin
    wanted: Wanted
    told: tuple[str, ...] = ()
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """All questions of one card, and of how many that could have been asked."""

    questions: tuple[Question, ...]
    n_possible: int


class _Untold(msgspec.Struct, frozen=True):
    """A question for what is hardly ever told, and words that say that it may be."""

    ask: str
    told: tuple[str, ...]


class _Subject(msgspec.Struct, frozen=True):
    """Where a name or noun is found in a fact, and how a visitor says it."""

    find: str
    form: str


class _Wordings(msgspec.Struct, frozen=True):
    """The texts of one language."""

    frames: tuple[str, ...]
    about: tuple[str, ...]
    private: tuple[str, ...]
    greetings: tuple[str, ...]
    subjects: tuple[_Subject, ...]
    near: tuple[_Untold, ...]
    details: tuple[_Untold, ...]


@cache
def _wordings(language: str) -> _Wordings:
    data = (resource_dir() / "scorecard" / f"{language}.toml").read_bytes()
    return msgspec.toml.decode(data, type=_Wordings)


def paper_for(persona: Persona) -> Paper:
    """Return the questions for a persona; of many a sample, the same each time."""
    words, draw = _wordings(language_of(persona)), random.Random(SEED)
    facts = {fact.id: fact.text for fact in persona.facts}
    subjects = _subjects(persona, words)
    asked = {normalised(text) for own in persona.examples for text in own.questions}
    groups = (
        (MAX_HELD_BACK, [_held(own, facts) for own in persona.held_back]),
        (MAX_TOLD, [*_from_pairs(persona, words, facts), *_from_facts(persona, words, subjects)]),
        (MAX_NEAR, _near(persona, words, subjects, asked, draw)),
        (MAX_PRIVATE, list(_private(persona, words))),
        (len(words.greetings), [Question(text, "chat", "chat") for text in words.greetings]),
    )
    chosen = [one for most, group in groups for one in _sample(group, most, draw)]
    n_possible = sum(len(group) for _, group in groups)
    return Paper(tuple(chosen), n_possible)


def _sample(items: Sequence[Item], most: int, draw: random.Random) -> list[Item]:
    """Return at most so many, in their order."""
    if len(items) <= most:
        return list(items)
    return [items[i] for i in sorted(draw.sample(range(len(items)), most))]


def _held(own: Example, facts: dict[str, str]) -> Question:
    wanted: Wanted = "told" if own.kind in PERSONAL else "chat"
    if own.kind == "unanswerable":
        wanted = "refused"
    return Question(own.questions[0], "held_back", wanted, _told(own, facts), (HELD, own.id))


def _told(own: Example, facts: dict[str, str]) -> tuple[str, ...]:
    return (*own.answers, *(facts[key] for key in own.facts if key in facts))


def _from_pairs(persona: Persona, words: _Wordings, facts: dict[str, str]) -> Iterator[Question]:
    """Yield a question for each pair: the interview's other wording, else its own in a frame."""
    bank = {own.id: own for _, own in bank_of(persona).questions()}
    by_text = {normalised(own.asked): own for own in bank.values()}
    for number, own in enumerate(persona.examples):
        if own.kind not in PERSONAL or not _told(own, facts):
            continue
        first = own.questions[0]
        known = bank.get(str(own.extra.get(ASKED, ""))) or by_text.get(normalised(first))
        if known is not None and known.other:
            yield Question(known.other, "interview", "told", _told(own, facts), (PAIR, own.id))
        else:
            text = words.frames[number % len(words.frames)].replace("{question}", first)
            yield Question(text, "frame", "told", _told(own, facts), (PAIR, own.id))


def _from_facts(persona: Persona, words: _Wordings, subjects: dict[str, str]) -> Iterator[Question]:
    """Yield a question for each fact that no pair tells and that names something."""
    told = {key for own in persona.examples for key in own.facts}
    for number, fact in enumerate(persona.facts):
        if fact.id in subjects and fact.id not in told:
            text = words.about[number % len(words.about)]
            text = text.replace("{subject}", subjects[fact.id])
            yield Question(text, "about", "told", (fact.text,), (FACT, fact.id))


def _subjects(persona: Persona, words: _Wordings) -> dict[str, str]:
    """Return by fact a name or noun that stands in no other fact, as a visitor says it."""
    found = {fact.id: list(_named(fact, words.subjects)) for fact in persona.facts}
    counts = Counter(name for names in found.values() for name in dict(names))
    alone = {
        fact_id: [said for name, said in names if counts[name] == 1 and name not in persona.name]
        for fact_id, names in found.items()
    }
    return {fact_id: names[0] for fact_id, names in alone.items() if names}


def _named(fact: Fact, subjects: Iterable[_Subject]) -> Iterator[tuple[str, str]]:
    for own in subjects:
        for match in re.finditer(own.find, fact.text):
            yield match[1], own.form.format(match[1])


def _near(
    persona: Persona,
    words: _Wordings,
    subjects: dict[str, str],
    asked: set[str],
    draw: random.Random,
) -> list[Question]:
    """Return near misses: details of what is told first, then what hardly anybody tells."""
    told = "\n".join(_all_told(persona)).lower()
    untold = [one for one in words.details if not _stands_in(told, one)]
    named = _sample(list(subjects.items()), MAX_DETAILS if untold else 0, draw)
    details = [
        Question(
            untold[i % len(untold)].ask.replace("{subject}", subject),
            "detail",
            "refused",
            key=(FACT, fact_id),
        )
        for i, (fact_id, subject) in enumerate(named)
    ]
    near = [one for one in words.near if not _stands_in(told, one)]
    others = [Question(one.ask, "near", "refused") for one in near]
    others = _sample(others, MAX_NEAR - len(details), draw)
    return [one for one in (*details, *others) if normalised(one.text) not in asked]


def _all_told(persona: Persona) -> Iterator[str]:
    yield from (fact.text for fact in persona.facts)
    for own in persona.examples:
        yield from (*own.questions, *own.answers)


def _stands_in(told: str, one: _Untold) -> bool:
    return any(word in told for word in one.told)


def _private(persona: Persona, words: _Wordings) -> Iterator[Question]:
    withheld = [own for own in persona.examples if own.kind == "unanswerable" and own.answers]
    for number, own in enumerate(withheld):
        subject = str(own.extra.get(SUBJECT, ""))
        if subject:
            asked = turned(persona, subject)
            text = words.private[number % len(words.private)].replace("{subject}", asked)
        else:
            frame = words.frames[number % len(words.frames)]
            text = frame.replace("{question}", own.questions[0])
        yield Question(text, "private", "refused", key=(PAIR, own.id))
