"""Asks whose avatar is to be made, and how it looks; the same of one that is there.

Window process.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.settings.settings_form import Combo, caption_of, form_page
from desktop.gui.studio.pictures.picture_forms import FigureForm, PhotoForm
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.dropped_files import take_files
from desktop.gui.widgets.entered_dialog import EnteredDialog
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.screen_room import open_at
from desktop.i18n.error_translations import in_words
from desktop.studio.figure import figure_from
from desktop.studio.making import CONSENT, FIGURE, Consent, Wanted, name_flaw
from persona.lines import language_of
from persona.model import LANGUAGES, Persona

__all__ = ["ChangeDialog", "CreateDialog"]

PRONOUNS = {
    "en": ("she/her", "he/him", "they/them"),
    "de": ("sie/ihr", "er/ihm"),
    "zh": ("她", "他"),
    "ko": ("그녀", "그"),
}
LANGUAGE_NAMES = {"en": "English", "de": "Deutsch", "zh": "中文", "ko": "한국어"}
SIZE = QSize(660, 690)
AROUND_PX = 32  # above and below two lines of text


class CreateDialog(EnteredDialog):
    """Emits what is wanted when the person accepts."""

    wanted = Signal(object)  # Wanted

    def __init__(
        self,
        tokens: Tokens,
        language: str,
        known: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New avatar"))
        open_at(self, SIZE)
        self.setAcceptDrops(True)
        self._known = {name.casefold() for name in known}
        scroll, self._form = form_page()
        self._add_person(language)
        self._add_picture(tokens)
        self._add_consent()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.addWidget(scroll, 1)
        column.addWidget(self._hint())
        column.addWidget(self._buttons())
        self._look()
        self.name.setFocus()
        self.note_first()

    def entered(self) -> Wanted:
        """Return what is wanted as the form stands."""
        return self._wanted()

    def _add_person(self, language: str) -> None:
        self.name = self._line(self.tr("Whose avatar is it?"), self.tr("First and last name"))
        self.name.textChanged.connect(self._look)
        self.remark = self._remark_row()
        self.language = self._combo(
            self.tr("Its language"), [(key, LANGUAGE_NAMES[key]) for key in LANGUAGES]
        )
        self.language.setCurrentIndex(max(self.language.findData(language[:2]), 0))
        self.language.currentIndexChanged.connect(self._offer_pronouns)
        self.pronouns = self._combo(self.tr("Pronouns"), [])
        self.pronouns.setEditable(True)
        if line := self.pronouns.lineEdit():
            line.setAccessibleName(self.pronouns.accessibleName())
            line.setPlaceholderText(self.tr("May stay empty"))
            line.setClearButtonEnabled(True)
        self._offer_pronouns()
        self.introduction = self._text(
            self.tr("Introduction"), self.tr("One sentence, as you would say it: I am …")
        )
        self.introduction.textChanged.connect(self._look)

    def _remark_row(self) -> PlainLabel:
        remark = PlainLabel(self)
        remark.setObjectName("warning-text")
        remark.setWordWrap(True)
        self._form.addRow(remark)
        return remark

    def _add_consent(self) -> None:
        self.consent = self._combo(self.tr("Made by"), [("self", ""), ("leave", "")])
        self._look_consent()
        self.name.textChanged.connect(self._look_consent)

    def _hint(self) -> PlainLabel:
        """Return what stands below the form, which may scroll: it is always seen."""
        hint = PlainLabel(
            self.tr("It always says that it is an avatar. Nothing of it leaves this computer.")
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        hint.setContentsMargins(4, 4, 4, 4)
        return hint

    def _line(self, label: str, hint: str) -> QLineEdit:
        editor = QLineEdit(self)
        editor.setPlaceholderText(hint)
        self._add(label, editor)
        return editor

    def _text(self, label: str, hint: str) -> QPlainTextEdit:
        editor = QPlainTextEdit(self)
        editor.setPlaceholderText(hint)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(2 * editor.fontMetrics().lineSpacing() + AROUND_PX)
        self._add(label, editor)
        return editor

    def _combo(self, label: str, choices: list[tuple[str, str]]) -> Combo:
        box = Combo(self)
        for key, text in choices:
            box.addItem(text, key)
        self._add(label, box)
        return box

    def _add(self, label: str, editor: QWidget) -> None:
        is_high = isinstance(editor, QPlainTextEdit)
        self._form.addRow(caption_of(label, editor, is_high=is_high), editor)

    def _add_picture(self, tokens: Tokens) -> None:
        self.picture = self._combo(
            self.tr("Picture"),
            [("figure", self.tr("A drawn figure")), ("photo", self.tr("A photo"))],
        )
        self.figure, self.photo = FigureForm(self), PhotoForm(self)
        self.figure.set_tokens(tokens)
        self._form.addRow(self.figure)
        self._form.addRow(self.photo)
        self._show_picture()
        self.picture.currentIndexChanged.connect(self._show_picture)
        self.picture.currentIndexChanged.connect(self._look)
        self.photo.changed.connect(self._look)
        self.finished.connect(self.photo.end)

    def _show_picture(self) -> None:
        for kind, form in (("figure", self.figure), ("photo", self.photo)):
            self._form.setRowVisible(form, self.picture.currentData() == kind)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self._make, cancel = QPushButton(self.tr("Make the avatar")), QPushButton(self.tr("Cancel"))
        self._make.setObjectName("primary")
        self._make.setDefault(True)
        for button in (self._make, cancel):
            button.setAccessibleName(button.text())
        box.addButton(self._make, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        return box

    def _offer_pronouns(self) -> None:
        typed = self.pronouns.currentText()
        known = {text for texts in PRONOUNS.values() for text in texts}
        offered = PRONOUNS[str(self.language.currentData())]
        self.pronouns.clear()
        self.pronouns.addItems(offered)
        self.pronouns.setCurrentIndex(-1)
        self.pronouns.setCurrentText("" if typed in known - {*offered} else typed)

    def _look_consent(self) -> None:
        own, others = self.tr("the person"), self.tr("somebody else, with the person's leave")
        if name := self.name.text().strip():
            own = self.tr("{name} in person").format(name=name)
            others = self.tr("somebody else, with the leave of {name}").format(name=name)
        self.consent.setItemText(0, own)
        self.consent.setItemText(1, others)

    def _look(self) -> None:
        """Let it be made where all is there; say what is wrong, or to be known."""
        flaw = name_flaw(self.name.text())
        self._make.setEnabled(not flaw and not self._lacks_photo)
        is_begun = bool(self.name.text().strip() or self._introduction())
        told = in_words(flaw) if is_begun else ""
        self.remark.setText(told or ("" if flaw else self._remark()))
        self.remark.setVisible(bool(self.remark.text()))

    @property
    def _lacks_photo(self) -> bool:
        return self.picture.currentData() == "photo" and not self.photo.crop.has_photo

    def _remark(self) -> str:
        """Return what is to be known of what is chosen; nothing where all is as usual."""
        name = self.name.text().strip()
        if self._lacks_photo:
            return self.tr("Choose a photo, or a drawn figure.")
        if name.casefold() in self._known:
            told = self.tr("You have an avatar of {name} already; this will be another one.")
            return told.format(name=name)
        return ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a photo."""
        take_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the photo that was dropped."""
        if paths := take_files(event):
            self.picture.setCurrentIndex(self.picture.findData("photo"))
            self.photo.read(paths[0])

    def _accept(self) -> None:
        self.wanted.emit(self._wanted())
        self.accept()

    def _wanted(self) -> Wanted:
        pictures = self.photo.pictures() if self.picture.currentData() == "photo" else {}
        consent: Consent = "self" if self.consent.currentData() == "self" else "leave"
        return Wanted(
            name=self.name.text().strip(),
            consent=consent,
            language=str(self.language.currentData()),
            pronouns=self.pronouns.currentText().strip(),
            introduction=self._introduction(),
            figure=None if pictures else self.figure.figure,
            pictures=pictures,
        )

    def _introduction(self) -> str:
        return " ".join(self.introduction.toPlainText().split())


class ChangeDialog(CreateDialog):
    """The same for an avatar that is there; what is told of it stays.

    Args:
        tokens: The colours of a theme.
        persona: The avatar.
        known: The names of the others.
        parent: It is opened over it.
    """

    def __init__(
        self,
        tokens: Tokens,
        persona: Persona,
        known: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._before = persona
        super().__init__(tokens, language_of(persona), known, parent)
        self.setWindowTitle(self.tr("Name, language, picture"))
        self._form.setRowVisible(self.introduction, False)
        self._make.setText(self.tr("Save"))
        self._make.setAccessibleName(self._make.text())
        self.language.currentIndexChanged.connect(self._look)
        self.name.setText(persona.name)
        self.pronouns.setCurrentText(persona.pronouns)
        self.consent.setCurrentIndex(max(self.consent.findData(persona.extra.get(CONSENT)), 0))
        self._form.setRowVisible(self.consent, CONSENT in persona.extra)  # else nobody has said it
        self._fill_picture(persona)
        self.note_first()

    def _fill_picture(self, persona: Persona) -> None:
        """Offer the picture as it is; a drawn figure can be changed."""
        if (figure := figure_from(persona.extra.get(FIGURE))) is not None:
            self.figure.show_figure(figure)
            return
        self.picture.addItem(self.tr("As it is"), "")
        self.picture.setCurrentIndex(self.picture.count() - 1)

    def _remark(self) -> str:
        if told := super()._remark():
            return told
        if self.language.currentData() != language_of(self._before):
            return self.tr(
                "What is told stays in its language: the avatar answers best when it is asked in"
                " that one."
            )
        return ""

    def _wanted(self) -> Wanted:
        made, before = super()._wanted(), self._before
        if made.language == language_of(before):
            made = replace(made, language=before.language)  # which may be one that is not offered
        return made if self.picture.currentData() else replace(made, figure=None)
