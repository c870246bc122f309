"""The fields of the settings dialog, and the settings that they say. Window process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from desktop.config.settings import Settings
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.scrolled import scrolled

__all__ = [
    "FIELD_PX",
    "TEXT_MARGINS",
    "Combo",
    "DoubleSpin",
    "SettingsFields",
    "Spin",
    "add_row",
    "caption_of",
    "form_page",
]

TEXT_MARGINS = (11, 0, 0, 0)  # pixels in a number field, as wide as in the others
SHORTEST = 4  # letters of a choice that are seen, however large they are
FIELD_PX = 36  # height of a field, so that its caption stands beside its text


class Spin(QSpinBox):
    """A number that the wheel changes only while it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead, unless the field was clicked."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class DoubleSpin(QDoubleSpinBox):
    """A number with decimals; see `Spin`."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead, unless the field was clicked."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class Combo(QComboBox):
    """A choice; see `Spin`. What opens looks the same whether one can type into it or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))  # its own knows nothing of a style sheet
        self.setMinimumContentsLength(SHORTEST)  # it grows with its place, not its place with it
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def showPopup(self) -> None:
        """Open it, and look at its keys before its list does."""
        super().showPopup()
        self.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go down to the first entry where none is seen to be chosen; Qt goes to the second."""
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        view = self.view()
        is_first = event.key() == Qt.Key.Key_Down and not view.selectionModel().hasSelection()
        if is_first:
            view.setCurrentIndex(self.model().index(0, self.modelColumn()))
        return is_first

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead, unless the field was clicked."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Say that a text goes on where it does not fit; Qt cuts a letter in two."""
        super().initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, part, self).width()
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )


def caption_of(label: str, editor: QWidget, *, is_high: bool = False) -> QLabel:
    """Return the caption of a field, which stands beside its first line, and name the field."""
    caption = PlainLabel(label)
    caption.setBuddy(editor)
    caption.setMinimumHeight(FIELD_PX)
    if is_high:
        caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        caption.setContentsMargins(0, 9, 0, 0)
    editor.setAccessibleName(label)
    return caption


def add_row(form: QFormLayout, label: str, editor: QWidget, *below: QWidget) -> None:
    """Add a captioned editor with lines right below it."""
    caption, holder = caption_of(label, editor, is_high=True), QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in (editor, *below):
        column.addWidget(widget)
    form.addRow(caption, holder)


def form_page() -> tuple[QScrollArea, QFormLayout]:
    """Return a scrolling page and the form in it."""
    inside = QWidget()
    form = QFormLayout(inside)
    form.setContentsMargins(4, 16, 12, 12)
    form.setHorizontalSpacing(20)
    form.setVerticalSpacing(12)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    return scrolled(inside), form


class SettingsFields:
    """One editor per field of `Settings`, under the field's name."""

    def __init__(self, settings: Settings) -> None:
        self._before = settings
        self._editors: dict[str, QWidget] = {}

    def page(self) -> tuple[QScrollArea, QFormLayout]:
        """Return a scrolling page and the form in it."""
        return form_page()

    def choice(
        self, form: QFormLayout, name: str, label: str, choices: Sequence[tuple[str, str]]
    ) -> QComboBox:
        """Add a choice between (value, text) pairs."""
        editor = Combo()
        for value, text in choices:
            editor.addItem(text, value)
        at = editor.findData(getattr(self._before, name))
        if at < 0:
            editor.addItem(str(getattr(self._before, name)), getattr(self._before, name))
            at = editor.count() - 1
        editor.setCurrentIndex(at)
        self._add(form, name, label, editor)
        return editor

    def whole(
        self,
        form: QFormLayout,
        name: str,
        label: str,
        low_high_step: tuple[int, int, int],
        special: str = "",
    ) -> QSpinBox:
        """Add a whole number; `special` is what the lowest one is called."""
        editor = Spin()
        editor.lineEdit().setTextMargins(*TEXT_MARGINS)
        editor.setRange(*low_high_step[:2])
        editor.setSingleStep(low_high_step[2])
        editor.setSpecialValueText(special)
        editor.setGroupSeparatorShown(True)
        editor.setValue(getattr(self._before, name))
        self._add(form, name, label, editor)
        return editor

    def text(self, form: QFormLayout, name: str, label: str, hint: str = "") -> QLineEdit:
        """Add a line of text."""
        editor = QLineEdit(getattr(self._before, name))
        editor.setPlaceholderText(hint)
        self._add(form, name, label, editor)
        return editor

    def switch(self, form: QFormLayout, name: str, label: str) -> QCheckBox:
        """Add a yes or no."""
        editor = QCheckBox(label)
        editor.setChecked(getattr(self._before, name))
        editor.setAccessibleName(label)
        self._editors[name] = editor
        form.addRow(editor)
        return editor

    def hint(self, form: QFormLayout, text: str) -> None:
        """Add a line that explains."""
        label = PlainLabel(text)
        label.setObjectName("hint")
        label.setWordWrap(True)
        form.addRow(label)

    def applied(self, settings: Settings) -> Settings:
        """Return settings with what the fields say.

        Raises:
            SettingsError: A value is out of its range.
        """
        values = {
            field.name: _value(self._editors[field.name])
            for field in fields(Settings)
            if field.name in self._editors
        }
        return replace(settings, **values)  # type: ignore[arg-type]

    def _add(self, form: QFormLayout, name: str, label: str, editor: QWidget) -> None:
        editor.setMinimumWidth(120)
        self._editors[name] = editor
        form.addRow(caption_of(label, editor), editor)


def _value(editor: QWidget) -> str | int | float | bool:
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    if isinstance(editor, QSpinBox):
        return editor.value()
    if isinstance(editor, QDoubleSpinBox):
        return round(editor.value(), 4)
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QLineEdit):
        return editor.text().strip()
    raise TypeError(QCoreApplication.translate("SettingsFields", "unknown editor"))
