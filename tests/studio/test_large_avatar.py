"""An avatar of thousands: the window goes on, a change costs what was changed, reading is seen."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from backends.errors import PersonaError
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.rows_model import TEXT
from desktop.gui.studio.studio_window import StudioWindow
from desktop.studio.keeping import keep
from desktop.studio.notebook import FACT, HELD, PAIR, held_back, with_fact, with_text, without
from desktop.studio.proposals import propose_for
from desktop.studio.readers.bring import bring
from desktop.studio.reading import read_files
from persona.layout import EXAMPLES_FILE, FACTS_FILE, HELD_BACK_FILE, MAX_TOLD
from persona.model import Example, Fact, Persona
from persona.store import load_persona
from persona.writer import save_persona
from tests.benchmarks.large_avatar import ID, large_persona
from tests.benchmarks.window_figures import Gaps
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import MakeApp, make_app, make_scripted, places
from tests.desktop.new_owner import opened_studio

__all__ = ["make_app", "make_scripted", "places"]  # fixtures

N = 2_500  # facts, and as many pairs
SLOW_MS = 90_000  # for a worker on a busy machine
GAP_S = 0.25  # of the processor, for the GUI thread at one turn; before, some seconds


@pytest.fixture
def app(make_scripted: MakeApp) -> AvatarApp:
    """Return a window in which a large avatar speaks; what it knows is not looked up."""
    app = make_scripted()
    whole = large_persona()
    large = replace(whole, facts=whole.facts[:N], examples=whole.examples[:N])
    save_persona(large, app.places.personas / ID)
    app.settings.update(replace(app.settings.value, persona=ID, mode="free"))
    return app


def gap_of(qtbot: QtBot, act: Callable[[], object], is_done: Callable[[], bool]) -> float:
    """Return the longest turn of the event loop, in processor time, until something is done.

    Windows that earlier tests have left are deleted before.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gaps = Gaps()
    act()
    qtbot.waitUntil(is_done, timeout=WAIT_MS)
    qtbot.wait(50)
    gaps.stop()
    return gaps.cpu


def test_the_window_goes_on_while_a_large_avatar_is_worked_on(qtbot: QtBot, app: AvatarApp) -> None:
    """It is opened, asked about, searched, changed; what takes a look at all is done beside it."""
    took = {"open": gap_of(qtbot, app.studio.open_studio, lambda: app.studio.window is not None)}
    window = opened_studio(app)
    bench, page, table = window.bench, window.interview, window.table
    n_facts, n_pairs = len(bench.persona.facts), len(bench.persona.examples)
    text = "I have two lamps in my room."
    took["answer"] = gap_of(
        qtbot, lambda: page.answer(text), lambda: len(bench.persona.examples) == n_pairs + 1
    )
    qtbot.waitUntil(lambda: bool(page.card.rows), timeout=SLOW_MS)
    took["take"] = gap_of(
        qtbot, page.card.rows[0].take, lambda: len(bench.persona.facts) == n_facts + 1
    )
    window.tabs.setCurrentWidget(table)
    took["search"] = gap_of(
        qtbot, lambda: table.search.setText("LAMPS"), lambda: table.model.rowCount() == 2
    )
    table.search.clear()
    took["edit"] = gap_of(
        qtbot,
        lambda: table.model.setData(table.model.index(2, TEXT), "I was changed."),
        lambda: bench.persona.facts[2].text == "I was changed.",
    )
    bench.change("a", lambda own: with_fact(own, "My number is +49 170 1234567."))
    last = (FACT, bench.persona.facts[-1].id)
    qtbot.waitUntil(lambda: last in bench.marks, timeout=SLOW_MS)
    assert [mark.sort for mark in bench.marks[last]] == ["private"]
    is_read: list[bool] = []
    app.studio._reading.run(lambda: None, lambda _done: is_read.append(True))
    qtbot.waitUntil(lambda: bool(is_read), timeout=SLOW_MS)
    took["menu"] = gap_of(qtbot, app.persona_menu.fill, lambda: True)
    assert max(took.values()) < GAP_S, took
    read = load_persona(bench.persona.folder)
    assert (read.facts, read.examples) == (bench.persona.facts, bench.persona.examples)


def test_rows_are_found_sorted_and_shown_by_topic(qtbot: QtBot, app: AvatarApp) -> None:
    """And the keyboard stays on its row."""
    table = opened_studio(app).table
    model, down = table.model, Qt.SortOrder.DescendingOrder
    table.table.sortByColumn(TEXT, down)
    texts = [model.row_at(i).text.casefold() for i in range(model.rowCount())]
    assert texts == sorted(texts, reverse=True)
    table.table.sortByColumn(-1, down)
    assert model.key_at(0) == (FACT, "f0")
    table.show_key((PAIR, "q77"))
    table.topics.setCurrentRow(2 + 38)  # behind "All" and "Not talked about": "topic 37", sorted
    topic = table.topics.currentItem().text()
    assert f"({model.rowCount()})" in topic
    assert {model.row_at(i).topic for i in range(model.rowCount())} == {topic.split("  (")[0]}
    table.topics.setCurrentRow(0)
    table.show_key((PAIR, "q77"))
    assert table.selected() == [(PAIR, "q77")]
    table.remove()
    assert table.selected() == [(PAIR, "q78")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a persona whose owner writes JSON in a way of his own."""
    place = tmp_path / "theo"
    save_persona(Persona("theo", "Theo"), place)
    facts = [f'{{"text":   "I have {n} sheep.", "id": "f{n}"}}' for n in range(9)]
    (place / FACTS_FILE).write_text("\n".join([*facts[:4], "", *facts[4:]]), "utf-8")
    pairs = [
        json.dumps({"kind": "answerable", "id": f"q{n}", "questions": [f"{n}?"], "answers": ["1"]})
        for n in range(9)
    ]
    (place / EXAMPLES_FILE).write_text("\r\n".join(pairs), "utf-8", newline="")
    return place


def test_a_change_leaves_all_other_lines_as_they_stand(folder: Path) -> None:
    """To the byte, whether a line is added, changed, removed, held back, or that is undone."""
    lines = (folder / FACTS_FILE).read_text("utf-8").split("\n")
    first = load_persona(folder)
    more = keep(first, with_fact(first, "I sail."))
    assert (folder / FACTS_FILE).read_text("utf-8").split("\n")[:10] == lines
    other = keep(more, with_text(more, (FACT, "f3"), "I have a goat."))
    stand = (folder / FACTS_FILE).read_text("utf-8").splitlines()
    assert [line for line in lines if line and '"f3"' not in line] == [*stand[:3], *stand[4:9]]
    assert json.loads(stand[3]) == {"id": "f3", "text": "I have a goat."}
    fewer = keep(other, without(other, {(FACT, "f0"), (PAIR, "q0")}))
    pair = (folder / EXAMPLES_FILE).read_text("utf-8").splitlines()[1]
    tests = keep(fewer, held_back(fewer, {(PAIR, "q2")}))
    assert (folder / HELD_BACK_FILE).read_text("utf-8") == f"{pair}\n"
    back = keep(tests, held_back(tests, {(HELD, "q2")}))
    assert (folder / EXAMPLES_FILE).read_text("utf-8").splitlines()[-1] == pair
    undone = keep(back, replace(back, facts=first.facts, examples=first.examples))
    read = load_persona(folder)
    assert (read.facts, read.examples, read.held_back) == (first.facts, first.examples, ())
    assert read == undone


def test_an_avatar_holds_so_many_and_one_that_has_more_can_still_be_mended(folder: Path) -> None:
    """It says so in both numbers; what came of a version before is read."""
    facts = tuple(Fact(f"f{n}", f"I have {n} sheep.") for n in range(MAX_TOLD + 5))
    save_persona(Persona("theo", "Theo", facts=facts), folder)
    (folder / EXAMPLES_FILE).unlink()
    more = load_persona(folder)
    mended = keep(more, with_text(more, (FACT, "f3"), "I have a goat."))
    fewer = keep(mended, without(mended, {(FACT, "f4")}))
    with pytest.raises(PersonaError, match="at most 10,000 facts and 10,000 answers"):
        keep(fewer, with_fact(fewer, "I sail."))
    assert len(load_persona(folder).facts) == MAX_TOLD + 4


def test_of_a_file_the_first_rows_and_of_a_chat_the_last_words_find_room(tmp_path: Path) -> None:
    """What finds none is left out, and said to be."""
    pairs = tuple(Example(f"q{n}", "answerable", (f"{n}?",), ("1",)) for n in range(MAX_TOLD - 2))
    persona = Persona("theo", "Theo", examples=pairs)
    table, chat = tmp_path / "rows.csv", tmp_path / "chat.txt"
    table.write_text("question,answer\n" + "".join(f"Tea {n}?,Black\n" for n in range(4)), "utf-8")
    told = "01.10.24, 1{n}:00 - Mira: Cake {n}?\n01.10.24, 1{n}:01 - Theo: Yes {n}.\n"
    chat.write_text("".join(told.format(n=n) for n in range(1, 5)), "utf-8")
    (rows,) = propose_for(persona, [bring(table, "Theo")])
    assert [own.item.texts()[0] for own in rows.entries] == ["Tea 0?", "Tea 1?"]
    why = "an avatar holds at most 10,000 facts and 10,000 answers"
    assert [str(place) for place in rows.brought.reasons()[why]] == ["line 4", "line 5"]
    (talk,) = propose_for(persona, [bring(chat, "Theo")])
    assert [own.item.texts()[0] for own in talk.entries] == ["Cake 3?", "Cake 4?"]
    (one, two) = propose_for(persona, [bring(table, "Theo"), bring(chat, "Theo")])
    assert (len(one.entries), len(two.entries)) == (2, 0)


def test_the_reading_of_files_says_how_far_it_is_and_can_be_ended(tmp_path: Path) -> None:
    """Of nothing, as long as it is not known how much there is."""
    path = tmp_path / "rows.csv"
    path.write_text("question,answer\n" + "".join(f"Tea {n}?,Black\n" for n in range(120)), "utf-8")
    noted: list[tuple[int, int]] = []
    read_files(Persona("x", "X"), [path], [], lambda *share: noted.append(share))
    assert noted == [(0, 0), (0, 120), (50, 120), (100, 120)]

    class Ended(Exception):
        pass

    def end(n_done: int, _n_all: int) -> None:
        if n_done == 50:
            raise Ended

    with pytest.raises(Ended):
        read_files(Persona("x", "X"), [path], [], end)


def test_a_large_file_is_seen_to_be_read_and_can_be_given_up(
    qtbot: QtBot, app: AvatarApp, tmp_path: Path
) -> None:
    """With a share done; another one is read after it."""
    page = opened_studio(app).bring
    large, small = tmp_path / "large.csv", tmp_path / "small.csv"
    rows = "".join(f"What is number {n}?,It is with Marta in Lisbon {n}.\n" for n in range(6_000))
    large.write_text(f"question,answer\n{rows}", "utf-8")
    small.write_text("question,answer\nTea?,Black.\n", "utf-8")
    page.read([large])
    assert page.waiting.isVisibleTo(page)
    qtbot.waitUntil(lambda: page.waiting.bar.value() > 0, timeout=SLOW_MS)
    assert page.told.text().endswith(" of 6,000")
    page.waiting.cancel.click()
    assert page.waiting.isHidden()
    assert "Drop them here" in page.told.text()
    page.read([small])
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 1, timeout=SLOW_MS)
    top = page.tree.topLevelItem(0)
    assert top is not None
    assert top.text(0).startswith("small.csv")
    assert page.ticked()


def test_what_is_ticked_is_counted(qtbot: QtBot, app: AvatarApp, tmp_path: Path) -> None:
    """A whole group with one tick, and what is behind its last line."""
    page = opened_studio(app).bring
    path = tmp_path / "rows.csv"
    path.write_text("question,answer\n" + "".join(f"Tea {n}?,Black\n" for n in range(450)), "utf-8")
    page.read([path])
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 1, timeout=SLOW_MS)
    top = page.tree.topLevelItem(0)
    assert top is not None
    group = top.child(0)
    assert group is not None
    assert len(page.ticked()) == 450
    group.setCheckState(0, Qt.CheckState.Unchecked)
    assert (page.ticked(), page._take.isEnabled()) == ([], False)
    for number in (300, 3):
        child = group.child(number)
        assert child is not None
        child.setCheckState(0, Qt.CheckState.Checked)
    assert [item.texts()[0] for _, item in page.ticked()][:2] == ["Tea 3?", "Tea 300?"]
    assert page._take.text().endswith("(151)")


def test_what_others_write_is_read_beside_the_window(qtbot: QtBot, app: AvatarApp) -> None:
    """When the studio comes to the front; what is done here meanwhile stays."""
    window: StudioWindow = opened_studio(app)
    bench = window.bench
    theirs = load_persona(bench.persona.folder)
    keep(theirs, with_fact(theirs, "I was there first."))
    bench.refresh_aside()
    bench.change("mine", lambda own: with_fact(own, "I came then."))
    qtbot.wait(300)
    assert [own.text for own in bench.persona.facts[-2:]] == ["I was there first.", "I came then."]
    read = load_persona(bench.persona.folder)
    keep(read, with_fact(read, "I came last."))
    bench.refresh_aside()
    qtbot.waitUntil(lambda: bench.persona.facts[-1].text == "I came last.", timeout=WAIT_MS)
