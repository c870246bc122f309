"""Owners: fictional people with what they would write and labelled questions. Any process.

They are what the judge is trained, tuned and measured on; each belongs to one of the three uses,
so that nothing is measured on somebody that it was tuned on.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from backends.errors import FinetuneError
from persona.bank import load_bank
from persona.judging.addressing import addressed
from persona.lines import Lines
from persona.model import Example, Fact, Persona
from persona.sentences import normalised

__all__ = [
    "OWNERS",
    "Claim",
    "Exchange",
    "Owner",
    "Pair",
    "Question",
    "Said",
    "faced",
    "load_owners",
    "of_lesson",
    "persona_of",
    "use_of",
]

OWNERS = Path(__file__).resolve().parents[1] / "owners"
OTHERS_SHARE = 0.35  # owners beside each of a lesson; they have more rows each
Use = Literal["train", "tune", "test"]
Label = Literal["told", "contradicted", "untold"]
Verdict = Literal["told", "contradicted", "untold", "none"]


class OwnFact(msgspec.Struct, frozen=True):
    """One sentence in the first person."""

    id: str
    text: str


class Pair(msgspec.Struct, frozen=True):
    """A question of the owner's with its answer, in one wording each, and the facts told."""

    question: str
    answer: str
    facts: tuple[str, ...] = ()


class Question(msgspec.Struct, frozen=True):
    """A question of a visitor's.

    Attributes:
        q: As typed.
        kind: known, indirect, compound, half, followup, unknown, premise or notme.
        facts: Exactly those that answer it.
        before: What was asked before; a follow-up cannot be understood without it.
        near: Facts that an unknown question nearly hits.
        is_free: In a manner of the asker's own, not after the guide of the first questions.
    """

    q: str
    kind: str
    facts: tuple[str, ...] = ()
    before: str = ""
    near: tuple[str, ...] = ()
    is_free: bool = False


class Claim(msgspec.Struct, frozen=True):
    """A sentence that an avatar might say; `facts` are those that it rests on or goes against."""

    text: str
    label: Label
    facts: tuple[str, ...] = ()


class Said(msgspec.Struct, frozen=True):
    """A sentence of a reply; `none` where it claims nothing about the person."""

    text: str
    label: Verdict
    facts: tuple[str, ...] = ()


class Exchange(msgspec.Struct, frozen=True):
    """A visitor's question with a reply as a chat model might give it, sentence by sentence.

    `is_free` as of questions.
    """

    q: str
    said: tuple[Said, ...]
    is_free: bool = False


class Owner(msgspec.Struct, frozen=True):
    """A person with everything that is known and asked."""

    id: str
    language: str
    name: str
    facts: tuple[OwnFact, ...]
    qa: tuple[Pair, ...] = ()
    questions: tuple[Question, ...] = ()
    claims: tuple[Claim, ...] = ()
    exchanges: tuple[Exchange, ...] = ()


def load_owners(paths: Iterable[Path]) -> list[Owner]:
    """Return the owners in files, one a line.

    Raises:
        FinetuneError: A file cannot be read, or a line is no owner; the message names it.
    """
    return [owner for path in paths for owner in _of_file(path)]


def _of_file(path: Path) -> Iterator[Owner]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as exc:
        raise _refused(path, 0, str(exc)) from exc
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=Owner)
            except (msgspec.MsgspecError, UnicodeError) as exc:
                raise _refused(path, number, str(exc)) from exc


def use_of(use: Use, folder: Path = OWNERS) -> list[Owner]:
    """Return the owners of one use, from ``train-*.jsonl`` and its like."""
    return load_owners(sorted(folder.glob(f"{use}*.jsonl")))


def of_lesson(owners: Sequence[Owner], lesson: Sequence[str], chance: random.Random) -> list[Owner]:
    """Return the owners whose ids begin so, with some of the others: those are not forgotten.

    An empty `lesson` is all of them.

    Raises:
        FinetuneError: There are none.
    """
    begin = tuple(lesson) or ("",)
    new = [owner for owner in owners if owner.id.startswith(begin)]
    if not new:
        raise FinetuneError(
            what="There is nobody to learn from.",
            why=f"No owner's id begins with {', '.join(lesson)}." if lesson else "There are none.",
            todo="Look at the ids in finetune/owners, or at --owners.",
        )
    others = [owner for owner in owners if not owner.id.startswith(begin)]
    return [*new, *chance.sample(others, min(len(others), int(OTHERS_SHARE * len(new))))]


def persona_of(owner: Owner) -> Persona:
    """Return the persona that an owner would make: facts and pairs, and nothing else.

    A question of the interview has the wordings that the studio gives it.
    """
    bare = Persona(id=owner.id, name=owner.name, language=owner.language)
    lines = Lines(bare)
    return Persona(
        id=owner.id,
        name=owner.name,
        language=owner.language,
        greeting=lines.of("first_greeting")[0],
        system_prompt=lines.of("system_prompt")[0],
        facts=tuple(Fact(fact.id, fact.text) for fact in owner.facts),
        examples=tuple(_examples(owner)),
    )


def faced(owner: Owner) -> Owner:
    """Return an owner whose questions are as the judge reads them: to the person's face."""
    persona, replace = persona_of(owner), msgspec.structs.replace
    return replace(
        owner,
        qa=tuple(replace(own, question=addressed(persona, own.question)) for own in owner.qa),
        questions=tuple(
            replace(own, q=addressed(persona, own.q), before=addressed(persona, own.before))
            for own in owner.questions
        ),
    )


def _examples(owner: Owner) -> Iterator[Example]:
    also = load_bank(owner.language).also()
    for number, pair in enumerate(owner.qa, start=1):
        yield Example(
            id=f"q{number}",
            kind="answerable",
            questions=(pair.question, *also.get(normalised(pair.question), ())),
            answers=(pair.answer,),
            facts=pair.facts,
        )


def _refused(path: Path, line: int, why: str) -> FinetuneError:
    place = f"{path.name}:{line}" if line else path.name
    return FinetuneError(
        what="The owners could not be read.",
        why=f"{place}: {why}.",
        todo="One JSON object a line: id, language, name, facts, qa, questions (docs/judge.md).",
    )
