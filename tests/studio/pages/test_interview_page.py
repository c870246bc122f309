"""The interview by keyboard, its undo, and questions that come faster than answers."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.interview_page import GOOD_START, InterviewPage
from desktop.gui.studio.pictures.create_dialog import CreateDialog
from desktop.gui.studio.studio_window import StudioWindow
from desktop.gui.theme.tokens import LIGHT
from desktop.gui.widgets.screen_room import FRAME
from desktop.gui.window.prompt_bar import PromptBar
from persona.store import load_persona
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import make_app, make_scripted, places
from tests.desktop.new_owner import opened_studio
from tests.studio.pages.test_studio_window import JUDGE_MS, answer, app, studio

__all__ = ["app", "make_app", "make_scripted", "places", "studio"]  # fixtures

ANSWER = "I was born in Lund.\n\nMy parents had a bakery.\n\nI learned to bake.\n\nI left at ten."


@pytest.fixture
def shown(app: AvatarApp, studio: StudioWindow, qtbot: QtBot) -> StudioWindow:
    """Return the studio with the keyboard in it."""
    studio.activateWindow()
    qtbot.waitUntil(studio.isActiveWindow)
    return studio


def focused() -> QWidget:
    """Return where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_keyboard_goes_on_to_the_next_fact(shown: StudioWindow, qtbot: QtBot) -> None:
    """Taken or struck, one after the other; then the next answer can be typed."""
    page = shown.interview
    answer(qtbot, page, ANSWER)
    assert len(page.interview.proposed) == 4
    page.card.rows[0].line.setFocus()
    for left in (3, 2, 1):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        assert len(page.interview.proposed) == left
        assert focused() is page.card.rows[0].line
        assert not page.card.rows[0].line.hasSelectedText()  # who types on overwrites nothing
        bar = page.view.talk.verticalScrollBar()
        assert bar.value() == bar.maximum()
    page.card.rows[0].parts[2].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert focused() is page.view.prompt.focusProxy()


def test_the_mouse_leaves_the_keyboard_where_answers_are_typed(
    shown: StudioWindow, qtbot: QtBot
) -> None:
    """Whichever button it is, and wherever the keyboard was: the next answer is no fact."""
    page, field = shown.interview, shown.interview.view.prompt.focusProxy()
    answer(
        qtbot, page, "I was born in Lund.\n\nMy parents had a bakery.\n\nI learned to bake there."
    )
    row = page.card.rows[0]
    row.line.setFocus()
    QTest.mouseClick(row.parts[1], Qt.MouseButton.LeftButton)
    assert focused() is field
    page.card.rows[0].line.setFocus()
    QTest.mouseClick(page.card.rows[0].parts[2], Qt.MouseButton.LeftButton)
    assert focused() is field
    QTest.keyClicks(focused(), "I bake")
    assert page.view.prompt.text == "I bake"
    assert [own.text for own in page.interview.proposed] == ["I learned to bake there."]


def test_all_facts_are_taken_and_brought_back(shown: StudioWindow, qtbot: QtBot) -> None:
    """The newest stand first; the ninth is taken with those that are seen, in one step."""
    page, before = shown.interview, shown.bench.persona.facts
    answer(qtbot, page, ANSWER)
    answer(qtbot, page, "I weld boats.\n\nI never learned it.")
    answer(qtbot, page, "I rise at five.\n\nI go to bed at nine.\n\nI read before I sleep.")
    assert [row.line.text() for row in page.card.rows] == [
        "I rise at five.",
        "I go to bed at nine.",
        "I read before I sleep.",
    ]
    assert page.card.all.text() == "Take all (9)"
    page.view.setFocus()
    shown_before = page.interview.newest_first()
    QTest.mouseClick(page.card.all, Qt.MouseButton.LeftButton)
    assert focused() is page.view.prompt.focusProxy()
    assert len(shown.bench.persona.facts) == len(before) + 9
    assert not page.interview.proposed
    assert page.remarks.told.text() == "9 facts taken."
    QTest.mouseClick(page.remarks.undo, Qt.MouseButton.LeftButton)
    assert shown.bench.persona.facts == before
    assert page.interview.newest_first() == shown_before
    assert page.remarks.undo.isHidden()
    assert focused() is page.view.prompt.focusProxy()


def test_what_an_answer_tells_is_proposed_without_any_i(shown: StudioWindow, qtbot: QtBot) -> None:
    """What a language leaves out of a sentence is no reason; each stands as it was told."""
    page = shown.interview
    for told in (
        "아이스링크에서 정빙차를 몰아요.",
        "我在隆德出生。",
    ):
        answer(qtbot, page, told)
        assert page.interview.newest_first()[0].text == told
    for before, sentences in (
        ("", ["메밀전병을 제일 좋아해요.", "그런데 저는 오이는 냄새만 맡아도 도망가요."]),
        ("Ha, good question! ", ["My sister got married in May.", "She cried and so did I."]),
    ):
        answer(qtbot, page, before + " ".join(sentences))
        assert [own.text for own in page.interview.newest_first()[:2]] == sentences
    answer(qtbot, page, "Ha, good question!")
    assert len(page.interview.proposed) == 6


def reopened(app: AvatarApp, qtbot: QtBot) -> InterviewPage:
    """Return the interview of a studio that is closed and opened again."""
    assert app.studio.window is not None
    app.studio.window.close()
    qtbot.waitUntil(lambda: app.studio.window is None, timeout=WAIT_MS)
    return opened_studio(app).interview


@pytest.mark.parametrize("is_undone", [False, True])
def test_what_was_not_read_when_the_studio_closed_is_read_when_it_opens(
    app: AvatarApp,
    shown: StudioWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_undone: bool,
) -> None:
    """The judge may be slow; an answer that is no longer there offers nothing."""
    may_read, n_read = Event(), list[str]()

    def slowly(text: str) -> list[str]:
        may_read.wait(WAIT_MS / 1000)
        n_read.append(text)
        return [text]

    monkeypatch.setattr("desktop.gui.studio.interview_page.facts_in", slowly)
    shown.interview.answer("I weld boats.")
    if is_undone:
        shown.interview.undo()
    page = reopened(app, qtbot)
    may_read.set()
    qtbot.waitUntil(lambda: not page.n_reading, timeout=WAIT_MS)
    told = [own.text for own in page.interview.proposed]
    assert told == ([] if is_undone else ["I weld boats."])
    assert page.interview.unread == []
    qtbot.waitUntil(lambda: len(n_read) == (1 if is_undone else 2))
    again = reopened(app, qtbot)
    assert not again.n_reading
    assert [own.text for own in again.interview.proposed] == told


def test_what_is_undone_before_it_was_read_is_proposed_when_it_is_done_again(
    shown: StudioWindow, qtbot: QtBot
) -> None:
    """The judge reads beside the window; an answer that is no longer there offers nothing."""
    page = shown.interview
    page.answer("I weld boats.")
    page.undo()
    qtbot.waitUntil(lambda: not page.n_reading, timeout=JUDGE_MS)
    assert not page.interview.proposed
    shown.bench.stack.redo()
    assert [own.text for own in page.interview.proposed] == ["I weld boats."]


def talk_of(page: InterviewPage) -> list[tuple[str, str]]:
    """Return who said what."""
    return [(own.role, own.text) for own in page.view.talk.messages]


def test_the_talk_after_undo_is_the_one_before(shown: StudioWindow, qtbot: QtBot) -> None:
    """No withdrawn answer, no question twice, whoever undoes it; the note is no warning."""
    page, tools = shown.interview, shown.bench.stack
    answer(qtbot, page, "I was born in Lund.")
    before = talk_of(page)
    answer(qtbot, page, "I weld boats.")
    page.skip()
    page.undo()
    assert talk_of(page) == before
    assert page.remarks.told.property("warns") is False
    answer(qtbot, page, "I weld boats.")
    after = talk_of(page)
    tools.undo()
    assert talk_of(page) == before
    assert page.view.prompt.text == "I weld boats."
    tools.redo()
    assert talk_of(page) == after
    assert page.view.prompt.text == ""
    assert "I weld boats." in [own.text for own in page.interview.proposed]
    assert tools.count() == 2


def test_earlier_answers_are_there_when_the_studio_opens_again(
    app: AvatarApp, shown: StudioWindow, qtbot: QtBot
) -> None:
    """Each below its question; then what is asked next. So is a subject that is kept private."""
    page = shown.interview
    answer(qtbot, page, "I was born in Lund.")
    private = next(own for own in page._bank.questions() if own[1].kind == "unanswerable")
    page._put(*private)
    answer(qtbot, page, "my divorce")
    said = talk_of(page)
    assert ("user", "I was born in Lund.") in said
    assert ("user", "my divorce") in said
    shown.close()
    app.studio.open_studio()
    assert app.studio.window is not None
    assert talk_of(app.studio.window.interview) == said


def test_tab_goes_down_the_page(shown: StudioWindow, qtbot: QtBot) -> None:
    """Through the rows of facts that came later, too."""
    page = shown.interview
    answer(qtbot, page, "My parents had a bakery.\n\nI learned to bake there.")
    page.card.all.setFocus()
    met = []
    for _ in range(6):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        met.append(focused())
    parts = [part for row in page.card.rows for part in row.parts]
    assert met == parts


def test_an_answer_is_undone(shown: StudioWindow, qtbot: QtBot) -> None:
    """It is back in the field, its question is asked, and its facts are proposed no more."""
    page = shown.interview
    asked, before = page.view.talk.messages[-1].text, shown.bench.persona.examples
    answer(qtbot, page, ANSWER)
    page.undo()
    assert shown.bench.persona.examples == before
    assert page.view.prompt.text == ANSWER
    assert page.view.talk.messages[-1].text == asked
    assert not page.interview.proposed
    assert "Undone" in page.remarks.told.text()
    answer(qtbot, page, ANSWER)
    assert len(page.interview.proposed) == 4


def test_a_fact_that_was_taken_is_undone(shown: StudioWindow, qtbot: QtBot) -> None:
    """It is proposed again; then the answer can be undone, too."""
    page, before = shown.interview, shown.bench.persona
    answer(qtbot, page, "My parents had a bakery.")
    page.card.rows[0].take()
    assert not page.interview.proposed
    page.undo()
    assert [own.text for own in page.interview.proposed] == ["My parents had a bakery."]
    page.undo()
    assert shown.bench.persona.examples == before.examples
    assert not page.interview.proposed


def test_a_fact_is_named_by_the_answer_that_it_was_taken_from(
    shown: StudioWindow, qtbot: QtBot
) -> None:
    """As it stands, or in other words; of no other answer, and undone with the fact."""
    page = shown.interview
    answer(qtbot, page, "My parents had a bakery.\n\nI learned to bake there.")
    answer(qtbot, page, "I like my old dog.")
    told = shown.bench.persona.examples[-2:]
    line = next(row.line for row in page.card.rows if "bakery" in row.line.text())
    line.setText("My parents had a bakery in Lund.")
    QTest.keyClick(line, Qt.Key.Key_Return)
    page.card.take_all()
    bakery, baking, dog = shown.bench.persona.facts[-3:]
    assert bakery.text == "My parents had a bakery in Lund."
    after = shown.bench.persona.examples[-2:]
    assert [own.facts for own in after] == [(bakery.id, baking.id), (dog.id,)]
    assert load_persona(shown.bench.persona.folder).examples[-2:] == after
    for _ in range(2):
        page.undo()
    assert shown.bench.persona.examples[-2:] == told


def test_it_is_shown_how_far_one_is(shown: StudioWindow, qtbot: QtBot) -> None:
    """A dozen answers are a good start, and it is said what comes then."""
    page = shown.interview
    for number in range(GOOD_START):
        answer(qtbot, page, f"I told number {number}.")
        answer(qtbot, page, f"I told number {number}.")  # where something was to be known of it
    assert page.bar.value() >= GOOD_START
    assert page.bar.maximum() > page.bar.value()
    assert "Try it" in page.progress.text()


def test_what_comes_next_is_read_whole(shown: StudioWindow, qtbot: QtBot) -> None:
    """In a narrow window, too."""
    label = shown.interview.progress
    shown.resize(600, 500)
    label.setText(
        "Where from · 12 of 36 answered · a good start: ask it something, or go on with it"
    )
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert label.hasHeightForWidth()


def test_a_new_avatar_fits_a_small_screen_with_its_frame(qtbot: QtBot) -> None:
    """Its buttons are not below the edge."""
    dialog = CreateDialog(LIGHT, "en")
    qtbot.addWidget(dialog)
    assert dialog.height() <= dialog.screen().availableSize().height() - FRAME.height()


def test_each_answer_stands_below_its_question(shown: StudioWindow, qtbot: QtBot) -> None:
    """However fast one asks."""
    trial = shown.trial
    asked = ["What do you do?", "Hello!", "Who are you?"]
    for question in asked:
        trial.ask(question)
    talk = trial.view.talk
    qtbot.waitUntil(lambda: len(talk.messages) == 6, timeout=JUDGE_MS)
    assert [own.role for own in talk.messages] == ["user", "assistant"] * 3
    assert [own.text for own in talk.messages if own.role == "user"] == asked


@pytest.mark.parametrize("width", [210, 280, 420])
def test_the_hint_of_a_narrow_field_is_read_whole(qtbot: QtBot, width: int) -> None:
    """It is as high as the hint is, at any width and after any change of it."""
    bar = PromptBar()
    qtbot.addWidget(bar)
    bar.set_hint("Frag wie ein Besucher")
    bar.resize(600, 60)
    bar.show()
    bar.resize(width, 120)
    text = bar.focusProxy()
    assert isinstance(text, QPlainTextEdit)
    wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
    box = QRect(0, 0, text.viewport().width(), 10_000)
    needed = text.fontMetrics().boundingRect(box, wrap, "Frag wie ein Besucher")
    assert text.height() >= needed.height()


def test_the_studio_has_a_key(app: AvatarApp, qtbot: QtBot) -> None:
    """It is opened from wherever the keyboard is."""
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    app.window.prompt.setFocus()
    QTest.keyClick(
        focused(),
        Qt.Key.Key_S,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: app.studio.window is not None, timeout=WAIT_MS)


def test_a_missing_name_is_told(qtbot: QtBot) -> None:
    """What cannot be pressed says why, once something is typed."""
    dialog = CreateDialog(LIGHT, "en")
    qtbot.addWidget(dialog)
    assert not dialog.remark.text()
    dialog.introduction.setPlainText("I am Ada.")
    assert dialog.remark.text() == "It has no name."
    dialog.name.setText("Ada")
    assert not dialog.remark.text()


def test_what_was_told_is_offered_to_be_asked(
    app: AvatarApp, shown: StudioWindow, qtbot: QtBot
) -> None:
    """Below the greeting, at once, and when the next chat begins; what is undone is not."""

    def offered() -> list[str]:
        found = app.window.welcome.findChildren(QPushButton, "starter")
        return [own.accessibleName() for own in found if own.isVisible()]

    def asked() -> str:
        return shown.interview.view.talk.messages[-1].text

    app.window.resize(1180, 780)
    first = asked()
    answer(qtbot, shown.interview, "I was born in Lund.")
    assert offered() == ["Tell me about yourself.", first]
    app.chat_commands.new_chat()
    assert offered() == ["Tell me about yourself.", first]
    shown.interview.undo()
    qtbot.waitUntil(lambda: offered() == ["Tell me about yourself."])


def test_a_fact_that_is_being_mended_stays(shown: StudioWindow, qtbot: QtBot) -> None:
    """Though others are proposed meanwhile: the words, and the keyboard in them."""
    page = shown.interview
    answer(qtbot, page, ANSWER)
    row = page.card.rows[0]
    row.line.setFocus()
    row.line.selectAll()
    QTest.keyClicks(row.line, "I was born in Lund, in 1970.")
    page.card.show_proposals([*page.interview.proposed[1:2], *page.interview.proposed])
    assert page.card.rows[0].line.text() == "I was born in Lund, in 1970."
    assert focused() is page.card.rows[0].line


def test_what_is_half_typed_belongs_to_the_question_that_was_chosen(
    shown: StudioWindow, qtbot: QtBot
) -> None:
    """When the studio opens again, too."""
    page = shown.interview
    topic = next(own for own, _ in page._bank.questions() if own.id != page._bank.topics[0].id)
    page.ask_topic(topic.id)
    page.view.prompt.set_text("Half an ans")
    assert page.keep_draft()
    again = InterviewPage(shown.bench, page._judging, shown)
    qtbot.addWidget(again)
    assert again.view.prompt.text == "Half an ans"
    assert again._question is not None
    assert again._question[0].id == topic.id


def test_a_text_is_brought_and_stays_until_it_is_removed(shown: StudioWindow) -> None:
    """With what was typed after the remark."""
    page = shown.interview
    brought: list[str] = []
    page.text_brought.disconnect()
    page.text_brought.connect(brought.append)
    page.view.prompt.set_text("A long text. And more.")
    page.bring()
    assert brought == ["A long text. And more."]
    assert page.view.prompt.text == "A long text. And more."
