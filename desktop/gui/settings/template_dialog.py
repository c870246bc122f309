"""The chat template of a model: shown, replaced, previewed while it is typed. Window process."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from backends.gguf.check import GgufReport
from backends.protocol.wire import Previewed
from backends.templates.check import SAMPLE
from desktop.engine.template_preview import TemplatePreview
from desktop.gui.settings.settings_form import Combo
from desktop.gui.settings.template_presets import SHAPES
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.screen_room import open_at
from desktop.i18n.error_translations import in_words
from desktop.i18n.translation import running

__all__ = ["TemplateDialog"]

TYPING_MS = 250  # after the last key, before it is rendered
MAX_CHARS = 256 * 1024


class TemplateDialog(QDialog):
    """Edits a template. Emits it when the person accepts; empty = the model's own.

    Args:
        report: What is known of the model; None if the file could not be read.
        own: The template of the person's own that is in use, or nothing.
    """

    accepted_template = Signal(str)

    def __init__(self, report: GgufReport | None, own: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chat template"))
        open_at(self, QSize(940, 620))
        self._model = report.chat_template if report else ""
        self._tokens = (report.bos_token, report.eos_token) if report else ("", "")
        self._preview = TemplatePreview(self)
        self._preview.rendered.connect(self._show_preview)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(self._render)
        self.source = self._text(self.tr("Template (Jinja)"))
        self.shown = self._text(self.tr("What the model is given"))
        self.shown.setReadOnly(True)
        self.verdict = PlainLabel(self)
        self.verdict.setObjectName("hint")
        self.verdict.setWordWrap(True)
        self._build()
        self.source.setPlainText(own or self._model)
        self.source.textChanged.connect(self._timer.start)
        self._render()

    def done(self, result: int) -> None:
        """End the child with the dialog."""
        self._timer.stop()
        self._preview.close()
        super().done(result)

    def _build(self) -> None:
        intro = PlainLabel(self)
        intro.setObjectName("hint")
        intro.setWordWrap(True)
        intro.setText(
            self.tr("It puts the conversation into the form that the model was trained on.")
            if self._model
            else self.tr(
                "This model has no template, so it is probably a base model that continues text. "
                "Choose a form below, or write one."
            )
        )
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(14)
        for title, editor in (
            (self.tr("Template (Jinja)"), self.source),
            (self.tr("What the model is given"), self.shown),
        ):
            halves.addWidget(_titled(title, editor))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addLayout(self._head())
        column.addWidget(halves, 1)
        column.addWidget(self.verdict)
        column.addWidget(self._buttons())

    def _head(self) -> QHBoxLayout:
        self.shape = Combo()
        self.shape.setAccessibleName(self.tr("Choose a known form"))
        self.shape.addItem(self.tr("Choose a known form…"), None)
        if self._model:
            self.shape.addItem(self.tr("The model's own"), self._model)
        for name, source in SHAPES.items():
            self.shape.addItem(name, source)
        self.shape.activated.connect(self._take_shape)
        line = QHBoxLayout()
        line.addWidget(self.shape)
        line.addStretch(1)
        return line

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self._use = QPushButton(self.tr("Use this template"))
        self._use.setObjectName("primary")
        back, cancel = QPushButton(self.tr("Use the model's own")), QPushButton(self.tr("Cancel"))
        for button in (self._use, back, cancel):
            button.setAccessibleName(button.text())
        box.addButton(self._use, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(back, QDialogButtonBox.ButtonRole.ResetRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(lambda: self._finish(self.source.toPlainText()))
        back.clicked.connect(lambda: self._finish(""))
        box.rejected.connect(self.reject)
        return box

    def _finish(self, template: str) -> None:
        self.accepted_template.emit("" if template == self._model else template)
        self.accept()

    def _text(self, name: str) -> QPlainTextEdit:
        editor = QPlainTextEdit(self)
        editor.setAccessibleName(name)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setStyleHint(QFont.StyleHint.Monospace)
        editor.setFont(font)
        editor.setTabChangesFocus(True)
        return editor

    def _take_shape(self) -> None:
        source = self.shape.currentData()
        if isinstance(source, str):
            self.source.setPlainText(source)
        self.shape.setCurrentIndex(0)

    def _render(self) -> None:
        source = self.source.toPlainText()[: MAX_CHARS + 1]
        bos, eos = self._tokens
        self._preview.ask(source, SAMPLE, bos=bos, eos=eos)

    def _show_preview(self, trial: Previewed) -> None:
        self.shown.setPlainText(trial.prompt)
        is_good = trial.renders and not trial.error
        words = self.tr("It works.")
        if is_good and not trial.has_system_role:
            words = self.tr(
                "It works, without a place for instructions: they go into the first question."
            )
        if not is_good:
            words = running(map(in_words, filter(None, (trial.error, *trial.notes))))
        self.verdict.setText(words)
        self.verdict.setObjectName("hint" if is_good else "warning-text")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self._use.setEnabled(is_good)


def _titled(title: str, editor: QPlainTextEdit) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    label = PlainLabel(title)
    label.setObjectName("heading")
    label.setBuddy(editor)
    column.addWidget(label)
    column.addWidget(editor, 1)
    return holder
