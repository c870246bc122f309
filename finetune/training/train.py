"""The step `train`: a LoRA adapter from the encoded prompts. Pipeline process.

QLoRA on a CUDA GPU, plain LoRA on a CPU, from the same recipe. trl's `SFTTrainer` runs it; the
loss sees the answers and their stop tokens only. Checkpoints are kept while it runs, so that a
killed training goes on from the last one; the best of the held-out loss is the result. Several
GPUs: ``accelerate launch -m finetune train RECIPE``; each process trains, the first one writes.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from finetune.data.data_step import HELD_OUT_FILE, TRAIN_FILE, Row, read_rows
from finetune.recipe import Recipe
from finetune.rundir import Paused, clear, folder_of, key_of, need, stamped, write_json
from finetune.training.checkpoint import (
    checkpoint_name,
    has_bf16,
    load_model,
    load_tokenizer,
    prepare,
    refusals,
    usable_cores,
)
from finetune.training.collator import SharedStartCollator

if TYPE_CHECKING:
    from accelerate import PartialState
    from datasets import Dataset
    from transformers import PreTrainedModel, PreTrainedTokenizerBase
    from trl import SFTConfig, SFTTrainer

    from finetune.training.progress import ProgressReport

__all__ = ["ADAPTER_FILES", "CURVE_FILE", "LOSS_FILE", "Curve", "Device", "run"]

LOG = logging.getLogger(__name__)
ADAPTER_FILES = ("adapter_config.json", "adapter_model.safetensors")
LOSS_FILE = "loss.json"
CURVE_FILE = "loss.png"
STARTED = "started"  # the key of the run whose checkpoints lie there


@dataclass(frozen=True, slots=True)
class Device:
    """What the training runs on, found out once."""

    has_cuda: bool
    has_bf16: bool
    nf4: bool
    threads: int


class Curve(msgspec.Struct, frozen=True):
    """The losses of a training: (step, nats per answer token)."""

    train: list[tuple[int, float]]
    held_out: list[tuple[int, float]]


def run(recipe: Recipe) -> Path:
    """Train the adapter; goes on where a killed training stopped.

    Raises:
        FinetuneError: The data step is missing, or the checkpoint cannot be loaded.
        Paused: It was asked to save itself and to end.
    """
    data = need(recipe, "data")
    prepare(recipe)
    folder = folder_of(recipe, "train")
    with refusals(recipe):
        device = _device(recipe)
        crew = _crew(device)
    with crew.main_process_first():
        if crew.is_main_process:
            _begin(recipe, folder)
    if not crew.is_main_process:
        _train(recipe, device, data, folder)
        return folder
    with stamped(recipe, "train") as notes:
        LOG.info("train: %s", _describe(recipe, device))
        curve = _train(recipe, device, data, folder)
        notes |= dict.fromkeys((*ADAPTER_FILES, LOSS_FILE, CURVE_FILE), "")
        notes["summary"] = _summary(curve)
    clear(folder / "checkpoints")
    return folder


def _crew(device: Device) -> PartialState:
    """Return which of the processes that ``accelerate launch`` started this is; usually the one."""
    from accelerate import PartialState

    return PartialState(cpu=not device.has_cuda)


def _begin(recipe: Recipe, folder: Path) -> None:
    """Remove what a training of something else left, and say whose the checkpoints will be."""
    started, key = folder / STARTED, key_of(recipe, "train")
    if not started.is_file() or started.read_text("utf-8") != key:
        clear(folder)
        folder.mkdir(parents=True)
        started.write_text(key, "utf-8")


def _train(recipe: Recipe, device: Device, data: Path, folder: Path) -> Curve:
    from finetune.training.progress import ProgressReport

    checkpoint = _last_checkpoint(folder)
    with refusals(recipe):
        report = ProgressReport(recipe.folder)
        trainer = _trainer(recipe, device, data, folder, report)
        if checkpoint:
            LOG.info("train: going on from %s", checkpoint.name)
        trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint else None)
    if report.is_paused:
        raise Paused(trainer.state.global_step)
    curve = _curve(trainer.state.log_history)
    if trainer.is_world_process_zero():
        _save(trainer, folder, curve, recipe.adapter.strength)
    return curve


def _last_checkpoint(folder: Path) -> Path | None:
    """Return where a killed training stopped."""
    from finetune.training.progress import SAVED

    found = [
        path
        for path in (folder / "checkpoints").glob("checkpoint-*")
        if (path / SAVED).is_file()  # written last
    ]
    return max(found, key=lambda path: int(path.name.rpartition("-")[2]), default=None)


def _device(recipe: Recipe) -> Device:
    if "LOCAL_RANK" not in os.environ:  # one process uses one GPU, or torch would split batches
        os.environ.setdefault("CUDA_VISIBLE_DEVICES", "0")
    import torch

    has_cuda = torch.cuda.is_available()
    told = os.environ.get("OMP_NUM_THREADS", "")
    threads = recipe.train.threads or (int(told) if told.isdigit() else usable_cores())
    if not has_cuda:
        torch.set_num_threads(threads)
    wanted = recipe.base.precision
    return Device(
        has_cuda=has_cuda,
        has_bf16=wanted == "bf16" or (wanted == "auto" and has_bf16()),
        nf4=recipe.base.nf4 and has_cuda,
        threads=threads,
    )


def _describe(recipe: Recipe, device: Device) -> str:
    precision = "bf16" if device.has_bf16 else "f32"
    if device.nf4:
        return f"QLoRA on the GPU, nf4 base, {precision} arithmetic"
    if recipe.base.nf4:
        return (
            f"there is no CUDA GPU, so this QLoRA recipe becomes plain LoRA on the CPU, "
            f"{precision}, {device.threads} threads; the optimizer becomes adamw_torch"
        )
    place = "the GPU" if device.has_cuda else f"the CPU, {device.threads} threads"
    return f"plain LoRA on {place}, {precision}"


def _trainer(
    recipe: Recipe, device: Device, data: Path, folder: Path, report: ProgressReport
) -> SFTTrainer:
    from peft import LoraConfig
    from transformers import PrinterCallback
    from trl import SFTTrainer

    tokenizer = load_tokenizer(recipe)
    train = _dataset(read_rows(data / TRAIN_FILE))
    held_out = _dataset(read_rows(data / HELD_OUT_FILE))
    has_held_out = len(held_out) > 0
    adapter, model = recipe.adapter, _model(recipe, device, tokenizer)
    trainer = SFTTrainer(
        model=model,
        args=_arguments(recipe, device, folder, has_held_out=has_held_out),
        train_dataset=train,
        eval_dataset=held_out if has_held_out else None,
        processing_class=tokenizer,
        data_collator=SharedStartCollator(),
        peft_config=LoraConfig(
            task_type="CAUSAL_LM",
            r=adapter.rank,
            lora_alpha=adapter.alpha,
            lora_dropout=adapter.dropout,
            target_modules=list(adapter.targets),
            layers_to_transform=_layers(adapter.last_layers, model.config.num_hidden_layers),
        ),
        callbacks=[report, *_early_stopping(recipe, has_held_out=has_held_out)],
    )
    trainer.remove_callback(PrinterCallback)  # `ProgressReport` speaks instead
    return trainer


def _layers(last: int, n_layers: int) -> list[int] | None:
    """Return the layers that get an adapter; below the first of them nothing is propagated back."""
    return list(range(max(0, n_layers - last), n_layers)) if last else None


def _model(recipe: Recipe, device: Device, tokenizer: PreTrainedTokenizerBase) -> PreTrainedModel:
    import torch

    dtype = torch.bfloat16 if device.has_bf16 else torch.float32
    model = load_model(recipe, nf4=device.nf4, dtype=dtype)
    model.config.pad_token_id = tokenizer.pad_token_id
    model.config.name_or_path = checkpoint_name(recipe)
    return model


def _dataset(rows: Sequence[Row]) -> Dataset:
    from datasets import Dataset

    return Dataset.from_dict(
        {
            "input_ids": [list(row.encoded.ids) for row in rows],
            "labels": [row.encoded.labels() for row in rows],
        }
    )


def _early_stopping(recipe: Recipe, *, has_held_out: bool) -> list[object]:
    from transformers import EarlyStoppingCallback

    if not recipe.train.patience or not has_held_out:
        return []
    return [EarlyStoppingCallback(early_stopping_patience=recipe.train.patience)]


def _arguments(recipe: Recipe, device: Device, folder: Path, *, has_held_out: bool) -> SFTConfig:
    from trl import SFTConfig

    train = recipe.train
    every = min(train.evaluate_every, train.max_steps or train.evaluate_every)
    return SFTConfig(
        output_dir=str(folder / "checkpoints"),
        num_train_epochs=train.epochs,
        max_steps=train.max_steps or -1,
        per_device_train_batch_size=train.batch_size,
        per_device_eval_batch_size=train.batch_size,
        gradient_accumulation_steps=train.accumulation,
        learning_rate=train.learning_rate,
        lr_scheduler_type=train.schedule,
        warmup_steps=train.warmup_steps,
        weight_decay=train.weight_decay,
        max_grad_norm=train.max_grad_norm,
        optim=train.optimizer if device.has_cuda else "adamw_torch",
        activation_checkpointing=train.gradient_checkpointing,
        max_length=None,  # the data step left out what is too long
        bf16=device.has_bf16,
        use_cpu=not device.has_cuda,
        dataloader_pin_memory=device.has_cuda,
        eval_strategy="steps" if has_held_out else "no",
        eval_steps=every,
        save_strategy="steps",
        save_steps=every,
        save_total_limit=2,
        load_best_model_at_end=has_held_out,
        metric_for_best_model="eval_loss" if has_held_out else None,
        greater_is_better=False if has_held_out else None,
        logging_steps=1,
        report_to="none",
        disable_tqdm=True,
        seed=recipe.seed,
        data_seed=recipe.seed,
    )


def _save(trainer: SFTTrainer, folder: Path, curve: Curve, strength: float) -> None:
    trainer.model.save_pretrained(str(folder))
    _set_strength(folder / ADAPTER_FILES[0], strength)
    write_json(folder / LOSS_FILE, curve)
    _plot(curve, folder / CURVE_FILE)


def _set_strength(config: Path, strength: float) -> None:
    """Write the scale into the adapter, so that converter and merges use it alike."""
    written = json.loads(config.read_text("utf-8"))
    written["lora_alpha"] *= strength
    write_json(config, written)


def _curve(history: Sequence[dict[str, float]]) -> Curve:
    def points(name: str) -> list[tuple[int, float]]:
        return [(int(each["step"]), float(each[name])) for each in history if name in each]

    return Curve(train=points("loss"), held_out=points("eval_loss"))


def _plot(curve: Curve, path: Path) -> None:
    """Draw both losses over the steps, without a display."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.plot(*_columns(curve.train), label="training")
    axes.plot(*_columns(curve.held_out), marker="o", label="held out")
    axes.set(xlabel="step", ylabel="loss (nats per answer token)", ylim=(0, None))
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, dpi=120)


def _columns(points: Sequence[tuple[int, float]]) -> tuple[list[int], list[float]]:
    return [step for step, _ in points], [loss for _, loss in points]


def _summary(curve: Curve) -> str:
    if not curve.held_out:
        return f"Loss {curve.train[-1][1]:.3f} after {curve.train[-1][0]} steps."
    step, best = min(curve.held_out, key=lambda point: point[1])
    return (
        f"Held-out loss {best:.3f} at step {step} of {curve.train[-1][0]} "
        f"(first look {curve.held_out[0][1]:.3f})."
    )
