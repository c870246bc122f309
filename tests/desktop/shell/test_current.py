"""What holds now: the settings and who speaks, and in which order others hear of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.config.paths import Places, resource_dir
from desktop.config.settings import Settings
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from tests.desktop.conftest import MakeApp


@pytest.fixture
def settings(places: Places) -> SettingsStore:
    """Return the settings of a person who has an avatar of their own."""
    _make_twin(places.personas)
    return SettingsStore(places.settings)


def _make_twin(personas: Path) -> None:
    shutil.copytree(resource_dir() / "personas" / "keith-low", personas / "twin")


def test_a_change_is_written_and_told_with_what_was_before(settings: SettingsStore) -> None:
    """Whoever listens finds the new value."""
    told: list[tuple[Settings, Settings, Settings]] = []
    settings.changed.connect(lambda before, after: told.append((before, after, settings.value)))
    before, after = settings.value, replace(settings.value, font_px=18)
    settings.update(after)
    assert told == [(before, after, after)]


def test_what_is_told_and_not_written_is_written_with_the_next(
    settings: SettingsStore, places: Places
) -> None:
    """Steps of the size do not wait for the disk."""
    settings.update_unsaved(replace(settings.value, font_px=18))
    assert not places.settings.exists()
    settings.save()
    assert Settings.load(places.settings).font_px == 18


def test_what_holds_for_one_run_is_not_written(settings: SettingsStore, places: Places) -> None:
    """Neither by itself nor with what is changed later."""
    settings.overlay(persona="twin")
    settings.update(replace(settings.value, font_px=18))
    assert settings.value.persona == "twin"
    assert Settings.load(places.settings) == Settings(font_px=18)


def test_the_talk_is_left_before_another_avatar_takes_over(
    settings: SettingsStore, places: Places
) -> None:
    """Its session is there before it is shown, and nobody hears of it before."""
    current = CurrentPersona(settings, places)
    heard: list[tuple[str, str, str]] = []

    def hear(what: str) -> None:
        heard.append((what, current.persona.id, current.session.persona.id))

    current.left.connect(lambda: hear("left"))
    current.session_changed.connect(lambda _session: hear("session"))
    current.changed.connect(lambda _persona: hear("changed"))
    settings.changed.connect(lambda _before, _after: hear("settings"))
    settings.update(replace(settings.value, persona="twin"))
    assert heard == [
        ("left", "keith-low", "keith-low"),
        ("session", "twin", "twin"),
        ("changed", "twin", "twin"),
        ("settings", "twin", "twin"),
    ]


def test_another_mode_is_another_session_of_the_same_avatar(
    settings: SettingsStore, places: Places
) -> None:
    """And the same mode is not."""
    current = CurrentPersona(settings, places)
    first = current.session
    settings.update(replace(settings.value, font_px=18))
    assert current.session is first
    settings.update(replace(settings.value, mode="strict"))
    assert (current.session.mode, current.session.persona) == ("strict", first.persona)


def test_an_avatar_that_cannot_be_opened_is_told_when_it_is_chosen(
    make_scripted: MakeApp, places: Places
) -> None:
    """Another one speaks in its place."""
    app = make_scripted()
    _make_twin(places.personas)
    (places.personas / "twin" / "persona.toml").write_text("name = ", "utf-8")
    app.settings.update(replace(app.settings.value, persona="twin"))
    assert "twin" in app.window.notice.text
    assert app.current.persona.name == "Keith Low"


def test_larger_text_does_not_touch_the_engine(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """Neither the model's file nor the avatars' folders are looked at for it."""
    app = make_scripted()
    qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=60_000)
    spec = app.loader.spec
    (app.places.personas / "new").mkdir(parents=True)
    (app.places.personas / "new" / "adapter.gguf").write_bytes(b"GGUF")
    app.assistive.zoom(1)
    assert app.loader.spec is spec
    app.settings.update(replace(app.settings.value, n_predict=9))
    assert app.loader.spec is not spec
