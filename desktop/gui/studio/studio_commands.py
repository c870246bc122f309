"""The owner's side of the menu: a new avatar, and the studio of the one that speaks.

Window process. Dialogs are imported when they open.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from backends.errors import AvatarError, PersonaError
from desktop.config.paths import resource_dir
from desktop.config.settings import Settings
from desktop.engine.worker import Worker
from desktop.gui.studio.training_desk import TrainingDesk
from desktop.history.message import ShownMessage
from desktop.personas.score_card import load_score_card
from desktop.studio.unanswered import Unanswered
from persona.store import load_persona

if TYPE_CHECKING:
    from concurrent.futures import Future

    from desktop.gui.shell.app import AvatarApp
    from desktop.gui.studio.studio_window import StudioWindow
    from desktop.studio.making import Wanted
    from desktop.studio.sharing import Opened, Replaced
    from persona.model import Persona

__all__ = ["StudioCommands"]

LOG = logging.getLogger("avatar.studio")
TOLD_MS = 10_000
UNDO_MS = 60_000  # so long it is offered to put an avatar back


class StudioCommands(QObject):
    """Opens the windows of the studio for the avatar that speaks."""

    def __init__(self, app: AvatarApp) -> None:
        super().__init__(app.window)
        self._app = app
        self.unanswered = Unanswered(app.places)
        self._reading = Worker(self)  # the app's own may wait for the judge
        self.desk = TrainingDesk(self)
        self.window: StudioWindow | None = None
        app.controller.answered.connect(self.note_vain)
        app.window.closed.connect(self._end)

    @property
    def can_edit(self) -> bool:
        """Whether the avatar is one of a person, not the one in the box."""
        folder = self._app.persona.folder
        return folder != Path() and not folder.is_relative_to(resource_dir())

    def fill(self, menu: QMenu) -> None:
        """Add the owner's entries to the menu of avatars."""
        menu.addAction(self.tr("New avatar…"), self.create)
        if self.can_edit:
            menu.addAction(self.tr("Studio of this avatar…"), self.open_studio)
        menu.addAction(self.tr("Open a shared avatar…"), self.choose)

    def open_studio(self) -> None:
        """Open the studio of the avatar that speaks, or bring it to the front."""
        from desktop.gui.studio.studio_window import Needs, StudioWindow

        app = self._app
        if self.window is not None and self.window.bench.persona.folder != app.persona.folder:
            self.close()
        if self.window is None:
            needs = Needs(
                app.background,
                self._reading,
                self.unanswered,
                app.places.state / "persona",
                app.cards.picture(app.persona),
                self._model,
                self.desk,
                app.places,
            )
            try:
                persona = load_persona(app.persona.folder)
            except PersonaError as error:
                app.tell(error)
                return
            self.window = StudioWindow(persona, needs, app.tokens(), app.window)
            self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.window.destroyed.connect(self._forget)
            self.window.score.made.connect(self._show_score)
            self.window.train.kept.connect(self._speak_anew)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _model(self) -> list[str]:
        """Return how the model that is loaded is named to a command; else the one in the box."""
        app, path = self._app, self._app.loader.spec.path
        if app.loader.state.phase in ("ready", "loading"):
            return ["--backend", app.settings.backend, *_model_option(path)]
        return ["--backend", Settings().backend, *_model_option(app.embedded or Path())]

    def _show_score(self) -> None:
        app = self._app
        app.window.why.show_card(load_score_card(app.persona.folder))

    def close(self) -> None:
        """Close the studio."""
        if self.window is not None:
            self.window.close()
            self.window = None

    def _end(self) -> None:
        self.close()
        self.desk.close()
        self._reading.close()

    def note_vain(self, message: ShownMessage) -> None:
        """Keep the question of an answer that was none, for the owner."""
        details = message.details
        if not details.abstained or not details.has_match:
            return
        asked = [own for own in self._app.controller.talk.messages if own.role == "user"]
        if asked:
            try:
                self.unanswered.note(self._app.persona.id, asked[-1].text)
            except OSError as exc:
                LOG.warning("what was asked in vain is not kept: %s", exc)

    def _speak_anew(self) -> None:
        """Have the model that answers use the adapter that its avatar has now."""
        app = self._app
        app.loader.aim(app.settings, app.persona)
        app.loader.load()
        app.show_persona()

    def _forget(self) -> None:
        self.window = None

    def create(self) -> None:
        """Ask whose avatar is to be made, and make it."""
        from desktop.gui.studio.create_dialog import CreateDialog
        from desktop.i18n.translation import choose_language

        app = self._app
        language = choose_language(app.settings.language)
        dialog = CreateDialog(app.tokens(), language, app.window)
        dialog.wanted.connect(self.make)
        dialog.exec()
        dialog.deleteLater()

    def make(self, wanted: Wanted) -> None:
        """Make an avatar, on the worker, and talk to it."""
        from desktop.personas.finding import persona_folders
        from desktop.studio.making import make_avatar

        places = self._app.places
        taken = [folder.name for folder in persona_folders(places)]
        self._reading.run(lambda: make_avatar(wanted, places.personas, taken), self._show_made)

    def _show_made(self, done: Future[Persona]) -> None:
        app, error = self._app, done.exception()
        if isinstance(error, AvatarError):
            app.tell(error)
            return
        made = done.result()
        self._meet(made)
        told = self.tr("{name} is here. Ask something, or go on in the studio.")
        go_on = (self.tr("Studio"), self.open_studio)
        app.window.notice.tell(told.format(name=made.name), [go_on], for_ms=UNDO_MS)
        app.window.prompt.setFocus()

    def choose(self) -> None:
        """Ask for a shared avatar and open it."""
        path, _ = QFileDialog.getOpenFileName(
            self._app.window,
            self.tr("Open a shared avatar"),
            "",
            self.tr("Avatars (*.avatar persona.md);;All files (*)"),
        )
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Look at a shared avatar, on the worker."""
        from desktop.personas.finding import all_personas
        from desktop.studio.sharing import open_shared

        places = self._app.places
        self._reading.run(
            lambda: open_shared(path, places.personas, all_personas(places)), self._show_opened
        )

    def _show_opened(self, done: Future[Opened]) -> None:
        """Show whose it is, and take it if the person wants to."""
        from desktop.gui.studio.open_dialog import REPLACE, OpenDialog
        from desktop.personas.finding import persona_folders
        from desktop.studio.sharing import discard, replace_with, take_shared

        app, error = self._app, done.exception()
        if isinstance(error, AvatarError):
            app.tell(error)
            return
        opened = done.result()
        dialog = OpenDialog(opened, app.window)
        dialog.exec()
        dialog.deleteLater()
        try:
            if dialog.choice == REPLACE and opened.twin is not None:
                self._show_replaced(replace_with(opened, opened.twin))
            elif dialog.choice:
                taken = [folder.name for folder in persona_folders(app.places)]
                self._meet(take_shared(opened, taken))
                told = self.tr("{name} is here.").format(name=opened.persona.name)
                app.window.notice.tell(told, for_ms=TOLD_MS)
        except AvatarError as exc:
            app.tell(exc)
        finally:
            discard(opened)

    def _show_replaced(self, replaced: Replaced) -> None:
        self._meet(replaced.persona)
        told = self.tr("{name} was replaced.").format(name=replaced.persona.name)
        undo = (self.tr("Undo"), lambda: self._put_back(replaced))
        self._app.window.notice.tell(told, [undo], for_ms=UNDO_MS)

    def _put_back(self, replaced: Replaced) -> None:
        from desktop.studio.sharing import put_back

        try:
            self._meet(put_back(replaced))
        except AvatarError as exc:
            self._app.tell(exc)

    def _meet(self, persona: Persona) -> None:
        """Talk to an avatar; one that has the id of the one that speaks is read anew."""
        app = self._app
        self.close()
        if persona.id == app.settings.persona:
            app.apply(replace(app.settings, persona=Settings().persona))
        app.apply(replace(app.settings, persona=persona.id))


def _model_option(path: Path) -> list[str]:
    return ["--model", str(path)] if path != Path() else []
