"""A desktop portal that writes down what it is asked for: a child, on a message bus of the test."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusVirtualObject,
)

SERVICE, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"


class Portal(QDBusVirtualObject):
    """Prints each call as a JSON line."""

    def introspect(self, path: str) -> str:
        """Tell nothing about itself."""
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        """Write a call down."""
        _tell([message.interface(), message.member(), message.signature(), message.arguments()[0]])
        return connection.send(message.createReply())


def main() -> None:
    """Serve until it is killed."""
    qt = QCoreApplication([])
    bus, portal = QDBusConnection.sessionBus(), Portal()
    bus.registerVirtualObject(PATH, portal)
    _tell(bus.registerService(SERVICE))
    qt.exec()


def _tell(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
