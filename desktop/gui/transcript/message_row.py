"""One row of the talk: a bubble and the small honest line below it. Window process."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, SignalInstance
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from backends.base import ReplyStats
from desktop.gui.theme.tokens import Tokens
from desktop.gui.transcript.bubble import BubbleView
from desktop.gui.transcript.thought_fold import ThoughtFold
from desktop.gui.widgets.plain_text import PlainLabel, plain_tip
from desktop.history.endings import remark
from desktop.history.message import Details, ShownMessage
from desktop.i18n.error_translations import in_words
from persona.model import isolated

__all__ = ["MessageRow"]

BUBBLE_SHARE = 0.78  # of the width of the talk
BUBBLE_MAX_PX = 660
GAP_PX = 6
META_PX = 20
AFTER_META_PX = 8
MARK_PX = 34


class MessageRow(QWidget):
    """Shows one message. It decides nothing: chips, arrows and buttons only emit."""

    why_asked = Signal(int)  # message id
    alternative_asked = Signal(int, int)  # message id, -1 or +1
    retry_asked = Signal(int)
    continue_asked = Signal(int)
    settings_asked = Signal()
    entered = Signal(int)  # the mouse
    unfolded = Signal()  # it needs another height now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bubble = BubbleView(self)
        self._message = ShownMessage(0, "assistant", "")
        self._meta: QWidget | None = None
        self._mark: QLabel | None = None
        self._fold = ThoughtFold(self)

    @property
    def message(self) -> ShownMessage:
        """Return what is shown."""
        return self._message

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the mouse is here."""
        super().enterEvent(event)
        self.entered.emit(self._message.id)

    def show_message(self, message: ShownMessage, tokens: Tokens) -> None:
        """Show a message; the line below is rebuilt only when it says something else."""
        before, self._message = self._message, message
        self.bubble.setVisible(message.role != "mark")
        self._fold.show_thought(message.thought, of_message=message.id)
        if message.role == "mark":
            self._show_mark(message.text)
            return
        if self._mark is not None:
            self._mark.hide()
        self.bubble.show_message(message, tokens, self.tr("Copy"))
        said = message.text or self.tr("is thinking")
        name = f"{isolated(message.speaker)}: {said}"
        self.setAccessibleName(name)
        self.bubble.setAccessibleName(name)
        if message.created:
            moment = QDateTime.fromSecsSinceEpoch(int(message.created))
            self.bubble.setToolTip(QLocale().toString(moment, QLocale.FormatType.ShortFormat))
        if _meta_key(before) != _meta_key(message) or self._meta is None:
            self._rebuild_meta()

    def lay_out(self, width: int) -> int:
        """Place the parts for a width; return the height that they need."""
        if self._message.role == "mark":
            if self._mark is not None:
                self._mark.setGeometry(0, GAP_PX, width, MARK_PX - GAP_PX)
            return MARK_PX
        limit = min(max(width * BUBBLE_SHARE, 180), BUBBLE_MAX_PX, width)
        bubble_width, height = self.bubble.fit(limit)
        is_user = self._message.role == "user"
        left = width - bubble_width if is_user else 0
        self.bubble.setGeometry(left, GAP_PX, bubble_width, height)
        height += GAP_PX
        if self._meta is None:
            return height
        line = max(META_PX, self._meta.sizeHint().height())
        wanted = min(width - 4, self._meta.sizeHint().width())
        self._meta.setGeometry(width - wanted - 4 if is_user else 4, height + 6, wanted, line)
        height += 6 + line
        return height + self._fold.lay_out(4, height, round(limit)) + AFTER_META_PX

    def _show_mark(self, text: str) -> None:
        if self._mark is None:
            self._mark = PlainLabel(self)
            self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._mark.setObjectName("mark")
        self._mark.setText(text)
        self._mark.show()
        self.setAccessibleName(text)
        self._drop_meta()

    def _drop_meta(self) -> None:
        if self._meta is not None:
            self._meta.hide()
            self._meta.deleteLater()
            self._meta = None

    def _rebuild_meta(self) -> None:
        self._drop_meta()
        message = self._message
        if not _has_meta(message):
            return
        meta = QWidget(self)
        line = QHBoxLayout(meta)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if message.n_alternatives > 1:
            self._add_arrows(line)
        if message.role == "assistant":
            self._add_thought(line, message)
            self._add_chips(line, message.details)
            text = self._meta_text(message)
            if text:
                label = PlainLabel(text, meta)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setObjectName("meta")
                label.setToolTip(plain_tip(self._figures(message.details)))
                line.addWidget(label)
        line.addStretch(1)
        meta.show()
        self._meta = meta

    def _add_thought(self, line: QHBoxLayout, message: ShownMessage) -> None:
        stats = message.details.stats
        if stats is None or not stats.thought_s:
            return
        text = self.tr("thought for {seconds} s").format(seconds=max(1, round(stats.thought_s)))
        chip = self._add_chip(line, text, "chip", None)
        chip.setEnabled(bool(message.thought))
        chip.setCheckable(True)
        chip.setChecked(self._fold.is_open)
        chip.toggled.connect(self._unfold)

    def _unfold(self, is_open: bool) -> None:
        self._fold.set_open(is_open=is_open)
        self.unfolded.emit()

    def _add_chips(self, line: QHBoxLayout, details: Details) -> None:
        if details.fault:
            self._add_chip(line, self.tr("Try again"), "chip", self.retry_asked)
            settings = self._add_chip(line, self.tr("Settings"), "chip", None)
            settings.clicked.connect(self.settings_asked)
            return
        if details.abstained:
            self._add_chip(line, self.tr("not known"), "warning-chip", self.why_asked)
        elif details.facts:
            text = self.tr("%n fact(s)", "", len(details.facts))
            self._add_chip(line, text, "chip", self.why_asked)
        if details.source == "owner":
            self._add_chip(line, self.tr("owner's words"), "chip", self.why_asked)
        if self._message.is_unfinished:
            self._add_chip(line, self.tr("Continue"), "chip", self.continue_asked)

    def _meta_text(self, message: ShownMessage) -> str:
        """Return the small honest line."""
        details, parts = message.details, []
        if message.state == "stopped":
            parts.append(self.tr("stopped"))
        elif message.state == "interrupted":
            parts.append(self.tr("interrupted"))
        if details.abstained:
            name = isolated(message.speaker.split(" ")[0])
            parts.append(self.tr("nothing about this in {name}'s facts").format(name=name))
        stats = details.stats
        if "unjudged" in details.notes:
            parts.append(self.tr("less sure: the judge of what is known does not run here"))
        is_model = details.source == "model"
        if "loop_stopped" in details.notes or (is_model and "repeated" in details.notes):
            parts.append(self.tr("ended, because it began to repeat itself"))
        elif message.text and message.state == "standing" and (said := _how_it_ended(stats)):
            parts.append(in_words(said))
        if stats and stats.n_predicted and not details.abstained:
            parts.append(self._speed(stats))
        return " · ".join(parts)

    def _speed(self, stats: ReplyStats) -> str:
        """Return how fast the answer came; one that came at once has no tokens per second."""
        seconds = f"{stats.ttft_s:.1f}"
        if stats.tokens_per_s < 1:
            return self.tr("{seconds} s to first word").format(seconds=seconds)
        return self.tr("{seconds} s to first word, {speed} tok/s").format(
            seconds=seconds, speed=f"{stats.tokens_per_s:.0f}"
        )

    def _figures(self, details: Details) -> str:
        """Return what the answer cost, in full."""
        stats = details.stats
        if stats is None or not stats.n_prompt:
            return ""
        return self.tr(
            "{prompt} tokens read, {reused} of them known from before; {made} tokens written"
        ).format(prompt=stats.n_prompt, reused=stats.n_reused, made=stats.n_predicted)

    def _add_chip(
        self, line: QHBoxLayout, text: str, name: str, signal: SignalInstance | None
    ) -> QPushButton:
        chip = QPushButton(text)
        chip.setObjectName(name)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setAccessibleName(text)
        if signal is not None:
            message_id = self._message.id
            chip.clicked.connect(lambda: signal.emit(message_id))
        line.addWidget(chip)
        return chip

    def _add_arrows(self, line: QHBoxLayout) -> None:
        message = self._message
        count = PlainLabel(f"{message.alternative}/{message.n_alternatives}")
        count.setObjectName("meta")
        for step, sign, name in (
            (-1, "‹", self.tr("Previous version")),
            (1, "›", self.tr("Next version")),
        ):
            button = QToolButton()
            button.setText(sign)
            button.setObjectName("arrow")
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(name))
            is_end = message.alternative + step in (0, message.n_alternatives + 1)
            button.setDisabled(is_end)
            button.clicked.connect(
                lambda _=False, by=step: self.alternative_asked.emit(message.id, by)
            )
            if step > 0:
                line.addWidget(count)
            line.addWidget(button)


def _meta_key(message: ShownMessage) -> tuple[object, ...]:
    return (
        message.id,
        message.details,
        bool(message.thought),
        message.state,
        message.alternative,
        message.n_alternatives,
    )


def _has_meta(message: ShownMessage) -> bool:
    details = message.details
    return message.n_alternatives > 1 or (
        message.role == "assistant"
        and message.state != "streaming"
        and bool(
            details.stats
            or details.fault
            or details.facts
            or details.abstained
            or message.state in ("stopped", "interrupted")
        )
    )


def _how_it_ended(stats: ReplyStats | None) -> str:
    """Return how a reply that stands ended; nobody stopped it, so a cancel was our own."""
    return "" if stats is None or stats.stop_reason == "cancelled" else remark(stats)
