"""A window that cannot be opened says so to somebody who has no terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT

BOX = '#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/told"\nexit {code}\n'


def start(folder: Path) -> subprocess.CompletedProcess[str]:
    """Start the window where Qt cannot be found, with these programs of a desktop."""
    broken = folder / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise ImportError('libGL.so.1: cannot open')")
    environ = {"PATH": str(folder), "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}
    return subprocess.run(
        [sys.executable, "-P", "-m", "desktop"],
        env=os.environ | environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def program(folder: Path, name: str, code: int) -> None:
    """Write a program that keeps what it was told and ends with a code."""
    (folder / name).write_text(BOX.format(code=code).replace("dirname", "/usr/bin/dirname"))
    (folder / name).chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="the programs of Linux desktops")
@pytest.mark.parametrize("name", ["zenity", "kdialog", "xmessage", "notify-send"])
def test_the_desktop_shows_why(tmp_path: Path, name: str) -> None:
    """By whichever program is there; the reason is in it."""
    program(tmp_path, name, 0)
    assert start(tmp_path).returncode == 1
    assert "libGL.so.1" in (tmp_path / "told").read_text()


@pytest.mark.skipif(os.name == "nt", reason="the programs of Linux desktops")
def test_a_program_that_fails_is_followed_by_the_next(tmp_path: Path) -> None:
    """Such as one of another desktop, which finds no service."""
    program(tmp_path, "zenity", 255)
    program(tmp_path, "xmessage", 0)
    start(tmp_path)
    assert "-center" in (tmp_path / "told").read_text()


def test_without_any_the_reason_is_printed(tmp_path: Path) -> None:
    """It is printed in any case."""
    done = start(tmp_path)
    assert done.returncode == 1
    assert "libGL.so.1" in done.stderr
