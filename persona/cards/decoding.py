"""Tells in which encoding a file of text is, Unicode or of a part of the world: every process."""

from __future__ import annotations

import codecs
import re

from backends.errors import Sentence, Unusable

__all__ = ["decode"]

MARKS = (  # the longer ones first: that of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
SAMPLE_BYTES = 200_000
LETTER_BYTES = 40_000  # of which each is looked at
MULTI_BYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
MEAN_WESTERN_RUN = 1.6  # bytes; umlauts and accents stand alone, Chinese and Korean in rows
KOREAN_SHARE = 0.85  # of the letters that are not ASCII
WESTERN = frozenset(
    "äöüßÄÖÜẞáéíóúàèìòùâêîôûãõñçëïåæøœšžýÿÁÉÍÓÚÀÈÌÒÙÂÊÎÔÛÃÕÑÇËÏÅÆØŒŠŽÝ‘’“”„‚‹›«»–—…•€£°§´·©®™¿¡ºª½¼²³×\xa0"
)
WESTERN_LETTERS = "".join(char for char in WESTERN if char.isalpha())
CENTRAL_LETTERS = "ąćęłńóśźżáéíýčďěňřšťúůžäöüôľĺŕőűăâîşţđßçë"
CYRILLIC = "".join(map(chr, range(0x400, 0x460))) + "ґҐ"
THAI = "".join(map(chr, range(0xE01, 0xE5C)))
SINGLE_SHORT = (  # of Latin letters, some of them not ASCII; of equal ones the first
    ("cp1252", "Windows-1252", WESTERN_LETTERS),
    ("cp1254", "Windows-1254", "çğıöşüâîûİ"),
    ("cp1250", "Windows-1250", CENTRAL_LETTERS),
    ("iso-8859-2", "ISO-8859-2", CENTRAL_LETTERS),
    ("mac-roman", "Mac Roman", WESTERN_LETTERS),
)
SINGLE_LONG = (
    ("cp1255", "Windows-1255", "".join(map(chr, range(0x5D0, 0x5EB)))),
    ("cp1251", "Windows-1251", CYRILLIC),
    ("koi8-r", "KOI8-R", CYRILLIC),
    ("cp1253", "Windows-1253", "".join(map(chr, range(0x386, 0x3CF)))),
    ("cp1256", "Windows-1256", "".join(map(chr, range(0x621, 0x653))) + "پچژگکیےہھڈٹڑں،؟؛"),
    ("cp874", "Windows-874", THAI),
)
SURE_SHARE = 0.95
VOWELS = {CYRILLIC: "аеиоуыэюяёіїє", THAI: THAI[47:58] + THAI[63:77]}  # of Thai with its tones
MISPLACED = {  # signs above, below and before a consonant that have none
    THAI: re.compile(
        r"(?<![ก-ฮ\u0e31-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
        r"|[\u0e31\u0e34-\u0e3a]{2}|[เ-ไ](?![ก-ฮ])"
    )
}
MISPLACED_SHARE = 0.03  # of the letters, by slips
VOWEL_SHARE = 0.3  # of the letters of these scripts; a row of other letters is another encoding
DOUBLE_ACUTE = re.compile("õ(?!e)")  # which Portuguese writes before an e alone
WESTERN_SHARE = 0.8  # of the characters that are not ASCII
JAPANESE_SHARE = 0.3  # hiragana and katakana
DAMAGE_SHARE = 0.25  # of the characters of several bytes; more is another encoding
KOREAN = ("euc_kr", 0xB0, 0xC8)  # the syllables in use; CP949 has all that could be
CHINESE = (
    ("gb18030", "GB18030", ("gb2312", 0xB0, 0xD7)),
    ("big5hkscs", "Big5", ("big5", 0xA4, 0xC6)),
)
SURE_COMMON = 0.2  # of the letters; in any other encoding a few are so by chance
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
        raise Unusable(Sentence("It holds NUL bytes (first in line {1}), which no text has.", line))
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
        why = Sentence("It says that it is {1}, and is not from byte {2} on.", name, exc.start)
        raise Unusable(why) from exc
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
    n_bad = len(HIGH_RUN.findall(MULTI_BYTE.sub(b" ", sample)))
    if n_good and n_bad < n_good * DAMAGE_SHARE:
        return data.decode("utf-8", "replace"), "UTF-8, partly damaged"
    common, _, chinese, _ = _chinese(data)
    is_chinese = common >= SURE_COMMON and len(COMMON & {*chinese}) > 1
    if is_chinese and (found := _east_asian(data)):
        return found
    runs = HIGH_RUN.findall(sample)
    is_short = sum(map(len, runs)) / max(len(runs), 1) <= MEAN_WESTERN_RUN
    letters = sample[:LETTER_BYTES]
    tried = SINGLE_SHORT if is_short else SINGLE_LONG
    shares = [_own_share(letters.decode(one, "replace"), own) for one, _, own in tried]
    if is_short and _is_central(sample.decode("cp1252", "replace").lower()):
        shares[0] = 0.0
    share = max(shares)
    codec, name, _ = tried[shares.index(share)]
    if share >= (WESTERN_SHARE if is_short else SURE_SHARE):
        return data.decode(codec, "replace"), name
    if not is_short:  # a few words, in which letters of a language happen to stand in a row
        shares = [_own_share(letters.decode(one, "replace"), own) for one, _, own in SINGLE_SHORT]
        codec, name, _ = SINGLE_SHORT[shares.index(max(shares))]
        if max(shares) >= SURE_SHARE:
            return data.decode(codec, "replace"), name
    return _east_asian(data) or (data.decode("cp1252", "replace"), "Windows-1252")


def _is_central(western: str) -> bool:
    """Tell whether letters come together as in no Western language: ř is ø there, ő õ and ű û."""
    found = set(western)
    if "ø" in found:
        return bool(found & {*"ìèùò"} or (found & {*"áíý"} and not found & {*"æåð"}))
    is_hungarian = DOUBLE_ACUTE.search(western) and found & {*"áéíóú"} and "ä" not in found
    return "õ" in found and bool("û" in found or is_hungarian)


def _own_share(text: str, own: str) -> float:
    """Return how many of the characters beyond ASCII are those of a language, at their place.

    Small letters come behind small ones, and other signs stand between no two letters.
    """
    letters = {*own, *own.lower(), *own.upper()}
    if own in VOWELS and _vowels(text, own) < VOWEL_SHARE:
        return 0.0
    if own in MISPLACED and len(MISPLACED[own].findall(text)) > len(text) * MISPLACED_SHARE:
        return 0.0
    is_latin = own[0].isascii() or own[0] < "\u0370"
    n_high = n_good = 0
    for before, char, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        if char.isascii():
            continue
        n_high += 1
        if char.isalpha():
            beside = (one for one in (before, after) if one.isascii() and one.isalpha())
            is_joined = not is_latin and any(beside)
            is_misplaced = is_joined or (char.isupper() and before.islower())
            n_good += char in letters and not is_misplaced
        else:
            is_within = before.isalpha() and after.isalpha()
            n_good += char in letters or (char in WESTERN and (char in "’\xa0–—" or not is_within))
    return n_good / max(n_high, 1)


def _vowels(text: str, own: str) -> float:
    """Return how many of the letters of a script are small vowels, as in any language of it."""
    letters = [char for char in text if char in own]
    return sum(char in VOWELS[own] for char in letters) / max(len(letters), 1)


def _east_asian(data: bytes) -> tuple[str, str] | None:
    for codec, name in (("cp932", "Shift-JIS"), ("euc_jp", "EUC-JP")):
        japanese = _or_none(data, codec)
        if japanese and _share(japanese, "ぁ", "ヶ") >= JAPANESE_SHARE:
            return japanese, name
    korean = _or_none(data, "cp949")
    if korean and _share(korean, "가", "힣") >= KOREAN_SHARE < 2 * _usual_share(korean, *KOREAN):
        return korean, "CP949"
    common, _, *chinese = _chinese(data)
    for codec, name in (("cp932", "Shift-JIS"), ("euc_jp", "EUC-JP")):  # of few kana
        japanese = _or_none(data, codec) if common < SURE_COMMON else ""
        if japanese and _share(japanese, "ぁ", "ん") > _share(japanese, "ｦ", "ﾟ"):
            return japanese, name
    return (chinese[0], chinese[1]) if chinese[1] else None


def _chinese(data: bytes) -> tuple[float, float, str, str]:
    """Return how many of the letters are common, and usual ones, as which text, and its encoding.

    No encoding where it is none of Chinese.
    """
    found = [
        (_common_share(text), _usual_share(text, *usual), text, name)
        for codec, name, usual in CHINESE
        if (text := _or_none(data, codec)) is not None
    ]
    return max(found, default=(0.0, 0.0, "", ""))


def _usual_share(text: str, codec: str, first: int, last: int) -> float:
    """Return how many of the letters that are not ASCII are those of a standard's first part.

    Args:
        text: The text.
        codec: The standard.
        first: The smallest first byte of the letters that are most in use.
        last: The largest.
    """
    letters = _letters(text)
    lead = (letter.encode(codec, "ignore")[:1] for letter in letters)
    return sum(first <= one[0] <= last for one in lead if one) / max(len(letters), 1)


def _share(text: str, first: str, last: str) -> float:
    """Return how many of the letters that are not ASCII lie in a range."""
    letters = _letters(text)
    return sum(first <= char <= last for char in letters) / max(len(letters), 1)


def _letters(text: str) -> list[str]:
    return [char for char in text[:SAMPLE_BYTES] if char.isalpha() and not char.isascii()]


def _common_share(text: str) -> float:
    if any("\ue000" <= char <= "\uf8ff" for char in text[:SAMPLE_BYTES]):
        return -1.0  # characters that no standard has
    letters = _letters(text)
    return sum(char in COMMON for char in letters) / max(len(letters), 1)


def _or_none(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
