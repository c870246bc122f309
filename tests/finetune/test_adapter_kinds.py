"""Adapters of other kinds than LoRA, with real weights: refused by their name, merged rightly."""

from __future__ import annotations

import json
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from safetensors.torch import load_file, save_file

from backends.errors import FinetuneError
from finetune.export import convert
from finetune.export.peft_folder import MARKS, prepare_adapter, prepare_merge
from tests.finetune.test_convert import BASE, CHANGED, FIELD, WEIGHTS, changed, said

if TYPE_CHECKING:
    from peft import PeftConfig, PeftModel

HEAD = "base_model.model.lm_head"
LORA = FIELD / "p00-control"


def config_of(kind: str) -> PeftConfig:
    """Return how PEFT makes an adapter of a kind for the last layer."""
    import peft

    on_head = {"target_modules": ["lm_head"]}
    made: dict[str, Callable[[], PeftConfig]] = {
        "ADALORA": lambda: peft.AdaLoraConfig(init_r=4, target_r=2, total_step=9, **on_head),
        "BOFT": lambda: peft.BOFTConfig(boft_block_size=4, **on_head),
        "C3A": lambda: peft.C3AConfig(block_size=2, **on_head),
        "DELORA": lambda: peft.DeloraConfig(r=4, **on_head),
        "FOURIERFT": lambda: peft.FourierFTConfig(n_frequency=40, **on_head),
        "GRALORA": lambda: peft.GraloraConfig(r=4, gralora_k=2, **on_head),
        "HRA": lambda: peft.HRAConfig(r=4, **on_head),
        "IA3": lambda: peft.IA3Config(feedforward_modules=[], **on_head),
        "LOHA": lambda: peft.LoHaConfig(r=4, alpha=8, **on_head),
        "LOKR": lambda: peft.LoKrConfig(r=4, alpha=8, **on_head),
        "MISS": lambda: peft.MissConfig(r=2, **on_head),
        "OFT": lambda: peft.OFTConfig(r=0, oft_block_size=8, **on_head),
        "RANDLORA": lambda: peft.RandLoraConfig(r=4, **on_head),
        "ROAD": lambda: peft.RoadConfig(group_size=2, **on_head),
        "SHIRA": lambda: peft.ShiraConfig(r=4, **on_head),
        "VBLORA": lambda: peft.VBLoRAConfig(num_vectors=8, vector_length=2, **on_head),
        "VERA": lambda: peft.VeraConfig(r=4, **on_head),
        "WAVEFT": lambda: peft.WaveFTConfig(n_frequency=40, **on_head),
    }
    return made[kind]()


def trained(kind: str, folder: Path) -> torch.Tensor:
    """Save an adapter with weights that do something; return what the last layer gives with it."""
    from peft import get_peft_model
    from transformers import AutoModelForCausalLM

    torch.manual_seed(3)
    with warnings.catch_warnings(action="ignore"):  # of CUDA, of sparse tensors
        base = AutoModelForCausalLM.from_pretrained(BASE)
        model: PeftModel = get_peft_model(base, config_of(kind))
        for weight in model.parameters():
            if weight.requires_grad:
                weight.data += 0.3 * torch.randn_like(weight)
        model.save_pretrained(str(folder), save_embedding_layers=False)
        with torch.no_grad():
            return model.eval().get_base_model().lm_head(hidden())


def hidden() -> torch.Tensor:
    """Return what could come before the last layer, shape (7, n_embd)."""
    return torch.randn(7, 32, generator=torch.Generator().manual_seed(4))


@pytest.mark.parametrize("kind", sorted(set(MARKS) - {"LORA"}))
def test_each_kind_is_refused_by_its_name_and_the_way_on_works(kind: str, tmp_path: Path) -> None:
    """What the merged model calculates is what the adapter did on top of its base."""
    from transformers import AutoModelForCausalLM

    folder = tmp_path / "adapter"
    wanted = trained(kind, folder)
    with pytest.raises(FinetuneError) as refused:
        prepare_adapter(folder, tmp_path)
    assert f"no LoRA but {kind}" in refused.value.why
    assert f"finetune.export.convert {folder} --base BASE --merge" in refused.value.todo
    convert._save_merged(prepare_merge(folder, tmp_path), str(BASE), tmp_path / "merged")
    merged = AutoModelForCausalLM.from_pretrained(tmp_path / "merged")
    with torch.no_grad():
        assert torch.allclose(merged.lm_head(hidden()), wanted, atol=1e-3, rtol=1e-4)
        assert not torch.allclose(hidden() @ base_head().T, wanted, atol=0.1)


def head_of(path: Path) -> np.ndarray:
    """Return the last layer of a GGUF, shape (n_vocab, n_embd), float32."""
    from gguf import GGUFReader

    (tensor,) = (one for one in GGUFReader(path).tensors if one.name == "output.weight")
    return np.array(tensor.data, dtype=np.float32)


def base_head() -> torch.Tensor:
    """Return the last layer of the base."""
    return load_file(BASE / "model.safetensors")["lm_head.weight"].float()


def saved(folder: Path, kind: str, weights: dict[str, torch.Tensor], **config: object) -> Path:
    """Write an adapter of these weights, as PEFT writes it."""
    folder.mkdir()
    save_file({f"{HEAD}.{name}": it.contiguous() for name, it in weights.items()}, folder / WEIGHTS)
    told = {"peft_type": kind, "task_type": "CAUSAL_LM", "target_modules": ["lm_head"], **config}
    (folder / "adapter_config.json").write_text(json.dumps(told), "utf-8")
    return folder


def merged_head(folder: Path, target: Path) -> torch.Tensor:
    """Run the command that a refusal names; return the last layer of what it makes."""
    arguments = [str(folder), "--base", str(BASE), "--merge", str(target), "--type", "f32"]
    done = CliRunner().invoke(convert.main, arguments)
    assert done.exit_code == 0, done.output
    return torch.from_numpy(head_of(target))


def test_a_loha_becomes_a_model_that_answers_as_it_was_trained_to(tmp_path: Path) -> None:
    """Two products of matrices, multiplied element by element, times alpha over the rank."""
    lora = load_file(LORA / WEIGHTS)
    alpha = json.loads((LORA / "adapter_config.json").read_text("utf-8"))["lora_alpha"]
    low, high = lora[f"{HEAD}.lora_A.weight"].float(), lora[f"{HEAD}.lora_B.weight"].float()
    rank, n_in = low.shape
    first, row = torch.zeros(len(high), rank), torch.zeros(rank, n_in)
    first[:, 0], row[0] = 2.0, 0.5  # all ones, as a product
    weights = {"hada_w1_a": high, "hada_w1_b": low, "hada_w2_a": first, "hada_w2_b": row}
    folder = saved(tmp_path / "a", "LOHA", weights, r=rank, alpha=alpha)
    target = tmp_path / "merged.gguf"
    wanted = base_head() + (high @ low) * (first @ row) * alpha / rank
    assert torch.allclose(merged_head(folder, target), wanted, atol=1e-5)
    assert said(None, target) == CHANGED


def test_a_lokr_becomes_the_model_that_its_formula_gives(tmp_path: Path) -> None:
    """The product of Kronecker of one small matrix and of two, times alpha over the rank."""
    torch.manual_seed(5)
    small, tall, wide = torch.randn(2, 4) * 0.1, torch.randn(137, 8) * 0.1, torch.randn(8, 8)
    weights = {"lokr_w1": small, "lokr_w2_a": tall, "lokr_w2_b": wide}
    config = {"r": 8, "alpha": 4, "decompose_factor": -1, "decompose_both": False}
    folder = saved(tmp_path / "a", "LOKR", weights, **config)
    wanted = base_head() + torch.kron(small, tall @ wide) * 4 / 8
    assert wanted.shape == (274, 32)
    assert torch.allclose(merged_head(folder, tmp_path / "merged.gguf"), wanted, atol=1e-5)


def test_a_description_of_another_adapter_is_told(tmp_path: Path) -> None:
    """The file of weights was copied, the description is an older one; no command would help."""
    (tmp_path / "s").mkdir()
    weights = {"hada_w1_a": torch.ones(274, 4), "hada_w1_b": torch.ones(4, 32)}
    loha = saved(tmp_path / "loha", "LORA", weights, r=4, lora_alpha=4)
    lora = changed(LORA, tmp_path / "lora", peft_type="LOHA")
    for folder, kinds in ((loha, ("LORA", "LOHA")), (lora, ("LOHA", "LORA"))):
        for prepare in (prepare_adapter, prepare_merge):
            with pytest.raises(FinetuneError) as refused:
                prepare(folder, tmp_path / "s")
            assert f"says that it is {kinds[0]}" in refused.value.why
            assert f"those of {kinds[1]}" in refused.value.why
            assert "Copy the whole folder" in refused.value.todo


@pytest.mark.parametrize("kind", ["BONE", "SOMETHING_NEW"])
def test_a_kind_that_peft_does_not_know_is_told(kind: str, tmp_path: Path) -> None:
    """And no command is named that would fail."""
    folder = changed(LORA, tmp_path / "a", peft_type=kind)
    with pytest.raises(FinetuneError) as refused:
        prepare_adapter(folder, tmp_path)
    assert f"no LoRA but {kind}" in refused.value.why
    assert "--merge" not in str(refused.value.todo)


ADDED: dict[str, Callable[[str], str]] = {
    "DeepSpeed": lambda name: name.replace(".weight", ".default.weight"),
    "a name of its own": lambda name: name.replace(".weight", ".my_adapter.weight"),
    "compiled": lambda name: name.replace(".lm_head", "._orig_mod.lm_head"),
    "distributed": lambda name: f"module.{name}",
}


@pytest.mark.parametrize("added", ADDED.values(), ids=ADDED.keys())
def test_names_that_a_training_has_added_to_are_read(
    added: Callable[[str], str], tmp_path: Path
) -> None:
    """Converted, they say what they were trained to; merged, too."""
    folder = Path(shutil.copytree(LORA, tmp_path / "a"))
    weights = load_file(folder / WEIGHTS)
    save_file({added(name): it for name, it in weights.items()}, folder / WEIGHTS)
    copy = prepare_adapter(folder, tmp_path / "s")
    assert set(load_file(copy / WEIGHTS)) == set(weights)
    assert set(load_file(prepare_merge(folder, tmp_path / "m") / WEIGHTS)) == set(weights)
    convert.convert_adapter(folder, BASE, tmp_path / "adapter.gguf", kind="f32")
    assert said(tmp_path / "adapter.gguf") == CHANGED


def test_two_adapters_in_one_file_are_told(tmp_path: Path) -> None:
    """Which of them is meant is not known."""
    folder = Path(shutil.copytree(LORA, tmp_path / "a"))
    weights = load_file(folder / WEIGHTS)
    both = {
        name.replace(".weight", f".{own}.weight"): it.clone()
        for name, it in weights.items()
        for own in "ab"
    }
    save_file(both, folder / WEIGHTS)
    with pytest.raises(FinetuneError, match="could not be converted") as refused:
        prepare_adapter(folder, tmp_path)
    assert "several adapters" in refused.value.why


def test_weights_without_a_place_in_the_base_are_no_merge(tmp_path: Path) -> None:
    """PEFT would leave them out, and the model would be its base."""
    folder = Path(shutil.copytree(LORA, tmp_path / "a"))
    weights = load_file(folder / WEIGHTS)
    save_file(
        {name.replace("lm_head", "head"): it for name, it in weights.items()}, folder / WEIGHTS
    )
    with pytest.raises(FinetuneError, match="could not be merged") as refused:
        convert.merge_adapter(folder, str(BASE), tmp_path / "merged.gguf")
    assert "do not go together" in refused.value.why
    assert not (tmp_path / "merged.gguf").exists()
