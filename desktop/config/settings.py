"""What the person has chosen, as one immutable value in one file: window process, command line.

A change is ``replace(settings, n_ctx=8192)``. No Qt.
"""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, Self

import msgspec
from msgspec import Raw

from backends.base import Adapter, ModelSpec, Sampling
from backends.errors import Sentence, SettingsError, why_not, why_unreadable
from backends.files import write_atomically
from desktop.config.sampling_presets import DEFAULTS, FIELDS
from persona.model import Manner, Mode

__all__ = [
    "AdapterChoice",
    "Settings",
    "ThemeName",
    "load_or_set_aside",
    "save_changes",
    "with_changes",
]

ThemeName = Literal["system", "light", "dark", "contrast-light", "contrast-dark"]
Motion = Literal["system", "full", "reduced"]

N_CTX_RANGE = (256, 1_048_576)  # tokens; 0 = automatic
STRENGTH_RANGE = (0.0, 2.0)  # of an adapter
FONT_RANGE = (11, 28)  # pixels
BACKEND_OF_A_SERVER = "openai-server"


@dataclass(frozen=True, slots=True)
class AdapterChoice:
    """A LoRA adapter that the person has put beside a model."""

    path: str
    scale: float = 1.0  # 0.0 = no effect, 1.0 = as trained
    is_on: bool = True

    def __post_init__(self) -> None:
        """Check the range."""
        _check("The strength of an adapter", self.scale, *STRENGTH_RANGE)


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices. Every field has a default, so an older file stays readable.

    Raises:
        SettingsError: A value is out of its range.
    """

    backend: str = "llama-ctypes"
    model_path: str = ""  # a .gguf; empty = the model that came with the app
    n_ctx: int = 0  # tokens; 0 = what fits the memory well
    n_threads: int = 0  # 0 = the physical cores
    n_gpu_layers: int = -1  # -1 = automatic: all, or none without graphics support
    kv_type: Literal["f16", "q8_0"] = "f16"  # element type of the KV cache
    flash_attention: bool = True
    prompt_lookup: bool = True  # drafts from the conversation; never changes a reply
    library: str = ""  # file or folder of the llama.cpp library; empty = search
    persona: str = "keith-low"
    visitor: str = ""  # what avatars call the person; empty = nothing
    mode: Mode = "grounded"
    manner: Manner = "auto"
    n_predict: int = 512  # tokens
    n_think: int = Sampling().n_think  # tokens of thoughts before it; 0 = any number
    temperature: float = DEFAULTS["temperature"]
    top_k: int = int(DEFAULTS["top_k"])
    top_p: float = DEFAULTS["top_p"]
    min_p: float = DEFAULTS["min_p"]
    typical_p: float = DEFAULTS["typical_p"]
    repeat_penalty: float = DEFAULTS["repeat_penalty"]
    presence_penalty: float = DEFAULTS["presence_penalty"]
    frequency_penalty: float = DEFAULTS["frequency_penalty"]
    dry_multiplier: float = DEFAULTS["dry_multiplier"]
    seed: int = -1
    sampling_for: dict[str, dict[str, float]] = field(default_factory=dict)
    """Other sampling values for one avatar with one model, by `pair`."""
    templates: dict[str, str] = field(default_factory=dict)
    """Chat templates in place of the models' own, by `model_key`."""
    adapters: dict[str, tuple[AdapterChoice, ...]] = field(default_factory=dict)
    """Adapters beside a model, by `model_key`; one that is not named has the persona's."""
    own_models: dict[str, str] = field(default_factory=dict)
    """Files elsewhere on the disk that were used: path → fingerprint (`model_store`)."""
    theme: ThemeName = "system"
    font_px: int = 15
    motion: Motion = "system"
    language: str = ""  # empty = the system's
    notify: bool = True  # when an answer ends in the background
    read_aloud: bool = False
    first_run_done: bool = False
    options: dict[str, str] = field(default_factory=dict)
    """Options of backends: ``BACKEND/NAME`` for one of them, ``NAME`` for whichever is used."""

    def __post_init__(self) -> None:
        """Check the ranges."""
        if self.n_ctx:
            _check("The context length", self.n_ctx, *N_CTX_RANGE)
        _check("The number of threads", self.n_threads, 0, 1024)
        _check("The number of GPU layers", self.n_gpu_layers, -1, 10_000)
        _check("The longest reply", self.n_predict, 0, N_CTX_RANGE[1])
        _check("The limit of thoughts", self.n_think, 0, N_CTX_RANGE[1])
        for known in FIELDS:
            for values in (self.general_sampling, *self.sampling_for.values()):
                if known.name in values:
                    _check(known.label, values[known.name], known.low, known.high)
        _check("The font size", self.font_px, *FONT_RANGE)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file; a missing one gives the defaults.

        Raises:
            SettingsError: It is unreadable, damaged or out of range.
        """
        try:
            if not path.exists():
                return cls()
            return msgspec.json.decode(path.read_bytes().removeprefix(BOM_UTF8), type=cls)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
            raise SettingsError(
                "The settings file could not be read.",
                why_unreadable(exc, path),
            ) from exc

    def save(self, path: Path) -> None:
        """Write the file, whole or not at all; where it is a link, what that leads to.

        Raises:
            SettingsError: The folder cannot be written.
        """
        try:
            text = msgspec.json.format(msgspec.json.encode(asdict(self)), indent=2)
            write_atomically(Path(os.path.realpath(path)), text + b"\n")
        except OSError as exc:
            raise SettingsError(
                "The settings could not be saved.",
                why_not(exc, path.parent),
                "Check the free space and the permissions of this folder.",
            ) from exc

    @property
    def is_server(self) -> bool:
        """Return whether what is typed leaves this machine's own model."""
        return self.backend == BACKEND_OF_A_SERVER

    @property
    def model_key(self) -> str:
        """Return what names the model; empty = the one that came with the app or persona."""
        if not self.is_server:
            return self.model_path
        own = self.own_options
        return f"{own.get('base_url', '')} {own.get('model', '')}".strip()

    @property
    def pair(self) -> str:
        """Return what names the avatar together with the model."""
        return f"{self.persona}|{self.model_key}"

    @property
    def own_options(self) -> dict[str, str]:
        """Return the options of the chosen backend, by their plain names."""
        start = f"{self.backend}/"
        loose = {name: text for name, text in self.options.items() if "/" not in name}
        own = {n.removeprefix(start): v for n, v in self.options.items() if n.startswith(start)}
        return loose | own

    @property
    def general_sampling(self) -> dict[str, float]:
        """Return the sampling values for every avatar and model that has none of its own."""
        return {known.name: getattr(self, known.name) for known in FIELDS}

    def differs_only_in_look(self, other: Settings) -> bool:
        """Whether nothing but theme, size of the text and motion is not the same."""
        look = {name: getattr(other, name) for name in ("theme", "font_px", "motion")}
        return self != other and replace(self, **look) == other

    def sampling(self) -> Sampling:
        """Return how the next token is chosen, for the avatar and the model that are set."""
        values = self.general_sampling | self.sampling_for.get(self.pair, {})
        whole = {known.name for known in FIELDS if known.is_whole}
        numbers = {name: int(v) if name in whole else float(v) for name, v in values.items()}
        plain = Sampling(n_predict=self.n_predict, n_think=self.n_think, seed=self.seed)
        return msgspec.convert(asdict(plain) | numbers, Sampling)

    def model_spec(self, model: Path | None, state_dir: Path | None = None) -> ModelSpec:
        """Return what the engine is to load; `model` stands in for an empty `model_path`."""
        path = Path(self.model_path) if self.model_path else model or Path()
        chosen = self.adapters.get(self.model_key, ())
        return ModelSpec(
            path=Path() if self.is_server else path,
            n_ctx=self.n_ctx or -1,
            n_threads=self.n_threads,
            n_gpu_layers=self.n_gpu_layers,
            flash_attention=self.flash_attention,
            kv_type=self.kv_type,
            prompt_lookup=self.prompt_lookup,
            library=self.library,
            adapters=tuple(Adapter(Path(one.path), one.scale) for one in chosen if one.is_on),
            chat_template=self.templates.get(self.model_key, ""),
            state_dir=str(state_dir or ""),
            options=self.own_options,
        )


def load_or_set_aside(path: Path) -> tuple[Settings, SettingsError | None]:
    """Return the settings; a damaged file is renamed, and the error says where it went.

    One value that is wrong, or of a newer version, does not take the others with it.
    """
    try:
        return Settings.load(path), None
    except SettingsError as exc:
        sound, aside = _sound(path), path.with_suffix(".damaged.json")
        try:
            os.replace(path, aside)
        except OSError:
            return sound, SettingsError(exc.what, exc.why, "What can be read of it is used now.")
        kept = Sentence("The old file was kept as {1}; the defaults are used now.", aside.name)
        if sound != Settings():
            kept = Sentence(
                "The old file was kept as {1}; what can be read of it is used now.", aside.name
            )
            with suppress(SettingsError):  # the next change writes it
                sound.save(path)
        return sound, SettingsError(exc.what, exc.why, kept)


def _sound(path: Path) -> Settings:
    """Return the settings in a file each of which can be read by itself."""
    own: dict[str, Any] = {}
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        every = msgspec.json.decode(path.read_bytes().removeprefix(BOM_UTF8), type=dict[str, Raw])
        for name in every.keys() & {known.name for known in fields(Settings)}:
            with suppress(msgspec.MsgspecError, SettingsError, RecursionError):
                read = msgspec.json.decode(msgspec.json.encode({name: every[name]}), type=Settings)
                own[name] = getattr(read, name)
    return Settings(**own)


def save_changes(path: Path, before: Settings, after: Settings) -> None:
    """Write what differs between two settings; what another window has set meanwhile stays.

    Raises:
        SettingsError: The folder cannot be written.
    """
    try:
        now = Settings.load(path)
    except SettingsError:  # it was damaged meanwhile
        now = before
    with_changes(now, before, after).save(path)


def with_changes(now: Settings, before: Settings, after: Settings) -> Settings:
    """Return settings with what differs between two others."""
    old, new, merged = asdict(before), asdict(after), asdict(now)
    for name, value in new.items():
        if value != old[name]:
            merged[name] = _merged(merged[name], old[name], value)
    return msgspec.convert(merged, Settings)


def _merged(now: object, old: object, new: object) -> object:
    """Return a new value; of a dictionary, only the entries that have changed are taken."""
    if not (isinstance(now, dict) and isinstance(old, dict) and isinstance(new, dict)):
        return new
    kept = {key: value for key, value in now.items() if key in new or key not in old}
    return kept | {key: value for key, value in new.items() if key not in old or old[key] != value}


def _check(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise SettingsError(
            Sentence("{1} is out of range.", name),
            f"{value:g} is not between {low:g} and {high:g}.",
            "Choose another value in Settings.",
        )
