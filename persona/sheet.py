"""The pinned start of a prompt for a model that speaks: all facts, and how the owner talks.

Every process. Such a model answers in its own words; the judge's facts are named beside the
question, and each claim is still held against what is told. A tiny model would recite the nearest
line of such a sheet, so it quotes instead (docs/adr/0049).
"""

from __future__ import annotations

from collections.abc import Sequence

from backends.base import Message
from persona.lines import Lines
from persona.model import Fact, Manner, Persona
from persona.prompt import system_message

__all__ = ["ask_beside", "has_room", "is_small", "sheet_message", "speaks"]

SMALL_MODEL = 1_000_000_000  # parameters; below, a model copies what stands before it
N_VOICE = 8  # answers of the owner's that show his manner
MAX_VOICE_CHARS = 160
BYTES_PER_TOKEN = 3  # a low estimate in all four languages
SHARE = 4  # the sheet takes a quarter of the context at most
MAX_BESIDE_BYTES = 160  # of the facts named beside a question, but for the first: some 50 tokens


def is_small(n_params: int) -> bool:
    """Return whether a model of so many parameters copies more than it says; 0 = not known."""
    return 0 < n_params < SMALL_MODEL


def speaks(manner: Manner, persona: Persona, n_params: int, n_ctx: int) -> bool:
    """Return whether a model is let speak about the person: its sheet fits the context.

    Args:
        manner: What the person has chosen.
        persona: Whose sheet it would be.
        n_params: Of the model; 0 = not known, as of a server.
        n_ctx: Tokens of its context; 0 = not known.
    """
    wanted = manner == "speaking" or (manner == "auto" and not is_small(n_params))
    may = wanted and bool(persona.facts)
    return may and has_room(sheet_message(persona), n_ctx // SHARE)


def has_room(messages: Sequence[Message], n_tokens: int) -> bool:
    """Return whether messages surely take no more than so many tokens; 0 = any number."""
    size = sum(len(message.content.encode()) for message in messages)
    return n_tokens <= 0 or size <= BYTES_PER_TOKEN * n_tokens


def sheet_message(persona: Persona) -> tuple[Message, ...]:
    """Return the system message with all facts and some answers; the same at every turn."""
    lines = Lines(persona)
    own = [message.content for message in system_message(persona)]
    facts = "\n".join(f"- {fact.text}" for fact in persona.facts)
    parts = [*own, f"{lines.first('sheet')}\n{facts}"]
    said = [
        f"“{example.questions[0]}” “{answer}”"
        for example in persona.examples
        if example.kind == "answerable"
        for answer in example.answers[:1]
        if len(answer) <= MAX_VOICE_CHARS
    ]
    if said:  # some of the owner's answers, spread over all of them
        voice = "\n".join(said[:: max(1, len(said) // N_VOICE)][:N_VOICE])
        parts.append(f"{lines.first('voice')}\n{voice}")
    return (Message("system", "\n\n".join(parts)),)


def ask_beside(persona: Persona, question: str, facts: Sequence[Fact]) -> str:
    """Return a question with the facts that answer it beside it, in a line: the sheet has them all.

    The most important is first; those that make the line too long are left out.
    """
    named = ""
    for fact in facts:
        longer = f"{named} {fact.text}".strip()
        if not named or len(longer.encode()) <= MAX_BESIDE_BYTES:
            named = longer
    return f"{question}\n\n{Lines(persona).first('beside')} {named}" if named else question
