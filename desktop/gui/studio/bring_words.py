"""What is said of files that an owner brings, for the translators; a test finds what is missing.

The readers (`desktop.studio.readers`) say it in English and know no window. Window process.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from backends.errors import Sentence
from desktop.i18n.error_translations import in_words
from desktop.i18n.translation import listed
from desktop.studio.readers.brought import Brought, Place

__all__ = ["DETAIL_KINDS", "FORMATS", "NOTES", "PLACES", "REASONS", "format_words", "place_words"]

DETAIL_KINDS = (
    QT_TRANSLATE_NOOP("Errors", "an e-mail address"),
    QT_TRANSLATE_NOOP("Errors", "a web address"),
    QT_TRANSLATE_NOOP("Errors", "an account"),
    QT_TRANSLATE_NOOP("Errors", "an account number"),
    QT_TRANSLATE_NOOP("Errors", "an address"),
    QT_TRANSLATE_NOOP("Errors", "a telephone number"),
    QT_TRANSLATE_NOOP("Errors", "a date of birth"),
    QT_TRANSLATE_NOOP("Errors", "a password or code"),
    QT_TRANSLATE_NOOP("Errors", "an identity number"),
    QT_TRANSLATE_NOOP("Errors", "a name"),
)
FORMATS = (
    QT_TRANSLATE_NOOP("Errors", "text"),
    QT_TRANSLATE_NOOP("Errors", "table"),
    QT_TRANSLATE_NOOP("Errors", "table, comma between the columns"),
    QT_TRANSLATE_NOOP("Errors", "table, semicolon between the columns"),
    QT_TRANSLATE_NOOP("Errors", "table, tab between the columns"),
    QT_TRANSLATE_NOOP("Errors", "table, bar between the columns"),
    QT_TRANSLATE_NOOP("Errors", "PDF, {1} pages"),
    QT_TRANSLATE_NOOP("Errors", "chat, JSON"),
    QT_TRANSLATE_NOOP("Errors", "WhatsApp chat"),
    QT_TRANSLATE_NOOP("Errors", "Telegram chat"),
    QT_TRANSLATE_NOOP("Errors", "SillyTavern chat"),
    QT_TRANSLATE_NOOP("Errors", "LINE chat"),
    QT_TRANSLATE_NOOP("Errors", "KakaoTalk chat"),
    QT_TRANSLATE_NOOP("Errors", "Discord chat"),
    QT_TRANSLATE_NOOP("Errors", "Signal chat"),
    QT_TRANSLATE_NOOP("Errors", "WeChat chat"),
    QT_TRANSLATE_NOOP("Errors", "QQ chat"),
    QT_TRANSLATE_NOOP("Errors", "iMessage chat"),
    QT_TRANSLATE_NOOP("Errors", "IRC log"),
    QT_TRANSLATE_NOOP("Errors", "chat log"),
    QT_TRANSLATE_NOOP("Errors", "chat, copied"),
    QT_TRANSLATE_NOOP("Errors", "talk, text"),
    QT_TRANSLATE_NOOP("Errors", "questions and answers, text"),
    QT_TRANSLATE_NOOP("Errors", "transcript"),
    QT_TRANSLATE_NOOP("Errors", "subtitles"),
    QT_TRANSLATE_NOOP("Errors", "several chats"),
    QT_TRANSLATE_NOOP("Errors", "{1}, written twice"),
)
REASONS = (
    QT_TRANSLATE_NOOP("Errors", "it is there already"),
    QT_TRANSLATE_NOOP("Errors", "an avatar holds at most {1} facts and {1} answers"),
    QT_TRANSLATE_NOOP("Errors", "it stands twice in the file"),
    QT_TRANSLATE_NOOP("Errors", "{1} answers to its question are enough"),
    QT_TRANSLATE_NOOP("Errors", 'its question has another answer already, in "{1}"'),
    QT_TRANSLATE_NOOP("Errors", "it is not in the first person"),
    QT_TRANSLATE_NOOP("Errors", "it is a question"),
    QT_TRANSLATE_NOOP("Errors", "it is no sentence"),
    QT_TRANSLATE_NOOP("Errors", "the paragraph is longer than {1} characters"),
    QT_TRANSLATE_NOOP("Errors", "there is no question"),
    QT_TRANSLATE_NOOP("Errors", "there is no answer"),
    QT_TRANSLATE_NOOP("Errors", "the question is longer than {1} characters"),
    QT_TRANSLATE_NOOP("Errors", "the answer is longer than {1} characters"),
    QT_TRANSLATE_NOOP("Errors", "it is longer than {1} characters"),
    QT_TRANSLATE_NOOP("Errors", "it holds damaged characters"),
    QT_TRANSLATE_NOOP("Errors", "it is of another person: never taken as the owner's words"),
    QT_TRANSLATE_NOOP("Errors", "it answers nothing, and {1} later ones are enough"),
    QT_TRANSLATE_NOOP("Errors", "it was forwarded: somebody else's words"),
    QT_TRANSLATE_NOOP("Errors", "it is quoted: somebody else's words"),
    QT_TRANSLATE_NOOP("Errors", "the file says that this answer is not to be learnt"),
    QT_TRANSLATE_NOOP("Errors", "it is a picture, a file, a call or a notice"),
    QT_TRANSLATE_NOOP("Errors", "it is a picture, a file or a deleted message"),
    QT_TRANSLATE_NOOP("Errors", "it is a notice, or empty"),
    QT_TRANSLATE_NOOP("Errors", "it is a notice of WhatsApp"),
    QT_TRANSLATE_NOOP("Errors", "it is a notice of the program"),
    QT_TRANSLATE_NOOP("Errors", "it is a picture, a sticker, a file or a call"),
    QT_TRANSLATE_NOOP("Errors", "it is not said who speaks"),
    QT_TRANSLATE_NOOP("Errors", "it is no chat"),
    QT_TRANSLATE_NOOP("Errors", "it stands before the first message"),
    QT_TRANSLATE_NOOP("Errors", "it stands before the first who speaks"),
    QT_TRANSLATE_NOOP("Errors", "the row is empty"),
    QT_TRANSLATE_NOOP("Errors", "it stands above the header"),
    QT_TRANSLATE_NOOP(
        "Errors", "it has {1} cells, and the table {2} columns: quote its delimiters"
    ),
    QT_TRANSLATE_NOOP("Errors", "the sheet has no questions and answers"),
    QT_TRANSLATE_NOOP("Errors", "its kind is none of {1}"),
    QT_TRANSLATE_NOOP("Errors", "its shape is not known: no question and answer, no conversation"),
    QT_TRANSLATE_NOOP("Errors", "it is no object"),
    QT_TRANSLATE_NOOP("Errors", "the conversation is empty"),
    QT_TRANSLATE_NOOP("Errors", "the text is empty"),
    QT_TRANSLATE_NOOP("Errors", "question and answer stand in one text, with marks of a model"),
    QT_TRANSLATE_NOOP("Errors", "the last question has no answer"),
    QT_TRANSLATE_NOOP("Errors", "nothing was asked before an answer"),
    QT_TRANSLATE_NOOP("Errors", "an answer follows on another"),
    QT_TRANSLATE_NOOP("Errors", "a call of a tool stands between question and answer"),
    QT_TRANSLATE_NOOP("Errors", 'the role "{1}" is not known'),
    QT_TRANSLATE_NOOP("Errors", "this is no JSON"),
    QT_TRANSLATE_NOOP("Errors", "its values are nested too deeply"),
    QT_TRANSLATE_NOOP("Errors", "the list is not closed: the file may be cut off"),
    QT_TRANSLATE_NOOP("Errors", "it is the beginning of a message: the file may be cut off"),
    QT_TRANSLATE_NOOP("Errors", "it stands behind the end of the list"),
)
NOTES = (
    QT_TRANSLATE_NOOP("Errors", "the owner is {1}"),
    QT_TRANSLATE_NOOP("Errors", "the first row was taken for the names of the columns: {1}"),
    QT_TRANSLATE_NOOP("Errors", "columns that are not used: {1}"),
    QT_TRANSLATE_NOOP(
        "Errors", "quotation marks inside of cells are not doubled; read as they stand"
    ),
)
PLACES = (
    QT_TRANSLATE_NOOP("Errors", "page {1}"),
    QT_TRANSLATE_NOOP("Errors", "paragraph {1}"),
    QT_TRANSLATE_NOOP("Errors", "message {1}"),
    QT_TRANSLATE_NOOP("Errors", "record {1}"),
)


def format_words(brought: Brought) -> str:
    """Return what a file is, with its encoding."""
    return listed((in_words(brought.format), in_words(brought.encoding)))


def place_words(place: Place) -> str:
    """Return where in a file something stands."""
    part = in_words(place.part) if isinstance(place.part, Sentence) else place.part
    line = QCoreApplication.translate("BringPage", "line {line}").format(line=place.line)
    return listed((place.file, part, line if place.line else ""))
