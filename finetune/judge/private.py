"""Fits what says whether a question is about what an owner does not talk about; pipeline process.

Learnt from subjects of training and tuning owners, with questions that are about them and others
that come near. The limit is set by what heads say of owners they did not learn from.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import numpy as np

from finetune.judge.owners import OWNERS, Owner, persona_of
from finetune.judge.probes import Flags, fit_head, odds_of_strangers
from persona.bank import load_bank, refusal
from persona.judging.deciding import Decider
from persona.judging.knowledge import Knowledge
from persona.judging.reader import Floats, Reader

__all__ = ["SUBJECTS", "Asked", "fit_private", "load_subjects", "scored_subjects"]

LOG = logging.getLogger(__name__)
SUBJECTS = OWNERS / "subjects.jsonl"
N_HIDDEN, EPOCHS = 32, 60
N_OTHERS = 6  # of the owner's labelled questions, which are about none of the subjects
WEIGHT = 4  # of a question that is about a subject, beside three or more that are not
WITHHELD = 0.04  # share of the questions about no subject that may be withheld


class Near(msgspec.Struct, frozen=True):
    """A question that comes near a subject and is not about it; the facts that answer it."""

    q: str
    facts: tuple[str, ...] = ()


class Subject(msgspec.Struct, frozen=True):
    """What an owner does not talk about, as he would type it.

    Attributes:
        facts: Of the owner's, those that tell something of it.
        about: Questions about it.
        near: Questions that are not.
    """

    owner: str
    subject: str
    facts: tuple[str, ...]
    about: tuple[str, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question beside one subject, as what decides sees it."""

    owner: str
    question: str
    values: Floats  # see `persona.judging.subjects.Subjects.values`
    is_about: bool


def load_subjects(path: Path = SUBJECTS) -> list[Subject]:
    """Return the subjects of a file; none where there is no such file."""
    if not path.exists():
        return []
    return [msgspec.json.decode(line, type=Subject) for line in path.read_bytes().splitlines()]


def scored_subjects(
    reader: Reader, owners: Sequence[Owner], subjects: Sequence[Subject]
) -> Iterator[Asked]:
    """Yield each question about owners beside each of their subjects."""
    for owner in owners:
        own = [one for one in subjects if one.owner == owner.id]
        if not own:
            continue
        persona, bank = persona_of(owner), load_bank(owner.language)
        pairs = [
            replace(refusal(persona, bank, one.subject), id=f"private-{one.subject}") for one in own
        ]
        persona = replace(persona, examples=(*persona.examples, *pairs))
        decider = Decider(persona, reader, Knowledge(persona, reader))
        for text, about in _asked_of(owner, own):
            for place, values in decider.values_of_subjects(text):
                yield Asked(owner.id, text, values, place == about)


def _asked_of(owner: Owner, subjects: Sequence[Subject]) -> Iterator[tuple[str, int]]:
    """Yield questions, and the place of the subject that each is about; -1: of none."""
    for place, one in enumerate(subjects):
        yield from ((text, place) for text in one.about)
        yield from ((near.q, -1) for near in one.near)
    private = {key for one in subjects for key in one.facts}
    others = [
        asked.q
        for asked in owner.questions
        if asked.kind in ("known", "indirect", "unknown")
        and not asked.before
        and private.isdisjoint((*asked.facts, *asked.near))
    ]
    chance = random.Random(owner.id)
    yield from ((text, -1) for text in chance.sample(others, min(N_OTHERS, len(others))))


def fit_private(rows: Sequence[Asked]) -> dict[str, Floats]:
    """Return the weights of the head that says whether a question is about a subject: no, yes.

    None where there is nothing to learn from.
    """
    if not rows:
        return {}
    inputs = np.array([row.values for row in rows], np.float32)
    wanted = np.array([row.is_about for row in rows])
    owners = [row.owner for row in rows]
    odds = odds_of_strangers(owners, inputs, wanted, _head)
    highest: dict[tuple[str, str], tuple[float, bool]] = {}
    for row, one in zip(rows, odds, strict=True):
        key = (row.owner, row.question)
        most, is_about = highest.get(key, (-np.inf, False))
        highest[key] = (max(most, float(one)), is_about or row.is_about)
    limit = float(np.quantile([one for one, about in highest.values() if not about], 1 - WITHHELD))
    caught = float(np.mean([one > limit for one, about in highest.values() if about]))
    LOG.info("subjects: of %d questions %.3f are withheld rightly", len(highest), caught)
    head = _head(inputs, wanted)
    return head | {"b2": head["b2"] - np.array([0.0, limit], np.float32)}


def _head(inputs: Floats, wanted: Flags) -> dict[str, Floats]:
    rows = np.concatenate([np.arange(len(wanted)), *[np.flatnonzero(wanted)] * (WEIGHT - 1)])
    labels = wanted[rows].astype(float).tolist()
    return fit_head(inputs[rows], labels, N_HIDDEN, epochs=EPOCHS)
