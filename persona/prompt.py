"""Composes the prompt of one turn: the one function for chat, training and evaluation.

System prompt first and always the same, then the whole turns, then the question with the facts
beside it, so that everything before the question keeps its place in the KV cache.
"""

from __future__ import annotations

from collections.abc import Sequence

from backends.base import Message
from persona.lines import Lines
from persona.model import Fact, Persona

__all__ = ["MAX_ASKED_CHARS", "compose", "restate", "shorten", "system_message"]

FACTS_HEADING = "Facts about you, in your own words:"
MAX_HELD_CHARS = 300
MAX_QUESTION_CHARS = 8_000  # a longer one keeps its start and its end
MAX_ASKED_CHARS = 1_000  # a longer one is judged by its ends alone: whatever it asks stands between


def compose(
    persona: Persona,
    history: Sequence[Message],
    question: str,
    facts: Sequence[Fact] = (),
    lore: Sequence[str] = (),
) -> tuple[Message, ...]:
    """Return the messages of one turn.

    Args:
        persona: Whose system prompt is pinned first; an empty one is left out.
        history: The turns so far as they were shown: user and assistant, oldest first.
        question: What the person just said.
        facts: What the reply may rest on; goes after the question, in the same message.
        lore: Texts of a character card that the question calls. They go before it, with the
            reminder: small models repeat what stands last.
    """
    before = [f"Background: {' '.join(lore)}"] if lore else []
    before += [persona.reminder] if persona.reminder else []
    parts = ["\n".join(before), shorten(question)] if before else [shorten(question)]
    if facts:
        parts.append("\n".join((FACTS_HEADING, *(f"- {fact.text}" for fact in facts))))
    return (*system_message(persona), *history, Message("user", "\n\n".join(parts)))


def restate(
    persona: Persona,
    history: Sequence[Message],
    question: str,
    facts: Sequence[Fact],
    held: str = "",
) -> tuple[Message, ...]:
    """Return the prompt of a second attempt: what to say, and what not to say again.

    It begins as `compose` does, so that its KV prefix serves again. The facts are to be said, none
    where the question is not about the person; `held` could not be shown at the first attempt.
    """
    lines = Lines(persona)
    reason = lines.first("reason").replace("{held}", " ".join(held.split())[:MAX_HELD_CHARS])
    parts = [shorten(question), *([reason] if held else [])]
    if facts:
        parts.append(f"{lines.first('beside')} {' '.join(fact.text for fact in facts)}")
    return (*system_message(persona), *history, Message("user", "\n\n".join(parts)))


def system_message(persona: Persona) -> tuple[Message, ...]:
    """Return the pinned start of every prompt: one message, or none."""
    text = persona.system_prompt.strip()
    return (Message("system", text),) if text else ()


def shorten(question: str) -> str:
    """Return the question, without its middle where it is very long."""
    if len(question) <= MAX_QUESTION_CHARS:
        return question
    half = MAX_QUESTION_CHARS // 2
    return f"{question[:half]} … {question[-half:]}"
