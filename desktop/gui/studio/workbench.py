"""The persona that is worked on, shared by all pages of the studio: written at once, with undo.

Window process, GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from backends.errors import PersonaError
from desktop.engine.worker import Worker, then_or_tell
from desktop.studio.keeping import keep
from desktop.studio.marks import Mark, marks_of
from desktop.studio.notebook import Change, Key
from persona.model import Persona
from persona.store import is_changed_outside, load_persona

__all__ = ["Workbench"]

MAX_UNDO = 200
MARK_MS = 300  # after the last change the rows are looked over


class Workbench(QObject):
    """Holds the persona as it is in its folder.

    Each change is in the files before it is shown, so that the next question knows it, in any
    window, and a kill loses nothing. What takes a look at every row is done beside the window.

    Attributes:
        marks: What is to be looked at, of the rows as they were a moment ago.
    """

    changed = Signal()
    undone = Signal()  # after `changed`, as is the next
    redone = Signal()
    marked = Signal()  # `marks` are those of the rows as they are now
    failed = Signal(object)  # AvatarError

    def __init__(self, persona: Persona, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.persona = persona
        self.marks: Mapping[Key, Sequence[Mark]] = {}
        self._aside = Worker(self)
        self._pause = QTimer(self, singleShot=True, interval=MARK_MS)
        self._pause.timeout.connect(self._mark)
        self._is_marking = False
        self.is_written_aside = False  # on a worker; `adopt` takes it, so that it can be undone
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MAX_UNDO)
        self.changed.connect(self._pause.start)
        self._mark()

    def close(self) -> None:
        """Look over nothing any more."""
        self._pause.stop()
        self._aside.close()

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

    def write(self, what: str, work: Callable[[], None]) -> bool:
        """Write a file beside those of the persona; where that fails, it is told as `what`."""
        try:
            work()
        except OSError as exc:
            self.failed.emit(PersonaError.unwritten(what, exc, self.persona.folder))
            return False
        return True

    def adopt(self, text: str, after: Persona) -> None:
        """Take what was written to the folder in another way, so that it can be undone."""
        before, self.is_written_aside = self.persona, False
        self._note(text, before, after)

    def refresh(self) -> None:
        """Read the folder anew where somebody else has written to it; that is not undone."""
        if self.is_written_aside or not is_changed_outside(self.persona):
            return
        try:
            self._take(load_persona(self.persona.folder))
        except PersonaError as error:
            self.failed.emit(error)

    def refresh_aside(self) -> None:
        """Do so beside the window, which nobody waits for."""
        before = self.persona
        if self.is_written_aside or not is_changed_outside(before):
            return

        def take(read: Persona) -> None:
            if self.persona is before and not self.is_written_aside:
                self._take(read)

        self._aside.run(
            lambda: load_persona(before.folder), then_or_tell(take, self.failed.emit), owner=self
        )

    def _take(self, read: Persona) -> None:
        self.persona = read
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

    def _mark(self) -> None:
        """Look over the rows as they are now; once more, where they change meanwhile."""
        if self._is_marking:
            return
        self._is_marking, persona = True, self.persona

        def show(done: Future[dict[Key, list[Mark]]]) -> None:
            self._is_marking, self.marks = False, done.result()
            self.marked.emit()
            if self.persona is not persona:
                self._pause.start()

        self._aside.run(lambda: marks_of(persona), show, owner=self)

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
