"""The persona in the box, and small ones made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from persona.finder import Finder
from persona.model import Persona
from persona.store import load_persona

KEITH = Path(__file__).parents[2] / "resources" / "personas" / "keith-low"


@pytest.fixture(scope="session")
def keith() -> Persona:
    """Return the persona in the box."""
    return load_persona(KEITH)


@pytest.fixture(scope="session")
def finder(keith: Persona) -> Finder:
    """Return its finder, made once."""
    return Finder.open(keith)
