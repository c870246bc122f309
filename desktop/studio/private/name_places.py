"""Tells names by where words with a capital stand in a whole file, and by the letters in them.

A name has its capital everywhere, has no article before it, and stands at least once where persons
stand: before what persons do, behind "with", as the owner of something. Of German nouns some do so,
too ("mit Milch"): where the place alone does not say it, the letters do, compared with those of
known first names and of everyday nouns. No Qt.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from desktop.studio.private.name_words import listed

__all__ = [
    "is_name_like",
    "is_noun",
    "is_of_a_thing",
    "placed_names",
    "tokens_of",
    "without_possessive",
]

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\s\w]|\n")
PLAUSIBLE = re.compile(r"[^\W\d_][^\W\d_]{2,}")
POSSESSIVE = re.compile(r"['’]s?$")
ENDS = frozenset('.!?…:;\n"“”„‚‘([*•>-')
SURE, LIKELY, MAYBE = 100, 2, 1  # how much a place says
AT_LEAST = -4.5  # log-odds that a word needs whose place says little
BEGUN = 4.0  # the same for one that stands at the beginning of sentences alone
A_PLACE = 6.0  # log-odds that each further place is worth
A_TAIL = 8.0  # log-odds that an everyday noun at the end of a word takes
UMLAUTS = str.maketrans("äöü", "aou")
MIN_TAIL = 4  # letters of a noun at the end of a compound
NEAR = 8  # words before that tell what it is
ORDER = 3  # letters that are compared at a time
DESCRIBES = re.compile(r"\w{3,}(?:es|em|ige[nr]?|iche[nr]?|ische[nr]?|same[nr]?)")


def placed_names(texts: Iterable[str], *, is_german: bool) -> frozenset[str]:
    """Return the single words of a file that are names by their places.

    Args:
        texts: All of the file, in any order.
        is_german: Whether each noun has a capital.
    """
    seen = _Seen()
    for text in texts:
        seen.read(TOKEN.findall(text), is_german=is_german)
    return frozenset(word for word in seen.words(is_german=is_german) if not _is_known(word))


class _Seen:
    """How the words of a file were seen."""

    def __init__(self) -> None:
        self._plain = set[str]()  # in small letters, too
        self._described = set[str]()  # behind an article
        self._sited = set[str]()  # behind a word that has places behind it
        self._found = Counter[str]()  # where names stand
        self._begun = Counter[str]()  # at the beginning of sentences

    def read(self, tokens: Sequence[str], *, is_german: bool) -> None:
        """Look at the words of a text."""
        for i, token in enumerate(tokens):
            if not token[0].isupper():
                self._plain.add(token.capitalize())
            elif PLAUSIBLE.fullmatch(word := without_possessive(token)) and word[1:].islower():
                if is_german and _is_described(tokens, i):
                    self._described.add(word)
                elif is_german and i and tokens[i - 1].casefold() in listed("siting"):
                    self._sited.add(word)
                elif weight := _weight(tokens, i, is_german=is_german):
                    self._found[word] += weight
                elif is_german and _begins(tokens, i):
                    self._begun[word] += MAYBE

    def words(self, *, is_german: bool) -> Iterator[str]:
        """Yield those that are names."""
        seen = {*self._found, *self._begun}
        if not is_german:
            yield from (word for word in seen - self._plain if self._found[word] >= SURE)
            return
        for word in {_bare(word, seen) for word in seen} - self._plain - self._described:
            is_site = word in self._sited and self._found[word] < SURE
            if not is_site and _is_german_name(
                word.casefold(), self._found[word], self._begun[word]
            ):
                yield word


def tokens_of(text: str) -> list[str]:
    """Return the words, numbers and signs of a text."""
    return TOKEN.findall(text)


def is_name_like(word: str) -> bool:
    """Tell whether the letters of a word, in small ones, are much more those of a name."""
    return not is_noun(word) and not _is_compound(word) and _odds(word) > BEGUN


def without_possessive(word: str) -> str:
    """Return a word without an English or a German apostrophe and what follows."""
    return POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def _bare(word: str, seen: Collection[str]) -> str:
    """Return a German name without the -s of an owner, where it stands without it, too."""
    return word[:-1] if word.endswith("s") and word[:-1] in seen else word


def _is_described(tokens: Sequence[str], i: int) -> bool:
    """Tell whether an article or an adjective stands before a word: it is a noun then."""
    before = tokens[i - 1] if i else ""
    is_adjective = before.islower() and bool(DESCRIBES.fullmatch(before))
    return is_adjective or before.casefold() in listed("articles")


def _weight(tokens: Sequence[str], i: int, *, is_german: bool) -> int:
    """Return how much the place of a word says that it is a name; 0 for nothing."""
    before, after = _around(tokens, i)
    is_doing = after in listed("of_persons") and _is_word(tokens, i + 2)  # not "die Bier trinkt."
    if is_doing or after in listed("done_to") or _is_asked(tokens, i):
        return SURE
    if is_german:
        return 0 if before in ENDS else _german_weight(tokens, i, before, after)
    is_thing = tokens[i].isalpha() and is_of_a_thing(tokens[max(0, i - NEAR) : i])
    return 0 if before in ENDS or is_thing else SURE


def is_of_a_thing(before: Sequence[str], key: str = "before_places") -> bool:
    """Tell whether a name behind these English words is that of a thing or a place.

    So it is with an article or a preposition of places before it, "the British Army", before a noun
    before it, "an old Volvo", or before what a comma parts it from, "in Bulawayo, Zimbabwe".

    Args:
        before: The words before the name.
        key: The list of the articles and prepositions.
    """
    rest = list(before)
    while rest and (rest[-1][0].isupper() or (rest[-1] == "," and _is_sited(rest[:-1], key))):
        if rest.pop().casefold() in listed(key):
            return True
    is_second = len(rest) > 1 and rest[-2].casefold() in ("a", "an") and rest[-1].isalpha()
    return bool(rest) and (rest[-1] in listed(key) or is_second)


def _is_sited(before: Sequence[str], key: str) -> bool:
    """Tell whether the words end with a capital that is of a thing or a place."""
    return bool(before) and before[-1][0].isupper() and is_of_a_thing(before[:-1], key)


def _german_weight(tokens: Sequence[str], i: int, before: str, after: str) -> int:
    if before in listed("joining"):
        return LIKELY
    is_first = i < 2 or tokens[i - 2] in ENDS
    is_subject = _is_verb(before) and (is_first or before not in listed("is_being"))
    is_before = before in listed("before_persons") or after in listed("is_doing")
    return MAYBE if is_subject or is_before or before in listed("of_persons") else 0


def _around(tokens: Sequence[str], i: int) -> tuple[str, str]:
    """Return what stands before and behind a word, in small letters; a full stop for nothing."""
    before = tokens[i - 1] if i else "."
    after = tokens[i + 1] if i + 1 < len(tokens) else "."
    return before.casefold(), after.casefold()


def _is_word(tokens: Sequence[str], i: int) -> bool:
    return i < len(tokens) and tokens[i].isalpha()


def _begins(tokens: Sequence[str], i: int) -> bool:
    """Tell whether a word is the first of a sentence, with a verb behind it."""
    before, after = _around(tokens, i)
    return before in ENDS and _is_verb(after)


def _is_asked(tokens: Sequence[str], i: int) -> bool:
    """Tell whether it is somebody who is asked or called: "ask W", "frage ich W"."""
    before = [token.casefold() for token in tokens[max(i - 2, 0) : i]]
    if before and before[-1] in listed("between"):
        before.pop()
    return bool(before) and before[-1] in listed("to_persons")


def _is_verb(word: str) -> bool:
    """Tell whether a German word, in small letters, may be a verb of the third person."""
    is_usual = len(word) > ORDER and word.endswith("t") and word not in listed("common")
    return is_usual or word in listed("is_doing")


def _is_known(word: str) -> bool:
    """Tell whether a word is known to be no name, or to be before one."""
    plain = word.casefold()
    return any(plain in listed(key) for key in ("common", "kin", "titles", "organisations"))


def _is_german_name(word: str, weight: int, begun: int) -> bool:
    """Tell whether places and letters together say that it is one."""
    if is_noun(word) or weight >= SURE:
        return not is_noun(word)
    score = _odds(word) + A_PLACE * (weight + begun - 1) - A_TAIL * _is_compound(word)
    return score > (AT_LEAST if weight else BEGUN)


def is_noun(word: str) -> bool:
    """Tell whether a word is a noun of every day, in some form."""
    return any(form in listed("nouns") for form in _forms(word))


def _is_compound(word: str) -> bool:
    """Tell whether a word ends with such a noun."""
    tails = (form[at:] for form in _forms(word) for at in range(2, len(form) - MIN_TAIL + 1))
    return any(tail in listed("nouns") for tail in tails)


def _forms(word: str) -> list[str]:
    plain = (word, word.translate(UMLAUTS))
    return [own.removesuffix(end) for own in plain for end in ("", "n", "en", "e", "er", "s")]


@cache
def _odds(word: str) -> float:
    """Return the log-odds of a first name against a noun, letters three by three."""
    names, nouns = _model("first_names"), _model("nouns")
    return sum(math.log(_share(names, part) / _share(nouns, part)) for part in _parts(word))


def _share(model: Counter[str], part: str) -> float:
    """Return how likely the last letter of a part is behind the others."""
    return (model[part] + 0.3) / (model[part[:-1]] + 9.0)


@cache
def _model(key: str) -> Counter[str]:
    counted = Counter[str]()
    for word in listed(key):
        for part in _parts(word):
            counted[part] += 1
            counted[part[:-1]] += 1
    return counted


def _parts(word: str) -> Iterator[str]:
    padded = f"^^{word}$"
    return (padded[i : i + ORDER] for i in range(len(padded) - ORDER + 1))
