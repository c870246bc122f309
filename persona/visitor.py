"""What a visitor says of himself: his own, never the owner's. Every process; no I/O."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from persona.cards.macros import addressed
from persona.lines import Lines
from persona.model import Persona
from persona.sentences import asks, normalised, says_something, sentences

__all__ = [
    "MAX_LINES",
    "MAX_LINE_CHARS",
    "Visitor",
    "greeting_for",
    "name_in",
    "name_line",
    "named",
    "statements",
    "told_by",
    "with_told",
]

MAX_LINES = 60  # remembered of one visitor; the oldest leave first
MAX_LINE_CHARS = 300
TITLED = r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? |Herr |Frau ){0,3}"
LARGE = "".join(char for char in map(chr, range(0xC0, 0x250)) if char.isupper())
OF_NAME = rf"[\w'’-]*(?: [A-Z{LARGE}][\w'’-]*)?)"
CAPITAL = rf"{TITLED}(?!(?:Sie|Dich|Euch)\b)(?![a-zß-ÿ])[^\W\d_]{OF_NAME}"  # not "call me later"
NAME = rf"{TITLED}(?!(?i:not|no|none|nicht|kein|keine|egal|sie|dich|euch)\b)[^\W\d_]{OF_NAME}"
HANGUL = r"[\uac00-\ud7a3]"  # of which words are made that stand apart
WIDE = r"[\u4e00-\u9fff\uac00-\ud7a3]"
LATIN = r"[A-Za-z][A-Za-z'’-]*+(?: [A-Z][A-Za-z'’-]*+)?"
NAME_CJK = (
    rf" ?(?P<name>(?:(?![了过着吗什么啥谁你您他她它的뭐])(?!비밀|아니){WIDE}){{1,4}}?|{LATIN})"
)
# what may be said of more than names
ORDERS = ("call me ", "calls me ", "nenn mich ", "nennen sie mich ", "heisse ich ")  # folded: ß, ss
FILLER = "(?:(?i:also|auch|just|bitte|doch|einfach) ){0,3}"
DENIED = r"(?<!not )(?<!n't )(?<!n’t )(?<!never )"


@dataclass(frozen=True, slots=True)
class Visitor:
    """What an avatar remembers of who talks to it.

    Attributes:
        name: What the visitor is called; empty where it is not known.
        lines: Sentences, as the visitor said them, the oldest first.
    """

    name: str = ""
    lines: tuple[str, ...] = ()


def named(persona: Persona, visitor: Visitor) -> Persona:
    """Return a persona whose texts call the visitor by name, as character cards may.

    A name that was set by hand counts before one that was remembered.
    """
    return addressed(persona, persona.visitor or visitor.name)


def greeting_for(persona: Persona, visitor: Visitor) -> str:
    """Return the first words of a chat: to somebody known by name, and else as the persona has."""
    greeting = named(persona, visitor).greeting
    if not visitor.name or visitor.name in greeting:
        return greeting
    again = Lines(persona).first("welcome_back").replace("{visitor}", visitor.name)
    return f"{again} {greeting}".strip()


def statements(message: str) -> tuple[str, ...]:
    """Return the sentences of a message that ask nothing."""
    found = (" ".join(part.split())[:MAX_LINE_CHARS] for part in sentences(message))
    return tuple(part for part in found if says_something(part) and not asks(part))


def name_in(persona: Persona, text: str, ways_of: str = "own_name") -> str:
    """Return the name that somebody says to be called by, in the persona's language or English.

    The ways to say it stand in ``resources/lines``: ``own_name``; after those of ``perhaps_name``
    other things may stand as well.
    """
    own, english = Lines(persona), Lines(replace(persona, language="en"))
    ways = map(_pattern, (*own.of(ways_of), *english.of(ways_of)))
    return next((found["name"] for way in ways if (found := way.search(text))), "")


def name_line(persona: Persona, name: str) -> str:
    """Return how somebody says to be called so, in the persona's language."""
    said = Lines(persona).first("own_name").replace("{visitor}", name)
    return f"{said[0].upper()}{said[1:]}."


def told_by(visitor: Visitor, persona: Persona) -> tuple[str, ...]:
    """Return what is remembered of a visitor as sentences of his; the name, too, last."""
    said = [name for line in visitor.lines if (name := name_in(persona, line))]
    is_said = not visitor.name or said[-1:] == [visitor.name]
    return visitor.lines if is_said else (*visitor.lines, name_line(persona, visitor.name))


def with_told(visitor: Visitor, persona: Persona, told: tuple[str, ...]) -> Visitor:
    """Return a visitor with what was told now; what is known already is not kept twice."""
    known = {normalised(line) for line in visitor.lines}
    new = tuple(line for line in told if normalised(line) not in known)
    names = [name for line in told if (name := name_in(persona, line))]
    lines = (*visitor.lines, *dict.fromkeys(new))[-MAX_LINES:]
    return Visitor(names[-1] if names else visitor.name, lines)


@lru_cache(maxsize=128)
def _pattern(way: str) -> re.Pattern[str]:
    """Return what finds a way to say a name, such as "my name is {visitor}"."""
    before, _, after = way.partition("{visitor}")
    is_latin = (before + after).isascii() or "ß" in way
    is_order = before.casefold().startswith(ORDERS)
    name = (CAPITAL if is_order else NAME) if is_latin else NAME_CJK
    name = FILLER + name if is_latin else name
    alone = rf"(?<!{HANGUL})" if before else rf"(?<![A-Za-z])(?<!{WIDE})"
    edge = rf"{DENIED}\b" if is_latin else alone
    end = re.escape(after) or rf"(?:(?<=[A-Za-z])|(?=吧|就好|就行|就可以|啊|呀|哦|(?!{WIDE})))"
    way_to_it = re.escape(before).replace("'", "['’]")  # as telephones type it
    return re.compile(f"{edge}(?i:{way_to_it}){name}{end}")
