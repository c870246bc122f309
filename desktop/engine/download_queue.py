"""The downloads of the window: one runs, others wait; each can be paused, resumed, cancelled.

Window process, GUI thread. A download is a child; pausing ends it, and what had come stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from backends.errors import AvatarError
from desktop.engine.command_process import CommandProcess, Row
from desktop.models.download import Transfer
from desktop.models.hub import HubFile
from desktop.models.model_store import ModelStore

__all__ = ["Download", "DownloadQueue"]

DownloadState = Literal["waiting", "running", "paused", "failed", "done"]


@dataclass(frozen=True, slots=True)
class Download:
    """One model that is fetched, and how far it is."""

    number: int
    repo: str
    file: str  # name or quantization; empty = the usual one
    title: str
    state: DownloadState = "waiting"
    transfer: Transfer | None = None
    files: tuple[HubFile, ...] = ()
    error: AvatarError | None = None
    path: str = ""  # once it is there


class DownloadQueue(QObject):
    """Emits each change of a download, and where a finished one lies."""

    changed = Signal(object)  # Download
    removed = Signal(int)
    finished = Signal(str)  # path

    def __init__(self, store: ModelStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._downloads: dict[int, Download] = {}
        self._task: CommandProcess | None = None
        self._running = 0
        self._last = 0

    @property
    def downloads(self) -> tuple[Download, ...]:
        """Return all that were asked for and not dismissed."""
        return tuple(self._downloads.values())

    def add(self, repo: str, file: str, title: str) -> int:
        """Fetch a model; return the number of its download."""
        for known in self._downloads.values():
            if (known.repo, known.file) == (repo, file) and known.state != "done":
                self.resume(known.number)
                return known.number
        self._last += 1
        self._set(Download(self._last, repo, file, title))
        self._next()
        return self._last

    def pause(self, number: int) -> None:
        """Stop for now; what has come stays."""
        self._leave(number)
        self._set(replace(self._downloads[number], state="paused"))
        self._next()

    def resume(self, number: int) -> None:
        """Go on where it ended."""
        if self._downloads[number].state in ("paused", "failed"):
            self._set(replace(self._downloads[number], state="waiting", error=None))
            self._next()

    def cancel(self, number: int) -> None:
        """Stop and throw away what has come; of one that is done, only its line goes."""
        self._leave(number)
        download = self._downloads.pop(number)
        if download.state != "done":
            self._store.discard(download.files)
        self.removed.emit(number)
        self._next()

    def close(self) -> None:
        """End the child; the next start of the app can go on."""
        if self._task is not None:
            self._task.stop()
            self._task = None

    def _leave(self, number: int) -> None:
        if number == self._running and self._task is not None:
            self._task.stop()
            self._task.deleteLater()
            self._task, self._running = None, 0

    def _next(self) -> None:
        waiting = [one for one in self._downloads.values() if one.state == "waiting"]
        if self._task is not None or not waiting:
            return
        download = waiting[0]
        self._running = download.number
        words = [download.repo, *([download.file] if download.file else []), "--json"]
        self._task = CommandProcess(["model", "get", *words], self)
        self._task.row_came.connect(self._take)
        self._task.ended.connect(self._end)
        self._set(replace(download, state="running"))

    def _take(self, row: Row) -> None:
        download = self._downloads.get(self._running)
        if download is None:
            return
        if row.get("kind") == "file":
            file = msgspec.convert(row, HubFile)
            kept = tuple(known for known in download.files if known.name != file.name)
            self._set(replace(download, files=(*kept, file)))
        elif row.get("kind") == "progress":
            self._set(replace(download, transfer=msgspec.convert(row, Transfer)))
        elif row.get("kind") == "done":
            self._set(replace(download, path=str(row.get("path", ""))))

    def _end(self, error: AvatarError | None) -> None:
        download = self._downloads.get(self._running)
        if self._task is not None:
            self._task.deleteLater()
        self._task, self._running = None, 0
        if download is not None:
            self._set(replace(download, state="failed" if error else "done", error=error))
            if not error:
                self.finished.emit(download.path)
        self._next()

    def _set(self, download: Download) -> None:
        self._downloads[download.number] = download
        self.changed.emit(download)
