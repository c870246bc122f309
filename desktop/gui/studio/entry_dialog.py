"""Asks for a few texts: a new fact, an answer, what is not talked about. Window process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.widgets.entered_dialog import EnteredDialog
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.screen_room import open_at
from desktop.i18n.error_translations import in_words
from desktop.i18n.translation import running

__all__ = ["EntryDialog", "Field", "Remarks", "ask_for"]

Remarks = Callable[[Sequence[str]], Iterable[str]]
"""Returns what is to be known of the texts that are typed, a sentence each."""

Keep = Callable[[list[str]], bool]
"""Keeps the texts that were typed; returns whether that went well."""

SIZE = QSize(480, 300)
TEXT_PX = 96


@dataclass(frozen=True, slots=True)
class Field:
    """A text that is asked for.

    Attributes:
        is_long: Whether it has several lines.
        is_needed: Whether it may not be empty.
    """

    label: str
    text: str = ""
    is_long: bool = False
    is_needed: bool = True


class EntryDialog(EnteredDialog):
    """A form of `Field` with Save and Cancel; what is to be known of the texts stands below it.

    It stays open with all that was typed where that cannot be kept.
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        keep: Keep,
        remarks: Remarks = lambda _typed: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._remarks, self._keep = remarks, keep
        self.remark = PlainLabel(self)
        self.remark.setObjectName("warning-text")
        self.remark.setWordWrap(True)
        self.setWindowTitle(title)
        open_at(self, SIZE)
        self._fields = fields
        self.editors = [_editor(field) for field in fields]
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for field, editor in zip(fields, self.editors, strict=True):
            caption = PlainLabel(field.label)
            caption.setBuddy(editor)
            editor.setAccessibleName(field.label)
            editor.textChanged.connect(self._look)
            form.addRow(caption, editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        column.addLayout(form, 1)
        column.addWidget(self.remark)
        column.addWidget(self._buttons())
        self._look()
        self._first_empty().setFocus()
        self.note_first()

    def entered(self) -> list[str]:
        """Return what was typed; see `values`."""
        return self.values()

    def values(self) -> list[str]:
        """Return what was typed, one text for each field."""
        return [_text(editor).strip() for editor in self.editors]

    def done(self, result: int) -> None:
        """Close it, unless what was typed is wanted and cannot be kept."""
        if result != QDialog.DialogCode.Accepted or self._keep(self.values()):
            super().done(result)

    def _first_empty(self) -> QWidget:
        return next((own for own in self.editors if not _text(own)), self.editors[-1])

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self._save, cancel = QPushButton(self.tr("Save")), QPushButton(self.tr("Cancel"))
        self._save.setObjectName("primary")
        self._save.setDefault(True)
        for button in (self._save, cancel):
            button.setAccessibleName(button.text())
        box.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _look(self) -> None:
        typed = self.values()
        pairs = zip(self._fields, typed, strict=True)
        is_whole = all(text or not field.is_needed for field, text in pairs)
        self._save.setEnabled(is_whole)
        self.remark.setText(running(map(in_words, self._remarks(typed))) if is_whole else "")
        self.remark.setVisible(bool(self.remark.text()))


def _editor(field: Field) -> QLineEdit | QPlainTextEdit:
    if not field.is_long:
        return QLineEdit(field.text)
    editor = QPlainTextEdit(field.text)
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(TEXT_PX)
    return editor


def _text(editor: QLineEdit | QPlainTextEdit) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def ask_for(
    parent: QWidget,
    title: str,
    *fields: Field,
    keep: Keep,
    remarks: Remarks = lambda _typed: (),
) -> list[str] | None:
    """Ask for texts, keep and return them; None where it was cancelled."""
    dialog = EntryDialog(title, fields, keep, remarks, parent)
    is_saved = dialog.exec() == QDialog.DialogCode.Accepted
    values = dialog.values()
    dialog.deleteLater()
    return values if is_saved else None
