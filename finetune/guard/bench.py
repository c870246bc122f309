"""Plays a model that says what is right, and one that lies, through the real conversation.

Pipeline process. The words are written in ``cases.jsonl``; judge, verifier and conversation are
those of the app. A right reply has to reach the visitor whole, to the letter; of a wrong one the
false sentence must not be in what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from backends.base import Message, ReplyStats
from backends.errors import FinetuneError
from finetune.judge.owners import Owner, persona_of, use_of
from persona.conversation import Conversation
from persona.judging.finder import finder_for
from persona.model import Persona
from persona.reply import Reply
from persona.sentences import normalised
from persona.shares import wilson
from persona.sheet import speaks

__all__ = ["CASES", "Case", "Shown", "is_right", "lines_of", "load_cases", "measure", "play"]

CASES = Path(__file__).with_name("cases.jsonl")
PIECE_CHARS = 7  # as a model streams
N_PARAMS, N_CTX = 7_000_000_000, 8192  # of the model that is played: it has the whole sheet


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question with what the model says to it.

    Attributes:
        half: ``first`` was there while the guard was worked on; each later one was written blind to
            it; the ``fifth`` and later ones are about the test owners.
        kind: What kind of reply: paraphrase, code, poem …; or of lie: invented, exchanged …
        reply: The model's words, at each attempt.
        wrong: The false sentence in it; empty: all of it is right.
        before: Turns before it: question and reply each.
    """

    id: str
    half: str
    owner: str
    kind: str
    question: str
    reply: str
    wrong: str = ""
    before: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What became of a case."""

    case: Case
    reply: Reply
    is_right: bool


def load_cases(path: Path = CASES) -> list[Case]:
    """Return the cases of a file.

    Raises:
        FinetuneError: It cannot be read, or a line is no case; the message names it.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as exc:
        raise FinetuneError(f"{path.name} could not be read.", str(exc), "Check its path.") from exc
    return [_case(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _case(path: Path, number: int, line: bytes) -> Case:
    try:
        return msgspec.json.decode(line, type=Case)
    except msgspec.MsgspecError as exc:
        raise FinetuneError(f"{path}:{number} is not usable.", str(exc), "Mend the line.") from exc


def measure(cases: Iterable[Case], owners: Sequence[Owner] = ()) -> Iterator[Shown]:
    """Yield what becomes of each case; owner by owner, so that each is read once."""
    own = {owner.id: persona_of(owner) for owner in owners or [*use_of("tune"), *use_of("test")]}
    for case in sorted(cases, key=lambda one: one.owner):
        if case.owner not in own:
            raise FinetuneError(
                f"There is no owner {case.owner}.", f"Case {case.id}.", "See finetune/owners."
            )
        if finder_for(own[case.owner]).reader is None:
            raise FinetuneError(
                "There is nothing to measure.", "The judge does not run here.", "Try again later."
            )
        reply = play(own[case.owner], case)
        yield Shown(case, reply, is_right(case, reply))


def play(persona: Persona, case: Case) -> Reply:
    """Return the reply when the model says the words of a case at each attempt."""
    history = tuple(
        message
        for question, reply in case.before
        for message in (Message("user", question), Message("assistant", reply))
    )
    talk = Conversation(persona, history=history)
    talk.speaks = speaks("auto", persona, N_PARAMS, N_CTX)
    turn = talk.ask(case.question)
    while turn.messages:
        for start in range(0, len(case.reply), PIECE_CHARS):
            turn.feed(case.reply[start : start + PIECE_CHARS])
            if turn.stopped:
                break
        turn.finish(ReplyStats(stop_reason="eog"))
    assert turn.reply
    return turn.reply


def is_right(case: Case, reply: Reply) -> bool:
    """Return whether what is right was shown whole, or what is wrong was held."""
    if case.wrong:
        return normalised(case.wrong) not in normalised(reply.text)
    return reply.text.strip() == case.reply.strip()


def lines_of(shown: Sequence[Shown]) -> Iterator[str]:
    """Yield the table: both shares, by half and by kind; then each case that is not as wanted."""
    for half in dict.fromkeys(one.case.half for one in shown):
        yield from _half(half, [one for one in shown if one.case.half == half])
    for one in shown:
        if not one.is_right:
            held = f" held: {one.reply.held_back}" if one.reply.held_back else ""
            yield f"{one.case.id} {one.case.owner} {one.case.kind}: {one.case.question}"
            yield f"    shown: {one.reply.text!r}{held}"


def _half(name: str, shown: Sequence[Shown]) -> Iterator[str]:
    groups = {
        "right, shown whole": [one for one in shown if not one.case.wrong],
        "wrong, held": [one for one in shown if one.case.wrong],
    }
    for title, own in groups.items():
        kinds = dict.fromkeys(one.case.kind for one in own)
        hits = sum(one.is_right for one in own)
        share = wilson(hits, len(own))
        parts = ", ".join(
            _part(kind, [one for one in own if one.case.kind == kind]) for kind in kinds
        )
        yield (
            f"{name:8}{title:20}{hits:4} of {len(own):3} = {hits / max(1, len(own)):6.1%} "
            f"({share.low:.0%} - {share.high:.0%}): {parts}"
        )


def _part(kind: str, own: Sequence[Shown]) -> str:
    return f"{kind} {sum(one.is_right for one in own)}/{len(own)}"
