"""What is seen on a screen of 800 x 600, the smallest that the app is for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCREEN = {"name": "small", "x": 0, "y": 0, "width": 800, "height": 600}
TITLE_PX = 20  # of the lowest title bar that was met


def test_every_window_is_on_the_screen_with_its_frame(tmp_path: Path) -> None:
    """Its lower edge too, where the buttons are."""
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
    wanted = {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
        "AVATAR_CHAT_HOME": str(tmp_path / "home"),
    }
    ended = subprocess.run(
        [sys.executable, "-m", "tests.desktop.small_screen_probe"],
        env={**os.environ, **wanted},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    sizes = json.loads(ended.stdout.splitlines()[-1])
    assert {name: own for name, own in sizes.items() if own[1] > 600 - TITLE_PX} == {}
    assert {name: own for name, own in sizes.items() if own[0] > 800} == {}
