"""The look: colour tokens, the palette, the style sheet and the icons. Window process.

Views that paint take their colours from the `Tokens` they are given; all else comes from the
palette and the style sheet. Nothing here is kept between calls.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap, QStyleHints
from PySide6.QtSvg import QSvgRenderer

from desktop.config.paths import resource_dir
from desktop.config.settings import ThemeName
from desktop.gui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

__all__ = ["icon", "palette", "style_sheet", "tokens_for"]

ICON_PX = 20


def tokens_for(name: ThemeName) -> Tokens:
    """Return the colours of a theme; ``system`` asks Qt what the system shows and prefers."""
    if name == "system":
        hints = QGuiApplication.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        if _wants_contrast(hints):
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        return DARK if dark else LIGHT
    return {
        "light": LIGHT,
        "dark": DARK,
        "contrast-light": CONTRAST_LIGHT,
        "contrast-dark": CONTRAST_DARK,
    }[name]


def _wants_contrast(hints: QStyleHints) -> bool:
    """Whether the system asks for high contrast; Qt knows from 6.10 on."""
    found = getattr(hints, "accessibility", None)
    if found is None:
        return False
    return bool(found().contrastPreference() == Qt.ContrastPreference.HighContrast)


def palette(tokens: Tokens) -> QPalette:
    """Return the Qt palette of a theme, so that standard widgets fit in."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.background,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sidebar,
        role.Button: tokens.surface,
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Mid: tokens.line,
        role.Midlight: tokens.soft,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return made


def style_sheet(tokens: Tokens, font_px: int) -> str:
    """Return the style sheet of a theme at a base font size in pixels."""
    template = (resource_dir() / "style.qss").read_text("utf-8")
    values = {name: getattr(tokens, name) for name in Tokens.__slots__ if name != "is_dark"}
    values |= {
        "base": f"{font_px}px",
        "small": f"{round(font_px * 13 / 15)}px",
        "tiny": f"{round(font_px * 12 / 15)}px",
        "title": f"{round(font_px * 20 / 15)}px",
        "tick": "check" if tokens.is_dark else "check-light",  # on the accent
        "icons": (resource_dir() / "icons").as_posix().replace('"', '\\"'),
    }
    for name in sorted(values, key=len, reverse=True):
        template = template.replace(f"${name}", values[name])
    return template


def icon(name: str, colour: str) -> QIcon:
    """Return one of our line icons in a colour, sharp at 100, 200 and 300 %."""
    path: Path = resource_dir() / "icons" / f"{name}.svg"
    text = path.read_text("utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    made = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(ICON_PX, ICON_PX) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made
