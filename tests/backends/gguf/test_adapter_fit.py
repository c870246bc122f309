"""Whether an adapter belongs to a model is told from the headers, before anything is loaded."""

from __future__ import annotations

from math import inf, nan
from pathlib import Path

import pytest

from backends.errors import ModelLoadError
from backends.gguf.adapter_fit import why_damaged, why_unfit
from backends.gguf.check import check_gguf
from backends.gguf.header import read_header
from backends.llama_ctypes.adapter_rank import is_exact_rank, rank_of
from tests.backends import gguf_build as g


def write(path: Path, architecture: str, shapes: dict[str, tuple[int, int]], kind: str) -> Path:
    """Write a GGUF of zeros; shapes as numpy has them, slowest first."""
    import numpy as np
    from gguf import GGUFWriter

    writer = GGUFWriter(path, architecture)
    writer.add_type(kind)
    if kind == "adapter":
        writer.add_string("adapter.type", "lora")
        writer.add_float32("adapter.lora.alpha", 8.0)
    for name, shape in shapes.items():
        writer.add_tensor(name, np.zeros(shape, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model of one matrix: 64 in, 32 out."""
    return write(tmp_path / "m.gguf", "llama", {"blk.0.attn_q.weight": (32, 64)}, "model")


def adapter(path: Path, n_in: int, n_out: int, name: str = "blk.0.attn_q.weight") -> Path:
    """Write an adapter of rank 4."""
    shapes = {f"{name}.lora_a": (4, n_in), f"{name}.lora_b": (n_out, 4)}
    return write(path, "llama", shapes, "adapter")


def test_an_adapter_of_the_same_sizes_fits(model: Path, tmp_path: Path) -> None:
    """Nothing to complain of."""
    assert why_unfit(adapter(tmp_path / "a.gguf", 64, 32), model) == ""


def test_the_adapter_in_the_box_fits_the_model_in_the_box(embedded_model: Path) -> None:
    """It is small, and of a rank at which batches are exact in every backend."""
    path = Path(__file__).parents[3] / "resources/personas/keith-low/adapter.gguf"
    assert why_unfit(path, embedded_model) == ""
    assert path.stat().st_size < 12e6
    assert is_exact_rank(rank_of(read_header(path)))


def test_what_does_not_fit_is_told(model: Path, tmp_path: Path) -> None:
    """Other sizes, another tensor, another architecture, no adapter, no file."""
    assert "another size" in why_unfit(adapter(tmp_path / "a.gguf", 48, 32), model)
    assert "another size" in why_unfit(adapter(tmp_path / "b.gguf", 64, 48), model)
    lost = adapter(tmp_path / "c.gguf", 64, 32, "blk.9.attn_q.weight")
    assert "blk.9.attn_q.weight" in why_unfit(lost, model)
    other = write(tmp_path / "d.gguf", "gemma", {"x.lora_a": (4, 64)}, "adapter")
    assert "gemma" in why_unfit(other, model)
    assert why_unfit(model, model)
    assert why_unfit(tmp_path / "none.gguf", model)


def test_a_damaged_adapter_does_not_fit(model: Path, tmp_path: Path) -> None:
    """It comes with a persona from anyone."""
    path = adapter(tmp_path / "a.gguf", 64, 32)
    content = path.read_bytes()
    for damaged in (content[:40], b"GGUF" + b"\xff" * 100, b""):
        path.write_bytes(damaged)
        assert why_unfit(path, model)


@pytest.mark.parametrize(
    "alpha",
    [g.Entry(g.F32, nan), g.Entry(g.F32, inf), g.Entry(g.U32, 8), g.Entry(g.F64, 8.0)],
)
def test_an_alpha_that_is_no_number_of_its_kind_is_told(
    model: Path, tmp_path: Path, alpha: g.Entry
) -> None:
    """Native code would end the engine, or calculate nonsense and blame the model."""
    kinds = {"architecture": "llama", "type": "adapter"}
    entries = {f"general.{name}": g.Entry(g.STR, kind) for name, kind in kinds.items()}
    entries |= {"adapter.type": g.Entry(g.STR, "lora"), "adapter.lora.alpha": alpha}
    halves = {"lora_a": (64, 4), "lora_b": (4, 32)}
    tensors = [g.Tensor(f"blk.0.attn_q.weight.{side}", shape) for side, shape in halves.items()]
    path = g.write(tmp_path, g.build(entries, tensors), "a.gguf")
    assert "its strength is not known" in why_unfit(path, model)
    assert "its strength is not known" in why_damaged(path)


def test_a_control_vector_is_no_whole_model(tmp_path: Path) -> None:
    """What steers a model is told as such, and not to be chosen as one."""
    path = tmp_path / "a.gguf"
    path.write_bytes(g.tiny(general__architecture=g.Entry(g.STR, "controlvector")))
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(path, expect="adapter")
    assert "steers" in caught.value.why
    assert caught.value.todo == "Use a LoRA adapter."
