"""Tells the desktop that an answer has ended while the person looks elsewhere. Window process.

On Linux through the desktop portal (every current desktop has one), elsewhere and without it
through a tray icon that stays only as long as its message.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

__all__ = ["Notifier"]

SHOWN_MS = 8_000
ANSWER_MS = 5_000  # within which a portal answers that it has the message
MAX_CHARS = 160  # of the answer
NOTE_ID = "answer"
PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Notification",
)


class Notifier(QObject):
    """Shows one notification at a time and marks the window in the task bar."""

    told = Signal(str, str)  # title and text of a notification

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None

    def tell(self, title: str, text: str) -> None:
        """Notify; nothing is shown while the window is in front."""
        if self._window.isActiveWindow() and not self._window.isMinimized():
            return
        QApplication.alert(self._window)
        text = " ".join(text.split())
        if len(text) > MAX_CHARS:
            text = text[:MAX_CHARS].rsplit(" ", 1)[0] + "…"
        self.told.emit(title, text)
        if not (sys.platform.startswith("linux") and self._tell_portal(title, text)):
            self._tell_tray(title, text)

    def _tell_portal(self, title: str, text: str) -> bool:
        """Ask the portal, without waiting; return whether there is a bus to do so.

        What does not answer, or not well, leaves the message to the tray.
        """
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
        except ImportError:
            return False
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        service, path, interface = PORTAL
        call = QDBusMessage.createMethodCall(service, path, interface, "AddNotification")
        call.setArguments([NOTE_ID, {"title": title, "body": text}])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call, ANSWER_MS), self)

        def hear() -> None:
            if watcher.isError():
                self._tell_tray(title, text)
            watcher.deleteLater()

        watcher.finished.connect(hear)
        return True

    def _tell_tray(self, title: str, text: str) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return  # the mark in the task bar has to do
        if self._tray is None:
            self._tray = QSystemTrayIcon(QIcon(QApplication.windowIcon()), self)
            self._tray.messageClicked.connect(self._come_back)
        self._tray.show()
        self._tray.showMessage(title, text, QApplication.windowIcon(), SHOWN_MS)
        QTimer.singleShot(SHOWN_MS, self._tray, self._tray.hide)

    def _come_back(self) -> None:
        self._window.raise_()
        self._window.activateWindow()
