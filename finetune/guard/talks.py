"""Holds whole talks with a real model and counts which turns say what they should.

Pipeline process: the real engine, the conversation of the window. A turn is as expected when its
reply has one of the wanted pieces of text in it and none of the unwanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from backends.hosts.process import BlockingEngine
from finetune.evaluation.evaluate import Plan, drive
from finetune.judge.owners import persona_of, use_of
from persona.conversation import Conversation, recall_of
from persona.shares import wilson
from persona.sheet import speaks

__all__ = ["TALKS", "Said", "Talk", "hold", "lines_of", "load_talks"]

TALKS = Path(__file__).with_name("talks.jsonl")


class TalkTurn(msgspec.Struct, frozen=True):
    """What the visitor says, and what the reply has to have in it: one of these, none of those."""

    say: str
    expect: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Talk(msgspec.Struct, frozen=True):
    """One talk with an owner of the tuning ones."""

    id: str
    owner: str
    turns: tuple[TalkTurn, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What became of a turn."""

    talk: str
    turn: TalkTurn
    text: str
    is_right: bool


def load_talks(path: Path = TALKS) -> list[Talk]:
    """Return the talks of a file."""
    return [msgspec.json.decode(line, type=Talk) for line in path.read_bytes().splitlines()]


def hold(plan: Plan, talks: Sequence[Talk]) -> Iterator[Said]:
    """Hold the talks with a model; yield each turn."""
    own = {owner.id: persona_of(owner) for owner in use_of("tune")}
    with BlockingEngine(plan.backend) as engine:
        info = engine.load(plan.spec())
        for talk in talks:
            persona = own[talk.owner]
            conversation = Conversation(persona, plan.mode, recall=recall_of(info.n_params))
            conversation.speaks = speaks("auto", persona, info.n_params, info.n_ctx)
            for turn in talk.turns:
                yield _said(engine, plan, conversation, talk, turn)


def _said(
    engine: BlockingEngine,
    plan: Plan,
    conversation: Conversation,
    talk: Talk,
    turn: TalkTurn,
) -> Said:
    asked = conversation.ask(turn.say, plan.sampling)
    drive(engine, asked)
    assert asked.reply
    text = asked.reply.text
    is_wanted = not turn.expect or any(piece in text for piece in turn.expect)
    is_right = is_wanted and not any(piece in text for piece in turn.never)
    return Said(talk.id, turn, text, is_right)


def lines_of(said: Sequence[Said]) -> Iterator[str]:
    """Yield the share of turns as expected, by talk and in all; then those that are not."""
    for name in (*dict.fromkeys(one.talk for one in said), ""):
        own = [one for one in said if name in ("", one.talk)]
        share = wilson(sum(one.is_right for one in own), len(own))
        yield (
            f"{name or 'all':8}{sum(one.is_right for one in own):4} of {len(own):3} turns as "
            f"expected ({share.low:.0%} - {share.high:.0%})"
        )
    for one in said:
        if not one.is_right:
            yield f"{one.talk}: {one.turn.say}\n    {one.text!r}, wanted {one.turn.expect}"
