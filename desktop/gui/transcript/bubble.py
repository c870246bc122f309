"""One bubble: its ground, its text and what can be done with the mouse in it. Window process.

The text is painted here, so that a selection can run through several
bubbles; links never open by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from math import ceil, sin

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.gui.theme.tokens import LIGHT, Tokens
from desktop.gui.transcript.bubble_text import CARET_PX, BubbleText
from desktop.gui.transcript.markup import Markup, render_piece
from desktop.gui.transcript.markup_chunks import Piece, pieces
from desktop.history.message import ShownMessage
from desktop.i18n.error_translations import in_words, spoken

__all__ = ["BubbleView"]

RADIUS, CORNER = 18.0, 4.0  # pixels
PAD_X, PAD_TOP, PAD_BOTTOM = 16.0, 12.0, 9.0  # pixels; lines carry space below them
LINE_HEIGHT = 1.5  # of the font size
DOTS_PX = 46  # width of the three dots
_FAULT = Piece("\x00")  # stands for the words of a fault, in the place of a source


class BubbleView(QWidget):
    """Paints one message and reports where in its text the mouse is."""

    grabbed = Signal(int, bool)  # position in the text, whether a selection is extended
    dragged = Signal(QPoint)  # global position
    released = Signal(str)  # link under the mouse, if any

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._message = ShownMessage(0, "assistant", "")
        self._tokens = LIGHT
        self._selection = (0, 0)
        self._is_current = False
        self._is_still = False
        self._text = BubbleText(self)
        self._clock = QElapsedTimer()
        self._dots = QTimer(self, interval=50)
        self._dots.timeout.connect(self.update)

    @property
    def words(self) -> str:
        """Return all that is said here: the text, and why there is none, or no more."""
        fault = self._message.details.fault
        why = spoken(fault.error()) if fault else self._silence
        return "\n".join(part for part in (self._message.text, why) if part)

    @property
    def _silence(self) -> str:
        """What is said of an answer without a word and without a fault."""
        if not self._message.is_wordless or self._message.details.fault:
            return ""
        if self._message.state == "interrupted":
            return self.tr("Interrupted before the first word.")
        return self.tr("Stopped before the first word.")

    @property
    def codes(self) -> list[str]:
        """Return the code blocks of the message."""
        return self._text.codes

    def show_message(self, message: ShownMessage, tokens: Tokens, copy_label: str) -> None:
        """Show a message in the colours of a theme."""
        self._message, self._tokens = message, tokens
        if message.role == "user":
            sources, make = [Piece(message.text)], _plain
        else:
            sources = pieces(message.text)
            make = partial(_rendered, tokens=tokens, copy_label=copy_label)
        if message.details.fault:
            sources = [*(part for part in sources if part.text), _FAULT]
            make = partial(_with_fault, make, message, tokens)
        elif self._silence:
            sources, make = [Piece(self._silence)], partial(_muted, tokens=tokens)
        style = f"{self._css()}/* {tokens.text} {tokens.accent} {message.details.fault} */"
        self._text.show(sources, make, style, self.font())
        self._run_dots()
        self.update()

    def fit(self, max_width: float) -> tuple[int, int]:
        """Return the width and height that the message needs, at most `max_width` wide."""
        if self._message.is_waiting:
            return DOTS_PX + round(2 * PAD_X) - 12, round(self._line_px() + PAD_TOP + PAD_BOTTOM)
        room = CARET_PX + 4 if self._message.state == "streaming" else 0
        wanted, height = self._text.fit(max_width - 2 * PAD_X, room)
        height = max(height, self._line_px())
        return ceil(wanted + 2 * PAD_X), ceil(height + PAD_TOP + PAD_BOTTOM)

    def set_reduced_motion(self, *, reduced: bool) -> None:
        """Let the three dots stand still, or move."""
        self._is_still = reduced
        self._run_dots()

    @property
    def is_moving(self) -> bool:
        """Whether the dots move."""
        return self._dots.isActive()

    def span_of(self, text: str) -> tuple[int, int] | None:
        """Return where a text stands in the message as shown, None if it does not."""
        return self._text.find(text)

    def set_selection(self, start: int, end: int) -> None:
        """Mark a part of the text; equal ends mark nothing."""
        if (start, end) != self._selection:
            self._selection = (start, end)
            self.update()

    def set_current(self, current: bool) -> None:
        """Show the ring of the keyboard."""
        if current != self._is_current:
            self._is_current = current
            self.update()

    def selected_text(self, start: int, end: int) -> str:
        """Return a part of the text as shown."""
        return self._text.text(start, end)

    @property
    def last_position(self) -> int:
        """Return the position behind the last character."""
        return self._text.last_position

    def position_at(self, point: QPoint) -> int:
        """Return the position in the text nearest to a point of this widget."""
        return self._text.position_at(self._inner(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start or extend a selection."""
        if event.button() == Qt.MouseButton.LeftButton:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.grabbed.emit(self.position_at(event.position().toPoint()), shift)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a selection, and show what can be clicked."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())
            return
        is_link = bool(self._link(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.IBeamCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report a click on a link."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit(self._link(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, text, caret or dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._message.is_waiting:
            self._paint_dots(painter)
            return
        painter.translate(PAD_X, PAD_TOP)
        clip = QRectF(event.rect()).translated(-PAD_X, -PAD_TOP)
        self._text.paint(painter, self._text_palette(), self._selection, clip)
        if self._message.state == "streaming":
            painter.fillRect(
                self._text.caret(self.font(), self._line_px()), QColor(self._tokens.accent)
            )

    def _inner(self, point: QPoint) -> QPointF:
        return QPointF(point) - QPointF(PAD_X, PAD_TOP)

    def _link(self, point: QPoint) -> str:
        return self._text.link_at(self._inner(point))

    def _line_px(self) -> float:
        return self.font().pixelSize() * LINE_HEIGHT

    def _css(self) -> str:
        pixels = self.font().pixelSize()
        percent = round(100 * self._line_px() / QFontMetricsF(self.font()).height())
        tight = round(percent * 0.94)
        return (
            f"p, li {{ line-height:{percent}%; margin-top:0; margin-bottom:8px }}"
            f"li {{ margin-bottom:2px }} td p {{ margin-bottom:0 }}"
            f"pre {{ line-height:{tight}%; margin:0; white-space:pre-wrap;"
            f" font-size:{pixels - 2}px }}"
            f"code {{ font-size:{pixels - 1}px; background-color:{self._tokens.background} }}"
        )

    def _run_dots(self) -> None:
        moves = self._message.is_waiting and not self._is_still
        if moves and not self._dots.isActive():
            self._clock.start()
            self._dots.start()
        elif not moves:
            self._dots.stop()

    def _paint_ground(self, painter: QPainter) -> None:
        tokens, is_user = self._tokens, self._message.role == "user"
        ground = tokens.accent if is_user else tokens.surface
        edge = tokens.accent if is_user else tokens.line
        if self._message.details.fault:
            ground, edge = tokens.warning_ground, tokens.warning_ground
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), 1))
        painter.drawPath(_shape(box, is_user))
        if self._is_current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.text if is_user else tokens.accent), 2))
            painter.drawPath(_shape(box.adjusted(1, 1, -1, -1), is_user))

    def _paint_dots(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2
        for number in range(3):
            colour = QColor(self._tokens.muted)
            wave = sin(self._clock.elapsed() / 180 - number * 0.9)
            colour.setAlphaF(1.0 if self._is_still else 0.55 + 0.4 * wave)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(PAD_X + 6 + number * 13, middle), 3.4, 3.4)

    def _text_palette(self) -> QPalette:
        tokens, is_user = self._tokens, self._message.role == "user"
        palette = QPalette(self.palette())
        role = QPalette.ColorRole
        palette.setColor(role.Text, QColor(tokens.on_accent if is_user else tokens.text))
        palette.setColor(role.Highlight, QColor(tokens.on_accent if is_user else tokens.accent))
        marked = tokens.accent if is_user else tokens.on_accent
        palette.setColor(role.HighlightedText, QColor(marked))
        return palette


def _shape(box: QRectF, is_user: bool) -> QPainterPath:
    """Return a round box with one sharp corner: at the bottom, on the speaker's side."""
    radius = min(RADIUS, box.height() / 2)
    left, right = (radius, CORNER) if is_user else (CORNER, radius)
    path = QPainterPath()
    path.moveTo(box.left() + radius, box.top())
    path.lineTo(box.right() - radius, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + radius))
    path.lineTo(box.right(), box.bottom() - right)
    path.quadTo(box.bottomRight(), QPointF(box.right() - right, box.bottom()))
    path.lineTo(box.left() + left, box.bottom())
    path.quadTo(box.bottomLeft(), QPointF(box.left(), box.bottom() - left))
    path.lineTo(box.left(), box.top() + radius)
    path.quadTo(box.topLeft(), QPointF(box.left() + radius, box.top()))
    return path


def _plain(piece: Piece) -> Markup:
    lines = escape(piece.text).replace("\n", "<br>")
    return Markup(f'<p style="white-space:pre-wrap">{lines}</p>')


def _muted(piece: Piece, tokens: Tokens) -> Markup:
    return Markup(f'<p style="color:{tokens.muted}">{escape(piece.text)}</p>')


def _rendered(piece: Piece, tokens: Tokens, copy_label: str) -> Markup:
    return render_piece(piece, tokens, copy_label)


def _with_fault(
    make: Callable[[Piece], Markup], message: ShownMessage, tokens: Tokens, source: Piece
) -> Markup:
    """Return one part of a message; the last one says in words why it failed."""
    fault = message.details.fault
    if source != _FAULT or fault is None:
        return make(source)
    error = fault.error()
    rest = "<br>".join(escape(in_words(part)) for part in (error.why, error.todo) if part)
    return Markup(
        f'<p style="color:{tokens.warning}"><b>{escape(in_words(error.what))}</b></p>'
        f'<p style="color:{tokens.text}">{rest}</p>'
    )
