"""Parts of `window_gaps` with an avatar that holds as much as it may: its studio, its chat."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer

from desktop.config.paths import Places
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.rows_model import KIND, TEXT
from desktop.gui.studio.studio_window import StudioWindow
from persona.model import Example, Fact, Persona
from tests.benchmarks.window_figures import pause

__all__ = ["ID", "N_TOLD", "STUDIO_PARTS", "large_persona", "when"]

ID = "large"
N_TOLD = 9_900  # facts, and as many pairs: a few less than the limit
N_TOPICS = 40
N_ANSWERS = 3  # that are given in the interview
STEP_MS = 1_500  # between two things that are done
WORDS = (
    "harbour",
    "winter",
    "violin",
    "teacher",
    "brother",
    "Lisbon",
    "coffee",
    "railway",
    "Marta",
)

UP = Qt.SortOrder.AscendingOrder

Begin = Callable[[Callable[[], None]], object]
Step = Callable[[], object]


def large_persona() -> Persona:
    """Return an avatar with `N_TOLD` facts and as many pairs, in sentences of a usual length."""
    made = random.Random(7)

    def words(n: int) -> str:
        return " ".join(made.choice(WORDS) for _ in range(n))

    topics = [f"topic {n}" for n in range(N_TOPICS)]
    facts = tuple(
        Fact(f"f{n}", f"I keep {words(7)} number {n}.", topics[n % N_TOPICS]) for n in range(N_TOLD)
    )
    examples = tuple(
        Example(
            f"q{n}",
            "answerable",
            (f"What is {words(5)} number {n}?",),
            (f"It is {words(9)}, and {words(4)}.",),
            topic=topics[n % N_TOPICS],
        )
        for n in range(N_TOLD)
    )
    return Persona(ID, "Large", language="en", facts=facts, examples=examples)


def when(is_so: Callable[[], bool], then: Callable[[], None]) -> None:
    """Call something as soon as something is so; looked at ten times a second."""
    if is_so():
        then()
    else:
        QTimer.singleShot(100, lambda: when(is_so, then))


def _one_by_one(steps: Iterator[Step], done: Callable[[], None]) -> None:
    """Do one thing after the other, with time between them for what they set off."""
    step = next(steps, None)
    if step is None:
        done()
        return
    step()
    QTimer.singleShot(STEP_MS, lambda: _one_by_one(steps, done))


def _talk_to_it(app: AvatarApp) -> None:
    app.settings.update(replace(app.settings.value, persona=ID))
    pause(3 * STEP_MS)


def _shown(app: AvatarApp) -> StudioWindow:
    """Return the studio of the avatar, opened."""
    opened = QEventLoop()
    app.studio.open_studio()
    when(lambda: app.studio.window is not None, opened.quit)
    if app.studio.window is None:
        opened.exec()
    assert app.studio.window is not None
    pause(6 * STEP_MS)
    return app.studio.window


def _opened(app: AvatarApp, _places: Places) -> Begin:
    _talk_to_it(app)

    def begin(done: Callable[[], None]) -> None:
        app.studio.open_studio()
        when(lambda: app.studio.window is not None, lambda: QTimer.singleShot(6 * STEP_MS, done))

    return begin


def _interviewed(app: AvatarApp, _places: Places) -> Begin:
    """Answers are sent, and what is proposed of them is taken."""
    _talk_to_it(app)
    page = _shown(app).interview

    def steps() -> Iterator[Step]:
        for n in range(N_ANSWERS):
            text = f"I have {n} lamps. I like {n} roads. I live in house {n}."
            yield partial(page.answer, text)
            yield partial(when, lambda: not page.n_reading, page.card.take_all)
        yield page.undo

    return lambda done: _one_by_one(steps(), done)


def _tabled(app: AvatarApp, _places: Places) -> Begin:
    """The table is shown, searched, sorted, and a line of it changed and removed."""
    _talk_to_it(app)
    window = _shown(app)
    page = window.table

    def edit() -> None:
        index = page.table.model().index(2, TEXT)
        page.table.setCurrentIndex(index)
        page.table.model().setData(index, "I was changed.")

    def steps() -> Iterator[Step]:
        yield lambda: window.tabs.setCurrentWidget(page)
        yield lambda: page.search.setText("violin")
        yield page.search.clear
        yield lambda: page.topics.setCurrentRow(3)
        yield lambda: page.topics.setCurrentRow(0)
        yield lambda: page.table.sortByColumn(TEXT, UP)
        yield lambda: page.table.sortByColumn(KIND, UP)
        yield edit
        yield page.remove
        yield lambda: window.tabs.setCurrentWidget(window.share)

    return lambda done: _one_by_one(steps(), done)


def _brought(app: AvatarApp, places: Places) -> Begin:
    """As many rows as it may hold come from a file."""
    folder = places.personas / ID
    (folder / "examples.jsonl").write_text("", "utf-8")
    _talk_to_it(app)
    window = _shown(app)
    page, rows = window.bring, large_persona().examples[:]
    path = Path(places.settings.parent, "rows.csv")
    text = "".join(f'"{own.questions[0]}","{own.answers[0]}"\n' for own in rows)
    path.write_text(f"question,answer\n{text}", "utf-8")
    window.tabs.setCurrentWidget(page)

    def begin(done: Callable[[], None]) -> None:
        page.read([path])
        when(lambda: page._take.isEnabled(), take(done))

    def take(done: Callable[[], None]) -> Callable[[], None]:
        def go_on() -> None:
            page.take()
            is_taken = lambda: len(window.bench.persona.examples) > 1_000  # noqa: E731
            when(is_taken, lambda: QTimer.singleShot(6 * STEP_MS, done))

        return go_on

    return begin


def _asked_first(app: AvatarApp, _places: Places) -> Begin:
    """The first question comes before anything that is told was read."""

    def begin(done: Callable[[], None]) -> None:
        app.settings.update(replace(app.settings.value, persona=ID, mode="strict"))
        app.controller.answered.connect(lambda _message: done())
        QTimer.singleShot(0, lambda: app.controller.ask("What is your violin?"))

    return begin


STUDIO_PARTS: dict[str, Callable[[AvatarApp, Places], Begin]] = {
    "studio": _opened,
    "interview": _interviewed,
    "table": _tabled,
    "bring": _brought,
    "first": _asked_first,
}
