"""``python -m finetune duplicates``: is a test question too near to what the persona learnt?"""

from __future__ import annotations

import click

from finetune.data.duplicates import Pair, near_duplicates, shared_topics
from finetune.evaluation.question_set import Question, load_questions, question_folder
from finetune.places import PERSONAS
from persona.model import Persona
from persona.store import load_persona

__all__ = ["command"]


@click.command()
@click.option("--persona", "persona_id", default="keith-low", show_default=True)
@click.option("--questions", "name", default="test", show_default=True, help="test or dev.")
def command(persona_id: str, name: str) -> None:
    """Compare the questions with the persona's examples; exit 1 when some are too near."""
    persona = load_persona(PERSONAS / persona_id)
    questions = load_questions(question_folder(persona_id) / f"{name}.jsonl")
    pairs = near_duplicates([q.question for q in questions], _wordings(persona))
    for pair in pairs:
        click.echo(_line(pair))
    topics = _common_topics(questions, persona)
    for topic in topics:
        click.echo(f"unanswerable topic in both: {topic}")
    click.echo(f"{len(pairs)} near-duplicates, {len(topics)} shared unanswerable topics")
    raise SystemExit(1 if pairs or topics else 0)


def _wordings(persona: Persona) -> list[str]:
    return [question for example in persona.examples for question in example.questions]


def _common_topics(questions: tuple[Question, ...], persona: Persona) -> tuple[str, ...]:
    asked = [q.topic for q in questions if q.kind == "unanswerable" and not q.has_false_premise]
    learnt = [e.topic or e.id for e in persona.examples if e.kind == "unanswerable"]
    return shared_topics(asked, learnt)


def _line(pair: Pair) -> str:
    return f"words {pair.words:5.1f}  cosine {pair.cosine:.2f}  {pair.question!r} ~ {pair.other!r}"
