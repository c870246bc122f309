"""Makes the questions of a score card from what the `data` step held out. Pipeline process.

For a persona without a question set of its own. What was held out is taken out of the persona that
answers, so that no question is among the examples it is looked up in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from finetune.data.prompts import Splits
from finetune.evaluation.question_set import Question, QuestionKind
from persona.model import Example, Fact, Persona
from persona.writer import save_persona

__all__ = ["questions_of", "write_scored_persona"]

TELLING = re.compile(r"^(?!I\b)[A-Z]|\d")  # a name or a number
MAX_FACTS = 2  # of an example that rests on more, an answer need tell only the first


def write_scored_persona(persona: Persona, splits: Splits, folder: Path) -> int:
    """Write a persona without what was held out, and the questions for it; return their number.

    Args:
        persona: With all examples.
        splits: Its examples, split.
        folder: Gets the persona's files, and ``questions/test.jsonl``.
    """
    held = {(each.id, question) for each in splits.held_out for question in each.questions}
    kept = tuple(_without(example, held) for example in persona.examples)
    answering = replace(persona, examples=tuple(each for each in kept if each.questions))
    save_persona(answering, folder)
    asked = tuple(questions_of(persona, splits.held_out))
    (folder / "questions").mkdir(exist_ok=True)
    lines = b"".join(msgspec.json.encode(question) + b"\n" for question in asked)
    (folder / "questions" / "test.jsonl").write_bytes(lines)
    return len(asked)


def _without(example: Example, held: set[tuple[str, str]]) -> Example:
    kept = tuple(question for question in example.questions if (example.id, question) not in held)
    return replace(example, questions=kept)


def questions_of(persona: Persona, examples: Sequence[Example]) -> Iterator[Question]:
    """Yield each held-out wording as a question, with what a right answer has to name."""
    kinds: dict[str, QuestionKind] = {
        "answerable": "answerable",
        "unanswerable": "unanswerable",
        "identity": "identity",
        "smalltalk": "smalltalk",
    }
    for example in examples:
        facts = [fact for fact in persona.facts if fact.id in example.facts]
        must = tuple(_keys(facts[:1] if len(facts) > MAX_FACTS else facts))
        if example.kind not in kinds or (example.kind in ("answerable", "identity") and not must):
            continue
        for number, question in enumerate(example.questions):
            yield Question(
                id=f"{example.id}-{number}",
                kind=kinds[example.kind],
                question=question,
                must=must if example.kind in ("answerable", "identity") else (),
                topic=example.topic or example.id,
            )


def _keys(facts: Sequence[Fact]) -> Iterator[tuple[str, ...]]:
    """Yield what names the facts: their own keys, or names and numbers, or the longest word."""
    for fact in facts:
        if fact.keys:
            yield from fact.keys
            continue
        found = re.findall(r"[\w'-]+", fact.text)
        telling = [word for word in found[1:] if TELLING.search(word)]
        longest = max(found, key=len, default="")
        yield from ((word,) for word in telling or [longest] if word)
