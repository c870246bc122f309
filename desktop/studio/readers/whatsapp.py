"""Reads a chat that WhatsApp exported, on Android or iOS, in any of its ways to write a date."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from desktop.studio.readers.brought import Brought, Place
from desktop.studio.readers.chat_messages import Message, own_side, owners_in

__all__ = ["looks_like_whatsapp", "read_whatsapp"]

# A message begins with date and time, in brackets or before a dash; words in any language stand
# between the numbers. Marks and letters are not told apart: what counts is where the numbers are.
TIME = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?:[:.：]|\s?h\s?)(?P<minute>\d{2})(?:[:.：]\d{2})?(?!\d)",
    re.IGNORECASE,
)
CLOSE = re.compile(r"\]\s?|\s+[-–—]\s|,\s")
AROUND_TIME = re.compile(r"[^\"“”„«»:;!?<>{}=@#]*")
NUMBER = re.compile(r"\d+")
WORD = re.compile(r"[^\s\d.,،/‐_-]+")
TURNS = re.compile("[\u200e\u200f\u202a-\u202e]")  # of the direction of writing
FORM = re.compile(r"[]\[,،/:–—-]")
MAX_STAMP_CHARS = 60
MAX_STAMP_WORDS = 6
MIN_MONTH_LETTERS = 3
LATE = re.compile(
    r"p\.?\s?m\b|오후|下午|晚上|午後|nachm|μ\.?\s?μ|अपराह्न|ptg|ch\b|م\b|ب\.ظ", re.IGNORECASE
)
EARLY = re.compile(
    r"a\.?\s?m\b|오전|上午|凌晨|早上|午前|vorm|π\.?\s?μ|पूर्वाह्न|pg\b|sa\b|ص\b|ق\.ظ", re.IGNORECASE
)
MAX_SENDER_CHARS = 80
SENDER = re.compile(rf"([^\"“”„«»]{{1,{MAX_SENDER_CHARS}}}?) ?(?::(?: |$)|： ?)")
CLOSE_SENDER = re.compile(  # without a blank behind the colon
    r"(?!\d{1,2}:)([^\"“”„«»:]{1,30}):(?!//)(?=\S)"
)
SAMPLE_LINES = 60
MANY_LINES = 3
MIN_OF_A_FORM = 2  # a date within a message looks otherwise, as a rule
MARK = "\u200e"  # with which iOS begins its own words
MEDIA = re.compile(
    r"<[^<>\n]{3,60}>"  # <Media omitted>, <attached: 1.jpg>, in any language
    r"|.{1,120}\.\w{2,5} \((?:file attached|datei angehängt|文件附件|檔案附件|파일 첨부됨"
    r"|첨부파일)\)"
    r"|\S+\.\w{2,5} \(.{3,40}\)"
    r"|.{1,120} • .{1,20}\b(?:omitted|weggelassen|ausgelassen)"
    r"|(?:image|video|audio|sticker|gif|document|contact card|video note|media|photo)s? omitted"
    r"|(?:bild|video|audio|sticker|gif|dokument|kontaktkarte|videonachricht|medien)\s*"
    r"(?:weggelassen|ausgelassen|ausgeschlossen)"
    r"|(?:图片|圖片|图像|圖像|视频|影片|音频|音訊|贴图|貼圖|GIF|文件|文檔|联系人|聯絡人|媒体|媒體).{0,4}"
    r"(?:忽略|省略|略去)|(?:이미지|사진|동영상|오디오|스티커|GIF|문서|연락처|파일|미디어).{0,6}(?:생략|제외)\S{0,4}"
    r"|(?:missed|verpasster?|silenced) (?:voice|video|sprach|video).{0,20}|null"
    r"|(?:voice call|video call|sprachanruf|videoanruf)(?:, .{1,20})?|waiting for this message.*"
    r"|(?:未接)?(?:语音|視訊|视频|語音)通[话話].{0,12}|(?:부재중 )?(?:음성|영상) ?통화.{0,12}"
    r"|(?:live location|location|standort|位置|위치)\b.{0,12}[:：]? ?https?://\S+"
    r"|live location shared|live-standort wird geteilt|you received a view once .*",
    re.IGNORECASE,
)
DELETED = re.compile(  # "this message was deleted", in one short line of any language
    r"(?=.{0,50}(?:message|nachricht|bericht|mensa[jg]e|messaggio|meddelande|mesaj|сообщени"
    r"|wiadomoś|消息|訊息|信息|메시지))"
    r".{0,60}(?:delet|gelösch|verwijder|supprim|elimin|apagad|borrad|radera|slettet|silin|sildi"
    r"|удал|usuni|删除|刪除|삭제).{0,30}",
    re.IGNORECASE,
)
TAIL = re.compile(  # "<This message was edited>", "<attached: 0001.jpg>" behind the words
    r"(?:\u200e<[^<>\n]*>|<[^<>\n]*(?:edited|bearbeitet|编辑|編輯|수정|편집)[^<>\n]*>)\s*$",
    re.IGNORECASE,
)
NOTICE = "it is a notice of WhatsApp"
NO_WORDS = "it is a picture, a file or a deleted message"


@dataclass(frozen=True, slots=True)
class _Head:
    """How a message begins.

    Attributes:
        form: The marks in it, which are the same in all messages of a chat.
        numbers: Day, month and year in some order; two where the month is a word.
        rest: What stands behind it: who, and what.
    """

    form: str
    numbers: tuple[int, ...]
    hour: int
    minute: int
    rest: str


@dataclass(slots=True)
class _Raw:
    """A message as it stands: the digits of its date are put in order when all are known."""

    line: int
    head: _Head
    sender: str
    lines: list[str] = field(default_factory=list)


def looks_like_whatsapp(text: str) -> bool:
    """Tell whether a text is a chat: two of its first lines say when, and one of them who."""
    lines = text[:20_000].splitlines()[:SAMPLE_LINES]
    heads = [head for line in lines if (head := _head(line))]
    n_needed = 2 if len(lines) > MANY_LINES else 1
    return len(heads) >= n_needed and any(_sender(head.rest)[0] for head in heads)


def _head(line: str) -> _Head | None:
    """Return how a message begins; None for a line of one that is longer."""
    plain = _plain(line)
    is_open = plain.startswith("[")
    body = plain[is_open:]
    if not TURNS.sub("", body[:2])[:1].isalnum():
        return None
    for close in CLOSE.finditer(body, 0, MAX_STAMP_CHARS):
        is_closed = close[0].startswith("]")
        stamp = TURNS.sub("", body[: close.start()])
        if is_closed == is_open and (found := _stamp(stamp)):
            numbers, time, half = found
            form = f"{stamp[0].isdigit()} {''.join(FORM.findall(stamp + close[0]))}"
            return _Head(form, numbers, _hour(time, half), int(time["minute"]), body[close.end() :])
    return None


def _stamp(text: str) -> tuple[tuple[int, ...], re.Match[str], str] | None:
    """Return the numbers of a date, the time beside it, and the words around them."""
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
    return tuple(map(int, numbers)), time, around


def _hour(time: re.Match[str], half: str) -> int:
    hour = int(time["hour"])
    if LATE.search(half) or ("中午" in half and hour < 3):
        return hour % 12 + 12
    return hour % 12 if EARLY.search(half) else hour


def read_whatsapp(text: str, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take the owner's side of a chat.

    Args:
        text: The export.
        wanted: Names that are the owner's.
        name: Of the persona; looked for where `wanted` is empty.
        brought: Where it goes.

    Raises:
        Refused: The owner is not among the senders.
    """
    raws = list(_raws(text, brought))
    dates = _dates([raw.head.numbers for raw in raws])
    messages = [
        Message(Place(raw.line), raw.sender, said, _minutes(raw.head, date))
        for raw, date in zip(raws, dates, strict=True)
        if (said := _said(raw, brought))
    ]
    brought.format, brought.unit = "WhatsApp chat", "messages"
    brought.n_read = len(raws)
    senders = Counter(raw.sender for raw in raws if raw.sender)
    owners = owners_in(senders, wanted, name)
    brought.names |= {sender for sender in senders if sender not in owners}
    own_side(messages, owners, brought)


def _raws(text: str, brought: Brought) -> Iterator[_Raw]:
    last: _Raw | None = None
    lines = re.split(r"\r\n|\n|\r", text)
    heads = [_head(line) for line in lines]
    forms = Counter(head.form for head in heads if head)
    usual = forms.most_common(1)[0][1] if forms else 0
    for number, (line, head) in enumerate(zip(lines, heads, strict=True), start=1):
        if head and forms[head.form] >= min(usual, MIN_OF_A_FORM):
            if last:
                yield last
            sender, said = _sender(head.rest)
            last = _Raw(number, head, sender, [said])
        elif last:
            last.lines.append(line)
        elif line.strip():
            brought.leave(Place(number), "it stands before the first message")
    if last:
        yield last


def _plain(line: str) -> str:
    """Return a line with plain spaces, without the marks that begin it."""
    stripped = line.lstrip("\u200e\u200f\ufeff\u202a\u202b")
    return re.sub(r"[\u00a0\u202f\u2009]", " ", stripped)


def _sender(rest: str) -> tuple[str, str]:
    """Return who wrote, and what; nobody for a notice."""
    match = SENDER.match(rest) or CLOSE_SENDER.match(rest)
    if not match:
        return "", rest
    name = "".join(char for char in match[1] if unicodedata.category(char) != "Cf")
    return re.sub(r"\s+", " ", name).strip("~ "), rest[match.end() :]


def _said(raw: _Raw, brought: Brought) -> str:
    """Return the words of a message; empty, and noted, where there are none."""
    text = TAIL.sub("", "\n".join(raw.lines)).strip()
    if not raw.sender or text.startswith(MARK):
        brought.leave(Place(raw.line), NO_WORDS if raw.sender and _is_media(text) else NOTICE)
        return ""
    first, _, caption = text.partition("\n")
    if _is_media(first):
        text = caption.strip()
    if not text:
        brought.leave(Place(raw.line), NO_WORDS)
    return text.replace(MARK, "")


def _is_media(line: str) -> bool:
    """Tell whether a line stands for a picture, a call, or a message that is gone."""
    bare = line.strip(MARK + " ")
    return any(kind.fullmatch(bare) for kind in (MEDIA, DELETED))


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


def _minutes(head: _Head, date: datetime | None) -> float | None:
    if date is None:
        return None
    return date.toordinal() * 1440.0 + head.hour * 60 + head.minute
