"""How many planted details are shown, and how many lines without one are warned of.

A line of ``told-*`` and ``numbers-fresh-*`` has what is private in braces, or nothing. Those of
``told-a`` were written before the rules of today and looked at, those of ``told-b`` and ``told-c``
looked at once after they were written; docs/bring.md has the figures of that moment.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.studio.private.names import NameFinder
from desktop.studio.private.private_details import details_in, numbers_and_addresses

LINES = Path(__file__).parent / "lines"
PLANTED = re.compile(r"\{(.*?)\}")
AT_LEAST = {"en": 93, "de": 90, "zh": 96, "ko": 95}  # of 100
TOLD = {  # details that are missed, and lines that are warned of without one
    "told-a": {"en": (1, 5), "de": (2, 4), "zh": (0, 0), "ko": (1, 0)},
    "told-b": {"en": (0, 6), "de": (2, 4), "zh": (1, 0), "ko": (1, 0)},
    "told-c": {"en": (0, 1), "de": (2, 3), "zh": (1, 0), "ko": (2, 0)},
    "numbers-fresh": {"en": (1, 1), "de": (0, 2), "zh": (0, 0), "ko": (0, 0)},
}


def lines_of(stem: str, language: str) -> list[str]:
    """Return the lines of a file, without the kind before each."""
    text = (LINES / f"{stem}-{language}.txt").read_text("utf-8")
    return [line.partition("|")[2] or line for line in text.splitlines()]


def shown(lines: list[str]) -> list[str]:
    """Return what is shown of each line, the others being the rest of its file."""
    texts = [PLANTED.sub(r"\1", line) for line in lines]
    names = NameFinder(["周明远"], (), texts)
    return [" ".join(one.text for one in details_in(text, names)) for text in texts]


def is_all_shown(line: str, found: str) -> bool:
    """Tell whether each planted detail of a line is in what is shown."""
    return all(part in found for own in PLANTED.findall(line) for part in own.split())


@pytest.mark.parametrize("language", AT_LEAST)
def test_numbers_addresses_and_accounts_are_shown(language: str) -> None:
    """Of a hundred lines a language, each with one."""
    lines = lines_of("numbers-held", language)
    assert sum(bool(numbers_and_addresses(line)) for line in lines) >= AT_LEAST[language]


@pytest.mark.parametrize("language", AT_LEAST)
@pytest.mark.parametrize("stem", TOLD)
def test_what_is_planted_is_shown_and_little_else(stem: str, language: str) -> None:
    """Answers of an interview, half of them with a name, a number or an address."""
    lines = lines_of(stem, language)
    pairs = list(zip(lines, shown(lines), strict=True))
    missed = [line for line, found in pairs if not is_all_shown(line, found)]
    false = [(line, found) for line, found in pairs if found and not PLANTED.search(line)]
    most_missed, most_false = TOLD[stem][language]
    assert len(missed) <= most_missed, missed
    assert len(false) <= most_false, false
