"""Finds the names of other people by rules: senders of the chat, kinship, titles, first names.

English, German, Chinese and Korean. Nothing is sure, so it shows rather too much. What is a name in
one text of a file is one in all of it (`name_places`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from desktop.studio.private.name_places import is_noun, placed_names, without_possessive
from desktop.studio.private.name_words import either, listed, one_of

__all__ = ["NameFinder"]

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪĮİĹĽŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"
WORD = rf"[{CAPITAL}][\w’'-]*\w|[{CAPITAL}]\.?"
RUN = re.compile(rf"(?:{WORD})(?: (?:(?:van|von|de|der|den|da|di|al|el|bin|la|le) )*(?:{WORD}))*")
ONE_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SAMPLE = 300  # texts that show the language
START = re.compile(r"(?:^|[.!?…:;\n\"“”„‚‘(\[*•>-]\s*)$")
LAST_WORD = re.compile(r"([\w’'-]+)\.?\s$")
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
NEAR_CHARS = 40  # of the text around that tell whether it is a name
NO_BEGINNING = "我你他她它一什这那不"
BESIDE = re.compile(r"(\w+)(?:,| and| or| und| oder| &) $")  # another name
CHINESE = "\u4e00-\u9fff"
HAN, HANGUL = re.compile(f"[{CHINESE}]"), re.compile("[가-힣]")
SEPARATOR = r"(?=[，。,.、！？!?\s的和跟在说說是教也很会會都最去来來有住做爱愛喜]|$)"


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
    for match in RUN.finditer(text):
        yield from _in_run(text, match, is_german=is_german)
    yield from (name for name in _lower_kin(text))
    if HAN.search(text):
        yield from _chinese(text)
    if HANGUL.search(text):
        yield from _korean(text)


def _in_run(text: str, match: re.Match[str], *, is_german: bool) -> Iterator[str]:
    """Yield the name in a run of capitalised words, if one is there."""
    words = match[0].split(" ")
    before = text[max(match.start() - NEAR_CHARS, 0) : match.start()]
    is_start = bool(START.search(before))
    kin = _last(before)
    while words and (_is_common(words[0]) or _is_kin(words[0])):
        kin = words[0].casefold()
        words, is_start = words[1:], False
        before += kin + " "
    while words and _is_common(words[-1]):
        words = words[:-1]
    name = without_possessive(" ".join(words)).rstrip(".")
    if not name or _is_organisation(words):
        return
    after = text[match.end() : match.end() + NEAR_CHARS]
    rule = _is_german_name if is_german else _is_english_name
    if (
        _is_kin(kin)
        or _is_first_name(words)
        or _is_introduced(before, after)
        or rule(words, kin, after, is_start=is_start)
    ):
        yield name


def _is_english_name(words: list[str], kin: str, after: str, *, is_start: bool) -> bool:
    bare = words[0].rstrip(".'’")
    if len(words) == 1 and (bare.isupper() or kin in PLACE_BEFORE):
        return False
    if is_start and len(words) == 1:
        return bool(SAYS_AFTER.match(after)) and not bare.endswith(("ing", "s"))
    is_short = all(word.isupper() and "." not in word for word in words)
    return kin not in ("in", "the", "a", "an", "at", "near") and not is_short


def _is_german_name(words: list[str], kin: str, after: str, *, is_start: bool) -> bool:
    """Tell whether it is a name: all nouns have capitals, so two of them need a word before."""
    persons = ("mit", "von", "bei", "für", "an", "und", "durch", "neben", "wie", "ohne")
    is_two = len(words) >= 2 and not is_noun(words[0].casefold())
    return is_two and not is_start and kin in persons and "-" not in words[0]


def _is_first_name(words: list[str]) -> bool:
    return without_possessive(words[0]).casefold().rstrip(".") in listed("first_names")


def _is_introduced(before: str, after: str) -> bool:
    beside = BESIDE.search(before)
    is_beside = beside is not None and beside[1].casefold() in listed("first_names")
    return is_beside or bool(KNOWN_BEFORE.search(before) or KNOWN_AFTER.match(after))


def _is_common(word: str) -> bool:
    return without_possessive(word).casefold() in listed("common")


def _is_kin(word: str) -> bool:
    plain = without_possessive(word.casefold().rstrip("."))
    return plain in listed("kin") or plain in listed("titles")


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


def _chinese(text: str) -> Iterator[str]:
    for pattern in _chinese_patterns():
        for match in pattern.finditer(text):
            if match[1] not in listed("no_chinese_names") and match[1][0] not in NO_BEGINNING:
                yield match[1]


@cache
def _chinese_patterns() -> tuple[re.Pattern[str], ...]:
    surname, kin, any_one = one_of("chinese_surnames"), either("chinese_kin"), f"[{CHINESE}]"
    together = "打|玩|吃|学|聊|一起|结婚|結婚|去|说|說|住|在"
    return (
        re.compile(rf"([{surname}]{any_one}{{0,2}}?(?:{either('chinese_titles')}))"),
        re.compile(rf"(?<![{surname}])([老小阿][{surname}])(?!{any_one}*[时時候])"),
        re.compile(rf"(?:{kin})(?:名?叫|是)?([{surname}]{any_one}{{1,2}}?){SEPARATOR}"),
        re.compile(rf"(?<!我)(?:名字)?叫做?({any_one}{{2,3}}?){SEPARATOR}"),
        re.compile(rf"(?:和|跟|与|與|同)([{surname}阿]{any_one}{{1,2}}?)(?={together})"),
        re.compile(
            rf"(?:给|給|被|找|替)([{surname}]{any_one}{{1,2}}?)(?=[了的，。！？,.!?\s]|{together}|$)"
        ),
    )


def _korean(text: str) -> Iterator[str]:
    for pattern in _korean_patterns():
        for match in pattern.finditer(text):
            if match[1] not in listed("no_korean_names"):
                yield match[1]


PARTICLE = r"(?=이?(?:가|는|를|랑|와|네|의|도|에게|한테|하고|야|라고)|[은을과이]|씨|님|[\s,.!?]|$)"


@cache
def _korean_patterns() -> tuple[re.Pattern[str], ...]:
    surname, kin, alone = one_of("korean_surnames"), either("korean_kin"), "(?<![가-힣])"
    known = either("korean_given")
    being = "친구|사람|아이|딸|아들|동생|개|고양이"
    return (
        re.compile(rf"{alone}([가-힣]{{2,4}}?)\s?(?:{either('korean_titles')})(?![가-힣]{{3}})"),
        re.compile(rf"{alone}([{surname}])\s(?:{either('korean_titles')})"),
        re.compile(rf"(?:{kin})(?:인|의 이름은|\s이름은)?\s([{surname}][가-힣]{{2}}){PARTICLE}"),
        re.compile(r"이름은\s([가-힣]{2,4}?)(?=이고|이다|이에요|입니다|예요|이야|야|[\s,.!]|$)"),
        re.compile(rf"{alone}([가-힣]{{2,4}}?)이?라는 (?:{being})"),
        re.compile(rf"{alone}((?:[{surname}])?(?:{known})){PARTICLE}"),
    )
