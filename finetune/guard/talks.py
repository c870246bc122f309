"""Holds whole talks with a real model and counts which turns say what they should.

Pipeline process: the real engine, the conversation of the window. A turn is as expected when its
reply has one of the wanted pieces of text in it and none of the unwanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

import msgspec

from backends.base import Message
from backends.hosts.process import BlockingEngine
from finetune.evaluation.evaluate import Clock, Plan, drive
from finetune.guard.manner import letters_of, likeliest_language, recited, voice_score
from finetune.judge.owners import Owner, persona_of, use_of
from persona.conversation import Conversation
from persona.reply import Reply
from persona.shares import wilson
from persona.sheet import is_small, sheet_message, speaks

__all__ = ["TALKS", "Said", "Talk", "hold", "lines_of", "load_talks", "manner_of", "save"]

MIN_CHARS = 20  # of a reply whose language can be told
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What became of a turn.

    Attributes:
        number: Of the turn in its talk, from 1.
        text: The whole reply; `source`, `facts`, `held_back` and `notes` as in `Reply`.
        first_s: From the question to the first text that was shown.
        n_read: Prompt tokens that the engine read for it, beside the visitor's own words.
    """

    talk: str
    owner: str
    number: int
    turn: TalkTurn
    text: str
    source: str
    facts: tuple[str, ...]
    held_back: tuple[str, ...]
    notes: tuple[str, ...]
    n_attempts: int
    first_s: float
    n_read: int
    is_right: bool


def load_talks(path: Path = TALKS) -> list[Talk]:
    """Return the talks of a file."""
    return [msgspec.json.decode(line, type=Talk) for line in path.read_bytes().splitlines()]


def hold(plan: Plan, talks: Sequence[Talk]) -> Iterator[Said]:
    """Hold the talks with a model; yield each turn.

    What the next prompt begins with is read between the turns, as in the window.
    """
    own = {owner.id: persona_of(owner) for owner in use_of("tune")}
    with BlockingEngine(plan.backend) as engine:
        info = engine.load(plan.spec())
        for talk in talks:
            persona = own[talk.owner]
            conversation = Conversation(persona, plan.mode, is_small=is_small(info.n_params))
            conversation.speaks = speaks("auto", persona, info.n_params, info.n_ctx)
            if conversation.speaks:
                engine.warm(sheet_message(persona))
            for number in range(1, len(talk.turns) + 1):
                yield _said(engine, plan, conversation, talk, number)
                if beginning := conversation.beginning():
                    engine.warm(beginning)


def _said(
    engine: BlockingEngine, plan: Plan, conversation: Conversation, talk: Talk, number: int
) -> Said:
    turn, clock = talk.turns[number - 1], Clock()
    asked = conversation.ask(turn.say, plan.sampling)
    drive(engine, asked, clock.shown)
    assert asked.reply
    reply: Reply = asked.reply
    clock.shown(reply.text)
    is_wanted = not turn.expect or any(piece in reply.text for piece in turn.expect)
    return Said(
        talk=talk.id,
        owner=talk.owner,
        number=number,
        turn=turn,
        text=reply.text,
        source=reply.source,
        facts=tuple(fact.text for fact in reply.facts),
        held_back=reply.held_back,
        notes=reply.notes,
        n_attempts=reply.n_attempts,
        first_s=round(clock.first_s, 2),
        n_read=reply.n_prefilled - _n_words(engine, turn.say) if reply.n_attempts else 0,
        is_right=is_wanted and not any(piece in reply.text for piece in turn.never),
    )


def _n_words(engine: BlockingEngine, text: str) -> int:
    """Return how many tokens a visitor's words are."""
    said, nothing = Message("user", text), Message("user", "")
    return engine.count_tokens([said]) - engine.count_tokens([nothing])


def save(said: Sequence[Said], path: Path) -> None:
    """Keep all turns, one a line, for reading by eye."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in said))


def lines_of(said: Sequence[Said]) -> Iterator[str]:
    """Yield the share of turns as expected, by talk and in all; then those that are not."""
    for name in (*dict.fromkeys(one.talk for one in said), ""):
        own = [one for one in said if name in ("", one.talk)]
        share = wilson(sum(one.is_right for one in own), len(own))
        yield (
            f"{name or 'all':8}{sum(one.is_right for one in own):4} of {len(own):3} turns as "
            f"expected ({share.low:.0%} - {share.high:.0%})"
        )
    yield from _costs([one for one in said if one.n_attempts and one.number > 1])
    for one in said:
        if not one.is_right:
            yield f"{one.talk}: {one.turn.say}\n    {one.text!r}, wanted {one.turn.expect}"
            yield from (f"    held: {sentence}" for sentence in one.held_back)


def _costs(generated: Sequence[Said]) -> Iterator[str]:
    """Yield what the turns of a model cost, but for the first of each talk."""
    halves = {
        "first": [one for one in generated if one.number <= 8],
        "second": [one for one in generated if one.number > 8],
    }
    for name, own in halves.items():
        if own:
            yield (
                f"{name} half of the talks, {len(own)} generated: first text after "
                f"{median(one.first_s for one in own):.1f} s "
                f"(at most {max(one.first_s for one in own):.1f}), read beside the visitor's words "
                f"{median(one.n_read for one in own):.0f} tokens "
                f"(at most {max(one.n_read for one in own)})"
            )


def manner_of(said: Sequence[Said], owners: Sequence[Owner]) -> Iterator[str]:
    """Yield how the replies are worded: how much is recited, and whose voice it is.

    Args:
        said: The turns.
        owners: People to compare with; those who talked are among them.
    """
    by_id = {owner.id: owner for owner in owners}
    told = [one for one in said if one.facts and one.source != "abstention"]
    counts = [
        recited(one.text, _written(by_id[one.owner]), by_id[one.owner].language) for one in told
    ]
    n_words = sum(n for _, n in counts)
    yield (
        f"{sum(n for n, _ in counts) / max(1, n_words):.0%} of the {n_words} words of replies that "
        f"tell facts are recited; {sum(one.source == 'model' for one in said)} of {len(said)} "
        "replies are the model's"
    )
    talks = dict.fromkeys((one.talk, one.owner) for one in said)
    scores = [
        _voice([one.text for one in said if one.talk == talk], by_id[owner], owners)
        for talk, owner in talks
    ]
    yield from _in_another_language(said, by_id)
    yield (
        f"voice: {mean(score for score, _ in scores):.2f}, the owners' own other answers "
        f"{mean(own for _, own in scores):.2f} (chance 0.50)"
    )


def _in_another_language(said: Sequence[Said], owners: dict[str, Owner]) -> Iterator[str]:
    languages = dict.fromkeys(owner.language for owner in owners.values())
    known = {
        language: letters_of(
            text for one in owners.values() if one.language == language for text in _written(one)
        )
        for language in languages
    }
    strange = [
        one
        for one in said
        if len(one.text) >= MIN_CHARS
        and likeliest_language(one.text, known) != owners[one.owner].language
    ]
    yield f"{len(strange)} replies are in another language than their owner's"
    yield from (f"    {one.talk} {one.turn.say}: {one.text}" for one in strange)


def _written(owner: Owner) -> list[str]:
    return [*(fact.text for fact in owner.facts), *(pair.answer for pair in owner.qa)]


def _voice(replies: Sequence[str], owner: Owner, owners: Sequence[Owner]) -> tuple[float, float]:
    """Return the voice score of replies, and that of half of the owner's answers for the other."""
    others = [
        [pair.answer for pair in other.qa]
        for other in owners
        if other.language == owner.language and other.id != owner.id
    ]
    own = [pair.answer for pair in owner.qa]
    halves = [texts[1::2] for texts in others]
    return voice_score(replies, own, others), voice_score(own[::2], own[1::2], halves)
