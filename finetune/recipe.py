"""The recipe of an avatar: one TOML file, checked before anything heavy loads. Pipeline process.

A recipe that can be read can also be run: unknown keys, wrong types, values out of range and
combinations that cannot work are refused here, with the key's name.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from backends.errors import FinetuneError, why_not

__all__ = [
    "Adapter",
    "Base",
    "Data",
    "Evaluate",
    "Merge",
    "Publish",
    "Recipe",
    "Train",
    "load_recipe",
    "recipe_hash",
    "write_starter",
]

Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Positive = Annotated[int, Meta(ge=1, le=65_536)]
Seed = Annotated[int, Meta(ge=0, lt=2**32)]  # what numpy takes
Name = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Precision = Literal["auto", "bf16", "f32"]
Way = Literal["gguf", "weights"]
MAX_RECIPE_BYTES = 256 * 2**10
EMBEDDED = "embedded"
UNTRAINABLE = {"lm_head", "embed_tokens"}  # the converter of adapters cannot carry them
Q8_BLOCK = 32  # elements that share one scale in q8_0


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the recipe: immutable, no unknown keys."""


class Base(_Table, frozen=True):
    """What is trained, and what the adapter will run on."""

    checkpoint: str = EMBEDDED  # "embedded", a .gguf, a folder, or owner/name on the Hub
    revision: str = ""  # of the Hub repository; empty = its newest
    gguf: str = ""  # "embedded" or a .gguf; empty = made from the checkpoint by `merge`
    chat_template: str = ""  # a .jinja file; empty = the checkpoint's own
    precision: Precision = "auto"  # bf16 where the processor multiplies it natively
    nf4: bool = False  # QLoRA: 4-bit base; needs CUDA, on a CPU it becomes plain LoRA
    double_quantization: bool = True  # of the nf4 scales
    pad_token: str = ""  # empty = the checkpoint's own, or its unknown token


class Data(_Table, frozen=True):
    """How the training prompts are made of the persona's examples."""

    files: tuple[str, ...] = ()  # more questions and answers: .jsonl, .json, .csv
    variations: Literal["none", "rules"] = "rules"
    paraphrases: str = ""  # a reviewed file that `python -m finetune paraphrase` wrote
    prompts: Annotated[int, Meta(ge=8, le=1_000_000)] = 400  # training prompts of one epoch
    unanswerable: Share = 0.3  # of the prompts
    smalltalk: Share = 0.1
    general: Share = 0.0  # base-chat mix: answered by the base itself, against forgetting
    free: Share = 0.1  # known facts asked without any fact beside the question
    multi_turn: Share = 0.15  # prompts that have earlier turns
    max_turns: Annotated[int, Meta(ge=1, le=8)] = 2  # earlier turns of such a prompt, at most
    distractors: Annotated[int, Meta(ge=0, le=8)] = 2  # wrong facts beside the right ones
    held_out: Share = 0.1  # of the wordings, and of the unanswerable topics
    max_length: Annotated[int, Meta(ge=64, le=131_072)] = 512  # tokens of prompt and answer
    max_answer_chars: Annotated[int, Meta(ge=16, le=100_000)] = 400


class Adapter(_Table, frozen=True):
    """The LoRA adapter."""

    rank: Annotated[int, Meta(ge=1, le=512)] = 16
    alpha: Annotated[float, Meta(gt=0, le=8192)] = 32.0
    strength: Annotated[float, Meta(gt=0, le=4)] = 1.0  # of the result, 1 = as it was trained
    dropout: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.05
    targets: Annotated[tuple[str, ...], Meta(min_length=1)] = (
        "q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj",
    )  # fmt: skip
    last_layers: Count = 0  # only so many, counted from the end; 0 = all
    type: Literal["f32", "f16", "bf16", "q8_0"] = "f16"  # element type of the adapter GGUF


class Train(_Table, frozen=True):
    """How it is trained."""

    epochs: Annotated[float, Meta(gt=0, le=100)] = 3.0
    max_steps: Count = 0  # optimizer steps; 0 = as many as the epochs take
    batch_size: Positive = 8  # prompts of one forward pass
    accumulation: Positive = 1  # forward passes of one optimizer step
    learning_rate: Annotated[float, Meta(gt=0, lt=1)] = 2e-4
    schedule: Literal["linear", "cosine", "constant_with_warmup"] = "cosine"
    warmup_steps: Count = 5
    weight_decay: Annotated[float, Meta(ge=0, lt=1)] = 0.0
    optimizer: Literal["adamw_torch", "paged_adamw_8bit"] = "adamw_torch"
    max_grad_norm: Annotated[float, Meta(gt=0, le=1000)] = 1.0
    evaluate_every: Positive = 20  # steps between two looks at the held-out loss (and saves)
    patience: Count = 3  # looks without a better held-out loss before it stops; 0 = never
    gradient_checkpointing: bool = False
    threads: Count = 0  # of the CPU; 0 = the cores that this process may use


class Merge(_Table, frozen=True):
    """Which merged files are made, and how small."""

    ways: tuple[Way, ...] = ("weights",)  # gguf: into the 4-bit file; weights: into 16 bit
    quantization: Literal["F16", "Q8_0", "Q4_0", "Q4_1", "Q4_K_M", "Q5_K_M", "Q6_K"] = "Q4_K_M"


class Evaluate(_Table, frozen=True):
    """What the score card asks."""

    questions: Literal["test", "dev"] = "test"
    modes: Annotated[tuple[Literal["free", "grounded", "strict"], ...], Meta(min_length=1)] = (
        "free",
        "grounded",
    )
    limit: Count = 0  # questions; 0 = all


class Publish(_Table, frozen=True):
    """Where the result may go."""

    repo: Annotated[str, Meta(pattern=r"^$|^[\w.-]+/[\w.-]+$")] = ""
    private: bool = True
    base_model: str = ""  # owner/name of the base on the Hub, where the checkpoint is a file
    base_licence: str = ""
    data_licence: str = ""
    merged: bool = False  # upload merged GGUFs beside the adapter


class Recipe(_Table, frozen=True):
    """One avatar, from data to published files.

    Relative paths count from the current folder. `source` is where the recipe was read.
    """

    name: Name
    persona: str
    output: str = ""  # folder of all results; empty = runs/<name>
    seed: Seed = 7
    base: Base = Base()
    data: Data = Data()
    adapter: Adapter = Adapter()
    train: Train = Train()
    merge: Merge = Merge()
    evaluate: Evaluate = Evaluate()
    publish: Publish = Publish()

    @property
    def folder(self) -> Path:
        """Where the steps leave their results."""
        return Path(self.output) if self.output else Path("runs") / self.name


def load_recipe(path: Path) -> Recipe:
    """Read and check a recipe.

    Raises:
        FinetuneError: It is missing, no TOML, or cannot work; the message names the key.
    """
    try:
        if path.stat().st_size > MAX_RECIPE_BYTES:
            raise ValueError(f"{path.stat().st_size} bytes are too many for a recipe")
        recipe = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Recipe, strict=True)
    except RecursionError as exc:
        raise _refusal(path, "its values are nested too deeply") from exc
    except UnicodeDecodeError as exc:
        raise _refusal(path, "It is no text in UTF-8") from exc
    except (OSError, ValueError) as exc:  # TOMLDecodeError and ValidationError are ValueErrors
        raise _refusal(path, why_not(exc, path, str(exc)).rstrip(".")) from exc
    for problem in _impossible(recipe):
        raise _refusal(path, problem)
    return recipe


def write_starter(target: Path, persona: str) -> None:
    """Write the recipe of the embedded model for another persona.

    Raises:
        FinetuneError: The file exists, or the names cannot be used.
    """
    if target.exists():
        raise FinetuneError(
            f"{target} exists already.", "A recipe is not overwritten.", "Choose another name."
        )
    text = (Path(__file__).parent / "recipes" / "smollm2-135m.toml").read_text("utf-8")
    settings = text[text.index("[base]") :]
    name = re.sub(r"[^a-z0-9-]+", "-", target.stem.lower()).strip("-") or "avatar"
    head = f"name = {json.dumps(name)}\npersona = {json.dumps(persona)}\nseed = 7\n\n"
    note = "# An avatar of your own; docs/make-your-own.md says how.\n"
    target.write_text(note + head + settings, "utf-8")
    load_recipe(target)


def recipe_hash(*parts: object) -> str:
    """Return a short hash of some tables, to tell whether a result is of this recipe."""
    encoded = msgspec.json.encode(parts, order="sorted")
    return hashlib.sha256(encoded).hexdigest()[:16]


def _refusal(path: Path, why: str) -> FinetuneError:
    return FinetuneError(
        what=f"The recipe {path} cannot be used.",
        why=f"{why}.",
        todo="Compare it with finetune/recipes/smollm2-135m.toml.",
    )


def _impossible(recipe: Recipe) -> list[str]:
    """Return what cannot work together, in words."""
    return [problem for check in _CHECKS for problem in check(recipe)]


def _check_adapter(recipe: Recipe) -> list[str]:
    problems = []
    if lost := UNTRAINABLE & set(recipe.adapter.targets):
        problems.append(
            f"adapter.targets names {', '.join(sorted(lost))}: an adapter GGUF cannot carry it"
        )
    if recipe.adapter.type == "q8_0" and recipe.adapter.rank % Q8_BLOCK:
        problems.append(f'adapter.type "q8_0" needs a rank that {Q8_BLOCK} divides')
    return problems


def _check_data(recipe: Recipe) -> list[str]:
    data = recipe.data
    problems = []
    if data.unanswerable + data.smalltalk + data.general + data.free >= 1:
        problems.append(
            "data.unanswerable, smalltalk, general and free leave no room for grounded answers"
        )
    if data.general and not recipe.base.gguf:
        problems.append("data.general needs base.gguf: the base itself answers those questions")
    if recipe.train.patience and not data.held_out:
        problems.append("train.patience needs data.held_out above 0")
    return problems


def _check_base(recipe: Recipe) -> list[str]:
    base, problems = recipe.base, []
    if base.nf4 and base.checkpoint.endswith(".gguf"):
        problems.append("base.nf4 needs a 16-bit checkpoint, not a GGUF")
    if base.nf4 and base.checkpoint == EMBEDDED:
        problems.append("base.nf4 needs a 16-bit checkpoint; the embedded model is 4-bit already")
    if base.nf4 and base.precision == "f32":
        problems.append('base.nf4 computes in 16 bit: base.precision must not be "f32"')
    if base.revision and (base.checkpoint == EMBEDDED or base.checkpoint.count("/") != 1):
        problems.append("base.revision is for a Hub repository (owner/name)")
    return problems


def _check_steps(recipe: Recipe) -> list[str]:
    problems = []
    if recipe.train.optimizer == "paged_adamw_8bit" and not recipe.base.nf4:
        problems.append('train.optimizer "paged_adamw_8bit" goes with base.nf4')
    if recipe.train.max_steps and recipe.train.warmup_steps >= recipe.train.max_steps:
        problems.append("train.warmup_steps must be fewer than train.max_steps")
    if recipe.merge.ways and len(set(recipe.merge.ways)) != len(recipe.merge.ways):
        problems.append("merge.ways names one way twice")
    if "gguf" in recipe.merge.ways and not recipe.base.gguf:
        problems.append('merge.ways "gguf" needs base.gguf: the file that it is merged into')
    if not recipe.merge.ways and not recipe.base.gguf:
        problems.append("without base.gguf and merge.ways there is no model to run")
    if len(set(recipe.evaluate.modes)) != len(recipe.evaluate.modes):
        problems.append("evaluate.modes names one mode twice")
    return problems


_CHECKS = (_check_adapter, _check_data, _check_base, _check_steps)
