"""Every screen of the app, one after the other, for those who look at all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QMessageBox,
    QTabWidget,
    QWidget,
)

from backends.errors import HistoryError
from desktop.chat.message_list import MessageList
from desktop.gui.shell.app import AvatarApp
from desktop.history.message import Details, FactLine, Fault, ShownMessage

Look = Callable[[str, QWidget], None]
"""Takes the name of a screen and the widget that shows it."""

OPEN_MS = 200  # until a dialog has been painted
FACTS = (FactLine("f06", "Exchange", "One term at the University of Waterloo, Canada."),)
FAULT = Fault("x", "The engine stopped unexpectedly; the chat is kept.", "It was interrupted.")
MARKDOWN = (
    "Sure, **insertion sort** is short:\n\n```python\ndef sort(items):\n    for i in range(9):\n"
    "        print(items[i], 'x')  # short\n```\n\n| case | steps |\n|---|---|\n| sorted | *n* |\n"
    "\n"
    "1. It is `stable`.\n2. It needs no memory.\n\n> Simple beats clever.\n\n"
    "See <https://en.wikipedia.org/wiki/Insertion_sort>. مرحبا بك 👋🏽 안녕하세요 你好"
)


def visit(app: AvatarApp, look: Look) -> None:
    """Show each screen and hand it over."""
    window = app.window
    look("first-run", window)
    for name, messages in _talks().items():
        window.welcome.hide()
        shown = MessageList()
        shown.take(messages)
        shown.mark(4 if name == "chat" else 0)
        window.talk.show_list(shown)
        if name == "chat":
            window.why.show_message(messages[2])
        pause()
        look(name, window)
    app.window.notice.tell_error(
        HistoryError("The chat could not be imported.", "The file is damaged.", "Try again.")
    )
    look("notice", window)
    window.notice.hide()
    app.chats.search("climb")
    look("search", window)
    app.chats.search("")
    for name, opens in _dialogs(app).items():
        _during(opens, partial(_look_at_pages, name, look))


def _talks() -> dict[str, list[ShownMessage]]:
    known, unknown = Details(facts=FACTS, has_match=True, known=0.9), Details(abstained=True)
    broken = Details(fault=FAULT)
    return {
        "chat": [
            _said(0, "Hey, I'm the virtual avatar of Keith Low."),
            replace(_asked(1, "Where are you on exchange?"), n_alternatives=2),
            replace(_said(2, "In Canada, for one term."), details=known),
            _asked(3, "What's your dog called?"),
            replace(_said(4, "I don't know."), details=unknown),
            _asked(6, "And which courses?"),
            replace(_said(7, "I'm taking **CS486**"), state="stopped"),
        ],
        "markdown": [
            _asked(1, "Show me a sort, مرحبا, " + "averylongword" * 20),
            _said(2, MARKDOWN),
        ],
        "fault": [
            _asked(1, "Tell me a story"),
            replace(_said(2, "Once"), state="failed", details=broken),
            replace(_said(3, ""), state="streaming"),
        ],
    }


def _asked(number: int, text: str) -> ShownMessage:
    return ShownMessage(number, "user", text, speaker="You")


def _said(number: int, text: str) -> ShownMessage:
    return ShownMessage(number, "assistant", text, speaker="Keith Low", created=1.0)


def _dialogs(app: AvatarApp) -> dict[str, Callable[[], object]]:
    """Return what opens each dialog and menu, and waits until it is closed."""
    dialogs = app.dialogs
    corner = app.window.mapToGlobal(QPoint(300, 60))
    return {
        "settings": lambda: _settings(app),
        "about": dialogs.show_about,
        "shortcuts": dialogs.show_shortcuts,
        "remembered": app.visitor.show,
        "card": dialogs.open_card,
        "prompt": lambda: dialogs.show_prompt(0),
        "link": lambda: dialogs.open_link("https://en.wikipedia.org/wiki/Insertion_sort"),
        "menu": lambda: app.menu.exec(corner),
        "message-menu": lambda: app.chat_commands.show_menu(0, corner),
    }


def _settings(app: AvatarApp) -> None:
    """Show the settings and wait; in the app they stand beside the talk."""
    directory, loop = app.model_commands.directory, QEventLoop()
    directory.described.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    directory.ask()
    loop.exec()
    app.model_commands.make_settings_dialog().exec()


def _look_at_pages(name: str, look: Look, widget: QWidget) -> None:
    tabs = widget.findChild(QTabWidget)
    if not isinstance(tabs, QTabWidget):
        look(name, widget)
        return
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        pause()
        look(f"{name}-{number + 1}", widget)


def _during(opens: Callable[[], object], then: Callable[[QWidget], None]) -> None:
    """Open something that waits, do something with it, close it."""

    def act() -> None:
        widget = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if widget is None:  # a child is still asked what the page is to show
            QTimer.singleShot(OPEN_MS, act)
            return
        try:
            then(widget)
        finally:
            widget.reject() if isinstance(widget, QMessageBox) else widget.close()

    QTimer.singleShot(OPEN_MS, act)
    opens()


def pause(milliseconds: int = 30) -> None:
    """Let Qt lay out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def focusable(root: QWidget) -> list[QWidget]:
    """Return what Tab should reach: a part of a compound field is reached through the field."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.focusProxy()
        and not isinstance(widget.parent(), (QComboBox, QAbstractSpinBox))
    ]
