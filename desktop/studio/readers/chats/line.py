"""Reads a chat that LINE exported as a text, on a telephone or a computer, in any language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from desktop.studio.readers.brought import Brought, Place, Refused
from desktop.studio.readers.chats.stamps import day_in, stamp_on
from desktop.studio.readers.chats.written_chats import (
    NO_WORDS,
    NOTICE,
    Written,
    gathered,
    lines_of,
    take_written,
)

__all__ = ["looks_like_line", "read_line"]

MARK = "[LINE]"  # with which the export begins, and its name on a computer
SAMPLE_LINES = 200
CLOCK = r"[^\t\n\d]{0,12}\d{1,2}[:.：]\d{2}[^\t\n\d]{0,12}"
TABBED = re.compile(rf"(?P<when>{CLOCK})\t(?P<who>[^\t\n]{{0,80}})(?:\t(?P<what>.*))?")
SPACED = re.compile(
    r"(?P<when>(?:[上下]午|午[前後]|오[전후])?\s?\d{1,2}:\d{2}(?: ?[AP]M)?) (?P<rest>\S.*)"
)
TITLE = re.compile(  # around the name of the other side
    r"^(?:chat (?:history )?(?:with|in) |[與与和] ?|ประวัติการแชท(?:กับ)? ?"
    r"|riwayat (?:obrolan|chat) dengan |chatverlauf mit )"
    r"|(?:と)?のトーク(?:履歴)?(?:\.txt)?$|(?:と)?のトーク履歴.*$"
    r"| ?的聊天(?:[記记][錄录])?.*$| ?님과의? ?(?:대화|채팅).*$"
    r"|(?:_\d+)?\.txt$",
    re.IGNORECASE,
)
KINDS = (
    r"スタンプ|写真|画像|動画|ボイスメッセージ|ファイル|位置情報|連絡先|アルバム|ノート|投票|イベント|ギフト"
    r"|stickers?|photos?|images?|videos?|voice messages?|audio|files?|locations?"
    r"|contacts?(?: info)?|albums?|notes?|polls?|gifts?"
    r"|貼圖|照片|圖片|影片|語音訊息|檔案|位置訊息|位置資訊|聯絡資訊|相簿|記事本"
    r"|스티커|사진|동영상|음성 ?메시지|파일|위치 ?정보|연락처|앨범|노트|투표"
    r"|สติกเกอร์|สติ๊กเกอร์|รูป(?:ภาพ)?|วิดีโอ|ข้อความเสียง|ไฟล์|ตำแหน่ง(?:ที่ตั้ง)?"
    r"|stiker|foto|pesan suara|lokasi|kontak|sprachnachricht|datei|standort|kontakt"
)
MEDIA = re.compile(
    rf"\[(?:{KINDS})\].{{0,200}}|\[[^\[\]\n.!?。！？]{{1,24}}\]|[☎📞].*|\(null\)", re.IGNORECASE
)
BARE_MEDIA = re.compile(KINDS, re.IGNORECASE)  # as computers write it
UNSENT = re.compile(
    r".{0,80}(?:unsent a message|メッセージの送信を取り消しました|(?:已)?收回(?:了)?訊息"
    r"|메시지를? ?(?:전송|보내기)를? 취소(?:하였|했)습니다|ยกเลิกข้อความ|membatalkan pengiriman pesan"
    r"|hat eine nachricht (?:zurückgerufen|zurückgezogen))\.?",
    re.IGNORECASE,
)
MAX_NAME_WORDS = 3
MIN_ALIKE = 3  # messages that show how long a name is
MOST = 0.8  # of the messages that are not of the other side; the rest are notices
MIXED = "It was exported on a computer, and names and words are not told apart in it."
MIXED_TODO = "Export the chat on the telephone: in its menu, Settings, Export chat history."


def looks_like_line(text: str, title: str = "") -> bool:
    """Tell whether a text is an export of LINE: by its first line, its name, or its tabs."""
    lines = [line for line in lines_of(text[:50_000])[:SAMPLE_LINES] if line.strip()]
    n_tabbed = sum(bool(TABBED.fullmatch(line)) for line in lines)
    if n_tabbed * 3 >= len(lines) and n_tabbed > 1:
        return any(one["what"] for line in lines if (one := TABBED.fullmatch(line)))
    n_spaced = sum(bool(SPACED.fullmatch(line)) for line in lines)
    is_marked = title.startswith(MARK) or any(line.startswith(MARK) for line in lines[:1])
    return is_marked and n_tabbed + n_spaced > 0


def read_line(text: str, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take the owner's side of a chat.

    Raises:
        Refused: The owner is not among the senders, or it is not sure who they are.
    """
    lines = lines_of(text)
    if any(TABBED.fullmatch(line) for line in lines):
        written = list(map(_unquoted, gathered(_tabbed(lines), brought)))
    else:
        first = lines[0] if lines[0].startswith(MARK) else brought.path.name
        begun = _spaced(lines, _partner(first), (*wanted, name))
        written = list(gathered(begun, brought))
    for one in written:
        one.why = one.why or _why_left_out(one)
    take_written("LINE chat", written, wanted, name, brought)


def _tabbed(lines: Sequence[str]) -> Iterator[tuple[int, str, Written | None]]:
    """Yield what is written in columns: when, who, what; a message of several lines is quoted."""
    heads = [TABBED.fullmatch(line) for line in lines]
    closes = _closing(lines, heads)
    day: tuple[int, ...] = ()
    is_quoted = is_closed = False
    for number, (line, head) in enumerate(zip(lines, heads, strict=True), start=1):
        if head:
            begun = _message(number, day, head["when"], head["who"], head["what"])
            is_quoted = begun.text.startswith('"')
            is_closed = begun.text.rstrip().endswith('"', 1)
            yield number, line, begun
        elif (numbers := day_in(line)) and not (is_quoted and not is_closed and closes[number]):
            day = numbers
        else:
            is_closed = line.rstrip().endswith('"') if line.strip() else is_closed
            yield number, line, None


def _message(number: int, day: tuple[int, ...], when: str, who: str, what: str | None) -> Written:
    """Return a message; what has no third column is a notice."""
    stamp = stamp_on(day, when)
    if what is None or not who.strip():
        return Written(Place(number), "", stamp, "", NOTICE)
    return Written(Place(number), who.strip(), stamp, what)


def _closing(lines: Sequence[str], heads: Sequence[re.Match[str] | None]) -> list[bool]:
    """Return for each line, and the end, whether a quotation ends there or before the next head."""
    closes = [False]
    for line, head in zip(reversed(lines), reversed(heads), strict=True):
        closes.append(not head and (closes[-1] or line.rstrip().endswith('"')))
    return closes[::-1]


def _unquoted(one: Written) -> Written:
    """Return a message without the quotation marks around several lines."""
    text = one.text.strip()
    if "\n" in text and text.startswith('"') and text.endswith('"'):
        text = text[1:-1].replace('""', '"')
    one.text = text
    return one


def _partner(title: str) -> str:
    """Return the name of the other side out of the title of a chat of two."""
    return TITLE.sub("", TITLE.sub("", title.removeprefix(MARK).strip())).strip()


def _spaced(
    lines: Sequence[str], partner: str, own: Sequence[str]
) -> Iterator[tuple[int, str, Written | None]]:
    """Yield what has blanks for columns: the name of the one tells that of the other.

    Raises:
        Refused: It is a group, or its title does not tell who the other one is.
    """
    heads = [SPACED.fullmatch(line) for line in lines]
    said = [h["rest"] for h in heads if h and not UNSENT.fullmatch(h["rest"])]
    others = [rest for rest in said if not _begins(rest, partner)]
    owner = _common_name(others, own)
    if len(others) == len(said) or not owner:
        raise Refused(MIXED, MIXED_TODO)
    day: tuple[int, ...] = ()
    for number, (line, head) in enumerate(zip(lines, heads, strict=True), start=1):
        if head:
            who = next((n for n in (partner, owner) if _begins(head["rest"], n)), "")
            begun = _message(number, day, head["when"], who, head["rest"][len(who) :].strip())
            if BARE_MEDIA.fullmatch(begun.text):
                begun.why = NO_WORDS
            yield number, line, begun
        elif numbers := day_in(line):
            day = numbers
        else:
            yield number, line, None


def _begins(text: str, name: str) -> bool:
    return bool(name) and f"{text} ".casefold().startswith(f"{name} ".casefold())


def _common_name(texts: Sequence[str], own: Sequence[str]) -> str:
    """Return the name with which most texts begin: one that is known, or the words they share."""
    ((word, n),) = Counter(text.split(" ")[0] for text in texts).most_common(1) or (("", 0),)
    if n < len(texts) * MOST:
        return ""
    mine = [text for text in texts if _begins(text, word)]
    for name in sorted(own, key=len, reverse=True):
        if all(_begins(text, name) for text in mine):
            return mine[0][: len(name)] if mine else ""
    words = [text.split(" ")[:MAX_NAME_WORDS] for text in mine]
    shared = [
        column[0] for column in takewhile(lambda c: len({*c}) == 1, zip(*words, strict=False))
    ]
    return " ".join(shared if len(mine) >= MIN_ALIKE else shared[:1])


def _why_left_out(one: Written) -> str:
    text = one.text.strip()
    if MEDIA.fullmatch(text):
        return NO_WORDS
    return NOTICE if UNSENT.fullmatch(text) else ""
