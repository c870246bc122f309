"""A real window over a real engine child, with the person's data in a folder of the test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.config.paths import Places, find_places
from desktop.config.settings import Settings
from desktop.gui.shell.app import AvatarApp
from tests.conftest import SCRIPTED

MakeApp = Callable[..., AvatarApp]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Folders of a person who has never used the app."""
    return find_places({"AVATAR_CHAT_HOME": str(tmp_path / "home")})


@pytest.fixture
def make_app(qapp: QApplication, places: Places) -> Iterator[MakeApp]:
    """Open windows; each is closed at the end of the test."""
    opened: list[AvatarApp] = []

    def make(settings: Settings | None = None) -> AvatarApp:
        if settings is not None:
            settings.save(places.settings)
        app = AvatarApp(qapp, places)
        app.start()
        opened.append(app)
        return app

    yield make
    for app in opened:
        app.window.close()
        app.window.deleteLater()


@pytest.fixture
def make_scripted(make_app: MakeApp) -> MakeApp:
    """Open windows whose engine says what the test wants; mode free, so that it is asked."""

    def make(replies: dict[str, str] | None = None, delay_s: float = 0.0) -> AvatarApp:
        options = {"delay_s": str(delay_s)}
        if replies is not None:
            options["replies"] = json.dumps(replies)
        return make_app(
            Settings(backend=SCRIPTED, mode="free", options=options, first_run_done=True)
        )

    return make
