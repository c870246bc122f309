"""Puts the window together and starts it: wiring only. Window process.

The window is shown first; the model, the retrieval and the Markdown library load behind it.
"""

from __future__ import annotations

import gc
import linecache
import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QFont, QIcon
from PySide6.QtWidgets import QApplication, QMenu

from backends.errors import PersonaError
from backends.protocol.path_text import read_path
from desktop.chat.chat_controller import ChatController
from desktop.chat.chat_list import ChatList
from desktop.chat.chat_session import ChatSession
from desktop.chat.history_worker import HistoryWorker
from desktop.chat.reading import Reading
from desktop.chat.turn_runner import TurnRunner
from desktop.config.paths import Places, find_places, protect, resource_dir
from desktop.config.settings import Settings
from desktop.current.current_persona import CurrentPersona
from desktop.current.persona_session import PersonaSession
from desktop.current.settings_store import SettingsStore
from desktop.engine.model_loader import ModelLoader
from desktop.engine.qt_engine import QtEngine
from desktop.engine.worker import Worker
from desktop.gui.assistive.assistive_features import AssistiveFeatures
from desktop.gui.commands.adapter_notice import AdapterNotice
from desktop.gui.commands.card_commands import CardCommands
from desktop.gui.commands.chat_commands import ChatCommands
from desktop.gui.commands.chat_files import ChatFiles
from desktop.gui.commands.dialog_commands import DialogCommands
from desktop.gui.commands.file_commands import FileCommands
from desktop.gui.commands.menu import Commands
from desktop.gui.commands.model_commands import ModelCommands
from desktop.gui.commands.persona_menu import PersonaMenu
from desktop.gui.commands.visitor_commands import VisitorCommands
from desktop.gui.shell.accessible_roles import install_roles
from desktop.gui.shell.application import Application
from desktop.gui.shell.silence import SilenceWatch
from desktop.gui.shell.single_instance import SingleInstance, Wish, come_forward
from desktop.gui.shell.status_line import StatusLine
from desktop.gui.studio.studio_commands import StudioCommands
from desktop.gui.theme.look import Look
from desktop.gui.theme.tokens import Tokens
from desktop.gui.transcript.markup import warm_up
from desktop.gui.transcript.message_menu import MessageMenu
from desktop.gui.window.window import MainWindow
from desktop.history.rescue import open_or_set_aside
from desktop.history.visitor_memory import VisitorMemory
from desktop.i18n.translation import install_language
from desktop.personas.finding import all_personas, labels_in, open_persona
from desktop.personas.score_card import load_score_card
from persona.model import Persona
from persona.prompt import MAX_ASKED_CHARS

__all__ = ["AvatarApp", "main"]

DESKTOP_FILE = "io.github.virtual_avatar_chat.AvatarChat"  # resources/packaging/linux; for its icon

LOG = logging.getLogger("avatar.window")
WARM_UP_MS = 250  # after the load has begun


def main(
    model: str = "", persona: str = "", file: str = "", instance: SingleInstance | None = None
) -> int:
    """Open the window and return the exit code when it closes.

    Args:
        model: A .gguf to use this time; empty = as the settings say.
        persona: Id or folder of a persona to open; empty = as the settings say.
        file: A model to use this time, or a card or chat to import; empty = none.
        instance: Tells what later starts ask for.
    """
    is_model = file.lower().endswith(".gguf")
    qt = QApplication.instance() or Application(sys.argv[:1])
    if not isinstance(qt, QApplication):
        return 1
    gc.freeze()  # what is imported stays: to look for garbage in it takes 20 ms each time
    session = Session(qt, find_places())
    session.open(model=file if is_model else model, persona=persona)
    if instance is not None:
        instance.asked.connect(session.take)
    if file and not is_model:
        QTimer.singleShot(0, lambda: session.open_file(Path(file)))
    return qt.exec()


class Session:
    """The one window of this process; another language opens it anew."""

    def __init__(self, qt: QApplication, places: Places) -> None:
        self._qt, self._places = qt, places
        self.app: AvatarApp | None = None
        if isinstance(qt, Application):
            qt.file_opened.connect(lambda path: self.open_file(Path(path)))

    def open(self, *, model: str = "", persona: str = "") -> None:
        """Open the window."""
        self.app = AvatarApp(self._qt, self._places, model=model, persona=persona)
        self.app.window.language_changed.connect(self._reopen, Qt.ConnectionType.QueuedConnection)
        self.app.start()

    def open_file(self, path: Path) -> None:
        """Import a card or a chat."""
        if self.app is not None:
            self.app.files.open_file(path)

    def take(self, wish: Wish) -> None:
        """Come to the front, with what a second start was asked for."""
        app = self.app
        if app is None:
            return
        come_forward(app.window, wish.token)
        if wish.persona:
            app.talk_to(wish.persona)
        if wish.file:
            self.open_file(read_path(wish.file))

    def _reopen(self) -> None:
        before = self.app
        if before is None:
            return
        chat = before.controller.talk.chat
        self._qt.setQuitOnLastWindowClosed(False)
        before.window.close()
        settings = before.settings.value
        self.open(model=settings.model_path, persona=settings.persona)
        before.delete()
        self._qt.setQuitOnLastWindowClosed(True)
        if chat and self.app is not None:
            self.app.chat_commands.open_chat(chat)


class AvatarApp:
    """All parts of the window process, and how they hang together.

    Each part follows the signals of those that it is given; what nobody owns alone is connected
    here.
    """

    def __init__(
        self, qt: QApplication, places: Places, *, model: str = "", persona: str = ""
    ) -> None:
        self.places = places
        _name(qt)
        protect(places)
        self.settings = SettingsStore(places.settings)
        self.settings.overlay(model=model, persona=persona)
        install_language(qt, self.settings.value.language)
        self.history, self._history_trouble = open_or_set_aside(places.history)
        self.history.serve_window()
        self.current = CurrentPersona(self.settings, places)  # hears of other settings first
        self.look = Look(qt, self.settings)
        self._make_chat()
        self.menu = QMenu()
        self.window = MainWindow(self.menu)
        self._make_commands()
        self._make_menu()
        self._connect_settings()
        self._connect_window()
        self._connect_commands()

    def start(self) -> None:
        """Show the window, then load what takes its time."""
        self.look.apply()
        self.assistive.apply()
        self.window.restore(QSettings(str(self.places.window), QSettings.Format.IniFormat))
        self._show_persona(self.current.persona)
        self._show_limit(self.current.session)
        self.visitor.introduce()
        self.reading.follow()
        self.controller.new_chat()
        self.chats.refresh()
        self.chat_commands.restore_draft()
        self.window.open()

    def talk_to(self, name: str) -> None:
        """Open another persona, by its id or folder; say why it cannot be opened."""
        settings = self.settings.value
        try:
            open_persona(name, self.places, settings.visitor)
        except PersonaError as error:
            self.window.notice.tell_error(error)
        else:
            self.settings.update(replace(settings, persona=name))

    def close(self) -> None:
        """End everything that runs."""
        self.look.close()
        self.history.serve_window(serves=False)
        self.controller.leave()
        self.chat_commands.keep_draft()
        self.window.remember(QSettings(str(self.places.window), QSettings.Format.IniFormat))
        self.assistive.close()
        self.chat_files.close()
        self.reader.close()
        self.studio.end()
        self.model_commands.close()
        self.adapter_notice.close()
        self.worker.close()
        self.loader.close()
        self.engine.close()
        self.history.close()

    def delete(self) -> None:
        """Let go of all parts of a window that has closed.

        Each is an object of Qt whose signals hold what they call, where Python sees no circle.
        """
        parts = (self.window, self.menu, self.reading, self.controller, self.chats, self.loader)
        more = (self.engine, self.reader, self.worker, self.look, self.current, self.settings)
        for part in (*parts, *more):
            part.deleteLater()

    def _make_chat(self) -> None:
        """Make what chats, without a widget."""
        self.engine = QtEngine()
        self.worker = Worker()
        self.loader = ModelLoader(self.engine, self.places, self.settings, self.current)
        self.chats = ChatList(self.history, lambda: labels_in(self.places))
        self.reader = HistoryWorker(self.history)
        self.controller = ChatController(
            TurnRunner(self.engine, self.loader, self.worker),
            self.loader,
            self.current,
            self.settings,
            self._make_talk,
            self.reader,
        )
        self.reading = Reading(
            self.engine, self.loader, self.controller, self.current, self.settings
        )

    def _make_talk(self, persona: Persona) -> ChatSession:
        you = QCoreApplication.translate("AvatarApp", "You")
        return ChatSession(self.history, persona.id, persona.name, you)

    def _make_commands(self) -> None:
        """Make what is done with chats, avatars and models."""
        settings, current, places, window = self.settings, self.current, self.places, self.window
        controller, worker, notices = self.controller, self.worker, self.window.notice
        self.assistive = AssistiveFeatures(settings, controller, worker, notices, window)
        self.message_menu = MessageMenu(controller, self.assistive.voice, self.look, window)
        self.visitor = VisitorCommands(
            VisitorMemory(places.visitor), current, controller, worker, notices, window
        )
        self.chat_commands = ChatCommands(
            controller, self.chats, places, settings, current, self.message_menu, window
        )
        self.chat_files = ChatFiles(self.history, self.chats, controller, current, notices, window)
        portrait = window.header.avatar.portrait
        self.cards = CardCommands(settings, current, places, worker, notices, portrait, window)
        self.model_commands = ModelCommands(settings, self.loader, current, places, notices, window)
        self.adapter_notice = AdapterNotice(settings, current, places, notices, window)
        self.studio = StudioCommands(
            settings,
            current,
            places,
            controller,
            self.loader,
            worker,
            notices,
            self.look,
            self.cards.picture,
            window,
        )

    def _make_menu(self) -> None:
        """Make what chooses between them, and what is shown beside the talk."""
        settings, current, window = self.settings, self.current, self.window
        self.dialogs = DialogCommands(
            settings, self.loader, self.controller, current, self.worker, window
        )
        self.files = FileCommands(
            self.model_commands, self.cards, self.chat_files, self.studio, window
        )
        self.persona_menu = PersonaMenu(
            settings, current, self.places, self.cards, self.studio, self.menu
        )
        self.commands = Commands(self.menu, self.persona_menu, window)
        self.status = StatusLine(
            self.loader, self.reading, settings, current, window.notice, window.status
        )
        self.silence = SilenceWatch(
            self.engine, self.loader, self.controller, current, settings, window
        )

    def _connect_settings(self) -> None:
        window, current = self.window, self.current
        self.look.changed.connect(self._show_look)
        self.assistive.stillness_changed.connect(self._hold_still)
        current.session_changed.connect(self._warm)
        current.session_changed.connect(self._show_limit)
        current.changed.connect(self._show_persona)
        current.changed.connect(lambda _persona: self.chats.refresh())  # it may have a new name
        for noticed in (self.settings.noticed, current.noticed):
            noticed.connect(window.notice.tell_error)
        self.settings.changed.connect(self._note_language)

    def _connect_window(self) -> None:
        window, controller, chats = self.window, self.controller, self.chats
        window.shown.connect(self._load)
        controller.branch_shown.connect(window.talk.show_list)
        controller.state_changed.connect(window.header.set_state)
        controller.answering_changed.connect(
            lambda answering: window.prompt.set_answering(answering=answering)
        )
        controller.chats_changed.connect(chats.refresh)
        controller.answered.connect(
            lambda _message: self.worker.run(self.history.checkpoint, _note_late)
        )
        controller.noticed.connect(window.notice.tell_error)
        chats.noticed.connect(window.notice.tell_error)
        chats.listed.connect(window.sidebar.show_chats)
        chats.found.connect(window.sidebar.show_hits)
        sidebar = window.sidebar
        sidebar.searched.connect(chats.search)
        sidebar.renamed.connect(chats.rename)
        sidebar.pinned.connect(chats.pin)
        sidebar.export_asked.connect(self.chat_files.export_chat)
        self.silence.told.connect(self.status.say)
        self.silence.heard.connect(self.status.show)
        self.silence.waited.connect(window.header.show_waiting)
        self.silence.heard.connect(lambda: window.header.show_waiting(0))
        window.closed.connect(self.close)

    def _connect_commands(self) -> None:
        window, dialogs, models = self.window, self.dialogs, self.model_commands
        for action, do in self._actions().items():
            action.triggered.connect(lambda _checked=False, do=do: do())
        self.menu.aboutToShow.connect(models.prepare_settings)
        window.dropped.connect(self.files.open_file)
        window.welcome.making_asked.connect(self.studio.create)
        window.talk.settings_asked.connect(models.open_settings)
        window.talk.link_clicked.connect(dialogs.open_link)
        window.header.persona_asked.connect(
            lambda: self.persona_menu.open_below(window.header.avatar)
        )
        window.why.card_asked.connect(dialogs.open_card)
        window.why.prompt_asked.connect(dialogs.show_prompt)
        self.message_menu.link_asked.connect(dialogs.open_link)
        self.message_menu.read_asked.connect(self.assistive.read)
        self.chat_files.new_asked.connect(self.chat_commands.new_chat)
        self.chat_files.chat_asked.connect(self.chat_commands.open_chat)
        self.cards.removed.connect(self.visitor.forget)
        self.cards.removed.connect(self.studio.forget)
        self.studio.scored.connect(self._show_score)
        self.studio.met.connect(window.prompt.setFocus)

    def _actions(self) -> dict[QAction, Callable[[], object]]:
        """Return what each action of the menu does."""
        made, window, models = self.commands, self.window, self.model_commands
        return {
            made.new_chat: self.chat_commands.new_chat,
            made.open_model: self.files.choose_model,
            made.models: models.show_models,
            made.adapters: models.show_adapters,
            made.visitor: self.visitor.show,
            made.search: window.search_chats,
            made.export_chat: self.chat_files.export_chat,
            made.import_chat: self.chat_files.import_chat,
            made.chats: window.toggle_chats,
            made.why: window.toggle_why,
            made.settings: models.open_settings,
            made.shortcuts: self.dialogs.show_shortcuts,
            made.about: self.dialogs.show_about,
            made.quit: window.close,
        }

    def _show_look(self, tokens: Tokens, font: QFont) -> None:
        self.window.setFont(font)
        self.window.set_tokens(tokens)

    def _hold_still(self, still: bool) -> None:
        self.window.header.avatar.set_reduced_motion(reduced=still)
        self.window.talk.set_reduced_motion(reduced=still)

    def _show_persona(self, persona: Persona) -> None:
        window = self.window
        window.header.show_persona(persona)
        window.prompt.set_name(persona.name)
        window.setWindowTitle(persona.label)
        window.why.show_message(None)
        self._show_score()

    def _show_limit(self, session: PersonaSession) -> None:
        """Have the field say what is too long, unless whatever is typed goes to the model."""
        self.window.prompt.warn_beyond(0 if session.mode == "free" else MAX_ASKED_CHARS)

    def _show_score(self) -> None:
        self.window.why.show_card(load_score_card(self.current.persona.folder))

    def _note_language(self, before: Settings, after: Settings) -> None:
        if before.language != after.language:
            self.window.language_changed.emit()

    def _load(self) -> None:
        _forget_sources()
        self.loader.start()
        troubles = (self.settings.trouble, self._history_trouble, self.current.trouble)
        for trouble in filter(None, troubles):
            self.window.notice.tell_error(trouble)
        QTimer.singleShot(WARM_UP_MS, self.window, self._warm_up)

    def _warm_up(self) -> None:
        self.worker.run(lambda: all_personas(self.places), _note_late)
        self._warm(self.current.session)
        self.assistive.look_at_system()
        self.studio.look_for_training()

    def _warm(self, session: PersonaSession) -> None:
        """Have the worker read, and if need be learn, what the first question needs."""
        self.worker.run(lambda: _load_late(session), _note_late)


def _name(qt: QApplication) -> None:
    install_roles()
    qt.setApplicationName("avatar-chat")
    qt.setDesktopFileName(DESKTOP_FILE)
    qt.setStyle("Fusion")
    qt.setWindowIcon(QIcon(str(resource_dir() / "icons" / "app.svg")))


def _forget_sources() -> None:
    """Free the source text that Qt for Python reads, and keeps, of each module imported after it.

    It looks for its own name in it; 11 MB by the time that everything is loaded.
    """
    linecache.clearcache()


def _load_late(session: PersonaSession) -> None:
    """Load on the worker what the first answer needs, so that it does not wait for it."""
    _forget_sources()
    if session.mode != "free":
        session.warm()
    warm_up()
    _forget_sources()


def _note_late(future: Future[object]) -> None:
    error = future.exception()
    if error is not None:
        LOG.warning("made ready late: %s", error)
