"""The page on which an avatar is put into one file, a card or a folder: what will be inside.

Window process.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.config.file_names import plain_name
from desktop.engine.worker import Worker, then_or_tell
from desktop.gui.settings.settings_form import Combo
from desktop.gui.studio.contents_words import contents_rows, whose
from desktop.gui.studio.workbench import Workbench
from desktop.gui.widgets.ask_file import ask_folder, ask_save
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.scrolled import scrolled
from desktop.studio.sharing import SUFFIX, contents_of, share

__all__ = ["SharePage", "contents_card"]

CARD_SUFFIX, SOUL = ".png", "-soul"
LICENCES = {
    "": QT_TRANSLATE_NOOP("Licence", "All rights stay with you: others may talk to it, no more"),
    "CC-BY-4.0": QT_TRANSLATE_NOOP("Licence", "Anybody may use and change it, and names you"),
    "CC-BY-NC-4.0": QT_TRANSLATE_NOOP("Licence", "The same, but not to earn money with it"),
    "CC-BY-NC-ND-4.0": QT_TRANSLATE_NOOP("Licence", "Not to earn money, and as it is"),
    "CC0-1.0": QT_TRANSLATE_NOOP("Licence", "Anybody may do anything with it"),
}
FACE_PX = 56


def contents_card(rows: list[tuple[str, str]], parent: QWidget) -> QFrame:
    """Return a card of captions with their values."""
    card = QFrame(parent)
    card.setObjectName("card")
    form = QFormLayout(card)
    form.setContentsMargins(16, 12, 16, 12)
    form.setHorizontalSpacing(24)
    for caption, text in rows:
        value = PlainLabel(text, card)
        value.setWordWrap(True)
        value.setAccessibleName(f"{caption}: {text}")
        form.addRow(PlainLabel(caption, card), value)
    return card


class SharePage(QWidget):
    """Emits the file or the folder that was written."""

    saved = Signal(Path)

    def __init__(
        self,
        bench: Workbench,
        background: Worker,
        picture: bytes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench, self._background, self._picture = bench, background, picture
        self._whose, self._meaning = self._label("row-title"), self._label("hint")
        self._private = self._label("warning-text")
        self.licence = Combo(self)
        self.licence.setEditable(True)
        self.licence.addItems([name or self.tr("No licence") for name in LICENCES])
        self._show_licence(bench.persona.licence)
        line = self.licence.lineEdit()
        assert line is not None  # it is editable
        line.editingFinished.connect(self.keep_licence)
        self.licence.activated.connect(lambda _index: self.keep_licence())
        self.licence.currentTextChanged.connect(lambda _text: self._explain())
        self._explain()
        self._card, self._face = contents_card([], self), PlainLabel(self)
        self._save = QPushButton(self.tr("Save as one file…"), self)
        self._save.setObjectName("primary")
        self._save.setAccessibleName(self._save.text())
        self._save.clicked.connect(self.choose)
        self._others = (
            self._other(self.tr("Picture with a card…"), self.choose_card),
            self._other(self.tr("Folder of Markdown…"), self.choose_folder),
        )
        self._build()
        bench.changed.connect(self._read_if_shown)
        bench.marked.connect(self._tell_private)
        self.read()

    def read(self) -> None:
        """Show what would be in the file now."""
        line = self.licence.lineEdit()
        if line is not None and not line.isModified():  # else it is being typed
            self._show_licence(self._bench.persona.licence)
        contents = contents_of(self._bench.persona)
        self._whose.setText(whose(contents))
        card = contents_card(list(contents_rows(contents)), self)
        self._column.replaceWidget(self._card, card)
        self._card.deleteLater()
        self._card = card
        self._tell_private()

    def showEvent(self, event: QShowEvent) -> None:
        """Look how things are when the page is turned to."""
        super().showEvent(event)
        if self._face.pixmap().isNull():
            self._show_face()
        self.read()

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.read()

    def _tell_private(self) -> None:
        """Say in how many rows private details are."""
        marks = self._bench.marks.values()
        n_private = sum(any(mark.sort == "private" for mark in own) for own in marks)
        self._private.setText(
            self.tr("%n row(s) hold private details; look at them first.", "", n_private)
        )
        self._private.setVisible(n_private > 0)

    def keep_licence(self) -> None:
        """Write the licence into the persona."""
        text = self._licence()
        if text != self._bench.persona.licence:
            self._bench.change(self.tr("Licence"), lambda own: replace(own, licence=text))
        if not text:
            self._show_licence("")

    def _licence(self) -> str:
        """Return which licence is chosen or typed; empty for none."""
        text = self.licence.currentText().strip()
        return "" if text == self.licence.itemText(0) else text

    def _show_licence(self, licence: str) -> None:
        self.licence.setCurrentText(licence or self.licence.itemText(0))

    def _explain(self) -> None:
        """Say what a licence means, where it is one of those that are offered."""
        meaning = str(LICENCES.get(self._licence(), ""))
        self._meaning.setText(QCoreApplication.translate("Licence", meaning) if meaning else "")

    def choose(self) -> None:
        """Ask for a file, and write the avatar into it."""
        kind = self.tr("Avatars ({kinds})").format(kinds=f"*{SUFFIX}")
        self._save_as(self.tr("Save as one file"), kind, SUFFIX)

    def choose_card(self) -> None:
        """Ask for a picture, and write the avatar into it as a card."""
        kind = self.tr("Pictures ({kinds})").format(kinds=f"*{CARD_SUFFIX}")
        self._save_as(self.tr("Save as a picture with a card"), kind, CARD_SUFFIX)

    def _save_as(self, title: str, kind: str, suffix: str) -> None:
        path = ask_save(self, title, f"{self._name}{suffix}", {kind: suffix})
        if path is not None:
            self.write(path)

    @property
    def _name(self) -> str:
        """What a file of the avatar is called, before its ending."""
        return plain_name(self._bench.persona.name, self._bench.persona.id)

    def choose_folder(self) -> None:
        """Ask where a new folder of Markdown goes, and write it there."""
        if place := ask_folder(self, self.tr("Where the new folder goes")):
            names = (
                f"{self._name.replace('.', '')}{SOUL}{n}" for n in ("", *map(str, range(2, 1000)))
            )
            free = next(path for name in names if not (path := Path(place, name)).exists())
            self.write(free)

    def write(self, path: Path) -> None:
        """Write the avatar as what the suffix says, on the worker."""
        persona, picture = self._bench.persona, self._picture
        self._set_busy(is_busy=True)
        self._background.run(
            lambda: share(persona, path, picture),
            then_or_tell(
                lambda _: self.saved.emit(path),
                self._bench.failed.emit,
                first=lambda: self._set_busy(is_busy=False),
            ),
            owner=self,
        )

    def _build(self) -> None:
        caption = PlainLabel(self.tr("Licence: what others may do with it"), self)
        caption.setBuddy(self.licence)
        self.licence.setAccessibleName(caption.text())
        if line := self.licence.lineEdit():
            line.setPlaceholderText(self.licence.itemText(0))
            line.setAccessibleName(caption.text())
        left_out = self._label("hint")
        left_out.setText(
            self.tr("Not in it: chats, what visitors asked in vain, the interview, the voice file.")
        )
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 12, 8, 0)
        self._column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._face)
        head.addWidget(self._whose, 1)
        self._column.addLayout(head)
        for widget in (self._card, left_out, self._private, caption, self.licence, self._meaning):
            self._column.addWidget(widget)
        self._column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        others = PlainLabel(self.tr("For other programs, without adapter and score card:"), self)
        others.setObjectName("hint")
        self._column.addWidget(others)
        row = QHBoxLayout()
        for button in self._others:
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolled(inside, self))

    def _show_face(self) -> None:
        """Show the picture that the file will show."""
        image = QImage.fromData(self._picture)
        if image.isNull():
            return
        side = round(FACE_PX * self.devicePixelRatioF())
        pixmap = QPixmap.fromImage(
            image.scaledToHeight(side, Qt.TransformationMode.SmoothTransformation)
        )
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._face.setPixmap(pixmap)
        self._face.setAccessibleName(self.tr("The picture of the avatar"))

    def _label(self, name: str) -> PlainLabel:
        label = PlainLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _other(self, text: str, choose: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _=False: choose())
        return button

    def _set_busy(self, *, is_busy: bool) -> None:
        for button in (self._save, *self._others):
            button.setEnabled(not is_busy)
