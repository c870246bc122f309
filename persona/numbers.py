"""Numbers in a text, in digits and in words, in the languages of the window. Pure.

The words of each language stand in ``resources/lines/numbers.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["numbers_of"]

WORDS = Path(__file__).resolve().parents[1] / "resources" / "lines" / "numbers.toml"
DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
GROUPING = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class _Words:
    """How a language says numbers.

    Attributes:
        values: Of each word below a hundred.
        powers: What a word multiplies the words before it by.
        run: Finds a number.
        part: Finds each word of one.
    """

    values: Mapping[str, int]
    powers: Mapping[str, int]
    run: re.Pattern[str]
    part: re.Pattern[str]


def numbers_of(text: str, language: str) -> set[str]:
    """Return the numbers in a text as digits, without what groups them."""
    found = {GROUPING.sub("", number) for number in DIGITS.findall(text)}
    return found | {str(number) for number in _in_words(text, language)}


def _in_words(text: str, language: str) -> Iterator[int]:
    words = _words()[language]
    for run in words.run.finditer(text.casefold()):
        yield _value(words, words.part.findall(run[0]))


def _value(words: _Words, parts: Sequence[str]) -> int:
    """Return the value of a number: "two hundred and four", „dreiundzwanzig“, 三百二十."""
    total = hundreds = rest = 0
    for part in parts:
        power = words.powers.get(part, 0)
        if power >= 1_000:
            many = hundreds + rest
            is_less = total > power  # "two million, five thousand"; 三千五百万 is one number of 万
            total = total + (many or 1) * power if is_less else (total + many or 1) * power
            hundreds = rest = 0
        elif power:
            hundreds, rest = hundreds + (rest or 1) * power, 0
        else:
            value = words.values[part]
            if min(rest, value) >= 10:  # a year: "nineteen fifty-six"
                rest *= 100
            elif rest and max(rest, value) < 10:  # 一九五六
                rest *= 10
            rest += value
    return total + hundreds + rest


@lru_cache(maxsize=1)
def _words() -> dict[str, _Words]:
    """Return the words of each language."""
    tables = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {language: _of(table) for language, table in tables.items()}


def _of(table: Mapping[str, Mapping[str, int] | str]) -> _Words:
    values, powers, run = table["values"], table["powers"], table["run"]
    assert isinstance(values, dict)
    assert isinstance(powers, dict)
    every = sorted((*values, *powers), key=len, reverse=True)
    part = f"(?:{'|'.join(map(re.escape, every))})"
    return _Words(
        values, powers, re.compile(str(run).replace("PART", part)), re.compile(part)
    )
