"""Settings of the model: pages made from what backends declare, templates, adapters, keys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from backends.settings_schema import builtin_schemas
from backends.settings_schema.schema import BackendPage
from backends.templates.check import SAMPLE
from desktop.config.paths import Places
from desktop.config.sampling_presets import FIELDS, PRESETS
from desktop.config.settings import Settings
from desktop.gui.settings.settings_dialog import SettingsDialog
from desktop.gui.settings.template_dialog import TemplateDialog
from desktop.gui.settings.template_presets import SHAPES
from desktop.gui.shell.app import AvatarApp
from desktop.i18n import backend_translations, model_translations, sampling_translations
from desktop.models.recommended_models import suggestions
from tests.backends import gguf_build as g
from tests.backends.gguf_build import random_adapter
from tests.backends.openai.test_openai_faults import hello
from tests.backends.servers import Script, scripted_server
from tests.conftest import SCRIPTED
from tests.desktop.chat.test_chat import last
from tests.desktop.conftest import MakeApp

WAIT_MS = 60_000
OURS = (
    builtin_schemas.LLAMA_CTYPES,
    builtin_schemas.LLAMA_CPP_PYTHON,
    builtin_schemas.OPENAI_SERVER,
    builtin_schemas.PLAIN,
)
NESTED = "".join(f"{{% for {name} in range(9999) %}}" for name in "abc") + "{% endfor %}" * 3


def settings_of(qtbot: QtBot, app: AvatarApp, backend: str = "") -> SettingsDialog:
    """Return the dialog, made from the answer of a real child."""
    commands = app.model_commands
    with qtbot.waitSignal(commands.directory.described, timeout=WAIT_MS):
        commands.directory.ask(backend)
    dialog = commands.make_settings_dialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: SettingsDialog, backend: str) -> None:
    """Choose a backend as a person does."""
    dialog.model.backend.setCurrentIndex(dialog.model.backend.findData(backend))


def texts_of(page: BackendPage) -> set[str]:
    """Return all texts of a page that a person reads."""
    found = {page.title, page.summary}
    for option in page.options:
        found |= {option.label, option.hint, option.special, option.placeholder}
        found |= {text for _, text in option.choices}
    return {text for text in found if text and not text.startswith("http://localhost")}


def test_translators_see_every_text_that_comes_from_elsewhere() -> None:
    """What backends declare, and the reasons of presets; nothing is left over either."""
    declared = set[str]().union(*map(texts_of, OURS))
    assert declared == set(backend_translations.WORDS)
    sampling = {text for preset in PRESETS for text in (preset.name, preset.why)}
    sampling |= {text for known in FIELDS for text in (known.label, known.why, known.special)}
    assert sampling - {""} == set(sampling_translations.WORDS)
    assert {one.note for one in suggestions()} == set(model_translations.WORDS)


def test_each_backend_has_its_page(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """What it declares is what is shown; a plugin has its page without a change here."""
    dialog = settings_of(qtbot, make_scripted(), SCRIPTED)
    for name, page in dialog.model._around.pages.items():
        choose(dialog, name)
        editors = dialog.model.editors
        assert list(editors) != []
        assert set(editors) == {option.name for option in page.options}
        assert all(editor.accessibleName() for editor in editors.values())
        assert dialog.model.path.isVisible() == page.takes_file
        assert dialog.model.adapters.isVisible() == page.takes_adapters
    assert set(dialog.model._around.pages) == {*pages_by_name(), SCRIPTED}


def pages_by_name() -> set[str]:
    """Return the names of our own backends."""
    return {"llama-ctypes", "llama-cpp-python", "openai-server"}


def test_a_plugin_is_set_tested_and_offers_its_values(
    qtbot: QtBot, make_scripted: MakeApp, memory_keyring: MemoryKeyring
) -> None:
    """Its options reach it, its secret only the keyring; Test says what it said."""
    app = make_scripted({"": "Hello from the script."})
    dialog = settings_of(qtbot, app, SCRIPTED)
    editors = dialog.model.editors
    editors["delay_s"].setProperty("value", 0.02)
    editors["secret"].setProperty("text", "opensesame")
    with qtbot.waitSignal(dialog._trial.ended, timeout=WAIT_MS) as ended:
        dialog._test.click()
    assert "Hello from the script." in ended.args[0]
    mood = editors["mood"]
    assert isinstance(mood, QComboBox)
    assert [mood.itemText(n) for n in range(mood.count())] == ["calm", "merry"]
    mood.setEditText("merry")
    with qtbot.waitSignal(dialog.accepted_settings) as accepted:
        dialog._accept()
    options = accepted.args[0].options
    assert options[f"{SCRIPTED}/delay_s"] == "0.02"
    assert options[f"{SCRIPTED}/mood"] == "merry"
    assert memory_keyring.kept == {("avatar-chat", f"{SCRIPTED}/secret"): "opensesame"}
    assert "opensesame" not in app.places.settings.read_text("utf-8")


class MemoryKeyring(KeyringBackend):
    """A keyring that forgets with the test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        del self.kept[service, username]


@pytest.fixture
def memory_keyring() -> Iterator[MemoryKeyring]:
    """Use a keyring of the test's own."""
    before, ours = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


def test_a_server_is_set_up_in_one_place(
    qtbot: QtBot, make_app: MakeApp, memory_keyring: MemoryKeyring
) -> None:
    """Address, key, test; the models are offered, and http elsewhere needs a yes."""
    app, script = make_app(Settings(backend=SCRIPTED, first_run_done=True)), Script()
    dialog = settings_of(qtbot, app)
    choose(dialog, "openai-server")
    editors = dialog.model.editors
    editors["base_url"].setProperty("text", "http://192.168.7.7:8000")
    with qtbot.waitSignal(dialog._trial.ended, timeout=WAIT_MS) as refused:
        dialog._test.click()
    assert "unencrypted" in refused.args[0]
    with scripted_server(script) as url:
        script.answers = [hello]
        editors["base_url"].setProperty("text", url)
        editors["key"].setProperty("text", "sk-1")
        with qtbot.waitSignal(dialog._trial.ended, timeout=WAIT_MS) as ended:
            dialog._test.click()
    assert "Hello there" in ended.args[0]
    assert "It takes these sampling values: seed, top-k, min-p." in ended.args[0]
    offered = editors["model"]
    assert isinstance(offered, QComboBox)
    assert offered.itemText(0) == "m-1"
    assert memory_keyring.kept == {("avatar-chat", "127.0.0.1"): "sk-1"}
    editors["allow_http"].setProperty("checked", True)
    assert dialog.model.settings.own_options["allow_http"] == "yes"


def test_a_file_is_judged_while_it_is_chosen(
    qtbot: QtBot, make_scripted: MakeApp, tmp_path: Path
) -> None:
    """Its light and its facts, or the sentences why it is refused."""
    dialog = settings_of(qtbot, make_scripted())
    choose(dialog, "llama-ctypes")
    dialog.model.set_path(str(g.write(tmp_path, g.tiny(), "good.gguf")))
    qtbot.waitUntil(lambda: dialog.model.light.light == "green", timeout=WAIT_MS)
    assert "with a context of" in dialog.model.light.text
    dialog.model.set_path(str(g.write(tmp_path, g.tiny()[:40_000], "cut.gguf")))
    qtbot.waitUntil(lambda: dialog.model.light.light == "red", timeout=WAIT_MS)
    assert "the download stopped early" in dialog.model.light.text


def test_presets_are_for_all_or_for_one_pair(qtbot: QtBot, make_scripted: MakeApp) -> None:
    """A preset sets all values, a field makes them one's own, Reset gives them back."""
    app = make_scripted()
    rows = settings_of(qtbot, app)._sampling
    rows.scope.setCurrentIndex(1)
    rows.preset.setCurrentIndex(rows.preset.findData("lively"))
    rows.preset.activated.emit(rows.preset.currentIndex())
    made = rows.applied(app.settings.value)
    assert (made.temperature, made.sampling().temperature) == (0.7, 1.1)
    assert "playful" in rows._why.text()
    rows._editors["top_k"].setValue(33)
    assert rows.preset.currentText() == "Your own"
    assert rows.applied(app.settings.value).sampling().top_k == 33
    rows.reset()
    assert rows.applied(app.settings.value) == app.settings.value


@pytest.mark.parametrize("shape", SHAPES)
def test_each_known_form_shows_the_whole_conversation(qtbot: QtBot, shape: str) -> None:
    """Previewed in a real child, with the instructions in it."""
    dialog = TemplateDialog(None, SHAPES[shape])
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog._preview.rendered, timeout=WAIT_MS) as shown:
        dialog._render()
    assert shown.args[0].renders, shown.args[0]
    assert all(message.content in dialog.shown.toPlainText() for message in SAMPLE)
    dialog.done(0)


def test_a_hostile_template_only_costs_its_child(qtbot: QtBot) -> None:
    """It is cut off, said so, and cannot be used."""
    dialog = TemplateDialog(None, SHAPES["ChatML"])
    qtbot.addWidget(dialog)
    dialog.source.setPlainText("{% if messages|length > 1 %}" + NESTED + "{% endif %}x")
    started = time.monotonic()
    qtbot.waitUntil(lambda: "cannot be used" in dialog.verdict.text(), timeout=WAIT_MS)
    assert time.monotonic() - started < 30  # 2 s are the limits; a child has to start
    assert not dialog._use.isEnabled()
    dialog.source.setPlainText(SHAPES["Alpaca"])
    qtbot.waitUntil(lambda: dialog.verdict.text() == "It works.", timeout=WAIT_MS)
    with qtbot.waitSignal(dialog.accepted_template) as accepted:
        dialog._use.click()
    assert accepted.args[0] == SHAPES["Alpaca"]


def reopened_after_a_crash(qtbot: QtBot, make_scripted: MakeApp, make_app: MakeApp) -> AvatarApp:
    """Open a window after one whose engine was ended by the model; its load has not begun."""
    first = make_scripted()
    qtbot.waitUntil(lambda: first.loader.state.phase == "ready", timeout=WAIT_MS)
    first.loader._write_marker()
    first.window.close()
    return make_app()


def test_a_model_that_ended_the_engine_waits_until_it_is_asked_for(
    qtbot: QtBot, make_scripted: MakeApp, make_app: MakeApp
) -> None:
    """The window says so and offers to load it anyway."""
    app = reopened_after_a_crash(qtbot, make_scripted, make_app)
    qtbot.waitUntil(lambda: app.loader.state.phase == "waiting", timeout=WAIT_MS)
    assert "ended the engine last time" in app.window.notice.text
    app.window.notice._buttons[0].click()
    qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)


def test_a_question_that_comes_before_the_load_is_answered(
    qtbot: QtBot, make_scripted: MakeApp, make_app: MakeApp
) -> None:
    """Sent before the window was painted; then not even a model that ended the engine waits."""
    app = reopened_after_a_crash(qtbot, make_scripted, make_app)
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.window.prompt.submitted.emit("Are you there already?")
    assert app.loader.state.phase == "ready"


def test_a_model_that_is_chosen_before_the_load_does_not_wait(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """As when a .gguf is double-clicked: the mark of its own load is no crash."""
    app = make_scripted()
    app.settings.update(replace(app.settings.value, n_ctx=1024))
    assert app.loader.state.phase == "loading"
    phases: list[str] = []
    app.loader.changed.connect(lambda state: phases.append(state.phase))
    qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)
    qtbot.wait(300)
    assert "waiting" not in phases
    assert phases.count("ready") == 1


def test_what_the_command_line_says_holds_for_this_time_only(
    qapp: QApplication, make_scripted: MakeApp, places: Places
) -> None:
    """Whatever else is set meanwhile; what the person chooses in the window is kept."""
    make_scripted().window.close()
    app = AvatarApp(qapp, places, model="/m/once.gguf", persona="nobody")
    app.settings.update(replace(app.settings.value, font_px=16))
    assert app.settings.value.model_path == "/m/once.gguf"
    stored = Settings.load(places.settings)
    assert (stored.model_path, stored.persona, stored.font_px) == ("", Settings().persona, 16)
    app.settings.update(replace(app.settings.value, model_path="/m/chosen.gguf"))
    assert Settings.load(places.settings).model_path == "/m/chosen.gguf"
    app.close()


def test_the_limit_of_thoughts_and_the_visitors_name_are_set_in_the_dialog(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """Each by a field with its name."""
    dialog = settings_of(qtbot, make_scripted(), SCRIPTED)
    (limit,) = (
        box
        for box in dialog.findChildren(QSpinBox)
        if box.accessibleName() == "Longest thoughts (tokens)"
    )
    (name,) = (
        line for line in dialog.findChildren(QLineEdit) if line.accessibleName() == "Your name"
    )
    assert limit.value() == Settings().n_think
    limit.setValue(512)
    name.setText(" Mira ")
    with qtbot.waitSignal(dialog.accepted_settings) as accepted:
        dialog._accept()
    assert (accepted.args[0].n_think, accepted.args[0].visitor) == (512, "Mira")


def test_saving_the_dialog_keeps_what_was_set_beside_it(
    qtbot: QtBot, make_scripted: MakeApp
) -> None:
    """It says what was changed in it, not how everything else was when it was opened."""
    app = make_scripted()
    before, dialog = app.settings.value, settings_of(qtbot, app, SCRIPTED)
    app.assistive.zoom(1)
    dialog.accepted_settings.emit(replace(before, theme="light"))
    assert (app.settings.value.font_px, app.settings.value.theme) == (16, "light")


@pytest.mark.model
def test_an_adapter_is_switched_live_and_a_template_is_used(
    qtbot: QtBot, make_app: MakeApp, tmp_path: Path
) -> None:
    """The slider changes the next reply in the same engine; at 0 the old reply is back."""
    app = make_app(Settings(mode="free", n_predict=12, first_run_done=True))
    app.model_commands.add_adapter(random_adapter(tmp_path))
    replies: dict[float, list[str]] = {}
    pids: set[int] = set()
    for strength in (0.0, 2.0, 0.0):
        (one,) = app.settings.value.adapters[""]
        panel = app.model_commands.show_adapters()
        app.model_commands.set_adapters("", (type(one)(one.path, strength),))
        qtbot.waitUntil(lambda: app.loader.state.phase == "ready", timeout=WAIT_MS)
        app.chat_commands.new_chat()
        with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
            app.controller.ask("Tell me about Singapore.")
        replies.setdefault(strength, []).append(last(app).text)
        pids.add(app.engine.pid)
        panel.close()
    assert len(pids) == 1
    assert replies[0.0][0] == replies[0.0][1] != replies[2.0][0]
    template = SHAPES["Question and answer (base models)"]
    app.settings.update(
        Settings(mode="free", n_predict=4, first_run_done=True, templates={"": template})
    )
    with qtbot.waitSignal(app.controller.answered, timeout=WAIT_MS):
        app.controller.ask("Who are you?")
    assert app.controller.prompt_of(last(app).id).endswith("Question: Who are you?\nAnswer:")
