"""The page Train in a real window, with real trainings of some seconds."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from backends.files import lock_file, sha256_of
from desktop.config.paths import Places
from desktop.config.settings import Settings
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.studio_window import StudioWindow
from desktop.gui.studio.trainings import train_page
from desktop.gui.studio.trainings.train_page import TrainPage
from desktop.models.model_choice import ADAPTER_BASE
from desktop.studio.trainings.journal import LOCK, Event, tell
from desktop.studio.trainings.training import ADAPTER_FILE, plan_for, prepare, waiting_training
from persona.model import PreferredModel
from persona.store import load_persona
from persona.writer import save_persona
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import MakeApp, make_app, make_scripted, places
from tests.desktop.new_owner import opened_studio
from tests.desktop.screens import focusable
from tests.finetune.conftest import SliceBase, slice_base, slice_model
from tests.finetune.tiny import write_persona
from tests.studio.pages.test_training import begun_at, checkpoint_of, make_short

__all__ = ["make_app", "make_scripted", "places", "slice_base", "slice_model"]  # fixtures

pytestmark = [
    pytest.mark.model,
    pytest.mark.timeout(1800),
    pytest.mark.filterwarnings("default"),  # what torch and its kin say to each other
]
TRAIN_MS = 400_000


@pytest.fixture
def app(make_scripted: MakeApp, slice_base: SliceBase) -> AvatarApp:
    """Return a window in which an avatar of the slice speaks."""
    app = make_scripted()
    app.places.models.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(slice_base.gguf, app.places.models / "Slice.gguf")
    folder = write_persona(app.places.personas / "ada")
    own = replace(load_persona(folder), preferred_model=PreferredModel(file="Slice.gguf"))
    save_persona(own, folder)
    app.settings.update(replace(app.settings.value, persona="ada"))
    return app


@pytest.fixture
def studio(app: AvatarApp) -> StudioWindow:
    """Return the studio, turned to the page."""
    window = opened_studio(app)
    window.tabs.setCurrentWidget(window.train)
    return window


def choices(page: TrainPage) -> list[str]:
    """Return what can be pressed."""
    return [it.text() for it in page.buttons if it.isVisible() and it.isEnabled()]


@pytest.mark.training
def test_a_training_is_seen_paused_gone_on_with_and_kept(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, slice_base: SliceBase
) -> None:
    """Closing the studio ends nothing; a new one shows the same."""
    page, persona = studio.train, studio.bench.persona
    assert choices(page) == ["Train"]
    prepare(persona, plan_for(persona, app.places), page.training)
    make_short(page.training, slice_base)
    page.read()
    assert choices(page) == ["Go on", "Begin anew…", "Drop"]
    page.go_on()
    assert choices(page) == ["Pause", "Stop…"]
    desk = app.studio.desk()
    qtbot.waitUntil(lambda: desk.progress.n_done >= 3, timeout=TRAIN_MS)
    assert page.curves.isVisible()
    assert "step" in page.curves.accessibleName()
    page.buttons[0].click()
    qtbot.waitUntil(lambda: not desk.is_running, timeout=TRAIN_MS)
    assert page.title.text() == "The training waits"
    assert page.text.text() == f"Step {desk.progress.n_done} of 8"
    page.buttons[0].click()
    app.studio.close()
    qtbot.waitUntil(lambda: not desk.is_running, timeout=TRAIN_MS)
    fresh = opened_studio(app)
    fresh.tabs.setCurrentWidget(fresh.train)
    keep(qtbot, app, fresh.train)


def keep(qtbot: QtBot, app: AvatarApp, page: TrainPage) -> None:
    """Look at what came of it, and keep it."""
    assert page.title.text() == "The training is done", page.trouble.text()
    assert choices(page) == ["Keep", "Drop"]
    with qtbot.waitSignal(page._desk.kept, timeout=TRAIN_MS):
        page.buttons[0].click()
    own = load_persona(app.places.personas / "ada")
    assert (own.folder / ADAPTER_FILE).is_file()
    assert own.extra[ADAPTER_BASE] == sha256_of(app.places.models / "Slice.gguf")
    qtbot.waitUntil(lambda: choices(page) == ["Train"], timeout=TRAIN_MS)


@pytest.mark.training
@pytest.mark.skipif(os.name == "nt", reason="there are no process groups")
def test_after_a_power_cut_the_window_offers_to_go_on(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, slice_base: SliceBase
) -> None:
    """Window and trainer are killed at once; a checkpoint that was begun counts for nothing."""
    page, training = studio.train, studio.train.training
    prepare(studio.bench.persona, plan_for(studio.bench.persona, app.places), training)
    make_short(training, slice_base)
    command = [sys.executable, "-m", "tests.studio.training_driver", str(training.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as window:
        qtbot.waitUntil(lambda: training.progress()[0].n_done >= 5, timeout=TRAIN_MS)
        os.killpg(window.pid, signal.SIGKILL)
    saved = training.progress()[0].n_saved
    assert 0 < saved < 8
    begun = checkpoint_of(training, 7)
    shutil.copytree(checkpoint_of(training, saved), begun, dirs_exist_ok=True)
    (begun / "saved").unlink()
    (begun / "trainer_state.json").write_text('{"global_step": 7, "log_hi', "utf-8")
    page.read()
    assert page.title.text() == "The training waits"
    assert page.text.text() == f"Step {saved} of 8"
    assert choices(page) == ["Go on", "Begin anew…", "Drop"]
    assert training.done() == {"data"}
    page.buttons[0].click()
    qtbot.waitUntil(lambda: not app.studio.desk().is_running, timeout=TRAIN_MS)
    assert begun_at(training) == [0, saved]
    keep(qtbot, app, page)


def test_the_next_start_offers_to_go_on(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, make_app: MakeApp
) -> None:
    """With the step that is saved, wherever the window was killed; not while another is at work."""
    persona, training = studio.bench.persona, studio.train.training
    prepare(persona, plan_for(persona, app.places), training)
    training.run.mkdir()
    for step in (
        Event(step="train", state="running", n_done=6, n_all=8, loss=1.0),
        Event(step="train", state="saved", n_done=6, n_all=8),
        Event(step="train", state="running", n_done=7, n_all=8, loss=1.0),
    ):
        tell(training.run, step)
    with (training.run / LOCK).open("wb") as file:
        lock_file(file.fileno())
        assert training.is_at_work
        assert waiting_training(app.places) is None
    assert not training.is_at_work
    fresh = make_app(replace(app.settings.value, persona=Settings().persona))
    qtbot.waitUntil(lambda: bool(fresh.window.notice.text), timeout=WAIT_MS)
    name = persona.name
    assert fresh.window.notice.text == f"The training of {name} waits; step 6 of 8 is saved."
    (training.folder / "recipe.toml").write_text("broken", "utf-8")
    fresh.window.notice.buttons[0].click()
    qtbot.waitUntil(lambda: fresh.studio.window is not None, timeout=WAIT_MS)
    page = fresh.studio.window
    assert page is not None
    assert page.tabs.currentWidget() is page.train
    assert fresh.current.persona.id == "ada"
    desk = fresh.studio.desk()
    qtbot.waitUntil(lambda: not desk.is_running, timeout=TRAIN_MS)
    assert page.train.title.text() == "The training did not come to its end"


def test_a_failure_is_told_and_nothing_can_be_kept(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, places: Places
) -> None:
    """In a sentence, with the step marked; after a restart, too."""
    page, persona = studio.train, studio.bench.persona
    prepare(persona, plan_for(persona, places), page.training)
    page.training.run.mkdir()
    why = "The system ended it, perhaps because memory ran out."
    ended = Event(step="train", state="failed", what="The training ended by itself.", why=why)
    tell(page.training.run, ended)
    page.read()
    assert page.title.text() == "The training did not come to its end"
    assert why in page.trouble.text()
    assert "Training !" in page.steps.text()
    assert choices(page) == ["Go on", "Begin anew…", "Drop"]
    page.buttons[2].click()
    qtbot.waitUntil(lambda: choices(page) == ["Train"], timeout=TRAIN_MS)
    assert not page.training.folder.exists()


def test_without_the_parts_the_page_says_what_is_needed(
    studio: StudioWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How large, and where it goes; nothing is installed without a yes."""
    monkeypatch.setattr(train_page, "find_trainer", lambda _places: None)
    page = studio.train
    page.read()
    assert choices(page) == ["Yes, install them", "Choose a source install…"]
    assert "to download" in page.text.text()
    assert str(page._places.trainer) in page.text.text()
    assert not page._places.trainer.exists()


def test_the_page_is_worked_by_keyboard_and_has_names(studio: StudioWindow) -> None:
    """All of it at 800 by 600, too; nothing is wider than its place."""
    studio.resize(800, 600)
    page = studio.train
    reached = focusable(page)
    assert {*page.buttons[:1]} <= {*reached}
    assert all(it.accessibleName() for it in reached)
    assert page.width() <= studio.width()
    assert page.minimumSizeHint().width() <= studio.tabs.width()


def test_a_stop_throws_away_after_a_yes(
    qtbot: QtBot, studio: StudioWindow, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A no leaves everything."""
    page, persona = studio.train, studio.bench.persona
    prepare(persona, plan_for(persona, places), page.training)
    answer = QMessageBox.StandardButton.No
    monkeypatch.setattr(QMessageBox, "question", lambda *_args: answer)
    page.stop()
    assert page.training.is_begun
    answer = QMessageBox.StandardButton.Yes
    page.stop()
    qtbot.waitUntil(lambda: not page.training.folder.exists(), timeout=TRAIN_MS)
    assert QApplication.activeModalWidget() is None


def test_a_folder_for_another_computer_is_written_and_a_foreign_one_refused(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path
) -> None:
    """Both are told in the window."""
    page, said = studio.train, list[str]()
    page._desk.told.connect(said.append)
    page.write(tmp_path)
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    folder = tmp_path / "ada-training"
    assert str(folder) in said[0]
    assert {"README.md", "train.py", "recipe.toml", "model.gguf"} <= {
        it.name for it in folder.iterdir()
    }
    page.take(folder)
    qtbot.waitUntil(lambda: "has not come to an end" in studio.notice.text, timeout=60_000)
