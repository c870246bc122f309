"""Asks a backend for one real line, in an engine of its own. Window process, GUI thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from backends.base import Message, ModelInfo, ReplyStats, Sampling
from backends.errors import AvatarError
from desktop.config.settings import Settings
from desktop.engine.qt_engine import QtEngine
from desktop.i18n.error_translations import in_words, spoken
from desktop.i18n.translation import figure

__all__ = ["BackendTest"]

QUESTION = "Say hello in one short sentence."
N_PREDICT = 32  # tokens


class BackendTest(QObject):
    """One test at a time. Emits what came of it."""

    ended = Signal(str, bool)  # the text, whether it went wrong
    described = Signal(object)  # ModelInfo, as soon as it is loaded

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: QtEngine | None = None
        self._text = ""
        self._info = ModelInfo()
        self._clock = QElapsedTimer()

    def start(self, settings: Settings, fallback: Path | None) -> None:
        """Load what the settings say and ask it something."""
        self.close()
        engine = QtEngine(self)
        engine.loaded.connect(self._ask)
        engine.load_failed.connect(self._fail)
        engine.failed.connect(self._fail)
        engine.chunk_arrived.connect(self._take)
        engine.finished.connect(self._finish)
        self._engine, self._text = engine, ""
        self._clock.start()
        engine.load(settings.backend, settings.model_spec(fallback))

    def close(self) -> None:
        """End the engine of the test."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.abandon()
            engine.deleteLater()

    def _ask(self, info: ModelInfo) -> None:
        self._info = info
        self.described.emit(info)
        if self._engine is not None:
            self._engine.generate([Message("user", QUESTION)], Sampling(n_predict=N_PREDICT))

    def _take(self, text: str) -> None:
        self._text += text

    def _finish(self, stats: ReplyStats) -> None:
        line = " ".join(self._text.split())
        text = self.tr("{name} says: “{line}” ({total} s in all, {speed} tok/s)").format(
            name=self._info.name or self.tr("The model"),
            line=line,
            total=figure(f"{self._clock.elapsed() / 1000:.1f}"),
            speed=f"{stats.tokens_per_s:.0f}",
        )
        self._end("\n".join((text, *map(in_words, self._info.notes))), is_bad=False)

    def _fail(self, error: AvatarError) -> None:
        self._end(spoken(error), is_bad=True)

    def _end(self, text: str, *, is_bad: bool) -> None:
        self.close()
        self.ended.emit(text, is_bad)
