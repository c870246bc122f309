"""Reads a chat that KakaoTalk exported: on a computer or a telephone, in Korean or English."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from desktop.studio.readers.brought import Brought, Place
from desktop.studio.readers.chats.stamps import Stamp, day_in, stamp_in, stamp_on
from desktop.studio.readers.chats.timed_lines import timed_messages
from desktop.studio.readers.chats.written_chats import (
    NO_WORDS,
    NOTICE,
    Written,
    gathered,
    lines_of,
    take_written,
)

__all__ = ["is_kakaotalk_table", "looks_like_kakaotalk", "read_kakaotalk", "read_kakaotalk_table"]

CHAT = "KakaoTalk chat"
COLUMNS = frozenset(("Date", "User", "Message"))
EXPORTER = ("회원님",)  # what an Android telephone calls its owner
SAMPLE_LINES = 200
TITLE = re.compile(r".{0,100}카카오톡 대화(?:$| ?내용)|KakaoTalk Chats?(?: with)?\b.{0,100}")
DAY = re.compile(r"-{5,} (?P<day>[^-\n]{6,60}?) -{5,}")
MESSAGE = re.compile(
    r"\[(?P<who>.{1,80}?)\] \[(?P<when>(?:오[전후] ?|[AP]M ?)?\d{1,2}:\d{2}(?: ?[AP]M)?)\]"
    r" ?(?P<what>.*)"
)
OF_A_TELEPHONE = re.compile(  # without the first line; in Korean WhatsApp writes the same head
    r"\d{4}년 \d{1,2}월 \d{1,2}일 오[전후] \d{1,2}:\d{2}, (?:회원님 : .*|.{1,80}? : \(?이모티콘\)?)"
    r"|[A-Z][a-z]{2,8} \d{1,2}, \d{4}(?: at)? \d{1,2}:\d{2}(?:[ \u202f][AP]M)?, .{1,80}? : .*"
)
TIMED_NOTICE = re.compile(r"(?P<when>[^\n]{10,40}?\d{1,2}:\d{2}(?: ?[AP]M)?): \S.*")
CLOCK_BEHIND = re.compile(r"(?: at)?\s*(?:오[전후])?\s*\d{1,2}:\d{2}(?: ?[AP]M)?\s*$")
MEDIA = re.compile(
    r"사진(?: \d+장)?|동영상(?: \d+개)?|\(?이모티콘\)?|음성 ?메시지|파일: ?\S.*|지도: ?\S.*"
    r"|연락처: ?\S.*|(?:보이스톡|페이스톡|그룹콜|라이브톡)(?: .{0,16})?|삭제된 메시지입니다\.?"
    r"|샵검색: ?\S.*"
    r"|photos?(?: \d+)?|\d+ photos|videos?|\(?emoticons?\)?|stickers?|file: ?\S.*|map: ?\S.*"
    r"|contact: ?\S.*|(?:voice|video) (?:call|message|note|memo)(?: .{0,16})?"
    r"|(?:voice|face) ?talk(?: .{0,16})?|(?:this message was )?deleted(?: message)?\.?",
    re.IGNORECASE,
)
NOTICES = re.compile(
    r".{1,60}님[이을를] .{0,80}(?:들어왔|나갔|나가셨|초대했|초대하였|내보냈|가렸|변경했)습니다"
    r"\.?.{0,40}|채팅방 관리자가 메시지를 가렸습니다\.?"
    r"|.{1,60} (?:has )?(?:joined|left|entered) (?:this|the) (?:chat ?room|group chat)\.?"
    r"|(?:the )?chat ?room (?:manager|host) .{1,60}",
    re.IGNORECASE,
)
INVITED = re.compile(r" (?:has )?(?:invited|removed) .{1,80}\.")  # behind a name


def looks_like_kakaotalk(text: str) -> bool:
    """Tell whether a text is an export of KakaoTalk, by its first line or by its messages."""
    lines = [line for line in lines_of(text[:50_000])[:SAMPLE_LINES] if line.strip()]
    n_messages = sum(bool(MESSAGE.fullmatch(line)) for line in lines)
    if n_messages > 1 and n_messages * 4 >= len(lines):
        return True
    is_titled = bool(lines and TITLE.fullmatch(lines[0].strip()))
    return is_titled or any(map(OF_A_TELEPHONE.fullmatch, lines))


def read_kakaotalk(text: str, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take the owner's side of a chat.

    Raises:
        Refused: The owner is not among the senders.
    """
    lines = lines_of(text)
    if any(map(MESSAGE.fullmatch, lines)):
        written = list(gathered(_of_a_computer(lines, brought), brought))
    else:
        written = timed_messages(text, brought)
        for one in written:
            one.text = "\n".join(_without_notices(one, brought))
    _take(written, wanted, name, brought)


def is_kakaotalk_table(records: Sequence[Mapping[str, str]]) -> bool:
    """Tell whether the rows of a table are a chat as a Mac exports it."""
    return bool(records) and {name.lstrip("\ufeff") for name in records[0]} == COLUMNS


def read_kakaotalk_table(
    records: Sequence[Mapping[str, str]], wanted: Sequence[str], name: str, brought: Brought
) -> None:
    """Take the owner's side of a chat.

    Raises:
        Refused: The owner is not among the senders.
    """
    rows = [[*record.values(), "", "", ""] for record in records]
    nothing = Stamp((), 0, 0)
    written = [
        Written(brought.next_message(), who.strip(), stamp_in(when) or nothing, what)
        for when, who, what, *_ in rows
    ]
    _take(written, wanted, name, brought)


def _take(written: Sequence[Written], wanted: Sequence[str], name: str, brought: Brought) -> None:
    for one in written:
        one.why = one.why or _why_left_out(one)
    take_written(CHAT, written, wanted, name, brought, EXPORTER)


def _of_a_computer(
    lines: Sequence[str], brought: Brought
) -> Iterator[tuple[int, str, Written | None]]:
    """Yield what is written under a line for each day; a notice stands there without a name."""
    day: tuple[int, ...] = ()
    senders = {found["who"].strip() for line in lines if (found := MESSAGE.fullmatch(line))}
    for number, line in enumerate(lines, start=1):
        if found := MESSAGE.fullmatch(line):
            stamp = stamp_on(day, found["when"])
            yield number, line, Written(Place(number), found["who"].strip(), stamp, found["what"])
        elif (ruled := DAY.fullmatch(line.strip())) and (numbers := day_in(ruled["day"])):
            day = numbers
        elif _is_notice(line.strip(), senders):
            brought.leave(Place(number), NOTICE)
        else:
            yield number, line, None


def _without_notices(one: Written, brought: Brought) -> Iterator[str]:
    """Yield the lines of a message, without the dates and notices that stand behind it."""
    for number, line in enumerate(one.text.split("\n"), start=one.place.line):
        timed = TIMED_NOTICE.fullmatch(line)
        if timed and stamp_in(timed["when"]):
            brought.leave(Place(number), NOTICE)
        elif not _is_date(line):
            yield line


def _is_date(line: str) -> bool:
    """Tell whether a line is the date above the messages of a day, perhaps with a time."""
    return bool(day_in(CLOCK_BEHIND.sub("", line)))


def _is_notice(line: str, senders: Collection[str]) -> bool:
    """Tell whether a line without a sender is a notice: who came, went, was invited."""
    behind = (line.removeprefix(sender) for sender in senders if line.startswith(sender))
    return bool(NOTICES.fullmatch(line)) or any(map(INVITED.fullmatch, behind))


def _why_left_out(one: Written) -> str:
    text = one.text.strip()
    if not one.sender or (text.startswith(one.sender) and _is_notice(text, [one.sender])):
        return NOTICE
    return NO_WORDS if MEDIA.fullmatch(text) else ""
