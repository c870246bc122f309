"""The About box: versions, licences, diagnostics, newer releases. Window process, GUI thread."""

from __future__ import annotations

import html
import os
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backends.base import ModelInfo
from desktop.config.about import (
    Build,
    about_rows,
    cage_words,
    diagnostics,
    licence_text,
    model_words,
)
from desktop.config.paths import resource_dir
from desktop.config.settings import Settings
from desktop.engine.worker import Worker, then_or_tell
from desktop.gui.dialogs.release_check import Release, is_newer, newest_release
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.row_list import RowList
from desktop.gui.widgets.screen_room import open_at
from desktop.gui.widgets.scrolled import scrolled
from desktop.i18n.error_translations import spoken

__all__ = ["CAGE", "AboutDialog"]

CAGE = (  # the words of `cage_words` and the reasons of `backends.cage`; a test compares both
    QT_TRANSLATE_NOOP("Cage", "confined"),
    QT_TRANSLATE_NOOP("Cage", "not confined: {reason}"),
    QT_TRANSLATE_NOOP("Cage", "no files but its own"),
    QT_TRANSLATE_NOOP("Cage", "no network"),
    QT_TRANSLATE_NOOP("Cage", "no other programs"),
    QT_TRANSLATE_NOOP("Cage", "this kernel has no Landlock"),
    QT_TRANSLATE_NOOP("Cage", "the backend does not say what it needs"),
    QT_TRANSLATE_NOOP("Cage", "this system offers nothing for it"),
    QT_TRANSLATE_NOOP("Cage", "this system does not limit what is read"),
    QT_TRANSLATE_NOOP("Cage", "the system refused it"),
    QT_TRANSLATE_NOOP("Cage", "other threads ran already"),
)
MODEL = (  # the words of `model_words`
    QT_TRANSLATE_NOOP("Cage", "none is loaded"),
    QT_TRANSLATE_NOOP("Cage", "tokens of context: {n}"),
    QT_TRANSLATE_NOOP("Cage", "threads: {n}"),
)

ICON_PX = 72
FRAME_PX = 12  # of a list: its line and its padding, and as much again
COPIED_MS = 2_000  # how long the button says that it copied


class AboutDialog(QDialog):
    """Shows what the program is and whose work is in it.

    Args:
        build: From `desktop.config.about.read_build`.
        info: Of the loaded model, or None.
        settings: For the diagnostics.
        background: Where the network is waited for.
    """

    def __init__(
        self,
        build: Build,
        info: ModelInfo | None,
        settings: Settings,
        background: Worker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._build, self._info, self._settings = build, info, settings
        self._background = background
        self.setWindowTitle(self.tr("About Virtual Avatar Chat"))
        open_at(self, QSize(640, 560))
        self.news = PlainLabel(self)
        self.news.setTextFormat(Qt.TextFormat.PlainText)
        self.news.setWordWrap(True)
        self.parts = RowList(self)
        self.parts.setAccessibleName(self.tr("Parts that others made"))
        self.parts.addItems([f"{one.name} {one.version}" for one in build.components])
        beside = self.parts.verticalScrollBar().sizeHint().width() + 2 * FRAME_PX
        self.parts.setMinimumWidth(self.parts.sizeHintForColumn(0) + beside)
        self.licence = QPlainTextEdit(self, readOnly=True)
        self.licence.setAccessibleName(self.tr("Licence"))
        self.parts.currentRowChanged.connect(self.show_licence)
        self.copy = QPushButton(self.tr("Copy diagnostics"), self)
        self.copy.clicked.connect(self.copy_diagnostics)
        self.check = QPushButton(self.tr("Check for a newer release"), self)
        self.check.clicked.connect(self.check_release)
        self._arrange()
        self.parts.setCurrentRow(0)
        self.parts.setFocus()

    def show_licence(self, row: int) -> None:
        """Show the licence of one part."""
        if 0 <= row < len(self._build.components):
            self.licence.setPlainText(licence_text(self._build.components[row]))

    def copy_diagnostics(self) -> None:
        """Put the text for a report on the clipboard."""
        text = diagnostics(self._build, self._info, self._settings, os.environ)
        QGuiApplication.clipboard().setText(text)
        self.copy.setText(self.tr("Copied"))
        QTimer.singleShot(
            COPIED_MS, self.copy, partial(self.copy.setText, self.tr("Copy diagnostics"))
        )

    def check_release(self) -> None:
        """Look for a newer release on the worker."""
        self.check.setEnabled(False)
        self.news.setText(self.tr("Looking…"))
        self._background.run(
            partial(newest_release, self._build.releases),
            then_or_tell(
                self._tell_release,
                lambda error: self.news.setText(spoken(error)),
                first=lambda: self.check.setEnabled(True),
            ),
        )

    def _tell_release(self, release: Release) -> None:
        if is_newer(release.tag_name, self._build.version):
            text = self.tr("Version {tag} is available: {address}")
            self.news.setText(text.format(tag=release.tag_name, address=release.html_url))
        else:
            self.news.setText(self.tr("This is the newest release."))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        picture = PlainLabel(self)
        picture.setPixmap(QIcon(str(resource_dir() / "icons" / "app.svg")).pixmap(ICON_PX, ICON_PX))
        head.addWidget(picture)
        head.addSpacing(12)
        head.addWidget(self._title(), 1)
        parts = QHBoxLayout()
        parts.addWidget(self.parts, 2)
        parts.addWidget(self.licence, 3)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.check, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        inside = QWidget()
        told = QVBoxLayout(inside)
        told.setContentsMargins(0, 0, 8, 0)
        told.setSpacing(12)
        told.addLayout(head)
        told.addWidget(PlainLabel(self.tr("Made with the work of others, under their licences:")))
        told.addLayout(parts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 16, 16)
        column.setSpacing(12)
        column.addWidget(scrolled(inside, self), 1)
        column.addWidget(self.news)
        column.addWidget(box)
        for one, other in pairwise((self.parts, self.licence, self.copy, self.check)):
            self.setTabOrder(one, other)

    def _title(self) -> QLabel:
        names = {
            "Version": self.tr("Version"),
            "Native library": self.tr("Native library"),
            "Model": self.tr("Model"),
            "Engine": self.tr("Engine"),
            "System": self.tr("System"),
        }
        values = dict(about_rows(self._build, self._info))
        values["Model"] = model_words(self._info, _translated)
        if self._info is not None and self._info.cage:
            values["Engine"] = cage_words(self._info.cage, _translated)
        rows = "".join(
            f"<tr><td>{html.escape(names.get(name, name))}&nbsp;&nbsp;</td>"
            f"<td>{html.escape(value)}</td></tr>"
            for name, value in values.items()
        )
        title = html.escape(QGuiApplication.applicationDisplayName())
        label = QLabel(f"<h3>{title}</h3><table>{rows}</table><p>Apache-2.0</p>", self)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        return label


def _translated(words: str) -> str:
    return QCoreApplication.translate("Cage", words)
