"""What a file of the owner gave: pairs, statements, voice, and what was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from backends.errors import Sentence
from persona.layout import MAX_TOLD
from persona.model import Kind

__all__ = [
    "Brought",
    "Item",
    "LeftOut",
    "NobodyCalled",
    "Pair",
    "Place",
    "Refused",
    "Statement",
    "Voice",
]

MAX_QUESTION_CHARS = 4_000  # what persona.records allows
MAX_ANSWER_CHARS = 64_000
SEVERAL = "several chats"
MAX_ITEMS = 50_000  # of one file that are looked at
NO_ANSWER_NEEDED = ("unanswerable", "general")


class Refused(ValueError):
    """A file cannot be used as a whole: why, and what to do, one sentence each."""

    def __init__(self, why: str, todo: str) -> None:
        super().__init__(why)
        self.why = why
        self.todo = todo


class NobodyCalled(Refused):
    """The owner is not among those who write in a chat, by the names that are known."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: a line (from 1), a part of it (sheet, page, message), or both.

    Attributes:
        file: Of a ZIP, where there are several in it.
    """

    line: int = 0
    part: str = ""
    file: str = ""

    def within(self, name: str) -> Place:
        """Return it as a place in a file of a ZIP."""
        return replace(self, file=name)

    def __str__(self) -> str:
        """Return it in words."""
        line = f"line {self.line}" if self.line else ""
        return ", ".join(piece for piece in (self.file, self.part, line) if piece)


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with its answer, in one wording or several."""

    place: Place
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    id: str = ""
    kind: Kind = "answerable"
    facts: tuple[str, ...] = ()
    topic: str = ""

    def texts(self) -> tuple[str, ...]:
        """Return every text in it."""
        return (*self.questions, *self.answers)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that may become a fact."""

    place: Place
    text: str
    topic: str = ""
    id: str = ""

    def texts(self) -> tuple[str, ...]:
        """Return every text in it."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class Voice:
    """What the owner wrote without being asked: how they sound, not what is known of them."""

    place: Place
    text: str

    def texts(self) -> tuple[str, ...]:
        """Return every text in it."""
        return (self.text,)


Item = Pair | Statement | Voice


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A place of a file that was not taken, and why."""

    place: Place
    why: str


@dataclass(slots=True)
class Brought:
    """What one file gave.

    Attributes:
        format: What it is, in words.
        encoding: Of a text.
        unit: What `n_read` counts.
        names: Other people that the file names itself, such as the senders of a chat.
        own_names: Names in the file that are the owner's.
        people: Names behind the ids of a chat, as a list beside it tells them.
        partners: Names under which a chat has both sides of it, its own and the other one.
    """

    path: Path
    format: str = ""
    encoding: str = ""
    unit: str = "rows"
    n_read: int = 0
    items: list[Item] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    own_names: set[str] = field(default_factory=set)
    people: dict[str, str] = field(default_factory=dict)
    partners: set[str] = field(default_factory=set)

    @property
    def is_chat(self) -> bool:
        """Whether people write to each other in it."""
        return self.unit == "messages"

    @property
    def described(self) -> str:
        """What it is, with the encoding of a text."""
        return ", ".join(filter(None, (self.format, self.encoding)))

    def add(self, item: Item) -> None:
        """Take an item, or note why it cannot be taken.

        Raises:
            Refused: There are more than are looked at.
        """
        if why := _fault(item):
            self.leave(item.place, why)
            return
        if len(self.items) >= MAX_ITEMS:
            raise Refused(
                Sentence(
                    "It holds more than {1} questions or sentences; an avatar holds {2} of each.",
                    f"{MAX_ITEMS:,}",
                    f"{MAX_TOLD:,}",
                ),
                "Keep what is really about you, and bring it in a file of its own.",
            )
        self.items.append(item)

    def next_message(self, number: object = None) -> Place:
        """Count a message; return its place, by its own number where the file gives it one."""
        self.n_read += 1
        return Place(part=Sentence("message {1}", self.n_read if number is None else number))

    def leave(self, place: Place, why: str) -> None:
        """Note that something was left out."""
        self.left_out.append(LeftOut(place, why))

    def take_in(self, part: Brought, name: str = "") -> None:
        """Take what a part of the file gave, such as a chat in a ZIP; places get its name.

        Raises:
            Refused: There are more than a persona can hold.
        """
        self.format = part.format if self.format in ("", part.format) else SEVERAL
        self.encoding, self.unit = part.encoding, part.unit
        self.n_read += part.n_read
        for item in part.items:
            self.add(replace(item, place=item.place.within(name)))
        self.left_out += [LeftOut(one.place.within(name), one.why) for one in part.left_out]
        self.notes += [note for note in part.notes if note not in self.notes]
        self.names |= part.names
        self.own_names |= part.own_names

    def reasons(self) -> dict[str, list[Place]]:
        """Return the places by reason, the most frequent reason first."""
        counts = Counter(one.why for one in self.left_out)
        found: dict[str, list[Place]] = {why: [] for why, _ in counts.most_common()}
        for one in self.left_out:
            found[one.why].append(one.place)
        return found

    def pairs(self) -> list[Pair]:
        """Return the questions with their answers."""
        return [item for item in self.items if isinstance(item, Pair)]

    def statements(self) -> list[Statement]:
        """Return the proposed facts."""
        return [item for item in self.items if isinstance(item, Statement)]

    def voices(self) -> list[Voice]:
        """Return the owner's words that answer nothing."""
        return [item for item in self.items if isinstance(item, Voice)]


def _fault(item: Item) -> str:
    """Return why an item cannot be taken, or nothing."""
    return next(_faults(item), "")


def _faults(item: Item) -> Iterator[str]:
    if isinstance(item, Pair):
        if not any(text.strip() for text in item.questions):
            yield "there is no question"
        if not any(text.strip() for text in item.answers) and item.kind not in NO_ANSWER_NEEDED:
            yield "there is no answer"
        if any(len(text) > MAX_QUESTION_CHARS for text in item.questions):
            yield Sentence("the question is longer than {1} characters", MAX_QUESTION_CHARS)
        if any(len(text) > MAX_ANSWER_CHARS for text in item.answers):
            yield Sentence("the answer is longer than {1} characters", MAX_ANSWER_CHARS)
    elif len(item.texts()[0]) > MAX_QUESTION_CHARS:
        yield Sentence("it is longer than {1} characters", MAX_QUESTION_CHARS)
    if any(_is_damaged(text) for text in item.texts()):
        yield "it holds damaged characters"


def _is_damaged(text: str) -> bool:
    """Tell whether a text holds NUL, half a character, or the mark of one that was lost."""
    return any(char in "\0\ufffd" or "\ud800" <= char <= "\udfff" for char in text)
