"""The facts and answers of the workbench as a table, with their marks. Window process."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from desktop.gui.studio.workbench import Workbench
from desktop.gui.theme.tokens import LIGHT, Tokens
from desktop.gui.widgets.plain_text import plain_tip
from desktop.i18n.error_translations import in_words
from desktop.studio.marks import Mark
from desktop.studio.notebook import (
    FACT,
    Entry,
    Key,
    Row,
    Told,
    kind_of,
    row_of,
    with_question,
    with_text,
    with_topic,
)
from persona.model import Example, Fact

__all__ = ["KIND", "MARK", "MIME", "QUESTION", "TEXT", "TOPIC", "RowsModel", "Shown"]

KIND, TOPIC, QUESTION, TEXT, MARK = range(5)
MAX_SIGNS = 3
MIME = "application/x-avatar-rows"

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Shown:
    """Which rows are shown.

    Attributes:
        topic: Those of a topic; None: of all.
        kinds: Those of some kinds; none: of all.
        is_marked: Those that have marks.
        words: Those with these words.
    """

    topic: str | None = None
    kinds: tuple[str, ...] = ()
    is_marked: bool = False
    words: str = ""

    def of(self, told: Told, marks: Collection[Key]) -> Sequence[int]:
        """Return the places of those that are shown, in their order."""
        if self == Shown():
            return range(len(told))
        wanted = self.words.casefold().strip()
        starts = accumulate(map(len, told.parts.values()), initial=0)
        return [
            start + i
            for start, (sort, records) in zip(starts, told.parts.items(), strict=False)
            for i, own in enumerate(records)
            if (self.topic is None or self._is_of_topic((sort, own)))
            and (not self.kinds or kind_of((sort, own)) in self.kinds)
            and (not self.is_marked or (sort, own.id) in marks)
            and (not wanted or wanted in _searched(own))
        ]

    def _is_of_topic(self, entry: Entry) -> bool:
        """Return whether a record is of the topic; small talk is listed as that."""
        return entry[1].topic == self.topic and kind_of(entry) != "smalltalk"


class RowsModel(QAbstractTableModel):
    """One row for each fact and pair that is to be shown. Editing a cell changes the files.

    Of ten thousand records only those that are seen are made rows, and all is chosen and sorted
    here: a model between would ask for each of them.
    """

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._tokens = LIGHT
        self.shown = Shown()
        self.is_edited: Callable[[], bool] = lambda: False  # of the view
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self._all = Told(bench.persona)
        self._order: Sequence[int] = ()  # the places in it of the rows that are shown
        bench.changed.connect(self.read)
        bench.marked.connect(self._show_marks)
        self.read()

    def read(self) -> None:
        """Take the persona as it is now."""
        self.beginResetModel()
        self._all = told = Told(self._bench.persona)
        self._order = self.shown.of(told, self._bench.marks.keys())
        column, order = self._sorted
        if column >= 0:
            places, is_down = self._texts(column), order == Qt.SortOrder.DescendingOrder
            self._order = sorted(self._order, key=places.__getitem__, reverse=is_down)
        self.endResetModel()

    def show_only(self, shown: Shown) -> bool:
        """Show some of the rows alone; return whether they are others than before."""
        is_other, self.shown = shown != self.shown, shown
        if is_other:
            self.read()
        return is_other

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows by a column; by none of them: as they are in the files."""
        if (column, order) != self._sorted:
            self._sorted = column, order
            self.read()

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens

    def row_at(self, row: int) -> Row:
        """Return a row."""
        return row_of(self._all.entry(self._order[row]))

    def key_at(self, row: int) -> Key:
        """Return which row it is."""
        sort, own = self._all.entry(self._order[row])
        return sort, own.id

    def is_fact(self, index: Index) -> bool:
        """Whether a row is a fact."""
        return self.key_at(index.row())[0] == FACT

    def place_of(self, key: Key) -> int:
        """Return where a row is; -1 where it is not shown."""
        parts = self._all.parts
        before = sum(len(parts[sort]) for sort in takewhile(lambda sort: sort != key[0], parts))
        found = (i for i, own in enumerate(parts[key[0]], before) if own.id == key[1])
        place = next(found, -1)
        return self._order.index(place) if place in self._order else -1

    def marks_text(self, row: int) -> str:
        """Return the marks of a row in words, one a line."""
        return self._told_of(self.row_at(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (as Qt has it)
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (as Qt has it)
        """Return kind, topic, question, text, mark."""
        return 0 if parent.isValid() else MARK + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """Return what a column is."""
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return (
            self.tr("Kind"),
            self.tr("Topic"),
            self.tr("Question"),
            self.tr("Fact or answer"),
            "!",
        )[section]

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return a cell."""
        row, column = self.row_at(index.row()), index.column()
        if role == Role.DisplayRole:
            return self._text(row, column)
        column = _place(row, column)
        if role == Role.EditRole:
            return self._text(row, column)
        if role == Role.AccessibleTextRole:
            return self._told_of(row) if column == MARK else self._text(row, column)
        if role == Role.ToolTipRole:
            return plain_tip(self._tip(row, column))
        if role == Role.ForegroundRole and column == MARK:
            return QColor(self._tokens.warning)
        if role == Role.ForegroundRole and column in (KIND, TOPIC):
            return QColor(self._tokens.muted)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return which cells can be edited; every row can be dragged to a topic."""
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        if not index.isValid():
            return flags
        row = self.row_at(index.row())
        editable = {TEXT, TOPIC, QUESTION}
        if row.kind == "smalltalk":
            editable -= {TOPIC}
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in editable else flags

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Change a cell, in the files, too."""
        text, row = str(value).strip(), self.row_at(index.row())
        column = _place(row, index.column())
        if role != Role.EditRole or text == self._text(row, column):
            return False
        if not text and column != TOPIC:
            return False
        key, words = row.key, self.tr("Edit “{text}”").format(text=row.question or row.text)
        if column == TOPIC:
            return self._bench.change(words, lambda own: with_topic(own, {key}, text))
        change = with_question if column == QUESTION else with_text
        return self._bench.change(words, lambda own: change(own, key, text))

    def mimeTypes(self) -> list[str]:
        """Return what a dragged row is."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the keys of the rows that are dragged."""
        keys = dict.fromkeys(self.key_at(index.row()) for index in indexes)
        data = QMimeData()
        data.setData(MIME, json.dumps(list(keys)).encode())
        return data

    def _show_marks(self) -> None:
        if (self.shown.is_marked or self._sorted[0] == MARK) and not self.is_edited():
            self.read()
        elif self._order:
            last = self.index(len(self._order) - 1, MARK)
            self.dataChanged.emit(self.index(0, MARK), last)

    def _marks_of(self, key: Key) -> Sequence[Mark]:
        return self._bench.marks.get(key, ())

    def _texts(self, column: int) -> list[str]:
        """Return what all rows are sorted by."""
        if column == KIND:
            kinds = {kind: text.casefold() for kind, text in self._kinds().items()}
            return [kinds[kind_of(entry)] for entry in self._all]
        return [self._text(row_of(entry), column).casefold() for entry in self._all]

    def _text(self, row: Row, column: int) -> str:
        if column == KIND:
            return self._kinds()[row.kind]
        if column == MARK:
            return "!" * min(len(self._marks_of(row.key)), MAX_SIGNS)
        topic = "" if row.kind == "smalltalk" else row.topic  # of what sort, which is our word
        return {TOPIC: topic, QUESTION: row.question, TEXT: row.text}[column]

    def _kinds(self) -> dict[str, str]:
        """Return what each kind is called."""
        return {
            "fact": self.tr("Fact"),
            "answerable": self.tr("Answer"),
            "identity": self.tr("About itself"),
            "unanswerable": self.tr("Kept private"),
            "smalltalk": self.tr("Small talk"),
            "general": self.tr("General"),
            "held": self.tr("Held back"),
        }

    def _tip(self, row: Row, column: int) -> str:
        if column == MARK:
            return self._told_of(row)
        more = self.tr("%n more wording(s) of it stay as they are.", "", row.n_more)
        return "\n".join((self._text(row, column), *([more] if row.n_more else [])))

    def _told_of(self, row: Row) -> str:
        return "\n".join(self._told(mark) for mark in self._marks_of(row.key))

    def _told(self, mark: Mark) -> str:
        if mark.sort == "twice":
            return self.tr("Stands twice: “{other}”").format(other=mark.other)
        if mark.sort == "contradicts":
            return self.tr("May contradict “{other}”").format(other=mark.other)
        if mark.sort == "empty":
            return self.tr("Has no answer")
        return self.tr("Told to anybody: {detail}").format(
            detail=f"{in_words(mark.kind)} ({mark.other})"
        )


def _place(row: Row, column: int) -> int:
    """Return what stands in a column: a fact has no question, and is shown in its place, too."""
    return TEXT if row.is_fact and column == QUESTION else column


def _searched(own: Fact | Example) -> str:
    """Return what of a record is searched: what the table shows."""
    if isinstance(own, Fact):
        return f"{own.topic}\n{own.text}".casefold()
    return f"{own.topic}\n{own.questions[0]}\n{own.answers[0] if own.answers else ''}".casefold()
