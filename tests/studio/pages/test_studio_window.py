"""The studio in a real window: interview, table, files, trial, to do, sharing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.cli.command import main
from desktop.config.settings import Settings
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.entry_dialog import EntryDialog
from desktop.gui.studio.interview_page import InterviewPage
from desktop.gui.studio.open_dialog import KEEP_BOTH, REPLACE, OpenDialog
from desktop.gui.studio.rows_model import MARK, MIME, TEXT
from desktop.gui.studio.studio_window import TOLD_MS, StudioWindow
from desktop.studio.figure import Figure
from desktop.studio.making import Wanted, make_avatar
from desktop.studio.notebook import with_pair
from persona.model import Example, Kind
from persona.store import load_persona
from tests.backends.gguf_build import living, random_adapter
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import MakeApp, make_app, make_scripted, places
from tests.desktop.new_owner import SCRIPTED, opened_studio

__all__ = ["make_app", "make_scripted", "places"]  # fixtures

JUDGE_MS = 60_000  # until the encoders have started on a slow machine


@pytest.fixture
def app(make_scripted: MakeApp) -> AvatarApp:
    """Return a window in which Ada's avatar speaks."""
    app = make_scripted()
    wanted = Wanted("Ada", "self", introduction="I am a botanist.", figure=Figure())
    made = make_avatar(wanted, app.places.personas)
    app.settings.update(replace(app.settings.value, persona=made.id))
    return app


@pytest.fixture
def studio(app: AvatarApp) -> StudioWindow:
    """Return the studio of Ada's avatar."""
    return opened_studio(app)


def answer(qtbot: QtBot, page: InterviewPage, text: str) -> None:
    """Send an answer of the interview, and wait until the judge has read it."""
    page.answer(text)
    qtbot.waitUntil(lambda: not page.n_reading, timeout=JUDGE_MS)


def fill(*texts: str) -> None:
    """Fill the next dialog with texts and save it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, EntryDialog)
        for editor, text in zip(dialog.editors, texts, strict=False):
            editor.clear()
            if isinstance(editor, QLineEdit):
                editor.setText(text)
            else:
                editor.setPlainText(text)
        dialog.done(QDialog.DialogCode.Accepted)

    QTimer.singleShot(0, look)


def test_only_an_avatar_of_a_person_has_a_studio(make_scripted: MakeApp) -> None:
    """The one in the box is not to be changed."""
    assert not make_scripted().studio.can_edit


def test_the_first_page_offers_an_avatar_of_ones_own_until_there_is_one(
    qtbot: QtBot, make_app: MakeApp
) -> None:
    """Whoever speaks afterwards, the one in the box included."""
    app = make_app(Settings(backend=SCRIPTED))
    app.window.resize(1180, 780)
    offers = app.window.welcome.findChild(QPushButton, "make")
    assert offers is not None
    assert offers.isVisible()
    app.studio.make(Wanted("Ada", "self", introduction="I row.", figure=Figure()))
    qtbot.waitUntil(lambda: app.current.persona.name == "Ada", timeout=WAIT_MS)
    assert app.window.welcome.isVisible()
    assert not offers.isVisible()
    app.settings.update(replace(app.settings.value, persona=Settings().persona))
    assert app.window.welcome.isVisible()
    assert not offers.isVisible()


def test_an_interview_fills_the_persona(studio: StudioWindow, qtbot: QtBot) -> None:
    """Each answer is in the files; a proposed fact is mended and taken, another struck."""
    page = studio.interview
    answer(qtbot, page, "I was born in Lund.\n\nMy parents had a bakery.")
    folder = studio.bench.persona.folder
    assert load_persona(folder).examples[-1].answers == (
        "I was born in Lund.\n\nMy parents had a bakery.",
    )
    assert page.view.talk.messages[-1].text.startswith("What do you do")
    first, second = page.card.rows
    first.line.setText("I was born in Lund, Sweden.")
    first.take()
    assert load_persona(folder).facts[-1].text == "I was born in Lund, Sweden."
    page.card.rows[0].struck.emit()
    assert page.interview.proposed == []
    asked = page.view.talk.messages[-1].text
    page.skip()
    assert page.view.talk.messages[-1].text != asked
    assert second.isHidden()


def test_the_table_changes_the_files_and_undoes(qtbot: QtBot, studio: StudioWindow) -> None:
    """Edit, add, drag to a topic, remove, undo; what is private is marked."""
    page, folder = studio.table, studio.bench.persona.folder
    fill("My number is +46 18 471 25 00.", "People")
    page.add_fact()
    assert load_persona(folder).facts[-1].topic == "People"
    row = page.model.index(1, TEXT)
    mark = page.model.index(1, MARK)
    qtbot.waitUntil(lambda: page.model.data(mark) == "!", timeout=WAIT_MS)  # a moment later
    assert "471" in page.model.marks_text(1)
    assert page.model.setData(row, "I have a telephone.")
    assert load_persona(folder).facts[-1].text == "I have a telephone."
    keys = page.model.mimeData([page.model.index(0, TEXT)]).data(MIME)
    assert b"f01" in keys.data()
    page.topics.moved.emit("People", [("fact", "f01")])
    assert {own.topic for own in load_persona(folder).facts} == {"People"}
    page.show_key(("fact", "f02"))
    assert page.selected() == [("fact", "f02")]
    page.remove()
    assert len(load_persona(folder).facts) == 1
    for _ in range(3):
        studio.bench.stack.undo()
    assert [own.text for own in load_persona(folder).facts] == [
        "I am a botanist.",
        "My number is +46 18 471 25 00.",
    ]
    studio.bench.stack.redo()
    assert load_persona(folder).facts[-1].text == "I have a telephone."


def test_search_and_topics_narrow_the_table(studio: StudioWindow) -> None:
    """By words and by what is not talked about."""
    page = studio.table
    fill("my health", "That is mine.")
    page.add_refusal()
    n_all = page.model.rowCount()
    page.search.setText("HEALTH")
    assert page.model.rowCount() == 1
    page.search.clear()
    private = next(
        i for i in range(page.topics.count()) if "Not talked" in page.topics.item(i).text()
    )
    page.topics.setCurrentRow(private)
    assert page.model.rowCount() == 1
    page.topics.setCurrentRow(0)
    assert page.model.rowCount() == n_all


def test_each_topic_has_as_many_rows_as_it_says(studio: StudioWindow) -> None:
    """Also the one of what has no topic, with small talk and what is not talked about in it."""
    page, bench = studio.table, studio.bench
    kinds: tuple[Kind, ...] = ("smalltalk", "unanswerable", "answerable")
    for kind in kinds:
        own = Example(id=kind, kind=kind, questions=(f"{kind}?",), answers=("Well.",))
        bench.change("Add", partial(with_pair, pair=own))
    page.topics.moved.emit("People", [("fact", "f01")])
    for row in range(page.topics.count()):
        page.topics.setCurrentRow(row)
        assert page.topics.item(row).text().endswith(f"({page.model.rowCount()})")


def test_two_windows_lose_nothing(studio: StudioWindow) -> None:
    """What another program wrote meanwhile stays, and the change is made on top of it."""
    folder = studio.bench.persona.folder
    with (folder / "facts.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "f09", "text": "I row."}\n')
    fill("I sail.", "")
    studio.table.add_fact()
    assert [own.text for own in load_persona(folder).facts] == [
        "I am a botanist.",
        "I row.",
        "I sail.",
    ]


def test_files_are_shown_before_they_are_taken(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path
) -> None:
    """What is private is not ticked; a file that cannot be read is told beside the others."""
    table, old = tmp_path / "qa.csv", tmp_path / "old.xls"
    rows = "question;answer\nDo you like tea?;Yes, black.\nWho is she?;My sister Anna Berg.\n"
    table.write_text(rows, "utf-8")
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    page = studio.bring
    page.read([table, old])
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 1, timeout=WAIT_MS)
    assert "old.xls" in page.trouble.text()
    assert [item.texts()[0] for _, item in page.ticked()] == ["Do you like tea?"]
    page.take()
    qtbot.waitUntil(lambda: "Taken: 1" in page.told.text(), timeout=WAIT_MS)
    folder = studio.bench.persona.folder
    assert load_persona(folder).examples[-1].questions == ("Do you like tea?",)
    studio.bench.stack.undo()
    assert load_persona(folder).examples[-1].questions != ("Do you like tea?",)


def test_a_name_that_is_typed_reads_the_same_chat_once_more(
    qtbot: QtBot, studio: StudioWindow, tmp_path: Path
) -> None:
    """Nobody in it is called as the avatar is: the names are told, Enter is enough."""
    page, path = studio.bring, tmp_path / "chat.txt"
    path.write_text("12.10.24, 09:00 - Mira: Tea?\n12.10.24, 09:01 - Bo: Black, please.\n")
    page.read([path])
    qtbot.waitUntil(lambda: "Bo (1)" in page.trouble.text(), timeout=WAIT_MS)
    page.owner.setText("Bo")
    QTest.keyClick(page.owner, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 1, timeout=WAIT_MS)
    assert page.trouble.isHidden()


def test_an_answer_is_tried_and_mended(qtbot: QtBot, studio: StudioWindow) -> None:
    """With the judge: unknown, then known in the owner's words, then withheld."""
    panel, question = studio.trial, "Which instrument do you play?"
    panel.ask(question)
    qtbot.waitUntil(lambda: panel._tried is not None, timeout=JUDGE_MS)
    assert panel._tried is not None
    assert not panel._tried.is_known
    fill(question, "The oboe, badly.")
    panel.mend()
    qtbot.waitUntil(lambda: panel._tried is not None, timeout=JUDGE_MS)
    assert panel.view.talk.messages[-1].text == "The oboe, badly."
    assert panel._tried.is_known
    fill(question, "That is my secret.")
    panel.withhold()
    qtbot.waitUntil(lambda: panel._tried is not None, timeout=JUDGE_MS)
    assert panel.view.talk.messages[-1].text == "That is my secret."


def test_what_was_asked_in_vain_is_answered(app: AvatarApp, studio: StudioWindow) -> None:
    """It leaves the list; a topic of the interview is asked from here."""
    vain = app.studio.unanswered
    vain.note(app.current.persona.id, "Do you play?")
    studio.todo.read()
    assert studio.todo.vain.count() == 1
    studio.todo.vain.setCurrentRow(0)
    fill("Do you play?", "The oboe.", "Music")
    studio.todo.answer()
    assert studio.todo.vain.count() == 0
    assert studio.bench.persona.examples[-1].answers == ("The oboe.",)
    studio.todo.topic_asked.emit("stories")
    assert studio.tabs.currentWidget() is studio.interview
    assert studio.interview.view.talk.messages[-1].text == "What are you proud of?"
    studio.todo.keeps.setChecked(False)
    assert not vain.is_on


def test_an_unanswered_question_of_a_chat_is_kept_and_printed(
    qtbot: QtBot, make_app: MakeApp, capsys: pytest.CaptureFixture[str]
) -> None:
    """A real turn that ends in "I don't know"."""
    app = make_app()
    app.chat_commands.ask("What is your mother's maiden name?")
    studio = app.studio
    qtbot.waitUntil(lambda: bool(studio.unanswered.asked("keith-low")), timeout=JUDGE_MS)
    assert studio.unanswered.asked("keith-low")[0].text == "What is your mother's maiden name?"


def test_the_command_line_prints_what_was_asked_in_vain(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Most asked first; emptied by --clear."""
    from desktop.config.paths import find_places
    from desktop.studio.unanswered import Unanswered

    kept = Unanswered(find_places())
    for text in ("How tall are you?", "How tall are you?", "Do you ski?"):
        kept.note("ada", text)
    assert main(["persona", "unanswered", "ada"]) == 0
    assert capsys.readouterr().out == "2\tHow tall are you?\n1\tDo you ski?\n"
    assert main(["persona", "unanswered", "ada", "--clear"]) == 0
    assert kept.asked("ada") == []


def test_an_avatar_is_shared_and_replaced_with_undo(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, tmp_path: Path
) -> None:
    """The file is opened by a drop; whose it is stands first."""
    path = tmp_path / "ada.avatar"
    with qtbot.waitSignal(studio.share.saved, timeout=WAIT_MS):
        studio.share.write(path)
    fill("I sail.", "")
    studio.table.add_fact()

    def replace_it() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, OpenDialog):
            clock.stop()
            dialog._choose(REPLACE)

    clock = QTimer()
    clock.timeout.connect(replace_it)
    clock.start(50)
    app.window.dropped.emit(path)
    qtbot.waitUntil(lambda: "was replaced" in app.window.notice.text, timeout=WAIT_MS)
    assert [own.text for own in app.current.persona.facts] == ["I am a botanist."]
    app.window.notice.buttons[0].click()
    assert [own.text for own in app.current.persona.facts] == ["I am a botanist.", "I sail."]


@pytest.mark.model
def test_an_adapter_that_cannot_be_used_is_told_in_the_preview(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, tmp_path: Path
) -> None:
    """With what can be done."""
    path, seen = tmp_path / "ada.avatar", list[tuple[str, list[str]]]()
    adapter = random_adapter(studio.bench.persona.folder)
    whole = adapter.read_bytes()
    adapter.write_bytes(whole[:-9_000])
    with qtbot.waitSignal(studio.share.saved, timeout=WAIT_MS):
        studio.share.write(path)
    adapter.write_bytes(whole)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, OpenDialog):
            clock.stop()
            names = [button.text() for button in dialog.findChildren(QPushButton)]
            seen.append((dialog.warning.text(), names))
            dialog.reject()

    clock = QTimer()
    clock.timeout.connect(look)
    clock.start(50)
    app.window.dropped.emit(path)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT_MS)
    ((told, names),) = seen
    assert told.startswith("Its trained adapter cannot be used. ")
    assert told.endswith("The avatar can be taken without it: it answers all the same.")
    assert {"Replace", "Keep both"} <= {*names}


@pytest.mark.model
def test_an_adapter_of_another_model_is_told_when_its_avatar_is_chosen(
    qtbot: QtBot, app: AvatarApp, tmp_path: Path
) -> None:
    """Below what is said already."""
    ada = app.current.persona
    random_adapter(ada.folder)
    model = tmp_path / "Other.gguf"
    model.write_bytes(living())
    app.settings.update(replace(app.settings.value, persona=Settings().persona))
    app.settings.update(replace(app.settings.value, model_path=str(model)))
    app.window.notice.tell("Ada is here.", for_ms=TOLD_MS)
    app.settings.update(replace(app.settings.value, persona=ada.id))
    qtbot.waitUntil(lambda: "The adapter of Ada is not used." in app.window.notice.text)
    assert app.window.notice.text.startswith("Ada is here.\n")


def test_the_facts_of_an_interview_are_taken_at_once(studio: StudioWindow, qtbot: QtBot) -> None:
    """As they were mended, those below the others, too; the field for the answer stays there."""
    page, folder = studio.interview, studio.bench.persona.folder
    before = page.view.prompt.geometry().bottom()
    text = "I was born in Lund. My parents had a bakery. I learned to bake there. I left."
    answer(qtbot, page, text.replace(". ", ".\n\n"))
    page.card.rows[1].line.setText("My parents had a bakery in Lund.")
    page.card.all.click()
    assert [own.text for own in load_persona(folder).facts[1:]] == [
        "I was born in Lund.",
        "My parents had a bakery in Lund.",
        "I learned to bake there.",
        "I left.",
    ]
    QApplication.processEvents()
    assert page.view.prompt.geometry().bottom() == before


@pytest.mark.parametrize("name", ["ada.png", "ada-soul"])
def test_what_other_programs_read_is_dropped_back(
    qtbot: QtBot, app: AvatarApp, studio: StudioWindow, tmp_path: Path, name: str
) -> None:
    """A picture with a card, and a folder of Markdown, become an avatar beside the first."""
    path = tmp_path / name
    with qtbot.waitSignal(studio.share.saved, timeout=WAIT_MS):
        studio.share.write(path)

    def keep_both() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, OpenDialog):
            clock.stop()
            dialog._choose(KEEP_BOTH)

    clock = QTimer()
    clock.timeout.connect(keep_both)
    clock.start(50)
    first = app.current.persona
    app.window.dropped.emit(path)
    qtbot.waitUntil(lambda: app.current.persona.folder != first.folder, timeout=WAIT_MS)
    clock.stop()
    assert (app.current.persona.facts, app.current.persona.examples) == (
        first.facts,
        first.examples,
    )


def test_the_avatar_is_beside_the_pages_or_one_of_them(studio: StudioWindow) -> None:
    """As there is room."""
    studio.resize(1180, 780)
    assert studio.tabs.indexOf(studio.trial) < 0
    studio.resize(800, 600)
    assert studio.tabs.indexOf(studio.trial) >= 0
    studio.resize(1180, 780)
    assert studio.tabs.indexOf(studio.trial) < 0
