"""A new owner's run by keys, timed: ``python -m tests.desktop.new_owner FOLDER [options]``.

An empty home, a real window (``xvfb-run`` where there is no display): a new avatar, twelve answers
of the interview, their facts taken, twelve questions in other words, one file at the end. Prints
one JSON object and saves a picture of each step. What is typed stands in ``new_owners.json``;
the questions in other words were written before the first run, those of all but two by others.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.config.paths import find_places
from desktop.config.settings import Settings
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.open_dialog import OpenDialog
from desktop.gui.studio.pictures.create_dialog import CreateDialog
from desktop.gui.studio.studio_window import StudioWindow
from desktop.gui.transcript.chat_view import ChatView
from desktop.i18n.translation import NAMES
from persona.bank import load_bank
from tests.desktop.screens import pause

WAIT_S = 300
OPEN_MS = 300
SCRIPTED = "tests.scripted_backend:ScriptedBackend"
PX = {"1180x780": QSize(1180, 780), "800x600": QSize(800, 600)}


@dataclass(frozen=True, slots=True)
class Owner:
    """What a new owner types."""

    name: str
    pronouns: str
    introduction: str
    answers: dict[str, str]  # by the id of a question of the interview
    asked: tuple[tuple[str, str], ...]  # in other words; a word of the answer, none: kept private
    table: str


OWNERS = msgspec.json.decode(
    Path(__file__).with_name("new_owners.json").read_bytes(), type=dict[str, Owner]
)


class Run:
    """One owner at a real window; each step is timed and pictured."""

    def __init__(
        self, qt: QApplication, folder: Path, home: Path, args: argparse.Namespace
    ) -> None:
        self._folder, self._home, self._args = folder, home, args
        self.owner = OWNERS[args.owner]
        places = find_places({"AVATAR_CHAT_HOME": str(home)})
        usual = Settings()
        replace(
            usual,
            backend=SCRIPTED if args.quick else usual.backend,
            theme=args.theme,
            language=NAMES.get(args.language, args.language),
            motion="reduced",
        ).save(places.settings)
        self.app = AvatarApp(qt, places)
        self.app.start()
        self.app.window.resize(PX[args.size])
        self.started = time.monotonic()
        self.steps: dict[str, float] = {}

    def look(self, step: str, widget: QWidget | None = None) -> None:
        """Note the time of a step and save its picture."""
        self.steps[step] = round(time.monotonic() - self.started, 1)
        pause(OPEN_MS)
        name = f"{len(self.steps):02d}-{step}-{self._args.name}.png"
        (widget or self.app.window).grab().save(str(self._folder / name))

    def make(self) -> None:
        """Make the avatar, as its dialog asks."""
        self.look("first-run")

        def fill() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, CreateDialog)
            if self._args.size == "800x600":
                dialog.resize(dialog.size().boundedTo(PX["800x600"]))
            self.look("create", dialog)
            type_into(dialog.name, self.owner.name)
            line = dialog.pronouns.lineEdit()
            assert line is not None  # it is editable
            type_into(line, self.owner.pronouns)
            type_into(dialog.introduction, self.owner.introduction)
            dialog.figure.choose("style", "bun")
            dialog.figure.choose("hair", "auburn")
            self.look("create-filled", dialog)
            QTest.keyClick(dialog.name, Qt.Key.Key_Return)

        QTimer.singleShot(OPEN_MS, fill)
        self.app.studio.create()
        wait(lambda: self.app.current.persona.name == self.owner.name)
        self.look("made")

    def first_answer(self) -> None:
        """Ask the new avatar what it was introduced with."""
        say(self.app.window.prompt, self.app.current.persona.starters[0])
        view = self.app.window.talk
        wait(
            lambda: view.messages[-1].role == "assistant" and view.messages[-1].state == "standing"
        )
        self.look("first-answer")

    def studio(self) -> StudioWindow:
        """Open the studio."""
        window = opened_studio(self.app)
        window.resize(PX[self._args.size])
        self.look("studio", window)
        return window

    def interview(self, window: StudioWindow) -> None:
        """Answer twelve questions, and take the facts in them."""
        page, told = window.interview, dict(self.owner.answers)
        ids = {own.ask: own.id for _, own in load_bank(self._args.language).questions()}
        while told:
            asked = ids[page.view.talk.messages[-1].text]
            if asked not in told:
                page.skip()
                continue
            say(page.view.prompt, told.pop(asked))
            assert page.remarks.isHidden(), page.remarks.told.text()  # it is kept
            if len(told) == 9:
                self.look("interview", window)
        wait(lambda: not page.n_reading)
        self.look("interview-12", window)
        while page.card.rows:
            QTest.keyClick(page.card.rows[0].line, Qt.Key.Key_Return)
            pause(20)
        self.look("facts-taken", window)

    def pages(self, window: StudioWindow) -> None:
        """Look at the other pages, with a file brought."""
        window.tabs.setCurrentWidget(window.table)
        self.look("table", window)
        path = self._home / "table.csv"
        path.write_text(self.owner.table, "utf-8")
        window.tabs.setCurrentWidget(window.bring)
        self.look("bring", window)
        window.bring.read([path])
        wait(lambda: window.bring.tree.topLevelItemCount() > 0)
        self.look("brought", window)
        for name in ("todo", "score", "train"):
            window.tabs.setCurrentWidget(getattr(window, name))
            self.look(name, window)

    def ask(self, window: StudioWindow) -> list[str]:
        """Ask in other words; return what was not answered as it should be."""
        is_page = window.tabs.indexOf(window.trial) >= 0
        window.tabs.setCurrentWidget(window.trial if is_page else window.table)
        missed, keeps = [], load_bank(self._args.language).keep
        for question, word in self.owner.asked:
            said = window.trial.view.talk
            whole = len(said.messages) + 2
            say(window.trial.view.prompt, question)
            wait(partial(_has, said, whole))
            text = window.trial.view.talk.messages[-1].text
            if word.casefold() not in text.casefold() or (not word and text != keeps):
                missed.append(f"{question} – {text}")
            rests_on = window.trial.verdict.text().count("\n")
            self.look("tried" if rests_on else "tried-unknown", window)
        self.look("asked", window)
        return missed

    def share(self, window: StudioWindow) -> None:
        """Save one file, and open it again as somebody else would."""
        window.tabs.setCurrentWidget(window.share)
        self.look("share", window)
        path = self._home / "me.avatar"
        window.share.write(path)
        wait(path.is_file)
        self.look("shared", window)

        def see() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, OpenDialog)
            self.look("open", dialog)
            dialog.reject()

        def poll() -> None:
            QTimer.singleShot(OPEN_MS, see if QApplication.activeModalWidget() else poll)

        poll()
        self.app.studio.read(path)
        wait(lambda: "open" in self.steps)


def _has(talk: ChatView, n_messages: int) -> bool:
    return len(talk.messages) == n_messages


def type_into(widget: QWidget, text: str) -> None:
    """Type a text, key by key, whatever alphabet it is in."""
    widget.setFocus()
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(widget, key)


def say(prompt: QWidget, text: str) -> None:
    """Type a text into a prompt and send it."""
    editor = prompt.focusProxy() or prompt
    type_into(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    pause(30)


def opened_studio(app: AvatarApp) -> StudioWindow:
    """Open the studio, and return it as soon as it is there."""
    app.studio.open_studio()
    wait(lambda: app.studio.window is not None)
    assert app.studio.window is not None
    return app.studio.window


def wait(is_done: Callable[[], bool]) -> None:
    """Let the window live until something is so.

    Raises:
        TimeoutError: It was not within `WAIT_S`.
    """
    end = time.monotonic() + WAIT_S
    while not is_done():
        if time.monotonic() > end:
            raise TimeoutError("what was waited for did not come")
        pause(50)


def main() -> None:
    """Go through all of it once."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--owner", default="en-1", choices=OWNERS)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--size", default="1180x780", choices=PX)
    parser.add_argument("--quick", action="store_true", help="nothing is asked, no model")
    args = parser.parse_args()
    args.language = args.owner[:2]
    args.name = f"{args.owner}-{args.theme}-{args.size}"
    args.folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        run = Run(qt, args.folder, Path(home), args)
        run.make()
        if not args.quick:
            run.first_answer()
        window = run.studio()
        run.interview(window)
        run.pages(window)
        missed = [] if args.quick else run.ask(window)
        run.share(window)
        told = {"steps_s": run.steps, "asked": len(run.owner.asked), "missed": missed}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        run.app.window.close()


if __name__ == "__main__":
    main()
