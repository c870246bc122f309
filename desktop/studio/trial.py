"""Answers a question as a visitor would get it, in the owner's words. Window process, worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backends.base import HowFar
from persona.model import Fact, Persona

__all__ = ["Tried", "known_among", "try_question"]


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a question.

    Attributes:
        text: What the avatar says; empty where the model is to be asked.
        known: How surely what is told answers it, 0.0 to 1.0.
        is_known: Whether the owner's words or facts answer it.
        asked: The question that the owner's answer is to.
        is_judged: False where the judge does not run.
        is_of_person: Whether it is a question about the person.
    """

    question: str
    text: str
    facts: tuple[Fact, ...] = ()
    known: float = 0.0
    is_known: bool = False
    asked: str = ""
    is_judged: bool = True
    is_of_person: bool = True


def try_question(
    persona: Persona,
    question: str,
    cache_dir: Path,
    note: HowFar = lambda *_: None,
) -> Tried:
    """Return what the avatar says to a question that begins a chat.

    Args:
        persona: Who is asked.
        question: As a visitor types it.
        cache_dir: A private folder for what is learned from the persona.
        note: Is told how many texts of how many are read, where some have to be.

    Raises:
        PersonaError: The folder was damaged meanwhile.
    """
    from persona.conversation import Conversation

    conversation = Conversation(persona, "strict", cache_dir=cache_dir, is_small=True, note=note)
    reply = conversation.ask(question).reply
    if reply is None:
        return Tried(question, "")
    match = reply.match
    return Tried(
        question=question,
        text=reply.text,
        facts=reply.facts,
        known=match.known if match else 0.0,
        is_known=not reply.abstained and reply.source == "owner",
        asked=match.question if match else "",
        is_judged="unjudged" not in reply.notes,
        is_of_person=match is not None and match.is_of_person,
    )


def known_among(persona: Persona, questions: tuple[str, ...], cache_dir: Path) -> frozenset[str]:
    """Return those of some questions that the avatar can answer.

    Raises:
        PersonaError: The folder was damaged meanwhile.
    """
    tried = (try_question(persona, question, cache_dir) for question in questions)
    return frozenset(one.question for one in tried if one.is_known)
