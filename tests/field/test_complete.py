"""No file of this folder is without a test, and none is missing that a test names."""

from __future__ import annotations

import re
from pathlib import Path

FIELD = Path(__file__).parent
TESTS = FIELD.parent


def test_each_file_is_tried() -> None:
    """By the name of the file, or of its folder, in a test."""
    modules = [path for path in TESTS.rglob("test_*.py") if path.name != Path(__file__).name]
    text = "\n".join(path.read_text("utf-8") for path in modules)
    names = {path.name for path in FIELD.iterdir() if re.match(r"[acdmp]\d|base-hf", path.name)}
    assert len(names) >= 24
    assert sorted(name for name in names if name.partition(".")[0] not in text) == []


def test_the_table_has_a_row_for_each() -> None:
    """README.md says what is right, and where it is tried."""
    table = (FIELD / "README.md").read_text("utf-8")
    names = {path.name for path in FIELD.iterdir() if re.match(r"[acdmp]\d", path.name)}
    assert sorted(name for name in names if name.partition(".")[0] not in table) == []
