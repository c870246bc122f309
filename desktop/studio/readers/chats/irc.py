"""Reads logs with a time and a name in each line: of IRC, and as Pidgin and Zoom write them.

The notice of a new name is followed, so that a name that somebody else takes over stays theirs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.studio.readers.brought import Brought, Place
from desktop.studio.readers.chats.chat_messages import Message, asks, own_side
from desktop.studio.readers.chats.stamps import Stamp, day_in, stamp_in, stamp_on
from desktop.studio.readers.chats.written_chats import (
    NOTICE,
    Written,
    gathered,
    lines_of,
    owners_of,
    to_messages,
)

__all__ = ["looks_like_irc", "looks_like_log", "read_irc"]

SAMPLE_LINES = 300
CODES = re.compile(  # colours and the like
    "\x03(?:\\d{1,2}(?:,\\d{1,2})?)?|\x04[0-9A-Fa-f]{6}|[\x02\x0f\x11\x16\x1d\x1e\x1f]"
)
DATE = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|[A-Z][a-zä]{2} [ \d]?\d"
TIMED = re.compile(
    rf"(?P<open>[\[(]?)(?:(?P<date>{DATE})[T ,]{{1,2}})?"
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?+)(?:[.,]\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?"
    r"[\])]?(?P<gap>[ \t]+)(?P<rest>.*)"
)
NICK = r"(?:[^\W\d]|[\[\]\\^{}|`_])[^\s<>,:]{0,40}"
SAID = re.compile(rf"<[ ~&@%+!*]?(?P<who>{NICK})> ?\t?(?P<what>.*)")
COLUMN = re.compile(rf"[~&@%+!]?(?P<who>{NICK})\t(?P<what>.*)")  # of WeeChat
COLON = re.compile(r"(?P<who>[^\W\d][^:<>\t\n]{0,60}): (?P<what>.*)")  # behind a time in brackets
ZOOM = re.compile(
    r"(?:From|Von)[ \t]+(?P<who>[^\t\n:]{1,60}?)[ \t]*"
    r"(?:\b(?:to|To|an|An)[ \t]+[^:\n]{1,80}?)? ?: ?\t?(?P<what>.*)"
)
ZOOM_COLUMN = re.compile(r"(?P<who>[^\t\n:]{1,60}):\t(?P<what>.*)")  # beside a recording
REPLIED = re.compile(r"\s*(?:Replying to|Antwort(?:et)? auf) [\"“„].*?[\"“”]\s*\n")  # of Zoom
REACTED = re.compile(
    r"\s*(?:Reacted to [\"“].*[\"”] with|Reagiert(?:e)? auf [\"“„].*[\"“”] mit"
    r"|Removed a\b.{1,40}\bfrom) ?.*",
    re.DOTALL,
)
EXPORTER = ("Me", "Ich")  # what Zoom calls whoever saves it
RENAMED = re.compile(
    rf"(?:-!-|--|\*+|)\s*(?P<old>{NICK}) (?:is now known as|hei(?:ß|ss)t jetzt"
    rf"|ist jetzt bekannt als) (?P<new>{NICK})"
)
GONE = re.compile(
    rf"(?:-!-|<--|\*+|)\s*(?P<nick>{NICK})(?: [\[(]\S+[\])])? (?:has (?:quit|left)|Quit|Parts)\b"
)
LOG = re.compile(  # opened, closed, another day
    r"(?:-{3}|\*{4}|Session (?:Start|Time|Close|Ident)|\[(?:INFO|ERROR)\]|Conversation with ).*"
)
ADDRESSED = re.compile(rf"@?(?P<nick>{NICK})[:,] +(?P<rest>\S.*)", re.DOTALL)
MIN_LINES = 2
RECENT = 20  # messages among which an answer's question is looked for
NO_QUESTION = "–"  # in the place of what is addressed to somebody else
NO_YEAR = 2000  # of a log that tells none; has a 29th of February


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with a time: whose it is, and what is said; a notice is nobody's."""

    stamp: Stamp
    who: str
    text: str
    goes_on: bool  # the next lines without a time belong to it


def looks_like_irc(text: str) -> bool:
    """Tell whether most lines of a text are those of a log of IRC: a name in marks or a column."""
    return _n_said(text, goes_on=False) >= MIN_LINES


def looks_like_log(text: str) -> bool:
    """Tell whether most lines of a text have a time, a name and a colon."""
    return _n_said(text, goes_on=True) >= MIN_LINES


def _n_said(text: str, *, goes_on: bool) -> int:
    """Return how many lines say who has said what; none where most lines are something else."""
    lines = [line for line in lines_of(CODES.sub("", text[:50_000]))[:SAMPLE_LINES] if line.strip()]
    read = [one for line in lines if (one := _line(line, (), NO_YEAR))]
    said = [one for one in read if one.who and one.goes_on == goes_on]
    n_indented = sum(line[0].isspace() for line in lines) if goes_on else 0
    return len(said) if (len(read) + n_indented) * 2 >= len(lines) else 0


def read_irc(text: str, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take the owner's side of a log.

    Raises:
        Refused: The owner is not among those who speak.
    """
    names: dict[str, str] = {}
    begun = _begun(lines_of(CODES.sub("", text)), names, brought)
    written = list(gathered(begun, brought))
    for one in written:
        one.text = "" if REACTED.fullmatch(one.text) else REPLIED.sub("", one.text)
    brought.format = "IRC log" if looks_like_irc(text) else "chat log"
    brought.unit, brought.n_read = "messages", len(written)
    messages = to_messages(written, brought)
    owners = owners_of(written, wanted, name, brought, EXPORTER)
    own_side(_directed(messages, owners, names), owners, brought)


def _begun(
    lines: Sequence[str], names: dict[str, str], brought: Brought
) -> Iterator[tuple[int, str, Written | None]]:
    """Yield what the lines say; `names` gets the new names, and who is behind each."""
    day: tuple[int, ...] = ()
    people = _People(names)
    has_begun = goes_on = False
    for number, line in enumerate(lines, start=1):
        if one := _line(line, day, day[-1] if day and day[-1] > 31 else NO_YEAR):
            who = people.behind(one.who)
            if not who:
                people.notice(one.text)
            why = "" if who else NOTICE
            yield number, line, Written(Place(number), who, one.stamp, one.text, why)
            has_begun, goes_on = True, one.goes_on
        elif LOG.match(line):
            day = _day(line) or day
            people.known_as.clear()
        elif goes_on or not has_begun:
            yield number, line.strip(), None
        elif line.strip():
            brought.leave(Place(number), NOTICE)


class _People:
    """Who is behind a name, as far as notices tell.

    Args:
        names: Gets each new name, and who took it.
    """

    def __init__(self, names: dict[str, str]) -> None:
        self.known_as: dict[str, str] = {}
        self._names = names

    def notice(self, text: str) -> None:
        """Take the notice of a new name, or that somebody has left."""
        if renamed := RENAMED.match(text):
            self.known_as[renamed["new"]] = self.known_as.pop(renamed["old"], renamed["old"])
            self._names |= self.known_as
        elif gone := GONE.match(text):
            self.known_as.pop(gone["nick"], None)

    def behind(self, nick: str) -> str:
        """Return who speaks; a name is free again for another one while its owner has a new one."""
        if nick in self.known_as:
            return self.known_as[nick]
        return f"{nick} (2)" if nick in self.known_as.values() else nick


def _line(line: str, day: tuple[int, ...], year: int) -> _Line | None:
    """Return what a line says; None for one without a time, which may go on with another one."""
    found = TIMED.fullmatch(line)
    if found is None:
        bare = SAID.fullmatch(line.strip())
        return _Line(Stamp(day, 0, 0), bare["who"], bare["what"], False) if bare else None
    stamp = _stamp(found, day, year)
    rest = found["rest"]
    if said := SAID.fullmatch(rest) or (COLUMN.fullmatch(rest) if found["gap"] == "\t" else None):
        return _Line(stamp, said["who"], said["what"], False)
    colon = COLON.fullmatch(rest) if found["open"] else ZOOM_COLUMN.fullmatch(rest)
    if said := ZOOM.fullmatch(rest) or colon:
        return _Line(stamp, said["who"].strip(), said["what"], True)
    return _Line(stamp, "", rest.strip(), False)


def _stamp(found: re.Match[str], day: tuple[int, ...], year: int) -> Stamp:
    date = found["date"] or ""
    dated = f"{date} {year}" if date[:1].isalpha() else date
    return stamp_on(_numbers(f"{dated} 0:00") or day, found["clock"])


def _numbers(text: str) -> tuple[int, ...]:
    stamp = stamp_in(text)
    return stamp.numbers if stamp else ()


def _day(line: str) -> tuple[int, ...]:
    """Return the date that a line tells which opens a log or a day."""
    told = re.sub(r"^(?:Session \w+:|.*? at )", "", line).strip("-*= ")
    return _numbers(told) or day_in(told)


def _directed(
    messages: Sequence[Message], owners: Collection[str], names: Mapping[str, str]
) -> list[Message]:
    """Return the messages without the names they are addressed to, and with what they answer.

    A question to somebody else is none to the owner; an answer to somebody answers their question.
    """
    nicks = {name.casefold(): who for name, who in names.items()}
    nicks |= {message.sender.casefold(): message.sender for message in messages}
    found: list[Message] = []
    told: dict[str, str] = {}  # to whom the owner has spoken, by the key of the message
    for number, message in enumerate(messages):
        one = replace(message, key=str(number))
        addressed = ADDRESSED.fullmatch(message.text)
        to = nicks.get(addressed["nick"].casefold(), "") if addressed else ""
        if addressed and to:
            one = replace(one, text=addressed["rest"])
        if to and message.sender in owners:
            if not found or told.get(found[-1].key) != to:
                one = replace(one, reply_to=_asked_by(to, found[-RECENT:], told))
            told[one.key] = to
        elif to and to not in owners:
            one = replace(one, text=NO_QUESTION)
        found.append(one)
    return found


def _asked_by(nick: str, before: Sequence[Message], told: Mapping[str, str]) -> str:
    """Return the key of what somebody has asked since the owner spoke to them; else of nothing."""
    for message in reversed(before):
        if told.get(message.key) == nick:
            break
        if message.sender == nick and asks(message.text):
            return message.key
    return "nothing"
