"""Ways to choose the next word, with a name and a reason each. Window process, command line; no Qt.

The texts are English; the window translates them (`desktop/i18n/sampling_translations.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["DEFAULTS", "FIELDS", "PRESETS", "Field", "Preset", "preset_of"]


@dataclass(frozen=True, slots=True)
class Field:
    """One sampling value, as a person meets it."""

    name: str  # of `Sampling`
    label: str
    why: str  # one line
    low: float
    high: float
    step: float
    special: str = ""  # what the lowest value is called
    is_whole: bool = False


FIELDS = (
    Field(
        "temperature",
        "Temperature",
        "How daring the choice of words is; 0 always takes the likeliest one.",
        0.0,
        5.0,
        0.05,
    ),
    Field(
        "top_k",
        "top-k",
        "Only so many of the likeliest words are considered.",
        0,
        100_000,
        5,
        "off",
        is_whole=True,
    ),
    Field(
        "top_p",
        "top-p",
        "Only the likeliest words that together have this share; 1 is off.",
        0.0,
        1.0,
        0.01,
    ),
    Field(
        "min_p",
        "min-p",
        "Words less likely than this share of the likeliest one are left out; 0 is off.",
        0.0,
        1.0,
        0.01,
    ),
    Field(
        "typical_p",
        "typical-p",
        "Prefers words that surprise as much as usual; 1 is off.",
        0.0,
        1.0,
        0.01,
    ),
    Field(
        "repeat_penalty",
        "Repetition penalty",
        "Makes words less likely that were just used; 1 is off, above 1.3 sentences suffer.",
        0.5,
        3.0,
        0.05,
    ),
    Field(
        "presence_penalty",
        "Presence penalty",
        "The same for every word that occurred at all; 0 is off.",
        -2.0,
        2.0,
        0.1,
    ),
    Field(
        "frequency_penalty",
        "Frequency penalty",
        "The same, the more the oftener it occurred; 0 is off.",
        -2.0,
        2.0,
        0.1,
    ),
    Field(
        "dry_multiplier",
        "DRY",
        "Stops whole phrases from coming back, single words may; 0 is off, 0.8 is usual.",
        0.0,
        5.0,
        0.1,
    ),
)


@dataclass(frozen=True, slots=True)
class Preset:
    """A set of values that go together."""

    id: str
    name: str
    why: str  # one line
    values: Mapping[str, float]


DEFAULTS: Mapping[str, float] = {
    "temperature": 0.7,
    "top_k": 40,
    "top_p": 0.95,
    "min_p": 0.05,
    "typical_p": 1.0,
    "repeat_penalty": 1.1,
    "presence_penalty": 0.0,
    "frequency_penalty": 0.0,
    "dry_multiplier": 0.0,
}
PRESETS = (
    Preset("balanced", "Balanced", "Natural and mostly to the point. The default.", DEFAULTS),
    Preset(
        "faithful",
        "Faithful",
        "Close to what the model is sure of: for facts, and for small models.",
        {**DEFAULTS, "temperature": 0.3, "top_k": 20, "top_p": 0.9, "min_p": 0.1},
    ),
    Preset(
        "lively",
        "Lively",
        "Varied and playful; min-p keeps it from falling apart. For models from 3B on.",
        {**DEFAULTS, "temperature": 1.1, "top_k": 0, "top_p": 1.0, "min_p": 0.08},
    ),
    Preset(
        "steady",
        "Against repetition",
        "For long talks in which phrases come back: DRY instead of a penalty on single words.",
        {**DEFAULTS, "repeat_penalty": 1.0, "dry_multiplier": 0.8},
    ),
    Preset(
        "exact",
        "Always the same",
        "Takes the likeliest word each time: one question, one reply.",
        {**DEFAULTS, "temperature": 0.0, "repeat_penalty": 1.0},
    ),
)


def preset_of(values: Mapping[str, float]) -> Preset | None:
    """Return the preset that has exactly these values, if any."""
    wanted = {name: round(float(value), 4) for name, value in values.items()}
    for preset in PRESETS:
        if wanted == {name: round(float(value), 4) for name, value in preset.values.items()}:
            return preset
    return None
