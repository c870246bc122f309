"""The interview of an owner: what is asked next or skipped, which facts wait for a yes. No Qt.

An answer becomes a pair in the persona's files at once. The rest stands in a file of its own
beside them, one line for each event, so that a kill costs nothing that was sent; what is half
typed stands in another one. They are never shared.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from backends.files import sync_later, write_atomically
from desktop.studio.notebook import with_answer, with_fact, with_pair, with_refusal
from persona.bank import Bank, BankQuestion, BankTopic, bank_of
from persona.model import SUBJECT, Example, Persona
from persona.sentences import normalised, repeats

__all__ = [
    "ASKED",
    "INTERVIEW_FILE",
    "Interview",
    "Proposed",
    "answered_ids",
    "answers_of",
    "next_question",
    "taken_answer",
    "taken_fact",
]

SOURCE = "interview"  # of a fact
ASKED = "interview"  # unknown field of an example: the id of the question that it answers
INTERVIEW_FILE, DRAFT_FILE = "interview.jsonl", "interview-draft.txt"
MAX_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Proposed:
    """What an answer tells that may become a fact.

    Attributes:
        asked: Id of the question that was answered.
    """

    text: str
    topic: str
    asked: str = ""


@dataclass(slots=True)
class Interview:
    """What is kept of the interviews with one owner.

    Attributes:
        skipped: Ids of questions that are not to be asked.
        proposed: Sentences that wait for a yes, the oldest first.
        unread: Answers in which nobody has looked for facts yet, with the ids of their questions.
    """

    folder: Path
    skipped: set[str] = field(default_factory=set)
    proposed: list[Proposed] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    asking: str = ""  # id of the question that was chosen last

    @classmethod
    def open(cls, folder: Path) -> Interview:
        """Return what is kept in a persona's folder; a damaged line counts for none."""
        made = cls(folder)
        for event in _events(folder / INTERVIEW_FILE):
            made._apply(event)
        return made

    def skip(self, question: BankQuestion) -> None:
        """Never ask a question.

        Raises:
            OSError: It cannot be written.
        """
        self._note({"skipped": question.id})

    def ask_next(self, question: BankQuestion) -> None:
        """Note which question the owner has turned to: what he types belongs to it.

        Raises:
            OSError: It cannot be written.
        """
        self._note({"asking": question.id})

    def ask_again(self) -> None:
        """Ask again what was skipped.

        Raises:
            OSError: It cannot be written.
        """
        self._note({"again": True})

    def newest_first(self) -> list[Proposed]:
        """Return what waits for a yes: the last answer first, what it tells in its order."""
        answers = [list(own) for _, own in groupby(self.proposed, key=lambda own: own.asked)]
        return [one for own in reversed(answers) for one in own]

    def new_of(
        self, persona: Persona, told: Iterable[str], topic: str, asked: str = ""
    ) -> tuple[Proposed, ...]:
        """Return what an answer tells that is no fact yet and does not wait for a yes."""
        known = {normalised(own.text) for own in persona.facts}
        known |= {normalised(own.text) for own in self.proposed}
        new = {plain: text for text in told if (plain := normalised(text)) not in known}
        return tuple(Proposed(text, topic, asked) for text in new.values())

    def propose(self, one: Proposed) -> None:
        """Let a sentence wait for a yes, say again.

        Raises:
            OSError: It cannot be written.
        """
        self._note({"proposed": one.text, "topic": one.topic, "asked": one.asked})

    def settle(self, one: Proposed) -> None:
        """Let a sentence wait no longer: it was taken or struck.

        Raises:
            OSError: It cannot be written.
        """
        self._note({"settled": one.text})

    def to_read(self, answer: str, asked: str) -> None:
        """Note that facts are to be looked for in an answer.

        Raises:
            OSError: It cannot be written.
        """
        self._note({"unread": answer, "asked": asked})

    def was_read(self, answer: str, asked: str) -> None:
        """Note that this is done: what it tells waits for a yes.

        Raises:
            OSError: It cannot be written.
        """
        if (answer, asked) in self.unread:
            self._note({"read": answer, "asked": asked})

    def draft(self) -> str:
        """Return what was typed and not sent."""
        try:
            return (self.folder / DRAFT_FILE).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def keep_draft(self, text: str) -> None:
        """Keep what is typed and not sent.

        Raises:
            OSError: It cannot be written.
        """
        if text:
            write_atomically(self.folder / DRAFT_FILE, text.encode("utf-8", "replace"))
        else:
            (self.folder / DRAFT_FILE).unlink(missing_ok=True)

    def _note(self, event: dict[str, object]) -> None:
        """Write an event before it counts: whatever ends the window, it is there."""
        line = json.dumps(event, ensure_ascii=False).encode() + b"\n"
        with (self.folder / INTERVIEW_FILE).open("a+b") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                line = line if file.read(1) == b"\n" else b"\n" + line  # a kill tore the last one
            file.write(line)
        sync_later(self.folder / INTERVIEW_FILE)
        self._apply(event)

    def _apply(self, event: dict[str, object]) -> None:
        if "asking" in event:
            self.asking = str(event["asking"])
        elif "skipped" in event:
            self.skipped.add(str(event["skipped"]))
        elif "again" in event:
            self.skipped.clear()
        elif "proposed" in event:
            topic, asked = str(event.get("topic", "")), str(event.get("asked", ""))
            self.proposed.append(Proposed(str(event["proposed"]), topic, asked))
        elif "settled" in event:
            self.proposed = [own for own in self.proposed if own.text != event["settled"]]
        elif "unread" in event:
            self.unread.append((str(event["unread"]), str(event.get("asked", ""))))
        elif "read" in event:
            self._strike_unread(str(event["read"]), str(event.get("asked", "")))

    def _strike_unread(self, answer: str, asked: str) -> None:
        """Strike an answer once: it may have been undone and given again."""
        left = list(self.unread)
        if (answer, asked) in left:
            left.remove((answer, asked))
        self.unread = left


def _events(path: Path) -> Iterator[dict[str, object]]:
    try:
        data = path.read_bytes()[:MAX_BYTES]
    except OSError:
        return
    for line in data.split(b"\n"):
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(event, dict):
            yield event


def answers_of(persona: Persona) -> Iterator[tuple[BankQuestion, tuple[str, ...]]]:
    """Yield what was asked in the interview, with the answers, in the order of the files."""
    known = {own.id: own for _, own in bank_of(persona).questions()}
    for pair in (*persona.held_back, *persona.examples):
        question = known.get(str(pair.extra.get(ASKED, "")))
        if question is not None:
            subject = pair.extra.get(SUBJECT)
            yield question, (str(subject),) if subject else pair.answers


def taken_answer(
    persona: Persona, bank: Bank, topic: BankTopic, question: BankQuestion, answer: str
) -> Persona:
    """Return a persona with an owner's answer to a question of the interview.

    The answer to what is not talked about is a subject; it is answered in the words of the
    language until the owner has others. A second answer to one question is said in turn with the
    first.
    """
    mark: dict[str, object] = {ASKED: question.id}
    if question.kind == "unanswerable":
        return with_refusal(persona, answer, "", bank, mark)
    before = next((own for own in persona.examples if own.extra.get(ASKED) == question.id), None)
    if before is not None:  # it was answered in another window meanwhile
        return with_answer(persona, before, answer)
    pair = Example(
        id="",
        kind=question.kind,
        questions=question.wordings,
        answers=(answer,),
        topic=question.line or topic.name,
        extra=mark,
    )
    return with_pair(persona, pair)


def taken_fact(persona: Persona, one: Proposed, text: str) -> Persona:
    """Return a persona with a proposed fact, which the pairs that say it tell, too.

    Args:
        persona: Whose.
        one: As it stands in an answer.
        text: As the owner takes it.
    """
    made = with_fact(persona, text, one.topic, SOURCE)
    new = made.facts[-1].id
    pairs = (
        replace(own, facts=(*own.facts, new)) if _says(own, one.text) else own
        for own in made.examples
    )
    return replace(made, examples=tuple(pairs))


def _says(own: Example, sentence: str) -> bool:
    is_told = own.kind in ("answerable", "identity")
    return is_told and any(repeats(sentence, answer) for answer in own.answers)


def answered_ids(bank: Bank, persona: Persona) -> set[str]:
    """Return the ids of the questions that a persona answers in so many words, or holds back."""
    asked, told = _asked_in(_Pairs(persona.examples, persona.held_back))
    found = {own.id for _, own in bank.questions() if normalised(own.asked) in asked}
    return found | (told & {own.id for _, own in bank.questions()})


class _Pairs:
    """Pairs of a persona, the same as long as they are the same objects."""

    def __init__(self, *parts: tuple[Example, ...]) -> None:
        self.parts = parts

    def __eq__(self, other: object) -> bool:
        mine = map(id, self.parts)
        return isinstance(other, _Pairs) and [*mine] == [*map(id, other.parts)]

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.parts)))


@lru_cache(maxsize=2)
def _asked_in(pairs: _Pairs) -> tuple[frozenset[str], frozenset[str]]:
    """Return what is asked in pairs, by its words alone, and what they answer of the interview.

    Every page of the studio looks after each change.
    """
    own = [pair for part in pairs.parts for pair in part]
    asked = frozenset(normalised(text) for pair in own for text in pair.questions)
    return asked, frozenset(str(pair.extra.get(ASKED, "")) for pair in own)


def next_question(
    bank: Bank, persona: Persona, skipped: set[str]
) -> tuple[BankTopic, BankQuestion] | None:
    """Return the next question with its topic: one of the topic of which least is told."""
    done = answered_ids(bank, persona) | skipped
    told = Counter(topic.id for topic, own in bank.questions() if own.id in done)
    open_ones = [(topic, own) for topic, own in bank.questions() if own.id not in done]
    return min(open_ones, key=lambda pair: told[pair[0].id], default=None)
