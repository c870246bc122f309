"""The step `merge`: one GGUF with the adapter in it, made both ways and measured: pipeline process.

``gguf``: into the quantised base, whose adapted tensors become F16 in between, then quantised
once more. ``weights``: into the 16-bit weights, converted, quantised once. The report compares
both with the adapter at run time, on the held-out answers.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from backends.base import Adapter, ModelSpec
from backends.errors import FinetuneError
from backends.hosts.process import BlockingEngine
from finetune.data.data_step import HELD_OUT_FILE, Row, read_rows
from finetune.data.parity import lint_rendering
from finetune.export.convert import ADAPTER_GGUF
from finetune.export.llama_tree import find_tree, run_tool
from finetune.export.merge_gguf import merge_into_gguf
from finetune.export.quantize import quantize
from finetune.places import base_gguf
from finetune.recipe import Recipe
from finetune.rundir import clear, folder_of, need, stamped, write_json
from finetune.training.checkpoint import load_model, load_tokenizer, prepare, refusals

__all__ = ["REPORT_FILE", "Measured", "merged_name", "read_report", "run"]

LOG = logging.getLogger(__name__)
REPORT_FILE = "report.json"
SCORER = "llama-cpp-python"  # the backend that measures likelihoods
N_SCORED = 32  # held-out answers


class Measured(msgspec.Struct, frozen=True):
    """One way to ship the avatar."""

    name: str
    files: tuple[str, ...]
    size_mb: float  # of what is shipped beside the base
    perplexity: float  # of the held-out answers; lower is better
    note: str = ""


def run(recipe: Recipe) -> Path:
    """Make the merged files and the report.

    Raises:
        FinetuneError: The convert step is missing, or a tool refused; says why.
    """
    adapter = need(recipe, "convert") / ADAPTER_GGUF
    held_out = read_rows(need(recipe, "data") / HELD_OUT_FILE)[:N_SCORED]
    with stamped(recipe, "merge") as notes:
        folder = folder_of(recipe, "merge")
        for way in recipe.merge.ways:
            LOG.info("merge: %s", _WAYS[way][1])
            _WAYS[way][0](recipe, adapter, folder / merged_name(way))
            notes[merged_name(way)] = ""
        measured = _measure(recipe, adapter, folder, held_out)
        write_json(folder / REPORT_FILE, measured)
        notes[REPORT_FILE] = ""
        notes["summary"] = _summary(measured)
    return folder


def merged_name(way: str) -> str:
    """Return the file name of a merged model."""
    return f"merged-{way}.gguf"


def read_report(path: Path) -> tuple[Measured, ...]:
    """Return what a finished merge step measured."""
    return msgspec.json.decode(path.read_bytes(), type=tuple[Measured, ...])


def _into_gguf(recipe: Recipe, adapter: Path, target: Path) -> None:
    base = base_gguf(recipe)
    assert base, 'the recipe was checked: merge.ways "gguf" needs base.gguf'
    half = target.with_suffix(".f16.gguf")
    n_changed = merge_into_gguf(base, adapter, half)
    LOG.info("merge: %d tensors became F16 in between; quantising again", n_changed)
    quantize(half, target, recipe.merge.quantization)
    half.unlink()


def _into_weights(recipe: Recipe, adapter: Path, target: Path) -> None:
    checkpoint = target.with_suffix(".hf")
    half = target.with_suffix(".f16.gguf")
    _save_merged(recipe, checkpoint)
    run_tool(
        [
            find_tree() / "convert_hf_to_gguf.py",
            *("--outtype", "f16", "--outfile", half),
            checkpoint,
        ],
        "The merged weights could not be converted.",
        {},
    )
    quantize(half, target, recipe.merge.quantization)
    half.unlink()
    clear(checkpoint)
    if not recipe.base.gguf:
        _check_rendering(recipe, target)


_WAYS = {
    "gguf": (_into_gguf, "into the quantised base"),
    "weights": (_into_weights, "into the 16-bit weights"),
}


def _save_merged(recipe: Recipe, folder: Path) -> None:
    """Save base plus adapter in 16 bit; the sum is made in 32 bit."""
    import torch
    from peft import PeftModel

    prepare(recipe)
    with refusals(recipe):
        base = load_model(recipe, nf4=False, dtype=torch.float32)
        merged = PeftModel.from_pretrained(base, str(need(recipe, "train"))).merge_and_unload()
        merged.to(torch.float16).save_pretrained(str(folder))
        load_tokenizer(recipe).save_pretrained(str(folder))


def _check_rendering(recipe: Recipe, gguf: Path) -> None:
    """Make up for the parity check that `data` could not do without a GGUF."""
    rows = read_rows(need(recipe, "data") / HELD_OUT_FILE)
    findings = lint_rendering(gguf, [(row.example, row.messages, row.encoded) for row in rows])
    if findings:
        raise FinetuneError(
            what="The chat would send another prompt than the one that was trained.",
            why=f"{findings[0]}.",
            todo="Give the base the GGUF's own chat template: base.chat_template in the recipe.",
        )


def _measure(
    recipe: Recipe, adapter: Path, folder: Path, held_out: Sequence[Row]
) -> list[Measured]:
    shipped = list(_shipped(recipe, adapter, folder))
    with BlockingEngine(SCORER) as engine:
        return [
            Measured(
                name=name,
                files=tuple(path.name for path in files),
                size_mb=round(sum(path.stat().st_size for path in files) / 1e6, 1),
                perplexity=_perplexity(engine, spec, held_out),
                note=note,
            )
            for name, spec, files, note in shipped
        ]


def _shipped(
    recipe: Recipe, adapter: Path, folder: Path
) -> Iterator[tuple[str, ModelSpec, tuple[Path, ...], str]]:
    """Yield the ways to ship the avatar: name, what to load, files beside the base, note."""
    if base := base_gguf(recipe):
        spec = ModelSpec(path=base)
        yield "base", spec, (), "untrained"
        adapted = replace(spec, adapters=(Adapter(adapter),))
        note = "the base stays as it is; many avatars can share it"
        yield "adapter at run time", adapted, (adapter,), note
    for way in recipe.merge.ways:
        path = folder / merged_name(way)
        note = f"{_WAYS[way][1]}, {recipe.merge.quantization}"
        yield f"merged: {way}", ModelSpec(path=path), (path,), note


def _perplexity(engine: BlockingEngine, spec: ModelSpec, rows: Sequence[Row]) -> float:
    """Return exp of the mean negative log-likelihood per answer token; NaN without rows."""
    engine.load(spec)
    likelihood, n_tokens = 0.0, 0
    for row in rows:
        part, n = engine.score(row.messages, row.answer)
        likelihood, n_tokens = likelihood + part, n_tokens + n
    return round(math.exp(-likelihood / n_tokens), 3) if n_tokens else math.nan


def _summary(measured: Sequence[Measured]) -> str:
    listed = "; ".join(
        f"{each.name} {each.perplexity:.3f}, {each.size_mb:.1f} MB" for each in measured
    )
    return f"Held-out perplexity: {listed}."
