"""The 7B recipe without a GPU: its own figures, on a random Mistral of two thin layers."""

from __future__ import annotations

import logging
import tomllib
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

import finetune
from backends.base import Message, ModelSpec, Sampling
from backends.gguf.check import check_gguf
from backends.hosts.process import BlockingEngine
from finetune.data.data_step import read_rows
from finetune.evaluation.scorecard import load_cards
from finetune.export.convert import ADAPTER_GGUF
from finetune.export.merge import merged_name
from finetune.pipeline import run_step
from finetune.recipe import Recipe
from finetune.rundir import folder_of
from finetune.training.checkpoint import load_model
from tests.finetune.tiny import write_mistral, write_persona

pytestmark = [
    pytest.mark.model,
    pytest.mark.timeout(900),
    pytest.mark.filterwarnings("default"),
]
SHIPPED = Path(finetune.__file__).parent / "recipes" / "mistral-7b-openorca.toml"
CARD = "scorecard.json"
STEPS = ("data", "train", "convert", "merge", "evaluate")


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Recipe:
    """The shipped recipe with another base, fewer prompts, and two steps."""
    folder = tmp_path_factory.mktemp("mistral")
    shipped = msgspec.convert(tomllib.loads(SHIPPED.read_text("utf-8")), Recipe)
    base = msgspec.structs.replace(shipped.base, checkpoint=str(write_mistral(folder / "base")))
    data = msgspec.structs.replace(shipped.data, prompts=16, max_length=1024, held_out=0.25)
    train = msgspec.structs.replace(shipped.train, max_steps=2, warmup_steps=1, evaluate_every=1)
    return msgspec.structs.replace(
        shipped,
        persona=str(write_persona(folder / "ada")),
        output=str(folder / "out"),
        base=base,
        data=data,
        train=train,
    )


def test_every_step_runs_on_the_same_architecture(
    recipe: Recipe, caplog: pytest.LogCaptureFixture
) -> None:
    """On a CPU it says that QLoRA became plain LoRA; the merged file answers in both backends."""
    with caplog.at_level(logging.INFO):
        for step in STEPS:
            run_step(recipe, step)
    assert "becomes plain LoRA on the CPU" in caplog.text
    adapter = check_gguf(folder_of(recipe, "convert") / ADAPTER_GGUF, expect="adapter")
    assert adapter.n_tensors == 2 * 7 * 2  # two layers, seven targets, A and B: no token is added
    merged = ModelSpec(path=folder_of(recipe, "merge") / merged_name("weights"), n_ctx=1024)
    sampling = Sampling(temperature=0.0, n_predict=8)
    for backend in ("llama-ctypes", "llama-cpp-python"):
        with BlockingEngine(backend) as engine:
            engine.load(replace(merged))
            said = [chunk.text for chunk in engine.generate((Message("user", "Hi"),), sampling)]
            assert engine.stats.n_predicted > 0, said
    labels = [card.info.label for card in load_cards(folder_of(recipe, "evaluate") / CARD)]
    assert labels == ["merged weights: free", "merged weights: grounded"]


def test_prompts_begin_with_one_bos_and_end_with_the_stop_token(recipe: Recipe) -> None:
    """The template writes a BOS, the tokenizer would add one: there is one."""
    rows = read_rows(folder_of(recipe, "data") / "train.jsonl")
    assert rows
    for row in rows:
        assert row.encoded.ids[0] == 1
        assert row.encoded.ids.count(1) == 1
        assert row.encoded.labels()[-1] == row.encoded.ids[-1] != 2  # <|im_end|>, not </s>


def test_nf4_weights_are_built_as_the_recipe_says(recipe: Recipe) -> None:
    """The very load of the GPU path, on the CPU: 4 bit and double quantization."""
    import torch

    model = load_model(recipe, nf4=True, dtype=torch.bfloat16)
    projection = model.model.layers[0].self_attn.q_proj
    assert type(projection).__name__ == "Linear4bit"
    assert projection.weight.quant_type == "nf4"
    assert projection.weight.compress_statistics
    assert type(model.lm_head).__name__ == "Linear"
