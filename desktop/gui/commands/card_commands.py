"""Character cards in and out of the window, and the end of an avatar. Window process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QFile, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QMessageBox, QWidget

from backends.errors import PersonaError, Sentence, why_not
from desktop.config.file_names import plain_name
from desktop.config.paths import Places
from desktop.config.settings import Settings
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from desktop.engine.worker import Worker, then_or_tell
from desktop.gui.widgets.ask_file import ask_file, ask_save
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.i18n.error_translations import in_words
from desktop.i18n.translation import running

if TYPE_CHECKING:
    from desktop.personas.importing import Imported, LoreFile
    from persona.model import Persona

__all__ = ["CardCommands"]

TOLD_MS = 10_000
PORTRAIT_PX = 512


class CardCommands(QObject):
    """Imports cards, writes them, and removes avatars that were imported.

    Args:
        settings: Which avatar speaks.
        current: That avatar.
        places: Where the person's avatars are.
        worker: Reads and writes the files.
        notices: What became of it is said there.
        portrait: Paints the current avatar, so many pixels wide.
        window: What is asked is asked over it.
    """

    removed = Signal(str)  # id of an avatar that is gone

    def __init__(
        self,
        settings: SettingsStore,
        current: CurrentPersona,
        places: Places,
        worker: Worker,
        notices: NoticeBar,
        portrait: Callable[[int], QImage],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings, self._current, self._places = settings, current, places
        self._worker, self._notices, self._portrait = worker, notices, portrait
        self._window = window

    @property
    def can_remove(self) -> bool:
        """Whether the avatar is one of the person's own, in the app's folder of them."""
        return self._current.persona.folder.parent == self._places.personas

    def choose(self) -> None:
        """Ask for a card and import it."""
        kinds = self.tr(
            "Character cards (*.png *.apng *.jpg *.jpeg *.webp *.json *.charx *.zip *.byaf"
            " *.yaml *.yml);;All files (*)"
        )
        if path := ask_file(self._window, self.tr("Import a character card"), kinds):
            self.read(path)

    def read(self, path: Path) -> None:
        """Import a card, on the worker, and talk to its avatar; of lore alone, ask who gets it."""
        from desktop.personas.finding import all_personas, persona_folders
        from desktop.personas.importing import import_file

        places = self._places
        taken = [folder.name for folder in persona_folders(places)]

        def work() -> Imported | LoreFile:
            imported = import_file(path, places.personas, taken)
            all_personas(places)  # the GUI thread need not read the new one
            return imported

        self._worker.run(work, then_or_tell(self._show_imported, self._notices.tell_error))

    def _show_imported(self, imported: Imported | LoreFile) -> None:
        """Open the avatar; say what of its card is not used."""
        from desktop.personas.importing import Imported

        if not isinstance(imported, Imported):
            self._ask_lore(imported)
            return
        self._let_speak(imported.persona.id)
        self._tell(self.tr("{name} is here.").format(name=imported.persona.label), imported.notes)

    def _tell(self, told: str, notes: tuple[str, ...]) -> None:
        self._notices.tell(running((told, *map(in_words, notes))), for_ms=TOLD_MS)

    def _ask_lore(self, lore: LoreFile) -> None:
        """Offer the avatar that speaks a lorebook that came without a character."""
        persona = self._current.persona  # another one may come under the question
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Lore without a character"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        question = self.tr("Give the {n} texts of {file} to {name}?")
        box.setText(question.format(n=lore.n_entries, file=lore.path.name, name=persona.label))
        box.setInformativeText(self.tr("They are told to the model where their keys are said."))
        give = box.addButton(self.tr("Give"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is give:
            self.give_lore(lore.path, persona)
        box.deleteLater()

    def give_lore(self, path: Path, persona: Persona) -> None:
        """Give an avatar a lorebook, on the worker."""
        from desktop.personas.importing import give_lore

        self._worker.run(
            lambda: give_lore(path, persona),
            then_or_tell(self._show_given, self._notices.tell_error),
        )

    def _show_given(self, given: Imported) -> None:
        n_texts = len(given.persona.lore.entries)
        told = self.tr("{name} knows {n} texts of lore now.")
        self._tell(told.format(name=given.persona.label, n=n_texts), given.notes)

    def save(self) -> None:
        """Ask for a file and write the avatar to it."""
        filters = {
            self.tr("Picture with the card in it (*.png)"): ".png",
            self.tr("Archive with all pictures and the adapter (*.charx)"): ".charx",
            self.tr("Text alone (*.json)"): ".json",
        }
        persona = self._current.persona  # an import may end under the dialog
        title = self.tr("Save this avatar as a card")
        name = f"{plain_name(persona.name, persona.id)}.png"
        path = ask_save(self._window, title, name, filters)
        if path is not None:
            self.write(path, persona)

    def write(self, path: Path, persona: Persona | None = None) -> None:
        """Write an avatar to a card, on the worker; without a word the one that speaks."""
        from persona.cards.export import export_card
        from persona.store import load_persona

        persona = persona or self._current.persona
        folder, picture = persona.folder, self.picture(persona)
        told = self.tr("Saved as {name}.").format(name=path.name)

        def work() -> None:
            try:  # as it is in its folder, without the visitor's name
                export_card(load_persona(folder), path, picture)
            except (OSError, ValueError) as exc:
                raise PersonaError(
                    "The card was not saved.",
                    why_not(exc, path, "Its folder or its picture is damaged."),
                    "Choose another file.",
                ) from exc

        self._worker.run(
            work,
            then_or_tell(
                lambda _: self._notices.tell(told, for_ms=TOLD_MS), self._notices.tell_error
            ),
        )

    def ask_remove(self) -> None:
        """Ask, and move the avatar that was asked about to the trash."""
        persona = self._current.persona  # an import may end under the question
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Remove this avatar"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Move {name} to the trash?").format(name=persona.label))
        box.setInformativeText(
            self.tr(
                "The chats with this avatar stay. What visitors asked it in vain, and a training"
                " that was not kept, are thrown away."
            )
        )
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is remove:
            self.remove(persona)
        box.deleteLater()

    def remove(self, persona: Persona | None = None) -> None:
        """Move an avatar to the trash of the system; in its place speaks the one in the box."""
        gone = persona or self._current.persona
        if not QFile.moveToTrash(str(gone.folder)):
            self._notices.tell_error(
                PersonaError(
                    Sentence("{1} was not removed.", gone.label),
                    Sentence("{1} could not be moved to the trash.", gone.folder),
                    "Delete the folder yourself, with the app closed.",
                )
            )
            return
        self.removed.emit(gone.id)
        if gone.folder == self._current.persona.folder:
            self._let_speak(Settings().persona)
        told = self.tr("{name} is in the trash.").format(name=gone.label)
        self._notices.tell(told, for_ms=TOLD_MS)

    def _let_speak(self, persona_id: str) -> None:
        self._settings.update(replace(self._settings.value, persona=persona_id))

    def picture(self, persona: Persona) -> bytes:
        """Return a PNG of the avatar: its own where it has one, else what the window shows."""
        path = persona.avatar("idle")
        if path is not None and path.suffix.lower() == ".png":
            return path.read_bytes()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(self._portrait(PORTRAIT_PX))
        return bytes(buffer.data().data())
