"""Whether a model fits the memory, told from its header."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from backends.base import Adapter, ModelSpec
from backends.errors import ModelLoadError
from backends.gguf.check import GgufReport, check_gguf
from backends.gguf.memory_fit import (
    _cgroup_room,
    available_memory,
    estimate,
    fits,
    memory_size,
    require_fit,
)
from tests.backends import gguf_build as g

MIB, GIB = 2**20, 2**30
SPEC = ModelSpec(n_ctx=4096)


@pytest.fixture(scope="module")
def report(embedded_model: Path) -> GgufReport:
    """The report of the embedded model."""
    return check_gguf(embedded_model)


@pytest.mark.model
@pytest.mark.parametrize(
    ("n_ctx", "kv_type", "flash", "cache_mib", "compute_mib"),
    [
        (512, "f16", True, 11.25, 98.25),
        (4096, "f16", True, 90.0, 98.25),
        (8192, "f16", True, 180.0, 98.25),
        (8192, "q8_0", True, 95.62, 99.38),
        (4096, "f16", False, 90.0, 99.38),
        (8192, "f16", False, 180.0, 166.38),
    ],
)
def test_the_estimate_equals_what_the_engine_reserved(
    report: GgufReport, n_ctx: int, kv_type: str, flash: bool, cache_mib: float, compute_mib: float
) -> None:
    """The expected figures are those that llama.cpp logged for this model (0.3.36, CPU)."""
    assert kv_type in ("f16", "q8_0")
    spec = ModelSpec(n_ctx=n_ctx, kv_type=kv_type, flash_attention=flash)  # type: ignore[arg-type]
    need = estimate(report, spec)
    assert need.cache / MIB == pytest.approx(cache_mib, abs=0.01)
    assert need.compute / MIB == pytest.approx(compute_mib, rel=0.1)
    assert need.weights == report.size_bytes


@pytest.mark.model
def test_the_light_and_the_context_that_would_fit(report: GgufReport) -> None:
    """Green with room, yellow just so, red with a way out."""
    total = estimate(report, SPEC).total
    assert fits(report, SPEC, total * 2).light == "green"
    assert fits(report, SPEC, total + MIB).light == "yellow"
    red = fits(report, SPEC, total - 10 * MIB)
    assert red.light == "red"
    assert 512 <= red.largest_n_ctx < 4096
    shorter = replace(SPEC, n_ctx=red.largest_n_ctx)
    assert fits(report, shorter, total - 10 * MIB).light == "yellow"
    assert fits(report, SPEC, 50 * MIB).largest_n_ctx == 0
    assert fits(report, SPEC, 100 * GIB).largest_n_ctx == report.n_ctx_train


@pytest.mark.model
def test_a_refusal_names_both_figures_and_a_way_out(report: GgufReport) -> None:
    """The sentences are ready to be shown."""
    with pytest.raises(ModelLoadError) as caught:
        require_fit(report, ModelSpec(n_ctx=8192), available_bytes=300 * MIB)
    assert caught.value.why == "It needs 445 MiB of memory; 300 MiB are free."
    assert caught.value.todo.startswith("Set the context to 1792 tokens or less")
    with pytest.raises(ModelLoadError) as caught:
        require_fit(report, SPEC, available_bytes=100 * MIB)
    assert caught.value.todo.startswith("Choose a smaller model")
    assert require_fit(report, SPEC, available_bytes=100 * MIB, freed_bytes=GIB).light == "green"
    gpu = replace(SPEC, n_gpu_layers=-1)
    assert require_fit(report, gpu, available_bytes=MIB).light == "yellow"


@pytest.mark.model
def test_adapters_and_the_default_context_count(report: GgufReport, tmp_path: Path) -> None:
    """A context of 0 is the trained one; each adapter adds its file."""
    adapter = g.write(tmp_path, bytes(5 * MIB), "adapter.gguf")
    plain = estimate(report, ModelSpec(n_ctx=0))
    assert plain == estimate(report, ModelSpec(n_ctx=8192))
    more = estimate(report, ModelSpec(n_ctx=0, adapters=(Adapter(adapter),)))
    assert more.total - plain.total == 5 * MIB


def test_sizes_in_words() -> None:
    """Binary units, as the memory of a machine is sold."""
    assert memory_size(int(4.9 * GIB)) == "4.9 GiB"
    assert memory_size(300 * MIB) == "300 MiB"
    assert memory_size(-5) == "0 MiB"


def test_layers_that_keep_no_cache_count_little(tmp_path: Path) -> None:
    """A hybrid model gives a list of heads with zeros in it."""
    entries = g.changed(
        llama__block_count=g.Entry(g.U32, 4),
        llama__attention__head_count_kv=g.Entry(g.ARR, [0, 0, 0, 2], g.U32),
    )
    hybrid = check_gguf(g.write(tmp_path, g.build(entries, g.TINY_TENSORS)))
    assert estimate(hybrid, ModelSpec(n_ctx=256)).cache == 256 * 2 * (8 + 8) * 2


def test_a_container_limit_counts(tmp_path: Path) -> None:
    """Version 2 and version 1 of Linux control groups, each group above included."""
    proc, root = tmp_path / "cgroup", tmp_path / "sys"
    (root / "user/app").mkdir(parents=True)
    (root / "user/app/memory.max").write_text("1000000\n")
    (root / "user/app/memory.current").write_text("400000\n")
    (root / "user/app/memory.stat").write_text("anon 1\ninactive_file 50000\n")
    (root / "user/memory.max").write_text("max\n")
    (root / "user/memory.current").write_text("1\n")
    proc.write_text("1:name=systemd:/\n0::/user/app\n")
    assert list(_cgroup_room(proc, root)) == [650_000]
    (root / "memory").mkdir()
    (root / "memory/memory.limit_in_bytes").write_text("2000\n")
    (root / "memory/memory.usage_in_bytes").write_text("500\n")
    (root / "memory/memory.stat").write_text("total_inactive_file 7\n")
    proc.write_text("4:memory:/docker/abc\n")
    assert list(_cgroup_room(proc, root)) == [1507]
    assert list(_cgroup_room(tmp_path / "none", root)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX: resource limits")
def test_a_limit_of_the_shell_counts() -> None:
    """`ulimit -v` of 900 MB leaves less than that."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000));"
        "from backends.gguf.memory_fit import available_memory; print(available_memory())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 0 < int(run.stdout) < 900_000_000
    assert available_memory() > 0


def test_a_machine_without_any_limit_has_all_its_memory(tmp_path: Path) -> None:
    """Windows and macOS have no control groups, and often no limit of the shell."""
    assert available_memory(tmp_path / "none") > 0
