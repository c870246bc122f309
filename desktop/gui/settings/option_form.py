"""Editors for what a backend declares, and the texts that they hold. Window process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from backends.settings_schema.schema import Option
from desktop.gui.settings.settings_form import FIELD_PX, TEXT_MARGINS, Combo, DoubleSpin, Spin
from desktop.gui.widgets.ask_file import ask_file
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.i18n.backend_translations import translated

__all__ = ["OptionForm"]

MOST_WHOLE = 2**31 - 1


class OptionForm(QObject):
    """One editor per option. Emits each change.

    Args:
        form: Where the rows go.
        options: What the backend declares.
        values: What is set, by option name; missing = the default.
    """

    changed = Signal()

    def __init__(
        self,
        form: QFormLayout,
        options: Sequence[Option],
        values: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._options = {option.name: option for option in options}
        self._editors: dict[str, QWidget] = {}
        self._rows: list[tuple[QLabel, QWidget]] = []
        for option in options:
            self._add(form, option, values.get(option.name, option.default))

    @property
    def editors(self) -> Mapping[str, QWidget]:
        """Return the editors by option name."""
        return self._editors

    def show_rows(self, *, shown: bool) -> None:
        """Show or hide everything."""
        for caption, holder in self._rows:
            caption.setVisible(shown)
            holder.setVisible(shown)

    def values(self) -> dict[str, str]:
        """Return what is set, without secrets; an empty text where it is the default."""
        found = {}
        for name, editor in self._editors.items():
            option = self._options[name]
            if option.kind != "secret":
                text = _text_of(editor)
                found[name] = "" if text == option.default else text
        return found

    def secrets(self) -> dict[str, str]:
        """Return the secrets that were typed just now."""
        return {
            name: text
            for name, editor in self._editors.items()
            if self._options[name].kind == "secret" and (text := _text_of(editor))
        }

    def offer(self, offered: Mapping[str, Sequence[str]]) -> None:
        """Show values that the backend says exist, e.g. the models of a server."""
        for name, values in offered.items():
            editor = self._editors.get(name)
            if isinstance(editor, QComboBox) and editor.isEditable():
                text = editor.currentText()
                editor.clear()
                editor.addItems(list(values))
                editor.setEditText(text)

    def _add(self, form: QFormLayout, option: Option, value: str) -> None:
        label = translated(option.label)
        editor, line = self._made(option, value, label)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(translated(option.hint))
        editor.setMinimumWidth(120)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(line)
        if option.hint:
            hint = PlainLabel(translated(option.hint))
            hint.setObjectName("hint")
            hint.setWordWrap(True)
            column.addWidget(hint)
        is_switch = option.kind == "switch"
        caption = PlainLabel("" if is_switch else label)
        caption.setBuddy(editor)
        caption.setMinimumHeight(FIELD_PX)
        caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        caption.setContentsMargins(0, 9, 0, 0)
        self._editors[option.name] = editor
        self._rows.append((caption, holder))
        form.addRow(caption, holder)

    def _made(self, option: Option, value: str, label: str) -> tuple[QWidget, QWidget]:
        """Return the editor, and what it stands in."""
        if option.kind == "switch":
            box = QCheckBox(label)
            box.setChecked(value == "yes")
            box.toggled.connect(self.changed)
            return box, box
        if option.kind == "choice":
            return _same(_choice(option, value, self.changed.emit))
        if option.kind == "whole":
            return _same(_whole(option, value, self.changed.emit))
        if option.kind == "decimal":
            return _same(_decimal(option, value, self.changed.emit))
        if option.is_offered:
            return _same(_offered(option, value, self.changed.emit))
        line = QLineEdit("" if option.kind == "secret" else value)
        line.setPlaceholderText(translated(option.placeholder))
        line.textChanged.connect(self.changed)
        if option.kind == "secret":
            line.setEchoMode(QLineEdit.EchoMode.Password)
        return (line, self._with_button(line, label)) if option.kind == "file" else (line, line)

    def _with_button(self, line: QLineEdit, label: str) -> QWidget:
        def browse() -> None:
            if path := ask_file(line.window(), label, start=line.text()):
                line.setText(str(path))

        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(self.tr("Choose…"))
        button.setAccessibleName(self.tr("Choose: {label}").format(label=label))
        button.clicked.connect(browse)
        row.addWidget(line, 1)
        row.addWidget(button)
        return holder


def _same(editor: QWidget) -> tuple[QWidget, QWidget]:
    return editor, editor


def _choice(option: Option, value: str, changed: Callable[[], None]) -> QWidget:
    editor = Combo()
    for known, text in option.choices:
        editor.addItem(translated(text), known)
    editor.setCurrentIndex(max(editor.findData(value), 0))
    editor.currentIndexChanged.connect(lambda *_: changed())
    return editor


def _offered(option: Option, value: str, changed: Callable[[], None]) -> QWidget:
    editor = Combo()
    editor.setEditable(True)
    editor.setEditText(value)
    field = editor.lineEdit()
    if field is not None:
        field.setPlaceholderText(translated(option.placeholder))
    editor.editTextChanged.connect(lambda *_: changed())
    return editor


def _whole(option: Option, value: str, changed: Callable[[], None]) -> QWidget:
    editor = Spin()
    editor.lineEdit().setTextMargins(*TEXT_MARGINS)
    editor.setRange(int(option.low), min(int(option.high), MOST_WHOLE))
    editor.setSingleStep(int(option.step))
    editor.setSpecialValueText(translated(option.special))
    editor.setGroupSeparatorShown(True)
    editor.setValue(int(_number(value, option)))
    editor.valueChanged.connect(lambda *_: changed())
    return editor


def _decimal(option: Option, value: str, changed: Callable[[], None]) -> QWidget:
    editor = DoubleSpin()
    editor.lineEdit().setTextMargins(*TEXT_MARGINS)
    editor.setRange(option.low, option.high)
    editor.setSingleStep(option.step)
    editor.setSpecialValueText(translated(option.special))
    editor.setValue(_number(value, option))
    editor.valueChanged.connect(lambda *_: changed())
    return editor


def _number(value: str, option: Option) -> float:
    try:
        return float(value or option.low)
    except ValueError:
        return option.low


def _text_of(editor: QWidget) -> str:
    if isinstance(editor, QComboBox):
        text = editor.currentText() if editor.isEditable() else editor.currentData()
        return str(text).strip()
    if isinstance(editor, QSpinBox):
        return str(editor.value())
    if isinstance(editor, QDoubleSpinBox):
        return f"{editor.value():g}"
    if isinstance(editor, QCheckBox):
        return "yes" if editor.isChecked() else "no"
    return editor.text().strip() if isinstance(editor, QLineEdit) else ""
