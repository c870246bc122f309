"""What a package has learned from the persona in its box is used, and only for that persona."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.dialogue import Dialogue
from desktop.paths import find_places, resource_dir
from desktop.personas import LEARNED, learned_dir
from persona.embedding import Embedder
from persona.model import Persona
from persona.retrieval import index_key, open_index
from persona.store import load_persona


@pytest.fixture
def persona() -> Persona:
    """Return the persona in the box, with a tenth of its examples: learned in a moment."""
    whole = load_persona(resource_dir() / "personas" / "keith-low")
    return replace(whole, examples=whole.examples[::10])


@pytest.fixture
def shipped(persona: Persona, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a package that has learned from the persona."""
    folder = tmp_path / "resources" / LEARNED
    open_index(persona, Embedder.open(), folder)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    return folder


def test_the_first_start_learns_nothing(persona: Persona, shipped: Path) -> None:
    """The window reads what came with it and writes nothing of the kind for the person."""
    places = find_places()
    assert learned_dir(persona, places) == shipped
    Dialogue(persona, "grounded", places).warm()
    assert not (places.state / "persona").exists()


def test_an_edited_persona_is_learned_anew(persona: Persona, shipped: Path) -> None:
    """Its key is another one, so a shipped file can never answer for it."""
    edited = replace(persona, name="Somebody Else")
    assert index_key(edited) != index_key(persona)
    assert learned_dir(edited, find_places()) == find_places().state / "persona"


def test_a_damaged_file_is_no_harm(persona: Persona, shipped: Path) -> None:
    """It is learned anew, also where the app's folder cannot be written."""
    (file,) = shipped.glob("*.npy")
    file.write_bytes(b"no index")
    shipped.chmod(0o500)
    try:
        Dialogue(persona, "grounded", find_places()).warm()
    finally:
        shipped.chmod(0o700)
