"""Reads any file that an owner may have: tells what it is, and hands it to its reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Literal

from backends.errors import PersonaError, Sentence, why_not
from desktop.studio.readers.archives import checked_names
from desktop.studio.readers.brought import Brought, Place, Refused
from desktop.studio.readers.chats.captions import looks_like_captions, read_captions
from desktop.studio.readers.chats.hangouts import is_hangouts, read_hangouts
from desktop.studio.readers.chats.headed_chats import looks_headed, read_headed
from desktop.studio.readers.chats.irc import looks_like_irc, looks_like_log, read_irc
from desktop.studio.readers.chats.json_chats import chats_in, read_json_chat
from desktop.studio.readers.chats.kakaotalk import (
    is_kakaotalk_table,
    looks_like_kakaotalk,
    read_kakaotalk,
    read_kakaotalk_table,
)
from desktop.studio.readers.chats.line import looks_like_line, read_line
from desktop.studio.readers.chats.own_messages import are_own_messages, read_own_messages
from desktop.studio.readers.chats.signal_text import looks_like_signal, read_signal
from desktop.studio.readers.chats.sillytavern import is_sillytavern, read_sillytavern
from desktop.studio.readers.chats.sms_backup import looks_like_sms, read_sms
from desktop.studio.readers.chats.telegram import is_telegram, read_telegram
from desktop.studio.readers.chats.timed_lines import looks_timed
from desktop.studio.readers.chats.transcripts import is_transcript, read_transcript
from desktop.studio.readers.chats.whatsapp import read_whatsapp
from desktop.studio.readers.documents import read_docx, read_pdf
from desktop.studio.readers.exports import owner_told, people_told
from desktop.studio.readers.json_values import JsonValue, json_values
from desktop.studio.readers.named_lines import looks_named, read_named
from desktop.studio.readers.shapes import read_records
from desktop.studio.readers.sheets import read_workbook
from desktop.studio.readers.tables import looks_like_a_table, read_csv, read_rows, records_in
from desktop.studio.readers.texts import markdown_paragraphs, plain_paragraphs, propose
from desktop.studio.readers.zipped import zipped_texts
from persona.cards.decoding import decode

__all__ = ["MAX_BYTES", "bring"]

MIB = 2**20
MAX_BYTES = 64 * MIB
HEAD_BYTES = 2_048
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHARED = ".avatar"
AVATARS = (SHARED, ".charx", ".byaf")
IN_SHARED, IN_CARD = "avatar/about.json", "card.json"
TABLES = (".csv", ".tsv", ".tab")
WEB_PAGES = (".html", ".htm", ".mht", ".mhtml")
WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)", re.IGNORECASE)
RICH_TEXT = b"{\\rtf"
OFFICE = (".xlsx", ".xlsm", ".xls", ".docx", ".doc")  # of which some are texts or each other
OTHER_OFFICE = (".ods", ".odt", ".rtf", ".pages", ".numbers", ".key", ".wps")
JSONS = (".json", ".jsonl", ".ndjson", ".js")
SCRIPT = re.compile(r"\s*[\w.$]+(?: [\w.$]+)? ?= ?(?=[\[{])")  # before the JSON of X and others
MARKDOWN = (".md", ".markdown")
CAPTIONS = (".vtt", ".srt", ".sbv")
XML = ".xml"
TEXTS = (".txt", ".text", ".log", ".weechatlog", XML, "", *CAPTIONS)
UNDERSTOOD = (
    "CSV, XLSX, JSON, JSONL, TXT, MD, PDF, DOCX, VTT, SRT, and chats of WhatsApp, Telegram, "
    "Signal, Discord, Google, LINE, KakaoTalk, IRC, SillyTavern, SMS backups"
)
Kind = Literal["workbook", "pdf", "docx"]
Reader = Callable[[str, Sequence[str], str, Brought], None]
CHATS: tuple[tuple[Callable[[str], bool], Reader], ...] = (  # in this order: the surest first
    (looks_like_sms, read_sms),
    (looks_like_captions, read_captions),
    (looks_like_kakaotalk, read_kakaotalk),
    (looks_like_signal, read_signal),
    (looks_like_irc, read_irc),
    (looks_timed, read_whatsapp),
    (looks_like_log, read_irc),
    (looks_headed, read_headed),
    (looks_named, read_named),
)
NO_CHAT = "it is no chat"
MAIL_HEAD_CHARS = 4_000
MAIL_FIELD = re.compile(  # in the four languages
    r"^(From|To|Subject|Date|Sent|Von|An|Betreff|Datum|Gesendet|发件人|收件人|主题|日期"
    r"|보낸 ?사람|받는 ?사람|제목|날짜)"
    r" ?[:：] ?\S",
    re.MULTILINE | re.IGNORECASE,
)
MIN_MAIL_FIELDS = 3
CHAT_LINES_TODO = "Write it as lines of a name, a colon and the words of each message."
MIN_TIMED_LINES = 2
TIMED_LINE = re.compile(
    r".{0,4}\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.{1,25}?\d{1,2}[:.]\d{2}.{0,20}?[-–\]] ?[^:\n]{1,60}: |"
    r"\[[^\]\n]{1,40}\] ?\[[^\]\n]*\d{1,2}:\d{2}[^\]\n]*\]"  # [name] [오후 3:34]
    r"|\d{1,2}:\d{2}\t[^\t\n]+\t"  # of LINE
    r"|\W?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[, T]*)?\d{1,2}:\d{2}(?::\d{2})?\W{1,3}"
    r"[^\W\d][^:>\n]{0,30}[>:] "
    r"|[^\n]{1,30}\s\d{4}[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d{2}(?::\d{2})?$"  # a line of its own
    r"|[^\n\[]{0,40}\[[^\]\n]{0,30}\d{1,2}[:.]\d{2}[^\]\n]{0,15}\][^\n.!?]{0,40}$"  # [10:10] name
)
DATE_LINE = re.compile(
    r"[^\n.!?]{0,30}\d{1,4}[^\n.!?]{1,20}\s\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?$", re.IGNORECASE
)
TWICE = re.compile("[ÂÃÐÑØÙÎÏâãäåæçèéêëìíð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
CLOCK_LINE = re.compile(r"(?:[上下]午 ?)?\d{1,2}:\d{2}(?: ?[AP]M)?", re.IGNORECASE)
NAME_LINE = re.compile(r"[^\W\d_][^\n.!?,:]{0,30}$")  # who has sent it, below the date
FENCED = re.compile(r"\s*```\w*\n(.*)\n```\s*", re.DOTALL)  # as it is copied from a chat
NO_PROSE = re.compile(r"\s*(?:[\[{\"\x1e]|//|/\*|-?\d+\s*$|$)")  # how JSON may begin
JSON_START = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{"])')


def bring(path: Path, name: str, owners: Sequence[str] = ()) -> Brought:
    """Return what a file of the owner gives; nothing is taken yet.

    Args:
        path: The file.
        name: Of the persona, which is looked for in chats.
        owners: Names of the owner in chats, where they are others.

    Raises:
        PersonaError: The file cannot be used; says why, and what to do.
    """
    brought = Brought(path, own_names={name, *owners})
    try:
        _read(path, name, owners, brought)
        if not brought.items and not brought.left_out:
            raise Refused(
                "There is nothing in it.", Sentence("Choose another file: {1}.", UNDERSTOOD)
            )
    except Refused as exc:
        raise _refusal(path, exc.why, exc.todo) from exc
    except RecursionError as exc:
        todo = "Save it again from the program that made it."
        raise _refusal(path, "Its values are nested too deeply.", todo) from exc
    except MemoryError as exc:
        raise _refusal(path, "It needs more memory than there is.", "Bring it in parts.") from exc
    except OSError as exc:
        why = why_not(exc, path)
        raise _refusal(path, why, "Check that the file is there and may be read.") from exc
    return brought


def _refusal(path: Path, why: str, todo: str) -> PersonaError:
    name = path.name or path.absolute().name
    return PersonaError(what=Sentence("Nothing was taken from {1}.", name), why=why, todo=todo)


def _read(path: Path, name: str, owners: Sequence[str], brought: Brought) -> None:
    size = path.stat().st_size
    if not path.is_file():
        raise Refused("It is a folder or no regular file.", "Name the files in it.")
    if size > MAX_BYTES:
        raise Refused(
            Sentence("It has {1} MiB; {2} MiB are read at most.", size // MIB, MAX_BYTES // MIB),
            "Export a shorter time, or without pictures and files, or cut it into parts.",
        )
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head.strip():
        raise Refused("It is empty.", "Choose a file with something in it.")
    suffix = path.suffix.lower()
    _refuse_whole_avatars(path, head, suffix)
    if kind := _binary_kind(path, head, suffix):
        _read_binary(path, kind, name, owners, brought)
    elif suffix == ".zip" or head.startswith(b"PK"):
        _read_zip(path, name, owners, brought)
    elif suffix in (*TABLES, *JSONS, *MARKDOWN, *TEXTS, *OFFICE):
        kind_of_text = ".txt" if suffix in OFFICE else suffix
        _read_text(path.read_bytes(), kind_of_text, name, owners, brought)
    else:
        raise Refused(
            Sentence("Files of the kind {1} are not understood.", suffix),
            Sentence("Understood are {1}.", UNDERSTOOD),
        )


def _refuse_whole_avatars(path: Path, head: bytes, suffix: str) -> None:
    """Say where an avatar or a card belongs: it is one of its own, and nothing for another one."""
    is_packed = head.startswith(b"PK") and suffix not in AVATARS
    names = set(checked_names(path, is_office=False)) if is_packed else set()
    if suffix == SHARED or IN_SHARED in names:
        raise Refused(
            "It is a shared avatar, one of its own.",
            "Open it in the menu of the window: “Open a shared avatar…”.",
        )
    if suffix in AVATARS or IN_CARD in names:
        raise Refused(
            "It is a character card, which becomes an avatar of its own.",
            "Import it in the menu of the window: “Import a character card…”.",
        )


def _binary_kind(path: Path, head: bytes, suffix: str) -> Kind | None:
    if suffix in WEB_PAGES or WEB_PAGE.match(head):
        raise Refused(
            "It is a web page, in which it is not sure who said what.",
            "Export the chat as JSON or as a text; a page about yourself: save its text as TXT.",
        )
    is_old = suffix in (".xls", ".doc") and b"\0" in head and not head.startswith(b"PK")
    if is_old or head.startswith((OLD_OFFICE, RICH_TEXT)) or suffix in OTHER_OFFICE:
        raise Refused(
            "It is of an old or another office program, or locked with a password.",
            "Save it as XLSX or CSV, a text as DOCX or TXT, without a password.",
        )
    if b"%PDF-" in head or suffix == ".pdf":
        return "pdf"
    is_text = b"\0" not in head and not head.startswith(b"PK")
    said: Kind | None = "workbook" if suffix in (".xlsx", ".xlsm") else None
    said = "docx" if suffix == ".docx" else said
    if said and not is_text:
        return _packed_kind(path) or said if head.startswith(b"PK") else said
    return _packed_kind(path) if head.startswith(b"PK") and suffix != ".zip" else None


def _packed_kind(path: Path) -> Kind | None:
    """Return which office file a ZIP is, by what is in it."""
    names = checked_names(path, is_office=False)
    if "xl/workbook.xml" in names:
        return "workbook"
    return "docx" if "word/document.xml" in names else None


def _read_binary(
    path: Path, kind: Kind, name: str, owners: Sequence[str], brought: Brought
) -> None:
    """Read tables; of a document its sentences, or the owner's side where it is a talk."""
    if kind == "workbook":
        read_workbook(path, brought)
        return
    document = (read_pdf if kind == "pdf" else read_docx)(path, brought)
    for rows in document.tables:
        read_rows(rows, brought)
    text, names = document.text, (name, *owners)
    chat = _chat_reader(text, ".txt", "") if _looks_like_a_chat(text) else None
    if read := chat or (read_transcript if is_transcript(text, names) else None):
        read(text, owners, name, brought)
    else:
        propose(document.paragraphs, brought)


def _read_zip(path: Path, name: str, owners: Sequence[str], brought: Brought) -> None:
    """Read the chats in a ZIP, each by itself; a text that is alone in it may be anything."""
    texts = zipped_texts(path)
    people = people_told(texts)
    owners = owners or owner_told(texts)
    refused: list[Refused] = []
    for member, data in texts:
        one = Brought(Path(member), own_names=set(brought.own_names), people=people)
        try:
            _read_text(data, Path(member).suffix.lower(), name, owners, one)
        except Refused as exc:
            refused.insert(0 if one.is_chat else len(refused), exc)  # a chat says most
            is_chat = one.is_chat or len(texts) == 1
            brought.leave(Place(file=member), exc.why if is_chat else NO_CHAT)
            continue
        if len(texts) == 1:
            brought.take_in(one)
        elif one.is_chat:
            brought.take_in(one, member)
        else:
            brought.leave(Place(file=member), NO_CHAT)
    if not brought.n_read:
        brought.left_out.clear()
        raise refused[0] if refused else _no_chats(len(texts))


def _no_chats(n_texts: int) -> Refused:
    none = "There is no text in the ZIP."
    why = Sentence("There are {1} texts in the ZIP.", n_texts) if n_texts else none
    return Refused(why, "Unpack it, and bring the files in it that are yours.")


def _read_text(
    data: bytes, suffix: str, name: str, owners: Sequence[str], brought: Brought
) -> None:
    text, encoding = _decoded(data)
    text = _unwrapped(text, suffix)
    if suffix in JSONS and not NO_PROSE.match(text):
        suffix = ".txt"  # a table, or a chat
    if suffix in JSONS or (suffix in (*TEXTS, *TABLES) and JSON_START.match(text)):
        _read_json(text, name, owners, brought)
    elif read := _chat_reader(text, suffix, brought.path.stem):
        read(text, owners, name, brought)
    elif suffix == XML:
        why = "It is XML of a program or a form that is not understood."
        raise Refused(why, "Export it as CSV, JSON or a text.")
    elif suffix in TABLES or (suffix in TEXTS and looks_like_a_table(text)):
        _read_table(text, suffix, name, owners, brought)
    elif suffix in (*TEXTS, *MARKDOWN) and _is_transcript(text, (name, *owners)):
        read_transcript(text, owners, name, brought)
    else:
        if suffix not in MARKDOWN and _looks_like_a_chat(text):
            why = "It looks like a chat, of a program or a form that is not understood."
            raise Refused(why, CHAT_LINES_TODO)
        is_markdown = suffix in MARKDOWN
        if is_markdown:
            text = _without_tables(text, brought)
        brought.format = "Markdown" if is_markdown else "text"
        propose(markdown_paragraphs(text) if is_markdown else plain_paragraphs(text), brought)
    brought.encoding = encoding


def _is_transcript(text: str, names: Sequence[str]) -> bool:
    """Tell whether a text is a talk; the fields above a mail are nobody who speaks."""
    _refuse_mail(text)
    return is_transcript(text, names)


def _refuse_mail(text: str) -> None:
    """Refuse a mail, in which the first person is whoever wrote it, or is answered in it."""
    head = text.lstrip()[:MAIL_HEAD_CHARS].partition("\n\n")[0]
    if len({name.lower() for name in MAIL_FIELD.findall(head)}) >= MIN_MAIL_FIELDS:
        raise Refused(
            "It is a mail, in which it is not sure whose words are whose.",
            "Copy what you wrote yourself into a TXT, and bring that.",
        )


def _unwrapped(text: str, suffix: str) -> str:
    """Return a text without the fence it was copied with, JSON without the script around it."""
    if fenced := FENCED.fullmatch(text):
        return fenced[1]
    script = SCRIPT.match(text) if suffix in JSONS else None
    return text[script.end() :] if script else text


def _chat_reader(text: str, suffix: str, title: str) -> Reader | None:
    """Return what reads a text as a chat; in Markdown most lines have to be those of one."""
    if suffix in MARKDOWN and not _looks_like_a_chat(text):
        return None
    if suffix in TABLES:
        return read_whatsapp if looks_timed(text) else None
    if looks_like_line(text, title):
        return read_line
    return next((read for looks, read in CHATS if looks(text)), None)


def _read_table(text: str, suffix: str, name: str, owners: Sequence[str], brought: Brought) -> None:
    records = records_in(text) if suffix in TABLES else []
    if is_kakaotalk_table(records):
        read_kakaotalk_table(records, owners, name, brought)
    elif are_own_messages(records):
        read_own_messages(records, brought)
    elif chats := chats_in(records):
        read_json_chat(chats, owners, name, brought)
    else:
        read_csv(text, brought)


def _without_tables(text: str, brought: Brought) -> str:
    """Take the tables of questions and answers in Markdown, and return the text without them."""
    kept: list[str] = []
    table: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.lstrip().startswith("|"):
            table.append(line)
            continue
        if table and looks_like_a_table("\n".join(table)):
            first = len(kept)
            part = Brought(brought.path)
            read_csv("\n".join(table), part)
            for item in part.items:
                brought.add(replace(item, place=Place(item.place.line + first)))
            brought.n_read += part.n_read
            kept += [""] * len(table)
        else:
            kept += table
        table = []
        kept.append(line)
    return "\n".join(kept)


def _decoded(data: bytes) -> tuple[str, str]:
    try:
        text, encoding = decode(data)
        once = _written_once(text) if encoding == "UTF-8" else text
        return once, encoding if once == text else Sentence("{1}, written twice", encoding)
    except ValueError as exc:
        todo = "It is damaged or no text: save it again as UTF-8 where it was made."
        raise Refused(why_not(exc, "", "It is no text."), todo) from exc


def _written_once(text: str) -> str:
    """Return a text of which each byte in UTF-8 was taken for a letter of Windows, as meant."""
    if text.isascii() or not TWICE.search(text):
        return text
    try:
        return b"".join(_byte(char) for char in text).decode()
    except UnicodeError:
        return text


def _byte(char: str) -> bytes:
    return char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252")


def _looks_like_a_chat(text: str) -> bool:
    """Tell whether most lines begin with a time: of whom their words are, nobody could tell."""
    lines = [line for line in text[:50_000].splitlines() if line.strip()]
    n_timed = sum(bool(TIMED_LINE.match(line)) for line in lines)
    if _is_copied(lines):
        return True
    n_timed += sum(
        bool(DATE_LINE.match(line) and NAME_LINE.match(after)) for line, after in pairwise(lines)
    )
    return n_timed >= MIN_TIMED_LINES and n_timed * 3 >= len(lines)


def _is_copied(lines: Sequence[str]) -> bool:
    """Tell whether times stand alone between names that come again, as copied from a page."""
    n_clocks = sum(bool(CLOCK_LINE.fullmatch(line.strip())) for line in lines)
    short = [line.strip() for line in lines if NAME_LINE.match(line.strip())]
    return n_clocks >= MIN_TIMED_LINES and n_clocks * 5 >= len(lines) and len({*short}) < len(short)


def _read_json(text: str, name: str, owners: Sequence[str], brought: Brought) -> None:
    values: Sequence[JsonValue] = json_values(text, brought)
    if len(values) == 1 and is_telegram(values[0].value):
        read_telegram(values[0].value, owners, name, brought)
    elif len(values) == 1 and is_hangouts(values[0].value):
        read_hangouts(values[0].value, brought)
    elif are_own_messages([one.value for one in values]):
        read_own_messages([one.value for one in values], brought)
    elif is_sillytavern(values):
        read_sillytavern(values, owners, name, brought)
    elif chats := chats_in([one.value for one in values]):
        read_json_chat(chats, owners, name, brought)
    else:
        read_records(values, (name, *owners), brought)
