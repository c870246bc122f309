"""Opens the window, or hands over to the one that is open. Window process.

What a window consists of is imported only where one is opened, so that a second start is short.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from backends.protocol.path_text import path_text
from desktop.config.paths import find_places
from desktop.gui.shell.application import Application
from desktop.gui.shell.single_instance import TOKEN, SingleInstance, Wish

__all__ = ["main"]


def main(model: str = "", persona: str = "", file: str = "", *, is_beside: bool = False) -> int:
    """Open the window and return the exit code when it closes; at once if one is open already.

    Args:
        model: A .gguf to use this time; empty = as the settings say.
        persona: Id or folder of a persona to open; empty = as the settings say.
        file: A model to use this time, or a card or chat to import; empty = none.
        is_beside: Open a window even if there is one.

    Raises:
        EngineError: There is a window, and it does not answer.
    """
    qt = QApplication.instance() or Application(sys.argv[:1])
    instance = None if is_beside else SingleInstance(find_places(), qt)
    if instance is not None and not instance.begin(_wish(file or model, persona)):
        return 0
    from desktop.gui.shell.app import main as window

    return window(model=model, persona=persona, file=file, instance=instance)


def _wish(file: str, persona: str) -> Wish:
    """Return what another process, in another folder, can understand."""
    is_folder = bool(persona) and Path(persona).is_dir()
    return Wish(
        file=path_text(Path(file).absolute()) if file else "",
        persona=str(Path(persona).absolute()) if is_folder else persona,
        token=os.environ.get(TOKEN, ""),
    )
