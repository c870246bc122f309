"""The page "What I remember about you": a real window, real files, a real kill."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backends.files import replacing
from desktop.config.paths import Places
from desktop.config.settings import Settings
from desktop.gui.dialogs.visitor_page import VisitorPage
from desktop.gui.shell.app import AvatarApp
from desktop.history.visitor_memory import Remembered, VisitorMemory
from persona.visitor import Visitor
from tests.conftest import SCRIPTED
from tests.desktop.conftest import MakeApp

TOM = Remembered(is_allowed=True, visitor=Visitor("Tom", ("I study law.", "I like figs.")))
WAIT_MS = 60_000
KEEPER = """
import sys
from pathlib import Path
from desktop.history.visitor_memory import Remembered, VisitorMemory
from persona.visitor import Visitor
memory = VisitorMemory(Path(sys.argv[1]))
for number in range(100_000):
    memory.keep("ada", Remembered(True, Visitor("Tom", tuple(f"line {n}" for n in range(number)))))
    print(number, flush=True)
"""


@pytest.fixture
def page(qtbot: QtBot) -> VisitorPage:
    """The page with two lines."""
    made = VisitorPage("Ada", TOM)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_remembered_before_it_is_allowed(places: Places) -> None:
    """Off by default, and no file."""
    memory = VisitorMemory(places.visitor)
    assert not memory.of("ada").is_allowed
    assert not places.visitor.exists()


def test_the_file_is_private_and_each_avatar_has_its_own(places: Places) -> None:
    """Readable to nobody else."""
    memory = VisitorMemory(places.visitor)
    memory.keep("ada", TOM)
    assert memory.of("ada") == TOM
    assert memory.of("bo") == Remembered()
    if sys.platform != "win32":
        assert places.visitor.stat().st_mode & 0o777 == 0o600


def test_what_is_forgotten_is_not_in_the_file_any_more(places: Places) -> None:
    """Of others it stays."""
    memory = VisitorMemory(places.visitor)
    memory.keep("ada", TOM)
    memory.keep("bo", Remembered(is_allowed=True, visitor=Visitor("Ann")))
    memory.forget("ada")
    data = b"".join(path.read_bytes() for path in places.visitor.parent.glob("*remembered*"))
    assert b"law" not in data
    assert b"Tom" not in data
    assert memory.of("bo").visitor.name == "Ann"


def test_what_a_killed_writer_left_is_forgotten_too(places: Places) -> None:
    """Half a file beside the file says as much as the file."""
    memory = VisitorMemory(places.visitor)
    left = places.visitor.with_name(f".{places.visitor.name}.a1b2c3d4")
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_text('{"ada": {"visitor": {"name": "Tom"')
    memory.forget("ada")
    assert not left.exists()
    assert memory.of("ada") == Remembered()


def test_what_the_writer_of_today_leaves_is_forgotten_too(tmp_path: Path) -> None:
    """The writer itself names it: what it would leave is what is removed."""
    path = tmp_path / "remembered.json"
    memory = VisitorMemory(path)
    memory.keep("ada", Remembered(visitor=Visitor("Tom")))
    writing = replacing(path)
    left = writing.__enter__()  # and then the process is killed
    left.write_text("Tom studies law.")
    memory.forget("ada")
    assert not left.exists()


def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    """A child writes as fast as it can; what it said to be written is there after SIGKILL."""
    path = tmp_path / "remembered.json"
    for n_wanted in (3, 12):
        child = subprocess.Popen(
            [sys.executable, "-c", KEEPER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout
        written = 0
        while written < n_wanted:
            written = int(child.stdout.readline())
        child.kill()
        rest, _ = child.communicate()
        written = max([written, *map(int, rest.split()[-1:])])
        lines = VisitorMemory(path).of("ada").visitor.lines
        assert len(lines) >= written
        assert lines == tuple(f"line {n}" for n in range(len(lines)))
        path.unlink()


def test_each_line_can_be_changed_and_deleted_by_key(page: VisitorPage) -> None:
    """And every change is told at once."""
    told: list[Remembered] = []
    page.changed.connect(told.append)
    page.lines.setCurrentRow(0)
    page.lines.item(0).setText("I study medicine.")
    assert list(told[-1].visitor.lines) == ["I study medicine.", "I like figs."]
    page.lines.setCurrentRow(1)
    QTest.keyClick(page.lines, Qt.Key.Key_Delete)
    assert list(told[-1].visitor.lines) == ["I study medicine."]
    page.add_line()
    page.lines.item(1).setText("I live in Leeds.")
    assert list(told[-1].visitor.lines) == ["I study medicine.", "I live in Leeds."]
    page.allowed.click()
    assert not told[-1].is_allowed


def test_an_empty_page_says_what_would_stand_there(page: VisitorPage) -> None:
    """Until there is a line, and again when the last is gone."""
    assert page.nothing.isHidden()
    page.forget.click()
    assert not page.nothing.isHidden()
    page.add_line()
    assert page.nothing.isHidden()


def test_every_part_has_a_name_for_screen_readers(page: VisitorPage) -> None:
    """And can be reached by Tab."""
    for part in (page.name, page.lines):
        assert part.accessibleName()
    for button in (page.allowed, page.add, page.edit, page.delete, page.forget):
        assert button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_window_greets_by_name_and_forgets_for_good(
    make_scripted: MakeApp, places: Places
) -> None:
    """The page changes what the next chat begins with."""
    VisitorMemory(places.visitor).keep("keith-low", TOM)
    app = make_scripted()
    assert "Tom" in app.controller.talk.messages[0].text
    QTimer.singleShot(0, lambda: _forget(app))
    app.visitor.show()
    assert "Tom" not in places.visitor.read_text("utf-8")
    app.chat_commands.new_chat()
    assert "Tom" not in app.controller.talk.messages[0].text


def _forget(app: AvatarApp) -> None:
    page = app.visitor.page
    assert page is not None
    page.forget.click()
    assert page.lines.count() == 0
    page.reject()


def test_what_is_said_in_a_chat_is_remembered_where_it_is_allowed(
    qtbot: QtBot, make_app: MakeApp, places: Places
) -> None:
    """By the avatar that it was said to."""
    VisitorMemory(places.visitor).keep("keith-low", Remembered(is_allowed=True))
    app = make_app(Settings(backend=SCRIPTED, first_run_done=True))
    app.controller.ask("My name is Tom and I study law in Leeds.")
    qtbot.waitUntil(
        lambda: VisitorMemory(places.visitor).of("keith-low").visitor.name == "Tom",
        timeout=WAIT_MS,
    )
    assert "Leeds" in VisitorMemory(places.visitor).of("keith-low").visitor.lines[0]
    assert VisitorMemory(places.visitor).of("another") == Remembered()
