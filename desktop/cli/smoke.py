"""`avatar-chat --smoke`: does this installation work? Real windows, engines, model. Window process.

It runs in a folder of its own and touches nothing of the person's. Each step says on one line
what was seen; the first one that fails ends it.
"""

from __future__ import annotations

import os
import platform
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from backends.errors import AvatarError, EngineError
from desktop.config.about import about_rows, read_build
from desktop.config.paths import HOME_VARIABLE, find_places
from desktop.config.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.engine.model_loader import LoadState
    from desktop.gui.shell.app import AvatarApp
    from desktop.history.message import ShownMessage

__all__ = ["SmokeFailed", "run_smoke"]

BACKENDS = ("llama-ctypes", "llama-cpp-python")
DEADLINE_S = 120.0  # of one step; a cold disk and a virus scanner are slow
N_CTX, N_PREDICT = 1024, 8  # tokens
QUESTION = "Say hello."
SETTLED = ("ready", "failed", "waiting")  # phases of a load
OF_QT = ("QFileDialog", "File &name:")  # something that only Qt's own translations say
MARK = 17  # a font size that is not the default

Write = Callable[[str], object]


class SmokeFailed(AvatarError):
    """A step did not do what it should."""

    code = "smoke"


def run_smoke(write: Write) -> int:
    """Try everything that a visitor needs; return the exit code, 0 if all of it works.

    Args:
        write: Takes one line of the report.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ[HOME_VARIABLE] = folder
        try:
            _Smoke(write).run()
        except AvatarError as error:
            write(f"FAILED: {error}")
            return 1
    write("smoke test passed")
    return 0


class _Smoke:
    """The steps, over real windows that are closed and opened again."""

    def __init__(self, write: Write) -> None:
        from PySide6.QtWidgets import QApplication

        self._write = write
        self._qt = QApplication.instance() or QApplication(sys.argv[:1])

    def run(self) -> None:
        """Do all steps in their order."""
        settings = Settings(mode="free", n_ctx=N_CTX, n_predict=N_PREDICT, first_run_done=True)
        settings.save(find_places().settings)
        with self._window() as app:
            for backend in BACKENDS:
                self._answer_with(app, backend)
            self._survive_a_crash(app)
            self._understand()
            self._speak()
            app.settings.update(replace(app.settings.value, font_px=MARK))
            chat, n_messages = app.controller.talk.chat, len(app.controller.talk.messages)
            info = app.loader.state.info
        self._find_again(chat, n_messages)
        for name, value in about_rows(read_build(), info):
            self._write(f"     {name}: {value}")

    def _answer_with(self, app: AvatarApp, backend: str) -> None:
        started = time.perf_counter()
        self._settle(app)  # what the window loads by itself
        app.settings.update(replace(app.settings.value, backend=backend))
        state = self._settle(app)
        if state.phase != "ready" or state.info is None:
            raise state.error or SmokeFailed(f"{backend} loaded no model.", state.phase)
        self._say(f"{backend}: {state.name} loaded from {Path(state.info.library).name}", started)
        self._ask(app, backend)

    def _settle(self, app: AvatarApp) -> LoadState:
        """Wait until the model is loaded, or will not be."""
        self._until(lambda: app.loader.state.phase in SETTLED, "a model is loaded")
        return app.loader.state

    def _ask(self, app: AvatarApp, what: str) -> None:
        answers: list[ShownMessage] = []
        app.controller.answered.connect(answers.append)
        started = time.perf_counter()
        app.controller.ask(QUESTION)
        self._until(lambda: not app.controller.is_answering, f"{what} answers")
        app.controller.answered.disconnect(answers.append)
        last = app.controller.talk.messages[-1]
        if not answers or not last.text.strip() or last.state != "standing":
            raise SmokeFailed(f"{what} gave no answer.", f"The message is {last.state}.")
        self._say(f"{what}: answered {last.text.strip()!r}", started)

    def _survive_a_crash(self, app: AvatarApp) -> None:
        old, started = app.engine.pid, time.perf_counter()
        os.kill(old, getattr(signal, "SIGKILL", signal.SIGTERM))
        self._until(lambda: app.engine.pid != old, "the death of the engine is noticed")
        self._say("engine killed and its death noticed", started)
        app.loader.ensure()
        self._ask(app, "a new engine")

    def _understand(self) -> None:
        """Start the encoders; without them only letters are compared."""
        from persona.judging.reader import Reader

        started = time.perf_counter()
        try:
            reader = Reader.open()
        except EngineError as error:
            raise SmokeFailed("The judge of what is known does not run.", error.why) from error
        try:
            n_kinds = len(reader.kinds(QUESTION))
        finally:
            reader.close()
        self._say(f"judge: a message is told apart from {n_kinds - 1} other kinds", started)

    def _speak(self) -> None:
        """Have Qt speak each language of the window: its dialogs for files, its buttons."""
        from PySide6.QtCore import QCoreApplication

        from desktop.i18n.translation import LANGUAGES, install_language

        started, said = time.perf_counter(), set[str]()
        for code in (*LANGUAGES, ""):
            code = install_language(self._application(), code)
            word = QCoreApplication.translate(*OF_QT)
            if code != "en" and word == OF_QT[1]:
                raise SmokeFailed(f"Qt does not speak {LANGUAGES[code]}.", "Its words are missing.")
            said.add(code)
        self._say(f"languages of Qt's own dialogs: {', '.join(sorted(said))}", started)

    def _find_again(self, chat: int, n_messages: int) -> None:
        """Open the app anew: are the chat and the setting still there?"""
        started = time.perf_counter()
        with self._window() as app:
            stored = app.history.messages(chat)
            # the greeting is shown, not stored
            if not stored or len(stored) < n_messages - 1:
                raise SmokeFailed("The chat was not found again.", f"{len(stored)} messages.")
            if app.settings.value.font_px != MARK:
                raise SmokeFailed("The setting was not found again.")
        self._say(f"chat with {len(stored)} messages and a setting found again", started)

    @contextmanager
    def _window(self) -> Iterator[AvatarApp]:
        from desktop.gui.shell.app import AvatarApp

        started = time.perf_counter()
        app = AvatarApp(self._application(), find_places())
        try:
            app.start()
            self._until(app.window.isVisible, "the window is shown")
            self._say(f"window shown on {platform.system()}, {self._qt_platform()}", started)
            yield app
        finally:
            app.window.close()

    def _application(self) -> QApplication:
        from PySide6.QtWidgets import QApplication

        if not isinstance(self._qt, QApplication):
            raise SmokeFailed("There is no application for windows.")
        return self._qt

    def _qt_platform(self) -> str:
        return self._application().platformName()

    def _until(self, is_done: Callable[[], bool], what: str) -> None:
        """Let the window live until something is so."""
        from PySide6.QtCore import QEventLoop

        started = time.perf_counter()
        while not is_done():
            if time.perf_counter() - started > DEADLINE_S:
                raise SmokeFailed(
                    f"It did not come to this: {what}.", f"{DEADLINE_S:.0f} s waited."
                )
            self._qt.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def _say(self, text: str, started: float) -> None:
        self._write(f"ok   {text} ({time.perf_counter() - started:.2f} s)")
