"""The line below the prompt bar: which model, how, how honest. Window process."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from backends.base import ModelSpec
from desktop.config.settings import BACKEND_OF_A_SERVER, Settings
from desktop.engine.model_loader import LoadState
from persona.model import Persona, isolated

__all__ = ["readable_name", "status_text"]

GAP = "    "
QUANTIZATION = re.compile(r"(?i)[.-](i?q\d\w*|bf16|f16|f32)$")


def status_text(
    state: LoadState,
    settings: Settings,
    spec: ModelSpec,
    persona: Persona,
    read: float | None = None,
) -> str:
    """Return the line.

    Args:
        state: Of the load.
        settings: How answers are made.
        spec: What was loaded.
        persona: Who answers.
        read: How much of the persona's sheet has been read, 0.0 to 1.0; None: none is being read.
    """
    parts = (
        _model(state, settings, spec, persona),
        _reading(persona, read),
        _backend(settings),
        _mode(settings),
    )
    return GAP.join(part for part in parts if part)


def _reading(persona: Persona, read: float | None) -> str:
    if read is None:
        return ""
    return QCoreApplication.translate(
        "StatusLine", "Reading what {name} has told, {percent} %"
    ).format(name=persona.name.split(" ")[0], percent=round(100 * read))


def readable_name(file_name: str) -> str:
    """Return ``SmolLM2 135M Instruct`` for ``SmolLM2-135M-Instruct.Q4_1.gguf``."""
    stem = QUANTIZATION.sub("", file_name.removesuffix(".gguf"))
    return " ".join(re.split(r"[-_ ]+", stem)).strip()


def _model(state: LoadState, settings: Settings, spec: ModelSpec, persona: Persona) -> str:
    if state.phase == "loading":
        return QCoreApplication.translate("StatusLine", "Loading {name}, {percent} %").format(
            name=state.name or settings.own_options.get("model", ""),
            percent=round(100 * state.fraction),
        )
    if state.phase == "ready" and state.info is not None:
        name = readable_name(state.name) or state.info.name
        if spec.adapters:
            return QCoreApplication.translate("StatusLine", "{model} with {name}'s adapter").format(
                model=name, name=isolated(persona.name.split(" ")[0])
            )
        return name
    words = {
        "waiting": QCoreApplication.translate(
            "StatusLine", "{name} is not loaded, it ended the engine last time"
        ),
        "failed": QCoreApplication.translate("StatusLine", "No model is loaded"),
        "none": QCoreApplication.translate(
            "StatusLine", "The engine rests until the next question"
        ),
    }
    return words.get(state.phase, "").format(name=state.name)


def _backend(settings: Settings) -> str:
    names = {
        "llama-ctypes": QCoreApplication.translate("StatusLine", "llama.cpp, greedy"),
        "llama-cpp-python": QCoreApplication.translate("StatusLine", "llama.cpp, sampling"),
        BACKEND_OF_A_SERVER: QCoreApplication.translate("StatusLine", "server"),
    }
    return names.get(settings.backend, settings.backend)


def _mode(settings: Settings) -> str:
    words = {
        "grounded": QCoreApplication.translate("StatusLine", "grounded"),
        "strict": QCoreApplication.translate("StatusLine", "strict"),
        "free": QCoreApplication.translate("StatusLine", "free"),
    }
    return words[settings.mode]
