"""The About box, what it tells a report, and the check for a newer release over a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backends.base import ModelInfo
from backends.cage import needs as cage
from backends.cage.needs import NO_LANDLOCK, READS_ANYTHING, CageReport
from backends.errors import AvatarError
from desktop.config.about import Build, Component, cage_words, diagnostics, model_words
from desktop.config.settings import Settings
from desktop.engine.worker import Worker
from desktop.gui.dialogs.about_dialog import CAGE, MODEL, AboutDialog
from desktop.gui.dialogs.release_check import is_newer, newest_release
from desktop.i18n.translation import install_language

PERSONAL = ("/home/ann/model.gguf", "https://ann.example/v1", "Ann", "hunter2")


class Releases(BaseHTTPRequestHandler):
    """Answers as GitHub does for the newest release."""

    def do_GET(self) -> None:
        """Tell of version 9.1.0, or of nothing."""
        self.send_response(200 if self.path == "/latest" else 404)
        self.end_headers()
        page = f"http://{self.headers['Host']}/v9.1.0"
        self.wfile.write(json.dumps({"tag_name": "v9.1.0", "html_url": page}).encode())

    def log_message(self, format: str, *args: object) -> None:
        """Be quiet."""


@pytest.fixture
def releases() -> Iterator[str]:
    """Return the address of a server of releases on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Releases)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/latest"
    server.shutdown()
    server.server_close()


@pytest.fixture
def background() -> Iterator[Worker]:
    """Return a worker that ends with the test."""
    worker = Worker()
    yield worker
    worker.close()


def info() -> ModelInfo:
    """Return what is known of a loaded model, its path among it."""
    return ModelInfo(
        name=PERSONAL[0], description="llama 256M Q4_1", n_params=134_515_008, n_ctx=2048,
        n_ctx_train=2048, size_bytes=98_000_000, library="/home/ann/libllama.so", build="0.5.0",
        n_threads=2,
    )  # fmt: skip


def test_a_report_of_a_fault_holds_nothing_personal() -> None:
    """Not the path of a model, nor the address of a server, nor the name of a user."""
    settings = Settings(backend="openai-server", model_path=PERSONAL[0])
    environ = {
        "HOME": "/home/ann",
        "USER": "Ann",
        "API_KEY": PERSONAL[3],
        "XDG_SESSION_TYPE": "x11",
    }
    text = diagnostics(Build("1.0.0", "abcdef", ""), info(), settings, environ)
    assert "backend: openai-server" in text
    assert "llama.cpp 0.5.0" in text
    assert "Desktop: x11" in text
    assert not [word for word in (*PERSONAL, "/home") if word in text]


def test_the_box_shows_versions_and_licences_and_copies(qtbot: QtBot, background: Worker) -> None:
    """What a person would paste into a report is on the clipboard."""
    build = Build("1.0.0", "abcdef", "", (Component("Qt", "6.11", "LGPL-3.0-only"),))
    box = AboutDialog(build, info(), Settings(), background)
    qtbot.addWidget(box)
    assert [box.parts.item(n).text() for n in range(box.parts.count())] == ["Qt 6.11"]
    assert "LGPL-3.0-only" in box.licence.toPlainText()
    box.copy.click()
    assert "Version: 1.0.0 (abcdef)" in QGuiApplication.clipboard().text()


HELD = CageReport(files=True, network=True, programs=True, by=("Landlock 7", "seccomp"))
LOOSE = CageReport(network=True, programs=True, by=("seccomp",), why_not=NO_LANDLOCK)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (
            HELD,
            "confined: no files but its own, no network, no other programs (Landlock 7, seccomp)",
        ),
        (LOOSE, f"confined: no network, no other programs (seccomp); {NO_LANDLOCK}"),
        (CageReport(why_not=READS_ANYTHING), f"not confined: {READS_ANYTHING}"),
    ],
)
def test_it_is_said_how_far_the_engine_is_confined(report: CageReport, words: str) -> None:
    """And what is missing; a report of a fault has the same line."""
    assert cage_words(report) == words
    text = diagnostics(Build("1.0.0"), replace(info(), cage=report), Settings(), {})
    assert f"Engine: {words}\n" in text


def test_nothing_is_said_of_an_engine_that_has_loaded_nothing() -> None:
    """Then nobody knows."""
    assert "Engine" not in diagnostics(Build("1.0.0"), None, Settings(), {})


def test_the_words_about_the_cage_are_those_that_are_translated(
    qtbot: QtBot, qapp: QApplication, background: Worker
) -> None:
    """All reasons that the engine may give, and all that it may say is held."""
    reasons = {value for name, value in vars(cage).items() if name.isupper()}
    heard: list[str] = []

    def say(words: str) -> str:
        heard.append(words)
        return words

    for report in (HELD, LOOSE, CageReport(why_not=READS_ANYTHING)):
        cage_words(report, say)
    assert reasons | set(heard) == set(CAGE)
    heard.clear()
    for loaded in (None, info()):
        model_words(loaded, say)
    assert set(heard) == set(MODEL)
    install_language(qapp, "de")
    try:
        box = AboutDialog(Build(), replace(info(), cage=LOOSE), Settings(), background)
        qtbot.addWidget(box)
        text = " ".join(label.text() for label in box.findChildren(QLabel))
    finally:
        install_language(qapp, "en")
    assert "kein Netz, keine anderen Programme (seccomp); dieser Kernel hat kein Landlock" in text


def test_nothing_of_it_is_cut_in_large_letters(qtbot: QtBot, background: Worker) -> None:
    """What does not fit is scrolled to; the keyboard begins at the parts and goes down."""
    build = Build("1.0.0", "", "", (Component("a-part-with-a-long-name", "6.11", "LGPL"),))
    box = AboutDialog(build, info(), Settings(), background)
    qtbot.addWidget(box)
    box.show()
    QApplication.processEvents()
    assert box.parts.horizontalScrollBar().maximum() == 0
    box.setStyleSheet("* { font-size: 28px; }")
    box.resize(560, 420)
    QApplication.processEvents()
    told = max(box.findChildren(QLabel), key=lambda label: len(label.text()))
    assert told.height() >= told.heightForWidth(told.width())
    assert box.focusWidget() is box.parts


def test_a_newer_release_is_told_when_asked_for(
    qtbot: QtBot, background: Worker, releases: str
) -> None:
    """Not before; opening the box asks nobody."""
    box = AboutDialog(Build("1.0.0", "", releases), None, Settings(), background)
    qtbot.addWidget(box)
    assert box.news.text() == ""
    box.check.click()
    qtbot.waitUntil(lambda: "v9.1.0" in box.news.text(), timeout=10_000)
    assert "/v9.1.0" in box.news.text()


def test_an_answer_of_no_use_is_said_in_words(releases: str) -> None:
    """A server without the page, and a copy that knows no address."""
    with pytest.raises(AvatarError, match="could not be looked up"):
        newest_release(releases.replace("latest", "nothing"))
    with pytest.raises(AvatarError, match="does not know where"):
        newest_release("")


@pytest.mark.parametrize(
    ("tag", "version", "newer"),
    [
        ("v1.10.0", "1.9.3", True),
        ("v1.9.3", "1.9.3", False),
        ("v0.1.0", "0.2.0", False),
        ("nightly", "0.1.0", False),
        ("v0.1.0", "unknown", True),
    ],
)
def test_which_version_is_newer(tag: str, version: str, newer: bool) -> None:
    """By numbers, not by letters."""
    assert is_newer(tag, version) is newer
