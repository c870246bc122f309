"""How the next word is chosen: presets with a reason each, for all or for one pair. Window process.

A pair is one avatar with one model. What is set for a pair wins over what is set for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.config.sampling_presets import DEFAULTS, FIELDS, PRESETS, Field, preset_of
from desktop.config.settings import Settings
from desktop.gui.settings.settings_form import TEXT_MARGINS, Combo, DoubleSpin, add_row
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.i18n.sampling_translations import translated

__all__ = ["SamplingRows"]

FOR_ALL, FOR_PAIR = "all", "pair"
DECIMALS = 2


class SamplingRows(QObject):
    """The rows of a form that choose and explain sampling values.

    Args:
        form: Where the rows go.
        settings: What is set now.
        pair_text: The avatar with the model, e.g. "Keith Low with SmolLM2 135M Instruct".
    """

    changed = Signal()

    def __init__(
        self, form: QFormLayout, settings: Settings, pair_text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._general = dict(settings.general_sampling)
        self._for_pair = settings.sampling_for.get(settings.pair)
        self._editors: dict[str, QDoubleSpinBox] = {}
        self._captions: list[QLabel] = []
        self.scope, self.preset = Combo(), Combo()
        self._why = _hint()
        self.scope.addItem(self.tr("Every avatar and model"), FOR_ALL)
        self.scope.addItem(self.tr("Only {pair}").format(pair=pair_text), FOR_PAIR)
        self.scope.setCurrentIndex(1 if self._for_pair is not None else 0)
        self._add(form, self.tr("Applies to"), self.scope)
        for preset in PRESETS:
            self.preset.addItem(translated(preset.name), preset.id)
        self._add(form, self.tr("Preset"), self.preset, self._why)
        for known in FIELDS:
            self._add_field(form, known)
        form.addRow("", self._foot())
        self._show()
        self.scope.currentIndexChanged.connect(self._change_scope)
        self.preset.activated.connect(self._take_preset)

    def applied(self, settings: Settings) -> Settings:
        """Return settings with what the rows say."""
        others = {key: v for key, v in settings.sampling_for.items() if key != settings.pair}
        own = {} if self._for_pair is None else {settings.pair: self._for_pair}
        whole = {known.name for known in FIELDS if known.is_whole}
        general = {n: int(v) if n in whole else v for n, v in self._general.items()}
        return replace(settings, sampling_for=others | own, **general)  # type: ignore[arg-type]

    def reset(self) -> None:
        """Give a pair what all have, and all the defaults."""
        if self._is_for_pair:
            self._for_pair = None
            self.scope.setCurrentIndex(0)
        else:
            self._general = dict(DEFAULTS)
        self._show()
        self.changed.emit()

    @property
    def _is_for_pair(self) -> bool:
        return bool(self.scope.currentData() == FOR_PAIR)

    def _values(self) -> Mapping[str, float]:
        return self._general | (self._for_pair or {}) if self._is_for_pair else self._general

    def _add(
        self, form: QFormLayout, label: str, editor: QWidget, hint: QLabel | None = None
    ) -> None:
        add_row(form, label, editor, *((hint,) if hint else ()))

    def _add_field(self, form: QFormLayout, known: Field) -> None:
        editor, label = DoubleSpin(), translated(known.label)
        editor.lineEdit().setTextMargins(*TEXT_MARGINS)
        editor.setRange(known.low, known.high)
        editor.setSingleStep(known.step)
        editor.setDecimals(0 if known.is_whole else DECIMALS)
        editor.setSpecialValueText(translated(known.special))
        editor.setAccessibleDescription(translated(known.why))
        editor.valueChanged.connect(lambda value: self._take(known.name, value))
        self._editors[known.name] = editor
        self._add(form, label, editor, _hint(translated(known.why)))

    def _foot(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(self.tr("Reset"))
        button.setAccessibleName(self.tr("Reset the sampling values"))
        button.setAutoDefault(False)
        button.clicked.connect(self.reset)
        line.addWidget(button)
        line.addStretch(1)
        return holder

    def _change_scope(self) -> None:
        if self._is_for_pair and self._for_pair is None:
            self._for_pair = dict(self._general)
        elif not self._is_for_pair:
            self._for_pair = None
        self._show()
        self.changed.emit()

    def _take_preset(self) -> None:
        for preset in PRESETS:
            if preset.id == self.preset.currentData():
                for name, value in preset.values.items():
                    self._store(name, value)
        self._show()
        self.changed.emit()

    def _take(self, name: str, value: float) -> None:
        self._store(name, round(value, DECIMALS))
        self._show_preset()
        self.changed.emit()

    def _store(self, name: str, value: float) -> None:
        if self._is_for_pair and self._for_pair is not None:
            self._for_pair[name] = value
        else:
            self._general[name] = value

    def _show(self) -> None:
        for name, editor in self._editors.items():
            editor.blockSignals(True)
            editor.setValue(self._values()[name])
            editor.blockSignals(False)
        self._show_preset()

    def _show_preset(self) -> None:
        preset = preset_of(self._values())
        custom = self.preset.findData("")
        if preset is None and custom < 0:
            self.preset.addItem(self.tr("Your own"), "")
        elif preset is not None and custom >= 0:
            self.preset.removeItem(custom)
        self.preset.setCurrentIndex(self.preset.findData(preset.id if preset else ""))
        own = self.tr("Values of your own; a preset replaces them.")
        self._why.setText(translated(preset.why) if preset else own)


def _hint(text: str = "") -> QLabel:
    label = PlainLabel(text)
    label.setObjectName("hint")
    label.setWordWrap(True)
    return label
