"""What a visitor reads without having asked: in words, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QLabel
from pytestqt.qtbot import QtBot

from desktop.config.settings import Settings
from desktop.engine.model_loader import LoadState
from desktop.gui.shell.status_line import status_text
from desktop.gui.window.why_panel import WhyPanel
from desktop.history.message import Details, FactLine, ShownMessage
from desktop.i18n.translation import LANGUAGES
from tests.desktop.conftest import MakeApp

JARGON = ("llama.cpp", "greedy", "grounded", "gestützt", "贪心", "有据", "그리디", "근거 기반")


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.system())


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_line_below_the_prompt_is_no_jargon(make_app: MakeApp, qtbot: QtBot, code: str) -> None:
    """How it is done stands in the tip."""
    app = make_app(Settings(language=code, model_path="/none.gguf", first_run_done=True))
    qtbot.waitUntil(lambda: app.loader.state.phase == "failed", timeout=20_000)
    status = app.window.status
    assert [word for word in JARGON if word in status.text()] == []
    assert "llama.cpp" in status.toolTip()
    assert len(status.toolTip().splitlines()) > 1


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("width", [1180, 800, 480])
def test_no_word_of_the_line_below_the_prompt_is_cut(
    make_app: MakeApp, qtbot: QtBot, code: str, width: int
) -> None:
    """Also while a model is loaded and what is told is read; what has no room is a line lower."""
    app = make_app(Settings(language=code, model_path="/none.gguf", first_run_done=True))
    qtbot.waitUntil(lambda: app.loader.state.phase == "failed", timeout=20_000)
    app.window.resize(width, 600)
    status, settings, persona = app.window.status, app.settings.value, app.current.persona
    state = LoadState("loading", name="SmolLM2-135M-Instruct.Q4_1.gguf")
    app.status.say(status_text(state, settings, app.loader.spec, persona, 0.5))
    pitch = status.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: status.height() >= len(status.lines(status.width())) * pitch)
    lines = status.lines(status.width())
    assert [line for line in lines if "…" in line] == []
    assert " ".join(lines).split() == status.text().split()
    assert status.geometry().bottom() <= app.window.height()


@pytest.mark.parametrize("code", LANGUAGES)
def test_titles_are_in_the_language_of_the_window(make_app: MakeApp, code: str) -> None:
    """The system puts the app's name behind each."""
    app = make_app(Settings(language=code, model_path="/none.gguf", first_run_done=True))
    name = QGuiApplication.applicationDisplayName()
    assert (name == "Virtual Avatar Chat") is (code == "en")
    assert app.window.windowTitle() == app.current.persona.label


def test_a_fact_is_shown_without_its_number(qtbot: QtBot) -> None:
    """Which is in the tip, for who looks for it in the file."""
    panel = WhyPanel()
    qtbot.addWidget(panel)
    facts = (FactLine("f06", "Exchange", "One term in Canada."), FactLine("f07", "", "I row."))
    panel.show_message(ShownMessage(1, "assistant", "In Canada.", details=Details(facts=facts)))
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert {"Exchange", "One term in Canada.", "I row."} <= set(said)
    assert [text for text in said if not text or "f0" in text] == []
    tips = [frame.toolTip() for frame in panel.findChildren(QFrame)]
    assert sum("f06" in tip for tip in tips) == 1
