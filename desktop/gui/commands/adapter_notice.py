"""Says what is to be told of the adapter of an avatar that was just chosen. Window process."""

from __future__ import annotations

import logging
from concurrent.futures import Future

from PySide6.QtCore import QObject

from backends.errors import ModelLoadError
from desktop.config.paths import Places
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from desktop.engine.worker import Worker
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.i18n.error_translations import spoken
from desktop.models.model_choice import adapter_trouble
from persona.model import Persona

__all__ = ["AdapterNotice"]

LOG = logging.getLogger("avatar.adapter")


class AdapterNotice(QObject):
    """Looks, whenever another avatar speaks, whether its adapter goes with the model in use.

    It has a worker of its own: to tell a large model by its SHA-256 takes seconds.
    """

    def __init__(
        self,
        settings: SettingsStore,
        current: CurrentPersona,
        places: Places,
        notices: NoticeBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings, self._current, self._places = settings, current, places
        self._notices, self._worker = notices, Worker(self)
        current.changed.connect(self._look)

    def close(self) -> None:
        """End what is looked at."""
        self._worker.close()

    def _look(self, persona: Persona) -> None:
        settings, places = self._settings.value, self._places
        self._worker.run(
            lambda: adapter_trouble(persona, settings, places),
            lambda done: self._tell(persona, done),
        )

    def _tell(self, persona: Persona, done: Future[ModelLoadError | None]) -> None:
        if (error := done.exception()) is not None:
            LOG.warning("the adapter of %s was not looked at: %s", persona.name, error)
            return
        trouble = done.result()
        if trouble is not None and persona.folder == self._current.persona.folder:
            self._notices.add(spoken(trouble))
