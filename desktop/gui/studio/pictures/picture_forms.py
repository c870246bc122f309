"""How an avatar looks: the choices of a drawn figure, or a photo cut to a circle.

Window process.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backends.errors import AvatarError
from desktop.engine.worker import Worker
from desktop.gui.settings.settings_form import Combo
from desktop.gui.studio.pictures.portrait import PhotoCrop, png_of, read_photo, state_pictures
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.ask_file import ask_file
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.window.avatar_view import AvatarView
from desktop.i18n.error_translations import spoken
from desktop.studio.figure import CHOICES, Figure, colour_of, drawn, keys_of

__all__ = ["FigureForm", "PhotoForm"]

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
SWATCH_PX = 16
ROWS = (("style", "hair", "beard"), ("skin", "glasses"), ("top", "clothes"))
GROUP_PX = 6  # above a caption, so that it stands by its own choice
UNITS = 6  # of a row of choices, which share them


class FigureForm(QWidget):
    """The choices of a drawn figure, and the figure. Emits `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = Figure()
        self._folder = QTemporaryDir()
        self._view = AvatarView(self)
        self._view.setAccessibleName(self.tr("The drawn figure"))
        self._choices = {choice: self._choice(choice) for row in ROWS for choice in row}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addWidget(self._view, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._grid(), 1)
        self._show()

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._view.set_tokens(tokens)

    def show_figure(self, figure: Figure) -> None:
        """Choose all parts of a figure."""
        for choice in CHOICES:
            self.choose(choice, getattr(figure, choice))

    def choose(self, choice: str, key: str) -> None:
        """Choose one part, as a click does."""
        box = self._choices[choice]
        box.setCurrentIndex(box.findData(key))

    def _grid(self) -> QGridLayout:
        """Return the choices in full rows, each below its caption."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for number, row in enumerate(ROWS):
            span = UNITS // len(row)
            for place, choice in enumerate(row):
                box = self._choices[choice]
                label = PlainLabel(QCoreApplication.translate(CONTEXT, str(WORDS[choice])), self)
                label.setObjectName("hint")
                label.setBuddy(box)
                label.setContentsMargins(0, GROUP_PX if number else 0, 0, 0)
                box.setAccessibleName(label.text())
                grid.addWidget(label, 2 * number, span * place, 1, span)
                grid.addWidget(box, 2 * number + 1, span * place, 1, span)
        for unit in range(UNITS):
            grid.setColumnStretch(unit, 1)
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
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)  # else it takes on the colour of what is chosen
    return made


class PhotoForm(QWidget):
    """A photo that is cut to the circle. Emits when there is one, or another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self.crop = PhotoCrop(self)
        self.crop.changed.connect(self.changed)
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
        kinds = "*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.heic *.heif *.avif"
        known = self.tr("Pictures ({kinds})").format(kinds=kinds)
        wanted = known + ";;" + self.tr("All files (*)")
        if path := ask_file(self, self.tr("Choose a photo"), wanted):
            self.read(path)

    def read(self, path: Path) -> None:
        """Show a photo, read on a worker: a large one takes a second; or say why it is none."""
        self._tell(self.tr("Reading {name}…").format(name=path.name))
        self._worker.run(lambda: read_photo(path), self._show)

    def end(self) -> None:
        """Read no more."""
        self._worker.close()

    def _show(self, done: Future[QImage]) -> None:
        error = done.exception()
        if isinstance(error, AvatarError):
            self._tell(spoken(error))
            return
        self.crop.show_photo(done.result())
        self._tell(self.tr("Drag it into place; the wheel makes it larger."))

    @property
    def told(self) -> str:
        """Return what is said beside the photo."""
        return self._hint.text()

    def _tell(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.show()

    def pictures(self) -> Mapping[str, bytes]:
        """Return the PNG of each state; none where there is no photo."""
        if not self.crop.has_photo:
            return {}
        return {s: png_of(image) for s, image in state_pictures(self.crop.cropped()).items()}
