"""Trains the adapter of this folder: ``python3 train.py``. Run it again to go on after a stop."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
READY = ENVIRONMENT / "ready"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main() -> int:
    """Install what is needed, once, and do all steps that are not finished."""
    if sys.version_info < (3, 11):  # noqa: UP036 (run by whatever Python is there)
        sys.stderr.write("Python 3.11 or newer is needed.\n")
        return 1
    if not READY.exists():
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        install = [PYTHON, "-m", "pip", "install", "-r", HERE / "requirements.txt"]
        subprocess.run(install, check=True)
        READY.touch()
    return train()


def train() -> int:
    """Run the pipeline; Ctrl+C pauses it."""
    command = [PYTHON, "-P", "-m", "finetune", "watched", "recipe.toml"]
    environ = {**os.environ, "PYTHONPATH": str(HERE / "app")}
    with subprocess.Popen(command, cwd=HERE, env=environ, stdin=subprocess.PIPE) as child:
        try:
            return child.wait()
        except KeyboardInterrupt:
            assert child.stdin
            child.stdin.close()
            return child.wait()


if __name__ == "__main__":
    sys.exit(main())
