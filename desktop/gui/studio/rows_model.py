"""The facts and answers of the workbench as a table, with their marks. Window process."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor

from desktop.gui.studio.workbench import Workbench
from desktop.gui.theme.tokens import LIGHT, Tokens
from desktop.gui.widgets.plain_text import plain_tip
from desktop.i18n.error_translations import in_words
from desktop.studio.marks import Mark, marks_of
from desktop.studio.notebook import Key, Row, rows_of, with_question, with_text, with_topic

__all__ = ["KIND", "MARK", "MIME", "QUESTION", "TEXT", "TOPIC", "RowsFilter", "RowsModel"]

KIND, TOPIC, QUESTION, TEXT, MARK = range(5)
MAX_SIGNS = 3
MIME = "application/x-avatar-rows"

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class RowsModel(QAbstractTableModel):
    """One row for each fact and pair. Editing a cell changes the persona's files."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._tokens = LIGHT
        self._rows: Sequence[Row] = ()
        self._marks: dict[Key, list[Mark]] = {}
        bench.changed.connect(self.read)
        self.read()

    def read(self) -> None:
        """Take the persona as it is now."""
        self.beginResetModel()
        self._rows = rows_of(self._bench.persona)
        self._marks = marks_of(self._bench.persona)
        self.endResetModel()

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens

    def row_at(self, row: int) -> Row:
        """Return a row."""
        return self._rows[row]

    def marks_at(self, row: int) -> Sequence[Mark]:
        """Return the marks of a row."""
        return self._marks.get(self._rows[row].key, ())

    def marks_text(self, row: int) -> str:
        """Return the marks of a row in words, one a line."""
        return self._told_of(self._rows[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (as Qt has it)
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

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
        row, column = self._rows[index.row()], index.column()
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
        row = self._rows[index.row()]
        editable = {TEXT, TOPIC, QUESTION}
        if row.kind == "smalltalk":
            editable -= {TOPIC}
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in editable else flags

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Change a cell, in the files, too."""
        text, row = str(value).strip(), self._rows[index.row()]
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
        keys = dict.fromkeys(self._rows[index.row()].key for index in indexes)
        data = QMimeData()
        data.setData(MIME, json.dumps(list(keys)).encode())
        return data

    def _text(self, row: Row, column: int) -> str:
        if column == KIND:
            return self._kind(row)
        if column == MARK:
            return "!" * min(len(self._marks.get(row.key, ())), MAX_SIGNS)
        topic = "" if row.kind == "smalltalk" else row.topic  # of what sort, which is our word
        return {TOPIC: topic, QUESTION: row.question, TEXT: row.text}[column]

    def _kind(self, row: Row) -> str:
        return {
            "fact": self.tr("Fact"),
            "answerable": self.tr("Answer"),
            "identity": self.tr("About itself"),
            "unanswerable": self.tr("Kept private"),
            "smalltalk": self.tr("Small talk"),
            "general": self.tr("General"),
            "held": self.tr("Held back"),
        }[row.kind]

    def _tip(self, row: Row, column: int) -> str:
        if column == MARK:
            return self._told_of(row)
        more = self.tr("%n more wording(s) of it stay as they are.", "", row.n_more)
        return "\n".join((self._text(row, column), *([more] if row.n_more else [])))

    def _told_of(self, row: Row) -> str:
        return "\n".join(self._told(mark) for mark in self._marks.get(row.key, ()))

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


class RowsFilter(QSortFilterProxyModel):
    """Shows the rows of one topic that hold what is searched."""

    def __init__(self, model: RowsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._topic: str | None = None
        self._kinds: frozenset[str] = frozenset()
        self._is_marked = False
        self._wanted = ""
        self.setSourceModel(model)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def search(self, text: str) -> None:
        """Show rows with these words alone."""
        self._wanted = text.casefold().strip()
        self.invalidate()

    def show_only(
        self, topic: str | None = None, kinds: Sequence[str] = (), *, marked: bool = False
    ) -> None:
        """Show the rows of a topic, of some kinds, or those that have marks; None: of all."""
        self._topic, self._kinds, self._is_marked = topic, frozenset(kinds), marked
        self.invalidate()

    def is_fact(self, index: Index) -> bool:
        """Whether a row that is shown is a fact."""
        return self._rows.row_at(self.mapToSource(index).row()).is_fact

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether a row is shown."""
        own = self._rows.row_at(row)
        if self._topic is not None and own.topic != self._topic:
            return False
        if self._kinds and own.kind not in self._kinds:
            return False
        if self._is_marked and not self._rows.marks_at(row):
            return False
        return self._wanted in f"{own.topic}\n{own.question}\n{own.text}".casefold()
