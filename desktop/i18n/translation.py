"""Which language the window speaks, and its words. Window process, GUI thread.

The words are in ``resources/translations``, made with Qt Linguist's tools; Qt's own (the buttons
of its dialogs, the menu of a text field) come with Qt. The avatar's words are the persona's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.config.paths import resource_dir

__all__ = ["LANGUAGES", "choose_language", "duration", "install_language"]

LANGUAGES = {"en": "English", "de": "Deutsch", "zh_CN": "简体中文", "ko": "한국어"}
"""Code, and what the language calls itself."""

NAMES = {"zh": "zh_CN"}  # every Chinese locale but those written in traditional characters
TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def choose_language(wanted: str, offered: Sequence[str] = ()) -> str:
    """Return the code of a language that we have.

    Args:
        wanted: Code from the settings; empty = the first that the system asks for.
        offered: What the system asks for, best first, as BCP 47 tags; empty asks Qt.
    """
    if wanted in LANGUAGES:
        return wanted
    for tag in offered or QLocale.system().uiLanguages():
        lower = tag.lower().replace("_", "-")
        if lower.startswith(TRADITIONAL):
            continue
        code = lower.split("-")[0]
        code = NAMES.get(code, code)
        if code in LANGUAGES:
            return code
    return "en"


def install_language(qt: QApplication, wanted: str) -> str:
    """Have all that is built from now on speak a language; return its code."""
    for old in qt.findChildren(QTranslator):
        qt.removeTranslator(old)
        old.deleteLater()
    code = choose_language(wanted)
    system = QLocale.system()
    same = QLocale(code).language() == system.language()
    QLocale.setDefault(system if same else QLocale(code))
    folder = str(resource_dir() / "translations")
    own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in ((f"qtbase_{code}", own), (f"avatar_{code}", folder)):
        translator = QTranslator(qt)
        if translator.load(name, place):
            qt.installTranslator(translator)
        else:
            translator.deleteLater()
    return code


class Times(QObject):
    """Times to wait, as people say them; an object, so that plurals are collected."""

    def of(self, seconds: float) -> str:
        """Return a time in the largest unit that fits."""
        if seconds < 90:
            return self.tr("%n second(s)", "", max(round(seconds), 1))
        if seconds < 90 * 60:
            return self.tr("%n minute(s)", "", round(seconds / 60))
        return self.tr("%n hour(s)", "", round(seconds / 3600))


def duration(seconds: float) -> str:
    """Return a time to wait, as people say it."""
    return Times().of(seconds)
