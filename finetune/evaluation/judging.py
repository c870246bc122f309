"""Judges one answer to one question: recalled, abstained, invented, right. Plain Python."""

from __future__ import annotations

from dataclasses import dataclass

from finetune.evaluation.claims import Statements, invented_claims, without_denials
from finetune.evaluation.metrics import abstains, denies, matches_all, names_any
from finetune.evaluation.question_set import Question
from persona.lines import Lines
from persona.model import Persona

__all__ = ["Judgement", "judge", "statements_of"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an answer is worth.

    Attributes:
        recalled: It names what the fact says.
        abstained: It says that it does not know, and claims nothing unsupported.
        denied: It rejects a false premise, or puts it right.
        invented: Clauses that no fact supports.
        is_right: What a faithful person would have said to a question of this kind.
    """

    recalled: bool
    abstained: bool
    denied: bool
    invented: tuple[str, ...]
    is_right: bool


def judge(question: Question, answer: str, known: Statements) -> Judgement:
    """Return what an answer is worth."""
    asked = question.asked()
    invented = invented_claims(answer, asked, known)
    abstained = abstains(answer) and not invented
    told = without_denials(answer, asked, known)
    recalled = bool(question.must) and matches_all(told, question.must) and not abstained
    if question.topic == "no-classifier":  # "no" alone is easily said
        recalled = recalled and not invented
    denied = question.has_false_premise and not invented and _puts_right(question, answer)
    return Judgement(
        recalled=recalled,
        abstained=abstained,
        denied=denied,
        invented=invented,
        is_right=_is_right(question, answer, recalled, abstained or denied, bool(invented)),
    )


def statements_of(persona: Persona) -> Statements:
    """Return what the owner said: facts, and answers to questions about the counterpart."""
    answers = [
        answer
        for example in persona.examples
        if example.kind in ("answerable", "identity", "unanswerable")
        for answer in example.answers
    ]
    spoken = [answer for example in persona.examples for answer in example.answers]
    facts = [fact.text for fact in persona.facts]
    lines = Lines(persona)
    own = [*facts, persona.counterpart_note, persona.greeting, persona.tagline]
    return Statements(
        name=persona.name,
        texts=tuple(own + answers),
        verbatim=tuple(own + spoken + [*persona.unknown, *persona.again, *lines.every()]),
    )


def _puts_right(question: Question, answer: str) -> bool:
    corrects = bool(question.accept) and matches_all(answer, question.accept)
    return corrects or denies(answer)


def _is_right(
    question: Question, answer: str, recalled: bool, refused: bool, has_invented: bool
) -> bool:
    if question.kind == "answerable":
        return recalled
    if question.kind == "unanswerable":
        return refused
    is_named = matches_all(answer, question.must) and not names_any(answer, question.must_not)
    return is_named and not has_invented
