"""Looks for what loads but will not work well in a persona: the command line. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from persona.judging.nearest import tells
from persona.layout import EXAMPLES_FILE, FACTS_FILE, HELD_BACK_FILE, PERSONA_FILE
from persona.lines import base_language
from persona.model import LANGUAGES, Example, Fact, Persona
from persona.records import record_line
from persona.sentences import normalised
from persona.store import Problem, read_persona

__all__ = ["check_persona", "skeleton"]

MAX_FACT_WORDS = 40  # a longer fact is better told as two
MAX_ANSWER_WORDS = 80
CONTACT = (
    ("an e-mail address", re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE)),
    ("a telephone number", re.compile(r"(?<!\w)\+?\d(?:[\s().-]?\d){7,14}(?!\w)")),
    ("a web address", re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("a street address", re.compile(r"\b\d{1,5}\s+[A-Z]\w+\s+(?:Street|St|Road|Rd|Avenue|Ave)\b")),
)


def check_persona(folder: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong or doubtful with a persona folder, errors first."""
    persona, problems = read_persona(folder)
    if persona is not None:
        problems += lint(persona)
    return tuple(sorted(problems, key=lambda problem: not problem.is_error))


def lint(persona: Persona) -> list[Problem]:
    """Return what the owner should look at; none of it keeps the persona from loading.

    The line numbers are those of files without blank lines, as `persona.writer` leaves them.
    """
    checks: tuple[Callable[[Persona], Iterable[Problem]], ...] = (
        _of_persona,
        _of_facts,
        _of_examples,
        _twice,
        _contacts,
        _contradictions,
    )
    return [problem for check in checks for problem in check(persona)]


def _note(file: str, line: int, text: str) -> Problem:
    return Problem(file, line, text, is_error=False)


def _of_persona(persona: Persona) -> Iterator[Problem]:
    for name in ("greeting", "system_prompt"):
        if not getattr(persona, name):
            yield _note(PERSONA_FILE, 0, f'"{name}" is empty')
    for state, name in persona.avatars.items():
        if persona.avatar(state) is None:
            yield _note(PERSONA_FILE, 0, f'the picture "{name}" for "{state}" is not there')
    if not (persona.facts or persona.examples):
        yield _note(FACTS_FILE, 0, "there are neither facts nor pairs: it knows nothing")
    if base_language(persona) not in LANGUAGES:
        text = f'the language "{persona.language}" has no lines; English ones are said'
        yield _note(PERSONA_FILE, 0, text)


def _of_facts(persona: Persona) -> Iterator[Problem]:
    for line, fact in enumerate(persona.facts, start=1):
        if len(fact.text.split()) > MAX_FACT_WORDS:
            yield _note(FACTS_FILE, line, f'"{fact.id}" is long; two facts are found better')


def _of_examples(persona: Persona) -> Iterator[Problem]:
    for line, example in enumerate(persona.examples, start=1):
        missing = [key for key in example.facts if persona.fact(key) is None]
        if missing:
            yield _note(EXAMPLES_FILE, line, f"there is no fact {', '.join(missing)}")
        yield from _of_example(persona, line, example)


def _of_example(persona: Persona, line: int, example: Example) -> Iterator[Problem]:
    if example.kind == "answerable" and not (example.facts or example.answers):
        yield _note(EXAMPLES_FILE, line, f'"{example.id}" has neither facts nor answers')
    facts = [fact for key in example.facts if (fact := persona.fact(key))]
    is_sure = bool(facts) and all(fact.keys for fact in facts)  # else it may be in other words
    for answer in example.answers:
        if len(answer.split()) > MAX_ANSWER_WORDS:
            yield _note(EXAMPLES_FILE, line, f'an answer of "{example.id}" is very long')
        if (
            example.kind == "answerable"
            and is_sure
            and not any(tells(answer, own) for own in facts)
        ):
            yield _note(EXAMPLES_FILE, line, f'"{answer}" tells none of its facts')


def _twice(persona: Persona) -> Iterator[Problem]:
    """Yield questions that stand in two examples with different answers."""
    first: dict[str, str] = {}
    for line, example in enumerate(persona.examples, start=1):
        for question in example.questions:
            plain = normalised(question)
            other = first.setdefault(plain, example.id)
            if other != example.id:
                text = f'"{question}" stands in "{other}" and in "{example.id}"'
                yield _note(EXAMPLES_FILE, line, text)


def _contacts(persona: Persona) -> Iterator[Problem]:
    files: dict[str, Sequence[Fact | Example]] = {
        FACTS_FILE: persona.facts,
        EXAMPLES_FILE: persona.examples,
        HELD_BACK_FILE: persona.held_back,
    }
    for file, records in files.items():
        for line, text in enumerate(map(record_line, records), start=1):
            for name, pattern in CONTACT:
                if found := pattern.search(text):
                    told = f"it holds {name} ({found[0]}), which anyone could ask for"
                    yield _note(file, line, told)


def _contradictions(persona: Persona) -> Iterator[Problem]:
    """Yield facts that differ in a "not" or in a number alone."""
    own = sorted(((skeleton(fact), i, fact) for i, fact in enumerate(persona.facts, 1)), key=_key)
    for (left, _, one), (right, line, other) in pairwise(own):
        if left == right and one.text != other.text:
            yield _note(FACTS_FILE, line, f'"{other.id}" may contradict "{one.id}"')


def _key(entry: tuple[tuple[str, ...], int, Fact]) -> tuple[tuple[str, ...], int]:
    return entry[:2]


def skeleton(fact: Fact) -> tuple[str, ...]:
    """Return the words of a fact without those that turn it round; numbers are all the same."""
    dropped = ("not", "no", "never", "do", "does", "have", "has", "am", "is", "a", "an", "any")
    found = normalised(fact.text).split()
    return tuple("#" if word.isdigit() else word for word in found if word not in dropped)
