"""Cuts text into sentences while it streams in, and finds text that goes round in circles.

Every process. What is returned, joined, is the text that came in: nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, takewhile

__all__ = [
    "FENCE",
    "SentenceStream",
    "after_words",
    "announces",
    "asks",
    "clauses",
    "goes_round",
    "joined",
    "n_last",
    "names_in",
    "normalised",
    "numbers_in",
    "quotes",
    "repeats",
    "says_something",
    "sentences",
    "told_once",
    "unannounced",
]

END = re.compile(
    r"(?:(?<!\be\.g)(?<!\bi\.e)(?<!\b[ap]\.m)(?<!\b[A-Zzdu])(?<!\b\d)(?<!\b\d\d)"
    r"(?<!\b[DMJS]r)(?<!\b[MS]t)(?<!\bM[rs]s)(?<!\bMs)(?<!\bNr)(?<!\bca)(?<!\bProf)(?<!\bbzw)\."
    r"|[!?…؟])[.!?…؟]*[\"')\]*”’»]*(?=\s)"
    r"|[。！？]+[\"')\]*”’」』）]*|\n|(?<=[^\s`])[ \t]*(?=`{3,}[\w+#.-]*[ \t]*\n)"
    r"|(?<=\w) ?[\u2600-\u27bf\u200d\ufe0f\U0001f000-\U0001faff]+(?=\s)"
)
CJK = "\u3040-\u30ff\u3400-\u9fff"  # written without spaces: each character counts as a word
WIDE = re.compile(rf"[{CJK}\u3001-\u301f\uff01-\uff65]")  # after one of them stands no space
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
UNFINISHED = re.compile(rf"[^\w]*[^\W{CJK}]*\Z")  # a word that may go on, and what is before it
LETTERS = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+(?:[.,:'’]\d+)*")
GROUPING = re.compile(r"[.,:'’]")
BREAK = re.compile(r"[,;:.!?…،؛؟。，、；：！？\n]+|\s[-–—]+\s|—")  # between two clauses
FENCE = "```"  # a block of code is one sentence
FENCES = re.compile("`{3,}")
MAX_BLOCK_CHARS = 20_000
MAX_SENTENCE_CHARS = 600  # a longer one is passed on in pieces
UNITS = range(6, 161)  # lengths in characters of what may repeat
N_ROUNDS, MIN_ROUND_CHARS = 3, 120  # a laugh, a row of zeros and 1/3 are no loops
KEPT_CHARS, MAX_KEPT = 200, 2**16  # characters of a text whose words are remembered; texts
TAIL_CHARS = max(UNITS) * N_ROUNDS


class SentenceStream:
    """Collects chunks and gives back whole sentences, with the space before them."""

    def __init__(self) -> None:
        self._rest = ""

    def add(self, text: str) -> list[str]:
        """Take a chunk; return the sentences that are complete now."""
        self._rest += text
        found = []
        while (end := self._end()) is not None:
            found.append(self._rest[:end])
            self._rest = self._rest[end:]
        return found

    def whole_words(self) -> str:
        """Return what has come of the next sentence, but its last word, which may go on."""
        if len(self._rest) > MAX_SENTENCE_CHARS:
            return ""  # code, or no sentence
        return UNFINISHED.sub("", self._rest)

    def close(self) -> list[str]:
        """Return what is left, which may not be a whole sentence."""
        rest, self._rest = self._rest, ""
        return [rest] if rest else []

    def _end(self) -> int | None:
        start = len(self._rest) - len(self._rest.lstrip())
        opened = FENCES.match(self._rest, start)
        if opened and len(self._rest) < MAX_BLOCK_CHARS:
            close = self._rest.find(opened[0], opened.end() + 1)
            return close + len(opened[0]) if close >= 0 else None
        match = END.search(self._rest, start)
        if match:
            return match.end()
        return MAX_SENTENCE_CHARS if len(self._rest) > MAX_SENTENCE_CHARS else None


def sentences(text: str) -> list[str]:
    """Return the sentences of a whole text."""
    stream = SentenceStream()
    return [*stream.add(text), *stream.close()]


def normalised(text: str) -> str:
    """Return the words of a text alone: two replies that differ in dots only are one.

    Those of short texts are remembered: what a persona is told is looked through again and again.
    """
    return _kept_words(text) if len(text) <= KEPT_CHARS else _words(text)


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


_kept_words = lru_cache(maxsize=MAX_KEPT)(_words)


def after_words(text: str, n_words: int) -> str:
    """Return what follows the first words of a text, counted as in `normalised`."""
    ends = [found.end() for found in WORD.finditer(text)]
    return text[ends[n_words - 1] :] if 0 < n_words <= len(ends) else text


def clauses(text: str) -> list[str]:
    """Return the words of each clause of a text, as in `normalised`."""
    return [plain for part in BREAK.split(text) if (plain := normalised(part))]


def repeats(text: str, told: str) -> bool:
    """Return whether each sentence of a text stands in what is told, in whole clauses.

    "I grew up in Hull." says nothing beside "I grew up in Hull, by the sea."; "I like cheese."
    does beside "I like cheese cake.".
    """
    every = f"|{'|'.join(clauses(told))}|"
    own = ("|".join(clauses(one)) for one in sentences(text))
    return all(f"|{one}|" in every for one in own if one)


def quotes(text: str, told: str) -> bool:
    """Return whether the words of a text stand in what is told as one clause of it, or several.

    "Cats I treat." is no quote of "Cats I treat none of, but cows.".
    """
    words = "[ |]".join(map(re.escape, normalised(text).split()))
    return bool(words) and re.search(rf"\|{words}\|", f"|{'|'.join(clauses(told))}|") is not None


def told_once(texts: Iterable[str]) -> list[str]:
    """Return texts that are said together, without the sentences that another of them says, too.

    Of two of which one says more, that one is kept.
    """
    kept: list[str] = []
    for text in texts:
        kept.append(_rest(text, kept))
    for i in reversed(range(len(kept))):
        kept[i] = _rest(kept[i], kept[i + 1 :])
    return [text for text in kept if text]


def _rest(text: str, told: Sequence[str]) -> str:
    every = "\n".join(told)
    new = (one for one in sentences(text) if not clauses(one) or not repeats(one, every))
    return "".join(new).strip()


def n_last(texts: Sequence[str], n_chars: int) -> int:
    """Return how many of the last texts have not more characters in all."""
    sizes = accumulate(len(text) for text in reversed(texts))
    return sum(1 for _ in takewhile(lambda size: size <= n_chars, sizes))


def numbers_in(text: str) -> set[str]:
    """Return the numbers in a text that are written in digits, without what groups them."""
    return {GROUPING.sub("", found) for found in NUMBER.findall(text)}


def names_in(text: str) -> Iterator[str]:
    """Yield the words of an English sentence that are spelt as names, in small letters.

    The first word is not among them, nor "I".
    """
    for found in list(LETTERS.finditer(text))[1:]:
        word = found[0]
        opens = text[: found.start()].rstrip(" \"'“‘(").endswith((".", ":", "!", "?", "“"))
        if len(word) > 1 and word[0].isupper() and not opens:
            yield word.lower()


def says_something(text: str) -> bool:
    """Return whether there is a letter or a digit in a text."""
    return any(map(str.isalnum, text))


def asks(sentence: str) -> bool:
    """Return whether a sentence ends as a question does."""
    return sentence.rstrip("\"'”’」』)] ").endswith(("?", "？"))


def announces(sentence: str) -> bool:
    """Return whether a sentence is nothing without the next one: "These three:", a heading."""
    text = sentence.strip()
    return text.rstrip("*_").endswith((":", "：")) or text.startswith("#")


def unannounced(text: str) -> str:
    """Return a text without what it announces last, and does not bring."""
    parts = sentences(text)
    while parts and announces(parts[-1]):
        parts.pop()
    return "".join(parts)


def joined(texts: Iterable[str]) -> str:
    """Return texts one after the other, each a sentence: what ends in a letter gets its mark."""
    whole = ""
    for text in filter(None, (text.strip() for text in texts)):
        is_wide = bool(whole and WIDE.match(whole[-1]))
        mark = ("。" if is_wide else ".") if whole and whole[-1].isalnum() else ""
        whole += f"{mark}{'' if is_wide else ' '}{text}" if whole else text
    return whole


def goes_round(text: str) -> bool:
    """Return whether a text ends in the same piece, three times in a row or more."""
    tail = text[-TAIL_CHARS:]
    for length in UNITS:
        size = max(length * N_ROUNDS, MIN_ROUND_CHARS)
        end = tail[-size:]
        if len(end) == size and end[length:] == end[:-length] and says_something(end[:length]):
            return True
    return False
