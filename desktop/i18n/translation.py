"""Which language the window speaks, and its words. Window process, GUI thread.

The words are in ``resources/translations``, made with Qt Linguist's tools; Qt's own (the buttons
of its dialogs, the menu of a text field) come with Qt. The avatar's words are the persona's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.config.paths import resource_dir

__all__ = [
    "LANGUAGES",
    "choose_language",
    "duration",
    "figure",
    "install_language",
    "listed",
    "percent",
    "running",
]

LANGUAGES = {"en": "English", "de": "Deutsch", "zh_CN": "简体中文", "ko": "한국어"}
"""Code, and what the language calls itself."""

NAMES = {"zh": "zh_CN"}  # every Chinese locale but those written in traditional characters
AFTER_FULL_WIDTH = re.compile("(?<=[。！？；：，]) ")
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
    system, own = QLocale.system(), QLocale(code)
    same = (system.language(), system.script()) == (own.language(), own.script())
    QLocale.setDefault(system if same else own)
    folder = str(resource_dir() / "translations")
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in ((f"qtbase_{code}", of_qt), (f"avatar_{code}", folder)):
        translator = QTranslator(qt)
        if translator.load(name, place):
            qt.installTranslator(translator)
        else:
            translator.deleteLater()
    qt.setApplicationDisplayName(QCoreApplication.translate("App", "Virtual Avatar Chat"))
    return code


def listed(parts: Iterable[str]) -> str:
    """Return parts one behind the other, as the language writes a list; empty ones are left out."""
    return QCoreApplication.translate("List", ", ").join(filter(None, parts))


def running(sentences: Iterable[str]) -> str:
    """Return sentences as one text; behind a full-width full stop stands no blank."""
    return AFTER_FULL_WIDTH.sub("", " ".join(filter(None, sentences)))


def figure(written: str) -> str:
    """Return a figure of ours, as "8,192" or "7.3 GiB", with the language's own marks."""
    own = QLocale()
    marks = {",": own.groupSeparator(), ".": own.decimalPoint()}
    return "".join(marks.get(mark, mark) for mark in written)


def percent(share: str) -> str:
    """Return a share that ends in ``%``, or another figure, as the language writes it."""
    if not share.endswith("%"):
        return figure(share)
    number = share.removesuffix("%").rstrip()
    written = QCoreApplication.translate("List", "{share} %").format(share=number)
    return written.replace(" ", "\u00a0")


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
