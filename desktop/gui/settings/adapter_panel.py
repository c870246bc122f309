"""The adapters beside a model: which, and how strong. Window process.

A slider says its value at once and is heard a moment after it rests, so that the engine switches
once per move and not once per pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from backends.errors import AvatarError
from backends.gguf.check import check_gguf
from desktop.config.settings import AdapterChoice
from desktop.gui.widgets.ask_file import ask_file
from desktop.gui.widgets.plain_text import PlainLabel, plain_tip
from desktop.i18n.error_translations import spoken
from desktop.i18n.translation import percent

__all__ = ["AdapterPanel"]

REST_MS = 150  # after the last move of a slider
PERCENT = 100
MOST_PERCENT = 200


class _Slider(QSlider):
    """A strength that the wheel changes only while it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead, unless the slider was clicked."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class _Row(QWidget):
    """One adapter."""

    changed = Signal()
    removed = Signal()

    def __init__(self, choice: AdapterChoice, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = choice.path
        self._is_on = QCheckBox(name, self)
        self._is_on.setChecked(choice.is_on)
        self._is_on.setAccessibleName(self.tr("Use the adapter {name}").format(name=name))
        self._is_on.setToolTip(plain_tip(choice.path))
        self.slider = _Slider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, MOST_PERCENT)
        self.slider.setPageStep(25)
        self.slider.setSingleStep(5)
        self.slider.setTickInterval(PERCENT)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setMinimumWidth(120)
        self.slider.setValue(round(choice.scale * PERCENT))
        self.slider.setAccessibleName(self.tr("Strength of {name}").format(name=name))
        self._value = PlainLabel(self)
        self._value.setObjectName("value")
        self._value.setMinimumWidth(44)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        remove = QPushButton(self.tr("Remove"), self)
        remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        remove.clicked.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for widget, stretch in ((self._is_on, 1), (self.slider, 1), (self._value, 0), (remove, 0)):
            line.addWidget(widget, stretch)
        self._show_value()
        self.slider.valueChanged.connect(self._show_value)
        self.slider.valueChanged.connect(self.changed)
        self._is_on.toggled.connect(self.changed)

    def choice(self) -> AdapterChoice:
        """Return what is set."""
        scale = self.slider.value() / PERCENT
        return AdapterChoice(self._path, scale, self._is_on.isChecked())

    def _show_value(self) -> None:
        self._value.setText(percent(f"{self.slider.value()} %"))


class AdapterPanel(QWidget):
    """A row per adapter, and a button that adds one. Emits the choices when they rest."""

    changed = Signal(tuple)  # of AdapterChoice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._own = ""  # path of the persona's own adapter
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(lambda: self.changed.emit(self.choices()))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._hint = PlainLabel(self)
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        add = QPushButton(self.tr("Add an adapter…"), self)
        add.setAccessibleName(add.text())
        add.clicked.connect(self._browse)
        foot = QHBoxLayout()
        foot.addWidget(add)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._lines)
        column.addWidget(self._hint)
        column.addLayout(foot)

    def show_choices(self, choices: Sequence[AdapterChoice], own: Path | None) -> None:
        """Show adapters; `own` is the one that came with the persona."""
        self._own = str(own or "")
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for choice in choices:
            self._append(choice)
        self._say("")

    def choices(self) -> tuple[AdapterChoice, ...]:
        """Return what is set."""
        return tuple(row.choice() for row in self._rows)

    def add(self, path: Path) -> None:
        """Put another adapter beside the model; a file that is none is refused in words."""
        try:
            check_gguf(path, expect="adapter")
        except AvatarError as error:
            self._say(spoken(error), is_bad=True)
            return
        if str(path) not in [row.choice().path for row in self._rows]:
            self._append(AdapterChoice(str(path)))
            self._say("")
            self._timer.start()

    def _append(self, choice: AdapterChoice) -> None:
        name = Path(choice.path).stem
        if choice.path == self._own:
            name = self.tr("the avatar's own")
        row = _Row(choice, name, self)
        row.changed.connect(self._timer.start)
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._lines.addWidget(row)

    def _remove(self, row: _Row) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._say("")
        self._timer.start()

    def _browse(self) -> None:
        kinds = self.tr("LoRA adapters (*.gguf)")
        if path := ask_file(self, self.tr("Add an adapter"), kinds):
            self.add(path)

    def _say(self, text: str, *, is_bad: bool = False) -> None:
        usual = self.tr("100 % is as trained, 0 % has no effect. Moves are heard at once.")
        none = self.tr("None. A LoRA adapter gives a model another voice; it is a small .gguf.")
        self._hint.setText(text or (usual if self._rows else none))
        self._hint.setObjectName("warning-text" if is_bad else "hint")
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)
