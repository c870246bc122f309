"""Decides what a question is and whether the persona can answer it: every process.

A small softmax regression over scores of the index and over how well the best example covers the
words of the question. Its numbers come from `persona.calibrate` and lie beside the persona.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Self

import msgspec
import numpy as np

from persona.embedding import Embedder, Floats
from persona.model import KINDS, Example, Persona
from persona.wording import concepts, heads, is_content, stem, words

__all__ = ["CALIBRATION_FILES", "FEATURES", "Calibration", "Gate"]

CALIBRATION_FILES = ("calibration.json", "calibration.encoder.json")  # without, with encoder
MAX_CALIBRATION_BYTES = 2**20
PERSONAL = ("answerable", "identity")
FEATURES = (
    *(f"kind {kind}" for kind in KINDS),
    *(f"best {kind}" for kind in KINDS),
    "second best",
    "words covered",
    "least covered word",
    "words not covered",
    "same question word",
    "speaks of you",
    "length",
    "constant",
)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The numbers of the gate, as stored in ``calibration.json``.

    Attributes:
        features: Names of the columns, to refuse numbers of another version.
        mean: Of each feature over the calibration questions.
        spread: Standard deviation of each.
        weights: One row for each feature, one column for each of `KINDS`.
        threshold: Known if the probability of an answerable or identity question is above.
        loose_threshold: As for a fact that no example tells: least similarity to its text.
        report: What was measured when it was made.
    """

    features: tuple[str, ...]
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]
    threshold: float = 0.5
    loose_threshold: float = 0.42
    made_for: str = ""
    report: dict[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, *, has_encoder: bool) -> Self | None:
        """Return the numbers stored with a persona; None when there are none that fit.

        Args:
            folder: Of the persona.
            has_encoder: Which numbers: scores are others where sentences are read whole.
        """
        path = folder / CALIBRATION_FILES[has_encoder]
        try:
            if path.stat().st_size > MAX_CALIBRATION_BYTES:
                return None
            found = msgspec.json.decode(path.read_bytes(), type=cls)
        except (OSError, msgspec.MsgspecError):
            return None
        return found if found.fits() else None

    def fits(self) -> bool:
        """Return whether these numbers are of this version and complete."""
        n = len(FEATURES)
        return (
            self.features == FEATURES
            and len(self.mean) == len(self.spread) == len(self.weights) == n
            and all(len(row) == len(KINDS) for row in self.weights)
            and all(value > 0 for value in self.spread)
        )

    def probabilities(self, values: Floats) -> Floats:
        """Return the probability of each kind.

        Args:
            values: float, shape (n_features,) or (n_rows, n_features).
        """
        scaled = (values - np.array(self.mean)) / np.array(self.spread)
        logits = scaled @ np.array(self.weights)
        powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


class _Vocabulary:
    """What one example, its answers and its facts speak of; `without` leaves one question out."""

    def __init__(
        self, persona: Persona, example: Example, embedder: Embedder, without: str = ""
    ) -> None:
        facts = [fact.text for key in example.facts if (fact := persona.fact(key))]
        questions = [question for question in example.questions if question != without]
        texts = (*questions, *example.answers, *facts)
        found = [words(text, persona.name) for text in texts]
        own = sorted({word for text in found for word in text})
        self.stems = {stem(word) for word in own}
        self.concepts = {concept for word in own for concept in concepts(word)}
        self.heads = {head for text in found[: len(questions)] for head in heads(text)}
        table = np.array([embedder.word(word) for word in own], np.float32)
        lengths = np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
        self._table = (table / lengths).astype(np.float16)  # kept: half of the memory

    def support(self, word: str, vector: Floats) -> float:
        """Return how far a word is covered: 1 = said, less = something like it."""
        if stem(word) in self.stems:
            return 1.0
        table = self._table.astype(np.float32)
        near = float(np.einsum("wd,d->w", table, vector).max(initial=0.0)) - 0.15
        related = 0.75 if self.concepts.intersection(concepts(word)) else 0.0
        return max(related, min(max(near, 0.0), 0.7))


class Gate:
    """Turns scores into a kind and a probability that the answer is known.

    Args:
        persona: Whose examples the scores belong to.
        embedder: Knows the words.
    """

    def __init__(self, persona: Persona, embedder: Embedder) -> None:
        self._persona = persona
        self._embedder = embedder
        kinds = [example.kind for example in persona.examples]
        self._rows = {
            kind: np.array([i for i, own in enumerate(kinds) if own == kind], np.intp)
            for kind in KINDS
        }
        self.personal = np.array([i for i, own in enumerate(kinds) if own in PERSONAL], np.intp)
        self._vocabulary = lru_cache(maxsize=16)(self._read_vocabulary)

    def _read_vocabulary(self, number: int, without: str = "") -> _Vocabulary:
        return _Vocabulary(self._persona, self._persona.examples[number], self._embedder, without)

    def best(self, scores: Floats, kind: str) -> int:
        """Return the number of the best example of a kind; -1 when there is none."""
        rows = self.personal if kind == "personal" else self._rows[kind]  # type: ignore[index]
        return int(rows[int(np.argmax(scores[rows]))]) if len(rows) else -1

    def second(self, scores: Floats) -> int:
        """Return the number of the second best example about the person; -1 when there is none."""
        rows = self.personal
        return int(rows[int(np.argsort(scores[rows])[-2])]) if len(rows) > 1 else -1

    def values(self, found: Sequence[str], scores: Floats, without: str = "") -> Floats:
        """Return the features of one question; shape (n_features,).

        Args:
            found: Its words.
            scores: From `persona.retrieval.scores`.
            without: A question of an example to be taken as not written, for calibration.
        """
        n = len(self._persona.examples)
        best = [float(scores[rows].max(initial=0.0)) for rows in self._rows.values()]
        personal = np.sort(scores[self.personal])[::-1]
        second = float(personal[1]) if len(personal) > 1 else 0.0
        speaks = any(word in ("you", "your", "yours", "yourself") for word in found)
        return np.array(
            [
                *scores[n:],
                *best,
                second,
                *self._coverage(found, self.best(scores, "personal"), without),
                float(speaks),
                min(len(found), 15) / 15,
                1.0,
            ],
            np.float32,
        )

    def _coverage(
        self, found: Sequence[str], number: int, without: str
    ) -> tuple[float, float, float, float]:
        """Return coverage, least coverage, amount not covered, same question word."""
        if number < 0:
            return 0.0, 0.0, 1.0, 0.0
        own = without if without in self._persona.examples[number].questions else ""
        vocabulary = self._vocabulary(number, own)
        asked = float(heads(found) <= vocabulary.heads)
        content = [word for word in dict.fromkeys(found) if is_content(word)]
        if not content:
            return 1.0, 1.0, 0.0, asked
        support = [vocabulary.support(word, self._unit(word)) for word in content]
        missing = sum(1.0 - value for value in support)
        return sum(support) / len(support), min(support), min(missing, 4.0) / 4, asked

    def _unit(self, word: str) -> Floats:
        vector = self._embedder.word(word)
        return vector / max(float(np.linalg.norm(vector)), 1e-9)
