"""The page on which an owner brings files: what is in them, to be chosen from. Window process."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backends.base import HowFar
from backends.errors import AvatarError, PersonaError
from desktop.engine.worker import Worker, then_or_tell
from desktop.gui.studio.bring_words import format_words, place_words
from desktop.gui.studio.workbench import Workbench
from desktop.gui.widgets.ask_file import ask_files
from desktop.gui.widgets.dropped_files import take_files
from desktop.gui.widgets.plain_text import PlainLabel, plain_tip
from desktop.gui.widgets.progress_line import ProgressLine
from desktop.i18n.error_translations import in_words, spoken
from desktop.studio.proposals import Proposal, Proposals
from desktop.studio.readers.brought import Item, Pair
from desktop.studio.reading import Files, read_files
from desktop.studio.taking import Taken, take

__all__ = ["BringPage"]

MAX_SHOWN = 300  # entries of a group that are listed; the others go with the group
MAX_PLACES = 50
TELL_S = 0.1  # between two words of how far it is
MAX_CHARS = 160
MAX_DETAILS = 3  # of one entry; its text shows the others
ENTRIES = Qt.ItemDataRole.UserRole
Check = Qt.CheckState


class Dropped(Exception):
    """Nobody waits any more for files that are being read."""


@dataclass(slots=True, eq=False)
class Reading:
    """Files that are being read, as long as somebody waits for them. On the worker."""

    tell: HowFar
    is_wanted: bool = True
    _told_at: float = 0.0

    def note(self, n_done: int, n_all: int) -> None:
        """Say how far it is, some times in a second.

        Raises:
            Dropped: Nobody wants to know.
        """
        if not self.is_wanted:
            raise Dropped
        now = time.monotonic()
        if now - self._told_at > TELL_S:
            self._told_at = now
            self.tell(n_done, n_all)


class Entries:
    """What the entries of the tree stand for, and how much of that is ticked.

    It is counted with each tick: there may be tens of thousands.
    """

    def __init__(self) -> None:
        self._all: list[tuple[str, Sequence[Proposal]]] = []  # with the name of their file
        self._on: set[int] = set()
        self.n_ticked = 0

    def add(self, name: str, entries: Sequence[Proposal]) -> int:
        """Take an entry, which is not ticked; return its number."""
        self._all.append((name, entries))
        return len(self._all) - 1

    def tick(self, number: int, *, is_on: bool) -> None:
        """Note whether an entry is ticked."""
        if is_on != (number in self._on):
            self._on ^= {number}
            self.n_ticked += len(self._all[number][1]) * (1 if is_on else -1)

    def ticked(self) -> list[tuple[str, Item]]:
        """Return all that is ticked, with the name of the file that it comes from."""
        chosen = (self._all[number] for number in sorted(self._on))
        return [(name, entry.item) for name, entries in chosen for entry in entries]


class BringPage(QWidget):
    """Reads files on the worker; nothing is taken before the owner says so."""

    _looked = Signal(int, int)  # through so many proposals of so many

    def __init__(self, bench: Workbench, background: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._background = bench, background
        self._entries = Entries()
        self._reading: Reading | None = None
        self.setAcceptDrops(True)
        self.owner = self._owner_line()
        self._paths: Sequence[Path] = ()  # the last files
        self._files = Files()  # what they gave, without what was taken of it
        self._pasted = QTemporaryDir()  # only its owner reads it
        self._choose = QPushButton(self.tr("Choose files…"), self)
        self._choose.clicked.connect(self.choose)
        self.waiting = ProgressLine(self.tr("Read"), self)
        self.waiting.cancelled.connect(self.stop)
        self._looked.connect(self._show_share)
        self.told, self.trouble = PlainLabel(self), PlainLabel(self)
        self.told.setObjectName("hint")
        self.trouble.setObjectName("warning-text")
        for label in (self.told, self.trouble):
            label.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("What is in the files"))
        self.tree.setHeaderLabels([self.tr("What is in the files"), self.tr("Private")])
        self.tree.setWordWrap(True)
        self.tree.itemChanged.connect(self._note_tick)
        self._take = QPushButton(self.tr("Take what is ticked"), self)
        self._take.setObjectName("primary")
        self._take.clicked.connect(self.take)
        self._build()
        self._clear()

    def _owner_line(self) -> QLineEdit:
        """Return where another name is typed; it is hidden until there is a chat."""
        line = QLineEdit(self)
        line.setPlaceholderText(self.tr("Your name in the chats, where it is another one"))
        line.setAccessibleName(line.placeholderText())
        line.returnPressed.connect(self.read_again)
        line.hide()
        return line

    def choose(self) -> None:
        """Ask for files."""
        kinds = "*.csv *.tsv *.xlsx *.json *.jsonl *.txt *.md *.pdf *.docx *.zip *.vtt *.srt *.log"
        known = self.tr("Tables, texts, chats ({kinds})").format(kinds=kinds)
        wanted = known + ";;" + self.tr("All files (*)")
        if paths := ask_files(self, self.tr("Choose files"), wanted):
            self.read(paths)

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, on the worker."""
        self._paths = paths
        persona, owners = self._bench.persona, self.owner.text().split(",")
        names = [name.strip() for name in owners if name.strip()]
        self._clear()
        self._reading = reading = Reading(self._looked.emit)
        self._show_share(0, 0)

        def show(done: Future[Files]) -> None:
            if reading is self._reading:
                then_or_tell(self._show, self._tell_unread, first=self._end_reading)(done)

        self._background.run(
            lambda: read_files(persona, paths, names, reading.note), show, owner=self
        )

    def stop(self) -> None:
        """Wait no longer for the files that are read."""
        self._end_reading()
        self._clear()

    def read_text(self, text: str) -> None:
        """Read a text that was pasted, as a file of its own; it is gone with this page."""
        path = Path(self._pasted.filePath("pasted.txt"))
        try:
            path.write_text(text, "utf-8")
        except OSError as exc:
            self._tell_unread(PersonaError.unwritten("The text was not read.", exc, path.parent))
        else:
            self.read([path])

    def read_again(self) -> None:
        """Read the last files with the name that is typed now."""
        if self._paths and self._choose.isEnabled():
            self.read(self._paths)

    def ticked(self) -> list[tuple[str, Item]]:
        """Return what is to be taken, with the name of the file that it comes from."""
        return self._entries.ticked()

    def take(self) -> None:
        """Take what is ticked, on the worker."""
        self._bench.refresh()
        persona, items = self._bench.persona, self.ticked()
        self._take.setEnabled(False)
        self._bench.is_written_aside = True

        def show(taken: Taken) -> None:
            self._show_taken(taken, [item for _, item in items])

        self._background.run(
            lambda: take(persona, items), then_or_tell(show, self._tell_untaken), owner=self
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        take_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the files that were dropped."""
        if paths := take_files(event):
            self.read(paths)

    def _end_reading(self) -> None:
        if self._reading is not None:
            self._reading.is_wanted, self._reading = False, None
        self._choose.setEnabled(True)
        self.waiting.hide()

    def _show_share(self, n_done: int, n_all: int) -> None:
        """Show how much is read; of nothing as long as that is not known."""
        if self._reading is None:
            return
        self._choose.setEnabled(False)
        self.waiting.show_share(n_done, n_all)
        done, every = (QLocale().toString(number) for number in (n_done, n_all))
        share = self.tr("Reading: {done} of {all}").format(done=done, all=every)
        self.told.setText(share if n_all else self.tr("Reading…"))

    def _clear(self) -> None:
        self.tree.clear()
        self._entries = Entries()
        self.told.show()
        self._tell_trouble([])
        self._count()
        hint = self.tr("Tables of questions and answers, texts about you, chats of your own.")
        self.told.setText(
            self.tr("{what} Drop them here; you see everything first.").format(what=hint)
        )

    def _tell_unread(self, error: AvatarError) -> None:
        self._clear()
        self._tell_trouble([error])

    def _show(self, files: Files) -> None:
        self.told.hide()
        self._tell_trouble(files.failed)
        self._list(files, is_new=True)

    def _list(self, files: Files, *, is_new: bool) -> None:
        """List what may be taken; what was left is not ticked."""
        self._files = files
        self.owner.setVisible(files.has_chat)
        self.tree.blockSignals(True)
        for found in files.found:
            self._add_file(found, is_new=is_new)
        self.tree.blockSignals(False)
        self._count()

    def _tell_trouble(self, errors: Sequence[AvatarError]) -> None:
        """Say which files could not be read; a screen reader says it, too."""
        self.trouble.setText("\n".join(map(spoken, errors)))
        self.trouble.setVisible(bool(errors))

    def _add_file(self, found: Proposals, *, is_new: bool) -> None:
        brought = found.brought
        text = self.tr("{name}: {format}; read: {count}").format(
            name=brought.path.name, format=format_words(brought), count=brought.n_read
        )
        item = QTreeWidgetItem(self.tree, [text])
        item.setFirstColumnSpanned(True)
        name = brought.path.name
        for title, entries, is_on in (
            (self.tr("Without private details"), found.plain(), is_new),
            (self.tr("With private details"), found.private(), False),
            (self.tr("Proposed facts"), found.statements(), False),
        ):
            if entries:
                self._add_group(item, title, name, entries, is_on=is_on)
        for note in brought.notes:
            QTreeWidgetItem(item, [in_words(note)]).setFirstColumnSpanned(True)
        for why, places in brought.reasons().items():
            left = self.tr("Left out, {count}: {why}").format(count=len(places), why=in_words(why))
            reason = QTreeWidgetItem(item, [left])
            reason.setFirstColumnSpanned(True)
            for place in places[:MAX_PLACES]:
                QTreeWidgetItem(reason, [place_words(place)])
        item.setExpanded(True)

    def _add_group(
        self,
        parent: QTreeWidgetItem,
        title: str,
        name: str,
        entries: list[Proposal],
        *,
        is_on: bool,
    ) -> None:
        group = QTreeWidgetItem(parent, [f"{title}  ({len(entries)})"])
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        group.setFirstColumnSpanned(True)
        state = Check.Checked if is_on else Check.Unchecked
        for entry in entries[:MAX_SHOWN]:
            self._add_entry(group, _words(entry), name, [entry], state)
        if rest := entries[MAX_SHOWN:]:
            more = self.tr("… and {count} more").format(count=len(rest))
            self._add_entry(group, more, name, rest, state)
        group.setExpanded(not is_on)

    def _add_entry(
        self,
        group: QTreeWidgetItem,
        text: str,
        name: str,
        entries: Sequence[Proposal],
        state: Check,
    ) -> None:
        found = entries[0].details if len(entries) == 1 else ()
        details = "\n".join(f"{in_words(own.kind)}: {own.text}" for own in found[:MAX_DETAILS])
        item = QTreeWidgetItem(group, [text, details])
        item.setToolTip(0, plain_tip(text))
        item.setToolTip(1, plain_tip(details))
        item.setData(0, ENTRIES, self._entries.add(name, entries))
        item.setCheckState(0, state)
        self._note_tick(item)

    def _note_tick(self, item: QTreeWidgetItem) -> None:
        """Count what an entry stands for, where it is ticked now or no longer."""
        number = item.data(0, ENTRIES)
        if number is not None:
            self._entries.tick(number, is_on=item.checkState(0) == Check.Checked)
            self._count()

    def _count(self) -> None:
        n_ticked = self._entries.n_ticked
        self._take.setEnabled(n_ticked > 0)
        number = self.tr("Take what is ticked (%n)", "", n_ticked)
        self._take.setText(number if n_ticked else self.tr("Take what is ticked"))

    def _tell_untaken(self, error: AvatarError) -> None:
        self._bench.is_written_aside = False
        self._bench.failed.emit(error)
        self._count()

    def _show_taken(self, taken: Taken, items: Sequence[Item]) -> None:
        self._bench.adopt(self.tr("Bring files"), taken.persona)
        left = self._files.without(items)
        self._paths = self._paths if left.found or left.failed else ()
        self._clear()
        self._tell_trouble(left.failed)
        self._list(left, is_new=False)
        self.told.setText(
            self.tr("Taken: {pairs} answers, {facts} facts, {voices} for the voice.").format(
                pairs=taken.pairs, facts=taken.facts, voices=taken.voices
            )
        )

    def _build(self) -> None:
        self._take.setAccessibleName(self._take.text())
        self._choose.setAccessibleName(self._choose.text())
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        line = QHBoxLayout()
        line.addWidget(self._choose)
        line.addWidget(self.owner, 1)
        line.addStretch()  # where that is hidden
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.told)
        column.addWidget(self.waiting)
        column.addWidget(self.trouble)
        column.addWidget(self.tree, 1)
        column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignRight)


def _words(entry: Proposal) -> str:
    """Return question and answer in a line each, or the sentence."""
    item = entry.item
    texts = (item.questions[0], *item.answers[:1]) if isinstance(item, Pair) else (item.text,)
    lines = (" ".join(text.split()) for text in texts)
    return "\n".join(one if len(one) <= MAX_CHARS else one[: MAX_CHARS - 1] + "…" for one in lines)
