"""Options of a backend as texts, and the settings that they say. Window process; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.config.settings import Settings

__all__ = ["option_texts", "with_options"]

WHOLE = ("n_ctx", "n_threads", "n_gpu_layers")
SWITCHES = ("flash_attention", "prompt_lookup")
SHARED = (*WHOLE, *SWITCHES, "kv_type", "library")  # that `Settings` keeps for all backends
DEFAULTS = Settings()


def option_texts(settings: Settings) -> dict[str, str]:
    """Return what is set for the chosen backend, by option name."""
    shared = {name: str(getattr(settings, name)) for name in SHARED}
    switches = {name: "yes" if getattr(settings, name) else "no" for name in SWITCHES}
    return settings.own_options | shared | switches


def with_options(settings: Settings, values: Mapping[str, str]) -> Settings:
    """Return settings with the options of their backend; an empty text takes one away."""
    shared = {n: _typed(n, text) for n, text in values.items() if n in SHARED}
    own = {f"{settings.backend}/{n}": text for n, text in values.items() if n not in SHARED}
    options = {name: text for name, text in (settings.options | own).items() if text}
    return replace(settings, options=options, **shared)  # type: ignore[arg-type]


def _typed(name: str, text: str) -> str | int | bool:
    """Return what a text of the form stands for in `Settings`; an empty one is the default."""
    default: str | int | bool = getattr(DEFAULTS, name)
    if not text:
        return default
    return text == "yes" if name in SWITCHES else int(text) if name in WHOLE else text
