"""Settings: model, answers, look; with a real test of the chosen backend. Window process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from backends.base import ModelInfo
from backends.errors import AvatarError, SettingsError
from backends.servers.api_key import Secret, store_key
from backends.servers.server_url import read_url
from backends.settings_schema.schema import Option
from desktop.config.settings import Settings
from desktop.engine.backend_test import BackendTest
from desktop.engine.worker import Worker, then_or_tell
from desktop.gui.settings.appearance_page import appearance_page
from desktop.gui.settings.model_page import ModelPage, Surroundings
from desktop.gui.settings.sampling_page import SamplingRows
from desktop.gui.settings.settings_form import SettingsFields
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.screen_room import open_at
from desktop.i18n.error_translations import spoken

__all__ = ["SettingsDialog"]


class SettingsDialog(QDialog):
    """Edits a copy of the settings; emits it when the person accepts.

    Args:
        settings: What is set now.
        around: The backends with their pages, and what came with the app.
        pair_text: The avatar with the model, as a person would say it.
    """

    accepted_settings = Signal(object)  # Settings
    adapters_changed = Signal(str, tuple)  # live: the model's key, the AdapterChoices
    models_asked = Signal()

    def __init__(
        self,
        settings: Settings,
        around: Surroundings,
        pair_text: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        open_at(self, QSize(640, 720))
        self._fields = SettingsFields(settings)
        self._built_in = around.built_in
        self._trial = BackendTest(self)
        self._trial.ended.connect(self._show_trial)
        self._trial.described.connect(self._note_info)
        self._keyring = Worker(self)
        self.model = ModelPage(settings, around, self)
        self.model.models_asked.connect(self.models_asked)
        self.model.template_asked.connect(self._edit_template)
        self.model.adapters_changed.connect(self._pass_adapters)
        self.tabs = tabs = QTabWidget(self)
        tabs.setAccessibleName(self.tr("Settings"))
        tabs.tabBar().setAccessibleName(self.tr("Pages of the settings"))
        tabs.addTab(self._model_tab(), self.tr("Model"))
        tabs.addTab(self._answers_page(settings, pair_text), self.tr("Answers"))
        tabs.addTab(appearance_page(self._fields), self.tr("Look"))
        self._problem = PlainLabel("", self)
        self._problem.setObjectName("warning-text")
        self._problem.setWordWrap(True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.addWidget(tabs, 1)
        column.addWidget(self._problem)
        self._box = self._buttons()
        column.addWidget(self._box)

    def done(self, result: int) -> None:
        """End the trial with the dialog."""
        self._trial.close()
        self.model.close_work()
        self._keyring.close()
        super().done(result)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        save, cancel = QPushButton(self.tr("Save")), QPushButton(self.tr("Cancel"))
        save.setObjectName("primary")
        save.setDefault(True)
        for button in (save, cancel):
            button.setAccessibleName(button.text())
        box.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        return box

    def _model_tab(self) -> QWidget:
        """Return the page of the model, with the test always in sight below it."""
        holder = QWidget()
        self._test = QPushButton(self.tr("Test this backend"))
        self._test.setAccessibleName(self._test.text())
        self._test.setAutoDefault(False)
        self._test.clicked.connect(self._try_backend)
        self._result = PlainLabel("")
        self._result.setObjectName("hint")
        self._result.setWordWrap(True)
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout()
        line.addWidget(self._test, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._result, 1)
        line.setSpacing(12)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(12)
        column.addWidget(self.model, 1)
        column.addLayout(line)
        return holder

    def _current(self) -> Settings | None:
        try:
            settings = self._sampling.applied(self._fields.applied(self.model.settings))
        except AvatarError as exc:
            self._show_problem(exc)
            return None
        self._problem.hide()
        return settings

    def _show_problem(self, error: AvatarError) -> None:
        self._problem.setText(spoken(error))
        self._problem.show()

    def _with_settings(self, then: Callable[[Settings], None]) -> None:
        """Go on with what is set; before that, what was typed just now goes into the keyring.

        A worker puts it there: the system may ask the person for a password first.
        """
        settings = self._current()
        if settings is None:
            return
        try:
            secrets = [
                (_entry(option, settings), Secret(text))
                for option, text in self.model.secrets().items()
            ]
        except AvatarError as exc:
            self._show_problem(exc)
            return
        if not secrets:
            then(settings)
            return
        self._set_waiting(waits=True)
        self._keyring.run(
            partial(_keep_secrets, secrets),
            then_or_tell(
                lambda _: then(settings),
                self._show_problem,
                first=lambda: self._set_waiting(waits=False),
            ),
        )

    def _set_waiting(self, *, waits: bool) -> None:
        for widget in (self.tabs, self._box):
            widget.setEnabled(not waits)

    def _accept(self) -> None:
        self._with_settings(self._end)

    def _end(self, settings: Settings) -> None:
        self.accepted_settings.emit(settings)
        self.accept()

    def _try_backend(self) -> None:
        self._with_settings(self._try)

    def _try(self, settings: Settings) -> None:
        self._test.setEnabled(False)
        self._show_text(self.tr("Loading the model and asking it for one line…"), is_bad=False)
        self._trial.start(settings, self._built_in)

    def _show_trial(self, text: str, is_bad: bool) -> None:
        self._test.setEnabled(True)
        self._show_text(text, is_bad=is_bad)

    def _note_info(self, info: ModelInfo) -> None:
        self.model.offer(info.offered)

    def _show_text(self, text: str, *, is_bad: bool) -> None:
        self._result.setObjectName("warning-text" if is_bad else "hint")
        self._result.style().unpolish(self._result)
        self._result.style().polish(self._result)
        self._result.setText(text)

    def _edit_template(self) -> None:
        from desktop.gui.settings.template_dialog import TemplateDialog

        looked, settings = self.model.report, self.model.settings
        own = settings.templates.get(settings.model_key, "")
        dialog = TemplateDialog(looked.report if looked else None, own, self)
        dialog.accepted_template.connect(self.model.set_template)
        dialog.exec()
        dialog.deleteLater()

    def _pass_adapters(self, choices: tuple[object, ...]) -> None:
        try:
            self.adapters_changed.emit(self.model.settings.model_key, choices)
        except SettingsError:  # another field is wrong; Save will say so
            return

    def _answers_page(self, settings: Settings, pair_text: str) -> QScrollArea:
        page, form = self._fields.page()
        add = self._fields
        modes = (
            ("grounded", self.tr("Grounded: facts are checked")),
            ("strict", self.tr("Strict: only what is known")),
            ("free", self.tr("Free: the model alone")),
        )
        add.choice(form, "mode", self.tr("Honesty"), modes)
        manners = (
            ("auto", self.tr("Automatic: by the size of the model")),
            ("quoting", self.tr("Quoting: in the owner's words")),
            ("speaking", self.tr("Speaking: in the model's words, from all facts")),
        )
        add.choice(form, "manner", self.tr("Manner"), manners)
        add.whole(
            form,
            "n_predict",
            self.tr("Longest reply (tokens)"),
            (0, 65_536, 64),
            self.tr("no limit"),
        )
        add.whole(
            form,
            "n_think",
            self.tr("Longest thoughts (tokens)"),
            (0, 65_536, 256),
            self.tr("no limit"),
        )
        add.hint(form, self.tr("Only for models that think before they answer."))
        add.text(form, "visitor", self.tr("Your name"), self.tr("as avatars should call you"))
        add.hint(form, self.tr("The fields below are for backends that sample, and for servers."))
        self._sampling = SamplingRows(form, settings, pair_text, self)
        add.whole(
            form, "seed", self.tr("Seed"), (-1, 2_147_483_647, 1), self.tr("a new one each time")
        )
        return page


def _keep_secrets(secrets: Sequence[tuple[str, Secret]]) -> None:
    for name, secret in secrets:
        store_key(name, secret)


def _entry(option: Option, settings: Settings) -> str:
    """Return the name of a secret in the keyring: the host of its server, or the backend's own.

    Raises:
        ModelLoadError: The address cannot be read.
    """
    if not option.entry_from:
        return f"{settings.backend}/{option.name}"
    address = settings.own_options.get(option.entry_from, "")
    return urlsplit(read_url(address, allow_http=True)).hostname or ""
