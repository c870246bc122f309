"""Finds the names of other people in Chinese, which has neither blanks nor capitals.

A name is made of a surname and of characters that names are given with, stands where persons stand,
begins where a word begins, and is no word itself. No Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from desktop.studio.private.name_words import chinese_words, either, listed, one_of

__all__ = ["chinese_names"]

ANY = "[\u4e00-\u9fff]"
HAN_RUN = re.compile(f"{ANY}+")
LONGEST = 5  # characters of a word
MAX_RUNS = 20_000  # pieces of text that are kept
NEAR = 40  # characters before that tell what is called so
NO_BEGINNING = "一不人和跟与同都也很就还去来给把被让从到对没个只条什"
NO_PART = re.compile("[的了是在我你他她它这那哪叫吗呢吧啊]|阿[爸妈媽母公婆嬷]")
BEFORE = "的和跟与與同是叫给給被找替让讓请請对對向像把我你他她说說问問帮幫见見教带送到了"
AFTER = (
    "，。,.、！？!?\\s\\d：:；;…）)”的和跟与同在说說问是教也很会會都最去来來有住做爱愛喜给被把让叫从到"
    "对向了每昨刚已总常经因想要能帮送带当不没还只就才又再一两几什怎那这写打陪借骂骑卖买呗嘛呀啦哦咯"
)
FOLLOWING = re.compile(f"[{AFTER}]|$")
TOGETHER = "打|玩|吃|学|聊|一起|结婚|結婚|去|说|說|住|在|下|看|喝|见|合|分|吵|离|跑|唱|谈|爬|散|练"
SAYING = "[说說教问問告带帶让讓叫请請帮幫劝]"
OF_THINGS = re.compile(
    "[它牠]|[一两三四五六七八九十几这那每]"
    "[只隻条條匹头頭座本部首道家所款台辆艘种種支片间間棵朵件篇幅瓶门門]"
)
CLAUSE = re.compile(r"[^，。！？；,.!?;\s]*$")


def chinese_names(text: str) -> Iterator[str]:
    """Yield the names in a text that has Chinese in it."""
    inside = _inside_words(text)
    for pattern, is_called in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span(1)
            is_followed = bool(FOLLOWING.match(text, end))
            is_cut = start in inside or (not is_followed and _is_joined(match, inside))
            is_other = (
                _is_thing(text[max(0, start - NEAR) : match.start()]) if is_called else is_cut
            )
            if not is_other and _may_be_name(match[1]):
                yield match[1]


def _is_joined(match: re.Match[str], inside: frozenset[int]) -> bool:
    """Tell whether what follows, too, belongs to a word, or may do: 小芳 has none in it."""
    start, end = match.span(1)
    return end in inside or (end - start > 2 and match[1][:2] in chinese_words())


def _may_be_name(name: str) -> bool:
    is_listed = any(name in listed(key) for key in ("no_chinese_names", "chinese_kin"))
    is_usual = is_listed or name in chinese_words()
    return not is_usual and name[0] not in NO_BEGINNING and not NO_PART.search(name)


def _is_thing(before: str) -> bool:
    """Tell whether what is called something is none of the persons, by its classifier."""
    clause = CLAUSE.search(before.rstrip("，, "))
    said = clause[0] if clause else ""
    return bool(OF_THINGS.search(said)) and not re.search(f"(?:{_persons()})$", said)


def _inside_words(text: str) -> frozenset[int]:
    """Return the places in the middle of a word, of the fewest words that make up the text."""
    return frozenset(
        match.start() + place for match in HAN_RUN.finditer(text) for place in _cuts(match[0])
    )


@lru_cache(MAX_RUNS)
def _cuts(run: str) -> tuple[int, ...]:
    best = [(0, 0)]  # of how many words the text up to here is, and where the last of them begins
    for end in range(1, len(run) + 1):
        starts = (s for s in range(max(0, end - LONGEST), end) if _is_word(run[s:end]))
        best.append(min((best[start][0] + 1, start) for start in starts))
    cuts, end = list[int](), len(run)
    while end:
        start = best[end][1]
        cuts += range(start + 1, end)
        end = start
    return tuple(cuts)


def _is_word(piece: str) -> bool:
    return len(piece) == 1 or piece in chinese_words()


def _persons() -> str:
    relatives = "[我你他她大二三四五六七八九小](?:爸|妈|哥|姐|弟|妹|爷|奶|叔|姑|舅|姨|伯|婶)"
    return f"{either('chinese_kin')}|{either('chinese_titles')}|{relatives}|的人|主人"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the patterns, each with whether it takes what somebody or something is called."""
    surname = f"(?:{either('chinese_double_surnames')}|[{one_of('chinese_surnames')}])"
    given, persons = f"[{one_of('chinese_given')}]", _persons()
    first = f"(?:^|[{BEFORE}\\W]|{persons})"
    working = "(?<=[师員员长友伴徒手匠工])"
    behind = f"(?=[{AFTER}]|$)"
    plain = (
        f"({surname}{given}{{0,2}}(?:{either('chinese_titles')}))",
        f"({surname}{given}{{0,2}}[姐哥叔姨伯婶总]){behind}",
        f"({surname}{given}{{2}})",
        f"{first}([老小阿大]{surname})",
        f"[上下壁]([老小阿大]{surname}){behind}",
        f"{first}([小阿大]{given}){behind}",
        f"(?:{persons})(?:名?叫|是)?({surname}{ANY}{{1,2}}?){behind}",
        f"(?:{persons})({given}{{2}}|({ANY})\\2)",
        f"({given}{{2}})(?={either('chinese_titles')})",
        f"(?:和|跟|与|與|同)({surname}{given}){behind}",
        f"{working}({surname}{given}){behind}",
        f"(?:^|(?<=\\W))({surname}{given})(?={SAYING})",
        f"(?:和|跟|与|與|同)([{one_of('chinese_surnames')}阿]{ANY}{{1,2}}?)(?={TOGETHER})",
        f"(?:给|給|被|找|替)({surname}{ANY}{{1,2}}?)(?=[了的，。！？,.!?\\s]|{TOGETHER}|$)",
    )
    called = f"(?:(?<!我)叫做?|名字是|名字叫)({ANY}{{2,3}}?){behind}"
    return (*((re.compile(own), False) for own in plain), (re.compile(called), True))
