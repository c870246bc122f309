"""A child on a screen of 800 x 600 that opens the larger windows and tells their sizes in JSON.

The screen is of Qt's ``offscreen`` platform, which frames no window: the frame is ours to leave.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtWidgets import QApplication, QWidget

from desktop.config.paths import find_places
from desktop.config.settings import Settings
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.pictures.create_dialog import CreateDialog
from desktop.gui.theme.tokens import LIGHT
from desktop.studio.figure import Figure
from desktop.studio.making import Wanted, make_avatar
from tests.desktop.new_owner import SCRIPTED, opened_studio


def main() -> None:
    """Show each, and say how large it is."""
    qt = QApplication([])
    places = find_places()
    own = make_avatar(Wanted("Ada", "self", figure=Figure()), places.personas)
    Settings(backend=SCRIPTED, persona=own.id).save(places.settings)
    app = AvatarApp(qt, places)
    app.start()
    shown: dict[str, QWidget] = {
        "window": app.window,
        "studio": opened_studio(app),
        "settings": app.model_commands.make_settings_dialog(),
        "models": app.model_commands.show_models(),
        "create": CreateDialog(LIGHT, "en"),
    }
    for widget in shown.values():
        widget.show()
    qt.processEvents()
    told = {name: (widget.width(), widget.height()) for name, widget in shown.items()}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    for widget in reversed(shown.values()):
        widget.close()


if __name__ == "__main__":
    main()
