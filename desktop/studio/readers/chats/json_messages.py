"""Reads one record of a chat in JSON: who, when, what, in reply to which.

Programs differ in the names of the fields only: "created_at" is "createdat" by letters alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from desktop.studio.readers.brought import Brought
from desktop.studio.readers.chats.chat_messages import Message
from desktop.studio.readers.chats.placeholders import is_placeholder, is_sign
from desktop.studio.readers.chats.stamps import minutes_of, stamp_in
from persona.cards.tables import Table

__all__ = [
    "ME",
    "NO_WORDS",
    "corrected",
    "doubled",
    "is_message",
    "is_own",
    "message",
    "minute_of",
    "minutes",
    "people_named",
    "sender_of",
    "spelt",
    "thread",
]

ME = "Me"  # in the place of a name that a program does not write
SENDERS = (
    *("userprofile", "sendername", "sender", "from", "fromname", "author", "creator"),
    *("username", "user", "displayname", "nickname", "name", "u", "senderid"),
)
SHOWN = ("displayname", "nickname", "remark")  # beside a sender who is a number
NUMBERED = re.compile(r"\d+(?::.+)?|wxid_.+|live:.+|[0-9a-f-]{20,}")
IDS = ("authorid", "senderid", "fromid", "userid", "user")
NAMES = ("nickname", "globalname", "realname", "displayname", "name", "username", "id")
TEXTS = (
    "content",
    "text",
    "body",
    "message",
    "strcontent",
    "messagetext",
    "messagecontent",
    "data",
    "msg",
)
TIMES = (
    *("timestamp", "timestampms", "ts", "date", "time", "sentat", "createdat", "created"),
    *("createddate", "dateunixtime", "datetime", "originalarrivaltime", "originserverts"),
    *("sentdatetime", "senttime", "messagedate", "datesent", "strtime", "createtime"),
    *("createat", "postedat"),
)
KEYS = ("id", "messageid", "guid", "uuid", "eventid")
MATRIX_WORDS = ("m.text", "m.notice", "m.emote")
MATRIX_REPLY = re.compile(r"(?:>[^\n]*\n)+\n?")  # what is replied to, before the words
SLACK_MARK = re.compile(r"<([@#!]?)([^<>|\s]{1,2000})(?:\|([^<>]{0,500}))?>")
SLACK_SIGN = re.compile(r"&(?:amp|lt|gt);")
QUOTE_LINK = re.compile(r"^\[ \]\(\S{1,2000}\)\s*")  # of Rocket.Chat
REPLIES = (
    "reference",
    "replyto",
    "replytomessageid",
    "inreplyto",
    "quotedmessageid",
    "quotedmessagemetadata",
)
TYPES = ("type", "messagetype", "mediatype", "subtype")
NOTICE = re.compile(
    r"call|pin|join|leave|member|recipient|(?:name|icon|topic|purpose|profile|key)_?-?change"
    r"|channel_|subscri|threadactivity|threadcreated|event|notif|system|service|placeholder"
    r"|revoked|unsent|sticker|media_|^(?:media|image|photo|video|audio|voice|file|status)$|bot_",
    re.IGNORECASE,
)
GONE = ("isunsent", "isdeleted", "deleted", "isforwarded", "forwarded")
CALL = "callduration"
FALSE = frozenset(("", "false", "0", "no", "none", "null"))
OWN = ("fromme", "isfromme", "issender", "isoutgoing", "outgoing", "ismine", "sentbyme", "isoutbox")
DIRECTIONS = ("direction", "type", "messagetype", "folder")
OUT = frozenset(("outgoing", "sent", "out", "sent message"))
IN = frozenset(("incoming", "received", "in", "inbox", "received message"))
NO_LETTER = re.compile(r"[\W_]+")
NO_WORDS = "it is a picture, a file, a call or a notice"
XML = re.compile(r"\s*(?:<\?xml|<msg|<URIObject|<partlist|<addmember)")
MARKED_UP = re.compile(
    r"</?(?:p|div|br|b|i|u|s|a|at|ss|e_m|quote|span|em|strong|legacyquote)\b[^>]*>"
)
QUOTED = re.compile(r"<quote\b.*?</quote>|<blockquote\b.*?</blockquote>", re.DOTALL)
SECONDS_OF_2100 = 4_102_444_800


def spelt(table: Table) -> Table:
    """Return a record whose fields are in small letters, without marks."""
    return {NO_LETTER.sub("", name).lower(): value for name, value in table.items()}


def corrected(records: Sequence[Table]) -> list[Table]:
    """Return records as they stand at last: what replaces another one (Matrix) is not beside it."""
    known = {key: one for one in records if (key := _key(one))}
    found: dict[int, Table] = {}
    for table in records:
        inner = _content(table)
        replaced = known.get(str(_relation(inner).get("eventid") or ""))
        new = inner.get("mnewcontent")
        if replaced is None or not isinstance(new, dict) or replaced is table:
            found.setdefault(id(table), table)
        elif sender_of(replaced) == sender_of(table):
            kept = {**_content(replaced), **spelt(new)}
            found[id(replaced)] = {**replaced, "content": kept}
    return list(found.values())


def _content(table: Table) -> Table:
    inner = table.get("content")
    return spelt(inner) if isinstance(inner, dict) else {}


def _relation(content: Table) -> Table:
    relation = content.get("mrelatesto")
    return spelt(relation) if isinstance(relation, dict) else {}


def is_message(table: Table) -> bool:
    """Tell whether a record says who has written what and when."""
    has_time = any(table.get(name) is not None for name in TIMES)
    has_text = any(name in table for name in TEXTS)
    return has_time and has_text and (bool(sender_of(table)) or is_own(table) is not None)


def is_own(table: Table) -> bool | None:
    """Tell whether whoever exported the chat wrote a record; None where it does not say."""
    flag = next((table[name] for name in OWN if table.get(name) not in (None, "")), None)
    if flag is not None:
        return str(flag).casefold() in ("true", "1", "yes")
    said = {str(table.get(name)).casefold() for name in DIRECTIONS}
    return True if said & OUT else False if said & IN else None


def sender_of(table: Table) -> str:
    """Return who wrote a record; nothing where it does not say."""
    found = next(_senders(table, SENDERS), "")
    shown = next(_senders(table, SHOWN), "") if NUMBERED.fullmatch(found) else ""
    return shown or found


def _senders(table: Table, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        value = table.get(name)
        if isinstance(value, dict):
            value = spelt(value)
            value = next((value[own] for own in NAMES if value.get(own)), None)
        if isinstance(value, str) and value.strip():
            yield _read_right(value).strip()


def _id(table: Table) -> str:
    """Return what tells a sender from another one of the same name; nothing where nothing does."""
    inner = (spelt(value) for name in SENDERS if isinstance(value := table.get(name), dict))
    found = [one.get("id") for one in inner] + [table.get(name) for name in IDS]
    return next((str(one) for one in found if one), "")


def doubled(records: Sequence[Table]) -> set[str]:
    """Return the names that more than one person has."""
    ids: dict[str, set[str]] = {}
    for table in records:
        ids.setdefault(sender_of(table), set()).add(_id(table))
    return {name for name, own in ids.items() if len(own - {""}) > 1}


def message(table: Table, twice: Collection[str], brought: Brought) -> Message | None:
    """Return a message; None for one without words, which is noted.

    Args:
        table: The record.
        twice: Names that more than one person has.
        brought: Counts it, knows who is behind an id, and gets the note.
    """
    place = brought.next_message()
    sender, text = sender_of(table), _text(table)
    if is_own(table) is not None and (not sender or sender in brought.partners):
        sender = ME if is_own(table) else sender or "–"
    if not text or not sender or _is_notice(table) or is_placeholder(text) or is_sign(text):
        brought.leave(place, NO_WORDS)
        return None
    sender = brought.people.get(sender, sender)
    if sender in twice:
        sender = f"{sender} ({_id(table)})"  # two people of one name stay two
    if "ts" in table:  # of Slack and Rocket.Chat, in seconds
        text = _without_slack_marks(text, brought.people)
    return Message(place, sender, text, key=_key(table), reply_to=_reply_to(table))


def _without_slack_marks(text: str, people: Mapping[str, str]) -> str:
    """Return a text with names, links and signs as Slack shows them."""

    def shown(found: re.Match[str]) -> str:
        sign, name, label = found[1], found[2], found[3] or ""
        if sign == "@":
            return people.get(name, label)
        return f"#{label}" if sign == "#" and label else label or name

    plain = SLACK_MARK.sub(shown, QUOTE_LINK.sub("", text))
    return html.unescape(plain) if SLACK_SIGN.search(plain) else plain


def people_named(records: Sequence[Table]) -> dict[str, str]:
    """Return the names behind the ids of those who wrote, as Slack has them in each message."""
    pairs = ((one.get("user"), sender_of(one)) for one in records if one.get("userprofile"))
    return {own: name for own, name in pairs if isinstance(own, str) and name != own}


def _text(table: Table) -> str:
    found = next((table[name] for name in TEXTS if table.get(name)), "")
    if isinstance(found, dict):
        inner = spelt(found)
        if str(inner.get("msgtype") or "m.text") not in MATRIX_WORDS:
            return ""
        said = next((one for name in TEXTS if isinstance(one := inner.get(name), str)), "")
        found = MATRIX_REPLY.sub("", said) if _relation(inner).get("minreplyto") else said
    text = _read_right(found).strip() if isinstance(found, str) else ""
    if XML.match(text):
        return ""
    if "messagetype" in table or MARKED_UP.search(text):  # of Skype and Teams
        text = html.unescape(MARKED_UP.sub("", QUOTED.sub("", text))).strip()
    return text


def _is_notice(table: Table) -> bool:
    is_gone = any(str(table.get(name) or "").casefold() not in FALSE for name in GONE)
    if "rid" in table and table.get("t"):  # of Rocket.Chat, where messages have no type
        return True
    return (
        is_gone or CALL in table or any(NOTICE.search(str(table.get(name) or "")) for name in TYPES)
    )


def _key(table: Table) -> str:
    return next((str(table[name]) for name in KEYS if table.get(name)), "")


def _reply_to(table: Table) -> str:
    if isinstance(reply := _relation(_content(table)).get("minreplyto"), dict):
        return _key(spelt(reply))
    for name in REPLIES:
        value = table.get(name)
        value = _key(spelt(value)) if isinstance(value, dict) else value
        if isinstance(value, str | int) and value and not isinstance(value, bool):
            return str(value)
    return ""


def thread(table: Table) -> str:
    """Return the thread that a message is in, as Slack has it; nothing for none."""
    return str(table.get("threadts") or "")


def _read_right(text: str) -> str:
    """Return a text of which each byte in UTF-8 was written as a letter, as Meta does, as meant."""
    try:
        return text if text.isascii() else text.encode("latin-1").decode()
    except UnicodeError:
        return text


def minutes(records: Sequence[Table]) -> list[float | None]:
    """Return when each was written, in minutes; None where one does not say it in numbers."""
    times = [next((t[name] for name in TIMES if t.get(name) is not None), None) for t in records]
    times = [next(iter(time.values()), None) if isinstance(time, dict) else time for time in times]
    exact = [minute_of(time) for time in times]
    if any(minute is not None for minute in exact):
        return exact
    stamps = [stamp_in(str(time)) for time in times]
    known = [stamp for stamp in stamps if stamp]
    return minutes_of(known) if len(known) == len(stamps) else exact


def minute_of(time: object) -> float | None:
    """Return a time in minutes: ISO 8601, or seconds or milliseconds since 1970."""
    try:
        seconds = float(str(time))
        return seconds / (60_000 if seconds > SECONDS_OF_2100 else 60)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(str(time).removesuffix(" UTC")).timestamp() / 60
    except (ValueError, OverflowError, OSError):
        return None
