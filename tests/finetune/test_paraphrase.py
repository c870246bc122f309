"""Other wordings: by rule, and by a model whose proposals wait for the owner's review."""

from __future__ import annotations

import json
import random
from pathlib import Path

import msgspec
import pytest

from backends.base import ModelSpec
from backends.errors import FinetuneError
from backends.hosts.process import BlockingEngine
from finetune.data.data_step import run as make_data
from finetune.data.variations import (
    Paraphrase,
    paraphrased,
    read_paraphrases,
    vary,
    write_paraphrases,
)
from finetune.recipe import load_recipe
from persona.model import Example
from tests.finetune.conftest import SliceBase
from tests.finetune.tiny import write_persona, write_recipe

STUDY = Example("uni", "answerable", ("What do you study?",), ("Botany.",), ("uni",))
REPLY = '1. Which subject do you take?\n- "What is your field?"\nwhat do you STUDY?\nSure, here.'


def test_rules_vary_a_question_and_keep_its_meaning() -> None:
    """Typing habits only: no word of content is lost."""
    rng = random.Random(1)
    made = {vary("What is your favourite book?", rng) for _ in range(60)}
    assert len(made) > 4
    assert all("favourite book" in each for each in made)


def test_proposals_come_from_any_backend_and_are_marked(scripted_engine: BlockingEngine) -> None:
    """Numbers, quotes and chatter go; the question itself comes back only once."""
    scripted_engine.load(ModelSpec(options={"replies": json.dumps({"": REPLY})}))
    found = list(paraphrased(scripted_engine, "scripted/none", [STUDY], 3))
    assert [each.question for each in found] == [
        "Which subject do you take?",
        "What is your field?",
    ]
    assert not any(each.reviewed for each in found)
    assert {each.by for each in found} == {"scripted/none"}


def test_a_damaged_file_is_refused_by_line(tmp_path: Path) -> None:
    """The owner edits it by hand."""
    path = tmp_path / "p.jsonl"
    write_paraphrases(path, [Paraphrase("uni", "Your field?", "m", reviewed=True)])
    path.write_text(path.read_text("utf-8") + '{"example": "uni", "reviewed": "yes"}\n', "utf-8")
    with pytest.raises(FinetuneError, match="Line 2"):
        read_paraphrases(path)


def test_only_reviewed_proposals_are_trained_on(tmp_path: Path, slice_base: SliceBase) -> None:
    """The owner's yes is needed, wording by wording."""
    proposals = tmp_path / "p.jsonl"
    wordings = [
        Paraphrase("uni", "Which plants and places fill your days?", "m", reviewed=True),
        Paraphrase("uni", "Are flowers what lectures tell you of?", "m"),
    ]
    write_paraphrases(proposals, wordings)
    recipe = load_recipe(
        write_recipe(
            tmp_path / "r.toml",
            write_persona(tmp_path / "ada"),
            tmp_path / "out",
            base=slice_base.table,
            data={"paraphrases": str(proposals), "prompts": 60, "variations": "none"},
        )
    )
    slice_base.give(recipe)
    text = (make_data(recipe) / "train.jsonl").read_text("utf-8")
    held = (recipe.folder / "data" / "held_out.jsonl").read_text("utf-8")
    assert wordings[0].question in text + held
    assert wordings[1].question not in text + held


def test_a_proposal_for_nobody_is_refused(tmp_path: Path) -> None:
    """An example was renamed since."""
    proposals = tmp_path / "p.jsonl"
    proposals.write_bytes(msgspec.json.encode(Paraphrase("gone", "Eh?", "m", reviewed=True)))
    recipe = load_recipe(
        write_recipe(
            tmp_path / "r.toml",
            write_persona(tmp_path / "ada"),
            tmp_path / "out",
            data={"paraphrases": str(proposals)},
        )
    )
    with pytest.raises(FinetuneError, match="gone"):
        make_data(recipe)
