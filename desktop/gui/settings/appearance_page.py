"""The page of the settings about look, language and comfort. Window process."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea

from desktop.config.settings import FONT_RANGE
from desktop.gui.assistive.read_aloud import ReadAloud
from desktop.gui.settings.settings_form import SettingsFields
from desktop.i18n.translation import LANGUAGES

__all__ = ["appearance_page"]


def appearance_page(add: SettingsFields) -> QScrollArea:
    """Return the page with its fields."""
    translate = QCoreApplication.translate
    page, form = add.page()
    as_system = translate("AppearancePage", "As the system")
    themes = (
        ("system", as_system),
        ("light", translate("AppearancePage", "Light")),
        ("dark", translate("AppearancePage", "Dark")),
        ("contrast-light", translate("AppearancePage", "High contrast, light")),
        ("contrast-dark", translate("AppearancePage", "High contrast, dark")),
    )
    add.choice(form, "theme", translate("AppearancePage", "Theme"), themes)
    add.whole(form, "font_px", translate("AppearancePage", "Font size (pixels)"), (*FONT_RANGE, 1))
    motion = (
        ("system", as_system),
        ("full", translate("AppearancePage", "Moving")),
        ("reduced", translate("AppearancePage", "Still")),
    )
    add.choice(form, "motion", translate("AppearancePage", "Motion"), motion)
    languages = (("", as_system), *LANGUAGES.items())
    add.choice(form, "language", translate("AppearancePage", "Language"), languages)
    add.switch(
        form,
        "notify",
        translate("AppearancePage", "Notify me when an answer ends in the background"),
    )
    voice = add.switch(form, "read_aloud", translate("AppearancePage", "Read answers aloud"))
    if not ReadAloud.is_installed():
        voice.setEnabled(False)
        add.hint(
            form, translate("AppearancePage", "Reading aloud needs the package PySide6-Addons.")
        )
    return page
