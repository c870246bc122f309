"""The avatar in the header: a drawing whose parts follow what really happens. Window process.

The drawing is an SVG with the parts ``body``, ``eyes-*``, ``mouth-*`` and ``brows-*``; the disc
behind it and the ring around it are painted here, in the colours of the theme. A persona may
bring pictures instead (one per state, or only one).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sin
from pathlib import Path
from random import uniform

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from desktop.chat.avatar_state import AvatarState
from desktop.gui.theme.tokens import LIGHT, Tokens

__all__ = ["AvatarView"]

SIDE_PX = 96
DISC_RADIUS = 41.0  # of 48, as in the drawings
RING_RADIUS = 46.5
MAX_PICTURE_PX = 1024  # a card's portrait has 512, the header 96 on up to 4 pixels each
MAX_PIXELS = 4096 * 4096  # of a picture for one state
FRAME_MS = 33
FADE_MS = 160
BLINK_MS = 130
TURN_S = 1.1  # one turn of the ring while it thinks
BREATH_S = 1.8  # one breath of the ring while it speaks


@dataclass(frozen=True, slots=True)
class _Face:
    eyes: str
    mouth: str
    brows: str = ""


FACES = {
    AvatarState.IDLE: _Face("eyes-open", "mouth-smile"),
    AvatarState.LISTENING: _Face("eyes-wide", "mouth-small"),
    AvatarState.THINKING: _Face("eyes-up", "mouth-small"),
    AvatarState.SPEAKING: _Face("eyes-open", "mouth-smile"),
    AvatarState.UNSURE: _Face("eyes-open", "mouth-flat", "brows-unsure"),
    AvatarState.ERROR: _Face("eyes-open", "mouth-frown", "brows-worried"),
}
SPEAKING_MOUTHS = ("mouth-half", "mouth-open", "mouth-half", "mouth-smile")
MOVING = (AvatarState.THINKING, AvatarState.SPEAKING)


class AvatarView(QWidget):
    """Shows one persona's face in one of six states. Emits `clicked`."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self._tokens = LIGHT
        self._state = AvatarState.IDLE
        self._renderer: QSvgRenderer | None = None
        self._pictures: dict[str, Path] = {}  # read when its state is first shown
        self._cache: dict[tuple[str, ...], QPixmap] = {}
        self._before: QPixmap | None = None
        self._is_blinking = False
        self._is_reduced = False
        self._clock = QElapsedTimer()
        self._clock.start()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self.update)
        self._blink = QTimer(self, singleShot=True)
        self._blink.timeout.connect(self._toggle_blink)
        self._schedule_blink()

    @property
    def state(self) -> AvatarState:
        """Return what the avatar shows now."""
        return self._state

    @property
    def is_moving(self) -> bool:
        """Return whether anything is going to change by itself."""
        return self._frames.isActive() or self._blink.isActive()

    def sizeHint(self) -> QSize:
        """Return the fixed size."""
        return QSize(SIDE_PX, SIDE_PX)

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens
        self._cache.clear()
        self.update()

    def set_reduced_motion(self, *, reduced: bool) -> None:
        """Stop (or start) all movement that carries no meaning."""
        self._is_reduced = reduced
        self._schedule_blink()
        self._run_frames()

    def show_drawing(self, svg: Path) -> None:
        """Show a drawing with parts."""
        self._renderer = QSvgRenderer(str(svg), self)
        self._pictures = {}
        self._cache.clear()
        self.update()

    def show_pictures(self, pictures: dict[str, Path]) -> None:
        """Show pictures by state name; ``idle`` stands in for a state without one."""
        self._pictures = {name: path for name, path in pictures.items() if _is_shown(name, path)}
        self._cache.clear()
        self.update()

    def set_state(self, state: AvatarState) -> None:
        """Change what the avatar does; the face fades over."""
        if state == self._state:
            return
        self._before = None if self._is_reduced else self._frame()
        self._state = state
        self._clock.restart()
        self._run_frames()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that the avatar was clicked."""
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc, face and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        fade = min(1.0, self._clock.elapsed() / FADE_MS)
        if self._before is not None and fade < 1.0:
            painter.drawPixmap(0, 0, self._before)
            painter.setOpacity(fade)
        elif self._before is not None:
            self._before = None
            self._run_frames()
        painter.drawPixmap(0, 0, self._frame())
        painter.setOpacity(1.0)
        self._paint_ring(painter)

    def _run_frames(self) -> None:
        moves = self._state in MOVING and not self._is_reduced
        if moves or self._before is not None:
            self._frames.start()
        else:
            self._frames.stop()

    def _schedule_blink(self) -> None:
        self._blink.stop()
        self._is_blinking = False
        if not self._is_reduced:
            self._blink.start(int(uniform(2_500, 6_000)))

    def _toggle_blink(self) -> None:
        self._is_blinking = not self._is_blinking
        self._blink.start(BLINK_MS if self._is_blinking else int(uniform(2_500, 6_000)))
        self.update()

    def _parts(self) -> tuple[str, ...]:
        face = FACES[self._state]
        eyes = "eyes-closed" if self._is_blinking else face.eyes
        mouth = face.mouth
        if self._state is AvatarState.SPEAKING and not self._is_reduced:
            mouth = SPEAKING_MOUTHS[self._clock.elapsed() // 140 % len(SPEAKING_MOUTHS)]
        return tuple(part for part in ("body", eyes, face.brows, mouth) if part)

    def _frame(self) -> QPixmap:
        key = (self._state,) if self._pictures else self._parts()
        if key not in self._cache:
            self._cache[key] = self._render(key)
        return self._cache[key]

    def _render(self, key: tuple[str, ...]) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._paint_face(painter, key)
        painter.end()
        return pixmap

    def portrait(self, side: int) -> QImage:
        """Return the face at rest, without the ring, on a square of so many pixels."""
        image = QImage(side, side, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.scale(side / SIDE_PX, side / SIDE_PX)
        face = FACES[AvatarState.IDLE]
        drawn = ("body", face.eyes, face.mouth)
        self._paint_face(painter, (AvatarState.IDLE,) if self._pictures else drawn)
        painter.end()
        return image

    def _paint_face(self, painter: QPainter, parts: tuple[str, ...]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.soft))
        painter.drawEllipse(_disc())
        if self._pictures:
            self._draw_picture(painter, parts[0])
        elif self._renderer is not None:
            self._draw_parts(painter, self._renderer, parts)

    def _draw_parts(
        self, painter: QPainter, renderer: QSvgRenderer, parts: tuple[str, ...]
    ) -> None:
        for part in parts:
            if renderer.elementExists(part):
                bounds = renderer.transformForElement(part).mapRect(renderer.boundsOnElement(part))
                renderer.render(painter, part, bounds)

    def _draw_picture(self, painter: QPainter, state: str) -> None:
        picture = self._picture(state)
        side = min(picture.width(), picture.height())
        source = QRectF((picture.width() - side) / 2, 0, side, side)
        path = QPainterPath()
        path.addEllipse(_disc())
        painter.setClipPath(path)
        painter.drawImage(_disc(), picture, source)

    def _picture(self, state: str) -> QImage:
        """Return the picture of a state, or what stands in for it, also for a damaged one."""
        for name in (state, "idle", *self._pictures):
            if name in self._pictures:
                picture = _read(self._pictures[name])
                if not picture.isNull():
                    return picture
        return QImage()

    def _paint_ring(self, painter: QPainter) -> None:
        seconds = self._clock.elapsed() / 1000
        is_warning = self._state in (AvatarState.UNSURE, AvatarState.ERROR)
        colour = QColor(self._tokens.warning if is_warning else self._tokens.accent)
        width, start, sweep = 2.6, 0.0, 360.0
        if self._state is AvatarState.IDLE:
            colour = QColor(self._tokens.line)
        elif self._state is AvatarState.THINKING:
            sweep = 110.0
            start = 0.0 if self._is_reduced else -360 * seconds / TURN_S
        elif self._state is AvatarState.SPEAKING:
            sweep = -263.0
            if not self._is_reduced:
                width += 0.7 * sin(2 * pi * seconds / BREATH_S)
                sweep -= 14 * sin(2 * pi * seconds / BREATH_S)
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre = QPointF(SIDE_PX / 2, SIDE_PX / 2)
        box = QRectF(0, 0, 2 * RING_RADIUS, 2 * RING_RADIUS)
        box.moveCenter(centre)
        painter.drawArc(box.adjusted(0.8, 0.8, -0.8, -0.8), int(start * 16), int(sweep * 16))


def _is_shown(name: str, path: Path) -> bool:
    """Whether a file is a picture; a huge one only where nothing can stand in for it."""
    reader = QImageReader(str(path))
    size = reader.size()
    n_pixels = size.width() * size.height()
    return reader.canRead() and (name == "idle" or n_pixels <= MAX_PIXELS)


def _read(path: Path) -> QImage:
    """Return a picture no larger than it is ever shown."""
    reader = QImageReader(str(path))
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > MAX_PICTURE_PX:
        most = QSize(MAX_PICTURE_PX, MAX_PICTURE_PX)
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _disc() -> QRectF:
    box = QRectF(0, 0, 2 * DISC_RADIUS, 2 * DISC_RADIUS)
    box.moveCenter(QPointF(SIDE_PX / 2, SIDE_PX / 2))
    return box
