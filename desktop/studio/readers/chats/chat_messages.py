"""Out of the messages of a chat: the owner's answers, the owner's voice, and nobody else's words.

A message of somebody else is used in one way: as the question, where it asks something and what
comes next is the owner's answer. All else that the owner wrote is voice.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from backends.errors import Sentence
from desktop.studio.readers.brought import Brought, NobodyCalled, Pair, Place, Voice
from persona.sentences import says_something, sentences

__all__ = ["CHAT_TODO", "Message", "asks", "own_side", "owners_in", "senders_called"]

MAX_WAIT_MIN = 12 * 60  # a later answer is to something else
MAX_PAUSE_MIN = 10  # the owner's messages in a row that are one
MAX_VOICES = 5_000  # of one file, the last ones
MAX_NAMED = 12
MIN_NUMBER_DIGITS = 7
MIN_LOCAL_DIGITS = 9  # of a number without its country
ASKING = re.compile(
    r"[?？؟](?=[\s\W]|$)|(?:吗|嗎|呢|么|麼)[\s\W]*$|(?:나요|까요|을까|ㄹ까|니|냐|는지|어때|뭐야|뭐해)[\s\W]*$"
)
CHAT_TODO = "Bring chats with people, or a table of your own questions and answers."
OTHERS = "it is of another person: never taken as the owner's words"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat.

    Attributes:
        minute: When, in minutes from anywhere; None where unknown.
        key: What `reply_to` of another message names.
    """

    place: Place
    sender: str
    text: str  # nothing where it was no words
    minute: float | None = None
    key: str = ""
    reply_to: str = ""


def owners_in(senders: Counter[str], wanted: Sequence[str], name: str) -> set[str]:
    """Return the senders who are the owner.

    Args:
        senders: How many messages each wrote.
        wanted: Names that the owner said are theirs; before all else.
        name: Of the persona.

    Raises:
        NobodyCalled: None of the senders is; says which there are.
    """
    found = {own for text in (wanted or [name]) for own in senders_called(text, senders)}
    if found:
        return found
    named = [f"{sender} ({n})" for sender, n in senders.most_common(MAX_NAMED)]
    there = ", ".join((*named, *(["…"] if len(senders) > MAX_NAMED else []))) or "–"
    asked = ", ".join(wanted) or name
    raise NobodyCalled(
        Sentence("Nobody in it is called {1}; these are in it: {2}.", asked, there),
        "Say which of them is you: type that name on this page, or --owner NAME in a command.",
    )


def senders_called(text: str, senders: Collection[str]) -> list[str]:
    """Return the senders of this name; else the only one who shares the first name."""
    words = _words(text)
    if not words:
        return []
    number = _digits(text)
    own = {sender: _words(sender) for sender in senders}
    same = [s for s in senders if own[s] == words or _is_number(number, _digits(s))]
    if same:
        return same
    near = [s for s in senders if own[s] == words[:1] or set(words) <= set(own[s])]
    return near if len(near) == 1 else []


def _words(name: str) -> list[str]:
    """Return the words of a name as they are seen: whatever joins letters or emoji is left out."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("\ufe0f", "")
    return "".join(char for char in plain if unicodedata.category(char) != "Cf").split()


def _digits(text: str) -> str:
    """Return the digits of a telephone number without zeros before them; nothing for a name."""
    found = "".join(char for char in text if char.isdigit())
    return found.lstrip("0") if len(found) >= MIN_NUMBER_DIGITS else ""


def _is_number(one: str, other: str) -> bool:
    """Tell whether two telephone numbers are one, perhaps without the country in one of them."""
    short, long = sorted((one, other), key=len)
    return short == long != "" or (len(short) >= MIN_LOCAL_DIGITS and long.endswith(short))


def own_side(messages: Sequence[Message], owners: Collection[str], brought: Brought) -> None:
    """Take the owner's answers as pairs, and the rest of the owner's words as voice."""
    brought.names |= {message.sender for message in messages if message.sender not in owners}
    brought.own_names |= set(owners)
    said = ", ".join(sorted(owners))
    if (note := Sentence("the owner is {1}", said)) not in brought.notes:
        brought.notes.append(note)
    by_key = {message.key: message for message in messages if message.key}
    voices: list[Voice] = []
    asked: list[Message] = []  # the run of one other person that stands directly before
    for run in _runs(messages, owners):
        words = [message for message in run if message.text]
        if run[0].sender in owners:
            if words:
                _take(words, _question(words[0], asked, by_key, owners), voices, brought)
            asked = []  # also by a picture or what was spoken
            continue
        asked = run
        for message in words:
            brought.leave(message.place, OTHERS)
    _keep_newest(voices, brought)


def _keep_newest(voices: Sequence[Voice], brought: Brought) -> None:
    n_kept = max(MAX_VOICES - len(brought.voices()), 0)
    n_old = max(len(voices) - n_kept, 0)
    why = Sentence("it answers nothing, and {1} later ones are enough", MAX_VOICES)
    for voice in voices[:n_old]:
        brought.leave(voice.place, why)
    for voice in voices[n_old:]:
        brought.add(voice)


def _runs(messages: Iterable[Message], owners: Collection[str]) -> list[list[Message]]:
    """Return the messages in rows: of one sender, and the owner's without a long pause."""
    runs: list[list[Message]] = []
    for message in messages:
        last = runs[-1][-1] if runs else None
        if last and last.sender == message.sender and not _is_new(last, message, owners):
            runs[-1].append(message)
        else:
            runs.append([message])
    return runs


def _is_new(last: Message, message: Message, owners: Collection[str]) -> bool:
    return message.sender in owners and (
        bool(message.reply_to) or not _is_within(last, message, MAX_PAUSE_MIN)
    )


def _is_within(one: Message, other: Message, minutes: float) -> bool:
    if one.minute is None or other.minute is None:
        return True
    return abs(other.minute - one.minute) <= minutes


def _question(
    answer: Message, run: Sequence[Message], by_key: dict[str, Message], owners: Collection[str]
) -> str:
    """Return what the owner answered; nothing where nobody asked."""
    if answer.reply_to:
        replied = by_key.get(answer.reply_to)
        run = [replied] if replied and replied.sender not in owners else []
    elif run and not _is_within(run[-1], answer, MAX_WAIT_MIN):
        return ""
    near = (m for m in run if answer.reply_to or _is_within(m, answer, MAX_WAIT_MIN))
    return next((m.text for m in reversed([*near]) if asks(m.text)), "")


def _only_asks(text: str) -> bool:
    """Tell whether a message is a question back, and nothing else."""
    said = [sentence for sentence in sentences(text) if says_something(sentence)]
    return all(asks(sentence) for sentence in said)


def asks(text: str) -> bool:
    """Tell whether a message asks something."""
    return bool(ASKING.search(text))


def _take(run: Sequence[Message], question: str, voices: list[Voice], brought: Brought) -> None:
    text = "\n".join(message.text for message in run)
    place = run[0].place
    if question and not _only_asks(text):
        brought.add(Pair(place, (question,), (text,)))
    else:
        voices.append(Voice(place, text))
