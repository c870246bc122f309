"""What is weighed of candidates and messages; the weights are fitted, see `finetune.judge.gate`.

Every process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from persona.judging.knowledge import Passage
from persona.judging.reader import Floats, Judged, Reader, own_odds
from persona.model import LANGUAGES
from persona.sentences import normalised, repeats

__all__ = [
    "HALF",
    "Candidates",
    "about_values",
    "further",
    "gate_values",
    "parts_of",
    "ranking",
    "talked_about",
    "tells_of",
]

NEARNESS = 50.0  # what a likeness of 1.0 adds to the log-odds when passages are ranked
ALONE = (-1.0, 1.5)  # second log-odds and lead of a passage that stands alone: usual ones
PART = 0.38  # probability from which on another passage answers another part
HALF = 0.0  # log-odds of "answers all of it" below which something of a question is left
N_PARTS = 4  # passages that are told at once
ALSO, WITHIN = 3.0, 3.0  # log-odds from which on one more is of a list; how far it ranks below
Candidates = tuple[Sequence[Passage], Judged, Floats]  # what the judge says of each, likeness


def talked_about(found: Candidates) -> Candidates:
    """Return candidates without what the owner does not talk about, where there are others."""
    passages, judged, likeness = found
    rest = [i for i, one in enumerate(passages) if not one.is_withheld]
    if len(rest) in (0, len(passages)):
        return found
    judged = Judged(judged.told[rest], judged.whole[rest])
    return [passages[i] for i in rest], judged, likeness[rest]


def ranking(judged: Judged, likeness: Floats) -> Floats:
    """Return how well passages answer, to choose among them: the judge's word, and nearness."""
    return np.asarray(judged.told + NEARNESS * likeness, np.float32)


def gate_values(judged: Judged, likeness: Floats, kinds: Floats, language: str) -> list[float]:
    """Return what the gate weighs.

    Of the best passage: log-odds that it answers, how much less those of answering all are, its
    likeness; the highest and second highest log-odds of all passages; how far the nearest is ahead
    of the next; the log-odds of the message being about the person; which language it is, because
    the judge is not equally sure in all of them.
    """
    best = int(np.argmax(ranking(judged, likeness)))
    told, near = np.sort(judged.told)[::-1], np.sort(likeness)[::-1]
    return [
        float(judged.told[best]),
        float(max(0.0, judged.told[best] - judged.whole[best])),
        10.0 * float(likeness[best]),
        float(told[0]),
        float(told[1]) if len(told) > 1 else ALONE[0],
        10.0 * float(near[0] - near[1]) if len(near) > 1 else ALONE[1],
        own_odds(kinds),
        *(float(language == one) for one in LANGUAGES),
    ]


def about_values(likeness: Floats, kinds: Floats) -> tuple[float, float]:
    """Return what tells whether a message is about the person: how near it comes, and its kind.

    "How old is the oldest tree?" asks about the garden of somebody who has told of a garden.
    """
    return 10.0 * float(likeness.max()), own_odds(kinds)


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
