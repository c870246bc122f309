"""Runs a command of ``avatar-chat`` in a child and reads its lines. Window process.

So the window needs neither the Hub's library in its memory nor a thread that waits for a network,
and a download ends at once by ending its child: what had come stays on the disk. A score card has
an engine and a judge of its own there, and the talk goes on beside it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from backends.errors import AvatarError, DownloadError, Sentence, error_from_code
from backends.protocol.client import engine_environment
from desktop.config.paths import own_command

__all__ = ["CommandProcess", "Row"]

LOG = logging.getLogger("avatar.command")

Row = dict[str, object]


class CommandProcess(QObject):
    """One child. Emits its rows, and how it ended; nothing after `stop`.

    Args:
        arguments: Of the command; it prints JSON objects, one a line.
        fault: What it is where the child says nothing of why it ended.
    """

    row_came = Signal(object)  # Row
    ended = Signal(object)  # AvatarError or None

    def __init__(
        self,
        arguments: Sequence[str],
        parent: QObject | None = None,
        fault: type[AvatarError] = DownloadError,
    ) -> None:
        super().__init__(parent)
        self._fault = fault
        self._buffer = b""
        self._error: AvatarError | None = None
        process = QProcess(self)
        self._process: QProcess | None = process
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in engine_environment().items():
            environment.insert(name, value)
        environment.insert("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        environment.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._fail)
        program, *first = own_command()
        process.start(program, [*first, *arguments])

    @property
    def pid(self) -> int:
        """Return the number of the child's process, 0 if there is none."""
        return int(self._process.processId()) if self._process else 0

    def stop(self) -> None:
        """End the child at once; nothing more is heard of it."""
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._read)
        process.finished.disconnect(self._end)
        process.errorOccurred.disconnect(self._fail)
        process.kill()
        process.waitForFinished(1000)  # a killed process is gone in a moment
        process.deleteLater()

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer += bytes(self._process.readAllStandardOutput().data())
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            row = msgspec.json.decode(line, type=dict[str, object])
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return  # a library that prints
        if row.get("kind") == "error":
            self._error = _error_in(row)
        else:
            self.row_came.emit(row)

    def _end(self, code: int) -> None:
        self._read()
        process, self._process = self._process, None
        if process is None:
            return
        said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        process.deleteLater()
        if code and self._error is None:
            LOG.warning("a child ended with code %d: %s", code, said)
            why = Sentence("The child ended with code {1}.", code)
            self._error = self._fault("This could not be done.", why, "Try again.")
        self.ended.emit(self._error)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            LOG.warning("a child did not start: %s", self._process.errorString())
            self._process.deleteLater()
            self._process = None
            why = "The program for it cannot be started."
            self.ended.emit(self._fault("This could not be done.", why, "Reinstall the app."))


class _Refusal(msgspec.Struct):
    """An `AvatarError` in a row."""

    code: str
    what: str
    why: str
    todo: str
    parts: dict[str, tuple[str, ...]]


def _error_in(row: Row) -> AvatarError:
    try:
        said = msgspec.convert(row, _Refusal)
    except msgspec.MsgspecError:
        return DownloadError("This could not be done.", "Its answer is not clear.", "Try again.")
    return error_from_code(said.code, said.what, said.why, said.todo, said.parts)
