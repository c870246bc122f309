"""Finds the gate's numbers from a persona's own examples and development questions.

``avatar-chat persona calibrate``: runs once, in the command line, for some seconds. Each example
is scored as if it had never been written, so that the numbers hold for questions that nobody has
thought of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from backends.errors import PersonaError
from persona.embedding import Floats
from persona.gate import FEATURES, PERSONAL, Calibration, Gate
from persona.model import KINDS, Kind, Persona
from persona.reader import Reader
from persona.retrieval import (
    RIDGE,
    example_rows,
    gram,
    index_key,
    matrix,
    open_index,
    ridge,
    scores,
    targets,
)

__all__ = ["DevQuestion", "calibrate", "read_questions"]

DEV_WEIGHT = 12.0  # a development question counts as much as twelve examples
WANTED = {"accepted": 0.95, "refused": 0.90}  # of what can be answered, of what cannot
STEPS = 500
LEARNING_RATE = 0.1
DECAY = 3e-4
N_FOLDS = 10

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class DevQuestion:
    """A question that is not in the examples, and what it is."""

    question: str
    kind: Kind
    topic: str = ""
    history: tuple[tuple[str, str], ...] = ()


def read_questions(path: Path) -> tuple[DevQuestion, ...]:
    """Return the questions of a JSONL file with ``question`` and ``kind``.

    Raises:
        PersonaError: The file cannot be read, or a line is not such a question.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
        read = [msgspec.json.decode(line, type=DevQuestion) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as exc:
        raise PersonaError(
            what=f"The development questions in {path.name} cannot be used.",
            why=f"{exc}.",
            todo='Give one JSON object per line, with "question" and "kind".',
        ) from exc
    return tuple(read)


def calibrate(
    persona: Persona,
    reader: Reader,
    questions: Sequence[DevQuestion] = (),
    hard: Sequence[DevQuestion] = (),
) -> Calibration:
    """Return the numbers that separate known from unknown best.

    Args:
        persona: Whose examples.
        reader: With an encoder or without: the numbers are for the same again.
        questions: Development questions, worded as visitors word them.
        hard: More of them, worded as oddly as can be: the fit learns from them, but the threshold
            is not theirs.

    Raises:
        PersonaError: The persona has no answerable or no other examples.
        EngineError: The reader's encoder is gone.
    """
    _check(persona)
    gate = Gate(persona, reader.embedder)
    values, kinds = _example_values(persona, reader, gate)
    dev = [question for question in (*questions, *hard) if not question.history]
    n_usual = sum(1 for question in questions if not question.history)
    dev_values, dev_kinds = _dev_values(persona, reader, gate, dev)
    fitted = _fit(
        np.vstack([values, dev_values]),
        np.concatenate([kinds, dev_kinds]),
        np.concatenate([np.ones(len(kinds)), np.full(len(dev_kinds), DEV_WEIGHT)]),
    )
    probability, truth = _held_out(values, kinds, dev_values, dev_kinds)
    threshold, report = _threshold(probability[: n_usual or None], truth[: n_usual or None])
    report |= {"n_examples": float(len(kinds)), "n_questions": float(len(dev))}
    return _calibration(fitted, threshold, report, index_key(persona, reader.key))


def _check(persona: Persona) -> None:
    kinds = {example.kind for example in persona.examples}
    if not kinds & set(PERSONAL) or "unanswerable" not in kinds:
        raise PersonaError(
            what="This persona cannot be calibrated.",
            why="It needs examples that can be answered and examples that cannot.",
            todo='Add examples with "kind": "answerable" and "kind": "unanswerable".',
        )


def _example_values(
    persona: Persona, reader: Reader, gate: Gate
) -> tuple[Floats, npt.NDArray[np.intp]]:
    rows = example_rows(persona)
    texts = reader.read_all([question for _, question in rows])
    unseen = _scores_unseen(matrix(texts, reader), targets(persona, rows))
    values = [
        gate.values(text.words, score, without=question)
        for text, score, (_, question) in zip(texts, unseen, rows, strict=True)
    ]
    kinds = [KINDS.index(persona.examples[number].kind) for number, _ in rows]
    return np.array(values, np.float32), np.array(kinds, np.intp)


def _scores_unseen(vectors: Floats, wanted: Floats) -> Floats:
    """Return each row's scores from a regression that has not seen it, in ten random folds.

    Leaving a set B out of a ridge regression turns its residuals r into inv(I - H[B, B]) r, where
    H maps targets to fitted values, so nothing is fitted anew.
    """
    residuals = wanted - vectors @ ridge(vectors, wanted)
    not_fitted = _not_fitted(vectors)
    unseen = np.empty_like(wanted)
    fold = _folds(len(vectors))
    for held in range(N_FOLDS):
        hidden = np.flatnonzero(fold == held)
        unseen[hidden] = wanted[hidden] - np.linalg.solve(not_fitted(hidden), residuals[hidden])
    return unseen


def _not_fitted(vectors: Floats) -> Callable[[Rows], Floats]:
    """Return what gives I - H[B, B] for rows B, by the smaller of the two systems."""
    if len(vectors) <= vectors.shape[1]:
        dual = np.linalg.inv(gram(vectors))
        return lambda hidden: np.asarray(RIDGE * dual[np.ix_(hidden, hidden)], np.float32)
    primal = np.linalg.inv(gram(vectors.T))

    def block(hidden: Rows) -> Floats:
        own = vectors[hidden]
        return np.asarray(np.eye(len(hidden), dtype=np.float32) - own @ primal @ own.T, np.float32)

    return block


def _folds(n_rows: int) -> Rows:
    return np.random.default_rng(0).permutation(n_rows) % N_FOLDS


def _dev_values(
    persona: Persona, reader: Reader, gate: Gate, questions: Sequence[DevQuestion]
) -> tuple[Floats, npt.NDArray[np.intp]]:
    index = open_index(persona, reader)
    texts = reader.read_all([question.question for question in questions])
    values = [gate.values(text.words, scores(text, index)) for text in texts]
    kinds = [
        KINDS.index("general" if question.topic == "general" else question.kind)
        for question in questions
    ]
    shape = (len(values), len(FEATURES))
    return np.array(values, np.float32).reshape(shape), np.array(kinds, np.intp)


@dataclass(frozen=True, slots=True)
class _Fitted:
    mean: Floats
    spread: Floats
    weights: Floats

    def probabilities(self, values: Floats) -> Floats:
        scaled = (values - self.mean) / self.spread
        return _softmax(np.asarray(scaled @ self.weights, np.float32))


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def _fit(values: Floats, kinds: npt.NDArray[np.intp], importance: Floats) -> _Fitted:
    """Fit a softmax regression with Adam; the same numbers give the same result."""
    mean, spread = values.mean(axis=0), values.std(axis=0)
    mean[-1], spread[spread < 1e-6] = 0.0, 1.0  # the constant stays
    scaled = (values - mean) / spread
    share = (importance / importance.sum())[:, None]
    wanted = np.eye(len(KINDS), dtype=np.float32)[kinds]
    weights = np.zeros((values.shape[1], len(KINDS)), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = scaled.T @ ((_softmax(scaled @ weights) - wanted) * share) + DECAY * weights
        first += 0.1 * (slope - first)
        second += 0.01 * (slope * slope - second)
        unbiased = np.sqrt(second / (1 - 0.99**step)) + 1e-8
        weights -= LEARNING_RATE * (first / (1 - 0.9**step)) / unbiased
    return _Fitted(mean, spread, weights)


def _held_out(
    values: Floats, kinds: Rows, dev_values: Floats, dev_kinds: Rows
) -> tuple[Floats, Rows]:
    """Return P(known) of questions that the fit has not seen, and their kinds.

    With development questions: these, in ten folds. Without: the examples, already unseen.
    """
    if len(dev_kinds) < N_FOLDS * 2:
        fitted = _fit(values, kinds, np.ones(len(kinds), np.float32))
        return _known(fitted.probabilities(values)), kinds
    fold = _folds(len(dev_kinds))
    probability = np.zeros(len(dev_kinds), np.float32)
    for held in range(N_FOLDS):
        rest = fold != held
        fitted = _fit(
            np.vstack([values, dev_values[rest]]),
            np.concatenate([kinds, dev_kinds[rest]]),
            np.concatenate([np.ones(len(kinds)), np.full(int(rest.sum()), DEV_WEIGHT)]),
        )
        probability[~rest] = _known(fitted.probabilities(dev_values[~rest]))
    return probability, dev_kinds


def _known(probabilities: Floats) -> Floats:
    columns = [KINDS.index(kind) for kind in PERSONAL]
    return np.asarray(probabilities[:, columns].sum(axis=1), np.float32)


def _threshold(probability: Floats, kinds: Rows) -> tuple[float, dict[str, float]]:
    """Return the threshold that leaves most room to both of `WANTED`, and what it gives."""
    known = np.isin(kinds, [KINDS.index(kind) for kind in PERSONAL])
    unknown = kinds == KINDS.index("unanswerable")
    best, report, room = 0.5, {"accepted": 0.0, "refused": 0.0}, -1.0
    for threshold in np.arange(0.25, 0.76, 0.01):
        shares = {
            "accepted": float((probability[known] > threshold).mean()) if known.any() else 0.0,
            "refused": float((probability[unknown] <= threshold).mean()) if unknown.any() else 0.0,
        }
        least = min(shares[name] - wanted for name, wanted in WANTED.items())
        if least > room + 1e-9:
            best, report, room = float(threshold), shares, least
    return round(best, 2), {name: round(value, 4) for name, value in report.items()}


def _calibration(
    fitted: _Fitted, threshold: float, report: dict[str, float], made_for: str
) -> Calibration:
    def rounded(values: Floats) -> tuple[float, ...]:
        return tuple(round(float(value), 5) for value in values)

    return Calibration(
        features=FEATURES,
        mean=rounded(fitted.mean),
        spread=rounded(fitted.spread),
        weights=tuple(rounded(row) for row in fitted.weights),
        threshold=threshold,
        made_for=made_for,
        report=report,
    )
