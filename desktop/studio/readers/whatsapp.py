"""Reads a chat that WhatsApp exported, on Android or iOS, in any of its ways to write a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.studio.readers.brought import Brought
from desktop.studio.readers.timed_lines import timed_messages
from desktop.studio.readers.written_chats import Written, take_written

__all__ = ["read_whatsapp"]

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
    r"|사진(?: \d+장)?|동영상|\(?이모티콘\)?"  # of KakaoTalk, where its first line is cut off
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
    text = TAIL.sub("", one.text).strip()
    if not one.sender or text.startswith(MARK):
        return "", NO_WORDS if one.sender and _is_media(text) else NOTICE
    first, _, caption = text.partition("\n")
    if _is_media(first):
        text = caption.strip()
    return text.replace(MARK, ""), "" if text else NO_WORDS


def _is_media(line: str) -> bool:
    """Tell whether a line stands for a picture, a call, or a message that is gone."""
    bare = line.strip(MARK + " ")
    return any(kind.fullmatch(bare) for kind in (MEDIA, DELETED))
