"""Brings a character card into the person's own folder of personas. Window process; no Qt."""

from __future__ import annotations

from pathlib import Path

from backends.errors import PersonaError
from persona.model import Persona

__all__ = ["import_persona"]


def import_persona(path: Path, folder: Path) -> Persona:
    """Import a card and return the persona made from it.

    Raises:
        PersonaError: The file is no card, or the folder cannot be written.
    """
    raise PersonaError(
        "This card cannot be imported.", f"{path.name}: this version reads no cards.", ""
    )
