"""What our own widgets are to a screen reader: a list, its items, a picture. Window process.

Qt gives a plain widget the role "client", which readers pass over in silence. Names are set where
the widgets are filled.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from desktop.gui.transcript.bubble import BubbleView
from desktop.gui.transcript.chat_view import ChatView
from desktop.gui.transcript.message_row import MessageRow
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.gui.window.avatar_view import AvatarView
from desktop.gui.window.sidebar import Sidebar
from desktop.gui.window.why_panel import WhyPanel

__all__ = ["ROLES", "install_roles"]

Role = QAccessible.Role
ROLES: dict[type[QWidget], Role] = {
    ChatView: Role.List,
    MessageRow: Role.ListItem,
    BubbleView: Role.Paragraph,
    AvatarView: Role.Graphic,
    NoticeBar: Role.AlertMessage,
    Sidebar: Role.Grouping,
    WhyPanel: Role.Grouping,
}


def install_roles() -> None:
    """Have Qt ask us first; a second call does nothing new."""
    QAccessible.installFactory(_interface)


def _interface(_key: str, thing: QObject) -> QAccessibleInterface | None:
    role = ROLES.get(type(thing))  # type: ignore[arg-type]
    if role is None or not isinstance(thing, QWidget):
        return None
    return QAccessibleWidget(thing, role)
