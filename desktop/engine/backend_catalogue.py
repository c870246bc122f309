"""Which backends there are and what they declare, asked in a child. Window process, GUI thread.

The window imports no backend; the engine's program writes the pages as one line and ends.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from backends.errors import ProtocolError, Sentence
from backends.protocol.client import engine_environment, engine_task
from backends.protocol.wire import Described, decode_event
from backends.settings_schema.schema import BackendPage

__all__ = ["BackendCatalogue"]

LOG = logging.getLogger("avatar.catalogue")

DEADLINE_MS = 30_000  # a plugin may import something large


class BackendCatalogue(QObject):
    """Asked once; what it knows stays for as long as the app runs."""

    described = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pages: Mapping[str, BackendPage] = {}
        self.troubles: Mapping[str, Sequence[Sentence]] = {}
        self.trouble = ""  # why nothing is known
        self._process: QProcess | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close)

    def ask(self, backend: str = "") -> None:
        """Ask, unless it is known; `described` follows in any case.

        Args:
            backend: One that is not registered, as ``module:Class``.
        """
        is_known = bool(self.pages) and (":" not in backend or backend in self.pages)
        if is_known or self._process is not None:
            if is_known:
                self.described.emit()
            return
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in engine_environment().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.finished.connect(self._read)
        process.errorOccurred.connect(self._fail)
        self._process = process
        program, *arguments = engine_task(
            "--describe", *(("--backend", backend) if backend else ())
        )
        process.start(program, arguments)
        self._timer.start(DEADLINE_MS)

    def close(self) -> None:
        """End the child, if it runs."""
        if self._process is not None:
            self._process.kill()
            self._process.waitForFinished(1000)

    def _read(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        self._timer.stop()
        lines = bytes(process.readAllStandardOutput().data()).splitlines()
        said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        process.deleteLater()
        try:
            event = decode_event(lines[-1]) if lines else None
        except ProtocolError as exc:
            event, said = None, str(exc.__cause__)
        if isinstance(event, Described):
            self.pages, self.troubles, self.trouble = event.pages, event.troubles, ""
        else:
            LOG.warning("the engine does not describe its backends: %s", said)
            self.trouble = self.tr("The engine said nothing.")
        self.described.emit()

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            LOG.warning("the engine did not start: %s", self._process.errorString())
            self.trouble = self.tr("The engine could not be started.")
            self._process.deleteLater()
            self._process = None
            self._timer.stop()
            self.described.emit()
