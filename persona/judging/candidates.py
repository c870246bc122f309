"""Finds the passages that may answer a question, and asks the judge of them: every process."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from persona.judging.knowledge import Knowledge, Passage
from persona.judging.reader import Floats, Judged, Reader, clean
from persona.judging.weighing import N_CANDIDATES, Candidates, tells_of

__all__ = ["candidates", "either"]

N_FIRST = 3  # of them that are judged first: where one clearly answers all, the others are not
CLEAR = 2.0  # log-odds from which on it does
N_OF_A_FACT = 2  # of them that tell the same facts: the fact and one pair
CLAUSE = re.compile(r"[,;?!.，、；？！。]+")
MIN_CLAUSE = 4  # characters of a part of a question that is looked up for itself
AFTER = 2.5  # log-odds of needing the message before from which on it is surely needed


def candidates(reader: Reader, known: Knowledge, question: str, before: str) -> Candidates:
    """Return what may answer a question, what the judge says of each, and how near each is.

    Where one of the nearest clearly answers all of it, the others are left out. The question is as
    if to the person's face; `before` is the message that it leans on, empty for none.
    """
    passages, likeness = _nearest(reader, known, question, before)
    texts = [passage.text for passage in passages]
    judged = _heard(reader, question, before, texts[:N_FIRST])
    best = int(np.argmax(judged.told))
    if len(texts) > N_FIRST and min(judged.told[best], judged.whole[best]) < CLEAR:
        rest = _heard(reader, question, before, texts[N_FIRST:])
        told, whole = (judged.told, rest.told), (judged.whole, rest.whole)
        judged = Judged(np.concatenate(told), np.concatenate(whole))
    n = len(judged.told)
    return passages[:n], judged, likeness[:n]


def _heard(reader: Reader, question: str, before: str, texts: Sequence[str]) -> Judged:
    """Return what the judge says of texts, after the message before a question and without it.

    Only after it where the question surely needs it: alone, "where?" is answered by any place.
    """
    judged = reader.judge(question, before, texts)
    if not before or reader.leaning(question) > AFTER:
        return judged
    return either(judged, reader.judge(question, "", texts))


def either(one: Judged, other: Judged) -> Judged:
    """Return the better of what the judge says of the same texts, asked in two ways."""
    return Judged(np.maximum(one.told, other.told), np.maximum(one.whole, other.whole))


def _nearest(
    reader: Reader, known: Knowledge, question: str, before: str
) -> tuple[list[Passage], Floats]:
    """Return the passages to judge, nearest first, and how near they are."""
    known.read_like(reader, question)
    texts = [question, f"{clean(before)} {question}"] if before else [question]
    likeness = (known.vectors @ reader.queries(texts).T).max(axis=1, initial=-1.0)
    chosen: list[int] = []
    seen: Counter[frozenset[str]] = Counter()
    for i in (*_of_clauses(reader, known, question), *map(int, np.argsort(-likeness))):
        if i in chosen:
            continue
        facts = frozenset(tells_of(known.passages[i]))
        if seen[facts] < N_OF_A_FACT:
            seen[facts] += 1
            chosen.append(i)
        if len(chosen) == N_CANDIDATES:
            break
    return [known.passages[i] for i in chosen], likeness[chosen]


def _of_clauses(reader: Reader, known: Knowledge, question: str) -> list[int]:
    """Return the passage nearest to each part of a question of two or three parts."""
    found = [part.strip() for part in CLAUSE.split(clean(question))]
    parts = [part for part in found if len(part) >= MIN_CLAUSE]
    if not 2 <= len(parts) <= 3:
        return []
    likeness = known.vectors @ reader.queries(parts).T
    return [int(i) for i in dict.fromkeys(likeness.argmax(axis=0).tolist())]
