"""``python -m finetune report``: score cards and recordings side by side in one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from finetune.evaluation.scorecard import ScoreCard

__all__ = ["command"]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=Path("build/scorecard.html"))
@click.option("--json", "json_out", type=click.Path(path_type=Path), help="All cards in one file.")
def command(files: tuple[Path, ...], out: Path, json_out: Path | None) -> None:
    """Write one page of several scorecard.json files or *.recording.json files.

    A recording is judged again, with the checkers and the persona of today.
    """
    from finetune.evaluation.report import summary, write_page
    from finetune.evaluation.scorecard import save_cards

    cards = [card for file in files for card in _cards(file)]
    write_page(cards, out)
    if json_out:
        save_cards(cards, json_out)
    for line in (*summary(cards), f"The page: {out}"):
        click.echo(line)


def _cards(file: Path) -> tuple[ScoreCard, ...]:
    from finetune.evaluation.scorecard import load_cards

    return (_judged(file),) if file.name.endswith(".recording.json") else load_cards(file)


def _judged(file: Path) -> ScoreCard:
    from finetune.evaluation.question_set import load_questions, question_folder
    from finetune.evaluation.recording import load_recording
    from finetune.evaluation.scorecard import card_of
    from finetune.places import PERSONAS
    from persona.store import load_persona

    recording = load_recording(file)
    info = recording.info
    questions = load_questions(question_folder(info.persona) / f"{info.questions}.jsonl")
    return card_of(recording, questions, load_persona(PERSONAS / info.persona))
