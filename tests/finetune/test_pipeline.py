"""Every step for real on a tenth of the embedded model: train, kill, go on, convert, merge, ask."""

from __future__ import annotations

import json
import logging
import math
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from backends.base import Adapter, Message, ModelSpec, Sampling
from backends.errors import FinetuneError
from backends.files import sha256_of
from backends.gguf.header import read_header
from backends.hosts.process import BlockingEngine
from finetune.data.data_step import read_rows
from finetune.evaluation.comparison import Way
from finetune.evaluation.scorecard import load_cards
from finetune.export.convert import ADAPTER_GGUF
from finetune.export.merge import REPORT_FILE, merged_name, read_report
from finetune.export.merge_gguf import merge_into_gguf
from finetune.pipeline import install, run, run_step
from finetune.recipe import Recipe
from finetune.rundir import Stamp, finished, folder_of
from finetune.training.train import Curve
from persona.store import load_persona
from tests.finetune.conftest import N_STEPS, SliceBase, Trained

pytestmark = [
    pytest.mark.model,
    pytest.mark.timeout(900),  # the first one waits for every step
    pytest.mark.filterwarnings("default"),  # what torch and its kin say to each other
]
BACKENDS = ("llama-ctypes", "llama-cpp-python")
ASKED = (Message("user", "Do you have a pet?"),)


def stamp_of(recipe: Recipe, step: str) -> Stamp:
    """Return the stamp of a finished step."""
    stamp = finished(recipe, step)
    assert stamp, step
    return stamp


def answer(backend: str, spec: ModelSpec) -> str:
    """Return what a model says, greedy."""
    with BlockingEngine(backend) as engine:
        engine.load(replace(spec, n_ctx=512))
        sampling = Sampling(temperature=0.0, n_predict=12)
        return "".join(chunk.text for chunk in engine.generate(ASKED, sampling))


def test_a_killed_training_goes_on(trained: Trained) -> None:
    """From its last checkpoint, to a whole curve."""
    assert "step 3, held-out loss" in trained.said
    assert {"checkpoint-2"} <= set(trained.checkpoints)
    folder = folder_of(trained.recipe, "train")
    curve = msgspec.json.decode((folder / "loss.json").read_bytes(), type=Curve)
    assert [step for step, _ in curve.train] == list(range(1, N_STEPS + 1))
    assert curve.held_out[-1][1] < curve.held_out[0][1]
    assert (folder / "loss.png").read_bytes().startswith(b"\x89PNG")
    assert not (folder / "checkpoints").exists()


def test_a_stamp_says_what_a_result_was_made_of(trained: Trained) -> None:
    """Seed, versions, and the hash of the very data."""
    stamp = stamp_of(trained.recipe, "train")
    assert stamp.seed == trained.recipe.seed
    assert {"torch", "trl", "peft", "transformers", "python"} <= set(stamp.versions)
    data = folder_of(trained.recipe, "data")
    assert stamp.inputs["train.jsonl"] == sha256_of(data / "train.jsonl")


def test_only_answers_and_their_stop_token_are_learnt(trained: Trained) -> None:
    """The prompt is masked; the last label is the end of the turn, if the answer ended there."""
    rows = read_rows(folder_of(trained.recipe, "data") / "train.jsonl")
    assert {row.encoded.is_open for row in rows} == {False, True}
    for row in rows:
        labels = row.encoded.labels()
        assert set(labels[: row.encoded.n_prompt]) == {-100}
        if row.encoded.is_open:  # the base would have gone on
            assert 2 not in labels  # <|im_end|> of SmolLM2
            assert row.shape == "general"
        else:
            assert labels[-1] == 2
            assert labels.count(2) == 1
        assert row.encoded.text.endswith("<|im_start|>assistant\n")


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_adapter_changes_the_answer(backend: str, trained: Trained) -> None:
    """At run time, on the untouched base, in both backends."""
    base = ModelSpec(path=Path(trained.recipe.base.gguf))
    adapter = folder_of(trained.recipe, "convert") / ADAPTER_GGUF
    adapted = replace(base, adapters=(Adapter(adapter),))
    assert answer(backend, adapted) != answer(backend, base)
    assert answer(backend, replace(base, adapters=(Adapter(adapter, 0.0),))) == answer(
        backend, base
    )


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("way", ["gguf", "weights"])
def test_a_merged_file_changes_the_answer(backend: str, way: str, trained: Trained) -> None:
    """Without an adapter beside it."""
    merged = folder_of(trained.recipe, "merge") / merged_name(way)
    base = ModelSpec(path=Path(trained.recipe.base.gguf))
    assert answer(backend, ModelSpec(path=merged)) != answer(backend, base)


def test_a_merge_in_16_bit_is_the_adapter_at_run_time(trained: Trained, tmp_path: Path) -> None:
    """Before the second rounding: the arithmetic of export-lora."""
    base = Path(trained.recipe.base.gguf)
    adapter = folder_of(trained.recipe, "convert") / ADAPTER_GGUF
    half = tmp_path / "half.gguf"
    assert merge_into_gguf(base, adapter, half) == 14  # seven of each of two layers
    rows = read_rows(folder_of(trained.recipe, "data") / "held_out.jsonl")[:3]
    measured = []
    with BlockingEngine("llama-cpp-python") as engine:
        for spec in (ModelSpec(path=base, adapters=(Adapter(adapter),)), ModelSpec(path=half)):
            engine.load(spec)
            measured.append(sum(engine.score(row.messages, row.answer)[0] for row in rows))
    assert math.isclose(*measured, rel_tol=0.02)


def test_the_strength_is_in_the_adapter(trained: Trained) -> None:
    """So that converter and both merges use the same."""
    header = read_header(folder_of(trained.recipe, "convert") / ADAPTER_GGUF)
    assert header.metadata["adapter.lora.alpha"] == pytest.approx(8.0)


def test_the_report_compares_every_way(trained: Trained) -> None:
    """Size, perplexity and what each answers, and one sentence of advice."""
    report = read_report(folder_of(trained.recipe, "merge") / REPORT_FILE)
    names = [each.name for each in report]
    assert names == ["base", "adapter at run time", "merged: gguf", "merged: weights"]
    base, adapter, *merged = report
    assert adapter.perplexity < base.perplexity
    assert all(adapter.size_mb < each.size_mb for each in merged)
    evaluated = folder_of(trained.recipe, "evaluate")
    ways = msgspec.json.decode((evaluated / "comparison.json").read_bytes(), type=list[Way])
    assert [way.name for way in ways] == names
    assert all("fact_recall" in way.measures for way in ways)
    assert stamp_of(trained.recipe, "evaluate").summary.startswith("By these figures: ")


def test_the_score_card_asks_what_was_held_out(trained: Trained) -> None:
    """A persona without questions of its own: its held-out wordings, unknown to who answers."""
    scored = load_persona(folder_of(trained.recipe, "data") / "persona")
    cards = load_cards(folder_of(trained.recipe, "evaluate") / "scorecard.json")
    labels = [card.info.label for card in cards]
    assert labels[:4] == ["free, base", "grounded, base", "free, adapter", "grounded, adapter"]
    asked = {row.question for row in cards[0].rows}
    assert asked
    assert not asked & {q for example in scored.examples for q in example.questions}


def test_what_is_finished_is_not_done_again(
    trained: Trained, caplog: pytest.LogCaptureFixture
) -> None:
    """A second run only says so."""
    before = stamp_of(trained.recipe, "train")
    with caplog.at_level(logging.INFO):
        run(trained.recipe)
    assert caplog.text.count("finished before") == 5
    assert finished(trained.recipe, "train") == before


def test_an_old_result_is_not_built_upon(trained: Trained) -> None:
    """Another rank needs another training; the message names the step."""
    other = msgspec.structs.replace(
        trained.recipe, adapter=msgspec.structs.replace(trained.recipe.adapter, rank=2)
    )
    with pytest.raises(FinetuneError, match="python -m finetune train"):
        run_step(other, "convert")


def test_a_damaged_output_is_not_taken_for_finished(trained: Trained, tmp_path: Path) -> None:
    """The stamp alone is no proof."""
    adapter = folder_of(trained.recipe, "convert") / ADAPTER_GGUF
    moved = adapter.rename(tmp_path / "elsewhere.gguf")
    assert finished(trained.recipe, "convert") is None
    moved.rename(adapter)
    assert finished(trained.recipe, "convert")


def test_install_gives_adapter_and_score_card_to_the_persona(trained: Trained) -> None:
    """Where the app finds them."""
    target = install(trained.recipe)
    persona = load_persona(Path(trained.recipe.persona))
    assert persona.adapter() == target
    assert json.loads((persona.folder / "scorecard.json").read_text("utf-8"))["cards"]


def test_another_template_than_the_chats_is_refused(
    trained: Trained, slice_base: SliceBase, tmp_path: Path
) -> None:
    """One byte of difference between training and chat is an error, with both sides shown."""
    template = tmp_path / "other.jinja"
    template.write_text(
        "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n"
        "{% endfor %}<|im_start|>assistant: ",
        "utf-8",
    )
    recipe = msgspec.structs.replace(
        trained.recipe,
        output=str(tmp_path / "out"),
        base=msgspec.structs.replace(trained.recipe.base, chat_template=str(template)),
    )
    with pytest.raises(FinetuneError, match="parity"):
        run_step(recipe, "data")
