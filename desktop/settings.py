"""What the person has chosen, as one immutable value in one file: window process, command line.

A change is ``replace(settings, n_ctx=8192)``. No Qt.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal, Self

import msgspec

from backends.base import ModelSpec, Sampling
from backends.errors import SettingsError

__all__ = ["Mode", "Settings", "ThemeName", "load_or_set_aside", "write_atomically"]

Mode = Literal["free", "grounded", "strict"]
ThemeName = Literal["system", "light", "dark", "contrast-light", "contrast-dark"]
Motion = Literal["system", "full", "reduced"]

N_CTX_RANGE = (256, 1_048_576)  # tokens
FONT_RANGE = (11, 28)  # pixels
BACKEND_OF_A_SERVER = "openai-server"
BACKEND_WITH_A_LIBRARY = "llama-ctypes"  # that the person may choose


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices. Every field has a default, so an older file stays readable.

    Raises:
        SettingsError: A value is out of its range.
    """

    backend: str = "llama-ctypes"
    model_path: str = ""  # a .gguf; empty = the model that came with the app
    n_ctx: int = 4096  # tokens
    n_threads: int = 0  # 0 = the physical cores
    n_gpu_layers: int = 0  # -1 = all that fit
    kv_type: Literal["f16", "q8_0"] = "f16"  # element type of the KV cache
    flash_attention: bool = True
    prompt_lookup: bool = True  # drafts from the conversation; never changes a reply
    library: str = ""  # file or folder of the llama.cpp library; empty = search
    server_url: str = ""
    server_model: str = ""
    persona: str = "keith-low"
    mode: Mode = "grounded"
    n_predict: int = 512  # tokens
    temperature: float = 0.7
    top_k: int = 40
    top_p: float = 0.95
    min_p: float = 0.05
    repeat_penalty: float = 1.1
    seed: int = -1
    theme: ThemeName = "system"
    font_px: int = 15
    motion: Motion = "system"
    language: str = ""  # empty = the system's
    notify: bool = True  # when an answer ends in the background
    read_aloud: bool = False
    first_run_done: bool = False
    options: dict[str, str] = field(default_factory=dict)  # for backends of third parties

    def __post_init__(self) -> None:
        """Check the ranges."""
        _check("The context length", self.n_ctx, *N_CTX_RANGE)
        _check("The number of threads", self.n_threads, 0, 1024)
        _check("The number of GPU layers", self.n_gpu_layers, -1, 10_000)
        _check("The longest reply", self.n_predict, 0, N_CTX_RANGE[1])
        _check("The temperature", self.temperature, 0.0, 5.0)
        _check("top-k", self.top_k, 0, 1_000_000)
        _check("top-p", self.top_p, 0.0, 1.0)
        _check("min-p", self.min_p, 0.0, 1.0)
        _check("The repetition penalty", self.repeat_penalty, 0.5, 3.0)
        _check("The font size", self.font_px, *FONT_RANGE)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file; a missing one gives the defaults.

        Raises:
            SettingsError: It is unreadable, damaged or out of range.
        """
        if not path.exists():
            return cls()
        try:
            return msgspec.json.decode(path.read_bytes(), type=cls)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
            raise SettingsError(
                "The settings file could not be read.", f"{path.name}: {exc}."
            ) from exc

    def save(self, path: Path) -> None:
        """Write the file, whole or not at all.

        Raises:
            SettingsError: The folder cannot be written.
        """
        try:
            text = msgspec.json.format(msgspec.json.encode(asdict(self)), indent=2)
            write_atomically(path, text + b"\n")
        except OSError as exc:
            raise SettingsError(
                "The settings could not be saved.",
                f"{path.parent}: {exc.strerror or exc}.",
                "Check the free space and the permissions of this folder.",
            ) from exc

    def sampling(self) -> Sampling:
        """Return how the next token is chosen."""
        return Sampling(
            n_predict=self.n_predict,
            temperature=self.temperature,
            top_k=self.top_k,
            top_p=self.top_p,
            min_p=self.min_p,
            repeat_penalty=self.repeat_penalty,
            seed=self.seed,
        )

    def model_spec(self, model: Path | None, state_dir: Path | None = None) -> ModelSpec:
        """Return what the engine is to load; `model` stands in for an empty `model_path`."""
        is_server = self.backend == BACKEND_OF_A_SERVER
        path = Path(self.model_path) if self.model_path else model or Path()
        options = {"base_url": self.server_url, "model": self.server_model}
        return ModelSpec(
            path=Path() if is_server else path,
            n_ctx=self.n_ctx,
            n_threads=self.n_threads,
            n_gpu_layers=self.n_gpu_layers,
            flash_attention=self.flash_attention,
            kv_type=self.kv_type,
            prompt_lookup=self.prompt_lookup,
            library=self.library,
            state_dir=str(state_dir or ""),
            options=self.options | (options if is_server else {}),
        )


def load_or_set_aside(path: Path) -> tuple[Settings, SettingsError | None]:
    """Return the settings; a damaged file is renamed, and the error says where it went."""
    try:
        return Settings.load(path), None
    except SettingsError as exc:
        aside = path.with_suffix(".damaged.json")
        try:
            os.replace(path, aside)
            todo = f"The old file was kept as {aside.name}; the defaults are used now."
        except OSError:
            todo = "The defaults are used now."
        return Settings(), SettingsError(exc.what, exc.why, todo)


def write_atomically(path: Path, payload: bytes) -> None:
    """Replace a file by a new one; a reader sees the old or the new bytes, never a half.

    Raises:
        OSError: The folder cannot be made or written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(payload)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _check(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise SettingsError(
            f"{name} is out of range.",
            f"{value:g} is not between {low:g} and {high:g}.",
            "Choose another value in Settings.",
        )
