"""Asks whose avatar is to be made, and how it looks. Window process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.settings.settings_form import Combo, form_page
from desktop.gui.studio.portrait import PhotoCrop, png_of, read_photo, state_pictures
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.window.avatar_view import AvatarView
from desktop.studio.figure import CHOICES, Figure, colour_of, drawn, keys_of
from desktop.studio.making import Consent, Wanted
from persona.model import LANGUAGES

__all__ = ["CreateDialog", "FigureForm", "PhotoForm"]

CONTEXT = "Figure"
WORDS = {
    "style": QT_TRANSLATE_NOOP("Figure", "Hair style"),
    "hair": QT_TRANSLATE_NOOP("Figure", "Hair colour"),
    "skin": QT_TRANSLATE_NOOP("Figure", "Skin"),
    "top": QT_TRANSLATE_NOOP("Figure", "Clothes"),
    "clothes": QT_TRANSLATE_NOOP("Figure", "Colour of clothes"),
    "glasses": QT_TRANSLATE_NOOP("Figure", "Glasses"),
    "beard": QT_TRANSLATE_NOOP("Figure", "Beard"),
    "short": QT_TRANSLATE_NOOP("Figure", "short"),
    "parted": QT_TRANSLATE_NOOP("Figure", "parted"),
    "long": QT_TRANSLATE_NOOP("Figure", "long"),
    "bun": QT_TRANSLATE_NOOP("Figure", "bun"),
    "curly": QT_TRANSLATE_NOOP("Figure", "curly"),
    "bald": QT_TRANSLATE_NOOP("Figure", "bald"),
    "scarf": QT_TRANSLATE_NOOP("Figure", "headscarf"),
    "black": QT_TRANSLATE_NOOP("Figure", "black"),
    "brown": QT_TRANSLATE_NOOP("Figure", "brown"),
    "auburn": QT_TRANSLATE_NOOP("Figure", "auburn"),
    "blond": QT_TRANSLATE_NOOP("Figure", "blond"),
    "grey": QT_TRANSLATE_NOOP("Figure", "grey"),
    "white": QT_TRANSLATE_NOOP("Figure", "white"),
    "blue": QT_TRANSLATE_NOOP("Figure", "blue"),
    "porcelain": QT_TRANSLATE_NOOP("Figure", "very light"),
    "light": QT_TRANSLATE_NOOP("Figure", "light"),
    "tan": QT_TRANSLATE_NOOP("Figure", "tan"),
    "olive": QT_TRANSLATE_NOOP("Figure", "olive"),
    "deep": QT_TRANSLATE_NOOP("Figure", "dark"),
    "tee": QT_TRANSLATE_NOOP("Figure", "T-shirt"),
    "collar": QT_TRANSLATE_NOOP("Figure", "shirt"),
    "hood": QT_TRANSLATE_NOOP("Figure", "hoodie"),
    "teal": QT_TRANSLATE_NOOP("Figure", "teal"),
    "plum": QT_TRANSLATE_NOOP("Figure", "plum"),
    "red": QT_TRANSLATE_NOOP("Figure", "red"),
    "ochre": QT_TRANSLATE_NOOP("Figure", "ochre"),
    "none": QT_TRANSLATE_NOOP("Figure", "none"),
    "round": QT_TRANSLATE_NOOP("Figure", "round"),
    "square": QT_TRANSLATE_NOOP("Figure", "square"),
    "full": QT_TRANSLATE_NOOP("Figure", "full"),
}
PRONOUNS = {
    "en": ("she/her", "he/him", "they/them"),
    "de": ("sie/ihr", "er/ihm"),
    "zh": ("她", "他"),
    "ko": ("그녀", "그"),
}
LANGUAGE_NAMES = {"en": "English", "de": "Deutsch", "zh": "中文", "ko": "한국어"}
SWATCH_PX = 16
COLUMNS = 3  # of the choices of a figure
SIZE = QSize(660, 690)
INTRODUCTION_PX = 68  # two lines


class FigureForm(QWidget):
    """The choices of a drawn figure, and the figure. Emits `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = Figure()
        self._folder = QTemporaryDir()
        self._view = AvatarView(self)
        self._view.setAccessibleName(self.tr("The drawn figure"))
        self._choices = {choice: self._choice(choice) for choice in CHOICES}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addWidget(self._view, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._grid(), 1)
        self._show()

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._view.set_tokens(tokens)

    def choose(self, choice: str, key: str) -> None:
        """Choose one part, as a click does."""
        box = self._choices[choice]
        box.setCurrentIndex(box.findData(key))

    def _grid(self) -> QGridLayout:
        """Return the choices in columns, each below its caption."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for number, (choice, box) in enumerate(self._choices.items()):
            row, column = divmod(number, COLUMNS)
            label = PlainLabel(QCoreApplication.translate(CONTEXT, str(WORDS[choice])), self)
            label.setObjectName("hint")
            label.setBuddy(box)
            box.setAccessibleName(label.text())
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(grid.rowCount(), 1)  # the form of a photo may be higher
        return grid

    def _choice(self, choice: str) -> Combo:
        box = Combo(self)
        for key in keys_of(choice):
            text = QCoreApplication.translate(CONTEXT, str(WORDS[key]))
            colour = colour_of(choice, key)
            box.addItem(_swatch(colour) if colour else QIcon(), text, key)
        box.setCurrentIndex(box.findData(getattr(self.figure, choice)))
        box.currentIndexChanged.connect(self._take)
        return box

    def _take(self) -> None:
        chosen = {choice: str(box.currentData()) for choice, box in self._choices.items()}
        self.figure = Figure(**chosen)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        path = Path(self._folder.filePath("figure.svg"))
        path.write_text(drawn(self.figure), "utf-8")
        self._view.show_drawing(path)


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(SWATCH_PX, SWATCH_PX)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)


class PhotoForm(QWidget):
    """A photo that is cut to the circle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crop = PhotoCrop(self)
        self.crop.setAccessibleName(
            self.tr("Photo: move it with the arrow keys, plus and minus change its size")
        )
        self._choose = QPushButton(self.tr("Choose a photo…"), self)
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self.choose)
        self._hint = PlainLabel(self)
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        self._hint.hide()
        words = QVBoxLayout()
        words.addWidget(self._choose)
        words.addWidget(self._hint)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addWidget(self.crop, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def choose(self) -> None:
        """Ask for a photo."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a photo"), "", self.tr("Pictures (*.png *.jpg *.jpeg *.webp)")
        )
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Show a photo, or say that the file is none."""
        photo = read_photo(path)
        if photo.isNull():
            text = self.tr("{name} cannot be read as a picture.").format(name=path.name)
            self._tell(text)
            return
        self.crop.show_photo(photo)
        self._tell(self.tr("Drag it into place; the wheel makes it larger."))

    def _tell(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.show()

    def pictures(self) -> Mapping[str, bytes]:
        """Return the PNG of each state; none where there is no photo."""
        if not self.crop.has_photo:
            return {}
        return {s: png_of(image) for s, image in state_pictures(self.crop.cropped()).items()}


class CreateDialog(QDialog):
    """Emits what is wanted when the person accepts."""

    wanted = Signal(object)  # Wanted

    def __init__(self, tokens: Tokens, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New avatar"))
        self.resize(SIZE.boundedTo(self.screen().availableSize()))
        scroll, self._form = form_page()
        self.name = self._line(self.tr("Whose avatar is it?"), self.tr("First and last name"))
        self.name.textChanged.connect(self._look)
        self.language = self._combo(
            self.tr("Its language"), [(key, LANGUAGE_NAMES[key]) for key in LANGUAGES]
        )
        self.language.setCurrentIndex(max(self.language.findData(language[:2]), 0))
        self.language.currentIndexChanged.connect(self._offer_pronouns)
        self.pronouns = self._combo(self.tr("Pronouns"), [])
        self.pronouns.setEditable(True)
        if line := self.pronouns.lineEdit():
            line.setAccessibleName(self.pronouns.accessibleName())
        self._offer_pronouns()
        self.introduction = self._text(
            self.tr("Introduction"), self.tr("One sentence, as you would say it: I am …")
        )
        self._add_picture(tokens)
        self.consent = self._combo(self.tr("Made by"), [("self", ""), ("leave", "")])
        self._look_consent()
        self.name.textChanged.connect(self._look_consent)
        hint = PlainLabel(
            self.tr("It always says that it is an avatar. Nothing of it leaves this computer.")
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        self._form.addRow(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.addWidget(scroll, 1)
        column.addWidget(self._buttons())
        self._look()
        self.name.setFocus()

    def _line(self, label: str, hint: str) -> QLineEdit:
        editor = QLineEdit(self)
        editor.setPlaceholderText(hint)
        self._add(label, editor)
        return editor

    def _text(self, label: str, hint: str) -> QPlainTextEdit:
        editor = QPlainTextEdit(self)
        editor.setPlaceholderText(hint)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(INTRODUCTION_PX)
        self._add(label, editor)
        return editor

    def _combo(self, label: str, choices: list[tuple[str, str]]) -> Combo:
        box = Combo(self)
        for key, text in choices:
            box.addItem(text, key)
        self._add(label, box)
        return box

    def _add(self, label: str, editor: QWidget) -> None:
        caption = PlainLabel(label)
        caption.setBuddy(editor)
        editor.setAccessibleName(label)
        self._form.addRow(caption, editor)

    def _add_picture(self, tokens: Tokens) -> None:
        self.picture = self._combo(
            self.tr("Picture"),
            [("figure", self.tr("A drawn figure")), ("photo", self.tr("A photo"))],
        )
        self.figure, self.photo = FigureForm(self), PhotoForm(self)
        self.figure.set_tokens(tokens)
        self._pictures = QStackedWidget(self)
        self._pictures.addWidget(self.figure)
        self._pictures.addWidget(self.photo)
        self.picture.currentIndexChanged.connect(self._pictures.setCurrentIndex)
        self._form.addRow(self._pictures)

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
        offered = ("", *PRONOUNS[str(self.language.currentData())])
        self.pronouns.clear()
        self.pronouns.addItems(offered)
        self.pronouns.setCurrentText("" if typed in known - {*offered} else typed)

    def _look_consent(self) -> None:
        name = self.name.text().strip() or self.tr("the person")
        self.consent.setItemText(0, self.tr("{name} in person").format(name=name))
        self.consent.setItemText(
            1, self.tr("somebody else, with the leave of {name}").format(name=name)
        )

    def _look(self) -> None:
        self._make.setEnabled(bool(self.name.text().strip()))

    def _accept(self) -> None:
        pictures = self.photo.pictures() if self.picture.currentData() == "photo" else {}
        consent: Consent = "self" if self.consent.currentData() == "self" else "leave"
        made = Wanted(
            name=self.name.text().strip(),
            consent=consent,
            language=str(self.language.currentData()),
            pronouns=self.pronouns.currentText().strip(),
            introduction=" ".join(self.introduction.toPlainText().split()),
            pictures=pictures,
        )
        self.wanted.emit(made if pictures else replace(made, figure=self.figure.figure))
        self.accept()
