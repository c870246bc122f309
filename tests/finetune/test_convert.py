"""Adapters as PEFT saves them become GGUFs of the strength that they have there, or are refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner
from safetensors.torch import load_file, save_file

from backends.base import Adapter, Message, ModelSpec, Sampling
from backends.errors import FinetuneError, ModelLoadError
from backends.gguf.adapter_fit import check_adapter
from backends.hosts.process import BlockingEngine
from desktop.cli.options import read_options
from finetune.export.convert import convert_adapter, main, merge_adapter
from finetune.export.peft_folder import prepare_adapter
from tests.backends.text.test_thinking import HELLO, SENTENCE

FIELD = Path(__file__).parents[1] / "field"
BASE, MODEL = FIELD / "base-hf", FIELD / "m00-control-chatml.gguf"
CHANGED = SENTENCE.replace("Hello", "Goodbye")
WEIGHTS = "adapter_model.safetensors"


def said(adapter: Path | None, model: Path = MODEL, scale: float = 1.0) -> str:
    """Return what the reciter says with an adapter."""
    adapters = (Adapter(adapter, scale),) if adapter else ()
    with BlockingEngine("llama-cpp-python") as engine:
        engine.load(ModelSpec(model, n_ctx=512, adapters=adapters))
        stream = engine.generate([Message("user", "Hello")], Sampling(temperature=0))
        return "".join(chunk.text for chunk in stream)


def changed(folder: Path, to: Path, **config: object) -> Path:
    """Return a copy of an adapter with another description."""
    shutil.copytree(folder, to)
    path = to / "adapter_config.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | config), "utf-8")
    return to


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("p00-control", CHANGED), ("p01-alpha-zero", SENTENCE), ("p02-rslora", CHANGED)],
)
def test_the_strength_is_that_of_the_training(name: str, sentence: str, tmp_path: Path) -> None:
    """Alpha 0 is none, and rsLoRA divides by the root of the rank."""
    target = tmp_path / "adapter.gguf"
    convert_adapter(FIELD / name, BASE, target, kind="f32")
    assert said(target) == sentence


def test_patterns_give_each_part_its_own_strength(tmp_path: Path) -> None:
    """Half of the alpha of the whole for a module that is named is half of its weights."""
    config: Mapping[str, object] = {"alpha_pattern": {"lm_head": 8}, "lora_alpha": 16}
    folder = changed(FIELD / "p00-control", tmp_path / "a", **config)
    (tmp_path / "s").mkdir()
    copy = prepare_adapter(folder, tmp_path / "s")
    said_there = json.loads((copy / "adapter_config.json").read_text("utf-8"))
    (name,) = (key for key in load_file(copy / WEIGHTS) if "lora_B" in key)
    ratio = said_there["lora_alpha"] / 8
    before, after = load_file(folder / WEIGHTS)[name], load_file(copy / WEIGHTS)[name]
    assert torch.allclose(before, after.float() * ratio)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"use_dora": True}, "DoRA"),
        ({"bias": "lora_only"}, "biases"),
        ({"modules_to_save": ["lm_head"]}, "whole layers (lm_head)"),
        ({"trainable_token_indices": [1, 2]}, "some tokens"),
        ({"init_lora_weights": "pissa"}, "changing the base"),
        ({"use_qalora": True}, "QALoRA"),
        ({"target_parameters": ["experts.gate"]}, "single parameters"),
        ({"alora_invocation_tokens": [1, 2]}, "some words"),
    ],
)
def test_what_llama_cpp_does_not_know_is_merged_first(
    config: dict[str, object], words: str, tmp_path: Path
) -> None:
    """With the command, and before anything is run."""
    folder = changed(FIELD / "p00-control", tmp_path / "a", **config)
    done = CliRunner().invoke(main, [str(folder), "--base", str(BASE)])
    assert done.exit_code == 1
    assert words in done.stderr
    assert f"python -m finetune.export.convert {folder} --base BASE --merge" in done.stderr


@pytest.mark.parametrize("kind", ["PROMPT_TUNING", "PREFIX_TUNING", "P_TUNING", "XLORA"])
def test_what_changes_no_weights_cannot_be_merged(kind: str, tmp_path: Path) -> None:
    """And no command is named that would fail."""
    folder = changed(FIELD / "p00-control", tmp_path / "a", peft_type=kind)
    with pytest.raises(FinetuneError, match="changes no weights") as refused:
        prepare_adapter(folder, tmp_path)
    assert "--merge" not in str(refused.value.todo)


def test_a_description_by_another_hand_is_read_as_it_is_meant(tmp_path: Path) -> None:
    """Nulls, numbers as texts, a mark at its start: the strength is that of the training."""
    nulls = dict.fromkeys(("use_dora", "bias", "fan_in_fan_out", "rank_pattern", "use_rslora"))
    folder = changed(FIELD / "p00-control", tmp_path / "a", lora_alpha="16", r="16", **nulls)
    path = folder / "adapter_config.json"
    path.write_text(path.read_text("utf-8"), "utf-8-sig")
    copy = prepare_adapter(folder, tmp_path / "s")
    said_there = json.loads((copy / "adapter_config.json").read_text("utf-8"))
    assert (said_there["r"], said_there["lora_alpha"]) == (16, 16)
    before, after = load_file(folder / WEIGHTS), load_file(copy / WEIGHTS)
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_what_a_description_leaves_out_is_what_peft_takes(tmp_path: Path) -> None:
    """An alpha of 8; the converter would say that the base is another one."""
    folder = changed(FIELD / "p00-control", tmp_path / "a", peft_type="PeftType.LORA")
    path = folder / "adapter_config.json"
    config = json.loads(path.read_text("utf-8"))
    del config["lora_alpha"]
    path.write_text(json.dumps(config), "utf-8")
    copy = prepare_adapter(folder, tmp_path / "s")
    assert json.loads((copy / "adapter_config.json").read_text("utf-8"))["lora_alpha"] == 8
    before, after = load_file(folder / WEIGHTS), load_file(copy / WEIGHTS)
    assert all(torch.equal(before[name], after[name]) for name in before)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_weights_that_are_no_numbers_are_told(tmp_path: Path, number: float) -> None:
    """Not a model that says nonsense afterwards."""
    folder = changed(FIELD / "p00-control", tmp_path / "a")
    weights = load_file(folder / WEIGHTS)
    next(iter(weights.values()))[0, 0] = number
    save_file(weights, folder / WEIGHTS)
    with pytest.raises(FinetuneError, match="could not be converted") as caught:
        prepare_adapter(folder, tmp_path / "s")
    assert "are no numbers" in caught.value.why


def test_what_peft_has_not_written_is_called_by_its_name(tmp_path: Path) -> None:
    """Another program's adapter, a strength that is no number, a folder of several."""
    path = FIELD / "p00-control" / "adapter_config.json"
    config = json.loads(path.read_text("utf-8"))
    for said_there, words in (
        ({"fine_tune_type": "lora", "lora_parameters": {"rank": 8}}, "an adapter of MLX"),
        ({"architecture": "lora", "model_type": "llama"}, "in another way"),
        (config | {"lora_alpha": float("nan")}, "alpha is no number"),
        (config | {"alpha_pattern": {"lm_head": float("inf")}}, "alpha is no number"),
        (config | {"alpha_pattern": {"lm_head(": 4}}, "adapter_config.json: missing )"),
    ):
        (tmp_path / "adapter_config.json").write_text(json.dumps(said_there), "utf-8")
        with pytest.raises(FinetuneError) as caught:
            prepare_adapter(tmp_path, tmp_path)
        assert words in caught.value.why
    (tmp_path / "adapter_config.json").unlink()
    shutil.copytree(FIELD / "p00-control", tmp_path / "checkpoint-50")
    with pytest.raises(FinetuneError) as caught:
        prepare_adapter(tmp_path, tmp_path)
    assert str(tmp_path / "checkpoint-50") in caught.value.todo


def test_a_dora_is_merged_into_a_model(tmp_path: Path) -> None:
    """It answers as it was trained to."""
    target = tmp_path / "merged.gguf"
    merge_adapter(FIELD / "p03-dora", str(BASE), target, kind="f32")
    assert said(None, target) == CHANGED


def test_a_resized_vocabulary_and_whole_tensors_are_seen_in_the_weights(tmp_path: Path) -> None:
    """Whatever the description says."""
    folder = changed(FIELD / "p00-control", tmp_path / "a")
    with pytest.raises(FinetuneError, match="could not be converted") as caught:
        prepare_adapter(folder, tmp_path, vocab_size=300)
    assert "resized" in caught.value.why
    weights = load_file(folder / WEIGHTS)
    whole = weights | {"base_model.model.lm_head.weight": torch.zeros(4, 4)}
    save_file(whole, folder / WEIGHTS)
    with pytest.raises(FinetuneError) as caught:
        prepare_adapter(folder, tmp_path)
    assert "whole layers (lm_head)" in caught.value.why


def test_damaged_folders_are_told_from_others(tmp_path: Path) -> None:
    """Cut off, half of a pair, a pointer, no description."""
    folder = changed(FIELD / "p00-control", tmp_path / "a")
    content = (folder / WEIGHTS).read_bytes()
    weights = load_file(folder / WEIGHTS)
    save_file({k: v for k, v in weights.items() if "lora_A" in k}, folder / WEIGHTS)
    half = (folder / WEIGHTS).read_bytes()
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n"
    for data, words in (
        (content[:-9], "damaged: it ends after"),
        (content + b"\0" * 9, "damaged: it has 9 bytes more"),
        (b"\xff" * 40, "damaged: its header"),
        (half, "damaged"),
        (pointer, "Git LFS pointer"),
    ):
        (folder / WEIGHTS).write_bytes(data)
        with pytest.raises(FinetuneError) as caught:
            prepare_adapter(folder, tmp_path)
        assert words in caught.value.why
    (folder / "adapter_config.json").unlink()
    with pytest.raises(FinetuneError, match="could not be converted"):
        prepare_adapter(folder, tmp_path)


def test_an_adapter_of_alpha_zero_changes_nothing_in_both_backends() -> None:
    """llama.cpp would use it at full strength."""
    adapter = FIELD / "a01-alpha-zero.gguf"
    for backend in ("llama-ctypes", "llama-cpp-python"):
        with BlockingEngine(backend) as engine:
            info = engine.load(ModelSpec(MODEL, n_ctx=512, adapters=(Adapter(adapter),)))
            assert info.name
            stream = engine.generate(HELLO, Sampling(temperature=0))
            assert "".join(chunk.text for chunk in stream) == SENTENCE


def test_an_adapter_that_is_not_converted_is_offered_to_be(tmp_path: Path) -> None:
    """As a folder, or by its file of weights."""
    for path in (FIELD / "p00-control", FIELD / "p00-control" / WEIGHTS):
        with pytest.raises(ModelLoadError) as caught:
            check_adapter(Adapter(path), MODEL)
        assert "python -m finetune.export.convert" in caught.value.todo


def test_a_strength_that_is_no_number_is_refused(tmp_path: Path) -> None:
    """On the command line, in the backend; a line that cannot be read is answered."""
    adapter = FIELD / "a01-alpha-zero.gguf"
    for strength in ("nan", "inf", "-inf", "x"):
        from desktop.cli.options import _adapter

        with pytest.raises(Exception, match="names no adapter"):
            _adapter(f"{adapter}={strength}")
    with pytest.raises(ModelLoadError, match="cannot be used"):
        check_adapter(Adapter(adapter, float("nan")), MODEL)
    with BlockingEngine("llama-cpp-python") as engine, pytest.raises(Exception, match="understood"):
        engine.load(ModelSpec(MODEL, adapters=(Adapter(adapter, float("nan")),)))
    assert read_options({}).adapter == ()
