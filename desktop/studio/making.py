"""Makes a new persona of what its owner says of it, or another one of it; whole, or not. No Qt."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from backends.errors import PersonaError, Sentence
from desktop.personas.importing import free_place, whole_folder
from desktop.studio.figure import DRAWING_FILE, Figure, drawn
from desktop.studio.keeping import keep
from persona.bank import load_bank
from persona.cards.card import MAX_NAME_CHARS
from persona.lines import Lines
from persona.model import Example, Fact, Persona
from persona.store import load_persona
from persona.writer import save_persona

__all__ = [
    "CONSENT",
    "FIGURE",
    "UID",
    "Consent",
    "Wanted",
    "change_avatar",
    "make_avatar",
    "name_flaw",
]

CONSENT, FIGURE, UID = "consent", "figure", "avatar_id"  # unknown fields of persona.toml
INTRODUCTION_ID = "introduction"

Consent = Literal["self", "leave"]
"""Made by the person, or by somebody else with the person's leave."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is said of a new avatar.

    Attributes:
        introduction: One or two sentences in the first person; becomes its first fact.
        figure: What was chosen for a drawing; None: there are pictures.
        pictures: PNG by state.
    """

    name: str
    consent: Consent
    language: str = "en"
    pronouns: str = ""
    introduction: str = ""
    figure: Figure | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def make_avatar(wanted: Wanted, folder: Path, taken: Collection[str] = ()) -> Persona:
    """Write a new persona and return it.

    Args:
        wanted: What it is.
        folder: Where the person's own personas are.
        taken: Ids that other personas have already.

    Raises:
        PersonaError: The name is none, or the folder cannot be written; nothing is left then.
    """
    if flaw := name_flaw(wanted.name):
        raise PersonaError("The avatar was not made.", flaw, "Type whose avatar it is.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = free_place(folder, wanted.name, taken)
        with whole_folder(place) as part:
            _write(wanted, part)
    except OSError as exc:
        raise PersonaError.unwritten("The avatar was not made.", exc, folder) from exc
    return load_persona(place)


def change_avatar(before: Persona, wanted: Wanted) -> Persona:
    """Give an avatar another name, language or picture; return it as it is then.

    What the owner has told stays. What the app said in its place, as the greeting, is said in the
    other language where the owner has not changed it.

    Args:
        before: As it was read.
        wanted: What it is to be; without figure and pictures it looks as before.

    Raises:
        PersonaError: The name is none, the files were changed meanwhile, or cannot be written.
    """
    if flaw := name_flaw(wanted.name):
        raise PersonaError("The avatar was not changed.", flaw, "Type whose avatar it is.")
    after = _changed(before, wanted)
    pictures = {f"{state}.png": data for state, data in wanted.pictures.items()}
    if wanted.figure is not None:
        pictures = {DRAWING_FILE: drawn(wanted.figure).encode()}
    kept = keep(before, after, pictures)
    for name in {*before.avatars.values(), DRAWING_FILE} if pictures else ():
        if name not in pictures:
            (before.folder / name).unlink(missing_ok=True)
    return kept


def _changed(before: Persona, wanted: Wanted) -> Persona:
    bare = replace(_bare(wanted), id=before.id)
    old = replace(bare, name=before.name, language=before.language, pronouns=before.pronouns)
    said, says = _generated(old), _generated(bare)
    extra = dict(before.extra)
    if CONSENT in extra:  # of a card nobody has said it
        extra[CONSENT] = wanted.consent
    avatars = dict(before.avatars)
    if wanted.figure is not None or wanted.pictures:
        avatars = {state: f"{state}.png" for state in wanted.pictures}
        extra.pop(FIGURE, None)
    if wanted.figure is not None:
        extra[FIGURE] = wanted.figure.table()
    return replace(
        before,
        name=bare.name,
        language=bare.language,
        pronouns=bare.pronouns,
        greeting=says[0] if before.greeting == said[0] else before.greeting,
        system_prompt=says[1] if before.system_prompt == said[1] else before.system_prompt,
        creator=bare.name if before.creator == before.name else before.creator,
        avatars=avatars,
        extra=extra,
    )


def _bare(wanted: Wanted) -> Persona:
    return Persona(
        id="new", name=wanted.name.strip(), language=wanted.language, pronouns=wanted.pronouns
    )


def _generated(persona: Persona) -> tuple[str, str]:
    """Return the greeting and the system prompt that the app gives a new avatar."""
    lines = Lines(persona)
    return lines.of("first_greeting")[0], lines.of("system_prompt")[0]


def name_flaw(name: str) -> str:
    """Return why a name is none for an avatar; empty where it is one."""
    if not name.strip():
        return "It has no name."
    if not any(char.isalpha() for char in name):
        return "There is no letter in the name."
    if len(name.strip()) > MAX_NAME_CHARS:
        n_chars = len(name.strip())
        return Sentence("The name has {1} characters; {2} are the most.", n_chars, MAX_NAME_CHARS)
    return ""


def _write(wanted: Wanted, folder: Path) -> None:
    save_persona(_persona(wanted), folder)
    for state, data in wanted.pictures.items():
        (folder / f"{state}.png").write_bytes(data)
    if wanted.figure is not None:
        (folder / DRAWING_FILE).write_text(drawn(wanted.figure), "utf-8")


def _persona(wanted: Wanted) -> Persona:
    bare = _bare(wanted)
    greeting, system_prompt = _generated(bare)
    extra: dict[str, object] = {CONSENT: wanted.consent, UID: uuid.uuid4().hex}
    if wanted.figure is not None:
        extra[FIGURE] = wanted.figure.table()
    made = replace(
        bare,
        greeting=greeting,
        system_prompt=system_prompt,
        creator=bare.name if wanted.consent == "self" else "",
        avatars={state: f"{state}.png" for state in wanted.pictures},
        extra=extra,
    )
    return _introduced(made, wanted.introduction.strip())


def _introduced(persona: Persona, introduction: str) -> Persona:
    """Return a persona that can answer its first question."""
    if not introduction:
        return persona
    bank = load_bank(persona.language)
    questions = (bank.introduction, *bank.introduced)
    return replace(
        persona,
        starters=questions[:1],
        facts=(Fact("f01", introduction),),
        examples=(Example(INTRODUCTION_ID, "answerable", questions, (introduction,), ("f01",)),),
    )
