"""What comes from outside is never taken for HTML: that would read files and shares it names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextDocument, QTextLayout
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.models.model_rows import ModelRow
from desktop.gui.widgets.elided_label import ElidedLabel
from desktop.gui.widgets.memory_indicator import MemoryIndicator
from desktop.gui.widgets.parts_label import PartsLabel
from desktop.gui.widgets.plain_text import PlainLabel, plain_tip
from desktop.gui.window.sidebar import Sidebar
from desktop.history.chat_database import Chat

ROOT = Path(__file__).resolve().parents[3]
TRAP = 'MIT <img src="//host/share/x.png"> & more'
RICH = {("about_dialog.py", "_title")}  # made of escaped parts


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield the file, the function and the call of each call in the window."""
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Call):
                        yield path.name, function.name, node


def test_no_label_guesses_its_format() -> None:
    """All are plain but those that are made as HTML."""
    wrong = [
        f"{file}:{call.lineno}"
        for file, function, call in _calls()
        if isinstance(call.func, ast.Name)
        and call.func.id == "QLabel"
        and (file, function) not in RICH
    ]
    assert wrong == []


def test_no_tool_tip_guesses_its_format() -> None:
    """It is a word of our own, or made plain."""
    wrong = [
        f"{file}:{call.lineno}"
        for file, _, call in _calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr == "setToolTip"
        if not ast.unparse(call.args[-1]).startswith(("self.tr(", "plain_tip(", "QLocale()"))
    ]
    assert wrong == []


@pytest.mark.parametrize("widget", [MemoryIndicator, ElidedLabel, ModelRow])
def test_a_label_shows_what_it_is_given(qtbot: QtBot, widget: type[QWidget]) -> None:
    """With its angle brackets."""
    made = ModelRow("title", TRAP) if widget is ModelRow else widget()
    qtbot.addWidget(made)
    if isinstance(made, MemoryIndicator):
        made.show_light("green", TRAP)
    elif isinstance(made, ElidedLabel):
        made.setText(TRAP)
    labels = [made] if isinstance(made, QLabel) else made.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert all("<img" not in label.toolTip() for label in labels)


def test_a_tool_tip_reads_as_what_it_is_given() -> None:
    """Also over several lines; what cannot be HTML stays as it is."""
    document = QTextDocument()
    document.setHtml(plain_tip(f"{TRAP}\nsecond  line"))
    assert document.toPlainText().replace("\u2028", "\n") == f"{TRAP}\nsecond  line"
    assert plain_tip("a & b < c") == "a & b < c"


def test_the_title_of_a_chat_is_text(qtbot: QtBot) -> None:
    """It may have been imported."""
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    sidebar.show_chats([Chat(1, TRAP, "", 0.0)])
    assert "<img" not in sidebar.model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)


PATHS = ("/work/tmp/walk/home/.local/share/trainer", "~/work/walk/home", "C:\\work\\walk\\home")


def _lines(label: QLabel) -> list[str]:
    """Return the lines that a label breaks its text into."""
    shown = QLabel.text(label)
    layout, lines = QTextLayout(shown, label.font()), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(label.width())
        lines.append(shown[line.textStart() :][: line.textLength()])
    layout.endLayout()
    return lines


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", range(60, 300, 40))
def test_a_path_is_not_broken_behind_a_slash(qtbot: QtBot, path: str, width: int) -> None:
    """Neither at its beginning nor within; it can be broken, and it is told as it is."""
    text = f"전용 폴더 {path}에 들어가며 (see {path})."
    label = PlainLabel(text)
    qtbot.addWidget(label)
    label.setWordWrap(True)
    label.resize(width, 400)
    assert label.text() == text
    lines = [line.replace("\u200b", "").replace("\u2060", "") for line in _lines(label)]
    assert "".join(lines) == text
    assert [line for line in lines if line.rstrip().endswith(("/", "\\"))] == []
    assert len(lines) > 1


def test_what_is_no_path_or_can_be_copied_is_not_touched(qtbot: QtBot) -> None:
    """An address, two words with a slash; what is copied holds no letters that nobody sees."""
    label = PlainLabel("and/or 3 km/h https://a.example/b/c / ../d")
    qtbot.addWidget(label)
    assert QLabel.text(label) == label.text()
    label.setText("In /work/tmp")
    assert QLabel.text(label) != label.text()
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    assert QLabel.text(label) == label.text() == "In /work/tmp"


def test_a_screen_reader_is_told_a_path_as_it_is(qtbot: QtBot) -> None:
    """Without the letters that nobody sees, unless the label was named otherwise."""
    label = PlainLabel("In /work/tmp")
    qtbot.addWidget(label)

    def told() -> str:
        return QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)

    assert told() == "In /work/tmp"
    label.setText("In /work/home")
    assert told() == "In /work/home"
    label.setText("Nowhere")
    assert told() == "Nowhere"
    label.setAccessibleName("Folder")
    label.setText("In /work/tmp")
    assert told() == "Folder"


def test_a_label_that_is_cleared_has_no_text(qtbot: QtBot) -> None:
    """Neither shown nor told."""
    label = PlainLabel("In /work/tmp")
    qtbot.addWidget(label)
    label.clear()
    assert (label.text(), QLabel.text(label), label.accessibleName()) == ("", "", "")


def test_a_line_is_as_high_as_the_highest_letters_in_it(qtbot: QtBot) -> None:
    """Chinese ones of another font would else push the tail of a Latin one out of its line."""
    label = PartsLabel()
    qtbot.addWidget(label)
    label.resize(400, 40)
    heights = []
    for text in ("Q4_1.gguf", "正在加载 Q4_1.gguf"):
        label.setText(text)
        seen = QLabel(text)
        seen.setFont(label.font())
        qtbot.addWidget(seen)
        heights.append((label.heightForWidth(400), seen.sizeHint().height()))
    assert all(own >= usual for own, usual in heights)
