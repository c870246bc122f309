"""The page of Settings where backend, model, adapters, memory light and test stand together.

Everything below the choice of the backend is made from what the backend declares. Window process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backends.errors import Sentence
from backends.settings_schema.schema import BackendPage, Option
from desktop.config.option_values import option_texts, with_options
from desktop.config.settings import AdapterChoice, Settings
from desktop.engine.worker import Worker
from desktop.gui.settings.adapter_panel import AdapterPanel
from desktop.gui.settings.option_form import OptionForm
from desktop.gui.settings.settings_form import FIELD_PX, Combo, form_page
from desktop.gui.widgets.ask_file import ask_file
from desktop.gui.widgets.memory_indicator import MemoryIndicator
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.i18n.backend_translations import translated
from desktop.i18n.error_translations import in_words, spoken
from desktop.i18n.translation import running
from desktop.models.model_inspection import ModelInspection, facts_of, look_at

__all__ = ["ModelPage", "Surroundings"]

LOOK_MS = 200  # after the last change, before the file is looked at


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page has to know besides the settings."""

    pages: Mapping[str, BackendPage]
    troubles: Mapping[str, Sequence[Sentence]]
    built_in: Path | None = None  # the model that came with the app
    own_adapter: Path | None = None  # of the persona


class ModelPage(QWidget):
    """Edits a copy of the settings. Emits what other windows are to show, and live changes."""

    models_asked = Signal()
    template_asked = Signal()
    adapters_changed = Signal(tuple)  # of AdapterChoice, for the model that is chosen
    changed = Signal()

    def __init__(
        self, settings: Settings, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._around = settings, around
        self._background = Worker(self)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_at)
        self._number = 0  # of the look; an older result is stale
        self.report: ModelInspection | None = None
        self.backend = Combo()
        self.form: OptionForm | None = None
        self._more_form: OptionForm | None = None
        self._build()
        self._fill_backends()
        self._show_backend()
        self.backend.currentIndexChanged.connect(self._switch)

    @property
    def settings(self) -> Settings:
        """Return what the page says.

        Raises:
            SettingsError: A value is out of its range.
        """
        settings = replace(self._settings, model_path=self.path.text().strip())
        return with_options(settings, self._values())

    @property
    def page(self) -> BackendPage:
        """Return what the chosen backend declares."""
        return self._around.pages.get(self._settings.backend) or BackendPage(self._settings.backend)

    @property
    def editors(self) -> dict[str, QWidget]:
        """Return the editors of the backend's options, by name."""
        return {name: editor for form in self._forms() for name, editor in form.editors.items()}

    def secrets(self) -> dict[Option, str]:
        """Return the secrets that were typed just now."""
        typed = {name: text for form in self._forms() for name, text in form.secrets().items()}
        return {option: typed[option.name] for option in self.page.options if option.name in typed}

    def set_path(self, path: str) -> None:
        """Choose another model."""
        self.path.setText(path)

    def set_template(self, template: str) -> None:
        """Use a template in place of the model's own; an empty one gives it back."""
        templates = {**self._settings.templates, self._key(): template}
        kept = {key: text for key, text in templates.items() if text}
        self._settings = replace(self._settings, templates=kept)
        self._show_template()
        self.changed.emit()

    def offer(self, offered: Mapping[str, tuple[str, ...]]) -> None:
        """Show values that the backend says exist."""
        for form in self._forms():
            form.offer(offered)

    def close_work(self) -> None:
        """Drop what is being looked at."""
        self._look.stop()
        self._background.close()

    # What stands on the page

    def _build(self) -> None:
        scroll, self._form = form_page()
        self._scroll = scroll
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        self.backend.setAccessibleName(self.tr("Backend"))
        self._summary = self._hint()
        self._row(self.tr("Backend"), self.backend, self._summary)
        self.path = QLineEdit(self._settings.model_path)
        self.path.setAccessibleName(self.tr("Model file"))
        stem = self._around.built_in.stem if self._around.built_in else ""
        none = self.tr("none came with the app")
        self.path.setPlaceholderText(self.tr("Built in: {n}").format(n=stem or none))
        self.path.textChanged.connect(self._choose_model)
        self.light, self._facts = MemoryIndicator(), self._hint()
        self._model_row = self._row(
            self.tr("Model"), self.path, self._model_buttons(), self.light, self._facts
        )
        self._template = self._hint()
        self._template_button = self._button(self.tr("Chat template…"))
        self._template_button.clicked.connect(self.template_asked)
        self._template_row = self._row(
            self.tr("Chat template"), self._template, self._beside(self._template_button)
        )
        self.adapters = AdapterPanel()
        self.adapters.changed.connect(self._take_adapters)
        self._adapter_row = self._row(self.tr("Adapters"), self.adapters)
        self._n_fixed = self._form.rowCount()

    def _model_buttons(self) -> QWidget:
        browse, models = self._button(self.tr("Choose a file…")), self._button(self.tr("Models…"))
        models.setToolTip(self.tr("Models on this computer, and others to download"))
        browse.clicked.connect(self._browse)
        models.clicked.connect(self.models_asked)
        return self._beside(browse, models)

    def _row(self, label: str, *widgets: QWidget) -> tuple[QLabel, QWidget]:
        caption, holder = PlainLabel(label), QWidget()
        caption.setMinimumHeight(FIELD_PX)
        caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        caption.setContentsMargins(0, 9, 0, 0)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in widgets:
            column.addWidget(widget)
        self._form.addRow(caption, holder)
        return caption, holder

    def _hint(self) -> QLabel:
        label = PlainLabel("")
        label.setObjectName("hint")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button

    def _beside(self, *buttons: QWidget) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        return holder

    def _fill_backends(self) -> None:
        for name, page in self._around.pages.items():
            self.backend.addItem(translated(page.title), name)
        if self.backend.findData(self._settings.backend) < 0:
            self.backend.addItem(self._settings.backend, self._settings.backend)
        self.backend.setCurrentIndex(self.backend.findData(self._settings.backend))

    # What is chosen

    def _switch(self) -> None:
        """Show another backend; what was set for the one before is kept."""
        before = self._settings
        try:
            before = self.settings
        finally:
            self._settings = replace(before, backend=str(self.backend.currentData()))
            self._show_backend()
            self.changed.emit()

    def _show_backend(self) -> None:
        page = self.page
        trouble = running(map(in_words, self._around.troubles.get(self._settings.backend, ())))
        self._summary.setText(trouble or translated(page.summary))
        for (caption, holder), is_shown in (
            (self._model_row, page.takes_file),
            (self._template_row, page.takes_template),
            (self._adapter_row, page.takes_adapters),
        ):
            caption.setVisible(is_shown)
            holder.setVisible(is_shown)
        while self._form.rowCount() > self._n_fixed:
            self._form.removeRow(self._form.rowCount() - 1)
        plain = [option for option in page.options if not option.is_advanced]
        advanced = [option for option in page.options if option.is_advanced]
        values = self._stored()
        self.form = OptionForm(self._form, plain, values, self)
        self._add_more(bool(advanced))
        self._more_form = OptionForm(self._form, advanced, values, self)
        self._more_form.show_rows(shown=self._more.isChecked())
        for form in (self.form, self._more_form):
            form.changed.connect(self._look.start)
            form.changed.connect(self.changed)
        self._choose_model()

    def _add_more(self, is_needed: bool) -> None:
        self._more = QToolButton()
        self._more.setObjectName("fold")
        self._more.setCheckable(True)
        self._more.setText(self.tr("More settings"))
        self._more.setAccessibleName(self.tr("Show more settings of this backend"))
        self._more.setArrowType(Qt.ArrowType.RightArrow)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.toggled.connect(self._fold)
        self._form.addRow(self._more)
        self._more.setVisible(is_needed)

    def _fold(self, shown: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow
        self._more.setArrowType(arrow)
        if self._more_form is not None:
            self._more_form.show_rows(shown=shown)
        if shown:
            bar = self._scroll.verticalScrollBar()
            QTimer.singleShot(0, self._more, lambda: bar.setValue(self._more.y() - FIELD_PX))

    def _stored(self) -> dict[str, str]:
        return option_texts(self._settings)

    def _values(self) -> dict[str, str]:
        return {name: text for form in self._forms() for name, text in form.values().items()}

    def _forms(self) -> tuple[OptionForm, ...]:
        return tuple(form for form in (self.form, self._more_form) if form is not None)

    def _browse(self) -> None:
        start = str(Path(self.path.text()).parent) if self.path.text() else ""
        kinds = self.tr("Models (*.gguf);;All files (*)")
        if path := ask_file(self, self.tr("Choose a model"), kinds, start):
            self.path.setText(str(path))

    # What goes with the model

    def _key(self) -> str:
        return replace(self._settings, model_path=self.path.text().strip()).model_key

    def _choose_model(self) -> None:
        chosen = self._settings.adapters.get(self._key())
        own = self._around.own_adapter if not self._key() else None
        if chosen is None:
            chosen = (AdapterChoice(str(own)),) if own else ()
        self.adapters.show_choices(chosen, own)
        self._show_template()
        self._look.start()
        self.changed.emit()

    def _take_adapters(self, choices: tuple[AdapterChoice, ...]) -> None:
        adapters = {**self._settings.adapters, self._key(): choices}
        self._settings = replace(self._settings, adapters=adapters)
        self._look.start()
        self.adapters_changed.emit(choices)

    def _show_template(self) -> None:
        if self._settings.templates.get(self._key()):
            text = self.tr("One of your own is used in place of the model's.")
        elif self.report and self.report.report and not self.report.report.chat_template:
            text = self.tr("The model has none, so it is probably a base model: choose one.")
        else:
            text = self.tr("The model's own is used.")
        self._template.setText(text)

    def _look_at(self) -> None:
        """Check the file on the worker; show what it is and whether it fits."""
        path = Path(self.path.text().strip()) if self.path.text().strip() else self._around.built_in
        self._number += 1
        if not self.page.takes_file or path is None:
            self.light.hide()
            self._facts.setText("")
            return
        spec, number, found = self.settings.model_spec(path), self._number, path
        self._background.run(
            lambda: look_at(found, spec), lambda future: self._show_report(number, future)
        )

    def _show_report(self, number: int, future: Future[ModelInspection]) -> None:
        if number != self._number or future.exception() is not None:
            return
        self.report = looked = future.result()
        if looked.error is not None:
            self.light.show_light("red", spoken(looked.error))
            self._facts.setText("")
        elif looked.report is None or looked.fit is None:
            self.light.show_light("red", self.tr("This is an adapter: add it to a model below."))
        else:
            self.light.show_fit(looked.fit)
            self._facts.setText(" · ".join(map(in_words, facts_of(looked.report))))
        self._facts.setVisible(bool(self._facts.text()))
        self._show_template()
