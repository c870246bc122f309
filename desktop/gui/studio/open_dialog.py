"""Shows what a shared avatar is before it is taken. Window process."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from desktop.gui.studio.contents_words import contents_rows, whose
from desktop.gui.studio.share_page import contents_card
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.screen_room import open_at
from desktop.i18n.error_translations import in_words, spoken
from desktop.i18n.translation import running
from desktop.studio.sharing import Opened

__all__ = ["KEEP_BOTH", "REPLACE", "TAKE", "OpenDialog"]

TAKE, REPLACE, KEEP_BOTH = "take", "replace", "both"
SIZE = QSize(520, 420)
Role = QDialogButtonBox.ButtonRole


class OpenDialog(QDialog):
    """Asks whether to take an avatar; `choice` is what was chosen, empty for nothing."""

    def __init__(self, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open an avatar"))
        self.choice = ""
        title = PlainLabel(whose(opened.contents), self)
        title.setObjectName("row-title")
        title.setWordWrap(True)
        hint = PlainLabel(
            self.tr("It comes from somebody else: take it only if you trust them."), self
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(contents_card(list(contents_rows(opened.contents)), self))
        column.addWidget(hint)
        if opened.twin is not None:
            told = self.tr("You have an earlier or another state of this avatar.")
            state = PlainLabel(told, self)
            state.setWordWrap(True)
            column.addWidget(state)
        self.warning = PlainLabel(self._warning(opened), self)
        self.warning.setObjectName("warning-text")
        self.warning.setWordWrap(True)
        self.warning.setVisible(bool(self.warning.text()))
        column.addWidget(self.warning)
        column.addStretch(1)
        column.addWidget(self._buttons(opened))
        needed = column.totalHeightForWidth(SIZE.width())  # longer words in other languages
        open_at(self, SIZE.expandedTo(QSize(SIZE.width(), needed)))

    def _warning(self, opened: Opened) -> str:
        """Return what is to be known of its adapter before it is taken."""
        if opened.flaw:
            unusable = self.tr("Its trained adapter cannot be used.")
            without = self.tr("The avatar can be taken without it: it answers all the same.")
            return running((unusable, in_words(opened.flaw), without))
        return spoken(opened.trouble) if opened.trouble else ""

    def _buttons(self, opened: Opened) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        cancel = QPushButton(self.tr("Cancel"))
        box.addButton(cancel, Role.RejectRole)
        box.rejected.connect(self.reject)
        take = self.tr("Take it without adapter") if opened.flaw else self.tr("Take it")
        choices = [(take, TAKE)]
        if opened.twin is not None:
            choices = [(self.tr("Replace"), REPLACE), (self.tr("Keep both"), KEEP_BOTH)]
        for text, choice in choices:
            button = QPushButton(text)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _=False, chosen=choice: self._choose(chosen))
            box.addButton(button, Role.ActionRole)
        cancel.setAccessibleName(cancel.text())
        cancel.setDefault(True)
        return box

    def _choose(self, choice: str) -> None:
        self.choice = choice
        self.accept()
