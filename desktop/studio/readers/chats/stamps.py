"""Reads when a message of a chat was sent, in any country's way to write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

__all__ = ["Stamp", "clock_in", "day_in", "minutes_of", "stamp_in", "stamp_on"]

# Words in any language stand between the numbers: what counts is where the numbers are.
TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:[:.：]|\s?h\s?)(?P<minute>\d{2})(?:[:.：]\d{2}|\s?min\s?\d{2}\s?s\b)?(?!\d)",
    re.IGNORECASE,
)
AROUND_TIME = re.compile(r"[^\"“”„«»:;!?<>{}=@#]*")
NUMBER = re.compile(r"\d+")
WORD = re.compile(r"[^\s\d.,،/‐_()（）-]+")
MAX_STAMP_WORDS = 6
MAX_DAY_CHARS = 60
MAX_DAY_WORDS = 4
YEARS = range(1300, 2700)  # of any calendar that telephones have
MIN_MONTH_LETTERS = 3
LATE = re.compile(
    r"p\.?\s?m\b|오후|下午|晚上|午後|nachm|μ\.?\s?μ|अपराह्न|ptg|ch\b|م\b|ب\.ظ", re.IGNORECASE
)
EARLY = re.compile(
    r"a\.?\s?m\b|오전|上午|凌晨|早上|午前|vorm|π\.?\s?μ|पूर्वाह्न|pg\b|sa\b|ص\b|ق\.ظ", re.IGNORECASE
)
CLOCK = re.compile(
    r"(?P<before>[^\d\n]{0,8}?)\s?(?P<hour>\d{1,2})[:.：](?P<minute>[0-5]\d)(?:[:.：][0-5]\d)?"
    r"\s?(?P<after>[^\d\n]{0,8})"
)
MONTHS = {  # by its first letters, as logs in English and German write it
    **{"jan": 1, "feb": 2, "mar": 3, "mär": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7},
    **{"aug": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12},
}
BACK_MIN = 60  # clocks of a log that go back by more are of the next day


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a message was sent, as far as it says.

    Attributes:
        numbers: Day, month and year in some order; two where the month is a word that is not known,
            none where only the time stands there.
    """

    numbers: tuple[int, ...]
    hour: int
    minute: int


def stamp_in(text: str) -> Stamp | None:
    """Return the date and the time that a text is; None where it is something else."""
    times = list(TIME.finditer(text))
    if not times:
        return None
    time = next((one for one in times if ":" in one[0] or "：" in one[0]), times[-1])
    around = f"{text[: time.start()]} {text[time.end() :]}"
    numbers, words = NUMBER.findall(around), WORD.findall(around)
    has_month = len(numbers) == 2 and any(len(word) >= MIN_MONTH_LETTERS for word in words)
    is_date = (len(numbers) == 3 or has_month) and all(len(n) <= 4 for n in numbers)
    if not is_date or len(words) > MAX_STAMP_WORDS or not AROUND_TIME.fullmatch(around):
        return None
    hour = _hour(int(time["hour"]), around)
    return Stamp(_with_month(tuple(map(int, numbers)), words), hour, int(time["minute"]))


def clock_in(text: str) -> Stamp | None:
    """Return the time that a text is, without a date; None where it is something else."""
    found = CLOCK.fullmatch(text.strip())
    if found is None or int(found["hour"]) > 24:
        return None
    around = f"{found['before']} {found['after']}"
    return Stamp((), _hour(int(found["hour"]), around), int(found["minute"]))


def stamp_on(day: tuple[int, ...], clock: str) -> Stamp:
    """Return a time on a day; midnight where the text is none."""
    return replace(clock_in(clock) or Stamp((), 0, 0), numbers=day)


def day_in(text: str) -> tuple[int, ...]:
    """Return the numbers of the date that a line is, perhaps with a day of the week; else none."""
    bare = text.strip().strip("-*= ")
    if len(bare) > MAX_DAY_CHARS or not AROUND_TIME.fullmatch(bare):
        return ()
    words = WORD.findall(bare)
    found = _with_month(tuple(map(int, NUMBER.findall(bare))), words)
    years = [number for number in found if number > 31]
    is_day = len(found) == 3 and len(years) == 1 and years[0] in YEARS
    return found if is_day and len(words) <= MAX_DAY_WORDS else ()


def _with_month(numbers: tuple[int, ...], words: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of a date with the month that stands there as a word."""
    months = [MONTHS[word[:3].casefold()] for word in words if word[:3].casefold() in MONTHS]
    return (numbers[0], months[-1], numbers[1]) if months and len(numbers) == 2 else numbers


def _hour(hour: int, around: str) -> int:
    if LATE.search(around) or ("中午" in around and hour < 3):
        return hour % 12 + 12
    return hour % 12 if EARLY.search(around) else hour


def minutes_of(stamps: Sequence[Stamp]) -> list[float | None]:
    """Return when each was, in minutes; None where a date is none in the order that fits them all.

    Without a date they are days in a row: where the clock goes back, the next one begins.
    """
    dates = iter(_dates([stamp.numbers for stamp in stamps if stamp.numbers]))
    found: list[float | None] = []
    day = last = 0
    for stamp in stamps:
        clock = stamp.hour * 60 + stamp.minute
        if stamp.numbers:
            date = next(dates)
            found.append(None if date is None else date.toordinal() * 1440.0 + clock)
        else:
            day += clock < last - BACK_MIN
            last = clock
            found.append(day * 1440.0 + clock)
    return found


def _dates(numbers: Sequence[tuple[int, ...]]) -> list[datetime | None]:
    """Return the dates in the order of day, month and year that fits them all best."""
    if any(three[0] > 31 for three in numbers):
        orders: tuple[tuple[int, int, int], ...] = ((0, 1, 2),)
    else:
        orders = ((2, 1, 0), (2, 0, 1))  # day first, month first
    tries = [[_date(three, order) for three in numbers] for order in orders]
    return min(tries, key=_disorder) if tries else []


def _date(three: tuple[int, ...], order: tuple[int, int, int]) -> datetime | None:
    try:
        year, month, day = (three[i] for i in order)
        return datetime(year + 2000 * (year < 100), month, day)
    except (ValueError, IndexError):
        return None


def _disorder(dates: Sequence[datetime | None]) -> tuple[int, int]:
    """Return how many are no dates, and how often time goes back."""
    known = [date for date in dates if date]
    steps = sum(later < earlier for earlier, later in pairwise(known))
    return len(dates) - len(known), steps
