"""The step `convert`: the adapter becomes a GGUF that llama.cpp loads. Pipeline process.

llama.cpp's own ``convert_lora_to_gguf.py`` does it, from the tree of the installed version.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from finetune.checkpoint import checkpoint_name, refusals
from finetune.llama_tree import find_tree, run_tool
from finetune.places import checkpoint_gguf
from finetune.recipe import Recipe
from finetune.rundir import folder_of, need, stamped

__all__ = ["ADAPTER_GGUF", "config_folder", "run"]

LOG = logging.getLogger(__name__)
ADAPTER_GGUF = "adapter.gguf"


def run(recipe: Recipe) -> Path:
    """Convert the trained adapter and return its GGUF.

    Raises:
        FinetuneError: The train step is missing, or the converter refused; says why.
    """
    trained = need(recipe, "train")
    folder = folder_of(recipe, "convert")
    with stamped(recipe, "convert") as notes:
        part = folder / (ADAPTER_GGUF + ".part")
        run_tool(
            [
                find_tree() / "convert_lora_to_gguf.py",
                *("--base", config_folder(recipe)),
                *("--outtype", recipe.adapter.type),
                *("--outfile", part),
                trained,
            ],
            "The adapter could not be converted.",
            {},
        )
        os.replace(part, folder / ADAPTER_GGUF)
        size = (folder / ADAPTER_GGUF).stat().st_size / 1e6
        notes[ADAPTER_GGUF] = ""
        notes["summary"] = f"{ADAPTER_GGUF} has {size:.1f} MB ({recipe.adapter.type})."
    return folder / ADAPTER_GGUF


def config_folder(recipe: Recipe) -> Path:
    """Return a folder with the base's configuration and tokenizer."""
    name = checkpoint_name(recipe)
    if checkpoint_gguf(recipe) or Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download

    with refusals(recipe):
        return Path(
            snapshot_download(
                name, revision=recipe.base.revision or None, allow_patterns=["*.json", "*.model"]
            )
        )
