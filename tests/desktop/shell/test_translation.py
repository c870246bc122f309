"""The window in other languages: every string translated, every placeholder kept, plural forms."""

from __future__ import annotations

import ast
import gc
import json
import re
import weakref
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from backends.errors import HistoryError, ModelLoadError, Sentence
from backends.gguf.check import check_gguf
from backends.openai.refusals import ServerRefused, refusal_in_words
from backends.protocol.wire import Failed, decode_event, encode
from backends.templates.check import SAMPLE, preview
from desktop.config.paths import Places
from desktop.config.settings import Settings
from desktop.gui.shell.app import AvatarApp, Session
from desktop.gui.transcript.message_row import MemoryMark
from desktop.history.message import Details, Fault, decode_details, encode_details
from desktop.i18n.error_translations import in_words, spoken
from desktop.i18n.translation import LANGUAGES, choose_language, install_language
from tests.conftest import SCRIPTED
from tests.desktop.chat.test_chat import read
from tests.desktop.conftest import MakeApp
from tests.desktop.error_sentences import ROOT, f_strings_of_errors, foreign_words, sentences
from tests.desktop.update_translations import FOLDER, collect, compile_to, open_strings

PLACEHOLDER = re.compile(r"\{\w+\}|%n")
CODES = [code for code in LANGUAGES if code != "en"]
HAN = "[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef“”]"
NO_TEXT = re.compile(r"\([^()]*(?:\*[.]|\{kinds\})[^()]*\)|\(\*\)|\(&\w\)|;;")
"""Which files a dialog offers, and letters of the keyboard: half-width by Qt's rules."""
CHINESE_FAULTS = {
    "another word for the avatar": re.compile("虚拟形象|化身"),
    "another form of address": re.compile("您"),
    "another word for a token": re.compile(r"\btokens?\b", re.IGNORECASE),
    "another word for the judge": re.compile("评判器"),
    "a half-width mark": re.compile(rf"{HAN} ?[,;:!?()]|[,;:!?()] ?{HAN}"),
    "a blank between characters": re.compile(rf"{HAN} {HAN}"),
}
PERSON = re.compile(rf"{HAN} \{{name\}}|\{{name\}} {HAN}")
OF_PERSONS = ("ChatCommands", "Contents", "CreateDialog", "Header", "PromptBar", "VisitorPage")
FORMAL = re.compile(r"(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihre?[mnrs]?)\b")  # not behind a full stop


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    """Leave no language behind."""
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.system())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_string_of_the_source_is_translated(code: str, tmp_path: Path) -> None:
    """A new string fails here until ``python -m tests.desktop.update_translations`` is happy."""
    stored = FOLDER / f"avatar_{code}.ts"
    fresh = tmp_path / stored.name
    fresh.write_bytes(stored.read_bytes())
    collect(fresh, sentences())
    assert open_strings(fresh) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_compiled_file_is_that_of_the_source(code: str, tmp_path: Path) -> None:
    """The .qm in the repository was made from the .ts beside it."""
    compile_to(FOLDER / f"avatar_{code}.ts", tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == (FOLDER / f"avatar_{code}.qm").read_bytes()


@pytest.mark.parametrize("code", CODES)
def test_every_placeholder_is_kept(code: str) -> None:
    """A translation has the values of its source, each as often."""
    wrong = []
    for message in ET.parse(FOLDER / f"avatar_{code}.ts").getroot().iter("message"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        assert translation is not None
        forms = list(translation.iter("numerusform")) or [translation]
        wanted = sorted(PLACEHOLDER.findall(source))
        wrong += [
            (source, form.text)
            for form in forms
            if sorted(PLACEHOLDER.findall(form.text or "")) != wanted
        ]
    assert wrong == []


def translations(code: str) -> Iterator[tuple[str, str, str]]:
    """Yield context, source and each form of a translation."""
    for context in ET.parse(FOLDER / f"avatar_{code}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            for form in list(translation.iter("numerusform")) or [translation]:
                yield context.findtext("name", ""), message.findtext("source", ""), form.text or ""


def test_chinese_is_written_one_way() -> None:
    """One word for each thing, one form of address, full-width marks, no blanks round names."""
    texts = [(source, NO_TEXT.sub("|", text)) for _, source, text in translations("zh_CN")]
    wrong = [
        (fault, text)
        for fault, pattern in CHINESE_FAULTS.items()
        for _, text in texts
        if pattern.search(text)
    ]
    wrong += [
        ("a blank beside a name", text)
        for context, _, text in translations("zh_CN")
        if context in OF_PERSONS and PERSON.search(text)
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", ["lines", "interview", "scorecard"])
def test_the_avatar_has_one_name_in_chinese(folder: str) -> None:
    """In what it says of itself, too, and it addresses nobody otherwise than the window does."""
    text = (ROOT / "resources" / folder / "zh.toml").read_text("utf-8")
    said = "\n".join(line for line in text.splitlines() if not line.startswith("your_words"))
    assert "虚拟形象" not in said
    assert "您" not in said


def test_german_addresses_the_person_one_way() -> None:
    """As the interview does: du."""
    assert [text for _, _, text in translations("de") if FORMAL.search(text)] == []


def test_only_literals_are_translated() -> None:
    """`tr` and `translate` of a variable find nothing, unless it is marked with a NOOP."""
    wrong = [
        f"{path.name}:{call.lineno}"
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        if "_NOOP" not in (text := path.read_text("utf-8"))
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and _is_of_a_variable(call)
    ]
    assert wrong == []


def test_every_literal_was_found() -> None:
    """Lupdate misses a `tr` inside an f-string."""
    tree = ET.parse(FOLDER / "avatar_de.ts")
    known = {source.text for source in tree.getroot().iter("source")}
    missed = [
        f"{path.name}:{call.lineno}"
        for path in sorted((ROOT / "desktop").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "tr"
        and isinstance(call.args[0], ast.Constant)
        and call.args[0].value not in known
    ]
    assert missed == []


def _is_of_a_variable(call: ast.Call) -> bool:
    """Whether a call translates something that lupdate cannot read."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if name == "tr":
        return not isinstance(call.args[0], ast.Constant)
    context = call.args[0] if name == "translate" and len(call.args) > 1 else None
    is_text = isinstance(context, ast.Constant) and isinstance(context.value, str)
    return is_text and not isinstance(call.args[1], ast.Constant)


@pytest.mark.parametrize(
    ("offered", "code"),
    [
        (["de-AT", "en-US"], "de"),
        (["zh-Hans-CN"], "zh_CN"),
        (["zh-CN"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW", "ko-KR"], "ko"),
        (["ko-KR"], "ko"),
        (["fr-FR", "de-DE"], "de"),
        (["fr-FR"], "en"),
        (["C"], "en"),
    ],
)
def test_the_language_follows_the_system(offered: list[str], code: str) -> None:
    """The first that we have; traditional Chinese is not simplified Chinese."""
    assert choose_language("", offered) == code
    assert choose_language("ko", offered) == "ko"


def test_plurals(qapp: QApplication) -> None:
    """One and many, in each language."""
    said = {}
    for code in LANGUAGES:
        install_language(qapp, code)
        said[code] = (MemoryMark().text(1), MemoryMark().text(7))
    assert said["en"] == ("1 older message no longer seen", "7 older messages no longer seen")
    assert said["de"][0].startswith("1 ältere Nachricht wird")
    assert said["de"][1].startswith("7 ältere Nachrichten werden")
    assert said["ko"][1] == "이전 메시지 7개는 더 이상 참고하지 않음"
    assert "7" in said["zh_CN"][1]


@pytest.mark.parametrize("message", ["", "GPU brennt."])
@pytest.mark.parametrize(
    ("status", "code"),
    [(n, "") for n in (200, 302, 400, 401, 402, 403, 404, 413, 429, 500, 503)]
    + [(200, "web_page"), (200, "foreign"), (400, "content_filter"), (429, "insufficient_quota")],
)
def test_what_a_server_refuses_is_told_in_the_language(
    qapp: QApplication, status: int, code: str, message: str
) -> None:
    """Only its address and its own words stay as they are."""
    refused = ServerRefused(status, code, message, pause_s=45.0, n_lines=(2, 3))
    error = refusal_in_words(refused, "http://a.b")
    install_language(qapp, "de")
    told = (error.what, error.why, error.todo)
    said = [in_words(part) for part in told]
    assert all(said)
    assert not set(said) & set(map(str, told))
    assert not re.search(
        r"\b(the|it|says|has|server's|this|again)\b", " ".join(said), re.IGNORECASE
    )
    assert ("GPU brennt" in said[1]) == bool(message)


def test_errors_speak_the_language(qapp: QApplication) -> None:
    """With their values, whichever process they come from."""
    told = ModelLoadError(
        Sentence("{1} could not be loaded.", "model.gguf"),
        Sentence("It needs {1} of memory; {2} are free.", "7.3 GiB", "2.1 GiB"),
        "Choose a smaller model or a smaller context, or close other programs.",
    )
    event = decode_event(encode(Failed.of(1, told)))
    assert isinstance(event, Failed)
    error = event.error()
    assert spoken(error) == str(error) == str(told)
    install_language(qapp, "de")
    assert spoken(error) == (
        "model.gguf konnte nicht geladen werden. Es braucht 7,3 GiB Speicher; 2,1 GiB sind frei. "
        "Ein kleineres Modell oder einen kleineren Kontext wählen oder andere Programme schließen."
    )
    install_language(qapp, "zh_CN")
    assert "7.3 GiB" in spoken(error)
    assert "model.gguf" in spoken(error)
    assert in_words("Something that nobody has translated.") == (
        "Something that nobody has translated."
    )


def test_a_value_that_reads_like_a_sentence_stays_a_value(qapp: QApplication) -> None:
    """A file may be called as one likes; a hole that nobody fills stays."""
    install_language(qapp, "de")
    name = "{2} could not be loaded. It needs {1} of memory; x are free."
    assert in_words(Sentence("{1} could not be loaded.", name)) == (
        f"{name} konnte nicht geladen werden."
    )
    assert in_words("a could not be loaded.") == "a could not be loaded."
    assert Sentence("{1} of {9}.", 3) == "3 of {9}."


@pytest.mark.parametrize("code", CODES)
def test_what_is_to_be_known_of_a_model_is_told_in_the_language(
    qapp: QApplication, code: str
) -> None:
    """What its file says, and why its template cannot be used, in the template's own words."""
    report = check_gguf(ROOT / "tests" / "field" / "m06-named-templates-no-default.gguf")
    broken = preview("{{ raise_exception('nope') }}", SAMPLE)
    notes = (*report.notes, *broken.notes, *preview("", SAMPLE).notes)
    assert len(notes) >= 3
    install_language(qapp, code)
    said = list(map(in_words, notes))
    assert not set(said) & set(map(str, notes))
    assert any("nope" in text for text in said)
    assert not any(re.search(r"\b(the|is|used|its)\b", text, re.IGNORECASE) for text in said)


def test_a_stored_fault_is_told_in_the_language_of_today(qapp: QApplication) -> None:
    """Whatever was spoken when the answer failed."""
    error = ModelLoadError(Sentence("{1} could not be loaded.", "a.gguf"), "Why.", "Do.")
    stored = encode_details(Details(fault=Fault.of(error)))
    fault = decode_details(stored).fault
    assert fault is not None
    install_language(qapp, "de")
    assert spoken(fault.error()) == "a.gguf konnte nicht geladen werden. Why. Do."
    older = decode_details('{"fault":{"code":"x","what":"It stopped.","why":"No."}}').fault
    assert older is not None
    assert spoken(older.error()) == "It stopped. No."


def test_a_sentence_with_values_in_it_brings_its_template() -> None:
    """An f-string that reads like a sentence could be said in English only."""
    told = set(sentences())
    assert "{1} could not be loaded." in told
    assert [text for text in told if PLACEHOLDER.search(text)] != []
    assert list(f_strings_of_errors()) == []


def test_no_words_of_python_or_a_library_are_told() -> None:
    """They are English, and say nothing to the person; `why_not` has reasons of our own."""
    assert list(foreign_words()) == []


@pytest.mark.parametrize("code", CODES)
def test_the_window_speaks_the_language(make_app: MakeApp, code: str) -> None:
    """Prompt, sidebar, welcome, a refused file, and Qt's own words."""
    english = make_app(Settings(backend=SCRIPTED, language="en"))
    other = make_app(Settings(backend=SCRIPTED, language=code))
    assert other.window.sidebar.search.placeholderText() not in (
        "",
        english.window.sidebar.search.placeholderText(),
    )
    assert QApplication.translate("QPlatformTheme", "Cancel") != "Cancel"
    other.window.notice.tell_error(
        HistoryError("The chat could not be imported.", "The file is damaged.")
    )
    assert "damaged" not in other.window.notice.text
    assert QLocale().language() == QLocale(code).language()


def test_another_language_opens_the_window_anew(
    qtbot: QtBot, qapp: QApplication, places: Places
) -> None:
    """At once, with the same chat in it."""
    options = {"replies": json.dumps({"": "yes"})}
    Settings(
        backend=SCRIPTED, mode="free", language="en", options=options, first_run_done=True
    ).save(places.settings)
    session = Session(qapp, places)
    session.open()
    first = session.app
    assert first is not None
    with qtbot.waitSignal(first.controller.answered, timeout=20_000):
        first.controller.ask("hello")
    first.settings.update(replace(first.settings.value, language="de"))
    qtbot.waitUntil(lambda: session.app is not first, timeout=10_000)
    second = session.app
    assert second is not None
    assert second.window.sidebar.search.placeholderText() == "Chats durchsuchen"
    read(qtbot, second)
    assert [m.text for m in second.window.talk.messages if m.id] == ["hello", "yes"]
    assert not isValid(first.window) or first.window.isHidden()
    second.window.close()


def test_a_window_of_another_language_is_gone(
    qtbot: QtBot, qapp: QApplication, places: Places
) -> None:
    """With all its parts; the look of the system changes without it."""
    Settings(backend=SCRIPTED, mode="free", language="en", first_run_done=True).save(
        places.settings
    )
    session = Session(qapp, places)
    session.open()
    before: list[weakref.ref[AvatarApp]] = []
    for language in ("de", "ko", "en"):
        app = session.app
        assert app is not None
        with qtbot.waitSignal(
            app.loader.changed, timeout=20_000, check_params_cb=lambda state: state.info
        ):
            pass
        before.append(weakref.ref(app))
        app.settings.update(replace(app.settings.value, language=language))
        del app
        qtbot.waitUntil(lambda: session.app is not before[-1](), timeout=10_000)

    def are_gone() -> bool:
        gc.collect()
        return all(app() is None for app in before)

    qtbot.waitUntil(are_gone, timeout=10_000)  # what is deleted later takes a while
    assert len(before) == 3
    with qtbot.captureExceptions() as exceptions:
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        qtbot.wait(100)
    assert exceptions == []
    assert session.app is not None
    session.app.window.close()
