"""Settings: model, answers, look; with a real test of the chosen backend. Window process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from backends.errors import SettingsError
from desktop.backend_trial import BackendTrial
from desktop.error_words import spoken
from desktop.settings import (
    BACKEND_OF_A_SERVER,
    BACKEND_WITH_A_LIBRARY,
    N_CTX_RANGE,
    Settings,
)
from desktop.settings_form import SettingsFields
from desktop.settings_look import look_page

__all__ = ["SettingsDialog"]


class SettingsDialog(QDialog):
    """Edits a copy of the settings; emits it when the person accepts.

    Args:
        settings: What is set now.
        backends: Names of the usable backends.
        fallback: The model that came with the app, if any.
    """

    accepted_settings = Signal(object)  # Settings

    def __init__(
        self,
        settings: Settings,
        backends: Sequence[str],
        fallback: Path | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.resize(QSize(560, 620).boundedTo(self.screen().availableSize()))
        self._fields = SettingsFields(settings)
        self._fallback = fallback
        self._trial = BackendTrial(self)
        self._trial.ended.connect(self._show_trial)
        self.tabs = tabs = QTabWidget(self)
        tabs.setAccessibleName(self.tr("Settings"))
        tabs.tabBar().setAccessibleName(self.tr("Pages of the settings"))
        tabs.addTab(self._model_page(backends), self.tr("Model"))
        tabs.addTab(self._answers_page(), self.tr("Answers"))
        tabs.addTab(look_page(self._fields), self.tr("Look"))
        self._problem = QLabel("", self)
        self._problem.setObjectName("warning-text")
        self._problem.setWordWrap(True)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.addWidget(tabs, 1)
        column.addWidget(self._problem)
        column.addWidget(self._buttons())

    def done(self, result: int) -> None:
        """End the trial with the dialog."""
        self._trial.close()
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

    def _model_page(self, backends: Sequence[str]) -> QScrollArea:
        page, form = self._fields.page()
        add = self._fields
        self._backend = add.choice(
            form, "backend", self.tr("Backend"), [(name, name) for name in backends]
        )
        built_in = self._fallback.stem if self._fallback else self.tr("none came with the app")
        self._path = add.text(
            form, "model_path", self.tr("Model file"), self.tr("Built in: {n}").format(n=built_in)
        )
        browse = QPushButton(self.tr("Choose a .gguf file…"))
        browse.setAccessibleName(browse.text())
        browse.clicked.connect(self._browse)
        form.addRow("", browse)
        self._url = add.text(
            form, "server_url", self.tr("Server address"), "http://localhost:8080/v1"
        )
        self._server_model = add.text(form, "server_model", self.tr("Model on the server"))
        add.whole(form, "n_ctx", self.tr("Context length (tokens)"), (*N_CTX_RANGE, 512))
        add.whole(form, "n_threads", self.tr("Threads"), (0, 1024, 1), self.tr("as many as cores"))
        add.whole(
            form, "n_gpu_layers", self.tr("Layers on the GPU"), (-1, 10_000, 1), self.tr("all")
        )
        self._add_engine_fields(form)
        self._add_trial_row(form)
        self._backend.currentIndexChanged.connect(self._show_which)
        self._show_which()
        return page

    def _add_engine_fields(self, form: QFormLayout) -> None:
        add = self._fields
        types = (("f16", self.tr("16 bits")), ("q8_0", self.tr("8 bits: half the memory")))
        add.choice(form, "kv_type", self.tr("Memory of the conversation"), types)
        self._library = add.text(
            form, "library", self.tr("llama.cpp library"), self.tr("the one that came with the app")
        )
        add.switch(form, "flash_attention", self.tr("Flash attention (faster, and exact)"))
        add.switch(form, "prompt_lookup", self.tr("Draft quotations (faster, same replies)"))

    def _add_trial_row(self, form: QFormLayout) -> None:
        self._test = QPushButton(self.tr("Test this backend"))
        self._test.setAccessibleName(self._test.text())
        self._test.clicked.connect(self._try_backend)
        self._result = QLabel("")
        self._result.setObjectName("hint")
        self._result.setWordWrap(True)
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout()
        line.addWidget(self._test)
        line.addStretch(1)
        form.addRow(line)
        form.addRow(self._result)

    def _show_which(self) -> None:
        """Offer the fields of a server for a server, those of a file for the others."""
        is_server = self._backend.currentData() == BACKEND_OF_A_SERVER
        for editor in (self._url, self._server_model):
            editor.setEnabled(is_server)
        self._path.setEnabled(not is_server)
        self._library.setEnabled(self._backend.currentData() == BACKEND_WITH_A_LIBRARY)

    def _browse(self) -> None:
        start = str(Path(self._path.text()).parent) if self._path.text() else ""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a model"), start, self.tr("Models (*.gguf);;All files (*)")
        )
        if path:
            self._path.setText(path)

    def _current(self) -> Settings | None:
        try:
            settings = self._fields.settings()
        except SettingsError as exc:
            self._problem.setText(spoken(exc))
            self._problem.show()
            return None
        self._problem.hide()
        return settings

    def _accept(self) -> None:
        settings = self._current()
        if settings is not None:
            self.accepted_settings.emit(settings)
            self.accept()

    def _try_backend(self) -> None:
        settings = self._current()
        if settings is None:
            return
        self._test.setEnabled(False)
        self._show_text(self.tr("Loading the model and asking it for one line…"), is_bad=False)
        self._trial.start(settings, self._fallback)

    def _show_trial(self, text: str, is_bad: bool) -> None:
        self._test.setEnabled(True)
        self._show_text(text, is_bad=is_bad)

    def _show_text(self, text: str, *, is_bad: bool) -> None:
        self._result.setObjectName("warning-text" if is_bad else "hint")
        self._result.style().unpolish(self._result)
        self._result.style().polish(self._result)
        self._result.setText(text)

    def _answers_page(self) -> QScrollArea:
        page, form = self._fields.page()
        add = self._fields
        modes = (
            ("grounded", self.tr("Grounded: facts are checked")),
            ("strict", self.tr("Strict: only what is known")),
            ("free", self.tr("Free: the model alone")),
        )
        add.choice(form, "mode", self.tr("Honesty"), modes)
        add.whole(
            form,
            "n_predict",
            self.tr("Longest reply (tokens)"),
            (0, 65_536, 64),
            self.tr("no limit"),
        )
        add.hint(form, self.tr("The fields below are for backends that sample."))
        add.decimal(form, "temperature", self.tr("Temperature"), (0.0, 5.0, 0.05))
        add.whole(form, "top_k", self.tr("top-k"), (0, 100_000, 5), self.tr("off"))
        add.decimal(form, "top_p", self.tr("top-p"), (0.0, 1.0, 0.01))
        add.decimal(form, "min_p", self.tr("min-p"), (0.0, 1.0, 0.01))
        add.decimal(form, "repeat_penalty", self.tr("Repetition penalty"), (0.5, 3.0, 0.05))
        add.whole(
            form, "seed", self.tr("Seed"), (-1, 2_147_483_647, 1), self.tr("a new one each time")
        )
        return page
