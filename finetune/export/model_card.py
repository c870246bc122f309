"""Writes the model card of a published avatar, with its score card: pipeline process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from finetune.evaluation.scorecard import ScoreCard, load_cards
from finetune.recipe import Recipe
from persona.model import Persona

__all__ = ["base_repo", "card_text", "score_table"]

TEXT = """---
{front}
---
# {name}: a virtual avatar

A LoRA adapter that speaks in the voice of **{name}** and says "I don't know" where {name} told
nothing. It is made for Virtual Avatar Chat, which looks the facts up and checks every answer;
without these facts the adapter alone will invent things.

{note}

## Files
{files}

## Score card
{scores}

## How it was made
Base: `{base}`. Recipe: `{recipe}`, rank {rank}, alpha {alpha:g}, strength {strength:g},
seed {seed}. The training prompts are the chat's own prompts: facts beside the question, wrong ones
among them, and questions that have no answer.

## Licence
Base model: {base_licence}. Questions, answers and facts: {data_licence}. The avatar stands for a
real person: use it only as that person allows.
"""
MAX_COLUMNS = 6


def card_text(
    recipe: Recipe, persona: Persona, files: Sequence[Path], score_card: Path | None
) -> str:
    """Return the text of ``README.md`` on the Hub."""
    return TEXT.format(
        front=_front(recipe, persona),
        name=persona.name,
        note=persona.counterpart_note,
        files="\n".join(f"- `{path.name}` ({path.stat().st_size / 1e6:.1f} MB)" for path in files),
        scores=score_table(score_card),
        base=base_repo(recipe) or "a local model",
        recipe=recipe.name,
        rank=recipe.adapter.rank,
        alpha=recipe.adapter.alpha,
        strength=recipe.adapter.strength,
        seed=recipe.seed,
        base_licence=recipe.publish.base_licence or "not stated",
        data_licence=recipe.publish.data_licence or persona.licence or "not stated",
    )


def base_repo(recipe: Recipe) -> str:
    """Return the Hub repository of the base, or nothing: never a path of this machine."""
    checkpoint = recipe.base.checkpoint
    is_repo = checkpoint.count("/") == 1 and not checkpoint.endswith(".gguf")
    named = recipe.publish.base_model or (checkpoint if is_repo else "")
    return "" if Path(named).exists() and named != recipe.publish.base_model else named


def _front(recipe: Recipe, persona: Persona) -> str:
    """Return the card's metadata, as YAML of plain scalars."""
    lines = {
        "language": persona.language,
        "license": recipe.publish.data_licence.lower() or "other",
        "library_name": "gguf",
        "pipeline_tag": "text-generation",
    }
    if base := base_repo(recipe):
        lines["base_model"] = base
    tags = "\n".join(f"- {tag}" for tag in ("lora", "gguf", "persona", "virtual-avatar"))
    return (
        "\n".join(f"{key}: {_scalar(value)}" for key, value in lines.items()) + f"\ntags:\n{tags}"
    )


def _scalar(text: str) -> str:
    """Return a YAML scalar: JSON's quotes are YAML's, too."""
    return msgspec.json.encode(text).decode()


def score_table(score_card: Path | None) -> str:
    """Return the figures of a score card as a Markdown table, one column per run."""
    if score_card is None or not score_card.is_file():
        return "It has not been measured."
    cards = load_cards(score_card)[:MAX_COLUMNS]
    measures = [measure for measure in cards[0].measures if measure.better] if cards else []
    head = "| measure | " + " | ".join(card.info.label for card in cards) + " |"
    rows = [
        f"| {each.title} | " + " | ".join(_value(card, each.key) for card in cards) + " |"
        for each in measures
    ]
    return "\n".join([head, "| --- |" + " ---: |" * len(cards), *rows])


def _value(card: ScoreCard, key: str) -> str:
    measure = card.measure(key)
    return "" if measure is None or measure.value is None else f"{measure.value:.3g}"
