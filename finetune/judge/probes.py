"""Fits the heads that read one text alone: its kind, whether it claims, in whose voice it is.

Pipeline process. They are linear, on the numbers of both encoders as they are shipped, so they
can be fitted anew in minutes when there are more messages.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from finetune.judge.owners import Owner, faced
from finetune.judge.rows import MESSAGES, WORLD_OR_TASK, message_lines
from persona.judging.finder import LEANING
from persona.judging.reader import MESSAGE_KINDS, Floats, Reader, softmax
from persona.model import LANGUAGES

__all__ = ["fit_probes"]

LOG = logging.getLogger(__name__)
OTHERS = ("task", "world", "person", "own_story", "feeling", "recall")  # in nobody else's voice
N_ASKED, N_SAID = 8, 6  # one in so many questions of an owner is learnt; sentences that claim
N_LEANING = 6  # follow-ups of an owner, and questions that stand alone
HELD_OUT_OWNER = 12  # one in so many owners is not learnt from, but looked at
N_REPLIES = 12  # first sentences of replies, of either kind
STEPS, RATE, MOMENTUM, DECAY = 1_200, 0.3, 0.9, 1e-2
Labelled = list[tuple[str, float]]


def fit_probes(
    reader: Reader, owners: Sequence[Owner], folder: Path = MESSAGES
) -> dict[str, Floats]:
    """Return weights and bias of each head.

    Args:
        reader: With the encoders that are shipped.
        owners: Those of the training.
        folder: One folder a language, one file a kind.
    """
    chance = random.Random(1)
    tasks: tuple[tuple[str, Callable[[Sequence[str]], Floats], tuple[Labelled, Labelled]], ...] = (
        ("kind", reader.messages, _kinds(folder, owners, chance)),
        ("claim", reader.sentences, _claims(folder, owners, chance)),
        ("voice", reader.messages, _voices(folder)),
        ("leans", reader.messages, _leaning(folder, owners, chance)),
    )
    found: dict[str, Floats] = {}
    for name, read, (learnt, held) in tasks:
        weights, bias = _fitted(read([text for text, _ in learnt]), [label for _, label in learnt])
        found |= {f"{name}.w": weights, f"{name}.b": bias}
        guess = (read([text for text, _ in held]) @ weights.T + bias).argmax(1)
        right = np.mean(guess == np.array([label for _, label in held]))
        LOG.info("%s: %d texts, right of %d others: %.3f", name, len(learnt), len(held), right)
    return found


def _kinds(
    folder: Path, owners: Sequence[Owner], chance: random.Random
) -> tuple[Labelled, Labelled]:
    files = [(name, float(i)) for i, name in enumerate(MESSAGE_KINDS)]
    files.append(("creative", float(MESSAGE_KINDS.index("task"))))
    learnt, held = _of_files(folder, files)
    for owner in owners:
        asked = faced(owner).questions  # else any name would be the person's
        own = [one for one in asked if not one.before and len(one.q) > 7]
        personal = [one.q for one in own if one.kind != "notme"]
        learnt += [(text, 0.0) for text in chance.sample(personal, len(personal) // N_ASKED)]
        learnt += [(one.q, WORLD_OR_TASK) for one in own if one.kind == "notme"]
    return learnt, held


def _claims(
    folder: Path, owners: Sequence[Owner], chance: random.Random
) -> tuple[Labelled, Labelled]:
    learnt, held = _of_files(folder, [("noclaim", 0.0), ("claim", 1.0)])
    for owner in owners:
        said = [pair.answer for pair in owner.qa] + [claim.text for claim in owner.claims]
        learnt += [(text, 1.0) for text in chance.sample(said, min(N_SAID, len(said)))]
        replies = [one for exchange in owner.exchanges for one in exchange.said[:1]]
        some = chance.sample(replies, min(N_REPLIES, len(replies)))
        learnt += [(one.text, float(one.label != "none")) for one in some]
    return learnt, held


def _voices(folder: Path) -> tuple[Labelled, Labelled]:
    learnt, held = _of_files(folder, [*((name, 0.0) for name in OTHERS), ("creative", 1.0)])
    creative = {text for own in (learnt, held) for text, label in own if label}
    return tuple(  # type: ignore[return-value]
        [(text, float(text in creative)) for text, _ in own] for own in (learnt, held)
    )


def _leaning(
    folder: Path, owners: Sequence[Owner], chance: random.Random
) -> tuple[Labelled, Labelled]:
    """Return messages with whether they are understood only after the one before."""
    names = [(name, float(name in LEANING)) for name in MESSAGE_KINDS]
    learnt, held = _of_files(folder, names)
    for number, owner in enumerate(owners):
        asked = faced(owner).questions
        after = [(one.q, 1.0) for one in asked if one.before]
        alone = [(one.q, 0.0) for one in asked if not one.before]
        own = [
            one for part in (after, alone) for one in chance.sample(part, min(N_LEANING, len(part)))
        ]
        (held if number % HELD_OUT_OWNER == 0 else learnt).extend(own)
    return learnt, held


def _of_files(folder: Path, names: Sequence[tuple[str, float]]) -> tuple[Labelled, Labelled]:
    """Return the lines of files with their labels: those to learn, and every so many-th apart."""
    learnt: Labelled = []
    held: Labelled = []
    for language in LANGUAGES:
        for name, label in names:
            path = folder / language / f"{name}.txt"
            learnt += [(line, label) for line in message_lines(path, held_out=False)]
            held += [(line, label) for line in message_lines(path, held_out=True)]
    return learnt, held


def _fitted(x: Floats, labels: Sequence[float]) -> tuple[Floats, Floats]:
    """Return a softmax regression; a label may be open between the world and tasks."""
    centre, spread = x.mean(0), x.std(0) + 1e-6
    scaled = (x - centre) / spread
    n = int(max(labels)) + 1
    wanted = np.array([label for label in labels])
    either = np.array([MESSAGE_KINDS.index("world"), MESSAGE_KINDS.index("task")])
    named = np.where(wanted < 0, either[0] if n > 2 else 0, wanted).astype(int)
    share = 1 / np.sqrt(np.bincount(named, minlength=n)[named])
    share = (share / share.sum())[:, None].astype(np.float32)
    sure = np.eye(n, dtype=np.float32)[named]
    weights, bias = np.zeros((n, x.shape[1]), np.float32), np.zeros(n, np.float32)
    pace, slow = np.zeros_like(weights), np.zeros_like(bias)
    for _ in range(STEPS):
        found = softmax(scaled @ weights.T + bias)
        target = sure
        if (wanted < 0).any():
            target = sure.copy()
            open_ = np.flatnonzero(wanted < 0)
            both = found[np.ix_(open_, either)]
            target[np.ix_(open_, either)] = both / both.sum(1, keepdims=True)
        error = (found - target) * share
        pace = MOMENTUM * pace + error.T @ scaled + DECAY * weights
        slow = MOMENTUM * slow + error.sum(0)
        weights -= RATE * pace
        bias -= RATE * slow
    slopes = weights / spread
    return slopes.astype(np.float32), (bias - slopes @ centre).astype(np.float32)
