"""What is shown in a dialog of its own: keys, parts, prompts, links, score card. Window process.

Dialogs are imported when they open.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop.chat.chat_controller import ChatController
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from desktop.engine.model_loader import ModelLoader
from desktop.engine.worker import Worker
from desktop.gui.widgets.plain_text import plain_tip

__all__ = ["SHORTCUTS", "DialogCommands"]

SHORTCUTS = (
    ("Enter", QT_TRANSLATE_NOOP("DialogCommands", "Send")),
    ("Shift+Enter", QT_TRANSLATE_NOOP("DialogCommands", "New line")),
    ("Esc", QT_TRANSLATE_NOOP("DialogCommands", "Stop the answer, or leave what is being edited")),
    ("Up", QT_TRANSLATE_NOOP("DialogCommands", "Edit the last question (in an empty field)")),
    ("Ctrl+R", QT_TRANSLATE_NOOP("DialogCommands", "Answer again")),
    (
        "Ctrl+C",
        QT_TRANSLATE_NOOP("DialogCommands", "Copy what is selected, or the current message"),
    ),
    ("Ctrl+L", QT_TRANSLATE_NOOP("DialogCommands", "Go to the message field")),
    ("Ctrl+N", QT_TRANSLATE_NOOP("DialogCommands", "New chat")),
    ("Ctrl+O", QT_TRANSLATE_NOOP("DialogCommands", "Open a model")),
    ("Ctrl+M", QT_TRANSLATE_NOOP("DialogCommands", "Models on this computer and on the Hub")),
    ("Ctrl+F", QT_TRANSLATE_NOOP("DialogCommands", "Search chats")),
    ("Ctrl++, Ctrl+-, Ctrl+0", QT_TRANSLATE_NOOP("DialogCommands", "Larger, smaller, usual text")),
    ("Ctrl+B", QT_TRANSLATE_NOOP("DialogCommands", "Show or hide the chats")),
    ("Ctrl+I", QT_TRANSLATE_NOOP("DialogCommands", "Show or hide why")),
    ("Ctrl+,", QT_TRANSLATE_NOOP("DialogCommands", "Settings")),
    ("Ctrl+Shift+Y", QT_TRANSLATE_NOOP("DialogCommands", "What this avatar remembers about you")),
    ("Ctrl+Shift+S", QT_TRANSLATE_NOOP("DialogCommands", "Studio of your own avatar")),
    ("Ctrl+E", QT_TRANSLATE_NOOP("DialogCommands", "Export this chat")),
    (
        "Tab, Up, Down, Enter",
        QT_TRANSLATE_NOOP("DialogCommands", "Walk to a message and open its menu"),
    ),
    ("F2, Delete", QT_TRANSLATE_NOOP("DialogCommands", "Rename or delete a chat in the list")),
    ("F1", QT_TRANSLATE_NOOP("DialogCommands", "Keyboard shortcuts")),
    ("Ctrl+Q", QT_TRANSLATE_NOOP("DialogCommands", "Quit")),
)


class DialogCommands(QObject):
    """Opens them over the window."""

    def __init__(
        self,
        settings: SettingsStore,
        loader: ModelLoader,
        controller: ChatController,
        current: CurrentPersona,
        worker: Worker,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings, self._loader, self._controller = settings, loader, controller
        self._current, self._worker, self._window = current, worker, window

    def show_shortcuts(self) -> None:
        """Show the keys."""
        from desktop.gui.dialogs.text_dialog import show_text

        rows = "".join(
            f"<tr><td><b>{_native(keys)}</b></td><td>{self.tr(str(what))}</td></tr>"
            for keys, what in SHORTCUTS
        )
        show_text(
            self._window,
            self.tr("Keyboard shortcuts"),
            f'<table cellspacing="0" cellpadding="5">{rows}</table>',
            is_html=True,
        )

    def show_about(self) -> None:
        """Show what this program is made of."""
        from desktop.config.about import read_build
        from desktop.gui.dialogs.about_dialog import AboutDialog

        info, settings = self._loader.state.info, self._settings.value
        dialog = AboutDialog(read_build(), info, settings, self._worker, self._window)
        dialog.exec()
        dialog.deleteLater()

    def show_prompt(self, message_id: int) -> None:
        """Show the exact text that the model was given."""
        from desktop.gui.dialogs.text_dialog import show_text

        prompt = self._controller.prompt_of(message_id)
        text = prompt or self.tr("The prompt is kept only while the window is open.")
        show_text(self._window, self.tr("The exact prompt"), text)

    def open_link(self, link: str) -> None:
        """Ask before a link leaves the app."""
        box = QMessageBox(self._window)
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

    def open_card(self) -> None:
        """Show the whole score card."""
        from desktop.gui.dialogs.text_dialog import show_text
        from desktop.gui.studio.score_words import whole_card
        from desktop.personas.score_card import load_score_card

        card = load_score_card(self._current.persona.folder)
        if card is not None:
            show_text(self._window, self.tr("Score card"), whole_card(card), is_html=True)


def _native(keys: str) -> str:
    """Return keys as they are called on this system and in this language."""
    form = QKeySequence.SequenceFormat
    return ", ".join(
        QKeySequence(key, form.PortableText).toString(form.NativeText) or key
        for key in keys.split(", ")
    )
