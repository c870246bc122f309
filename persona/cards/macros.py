"""Puts names in place of the macros of a character card: every process.

Done once, when a card becomes a persona; what is drawn by lot is drawn then. Only who is spoken to
is not known before something is said: `addressed` says it.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import replace

from persona.model import LoreEntry, Persona

__all__ = ["USER", "VISITOR", "addressed", "fill"]

USER = "{{user}}"  # stays until something is said
VISITOR = "User"  # the format asks for a name where the person has given none
MACRO = re.compile(r"\{\{([^{}]{0,2000})\}\}")
OLD = re.compile(r"<(bot|char|user)>", re.IGNORECASE)
COMMA = re.compile(r"(?<!\\),")
DIE = re.compile(r"(?:1?d)?(\d{1,9})")
SILENT = (
    *("//", "comment:", "hidden_key:", "trim", "noop"),
    *("setvar:", "addvar:", "incvar:", "decvar:", "setglobalvar:", "addglobalvar:"),
)


def fill(text: str, char: str, *, original: str = "") -> str:
    """Return a text with its macros replaced.

    Args:
        text: As written in the card. Unknown macros stay, and that of the visitor does, in one
            spelling.
        char: Who speaks.
        original: What ``{{original}}`` stands for.
    """
    names = {"char": char, "bot": char, "user": USER, "original": original}

    def filled(found: re.Match[str]) -> str:
        body = found[1].strip()
        name, _, rest = body.partition(":")
        kind = name.strip().lower()
        if body.lower() in names:
            return names[body.lower()]
        if body.lower().startswith(SILENT):
            return ""
        drawn = zlib.crc32(f"{char} {found.start()} {body}".encode("utf-8", "replace"))
        if kind in ("random", "pick") and rest:
            choices = rest.lstrip(":").split("::") if "::" in body else COMMA.split(rest)
            return choices[drawn % len(choices)].replace("\\,", ",").strip()
        if kind == "newline":
            return "\n"
        if kind == "reverse" and rest:
            return rest.lstrip(":")[::-1]
        if kind == "roll" and (die := DIE.fullmatch(rest.strip().lower())):
            return str(drawn % max(int(die[1]), 1) + 1)
        return found[0]

    return OLD.sub(lambda old: names[old[1].lower()], MACRO.sub(filled, text))


def addressed(persona: Persona, visitor: str) -> Persona:
    """Return a persona that speaks to a visitor by name; to "User" where it is empty."""
    name = visitor.strip() or VISITOR

    def told(text: str) -> str:
        return text.replace(USER, name)

    def of(entry: LoreEntry) -> LoreEntry:
        keys = (entry.keys, entry.secondary_keys, entry.exclude_keys)
        if not any(
            USER in text for text in (entry.content, *(key for each in keys for key in each))
        ):
            return entry
        named = [tuple(map(told, each)) for each in keys]
        return replace(
            entry,
            content=told(entry.content),
            keys=named[0],
            secondary_keys=named[1],
            exclude_keys=named[2],
        )

    return replace(
        persona,
        greeting=told(persona.greeting),
        system_prompt=told(persona.system_prompt),
        reminder=told(persona.reminder),
        lore=replace(persona.lore, entries=tuple(map(of, persona.lore.entries))),
        visitor=visitor.strip(),
    )
