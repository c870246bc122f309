"""Makes training prompts of examples, in the very shape of the chat: pipeline process.

Facts stand beside the last question, right ones among wrong ones; some questions have no answer;
some come after earlier turns; some have no facts at all. `persona.prompt.compose` writes them,
as it does for the chat and for the evaluation.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Literal

from backends.base import Message
from finetune.data.variations import vary
from finetune.recipe import Data
from persona.model import Example, Fact, Persona
from persona.prompt import compose, restate

__all__ = ["Answer", "Answerer", "Shape", "Splits", "TrainingPrompt", "build", "split_examples"]

Shape = Literal["grounded", "unanswerable", "smalltalk", "general", "free"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be learnt; an open one goes on after its last word, so its end is not learnt."""

    text: str
    is_open: bool = False


Answerer = Callable[[tuple[Message, ...]], Answer]
"""Answers a general question in the words of the base model."""

MAX_HELD_OUT = 32  # prompts: each look at the held-out loss costs their forward passes
VARIED = 0.25  # share of the wordings that a rule changes
SMALLTALK_WITH_FACTS = 0.3  # the chat may retrieve facts for small talk, too
PREFERRED = 0.7  # share of small talk answered in the first wording: a small model mixes several
UNANSWERABLE_WITHOUT_FACTS = 0.5  # in the chat the gate mistook them for small talk then
RESTATED = 0.15  # share of grounded prompts in the shape of the chat's second attempt
MIN_WORDINGS = 4  # an example with fewer keeps them all for training


@dataclass(frozen=True, slots=True)
class TrainingPrompt:
    """One prompt and the answer that is to be learnt."""

    shape: Shape
    example: str  # id
    messages: tuple[Message, ...]
    answer: str
    n_facts: int = 0
    is_varied: bool = False  # a rule changed the wording
    is_open: bool = False  # the answer goes on after its last word


@dataclass(frozen=True, slots=True)
class Splits:
    """Examples for training and for the held-out loss; no wording is in both.

    Held-out unanswerable examples are whole topics that training never sees.
    """

    train: tuple[Example, ...]
    held_out: tuple[Example, ...]


def split_examples(examples: Sequence[Example], share: float, rng: random.Random) -> Splits:
    """Hold out wordings of what is known, and whole topics of what is not."""
    train: list[Example] = []
    held: list[Example] = []
    unanswerable = [each for each in examples if each.kind == "unanswerable"]
    n_topics = round(share * len(unanswerable))
    topics = {each.id for each in rng.sample(unanswerable, n_topics)}
    for example in examples:
        if example.id in topics:
            held.append(example)
        elif example.kind == "unanswerable":
            train.append(example)
        else:
            kept, apart = _split_wordings(example.questions, share, rng)
            train.append(_with_questions(example, kept))
            held += [_with_questions(example, apart)] if apart else []
    return Splits(tuple(train), tuple(held))


def _split_wordings(
    questions: tuple[str, ...], share: float, rng: random.Random
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    n = round(share * len(questions)) if len(questions) >= MIN_WORDINGS else 0
    apart = set(rng.sample(questions, n))
    return tuple(q for q in questions if q not in apart), tuple(q for q in questions if q in apart)


def _with_questions(example: Example, questions: tuple[str, ...]) -> Example:
    return Example(
        id=example.id,
        kind=example.kind,
        questions=questions,
        answers=example.answers,
        facts=example.facts,
        topic=example.topic,
    )


def build(
    persona: Persona, splits: Splits, data: Data, seed: int, answerer: Answerer | None = None
) -> tuple[list[TrainingPrompt], list[TrainingPrompt]]:
    """Return the training prompts and the held-out ones.

    Args:
        persona: Whose facts and words are used.
        splits: Its examples, split.
        data: How many of each shape.
        seed: The same seed makes the same prompts.
        answerer: Answers general questions; needed when the recipe asks for some.
    """
    train = _Maker(persona, splits.train, data, random.Random(seed), answerer)
    held = _Maker(persona, splits.held_out, data, random.Random(seed + 1), answerer)
    n_held = min(MAX_HELD_OUT, max(8, data.prompts // 8)) if splits.held_out else 0
    return list(train.prompts(data.prompts)), list(held.prompts(n_held))


class _Maker:
    """Makes prompts of one split."""

    def __init__(
        self,
        persona: Persona,
        examples: Sequence[Example],
        data: Data,
        rng: random.Random,
        answerer: Answerer | None,
    ) -> None:
        self._persona = persona
        self._data = data
        self._rng = rng
        self._answerer = answerer
        known = _wordings(examples, ("answerable", "identity"), rng)
        self._pools: dict[Shape, list[tuple[Example, str]]] = {
            "grounded": known,
            "free": known,
            "unanswerable": _wordings(examples, ("unanswerable",), rng),
            "smalltalk": _wordings(examples, ("smalltalk",), rng),
            "general": _wordings(examples, ("general",), rng),
        }

    def prompts(self, n: int) -> Iterator[TrainingPrompt]:
        """Yield about `n` prompts, shuffled, in the recipe's shares."""
        made = [prompt for shape, count in self._counts(n) for prompt in self._some(shape, count)]
        self._rng.shuffle(made)
        return iter(made)

    def _counts(self, n: int) -> list[tuple[Shape, int]]:
        data = self._data
        shares: list[tuple[Shape, float]] = [
            ("unanswerable", data.unanswerable),
            ("smalltalk", data.smalltalk),
            ("general", data.general),
            ("free", data.free),
        ]
        counts = [(shape, round(n * share)) for shape, share in shares]
        return [("grounded", n - sum(count for _, count in counts)), *counts]

    def _some(self, shape: Shape, count: int) -> Iterator[TrainingPrompt]:
        pool = self._pools[shape]
        for (example, question), _ in zip(cycle(pool), range(count), strict=False):
            yield self._prompt(shape, example, question)

    def _prompt(self, shape: Shape, example: Example, question: str) -> TrainingPrompt:
        asked = question
        if self._data.variations == "rules" and self._rng.random() < VARIED:
            asked = vary(question, self._rng)
        facts = self._facts(shape, example)
        shape_of = restate if shape == "grounded" and self._rng.random() < RESTATED else compose
        messages = shape_of(self._persona, self._history(), asked, facts)
        answer = self._answer(shape, example, messages)
        return TrainingPrompt(
            shape=shape,
            example=example.id,
            messages=messages,
            answer=answer.text,
            is_open=answer.is_open,
            n_facts=len(facts),
            is_varied=asked != question,
        )

    def _answer(self, shape: Shape, example: Example, messages: tuple[Message, ...]) -> Answer:
        if shape == "general" and not example.answers:
            return self._answerer(messages) if self._answerer else Answer("")
        words = example.answers or self._persona.unknown
        if shape == "smalltalk" and self._rng.random() < PREFERRED:
            words = words[:1]
        return Answer(self._rng.choice(words) if words else "")

    def _facts(self, shape: Shape, example: Example) -> list[Fact]:
        if shape in ("free", "general"):
            return []
        if shape == "smalltalk" and self._rng.random() > SMALLTALK_WITH_FACTS:
            return []
        if shape == "unanswerable" and self._rng.random() < UNANSWERABLE_WITHOUT_FACTS:
            return []
        right = [fact for fact in self._persona.facts if fact.id in example.facts]
        return self._among_distractors(right)

    def _among_distractors(self, right: list[Fact]) -> list[Fact]:
        others = [fact for fact in self._persona.facts if fact not in right]
        n = min(self._rng.randint(0 if right else 1, max(1, self._data.distractors)), len(others))
        facts = right + self._rng.sample(others, n if self._data.distractors else 0)
        self._rng.shuffle(facts)
        return facts

    def _history(self) -> tuple[Message, ...]:
        """Return earlier turns, as the chat shows them: without facts."""
        if self._rng.random() >= self._data.multi_turn:
            return ()
        pool = self._pools["grounded"] + self._pools["smalltalk"]
        turns = [self._rng.choice(pool) for _ in range(self._rng.randint(1, self._data.max_turns))]
        return tuple(
            message
            for example, question in turns
            if example.answers
            for message in (
                Message("user", question),
                Message("assistant", self._rng.choice(example.answers)),
            )
        )


def _wordings(
    examples: Sequence[Example], kinds: Sequence[str], rng: random.Random
) -> list[tuple[Example, str]]:
    """Return example and wording in turns: each example once, then each once more, and so on."""
    queues = [
        rng.sample(each.questions, len(each.questions)) for each in examples if each.kind in kinds
    ]
    chosen = [each for each in examples if each.kind in kinds]
    longest = max((len(queue) for queue in queues), default=0)
    rounds = [
        [
            (example, queue[i])
            for example, queue in zip(chosen, queues, strict=True)
            if i < len(queue)
        ]
        for i in range(longest)
    ]
    for each in rounds:
        rng.shuffle(each)
    return [pair for each in rounds for pair in each]
