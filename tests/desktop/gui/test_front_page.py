"""What a visitor reads without having asked: in words, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.config.settings import Settings
from desktop.engine.model_loader import LoadState
from desktop.gui.shell.status_line import status_text
from desktop.gui.window.why_panel import WhyPanel
from desktop.history.message import Details, FactLine, ShownMessage
from desktop.i18n.translation import LANGUAGES
from tests.conftest import SCRIPTED
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


def _bottom(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, widget.rect().bottomLeft()).y()


def _is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("size", [(800, 560), (480, 700), (1180, 740)])
def test_the_first_page_covers_nothing(
    make_app: MakeApp, qtbot: QtBot, code: str, size: tuple[int, int]
) -> None:
    """Below a notice of two lines: the greeting, the sentences and what is below them are whole."""
    app = make_app(Settings(language=code, model_path="/none.gguf"))
    qtbot.waitUntil(lambda: app.loader.state.phase == "failed", timeout=20_000)
    window, page = app.window, app.window.welcome
    window.resize(*size)
    window.notice.dismiss()
    window.notice.tell(
        "Ada is here. Ask something, or go on in the studio.", [("Studio", lambda: None)]
    )
    (words,) = page.findChildren(QLabel)
    (done,) = page.findChildren(QPushButton, "primary")
    qtbot.waitUntil(lambda: _bottom(words, page) < done.mapTo(page, QPoint()).y())
    buttons = [own for own in page.findChildren(QPushButton) if own.isVisible()]
    qtbot.waitUntil(lambda: all(map(_is_whole, (words, window.talk.rows[0].bubble, *buttons))))


def test_a_page_without_room_is_scrolled(make_app: MakeApp, qtbot: QtBot) -> None:
    """In very large letters its sentences can be read all the same, and nothing covers them."""
    app = make_app(Settings(backend=SCRIPTED, font_px=24))
    app.window.resize(640, 480)
    page = app.window.welcome
    (words,) = page.findChildren(QLabel)
    (done,) = page.findChildren(QPushButton, "primary")
    (scroll,) = page.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    seen = scroll.viewport().height() + scroll.verticalScrollBar().maximum()
    assert seen >= words.heightForWidth(words.width())
    qtbot.waitUntil(lambda: _bottom(scroll, page) < done.mapTo(page, QPoint()).y())
    assert _is_whole(done)
