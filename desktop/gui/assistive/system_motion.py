"""Whether the person's system asks programs to keep still. Window process, worker; no Qt window.

Qt 6.11 knows no such preference yet, so each desktop is asked where it keeps it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QSettings

__all__ = ["prefers_still"]

ASK_S = 2.0
GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
WINDOWS_KEY = "HKEY_CURRENT_USER\\Control Panel\\Desktop"
CLIENT_ANIMATION = (4, 0x02)  # byte and bit of UserPreferencesMask, see SPI_GETCLIENTAREAANIMATION
MACOS_FILE = "Library/Preferences/com.apple.universalaccess.plist"


def prefers_still() -> bool:
    """Return True if animations are switched off in the settings of the system."""
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        stored = QSettings(str(Path.home() / MACOS_FILE), QSettings.Format.NativeFormat)
        return stored.value("reduceMotion") in (True, 1, "1", "true")
    return _kde() or _gtk() or _gnome()


def _windows() -> bool:
    stored = QSettings(WINDOWS_KEY, QSettings.Format.NativeFormat)
    mask = stored.value("UserPreferencesMask")
    data = mask.data() if hasattr(mask, "data") else b""
    place, bit = CLIENT_ANIMATION
    return len(data) > place and not data[place] & bit


def _config() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def _kde() -> bool:
    stored = QSettings(str(_config() / "kdeglobals"), QSettings.Format.IniFormat)
    return str(stored.value("KDE/AnimationDurationFactor", "1")) in ("0", "0.0")


def _gtk() -> bool:
    for version in ("gtk-4.0", "gtk-3.0"):
        stored = QSettings(str(_config() / version / "settings.ini"), QSettings.Format.IniFormat)
        if str(stored.value("Settings/gtk-enable-animations", "1")).lower() in ("0", "false"):
            return True
    return False


def _gnome() -> bool:
    try:
        told = subprocess.run(GNOME, capture_output=True, text=True, timeout=ASK_S, check=True)
    except (OSError, subprocess.SubprocessError):
        return False  # no GNOME here
    return told.stdout.strip() == "false"
