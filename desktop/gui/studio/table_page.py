"""The page of facts and answers: topics on the left, the table beside them. Window process."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.studio.entry_dialog import Field, ask_for
from desktop.gui.studio.rows_model import MIME, TEXT, RowsModel, Shown
from desktop.gui.studio.rows_view import RowsView
from desktop.gui.studio.workbench import Workbench
from desktop.gui.theme.theme import icon
from desktop.gui.theme.tokens import Tokens
from desktop.gui.widgets.plain_text import PlainLabel, plain_tip
from desktop.gui.widgets.row_list import RowList
from desktop.studio.notebook import (
    FACT,
    HELD,
    Change,
    Key,
    Told,
    held_back,
    with_fact,
    with_pair,
    with_refusal,
    with_topic,
    without,
)
from desktop.studio.remarks import on_answer, on_fact, on_question, on_subject
from persona.bank import bank_of
from persona.model import Example, Persona

__all__ = ["TablePage", "TopicList"]

TOPICS_PX = 190  # the least
TOPICS_SHARE = 0.3  # of the page's width, the most
MAX_TOPICS = 200  # that are listed, those with most rows; the search finds the others
ITEM_MARGINS_PX = 36  # of the list and of an item, both sides
ALL, PRIVATE, HELD_BACK, MARKED, SMALL_TALK, ONE_TOPIC = range(6)
KINDS_OF: dict[int, tuple[str, ...]] = {
    PRIVATE: ("unanswerable",),
    HELD_BACK: (HELD,),
    SMALL_TALK: ("smalltalk",),
}
REDO = ("Ctrl+Y", "Ctrl+Shift+Z")  # on any system
WHAT, NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
KIND_OF, TOPIC_OF = attrgetter("kind"), attrgetter("topic")


class Place(NamedTuple):
    """Where the keyboard is in the table."""

    key: Key
    row: int
    column: int
    scrolled: int


def _keys(persona: Persona) -> list[Key]:
    """Return which rows there are."""
    return [(sort, own.id) for sort, own in Told(persona)]


class TopicList(RowList):
    """The topics with how many rows each has. Emits the topic that rows were dropped on."""

    moved = Signal(str, object)  # topic, keys

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Topics"))
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self._page_px = 0
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_topics(self, persona: Persona, n_marked: int) -> None:
        """Fill the list; what is chosen stays chosen."""
        kinds = Counter(map(KIND_OF, persona.examples))
        counts = Counter(map(TOPIC_OF, persona.facts))
        pairs = (*persona.examples, *persona.held_back)
        counts.update(own.topic for own in pairs if own.kind != "smalltalk")  # listed as that
        listed = [topic for topic, _ in counts.most_common(MAX_TOPICS)]
        item = self.currentItem()
        chosen = item.data(WHAT) if item else (ALL, "")
        self.blockSignals(True)
        self.clear()
        self._add(self.tr("All"), len(Told(persona)), (ALL, ""))
        if n_marked:
            self._add(self.tr("To look at"), n_marked, (MARKED, ""))
        self._add(self.tr("Not talked about"), kinds["unanswerable"], (PRIVATE, ""))
        if persona.held_back:
            self._add(self.tr("Held back"), len(persona.held_back), (HELD_BACK, ""))
        if kinds["smalltalk"]:
            self._add(self.tr("Small talk"), kinds["smalltalk"], (SMALL_TALK, ""))
        for topic in sorted(listed, key=str.casefold):
            self._add(topic or self.tr("No topic"), counts[topic], (ONE_TOPIC, topic))
        places = [i for i in range(self.count()) if tuple(self.item(i).data(WHAT)) == tuple(chosen)]
        self.setCurrentRow(places[0] if places else 0)
        self.fit(self._page_px)
        self.blockSignals(False)
        self.currentRowChanged.emit(self.currentRow())

    def _add(self, text: str, count: int, what: tuple[int, str]) -> None:
        item = QListWidgetItem(self)
        item.setData(NAME, (text, f"  ({count})"))
        item.setToolTip(plain_tip("".join(item.data(NAME))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, "".join(item.data(NAME)))
        item.setData(WHAT, what)

    def fit(self, page_px: int) -> None:
        """Be as wide as the longest topic, as far as the page has room.

        Of one that is longer the end is left out, and not how many it has.
        """
        self._page_px, metrics = page_px, self.fontMetrics()
        items = [self.item(row) for row in range(self.count())]
        self.setFixedWidth(max(TOPICS_PX, *map(self._wanted_px, items)) if items else TOPICS_PX)
        for item in items:
            name, number = item.data(NAME)
            room = self.width() - ITEM_MARGINS_PX - metrics.horizontalAdvance(number)
            item.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) + number)

    def _wanted_px(self, item: QListWidgetItem) -> int:
        whole = sum(self.fontMetrics().horizontalAdvance(part) + 1 for part in item.data(NAME))
        return min(whole + ITEM_MARGINS_PX, int(TOPICS_SHARE * self._page_px))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take rows of the table."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them on a topic."""
        if self._topic_at(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which rows were dropped on which topic."""
        topic = self._topic_at(event)
        if topic is None:
            return
        event.acceptProposedAction()
        keys = json.loads(bytes(event.mimeData().data(MIME).data()))
        self.moved.emit(topic, [tuple(key) for key in keys])

    def _topic_at(self, event: QDropEvent) -> str | None:
        item = self.itemAt(event.position().toPoint())
        what, topic = item.data(WHAT) if item else (ALL, "")
        return str(topic) if what == ONE_TOPIC else None


class TablePage(QWidget):
    """Shows, searches and changes facts and answers."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.model = RowsModel(bench, self)
        self.topics = TopicList(self)
        self.topics.currentRowChanged.connect(self._choose)
        self.topics.moved.connect(self.move_rows)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search facts and answers"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._choose)
        self._hold = QAction(self.tr("Hold back"), self)
        self._hold.triggered.connect(self.hold_back)
        self._hold.setEnabled(False)
        self.table = RowsView(self.model, self)
        self.table.setAccessibleName(self.tr("Facts and answers"))
        self._place: Place | None = None  # of the keyboard, while the rows are read anew
        self.model.modelAboutToBeReset.connect(self._note_place)
        self.model.modelReset.connect(self._go_back)
        self.model.modelReset.connect(self._show_chosen)  # a reset takes the choice away unsaid
        self._marks = PlainLabel(self)
        self._marks.setObjectName("warning-text")
        self._marks.setWordWrap(True)
        self.table.selectionModel().currentChanged.connect(self._show_marks)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self._tools: list[tuple[QToolButton, str]] = []
        self._build()
        bench.changed.connect(self._count)
        bench.marked.connect(self._count)
        self._count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.topics.fit(self.width())

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.model.set_tokens(tokens)
        for button, name in self._tools:
            button.setIcon(icon(name, tokens.muted))

    def selected(self) -> list[Key]:
        """Return the keys of the rows that are selected."""
        chosen = self.table.selectionModel().selection()
        ranges = (chosen.at(i) for i in range(chosen.count()))
        rows = (row for own in ranges for row in range(own.top(), own.bottom() + 1))
        return [self.model.key_at(row) for row in dict.fromkeys(rows)]

    def show_key(self, key: Key) -> None:
        """Select a row and scroll to it, among all of them if it is not of those shown."""
        if self.model.place_of(key) < 0:
            self.search.clear()
            self.topics.setCurrentRow(0)
        index = self.model.index(self.model.place_of(key), TEXT)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    def add_fact(self) -> None:
        """Ask for a fact."""
        words = self.tr("Add a fact")
        ask_for(
            self,
            self.tr("New fact"),
            Field(self.tr("One sentence in the first person"), is_long=True),
            Field(self.tr("Topic"), self._topic, is_needed=False),
            keep=lambda typed: self._add(words, lambda own: with_fact(own, *typed)),
            remarks=lambda own: on_fact(self._bench.persona, own[0]),
        )

    def add_answer(self, question: str = "") -> bool:
        """Ask for a question with its answer; return whether there is one now."""

        def keep(typed: list[str]) -> bool:
            pair = Example("", "answerable", (typed[0],), (typed[1],), topic=typed[2])
            return self._add(self.tr("Add an answer"), lambda own: with_pair(own, pair))

        typed = ask_for(
            self,
            self.tr("New answer"),
            Field(self.tr("What visitors ask"), question),
            Field(self.tr("What you say"), is_long=True),
            Field(self.tr("Topic"), self._topic, is_needed=False),
            keep=keep,
            remarks=lambda own: (*on_question(self._bench.persona, own[0]), *on_answer(own[1])),
        )
        return typed is not None

    def add_refusal(self) -> None:
        """Ask what is not talked about."""
        bank = bank_of(self._bench.persona)
        words = self.tr("Add a subject that is not talked about")
        ask_for(
            self,
            self.tr("Not talked about"),
            Field(self.tr("Subject, such as “my health”")),
            Field(self.tr("What you say instead"), bank.keep, is_long=True),
            keep=lambda typed: self._add(
                words, lambda own: with_refusal(own, typed[0], typed[1], bank)
            ),
            remarks=lambda own: on_subject(own[0]),
        )

    def _add(self, text: str, change: Change) -> bool:
        """Add a row and show it, wherever it stands; return whether that went well."""
        before = set(_keys(self._bench.persona))
        if not self._bench.change(text, change):
            return False
        added = [key for key in _keys(self._bench.persona) if key not in before]
        if added:
            self.show_key(added[0])
        return True

    def remove(self) -> None:
        """Remove the rows that are selected; undo brings them back."""
        keys = self.selected()
        if keys:
            self._bench.change(self.tr("Remove"), lambda own: without(own, keys))

    def hold_back(self) -> None:
        """Let the pairs that are selected only test the avatar, or answer again."""
        keys = [key for key in self.selected() if key[0] != FACT]
        if not keys:
            return
        is_back = all(sort == HELD for sort, _ in keys)
        text = self.tr("Answer with it again") if is_back else self.tr("Hold back as a test")
        wanted = [key for key in keys if (key[0] == HELD) == is_back]
        self._bench.change(text, lambda own: held_back(own, wanted))

    def move_rows(self, topic: str, keys: list[Key]) -> None:
        """Put rows under another topic."""
        text = self.tr("Move to “{topic}”").format(topic=topic)
        self._bench.change(text, lambda own: with_topic(own, keys, topic))

    @property
    def _topic(self) -> str:
        """The topic that is chosen; empty for all."""
        item = self.topics.currentItem()
        what, topic = item.data(WHAT) if item else (ALL, "")
        return str(topic) if what == ONE_TOPIC else ""

    def _show_marks(self) -> None:
        """Say what is to be looked at in the row that the keyboard is on."""
        index = self.table.currentIndex()
        text = self.model.marks_text(index.row()) if index.isValid() else ""
        self._marks.setText(text)
        self._marks.setVisible(bool(text))

    def _show_chosen(self) -> None:
        """Say what is to be known of the rows that are chosen, and offer what can be done."""
        self._show_marks()
        self._hold.setEnabled(any(sort != FACT for sort, _ in self.selected()))

    def _made_hold(self) -> QToolButton:
        button = self._tool("pin", self._hold.text(), self._hold)
        tip = self.tr("A pair that is held back only tests the avatar: it is never an answer.")
        button.setToolTip(plain_tip(f"{self._hold.text()}. {tip}"))
        button.setAccessibleDescription(tip)
        return button

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for text, action in (
            (self.tr("Fact…"), self.add_fact),
            (self.tr("Answer…"), lambda: self.add_answer()),
            (self.tr("Not talked about…"), self.add_refusal),
        ):
            bar.addWidget(self._button(text, action))
        bar.addStretch(1)
        bar.addWidget(self._made_hold())
        stack = self._bench.stack
        undo, redo = stack.createUndoAction(self), stack.createRedoAction(self)
        undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        usual = map(QKeySequence.toString, QKeySequence.keyBindings(QKeySequence.StandardKey.Redo))
        redo.setShortcuts([QKeySequence(keys) for keys in dict.fromkeys((*usual, *REDO))])
        self.addActions([undo, redo])
        bar.addWidget(self._tool("undo", self.tr("Undo"), undo))
        bar.addWidget(self._tool("redo", self.tr("Redo"), redo))
        gone = QAction(self.tr("Remove"), self)
        gone.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        gone.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        gone.triggered.connect(self.remove)
        self.table.addAction(gone)
        bar.addWidget(self._tool("delete", self.tr("Remove"), gone))
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.search)
        right.addLayout(bar)
        right.addWidget(self.table, 1)
        right.addWidget(self._marks)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.topics)
        line.addLayout(right, 1)

    def _button(self, text: str, action: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: action())
        return button

    def _tool(self, name: str, text: str, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("icon")
        button.setAccessibleName(text)
        button.setToolTip(plain_tip(text))
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(action.trigger)
        self._tools.append((button, name))
        return button

    def _count(self) -> None:
        self.topics.show_topics(self._bench.persona, len(self._bench.marks))
        self._stay_near()
        self._show_marks()

    def _note_place(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            key = self.model.key_at(index.row())
            scrolled = self.table.verticalScrollBar().value()
            self._place = Place(key, index.row(), index.column(), scrolled)

    def _go_back(self) -> None:
        """Put the keyboard on the row where it was, if that is shown still."""
        place = self._place
        row = self.model.place_of(place.key) if place else -1
        if place is not None and row >= 0:
            self._go_to(row, place)

    def _stay_near(self) -> None:
        """Put the keyboard on what is in the place of a row that is gone."""
        place, n_rows = self._place, self.model.rowCount()
        if place is not None and n_rows:
            self._go_to(min(place.row, n_rows - 1), place)

    def _go_to(self, row: int, place: Place) -> None:
        self._place = None
        self.table.setCurrentIndex(self.model.index(row, place.column))
        self.table.verticalScrollBar().setValue(place.scrolled)

    def _choose(self) -> None:
        """Show the rows of the topic that is chosen, with the words that are searched."""
        item = self.topics.currentItem()
        what, topic = item.data(WHAT) if item else (ALL, "")
        shown = Shown(
            topic if what == ONE_TOPIC else None,
            KINDS_OF.get(what, ()),
            what == MARKED,
            self.search.text(),
        )
        if self.model.show_only(shown):
            self._place = None  # who looks for others is not led back
            self.table.scrollTo(self.table.currentIndex())
