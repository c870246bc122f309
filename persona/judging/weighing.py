"""What is weighed of candidates and messages; the weights are fitted, see `finetune.judge.gate`.

Every process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from persona.judging.knowledge import Passage
from persona.judging.reader import Floats, Judged, Reader
from persona.model import LANGUAGES
from persona.sentences import normalised, repeats

__all__ = [
    "HALF",
    "N_CANDIDATES",
    "Candidates",
    "further",
    "only",
    "outcome_values",
    "parts_of",
    "ranking",
    "talked_about",
    "tells_of",
]

NEARNESS = 50.0  # what a likeness of 1.0 adds to the log-odds when passages are ranked
N_CANDIDATES = 5  # passages that are judged: docs/judge.md says how often the right one is there
NO_ANSWER = -6.0  # log-odds of passages that there are not
MANY = 60  # things told from which on their number says no more
RARE = 1e-4  # probability of a kind below which it is no less likely
PART = 0.38  # probability from which on another passage answers another part
HALF = 0.0  # log-odds of "answers all of it" below which something of a question is left
N_PARTS = 4  # passages that are told at once
ALSO, WITHIN = 3.0, 3.0  # log-odds from which on one more is of a list; how far it ranks below
Candidates = tuple[Sequence[Passage], Judged, Floats]  # what the judge says of each, likeness


def talked_about(found: Candidates) -> Candidates:
    """Return candidates without what the owner does not talk about, where there are others."""
    rest = [i for i, one in enumerate(found[0]) if not one.is_withheld]
    return found if len(rest) in (0, len(found[0])) else only(found, rest)


def only(found: Candidates, places: Sequence[int]) -> Candidates:
    """Return those of the candidates that stand at some places; at least one."""
    passages, judged, likeness = found
    own = list(places)
    judged = Judged(judged.told[own], judged.whole[own])
    return [passages[i] for i in own], judged, likeness[own]


def ranking(judged: Judged, likeness: Floats) -> Floats:
    """Return how well passages answer, to choose among them: the judge's word, and nearness."""
    return np.asarray(judged.told + NEARNESS * likeness, np.float32)


def outcome_values(
    found: Candidates, kinds: Floats, leaning: float, n_told: int, language: str, *, leans: bool
) -> Floats:
    """Return what is weighed to say what a message is: told by the best passage, or of a kind.

    Of the best passage: log-odds that it answers, how much less those of answering all are, its
    likeness. Of all, the highest first: those log-odds, and likenesses. Of the message: its kinds
    by itself, and whether it leans on the one before. How much is told, and which language it is:
    the judge is not equally sure in all.

    Args:
        found: The candidates, at least one.
        kinds: Of the message alone; see `Reader.kinds`.
        leaning: Log-odds of needing the message before; see `Reader.leaning`.
        n_told: Of what is told, in whatever wordings, how much there is.
        language: One of `LANGUAGES`.
        leans: Whether it is read after a message before.

    Returns:
        Shape (n,), as the head of outcomes was fitted.
    """
    _, judged, likeness = found
    best = int(np.argmax(ranking(judged, likeness)))
    told, near = np.sort(judged.told)[::-1][:N_CANDIDATES], np.sort(likeness)[::-1][:N_CANDIDATES]
    n_none = N_CANDIDATES - len(told)
    return np.array(
        [
            judged.told[best],
            max(0.0, judged.told[best] - judged.whole[best]),
            10.0 * likeness[best],
            *told,
            *[NO_ANSWER] * n_none,
            *(10.0 * near),
            *[10.0 * near[-1]] * n_none,
            leaning,
            leans,
            min(n_told, MANY) / MANY,
            *np.log(np.maximum(kinds, RARE)),
            *(language == one for one in LANGUAGES),
        ],
        np.float32,
    )


def further(
    reader: Reader,
    question: str,
    before: str,
    found: Candidates,
    chosen: Sequence[int],
    whole: float,
) -> dict[int, tuple[float, float, float, float]]:
    """Return what tells whether a passage answers another part than those that are chosen.

    By place: log-odds that it answers a part; that all together answer all of the question; that
    the chosen do; how near it is. The weights are fitted by `finetune.judge.gate`.
    """
    passages, judged, likeness = found
    told = [passages[i] for i in chosen]
    rest = [i for i, passage in enumerate(passages) if not _is_told(passage, told)]
    if not rest:
        return {}
    said = " ".join(passages[i].said for i in chosen)
    both = reader.judge(question, before, [f"{said} {passages[i].said}" for i in rest]).whole
    return {
        i: (float(judged.told[i]), float(both[n]), whole, 10.0 * float(likeness[i]))
        for n, i in enumerate(rest)
    }


def parts_of(
    reader: Reader, question: str, before: str, found: Candidates
) -> tuple[list[int], bool]:
    """Return the passages that answer the parts of a question, and whether something is left.

    To the best the one is added that is likeliest to answer another part, and so on.
    """
    best = int(np.argmax(ranking(*found[1:])))
    chosen, whole = [best], float(found[1].whole[best])
    if not found[0][best].is_of_owner:  # the name is all that was asked for
        return chosen, False
    while len(chosen) < N_PARTS and whole < HALF:
        rest = further(reader, question, before, found, chosen, whole)
        adds = {i: reader.adds(values) for i, values in rest.items()}
        likeliest = max(adds, key=adds.__getitem__, default=best)
        if adds.get(likeliest, 0.0) < PART:
            break
        chosen.append(likeliest)
        whole = rest[likeliest][1]
    return [*chosen, *_as_clear(found, chosen)], whole < HALF


def _as_clear(found: Candidates, chosen: Sequence[int]) -> Iterator[int]:
    """Yield what answers about as clearly as the best, and tells something else: a list.

    "Which pets do you have?" is answered by a cat alone, says the judge, and by a tortoise, too.
    """
    passages, judged, likeness = found
    told = [passages[i] for i in chosen]
    ranks = ranking(judged, likeness)
    for i in map(int, np.argsort(-ranks)):
        one = passages[i]
        if len(told) >= N_PARTS or ranks[i] < ranks[chosen[0]] - WITHIN:
            return
        if judged.told[i] < ALSO:
            continue
        if one.is_of_owner and not one.is_refusal and not _is_told(one, told):
            told.append(one)
            yield i


def tells_of(passage: Passage) -> set[str]:
    """Return what a passage tells, by its words: facts, or what only its pair says."""
    return {normalised(fact.text) for fact in passage.facts} or {normalised(passage.said)}


def _is_told(passage: Passage, told: Sequence[Passage]) -> bool:
    """Return whether a passage tells what others tell: facts of theirs, or their sentences."""
    own = tells_of(passage)
    return any(
        own & tells_of(one) or repeats(passage.said, one.said) or repeats(one.said, passage.said)
        for one in told
    )
