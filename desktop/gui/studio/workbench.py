"""The persona that is worked on, shared by all pages of the studio: written at once, with undo.

Window process, GUI thread.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from backends.errors import PersonaError
from desktop.studio.keeping import is_changed_outside, keep
from desktop.studio.notebook import Change
from persona.model import Persona
from persona.store import load_persona

__all__ = ["Workbench"]

MAX_UNDO = 200


class Workbench(QObject):
    """Holds the persona as it is in its folder.

    Each change is in the files before it is shown, so that the next question knows it, in any
    window, and a kill loses nothing.
    """

    changed = Signal()
    undone = Signal()  # after `changed`, as is the next
    redone = Signal()
    failed = Signal(object)  # AvatarError

    def __init__(self, persona: Persona, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.persona = persona
        self.is_written_aside = False  # on a worker; `adopt` takes it, so that it can be undone
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MAX_UNDO)

    def change(self, text: str, change: Change) -> bool:
        """Change facts or pairs and write them; return whether that went well.

        Args:
            text: What is done, for undo.
            change: From the persona as it is now to another one.
        """
        self.refresh()
        before = self.persona
        try:
            kept = keep(before, change(before))
        except PersonaError as error:
            self.failed.emit(error)
            return False
        self._note(text, before, kept)
        return True

    def adopt(self, text: str) -> None:
        """Take what was written to the folder in another way, so that it can be undone."""
        before, self.is_written_aside = self.persona, False
        try:
            self._note(text, before, load_persona(before.folder))
        except PersonaError as error:
            self.failed.emit(error)

    def refresh(self) -> None:
        """Read the folder anew where somebody else has written to it; that is not undone."""
        if self.is_written_aside or not is_changed_outside(self.persona):
            return
        try:
            self.persona = load_persona(self.persona.folder)
        except PersonaError as error:
            self.failed.emit(error)
            return
        self.stack.clear()
        self.changed.emit()

    def restore(self, wanted: Persona) -> bool:
        """Write facts and pairs as they were; return whether that went well.

        What another window wrote meanwhile stays.
        """
        try:
            self.persona = keep(
                self.persona,
                replace(
                    self.persona,
                    facts=wanted.facts,
                    examples=wanted.examples,
                    held_back=wanted.held_back,
                ),
            )
        except PersonaError as error:
            self.failed.emit(error)
            QTimer.singleShot(0, self, self.refresh)
            return False
        finally:
            self.changed.emit()
        return True

    def _note(self, text: str, before: Persona, after: Persona) -> None:
        self.persona = after
        if _rows(before) != _rows(after):
            self.stack.push(_Step(text, self, before, after))
        self.changed.emit()


def _rows(persona: Persona) -> tuple[object, ...]:
    """Return what undo is about."""
    return (persona.facts, persona.examples, persona.held_back)


class _Step(QUndoCommand):
    """From one state of the persona to the next; it is there already when it is pushed.

    Where it cannot be written, say on a full disk, the stack goes back to where the files are.
    """

    def __init__(self, text: str, bench: Workbench, before: Persona, after: Persona) -> None:
        super().__init__(text)
        self._bench, self._before, self._after = bench, before, after
        self._is_done = True

    def undo(self) -> None:
        """Write the state before."""
        if self._is_done:
            self._is_done = not self._bench.restore(self._before)
        if self._is_done:
            QTimer.singleShot(0, self._bench, self._bench.stack.redo)
        else:
            self._bench.undone.emit()

    def redo(self) -> None:
        """Write the state after."""
        if self._is_done:
            return
        self._is_done = self._bench.restore(self._after)
        if self._is_done:
            self._bench.redone.emit()
        else:
            QTimer.singleShot(0, self._bench, self._bench.stack.undo)
