"""Reads a chat that WhatsApp exported, on Android or iOS, in any of its ways to write a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.studio.readers.brought import Brought
from desktop.studio.readers.chats.placeholders import is_edited, is_placeholder
from desktop.studio.readers.chats.timed_lines import timed_messages
from desktop.studio.readers.chats.written_chats import Written, take_written

__all__ = ["read_whatsapp"]

MARK = "\u200e"  # with which iOS begins its own words
# 1.jpg (file attached), in any language
FILE = r"(?:.{1,120}\.(?!\d+\b)\w{2,5} ?[(（].{3,40}[)）])"
MEDIA = re.compile(
    r"<[^<>\n]{3,60}>"  # <Media omitted>, <attached: 1.jpg>, in any language
    rf"|{FILE}|.{{1,120}} • .{{1,20}}\b(?:omitted|weggelassen|ausgelassen)"
    r"|(?:missed|silenced) (?:voice|video).{0,20}|null"
    r"|(?:voice call|video call|sprachanruf|videoanruf|(?:appel|llamada|chamada|chiamata|"
    r"video(?:llamada|chiamata))(?: (?:vocal|vid[ée]o|vídeo|vocale|de voz|de vídeo))?)"
    r"(?:, .{1,40})?|waiting for this message.*"
    r"|warten auf diese nachricht.*|en attente de ce message.*"
    r"|(?:esperando|aguardando) est[ea] mensa.*"
    r"|in attesa di questo messaggio.*|wachten op dit bericht.*|ожидание этого сообщения.*"
    r"|正在等待此消息.*|이 메시지를 기다리는 중.*"
    r"|(?:未接)?(?:语音|視訊|视频|語音)(?:通[话話]|[来來][电電]).{0,12}"
    r"|(?:부재중 )?(?:음성|영상) ?(?:통화|전화).{0,12}"
    r"|(?:[^\n:]{1,30}[:：] ?)?https?://(?:maps\.google|(?:www\.)?google\.[a-z.]{2,6}/maps|maps\.app"
    r"|goo\.gl/maps|maps\.apple|(?:\w+\.)?foursquare)\S*"  # a place
    r"|사진(?: \d+장)?|동영상|\(?이모티콘\)?"  # of KakaoTalk, where its first line is cut off
    r"|live location shared|live-standort wird geteilt|you received a view once .*",
    re.IGNORECASE,
)
POLL = re.compile(r"\W*\w{3,12} ?[:：]\n.+(?:\n\W*\w{3,12} ?[:：] .*[(（]\d+ ?[^()\n]*[)）])+\s*")
TAIL = re.compile(r"(\u200e?)<([^<>\n]*)>\s*$")  # "<This message was edited>" behind the words
MARKS = re.compile("[\u200e\u2066-\u2069]")  # around what WhatsApp puts in, such as names
NOTICE = "it is a notice of WhatsApp"
NO_WORDS = "it is a picture, a file or a deleted message"


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
    written = timed_messages(text, brought)
    for one in written:
        one.text, one.why = _said(one)
    take_written("WhatsApp chat", written, wanted, name, brought)


def _said(one: Written) -> tuple[str, str]:
    """Return the words of a message; why it is left out, where there are none."""
    tail = TAIL.search(one.text)
    is_own = bool(tail and (tail[1] or is_edited(tail[2])))
    text = (one.text[: tail.start()] if tail and is_own else one.text).strip()
    first, _, caption = text.partition("\n")
    is_media = _is_media(first) or bool(POLL.fullmatch(text.replace(MARK, "")))
    if not one.sender or (text.startswith(MARK) and not (is_media and caption)):
        return "", NO_WORDS if one.sender and is_media else NOTICE
    if is_media:
        text = "" if POLL.fullmatch(text.replace(MARK, "")) else caption.strip()
    return MARKS.sub("", text), "" if text else NO_WORDS


def _is_media(line: str) -> bool:
    """Tell whether a line stands for a picture, a call, or a message that is gone."""
    bare = line.strip(MARK + " ")
    return bool(MEDIA.fullmatch(bare)) or is_placeholder(bare)
