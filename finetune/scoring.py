"""The step `evaluate` of a recipe: the score card of the avatar that was made. Pipeline process.

The base and the adapter, each without and with grounding, side by side in one page.
"""

from __future__ import annotations

import logging
from pathlib import Path

from finetune.convert import ADAPTER_GGUF
from finetune.merge import merged_name
from finetune.places import base_gguf, persona_folder
from finetune.recipe import Recipe
from finetune.rundir import folder_of, need, stamped

__all__ = ["PAGE", "SCORE_CARD", "run"]

LOG = logging.getLogger(__name__)
SCORE_CARD, PAGE = "scorecard.json", "scorecard.html"


def run(recipe: Recipe) -> Path:
    """Ask the questions and write the score card.

    Raises:
        FinetuneError: The convert step is missing, or there are no questions for the persona.
    """
    from finetune.evaluate_command import Options, evaluate

    adapter = need(recipe, "convert") / ADAPTER_GGUF
    base = base_gguf(recipe)
    model = base or need(recipe, "merge") / merged_name(recipe.merge.ways[0])
    folder = folder_of(recipe, "evaluate")
    with stamped(recipe, "evaluate") as notes:
        options = Options(
            persona=str(persona_folder(recipe)),
            modes=recipe.evaluate.modes,
            model=str(model),
            adapter=str(adapter) if base else "",
            without_adapter=bool(base),
            questions=recipe.evaluate.questions,
            limit=recipe.evaluate.limit,
            out=str(folder),
        )
        lines = evaluate(options)
        for line in lines:
            LOG.info("%s", line)
        notes |= {SCORE_CARD: "", PAGE: ""}
        notes["summary"] = f"The page: {folder / PAGE}"
    return folder / SCORE_CARD
