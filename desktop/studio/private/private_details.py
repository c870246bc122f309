"""Finds what a person should see before it is told to everybody: numbers, addresses, names.

Rules alone; where they err, they show too much. What `labelled` and `names` find is added to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.studio.private.labelled import accounts, births, codes, identities
from desktop.studio.private.names import NameFinder

__all__ = ["Detail", "details_in", "numbers_and_addresses"]

MIN_PHONE_DIGITS, MAX_PHONE_DIGITS = 7, 15
E_MAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+"
    r"|(?<![\w.+%-])[\w.+%-]{1,64}\s(?:at|ät)\s[\w-]+(?:\s(?:dot|punkt)\s[\w-]+)+",
    re.I,
)
DOMAIN = "com|org|net|de|at|ch|cn|kr|io|me|app|dev|info|eu|fr|uk|us|tv|gg"
WEB = re.compile(
    rf"(?<![A-Za-z0-9])(?:https?://|www\.)\S+"
    rf"|(?<![A-Za-z0-9])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,5}}\.(?:{DOMAIN})(?![A-Za-z0-9])(?:/\S*)?",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![A-Za-z0-9_@./])@[\w.]{3,}")
IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b")
LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z+])\d(?:[ -]?\d){15,18}(?:[ -]?[\dXx])?(?![0-9A-Za-z])")
PHONE = re.compile(
    r"(?<![0-9A-Za-z])(?:\+|00)?\(?\d(?:(?:[\s()/-]|\.(?!\s)){0,3}\d){5,}(?![0-9A-Za-z])"
)
DAY = re.compile(
    r"(?<![\d./-])(?:(\d{1,2})([./-])\s?(\d{1,2})\2\s?((?:19|20)?\d\d)"
    r"|((?:19|20)\d\d)([./-])(\d{1,2})\6(\d{1,2}))(?![./-]?\d)"
)
YEARS = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d\s?[/-]\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?!\d)")
AT = re.compile(r"@|[(\[]at[)\]]|\s(?:dot|punkt)\s", re.I)
DOT, DIGIT, NICK = re.compile(r"//|\.\S"), re.compile(r"\d"), re.compile(r"[\d_#]|\w\.\w")
DAY_SIGN = re.compile(r"\d|[〇零一二三四五六七八九]年")
BLANK = re.compile(r"[^\S\n]")
STREET_WORDS = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Court|Ct|Square|Sq|Terrace|Close|Place|Pl"
    "|Boulevard|Blvd|Row|Hill|Gardens|Crescent"
)
GERMAN_ENDS = "stra(?:ß|ss)e|str\\.|weg|platz|allee|gasse|ring|damm|ufer|hof|steig|chaussee"
GERMAN_AT = "Am|An der|An den|Im|In der|Zum|Zur|Auf dem|Auf der|Unter den"
GERMAN_WORD, HOUSE = r"[A-ZÄÖÜ][\wäöüß-]{1,40}", r"\s+\d{1,3}\s?[a-z]?\b"
CHINESE_SITES = "区區苑园園院城里村寓府庭居厦湾校阁"  # the last character of what has houses
SEASONS = "Sommer|Winter|Herbst|Frühling|Frühjahr|Jahre?|Alter"
STREET = re.compile(
    rf"\b\d{{1,5}}[a-z]?,?\s+(?:[A-Z][\w'’.]{{0,40}}\s+){{1,4}}(?:{STREET_WORDS})\b\.?"
    rf"|\b[A-ZÄÖÜ][\wäöüß-]{{0,40}}(?:{GERMAN_ENDS}){HOUSE}"
    rf"|\b(?:{GERMAN_WORD}\s)?(?:Stra(?:ß|ss)e|Str\.|Weg|Platz|Allee|Gasse|Ring|Ufer){HOUSE}"
    rf"|\b(?:{GERMAN_AT})\s+(?!{SEASONS}){GERMAN_WORD}{HOUSE}"
    r"|\b(?i:rue|avenue|boulevard|via|calle|plaza|piazza)\s+(?:[\w'’-]{1,40}\s+){1,4}\d{1,4}\b"
    r"|\b\d{1,4},?\s+(?:rue|avenue|boulevard|place)\s+[\w'’-]+(?:\s[\w'’-]+){0,3}"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b"
    r"|\b(?:P\.?O\.? Box|Postfach) \d+"
    r"|(?:\b(?:in|nach|aus) |, ?|\bD-|^)\d{5}\s[A-ZÄÖÜ][a-zäöüß]{2,}"
    r"|[\u4e00-\u9fff]{1,8}(?:路|街|巷|弄|大道|胡同|村|里|段|区|區)\s?\d+\s?[号號弄]"
    r"|(?<!\d)\d{1,5}\s?[号號](?:楼\s?\d+|\s?\d*\s?(?:室|单元|單元))"
    rf"|[\u4e00-\u9fff]{{1,7}}[{CHINESE_SITES}]\d+\s?[栋棟幢座](?!楼(?!\d))(?:\s?\d+\s?(?:单元|單元|号楼|室|$)?)*"
    r"|邮编(?:[是为]|\s?[:：])?\s?\d{6}"
    r"|[가-힣\d]{2,10}(?:로|길)\s?(?:\d+[가-힣]{0,2}길)?\s?\d+(?:-\d+)?(?=에|의|이[에고다]|입|예|요|로|까지|부터|번지|호|층|[^\w-]|$)"
    r"|[가-힣]{1,10}동\s\d+(?:-\d+)?번지|(?<!\d)\d{1,5}동\s?\d{1,5}호|우편번호[는은]?\s?[:：]?\s?\d{5}"
)


@dataclass(frozen=True, slots=True)
class Detail:
    """Something private: what it is in words, and how it stands in the text."""

    kind: str
    text: str


def details_in(text: str, names: NameFinder) -> tuple[Detail, ...]:
    """Return the private details in a text, each once."""
    plain = _plain(text)
    found = [*_numbers_and_addresses(plain), *(Detail("a name", n) for n in names.find(plain))]
    return tuple(dict.fromkeys(found))


def numbers_and_addresses(text: str) -> tuple[Detail, ...]:
    """Return the private details in a text that are no names, each once."""
    return tuple(dict.fromkeys(_numbers_and_addresses(_plain(text))))


def _plain(text: str) -> str:
    """Return a text without invisible marks; every digit, dash and space a plain one."""
    if text.isascii():
        return BLANK.sub(" ", text)
    wide = unicodedata.normalize("NFKC", text)
    kept = "".join(char for char in wide if unicodedata.category(char) != "Cf")
    spaced = BLANK.sub(" ", kept)
    return re.sub(r"[\u2010-\u2015\u2212]", "-", spaced)


def _numbers_and_addresses(text: str) -> Iterator[Detail]:
    """Yield what the patterns find; what one has found is blank for the next."""
    for kind, find, sign in _LABELLED:
        for label in find(text) if sign.search(text) else ():
            yield Detail(kind, label)
            text = text.replace(label, "|" * len(label))
    for kind, pattern, sign in _PATTERNS:
        found = list(pattern.finditer(text)) if sign.search(text) else []
        yield from (Detail(kind, match[0].strip(" ,")) for match in found)
        text = pattern.sub(_blank, text) if found else text
    if not DIGIT.search(text):
        return
    text = YEARS.sub(_blank, DAY.sub(_blank_day, text))
    for match in PHONE.finditer(text):
        n_digits = sum(char.isdigit() for char in match[0])
        if MIN_PHONE_DIGITS <= n_digits <= MAX_PHONE_DIGITS:
            yield Detail("a telephone number", match[0].strip())
        elif n_digits > MAX_PHONE_DIGITS:
            yield Detail("an account number", match[0].strip())


_LABELLED = (  # each with what has to be in a text for it: most texts have none of that
    ("a date of birth", births, DAY_SIGN),
    ("a password or code", codes, DIGIT),
    ("an identity number", identities, DIGIT),
    ("an account", accounts, NICK),
)
_PATTERNS = (
    ("an e-mail address", E_MAIL, AT),
    ("a web address", WEB, DOT),
    ("an account", HANDLE, AT),
    ("an account number", IBAN, DIGIT),
    ("an account number", LONG_NUMBER, DIGIT),
    ("an address", STREET, DIGIT),
)


def _blank(match: re.Match[str]) -> str:
    return "|" * len(match[0])


def _blank_day(match: re.Match[str]) -> str:
    """Return nothing in the place of a date; what is none may be a number."""
    first = [int(match[i]) for i in ((7, 8) if match[5] else (1, 3))]
    for month, day in (first, reversed(first)):
        try:
            date(2000, month, day)
        except ValueError:
            continue
        return _blank(match)
    return match[0]
