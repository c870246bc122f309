"""Renders a chat template in a throw-away child, so that a hostile one costs nothing here.

Window process, GUI thread. One at a time: a newer template ends the child of the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from backends.base import Message
from backends.errors import ProtocolError
from backends.protocol.client import engine_environment, engine_task
from backends.protocol.wire import Preview, Previewed, decode_event, encode

__all__ = ["TemplatePreview"]

DEADLINE_MS = 4000  # its own limit is one second for compiling and one for rendering


class TemplatePreview(QObject):
    """Emits a `Previewed` for the newest template that was asked for."""

    rendered = Signal(object)  # Previewed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._give_up)

    def ask(self, template: str, messages: Sequence[Message], *, bos: str, eos: str) -> None:
        """Render a conversation with a template."""
        self.close()
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in engine_environment().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.finished.connect(self._read)
        self._process = process
        program, *arguments = engine_task("--preview-template")
        process.start(program, arguments)
        asked = Preview(template=template, messages=tuple(messages), bos=bos, eos=eos)
        process.write(encode(asked))
        process.closeWriteChannel()
        self._timer.start(DEADLINE_MS)

    def close(self) -> None:
        """Forget what is being rendered."""
        process, self._process = self._process, None
        self._timer.stop()
        if process is not None:
            process.finished.disconnect(self._read)
            process.finished.connect(process.deleteLater)
            process.kill()

    def _give_up(self) -> None:
        self.close()
        error = self.tr("It took too long and was ended.")
        self.rendered.emit(Previewed(error=error))

    def _read(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        self._timer.stop()
        lines = bytes(process.readAllStandardOutput().data()).splitlines()
        process.deleteLater()
        event: object = None
        try:
            event = decode_event(lines[-1]) if lines else None
        except (ProtocolError, msgspec.MsgspecError):
            event = None
        if not isinstance(event, Previewed):
            event = Previewed(error=self.tr("The template ended the child that rendered it."))
        self.rendered.emit(event)
