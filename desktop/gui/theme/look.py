"""Puts theme and size of the text on the application, as settings and system say. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from desktop.config.settings import Settings
from desktop.current.settings_store import SettingsStore
from desktop.gui.theme.theme import palette, style_sheet, tokens_for
from desktop.gui.theme.tokens import Tokens

__all__ = ["Look"]


class Look(QObject):
    """Follows the settings and the system; views that paint follow `changed`.

    Args:
        qt: Outlives it; `close` lets go of its signals.
        settings: Which theme, which size.
    """

    changed = Signal(object, QFont)  # Tokens, and the font of the window

    def __init__(
        self, qt: QApplication, settings: SettingsStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._qt, self._settings = qt, settings
        settings.changed.connect(self._follow)
        for told in self._system_signals():
            told.connect(self.apply, Qt.ConnectionType.QueuedConnection)

    @property
    def tokens(self) -> Tokens:
        """Return the colours of the theme that is shown."""
        return tokens_for(self._settings.value.theme)

    def apply(self) -> None:
        """Put theme and font on everything."""
        tokens, size_px = self.tokens, self._settings.value.font_px
        font = QFont(self._qt.font())
        font.setPixelSize(size_px)
        self._qt.setFont(font)
        self._qt.setPalette(palette(tokens))
        self._qt.setStyleSheet(style_sheet(tokens, size_px))
        self.changed.emit(tokens, font)

    def close(self) -> None:
        """Follow the system no more."""
        for told in self._system_signals():
            told.disconnect(self.apply)

    def _follow(self, before: Settings, after: Settings) -> None:
        if (before.theme, before.font_px) != (after.theme, after.font_px):
            self.apply()

    def _system_signals(self) -> list[SignalInstance]:
        """Return what tells of another look of the system."""
        hints = self._qt.styleHints()
        if not hasattr(hints, "accessibility"):
            return [hints.colorSchemeChanged]
        return [  # Qt 6.10
            hints.colorSchemeChanged,
            hints.accessibility().contrastPreferenceChanged,
        ]
