"""Models with a hole: zeros where a download never came, in a file of full length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from backends.errors import ModelLoadError
from backends.gguf.check import check_gguf
from backends.gguf.header import read_header
from desktop.cli.model import model
from tests.backends import gguf_build as g

FIELD = Path(__file__).parent


def with_hole(path: Path, whole: bytes, start: int, end: int) -> Path:
    """Write a file with zeros between two places, without their bytes on the disk."""
    with path.open("wb") as file:
        file.write(whole[:start])
        file.seek(end)
        file.write(whole[end:])
        file.truncate(len(whole))
    return path


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_a_small_model_without_its_end_is_told(tmp_path: Path, share: float) -> None:
    """In `model check`: what is there, where it ends, and what to do."""
    whole = g.living()
    path = with_hole(tmp_path / "half.gguf", whole, int(len(whole) * share), len(whole))
    result = CliRunner().invoke(model, ["check", str(path)])
    assert result.exit_code == 1
    assert "Of its 78 kB there are only zeros from" in result.stderr
    assert "to 78 kB: a download left a hole.\n  Delete it and download it again." in result.stderr


def test_weights_that_are_zeros_are_no_hole(tmp_path: Path) -> None:
    """Of a small model that was made by hand; of one that has not learnt anything yet."""
    for name in ("m00-control-chatml.gguf", "m25-context-64.gguf"):
        assert check_gguf(FIELD / name).n_tensors == 12
    whole, path = g.living(), g.write(tmp_path, g.living())
    header = read_header(path)
    for tensor in header.tensors[:-1]:
        start = header.data_offset + tensor.offset
        one = with_hole(tmp_path / "one.gguf", whole, start, start + tensor.size)
        assert check_gguf(one).n_tensors == len(header.tensors)


@pytest.mark.model
@pytest.mark.parametrize(("start", "end"), [(0.5, 1.0), (0.4, 0.45)])
def test_a_hole_in_a_large_model_is_told_at_once(
    tmp_path: Path, embedded_model: Path, start: float, end: float
) -> None:
    """A few hundred places are read, whatever its size; without a hole it is well."""
    whole = embedded_model.read_bytes()
    places = int(len(whole) * start), int(len(whole) * end)
    path = with_hole(tmp_path / "hole.gguf", whole, *places)
    begin = time.process_time()
    with pytest.raises(ModelLoadError, match="there are only zeros from"):
        check_gguf(path)
    assert check_gguf(embedded_model).size_label == "135M"
    assert time.process_time() - begin < 2.0


def test_a_file_that_was_only_laid_out_is_told(tmp_path: Path) -> None:
    """Its header is there, and nothing of its tensors."""
    tensors = [g.Tensor("token_embd.weight", (2_048, len(g.VOCABULARY))), *g.TINY_TENSORS[1:]]
    path = g.write(tmp_path, g.build(g.TINY_ENTRIES, tensors))
    with pytest.raises(ModelLoadError, match="only zeros from"):
        check_gguf(path)
