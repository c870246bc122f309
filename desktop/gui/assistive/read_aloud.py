"""Reads answers aloud with a voice of the system, if there is one. Window process.

Qt TextToSpeech is in the package PySide6-Addons (extra ``speech``). It is loaded when something is
to be read for the first time, and nothing is missed without it.
"""

from __future__ import annotations

import logging
import re
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

__all__ = ["ReadAloud", "spoken_text"]

LOG = logging.getLogger("avatar.voice")
SILENT_ENGINE = "mock"  # Qt's own, for tests: it has voices and makes no sound
CODE = re.compile(r"```.*?(```|\Z)", re.DOTALL)
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"[*_`#>|~]+")
BARE_LINK = re.compile(r"https?://\S+")
LETTERS = (
    (re.compile(r"[\uac00-\ud7af]"), QLocale.Language.Korean),
    (re.compile(r"[\u3040-\u30ff]"), QLocale.Language.Japanese),
    (re.compile(r"[\u4e00-\u9fff]"), QLocale.Language.Chinese),
)


class ReadAloud(QObject):
    """One voice. It speaks one text at a time; the next one interrupts it.

    Args:
        engine: Name of a Qt speech engine; empty = the first real one of the system.
    """

    speaking_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, engine: str = "") -> None:
        super().__init__(parent)
        self._engine = engine
        self._voice: QTextToSpeech | None = None
        self._was_looked_for = False

    @staticmethod
    def is_installed() -> bool:
        """Whether Qt's speech module is there; loads nothing."""
        return find_spec("PySide6.QtTextToSpeech") is not None

    @property
    def is_available(self) -> bool:
        """Whether there is a voice; loads Qt's speech module at the first call."""
        return self._found() is not None

    @property
    def is_speaking(self) -> bool:
        """Whether something is being read now."""
        voice = self._voice
        return voice is not None and voice.state() == voice.State.Speaking

    def say(self, text: str) -> None:
        """Read a Markdown text; without a voice nothing happens."""
        voice = self._found()
        words = spoken_text(text)
        if voice is None or not words:
            return
        language = _language_of(words)
        wanted = next((it for it in voice.availableLocales() if it.language() == language), None)
        if wanted is not None and wanted != voice.locale():
            voice.setLocale(wanted)
        voice.say(words)

    def stop(self) -> None:
        """Be silent."""
        if self._voice is not None:
            self._voice.stop()

    def _tell_state(self) -> None:
        self.speaking_changed.emit(self.is_speaking)

    def _found(self) -> QTextToSpeech | None:
        if self._was_looked_for:
            return self._voice
        self._was_looked_for = True
        if not self.is_installed():
            return None
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError as exc:  # the packaged app leaves the sound library to the system
            LOG.info("there is no sound: %s", exc)
            return None
        names = [name for name in QTextToSpeech.availableEngines() if name != SILENT_ENGINE]
        for name in [self._engine] if self._engine else names:
            voice = QTextToSpeech(name, self)
            if voice.state() != voice.State.Error and voice.availableLocales():
                voice.stateChanged.connect(self._tell_state)
                self._voice = voice
                break
            voice.deleteLater()
        return self._voice


def spoken_text(text: str) -> str:
    """Return what of a Markdown text is read: no code, no addresses, no marks."""
    text = LINK.sub(r"\1", CODE.sub(" ", text))
    return " ".join(MARKS.sub(" ", BARE_LINK.sub(" ", text)).split())


def _language_of(text: str) -> QLocale.Language:
    """Return the language of a text by its letters; others are in the avatar's, English."""
    for letters, language in LETTERS:
        if letters.search(text):
            return language
    return QLocale.Language.English
