"""The menu of avatars: who may speak, what can be done with the one that does. Window process."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QMenu, QWidget

from desktop.config.paths import Places
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from desktop.gui.commands.card_commands import CardCommands
from desktop.gui.studio.studio_commands import StudioCommands

__all__ = ["PersonaMenu"]


class PersonaMenu(QMenu):
    """Filled anew whenever it opens."""

    def __init__(
        self,
        settings: SettingsStore,
        current: CurrentPersona,
        places: Places,
        cards: CardCommands,
        studio: StudioCommands,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Avatar"))
        self._settings, self._current, self._places = settings, current, places
        self._cards, self._studio = cards, studio
        self.aboutToShow.connect(self.fill)

    def open_below(self, widget: QWidget) -> None:
        """Open the menu without the one that it is in."""
        self.popup(widget.mapToGlobal(widget.rect().bottomLeft()))

    def fill(self) -> None:
        """List who is there now."""
        from desktop.personas.finding import all_personas, labels

        self.clear()
        for persona, label in labels(all_personas(self._places)).items():
            action = self.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(persona == self._current.persona.id)
            action.triggered.connect(lambda _=False, name=persona: self._let_speak(name))
        self.addSeparator()
        self._studio.fill(self)
        self.addAction(self.tr("Import a character card…"), self._cards.choose)
        self.addAction(self.tr("Save this avatar as a card…"), self._cards.save)
        if self._cards.can_remove:
            self.addAction(self.tr("Remove this avatar…"), self._cards.ask_remove)

    def _let_speak(self, persona_id: str) -> None:
        self._settings.update(replace(self._settings.value, persona=persona_id))
