"""The score card of an owner's avatar: what is asked, how it is judged, where it is kept."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backends.errors import EngineCrashed, EngineError, PersonaError
from desktop.cli.command import main
from desktop.config.paths import resource_dir
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.pictures.portrait import png_of
from desktop.gui.studio.rows_model import KIND
from desktop.gui.studio.score_page import ScorePage
from desktop.gui.studio.score_words import whole_card
from desktop.gui.studio.studio_window import StudioWindow
from desktop.i18n.score_translations import figure_title
from desktop.i18n.translation import install_language
from desktop.personas.score_card import (
    CARD_FILE,
    Row,
    Run,
    ScoreCard,
    is_stale,
    load_score_card,
    save_score_card,
    share_figure,
)
from desktop.studio.keeping import keep
from desktop.studio.notebook import FACT, HELD, PAIR, held_back, with_fact, with_text
from desktop.studio.score_questions import Paper, paper_for
from desktop.studio.scoring import Answered, score
from desktop.studio.sharing import contents_of, open_shared, share
from finetune.evaluation.scorecard import load_cards
from persona.judging.finder import finder_for
from persona.judging.knowledge import passages_of
from persona.lines import Lines
from persona.model import LANGUAGES, SUBJECT, Example, Fact, Persona
from persona.store import load_persona
from persona.writer import save_persona
from tests.conftest import FAULTY
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import make_app, make_scripted, places
from tests.studio.pages.test_studio_window import app, fill, studio

__all__ = ["app", "make_app", "make_scripted", "places", "studio"]  # fixtures

CARD_MS = 240_000  # a whole card on a slow machine
FACTS = (
    Fact("f1", "I keep bees on the roof of a school in Turku."),
    Fact("f2", "My dog is a grey lurcher called Basil."),
    Fact("f3", "I was a bus driver for eleven years."),
)
PAIRS = (
    Example("q1", "answerable", ("Do you have a pet?",), ("Basil, a grey lurcher.",), ("f2",)),
    Example(
        "q2", "answerable", ("What was your job?",), ("I drove a bus, eleven years.",), ("f3",)
    ),
    Example("q3", "unanswerable", ("my health",), ("That is mine.",), extra={SUBJECT: "my health"}),
)
TEST = Example("q4", "answerable", ("Where are your hives?",), ("On a school's roof.",), ("f1",))


@pytest.fixture
def owner(tmp_path: Path) -> Persona:
    """Return a persona in a folder, with a pair that is held back."""
    made = Persona("aino", "Aino", facts=FACTS, examples=PAIRS, held_back=(TEST,))
    save_persona(made, tmp_path / "aino")
    return load_persona(tmp_path / "aino")


def by_origin(paper: Paper, origin: str) -> list[str]:
    """Return the questions that were made in one way."""
    return [one.text for one in paper.questions if one.origin == origin]


def test_questions_are_made_of_what_is_told(owner: Persona) -> None:
    """Held back, in other words, in a frame, about a name; the same ones each time."""
    paper = paper_for(owner)
    assert by_origin(paper, "held_back") == ["Where are your hives?"]
    assert by_origin(paper, "interview") == ["Is there an animal in your home?"]
    assert by_origin(paper, "frame") == ["I have been wondering: What was your job?"]
    assert by_origin(paper, "about") == ["What can you tell me about Turku?"]
    assert len(by_origin(paper, "private")) == 1
    assert all(one.wanted == "refused" for one in paper.questions if one.origin == "near")
    assert paper == paper_for(owner)


def test_a_near_miss_is_left_out_where_it_may_be_told(owner: Persona) -> None:
    """By its words, without the judge; one that the owner answered is no near miss."""
    near = by_origin(paper_for(owner), "near")
    assert "What is your shoe size?" in near
    told = with_fact(owner, "I have worn the same shoes since 2011.")
    assert "What is your shoe size?" not in by_origin(paper_for(told), "near")
    pair = Example("q9", "answerable", ("What is your blood type?",), ("It is 0.",))
    mended = replace(owner, examples=(*owner.examples, pair))
    assert "What is your blood type?" not in by_origin(paper_for(mended), "near")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_near_misses_and_small_talk(language: str, owner: Persona) -> None:
    """The texts are there, with their gaps."""
    paper = paper_for(replace(owner, language=language))
    assert len(by_origin(paper, "near")) >= 10
    assert by_origin(paper, "chat")
    assert not [one for one in paper.questions if "{" in one.text]


def test_of_ten_thousand_facts_a_sample_is_asked(owner: Persona) -> None:
    """And it is known that it is one."""
    facts = tuple(
        Fact(f"f{i}", f"In the year {i} I met Maria{i} by the sea.") for i in range(10_000)
    )
    started = time.perf_counter()
    paper = paper_for(replace(owner, facts=facts))
    assert time.perf_counter() - started < 30
    assert len(paper.questions) < 150
    assert paper.n_possible > 10_000


def test_what_is_held_back_is_never_told(owner: Persona) -> None:
    """It is in a file of its own, and in nothing that an answer is made of."""
    assert owner.held_back == (TEST,)
    assert "hives" not in "".join(passage.text for passage in passages_of(owner))
    assert "hives" not in Lines(owner).examples()
    again = held_back(owner, [(HELD, "q4"), (PAIR, "q1")])
    assert [own.id for own in again.examples] == ["q2", "q3", "q4"]
    assert [own.id for own in again.held_back] == ["q1"]
    kept = keep(owner, with_text(again, (HELD, "q1"), "Basil."))
    assert load_persona(owner.folder).held_back == kept.held_back
    assert kept.held_back[0].answers == ("Basil.",)


def a_card(told: str = "") -> ScoreCard:
    """Return a small card."""
    figure = share_figure("fact_recall", "Fact recall", [True] * 9 + [False] * 3)
    info = Run(mode="grounded", questions="studio", started="2026-01-01T00:00:00", told_hash=told)
    return ScoreCard(info, (figure,), (Row("s1", "answerable", question="Why?", key=(FACT, "f1")),))


def test_nine_of_twelve_is_between_47_and_91_percent() -> None:
    """A figure says how sure it is."""
    (figure,) = a_card().measures
    assert (figure.hits, figure.n) == (9, 12)
    assert figure.interval() == ("47\u00a0%", "91\u00a0%")


def test_the_card_takes_the_place_of_the_last_one_alone(owner: Persona) -> None:
    """Those of the pipeline stay, and its own reader reads all of them."""
    info = {"label": "x", "mode": "grounded", "persona": "a", "backend": "b", "model": "m"}
    old: dict[str, object] = {"info": info, "measures": [], "rows": []}
    (owner.folder / CARD_FILE).write_text(json.dumps({"format": 1, "cards": [old]}), "utf-8")
    save_score_card(replace(a_card(), info=replace(a_card().info, label="first")), owner.folder)
    save_score_card(a_card(), owner.folder)
    assert [card.info.label for card in load_cards(owner.folder / CARD_FILE)] == ["", "x"]
    loaded = load_score_card(owner.folder)
    assert loaded == a_card()
    (owner.folder / CARD_FILE).write_text('{"cards": [{"info": 3}]}', "utf-8")
    assert load_score_card(owner.folder) is None


def asker(
    replies: dict[str, Answered], fail_at: int = -1, n_fails: int = 1
) -> Callable[[str], Answered]:
    """Return what answers by the question, and at one place fails as a dying engine does."""
    asked: list[str] = []

    def ask(question: str) -> Answered:
        asked.append(question)
        if fail_at <= len(asked) - 1 < fail_at + n_fails:
            raise EngineCrashed("The engine ended.", "It was killed.", "Try again.")
        return replies.get(question, Answered("I don't know.", abstained=True, source="abstention"))

    return ask


def test_answers_are_judged_by_the_owners_sentences(owner: Persona) -> None:
    """Told, refused, invented; a question that fails once is asked again."""
    replies = {
        "Where are your hives?": Answered(FACTS[0].text, ("f1",), source="owner"),
        "I have been wondering: What was your job?": Answered(
            "I was a bus driver for eleven years. I also flew a plane to Peru in 1987.",
            ("f3",),
            source="model",
        ),
        "What is your shoe size?": Answered("Basil, a grey lurcher.", ("f2",), source="owner"),
        "Hi!": Answered("Hello!", source="line"),
    }
    heard: list[int] = []
    card = score(
        owner,
        Run(model="m"),
        asker(replies, fail_at=2),
        finder_for(owner),
        lambda done, total, question: heard.append(total),
    )
    rows = {row.question: row for row in card.rows}
    assert rows["Where are your hives?"].recalled
    job = rows["I have been wondering: What was your job?"]
    assert job.recalled
    assert job.invented == ("I also flew a plane to Peru in 1987.",)
    assert job.key == (PAIR, "q2")
    assert rows["Is there an animal in your home?"] in card.misses()
    assert rows["What is your shoe size?"] in card.misses()
    assert rows["Hi!"].is_right
    assert card.info.n_restarts == 1
    assert len(heard) == card.info.n_asked == len(card.rows)
    with pytest.raises(EngineError):
        score(owner, Run(), asker({}, fail_at=2, n_fails=2), finder_for(owner), lambda *_: None)


def test_a_line_that_tells_nothing_is_no_answer(owner: Persona) -> None:
    """That a visitor has not told it yet refuses what is not told; it tells nothing that is."""
    lines = Lines(owner)
    replies = {
        "What is your shoe size?": Answered(lines.first("recall"), source="line"),
        "What is your blood type?": Answered(lines.first("name"), source="line"),
        "Is there an animal in your home?": Answered(lines.first("recall"), source="line"),
    }
    card = score(owner, Run(model="m"), asker(replies), finder_for(owner), lambda *_: None)
    rows = {row.question: row for row in card.rows}
    assert rows["What is your shoe size?"].is_right
    assert rows["What is your blood type?"] in card.misses()
    assert rows["Is there an animal in your home?"] in card.misses()


def test_nothing_told_is_said_to_be_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In words, and for a program."""
    save_persona(Persona("empty", "Nobody"), tmp_path / "empty")
    assert main(["persona", "score", str(tmp_path / "empty")]) == 1
    assert "No fact and no answer is told." in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["persona", "score", str(tmp_path / "empty"), "--json"])
    assert json.loads(capsys.readouterr().out)["code"] == PersonaError.code


def test_an_engine_that_dies_makes_no_card(
    owner: Persona, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A real child that crashes; the card of before stays."""
    save_score_card(a_card(), owner.folder)
    model = tmp_path / "segfault.gguf"
    model.touch()
    options = ["--backend", FAULTY, "--model", str(model), "--json"]
    with pytest.raises(SystemExit):
        main(["persona", "score", str(owner.folder), *options])
    said = json.loads(capsys.readouterr().out)
    assert said["code"] == EngineCrashed.code
    assert said["todo"]
    assert load_score_card(owner.folder) == a_card()


def test_the_embedded_model_is_scored_and_shared(
    owner: Persona, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The real engine and the real judge; what is shared says how it was made."""
    assert main(["persona", "score", str(owner.folder), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    card = load_score_card(owner.folder)
    assert card is not None
    assert said["info"]["model"] == card.info.model
    known = card.known()
    assert {"fact_recall", "abstention_recall", "invented_any", "voice"} <= known.keys()
    recall, refused = known["fact_recall"], known["abstention_recall"]
    assert recall.n == 4  # how well the judge does is measured elsewhere, on many owners
    assert recall.hits
    assert refused.hits
    assert known["invented_any"].hits == 0
    assert not is_stale(card, owner.folder)
    path = tmp_path / "aino.avatar"
    share(owner, path, png_of(QImage(8, 8, QImage.Format.Format_RGB32)))
    opened = open_shared(path, tmp_path / "others")
    assert opened.contents.score == card
    assert not opened.contents.is_score_stale
    assert opened.persona.held_back == owner.held_back
    changed = keep(owner, with_fact(owner, "I row."))
    assert contents_of(changed).is_score_stale


def scored(
    window: StudioWindow, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> ScorePage:
    """Return the page of a studio after a card was made in a child."""
    monkeypatch.setenv("AVATAR_CHAT_HOME", str(home))
    page = window.score
    window.tabs.setCurrentWidget(page)
    page.run()
    with qtbot.waitSignal(page.made, timeout=CARD_MS):
        qtbot.waitUntil(lambda: page.bar.maximum() > 0, timeout=CARD_MS)
    return page


def test_a_card_is_made_in_the_background(
    qtbot: QtBot,
    app: AvatarApp,
    studio: StudioWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Figures with their intervals; a miss leads to its line; a change makes it stale."""
    fill("I keep bees in Turku.", "")
    studio.table.add_fact()
    page = scored(studio, qtbot, tmp_path / "home", monkeypatch)
    assert not page.is_running
    card = load_score_card(studio.bench.persona.folder)
    assert card is not None
    assert page.misses.count() == len(card.misses())
    assert not page._stale.isVisible()
    assert app.window.why._card == card
    miss = Row("s9", "answerable", question="Where?", answer="Hm.", key=(FACT, "f02"))
    save_score_card(replace(card, rows=(miss,)), studio.bench.persona.folder)
    page.read()
    page.show_line()
    assert studio.tabs.currentWidget() is studio.table
    assert studio.table.selected() == [(FACT, "f02")]
    studio.tabs.setCurrentWidget(page)
    fill("Where?", "In Turku, on a roof.")
    page.mend()
    assert studio.bench.persona.examples[-1].answers == ("In Turku, on a roof.",)
    qtbot.waitUntil(page._stale.isVisible, timeout=10_000)


def test_a_card_is_cancelled(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child is gone at once, and the card of before stays."""
    monkeypatch.setenv("AVATAR_CHAT_HOME", str(tmp_path / "home"))
    save_score_card(a_card("old"), studio.bench.persona.folder)
    page = studio.score
    page.read()
    page.run()
    QTimer.singleShot(300, page.cancel.click)
    qtbot.waitUntil(lambda: not page.is_running, timeout=WAIT_MS)
    assert load_score_card(studio.bench.persona.folder) == a_card("old")
    assert page.start.isEnabled()


def test_a_fault_of_the_child_is_told(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three sentences above the pages."""
    monkeypatch.setenv("AVATAR_CHAT_HOME", str(tmp_path / "home"))
    (studio.bench.persona.folder / "facts.jsonl").write_text("{", "utf-8")
    studio.score.run()
    qtbot.waitUntil(lambda: "facts.jsonl" in studio.notice.text, timeout=CARD_MS)
    assert not studio.score.is_running


def test_a_pair_is_held_back_in_the_table(studio: StudioWindow) -> None:
    """And answers again after undo."""
    fill("Do you row?", "Never.", "")
    studio.table.add_answer()
    page, folder = studio.table, studio.bench.persona.folder
    page.show_key((PAIR, studio.bench.persona.examples[-1].id))
    page.hold_back()
    (own,) = load_persona(folder).held_back
    assert own.questions == ("Do you row?",)
    last = page.model.rowCount() - 1
    assert page.model.data(page.model.index(last, KIND)) == "Held back"
    page.show_key((HELD, own.id))
    page.hold_back()
    assert load_persona(folder).held_back == ()
    studio.bench.stack.undo()
    assert load_persona(folder).held_back == (own,)


def test_the_whole_card_of_the_avatar_in_the_box_speaks_the_language(qapp: QApplication) -> None:
    """Each figure that was measured has its name, in words that all of the window uses."""
    card = load_score_card(resource_dir() / "personas" / "keith-low")
    assert card is not None
    assert [figure.key for figure in card.measures if not figure_title(figure.key)] == []
    install_language(qapp, "de")
    told = whole_card(card)
    install_language(qapp, "en")
    assert "Sagt, was erzählt wurde" in told
    assert "Sekunden für eine Antwort" in told
    assert not [own.title for own in card.known().values() if f">{own.title}<" in told]
    assert "–" not in told  # nothing stands there that was not measured
