"""Reads a text in which each line says whose words it is: an interview, questions and answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.studio.readers.brought import Brought, Pair, Place
from desktop.studio.readers.chats.chat_messages import Message, own_side, owners_in
from desktop.studio.readers.columns import is_header, role_of

__all__ = ["Turn", "is_transcript", "read_transcript", "turns_in"]

LINE = re.compile(
    r"[\s>*_#-]{0,8}([^\W\d][^:：\n]{0,30}?)[*_ ]{0,4}(?::[*_]{0,3}(?=\s|$)|：[*_]{0,3})(.*)"
)
EDGES = " \t*_"
CLOCK = re.compile(r"[\s\[(]*\d{1,2}(?::\d{2}){1,2}[\s\])]*")  # a line between the words
MIN_TURNS = 2
MAX_SAMPLE = 2_000  # lines


@dataclass(slots=True)
class Turn:
    """What one said at once."""

    place: Place
    who: str
    text: str


def turns_in(text: str) -> tuple[list[Turn], int]:
    """Return what is said, and how many lines stand before the first of it."""
    turns: list[Turn] = []
    n_before = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if found := LINE.match(line):
            turns.append(Turn(Place(number), found[1].strip(), found[2].strip(EDGES)))
        elif CLOCK.fullmatch(line):
            continue
        elif turns and line.strip():
            turns[-1].text = f"{turns[-1].text}\n{line.strip(EDGES)}".strip()
        else:
            n_before += bool(line.strip())
    return turns, n_before


def is_transcript(text: str, owners: Sequence[str]) -> bool:
    """Tell whether most lines begin with who speaks: by roles, or by names that come again."""
    lines = [line for line in text.splitlines()[:MAX_SAMPLE] if line.strip()]
    said = [found[1].strip() for line in lines if (found := LINE.match(line))]
    labels = Counter(said)
    n_turns = labels.total()
    if n_turns < MIN_TURNS or n_turns * 3 < len(lines):
        return False
    if is_header(role for label in labels if (role := role_of(label))):
        return True
    names = {label.casefold() for label in labels}
    is_known = any(owner.casefold() in names for owner in owners)
    n = len(labels)  # the fields of a form come again in the same order
    is_form = n > 2 and all(one == said[i % n] for i, one in enumerate(said))
    return n > 1 and (is_known or (n_turns >= 2 * n and not is_form))


def read_transcript(text: str, wanted: Sequence[str], name: str, brought: Brought) -> None:
    """Take questions with their answers; of a talk, the owner's side.

    Raises:
        Refused: It is a talk, and the owner is not among those who speak.
    """
    turns, n_before = turns_in(text)
    brought.n_read = len(turns) + n_before
    if n_before:
        brought.leave(Place(1), "it stands before the first who speaks")
    if is_header(role for turn in turns if (role := role_of(turn.who))):
        brought.format, brought.unit = "questions and answers, text", "lines"
        _by_roles(turns, brought)
        return
    brought.format, brought.unit = "talk, text", "messages"
    messages = [Message(turn.place, turn.who, turn.text) for turn in turns if turn.text]
    owners = owners_in(Counter(message.sender for message in messages), wanted, name)
    own_side(messages, owners, brought)


def _by_roles(turns: Sequence[Turn], brought: Brought) -> None:
    asked: list[Turn] = []
    labels = Counter(turn.who for turn in turns)
    whole: list[Turn] = []
    for turn in turns:
        if whole and role_of(turn.who) is None and labels[turn.who] == 1:
            whole[-1].text += f"\n{turn.who}: {turn.text}"  # a line of an answer
        else:
            whole.append(turn)
    for turn in whole:
        role = role_of(turn.who)
        if role == "question":
            asked.append(turn)
        elif role == "answer" and asked and turn.text:
            questions = tuple(one.text for one in asked if one.text)
            brought.add(Pair(asked[0].place, questions, (turn.text,)))
            asked = []
        else:
            brought.leave(turn.place, "nothing was asked before an answer")
    for turn in asked:
        brought.leave(turn.place, "the last question has no answer")
