"""Puts the window together and starts it: wiring only. Window process.

The window is shown first; the model, the retrieval and the Markdown library load behind it.
"""

from __future__ import annotations

import linecache
import logging
import sys
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer, SignalInstance
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication, QMenu

from backends.errors import AvatarError, PersonaError
from backends.protocol.path_text import read_path
from backends.protocol.wire import Ready
from desktop.chat.chat_controller import ChatController
from desktop.chat.chat_list import ChatList
from desktop.chat.persona_session import PersonaSession
from desktop.chat.reading import Reading
from desktop.chat.turn_runner import TurnRunner
from desktop.config.paths import Places, embedded_model, find_places, protect, resource_dir
from desktop.config.settings import Settings, load_or_set_aside, save_changes
from desktop.engine.model_loader import LoadState, ModelLoader
from desktop.engine.qt_engine import QtEngine
from desktop.engine.worker import Worker
from desktop.gui.assistive.assistive_features import AssistiveFeatures
from desktop.gui.commands.card_commands import CardCommands
from desktop.gui.commands.chat_commands import ChatCommands
from desktop.gui.commands.chat_files import ChatFiles
from desktop.gui.commands.menu import Commands
from desktop.gui.commands.model_commands import ModelCommands
from desktop.gui.shell.accessible_roles import install_roles
from desktop.gui.shell.application import Application
from desktop.gui.shell.silence import SilenceWatch
from desktop.gui.shell.single_instance import SingleInstance, Wish, come_forward
from desktop.gui.shell.status_line import status_text
from desktop.gui.shell.window import MainWindow
from desktop.gui.theme.theme import palette, style_sheet, tokens_for
from desktop.gui.theme.tokens import Tokens
from desktop.gui.transcript.markup import warm_up
from desktop.gui.widgets.plain_text import plain_tip
from desktop.history.chat_session import ChatSession
from desktop.history.rescue import open_or_set_aside
from desktop.i18n.error_translations import spoken
from desktop.i18n.translation import install_language
from desktop.personas.finding import all_personas, open_persona
from desktop.personas.score_card import load_score_card
from persona.model import Persona
from persona.visitor import Visitor

__all__ = ["AvatarApp", "main"]

KNOWN_BACKENDS = ("llama-ctypes", "llama-cpp-python", "openai-server")  # until the engine says

DESKTOP_FILE = "io.github.virtual_avatar_chat.AvatarChat"  # resources/packaging/linux; for its icon

LOG = logging.getLogger("avatar.window")
NOTES_MS = 12_000  # so long the notes on a model stay
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
            self.app.commands.open_file(path)

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
        self.open(model=before.settings.model_path, persona=before.settings.persona)
        before.delete()
        self._qt.setQuitOnLastWindowClosed(True)
        if chat and self.app is not None:
            self.app.chat_commands.open_chat(chat)


class AvatarApp:
    """All parts of the window process, and how they hang together."""

    def __init__(
        self, qt: QApplication, places: Places, *, model: str = "", persona: str = ""
    ) -> None:
        self.qt = qt
        self.places = places
        _name(qt)
        protect(places)
        self._trouble: AvatarError | None
        self.settings, self._trouble = load_or_set_aside(places.settings)
        self._overlay(model, persona)
        self._kept = self.settings  # what is in the file, or holds for this time only
        install_language(qt, self.settings.language)
        self.history, history_trouble = open_or_set_aside(places.history)
        self._trouble = self._trouble or history_trouble
        self.persona = self._open_persona(self.settings.persona)
        self._known_dialogue: PersonaSession | None = None
        self.embedded = embedded_model()
        self.backends: tuple[str, ...] = KNOWN_BACKENDS
        self.engine = QtEngine()
        self.background = Worker()
        self.loader = ModelLoader(self.engine, places)
        self.shelf = ChatList(self.history)
        self.controller = ChatController(
            TurnRunner(self.engine, self.loader, self.background),
            self.loader,
            self._talk(),
            self.dialogue(),
            self.settings,
        )
        self.reading = Reading(self.engine, self.loader, self.controller, self.controller)
        self.menu = QMenu()
        self.window = MainWindow(self.menu)
        self.comfort = AssistiveFeatures(self)
        self.silence = SilenceWatch(self)
        self.chat_commands = ChatCommands(self)
        self.files, self.cards = ChatFiles(self), CardCommands(self)
        self.model_commands = ModelCommands(self)
        self.commands = Commands(self)
        self._connect()

    def start(self) -> None:
        """Show the window, then load what takes its time."""
        self.apply_look()
        self.window.restore(QSettings(str(self.places.window), QSettings.Format.IniFormat))
        self.show_persona()
        self.use_visitor(self.commands.visitor.known(self.persona.id))
        self.reading.use(self.dialogue(), self.settings)
        self.controller.new_chat()
        self.shelf.refresh()
        self.chat_commands.restore_draft()
        self.window.open()

    def apply(self, settings: Settings) -> None:
        """Take and keep other settings."""
        before, is_other = self.settings, settings.persona != self.settings.persona
        if is_other:
            self.chat_commands.leave_chat()
        self.settings = settings
        self.save_settings()
        if is_other or settings.visitor != before.visitor:
            self.persona = self._open_persona(settings.persona)
        known, dialogue = self._known_dialogue, self.dialogue()
        if dialogue is not known:
            self.use_visitor(self.commands.visitor.known(self.persona.id))
        self.controller.configure(
            settings, dialogue, self._talk() if is_other else self.controller.talk
        )
        if dialogue is not known:
            self._warm(dialogue)
        if is_other:
            self.show_persona()
            self.chat_commands.begin_chat()
        self.apply_look()
        if self.loader.aim(settings, self.persona):
            self.loader.load()
        self.reading.use(dialogue, settings)
        self.show_status(self.loader.state)
        if settings.language != before.language:
            self.window.language_changed.emit()

    def talk_to(self, name: str) -> None:
        """Open another persona, by its id or folder; say why it cannot be opened."""
        try:
            open_persona(name, self.places, self.settings.visitor)
        except PersonaError as exc:
            self.tell(exc)
        else:
            self.apply(replace(self.settings, persona=name))

    def save_settings(self) -> None:
        """Write what has been set since the last time; what went wrong is said."""
        try:
            save_changes(self.places.settings, self._kept, self.settings)
        except AvatarError as exc:
            self.tell(exc)
            return
        self._kept = self.settings

    def apply_look(self) -> None:
        """Put theme and font on everything."""
        tokens = self.tokens()
        font = QFont(self.qt.font())
        font.setPixelSize(self.settings.font_px)
        self.qt.setFont(font)
        self.qt.setPalette(palette(tokens))
        self.qt.setStyleSheet(style_sheet(tokens, self.settings.font_px))
        self.window.setFont(font)
        self.window.set_tokens(tokens)
        self.comfort.apply(self.settings)

    def tokens(self) -> Tokens:
        """Return the colours of the theme that is shown."""
        return tokens_for(self.settings.theme)

    def persona_names(self) -> dict[str, str]:
        """Return the names of the avatars that can be talked to, by their ids."""
        return {persona.id: persona.name for persona in all_personas(self.places)}

    def show_persona(self) -> None:
        """Show who speaks."""
        window, persona = self.window, self.persona
        window.header.show_persona(persona)
        window.prompt.set_name(persona.name)
        window.setWindowTitle(persona.label)
        window.why.show_message(None)
        window.why.show_card(load_score_card(persona.folder))

    def show_status(self, state: LoadState) -> None:
        """Show which model answers, and how far its load is."""
        self.window.status.setText(
            status_text(state, self.settings, self.loader.spec, self.persona, self.reading.fraction)
        )
        notes = state.info.notes if state.info is not None else ()
        self.window.status.setToolTip(plain_tip("\n".join(notes)))
        if notes and state.phase == "ready" and self.loader.spec.n_gpu_layers:
            self.window.notice.tell("\n".join(notes), for_ms=NOTES_MS)

    def tell(self, error: AvatarError) -> None:
        """Say what happened above the talk."""
        self.window.notice.tell(spoken(error), warns=True)

    def close(self) -> None:
        """End everything that runs."""
        for changed in self._system_signals():
            changed.disconnect(self.apply_look)
        self.controller.leave()
        self.chat_commands.keep_draft()
        self.window.remember(QSettings(str(self.places.window), QSettings.Format.IniFormat))
        self.comfort.close()
        self.model_commands.close()
        self.background.close()
        self.loader.close()
        self.engine.close()
        self.history.close()

    def delete(self) -> None:
        """Let go of all parts of a window that has closed.

        Each is an object of Qt whose signals hold what they call, where Python sees no circle.
        """
        parts = (self.window, self.menu, self.controller, self.shelf, self.loader)
        for part in (*parts, self.engine, self.background):
            part.deleteLater()

    def _overlay(self, model: str, persona: str) -> None:
        if model:
            self.settings = replace(self.settings, model_path=str(Path(model).absolute()))
        if persona:
            self.settings = replace(self.settings, persona=persona)

    def _open_persona(self, name: str) -> Persona:
        try:
            return open_persona(name, self.places, self.settings.visitor)
        except PersonaError as exc:
            self._trouble = self._trouble or exc
            return next(iter(all_personas(self.places)), Persona("", "Avatar"))

    def dialogue(self) -> PersonaSession:
        """Return the one there is while persona and mode stay the same."""
        key = (self.persona, self.settings.mode)
        known = self._known_dialogue
        if known is None or (known.persona, known.mode) != key:
            known = PersonaSession(self.persona, self.settings.mode, self.places.state / "persona")
            self._known_dialogue = known
        return known

    def use_visitor(self, visitor: Visitor) -> None:
        """Let the current avatar know who talks to it, from the next question on."""
        self.dialogue().visitor = visitor

    def _talk(self) -> ChatSession:
        you = QCoreApplication.translate("AvatarApp", "You")
        return ChatSession(self.history, self.persona.id, self.persona.name, you)

    def _load(self) -> None:
        _forget_sources()
        self.loader.aim(self.settings, self.persona)
        self.loader.start()
        if self._trouble is not None:
            self.tell(self._trouble)
        QTimer.singleShot(WARM_UP_MS, self.window, self._warm_up)

    def _warm_up(self) -> None:
        self._warm(self.dialogue())
        self.comfort.look_at_system()

    def _warm(self, dialogue: PersonaSession) -> None:
        """Have the worker read, and if need be learn, what the first question needs."""
        self.background.run(lambda: _load_late(dialogue), _note_late)

    def _connect(self) -> None:
        window, controller, shelf = self.window, self.controller, self.shelf
        window.shown.connect(self._load)
        controller.branch_shown.connect(window.talk.show_messages)
        controller.message_added.connect(window.talk.add_message)
        controller.message_changed.connect(
            lambda message: window.talk.change_message(message.id, message)
        )
        controller.state_changed.connect(window.header.set_state)
        controller.answering_changed.connect(
            lambda answering: window.prompt.set_answering(answering=answering)
        )
        controller.chats_changed.connect(shelf.refresh)
        controller.noticed.connect(self.tell)
        shelf.noticed.connect(self.tell)
        shelf.listed.connect(window.sidebar.show_chats)
        shelf.found.connect(window.sidebar.show_hits)
        sidebar = window.sidebar
        sidebar.searched.connect(shelf.search)
        sidebar.renamed.connect(shelf.rename)
        sidebar.pinned.connect(shelf.pin)
        sidebar.deleted.connect(shelf.delete)
        self.loader.changed.connect(self.show_status)
        self.reading.changed.connect(lambda: self.show_status(self.loader.state))
        self.engine.greeted.connect(self._note_backends)
        for changed in self._system_signals():
            changed.connect(self.apply_look, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self.close)

    def _system_signals(self) -> list[SignalInstance]:
        """Return what tells of another look of the system; it outlives the window."""
        hints = self.qt.styleHints()
        if not hasattr(hints, "accessibility"):
            return [hints.colorSchemeChanged]
        return [  # Qt 6.10
            hints.colorSchemeChanged,
            hints.accessibility().contrastPreferenceChanged,
        ]

    def _note_backends(self, ready: Ready) -> None:
        self.backends = ready.backends or KNOWN_BACKENDS


def _name(qt: QApplication) -> None:
    install_roles()
    qt.setApplicationName("avatar-chat")
    qt.setApplicationDisplayName("Virtual Avatar Chat")
    qt.setDesktopFileName(DESKTOP_FILE)
    qt.setStyle("Fusion")
    qt.setWindowIcon(QIcon(str(resource_dir() / "icons" / "app.svg")))


def _forget_sources() -> None:
    """Free the source text that Qt for Python reads, and keeps, of each module imported after it.

    It looks for its own name in it; 11 MB by the time that everything is loaded.
    """
    linecache.clearcache()


def _load_late(dialogue: PersonaSession) -> None:
    """Load on the worker what the first answer needs, so that it does not wait for it."""
    _forget_sources()
    if dialogue.mode != "free":
        dialogue.warm()
    warm_up()
    _forget_sources()


def _note_late(future: Future[None]) -> None:
    error = future.exception()
    if error is not None:
        LOG.warning("late imports: %s", error)
