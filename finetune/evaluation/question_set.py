"""Reads the evaluation questions: which were asked, and what a good answer holds.

Plain Python. The questions live in ``finetune/questions/<persona>/``: ``test.jsonl`` (nothing is
tuned on it), ``dev.jsonl``, ``talk.jsonl`` (one long conversation) and ``held_out.jsonl``
(questions with a good answer each, for the perplexity).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from backends.base import Message
from backends.errors import FinetuneError
from finetune.evaluation.claims import Asked

__all__ = [
    "HeldOut",
    "Labelled",
    "Question",
    "QuestionKind",
    "TalkTurn",
    "fingerprint",
    "load_held_out",
    "load_labelled",
    "load_questions",
    "load_talk",
    "question_folder",
]

QuestionKind = Literal["answerable", "unanswerable", "identity", "smalltalk"]

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Question:
    """One evaluation question.

    Attributes:
        history: Earlier turns, question and answer each, for follow-ups.
        must: An answer recalls the fact when it names one alternative of each group.
        must_not: An answer that names one of these is wrong.
        accept: Unanswerable only: naming these corrects a false premise, which is right too.
        topic: Fact topic, or a topic of its own for what is not known.
    """

    id: str
    kind: QuestionKind
    question: str
    history: tuple[tuple[str, str], ...] = ()
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    accept: tuple[tuple[str, ...], ...] = ()
    topic: str = ""

    @property
    def has_false_premise(self) -> bool:
        """Whether the question takes for granted what is not so."""
        return self.topic.startswith("false-premise")

    def asked(self) -> Asked:
        """Return what the checker of claims needs to know."""
        return Asked(
            text=self.question,
            is_personal=self.kind != "smalltalk",
            is_unknown=self.kind == "unanswerable",
            may_deny=self.has_false_premise or self.kind == "identity",
        )

    def messages(self) -> tuple[Message, ...]:
        """Return the earlier turns as messages."""
        return tuple(
            message
            for asked, answered in self.history
            for message in (Message("user", asked), Message("assistant", answered))
        )


@dataclass(frozen=True, slots=True)
class TalkTurn:
    """One line of the scripted conversation."""

    turn: int
    question: str


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A question with a good answer, in words that no training data has."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """An answer that a person judged: the ruler of the checkers."""

    id: str
    split: Literal["tune", "held"]
    question: str
    kind: QuestionKind
    topic: str
    answer: str
    recalled: bool
    abstained: bool
    n_invented: int
    must: tuple[tuple[str, ...], ...] = ()

    def as_question(self) -> Question:
        """Return the question that it answers."""
        return Question(
            id=self.id, kind=self.kind, question=self.question, must=self.must, topic=self.topic
        )


def question_folder(persona_id: str, folder: Path = Path()) -> Path:
    """Return where the questions for a persona are: in its own folder, or among ours.

    Args:
        persona_id: Names a folder below ``finetune/questions``.
        folder: The persona's; its ``questions`` come first.
    """
    own = folder / "questions"
    if folder != Path() and own.is_dir():
        return own
    return Path(__file__).parents[1] / "questions" / persona_id


def load_questions(path: Path) -> tuple[Question, ...]:
    """Return the questions of a file; each id once."""
    questions = _load(path, Question)
    if len({question.id for question in questions}) < len(questions):
        raise FinetuneError(f"{path} has an id twice.", "", "Give each question its own id.")
    return questions


def load_talk(path: Path) -> tuple[TalkTurn, ...]:
    """Return the scripted conversation."""
    return _load(path, TalkTurn)


def load_held_out(path: Path) -> tuple[HeldOut, ...]:
    """Return the held-out answers, none where the file is missing."""
    return _load(path, HeldOut) if path.exists() else ()


def load_labelled(path: Path) -> tuple[Labelled, ...]:
    """Return the hand-labelled answers, none where the file is missing."""
    return _load(path, Labelled) if path.exists() else ()


def fingerprint(paths: Sequence[Path]) -> str:
    """Return a short hash over files, so that a card says what it was measured with."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()[:16]


def _load(path: Path, kind: type[Record]) -> tuple[Record, ...]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as exc:
        raise FinetuneError(
            f"{path.name} could not be read.", str(exc), "Check the path of the questions."
        ) from exc
    return tuple(
        _record(path, number, line, kind) for number, line in enumerate(lines, 1) if line.strip()
    )


def _record(path: Path, number: int, line: str, kind: type[Record]) -> Record:
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.MsgspecError as exc:
        raise FinetuneError(f"{path}:{number} is not usable.", str(exc), "Mend the line.") from exc
