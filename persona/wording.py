"""Breaks a question into words, stems and sparse features: every process.

Mentions of the counterpart ("he", "Keith", "your counterpart") become "you": a visitor may ask
the avatar about itself or about its counterpart and means the same person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from persona.lexicon import CONCEPTS, FUNCTION_WORDS, PEOPLE, SHORT_FORMS

__all__ = [
    "MENTION",
    "N_HASHED",
    "QUESTION_WORDS",
    "clauses",
    "concepts",
    "features",
    "heads",
    "is_content",
    "stem",
    "words",
]

N_HASHED = 3072  # columns for the hashed features
MAX_WORDS = 160  # of a longer text the start and the end are read
MENTION = "counterpart"
COUNTERPART = re.compile(r"\b(?:your|his|her|the|ur)\s+(?:real[- ]?life\s+|human\s+)?counterpart\b")
WORD = re.compile(r"[\w+#']+")
COURSE_CODE = re.compile(r"([a-z]+)(\d+)")
QUESTION_WORDS = frozenset(("who", "whom", "whose", "where", "when", "why", "how", "which", "what"))
OBJECTIVE = {"his": "your", "her": "your", "hers": "yours", "their": "your", "himself": "yourself"}
SUFFIXES = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ers", "er"), ("ed", ""), ("es", ""))


def words(text: str, name: str = "") -> list[str]:
    """Return the words of a text, lower-case, short forms spelled out.

    Args:
        text: Any text, any length, any script.
        name: The counterpart's name; it, or its first part, becomes "you".
    """
    lowered = text.lower().replace("’", "'")
    plain = COUNTERPART.sub("you", lowered)
    own, _, rest = name.lower().partition(" ")
    if rest:
        plain = plain.replace(f"{own} {rest}", own)
    found: list[str] = []
    for raw in _ends(WORD.findall(plain)):
        for word in _spelled(raw.strip("'"), own):
            if not (word == "you" and found[-1:] == ["you"]):  # "Keith Low" is one "you"
                found.append(word)
    return [*found, MENTION] if plain != lowered else found


def _ends(found: list[str]) -> list[str]:
    if len(found) <= MAX_WORDS:
        return found
    return found[: MAX_WORDS // 2] + found[-MAX_WORDS // 2 :]


def _spelled(raw: str, name: str) -> list[str]:
    expanded = SHORT_FORMS.get(raw, raw).split()
    bare = [word.removesuffix("'s") for word in expanded]
    parts = [part for word in bare for part in _course_code(word)]
    return [_person(part, name) for part in parts if part]


def _course_code(word: str) -> tuple[str, ...]:
    match = COURSE_CODE.fullmatch(word)
    return (match[1], match[2]) if match else (word,)


def _person(word: str, name: str) -> str:
    if name and word.removesuffix("s") in (name, name.removesuffix("s")):
        return "you"
    return OBJECTIVE.get(word, "you") if word in PEOPLE else word


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return a word without its English ending; rough, but the same for all its forms."""
    for suffix, rest in (*SUFFIXES, ("s", "")):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)] + rest
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


@lru_cache(maxsize=1)
def _stemmed_concepts() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, names in CONCEPTS.items():
        found[stem(word)] = names
    return found


def concepts(word: str) -> tuple[str, ...]:
    """Return the groups of like words that a word belongs to."""
    return _stemmed_concepts().get(stem(word), ())


def is_content(word: str) -> bool:
    """Return whether a word says what the question is about."""
    return word not in FUNCTION_WORDS and word != MENTION


def heads(found: Sequence[str]) -> frozenset[str]:
    """Return which questions are asked: "where", "how_often"…; "whether" for yes or no."""
    asked = {
        f"how_{found[i + 1]}" if word == "how" and i + 1 < len(found) else word
        for i, word in enumerate(found)
        if word in QUESTION_WORDS
    }
    return frozenset(asked or {"whether"})


def features(found: Sequence[str]) -> dict[int, float]:
    """Return hashed features of a text: column to value, length 1 in all.

    Stems, groups of like words, pairs of neighbours, and letters of content words for typing
    errors. The sign of a value comes from the hash, so that collisions cancel out.
    """
    columns: dict[int, float] = {}
    for name, value in _named(found):
        code = crc32(name.encode("utf-8", "replace"))
        sign = 1.0 if code & 1 else -1.0
        column = (code >> 1) % N_HASHED
        columns[column] = columns.get(column, 0.0) + sign * value
    norm = sum(value * value for value in columns.values()) ** 0.5
    return {column: value / norm for column, value in columns.items()} if norm else {}


def _named(found: Sequence[str]) -> Iterable[tuple[str, float]]:
    for word in dict.fromkeys(found):
        yield from _of_word(word)
    chain = ["<", *(stem(word) for word in found if word != MENTION), ">"]
    for left, right in pairwise(chain):
        yield f"b:{left} {right}", 0.6


def _of_word(word: str) -> Iterable[tuple[str, float]]:
    if not is_content(word):
        yield f"s:{stem(word)}", 0.2 if word == MENTION else 0.35
        return
    yield f"s:{stem(word)}", 1.0
    for concept in concepts(word):
        yield f"c:{concept}", 1.0
    padded = f"<{word}>"
    grams = {padded[i : i + 4] for i in range(max(1, len(padded) - 3))}
    for gram in sorted(grams):
        yield f"n:{gram}", 0.5 / len(grams) ** 0.5


BREAK = re.compile(r"(?<=[.?!;])\s+|,\s+(?:and|but|also)\s+|\s+(?:and|but|also)\s+|,\s+")
MAX_CLAUSES = 8


def clauses(text: str) -> list[str]:
    """Return the parts of a compound question that could stand alone; at most the last eight."""
    parts = [part.strip(" ,;") for part in BREAK.split(text[-2000:])]
    return [part for part in parts if part][-MAX_CLAUSES:]
