"""Finds the names of other people by rules: senders of the chat, kinship, titles, first names.

English, German, Chinese and Korean. Nothing is sure, so it shows rather too much. What is a name in
one text of a file is one in all of it (`name_places`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from desktop.studio.private.chinese_names import chinese_names
from desktop.studio.private.korean_names import korean_names
from desktop.studio.private.name_places import (
    is_name_like,
    is_noun,
    is_of_a_thing,
    placed_names,
    tokens_of,
    without_possessive,
)
from desktop.studio.private.name_words import listed

__all__ = ["NameFinder"]

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪĮİĹĽŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"
WORD = rf"[{CAPITAL}][\w’'-]*\w|[{CAPITAL}]\.?"
RUN = re.compile(rf"(?:{WORD})(?: (?:(?:van|von|de|der|den|da|di|al|el|bin|la|le) )*(?:{WORD}))*")
CAPITALS = re.compile(rf"(?:{WORD})(?: (?:{WORD}))*")
ONE_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SAMPLE = 300  # texts that show the language
START = re.compile(r"(?:^|[.!?…:;\n\"“”„‚‘(\[*•>-]\s*)$")
LAST_WORD = re.compile(r"([\w’'-]+)[.,]?\s$")
GERMAN = re.compile(
    r"\b(?:ich|und|nicht|mein\w*|ist|mit|ein|eine|auf|war|habe|wir|der|das)\b", re.I
)
ENGLISH = re.compile(r"\b(?:the|and|my|is|with|of|to|was|have|we|at|it|are|you)\b|\bI\b", re.I)
PLACE_BEFORE = frozenset(
    [
        "in",
        "near",
        "around",
        "outside",
        "across",
        "towards",
        "toward",
        "above",
        "at",
        "of",
        "the",
        "a",
        "an",
    ]
)
KNOWN_AFTER = re.compile(r" (?:and (?:I|me|my)|und ich|und meine?)\b")
SAYS_AFTER = re.compile(
    r" (?:says?|said|told|asked|taught|called|thinks|was|is|has|had|knows|lives|came|went|always"
    r"|never|sagt|sagte|meint|fragt|hat|ist|war|kam|lebt|wohnt)\b"
)
KNOWN_BEFORE = re.compile(
    r"(?:\bnamens|\bnamed|\bcalled|\bI and|\bich und|\bhei(?:ß|ss)t|\bhieß) $", re.I
)
MIN_KIN_END = 4  # letters
NEAR_CHARS = 40  # of the text around that tell whether it is a name
BESIDE = re.compile(r"(\w+)(?:,| and| or| und| oder| &) $")  # another name
BESIDE_IT = re.compile(r" (?:and|or|und|oder|&) (\w+)")
HAN, HANGUL = re.compile("[\u4e00-\u9fff]"), re.compile("[가-힣]")


class NameFinder:
    """Finds names in the texts of one file.

    Args:
        own: Names of the owner; not private.
        others: Names that are known to be of others, such as the senders of a chat.
        texts: All of the file; they show whether it is German, with capitals at each noun.
    """

    def __init__(
        self, own: Iterable[str], others: Iterable[str], texts: Sequence[str] = ()
    ) -> None:
        sample = " ".join(texts[:SAMPLE])
        self._is_german = len(GERMAN.findall(sample)) > len(ENGLISH.findall(sample))
        self._placed = placed_names(texts, is_german=self._is_german)
        self._own = {part for name in own for part in _parts(name)}
        parts = {p for name in others for p in (name.casefold(), *_parts(name))} - self._own
        known = sorted(
            (re.escape(part) for part in parts if _is_telling(part)), key=len, reverse=True
        )
        self._others = re.compile("|".join(map(_bounded, known)) or "(?!)", re.IGNORECASE)

    def find(self, text: str) -> list[str]:
        """Return the names in a text, in their order, each once."""
        found = [match[0] for match in self._others.finditer(text)]
        found += [name for name in _by_rules(text, self._is_german) if not self._is_own(name)]
        whole = " ".join(found).split()
        found += [name for name in self._by_place(text) if name not in whole]
        return list(dict.fromkeys(found))

    def _by_place(self, text: str) -> Iterator[str]:
        if not self._placed:
            return
        for match in ONE_WORD.finditer(text):
            name = without_possessive(match[0])
            forms = (name, name.removesuffix("s")) if self._is_german else (name,)
            yield from (form for form in forms if form in self._placed and not self._is_own(form))

    def _is_own(self, name: str) -> bool:
        return name.casefold() in self._own or set(_parts(name)) <= self._own


def _parts(name: str) -> list[str]:
    plain = re.sub(r"[^\w\s’'-]", " ", unicodedata.normalize("NFKC", name).casefold())
    words = plain.split()
    is_asian = (
        len(words) == 1 and 3 <= len(plain) <= 4 and not plain.isascii() and plain[0] > "\u2fff"
    )
    return [*words, *([plain[1:]] if is_asian else [])]  # 김민수 is called 민수


def _is_telling(part: str) -> bool:
    """Tell whether a part of a sender's name says who it is: not "my", "work" or one letter."""
    return len(part) > 1 and not part.isdigit() and part not in listed("common")


def _bounded(part: str) -> str:
    return rf"(?<!\w){part}(?!\w)" if part.isascii() or part[0] < "\u2fff" else part


def _by_rules(text: str, is_german: bool) -> Iterator[str]:
    for match in _runs(text, is_german=is_german):
        yield from _in_run(text, match, is_german=is_german)
    yield from (name for name in _lower_kin(text))
    if HAN.search(text):
        yield from chinese_names(text)
    if HANGUL.search(text):
        yield from korean_names(text)


def _runs(text: str, *, is_german: bool) -> Iterator[re.Match[str]]:
    """Yield runs of capitalised words; German articles are in them behind a name alone."""
    for match in RUN.finditer(text):
        first = match[0].split(" ")[0].casefold()
        if not is_german or first in listed("first_names") or is_name_like(first):
            yield match
        else:
            yield from CAPITALS.finditer(text, match.start(), match.end())


def _in_run(text: str, match: re.Match[str], *, is_german: bool) -> Iterator[str]:
    """Yield the name in a run of capitalised words, if one is there."""
    words = match[0].split(" ")
    before = text[max(match.start() - NEAR_CHARS, 0) : match.start()]
    is_start = bool(START.search(before))
    kin = _last(before)
    while words and (_is_common(words[0]) or _is_kin(words[0]) or _is_kin_compound(words)):
        kin = words[0].casefold()
        before += words[0] + " "
        words, is_start = words[1:], False
    while words and _is_common(words[-1]):
        words = words[:-1]
    name = without_possessive(" ".join(words)).rstrip(".")
    if not name or _is_organisation(words):
        return
    after = text[match.end() : match.end() + NEAR_CHARS]
    rule = _is_german_name if is_german else _is_english_name
    if (
        _is_kin(kin)
        or kin.endswith(_kin_ends())
        or _is_first_name(words, is_german=is_german)
        or _is_introduced(before, after)
        or rule(words, before, after, is_start=is_start)
    ):
        yield name


def _is_english_name(words: list[str], before: str, after: str, *, is_start: bool) -> bool:
    bare, kin = words[0].rstrip(".'’"), _last(before)
    if len(words) == 1 and (bare.isupper() or kin in PLACE_BEFORE):
        return False
    if is_start and len(words) == 1:
        return bool(SAYS_AFTER.match(after)) and not bare.endswith(("ing", "s"))
    is_short = all(word.isupper() and "." not in word for word in words)
    is_thing = kin == "at" or is_of_a_thing(tokens_of(before), "before_things")
    return not is_thing and not is_short


def _is_german_name(words: list[str], before: str, after: str, *, is_start: bool) -> bool:
    """Tell whether it is a name: all nouns have capitals, so the letters of two words say it."""
    persons = listed("german_before_names")
    small = [word.casefold() for word in words]
    if len(words) < 2 or is_start or "-" in words[0]:
        return False
    is_with = _last(before) in persons and not is_noun(small[0])
    is_apposed = before.endswith(", ") and after.startswith(",") and not any(map(is_noun, small))
    is_like = is_name_like(small[0]) and not is_noun(small[-1]) and all(map(str.istitle, words))
    return is_with or is_apposed or is_like or (len(words) == 2 and is_name_like(small[1]))


def _is_first_name(words: list[str], *, is_german: bool) -> bool:
    known = words if is_german else words[:1]
    return any(
        without_possessive(word).casefold().rstrip(".") in listed("first_names") for word in known
    )


def _is_introduced(before: str, after: str) -> bool:
    found = (BESIDE.search(before), BESIDE_IT.match(after))
    is_beside = any(one is not None and one[1].casefold() in listed("first_names") for one in found)
    return is_beside or bool(KNOWN_BEFORE.search(before) or KNOWN_AFTER.match(after))


def _is_common(word: str) -> bool:
    return without_possessive(word).casefold() in listed("common")


def _is_kin(word: str) -> bool:
    plain = without_possessive(word.casefold().rstrip("."))
    return plain in listed("kin") or plain in listed("titles")


def _is_kin_compound(words: Sequence[str]) -> bool:
    """Tell whether the first of several words ends with one of kinship: "Schwiegersohn"."""
    return len(words) > 1 and words[0].casefold().endswith(_kin_ends())


@cache
def _kin_ends() -> tuple[str, ...]:
    return tuple(word for word in listed("kin") if len(word) >= MIN_KIN_END)


def _is_organisation(words: Collection[str]) -> bool:
    return any(word.casefold() in listed("organisations") for word in words)


def _last(before: str) -> str:
    match = LAST_WORD.search(before)
    return match[1].casefold() if match else ""


def _lower_kin(text: str) -> Iterator[str]:
    """Yield first names in small letters behind a word of kinship: my wife anna."""
    for match in re.finditer(r"\b([a-zäöü]+),? (?=([a-zäöüß]{2,})\b)", text):
        if match[1] in listed("kin") and match[2] in listed("first_names"):
            yield match[2]
