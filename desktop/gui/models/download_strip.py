"""The downloads below the model manager: how far, how fast, how long still. Window process."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backends.gguf.check import file_size
from desktop.engine.download_queue import Download, DownloadQueue
from desktop.gui.widgets.elided_label import ElidedLabel
from desktop.gui.widgets.plain_text import PlainLabel
from desktop.i18n.error_translations import spoken
from desktop.i18n.translation import duration, figure
from desktop.models.download import Transfer

__all__ = ["DownloadStrip"]

SCALE = 10_000  # steps of the bar, so that it can hold more than 2 GB


class _Line(QWidget):
    """One download."""

    def __init__(self, queue: DownloadQueue, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue, self._number = queue, number
        self._state = ""
        self._title, self._words = ElidedLabel(self), PlainLabel(self)
        self._title.setObjectName("row-title")
        self._words.setObjectName("hint")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, SCALE)
        self.bar.setTextVisible(False)
        self._pause, self._cancel = QPushButton(self), QPushButton(self)
        self._pause.clicked.connect(self._toggle)
        self._cancel.clicked.connect(lambda: self._queue.cancel(self._number))
        words = QVBoxLayout()
        words.setSpacing(4)
        for widget in (self._title, self.bar, self._words):
            words.addWidget(widget)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addLayout(words, 1)
        for button in (self._pause, self._cancel):
            button.setAutoDefault(False)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def words(self) -> str:
        """Return the line below the bar."""
        return self._words.text()

    def show_download(self, download: Download) -> None:
        """Show how far it is."""
        self._state = download.state
        self._title.setText(download.title)
        transfer = download.transfer
        share = transfer.done_bytes / max(transfer.total_bytes, 1) if transfer else 0.0
        self.bar.setValue(SCALE if download.state == "done" else round(share * SCALE))
        self.bar.setAccessibleName(
            self.tr("{title}: {percent} %").format(title=download.title, percent=round(share * 100))
        )
        self._words.setText(self._said(download))
        self._words.setObjectName("warning-text" if download.error else "hint")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        is_moving = download.state in ("running", "waiting")
        self._pause.setVisible(download.state != "done")
        self._pause.setText(self.tr("Pause") if is_moving else self.tr("Resume"))
        self._cancel.setText(self.tr("Close") if download.state == "done" else self.tr("Cancel"))
        for button in (self._pause, self._cancel):
            button.setAccessibleName(f"{button.text()}: {download.title}")

    def _said(self, download: Download) -> str:
        if download.error is not None:
            return spoken(download.error)
        if download.state == "done":
            return self.tr("It is here, whole, with the right SHA-256.")
        words = self._moved(download.transfer)
        if download.state == "paused":
            return self.tr("Paused. {words}").format(words=words).strip()
        if download.state == "waiting":
            return self.tr("Waits for the one before. {words}").format(words=words).strip()
        return words or self.tr("Asking the Hub…")

    def _moved(self, transfer: Transfer | None) -> str:
        if transfer is None:
            return ""
        done, total = map(_size, (transfer.done_bytes, transfer.total_bytes))
        words = [self.tr("{done} of {total}").format(done=done, total=total)]
        if self._state == "running" and transfer.phase == "checking":
            words.append(self.tr("reading again what is there"))
        elif self._state == "running" and transfer.speed_bytes_per_s:
            words.append(f"{_size(int(transfer.speed_bytes_per_s))}/s")
            words.append(self.tr("{time} left").format(time=duration(transfer.eta_s)))
        if transfer.resumed_bytes:
            resumed = _size(transfer.resumed_bytes)
            words.append(self.tr("{size} from before").format(size=resumed))
        return " · ".join(words)

    def _toggle(self) -> None:
        if self._state in ("running", "waiting"):
            self._queue.pause(self._number)
        else:
            self._queue.resume(self._number)


def _size(n_bytes: int) -> str:
    return figure(file_size(n_bytes))


class DownloadStrip(QFrame):
    """A line per download; hidden while there is none."""

    def __init__(self, queue: DownloadQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._queue = queue
        self.lines: dict[int, _Line] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 12, 12)
        self._column.setSpacing(10)
        queue.changed.connect(self._show)
        queue.removed.connect(self._remove)
        for download in queue.downloads:
            self._show(download)
        self.setVisible(bool(self.lines))

    def _show(self, download: Download) -> None:
        line = self.lines.get(download.number)
        if line is None:
            line = self.lines[download.number] = _Line(self._queue, download.number, self)
            self._column.addWidget(line)
        line.show_download(download)
        self.show()

    def _remove(self, number: int) -> None:
        line = self.lines.pop(number, None)
        if line is not None:
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self.lines))
