"""The owner's side of the menu: a new avatar, and the studio of the one that speaks.

Window process. Dialogs are imported when they open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from backends.errors import AvatarError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from desktop.app import AvatarApp
    from desktop.studio.making import Wanted
    from persona.model import Persona

__all__ = ["StudioCommands"]

TOLD_MS = 10_000


class StudioCommands(QObject):
    """Opens the windows of the studio for the avatar that speaks."""

    def __init__(self, app: AvatarApp) -> None:
        super().__init__(app.window)
        self._app = app

    def fill(self, menu: QMenu) -> None:
        """Add the owner's entries to the menu of avatars."""
        menu.addAction(self.tr("New avatar…"), self.create)

    def create(self) -> None:
        """Ask whose avatar is to be made, and make it."""
        from desktop.gui.studio.create_dialog import CreateDialog
        from desktop.translation import choose_language

        app = self._app
        language = choose_language(app.settings.language)
        dialog = CreateDialog(app.tokens(), language, app.window)
        dialog.wanted.connect(self.make)
        dialog.exec()
        dialog.deleteLater()

    def make(self, wanted: Wanted) -> None:
        """Make an avatar, on the worker, and talk to it."""
        from desktop.personas import persona_folders
        from desktop.studio.making import make_avatar

        places = self._app.places
        taken = [folder.name for folder in persona_folders(places)]
        self._app.background.run(
            lambda: make_avatar(wanted, places.personas, taken), self._show_made
        )

    def _show_made(self, done: Future[Persona]) -> None:
        app, error = self._app, done.exception()
        if isinstance(error, AvatarError):
            app.tell(error)
            return
        made = done.result()
        app.apply(replace(app.settings, persona=made.id))
        told = self.tr("{name} is here. Ask something, or go on in the studio.")
        app.window.notice.tell(told.format(name=made.name), for_ms=TOLD_MS)
        app.window.prompt.setFocus()
