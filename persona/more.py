"""Answers "tell me more": what belongs to the last question and has not been told yet.

Every process; no I/O. A model that is asked for more than the facts hold makes it up, so what
more there is comes from the facts, and where they end that is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from persona.finder import Finding
from persona.honesty import tells
from persona.model import Fact, Persona
from persona.reply import Match

__all__ = ["asks_for_more", "untold"]

MAX_FACTS = 2  # a reply about the counterpart is a few sentences
MORE = re.compile(
    r"(?:(?:ok|okay|cool|nice|oh|and|please|so|well)[\s,]+)*"
    r"(?:(?:can|could|would|will) you\s+)?(?:please\s+)?"
    r"(?:(?:tell|say|explain|give|share)(?:\s+me)?(?:\s+(?:a\s+(?:bit|little)|some|something))?\s+more"
    r"|more(?:\s+(?:details?|info|information))?|go on|continue|keep going|elaborate|expand"
    r"|(?:and|anything|something|what)\s+(?:more|else))"
    r"(?:\s+(?:details?|info|information))?"
    r"(?:\s+(?:about|on)\s+(?:it|that|this|them|those))?(?:[\s,]+please)?\s*[.?!…]*",
    re.IGNORECASE,
)


def asks_for_more(question: str) -> bool:
    """Return whether a message only asks to go on with what was talked about."""
    return MORE.fullmatch(question.strip()) is not None


def untold(persona: Persona, last: Finding, replies: Sequence[str]) -> Finding | None:
    """Return what more there is to the last question; None where it was not about the person.

    Args:
        persona: Whose facts.
        last: What the last question was taken for.
        replies: What the avatar has said so far.
    """
    if not last.is_known or not last.facts:
        return None
    topics = {fact.topic for fact in last.facts}
    related = [fact for fact in persona.facts if fact.topic in topics or fact in last.facts]
    facts = tuple(fact for fact in related if not _is_told(fact, replies))[:MAX_FACTS]
    if facts:
        match = Match(kind="answerable", known=last.match.known)
        return Finding(match, facts)
    return Finding(Match(kind="unanswerable"), is_exhausted=True)


def _is_told(fact: Fact, replies: Sequence[str]) -> bool:
    return any(tells(reply, fact) for reply in replies)
