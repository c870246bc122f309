"""What a GGUF file is, told before native code sees it."""

from __future__ import annotations

import os
import struct
import sys
import time
from pathlib import Path

import pytest

from backends.errors import ModelLoadError
from backends.gguf.check import GgufReport, check_gguf
from backends.gguf.types import ARCHITECTURES, ENGINE_RELEASE
from tests.backends import gguf_build as g


def refused(path: Path, **how: object) -> ModelLoadError:
    """Return the refusal of a file; its sentences must be fit to be shown."""
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(path, **how)  # type: ignore[arg-type]
    error = caught.value
    assert path.name in error.what or path == Path()
    assert error.todo.endswith(".")
    assert len(str(error)) < 600
    assert str(error).isprintable()
    return error


@pytest.fixture(scope="module")
def report(embedded_model: Path) -> GgufReport:
    """The report of the embedded model."""
    return check_gguf(embedded_model)


@pytest.mark.model
def test_the_embedded_model_is_described(report: GgufReport) -> None:
    """Everything that a status line or a licence page needs comes from the header."""
    assert (report.architecture, report.quantization, report.size_label) == (
        "llama",
        "Q4_1",
        "135M",
    )
    assert (report.n_params, report.n_tensors, report.n_vocab) == (134_515_008, 272, 49_152)
    assert (report.n_ctx_train, report.shape.n_layers, report.shape.n_kv_heads[0]) == (8192, 30, 3)
    assert (report.bos_token, report.eos_token) == ("<|im_start|>", "<|im_end|>")
    assert "im_start" in report.chat_template
    assert (report.licence, report.notes, report.is_split) == ("apache-2.0", (), False)


@pytest.mark.model
def test_the_check_reads_the_header_only(embedded_model: Path) -> None:
    """It stays far below what reading 98 MB would take; 50 ms on an idle machine."""
    fastest = min(_seconds(embedded_model) for _ in range(5))
    assert fastest < 0.25


def _seconds(path: Path) -> float:
    start = time.perf_counter()
    check_gguf(path)
    return time.perf_counter() - start


@pytest.mark.model
def test_neither_numpy_nor_native_code_is_needed(embedded_model: Path) -> None:
    """The window may call it: nothing heavy is imported."""
    import subprocess

    code = (
        "import sys, pathlib; from backends.gguf.check import check_gguf;"
        "check_gguf(pathlib.Path(sys.argv[1]));"
        "sys.exit(bool({'numpy', 'llama_cpp', 'ctypes', 'gguf'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code, embedded_model], check=False).returncode == 0


def test_a_tiny_model_passes(tmp_path: Path) -> None:
    """The synthetic model that the refusals below are made from is itself a good one."""
    report = check_gguf(g.write(tmp_path, g.tiny()))
    assert (report.name, report.n_params, report.quantization) == ("Tiny", 17_696, "F32")


def test_a_file_of_the_reference_writer_passes(tmp_path: Path) -> None:
    """The `gguf` package writes what this reader reads, quantized tensors and arrays included."""
    gguf = pytest.importorskip("gguf", reason="dev extra", exc_type=ImportError)
    numpy = pytest.importorskip("numpy")
    path = tmp_path / "reference.gguf"
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_block_count(2)
    writer.add_context_length(128)
    writer.add_embedding_length(256)
    writer.add_head_count([4, 4])
    writer.add_feed_forward_length(512)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(["<unk>", "a", "b"])
    writer.add_tensor("token_embd.weight", numpy.zeros((3, 256), dtype=numpy.float16))
    packed = numpy.zeros((8, 144), dtype=numpy.uint8)
    writer.add_tensor("blk.0.attn_q.weight", packed, raw_dtype=gguf.GGMLQuantizationType.Q4_K)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    report = check_gguf(path)
    assert (report.n_tensors, report.shape.n_layers, report.n_vocab) == (2, 2, 3)
    assert "no chat template" in report.notes[0]


def test_no_file(tmp_path: Path) -> None:
    """Missing, a folder, nothing chosen: each says so."""
    assert "no such file" in refused(tmp_path / "gone.gguf").why
    assert "folder" in refused(tmp_path).why
    assert "No model file" in refused(Path()).what


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX: named pipes and permissions")
def test_a_pipe_and_an_unreadable_file(tmp_path: Path) -> None:
    """Opening a pipe would wait forever, so it is not opened."""
    os.mkfifo(tmp_path / "pipe.gguf")
    assert "pipe" in refused(tmp_path / "pipe.gguf").why
    locked = g.write(tmp_path, g.tiny(), "locked.gguf")
    locked.chmod(0)
    if os.access(locked, os.R_OK):  # root reads everything
        locked = Path("/proc/self/mem")  # this, not even root can read from the start
    assert "cannot be read" in refused(locked).why


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"G", "1 byte long"),
        (b"GGUF\3\0\0\0", "8 bytes long"),
        (b"PK\3\4" + bytes(60), "zip archive"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS pointer"),
        (b"\n<!DOCTYPE html><html><body>Sign in", "web page"),
        (b'{"error":"Repository not found"}', "error message of a server"),
        (struct.pack("<Q", 44) + b'{"__metadata__":{"format":"pt"},"a":{}}', "safetensors"),
        (b"tjgg" + bytes(60), "old GGML format"),
        (b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19", "PyTorch"),
        (bytes(4096), "zeros"),
        (b"Dear model, please load.", "text file"),
        (bytes(range(128, 256)), "something else"),
        (b"\x1f\x8b\x08" + bytes(60), "gzip"),
        (bytes(257) + b"ustar" + bytes(300), "tar"),
    ],
)
def test_a_foreign_file_is_named(tmp_path: Path, content: bytes, word: str) -> None:
    """The person reads what they chose by mistake."""
    assert word in refused(g.write(tmp_path, content)).why


@pytest.mark.parametrize("part", [0.3, 0.7, 0.999])
def test_a_cut_file_says_how_long_it_should_be(tmp_path: Path, part: float) -> None:
    """A download that stopped early is the most frequent damage of all."""
    whole = g.tiny()
    cut = g.write(tmp_path, whole[: int(len(whole) * part)])
    assert "stopped early" in refused(cut).why
    assert " of 78 kB " in refused(cut).why


@pytest.mark.model
def test_the_embedded_model_cut_in_half(tmp_path: Path, embedded_model: Path) -> None:
    """The refusal names both sizes."""
    with embedded_model.open("rb") as whole:
        cut = g.write(tmp_path, whole.read(41_000_000))
    assert "It is 41 MB of 98 MB long: the download stopped early" in refused(cut).why


def test_adapter_and_model_are_told_apart(tmp_path: Path) -> None:
    """An adapter as a model, and a model as an adapter, are refused with the way out."""
    entries = {
        "general.architecture": g.Entry(g.STR, "llama"),
        "general.type": g.Entry(g.STR, "adapter"),
        "adapter.type": g.Entry(g.STR, "lora"),
        "adapter.lora.alpha": g.Entry(g.F32, 16.0),
    }
    adapter = g.write(tmp_path, g.build(entries, [g.Tensor("blk.0.attn_q.weight.lora_a", (32, 4))]))
    assert "adapter" in refused(adapter).why
    assert check_gguf(adapter, expect="adapter").is_adapter
    assert check_gguf(adapter, expect="any").n_params == 128
    model = g.write(tmp_path, g.tiny(), "model2.gguf")
    assert "whole model" in refused(model, expect="adapter").why


def test_an_unknown_architecture_is_called_newer(tmp_path: Path) -> None:
    """Unless the library that will load it knows the name."""
    entries = {key.replace("llama.", "zeta9."): item for key, item in g.TINY_ENTRIES.items()}
    entries["general.architecture"] = g.Entry(g.STR, "zeta9")
    path = g.write(tmp_path, g.build(entries, g.TINY_TENSORS))
    assert "made for a newer engine" in refused(path).why
    library = g.write(tmp_path, b"\x7fELF\0llama\0zeta9\0", "libllama.so")
    assert check_gguf(path, library=library).architecture == "zeta9"
    assert "newer engine" in refused(path, library=g.write(tmp_path, b"zeta99", "lib.so")).why


@pytest.mark.parametrize("architecture", ["bert", "t5encoder", "clip", "llada", "eagle3"])
def test_models_that_cannot_talk_are_refused_with_the_reason(
    tmp_path: Path, architecture: str
) -> None:
    """An embedding model is not damaged, it is for something else."""
    path = g.write(tmp_path, g.tiny(general__architecture=g.Entry(g.STR, architecture)))
    assert "cannot hold a conversation: it" in refused(path).why


def test_a_vocabulary_alone_is_no_model(tmp_path: Path) -> None:
    """llama.cpp's own test vocabularies are such files."""
    assert "only a vocabulary" in refused(g.write(tmp_path, g.build(g.TINY_ENTRIES))).why


def test_a_base_model_is_let_through_with_a_note(tmp_path: Path) -> None:
    """It can be used with a template from the settings."""
    report = check_gguf(g.write(tmp_path, g.tiny(tokenizer__chat_template=None)))
    assert "base model" in report.notes[0]


def test_long_and_odd_texts_are_shown_short(tmp_path: Path) -> None:
    """A name from a file cannot flood or garble the window."""
    name = g.Entry(g.STR, "\x1b[31mzeta" * 500)
    assert len(refused(g.write(tmp_path, g.tiny(general__architecture=name))).why) < 200
    report = check_gguf(g.write(tmp_path, g.tiny(general__name=g.Entry(g.STR, b"\xff\xfe"))))
    assert report.name == "��"


@pytest.mark.model
def test_the_installed_engine_knows_every_architecture_of_the_table() -> None:
    """The table was taken from this release or an older one."""
    from importlib.metadata import version

    from backends.gguf.check import _installed_libraries

    assert _numbers(version("llama-cpp-python")) >= _numbers(ENGINE_RELEASE)
    (library,) = _installed_libraries()
    known = library.read_bytes()
    assert [name for name in sorted(ARCHITECTURES) if name.encode() + b"\0" not in known] == []


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")[:3]]
