"""What visitors have said of themselves, found again when they ask for it: every process."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from persona.judging.reader import Reader
from persona.lines import Lines
from persona.model import Persona
from persona.sentences import joined, normalised
from persona.visitor import name_in, name_line

__all__ = ["is_of_speaker", "is_of_spoken_to", "name_said", "recalled", "tells_again"]

SAID = -1.5  # log-odds from which on what the visitor said answers
PART = -0.5  # from which on something else that he said answers another part
HALF = -1.5  # log-odds of "answers all of it" below which something of a question is left
NAME = 1.0  # from which on his name alone does: it is near to "where am I from?", too
MAX_QUOTE = 200  # characters of one that is said again
NAMED = 1.2  # from which on who says "I'm Jo" says a name: "I'm German" is far below
N_STEM = 2  # syllables of a Korean word that stand before its endings


def recalled(
    reader: Reader, persona: Persona, question: str, told: Sequence[str]
) -> tuple[str, str]:
    """Return the key of a line, and what it says again; both empty where nothing answers.

    The question is about the visitor ("what's my name, and what do I study?"); `told` is what he
    has said of himself, the oldest first.

    Raises:
        EngineError: The judge's child died.
    """
    names = [name for text in told if (name := name_in(persona, text))]
    alone = [name_line(persona, names[-1])] if names else []
    texts = [*alone, *told]
    if not texts:
        return "", ""
    judged = reader.judge(question, "", texts)
    best = int(np.argmax(judged.told))
    if judged.told[best] <= SAID:
        return "", ""
    if names and judged.told[0] > NAME and judged.whole[0] > HALF:
        is_named = [any(name in text for name in names) for text in texts]
        if all(judged.told[~np.array(is_named)] <= PART):
            return "your_name", names[-1]  # nothing else is asked for
    is_half = judged.whole < HALF  # surely answers a part, and not all: there are two
    chosen = {best, *np.flatnonzero((judged.told > PART) & (is_half | is_half[best])).tolist()}
    if names and chosen == {0}:
        return "your_name", names[-1]
    if names:
        chosen -= {0} if any(names[-1] in texts[i] for i in chosen - {0}) else set()
    quote = joined(" ".join(texts[i].split()) for i in sorted(chosen))
    quote = quote.encode("utf-8", "replace").decode()  # no lone surrogates
    return "you_said", quote if len(quote) <= MAX_QUOTE else f"{quote[:MAX_QUOTE].rstrip()}…"


def name_said(reader: Reader, persona: Persona, text: str) -> str:
    """Return the name that somebody says to be called by; empty where it is none.

    "I'm Marcus" is said like "I'm German": there the judge says whether it is a name.

    Raises:
        EngineError: The judge's child died.
    """
    if name := name_in(persona, text):
        return name
    name = name_in(persona, text, "perhaps_name")
    if name[:1].islower() and not name.islower():  # "I'm actually Marcus": not the whole of it
        return ""
    asked = Lines(persona).first("name_asked")
    return name if name and reader.judge(asked, "", [text]).told[0] > NAMED else ""


def tells_again(reply: str, quote: str, known: Collection[str]) -> bool:
    """Return whether a reply says again what a visitor said, and not what the person did.

    `known` are words that anybody may have said: those of the question and of the person's facts.
    """
    own = [word for word in normalised(quote).split() if word not in known]
    said = normalised(reply)
    stems = (word[:N_STEM] if "\uac00" <= word[0] <= "\ud7a3" else word for word in own)
    return not own or any(stem in said for stem in stems)


def is_of_speaker(persona: Persona, text: str) -> bool:
    """Return whether somebody speaks of himself and to nobody, by the words alone.

    False in languages that leave these words out.
    """
    lines = Lines(persona)
    return lines.has_words("own_words", text) and not lines.has_words("your_words", text)


def is_of_spoken_to(persona: Persona, text: str) -> bool:
    """Return whether a text is about the one who is spoken to; as `is_of_speaker`."""
    lines = Lines(persona)
    is_yours = lines.has_words("your_words", text) and not lines.has_words("own_words", text)
    return bool(lines.of("own_words")) and is_yours
