"""Pictures of a new avatar: a photo cut to the circle, and the six states made from it.

Window process.
"""

from __future__ import annotations

from math import hypot
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from backends.errors import PersonaError, Sentence, why_not
from desktop.chat.avatar_state import AvatarState
from desktop.gui.theme.tokens import LIGHT

__all__ = ["PhotoCrop", "png_of", "read_photo", "state_pictures"]

SIDE_PX = 512  # of the pictures that are kept
VIEW_PX = 220
MAX_PHOTO_PX = 2048  # a photo is read no larger
HEAD_BYTES = 16
BOX = slice(4, 8)  # of the head of a HEIC or AVIF, which is a file of boxes
MAX_ZOOM = 6.0
STEP = 0.04  # of the side, with an arrow key
ZOOM_STEP = 1.15
BADGE = 0.17  # radius of the small disc that tells the state, of the side
BADGE_AT = 0.76
STATES = (
    AvatarState.LISTENING,
    AvatarState.THINKING,
    AvatarState.SPEAKING,
    AvatarState.UNSURE,
    AvatarState.ERROR,
)


def read_photo(path: Path) -> QImage:
    """Return a photo the right way up, no larger than needed; of a moving one the first picture.

    Raises:
        PersonaError: It is none, or none that can be read here.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > MAX_PHOTO_PX:
        most = QSize(MAX_PHOTO_PX, MAX_PHOTO_PX)
        scaled = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(scaled.expandedTo(QSize(1, 1)))
    photo = reader.read()
    if photo.isNull():
        raise _unreadable(path, size)
    return photo


def _unreadable(path: Path, size: QSize) -> PersonaError:
    what = Sentence("{1} cannot be read as a picture.", path.name)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as exc:
        unread = why_not(exc, path)
        return PersonaError(what, unread, "Choose another file.")
    why = "It is damaged, or no picture."
    if head[BOX] == b"ftyp":
        why = "It is a HEIC or AVIF photo, as some telephones save them."
    elif size.isValid():
        px = (size.width(), size.height())
        why = Sentence("It has {1} by {2} pixels, and is damaged or too large.", *px)
    return PersonaError(what, why, "Save it as JPEG or PNG, and choose that.")


def png_of(image: QImage) -> bytes:
    """Return a picture as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def state_pictures(face: QImage) -> dict[str, QImage]:
    """Return a picture for each of the six states: the face, with a small sign in its corner."""
    made = {AvatarState.IDLE.value: face}
    for state in STATES:
        picture = face.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_sign(painter, state, picture.width())
        painter.end()
        made[state.value] = picture
    return made


def _paint_sign(painter: QPainter, state: AvatarState, side: int) -> None:
    is_warning = state in (AvatarState.UNSURE, AvatarState.ERROR)
    radius = BADGE * side
    painter.translate(BADGE_AT * side, BADGE_AT * side)
    painter.setPen(QPen(QColor(LIGHT.surface), radius * 0.16))
    painter.setBrush(QColor(LIGHT.warning if is_warning else LIGHT.accent))
    painter.drawEllipse(QPointF(0, 0), radius, radius)
    painter.scale(radius / 10, radius / 10)
    pen = QPen(QColor(LIGHT.surface), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(QColor(LIGHT.surface))
    if state is AvatarState.THINKING:
        for x in (-4.4, 0.0, 4.4):
            painter.drawEllipse(QPointF(x, 0), 0.7, 0.7)
    elif state in (AvatarState.LISTENING, AvatarState.SPEAKING):
        _paint_waves(painter, turned=state is AvatarState.LISTENING)
    else:
        _paint_letter(painter, "?" if state is AvatarState.UNSURE else "!")


def _paint_waves(painter: QPainter, *, turned: bool) -> None:
    """Paint sound that goes out of a dot, or comes to it."""
    if turned:
        painter.rotate(180)
    painter.drawEllipse(QPointF(-4.2, 0), 0.8, 0.8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for radius in (4.0, 7.6):
        box = QRectF(-4.2 - radius, -radius, 2 * radius, 2 * radius)
        painter.drawArc(box, -45 * 16, 90 * 16)


def _paint_letter(painter: QPainter, letter: str) -> None:
    font = painter.font()
    font.setPixelSize(14)
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(QRectF(-10, -10, 20, 20), Qt.AlignmentFlag.AlignCenter, letter)


class PhotoCrop(QWidget):
    """A photo under a circle: moved with the mouse or the arrow keys, larger and smaller."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(VIEW_PX, VIEW_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._photo = QImage()
        self._centre = QPointF(0.5, 0.5)  # of the photo, in shares of its sides
        self._zoom = 1.0
        self._grip: QPoint | None = None

    @property
    def has_photo(self) -> bool:
        """Whether there is one."""
        return not self._photo.isNull()

    @property
    def zoom(self) -> float:
        """Return how much larger than needed the photo is shown."""
        return self._zoom

    def show_photo(self, photo: QImage) -> None:
        """Show another photo, its middle in the circle."""
        self._photo, self._centre, self._zoom = photo, QPointF(0.5, 0.5), 1.0
        self.update()
        self.changed.emit()

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller; it always fills the circle."""
        self._zoom = min(max(zoom, 1.0), MAX_ZOOM)
        self._move(0, 0)

    def cropped(self) -> QImage:
        """Return what is in the circle, on a square of `SIDE_PX`."""
        made = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_ARGB32_Premultiplied)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(made.rect()), self._photo, self._source())
        painter.end()
        return made

    def _source(self) -> QRectF:
        """Return the square of the photo that is shown, in its pixels."""
        side = min(self._photo.width(), self._photo.height()) / self._zoom
        box = QRectF(0, 0, side, side)
        box.moveCenter(
            QPointF(self._centre.x() * self._photo.width(), self._centre.y() * self._photo.height())
        )
        return box

    def _move(self, right: float, down: float) -> None:
        """Move the photo by shares of the circle; it does not leave it."""
        if not self.has_photo:
            return
        side = min(self._photo.width(), self._photo.height()) / self._zoom
        wide, high = side / self._photo.width(), side / self._photo.height()
        x = min(max(self._centre.x() - right * wide, wide / 2), 1 - wide / 2)
        y = min(max(self._centre.y() - down * high, high / 2), 1 - high / 2)
        self._centre = QPointF(x, y)
        self.update()
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the photo in the circle, or the empty circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        path = QPainterPath()
        path.addEllipse(box)
        painter.fillPath(path, self.palette().base())
        if self.has_photo:
            painter.save()
            painter.setClipPath(path)
            painter.drawImage(box, self._photo, self._source())
            painter.restore()
        colour = self.palette().highlight() if self.hasFocus() else self.palette().mid()
        painter.setPen(QPen(colour, 2.0))
        painter.drawEllipse(box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the photo."""
        self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if self._grip is not None:
            by = event.position().toPoint() - self._grip
            if hypot(by.x(), by.y()) > 0:
                self._move(by.x() / VIEW_PX, by.y() / VIEW_PX)
            self._grip = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show it larger or smaller."""
        self.set_zoom(self._zoom * (ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it with the arrows, larger and smaller with plus and minus."""
        key = Qt.Key
        steps = {
            key.Key_Left: (-STEP, 0.0),
            key.Key_Right: (STEP, 0.0),
            key.Key_Up: (0.0, -STEP),
            key.Key_Down: (0.0, STEP),
        }
        pressed = key(event.key())
        if pressed in steps:
            self._move(*steps[pressed])
        elif pressed in (key.Key_Plus, key.Key_Equal):
            self.set_zoom(self._zoom * ZOOM_STEP)
        elif pressed == key.Key_Minus:
            self.set_zoom(self._zoom / ZOOM_STEP)
        else:
            super().keyPressEvent(event)
