"""Paints the rows of the list of chats: headings, chats, hits of a search. Window process."""

from __future__ import annotations

import math
from html import escape

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.gui.theme.tokens import LIGHT, Tokens
from desktop.history.search import MARK_CLOSE, MARK_OPEN

__all__ = ["CHAT", "KIND", "MESSAGE", "PINNED", "SNIPPET", "WANTED", "WHOSE", "ChatDelegate"]

KIND = Qt.ItemDataRole.UserRole + 1  # heading | chat | hit
CHAT = Qt.ItemDataRole.UserRole + 2
MESSAGE = Qt.ItemDataRole.UserRole + 3
SNIPPET = Qt.ItemDataRole.UserRole + 4
PINNED = Qt.ItemDataRole.UserRole + 5
WANTED = Qt.ItemDataRole.UserRole + 6
WHOSE = Qt.ItemDataRole.UserRole + 7  # name of the avatar

Index = QModelIndex | QPersistentModelIndex
PAD = 10  # pixels
SMALL, TINY = 13 / 15, 12 / 15  # of the base font


class ChatDelegate(QStyledItemDelegate):
    """Rows as in the design: the open chat on a light ground, in bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open_chat = 0
        self._tokens = LIGHT

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; the width is the list's."""
        line = QFontMetrics(_sized(option.font, 1.0)).height()
        name = round(line * TINY) if index.data(WHOSE) else 0
        if index.data(KIND) == "heading":
            return QSize(0, line + 14)
        if index.data(KIND) == "hit":
            title = _height(_hit_title(option.font), str(index.data()))
            return QSize(0, title + name + self._snippet_height(option, index) + 18)
        return QSize(0, line + 22 + name)

    def _snippet_height(self, option: QStyleOptionViewItem, index: Index) -> int:
        """Return what the lines of a snippet take, beside a scroll bar too."""
        view = option.widget
        bar = view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, view)
        width = view.width() - bar - 2 * PAD
        return math.ceil(self._snippet(option, index, width).size().height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kind = index.data(KIND)
        if kind == "heading":
            self._paint_heading(painter, option, index)
        else:
            is_open = kind == "chat" and index.data(CHAT) == self.open_chat
            self._paint_ground(painter, option, is_open=is_open)
            if kind == "hit":
                self._paint_hit(painter, option, index)
            else:
                self._paint_title(painter, option, index, is_open=is_open)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        font = _sized(option.font, TINY)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.muted))
        box = option.rect.adjusted(PAD, 0, -PAD, -6)
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom, str(index.data()))

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_open: bool
    ) -> None:
        flags = option.state
        has_focus = bool(flags & QStyle.StateFlag.State_HasFocus)
        is_over = bool(flags & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(0.5, 2, -0.5, -2)
        if is_open or is_over:
            ground = QColor(self._tokens.surface)
            ground.setAlphaF(1.0 if is_open else 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 10, 10)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._tokens.accent), 1.5))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, is_open: bool
    ) -> None:
        font = _sized(option.font, 1.0)
        font.setWeight(QFont.Weight.DemiBold if is_open else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.text))
        box = option.rect.adjusted(PAD, 0, -PAD, 0)
        metrics, whose = QFontMetrics(font), index.data(WHOSE)
        if whose:
            top = box.top() + (box.height() - round(metrics.height() * (1 + TINY))) // 2
            box = QRect(box.left(), top, box.width(), metrics.height())
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        if whose:
            self._paint_small(painter, option, box.translated(0, box.height()), str(whose))

    def _paint_small(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, text: str
    ) -> int:
        """Paint a line in small letters at the top of a box; return its height."""
        font = _sized(option.font, TINY)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(self._tokens.muted))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, shown)
        return metrics.height()

    def _snippet(self, option: QStyleOptionViewItem, index: Index, width: int) -> QTextDocument:
        snippet = escape(str(index.data(SNIPPET)))
        snippet = snippet.replace(MARK_OPEN, f'<b style="color:{self._tokens.accent}">')
        snippet = snippet.replace(MARK_CLOSE, "</b>")
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(_sized(option.font, SMALL))
        document.setTextWidth(width)
        document.setHtml(f'<p style="color:{self._tokens.text}">{snippet}</p>')
        return document

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect.adjusted(PAD, 6, -PAD, -6)
        title = _hit_title(option.font)
        painter.setFont(title)
        painter.setPen(QColor(self._tokens.muted))
        metrics = QFontMetrics(title)
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, text)
        height = _height(title, text)
        if whose := index.data(WHOSE):
            height += self._paint_small(painter, option, box.translated(0, height), str(whose))
        painter.translate(box.left(), box.top() + height + 2)
        painter.setClipRect(QRectF(0, 0, box.width(), box.height() - height - 2))
        self._snippet(option, index, box.width()).drawContents(painter)


def _height(font: QFont, text: str) -> int:
    """Return what a line takes; letters of another font, as Chinese ones, may be higher."""
    return QFontMetrics(font).size(Qt.TextFlag.TextSingleLine, text).height()


def _hit_title(font: QFont) -> QFont:
    made = _sized(font, TINY)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _sized(font: QFont, share: float) -> QFont:
    made = QFont(font)
    base = font.pixelSize() if font.pixelSize() > 0 else 15
    made.setPixelSize(round(base * share))
    return made
