"""The step `evaluate` of a recipe: the score card of the avatar that was made. Pipeline process.

The base and the adapter, each without and with grounding, side by side in one page; then every
merged file, grounded, so that the ways to ship the avatar can be compared by what they answer.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from backends.errors import FinetuneError
from finetune.data.data_step import SCORED_PERSONA
from finetune.evaluation.comparison import REPORT_FILE as COMPARISON
from finetune.evaluation.comparison import advice, compared, table
from finetune.evaluation.question_set import question_folder
from finetune.export.convert import ADAPTER_GGUF
from finetune.export.merge import REPORT_FILE, merged_name, read_report
from finetune.places import base_gguf, persona_folder
from finetune.recipe import Recipe
from finetune.rundir import clear, finished, folder_of, key_of, need, stamped, write_json

if TYPE_CHECKING:
    from finetune.evaluation.evaluate_command import Options
    from finetune.evaluation.scorecard import ScoreCard

__all__ = ["PAGE", "SCORE_CARD", "run"]

LOG = logging.getLogger(__name__)
SCORE_CARD, PAGE = "scorecard.json", "scorecard.html"
STARTED = "started"  # the key of the evaluation whose recordings lie there


def run(recipe: Recipe) -> Path:
    """Ask the questions and write the score card; goes on where a killed evaluation stopped.

    Raises:
        FinetuneError: The convert step is missing, or there are no questions for the persona.
    """
    from finetune.evaluation.evaluate_command import measure

    folder = folder_of(recipe, "evaluate")
    options = _options(recipe, folder)
    _start(recipe, folder)
    with stamped(recipe, "evaluate") as notes:
        (folder / STARTED).write_text(key_of(recipe, "evaluate"), "utf-8")
        cards = measure(options)
        notes |= {SCORE_CARD: "", PAGE: ""}
        notes["summary"] = f"The page: {folder / PAGE}"
        if finished(recipe, "merge"):
            cards = _with_merged(recipe, options, cards)
            notes["summary"] = _compare(recipe, folder, cards)
            notes[COMPARISON] = ""
        _say(cards)
    return folder / SCORE_CARD


def _options(recipe: Recipe, folder: Path) -> Options:
    from finetune.evaluation.evaluate_command import NO_ADAPTER, Options

    base = base_gguf(recipe)
    adapter = need(recipe, "convert") / ADAPTER_GGUF
    model = base or need(recipe, "merge") / merged_name(recipe.merge.ways[0])
    return Options(
        persona=str(_persona(recipe)),
        modes=recipe.evaluate.modes,
        model=str(model),
        adapter=str(adapter) if base else NO_ADAPTER,
        without_adapter=bool(base),
        label="" if base else _label(recipe.merge.ways[0]),
        questions=recipe.evaluate.questions,
        limit=recipe.evaluate.limit,
        out=str(folder),
        resume=True,
    )


def _persona(recipe: Recipe) -> Path:
    """Return who answers: without what was held out, where that is what is asked."""
    folder = persona_folder(recipe)
    if question_folder(folder.name, folder).is_dir():
        return folder
    scored = need(recipe, "data") / SCORED_PERSONA
    if (scored / "questions" / "test.jsonl").is_file() and recipe.evaluate.questions == "test":
        return scored
    raise FinetuneError(
        what="There are no questions for the score card.",
        why=f"Neither {folder / 'questions'} nor the held-out wordings offer any.",
        todo="Write questions/test.jsonl there, or set data.held_out above 0.",
    )


def _start(recipe: Recipe, folder: Path) -> None:
    """Remove what an evaluation of something else left."""
    started = folder / STARTED
    if not started.is_file() or started.read_text("utf-8") != key_of(recipe, "evaluate"):
        clear(folder)


def _with_merged(
    recipe: Recipe, options: Options, cards: tuple[ScoreCard, ...]
) -> tuple[ScoreCard, ...]:
    """Ask every merged file, in the last of the recipe's modes."""
    from finetune.evaluation.evaluate_command import NO_ADAPTER, measure

    asked = () if base_gguf(recipe) else recipe.merge.ways[:1]
    for way in (way for way in recipe.merge.ways if way not in asked):
        merged = replace(
            options,
            model=str(need(recipe, "merge") / merged_name(way)),
            adapter=NO_ADAPTER,
            without_adapter=False,
            modes=options.modes[-1:],
            label=_label(way),
        )
        cards = measure(merged, cards)
    return cards


def _label(way: str) -> str:
    return f"merged {way}"


def _compare(recipe: Recipe, folder: Path, cards: tuple[ScoreCard, ...]) -> str:
    ways = compared(read_report(need(recipe, "merge") / REPORT_FILE), cards, recipe.evaluate.modes)
    write_json(folder / COMPARISON, ways)
    for line in table(ways):
        LOG.info("%s", line)
    return f"{advice(ways)} The page: {folder / PAGE}"


def _say(cards: tuple[ScoreCard, ...]) -> None:
    from finetune.evaluation.report import summary

    for line in summary(cards):
        LOG.info("%s", line)
