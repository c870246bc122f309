"""How replies are worded: how much is recited, whose voice it is, and in which language.

Pipeline process. No word lists: both are counted from what owners have written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from persona.sentences import normalised

__all__ = ["letters_of", "likeliest_language", "recited", "voice_score"]

RUN = 4  # words in a row that somebody has written count as recited from there on
RUN_OF_CHARACTERS = 8  # where each character counts as a word
PRIOR = 50  # pairs of letters that what all people write counts for, beside a person's own

N_LETTERS = 3  # in a row, by which languages are told apart


def recited(reply: str, written: Iterable[str], language: str) -> tuple[int, int]:
    """Return how many words of a reply stand as somebody has written them, and how many it has.

    Args:
        reply: What was shown.
        written: Facts and answers.
        language: Of both, as the persona's.
    """
    run = RUN_OF_CHARACTERS if language == "zh" else RUN
    rows = {row for text in written for row in _rows(text, run)}
    taken = {
        place
        for start, row in enumerate(_rows(reply, run))
        if row in rows
        for place in range(start, start + run)
    }
    return len(taken), len(normalised(reply).split())


def _rows(text: str, run: int) -> list[tuple[str, ...]]:
    words = normalised(text).split()
    return [tuple(words[start : start + run]) for start in range(len(words) - run + 1)]


def voice_score(
    replies: Sequence[str], own: Sequence[str], others: Sequence[Sequence[str]]
) -> float:
    """Return than how many other people an owner is likelier to have said replies, 0 to 1.

    By pairs of letters as they stand: spelling, small words, marks and capitals are a manner, too.
    An owner of few answers is made up for by what all people write. Chance is 0.5.

    Args:
        replies: What an avatar has said.
        own: What its owner has answered.
        others: The answers of other people in the same language.
    """
    said, people = _pairs(replies), [_pairs(texts) for texts in (own, *others)]
    usual: Counter[str] = Counter()
    for person in people:
        usual.update(person)
    total = usual.total()

    def fit(person: Counter[str]) -> float:
        size = person.total() + PRIOR
        return sum(
            n * log((person[pair] + PRIOR * (usual[pair] + 0.5) / total) / size)
            for pair, n in said.items()
        )

    first, *rest = map(fit, people)
    return sum(first > one for one in rest) / len(rest) if rest else 0.5


def _pairs(texts: Iterable[str]) -> Counter[str]:
    return Counter(
        text[start : start + 2]
        for one in texts
        for text in [f" {one} "]
        for start in range(len(one))
    )


def letters_of(texts: Iterable[str]) -> Counter[str]:
    """Return how often each row of letters stands in texts."""
    plain = (f" {normalised(text)} " for text in texts)
    return Counter(
        text[start : start + N_LETTERS]
        for text in plain
        for start in range(len(text) - N_LETTERS + 1)
    )


def likeliest_language(text: str, known: Mapping[str, Counter[str]]) -> str:
    """Return which of some languages a text is most likely in.

    Args:
        text: Some words; a single one may be of any.
        known: The letters of each language, from `letters_of`.
    """
    said = letters_of([text])

    def fit(language: str) -> float:
        own, total = known[language], known[language].total()
        return sum(n * log((own[row] + 0.5) / (total + 0.5)) for row, n in said.items())

    return max(known, key=fit)
