"""A packaged app lies wherever the person put it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from desktop.config.paths import resource_dir
from desktop.gui.theme.theme import style_sheet
from desktop.gui.theme.tokens import LIGHT

NAMES = ["with spaces", "Avatar Ünï 头像", "(brackets)", *(['"quoted"'] if os.name != "nt" else [])]


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_is_used(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Qt refuses a sheet as a whole for one address that it cannot read."""
    bundled = tmp_path / name
    shutil.copytree(resource_dir(), bundled / "resources")
    with monkeypatch.context() as packaged:
        packaged.setattr(sys, "_MEIPASS", str(bundled), raising=False)
        sheet = style_sheet(LIGHT, 15)
    assert str(bundled.name).replace('"', '\\"') in sheet
    assert drawn(qtbot, sheet) != drawn(qtbot, sheet.replace("field-up.svg", "check.svg"))


def drawn(qtbot: QtBot, sheet: str) -> QImage:
    """Return a box of numbers in the style; a sheet that cannot be parsed fails the test."""
    box = QSpinBox()
    qtbot.addWidget(box)
    box.setStyleSheet(sheet)
    box.resize(120, 40)
    return box.grab().toImage()
