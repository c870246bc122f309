"""Lets a model propose more wordings of the owner's questions: pipeline process, engine child."""

from __future__ import annotations

import logging
from pathlib import Path

from backends.base import ModelSpec
from backends.hosts.process import BlockingEngine
from finetune.data.sources import all_examples
from finetune.data.variations import paraphrased, write_paraphrases
from finetune.places import model_file, persona_folder
from finetune.recipe import Recipe
from persona.store import load_persona

__all__ = ["run"]

LOG = logging.getLogger(__name__)


def run(recipe: Recipe, backend: str, model: str, n: int, out: Path | None = None) -> Path:
    """Write proposals for every example, none of them reviewed; return their file."""
    persona = load_persona(persona_folder(recipe))
    examples = all_examples(persona, recipe.data.files).examples
    target = out or recipe.folder / "paraphrases.jsonl"
    gguf = model_file(model)
    with BlockingEngine(backend) as engine:
        engine.load(ModelSpec(path=gguf, n_ctx=2048))
        found = list(paraphrased(engine, f"{backend}/{gguf.name}", examples, n))
    write_paraphrases(target, found)
    LOG.info("paraphrase: %d proposals for %d examples", len(found), len(examples))
    return target
