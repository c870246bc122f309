"""Looks for what loads but will not work well in a persona: the command line, the importer."""

from __future__ import annotations

from persona.model import Persona
from persona.store import Problem

__all__ = ["lint"]


def lint(persona: Persona) -> list[Problem]:
    """Return what the owner should look at."""
    return []
