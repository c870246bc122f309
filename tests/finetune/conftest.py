"""What the tests of the pipeline share: a tenth of the embedded model, trained once."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from finetune.pipeline import run, run_step
from finetune.recipe import Recipe, load_recipe
from finetune.rundir import claim, folder_of
from finetune.training.checkpoint import prepare
from tests.finetune.tiny import write_persona, write_recipe, write_slice

N_STEPS = 4
KILLED_AT = "step 3, held-out loss"  # the checkpoint of step 2 is complete by then


@dataclass(frozen=True)
class SliceBase:
    """The slice, and its dequantised checkpoint, made once."""

    gguf: Path
    made_by: Recipe

    @property
    def table(self) -> dict[str, object]:
        """What a recipe says under ``[base]``."""
        return {"checkpoint": str(self.gguf), "gguf": str(self.gguf)}

    def give(self, recipe: Recipe) -> None:
        """Spare a recipe its own dequantisation."""
        claim(recipe)
        shutil.copytree(folder_of(self.made_by, "base"), folder_of(recipe, "base"))


@dataclass(frozen=True)
class Trained:
    """A recipe whose training was killed once; `said` is what the killed one told."""

    recipe: Recipe
    recipe_file: Path
    said: str
    checkpoints: tuple[str, ...]


@pytest.fixture(scope="session")
def slice_model(embedded_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first two of thirty layers of the embedded model, with its tokenizer and template."""
    return write_slice(embedded_model, tmp_path_factory.mktemp("slice") / "Slice.Q4_1.gguf")


@pytest.fixture(scope="session")
def slice_base(slice_model: Path, tmp_path_factory: pytest.TempPathFactory) -> SliceBase:
    """The slice as transformers loads it."""
    folder = tmp_path_factory.mktemp("base")
    persona = write_persona(folder / "ada")
    base: dict[str, object] = {"checkpoint": str(slice_model), "gguf": str(slice_model)}
    recipe = load_recipe(write_recipe(folder / "r.toml", persona, folder / "out", base=base))
    prepare(recipe)
    return SliceBase(slice_model, recipe)


@pytest.fixture(scope="session")
def trained(slice_base: SliceBase, tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """All steps on the slice; the training is killed in its midst, and goes on."""
    folder = tmp_path_factory.mktemp("trained")
    recipe_file = write_recipe(
        folder / "r.toml",
        write_persona(folder / "ada"),
        folder / "out",
        base=slice_base.table,
        data={"general": 0.25},
        train={"max_steps": N_STEPS, "learning_rate": 2e-2, "patience": 0},
        merge={"quantization": "Q4_1", "ways": ["gguf", "weights"]},
        publish={"repo": "someone/ada-avatar", "data_licence": "cc0-1.0"},
    )
    recipe = load_recipe(recipe_file)
    slice_base.give(recipe)
    run_step(recipe, "data")
    said = _train_and_kill(recipe_file)
    kept = tuple(sorted(path.name for path in (recipe.folder / "train/checkpoints").iterdir()))
    run(recipe)
    return Trained(recipe, recipe_file, said, kept)


def _train_and_kill(recipe_file: Path) -> str:
    """Train in a child until it has come halfway, then take it away as a power cut would."""
    command = [sys.executable, "-m", "finetune", "train", str(recipe_file)]
    said = []
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr
        for line in child.stderr:
            said.append(line)
            if KILLED_AT in line:
                child.send_signal(signal.SIGKILL)
                break
        child.kill()
    return "".join(said)
