"""Says why the window cannot be opened to somebody who double-clicked. Window process; no Qt.

A message in a terminal reaches nobody then. Qt itself may be what is missing, so the desktop's own
programs are asked; one of them is on almost every Linux desktop.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from backends.errors import AvatarError

__all__ = ["tell_without_window"]

TITLE = "Virtual Avatar Chat"
PROGRAMS = (
    ("zenity", "--error", "--no-markup", f"--title={TITLE}", "--text={}"),
    ("kdialog", f"--title={TITLE}", "--error", "{}"),
    ("xmessage", "-center", "{}"),
    ("notify-send", TITLE, "{}"),
)


def tell_without_window(error: AvatarError) -> None:
    """Show an error in a box of the desktop, unless a terminal shows it; waits until it is read."""
    if sys.stderr is not None and sys.stderr.isatty():
        return
    for program, *arguments in PROGRAMS:
        found = shutil.which(program)
        if found is None:
            continue
        command = [found, *(argument.replace("{}", str(error)) for argument in arguments)]
        if subprocess.run(command, capture_output=True, check=False).returncode in (0, 1):
            return  # 1: closed by the person
