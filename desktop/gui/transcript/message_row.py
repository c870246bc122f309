"""One row of the talk: a bubble and the small honest line below it. Window process."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from backends.base import ReplyStats
from desktop.gui.theme.tokens import Tokens
from desktop.gui.transcript.bubble import BubbleView
from desktop.gui.transcript.thought_fold import ThoughtFold
from desktop.gui.widgets.elided_label import ElidedLabel
from desktop.gui.widgets.plain_text import PlainLabel, plain_tip
from desktop.history.endings import remark, unread
from desktop.history.message import Details, ShownMessage
from desktop.i18n.error_translations import in_words
from desktop.i18n.translation import figure
from persona.model import isolated

__all__ = ["MemoryMark", "MessageRow"]

BUBBLE_SHARE = 0.78  # of the width of the talk
BUBBLE_MAX_PX = 660
GAP_PX = 6
META_PX = 20
AFTER_META_PX = 8
MARK_PX = 34


class MemoryMark(QObject):
    """The words of the line that says where the model's memory begins."""

    def text(self, n_unseen: int) -> str:
        """Return them for a number of messages."""
        return self.tr("%n older message(s) no longer seen", "", n_unseen)


class MessageRow(QWidget):
    """Shows one message. It decides nothing: chips, arrows and buttons only emit.

    Which message that is knows whoever made the row.
    """

    why_asked = Signal()
    alternative_asked = Signal(int)  # -1 or +1
    retry_asked = Signal()
    continue_asked = Signal()
    settings_asked = Signal()
    entered = Signal()  # the mouse
    unfolded = Signal()  # the thoughts are to be shown, or hidden

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bubble = BubbleView(self)
        self._is_user = False
        self._meta: QWidget | None = None
        self._said: tuple[object, ...] = ()  # by the line below
        self._mark: QLabel | None = None
        self._fold = ThoughtFold(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the mouse is here."""
        super().enterEvent(event)
        self.entered.emit()

    def show_message(self, message: ShownMessage, tokens: Tokens, n_unseen: int = 0) -> None:
        """Show a message; the line below is rebuilt only when it says something else.

        Args:
            message: What to show.
            tokens: The colours of the theme.
            n_unseen: How many messages end here that the model does not get any more.
        """
        self._is_user = message.role == "user"
        self._fold.show_thought(message.thought)
        self.bubble.show_message(message, tokens, self.tr("Copy"))
        said = self.bubble.words or self.tr("is thinking")
        name = f"{isolated(message.speaker)}: {said}"
        self.bubble.setAccessibleName(name)
        mark = self._show_mark(n_unseen)
        self.setAccessibleName(f"{mark}\n{name}" if mark else name)
        if message.created:
            moment = QDateTime.fromSecsSinceEpoch(int(message.created))
            self.bubble.setToolTip(QLocale().toString(moment, QLocale.FormatType.ShortFormat))
        before, self._said = self._said, _meta_key(message)
        if before != self._said or self._meta is None:
            self._rebuild_meta(message)

    def lay_out(self, width: int) -> int:
        """Place the parts for a width; return the height that they need."""
        top = GAP_PX
        if self._mark is not None and self._mark.isVisibleTo(self):
            self._mark.setGeometry(0, top, width, MARK_PX - top)
            top += MARK_PX
        limit = min(max(width * BUBBLE_SHARE, 180), BUBBLE_MAX_PX, width)
        bubble_width, height = self.bubble.fit(limit)
        left = width - bubble_width if self._is_user else 0
        self.bubble.setGeometry(left, top, bubble_width, height)
        height += top
        if self._meta is None:
            return height
        line = max(META_PX, self._meta.sizeHint().height())
        wanted = min(width - 4, self._meta.sizeHint().width())
        self._meta.setGeometry(width - wanted - 4 if self._is_user else 4, height + 6, wanted, line)
        height += 6 + line
        return height + self._fold.lay_out(4, height, round(limit)) + AFTER_META_PX

    def _show_mark(self, n_unseen: int) -> str:
        """Say above the bubble where the model's memory begins; return the words, if any."""
        text = MemoryMark().text(n_unseen) if n_unseen else ""
        if self._mark is None and text:
            self._mark = PlainLabel(self)
            self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._mark.setObjectName("mark")
        if self._mark is not None:
            self._mark.setText(text)
            self._mark.setVisible(bool(text))
        return text

    def _rebuild_meta(self, message: ShownMessage) -> None:
        if self._meta is not None:
            self._meta.hide()
            self._meta.deleteLater()
            self._meta = None
        if not _has_meta(message):
            return
        meta = QWidget(self)
        line = QHBoxLayout(meta)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if message.n_alternatives > 1:
            self._add_arrows(line, message)
        if message.role == "assistant":
            self._add_thought(line, message)
            self._add_chips(line, message)
            text = self._meta_text(message)
            if text:
                label = ElidedLabel(meta)
                label.setText(text)
                label.setObjectName("meta")
                figures = self._figures(message.details)
                label.setToolTip(plain_tip("\n".join(filter(None, (text, figures)))))
                line.addWidget(label)
        line.addStretch(1)
        meta.show()
        self._meta = meta

    def _add_thought(self, line: QHBoxLayout, message: ShownMessage) -> None:
        stats = message.details.stats
        if stats is None or not stats.thought_s:
            return
        text = self.tr("thought for {seconds} s").format(seconds=max(1, round(stats.thought_s)))
        chip = self._add_chip(line, text, "chip")
        chip.setEnabled(bool(message.thought))
        chip.setCheckable(True)
        chip.setChecked(self._fold.is_open)
        chip.toggled.connect(self._unfold)

    def _unfold(self, is_open: bool) -> None:
        self._fold.is_open = is_open
        self.unfolded.emit()

    def _add_chips(self, line: QHBoxLayout, message: ShownMessage) -> None:
        details = message.details
        if details.fault:
            self._add_chip(line, self.tr("Try again"), "chip", self.retry_asked)
            self._add_chip(line, self.tr("Settings"), "chip", self.settings_asked)
            return
        if message.is_wordless:
            self._add_chip(line, self.tr("Try again"), "chip", self.retry_asked)
        if details.is_unknown:
            exact, none = self.tr("not known exactly"), self.tr("not known")
            text = exact if details.tells_near else none
            self._add_chip(line, text, "warning-chip", self.why_asked)
        elif details.facts:
            text = self.tr("%n fact(s)", "", len(details.facts))
            self._add_chip(line, text, "chip", self.why_asked)
        if details.source == "owner" or (details.abstained and not details.is_unknown):
            self._add_chip(line, self.tr("owner's words"), "chip", self.why_asked)
        if message.is_unfinished:
            self._add_chip(line, self.tr("Continue"), "chip", self.continue_asked)

    def _meta_text(self, message: ShownMessage) -> str:
        """Return the small honest line."""
        details, parts = message.details, []
        if message.state == "stopped":
            parts.append(self.tr("stopped"))
        elif message.state == "interrupted":
            parts.append(self.tr("interrupted"))
        if details.tells_near:
            parts.append(self.tr("what comes nearest is told"))
        elif details.is_unknown:
            name = isolated(message.speaker.split(" ")[0])
            parts.append(self.tr("nothing about this in {name}'s facts").format(name=name))
        stats = details.stats
        if "unjudged" in details.notes:
            parts.append(self.tr("less sure: the judge of what is known does not run here"))
        is_models = details.source == "model"  # how it ended says nothing of the owner's words
        if is_models and {"loop_stopped", "repeated"}.intersection(details.notes):
            parts.append(self.tr("ended, because it began to repeat itself"))
        elif is_models and message.text and message.state == "standing":
            parts.extend(in_words(said) for said in [_how_it_ended(stats)] if said)
        if message.text and stats and (lost := unread(stats)):
            parts.append(in_words(lost))
        if stats and stats.n_predicted and not (details.abstained or message.is_wordless):
            parts.append(self._speed(stats))
        return " · ".join(parts)

    def _speed(self, stats: ReplyStats) -> str:
        """Return how fast the answer came; one that came at once has no tokens per second."""
        seconds = figure(f"{stats.ttft_s + stats.thought_s:.1f}")
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
        self, line: QHBoxLayout, text: str, name: str, signal: SignalInstance | None = None
    ) -> QPushButton:
        chip = QPushButton(text)
        chip.setObjectName(name)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setAccessibleName(text)
        if signal is not None:
            chip.clicked.connect(lambda: signal.emit())
        line.addWidget(chip)
        return chip

    def _add_arrows(self, line: QHBoxLayout, message: ShownMessage) -> None:
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
            button.clicked.connect(lambda _=False, by=step: self.alternative_asked.emit(by))
            if step > 0:
                line.addWidget(count)
            line.addWidget(button)


def _meta_key(message: ShownMessage) -> tuple[object, ...]:
    return (
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
            or details.source == "owner"
            or details.abstained
            or message.state in ("stopped", "interrupted")
        )
    )


def _how_it_ended(stats: ReplyStats | None) -> str:
    """Return how a reply that stands ended; nobody stopped it, so a cancel was our own."""
    return "" if stats is None or stats.stop_reason == "cancelled" else remark(stats)
