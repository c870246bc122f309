"""What every backend that reads a GGUF itself promises about LoRA adapters: a real child each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from backends.base import Adapter, ModelSpec
from backends.errors import ModelLoadError
from backends.hosts.process import BlockingEngine
from tests.backends.gguf_build import random_adapter
from tests.backends.test_contract import N_CTX, QUESTION, engine, loaded, reply, spec

__all__ = ["engine", "loaded", "spec"]

pytestmark = pytest.mark.model


def test_an_adapter_that_is_none_is_refused(
    engine: BlockingEngine, spec: ModelSpec, tmp_path: Path
) -> None:
    """In words, and the model before it stays."""
    for path in (tmp_path / "missing.gguf", spec.path):
        with pytest.raises(ModelLoadError):
            engine.load(replace(spec, adapters=(Adapter(path),)))
    assert reply(engine, QUESTION).text


def test_an_adapter_changes_the_reply_by_its_strength(
    engine: BlockingEngine, spec: ModelSpec, tmp_path: Path
) -> None:
    """Strength 0 is the model as it was, and so is the model without it afterwards."""
    plain = reply(engine, QUESTION).text
    path = random_adapter(tmp_path)
    said = {}
    for scale in (0.0, 1.0):
        engine.load(replace(spec, adapters=(Adapter(path, scale),)))
        said[scale] = reply(engine, QUESTION).text
    engine.load(spec)
    assert said[0.0] == plain
    assert said[1.0] != plain
    assert reply(engine, QUESTION).text == plain


def mapped(engine: BlockingEngine, model: Path) -> set[str]:
    """Return where the file of a model lies in the memory of an engine."""
    maps = psutil.Process(engine.pid).memory_maps(grouped=False)
    return {place.addr for place in maps if Path(place.path) == model.resolve()}


@pytest.mark.skipif(
    not hasattr(psutil.Process, "memory_maps"), reason="psutil cannot tell on macOS"
)
def test_other_adapters_keep_the_model_and_drop_the_cache(
    engine: BlockingEngine, spec: ModelSpec, tmp_path: Path
) -> None:
    """A new load maps the file before the old one goes, so it would lie elsewhere."""
    path = random_adapter(tmp_path)
    engine.load(replace(spec, adapters=(Adapter(path),)))  # whose cage has it
    engine.load(spec)
    said: dict[tuple[Adapter, ...], str] = {}
    plain, before = reply(engine, QUESTION).text, mapped(engine, spec.path)
    assert before
    for adapters in ((Adapter(path, 0.4),), (Adapter(path),), (), (Adapter(path, 0.4),)):
        assert engine.load(replace(spec, adapters=adapters)) == engine.info
        answer = reply(engine, QUESTION)
        assert mapped(engine, spec.path) == before
        assert answer.stats.n_reused == 0
        assert said.setdefault(adapters, answer.text) == answer.text
    assert said[()] == plain
    assert len(set(said.values())) == 3
    engine.load(replace(spec, n_ctx=N_CTX - 256))
    assert mapped(engine, spec.path) != before
    engine.load(spec)


def test_an_adapter_that_is_refused_leaves_the_one_in_use(
    engine: BlockingEngine, spec: ModelSpec, tmp_path: Path
) -> None:
    """Also where its header is right and only llama.cpp sees that it does not fit."""
    adapters = (Adapter(random_adapter(tmp_path)),)
    engine.load(replace(spec, adapters=adapters))
    before = reply(engine, QUESTION).text
    wrong = tmp_path / "wrong.gguf"
    wrong.write_bytes(adapters[0].path.read_bytes().replace(b"attn_output", b"attn_unheard"))
    with pytest.raises(ModelLoadError, match=r"wrong\.gguf"):
        engine.load(replace(spec, adapters=(*adapters, Adapter(wrong))))
    assert reply(engine, QUESTION).text == before
    engine.load(spec)


def test_an_adapter_that_was_trained_again_is_read_again(
    engine: BlockingEngine, spec: ModelSpec, tmp_path: Path
) -> None:
    """The file has the same name and is another."""
    adapted = replace(spec, adapters=(Adapter(random_adapter(tmp_path)),))
    engine.load(adapted)
    before = reply(engine, QUESTION).text
    random_adapter(tmp_path, noise=8)
    engine.load(adapted)
    assert reply(engine, QUESTION).text != before
    engine.load(spec)
