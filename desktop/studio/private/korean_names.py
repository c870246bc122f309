"""Finds the names of other people in Korean, by what stands around them. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from desktop.studio.private.name_words import either, listed, one_of

__all__ = ["korean_names"]

ALONE = "(?<![가-힣])"
TOPIC = re.compile("[는를]$")  # a particle behind a name, or behind "I"
NO_NAME = re.compile("에서$|^이름은?$|^하나[가-힣]?$")  # "in", "one of them"
PARTICLE = r"(?=이?(?:가|는|를|랑|와|네|의|도|에게|한테|하고|야|라고)|[은을과이]|씨|님|[\s,.!?]|$)"
BEHIND_TITLE = r"(?:(?=이었|이에|입니|이랑|이라|한테|에게|께서|하고)|(?![가-힣]{3}))"
BEING = "(?=이고|이다|이에요|입니다|예요|이야|야|인데|이?(?:랑|라)|[\\s,.!]|$)"
CALLED = "친구|사람|아이|딸|아들|동생|개|고양이"


def korean_names(text: str) -> Iterator[str]:
    """Yield the names in a text that has Korean in it."""
    for pattern in _patterns():
        for match in pattern.finditer(text):
            name = TOPIC.sub("", match[1])
            if len(name) >= min(2, len(match[1])) and not _is_usual(name):
                yield name


def _is_usual(name: str) -> bool:
    is_listed = name in listed("no_korean_names") or name in listed("korean_kin")
    return is_listed or bool(NO_NAME.search(name))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    surname, syllable = f"[{one_of('korean_surnames')}]", f"[{one_of('korean_syllables')}]"
    kin, title, known = map(either, ("korean_kin", "korean_titles", "korean_given"))
    own = (
        f"{ALONE}([가-힣]{{2,4}}?)\\s?(?:{title}){BEHIND_TITLE}",
        f"{ALONE}({surname})\\s(?:{title})",
        f"(?:{kin})(?:인|의 이름은|\\s이름은)?\\s({surname}[가-힣]{{2}}){PARTICLE}",
        f"(?:{kin})\\s([가-힣]{{2}})이(?=[가는를도랑네]|한테|하고)",
        f"이름은\\s([가-힣]{{2,4}}?){BEING}",
        f"{ALONE}([가-힣]{{2,4}}?)이?라는 (?:{CALLED})",
        f"{ALONE}({surname}?(?:{known})){PARTICLE}",
        f"{ALONE}({surname}?{syllable}{{2}})이?(?=(?:랑|한테)(?![가-힣]))",
    )
    return tuple(map(re.compile, own))
