"""What a model may and may not be, on both llama backends: real engines, small real files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from backends.base import Adapter, Message, ModelSpec, Sampling
from backends.errors import ModelLoadError
from backends.hosts.process import BlockingEngine
from backends.llama_ctypes.backend import LlamaCtypesBackend
from tests.backends.gguf_build import (
    F32,
    STR,
    TINY_ENTRIES,
    TINY_TENSORS,
    U32,
    Entry,
    Tensor,
    build,
    living,
    write,
)
from tests.backends.test_contract import reply

pytestmark = pytest.mark.model

QUICK = Sampling(n_predict=8, temperature=0.0)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> ModelSpec:
    """A model of one layer with random weights."""
    path = write(tmp_path_factory.mktemp("small"), living())
    return ModelSpec(path=path, n_ctx=256, n_threads=1)


@pytest.fixture(params=["llama-ctypes", "llama-cpp-python"])
def engine(request: pytest.FixtureRequest, small: ModelSpec) -> Iterator[BlockingEngine]:
    """An engine that has the small model."""
    with BlockingEngine(request.param) as engine:
        engine.load(small)
        yield engine


def lora(folder: Path, width: int, architecture: str = "llama") -> Path:
    """Write an adapter for a model of some width."""
    entries = {
        "general.architecture": Entry(STR, architecture),
        "general.type": Entry(STR, "adapter"),
        "adapter.type": Entry(STR, "lora"),
        "adapter.lora.alpha": Entry(F32, 8.0),
    }
    tensors = [
        Tensor("blk.0.attn_output.weight.lora_a", (width, 4)),
        Tensor("blk.0.attn_output.weight.lora_b", (4, width)),
    ]
    return write(folder, build(entries, tensors, noise=3), f"{architecture}-{width}.gguf")


@pytest.mark.parametrize(("width", "architecture"), [(64, "llama"), (32, "qwen2")])
def test_an_adapter_of_another_base_is_refused(
    engine: BlockingEngine, small: ModelSpec, tmp_path: Path, width: int, architecture: str
) -> None:
    """With the file's name and a reason; the model goes on without it."""
    path = lora(tmp_path, width, architecture)
    with pytest.raises(ModelLoadError) as caught:
        engine.load(replace(small, adapters=(Adapter(path),)))
    assert path.name in caught.value.what
    assert caught.value.why
    engine.load(replace(small, adapters=(Adapter(lora(tmp_path, 32)),)))
    reply(engine, [Message("user", "ab")], QUICK)


def test_gpu_layers_without_a_gpu_run_on_the_cpu(engine: BlockingEngine, small: ModelSpec) -> None:
    """And the reason is told."""
    info = engine.load(replace(small, n_gpu_layers=5))
    assert any("CPU" in note for note in info.notes)
    reply(engine, [Message("user", "ab")], QUICK)


def test_every_end_token_ends_a_reply(tmp_path: Path) -> None:
    """Not the EOS alone: chat models end a turn with another one."""
    entries = {**TINY_ENTRIES, "tokenizer.ggml.eot_token_id": Entry(U32, 260)}
    path = write(tmp_path, build(entries, TINY_TENSORS, noise=1))
    with closing(LlamaCtypesBackend()) as backend:
        backend.load(ModelSpec(path=path, n_ctx=256, n_threads=1))
        model = backend._require_loaded().model
        assert [model.piece(token) for token in (2, 260)] == [None, None]
        assert model.piece(261) == b"b"


def test_an_embedding_model_is_refused(engine: BlockingEngine, tmp_path: Path) -> None:
    """It reads but does not write."""
    entries = {**TINY_ENTRIES, "llama.pooling_type": Entry(U32, 1)}
    path = write(tmp_path, build(entries, TINY_TENSORS, noise=1))
    with pytest.raises(ModelLoadError, match=r"(?i)embedding"):
        engine.load(ModelSpec(path=path, n_ctx=256, n_threads=1))
