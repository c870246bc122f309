"""The menu and the shortcuts, and the dialogs that they open. Window process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from desktop.gui.commands.visitor_commands import VisitorCommands
from desktop.gui.studio.studio_commands import StudioCommands
from desktop.gui.widgets.plain_text import plain_tip

if TYPE_CHECKING:
    from desktop.gui.shell.app import AvatarApp

__all__ = ["SHORTCUTS", "Commands"]

SHORTCUTS = (
    ("Enter", QT_TRANSLATE_NOOP("Commands", "Send")),
    ("Shift+Enter", QT_TRANSLATE_NOOP("Commands", "New line")),
    ("Esc", QT_TRANSLATE_NOOP("Commands", "Stop the answer, or leave what is being edited")),
    ("Up", QT_TRANSLATE_NOOP("Commands", "Edit the last question (in an empty field)")),
    ("Ctrl+R", QT_TRANSLATE_NOOP("Commands", "Answer again")),
    ("Ctrl+C", QT_TRANSLATE_NOOP("Commands", "Copy what is selected, or the current message")),
    ("Ctrl+L", QT_TRANSLATE_NOOP("Commands", "Go to the message field")),
    ("Ctrl+N", QT_TRANSLATE_NOOP("Commands", "New chat")),
    ("Ctrl+O", QT_TRANSLATE_NOOP("Commands", "Open a model")),
    ("Ctrl+M", QT_TRANSLATE_NOOP("Commands", "Models on this computer and on the Hub")),
    ("Ctrl+F", QT_TRANSLATE_NOOP("Commands", "Search chats")),
    ("Ctrl++, Ctrl+-, Ctrl+0", QT_TRANSLATE_NOOP("Commands", "Larger, smaller, usual text")),
    ("Ctrl+B", QT_TRANSLATE_NOOP("Commands", "Show or hide the chats")),
    ("Ctrl+I", QT_TRANSLATE_NOOP("Commands", "Show or hide why")),
    ("Ctrl+,", QT_TRANSLATE_NOOP("Commands", "Settings")),
    ("Ctrl+Shift+Y", QT_TRANSLATE_NOOP("Commands", "What this avatar remembers about you")),
    ("Ctrl+E", QT_TRANSLATE_NOOP("Commands", "Export this chat")),
    ("Tab, Up, Down, Enter", QT_TRANSLATE_NOOP("Commands", "Walk to a message and open its menu")),
    ("F2, Delete", QT_TRANSLATE_NOOP("Commands", "Rename or delete a chat in the list")),
    ("F1", QT_TRANSLATE_NOOP("Commands", "Keyboard shortcuts")),
    ("Ctrl+Q", QT_TRANSLATE_NOOP("Commands", "Quit")),
)


class Commands(QObject):
    """Owns the actions of the window. Dialogs are imported when they open."""

    def __init__(self, app: AvatarApp) -> None:
        super().__init__(app.window)
        self._app = app
        self.studio = StudioCommands(app)
        self.visitor = VisitorCommands(app)
        window = app.window
        self._add(self.tr("New chat"), "Ctrl+N", self.new_chat)
        self._add(self.tr("Open model…"), "Ctrl+O", self.choose_model)
        self._add(self.tr("Models…"), "Ctrl+M", lambda: app.model_commands.show_models())
        self._add(self.tr("Adapters…"), "", lambda: app.model_commands.show_adapters())
        self._persona_menu = app.menu.addMenu(self.tr("Avatar"))
        self._persona_menu.aboutToShow.connect(self._fill_personas)
        self._add(
            self.tr("What I remember about you…"),
            "Ctrl+Shift+Y",
            lambda: self.visitor.show(),
        )
        app.menu.addSeparator()
        self._add(self.tr("Search chats"), "Ctrl+F", self.search)
        self._add(self.tr("Export this chat…"), "Ctrl+E", app.files.export_chat)
        self._add(self.tr("Import a chat…"), "", app.files.import_chat)
        self._add(self.tr("Show or hide the chats"), "Ctrl+B", window.toggle_chats)
        self._add(self.tr("Show or hide why"), "Ctrl+I", window.toggle_why)
        app.menu.addSeparator()
        self._add(self.tr("Settings…"), "Ctrl+,", self.open_settings)
        self._add(self.tr("Keyboard shortcuts"), "F1", self.show_shortcuts)
        self._add(self.tr("About"), "", self.show_about)
        self._add(self.tr("Quit"), "Ctrl+Q", window.close)
        self._connect()

    def _connect(self) -> None:
        window = self._app.window
        window.dropped.connect(self.open_file)
        window.welcome.making_asked.connect(self.studio.create)
        window.sidebar.new_asked.connect(self.new_chat)
        window.talk.settings_asked.connect(self.open_settings)
        window.talk.link_clicked.connect(self.open_link)
        window.header.persona_asked.connect(self.show_personas)
        window.why.card_asked.connect(self.open_card)
        window.why.prompt_asked.connect(self.show_prompt)

    def new_chat(self) -> None:
        """Begin an empty chat."""
        self._app.chat_commands.leave_chat()
        self._app.chat_commands.begin_chat()
        self._app.window.prompt.setFocus()

    def search(self) -> None:
        """Go to the search field."""
        if not self._app.window.sidebar.isVisible():
            self._app.window.toggle_chats()
        self._app.window.sidebar.search.setFocus()
        self._app.window.sidebar.search.selectAll()

    def choose_model(self) -> None:
        """Ask for a .gguf and use it in place."""
        path, _ = QFileDialog.getOpenFileName(
            self._app.window,
            self.tr("Open a model"),
            "",
            self.tr("Models (*.gguf);;All files (*)"),
        )
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """Use a model, or import an avatar, a card or a chat."""
        from desktop.history.export import is_chat_file
        from desktop.studio.soul import soul_of
        from persona.cards.files import CARD_SUFFIXES

        kind = path.suffix.lower()
        if kind in CARD_SUFFIXES and kind != ".json":
            self._app.cards.read(path)
        elif kind == ".avatar" or soul_of(path):
            self.studio.read(path)
        elif kind == ".json" and is_chat_file(path):
            self._app.files.read(path)
        elif kind == ".json":
            self._app.cards.read(path)
        else:
            self.open_model(path)

    def open_model(self, path: Path) -> None:
        """Use a .gguf where it is; say at once why not."""
        self._app.model_commands.use(path)

    def open_settings(self) -> None:
        """Open the settings."""
        self._app.model_commands.open_settings()

    def show_shortcuts(self) -> None:
        """Show the keys."""
        from desktop.gui.dialogs.text_dialog import show_text

        rows = "".join(
            f"<tr><td><b>{_native(keys)}</b></td><td>{self.tr(str(what))}</td></tr>"
            for keys, what in SHORTCUTS
        )
        show_text(
            self._app.window,
            self.tr("Keyboard shortcuts"),
            f'<table cellspacing="0" cellpadding="5">{rows}</table>',
            is_html=True,
        )

    def show_about(self) -> None:
        """Show what this program is made of."""
        from desktop.config.about import read_build
        from desktop.gui.dialogs.about_dialog import AboutDialog

        app = self._app
        info = app.loader.state.info
        dialog = AboutDialog(read_build(), info, app.settings, app.background, app.window)
        dialog.exec()
        dialog.deleteLater()

    def show_prompt(self, message_id: int) -> None:
        """Show the exact text that the model was given."""
        from desktop.gui.dialogs.text_dialog import show_text

        prompt = self._app.controller.prompt_of(message_id)
        text = prompt or self.tr("The prompt is kept only while the window is open.")
        show_text(self._app.window, self.tr("The exact prompt"), text)

    def open_link(self, link: str) -> None:
        """Ask before a link leaves the app."""
        box = QMessageBox(self._app.window)
        box.setWindowTitle(self.tr("Open a link"))
        box.setText(self.tr("Open this link in the browser?"))
        box.setInformativeText(plain_tip(link))
        go = box.addButton(self.tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        copy = box.addButton(self.tr("Copy"), QMessageBox.ButtonRole.ActionRole)
        stay = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        if box.clickedButton() is go:
            QDesktopServices.openUrl(QUrl(link))
        elif box.clickedButton() is copy:
            QApplication.clipboard().setText(link)
        box.deleteLater()

    def show_personas(self) -> None:
        """Open the list of avatars below the current one."""
        avatar = self._app.window.header.avatar
        self._persona_menu.popup(avatar.mapToGlobal(avatar.rect().bottomLeft()))

    def open_card(self) -> None:
        """Show the whole score card."""
        from desktop.gui.dialogs.text_dialog import show_text
        from desktop.personas.score_card import load_score_card

        card = load_score_card(self._app.persona.folder)
        if card is not None:
            show_text(self._app.window, self.tr("Score card"), card.html(), is_html=True)

    def _fill_personas(self) -> None:
        from desktop.personas.finding import all_personas, labels

        app, menu = self._app, self._persona_menu
        menu.clear()
        for persona, label in labels(all_personas(app.places)).items():
            action = menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(persona == app.persona.id)
            action.triggered.connect(
                lambda _=False, name=persona: app.apply(replace(app.settings, persona=name))
            )
        menu.addSeparator()
        self.studio.fill(menu)
        menu.addAction(self.tr("Import a character card…"), app.cards.choose)
        menu.addAction(self.tr("Save this avatar as a card…"), app.cards.save)
        if app.cards.can_remove:
            menu.addAction(self.tr("Remove this avatar…"), app.cards.ask_remove)

    def _add(self, text: str, keys: str, action: Callable[[], object]) -> None:
        made = QAction(text, self)
        made.setShortcut(QKeySequence(keys))
        made.triggered.connect(lambda: action())
        self._app.menu.addAction(made)
        self._app.window.addAction(made)


def _native(keys: str) -> str:
    """Return keys as they are called on this system and in this language."""
    form = QKeySequence.SequenceFormat
    return ", ".join(
        QKeySequence(key, form.PortableText).toString(form.NativeText) or key
        for key in keys.split(", ")
    )
