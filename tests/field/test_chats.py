"""Chats as programs export them in text: the owner's side, what was left out, what is private."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.studio.proposals import propose_for
from desktop.studio.readers.bring import bring
from persona.model import Persona

FIELD = Path(__file__).parent
NERYS = "Nerys Quill"
OTHERS = "it is of another person: never taken as the owner's words"
BEFORE = "it stands before the first message"
NOTICE = "it is a notice of the program"
NO_WORDS = "it is a picture, a sticker, a file or a call"
NOBODY = "it is not said who speaks"
GREW, REACH = "Where did you grow up?", "How do I reach you?"
RING = "Ring me on 07700 900123"
KOREAN = (
    ("어디에서 자랐어요?", "통영에서요.\n항구 바로 옆:\n- 세 번째 집"),
    ("어떻게 연락해요?", "010-9000-1234로 전화해. 박순자 할머니 집이야"),
)
SECRETS = ("900123", "Saoirse")
KOREAN_SECRETS = ("010-9000-1234", "박순자")
ZEBRAS = ("zebra", "シマウマ", "斑馬", "얼룩말")  # in what others say alone


@dataclass(frozen=True)
class Export:
    """A file, and what is right.

    Attributes:
        owner: The name of the persona.
        left: How many were left out, by reason.
        private: Planted in the owner's words.
        others: Who else speaks.
    """

    format: str
    owner: str
    pairs: tuple[tuple[str, str], ...]
    voices: tuple[str, ...]
    left: Mapping[str, int]
    private: tuple[str, ...]
    others: frozenset[str]


EXPORTS = {
    "d10-line-ja.txt": Export(
        "LINE chat",
        "ハル",
        (
            ("どこで育ったの？", "下田です。\n2024/10/14に戻りました\n\n三軒目です"),
            ("電話番号は？", "090-1234-5678だよ、美羅"),
        ),
        ("今起きた",),
        {BEFORE: 2, OTHERS: 4, NO_WORDS: 4, NOTICE: 1},
        ("090-1234-5678", "美羅"),
        frozenset(["美羅"]),
    ),
    "d11-line-en.txt": Export(
        "LINE chat",
        NERYS,
        ((GREW, 'In "sunny" Porthmellin.\nNext door to Saoirse'), (REACH, RING)),
        ("Ask Tam for the rest",),
        {BEFORE: 2, OTHERS: 3, NO_WORDS: 2, NOTICE: 1},
        (*SECRETS, "Tam"),
        frozenset(["Tam 🌻"]),
    ),
    "d12-line-zh-tw.txt": Export(
        "LINE chat",
        "林曉舟",
        (("你在哪裡長大的？", "在泉州，鄰居陳玉蘭教我游泳"), ("怎麼聯絡你？", "打0912-345-678")),
        (),
        {BEFORE: 2, OTHERS: 3, NO_WORDS: 2, NOTICE: 1},
        ("0912-345-678", "陳玉蘭"),
        frozenset(["阿強"]),
    ),
    "d20-kakaotalk-pc-ko.txt": Export(
        "KakaoTalk chat",
        "한서윤",
        KOREAN,
        ("이제 일어났어",),
        {BEFORE: 2, OTHERS: 4, NO_WORDS: 4, NOTICE: 2},
        KOREAN_SECRETS,
        frozenset(["[팀장] 도현"]),
    ),
    "d21-kakaotalk-pc-en.txt": Export(
        "KakaoTalk chat",
        NERYS,
        ((GREW, "In Porthmellin.\nNext door to Saoirse"), (REACH, RING)),
        ("My brother invited us all.",),
        {BEFORE: 2, OTHERS: 3, NO_WORDS: 2, NOTICE: 2},
        SECRETS,
        frozenset(["Tam"]),
    ),
    "d22-kakaotalk-android-ko.txt": Export(
        "KakaoTalk chat",
        "한서윤",
        KOREAN,
        ("잘 가",),
        {BEFORE: 3, OTHERS: 3, NO_WORDS: 2, NOTICE: 1},
        KOREAN_SECRETS,
        frozenset(["도현"]),
    ),
    "d23-kakaotalk-ios-en.txt": Export(
        "KakaoTalk chat",
        NERYS,
        ((GREW, "In Porthmellin.\nNext door to Saoirse"), (REACH, RING)),
        ("Sleep well then",),
        {BEFORE: 3, OTHERS: 3, NO_WORDS: 2, NOTICE: 1},
        SECRETS,
        frozenset(["Tam"]),
    ),
    "d24-kakaotalk-mac-ko.csv": Export(
        "KakaoTalk chat",
        "한서윤",
        ((KOREAN[0][0], '통영에서요.\n항구 바로 옆, "세 번째" 집'), KOREAN[1]),
        (),
        {OTHERS: 3, NO_WORDS: 2, NOTICE: 1},
        KOREAN_SECRETS,
        frozenset(["도현", "이영희"]),
    ),
    "d30-irssi.log": Export(
        "IRC log",
        "nerys",
        (
            ("where did you grow up?", "in Porthmellin\nnext door to Saoirse"),
            ("how do I reach you?", "ring me on 07700 900123"),
        ),
        ("good night",),
        {OTHERS: 6, NOTICE: 6},
        SECRETS,
        frozenset(["tam", "onno", "onno (2)"]),
    ),
    "d31-weechat.weechatlog": Export(
        "IRC log",
        "nerys",
        (
            ("where did you grow up?", "in Porthmellin, next door to Saoirse"),
            ("how do I reach you?", "ring me on 07700 900123\ngood night"),
        ),
        (),
        {OTHERS: 3, NOTICE: 4},
        SECRETS,
        frozenset(["tam", "onno"]),
    ),
    "d32-hexchat.log": Export(
        "IRC log",
        "nerys",
        (
            ("where did you grow up?", "in Porthmellin, next door to Saoirse"),
            ("how do I reach you?", "ring me on 07700 900123\ngood night"),
        ),
        (),
        {OTHERS: 3, NOTICE: 3},
        SECRETS,
        frozenset(["tam", "onno"]),
    ),
    "d40-teams.vtt": Export(
        "subtitles",
        NERYS,
        ((GREW, "In Porthmellin, next door to Saoirse & her dog."), (REACH, f"{RING}.")),
        ("I knit.",),
        {OTHERS: 3, NO_WORDS: 1, NOBODY: 1},
        SECRETS,
        frozenset(["Tam Reed"]),
    ),
    "d41-zoom.vtt": Export(
        "subtitles",
        NERYS,
        ((GREW, "In Porthmellin, next door to Saoirse."), (REACH, f"{RING}.")),
        (),
        {OTHERS: 3},
        SECRETS,
        frozenset(["Tam Reed", "Onno"]),
    ),
    "d42-interview.srt": Export(
        "subtitles",
        NERYS,
        (
            (GREW, "In Porthmellin, next door to Saoirse and her seven cats."),
            (REACH, f"{RING}."),
        ),
        (),
        {OTHERS: 3, NO_WORDS: 1, NOBODY: 1},
        SECRETS,
        frozenset(["TAM"]),
    ),
    "d50-discord.txt": Export(
        "Discord chat",
        NERYS,
        ((GREW, "In Porthmellin,\n\nnext door to Saoirse"), (REACH, RING)),
        ("Good night",),
        {BEFORE: 4, OTHERS: 3, NO_WORDS: 1, NOTICE: 1},
        SECRETS,
        frozenset(["tam.reed", "onno#1234"]),
    ),
    "d51-signal.md": Export(
        "Signal chat",
        NERYS,
        ((GREW, "In Porthmellin.\nNext door to Saoirse"), (REACH, RING)),
        ("Good night",),
        {OTHERS: 3, NO_WORDS: 1},
        SECRETS,
        frozenset(["Tam"]),
    ),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_gives_its_owners_side(name: str) -> None:
    """Each answer with its question, the rest as voice; what was left out is counted."""
    export = EXPORTS[name]
    brought = bring(FIELD / name, export.owner)
    assert brought.format == export.format
    pairs = [(pair.questions[0], pair.answers[0]) for pair in brought.pairs()]
    assert pairs == list(export.pairs)
    assert [voice.text for voice in brought.voices()] == list(export.voices)
    assert Counter(one.why for one in brought.left_out) == export.left
    assert brought.names == export.others
    own = [*(answer for _, answer in pairs), *export.voices]
    assert not any(zebra in text for zebra in ZEBRAS for text in own)


@pytest.mark.parametrize("name", EXPORTS)
def test_what_is_private_in_an_export_is_shown(name: str) -> None:
    """Numbers and names that were planted, each where it stands."""
    export = EXPORTS[name]
    entries = propose_for(Persona("x", export.owner), [bring(FIELD / name, export.owner)])[
        0
    ].entries
    for secret in export.private:
        holders = [one for one in entries if any(secret in text for text in one.item.texts())]
        assert holders, secret
        for holder in holders:
            shown = [detail.text for detail in holder.details]
            assert any(secret in text or text in secret for text in shown), secret
