"""The registry: names without imports, third parties by entry point, words for the unknown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from backends import registry
from backends.base import Backend
from backends.errors import BackendUnavailable
from tests.conftest import SCRIPTED


def test_the_names_of_ours_come_first() -> None:
    """And the default is among them."""
    assert registry.names()[:3] == ("llama-ctypes", "llama-cpp-python", "openai-server")
    assert registry.DEFAULT in registry.names()
    assert set(registry.usable()) <= set(registry.names())


@pytest.mark.parametrize("name", registry.names())
def test_each_name_makes_a_backend_that_knows_it(name: str) -> None:
    """A backend without a model costs nothing and can be closed twice."""
    backend = registry.create(name)
    assert isinstance(backend, Backend)
    assert backend.name == name
    backend.close()
    backend.close()


def test_listing_the_names_imports_no_implementation() -> None:
    """Names are for everybody, libraries only for who uses them."""
    program = (
        "import sys; from backends import registry; registry.names(); registry.usable();"
        "assert not {'llama_cpp', 'ctypes.util', 'openai'} & set(sys.modules), sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[3])


def test_a_class_can_be_named_directly() -> None:
    """As the tests and the authors of backends do it."""
    assert registry.create(SCRIPTED).name == "scripted"


def test_a_third_party_is_found_by_its_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installed distribution is enough: no line of ours changes."""
    metadata = tmp_path / "their_backend-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: their-backend\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[{registry.GROUP}]\ntheirs = {SCRIPTED}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert registry.names()[-1] == "theirs"
    assert "theirs" in registry.usable()
    assert registry.create("theirs").name == "scripted"


@pytest.mark.parametrize(
    "name",
    ["nonsense", "", "no.such.module:Backend", "backends.base:NoSuchClass", "pathlib:Path"],
)
def test_an_unknown_name_is_refused_in_words(name: str) -> None:
    """What is wrong, and what can be chosen instead."""
    with pytest.raises(BackendUnavailable) as caught:
        registry.create(name)
    assert caught.value.why
    assert caught.value.todo
