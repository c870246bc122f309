"""Our own code as files, for a Python that trains: here, or on another computer. No Qt."""

from __future__ import annotations

import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

from desktop.config.about import PROJECT
from desktop.config.paths import resource_dir

__all__ = ["copy_sources", "is_packaged", "requirements", "sources_root"]

PACKAGES = ("backends", "persona", "finetune", "desktop")
RESOURCES = ("lines", "encoder")
CHECKED = Path("tests", "finetune", "labelled_answers.jsonl")  # by which the card knows its errors
LEFT_OUT = ("__pycache__", "*.pyc", "gui", "owners", "judge", "guard")  # not used by a training
NOT_FOR_TRAINING = ("PySide6", "keyring")
EXTRA = re.compile(r"""\s*(?:;|and)\s*extra\s*==\s*['"]finetune['"]""")


def is_packaged() -> bool:
    """Tell whether this is the packaged app, which has no Python of its own."""
    return bool(getattr(sys, "frozen", False))


def sources_root() -> Path:
    """Return the folder that holds our packages as files."""
    bundled = getattr(sys, "_MEIPASS", "")
    return Path(bundled) / "trainer" if bundled else Path(__file__).resolve().parents[3]


def copy_sources(target: Path) -> None:
    """Copy what a training runs, and what it reads, into a new folder.

    Raises:
        OSError: It cannot be written, or a part is missing.
    """
    leave_out = shutil.ignore_patterns(*LEFT_OUT)
    for name in PACKAGES:
        shutil.copytree(sources_root() / name, target / name, ignore=leave_out)
    (target / CHECKED.parent).mkdir(parents=True)
    shutil.copyfile(sources_root() / CHECKED, target / CHECKED)
    for name in RESOURCES:
        shutil.copytree(resource_dir() / name, target / "resources" / name, ignore=leave_out)


def requirements(*, whole: bool) -> list[str]:
    """Return what pip is to install.

    Args:
        whole: All that the pipeline imports, not only what training needs besides the app's own.
    """
    try:
        listed = metadata.requires(PROJECT) or []
    except metadata.PackageNotFoundError:
        listed = []
    wanted = [EXTRA.sub("", text) for text in listed if EXTRA.search(text)]
    if whole:
        plain = (text for text in listed if "extra ==" not in text)
        wanted += [text for text in plain if not text.startswith(NOT_FOR_TRAINING)]
    return wanted
