"""The page "What I remember about you": each line can be changed and deleted. Window process."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.widgets.plain_text import PlainLabel
from desktop.gui.widgets.screen_room import open_at
from desktop.history.visitor_memory import Remembered
from persona.visitor import MAX_LINE_CHARS, MAX_LINES, Visitor

__all__ = ["VisitorPage"]


class VisitorPage(QDialog):
    """Shows what one avatar remembers. Emits each change at once; writes nothing itself.

    Args:
        name: The avatar's.
        remembered: What it remembers now.
    """

    changed = Signal(object)  # Remembered
    forgotten = Signal()

    def __init__(self, name: str, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What I remember about you"))
        open_at(self, QSize(560, 520))
        self._is_filling = False
        self.about = PlainLabel(
            self.tr(
                "{name} remembers in later chats what you say of yourself, if you allow it. It is "
                "kept on this computer only, and never part of an export or of a shared avatar."
            ).format(name=name)
        )
        self.about.setObjectName("hint")
        self.about.setWordWrap(True)
        self.allowed = QCheckBox(self.tr("Remember me across chats"), self)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.setPlaceholderText(self.tr("as this avatar should call you"))
        self.name.setMaxLength(MAX_LINE_CHARS)
        self.nothing = PlainLabel(
            self.tr("Nothing is remembered yet. Say something of yourself, or add a line.")
        )
        self.nothing.setObjectName("hint")
        self.nothing.setWordWrap(True)
        self.lines = QListWidget(self)
        self.lines.setAccessibleName(self.tr("What you said of yourself"))
        self.lines.setWordWrap(True)
        self.lines.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.lines.installEventFilter(self)
        self.add = QPushButton(self.tr("Add a line"), self)
        self.edit = QPushButton(self.tr("Change"), self)
        self.delete = QPushButton(self.tr("Delete"), self)
        self.forget = QPushButton(self.tr("Forget me"), self)
        self._arrange()
        self.show_remembered(remembered)
        self._connect()

    @property
    def remembered(self) -> Remembered:
        """Return what the page says now."""
        texts = (self.lines.item(row).text().strip() for row in range(self.lines.count()))
        lines = tuple(text[:MAX_LINE_CHARS] for text in texts if text)
        visitor = Visitor(self.name.text().strip(), lines[-MAX_LINES:])
        return Remembered(self.allowed.isChecked(), visitor)

    def show_remembered(self, remembered: Remembered) -> None:
        """Show what is remembered, as it is known now."""
        self._is_filling = True
        self.allowed.setChecked(remembered.is_allowed)
        self.name.setText(remembered.visitor.name)
        self.lines.clear()
        for line in remembered.visitor.lines:
            self._append(line)
        self._is_filling = False
        self._note_choice()

    def show_more(self, remembered: Remembered) -> None:
        """Add what was told meanwhile; what is being typed stays."""
        self._is_filling = True
        shown = {self.lines.item(row).text() for row in range(self.lines.count())}
        for line in remembered.visitor.lines:
            if line not in shown:
                self._append(line)
        if not self.name.isModified():
            self.name.setText(remembered.visitor.name)
        self._is_filling = False
        self._note_choice()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete the current line by key."""
        if (
            watched is self.lines
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
        ):
            self.delete_current()
            return True
        return super().eventFilter(watched, event)

    def add_line(self) -> None:
        """Begin a new line; one that stays empty is not kept."""
        item = self._append("")
        self.lines.setCurrentItem(item)
        self.lines.editItem(item)

    def edit_current(self) -> None:
        """Change the current line where it stands."""
        if (item := self.lines.currentItem()) is not None:
            self.lines.editItem(item)

    def delete_current(self) -> None:
        """Delete the current line."""
        row = self.lines.currentRow()
        if row >= 0:
            self.lines.takeItem(row)
            self._tell()

    def forget_all(self) -> None:
        """Empty the page; nothing is remembered from now on."""
        self.show_remembered(Remembered())
        self.forgotten.emit()
        self.lines.setFocus()

    def _append(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.lines.addItem(item)
        return item

    def _connect(self) -> None:
        self.allowed.toggled.connect(lambda _: self._tell())
        self.name.editingFinished.connect(self._tell)
        self.lines.itemChanged.connect(lambda _: self._tell())
        self.lines.currentRowChanged.connect(lambda _: self._note_choice())
        self.add.clicked.connect(self.add_line)
        self.edit.clicked.connect(self.edit_current)
        self.delete.clicked.connect(self.delete_current)
        self.forget.clicked.connect(self.forget_all)

    def _tell(self) -> None:
        if not self._is_filling:
            self._note_choice()
            self.changed.emit(self.remembered)

    def _note_choice(self) -> None:
        has_line = self.lines.currentRow() >= 0
        self.edit.setEnabled(has_line)
        self.delete.setEnabled(has_line)
        self.add.setEnabled(self.lines.count() < MAX_LINES)
        self.nothing.setVisible(not self.lines.count())

    def _arrange(self) -> None:
        form = QFormLayout()
        caption = PlainLabel(self.tr("Your name"))
        caption.setBuddy(self.name)
        caption.setMinimumHeight(self.name.sizeHint().height())
        form.addRow(caption, self.name)
        buttons = QHBoxLayout()
        for button in (self.add, self.edit, self.delete):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.forget.setAutoDefault(False)
        buttons.addWidget(self.forget)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addWidget(self.allowed)
        column.addLayout(form)
        column.addWidget(self.nothing)
        column.addWidget(self.lines, 1)
        column.addLayout(buttons)
        column.addWidget(box)
