"""Who speaks now, and whose side of the talk that is. Window process, GUI thread."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from backends.errors import PersonaError
from desktop.config.paths import Places
from desktop.config.settings import Settings
from desktop.current.persona_session import PersonaSession
from desktop.current.settings_store import SettingsStore
from desktop.personas.finding import all_personas, open_persona
from persona.model import Persona

__all__ = ["CurrentPersona"]


class CurrentPersona(QObject):
    """The one owner of the avatar that speaks; the settings say which.

    It follows them before all that is made after it, so whoever asks in a listener of
    `SettingsStore.changed` is told of the new one.

    Args:
        settings: Whom to open, how honest it is, and what it calls the person.
        places: Where avatars are, and what is learned from them.

    Attributes:
        persona: Who speaks.
        told: The same with what its owner has told since it was opened.
        session: Its side of the talk; another one for each persona and mode.
        trouble: Why the one that was wanted does not speak, at the start.
    """

    left = Signal()  # another one will speak; the talk with the one before can still be kept
    session_changed = Signal(object)  # PersonaSession
    changed = Signal(object)  # Persona: another one speaks, in a session of its own
    learned = Signal()  # its owner has told something
    noticed = Signal(object)  # PersonaError
    reading = Signal(int, int)  # from the worker: so many texts of so many, for the first question

    def __init__(
        self, settings: SettingsStore, places: Places, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._places = places
        self.trouble: PersonaError | None = None
        self.persona = self._open(settings.value)
        self.session = self._make_session(settings.value)
        settings.changed.connect(self._follow)

    def names(self) -> dict[str, str]:
        """Return the names of the avatars that can be talked to, by their ids."""
        return {persona.id: persona.name for persona in all_personas(self._places)}

    def learn(self, persona: Persona) -> None:
        """Hear what has become of a persona in the studio."""
        if persona.folder == self.persona.folder:
            self.persona = replace(persona, visitor=self.persona.visitor)
            self.session.persona = self.persona
            self.learned.emit()

    def _follow(self, before: Settings, after: Settings) -> None:
        is_other = before.persona != after.persona
        if is_other:
            self.left.emit()
        if is_other or before.visitor != after.visitor:
            self.persona = self._open(after)
        if (self.persona, after.mode) != (self.session.persona, self.session.mode):
            self.session = self._make_session(after)
            self.session_changed.emit(self.session)
        if is_other:
            self.changed.emit(self.persona)

    def _open(self, settings: Settings) -> Persona:
        """Return the one that is wanted, or another one, and say why."""
        try:
            return open_persona(settings.persona, self._places, settings.visitor)
        except PersonaError as error:
            self.trouble = error
            self.noticed.emit(error)
            return next(iter(all_personas(self._places)), Persona("", "Avatar"))

    def _make_session(self, settings: Settings) -> PersonaSession:
        persona, cache_dir = self.persona, self._places.state / "persona"

        def note(n_read: int, n_all: int) -> None:
            if persona.folder == self.persona.folder:  # else another one speaks by now
                self.reading.emit(n_read, n_all)

        return PersonaSession(persona, settings.mode, cache_dir, note)
