"""What the menu and the notices do with models: settings, manager, adapters. Window process."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from backends.errors import AvatarError
from desktop.config.paths import Places, embedded_model
from desktop.config.settings import AdapterChoice, Settings, with_changes
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from desktop.engine.backend_catalogue import BackendCatalogue
from desktop.engine.model_loader import LoadState, ModelLoader
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.i18n.error_translations import spoken
from desktop.models.model_choice import readable_name
from desktop.models.model_store import ModelStore

if TYPE_CHECKING:
    from desktop.engine.download_queue import DownloadQueue
    from desktop.gui.models.model_manager import ModelManager
    from desktop.gui.settings.settings_dialog import SettingsDialog

__all__ = ["ModelCommands"]

LOAD = "load"  # what a notice is about
MOST_OWN = 50  # files elsewhere that are remembered


class ModelCommands(QObject):
    """Owns the dialogs about models. They are imported when they open."""

    def __init__(
        self,
        settings: SettingsStore,
        loader: ModelLoader,
        current: CurrentPersona,
        places: Places,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings, self._loader, self._current = settings, loader, current
        self._places, self._notices, self._window = places, notices, window
        self._embedded = embedded_model()
        self.directory = BackendCatalogue(self)
        self.directory.described.connect(self._show_settings)
        self.store = ModelStore(self._places.models)
        self._queue: DownloadQueue | None = None
        self.manager: ModelManager | None = None
        self.settings_dialog: SettingsDialog | None = None
        self._wants_settings = False
        loader.changed.connect(self._tell_load)

    def prepare_settings(self) -> None:
        """Ask the backends what they offer, so that Settings opens at once."""
        self.directory.ask()

    def open_settings(self) -> None:
        """Open the settings, as soon as the backends have said what they offer."""
        if self.settings_dialog is not None:
            self.settings_dialog.raise_()
            self.settings_dialog.activateWindow()
            return
        if self._wants_settings:
            return
        self._wants_settings = True
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        backend = self._settings.value.backend
        self.directory.ask(backend if ":" in backend else "")

    def use(self, path: Path) -> None:
        """Use a .gguf where it is; say at once why not."""
        from backends.gguf.check import check_gguf
        from desktop.models.installed_models import fingerprint

        path = path.absolute()
        try:
            report = check_gguf(path, expect="any")
        except AvatarError as error:
            self._notices.tell_error(error)
            return
        if report.is_adapter:
            self.add_adapter(path)
            return
        settings = self._settings.value
        own = dict(settings.own_models)
        is_ours = path.is_relative_to(self._places.models.absolute()) or path == self._embedded
        if not is_ours:
            own.pop(str(path), None)
            own[str(path)] = fingerprint(path)
        kept = dict(list(own.items())[-MOST_OWN:])
        self._settings.update(
            replace(
                settings,
                backend="llama-ctypes" if settings.is_server else settings.backend,
                model_path="" if path == self._embedded else str(path),
                own_models=kept,
            )
        )
        self._loader.ensure()
        if self.settings_dialog is not None:
            self.settings_dialog.model.set_path(self._settings.value.model_path)
        if self.manager is not None:
            self.manager.refresh()

    def add_adapter(self, path: Path) -> None:
        """Put an adapter beside the model that is used, and switch to it."""
        chosen = [one for one in self._adapters() if one.path != str(path)]
        self.set_adapters(self._settings.value.model_key, (*chosen, AdapterChoice(str(path))))

    def set_adapters(self, model_key: str, choices: tuple[AdapterChoice, ...]) -> None:
        """Switch adapters live, if they are those of the model that is used."""
        settings = self._settings.value
        if model_key == settings.model_key:
            adapters = {**settings.adapters, model_key: choices}
            self._settings.update(replace(settings, adapters=adapters))

    @property
    def queue(self) -> DownloadQueue:
        """Return the downloads; they go on when the window of models is closed."""
        from desktop.engine.download_queue import DownloadQueue

        self._queue = self._queue or DownloadQueue(self.store, self)
        return self._queue

    def show_models(self) -> ModelManager:
        """Show the window of models."""
        from desktop.gui.models.model_manager import ModelManager, Shelf

        if self.manager is None:
            shelf = Shelf(
                self.store,
                self._embedded,
                lambda: self._settings.value,
                lambda: self._loader.spec.path,
            )
            self.manager = ModelManager(shelf, self.queue, self._window)
            self.manager.use_asked.connect(self.use)
            self.manager.forgotten.connect(self._forget)
        else:
            self.manager.refresh()
        self.manager.show()
        self.manager.raise_()
        return self.manager

    def show_adapters(self) -> QDialog:
        """Show the adapters of the model that is used, beside the talk."""
        from desktop.gui.settings.adapter_panel import AdapterPanel

        dialog = QDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Adapters"))
        dialog.resize(520, 180)
        panel = AdapterPanel(dialog)
        panel.show_choices(self._adapters(), self._own_adapter())
        panel.changed.connect(lambda made: self.set_adapters(self._settings.value.model_key, made))
        column = QVBoxLayout(dialog)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(panel)
        column.addStretch(1)
        dialog.show()
        return dialog

    def close(self) -> None:
        """End every child; settings that were to open do not."""
        if self._wants_settings:
            self._wants_settings = False
            QApplication.restoreOverrideCursor()
        self.directory.close()
        if self.manager is not None:
            self.manager.close_work()
        if self._queue is not None:
            self._queue.close()

    def _adapters(self) -> tuple[AdapterChoice, ...]:
        settings = self._settings.value
        chosen = settings.adapters.get(settings.model_key)
        if chosen is not None:
            return chosen
        spec = self._loader.spec
        return tuple(AdapterChoice(str(one.path), one.scale) for one in spec.adapters)

    def _own_adapter(self) -> Path | None:
        return self._current.persona.adapter()

    def _forget(self, path: str) -> None:
        settings = self._settings.value
        own = {key: text for key, text in settings.own_models.items() if key != path}
        self._settings.update(replace(settings, own_models=own))

    def make_settings_dialog(self) -> SettingsDialog:
        """Return the dialog, made from what the backends have said."""
        from desktop.gui.settings.model_page import Surroundings
        from desktop.gui.settings.settings_dialog import SettingsDialog

        settings, directory = self._settings.value, self.directory
        around = Surroundings(
            directory.pages, directory.troubles, self._embedded, self._own_adapter()
        )
        model = settings.own_options.get("model", "") if settings.is_server else ""
        name = model or readable_name(self._loader.spec.path.name)
        pair = self.tr("{avatar} with {model}").format(
            avatar=self._current.persona.label, model=name
        )
        dialog = SettingsDialog(settings, around, pair, self._window)
        dialog.accepted_settings.connect(partial(self._take_settings, settings))
        dialog.adapters_changed.connect(self.set_adapters)
        dialog.models_asked.connect(self.show_models)
        return dialog

    def _show_settings(self) -> None:
        if not self._wants_settings:
            return
        self._wants_settings = False
        QApplication.restoreOverrideCursor()
        if self.directory.trouble:
            words = "The backends could not be asked.", self.directory.trouble
            self._notices.tell_error(AvatarError(*words))
        self.settings_dialog = self.make_settings_dialog()
        self.settings_dialog.finished.connect(self._drop_settings)
        self.settings_dialog.show()  # beside the talk, so that an adapter can be heard at once

    def _drop_settings(self) -> None:
        dialog, self.settings_dialog = self.settings_dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _take_settings(self, before: Settings, after: Settings) -> None:
        """Take what was set; what happened beside the dialog meanwhile stays."""
        self._settings.update(with_changes(self._settings.value, before, after))

    def _tell_load(self, state: LoadState) -> None:
        """Say why a model is not loaded, and offer what can be done, for as long as it holds."""
        others = (self.tr("Other models…"), lambda: self._show())
        if state.phase == "waiting":
            text = self.tr("{name} ended the engine last time, so it was not loaded again.")
            load = (self.tr("Load it anyway"), self._loader.load)
            self._notices.tell(text.format(name=state.name), [load, others], warns=True, about=LOAD)
        elif state.phase == "failed" and state.error is not None:
            again = (self.tr("Try again"), self._loader.load)
            self._notices.tell(spoken(state.error), [again, others], warns=True, about=LOAD)
        else:
            self._notices.withdraw(LOAD)

    def _show(self) -> None:
        self.show_models()
