"""Writes the version of pyproject.toml to standard output: for scripts and workflows."""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    sys.stdout.write(f"{project['version']}\n")
