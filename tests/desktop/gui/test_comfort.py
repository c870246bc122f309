"""A voice, notices, the size of the text, motion: as the person and the system want them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.chat.avatar_state import AvatarState
from desktop.config.settings import Settings
from desktop.gui.assistive.notification import MAX_CHARS
from desktop.gui.assistive.read_aloud import ReadAloud, spoken_text
from desktop.gui.assistive.system_motion import prefers_still
from desktop.gui.window.avatar_view import AvatarView, _read
from tests.desktop.chat.test_chat import WAIT_MS, ask, last
from tests.desktop.conftest import MakeApp

ROOT = Path(__file__).resolve().parents[3]
GSETTINGS = "#!/bin/sh\nprintf '%s\\n' {value}\n"


def _child(*arguments: str, **environ: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=os.environ | environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _line(child: subprocess.Popen[str]) -> object:
    assert child.stdout
    return json.loads(child.stdout.readline())


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a message bus of its own."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout
    yield daemon.stdout.readline().strip()
    daemon.kill()
    daemon.wait(10)
    daemon.stdout.close()


def test_a_notification_reaches_the_desktop(bus: str) -> None:
    """Through the portal, as it is specified: an id, and a title and a body in a dictionary."""
    portal = _child("tests.desktop.stand_in_portal", DBUS_SESSION_BUS_ADDRESS=bus)
    assert _line(portal) is True
    probe = _child("tests.desktop.notice_probe", "Keith", "yes", DBUS_SESSION_BUS_ADDRESS=bus)
    told = _line(portal)
    assert probe.wait(20) == 0
    for child in (portal, probe):
        child.kill()
        child.wait(10)
        assert child.stdout
        child.stdout.close()
    assert isinstance(told, list)
    interface, member, signature, number = told
    assert (interface, member) == ("org.freedesktop.portal.Notification", "AddNotification")
    assert signature == "sa{sv}"
    assert number


def test_without_a_portal_nothing_breaks(bus: str) -> None:
    """The mark in the task bar has to do."""
    probe = _child("tests.desktop.notice_probe", "a", "b", DBUS_SESSION_BUS_ADDRESS=bus)
    assert probe.wait(20) == 0
    assert probe.stdout
    probe.stdout.close()


def test_answers_are_told_only_if_wanted(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """And only whole ones."""
    app = make_scripted({"long": "In Canada. " * 40, "": "yes"})
    told: list[str] = []
    app.assistive.notifier.told.connect(lambda _title, text: told.append(text))
    app.window.showMinimized()
    ask(qtbot, app, "long")
    assert told[0].startswith("In Canada. In Canada.")
    assert len(told.pop()) <= MAX_CHARS + 1
    ask(qtbot, app, "first")
    assert told == ["yes"]
    app.settings.update(replace(app.settings.value, notify=False))
    ask(qtbot, app, "second")
    assert told == ["yes"]
    app.settings.update(replace(app.settings.value, notify=True))
    app.window.showNormal()
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=WAIT_MS)
    ask(qtbot, app, "third")
    assert told == ["yes"]


def test_a_text_is_read_aloud() -> None:
    """By one of Qt's speech engines, the one without sound; it begins and it ends."""
    probe = _child("tests.desktop.voice_probe", "mock", "Hello **world**")
    told = _line(probe)
    assert probe.wait(20) == 0
    assert probe.stdout
    probe.stdout.close()
    assert isinstance(told, dict)
    assert told["available"] is True
    assert told["states"] == [True, False]


def test_without_a_voice_it_is_silent() -> None:
    """An engine that is not there is no error."""
    probe = _child("tests.desktop.voice_probe", "no-such-engine", "Hello")
    told = _line(probe)
    assert probe.wait(20) == 0
    assert probe.stdout
    probe.stdout.close()
    assert isinstance(told, dict)
    assert told["available"] is False
    assert told["states"] == []


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("**Bold** and `code`", "Bold and code"),
        ("a\n\n```python\nprint(1)\n```\n\nb", "a b"),
        ("[a link](https://example.org) and https://example.org/x", "a link and"),
        ("# Title\n\n- one\n- two", "Title - one - two"),
        ("```\nonly code", ""),
    ],
)
def test_marks_and_code_are_not_read(text: str, spoken: str) -> None:
    """Only words are."""
    assert spoken_text(text) == spoken


def test_a_voice_is_not_loaded_before_it_is_wanted(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Nor its library."""
    app = make_scripted({"": "yes"})
    ask(qtbot, app, "hello")
    assert not app.assistive.voice.is_speaking
    assert "PySide6.QtTextToSpeech" not in sys.modules
    assert ReadAloud.is_installed()


def test_the_text_grows_and_shrinks(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """By the keys that every browser has, within limits; the next start remembers."""
    app = make_scripted()
    control = Qt.KeyboardModifier.ControlModifier
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=WAIT_MS)
    for _ in range(3):
        QTest.keyClick(app.window, Qt.Key.Key_Plus, control)
    assert app.settings.value.font_px == 18
    assert app.window.talk.font().pixelSize() == 18
    QTest.keyClick(app.window, Qt.Key.Key_Minus, control)
    assert app.settings.value.font_px == 17
    app.assistive.zoom(100)
    assert app.settings.value.font_px == 28
    QTest.keyClick(app.window, Qt.Key.Key_0, control)
    assert app.settings.value.font_px == 15


def test_a_step_of_the_size_waits_for_nothing(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Neither for the disk nor for the header of the model; it is kept a moment later."""
    app = make_scripted()
    written: list[int] = []
    spec = app.loader.spec
    for _ in range(3):
        app.assistive.zoom(1)
        written.append(Settings.load(app.places.settings).font_px)
    assert written == [15, 15, 15]
    assert app.loader.spec is spec
    qtbot.waitUntil(lambda: Settings.load(app.places.settings).font_px == 18, timeout=WAIT_MS)
    app.assistive.zoom(1)
    app.window.close()
    assert Settings.load(app.places.settings).font_px == 19


def _home(folder: Path, monkeypatch: pytest.MonkeyPatch, gnome: str) -> None:
    tool = folder / "bin" / "gsettings"
    tool.parent.mkdir(parents=True)
    tool.write_text(GSETTINGS.format(value=gnome))
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the files of Linux desktops")
def test_the_system_is_asked_to_keep_still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GNOME, KDE and GTK each have a place for it."""
    _home(tmp_path / "none", monkeypatch, "true")
    assert not prefers_still()
    _home(tmp_path / "gnome", monkeypatch, "false")
    assert prefers_still()
    _home(tmp_path / "kde", monkeypatch, "true")
    kde = tmp_path / "kde" / "config" / "kdeglobals"
    kde.parent.mkdir()
    kde.write_text("[KDE]\nAnimationDurationFactor=0\n")
    assert prefers_still()
    _home(tmp_path / "gtk", monkeypatch, "true")
    gtk = tmp_path / "gtk" / "config" / "gtk-3.0" / "settings.ini"
    gtk.parent.mkdir(parents=True)
    gtk.write_text("[Settings]\ngtk-enable-animations=false\n")
    assert prefers_still()


def test_reduced_motion_reaches_everything_that_moves(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """The avatar and the three dots stand still, and move again when it is switched off."""
    app = make_scripted({"": "word " * 50}, delay_s=0.3)
    app.settings.update(replace(app.settings.value, motion="reduced"))
    app.controller.ask("hello")
    row = app.window.talk.rows[len(app.window.talk.messages) - 1]
    assert last(app).is_waiting
    assert not row.bubble.is_moving
    assert not app.window.header.avatar.is_moving
    app.settings.update(replace(app.settings.value, motion="full"))
    assert app.window.header.avatar.is_moving


def test_a_persona_shows_its_own_pictures(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path
) -> None:
    """One per state, the idle one where there is none."""
    app = make_scripted()
    folder = app.places.personas / "painted"
    folder.mkdir(parents=True)
    (folder / "persona.toml").write_text(
        'name = "Painted"\ngreeting = "Hello."\nsystem_prompt = "You are Painted."\n'
        '[avatars]\nidle = "idle.png"\nthinking = "thinking.png"\n'
    )
    for name, colour in (("idle", "red"), ("thinking", "blue")):
        picture = QPixmap(64, 64)
        picture.fill(QColor(colour))
        assert picture.save(str(folder / f"{name}.png"))
    app.settings.update(replace(app.settings.value, persona="painted", motion="reduced"))
    assert app.current.persona.name == "Painted"
    avatar, seen = app.window.header.avatar, {}
    for state in (AvatarState.IDLE, AvatarState.THINKING, AvatarState.SPEAKING):
        avatar.set_state(state)
        seen[state.value] = avatar.grab().toImage().pixelColor(48, 48).name()
    assert seen == {"idle": "#ff0000", "thinking": "#0000ff", "speaking": "#ff0000"}


def test_a_huge_picture_is_read_small_or_not_at_all(qtbot: QtBot, tmp_path: Path) -> None:
    """A file of some kilobytes can be 256 MB of pixels; six of them were held at once."""
    paths = {}
    for name, side, colour in (("idle", 5_000, "red"), ("thinking", 5_000, "blue")):
        picture = QImage(side, side, QImage.Format.Format_Mono)
        picture.setColorTable([QColor(colour).rgb(), QColor("white").rgb()])
        picture.fill(0)
        paths[name] = tmp_path / f"{name}.png"
        assert picture.save(str(paths[name]))
    paths["error"] = tmp_path / "error.png"
    paths["error"].write_bytes(paths["idle"].read_bytes()[:60])
    avatar = AvatarView()
    qtbot.addWidget(avatar)
    avatar.set_reduced_motion(reduced=True)
    avatar.show_pictures(paths)
    for state in (AvatarState.IDLE, AvatarState.THINKING, AvatarState.ERROR):
        avatar.set_state(state)
        assert avatar.grab().toImage().pixelColor(48, 48).name() == "#ff0000"
    assert _read(paths["idle"]).width() <= 1024


def test_a_new_answer_is_announced(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """To a screen reader, with who said it; a message says its time on hover."""
    app = make_scripted({"": "a new answer"})
    said: list[str] = []
    app.window.talk.announced.connect(said.append)
    ask(qtbot, app, "hello")
    assert said == ["Keith Low: a new answer"]
    row = app.window.talk.rows[len(app.window.talk.messages) - 1]
    assert row.bubble.toolTip()
