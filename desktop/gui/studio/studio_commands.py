"""The owner's side of the menu: a new avatar, and the studio of the one that speaks.

Window process. Dialogs are imported when they open.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from backends.errors import AvatarError, PersonaError
from desktop.chat.chat_controller import ChatController
from desktop.config.paths import Places, embedded_model, resource_dir
from desktop.config.settings import Settings
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from desktop.engine.model_loader import ModelLoader
from desktop.engine.worker import Worker, then_or_tell
from desktop.gui.theme.look import Look
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.ask_file import ask_file
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.history.message import ShownMessage
from desktop.studio.unanswered import Unanswered
from persona.model import Persona
from persona.store import load_persona

if TYPE_CHECKING:
    from concurrent.futures import Future

    from desktop.gui.studio.studio_window import Needs, StudioWindow
    from desktop.gui.studio.trainings.training_desk import TrainingDesk
    from desktop.studio.making import Wanted
    from desktop.studio.sharing import Opened, Replaced
    from desktop.studio.trainings.training import Training

__all__ = ["StudioCommands"]

LOG = logging.getLogger("avatar.studio")
TOLD_MS = 10_000
UNDO_MS = 60_000  # so long it is offered to put an avatar back


class StudioCommands(QObject):
    """Opens the windows of the studio for the avatar that speaks.

    Args:
        settings: Which avatar that is.
        current: The avatar.
        places: Where the person's avatars are.
        controller: Its answers, of which those in vain are kept for the owner.
        loader: The model that a score card is made with, and that a new adapter is for.
        judging: The worker on which the judge is asked.
        notices: What became of it is said there.
        look: The colours of the windows.
        picture: Returns a PNG of an avatar.
        window: The others are opened over it.
    """

    scored = Signal()  # the avatar that speaks has another score card
    met = Signal()  # an avatar that was just made is there to talk to

    def __init__(
        self,
        settings: SettingsStore,
        current: CurrentPersona,
        places: Places,
        controller: ChatController,
        loader: ModelLoader,
        judging: Worker,
        notices: NoticeBar,
        look: Look,
        picture: Callable[[Persona], bytes],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings, self._current, self._places = settings, current, places
        self._controller, self._loader, self._judging = controller, loader, judging
        self._notices = notices
        self._look, self._picture, self._window = look, picture, window
        self.unanswered = Unanswered(places)
        self._reading = Worker(self)  # the app's own may wait for the judge
        self._desk: TrainingDesk | None = None  # made with the first studio: what it needs is large
        self.window: StudioWindow | None = None
        self._studio = QAction(self.tr("Studio of this avatar…"), self)
        self._studio.setShortcut(QKeySequence("Ctrl+Shift+S"))
        self._studio.triggered.connect(self.open_studio)
        window.addAction(self._studio)
        controller.answered.connect(self.note_vain)
        look.changed.connect(self._show_look)

    @property
    def can_edit(self) -> bool:
        """Whether the avatar is one of a person, not the one in the box."""
        folder = self._current.persona.folder
        return folder != Path() and not folder.is_relative_to(resource_dir())

    def fill(self, menu: QMenu) -> None:
        """Add the owner's entries to the menu of avatars."""
        menu.addAction(self.tr("New avatar…"), self.create)
        if self.can_edit:
            menu.addAction(self._studio)
            menu.addAction(self.tr("Name, language, picture…"), self.change)
        menu.addAction(self.tr("Open a shared avatar…"), self.choose)

    def open_studio(self) -> None:
        """Open the studio of the avatar that speaks, or bring it to the front."""
        self._open_then(lambda _window: None)

    def _open_then(self, then: Callable[[StudioWindow], object]) -> None:
        """Open the studio, and go on in it.

        The folder is read on the worker, where also all that the studio is made of is imported.
        """
        if not self.can_edit:
            return
        folder = self._current.persona.folder
        if self.window is not None and self.window.bench.persona.folder == folder:
            then(self._in_front(self.window))
            return
        self.close()
        picture = self._picture(self._current.persona)

        def show(persona: Persona) -> None:
            if folder == self._current.persona.folder:  # else another one speaks by now
                then(self._in_front(self.window or self._made(persona, picture)))

        self._reading.run(lambda: _read_late(folder), then_or_tell(show, self._notices.tell_error))

    def _made(self, persona: Persona, picture: bytes) -> StudioWindow:
        """Make the studio of an avatar."""
        from desktop.gui.studio.studio_window import StudioWindow

        window = StudioWindow(persona, self.needs(picture), self._look.tokens, self._window)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.destroyed.connect(self._forget)
        window.score.made.connect(self.scored)
        window.bench.changed.connect(self._note_told)
        window.bench.marked.connect(self._read_ahead)
        self.window = window
        return window

    @staticmethod
    def _in_front(window: StudioWindow) -> StudioWindow:
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def _read_ahead(self) -> None:
        """Have the worker read what was changed, for the menus of avatars, which do not wait."""
        from desktop.personas.finding import all_personas

        places = self._places
        self._reading.run(lambda: all_personas(places), _note_unread)

    def needs(self, picture: bytes = b"") -> Needs:
        """Return what a studio of the avatar that speaks uses; its picture is made if need be."""
        from desktop.gui.studio.studio_window import Needs

        return Needs(
            self._judging,
            self._reading,
            self.unanswered,
            self._places.state / "persona",
            picture or self._picture(self._current.persona),
            self._model,
            self.desk(),
            self._places,
        )

    def _model(self) -> list[str]:
        """Return how the model that is loaded is named to a command; else the one in the box."""
        if self._loader.state.phase in ("ready", "loading"):
            backend, path = self._settings.value.backend, self._loader.spec.path
        else:
            backend, path = Settings().backend, embedded_model() or Path()
        return ["--backend", backend, *_model_option(path)]

    def close(self) -> None:
        """Close the studio."""
        if self.window is not None:
            _ = self.window.close() or self.window.close()  # what cannot be kept holds it once
            self.window = None

    def desk(self) -> TrainingDesk:
        """Return what trains; it outlives the studio's window."""
        from desktop.gui.studio.trainings.training_desk import TrainingDesk

        if self._desk is None:
            self._desk = TrainingDesk(self)
            self._desk.kept.connect(self._speak_anew)
            self._desk.failed.connect(self._tell_failed)
        return self._desk

    def _tell_failed(self, error: AvatarError) -> None:
        """Say what the desk has to say; an open studio says it itself."""
        if self.window is None:
            self._notices.tell_error(error)

    def _show_look(self, tokens: Tokens) -> None:
        if self.window is not None:
            self.window.set_tokens(tokens)

    def look_for_training(self) -> None:
        """Say, when the app has started, that a training was left in its midst."""
        places = self._places
        if not any(places.trainings.glob("[!.]*")):
            return  # what trains takes time to import, and memory
        from desktop.studio.trainings.training import waiting_training

        self._reading.run(lambda: waiting_training(places), self._offer_training)

    def _offer_training(self, done: Future[Training | None]) -> None:
        if done.exception() is not None or self._notices.text:
            return  # what is said already is more than an offer
        training = done.result()
        if training is None:
            return
        about, (progress, _) = training.about(), training.progress()
        name = about.name if about else training.folder.name
        choice = self.tr("Go on")
        if training.result() is not None:
            text, choice = self.tr("The training of {name} is done."), self.tr("Look at it")
        elif progress.n_all:
            text = self.tr("The training of {name} waits; step {step} of {all} is saved.")
        else:
            text = self.tr("The training of {name} waits.")
        told = text.format(name=name, step=progress.n_saved, all=progress.n_all)
        go_on = (choice, lambda: self._go_on_with(training))
        self._notices.tell(told, [go_on], for_ms=UNDO_MS)

    def _go_on_with(self, training: Training) -> None:
        """Open the page of a training, and go on with it unless it is done."""

        def go_on(window: StudioWindow) -> None:
            window.tabs.setCurrentWidget(window.train)
            if training.result() is None:
                window.train.go_on()

        self._open_studio_of(training.folder.name, go_on)

    def _open_studio_of(
        self, persona_id: str, then: Callable[[StudioWindow], object] = lambda _window: None
    ) -> None:
        """Open the studio of an avatar; another one may speak since it was offered."""
        if persona_id != self._current.persona.id:
            self._settings.update(replace(self._settings.value, persona=persona_id))
        self._open_then(then)

    def end(self) -> None:
        """Close the studio, and end what it reads."""
        self.close()
        if self._desk is not None:
            self._desk.close()
        self._reading.close()

    def forget(self, persona_id: str) -> None:
        """Remove what is kept beside an avatar that is gone: its training, what was asked in vain.

        A training may have some gigabytes, so that the worker does it.
        """
        from desktop.studio.trainings.training import Training

        training = Training(self._places.trainings / persona_id)
        if self.window is not None and self.window.bench.persona.id == persona_id:
            self.close()
        if self._desk is not None:
            self._desk.forget(training)
        self._reading.run(lambda: self._forget_files(training), _note_left)

    def _forget_files(self, training: Training) -> None:
        from desktop.studio.sharing import forget_replaced
        from desktop.studio.trainings.training import drop

        persona_id, places = training.folder.name, self._places
        drop(training)
        forget_replaced(places.personas / persona_id)
        self.unanswered.forget(persona_id)
        (places.state / "persona" / f"vectors-{persona_id}.npz").unlink(missing_ok=True)

    def note_vain(self, message: ShownMessage) -> None:
        """Keep the question of an answer that was none, for the owner."""
        details = message.details
        if not details.is_unknown or not details.has_match:
            return
        asked = [own for own in self._controller.talk.messages if own.role == "user"]
        if asked:
            try:
                self.unanswered.note(self._current.persona.id, asked[-1].text)
            except OSError as exc:
                LOG.warning("what was asked in vain is not kept: %s", exc)

    def _speak_anew(self) -> None:
        """Have the model that answers use the adapter that its avatar has now."""
        self._loader.reload()
        self.scored.emit()

    def _note_told(self) -> None:
        if self.window is not None:
            self._current.learn(self.window.bench.persona)

    def _forget(self) -> None:
        self.window = None

    def create(self) -> None:
        """Ask whose avatar is to be made, and make it."""
        from desktop.gui.studio.pictures.create_dialog import CreateDialog
        from desktop.i18n.translation import choose_language

        language = choose_language(self._settings.value.language)
        known = self._current.names().values()
        dialog = CreateDialog(self._look.tokens, language, [*known], self._window)
        dialog.wanted.connect(self.make)
        dialog.exec()
        dialog.deleteLater()

    def make(self, wanted: Wanted) -> None:
        """Make an avatar, on the worker, and talk to it."""
        from desktop.personas.finding import persona_folders
        from desktop.studio.making import make_avatar

        places = self._places
        taken = [folder.name for folder in persona_folders(places)]
        self._reading.run(
            lambda: make_avatar(wanted, places.personas, taken),
            then_or_tell(self._show_made, self._notices.tell_error),
        )

    def change(self) -> None:
        """Ask for another name, language or picture of the avatar that speaks."""
        from desktop.gui.studio.pictures.create_dialog import ChangeDialog
        from desktop.personas.finding import open_persona
        from desktop.studio.making import change_avatar

        try:  # without the visitor; what has not changed since was read by the worker
            persona = open_persona(str(self._current.persona.folder), self._places)
        except PersonaError as error:
            self._notices.tell_error(error)
            return
        names = self._current.names()
        known = [name for own, name in names.items() if own != persona.id]
        dialog = ChangeDialog(self._look.tokens, persona, known, self._window)
        dialog.wanted.connect(
            lambda wanted: self._reading.run(
                lambda: change_avatar(persona, wanted),
                then_or_tell(self._show_changed, self._notices.tell_error),
            )
        )
        dialog.exec()
        dialog.deleteLater()

    def _show_changed(self, changed: Persona) -> None:
        self._meet(changed)
        self.met.emit()

    def _show_made(self, made: Persona) -> None:
        self._meet(made)
        told = self.tr("{name} is here. Ask something, or go on in the studio.")
        go_on = (self.tr("Studio"), lambda: self._open_studio_of(made.id))
        self._notices.tell(told.format(name=made.name), [go_on], for_ms=UNDO_MS)
        self.met.emit()

    def choose(self) -> None:
        """Ask for a shared avatar and open it."""
        kinds = self.tr("Avatars (*.avatar persona.md);;All files (*)")
        if path := ask_file(self._window, self.tr("Open a shared avatar"), kinds):
            self.read(path)

    def reads(self, path: Path) -> bool:
        """Tell whether a file or a folder is a shared avatar."""
        from desktop.studio.sharing import SUFFIX
        from desktop.studio.soul import soul_of

        return path.suffix.lower() == SUFFIX or soul_of(path) is not None

    def read(self, path: Path) -> None:
        """Look at a shared avatar, on the worker."""
        from desktop.personas.finding import all_personas
        from desktop.studio.sharing import open_shared, tried_on

        places, settings = self._places, self._settings.value

        def work() -> Opened:
            opened = open_shared(path, places.personas, all_personas(places))
            return tried_on(opened, settings, places)

        self._reading.run(work, then_or_tell(self._show_opened, self._notices.tell_error))

    def _show_opened(self, opened: Opened) -> None:
        """Show whose it is, and take it if the person wants to."""
        from desktop.gui.studio.open_dialog import REPLACE, OpenDialog
        from desktop.personas.finding import persona_folders
        from desktop.studio.sharing import discard, replace_with, take_shared

        dialog = OpenDialog(opened, self._window)
        dialog.exec()
        dialog.deleteLater()
        try:
            if dialog.choice == REPLACE and opened.twin is not None:
                self._show_replaced(replace_with(opened, opened.twin))
            elif dialog.choice:
                taken = [folder.name for folder in persona_folders(self._places)]
                self._meet(take_shared(opened, taken))
                told = self.tr("{name} is here.").format(name=opened.persona.name)
                self._notices.tell(told, for_ms=TOLD_MS)
        except AvatarError as exc:
            self._notices.tell_error(exc)
        finally:
            discard(opened)

    def _show_replaced(self, replaced: Replaced) -> None:
        self._meet(replaced.persona)
        told = self.tr("{name} was replaced.").format(name=replaced.persona.name)
        undo = (self.tr("Undo"), lambda: self._put_back(replaced))
        self._notices.tell(told, [undo], for_ms=UNDO_MS)

    def _put_back(self, replaced: Replaced) -> None:
        from desktop.studio.sharing import put_back

        try:
            self._meet(put_back(replaced))
        except AvatarError as exc:
            self._notices.tell_error(exc)

    def _meet(self, persona: Persona) -> None:
        """Talk to an avatar; one that has the id of the one that speaks is read anew."""
        self.close()
        if persona.id == self._settings.value.persona:
            self._settings.update(replace(self._settings.value, persona=Settings().persona))
        self._settings.update(replace(self._settings.value, persona=persona.id))


def _read_late(folder: Path) -> Persona:
    """Read an avatar for its studio, and import what that is made of. Runs on the worker."""
    import desktop.gui.studio.studio_window  # noqa: F401 (the GUI thread finds it imported)
    from desktop.studio.interview import answered_ids
    from persona.bank import bank_of

    persona = load_persona(folder)
    answered_ids(bank_of(persona), persona)  # which remembers the words of all of it
    return persona


def _note_unread(done: Future[list[Persona]]) -> None:
    if (error := done.exception()) is not None:
        LOG.warning("avatars are read when a menu opens: %s", error)


def _note_left(done: Future[None]) -> None:
    if (error := done.exception()) is not None:
        LOG.warning("something of an avatar that is gone is left: %s", error)


def _model_option(path: Path) -> list[str]:
    return ["--model", str(path)] if path != Path() else []
