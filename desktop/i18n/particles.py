"""Korean particles, of which a word takes one or the other by the sound that it ends with. No Qt.

A translation writes both, as in ``{1}이(가)``: the word in it is known only when it is shown.
"""

from __future__ import annotations

import re

__all__ = ["with_particles"]

PAIRS = {  # after a consonant, after a vowel
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "은(는)": ("은", "는"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
}
CLOSING = re.escape("”’\"'›»」』》〉】)]）］\u2069")  # after a word; U+2069 is not seen
BEFORE = re.compile(rf"([가-힣\d])([{CLOSING}]*)(" + "|".join(map(re.escape, PAIRS)) + ")")
DIGITS = "영일이삼사오육칠팔구"  # as they are read
FIRST, FINALS, L = ord("가"), 28, 8  # how Unicode orders syllables: by their last sound at the end


def with_particles(text: str) -> str:
    """Return a text with the particle that fits; after other letters both stay."""
    return BEFORE.sub(lambda found: found[1] + found[2] + _particle(found[1], found[3]), text)


def _particle(last: str, both: str) -> str:
    syllable = DIGITS[int(last)] if last.isdecimal() else last
    final = (ord(syllable) - FIRST) % FINALS
    is_open = not final or (final == L and both == "(으)로")
    return PAIRS[both][is_open]
