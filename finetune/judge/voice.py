"""Fits the head that tells whether a text in another voice was asked for: pipeline process.

A poem, a story, a letter, a translation: an "I" in it is not the person. A linear head on the
judge's own numbers, fitted on requests of both kinds with the encoder that is shipped.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from backends.encoder import JUDGE, Encoder
from finetune.judge.rows import HELD_OUT_EVERY, MESSAGES
from persona.model import LANGUAGES
from persona.reader import SCALE, Floats, clean

__all__ = ["fit_voice"]

OTHERS = ("task", "world", "person", "own_story", "feeling", "recall")
STEPS, RATE, DECAY = 1_500, 0.5, 3e-3


def fit_voice(encoder: Encoder, folder: Path = MESSAGES) -> tuple[Floats, Floats, float]:
    """Return weights and bias of the head, and what share of held-out requests it gets right."""
    texts, wanted = _requests(folder)
    read = encoder.encode([[f"kind: {clean(text)}"] for text in texts], JUDGE)
    x = np.array([np.asarray(row, np.float32) for row in read]) * SCALE
    held = np.arange(len(texts)) % HELD_OUT_EVERY == 0
    centre, spread = x[~held].mean(0), x[~held].std(0) + 1e-6
    weights, bias = _fitted((x[~held] - centre) / spread, wanted[~held])
    slopes = weights / spread
    bias -= float(slopes @ centre)
    right = ((x[held] @ slopes + bias > 0) == (wanted[held] > 0.5)).mean()
    return slopes.astype(np.float32), np.asarray([bias], np.float32), float(right)


def _requests(folder: Path) -> tuple[list[str], Floats]:
    """Return requests and whether each asks for a text in another voice."""
    found: dict[str, float] = {}
    for language in LANGUAGES:
        creative = _lines(folder / language / "creative.txt")
        for name in OTHERS:
            found |= dict.fromkeys(_lines(folder / language / f"{name}.txt"), 0.0)
        found |= dict.fromkeys(creative, 1.0)
    return list(found), np.array([*found.values()], np.float32)


def _fitted(x: Floats, wanted: Floats) -> tuple[Floats, float]:
    """Return a logistic regression in which both sides weigh the same."""
    share = np.where(wanted > 0.5, 0.5 / wanted.sum(), 0.5 / (1 - wanted).sum())
    weights, bias = np.zeros(x.shape[1]), 0.0
    for _ in range(STEPS):
        error = (1 / (1 + np.exp(-(x @ weights + bias))) - wanted) * share
        weights -= RATE * (x.T @ error + DECAY * weights)
        bias -= RATE * float(error.sum())
    return np.asarray(weights, np.float32), bias


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
