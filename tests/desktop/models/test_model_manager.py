"""The window of models: real children that download from a server that stands in for the Hub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from backends.errors import Sentence
from desktop.config.settings import AdapterChoice, Settings
from desktop.engine.download_queue import DownloadQueue
from desktop.gui.models.model_manager import ModelManager
from desktop.gui.models.model_rows import ModelRow, RowList
from desktop.gui.settings.adapter_panel import AdapterPanel
from desktop.gui.shell.app import AvatarApp
from desktop.i18n.error_translations import in_words
from desktop.i18n.translation import duration, install_language
from tests.backends import gguf_build as g
from tests.backends.gguf_build import random_adapter
from tests.conftest import SCRIPTED
from tests.desktop.conftest import MakeApp
from tests.desktop.models.test_model_store import LARGER, NAME
from tests.desktop.stand_in_hub import REPO, StandIn, stand_in

WAIT_MS = 60_000
Opened = tuple[AvatarApp, ModelManager]


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A stand-in with one real, tiny model."""
    with stand_in(StandIn({NAME: g.tiny(), "Tiny-F16.gguf": LARGER})) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        yield running


@pytest.fixture
def make_manager(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Opened]:
    """Open the window of models of an app whose folders the children share."""
    monkeypatch.setenv("AVATAR_CHAT_HOME", str(tmp_path / "home"))
    app = make_app(Settings(backend=SCRIPTED, mode="free", first_run_done=True))
    yield app, app.model_commands.show_models()
    app.model_commands.close()


def row_of(rows: RowList, title: str) -> ModelRow | None:
    """Return the row with a title, if it is there."""
    return next((row for row in rows.rows if row.title == title), None)


def offered(row: ModelRow) -> list[str]:
    """Return the texts of its buttons."""
    return [button.text() for button in row.findChildren(QPushButton) if not button.isHidden()]


def press(row: ModelRow, text: str) -> None:
    """Press one of its buttons."""
    next(own for own in row.findChildren(QPushButton) if own.text() == text).click()


def wait_for_row(qtbot: QtBot, rows: RowList, title: str) -> ModelRow:
    """Return a row as soon as it is there."""
    qtbot.waitUntil(lambda: row_of(rows, title) is not None, timeout=WAIT_MS)
    row = row_of(rows, title)
    assert row is not None
    return row


def words(manager: ModelManager) -> str:
    """Return the line of the newest download."""
    lines = manager.strip.lines
    return lines[max(lines)].words if lines else ""


def resumed(queue: DownloadQueue) -> int:
    """Return the bytes of the newest download that earlier attempts had brought."""
    transfer = queue.downloads[-1].transfer
    return transfer.resumed_bytes if transfer else 0


@pytest.fixture
def app(make_manager: Opened) -> AvatarApp:
    """The app around the window of models."""
    return make_manager[0]


@pytest.fixture
def manager(make_manager: Opened) -> ModelManager:
    """The window of models."""
    return make_manager[1]


def test_a_model_is_found_downloaded_with_pauses_and_used(
    qtbot: QtBot, hub: StandIn, app: AvatarApp, manager: ModelManager
) -> None:
    """Search, files with lights, download, pause, resume from there, use."""
    manager.search.field.setText("tiny")
    manager.search.search()
    found = wait_for_row(qtbot, manager.search.list, REPO)
    assert found.facts == "7 downloads a month · 1.7B parameters · llama · mit"
    qtbot.waitUntil(lambda: not manager.search.is_busy, timeout=WAIT_MS)
    press(found, "Files…")
    file = wait_for_row(qtbot, manager.search.list, NAME)
    assert file.light.light == "green"
    assert file.facts.startswith("Q4_K_M · 78 kB")
    hub.faults = ["stall"]
    press(file, "Download")
    queue = app.model_commands.queue
    qtbot.waitUntil(lambda: "20 kB of 78 kB" in words(manager), timeout=WAIT_MS)
    queue.pause(1)
    assert words(manager).startswith("Paused. 20 kB of 78 kB")
    queue.resume(1)
    qtbot.waitUntil(lambda: "right SHA-256" in words(manager), timeout=WAIT_MS)
    assert resumed(queue) == 20_000
    path = Path(queue.downloads[0].path)
    assert path.read_bytes() == hub.files[NAME]
    assert hub.sent_bytes == len(hub.files[NAME])
    row = wait_for_row(qtbot, manager.local, NAME)
    qtbot.waitUntil(lambda: row.light.light == "green", timeout=WAIT_MS)
    press(row, "Use")
    assert app.settings.value.model_path == str(path)
    assert app.settings.value.own_models == {}


def test_cancelling_throws_away_and_a_wrong_hash_never_becomes_a_model(
    qtbot: QtBot, hub: StandIn, app: AvatarApp, manager: ModelManager
) -> None:
    """Nothing of either is left on the disk, and the reason is told."""
    queue, folder = app.model_commands.queue, app.places.models
    hub.faults = ["stall"]
    queue.add(REPO, NAME, "One")
    qtbot.waitUntil(lambda: "20 kB of 78 kB" in words(manager), timeout=WAIT_MS)
    assert list(folder.rglob("*.part")) != []
    queue.cancel(1)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert not manager.strip.isVisible()
    hub.sha256 = "0" * 64
    queue.add(REPO, NAME, "Two")
    qtbot.waitUntil(lambda: "thrown away" in words(manager), timeout=WAIT_MS)
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_an_unfinished_download_goes_on_after_a_restart(
    qtbot: QtBot, hub: StandIn, app: AvatarApp, manager: ModelManager
) -> None:
    """It stands in the list, and knows where it came from."""
    queue = app.model_commands.queue
    hub.faults = ["stall"]
    queue.add(REPO, NAME, "One")
    qtbot.waitUntil(lambda: "20 kB of 78 kB" in words(manager), timeout=WAIT_MS)
    queue.close()
    manager.refresh()
    row = wait_for_row(qtbot, manager.local, NAME)
    assert (row.warning, offered(row)[0]) == ("Its download has not ended.", "Resume")
    queue._downloads.clear()
    queue._running = 0
    press(row, "Resume")
    qtbot.waitUntil(lambda: "right SHA-256" in words(manager), timeout=WAIT_MS)
    assert resumed(queue) == 20_000


def test_offline_and_gated_are_said_at_once(
    qtbot: QtBot,
    hub: StandIn,
    app: AvatarApp,
    manager: ModelManager,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In the list of the search and in the line of the download."""
    hub.faults = ["gated"]
    app.model_commands.queue.add(REPO, NAME, "One")
    qtbot.waitUntil(lambda: "accept their terms" in words(manager), timeout=WAIT_MS)
    with stand_in(StandIn({})) as gone:
        url = gone.url
    monkeypatch.setenv("HF_ENDPOINT", url)
    manager.search.field.setText("tiny")
    manager.search.search()
    qtbot.waitUntil(lambda: not manager.search.is_busy, timeout=WAIT_MS)
    said = [label.text() for label in manager.search.list.findChildren(QLabel)]
    assert any("seems to be offline" in text for text in said)


def test_a_refused_file_has_its_sentences_and_a_good_one_is_used_in_place(
    qtbot: QtBot, app: AvatarApp, manager: ModelManager, tmp_path: Path
) -> None:
    """Elsewhere on the disk; what vanishes or changes afterwards is noticed."""
    manager.check(g.write(tmp_path, g.tiny()[:40_000], "cut.gguf"))
    row = wait_for_row(qtbot, manager.local, "cut.gguf")
    assert row.light.light == "red"
    assert "the download stopped early" in row.light.text
    manager.check(g.write(tmp_path, g.tiny() + b"\n", "more.gguf"))
    row = wait_for_row(qtbot, manager.local, "more.gguf")
    assert "1 byte more than its index says" in row.light.text
    own = g.write(tmp_path, g.tiny(), "own.gguf")
    manager.check(own)
    qtbot.waitUntil(lambda: app.settings.value.model_path == str(own), timeout=WAIT_MS)
    row = wait_for_row(qtbot, manager.local, "own.gguf")
    assert (row.warning, offered(row)) == ("", ["In use", "Forget"])
    own.write_bytes(own.read_bytes() + b"more")
    manager.refresh()
    qtbot.waitUntil(lambda: "changed" in warning_of(manager, "own.gguf"), timeout=WAIT_MS)
    own.unlink()
    manager.refresh()
    qtbot.waitUntil(lambda: "gone" in warning_of(manager, "own.gguf"), timeout=WAIT_MS)
    press(wait_for_row(qtbot, manager.local, "own.gguf"), "Forget")
    qtbot.waitUntil(lambda: row_of(manager.local, "own.gguf") is None, timeout=WAIT_MS)


def warning_of(manager: ModelManager, title: str) -> str:
    """Return what is wrong with a model, nothing if it is not listed now."""
    row = row_of(manager.local, title)
    return row.warning if row else ""


def test_the_short_list_has_sizes_licences_and_lights(manager: ModelManager) -> None:
    """From the smallest to the original avatar's own repository."""
    rows = manager.suggested.rows
    assert [row.title for row in rows][:2] == ["SmolLM2 135M Instruct", "SmolLM2 1.7B Instruct"]
    assert rows[-1].title == "The first Keith Low avatar"
    assert all("apache-2.0" in row.facts and row.light.light for row in rows[:-1])
    assert "licence: see its page" in rows[-1].facts
    assert [offered(row) for row in rows[1:]] == [["Files…", "Download"]] * 5


def test_the_short_list_speaks_the_language(qapp: QApplication, manager: ModelManager) -> None:
    """What is said of a model, and the marks of its figures: 1.1 GB is 1,1 GB in German."""
    install_language(qapp, "de")
    manager._show_suggestions()
    row = manager.suggested.rows[1]
    install_language(qapp, "en")
    assert "~1,1 GB" in row.facts
    assert "Dieselbe Familie" in row.facts
    assert "1,5 GiB von" in row.light.text


@pytest.mark.parametrize(("code", "said"), [("en", "8,192"), ("de", "8.192"), ("ko", "8,192")])
def test_a_context_is_told_with_the_marks_of_the_language(
    qapp: QApplication, code: str, said: str
) -> None:
    """8,192 would be eight and a bit in German."""
    install_language(qapp, code)
    told = in_words(Sentence("{1} tokens", "8,192")), in_words("1.1 GB"), in_words("v1.1, 2,3.gguf")
    install_language(qapp, "en")
    assert said in told[0]
    assert told[1] == ("1,1 GB" if code == "de" else "1.1 GB")
    assert told[2] == "v1.1, 2,3.gguf"


def test_strengths_are_heard_when_the_slider_rests(qtbot: QtBot, tmp_path: Path) -> None:
    """Many moves are one change; a file that is no adapter is refused in words."""
    panel, path = AdapterPanel(), random_adapter(tmp_path)
    qtbot.addWidget(panel)
    heard: list[tuple[AdapterChoice, ...]] = []
    panel.changed.connect(heard.append)
    panel.add(path)
    (slider,) = panel.findChildren(QSlider)
    for strength in (0.4, 0.8, 1.25):
        slider.setValue(round(strength * 100))
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
    assert heard == [(AdapterChoice(str(path), 1.25),)]
    panel.add(g.write(tmp_path, g.tiny(), "model.gguf"))
    assert "adapter" in panel._hint.text()
    assert len(panel.choices()) == 1


def test_times_are_said_as_people_say_them(qapp: QApplication) -> None:
    """Seconds, minutes, hours."""
    install_language(qapp, "en")
    said = ["1 second", "59 seconds", "2 minutes", "2 hours"]
    assert [duration(s) for s in (0.2, 59, 150, 8000)] == said
