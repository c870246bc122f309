"""Reads subtitles that tell who speaks, of meetings and interviews: WebVTT, SRT, SBV."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.studio.readers.brought import Brought, Place, Refused
from desktop.studio.readers.chats.chat_messages import Message, own_side, owners_in
from desktop.studio.readers.chats.written_chats import NO_WORDS, lines_of
from desktop.studio.readers.texts import joined

__all__ = ["looks_like_captions", "read_captions"]

CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,]\d{1,3}"
TIMES = re.compile(
    rf"\s*{CLOCK}\s*(?:-->|,)\s*(?:\d{{1,3}}:)?\d{{1,2}}:\d{{1,2}}[.,]\d{{1,3}}(?:\s.*)?"
)
IN_LINE = re.compile(r"\s*\[([^\]\n]{8,40})\][ \t]+(\S.*)")  # of Whisper
VOICE = re.compile(r"<v(?:\.[^\s<>]+)*\s+(?P<who>[^<>]{1,80})>(?P<what>.*?)(?=</v>|<v[.\s]|$)")
TAG = re.compile(r"<[^<>]{0,80}>|\{\\[^{}]{0,80}\}")
SPEAKER = re.compile(
    r"(?:>>+ ?|[-–] ?)?(?:\[(?P<square>[^\]\n:]{1,40})\](?::|(?=\s+\S))"
    r"|(?P<who>[^\W\d_][^:：<>\n]{0,40}?) ?[:：])(?:\s+(?P<what>.*)|$)"
)
MAX_NAME_WORDS = 4
OTHER = re.compile(r"(?:>>+|[-–])\s?(?=\S)")  # somebody else begins to speak
SOUND = re.compile(
    r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|（[^（）]{0,80}）|［[^［］]{0,80}］|\*[^*]{1,60}\*|♪.*"
)
UNFINISHED = re.compile(r"[^.!?。！？…\"”»]\s*$")
NOBODY = "it is not said who speaks"
NO_NAMES_TODO = "Bring subtitles with names, or lines of a name, a colon and the words."
SAMPLE_CHARS = 20_000
MANY_NAMED = 0.5  # of the captions, where a name stands only before another one speaks
SAME_TURN_MIN = 0.5  # between two captions of one speaker


@dataclass(slots=True)
class _Caption:
    """What is shown at once."""

    line: int
    minute: float
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Turn:
    """What one said without another one between; nobody is known by an empty name."""

    place: Place
    who: str
    minute: float
    lines: list[str]


def looks_like_captions(text: str) -> bool:
    """Tell whether a text has the times of subtitles."""
    lines = lines_of(text[:SAMPLE_CHARS])
    return text.startswith("WEBVTT") or any(
        TIMES.fullmatch(line) or _in_line(line) for line in lines
    )


def _in_line(line: str) -> re.Match[str] | None:
    """Return the words behind a time in brackets; None for another line."""
    found = IN_LINE.fullmatch(line)
    return found if found and TIMES.fullmatch(found[1]) else None


def _divided(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines with their numbers, a time before words as a line of its own."""
    divided: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        found = _in_line(line)
        parts = (found[1], found[2]) if found else (line,)
        divided += [(number, part) for part in parts]
    return divided


def _join_names(captions: Sequence[_Caption]) -> None:
    """Put names that stand in a line above the words before them, where none stand so."""
    if any(VOICE.search(line) or SPEAKER.match(line) for one in captions for line in one.lines):
        return
    heads = Counter(one.lines[0] for one in captions if len(one.lines) > 1)
    if heads.total() < len(captions) or len(heads) * 2 > len(captions) + 1:
        return  # they are no names, or not each time
    for one in captions:
        one.lines = [f"{one.lines[0]}: {one.lines[1]}", *one.lines[2:]]


def read_captions(text: str, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take the owner's side of what is spoken.

    Raises:
        Refused: The owner is not among those who speak, or nobody is named.
    """
    captions = list(_captions(_divided(lines_of(text))))
    _join_names(captions)
    brought.format, brought.unit, brought.n_read = "subtitles", "messages", len(captions)
    turns = list(_turns(captions, (name, *wanted), brought))
    if not any(turn.who for turn in turns):
        raise Refused("It is not said in it who speaks.", NO_NAMES_TODO)
    messages = [
        Message(turn.place, turn.who, joined(turn.lines), turn.minute)
        for turn in turns
        if turn.who and turn.lines
    ]
    for turn in turns:
        if not turn.who:
            brought.leave(turn.place, NOBODY)
    owners = owners_in(Counter(message.sender for message in messages), wanted, name)
    own_side(messages, owners, brought)


def _captions(lines: Sequence[tuple[int, str]]) -> Iterator[_Caption]:
    last: _Caption | None = None
    is_open = False
    for number, line in lines:
        if found := TIMES.fullmatch(line):
            if last and is_open and last.lines and last.lines[-1].strip().isdigit():
                last.lines.pop()  # the number of this one, without a blank line before
            if last:
                yield last
            hours, minutes, seconds = (int(found[i] or 0) for i in (1, 2, 3))
            last, is_open = _Caption(number, hours * 60 + minutes + seconds / 60), True
        elif not line.strip():
            is_open = is_open and last is not None and not last.lines
        elif last and is_open:
            last.lines.append(line.strip())
    if last:
        yield last


def _turns(captions: Sequence[_Caption], known: Sequence[str], brought: Brought) -> Iterator[_Turn]:
    """Yield what is said, as it follows on; sounds are nobody's words."""
    speakers = _Speakers(captions, known)
    last: _Turn | None = None
    for caption in captions:
        for who, text in speakers.said(caption):
            if SOUND.fullmatch(text):
                brought.leave(Place(caption.line), NO_WORDS)
                continue
            if who is None:
                who = last.who if last and speakers.goes_on(last.lines) else ""
            if last and who == last.who and caption.minute - last.minute < SAME_TURN_MIN:
                last.minute = caption.minute
            else:
                if last:
                    yield last
                last = _Turn(Place(caption.line), who, caption.minute, [])
            last.lines += [text] if text else []
    if last:
        yield last


class _Speakers:
    """Tells who speaks in a caption, by the marks or the names that stand in all of them."""

    def __init__(self, captions: Sequence[_Caption], known: Sequence[str]) -> None:
        self._has_voices = any(VOICE.search(line) for one in captions for line in one.lines)
        found = [SPEAKER.match(_plain(line)) for one in captions for line in one.lines]
        counts = Counter(name for one in found if one and (name := _name(one)))
        own = {name.casefold() for name in known}
        self._names = {
            name for name, n in counts.items() if n > 1 or name.casefold() in own or _is_name(name)
        }
        labels = [name for one in found if one and (name := _name(one)) in self._names]
        is_at_changes = not any(one == other for one, other in pairwise(labels))
        self._is_named_once = is_at_changes and len(labels) >= MANY_NAMED * len(captions)

    def said(self, caption: _Caption) -> Iterator[tuple[str | None, str]]:
        """Yield who says what; None where it is not said who, empty where it is somebody else."""
        if self._has_voices:
            yield from self._by_marks(" ".join(caption.lines))
            return
        for line in map(_plain, caption.lines):
            found = SPEAKER.match(line)
            if found and (name := _name(found)) in self._names:
                yield name, (found["what"] or "").strip()
            elif line:
                is_other = OTHER.match(line)
                yield ("", line[is_other.end() :]) if is_other else (None, line)

    def goes_on(self, before: Sequence[str]) -> bool:
        """Tell whether words without a name are of the one who spoke before."""
        if self._has_voices:
            return False
        return self._is_named_once or not before or bool(UNFINISHED.search(before[-1]))

    def _by_marks(self, text: str) -> Iterator[tuple[str | None, str]]:
        spoken = [(_plain(one["who"]), _plain(one["what"])) for one in VOICE.finditer(text)]
        if not spoken and (rest := _plain(text)):
            yield "", rest
        yield from ((who, what) for who, what in spoken if what)


def _plain(text: str) -> str:
    """Return a line without the marks of its look."""
    return re.sub(r"\s+", " ", html.unescape(TAG.sub("", text))).strip()


def _name(found: re.Match[str]) -> str:
    return (found["who"] or found["square"] or "").strip()


def _is_name(label: str) -> bool:
    """Tell whether a label looks like a name, so that nobody else's words are its owner's."""
    words = label.split()
    return len(words) <= MAX_NAME_WORDS and not any(word[0].islower() for word in words)
