"""Dialogs for files, and all else that Qt says by itself, in the language of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt, QTimer, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QFileSystemModel,
    QLabel,
    QLineEdit,
    QMessageBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.gui.widgets.ask_file import ask_file, ask_files, ask_folder, ask_save
from desktop.i18n.translation import LANGUAGES, install_language

CODES = [code for code in LANGUAGES if code != "en"]
ALIKE = {"Name", "OK"}  # in German, too
ANSWERS = QMessageBox.StandardButton
Seen = Callable[[QFileDialog], object]


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.system())


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Return what a dialog is asked over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def meeting(seen: Seen, *, accepts: bool = False) -> None:
    """Have something done with the dialog that is about to be shown; it is closed then."""

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, meet)
            return
        try:
            seen(dialog)
        finally:
            (dialog.accept if accepts else dialog.reject)()

    QTimer.singleShot(20, meet)


def words_of(dialog: QFileDialog) -> dict[str, str]:
    """Return what a dialog says, by where it does."""
    said = {}
    for number, widget in enumerate(dialog.findChildren(QWidget)):
        said[f"{number} tip"] = widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton):
            said[f"{number} text"] = widget.text()
    view = dialog.findChild(QTreeView, "treeView")
    assert view is not None
    for column in range(4):
        name = view.model().headerData(column, Qt.Orientation.Horizontal)
        said[f"column {column}"] = str(name)
    said["kind of a folder"] = str(view.rootIndex().siblingAtColumn(2).data() or "")
    return {place: text for place, text in said.items() if any(map(str.isalpha, text))}


def said_by_qt(parent: QWidget, folder: Path) -> dict[str, str]:
    """Return all that Qt says by itself: dialogs for files, buttons, menus of fields."""
    said: dict[str, str] = {}

    def note(kind: str) -> Seen:
        return lambda dialog: said.update({f"{kind} {k}": v for k, v in words_of(dialog).items()})

    meeting(note("file"))
    ask_file(parent, "1", "2 (*)", str(folder))
    meeting(note("files"))
    ask_files(parent, "1", "2 (*)")
    meeting(note("folder"))
    ask_folder(parent, "1")
    meeting(note("save"))
    ask_save(parent, "1", str(folder / "3"), {"2 (*)": ".txt"})
    box = QMessageBox(parent)
    for answer in (ANSWERS.Ok, ANSWERS.Cancel, ANSWERS.Yes, ANSWERS.No, ANSWERS.Close):
        said[f"button {answer.name}"] = box.addButton(answer).text()
    for field in (QLineEdit("1", parent), QTextEdit("1", parent)):
        for number, action in enumerate(field.createStandardContextMenu().actions()):
            said[f"{type(field).__name__} {number}"] = action.text()
    return said


@pytest.mark.parametrize("code", CODES)
def test_all_that_qt_says_is_in_the_language_of_the_window(
    qapp: QApplication, parent: QWidget, tmp_path: Path, code: str
) -> None:
    """Also what Qt's own translations lack."""
    install_language(qapp, "en")
    english = said_by_qt(parent, tmp_path)
    install_language(qapp, code)
    other = said_by_qt(parent, tmp_path)
    assert len(english) > 60
    assert other.keys() == english.keys()
    same = {text for place, text in other.items() if text and text == english[place]}
    assert same <= ALIKE


@pytest.mark.parametrize("code", LANGUAGES)
def test_sizes_and_dates_are_written_as_in_the_window(
    qapp: QApplication, qtbot: QtBot, parent: QWidget, tmp_path: Path, code: str
) -> None:
    """Whatever the system's language is."""
    path = tmp_path / "notes.txt"
    path.write_bytes(bytes(248))
    install_language(qapp, code)
    locale = QLocale(code)
    shown: list[str] = []

    def look(dialog: QFileDialog) -> None:
        view = dialog.findChild(QTreeView, "treeView")
        assert view is not None
        model = view.model()
        assert isinstance(model, QFileSystemModel)
        qtbot.waitUntil(lambda: model.index(str(path)).isValid(), timeout=10_000)
        cells = [model.index(str(path), column) for column in (1, 3)]
        shown.extend(cell_text(view, cell) for cell in cells)
        shown.append(locale.toString(model.lastModified(cells[0]), locale.FormatType.ShortFormat))

    meeting(look)
    ask_file(parent, "1", start=str(tmp_path))
    assert shown[0] == locale.formattedDataSize(248)
    assert shown[1] == shown[2]


def cell_text(view: QTreeView, cell: QModelIndex) -> str:
    """Return what is painted in a cell."""
    option, delegate = QStyleOptionViewItem(), view.itemDelegateForIndex(cell)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, cell)
    return str(option.text)


def test_what_is_chosen_is_returned(parent: QWidget, tmp_path: Path) -> None:
    """A file, several, a folder, and a name to save by, whose ending is that of the kind."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("1")

    def choose(*names: str) -> None:
        meeting(lambda dialog: type_names(dialog, names), accepts=True)

    choose("a.txt")
    assert ask_file(parent, "1", start=str(tmp_path)) == tmp_path / "a.txt"
    choose(str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert ask_files(parent, "1", "2 (*)") == [tmp_path / "a.txt", tmp_path / "b.txt"]
    choose(str(tmp_path))
    assert ask_folder(parent, "1") == tmp_path
    choose(str(tmp_path / "c"))
    kinds = {"Text (*.txt)": ".txt", "Markdown (*.md)": ".md"}
    assert ask_save(parent, "1", "c", kinds) == tmp_path / "c.txt"
    meeting(lambda _: None)
    assert ask_file(parent, "1", start=str(tmp_path)) is None


def type_names(dialog: QFileDialog, names: tuple[str, ...]) -> None:
    """Type names into the field for them."""
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(names[0] if len(names) == 1 else " ".join(f'"{name}"' for name in names))


def test_the_system_may_show_its_own_dialog(parent: QWidget) -> None:
    """Qt asks for it where the class is its own, not one made of it."""
    dialog = QFileDialog(parent)
    assert dialog.metaObject().className() == "QFileDialog"
