"""Asks for a file or a folder, and before another one is replaced. Window process.

Where the system has a dialog of its own, that is shown. Qt's tells sizes and dates as the system
does; here they follow the window's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QListView,
    QMessageBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from desktop.gui.widgets.screen_room import open_at

__all__ = ["ask_file", "ask_files", "ask_folder", "ask_save"]

SIZE_COLUMN, DATE_COLUMN = 1, 3  # of `QFileSystemModel`
TREE, PLACES = "treeView", "sidebar"  # Qt's names of the list with columns, and beside it
PLACES_PX = 120
SIZE = QSize(760, 480)
Mode = QFileDialog.FileMode
Cell = QModelIndex | QPersistentModelIndex


def ask_file(parent: QWidget, title: str, kinds: str = "", start: str = "") -> Path | None:
    """Return the file that was chosen, None where it was cancelled.

    Args:
        parent: It is asked over it.
        title: Of the dialog.
        kinds: Which files are offered, as Qt's filters.
        start: The folder or the file that is shown at first.
    """
    found, _ = _asked(QFileDialog(parent, title, start, kinds), Mode.ExistingFile)
    return next(iter(found), None)


def ask_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Return the files that were chosen; see `ask_file`."""
    return _asked(QFileDialog(parent, title, "", kinds), Mode.ExistingFiles)[0]


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Return the folder that was chosen, None where it was cancelled."""
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_asked(dialog, Mode.Directory)[0]), None)


def ask_save(parent: QWidget, title: str, name: str, kinds: Mapping[str, str]) -> Path | None:
    """Return the file that was chosen, with an ending of its kind; None where it was cancelled.

    The dialog of the system asks about the name that was typed; where an ending is added to it,
    that names another file.

    Args:
        parent: It is asked over it.
        title: Of the dialog.
        name: What is proposed.
        kinds: The endings that it may have, by what each is called; the first is the usual one.
    """
    dialog = QFileDialog(parent, title, "", ";;".join(kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    found, chosen = _asked(dialog, Mode.AnyFile)
    if not found:
        return None
    path, endings = found[0], list(kinds.values())
    if path.suffix.lower() in endings:
        return path
    path = path.with_name(f"{path.name}{kinds.get(chosen, endings[0])}")
    return path if not path.exists() or _may_replace(parent, title, path) else None


def _asked(dialog: QFileDialog, mode: Mode) -> tuple[list[Path], str]:
    """Return what was chosen in a dialog, and as which kind."""
    dialog.setFileMode(mode)
    _fit_the_window(dialog)
    is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
    found = [Path(name) for name in dialog.selectedFiles()] if is_chosen else []
    kind = dialog.selectedNameFilter()
    dialog.deleteLater()
    return found, kind


def _fit_the_window(dialog: QFileDialog) -> None:
    """Have Qt's dialog speak and look as the window does; the system's own is left alone."""
    tree = dialog.findChild(QTreeView, TREE)
    if tree is None:
        return
    tree.setItemDelegateForColumn(SIZE_COLUMN, _Sizes(dialog))
    tree.setItemDelegateForColumn(DATE_COLUMN, _Dates(dialog))
    header = tree.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    open_at(dialog, SIZE)
    if places := dialog.findChild(QListView, PLACES):
        places.setMinimumWidth(PLACES_PX)


class _Sizes(QStyledItemDelegate):
    """Tells the size of a file."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Cell) -> None:
        """Put the size as the window's language writes it."""
        super().initStyleOption(option, index)
        model = index.model()
        if isinstance(model, QFileSystemModel) and not model.isDir(index):
            option.text = QLocale().formattedDataSize(model.size(index))


class _Dates(QStyledItemDelegate):
    """Tells when a file was changed."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Cell) -> None:
        """Put the time as the window's language writes it."""
        super().initStyleOption(option, index)
        model = index.model()
        if isinstance(model, QFileSystemModel):
            option.text = QLocale().toString(
                model.lastModified(index), QLocale.FormatType.ShortFormat
            )


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    question = QCoreApplication.translate("AskFile", "{name} is there already. Replace it?")
    answer = QMessageBox.question(parent, title, question.format(name=path.name))
    return answer == QMessageBox.StandardButton.Yes
