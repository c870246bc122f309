"""The window of models: on this computer, worth trying, and on the Hub. Window process.

It stays open beside the talk; downloads go on when it is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from backends.base import ModelSpec
from backends.errors import AvatarError
from backends.gguf.check import GgufReport, file_size
from backends.gguf.memory_fit import available_memory, memory_size
from desktop.config.settings import Settings
from desktop.engine.download_queue import DownloadQueue
from desktop.engine.worker import Worker
from desktop.gui.models.download_strip import DownloadStrip
from desktop.gui.models.model_rows import Action, ModelRow, RowList
from desktop.gui.models.model_search import ModelSearch
from desktop.gui.widgets.ask_file import ask_file
from desktop.gui.widgets.dropped_files import take_files
from desktop.gui.widgets.memory_indicator import light_words
from desktop.gui.widgets.screen_room import open_at
from desktop.i18n.error_translations import in_words, spoken
from desktop.i18n.model_translations import translated
from desktop.i18n.translation import figure, running
from desktop.models.installed_models import Entry, entries, light_of_size, needed_bytes
from desktop.models.model_inspection import ModelInspection, facts_of, look_at
from desktop.models.model_store import ModelStore
from desktop.models.recommended_models import Suggestion, suggestions

__all__ = ["ModelManager", "Shelf"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the window finds what it shows; each is asked anew."""

    store: ModelStore
    built_in: Path | None
    settings: Callable[[], Settings]
    in_use: Callable[[], Path]


class ModelManager(QDialog):
    """Emits which model is to be used, and which files elsewhere are to be forgotten."""

    use_asked = Signal(Path)
    forgotten = Signal(str)

    def __init__(self, shelf: Shelf, queue: DownloadQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        open_at(self, QSize(820, 680))
        self.setAcceptDrops(True)
        self._shelf, self._queue = shelf, queue
        self._background = Worker(self)
        self._round = 0  # of refreshing; what an older one brings is stale
        self.local, self.suggested = RowList(), RowList()
        self.search = ModelSearch()
        self.search.download_asked.connect(queue.add)
        self.strip = DownloadStrip(queue, self)
        queue.finished.connect(self.refresh)
        queue.removed.connect(self.refresh)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(self.tr("Where models come from"))
        self.tabs.addTab(self._local_page(), self.tr("On this computer"))
        self.tabs.addTab(self.suggested, self.tr("Worth trying"))
        self.tabs.addTab(self.search, self.tr("Search the Hub"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.strip)
        self.refresh()

    def refresh(self) -> None:
        """Look anew at what is there; the rows come at once, their lights follow."""
        self._round += 1
        number, shelf, settings = self._round, self._shelf, self._shelf.settings()
        self._background.run(
            lambda: entries(shelf.store, shelf.built_in, settings.own_models),
            lambda future: self._show_entries(number, future),
        )
        self._show_suggestions()

    def check(self, path: Path) -> None:
        """Check a file and use it, or say in its row why not."""
        spec = self._shelf.settings().model_spec(path)
        self.tabs.setCurrentIndex(0)
        self._background.run(lambda: look_at(path, spec), self._judge)

    def close_work(self) -> None:
        """End what runs here; downloads belong to the queue."""
        self.search.close_work()
        self._background.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        take_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the file that was dropped."""
        for path in take_files(event)[:1]:
            self.check(path)

    # On this computer

    def _local_page(self) -> QWidget:
        page = QWidget()
        browse = QPushButton(self.tr("Use a file on this disk…"))
        browse.setAccessibleName(browse.text())
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        head = QHBoxLayout()
        head.addWidget(browse)
        head.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        column.addLayout(head)
        column.addWidget(self.local, 1)
        return page

    def _browse(self) -> None:
        kinds = self.tr("Models (*.gguf);;All files (*)")
        if path := ask_file(self, self.tr("Use a model"), kinds):
            self.check(path)

    def _judge(self, future: Future[ModelInspection]) -> None:
        looked = future.result()
        if looked.error is None and looked.report and not looked.report.is_adapter:
            self.use_asked.emit(looked.path)
            return
        adapter = self.tr("This is an adapter: add it to a model in Settings.")
        row = ModelRow(looked.path.name, str(looked.path.parent))
        row.light.show_light("red", spoken(looked.error) if looked.error else adapter)
        row.offer([(self.tr("Close"), self.refresh)])
        self.local.put_first(row)

    def _show_entries(self, number: int, future: Future[tuple[Entry, ...]]) -> None:
        if number != self._round:
            return
        self.local.clear()
        for entry in future.result():
            self.local.add(self._row(number, entry))

    def _row(self, number: int, entry: Entry) -> ModelRow:
        row = ModelRow(entry.path.name, self._where(entry))
        can_be_used = entry.state in ("ready", "changed")
        is_used = can_be_used and self._shelf.in_use() == entry.path
        actions: list[Action] = []
        if can_be_used:
            text = self.tr("In use") if is_used else self.tr("Use")
            actions.append((text, lambda: self.use_asked.emit(entry.path)))
        if entry.state in ("incomplete", "missing", "changed") and entry.repo:
            actions.append((self._again(entry), lambda: self._fetch(entry)))
        if entry.place == "downloaded":
            actions.append((self.tr("Remove"), lambda: self._remove(entry)))
        elif entry.place == "elsewhere":
            actions.append((self.tr("Forget"), lambda: self._forget(entry)))
        row.offer(actions, inert=0 if is_used else -1)
        row.warn(self._wrong(entry))
        if can_be_used:
            self._look(number, entry, row)
        return row

    def _again(self, entry: Entry) -> str:
        return self.tr("Resume") if entry.state == "incomplete" else self.tr("Download again")

    def _where(self, entry: Entry) -> str:
        places = {
            "built-in": self.tr("Came with the app"),
            "downloaded": entry.repo or str(entry.path.parent),
            "elsewhere": str(entry.path.parent),
        }
        size = figure(file_size(entry.size_bytes)) if entry.size_bytes else ""
        return " · ".join(text for text in (size, entry.licence, places[entry.place]) if text)

    def _wrong(self, entry: Entry) -> str:
        words = {
            "incomplete": self.tr("Its download has not ended."),
            "changed": self.tr("The file is not the one that was here before: it was changed."),
            "missing": self.tr("The file is gone: it was deleted, moved, or its drive is away."),
        }
        return words.get(entry.state, "")

    def _look(self, number: int, entry: Entry, row: ModelRow) -> None:
        spec: ModelSpec = self._shelf.settings().model_spec(entry.path)

        def show(future: Future[ModelInspection]) -> None:
            if number == self._round:
                _show_report(row, self._where(entry), future.result())

        self._background.run(lambda: look_at(entry.path, spec), show)

    def _fetch(self, entry: Entry) -> None:
        if entry.state == "changed":
            self._guard(lambda: self._shelf.store.remove(entry.path))
        self._queue.add(entry.repo, entry.file, entry.path.name)

    def _remove(self, entry: Entry) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Remove a model"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Delete {name} from this disk?").format(name=entry.path.name))
        box.setInformativeText(self.tr("It can be downloaded again."))
        go = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        if box.clickedButton() is go:
            self._guard(lambda: self._shelf.store.remove(entry.path))
            self.refresh()
        box.deleteLater()

    def _forget(self, entry: Entry) -> None:
        self.forgotten.emit(str(entry.path))
        self.refresh()

    def _guard(self, action: Callable[[], object]) -> None:
        try:
            action()
        except AvatarError as error:
            self.local.say(spoken(error), is_bad=True)

    # Worth trying

    def _show_suggestions(self) -> None:
        self.suggested.clear()
        try:
            known = suggestions()
        except AvatarError as error:
            self.suggested.say(spoken(error), is_bad=True)
            return
        for one in known:
            self.suggested.add(self._suggestion(one))
        self.suggested.say(
            self.tr("Sizes are those of the models' pages. A download is checked by SHA-256.")
        )

    def _suggestion(self, one: Suggestion) -> ModelRow:
        about = "" if one.checked else "~"
        size = about + figure(file_size(one.size_bytes)) if one.size_bytes else ""
        licence = one.licence or self.tr("licence: see its page")
        facts = " · ".join(text for text in (one.params, size, licence) if text)
        row = ModelRow(one.name, f"{facts}\n{translated(one.note)}")
        if one.size_bytes:
            free = available_memory()
            light = light_of_size(one.size_bytes, free)
            figures = self.tr("About {need} of {free} free.").format(
                need=figure(memory_size(needed_bytes(one.size_bytes))),
                free=figure(memory_size(free)),
            )
            row.light.show_light(light, running((light_words(light), figures)))
        if one.repo:
            files, get = self.tr("Files…"), self.tr("Download")
            row.offer(
                [
                    (files, lambda: self._show_files(one.repo)),
                    (get, lambda: self._get(one)),
                ]
            )
        return row

    def _get(self, one: Suggestion) -> None:
        self._queue.add(one.repo, one.file, one.name)

    def _show_files(self, repo: str) -> None:
        self.tabs.setCurrentWidget(self.search)
        self.search.field.setText(repo)
        self.search.search()


def _facts(report: GgufReport) -> Iterator[str]:
    return map(in_words, facts_of(report))


def _show_report(row: ModelRow, where: str, looked: ModelInspection) -> None:
    if looked.error is not None:
        row.light.show_light("red", spoken(looked.error))
    elif looked.report is not None and looked.fit is not None:
        row.show_facts(" · ".join((*_facts(looked.report), *where.split(" · ")[-1:])))
        row.light.show_fit(looked.fit)
        if not looked.report.chat_template:
            row.warn(
                QCoreApplication.translate(
                    "ModelManager",
                    "A base model without a chat template: choose one in Settings first.",
                )
            )
    elif looked.report is not None:
        row.show_facts(" · ".join((*_facts(looked.report), "LoRA")))
