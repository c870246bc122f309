"""Which model and which adapter the terminal uses when none is named."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from backends.errors import ModelLoadError
from desktop.config.paths import Places, find_places
from desktop.config.settings import Settings
from desktop.models import model_choice
from persona.model import Persona, PreferredModel
from tests.backends.gguf_build import random_adapter


def spec_path(settings: Settings, persona: Persona, places: Places, model: str = "") -> Path:
    """Return the model that would be loaded."""
    return model_choice.choose_spec(settings, persona, places, Path(model)).path


def test_the_model_is_the_first_that_is_named(tmp_path: Path, embedded_model: Path) -> None:
    """Option, settings, the persona's own, the one in the box."""
    places = find_places({"AVATAR_CHAT_HOME": str(tmp_path)})
    wants = Persona(id="x", name="X", preferred_model=PreferredModel(file="big.gguf"))
    chosen = Settings(model_path="/chosen.gguf")
    assert spec_path(chosen, wants, places, "/named.gguf") == Path("/named.gguf")
    assert spec_path(chosen, wants, places) == Path("/chosen.gguf")
    assert spec_path(Settings(), wants, places) == embedded_model
    places.models.mkdir(parents=True)
    (places.models / "big.gguf").touch()
    assert spec_path(Settings(), wants, places) == places.models / "big.gguf"


def test_the_model_that_a_persona_wants_is_found_where_downloads_go(tmp_path: Path) -> None:
    """In the folder of its repository, before any other of that name."""
    places = find_places({"AVATAR_CHAT_HOME": str(tmp_path)})
    wanted = PreferredModel(repo="ada/Big-GGUF", file="q/Big[1].gguf")
    persona = Persona(id="x", name="X", preferred_model=wanted)
    assert model_choice.made_for(persona, places) is None
    for folder in ("aaa--Other", "ada--Big-GGUF"):
        (places.models / folder).mkdir(parents=True)
        (places.models / folder / "Big[1].gguf").touch()
        assert model_choice.made_for(persona, places) == places.models / folder / "Big[1].gguf"


def test_the_adapter_is_used_with_the_model_that_it_was_made_for(
    tmp_path: Path, embedded_model: Path
) -> None:
    """Named or not; and left out with any other, or where it does not fit."""
    random_adapter(tmp_path)
    places = find_places({"AVATAR_CHAT_HOME": str(tmp_path)})
    persona = Persona(id="x", name="X", folder=tmp_path)
    own = model_choice.choose_spec(Settings(), persona, places, Path())
    other = model_choice.choose_spec(Settings(), persona, places, Path("/other.gguf"))
    assert [adapter.path for adapter in own.adapters] == [tmp_path / "adapter.gguf"]
    assert other.adapters == ()
    named = model_choice.choose_spec(Settings(), persona, places, embedded_model)
    assert named.adapters == own.adapters
    (tmp_path / "adapter.gguf").write_bytes(b"GGUF, or not")
    assert model_choice.choose_spec(Settings(), persona, places, Path()).adapters == ()


def test_no_model_at_all_is_told_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to install or to name."""
    monkeypatch.setattr(model_choice, "embedded_model", lambda: None)
    places = find_places({"AVATAR_CHAT_HOME": str(tmp_path)})
    with pytest.raises(ModelLoadError, match="--model"):
        spec_path(Settings(), Persona(id="x", name="X"), places)


def test_headers_are_read_once(tmp_path: Path, embedded_model: Path) -> None:
    """A change of the settings asks on the GUI thread, and costs a part of the first time."""
    random_adapter(tmp_path)
    places = find_places({"AVATAR_CHAT_HOME": str(tmp_path / "home")})
    persona = Persona(id="x", name="X", folder=tmp_path)

    def cost_s() -> float:
        begun = time.process_time()
        assert spec_path(Settings(), persona, places) == embedded_model
        return time.process_time() - begun

    first = cost_s()
    assert min(cost_s() for _ in range(3)) < first / 4
