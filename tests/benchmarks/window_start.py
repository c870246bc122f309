"""From the start of the process to the painted window: ``python -m tests.benchmarks.window_start``.

In an empty home, and in one with a chat of 10,000 messages, where the embedded model loads in the
background; and how long a second start with a file takes, which hands it over to that window. The
child is the app as it is; all that is added says when its window was painted.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[2]
N_STARTS = 5
PAINTED = "painted"


def main() -> None:
    """Print one figure a line; with an argument: be the app."""
    if len(sys.argv) > 1:
        _be_the_app()
        return
    for name, is_full in (("empty home", False), ("10,000 messages", True)):
        with tempfile.TemporaryDirectory() as home:
            if is_full:
                _fill(home)
            took = [_start(home) for _ in range(N_STARTS)]
        first, rest = zip(*took, strict=True)
        text = f"{name:20} first {first[0]:.2f} s, then {statistics.median(first[1:]):.2f} s"
        sys.stdout.write(f"{text}; second start with a file {statistics.median(rest):.2f} s\n")


def _start(home: str) -> tuple[float, float]:
    """Return the seconds until the window is painted, and those of a second start."""
    card = Path(home) / "card.json"
    card.write_text('{"spec": "chara_card_v2", "data": {"name": "Ada"}}', "utf-8")
    env = os.environ | {"AVATAR_CHAT_HOME": home}
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.window_start", "app"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert any(line.startswith(PAINTED) for line in child.stdout), "no window"
        took = time.perf_counter() - started
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "desktop", str(card)], cwd=ROOT, env=env, check=True)
        handed_over = time.perf_counter() - started
        child.kill()
    return took, handed_over


def _fill(home: str) -> None:
    os.environ["AVATAR_CHAT_HOME"] = home
    from desktop.config.paths import find_places
    from desktop.config.settings import Settings
    from tests.benchmarks.window_figures import N_LONG, fill

    fill(find_places(), N_LONG)
    Settings(first_run_done=True).save(find_places().settings)


def _be_the_app() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    from desktop.cli import main as start
    from desktop.gui.shell.application import Application

    class Watched(Application):
        """Says when a window was painted for the first time."""

        def notify(self, receiver: QObject, event: QEvent) -> bool:
            """Look at each event; told once the loop goes on."""
            if event.type() == QEvent.Type.Paint and receiver.isWidgetType():
                QTimer.singleShot(0, lambda: print(PAINTED, flush=True))  # noqa: T201
            return super().notify(receiver, event)

    Watched(sys.argv[:1])
    sys.argv = ["avatar-chat"]
    sys.exit(start())


if __name__ == "__main__":
    main()
