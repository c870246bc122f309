"""Makes the pictures of every screen: ``python -m tests.desktop.make_screenshots [FOLDER]``.

A real window without a display; what is said in it stands in `tests.desktop.screens`, so that the
pictures stay the same. Every screen in light and dark; the talk also in each language, in high
contrast, in large letters, at 200 %, and from 480 pixels to ultrawide.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop.config.paths import find_places
from desktop.config.settings import Settings, ThemeName
from desktop.gui.shell.app import AvatarApp
from tests.desktop.screens import pause, visit

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "images" / "screens"
SCRIPTED = "tests.scripted_backend:ScriptedBackend"
SIZE = QSize(1180, 780)
PAINTED_MS = 250
TALK = ("chat", "markdown", "first-run")


@dataclass(frozen=True, slots=True)
class Shot:
    """One run of the app."""

    name: str
    theme: ThemeName = "light"
    language: str = "en"
    font_px: int = 15
    size: QSize = SIZE
    screens: tuple[str, ...] = ()  # all if empty
    scale: int = 1

    def picture(self, screen: str) -> str:
        """Return the file name of a screen."""
        return f"{screen}-{self.name}.png"


SHOTS = (
    Shot("light"),
    Shot("dark", theme="dark"),
    Shot("contrast-light", theme="contrast-light", screens=TALK[:2]),
    Shot("contrast-dark", theme="contrast-dark", screens=TALK[:2]),
    *(Shot(f"light-{code}", language=code, screens=TALK[::2]) for code in ("de", "zh_CN", "ko")),
    Shot("large", font_px=24, screens=TALK),
    Shot("200-percent", theme="dark", screens=TALK[:1], scale=2),
    Shot("480", size=QSize(480, 760), screens=TALK),
    Shot("800", theme="dark", size=QSize(800, 600), screens=TALK[:1]),
    Shot("2560", size=QSize(2560, 900), screens=TALK[:1]),
)


def main() -> None:
    """Make all pictures, each run in a child: the scale is one of the process."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if len(sys.argv) > 2:
        _shoot(next(shot for shot in SHOTS if shot.name == sys.argv[2]), folder)
        return
    folder.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        command = [sys.executable, "-m", "tests.desktop.make_screenshots", str(folder), shot.name]
        environ = os.environ | {"QT_SCALE_FACTOR": str(shot.scale)}
        subprocess.run(command, cwd=ROOT, env=environ, check=True)


def _shoot(shot: Shot, folder: Path) -> None:
    qt = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        app = _app(qt, shot, home)

        def look(screen: str, widget: QWidget) -> None:
            if not shot.screens or screen in shot.screens:
                pause(PAINTED_MS)
                _save(widget, folder / shot.picture(screen))

        visit(app, look)
        app.window.close()


def _app(qt: QApplication, shot: Shot, home: str) -> AvatarApp:
    places = find_places({"AVATAR_CHAT_HOME": home})
    Settings(
        backend=SCRIPTED,
        theme=shot.theme,
        language=shot.language,
        font_px=shot.font_px,
        motion="reduced",
    ).save(places.settings)
    app = AvatarApp(qt, places)
    for title, asked in _chats():
        chat = app.history.add_chat(title, "keith-low")
        app.history.add_message(chat, None, "user", asked)
    app.history.pin(1, pinned=True)
    app.start()
    app.window.resize(shot.size)
    pause(PAINTED_MS)
    return app


def _chats() -> Iterator[tuple[str, str]]:
    yield "Exchange in Canada", "Where are you on exchange?"
    yield "Climbing, mostly", "How long have you been climbing?"
    yield "Projects and courses", "Which courses do you take?"


def _save(widget: QWidget, path: Path) -> None:
    widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888).save(str(path), quality=0)


if __name__ == "__main__":
    main()
