"""The colours of the themes, as values. Window process; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CONTRAST_DARK", "CONTRAST_LIGHT", "DARK", "LIGHT", "Tokens"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #RRGGBB."""

    background: str
    sidebar: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    soft: str
    warning: str
    warning_ground: str
    is_dark: bool = False


LIGHT = Tokens(
    background="#F6F6F3",
    sidebar="#EFEFEA",
    surface="#FFFFFF",
    line="#E2E3DF",
    text="#1C1F23",
    muted="#5B616C",
    accent="#0F766E",
    on_accent="#FFFFFF",
    soft="#E3F1EF",
    warning="#8A5A00",
    warning_ground="#FDF3DC",
)
DARK = Tokens(
    background="#15171A",
    sidebar="#1A1C20",
    surface="#1F2227",
    line="#2E3238",
    text="#ECEDEE",
    muted="#A5ABB5",
    accent="#2DB5A3",
    on_accent="#05211D",
    soft="#17312E",
    warning="#F2C464",
    warning_ground="#33290F",
    is_dark=True,
)
CONTRAST_LIGHT = Tokens(
    background="#FFFFFF",
    sidebar="#FFFFFF",
    surface="#FFFFFF",
    line="#3A3D42",
    text="#000000",
    muted="#26292E",
    accent="#00524B",
    on_accent="#FFFFFF",
    soft="#E3F1EF",
    warning="#5C3B00",
    warning_ground="#FFF6DF",
)
CONTRAST_DARK = Tokens(
    background="#000000",
    sidebar="#000000",
    surface="#000000",
    line="#C9CDD3",
    text="#FFFFFF",
    muted="#E4E7EB",
    accent="#5FE3D0",
    on_accent="#00110F",
    soft="#0B2A26",
    warning="#FFD98A",
    warning_ground="#2A2005",
    is_dark=True,
)
