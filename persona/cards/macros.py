"""Puts names in place of the macros of a character card: every process.

Done once, when a card becomes a persona; what is drawn by lot is drawn then. The visitor's name is
put in when something is said (`persona.visitor.named`).
"""

from __future__ import annotations

import re
import zlib

__all__ = ["USER", "fill"]

USER = "{{user}}"  # stays until something is said
MACRO = re.compile(r"\{\{([^{}]{0,2000})\}\}")
OLD = re.compile(r"<(bot|char|user)>", re.IGNORECASE)
COMMA = re.compile(r"(?<!\\),")
DIE = re.compile(r"d?(\d{1,9})")
SILENT = ("//", "comment:", "hidden_key:")


def fill(text: str, char: str, *, original: str = "") -> str:
    """Return a text with its macros replaced.

    Args:
        text: As written in the card. Unknown macros stay.
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
            choices = COMMA.split(rest)
            return choices[drawn % len(choices)].replace("\\,", ",").strip()
        if kind == "roll" and (die := DIE.fullmatch(rest.strip().lower())):
            return str(drawn % max(int(die[1]), 1) + 1)
        return found[0]

    return OLD.sub(lambda old: names[old[1].lower()], MACRO.sub(filled, text))
