"""Tells in which encoding a file of text is, Unicode, Western, Chinese or Korean: every process."""

from __future__ import annotations

import codecs
import re

__all__ = ["decode"]

MARKS = (  # the longer ones first: that of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
SAMPLE_BYTES = 200_000
MULTI_BYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
MEAN_WESTERN_RUN = 1.6  # bytes; umlauts and accents stand alone, Chinese and Korean in rows
KOREAN_SHARE = 0.85  # of the letters that are not ASCII
WESTERN = frozenset(
    "äöüßÄÖÜẞáéíóúàèìòùâêîôûãõñçëïåæøœšžýÿÁÉÍÓÚÀÈÌÒÙÂÊÎÔÛÃÕÑÇËÏÅÆØŒŠŽÝ‘’“”„‚‹›«»–—…•€£°§´·©®™¿¡ºª½¼²³×\xa0"
)
WESTERN_SHARE = 0.8  # of the characters that are not ASCII
JAPANESE_SHARE = 0.3  # hiragana and katakana
DAMAGE_SHARE = 0.25  # of the characters of several bytes; more is another encoding
COMMON = frozenset(
    "的一是了我不人在他有这上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心"
    "這們來時為說國著裡後會過對於學麼沒還個樣點開發問題嗎什么没还个样点开发问题吗"
)


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding.

    Raises:
        ValueError: It is no text.
    """
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return _strict(data, codec, name), name
    if name := _bare_utf16(data):
        return _strict(data, name, "UTF-16"), "UTF-16"
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise ValueError(f"It holds NUL bytes (first in line {line}), which no text has")
    try:
        return data.decode(), "UTF-8"
    except UnicodeDecodeError:
        return _not_utf8(data)


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as exc:
        if name == "UTF-8":
            return data.decode(codec, "replace")  # what is damaged is left out line by line
        raise ValueError(f"It says that it is {name}, and is not from byte {exc.start} on") from exc
    return text.lstrip("\ufeff")


def _bare_utf16(data: bytes) -> str:
    """Return the codec of UTF-16 without a mark: every other byte of Latin text is NUL."""
    sample = data[:SAMPLE_BYTES]
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.3 and even < half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.3 and odd < half * 0.02 else ""


def _not_utf8(data: bytes) -> tuple[str, str]:
    sample = data[:SAMPLE_BYTES]
    n_good = len(MULTI_BYTE.findall(sample))
    n_bad = len(HIGH_RUN.findall(MULTI_BYTE.sub(b"", sample)))
    if n_good and n_bad < n_good * DAMAGE_SHARE:
        return data.decode("utf-8", "replace"), "UTF-8, partly damaged"
    runs = HIGH_RUN.findall(sample)
    is_short = sum(map(len, runs)) / max(len(runs), 1) <= MEAN_WESTERN_RUN
    high = [char for char in sample.decode("cp1252", "replace") if not char.isascii()]
    if is_short and sum(char in WESTERN for char in high) >= WESTERN_SHARE * len(high):
        return data.decode("cp1252", "replace"), "Windows-1252"
    return _east_asian(data) or (data.decode("cp1252", "replace"), "Windows-1252")


def _east_asian(data: bytes) -> tuple[str, str] | None:
    japanese = _or_none(data, "cp932")
    if japanese and _share(japanese, "ぁ", "ヶ") >= JAPANESE_SHARE:
        return japanese, "Shift-JIS"
    korean = _or_none(data, "cp949")
    if korean and _share(korean, "가", "힣") >= KOREAN_SHARE:
        return korean, "CP949"
    found = [
        (_common_share(text), text, name)
        for codec, name in (("gb18030", "GB18030"), ("big5hkscs", "Big5"))
        if (text := _or_none(data, codec)) is not None
    ]
    return max(found)[1:] if found else None


def _share(text: str, first: str, last: str) -> float:
    """Return how many of the letters that are not ASCII lie in a range."""
    letters = [char for char in text[:SAMPLE_BYTES] if char.isalpha() and not char.isascii()]
    return sum(first <= char <= last for char in letters) / max(len(letters), 1)


def _common_share(text: str) -> float:
    if any("\ue000" <= char <= "\uf8ff" for char in text[:SAMPLE_BYTES]):
        return -1.0  # characters that no standard has
    letters = [char for char in text[:SAMPLE_BYTES] if char.isalpha() and not char.isascii()]
    return sum(char in COMMON for char in letters) / max(len(letters), 1)


def _or_none(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
