"""What an owner should look at beside a row: doubles, contradictions, private details. No Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from desktop.personas.lint import skeleton
from desktop.studio.notebook import FACT, HELD, PAIR, Key
from desktop.studio.private.names import NameFinder
from desktop.studio.private.private_details import details_in
from persona.model import Persona
from persona.sentences import normalised

__all__ = ["Mark", "marks_of"]

Sort = Literal["twice", "contradicts", "private", "empty"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something about a row.

    Attributes:
        sort: ``twice`` and ``contradicts``: another row says the same, or the opposite;
            ``private``: it holds a private detail; ``empty``: it has no answer.
        other: The text of the other row, or the private detail.
        kind: What kind of detail, in English words.
    """

    sort: Sort
    other: str = ""
    kind: str = ""


def marks_of(persona: Persona) -> dict[Key, list[Mark]]:
    """Return the marks of the rows that have some."""
    found: dict[Key, list[Mark]] = defaultdict(list)
    for key, mark in (*_doubles(persona), *_private(persona), *_empty(persona)):
        if mark not in found[key]:
            found[key].append(mark)
    return dict(found)


def _doubles(persona: Persona) -> Iterator[tuple[Key, Mark]]:
    """Yield questions and facts that stand twice, and facts that differ in a "not" alone."""
    asked = (
        (normalised(text), (PAIR, own.id), own.questions[0])
        for own in persona.examples
        for text in own.questions
    )
    yield from _same("twice", asked)
    told = [(normalised(own.text), (FACT, own.id), own.text) for own in persona.facts]
    yield from _same("twice", told)
    alike = [(skeleton(own), (FACT, own.id), own.text) for own in persona.facts]
    yield from _same("contradicts", alike)


def _same(sort: Sort, texts: Iterable[tuple[Hashable, Key, str]]) -> Iterator[tuple[Key, Mark]]:
    first: dict[Hashable, tuple[Key, str]] = {}
    for plain, key, text in texts:
        if not plain:
            continue
        other, told = first.setdefault(plain, (key, text))
        is_same = normalised(told) == normalised(text)
        if other != key and (sort == "twice" or not is_same):
            yield key, Mark(sort, told)
            yield other, Mark(sort, text)


def _private(persona: Persona) -> Iterator[tuple[Key, Mark]]:
    texts = [((FACT, own.id), own.text) for own in persona.facts]
    pairs = [((PAIR, own.id), own) for own in persona.examples]
    pairs += [((HELD, own.id), own) for own in persona.held_back]
    texts += [(key, text) for key, own in pairs for text in (*own.questions, *own.answers)]
    names = NameFinder({persona.name}, (), [text for _, text in texts])
    for key, text in texts:
        for detail in details_in(text, names):
            yield key, Mark("private", detail.text, detail.kind)


def _empty(persona: Persona) -> Iterator[tuple[Key, Mark]]:
    for own in persona.examples:
        if own.kind == "answerable" and not (own.answers or own.facts):
            yield (PAIR, own.id), Mark("empty")
