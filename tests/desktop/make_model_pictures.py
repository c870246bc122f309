"""Makes the pictures of models: ``python -m tests.desktop.make_model_pictures [FOLDER]``.

Real windows without a display, real children, a real HTTP server that stands in for the Hub; only
the sizes of the large files are claimed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QSlider, QWidget

from backends.gguf.memory_fit import available_memory
from desktop.config.paths import find_places
from desktop.config.settings import Settings, ThemeName
from desktop.gui.models.model_manager import ModelManager
from desktop.gui.settings.template_dialog import TemplateDialog
from desktop.gui.shell.app import AvatarApp
from tests.backends import gguf_build as g
from tests.backends.gguf_build import random_adapter
from tests.backends.openai.test_openai_faults import hello
from tests.backends.servers import Script, scripted_server
from tests.desktop.make_screenshots import ROOT
from tests.desktop.screens import pause
from tests.desktop.stand_in_hub import REPO, StandIn, stand_in

MOST_PAUSES = 600
LARGE = 96 * 10**6  # bytes of the file that is being downloaded


def main() -> None:
    """Write one picture per window and theme."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication([])
    free = available_memory()
    hub = StandIn({f"Tiny-{name}.gguf": g.tiny() for name in ("Q4_K_M", "Q8_0", "F16")})
    hub.files["Tiny-Q5_K_M.gguf"] = os.urandom(LARGE)
    hub.sizes = {"Tiny-Q4_K_M.gguf": 4 * 10**9, "Tiny-F16.gguf": 2 * free}
    hub.sizes["Tiny-Q8_0.gguf"] = int(0.86 * free)
    hub.cut_after = LARGE * 2 // 5
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as home, stand_in(hub):
            os.environ |= {"AVATAR_CHAT_HOME": home, "HF_ENDPOINT": hub.url}
            hub.faults = ["stall"]
            hub.going_down.clear()
            _shoot(qt, Path(home), theme, folder)


def until(is_done: Callable[[], bool]) -> None:
    """Wait for something, half a minute at most."""
    for _ in range(MOST_PAUSES):
        if is_done():
            return
        pause(50)
    raise SystemExit("it did not happen")


def _shoot(qt: QApplication, home: Path, theme: ThemeName, folder: Path) -> None:
    places = find_places()
    Settings(theme=theme, first_run_done=True, motion="reduced").save(places.settings)
    app = AvatarApp(qt, places)
    app.start()
    app.model_commands.directory.ask()
    until(lambda: app.loader.state.phase == "ready" and bool(app.model_commands.directory.pages))

    def save(name: str, widget: QWidget) -> None:
        pause(300)
        widget.grab().save(str(folder / f"{name}-{theme}.png"))

    manager = app.model_commands.show_models()
    manager.resize(820, 720)
    _shoot_manager(app, manager, home)
    save("models-download", manager)
    manager.tabs.setCurrentIndex(0)
    manager.check(g.write(home, g.tiny()[:40_000], "mistral-7b-instruct.Q4_K_M.gguf"))
    until(lambda: any(row.title.startswith("mistral") for row in manager.local.rows))
    save("models-refused", manager)
    app.model_commands.close()
    manager.close()
    _shoot_settings(app, home, save)
    app.window.close()


def _shoot_manager(app: AvatarApp, manager: ModelManager, home: Path) -> None:
    """Show the files of a repository in three lights, with one of them on its way."""
    manager.tabs.setCurrentWidget(manager.search)
    manager.search.field.setText(REPO)
    manager.search.search()
    until(lambda: not manager.search.is_busy)
    app.model_commands.queue.add(REPO, "Tiny-Q5_K_M.gguf", "Tiny-Q5_K_M.gguf")
    until(lambda: any("left" in line.words for line in manager.strip.lines.values()))


Save = Callable[[str, QWidget], None]


def _shoot_settings(app: AvatarApp, home: Path, save: Save) -> None:
    app.model_commands.add_adapter(random_adapter(home))
    dialog = app.model_commands.make_settings_dialog()
    dialog.resize(640, 760)
    dialog.show()
    until(lambda: dialog.model.light.light is not None)
    dialog.model.adapters.findChildren(QSlider)[0].setValue(60)
    save("settings-backend", dialog)
    dialog.tabs.setCurrentIndex(1)
    save("settings-presets", dialog)
    dialog.tabs.setCurrentIndex(0)
    report = dialog.model.report
    template = TemplateDialog(report.report if report else None, "", dialog)
    template.show()
    until(lambda: bool(template.verdict.text()))
    save("chat-template", template)
    template.done(0)
    script = Script(answers=[hello])
    with scripted_server(script) as url:
        dialog.model.backend.setCurrentIndex(dialog.model.backend.findData("openai-server"))
        dialog.model.editors["base_url"].setProperty("text", url)
        dialog._test.click()
        until(lambda: "Hello" in dialog._result.text())
        save("settings-server", dialog)
    dialog.done(0)


if __name__ == "__main__":
    main()
