"""Prints how Qt sorts words and changes case in many languages: to compare two libraries by it."""

import sys
from functools import cmp_to_key

from PySide6.QtCore import QCollator, QLocale, QStringDecoder

LANGUAGES = (
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hi", "hr", "hu", "ja",
    "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sv", "th", "tr", "uk", "vi", "zh",
)  # fmt: skip
WORDS = (
    "zebra", "ähre", "apfel", "Öl", "10", "9", "가", "나", "中", "爱", "chata", "cihla", "ñu",
    "nube", "аист", "ёж", "ель", "ışık", "irmak", "わ", "あ", "ア", "ก", "अ", "א", "أ", "œuf",
    "ofen", "ß",
)  # fmt: skip

if __name__ == "__main__":
    for name in LANGUAGES:
        locale = QLocale(name)
        collator = QCollator(locale)
        collator.setNumericMode(True)
        order = sorted(WORDS, key=cmp_to_key(collator.compare))
        sys.stdout.write(f"{name} {' '.join(order)} {locale.toUpper('istanbul ß')}\n")
    known = [name for name in ("GB18030", "Shift_JIS", "KOI8-R") if QStringDecoder(name).isValid()]
    sys.stdout.write(f"{known}\n")
