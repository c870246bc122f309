"""What a file is called that is saved, whatever the avatar or the chat is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.config.file_names import file_name, plain_name
from desktop.engine.worker import Worker
from desktop.gui.studio.share_page import SharePage
from desktop.gui.studio.workbench import Workbench
from desktop.studio.making import Wanted, make_avatar

NAMES = (
    ("Marlow Quigley", "marlow-quigley"),
    ("서미루", "서미루"),
    ("서 미루", "서-미루"),
    ("王小明", "王小明"),
    ("Jürgen Groß", "jürgen-groß"),
    ("नमिता", "नमिता"),
    ("أدا", "أدا"),
    ("../../A/b\\C?", "a-b-c"),
    ("con", "_con"),
    ("...", "ada"),
    ("CON. Smith", "_con.-smith"),
    ("aux .x", "_aux-.x"),
    ("con.txt", "_con.txt"),
    ("COM¹", "_com¹"),
    ("CONIN$", "_conin$"),
    ("Conout$.log", "_conout$.log"),
    ("Conrad. Smith", "conrad.-smith"),
    ("\u202eA\u2066d\u2069a\u200b\ufeff \x80\x9fB\ue000\ud800", "ada-b"),
    ("A\nb\tc", "a-b-c"),
    ("ن\u200cم", "ن\u200cم"),
    ("\u200e\u2067\x90", "ada"),
    ("\u200d", "ada"),
    ("CON\u200b", "_con"),
)


@pytest.mark.parametrize(("name", "file"), NAMES)
def test_a_name_of_any_script_is_one_of_a_file(tmp_path: Path, name: str, file: str) -> None:
    """Without what file systems refuse; one is written with it."""
    made = plain_name(name, "ada")
    assert made == file
    (tmp_path / f"{made}.avatar").touch()
    assert [own.name for own in tmp_path.iterdir()] == [f"{file}.avatar"]


def test_a_long_name_fits_with_its_ending(tmp_path: Path) -> None:
    """Of letters with four bytes, too."""
    (tmp_path / f"{file_name('𠀀' * 200, 'ada')}.avatar").touch()


@pytest.mark.parametrize(("name", "file"), NAMES[:4])
def test_a_shared_avatar_is_called_as_its_person(
    qtbot: QtBot, tmp_path: Path, name: str, file: str
) -> None:
    """Not "avatar", where its name is not written in Latin letters."""
    holder, seen = QWidget(), list[str]()
    qtbot.addWidget(holder)
    bench, reading = Workbench(make_avatar(Wanted(name, "self"), tmp_path), holder), Worker(holder)
    page = SharePage(bench, reading, b"", holder)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        seen.append(line.text())
        dialog.reject()

    for choose in (page.choose, page.choose_card):
        QTimer.singleShot(0, look)
        choose()
    bench.close()
    reading.close()
    assert seen == [f"{file}.avatar", f"{file}.png"]
