"""Makes a new persona of what its owner says of it: a folder, whole or not at all. No Qt."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from backends.errors import PersonaError
from desktop.personas.importing import free_place, whole_folder
from desktop.studio.bank import load_bank
from desktop.studio.figure import DRAWING_FILE, Figure, drawn
from persona.lines import Lines
from persona.model import Example, Fact, Persona
from persona.store import load_persona
from persona.writer import save_persona

__all__ = ["CONSENT", "FIGURE", "UID", "Consent", "Wanted", "make_avatar"]

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
        PersonaError: The name is empty, or the folder cannot be written; nothing is left then.
    """
    if not wanted.name.strip():
        raise PersonaError(
            "The avatar was not made.", "It has no name.", "Type whose avatar it is."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place = free_place(folder, wanted.name, taken)
        with whole_folder(place) as part:
            _write(wanted, part)
    except OSError as exc:
        raise PersonaError(
            "The avatar was not made.",
            f"{exc.filename or folder}: {exc.strerror or exc}.",
            "Check that the disk has room and may be written to.",
        ) from exc
    return load_persona(place)


def _write(wanted: Wanted, folder: Path) -> None:
    save_persona(_persona(wanted), folder)
    for state, data in wanted.pictures.items():
        (folder / f"{state}.png").write_bytes(data)
    if wanted.figure is not None:
        (folder / DRAWING_FILE).write_text(drawn(wanted.figure), "utf-8")


def _persona(wanted: Wanted) -> Persona:
    bare = Persona(
        id="new", name=wanted.name.strip(), language=wanted.language, pronouns=wanted.pronouns
    )
    lines = Lines(bare)
    extra: dict[str, object] = {CONSENT: wanted.consent, UID: uuid.uuid4().hex}
    if wanted.figure is not None:
        extra[FIGURE] = wanted.figure.table()
    made = replace(
        bare,
        greeting=lines.of("first_greeting")[0],
        system_prompt=lines.of("system_prompt")[0],
        creator=bare.name if wanted.consent == "self" else "",
        avatars={state: f"{state}.png" for state in wanted.pictures},
        extra=extra,
    )
    return _introduced(made, wanted.introduction.strip())


def _introduced(persona: Persona, introduction: str) -> Persona:
    """Return a persona that can answer its first question."""
    if not introduction:
        return persona
    question = load_bank(persona.language).introduction
    return replace(
        persona,
        starters=(question,),
        facts=(Fact("f01", introduction),),
        examples=(Example(INTRODUCTION_ID, "answerable", (question,), (introduction,), ("f01",)),),
    )
