"""What is said of somebody, by others or by himself, as if to his face: every process."""

from __future__ import annotations

import re

from persona.lines import Lines
from persona.model import Persona
from persona.sentences import normalised

__all__ = ["addressed", "spoken_to", "turned"]

WIDE = re.compile("[\u3400-\u9fff]")  # between two of them no word ends
MIN_NAME = 5  # letters of a name that is found in small letters, too: "will" is a word


def addressed(persona: Persona, question: str) -> str:
    """Return a question as if to the person's face: facts are in the first person, too."""
    lines = Lines(persona)
    you = lines.first("you")
    for name, is_titled in lines.names():
        flags = re.IGNORECASE if is_titled or len(name) >= MIN_NAME else re.NOFLAG
        question = re.sub(
            lines.called(name, is_titled=is_titled), lambda _: you, question, flags=flags
        )
    return question


def spoken_to(persona: Persona, question: str) -> str:
    """Return a question about "him" or "her" as if to the person's face.

    Only where nobody is spoken to in it: "does he climb?", not "does your brother climb, is he
    good?". For questions before which nobody else was spoken of.
    """
    lines = Lines(persona)
    own = lines.third_person()
    said = normalised(question)
    words = said.split()
    if not own or any(one in (words if one.isascii() else said) for one in lines.of("your_words")):
        return question
    forms = "|".join(rf"\b{re.escape(one)}\b" if one.isascii() else re.escape(one) for one in own)
    return re.sub(forms, lambda _: lines.first("you"), question, flags=re.IGNORECASE)


def turned(persona: Persona, text: str) -> str:
    """Return what the person says of himself as a visitor says it: "my divorce", "your divorce"."""
    yours = Lines(persona).yours()
    own = sorted(yours, key=len, reverse=True)
    forms = "|".join(re.escape(one) if WIDE.match(one) else rf"\b{re.escape(one)}\b" for one in own)
    said = re.sub(forms, lambda found: yours[found[0].casefold()], text, flags=re.IGNORECASE)
    return " ".join(said.split())
