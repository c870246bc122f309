"""What belongs to the person is readable to nobody else on the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.config.paths import Places, find_places, protect
from desktop.history.chat_database import History
from desktop.history.schema import migrate
from persona.model import Persona
from persona.writer import save_persona
from tests.desktop.chat.test_chat import ask
from tests.desktop.conftest import MakeApp

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.fixture(autouse=True)
def _usual_umask() -> object:
    """Under which a new file is readable to all."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def _open_to_others(folder: Path) -> list[str]:
    """Return what others can read: a file in a closed folder is safe."""
    found = []
    for path in folder.iterdir():
        is_open = bool(path.stat().st_mode & 0o077)
        if path.is_dir() and is_open and path.name != "models":
            found += [path.name, *_open_to_others(path)]
        elif not path.is_dir() and is_open:
            found.append(path.name)
    return found


def test_a_session_leaves_no_file_to_others(
    qtbot: QtBot, make_scripted: MakeApp, places: Places
) -> None:
    """Not even in a folder that is closed: chats, draft, marks, settings, avatars, what is left."""
    app = make_scripted()
    ask(qtbot, app, "a secret")
    app.assistive.zoom(1)
    chat_file = places.personas / "chat.md"
    app.chat_files.write(app.controller.talk.chat, chat_file)
    qtbot.waitUntil(lambda: chat_file.exists(), timeout=10_000)
    save_persona(Persona("mine", "Mine"), places.personas / "mine")
    app.loader.load()  # the mark of a load that may not end
    home = places.history.parent
    assert {"chats.sqlite3", "crashed-model.json"} <= {path.name for path in home.rglob("*")}
    assert _readable(home) == []
    qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=10_000)
    app.window.close()
    assert {"window.ini", "settings.json"} <= {path.name for path in home.iterdir()}
    assert _readable(home) == []


def _readable(home: Path) -> list[str]:
    files = (path for path in home.rglob("*") if path.is_file())
    return [path.name for path in files if path.stat().st_mode & 0o077]


def test_what_was_open_is_closed(tmp_path: Path) -> None:
    """Files and folders of an older version; but not a folder that was named for them."""
    root = tmp_path / "named"
    places = find_places({"AVATAR_CHAT_HOME": str(root)})
    for folder in (places.state, places.personas, places.models):
        folder.mkdir(parents=True)
    files = (places.history, root / "chats.damaged-1.sqlite3", places.settings, places.window)
    for file in files:
        file.write_text("private")
    protect(places)
    assert _open_to_others(root) == []
    assert root.stat().st_mode & 0o777 == 0o755


def test_the_folders_of_the_platform_are_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that have our name; what they lie in is everybody's."""
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    places = find_places({})
    if tmp_path not in places.settings.parents:
        pytest.skip("another platform")
    places.history.parent.mkdir(parents=True)
    protect(places)
    for folder in (places.history.parent, places.settings.parent, places.state):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "DATA").stat().st_mode & 0o777 == 0o755


def test_a_backup_is_private_too(tmp_path: Path) -> None:
    """The one that precedes a migration."""
    path = tmp_path / "chats.sqlite3"
    history = History.open(path)
    migrate(history._db, path, steps=("", "", "ALTER TABLE chats ADD COLUMN colour TEXT;"))
    history.close()
    assert (tmp_path / "chats.before-3.sqlite3").exists()
    assert _open_to_others(tmp_path) == []


def test_a_second_opening_leaves_the_locks_of_the_first(tmp_path: Path) -> None:
    """Any close of a file takes a process's locks on it, and others then think they are alone."""
    path = tmp_path / "chats.sqlite3"
    first = History.open(path)
    first.add_chat("kept", "")
    second = History.open(path)
    read = (
        "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT * FROM chats').close()"
    )
    subprocess.run([sys.executable, "-c", read, str(path)], check=True)
    assert Path(f"{path}-wal").exists()  # whoever is the last takes it away
    assert [chat.title for chat in second.chats()] == ["kept"]
    first.close()
    second.close()
