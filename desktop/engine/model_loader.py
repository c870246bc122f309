"""Which model the engine holds, and which it had better not load by itself. Window process.

A small file names the model that is being loaded, or that was in use when the engine died. If it
is still there at the next start, that model waits until the person asks for it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from backends.base import ModelInfo, ModelSpec
from backends.errors import AvatarError, EngineCrashed, ModelLoadError
from backends.files import write_atomically
from desktop.config.paths import Places
from desktop.config.settings import Settings
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from desktop.engine.qt_engine import QtEngine
from desktop.models.model_choice import choose_spec

__all__ = ["LoadState", "ModelLoader"]


@dataclass(frozen=True, slots=True)
class LoadState:
    """How far the model is: one of ``none``, ``loading``, ``ready``, ``failed``, ``waiting``."""

    phase: str = "none"
    name: str = ""  # of the file
    fraction: float = 0.0
    info: ModelInfo | None = None
    error: AvatarError | None = None


class ModelLoader(QObject):
    """Loads what the settings say into the engine.

    Args:
        engine: The engine of the window.
        places: The person's folders; the crash marker is in one of them.
        settings: What is to be loaded; another model is loaded as soon as they name it.
        current: Who speaks, and may bring an adapter or be written for a model.
    """

    changed = Signal(object)  # LoadState

    def __init__(
        self,
        engine: QtEngine,
        places: Places,
        settings: SettingsStore,
        current: CurrentPersona,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.state = LoadState()
        self._engine = engine
        self._places, self._settings, self._current = places, settings, current
        self._marker = places.crash_marker
        self._spec = ModelSpec()
        self._missing: ModelLoadError | None = None
        self._backend = ""
        self._is_wanted = False  # by the person, before it was known what is to be loaded
        engine.progressed.connect(self._show_progress)
        engine.loaded.connect(self._note_loaded)
        engine.load_failed.connect(self._note_failed)
        engine.crashed.connect(self._note_crash)
        engine.finished.connect(self._clear_marker)
        settings.changed.connect(self._follow)

    @property
    def spec(self) -> ModelSpec:
        """Return what was asked for last."""
        return self._spec

    def _follow(self, before: Settings, after: Settings) -> None:
        if not before.differs_only_in_look(after) and self._aim():
            self.load()

    def _aim(self) -> bool:
        """Take what is to be loaded; return whether it differs from what was asked for."""
        self._missing = None
        settings = self._settings.value
        try:
            spec = choose_spec(settings, self._current.persona, self._places, Path())
        except ModelLoadError as exc:
            self._missing, spec = exc, ModelSpec()
        changed = (spec, settings.backend) != (self._spec, self._backend)
        self._spec, self._backend = spec, settings.backend
        return changed

    def start(self) -> None:
        """Load at the start of the app, unless this model crashed the engine last time.

        What a person has asked for meanwhile is loaded all the same, and only once.
        """
        self._aim()
        if self.state.phase in ("loading", "ready"):
            return
        if not self._is_wanted and self._read_marker() == [self._backend, str(self._spec.path)]:
            self._set(LoadState("waiting", self._spec.path.name))
        else:
            self.load()

    def load(self) -> None:
        """Load because the person wants it; before the start, as soon as that comes."""
        if not self._backend:
            self._is_wanted = True
            return
        if self._missing is not None and self._backend.startswith("llama"):
            self._set(LoadState("failed", error=self._missing))
            return
        self._write_marker()
        self._set(LoadState("loading", self._spec.path.name))
        self._engine.load(self._backend, self._spec)

    def reload(self) -> None:
        """Load what is to be loaded now, e.g. with an adapter that the avatar just got."""
        self._aim()
        self.load()

    def ensure(self) -> None:
        """Load if nothing is ready or on its way."""
        if self.state.phase not in ("ready", "loading"):
            self.load()

    def close(self) -> None:
        """Note that the window closes: a load that this ends has not crashed."""
        if self.state.phase == "loading":
            self._clear_marker()

    def _set(self, state: LoadState) -> None:
        self.state = state
        self.changed.emit(state)

    def _show_progress(self, fraction: float) -> None:
        if self.state.phase == "loading":
            self._set(replace(self.state, fraction=fraction))

    def _note_loaded(self, info: ModelInfo) -> None:
        self._clear_marker()
        if self.state.phase == "loading":  # else something was chosen that is not there
            self._set(LoadState("ready", self._spec.path.name, 1.0, info))

    def _note_failed(self, error: AvatarError) -> None:
        if not (isinstance(error, EngineCrashed) and self._engine.ended_by_itself):
            self._clear_marker()
        self._set(LoadState("failed", self._spec.path.name, error=error))

    def _note_crash(self, error: AvatarError) -> None:
        if self._engine.ended_by_itself:
            self._write_marker()
        if self.state.phase == "ready":
            self._set(LoadState("none", self._spec.path.name, error=error))

    def _read_marker(self) -> list[str]:
        try:
            return msgspec.json.decode(self._marker.read_bytes(), type=list[str])
        except (OSError, msgspec.MsgspecError):
            return []

    def _write_marker(self) -> None:
        try:
            names = [self._backend, str(self._spec.path)]
            write_atomically(self._marker, msgspec.json.encode(names))
        except OSError:  # the marker is a comfort; without it the model is simply loaded
            return

    def _clear_marker(self) -> None:
        if self._marker.exists():
            try:
                os.unlink(self._marker)
            except OSError:
                return
