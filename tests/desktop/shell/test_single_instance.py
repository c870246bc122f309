"""One window per home, with real processes: what a second start is asked for reaches the first."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backends.errors import EngineError
from backends.protocol.client import engine_environment
from desktop.config.paths import Places
from desktop.config.settings import Settings
from desktop.gui.shell import single_instance
from desktop.gui.shell.single_instance import (
    SingleInstance,
    Wish,
    come_forward,
    socket_name,
)
from tests.conftest import SCRIPTED

WAIT_MS = 90_000  # a bound for a busy machine; nothing is measured by it
ROOT = Path(__file__).resolve().parents[3]

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home of a person who has been here before."""
    made = tmp_path / "home"
    made.mkdir()
    Settings(backend=SCRIPTED, mode="free", language="en", first_run_done=True).save(
        made / "settings.json"
    )
    return made


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the app as a person does; what still runs is ended."""
    children: list[subprocess.Popen[bytes]] = []

    def begin(home: Path, *arguments: str) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(
            [sys.executable, "-m", "desktop", *arguments],
            env=os.environ | engine_environment() | {"AVATAR_CHAT_HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        children.append(child)
        return child

    yield begin
    for child in children:
        child.kill()
        child.communicate()


def ended(qtbot: QtBot, child: subprocess.Popen[bytes]) -> int:
    """Return the exit code of a start that hands over."""
    qtbot.waitUntil(lambda: child.poll() is not None, timeout=WAIT_MS)
    assert child.returncode is not None
    return child.returncode


def is_open(home: Path) -> bool:
    """Return whether the window of a home is there, and answers."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name(home / "state"))
    if not socket.waitForConnected(1000):
        return False
    socket.write(b"{}\n")
    return socket.waitForReadyRead(20_000)


def titles(home: Path) -> list[str]:
    """Return the titles of the chats of a home."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(home / "chats.sqlite3")) as database:
        return [title for (title,) in database.execute("SELECT title FROM chats")]
    return []


def spoken_to(home: Path) -> str:
    """Return the persona of the settings of a home."""
    return str(json.loads((home / "settings.json").read_text())["persona"])


def chat_file(folder: Path, title: str) -> Path:
    """Write a chat as the app exports it."""
    path = folder / f"{title}.json"
    row = {"id": 1, "role": "user", "text": "hello", "speaker": "You", "created": 1.0}
    table = {"format": "avatar-chat/1", "title": title, "persona": "keith", "messages": [row]}
    path.write_text(json.dumps(table))
    return path


def test_a_second_start_hands_over_its_file(
    qtbot: QtBot, home: Path, tmp_path: Path, start: Start
) -> None:
    """It ends with 0 at once; the file is opened in the window that is there."""
    first = start(home)
    qtbot.waitUntil(lambda: is_open(home), timeout=WAIT_MS)
    assert Path(socket_name(home / "state")).stat().st_mode & 0o777 == 0o600
    assert Path(socket_name(home / "state")).parent.stat().st_mode & 0o777 == 0o700
    second = start(home, "--open", os.path.relpath(chat_file(tmp_path, "Brought"), Path.cwd()))
    assert ended(qtbot, second) == 0
    qtbot.waitUntil(lambda: "Brought" in titles(home), timeout=WAIT_MS)
    assert first.poll() is None


def test_a_socket_of_a_killed_window_is_taken_over(qtbot: QtBot, home: Path, start: Start) -> None:
    """And another home has a window of its own."""
    first = start(home)
    qtbot.waitUntil(lambda: is_open(home), timeout=WAIT_MS)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert Path(socket_name(home / "state")).exists()
    second = start(home)
    qtbot.waitUntil(lambda: is_open(home), timeout=WAIT_MS)
    assert second.poll() is None


@pytest.fixture
def first(places: Places) -> Iterator[SingleInstance]:
    """The first one of a home, in this process."""
    made = SingleInstance(places)
    assert made.begin(Wish())
    yield made
    made.close()


def test_a_persona_is_handed_over(
    qtbot: QtBot, first: SingleInstance, places: Places, start: Start
) -> None:
    """With what the desktop gave the second start, so that the first may come to the front."""
    home = places.state.parent
    with qtbot.waitSignal(first.asked, timeout=WAIT_MS) as asked:
        second = start(home, "--persona", "keith")
    assert asked.args == [Wish(persona="keith", token=os.environ.get("XDG_ACTIVATION_TOKEN", ""))]
    assert ended(qtbot, second) == 0


def test_a_window_that_hangs_is_told_of(
    first: SingleInstance, places: Places, start: Start
) -> None:
    """This process does not listen meanwhile; the second start says so and ends."""
    second = start(places.state.parent)
    _, said = second.communicate(timeout=WAIT_MS / 1000)
    assert second.returncode == 1
    assert b"does not answer" in said
    assert b"--new-window" in said


def test_two_homes_are_two_instances(first: SingleInstance, tmp_path: Path, places: Places) -> None:
    """Neither hears of the other."""
    other = tmp_path / "other"
    elsewhere = SingleInstance(
        Places(**{name: other / name for name in Places.__dataclass_fields__})
    )
    assert elsewhere.begin(Wish(file="x"))
    elsewhere.close()


@pytest.mark.parametrize("line", [b"nonsense\n", b'{"file": 3}\n', b"[" * 70_000, b"\xff\n"])
def test_what_is_no_wish_is_not_heard(
    qtbot: QtBot, first: SingleInstance, places: Places, line: bytes
) -> None:
    """It is put down, and the next one is heard."""
    name = socket_name(places.state)
    stranger = QLocalSocket()
    stranger.connectToServer(name)
    stranger.write(line)
    with qtbot.assertNotEmitted(first.asked):
        qtbot.waitUntil(
            lambda: stranger.state() == QLocalSocket.LocalSocketState.UnconnectedState,
            timeout=WAIT_MS,
        )
    friend = QLocalSocket()
    friend.connectToServer(name)
    with qtbot.waitSignal(first.asked, timeout=WAIT_MS) as asked:
        friend.write(b'{"file": "/a", "more": 1}\n')
    assert asked.args == [Wish(file="/a")]


def test_a_long_home_has_a_private_socket_elsewhere(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket's path is short; a folder that others can enter is not used."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    home = tmp_path / ("long" * 40)
    places = Places(**{name: home / name for name in Places.__dataclass_fields__})
    instance = SingleInstance(places)
    assert instance.begin(Wish())
    (folder,) = tmp_path.glob("avatar-chat-*")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(list(folder.iterdir())) == 1
    instance.close()
    folder.chmod(0o755)
    assert instance.begin(Wish())
    assert list(folder.iterdir()) == []
    instance.close()


def test_the_first_that_never_answers_is_an_error(
    first: SingleInstance, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a short wait, with what to do."""
    monkeypatch.setattr(single_instance, "PATIENCE_S", 0.2)
    with pytest.raises(EngineError, match="does not answer"):
        SingleInstance(places).begin(Wish())


def test_a_window_comes_forward(qtbot: QtBot) -> None:
    """From the bottom, too."""
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    come_forward(window)
    qtbot.waitUntil(lambda: window.isActiveWindow() and not window.isMinimized())
