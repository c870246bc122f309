"""The page of the settings about look, language and comfort. Window process."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea

from desktop.read_aloud import ReadAloud
from desktop.settings import FONT_RANGE
from desktop.settings_form import SettingsFields
from desktop.translation import LANGUAGES

__all__ = ["look_page"]


def look_page(add: SettingsFields) -> QScrollArea:
    """Return the page with its fields."""
    translate = QCoreApplication.translate
    page, form = add.page()
    as_system = translate("LookPage", "As the system")
    themes = (
        ("system", as_system),
        ("light", translate("LookPage", "Light")),
        ("dark", translate("LookPage", "Dark")),
        ("contrast-light", translate("LookPage", "High contrast, light")),
        ("contrast-dark", translate("LookPage", "High contrast, dark")),
    )
    add.choice(form, "theme", translate("LookPage", "Theme"), themes)
    add.whole(form, "font_px", translate("LookPage", "Font size (pixels)"), (*FONT_RANGE, 1))
    motion = (
        ("system", as_system),
        ("full", translate("LookPage", "Moving")),
        ("reduced", translate("LookPage", "Still")),
    )
    add.choice(form, "motion", translate("LookPage", "Motion"), motion)
    languages = (("", as_system), *LANGUAGES.items())
    add.choice(form, "language", translate("LookPage", "Language"), languages)
    add.switch(
        form, "notify", translate("LookPage", "Notify me when an answer ends in the background")
    )
    voice = add.switch(form, "read_aloud", translate("LookPage", "Read answers aloud"))
    if not ReadAloud.is_installed():
        voice.setEnabled(False)
        add.hint(form, translate("LookPage", "Reading aloud needs the package PySide6-Addons."))
    return page
