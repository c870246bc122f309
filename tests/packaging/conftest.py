"""The programs of .ci/packaging, which are no package: imported by their folder."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    """Return the modules of the folder by their names."""
    monkeypatch.syspath_prepend(str(ROOT / ".ci" / "packaging"))
    names = ("trim", "components", "contents", "foreign_libraries", "icons")
    return {name: import_module(name) for name in names}
