"""The settings that hold now, and their file. Window process, GUI thread."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backends.errors import SettingsError
from desktop.config.settings import Settings, load_or_set_aside, save_changes

__all__ = ["SettingsStore"]


class SettingsStore(QObject):
    """The one owner of the settings; whoever uses them reads `value` or follows `changed`.

    Args:
        path: Their file.

    Attributes:
        trouble: Why the file could not be read; the defaults hold then.
    """

    changed = Signal(object, object)  # Settings before, Settings after
    noticed = Signal(object)  # SettingsError

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._value, self.trouble = load_or_set_aside(path)
        self._kept = self._value  # what is in the file, or holds for this run only

    @property
    def value(self) -> Settings:
        """Return what holds now."""
        return self._value

    def overlay(self, *, model: str = "", persona: str = "") -> None:
        """Take what was named for this run only; it is not written.

        Args:
            model: A .gguf, empty = as set.
            persona: Id or folder, empty = as set.
        """
        if model:
            self._value = replace(self._value, model_path=str(Path(model).absolute()))
        if persona:
            self._value = replace(self._value, persona=persona)
        self._kept = self._value

    def update(self, after: Settings) -> None:
        """Take other settings, and keep them."""
        before, self._value = self._value, after
        self.save()
        self.changed.emit(before, after)

    def update_unsaved(self, after: Settings) -> None:
        """Take other settings that come one after the other; the caller saves the last."""
        before, self._value = self._value, after
        self.changed.emit(before, after)

    def save(self) -> None:
        """Write what has been set since the last time; what went wrong is said."""
        try:
            save_changes(self._path, self._kept, self._value)
        except SettingsError as error:
            self.noticed.emit(error)
            return
        self._kept = self._value
